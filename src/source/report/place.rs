//! Where a fact stands in the text of the release: `412:30`, or `instead of 412:30` for a fact
//! that corrects what is printed there.

use crate::model::TextPlace;

/// Whether places of facts are kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Places {
    /// They are for people only.
    Drop,
    /// The text of the release is to be marked up.
    Keep,
}

/// Reads the place of the fact at this position of the report. A cell in any other form
/// (`line 355`) is a remark for people and names no place.
pub(super) fn parse(cell: &[u8], fact: usize) -> Option<TextPlace> {
    let text = str::from_utf8(cell).ok()?;
    let (instead, place) = match text.strip_prefix("instead of ") {
        Some(place) => (true, place),
        None => (false, text),
    };
    let (line, column) = place.split_once(':')?;
    let number = |text: &str| text.parse().ok().filter(|number: &u32| *number > 0);
    Some(TextPlace { fact: fact.into(), line: number(line)?, column: number(column)?, instead })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_line_and_a_column() {
        let place = parse(b"412:30", 7).unwrap();
        assert_eq!((place.fact.index(), place.line, place.column), (7, 412, 30));
        assert!(!place.instead && parse(b"instead of 1:2", 0).unwrap().instead);
        for remark in ["line 355", "12", "0:4", "4:0", ":", "4:5:6", "instead of it", "\u{ff11}:2"]
        {
            assert_eq!(parse(remark.as_bytes(), 0), None, "{remark}");
        }
    }
}
