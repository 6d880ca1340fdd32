//! How diagnostics are shown: as text for people, as JSON for programs, as workflow commands and
//! as SARIF for what runs on every change of a repository.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::fold::{self, Finding};
pub use super::terminal::Terminal;
use super::text::Style;
use super::{Code, Diagnostics, Excerpts, Language, Place, Severity, github, json, sarif, text};

/// How diagnostics are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[non_exhaustive]
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
    /// Whether notes are left out.
    pub quiet: bool,
    /// The language of messages; names of codes, severities and members are those of programs.
    pub language: Language,
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
            Format::Json => {
                findings.iter().try_for_each(|finding| json::write(finding, view.language, out))?;
            }
            Format::Github => {
                findings
                    .iter()
                    .try_for_each(|finding| github::write(finding, view.language, out))?;
                let more = all.total().saturating_sub(listed);
                github::write_more(more, view.language, out)?;
            }
            Format::Sarif => {
                totals.add(all, listed);
                of_all.append(&mut findings);
            }
        }
    }
    match view.format {
        Format::Sarif => sarif::write(&of_all, totals, explain, view.language, out),
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
        .filter(|finding| !view.quiet || finding.cause.severity != Severity::Note)
        .filter(|finding| {
            let times = of_code.entry(finding.cause.code).or_default();
            *times += 1;
            *times <= most
        })
        .collect();
    let places: Vec<&Place> = shown.iter().map(|finding| &finding.cause.place).collect();
    let excerpts = read(&places);
    let style = Style::of(view.terminal, view.language);
    for (nth, finding) in shown.iter().enumerate() {
        if nth > 0 && is_terminal {
            writeln!(out)?;
        }
        text::write(finding, &excerpts, &style, out)?;
    }
    if view.quiet {
        return Ok(());
    }
    if shown.len() < findings.len() {
        text::write_kinds(&of_code, most, &style, out)?;
    }
    text::write_summary(all, listed, &style, out)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::Diagnostic;

    /// Findings in so many rows, as they are shown.
    fn shown(rows: u32, terminal: Option<Terminal>) -> String {
        let file: Arc<str> = "facts.csv".into();
        let mut all = Diagnostics::new();
        for row in 1..=rows {
            let message =
                format!("The taxonomy has no concept `Revenue{row}`, of which much could be said.");
            let place = Place::line(&file, row);
            all.push(Diagnostic::new(Code::UnknownConcept, place, message).help("look"));
        }
        let view = View {
            format: Format::Text,
            max: None,
            terminal,
            quiet: false,
            language: Language::default(),
        };
        let mut out = Vec::new();
        write(&[&all], view, |_| Excerpts::new(), |_| None, &mut out).expect("memory");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn files_have_whole_lines_of_all_findings() {
        let text = shown(12, None);
        assert_eq!(text.matches("error[unknown-concept]: The").count(), 12);
        assert!(
            !text.contains('\x1b') && text.ends_with("12 errors, 0 warnings, 0 notes in 1 file\n")
        );
    }

    #[test]
    fn terminals_have_lines_as_long_as_they_are_wide_and_ten_of_a_kind() {
        let text = shown(12, Some(Terminal { columns: Some(40), color: false }));
        assert!(
            text.lines().all(|line| line.chars().count() <= 40 || line.starts_with("of each")),
            "{text}"
        );
        assert!(text.contains("\n    no concept `Revenue1`, of which"), "{text}");
        assert_eq!(text.matches("error[unknown-concept]: The").count(), 10);
        assert!(text.contains("    12 error[unknown-concept]"), "{text}");
    }

    #[test]
    fn colours_stand_around_the_kind() {
        let text = shown(1, Some(Terminal { columns: None, color: true }));
        assert!(text.starts_with("\x1b[1;31merror[unknown-concept]\x1b[0m: The"), "{text}");
    }
}
