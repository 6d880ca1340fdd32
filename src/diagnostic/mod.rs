//! One type for everything we tell a user.
//!
//! A [`Diagnostic`] has a code that never changes, one sentence, the place, and what to do.
//! [`fold`] puts findings under their causes; how they are shown is decided where they are shown:
//! [`render`] knows text, JSON, workflow commands and SARIF.

mod amounts;
mod code;
mod excerpt;
pub mod fold;
mod github;
mod json;
mod keep;
#[doc(hidden)]
pub mod lang;
mod near;
mod origin;
pub mod render;
mod sarif;
mod terminal;
mod text;

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use rustc_hash::FxHashMap;

pub(crate) use amounts::{Told, grouped};
#[doc(hidden)]
pub use excerpt::{Excerpt, Excerpts};
pub use lang::Language;
#[doc(hidden)]
pub use near::{did_you_mean, listed};
#[doc(hidden)]
pub use origin::{Origins, Part, Thing};

pub use code::{CODES, Code, CodeInfo, Scope};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is written.
    Error,
    /// Worth a look; output is written.
    Warning,
    /// Known and explained by the user; output is written.
    Note,
}

impl Severity {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// Where something is: a file, perhaps a line (from 1) and a column in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Place {
    /// The file, as the user named it.
    pub file: Option<Arc<str>>,
    /// Line, from 1.
    pub line: Option<u32>,
    /// Column, in characters from 1.
    pub column: Option<u32>,
    /// Field of a table's row, from 0; it becomes a column once the row is looked at.
    pub field: Option<u16>,
    /// How many lines further up the row begins, where the place is in a row of a table.
    pub above: Option<u16>,
    /// Keys from the top of a TOML file down to the value, positions in arrays as numbers; they
    /// become line and column once the file is looked at.
    pub key: Option<Arc<[Box<str>]>>,
    /// What is meant, where it stands in no file: a concept, a fact, an arc of a model that a
    /// program built.
    pub thing: Option<Arc<str>>,
}

impl Place {
    /// A whole file.
    #[must_use]
    pub fn file(file: &Arc<str>) -> Self {
        Self { file: Some(file.clone()), ..Self::default() }
    }

    /// Something that stands in no file.
    #[must_use]
    pub fn thing(name: &str) -> Self {
        Self { thing: Some(name.into()), ..Self::default() }
    }

    /// A line of a file.
    #[must_use]
    pub fn line(file: &Arc<str>, line: u32) -> Self {
        Self { line: Some(line), ..Self::file(file) }
    }

    /// A field of a row of a table; `line` is where the row begins.
    #[must_use]
    pub fn field(file: &Arc<str>, line: u32, field: usize) -> Self {
        Self { field: u16::try_from(field).ok(), above: Some(0), ..Self::line(file, line) }
    }

    /// A value of a TOML file, by the keys that lead to it; where the last of them is not there,
    /// the table that lacks it.
    #[must_use]
    pub fn key(file: &Arc<str>, keys: &[&str]) -> Self {
        let keys = keys.iter().map(|key| Box::from(*key)).collect();
        Self { key: Some(keys), ..Self::file(file) }
    }

    /// The line on which the row begins, where the place is in a row of a table.
    #[must_use]
    pub fn row(&self) -> Option<u32> {
        self.line?.checked_sub(u32::from(self.above?))
    }

    /// A character of a file.
    #[must_use]
    pub fn at(file: &Arc<str>, line: u32, column: u32) -> Self {
        Self { column: Some(column), ..Self::line(file, line) }
    }
}

impl fmt::Display for Place {
    /// `file:line:column`, as far as it is known, or the thing that is meant; in a sheet of a workbook
    /// `file#sheet:B7`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.file.as_deref().or(self.thing.as_deref()).unwrap_or("-"))?;
        if let (Some(file), Some(line), Some(column)) = (&self.file, self.line, self.column)
            && [".xlsx#", ".ods#"].iter().any(|end| file.to_ascii_lowercase().contains(end))
        {
            return write!(f, ":{}", cell_name(line, column));
        }
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
            if let Some(column) = self.column {
                write!(f, ":{column}")?;
            }
        }
        Ok(())
    }
}

/// The name of a cell of a sheet, row and column from 1: `B7`.
#[doc(hidden)]
#[must_use]
pub fn cell_name(row: u32, mut column: u32) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        column -= 1;
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        column /= 26;
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}

/// One thing to tell the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of thing.
    pub code: Code,
    /// How bad.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: String,
    /// Where.
    pub place: Place,
    /// Other places that have a part in it.
    pub related: Vec<Place>,
    /// What to do.
    pub help: Option<String>,
    /// The place of a finding that this one follows from, where the rule knows it.
    pub follows: Option<Place>,
    /// The figure at the place is printed in units of ten to this power.
    pub scale: i8,
}

