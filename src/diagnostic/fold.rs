//! Root causes first: what follows from another finding stands under it.
//!
//! Two things tie findings together. A wrong text of a cell that stands in many rows is one
//! cause. And a rule that looks at several facts (duplicates, sums, the size of a figure beside
//! its siblings) tells nothing new about a fact that is wrong by itself: what it says of such a
//! row follows from what is wrong there.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Code, Diagnostic, Diagnostics, Place, Severity};

/// A finding with all that follows from it.
#[derive(Debug)]
pub struct Finding<'a> {
    /// The cause.
    pub cause: &'a Diagnostic,
    /// What follows from it, in the order in which it was found.
    pub follows: Vec<&'a Diagnostic>,
    /// How many more follow that were counted and not kept.
    pub beyond: usize,
}

impl Finding<'_> {
    /// How many findings follow from the cause.
    #[must_use]
    pub fn following(&self) -> usize {
        self.follows.len() + self.beyond
    }
}

/// What diagnostics about the same wrong text of a table have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Repeat {
    code: Code,
    file: Option<Arc<str>>,
    message: String,
}

/// What a diagnostic repeats when it stands in another row, where its code is about the text of
/// one cell. Findings about rows as a whole, or about what is not there, repeat nothing: each
/// must be mended by itself.
pub(super) fn repeat(diagnostic: &Diagnostic) -> Option<Repeat> {
    let of_text = matches!(
        diagnostic.code,
        Code::UnknownConcept
            | Code::UnknownPeriod
            | Code::UnknownUnit
            | Code::UnknownMember
            | Code::UnknownStatement
            | Code::UnknownFootnote
            | Code::InvalidFigure
            | Code::FigureTooLong
            | Code::InvalidScale
            | Code::InvalidDecimals
            | Code::InvalidText
    );
    of_text.then(|| Repeat {
        code: diagnostic.code,
        file: diagnostic.place.file.clone(),
        message: diagnostic.message.clone(),
    })
}

/// How far from the root a rule stands: each may be led astray by what lower ones find. Rules
/// about taxonomies and about the text of cells are at the root.
fn rank(code: Code) -> u8 {
    match code {
        Code::PeriodTypeMismatch
        | Code::UnitMissing
        | Code::UnitNotAllowed
        | Code::NotNillable
        | Code::DimensionsNotAllowed => 1,
        Code::InconsistentDuplicates | Code::DisallowedDuplicates => 2,
        Code::InconsistentCalculation | Code::KnownInconsistency => 3,
        _ => 0,
    }
}

/// A row of a table.
type RowKey<'a> = (&'a str, u32);

fn row(place: &Place) -> Option<RowKey<'_>> {
    Some((place.file.as_deref()?, place.row()?))
}

/// All that is kept: causes with what follows from them. Files stand in the order in which they
/// were first named; in a file errors stand before warnings and these before notes; else the
/// order is that in which things were found.
#[must_use]
pub fn fold(all: &Diagnostics) -> Vec<Finding<'_>> {
    let causes = causes(all);
    let mut findings: Vec<Finding<'_>> = Vec::new();
    let mut position = Vec::with_capacity(causes.len());
    for (at, cause) in all.iter().enumerate() {
        position.push(findings.len());
        if causes[at] == at {
            let times = repeat(cause).map_or(1, |repeat| all.times(&repeat));
            let beyond = times.saturating_sub(Diagnostics::ALIKE);
            findings.push(Finding { cause, follows: Vec::new(), beyond });
        }
    }
    for (at, diagnostic) in all.iter().enumerate().filter(|(at, _)| causes[*at] != *at) {
        findings[position[causes[at]]].follows.push(diagnostic);
    }
    sort(&mut findings);
    findings
}

/// For each diagnostic the position of its root cause, which is its own where it has none.
fn causes(all: &Diagnostics) -> Vec<usize> {
    let rows = first_errors(all);
    let mut texts: FxHashMap<Repeat, usize> = FxHashMap::default();
    let mut cells: FxHashMap<&Place, usize> = FxHashMap::default();
    let mut causes = Vec::with_capacity(all.iter().len());
    for (at, diagnostic) in all.iter().enumerate() {
        let rank = rank(diagnostic.code);
        let cause = match repeat(diagnostic) {
            Some(repeat) => *texts.entry(repeat).or_insert(at),
            None if rank == 0 => at,
            None => {
                let beside = cells.entry(&diagnostic.place).or_insert(at);
                of_row(diagnostic, &rows).unwrap_or(*beside)
            }
        };
        causes.push(cause);
    }
    for at in 0..causes.len() {
        causes[at] = root(&causes, at);
    }
    causes
}

/// The root of a chain of causes. Each step goes to a lower rank, or to what was found earlier
/// about the same cell, so that the chain ends; that it is no longer than the list is a second
/// safeguard.
fn root(causes: &[usize], mut at: usize) -> usize {
    for _ in 0..causes.len() {
        if causes[at] == at {
            break;
        }
        at = causes[at];
    }
    at
}

/// The error of lowest rank in each row.
fn first_errors(all: &Diagnostics) -> FxHashMap<RowKey<'_>, (u8, usize)> {
    let mut rows = FxHashMap::default();
    let errors = all.iter().enumerate().filter(|(_, told)| told.severity == Severity::Error);
    for (at, diagnostic) in errors {
        if let Some(row) = row(&diagnostic.place) {
            let own = (rank(diagnostic.code), at);
            let first = rows.entry(row).or_insert(own);
            *first = own.min(*first);
        }
    }
    rows
}

/// What is wrong by itself with one of the rows that a finding is about.
fn of_row(finding: &Diagnostic, rows: &FxHashMap<RowKey<'_>, (u8, usize)>) -> Option<usize> {
    let places = std::iter::once(&finding.place).chain(&finding.related);
    let mut errors = places.filter_map(|place| rows.get(&row(place)?));
    errors.find(|(of_error, _)| *of_error < rank(finding.code)).map(|(_, at)| *at)
}

fn sort(findings: &mut [Finding<'_>]) {
    let mut files: FxHashMap<Option<Arc<str>>, usize> = FxHashMap::default();
    for finding in findings.iter() {
        let next = files.len();
        files.entry(finding.cause.place.file.clone()).or_insert(next);
    }
    findings.sort_by_key(|Finding { cause, .. }| (files[&cause.place.file], cause.severity));
}
