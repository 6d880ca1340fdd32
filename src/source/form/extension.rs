//! The sheet of a filing in an extended taxonomy: what it is, what is said about the document, and what
//! stands on which page.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Deserialize;
use toml::Spanned;

use super::super::file::SourceFile;
use super::{Year, day};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};

/// The sheet.
#[derive(Debug)]
pub struct ExtensionSheet {
    /// The file, as the user named it.
    pub name: Arc<str>,
    /// The kind of filing, and where it is told.
    pub kind: (String, Place),
    /// The code of the filer, and where it is told.
    pub code: (String, Place),
    /// The entry point of its taxonomy, where that is not the one of the report.
    pub entry_point: Option<(String, Place)>,
    /// The day of filing.
    pub filed: NaiveDate,
    /// First and last day of the fiscal year.
    pub year: (NaiveDate, NaiveDate),
    /// First day of the year before, where it was no year of twelve months.
    pub prior_start: Option<NaiveDate>,
    /// Values of names, where they are others than usual.
    pub values: BTreeMap<String, (String, Place)>,
    /// What is said about the document, by element.
    pub information: BTreeMap<String, (String, Place)>,
    /// Pages, in their order.
    pub pages: Vec<PageEntry>,
    /// Documents that are sent as they are.
    pub files: Vec<FileEntry>,
    /// Folders of reports that are sent beside it, each with a sheet of its own.
    pub beside: Vec<(PathBuf, Place)>,
}

/// A page.
#[derive(Debug)]
pub struct PageEntry {
    /// What it is called in the name of its file, and where it is told.
    pub name: (String, Place),
    /// Its title.
    pub title: String,
    /// What stands on it.
    pub parts: Vec<PartEntry>,
}

/// A part of a page: one of a heading, a text, a list of the facts of a statement, the table of a
/// statement, a fact behind some words, a fact that is a block of text.
#[derive(Debug)]
pub struct PartEntry {
    /// A heading, with its level.
    pub heading: Option<(String, u8)>,
    /// A paragraph, or the words before a fact.
    pub text: Option<String>,
    /// The element whose fact stands behind the words.
    pub fact: Option<(String, Place)>,
    /// The statement whose facts are listed.
    pub list: Option<(String, Place)>,
    /// The statement whose table it is.
    pub table: Option<(String, Place)>,
    /// The element whose fact it is.
    pub block: Option<(String, Place)>,
    /// What the fact is made of; its own value without.
    pub parts: Vec<PartEntry>,
}

/// A document that is sent as it is.
#[derive(Debug)]
pub struct FileEntry {
    /// Its name in the filing.
    pub name: String,
    /// Where it is read from.
    pub from: (PathBuf, Place),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    kind: Spanned<String>,
    code: Spanned<String>,
    entry_point: Option<Spanned<String>>,
    filed: Spanned<toml::value::Datetime>,
    fiscal_year: Year,
    prior_year_start: Option<Spanned<toml::value::Datetime>>,
    #[serde(default)]
    values: BTreeMap<String, Spanned<String>>,
    #[serde(default)]
    information: BTreeMap<String, Spanned<toml::Value>>,
    pages: Vec<RawPage>,
    #[serde(default)]
    files: Vec<RawFile>,
    #[serde(default)]
    beside: Vec<RawBeside>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPage {
    name: Spanned<String>,
    title: String,
    parts: Vec<RawPart>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPart {
    heading: Option<String>,
    level: Option<u8>,
    text: Option<String>,
    fact: Option<Spanned<String>>,
    list: Option<Spanned<String>>,
    table: Option<Spanned<String>>,
    block: Option<Spanned<String>>,
    #[serde(default)]
    parts: Vec<RawPart>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    name: String,
    from: Spanned<PathBuf>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBeside {
    report: Spanned<PathBuf>,
}

/// Reads the sheet, or says what can't be read.
#[must_use]
pub fn extension_sheet(path: &Path, diagnostics: &mut Diagnostics) -> Option<ExtensionSheet> {
    let mut file = SourceFile::read(path, diagnostics)?;
    let raw: Raw = file.toml(diagnostics)?;
    let filed = day(&file, &raw.filed, diagnostics);
    let start = day(&file, &raw.fiscal_year.start, diagnostics);
    let end = day(&file, &raw.fiscal_year.end, diagnostics);
    let prior_start = raw.prior_year_start.as_ref().map(|of| day(&file, of, diagnostics));
    let (filed, start, end) = (filed?, start?, end?);
    if end <= start {
        let message = "The fiscal year ends before it begins.";
        let place = file.place(raw.fiscal_year.end.span().start);
        diagnostics.push(Diagnostic::new(Code::InvalidToml, place, message));
        return None;
    }
    let told = |value: Spanned<String>| {
        let place = file.place(value.span().start);
        (value.into_inner(), place)
    };
    let information = raw.information.into_iter().map(|(name, value)| {
        let place = file.place(value.span().start);
        let text = match value.into_inner() {
            toml::Value::String(text) => text,
            other => other.to_string(),
        };
        (name, (text, place))
    });
    let pages = raw.pages.into_iter().map(|page| PageEntry {
        name: told(page.name),
        title: page.title,
        parts: page.parts.into_iter().map(|part| entry(part, &file)).collect(),
    });
    let files = raw.files.into_iter().map(|of| {
        let place = file.place(of.from.span().start);
        FileEntry { name: of.name, from: (of.from.into_inner(), place) }
    });
    let beside = raw.beside.into_iter().map(|of| {
        let place = file.place(of.report.span().start);
        (of.report.into_inner(), place)
    });
    Some(ExtensionSheet {
        kind: told(raw.kind),
        code: told(raw.code),
        entry_point: raw.entry_point.map(told),
        filed,
        year: (start, end),
        prior_start: prior_start.flatten(),
        values: raw.values.into_iter().map(|(name, value)| (name, told(value))).collect(),
        information: information.collect(),
        pages: pages.collect(),
        files: files.collect(),
        beside: beside.collect(),
        name: file.name.clone(),
    })
}

/// A part with the places of its names.
fn entry(part: RawPart, file: &SourceFile) -> PartEntry {
    let told = |value: Option<Spanned<String>>| {
        value.map(|value| {
            let place = file.place(value.span().start);
            (value.into_inner(), place)
        })
    };
    let level = part.level.unwrap_or(2).clamp(1, 6);
    PartEntry {
        heading: part.heading.map(|text| (text, level)),
        text: part.text,
        fact: told(part.fact),
        list: told(part.list),
        table: told(part.table),
        block: told(part.block),
        parts: part.parts.into_iter().map(|part| entry(part, file)).collect(),
    }
}
