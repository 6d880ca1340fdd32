//! A page as text for people.

use std::fmt::{self, Display, Formatter, Write};

use super::{Edit, Page};

/// Where lines of prose are broken, in characters.
const WIDTH: usize = 92;

impl Display for Page {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let info = self.code.info();
        writeln!(f, "{}[{}]: {}", info.severity.name(), info.name, info.summary)?;
        part(f, "What is checked", self.checks)?;
        part(f, "Why it matters", self.why)?;
        if !self.edits.is_empty() {
            writeln!(f, "\nFails")?;
            self.edits.iter().try_for_each(|edit| side(f, edit, edit.fails))?;
            writeln!(f, "\nMended")?;
            self.edits.iter().try_for_each(|edit| side(f, edit, edit.mended))?;
        }
        part(f, "What to do", self.remedy)?;
        part(f, "Specification", self.specification)?;
        part(f, "Arelle says", self.validator)
    }
}

/// A heading with prose below it.
fn part(f: &mut Formatter<'_>, heading: &str, prose: &str) -> fmt::Result {
    writeln!(f, "\n{heading}")?;
    let mut width = 0;
    for word in prose.split(' ') {
        let length = word.chars().count() + 1;
        if width + length > WIDTH {
            f.write_char('\n')?;
            width = 0;
        }
        f.write_str(if width == 0 { "  " } else { " " })?;
        f.write_str(word)?;
        width += length;
    }
    f.write_char('\n')
}

/// What stands in a file on one side of an example.
fn side(f: &mut Formatter<'_>, edit: &Edit, text: &str) -> fmt::Result {
    if text.is_empty() {
        let absent = if edit.mended.is_empty() { "no such file" } else { "nothing in its place" };
        return writeln!(f, "  {}: {absent}", edit.file);
    }
    writeln!(f, "  {}:", edit.file)?;
    // A break before or after a line only pins the example down; one alone is all there is.
    let shown = if text.trim_matches('\n').is_empty() { text } else { text.trim_matches('\n') };
    shown.lines().try_for_each(|line| writeln!(f, "    {line}"))
}
