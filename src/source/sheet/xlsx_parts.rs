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
    /// The first and the last of hidden columns.
    pub(super) hidden_columns: Vec<[u32; 2]>,
    pub(super) merged: Vec<[u32; 4]>,
    /// Row and column of formulas without a result.
    pub(super) open: Vec<(u32, u32)>,
}

fn broken(error: XmlError) -> io::Error {
    io::Error::other(error.to_string())
}

/// What a walk comes by.
enum Seen<'a> {
    /// An element begins, by its local name.
    Start(&'a str),
    End,
    Text,
}

/// Gives the tags and texts of a part to a function.
fn walk(text: &str, mut seen: impl FnMut(Seen<'_>, &Scanner<'_>)) -> io::Result<()> {
    let mut scanner = Scanner::new(text, Names::default());
    loop {
        match scanner.token().map_err(broken)? {
            Token::Start(_) => {
                let name = scanner.written_name();
                seen(Seen::Start(local(name)), &scanner);
            }
            Token::End => seen(Seen::End, &scanner),
            Token::Text(_) => seen(Seen::Text, &scanner),
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
    walk(&part(archive, "xl/workbook.xml")?, |seen, scanner| {
        if let Seen::Start("sheet") = seen {
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
    walk(&part(archive, "xl/_rels/workbook.xml.rels")?, |seen, scanner| {
        let is_one = matches!(seen, Seen::Start("Relationship"));
        if is_one && scanner.attribute("Id").is_some_and(|of| of == id) {
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
    // Where the reader stands, whether the cell has a formula and a value, and whether an empty value is one.
    let (mut at, mut formula, mut value, mut may_be_empty) = ((0, 0), false, false, false);
    let mut open: Vec<String> = Vec::new();
    walk(text, |seen, scanner| {
        let tag = match seen {
            Seen::Start(tag) => tag,
            Seen::Text => {
                value |= matches!(open.last().map(String::as_str), Some("v" | "t"));
                return;
            }
            Seen::End => {
                if open.pop().as_deref() == Some("c") {
                    if formula && !value {
                        marks.open.push(at);
                    }
                    at.1 += 1;
                }
                return;
            }
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
                // A formula may give a text without letters.
                may_be_empty = scanner.attribute("t").is_some_and(|of| of == "str");
            }
            "f" => formula = true,
            "v" => value |= may_be_empty,
            "is" => value = true,
            "col" => marks.hidden_columns.extend(hidden_columns(scanner)),
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

/// The first and the last column of a declaration, from 0, where it hides them.
fn hidden_columns(scanner: &Scanner<'_>) -> Option<[u32; 2]> {
    scanner.attribute("hidden").filter(|of| of == "1" || of == "true")?;
    let number = |key: &str| scanner.attribute(key)?.parse::<u32>().ok()?.checked_sub(1);
    Some([number("min")?, number("max")?])
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
        let text = "<worksheet><cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData><row r=\"2\" hidden=\"1\"><c r=\"A2\"><f>1+1</f></c>\
                    <c r=\"B2\"><f>1+1</f><v>2</v></c>\
                    <c r=\"C2\"><f>1+1</f><v/></c><c r=\"D2\" t=\"str\"><f>T(1)</f><v></v></c></row></sheetData>\
                    <mergeCells><mergeCell ref=\"A3:B4\"/></mergeCells></worksheet>";
        let marks = marks(text).unwrap();
        assert_eq!(marks.hidden, [1]);
        assert_eq!(marks.hidden_columns, [[1, 2]]);
        // An empty value is none, but of a text.
        assert_eq!(marks.open, [(1, 0), (1, 2)]);
        assert_eq!(marks.merged, [[2, 0, 3, 1]]);
    }
}
