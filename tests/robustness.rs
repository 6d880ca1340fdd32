//! Whatever stands in the files: never a panic, every diagnostic in its place, and what is not
//! refused can be written as XML.

mod common;

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use common::case::base;
use common::pipeline::{self, Written};
use kessan::diagnostic::{Diagnostics, Place};
use proptest::collection::vec;
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

/// Enough to meet the common mistakes, few enough to wait for.
fn config() -> ProptestConfig {
    common::random::cases(120, 0x6b65_7373_616e)
}

/// Exports the base with a file of it replaced, and looks at what comes out.
fn with_file(file: &str, bytes: &[u8]) -> Result<(), TestCaseError> {
    let folder = base();
    fs::write(folder.path().join(file), bytes).expect("a file can be written");
    let (diagnostics, written) = pipeline::export(&folder.path().join("report"));
    prop_assert_eq!(diagnostics.has_errors(), written.is_none());
    if let Some(Written { xbrl, inline, taxonomy }) = written {
        is_xml(&xbrl)?;
        is_xml(&inline)?;
        for (_, bytes) in taxonomy.iter().filter(|(path, _)| !path.ends_with(".json")) {
            is_xml(bytes)?;
        }
    }
    places_exist(&diagnostics)
}

/// A document is UTF-8, has only characters that XML 1.0 has, is well formed, and has no id
/// twice.
fn is_xml(bytes: &[u8]) -> Result<(), TestCaseError> {
    let text =
        std::str::from_utf8(bytes).map_err(|error| TestCaseError::fail(error.to_string()))?;
    let foreign = text.chars().find(|c| {
        (*c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}')
    });
    prop_assert_eq!(foreign, None);
    let mut reader = Reader::from_str(text);
    let mut ids = HashSet::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => {
                for attribute in element.attributes() {
                    prop_assert!(attribute.is_ok(), "{:?}", attribute);
                    if let Some(id) = attribute.ok().filter(|it| it.key.as_ref() == "id") {
                        prop_assert!(ids.insert(id.value.clone().into_owned()), "{:?} twice", id);
                    }
                }
            }
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
        }
    }
}

/// Every place that names a line names one that the file has.
fn places_exist(diagnostics: &Diagnostics) -> Result<(), TestCaseError> {
    for diagnostic in diagnostics.iter() {
        for place in std::iter::once(&diagnostic.place).chain(&diagnostic.related) {
            prop_assert!(exists(place), "{diagnostic:?}");
        }
    }
    Ok(())
}

fn exists(place: &Place) -> bool {
    let Place { file, line, column, .. } = place;
    let (Some(file), Some(line)) = (file, line) else { return column.is_none() };
    let Ok(bytes) = fs::read(Path::new(&**file)) else { return false };
    // Tables of old end their lines with CR; TOML does not.
    let old = file.ends_with(".csv") && !bytes.contains(&b'\n');
    let line_end = if old { b'\r' } else { b'\n' };
    let lines: Vec<&[u8]> = bytes.split(|c| *c == line_end).collect();
    let Some(text) = lines.get((*line as usize).wrapping_sub(1)) else { return false };
    // One beyond the end: a cell that is not there.
    column.is_none_or(|column| (1..=text.len() as u32 + 1).contains(&column))
}

/// A small change somewhere in a file.
#[derive(Clone, Debug)]
enum Edit {
    /// Another byte at a place.
    Flip(prop::sample::Index, u8),
    /// Some bytes less.
    Delete(prop::sample::Index, usize),
    /// Some bytes more.
    Insert(prop::sample::Index, Vec<u8>),
    /// The rest is lost.
    Cut(prop::sample::Index),
}

/// What breaks tables, figures, XML and UTF-8.
const PIECES: [&str; 26] = [
    "\"", ",", "\n", "\r\n", "\r", "\n\n", "(", ")", "-", "—", ".", "0", "9", "%", "#REF!",
    "million", "株", "<", "&", "]]>", "\u{1}", "\u{fffe}", "\u{feff}", ";", " ", "Revenues",
];

fn edit() -> impl Strategy<Value = Edit> {
    let at = any::<prop::sample::Index>;
    let piece = prop_oneof![
        4 => prop::sample::select(&PIECES[..]).prop_map(|piece| piece.as_bytes().to_vec()),
        1 => vec(any::<u8>(), 1..4),
    ];
    prop_oneof![
        3 => (at(), any::<u8>()).prop_map(|(at, byte)| Edit::Flip(at, byte)),
        3 => (at(), 1_usize..12).prop_map(|(at, count)| Edit::Delete(at, count)),
        5 => (at(), piece).prop_map(|(at, piece)| Edit::Insert(at, piece)),
        1 => at().prop_map(Edit::Cut),
    ]
}

