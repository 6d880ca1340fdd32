//! One type for everything we tell a user.
//!
//! A [`Diagnostic`] has a code that never changes, one sentence, the place, and what to do.
//! How it is shown is decided where it is shown: [`render`] knows text and JSON.

mod code;
pub mod render;

use std::sync::Arc;

pub use code::{CODES, Code, CodeInfo};

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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// The file, as the user named it.
    pub file: Option<Arc<str>>,
    /// Line, from 1.
    pub line: Option<u32>,
    /// Column, in characters from 1.
    pub column: Option<u32>,
    /// Field of a table's row, from 0; it becomes a column once the row is looked at.
    pub field: Option<u16>,
}

impl Place {
    /// A whole file.
    #[must_use]
    pub fn file(file: &Arc<str>) -> Self {
        Self { file: Some(file.clone()), ..Self::default() }
    }

    /// A line of a file.
    #[must_use]
    pub fn line(file: &Arc<str>, line: u32) -> Self {
        Self { line: Some(line), ..Self::file(file) }
    }

    /// A field of a row of a table; `line` is where the row begins.
    #[must_use]
    pub fn field(file: &Arc<str>, line: u32, field: usize) -> Self {
        Self { field: u16::try_from(field).ok(), ..Self::line(file, line) }
    }

    /// A character of a file.
    #[must_use]
    pub fn at(file: &Arc<str>, line: u32, column: u32) -> Self {
        Self { column: Some(column), ..Self::line(file, line) }
    }
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
        }
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
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
/// At most [`Diagnostics::LIMIT`] are kept, so that a file of a million bad rows can be told in
/// a page; the rest are counted.
#[derive(Debug, Default)]
pub struct Diagnostics {
    kept: Vec<Diagnostic>,
    errors: usize,
    warnings: usize,
    notes: usize,
}

impl Diagnostics {
    /// How many are kept.
    pub const LIMIT: usize = 500;

    /// None so far.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        match diagnostic.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Note => self.notes += 1,
        }
        if self.kept.len() < Self::LIMIT {
            self.kept.push(diagnostic);
        }
    }

    /// How many errors there are.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// How many warnings there are.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.warnings
    }

    /// How many notes there are.
    #[must_use]
    pub fn notes(&self) -> usize {
        self.notes
    }

    /// Whether there is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// How many were counted but not kept.
    #[must_use]
    pub fn dropped(&self) -> usize {
        self.errors + self.warnings + self.notes - self.kept.len()
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

/// The help that names what the user may have meant: the nearest of `known`, if any is near.
#[must_use]
pub fn did_you_mean<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let limit = (word.chars().count() / 3).clamp(1, 8);
    let wanted = word.to_lowercase();
    let mut near: Vec<(usize, &str)> = known
        .map(|name| (strsim::damerau_levenshtein(&wanted, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= limit)
        .collect();
    near.sort_unstable();
    near.dedup();
    let names: Vec<String> = near.iter().take(3).map(|(_, name)| format!("`{name}`")).collect();
    (!names.is_empty()).then(|| format!("did you mean {}?", names.join(" or ")))
}
