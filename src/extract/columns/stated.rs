//! In what unit and scale a table states its figures, put together from all lines that say so.

use crate::extract::item_unit::declared;
use crate::extract::title;
use crate::extract::unit_line::Whole;
use crate::extract::unit_line::{self, UnitLine};
use crate::model::Taxonomy;
use crate::notation::words::Kind;

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
    /// Whether the doubt is that two lines state different units.
    pub is_twofold: bool,
    /// Whether one of these stands over the columns.
    pub is_denied: bool,
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

    /// Doubts the unit where two lines of a table that follow one another state different ones, or its title says that
    /// amounts were converted. `above` are the lines above it, the nearest first, `title` those that are its title.
    pub(super) fn doubt_rivals(
        &mut self,
        above: &[String],
        title: &[String],
        language: Option<&str>,
    ) {
        if self.doubt.is_some() {
            return;
        }
        let read = |line: &String| unit_line::read_in(line, language).filter(UnitLine::is_clear);
        // Titles have lost the units behind them.
        let is_title = |line: &String| {
            let line = line.trim_matches(['#', '*', '|', ' ']);
            title.iter().any(|name| line.starts_with(name.as_str()))
        };
        let is_own = |line: &String| is_title(line) || is_bare(line, language);
        let first = above.iter().position(|line| read(line).is_some());
        let pair = first.and_then(|at| Some((&above[at], above.get(at + 1)?)));
        if let Some((near, far)) = pair
            && let (Some(one), Some(other)) = (read(near), read(far))
            && is_own(near)
            && is_own(far)
            && differ(&one, &other)
        {
            self.doubt = Some((far.clone(), near.clone()));
            self.is_twofold = true;
            self.scale = self.scale.filter(|_| one.scale == other.scale);
            return;
        }
        let converted = title.iter().find_map(|line| {
            let said = title::says(Kind::ConvertedTitles, line)?;
            read(line).is_none().then(|| (line.clone(), said.to_owned()))
        });
        self.doubt = converted;
    }

    /// Doubts the unit where a cell over a column states amounts of the same currency in another power of ten than the line
    /// right above the table: `€000` below `(EUR million)`. A column in another currency has a unit of its own.
    pub(super) fn doubt_cells(
        &mut self,
        cells: &[String],
        above: &[String],
        title: &[String],
        language: Option<&str>,
    ) {
        let read = |line: &String| unit_line::read_in(line, language).filter(UnitLine::is_clear);
        let amounts = |line: &UnitLine| line.scale.is_some() && !line.codes.is_empty();
        let Some(line) = above.first() else { return };
        let Some(other) = read(line) else { return };
        let own =
            is_bare(line, language) || title.iter().any(|name| line.starts_with(name.as_str()));
        let rivals = |one: &UnitLine| {
            let apart =
                !other.codes.is_empty() && !one.codes.iter().any(|code| other.codes.contains(code));
            amounts(one) && !apart && differ(one, &other)
        };
        let rival = cells.iter().find(|cell| read(cell).as_ref().is_some_and(rivals));
        if let Some(cell) = rival.filter(|_| self.doubt.is_none() && own) {
            self.doubt = Some((line.clone(), cell.clone()));
            (self.is_twofold, self.is_denied) = (true, true);
        }
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

/// Whether a line is nothing but the unit of a table; longer ones speak of all amounts of a text.
fn is_bare(line: &str, language: Option<&str>) -> bool {
    /// The most words of such a line.
    const WORDS: usize = 5;
    let inside = line.trim().trim_matches(['(', ')', '[', ']', '（', '）']);
    let short = inside.split_whitespace().count() <= WORDS;
    short && matches!(unit_line::whole(inside, language), Some(Whole::Said(_)))
}

/// Whether two lines state amounts in different powers of ten or currencies.
fn differ(one: &UnitLine, other: &UnitLine) -> bool {
    let money = !one.is_of_shares() && !other.is_of_shares();
    let powers = one.scale.zip(other.scale).is_some_and(|(one, other)| one != other);
    let named = !one.codes.is_empty() && !other.codes.is_empty();
    let currencies = named && !one.codes.iter().any(|code| other.codes.contains(code));
    money && (powers || currencies)
}
