//! Diagnostics as text for people and as JSON for programs.

use std::io::{self, Write};

use serde::Serialize;

use super::{Diagnostic, Diagnostics, Place};

/// How diagnostics are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Format {
    /// Lines for people.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

/// Writes all diagnostics, errors, warnings and notes in the order they were found, and how many were
/// left out.
///
/// # Errors
/// When `out` can't be written.
pub fn write(all: &Diagnostics, format: Format, out: &mut impl Write) -> io::Result<()> {
    for diagnostic in all.iter() {
        match format {
            Format::Text => write_text(diagnostic, out)?,
            Format::Json => write_json(diagnostic, out)?,
        }
    }
    if format == Format::Text && all.dropped() > 0 {
        writeln!(out, "… and {} more", all.dropped())?;
    }
    Ok(())
}

fn write_text(diagnostic: &Diagnostic, out: &mut impl Write) -> io::Result<()> {
    let Diagnostic { code, severity, message, place, related, help } = diagnostic;
    writeln!(out, "{}[{}]: {message}", severity.name(), code.name())?;
    if place.file.is_some() {
        writeln!(out, "  --> {}", PlaceText(place))?;
    }
    for other in related {
        writeln!(out, "  and {}", PlaceText(other))?;
    }
    if let Some(help) = help {
        writeln!(out, "  help: {help}")?;
    }
    Ok(())
}

/// `file:line:column`, as far as it is known.
struct PlaceText<'a>(&'a Place);

impl std::fmt::Display for PlaceText<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Place { file, line, column, .. } = self.0;
        f.write_str(file.as_deref().unwrap_or("-"))?;
        if let Some(line) = line {
            write!(f, ":{line}")?;
            if let Some(column) = column {
                write!(f, ":{column}")?;
            }
        }
        Ok(())
    }
}

#[derive(Serialize)]
struct Json<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    file: Option<&'a str>,
    line: Option<u32>,
    column: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<JsonPlace<'a>>,
    help: Option<&'a str>,
}

#[derive(Serialize)]
struct JsonPlace<'a> {
    file: Option<&'a str>,
    line: Option<u32>,
    column: Option<u32>,
}

fn write_json(diagnostic: &Diagnostic, out: &mut impl Write) -> io::Result<()> {
    let Diagnostic { code, severity, message, place, related, help } = diagnostic;
    let related = related
        .iter()
        .map(|place| JsonPlace {
            file: place.file.as_deref(),
            line: place.line,
            column: place.column,
        })
        .collect();
    let object = Json {
        code: code.name(),
        severity: severity.name(),
        message,
        file: place.file.as_deref(),
        line: place.line,
        column: place.column,
        related,
        help: help.as_deref(),
    };
    serde_json::to_writer(&mut *out, &object)?;
    writeln!(out)
}
