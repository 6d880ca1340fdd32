//! Findings as JSON: one object a line.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use super::fold::Finding;
use super::{Diagnostic, Language, Place};

#[derive(Serialize)]
struct JsonFinding<'a> {
    #[serde(flatten)]
    cause: JsonDiagnostic<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    follows: Vec<JsonDiagnostic<'a>>,
    /// How many more follow than are listed.
    #[serde(skip_serializing_if = "Option::is_none")]
    follows_more: Option<usize>,
}

#[derive(Serialize)]
struct JsonDiagnostic<'a> {
    code: &'static str,
    severity: &'static str,
    message: Cow<'a, str>,
    file: Option<&'a str>,
    line: Option<u32>,
    column: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<JsonPlace<'a>>,
    help: Option<Cow<'a, str>>,
}

#[derive(Serialize)]
struct JsonPlace<'a> {
    file: Option<&'a str>,
    line: Option<u32>,
    column: Option<u32>,
}

impl<'a> From<&'a Place> for JsonPlace<'a> {
    fn from(place: &'a Place) -> Self {
        Self { file: place.file.as_deref(), line: place.line, column: place.column }
    }
}

impl<'a> JsonDiagnostic<'a> {
    fn of(diagnostic: &'a Diagnostic, language: Language) -> Self {
        let Diagnostic { code, severity, message, place, related, help, .. } = diagnostic;
        let JsonPlace { file, line, column } = place.into();
        Self {
            code: code.name(),
            severity: severity.name(),
            message: language.say(message),
            file,
            line,
            column,
            related: related.iter().map(JsonPlace::from).collect(),
            help: help.as_deref().map(|help| language.say(help)),
        }
    }
}

/// Writes a finding with what follows from it.
pub(super) fn write(
    finding: &Finding<'_>,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let object = JsonFinding {
        cause: JsonDiagnostic::of(finding.cause, language),
        follows: finding.follows.iter().map(|told| JsonDiagnostic::of(told, language)).collect(),
        follows_more: Some(finding.beyond).filter(|more| *more > 0),
    };
    serde_json::to_writer(&mut *out, &object)?;
    writeln!(out)
}
