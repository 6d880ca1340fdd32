//! The terminal that findings are shown on.

use std::borrow::Cow;

/// What a terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terminal {
    /// How many columns it has; none where it is a file that is to have colours, whose lines are
    /// whole.
    pub columns: Option<usize>,
    /// Whether it shows colours.
    pub color: bool,
}

impl Terminal {
    /// A line as it stands on a terminal, or in a file: in lines that are no wider, and go on further in.
    /// Only blanks part them, for a day and a name with hyphens are one word.
    pub(crate) fn lines(terminal: Option<Self>, line: &str) -> Vec<Cow<'_, str>> {
        /// With fewer columns than this, they are no use.
        const LEAST: usize = 20;
        let Some(columns) = terminal.and_then(|terminal| terminal.columns) else {
            return vec![Cow::Borrowed(line)];
        };
        let options = textwrap::Options::new(columns.max(LEAST))
            .subsequent_indent("    ")
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        textwrap::wrap(line, options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_between_words_and_not_in_days() {
        let terminal = Some(Terminal { columns: Some(26), color: false });
        let lines = Terminal::lines(terminal, "the profit of 2007-04-01..2007-12-31");
        assert_eq!(lines, ["the profit of", "    2007-04-01..2007-12-31"]);
        assert_eq!(Terminal::lines(None, "a line of a file that is never broken").len(), 1);
    }
}
