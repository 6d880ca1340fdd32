//! Where a value stands in a TOML file.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::characters::place_of;
use crate::diagnostic::Place;

/// Gives places that name a key of a TOML file their lines and columns. Text that is no TOML
/// leaves them as they are.
pub(super) fn complete_in(name: &Arc<str>, text: &str, places: &mut [&mut Place]) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Ok(table) = DeTable::parse(text) else { return };
    for place in places {
        let span = place.key.take().and_then(|keys| find(table.get_ref(), &keys));
        if let Some(span) = span {
            **place = place_of(name, text, span.start);
        }
    }
}

/// Where the value to which keys lead stands, or what comes next to it on the way; nothing
/// where not even the first key is there.
fn find(table: &DeTable<'_>, keys: &[Box<str>]) -> Option<Range<usize>> {
    let (first, rest) = keys.split_first()?;
    let (key, value) = table.iter().find(|(key, _)| **key.get_ref() == **first)?;
    below(value, rest).or_else(|| Some(own_span(key.span(), value)))
}

/// Where the value stands to which keys lead from this one; nothing where it leads no further.
fn below(value: &Spanned<DeValue<'_>>, keys: &[Box<str>]) -> Option<Range<usize>> {
    match value.get_ref() {
        DeValue::Table(table) => find(table, keys),
        DeValue::Array(items) => {
            let (first, rest) = keys.split_first()?;
            let item = items.get(first.parse::<usize>().ok()?)?;
            below(item, rest).or_else(|| Some(item.span()))
        }
        _ => None,
    }
}

/// Tables and lists of tables are found by their key, other values stand for themselves.
fn own_span(key: Range<usize>, value: &Spanned<DeValue<'_>>) -> Range<usize> {
    match value.get_ref() {
        DeValue::Table(_) | DeValue::Array(_) => key,
        _ => value.span(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\u{feff}id = \"loom\"\nlanguages = [\"en\", \"jp\"]\n\n[name]\nen = \"L\"\n\n\
                        [[entry_points]]\nid = \"q1\"\nname.en = \"Q\"\n\n[[entry_points]]\nid = \"q2\"\n\n\
                        [footnotes.\"a.b\"]\nen = \"N\"\n";

    #[test]
    fn keys_lead_to_a_line_and_a_column() {
        let name: Arc<str> = "taxonomy.toml".into();
        for (keys, line, column) in [
            (&["id"][..], 1, 6),
            (&["languages", "1"], 2, 20),
            (&["languages"], 2, 1),
            (&["name", "en"], 5, 6),
            (&["name", "ja"], 4, 2),
            (&["entry_points", "1", "id"], 12, 6),
            (&["entry_points", "0", "name", "en"], 9, 11),
            (&["entry_points", "1"], 11, 1),
            (&["entry_points", "1", "name"], 11, 1),
            (&["footnotes", "a.b"], 14, 12),
        ] {
            let mut place = Place::key(&name, keys);
            complete_in(&name, TEXT, &mut [&mut place]);
            assert_eq!((place.line, place.column), (Some(line), Some(column)), "{keys:?}");
        }
        let mut nowhere = Place::key(&name, &["version"]);
        complete_in(&name, TEXT, &mut [&mut nowhere]);
        assert_eq!(nowhere, Place::file(&name));
    }
}
