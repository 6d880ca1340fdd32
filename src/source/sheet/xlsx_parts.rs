//! What a workbook in Office Open XML says beside the values of its cells: which sheets there are,
//! rows that are hidden, cells that are merged, formulas whose result is not stored.

use std::io;

use super::part;
use crate::archive::incoming::Incoming;
use crate::model::instance::Names;
use crate::read::xml::{Scanner, Token, XmlError};

/// The parts of a sheet that values don't have.
#[derive(Default)]
pub(super) struct Marks {
    pub(super) hidden: Vec<u32>,
    pub(super) merged: Vec<[u32; 4]>,
    /// Row and column of formulas without a result.
    pub(super) open: Vec<(u32, u32)>,
}

fn broken(error: XmlError) -> io::Error {
    io::Error::other(error.to_string())
}

/// Gives every start tag's local name to a function, and `None` for every end.
fn walk(text: &str, mut tag: impl FnMut(Option<&str>, &Scanner<'_>)) -> io::Result<()> {
    let mut scanner = Scanner::new(text, Names::default());
    loop {
        match scanner.token().map_err(broken)? {
            Token::Start(_) => {
                let name = scanner.written_name();
                tag(Some(local(name)), &scanner);
            }
            Token::End => tag(None, &scanner),
            Token::Text(_) => {}
            Token::Eof => return Ok(()),
        }
    }
}

pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// Names, relationships and whether they are hidden, of the sheets in their order.
fn sheets(archive: &mut Incoming) -> io::Result<Vec<(String, String, bool)>> {
    let mut found = Vec::new();
    walk(&part(archive, "xl/workbook.xml")?, |tag, scanner| {
        if tag == Some("sheet") {
            let of = |key: &str| scanner.attribute(key).map(|value| value.into_owned());
            let id = scanner.attributes().iter().find(|of| local(of.key) == "id" && of.key != "id");
            let id = id.map(|of| of.value().into_owned()).unwrap_or_default();
            let is_hidden = of("state").is_some_and(|state| state != "visible");
            found.extend(of("name").map(|name| (name, id, is_hidden)));
        }
    })?;
    Ok(found)
}

/// The names of the sheets, those that are shown first.
pub(super) fn names(archive: &mut Incoming) -> io::Result<Vec<String>> {
    let mut sheets = sheets(archive)?;
    sheets.sort_by_key(|(_, _, is_hidden)| *is_hidden);
    Ok(sheets.into_iter().map(|(name, ..)| name).collect())
}

/// Whether a sheet is hidden, and the part in which it is.
pub(super) fn find(archive: &mut Incoming, sheet: &str) -> io::Result<(bool, String)> {
    let sheets = sheets(archive)?;
    let found = sheets.into_iter().find(|(name, ..)| name == sheet);
    let (_, id, is_hidden) = found.ok_or_else(|| io::Error::other("it has no such sheet"))?;
    let mut target = None;
    walk(&part(archive, "xl/_rels/workbook.xml.rels")?, |tag, scanner| {
        if tag == Some("Relationship") && scanner.attribute("Id").is_some_and(|of| of == id) {
            target = scanner.attribute("Target").map(|target| target.into_owned());
        }
    })?;
    let target = target.ok_or_else(|| io::Error::other("the sheet has no part"))?;
    let name = match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("xl/{target}"),
    };
    Ok((is_hidden, name))
}

/// What a part says beside values.
pub(super) fn marks(text: &str) -> io::Result<Marks> {
    let mut marks = Marks::default();
    // Where the reader stands, and whether the cell has a formula and a value.
    let (mut at, mut formula, mut value) = ((0, 0), false, false);
    let mut open = Vec::new();
    walk(text, |tag, scanner| {
        let Some(tag) = tag else {
            if open.pop().as_deref() == Some("c") {
                if formula && !value {
                    marks.open.push(at);
                }
                at.1 += 1;
            }
            return;
        };
        open.push(tag.to_owned());
        match tag {
            "row" => {
                let number = scanner.attribute("r").and_then(|row| row.parse::<u32>().ok());
                at = (number.map_or(at.0 + 1, |row| row.saturating_sub(1)), 0);
                if scanner.attribute("hidden").is_some_and(|of| of == "1" || of == "true") {
                    marks.hidden.push(at.0);
                }
            }
            "c" => {
                at = scanner.attribute("r").and_then(|name| cell(&name)).unwrap_or(at);
                (formula, value) = (false, false);
            }
            "f" => formula = true,
            "v" | "is" => value = true,
            "mergeCell" => {
                let range = scanner.attribute("ref").unwrap_or_default();
                if let Some((from, to)) = range.split_once(':')
                    && let (Some(from), Some(to)) = (cell(from), cell(to))
                {
                    marks.merged.push([from.0, from.1, to.0, to.1]);
                }
            }
            _ => {}
        }
    })?;
    Ok(marks)
}

/// Row and column from 0 of a name such as `B7`.
fn cell(name: &str) -> Option<(u32, u32)> {
    let at = name.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, digits) = name.split_at(at);
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let letter = letter.to_ascii_uppercase();
        letter.is_ascii_uppercase().then_some(())?;
        column.checked_mul(26)?.checked_add(u32::from(letter - b'A') + 1)
    })?;
    Some((digits.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_names() {
        assert_eq!(cell("A1"), Some((0, 0)));
        assert_eq!(cell("AB12"), Some((11, 27)));
        assert_eq!(cell("A0"), None);
        assert_eq!(cell("12"), None);
    }

    #[test]
    fn marks_are_read_beside_values() {
        let text = "<worksheet><sheetData><row r=\"2\" hidden=\"1\"><c r=\"A2\"><f>1+1</f></c>\
                    <c r=\"B2\"><f>1+1</f><v>2</v></c></row></sheetData>\
                    <mergeCells><mergeCell ref=\"A3:B4\"/></mergeCells></worksheet>";
        let marks = marks(text).unwrap();
        assert_eq!(marks.hidden, [1]);
        assert_eq!(marks.open, [(1, 0)]);
        assert_eq!(marks.merged, [[2, 0, 3, 1]]);
    }
}