/// A file of the base after some edits.
fn edited(file: &str, edits: &[Edit]) -> Vec<u8> {
    let mut bytes = fs::read(common::cases().join("base").join(file)).expect("the base has it");
    for edit in edits {
        match edit {
            Edit::Flip(at, byte) if !bytes.is_empty() => {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            Edit::Delete(at, count) if !bytes.is_empty() => {
                let at = at.index(bytes.len());
                let end = bytes.len().min(at + count);
                bytes.drain(at..end);
            }
            Edit::Insert(at, piece) => {
                let at = at.index(bytes.len() + 1);
                bytes.splice(at..at, piece.iter().copied());
            }
            Edit::Cut(at) => bytes.truncate(at.index(bytes.len() + 1)),
            Edit::Flip(..) | Edit::Delete(..) => {}
        }
    }
    bytes
}

/// The files that a taxonomy and a report are made of.
const FILES: [&str; 10] = [
    "report/facts.csv",
    "report/report.toml",
    "taxonomy/taxonomy.toml",
    "taxonomy/calendar.toml",
    "taxonomy/concepts.csv",
    "taxonomy/dimensions.csv",
    "taxonomy/units.csv",
    "taxonomy/statements/results.csv",
    "taxonomy/statements/cash.csv",
    "taxonomy/statements/plants.csv",
];

/// Beginnings and ends of rows that fit together: concept, period and axes; unit to table.
const ROWS: [(&str, &str); 8] = [
    ("Revenues,1Q21,JapanMember,", "JPY,\"1,234\",million,,,,Results"),
    ("Revenues,FY20,,", "JPY millions,1.5,,,,restated,"),
    ("CostOfSales,1Q21,,", "JPY,(900),千,,,a note of its own,Results"),
    ("GrossMargin,2H19,OverseasMember,", ",△27.5%,,,,,"),
    ("Cash,1Q21.start,,", "JPY,—,,,,rounded;restated,Cash"),
    ("Looms,2021-06-30,,京都 & <Nara>", "looms,0,,INF,,,"),
    ("CompanyName,1Q21,,", ",\"A & B <\"\"C\"\">\n]]>\",,,ja,,Cover"),
    ("ReportDate,1Q21,,", ",令和3年8月2日,,,,,"),
];

/// A row of facts that is right, or of which one cell is another.
fn row() -> impl Strategy<Value = String> {
    let cell = prop_oneof![
        2 => "[^\"\r\n]{0,6}".prop_map(|text| format!("\"{text}\"")),
        3 => prop::sample::select(&PIECES[9..]).prop_map(|piece| format!("\"{piece}\"")),
    ];
    let change = prop::option::weighted(0.15, (any::<prop::sample::Index>(), cell));
    (prop::sample::select(&ROWS[..]), change).prop_map(|((begin, end), change)| {
        let row = format!("{begin},{end}");
        let Some((at, cell)) = change else { return row + "\n" };
        let mut cells: Vec<&str> = row.split(',').collect();
        let at = at.index(cells.len());
        cells[at] = &cell;
        cells.join(",") + "\n"
    })
}

/// Text made of pieces of TOML.
fn toml_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(
        &[
            "taxonomy",
            "facts",
            "entry_point",
            "title",
            "footnotes",
            "entity",
            "=",
            "[",
            "]",
            "[[",
            "]]",
            "\"",
            "'",
            "\"\"\"",
            "\n",
            ".",
            ",",
            "{",
            "}",
            "1",
            "true",
            "en",
            "../taxonomy",
            "\"q1\"",
            "# ",
            "\\u0001",
            "1979-05-27",
        ][..],
    );
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_bytes_as_facts(bytes in vec(any::<u8>(), 0..400)) {
        with_file("report/facts.csv", &bytes)?;
    }

    #[test]
    fn any_bytes_below_a_good_heading(bytes in vec(any::<u8>(), 0..400)) {
        let heading = b"concept,period,unit,value,scale,lang\n";
        with_file("report/facts.csv", &[&heading[..], &bytes].concat())?;
    }

    #[test]
    fn facts_with_small_mistakes(edits in vec(edit(), 1..5)) {
        with_file("report/facts.csv", &edited("report/facts.csv", &edits))?;
    }

    #[test]
    fn rows_of_likely_cells(rows in vec(row(), 1..8)) {
        let heading =
            "concept,period,RegionAxis,PlantAxis,unit,value,scale,decimals,lang,footnote,table\n";
        with_file("report/facts.csv", (heading.to_owned() + &rows.concat()).as_bytes())?;
    }

    #[test]
    fn a_file_of_the_source_with_small_mistakes(
        file in prop::sample::select(&FILES[..]),
        edits in vec(edit(), 1..4),
    ) {
        with_file(file, &edited(file, &edits))?;
    }

    #[test]
    fn any_bytes_as_a_file_of_the_source(
        file in prop::sample::select(&FILES[..]),
        bytes in vec(any::<u8>(), 0..200),
    ) {
        with_file(file, &bytes)?;
    }

    #[test]
    fn any_rows_below_the_heading_of_a_table(
        file in prop::sample::select(&FILES[4..]),
        rows in "([a-zA-Z0-9,;\"\n株-]|Revenues|Abstract|axis|table|lineItems){0,80}",
    ) {
        let whole = edited(file, &[]);
        let heading = whole.split_inclusive(|c| *c == b'\n').next().expect("it has a heading");
        with_file(file, &[heading, rows.as_bytes()].concat())?;
    }

    #[test]
    fn any_toml(
        file in prop::sample::select(&FILES[1..4]),
        text in toml_text(),
        after in any::<bool>(),
    ) {
        let whole = if after { edited(file, &[]) } else { Vec::new() };
        with_file(file, &[&whole[..], text.as_bytes()].concat())?;
    }
}
