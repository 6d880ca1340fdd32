//! Units as text (xBRL-JSON 1.0, unit string representation).

use super::names::{NoName, Prefixes};
use crate::model::stream::StreamUnit;

/// Why a text is no unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoUnit {
    /// It has not the form of one, or the measures are not in their order.
    Form,
    /// It is `xbrli:pure` alone, which is said by having no unit.
    Pure,
    /// A prefix is not bound.
    Unbound,
}

/// Reads a unit: `a:x`, `a:x*b:y`, `a:x/b:y`, `(a:x*b:y)/(c:z*d:w)`.
pub(crate) fn read(text: &str, prefixes: &Prefixes) -> Result<StreamUnit, NoUnit> {
    if text == "xbrli:pure" {
        return Err(NoUnit::Pure);
    }
    let mut sides = text.split('/');
    let (Some(above), below, None) = (sides.next(), sides.next(), sides.next()) else {
        return Err(NoUnit::Form);
    };
    let has_below = below.is_some();
    let numerators = side(above, has_below, prefixes)?;
    let denominators = below.map_or(Ok(Vec::new()), |below| side(below, true, prefixes))?;
    Ok(StreamUnit { numerators, denominators })
}

/// The measures of a side: where there are two sides, several stand in parentheses, and one does not.
fn side(text: &str, both: bool, prefixes: &Prefixes) -> Result<Vec<crate::model::QName>, NoUnit> {
    let bracketed = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let names: Vec<&str> = bracketed.unwrap_or(text).split('*').collect();
    let fits = match bracketed {
        Some(_) => names.len() > 1,
        None => names.len() == 1 || !both,
    };
    if !fits || !names.is_sorted() {
        return Err(NoUnit::Form);
    }
    let name = |name: &&str| {
        prefixes.qname(name).map_err(|error| match error {
            NoName::Form => NoUnit::Form,
            NoName::Unbound => NoUnit::Unbound,
        })
    };
    names.iter().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_have_one_form() {
        let mut prefixes = Prefixes::default();
        prefixes.bind("a", "urn:a");
        prefixes.bind("xbrli", "http://www.xbrl.org/2003/instance");
        for good in [
            "a:x",
            "a:x*a:y",
            "(a:x*a:y)",
            "a:x/a:y",
            "(a:x*a:y)/a:z",
            "a:x/(a:y*a:z)",
            "xbrli:pure/a:x",
        ] {
            assert!(read(good, &prefixes).is_ok(), "{good}");
        }
        for bad in [
            "",
            "a:y*a:x",
            "a:x*a:y/a:z",
            "a:x/a:y/a:z",
            "(a:x)",
            "(a:x)/a:y",
            "a:x /a:y",
            "x",
            "a:x/",
            "/a:x",
        ] {
            assert_eq!(read(bad, &prefixes).unwrap_err(), NoUnit::Form, "{bad}");
        }
        assert_eq!(read("b:x", &prefixes).unwrap_err(), NoUnit::Unbound);
        assert_eq!(read("xbrli:pure", &prefixes).unwrap_err(), NoUnit::Pure);
    }
}
