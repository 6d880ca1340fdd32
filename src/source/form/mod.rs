//! What a regulator's form asks beside the figures of a report: the sheet `PROFILE.toml` in the folder
//! of the report, and the table that leads from the concepts of a taxonomy to the elements of the form.

mod extension;
mod mapping;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Deserialize;
use toml::Spanned;

pub use extension::{ExtensionSheet, FileEntry, PageEntry, PartEntry, extension_sheet};
pub use mapping::{Mapped, Mapping, read as mapping};

use super::file::SourceFile;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};

/// The sheet.
#[derive(Debug)]
pub struct Sheet {
    /// The file, as the user named it.
    pub name: Arc<str>,
    /// The kind of filing, and where it is told.
    pub kind: (String, Place),
    /// The code of the filer, and where it is told.
    pub code: (String, Place),
    /// The number of the filing, where it is given one.
    pub number: Option<String>,
    /// The day of filing.
    pub filed: NaiveDate,
    /// First and last day of the fiscal year.
    pub year: (NaiveDate, NaiveDate),
    /// First day of the year before, where it was no year of twelve months.
    pub prior_start: Option<NaiveDate>,
    /// Last day of the year after, where it is no year of twelve months.
    pub next_end: Option<NaiveDate>,
    /// The quarter that the filing is about.
    pub quarter: Option<u32>,
    /// In units of which power of ten amounts are told; the most exact ones without it.
    pub power: Option<u8>,
    /// The table from the concepts of the report to the elements of the form.
    pub mapping: Option<PathBuf>,
    /// Tables of facts in the elements of the form.
    pub facts: Vec<PathBuf>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    kind: Spanned<String>,
    code: Spanned<String>,
    number: Option<String>,
    filed: Spanned<toml::value::Datetime>,
    fiscal_year: Year,
    prior_year_start: Option<Spanned<toml::value::Datetime>>,
    next_year_end: Option<Spanned<toml::value::Datetime>>,
    quarter: Option<Spanned<u32>>,
    power: Option<u8>,
    mapping: Option<PathBuf>,
    #[serde(default)]
    facts: Vec<PathBuf>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Year {
    start: Spanned<toml::value::Datetime>,
    end: Spanned<toml::value::Datetime>,
}

/// A day of a sheet, or what to say.
fn day(
    file: &SourceFile,
    value: &Spanned<toml::value::Datetime>,
    diagnostics: &mut Diagnostics,
) -> Option<NaiveDate> {
    let day = value.get_ref().date.filter(|_| value.get_ref().time.is_none());
    let day = day
        .and_then(|day| NaiveDate::from_ymd_opt(day.year.into(), day.month.into(), day.day.into()));
    if day.is_none() {
        let message = format!("`{}` is no date.", value.get_ref());
        let place = file.place(value.span().start);
        diagnostics.push(
            Diagnostic::new(Code::InvalidToml, place, message).help("write a day as 2026-05-12"),
        );
    }
    day
}

/// Reads the sheet, or says what can't be read.
#[must_use]
pub fn sheet(path: &Path, diagnostics: &mut Diagnostics) -> Option<Sheet> {
    let mut file = SourceFile::read(path, diagnostics)?;
    let raw: Raw = file.toml(diagnostics)?;
    let mut date = |value: &Spanned<toml::value::Datetime>| day(&file, value, diagnostics);
    let filed = date(&raw.filed);
    let year = (date(&raw.fiscal_year.start), date(&raw.fiscal_year.end));
    let prior_start = raw.prior_year_start.as_ref().map(&mut date);
    let next_end = raw.next_year_end.as_ref().map(&mut date);
    let (Some(filed), (Some(start), Some(end))) = (filed, year) else { return None };
    let place = |at: std::ops::Range<usize>| file.place(at.start);
    if end <= start {
        let message = "The fiscal year ends before it begins.";
        let place = place(raw.fiscal_year.end.span());
        diagnostics.push(Diagnostic::new(Code::InvalidToml, place, message));
        return None;
    }
    if let Some(quarter) =
        raw.quarter.as_ref().filter(|quarter| !(1..=3).contains(quarter.get_ref()))
    {
        let message = format!("There is no quarter {} that a filing is about.", quarter.get_ref());
        diagnostics.push(
            Diagnostic::new(Code::InvalidToml, place(quarter.span()), message)
                .help("a quarter is 1, 2 or 3; a filing about the year has none"),
        );
        return None;
    }
    Some(Sheet {
        kind: (raw.kind.get_ref().clone(), place(raw.kind.span())),
        code: (raw.code.get_ref().clone(), place(raw.code.span())),
        number: raw.number,
        filed,
        year: (start, end),
        prior_start: prior_start.flatten(),
        next_end: next_end.flatten(),
        quarter: raw.quarter.map(Spanned::into_inner),
        power: raw.power,
        mapping: raw.mapping,
        facts: raw.facts,
        name: file.name,
    })
}