impl Diagnostic {
    /// A diagnostic of the code's own severity.
    #[must_use]
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.info().severity,
            message: message.into(),
            place,
            related: Vec::new(),
            help: None,
            follows: None,
            scale: 0,
        }
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says that it follows from what is told at a place.
    #[must_use]
    pub fn follows(mut self, place: Place) -> Self {
        self.follows = Some(place);
        self
    }

    /// Names another place that has a part in it.
    #[must_use]
    pub fn related(mut self, place: Place) -> Self {
        self.related.push(place);
        self
    }
}

/// Where diagnostics are gathered.
///
/// So that a file of a million bad rows can be told in a page, at most [`Diagnostics::LIMIT`] of
/// a severity are kept, and of those that repeat each other [`Diagnostics::ALIKE`]; all are
/// counted.
#[derive(Clone, Debug)]
pub struct Diagnostics {
    kept: Vec<Diagnostic>,
    limit: usize,
    /// By severity: how many there are, and how many of those kept repeat no other.
    counts: [Count; 3],
    /// How often each wrong text was told.
    repeats: FxHashMap<fold::Repeat, usize>,
    files: BTreeSet<Arc<str>>,
    keeps_faults: bool,
    kept_errors: usize,
    nearness: near::Budget,
}

/// How many diagnostics of a severity there are.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    all: usize,
    kept: usize,
}

impl Default for Diagnostics {
    fn default() -> Self {
        Self::with_limit(Self::LIMIT)
    }
}

impl Diagnostics {
    /// How many of a severity are kept unless more are asked for.
    pub const LIMIT: usize = 500;
    /// How many are kept that repeat one another.
    pub const ALIKE: usize = 100;

    /// None so far.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// None so far; `limit` of each severity will be kept, and no fewer than
    /// [`Diagnostics::LIMIT`].
    #[must_use]
    pub fn with_limit(limit: usize) -> Self {
        Self {
            kept: Vec::new(),
            limit: limit.max(Self::LIMIT),
            counts: [Count::default(); 3],
            repeats: FxHashMap::default(),
            files: BTreeSet::new(),
            keeps_faults: false,
            kept_errors: 0,
            nearness: near::Budget::default(),
        }
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if let Some(file) =
            diagnostic.place.file.as_ref().filter(|file| !self.files.contains(*file))
        {
            self.files.insert(file.clone());
        }
        let count = &mut self.counts[diagnostic.severity as usize];
        count.all += 1;
        let full = count.kept >= self.limit;
        if let Some(repeat) = fold::repeat(&diagnostic) {
            match self.repeats.get_mut(&repeat) {
                Some(times) => {
                    *times += 1;
                    if *times <= Self::ALIKE {
                        self.kept.push(diagnostic);
                    }
                    return;
                }
                None if full => return,
                None => _ = self.repeats.insert(repeat, 1),
            }
        } else if full {
            return;
        }
        count.kept += 1;
        self.kept.push(diagnostic);
    }

    /// Adds those of others that are not told already: what is looked at in several editions is told
    /// once.
    pub fn absorb(&mut self, others: Self) {
        for other in others.kept {
            if !self.kept.contains(&other) {
                self.push(other);
            }
        }
    }

    /// The help for an error that names what the user may have meant, as [`did_you_mean`]; none
    /// where the error will not be kept, or so many names were compared that it is not worth more.
    #[must_use]
    pub fn did_you_mean<'a>(
        &self,
        word: &str,
        known: impl Iterator<Item = &'a str>,
    ) -> Option<String> {
        if !self.has_room() {
            return None;
        }
        self.nearness.did_you_mean(word, known)
    }

    /// Whether an error more would be kept, so that help for it is worth looking for.
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.counts[Severity::Error as usize].kept < self.limit
    }

    /// Names, those nearest to a word first; in their own order where there is no word, or so many
    /// were compared that it is not worth more.
    #[must_use]
    pub fn nearest<'a>(&self, word: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
        self.nearness.nearest(word, known)
    }

    /// How often a wrong text was told, those included that were not kept.
    fn times(&self, repeat: &fold::Repeat) -> usize {
        self.repeats.get(repeat).copied().unwrap_or(1)
    }

    fn count(&self, severity: Severity) -> usize {
        self.counts[severity as usize].all
    }

    /// How many files there is something to tell about.
    #[must_use]
    pub fn files(&self) -> usize {
        self.files.len()
    }

    /// How many there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.counts.iter().map(|count| count.all).sum()
    }

    /// How many errors there are.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many warnings there are.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    /// How many notes there are.
    #[must_use]
    pub fn notes(&self) -> usize {
        self.count(Severity::Note)
    }

    /// Whether there is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    /// How many were counted but not kept.
    #[must_use]
    pub fn dropped(&self) -> usize {
        self.total() - self.kept.len()
    }

    /// Those kept, in the order they were found.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.kept.iter()
    }

    /// Those kept, to complete their places.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, Diagnostic> {
        self.kept.iter_mut()
    }
}
