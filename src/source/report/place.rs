//! Where a fact stands in the text of the release: `412:30`, or `instead of 412:30` for a fact
//! that corrects what is printed there.

use std::collections::BTreeSet;
use std::path::Path;

use crate::diagnostic::Diagnostics;
use crate::model::TextPlace;
use crate::source::{file, rows::Rows, sheet};

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

/// The lines of the text that facts of a table stand instead of; as far as it can be read, what is wrong with it is told
/// where it is checked.
pub(super) fn corrected(table: &Path) -> BTreeSet<u32> {
    let path = sheet::resolve(table);
    let mut lines = BTreeSet::new();
    let opened = Rows::open(&path, &file::name_of(&path), &mut Diagnostics::default());
    let Ok(mut rows) = opened else { return lines };
    while let Ok(Some(_)) = rows.advance() {
        let places = rows.row().iter().filter_map(|cell| parse(cell, 0));
        lines.extend(places.filter(|place| place.instead).map(|place| place.line));
    }
    lines
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
