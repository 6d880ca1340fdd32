//! In what unit and scale a table states its figures, put together from all lines that say so.

use crate::extract::item_unit::declared;
use crate::extract::unit_line::{self, UnitLine};
use crate::model::Taxonomy;

/// What lines state about unit and scale.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// Codes of the currencies that may be meant.
    pub codes: Vec<&'static str>,
    /// Name of the unit in the taxonomy, where only one is meant.
    pub unit: Option<String>,
    /// The power of ten of amounts.
    pub scale: Option<i8>,
    /// The power of ten of numbers of shares, where it is said.
    pub shares: Option<i8>,
    /// The power of ten to which a line says that figures are rounded, and the line.
    pub rounded: Option<(i8, String)>,
    /// A line of which not every word was understood, and those words.
    pub doubt: Option<(String, String)>,
}

impl Stated {
    /// What lines state: each says what those before it do not. Nothing is taken from what stands
    /// behind a line that was not understood.
    #[must_use]
    pub fn of_lines<'a>(
        lines: impl Iterator<Item = &'a str>,
        taxonomy: &Taxonomy,
        language: Option<&str>,
    ) -> Self {
        let mut stated = Self::default();
        for words in lines {
            if stated.doubt.is_some() {
                break;
            }
            let complete = stated.scale.is_some() && !stated.codes.is_empty();
            match unit_line::read_in(words, language) {
                // A line of its own may state shares beside the one that states amounts.
                Some(line) if complete && line.is_of_shares() => {
                    stated.shares = stated.shares.or(line.shares);
                }
                Some(line) if !complete => stated.take(words, line, taxonomy),
                _ if complete => break,
                _ => {}
            }
        }
        stated
    }

    fn take(&mut self, words: &str, line: UnitLine, taxonomy: &Taxonomy) {
        if !line.is_clear() {
            self.doubt = Some((words.to_owned(), line.unknown.join(", ")));
            return;
        }
        if self.codes.is_empty() {
            self.unit = declared(&line.codes, taxonomy);
            self.codes = line.codes;
        }
        self.scale = self.scale.or(line.scale).or((line.power != 0).then_some(line.power));
        self.shares = self.shares.or(line.shares);
        if let (Some(power), None) = (line.rounded, &self.rounded) {
            self.rounded = Some((power, words.to_owned()));
        }
    }
}
