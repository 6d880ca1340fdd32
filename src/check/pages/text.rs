//! A page as text for people, in a language.

use std::fmt::{self, Display, Formatter, Write};

use textwrap::Options;

use super::{Edit, Page};
use crate::diagnostic::Language;

/// Where lines of prose are broken, in characters.
const WIDTH: usize = 92;
/// Lines of fewer characters are no use.
const LEAST: usize = 40;

/// A page in a language.
struct Told<'a> {
    page: &'a Page,
    language: Language,
    width: usize,
}

impl Page {
    /// The page as text in a language.
    pub fn told(&self, language: Language) -> impl Display + '_ {
        self.told_in(language, usize::MAX)
    }

    /// As [`Page::told`], with lines of prose of no more than so many columns.
    pub fn told_in(&self, language: Language, columns: usize) -> impl Display + '_ {
        // A blank stands behind the last word too, and two before the first.
        let width = columns.saturating_sub(2).clamp(LEAST, WIDTH);
        Told { page: self, language, width }
    }
}

impl Display for Page {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.told(Language::default()).fmt(f)
    }
}

impl Display for Told<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { page, language, width } = self;
        let say = |text| language.say(text);
        let info = page.code.info();
        writeln!(f, "{}[{}]: {}", say(info.severity.name()), info.name, say(info.summary))?;
        let part = |f: &mut Formatter<'_>, heading, prose: &str| {
            part(f, &say(heading), prose, *language, *width)
        };
        part(f, "What is checked", &say(page.checks))?;
        part(f, "Why it matters", &say(page.why))?;
        if !page.edits.is_empty() {
            writeln!(f, "\n{}", say("Fails"))?;
            page.edits.iter().try_for_each(|edit| side(f, edit, edit.fails, *language))?;
            writeln!(f, "\n{}", say("Mended"))?;
            page.edits.iter().try_for_each(|edit| side(f, edit, edit.mended, *language))?;
        }
        part(f, "What to do", &say(page.remedy))?;
        part(f, "Specification", &reason(page.specification, *language))?;
        part(f, "Arelle says", &reason(page.validator, *language))
    }
}

/// A section or code as specification and validator write it; a reason why there is none in the language.
fn reason(text: &str, language: Language) -> String {
    match text.strip_prefix("none: ") {
        Some(reason) => language.fill("none: {}", &[&language.say(reason)]),
        None => text.to_owned(),
    }
}

/// A heading with prose below it.
fn part(
    f: &mut Formatter<'_>,
    heading: &str,
    prose: &str,
    language: Language,
    most: usize,
) -> fmt::Result {
    writeln!(f, "\n{heading}")?;
    if !language.is_that_of_code() {
        // Not all languages have blanks between words.
        let lines = Options::new(most).initial_indent("  ").subsequent_indent("  ");
        return textwrap::wrap(prose, lines).iter().try_for_each(|line| writeln!(f, "{line}"));
    }
    let mut width = 0;
    for word in prose.split(' ') {
        let length = word.chars().count() + 1;
        if width + length > most {
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
fn side(f: &mut Formatter<'_>, edit: &Edit, text: &str, language: Language) -> fmt::Result {
    if text.is_empty() {
        let absent = if edit.mended.is_empty() { "no such file" } else { "nothing in its place" };
        return writeln!(f, "  {}: {}", edit.file, language.say(absent));
    }
    writeln!(f, "  {}:", edit.file)?;
    // A break before or after a line only pins the example down; one alone is all there is.
    let shown = if text.trim_matches('\n').is_empty() { text } else { text.trim_matches('\n') };
    shown.lines().try_for_each(|line| writeln!(f, "    {line}"))
}
