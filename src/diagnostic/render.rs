//! How diagnostics are shown: as text for people, as JSON for programs, as workflow commands and
//! as SARIF for what runs on every change of a repository.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::fold::{self, Finding};
use super::text::Style;
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
    /// The terminal that text is shown on, if it is one.
    pub terminal: Option<Terminal>,
}

/// What a terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terminal {
    /// How many columns it has; none where it is a file that is to have colours, whose lines are
    /// whole.
    pub columns: Option<usize>,
    /// Whether it shows colours.
    pub color: bool,
}

/// How many findings of a code are shown on a terminal unless a number is asked for.
const OF_A_CODE: usize = 10;

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
            Format::Text => write_text(all, &findings, view, listed, &read, out)?,
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
    view: View,
    listed: usize,
    read: impl Fn(&[&Place]) -> Excerpts,
    out: &mut impl Write,
) -> io::Result<()> {
    let is_terminal = view.terminal.is_some_and(|terminal| terminal.columns.is_some());
    let most = if is_terminal && view.max.is_none() { OF_A_CODE } else { usize::MAX };
    let mut of_code: BTreeMap<Code, usize> = BTreeMap::new();
    let shown: Vec<&Finding<'_>> = findings
        .iter()
        .filter(|finding| {
            let times = of_code.entry(finding.cause.code).or_default();
            *times += 1;
            *times <= most
        })
        .collect();
    let places: Vec<&Place> = shown.iter().map(|finding| &finding.cause.place).collect();
    let excerpts = read(&places);
    let style = Style::of(view.terminal);
    for (nth, finding) in shown.iter().enumerate() {
        if nth > 0 && is_terminal {
            writeln!(out)?;
        }
        text::write(finding, &excerpts, &style, out)?;
    }
    if shown.len() < findings.len() {
        text::write_kinds(&of_code, most, &style, out)?;
    }
    text::write_summary(all, listed, &style, out)
}
