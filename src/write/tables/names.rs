//! Names in values, as tables say them: a report writes them with prefixes of its own.

use crate::model::{INSTANCE_PREFIXES, QName};

/// Prefixes of a report with their namespaces.
pub(super) type Namespaces = [(Box<str>, Box<str>)];

fn expanded<'v>(text: &'v str, bound: &Namespaces) -> Option<(String, &'v str)> {
    let (prefix, local) = text.split_once(':')?;
    let (_, namespace) = bound.iter().find(|(of, _)| **of == *prefix)?;
    Some((namespace.to_string(), local))
}

/// The members that a value names, parted by `;`; an empty set is a lone one. What is no name of the taxonomy stays as
/// it is, for whoever reads it to see.
pub(super) fn members(
    value: &str,
    is_set: bool,
    bound: &Namespaces,
    name: &dyn Fn(&QName) -> Option<String>,
) -> String {
    let told = |text: &str| {
        let known = expanded(text, bound)
            .and_then(|(namespace, local)| name(&QName::new("", &namespace, local)));
        known.unwrap_or_else(|| text.to_owned())
    };
    if !is_set {
        return told(value.trim_ascii());
    }
    let all: Vec<String> = value.split_whitespace().map(told).collect();
    if all.is_empty() { ";".to_owned() } else { all.join("; ") }
}

/// A name with the prefix that every document declares for its namespace; tables have no other names as values than
/// those and their own, of which a report of others has none.
pub(super) fn standard(value: &str, bound: &Namespaces) -> Option<String> {
    let (namespace, local) = expanded(value.trim_ascii(), bound)?;
    let (prefix, _) = INSTANCE_PREFIXES.iter().find(|(_, of)| **of == *namespace)?;
    let is_one = !local.contains(':');
    is_one.then(|| format!("{prefix}:{local}"))
}

/// Whether a cell with this text of a note could be read as ids of notes.
pub(super) fn is_like_ids(text: &str) -> bool {
    let has_blanks = text.split(';').any(|part| part.trim().contains(char::is_whitespace));
    let of_ids = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    !has_blanks && text.chars().any(of_ids)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_get_the_prefixes_of_tables() {
        let bound: Vec<(Box<str>, Box<str>)> =
            [("a", "http://a.example"), ("cur", "http://www.xbrl.org/2003/iso4217")]
                .map(|(prefix, uri)| (prefix.into(), uri.into()))
                .into();
        let name = |name: &QName| {
            (&*name.namespace == "http://a.example").then(|| format!("t:{}", name.local))
        };
        assert_eq!(members("a:One a:Two", true, &bound, &name), "t:One; t:Two");
        assert_eq!(members(" ", true, &bound, &name), ";");
        assert_eq!(members("a:One", false, &bound, &name), "t:One");
        assert_eq!(members("b:One", true, &bound, &name), "b:One");
        assert_eq!(standard("cur:JPY", &bound).as_deref(), Some("iso4217:JPY"));
        assert_eq!(standard("a:One", &bound), None);
        assert_eq!(standard("JPY", &bound), None);
    }

    #[test]
    fn texts_that_look_like_ids_are_known() {
        for text in ["Hi", "Restated; unaudited", "note-1", "1", "注1", "-"] {
            assert!(is_like_ids(text), "{text}");
        }
        for text in ["See note 4", "未監査", "*", "a b; c"] {
            assert!(!is_like_ids(text), "{text}");
        }
    }
}
