//! How diagnostics are shown: as text for people, as JSON for programs, as workflow commands and
//! as SARIF for what runs on every change of a repository.

use std::io::{self, Write};

use super::fold::{self, Finding};
use super::{Code, Diagnostics, Excerpts, Place, github, json, sarif, text};

/// How diagnostics are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Format {
    /// Lines for people.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
    /// GitHub's workflow commands, one a line.
    Github,
    /// One SARIF document.
    Sarif,
}

/// How diagnostics are shown, and how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct View {
    /// The format.
    pub format: Format,
    /// How many findings are shown at most, not counting what follows from them.
    pub max: Option<usize>,
}

impl View {
    /// Where diagnostics are gathered that are to be shown so.
    #[must_use]
    pub fn diagnostics(self) -> Diagnostics {
        Diagnostics::with_limit(self.max.unwrap_or_default())
    }
}

/// Writes diagnostics: causes with what follows from them, errors of a file first; as text also
/// how many were left out and how many there are. `read` gets the places that are shown and
/// gives the lines of the files there; it is asked only for text. `explain` gives what there is to
/// know of a code; it is asked only for SARIF.
///
/// SARIF is one document for all groups; the other formats take them one after the other.
///
/// # Errors
/// When `out` can't be written.
pub fn write(
    groups: &[&Diagnostics],
    view: View,
    read: impl Fn(&[&Place]) -> Excerpts,
    explain: impl Fn(Code) -> Option<String>,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut of_all = Vec::new();
    let mut totals = sarif::Totals::default();
    for all in groups {
        let mut findings = fold::fold(all);
        findings.truncate(view.max.unwrap_or(usize::MAX));
        let listed = findings.iter().map(|finding| 1 + finding.following()).sum();
        match view.format {
            Format::Text => write_text(all, &findings, listed, &read, out)?,
            Format::Json => findings.iter().try_for_each(|finding| json::write(finding, out))?,
            Format::Github => {
                findings.iter().try_for_each(|finding| github::write(finding, out))?;
                github::write_more(all.total().saturating_sub(listed), out)?;
            }
            Format::Sarif => {
                totals.add(all, listed);
                of_all.append(&mut findings);
            }
        }
    }
    match view.format {
        Format::Sarif => sarif::write(&of_all, totals, explain, out),
        _ => Ok(()),
    }
}

fn write_text(
    all: &Diagnostics,
    findings: &[Finding<'_>],
    listed: usize,
    read: impl Fn(&[&Place]) -> Excerpts,
    out: &mut impl Write,
) -> io::Result<()> {
    let places: Vec<&Place> = findings.iter().map(|finding| &finding.cause.place).collect();
    let excerpts = read(&places);
    for finding in findings {
        text::write(finding, &excerpts, out)?;
    }
    text::write_summary(all, listed, out)
}
