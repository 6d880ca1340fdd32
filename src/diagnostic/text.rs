//! Findings as lines for people: the place, the line of the file with carets below the cell,
//! and what to do.

use std::io::{self, Write};

use super::fold::Finding;
use super::{Diagnostic, Diagnostics, Excerpt, Excerpts};

/// How many findings that follow from another are shown with it; all are counted.
const FOLLOWS: usize = 3;

/// Writes a finding.
pub(super) fn write(
    finding: &Finding<'_>,
    excerpts: &Excerpts,
    out: &mut impl Write,
) -> io::Result<()> {
    let Diagnostic { code, severity, message, place, related, help, .. } = finding.cause;
    writeln!(out, "{}[{}]: {message}", severity.name(), code.name())?;
    if place.file.is_some() {
        writeln!(out, "  --> {place}")?;
    }
    if let (Some(line), Some(excerpt)) = (place.line, excerpts.get(place)) {
        write_excerpt(line, excerpt, out)?;
    }
    for other in related {
        writeln!(out, "  and {other}")?;
    }
    if let Some(help) = help {
        writeln!(out, "  help: {help}")?;
    }
    // What only repeats the cause in another row is counted.
    let others = finding.follows.iter().filter(|told| told.message != *message);
    let shown: Vec<&&Diagnostic> = others.take(FOLLOWS).collect();
    for told in &shown {
        let Diagnostic { code, severity, message, place, .. } = told;
        writeln!(out, "  hence {}[{}]: {message} ({place})", severity.name(), code.name())?;
    }
    if let Some(more) = more(finding.following() - shown.len()) {
        writeln!(out, "  {more}")?;
    }
    Ok(())
}

/// How many findings follow from a cause, if any.
pub(super) fn following(finding: &Finding<'_>) -> Option<String> {
    more(finding.following())
}

fn more(following: usize) -> Option<String> {
    match following {
        0 => None,
        1 => Some("… and 1 finding that follows from it".to_owned()),
        more => Some(format!("… and {more} findings that follow from it")),
    }
}

/// The line with its number, and carets below the place.
fn write_excerpt(line: u32, excerpt: &Excerpt, out: &mut impl Write) -> io::Result<()> {
    let Excerpt { text, before, width } = excerpt;
    let margin = line.to_string().len();
    writeln!(out, "  {line} | {text}")?;
    if *width > 0 {
        writeln!(out, "  {:margin$} | {:before$}{:^<width$}", "", "", "")?;
    }
    Ok(())
}

/// Writes how many there are of each severity and in how many files; nothing when there is
/// nothing to tell. `shown` were shown or stand for what follows from them.
pub(super) fn write_summary(
    all: &Diagnostics,
    shown: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    if all.total() == 0 {
        return Ok(());
    }
    let more = all.total().saturating_sub(shown);
    if more > 0 {
        writeln!(out, "… and {more} more")?;
    }
    writeln!(
        out,
        "{}, {}, {} in {}",
        count(all.errors(), "error"),
        count(all.warnings(), "warning"),
        count(all.notes(), "note"),
        count(all.files(), "file")
    )
}

/// `1 error`, `2 errors`.
fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
