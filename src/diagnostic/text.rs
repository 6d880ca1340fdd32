//! Findings as lines for people: the place, the line of the file with carets below the cell,
//! and what to do.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::amounts::Told;
use super::fold::Finding;
use super::terminal::Terminal;
use super::{Code, Diagnostic, Diagnostics, Excerpt, Excerpts, Language, Severity};

/// How many findings that follow from another are shown with it; all are counted.
const FOLLOWS: usize = 3;

/// How lines are broken and coloured, and in which language they are.
pub(super) struct Style {
    terminal: Option<Terminal>,
    color: bool,
    language: Language,
}

impl Style {
    /// The style of a terminal; a file has whole lines without colours.
    pub(super) fn of(terminal: Option<Terminal>, language: Language) -> Self {
        Self { terminal, color: terminal.is_some_and(|terminal| terminal.color), language }
    }

    /// A text as people read it: in their language, amounts in the scale of the figures that it is about.
    fn told(&self, text: &str, scale: i8) -> String {
        Told { scale, language: self.language }.said(text)
    }

    /// Writes a line that goes on further in where it is broken.
    fn line(&self, line: &str, out: &mut impl Write) -> io::Result<()> {
        let lines = Terminal::lines(self.terminal, line);
        lines.iter().try_for_each(|line| writeln!(out, "{line}"))
    }

    /// A text in the colour of a severity.
    fn severe(&self, severity: Severity, text: &str) -> String {
        let color = match severity {
            Severity::Error => "1;31",
            Severity::Warning => "1;33",
            Severity::Note => "1;36",
        };
        self.paint(color, text)
    }

    fn paint(&self, color: &str, text: &str) -> String {
        match self.color {
            true => format!("\x1b[{color}m{text}\x1b[0m"),
            false => text.to_owned(),
        }
    }
}

/// Writes a finding.
pub(super) fn write(
    finding: &Finding<'_>,
    excerpts: &Excerpts,
    style: &Style,
    out: &mut impl Write,
) -> io::Result<()> {
    let Diagnostic { code, severity, message, place, related, help, scale, .. } = finding.cause;
    let language = style.language;
    let kind = format!("{}[{}]", language.say(severity.name()), code.name());
    let mut told = Vec::new();
    style.line(&format!("{kind}: {}", style.told(message, *scale)), &mut told)?;
    // Lines are broken first, for colours have no width.
    let told = String::from_utf8_lossy(&told).replacen(&kind, &style.severe(*severity, &kind), 1);
    out.write_all(told.as_bytes())?;
    if place.file.is_some() {
        writeln!(out, "  --> {place}")?;
    }
    if let (Some(line), Some(excerpt)) = (place.line, excerpts.get(place)) {
        write_excerpt(line, excerpt, *severity, style, out)?;
    }
    for other in related {
        writeln!(out, "{}", language.fill("  and {}", &[&other.to_string()]))?;
    }
    if let Some(help) = help {
        style.line(&language.fill("  help: {}", &[&style.told(help, *scale)]), out)?;
    }
    // What only repeats the cause in another row is counted.
    let others = finding.follows.iter().filter(|told| told.message != *message);
    let shown: Vec<&&Diagnostic> = others.take(FOLLOWS).collect();
    for told in &shown {
        let Diagnostic { code, severity, message, place, scale, .. } = told;
        let (kind, place) = (language.say(severity.name()), place.to_string());
        let parts = [&*kind, code.name(), &style.told(message, *scale), &place];
        style.line(&language.fill("  hence {}[{}]: {} ({})", &parts), out)?;
    }
    if let Some(more) = more(finding.following() - shown.len(), language) {
        writeln!(out, "  {more}")?;
    }
    Ok(())
}

/// How many findings follow from a cause, if any.
pub(super) fn following(finding: &Finding<'_>, language: Language) -> Option<String> {
    more(finding.following(), language)
}

fn more(following: usize, language: Language) -> Option<String> {
    let one = "… and 1 finding that follows from it";
    let several = "… and {} findings that follow from it";
    match following {
        0 => None,
        1 => Some(language.say(one).into_owned()),
        more => Some(language.fill(several, &[&more.to_string()])),
    }
}

/// The line with its number, and carets below the place.
fn write_excerpt(
    line: u32,
    excerpt: &Excerpt,
    severity: Severity,
    style: &Style,
    out: &mut impl Write,
) -> io::Result<()> {
    let Excerpt { text, before, width } = excerpt;
    let margin = line.to_string().len();
    writeln!(out, "  {line} | {text}")?;
    if *width > 0 {
        let carets = style.severe(severity, &"^".repeat(*width));
        writeln!(out, "  {:margin$} | {:before$}{carets}", "", "")?;
    }
    Ok(())
}

/// Writes how many there are of each severity and in how many files; nothing when there is
/// nothing to tell. `shown` were shown or stand for what follows from them.
pub(super) fn write_summary(
    all: &Diagnostics,
    shown: usize,
    style: &Style,
    out: &mut impl Write,
) -> io::Result<()> {
    if all.total() == 0 {
        return Ok(());
    }
    let more = all.total().saturating_sub(shown);
    if more > 0 {
        writeln!(out, "{}", style.language.fill("… and {} more", &[&more.to_string()]))?;
    }
    let counts = [
        count(all.errors(), "error"),
        count(all.warnings(), "warning"),
        count(all.notes(), "note"),
        count(all.files(), "file"),
    ];
    let counts = counts.map(|count| style.language.say(&count).into_owned());
    let summary = style.language.fill("{}, {}, {} in {}", &counts.each_ref().map(String::as_str));
    writeln!(out, "{}", style.paint("1", &summary))
}

/// Writes how many findings there are of each code, where not all of them were shown.
pub(super) fn write_kinds(
    of_code: &BTreeMap<Code, usize>,
    shown: usize,
    style: &Style,
    out: &mut impl Write,
) -> io::Result<()> {
    let head = "of each kind, {} are shown at most; --max N shows the first N of all:";
    writeln!(out, "\n{}", style.language.fill(head, &[&shown.to_string()]))?;
    for (code, times) in of_code {
        let severity = code.info().severity;
        let kind = style.severe(severity, &style.language.say(severity.name()));
        writeln!(out, "{times:>6} {kind}[{}]", code.name())?;
    }
    Ok(())
}

/// `1 error`, `2 errors`.
fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
