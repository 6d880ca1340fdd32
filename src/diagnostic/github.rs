//! Findings as workflow commands, which GitHub shows beside the lines of a change:
//! `::error file=facts.csv,line=7,col=22,title=invalid-figure::message`.

use std::io::{self, Write};

use super::fold::Finding;
use super::text::following;
use super::{Diagnostic, Language, Severity};

/// Writes a finding.
pub(super) fn write(
    finding: &Finding<'_>,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let Diagnostic { code, severity, message, place, help, .. } = finding.cause;
    let command = match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    write!(out, "::{command} ")?;
    if let Some(file) = &place.file {
        write!(out, "file={},", property(file))?;
    }
    if let Some(line) = place.line {
        write!(out, "line={line},")?;
    }
    if let Some(column) = place.column {
        write!(out, "col={column},")?;
    }
    let help = help.as_ref().map(|help| language.fill("help: {}", &[&language.say(help)]));
    let lines = [Some(language.say(message).into_owned()), help, following(finding, language)];
    let text: Vec<String> = lines.into_iter().flatten().collect();
    writeln!(out, "title={}::{}", property(code.name()), data(&text.join("\n")))
}

/// Says how many findings are counted and not written, if any.
pub(super) fn write_more(more: usize, language: Language, out: &mut impl Write) -> io::Result<()> {
    if more == 0 {
        return Ok(());
    }
    let text = language.fill("{} more findings are not shown", &[&more.to_string()]);
    writeln!(out, "::notice title=more-findings::{text}")
}

/// The text of a command: `%` and line ends are escaped.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command, which ends at a comma or a colon.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_a_part_is_escaped() {
        assert_eq!(data("24.0%: a,\r\nb"), "24.0%25: a,%0D%0Ab");
        assert_eq!(property("a,b:c%\n"), "a%2Cb%3Ac%25%0A");
    }
}
