//! Root causes first: what follows from another finding stands under it.
//!
//! Three things tie findings together. A wrong text of a cell that stands in many rows is one
//! cause. A rule that looks at several facts (duplicates, sums, the size of a figure beside its
//! siblings) tells nothing new about a fact that is wrong by itself: what it says of such a row
//! follows from what is wrong there. And a rule may know itself what its finding follows from
//! ([`Diagnostic::follows`]). A finding is never put under one that is less severe.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Code, Diagnostic, Diagnostics, Place, Scope, Severity};

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
    let of_text = diagnostic.code.info().scope == Scope::Text;
    of_text.then(|| Repeat {
        code: diagnostic.code,
        file: diagnostic.place.file.clone(),
        message: diagnostic.message.clone(),
    })
}

fn rank(code: Code) -> u8 {
    code.info().rank
}

/// The ranks of duplicates and sums, whose findings are about all the rows that they name; others
/// are about the one at which they stand.
const OVER_FACTS: Range<u8> = 2..4;

/// The least rank of rules of good practice, whose findings are warnings.
const OF_PRACTICE: u8 = 4;

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
    let rows = first_of_rows(all);
    let mut texts: FxHashMap<Repeat, usize> = FxHashMap::default();
    let named: FxHashSet<&Place> = all.iter().filter_map(|one| one.follows.as_ref()).collect();
    let mut cells: FxHashMap<&Place, usize> = FxHashMap::default();
    for (at, diagnostic) in all.iter().enumerate() {
        if rank(diagnostic.code) > 0 || named.contains(&diagnostic.place) {
            cells.entry(&diagnostic.place).or_insert(at);
        }
        if diagnostic.code == Code::SwappedRows {
            // All the figures that it names are the wrong way round.
            for place in &diagnostic.related {
                cells.entry(place).or_insert(at);
            }
        }
    }
    let of_cell = |place: &Place, diagnostic: &Diagnostic| {
        let (at, cause) = cells.get(place).and_then(|at| Some((*at, all.iter().nth(*at)?)))?;
        (cause.severity <= diagnostic.severity).then_some(at)
    };
    let mut causes = Vec::with_capacity(all.iter().len());
    for (at, diagnostic) in all.iter().enumerate() {
        let cause = match repeat(diagnostic) {
            Some(repeat) => *texts.entry(repeat).or_insert(at),
            None => of_row(diagnostic, &rows)
                .or_else(|| of_cell(diagnostic.follows.as_ref()?, diagnostic))
                .or_else(|| {
                    let ranked = rank(diagnostic.code) > 0;
                    ranked.then(|| of_cell(&diagnostic.place, diagnostic)).flatten()
                })
                .unwrap_or(at),
        };
        causes.push(cause);
    }
    for at in 0..causes.len() {
        causes[at] = root(&causes, at);
    }
    causes
}

/// The root of a chain of causes. Where findings say in a circle that they follow from each
/// other, the first of them is the root.
fn root(causes: &[usize], from: usize) -> usize {
    let mut at = from;
    let mut first = from;
    for _ in 0..causes.len() {
        if causes[at] == at {
            return at;
        }
        at = causes[at];
        first = first.min(at);
        if at == from {
            return first;
        }
    }
    first
}

/// The finding of lowest rank in each row, by severity.
type Rows<'a> = FxHashMap<RowKey<'a>, [Option<(u8, usize)>; 3]>;

fn first_of_rows(all: &Diagnostics) -> Rows<'_> {
    let mut rows = Rows::default();
    for (at, diagnostic) in all.iter().enumerate() {
        let (rank, severity) = (rank(diagnostic.code), diagnostic.severity);
        // What is only unwise is no cause of anything, unless a rule over facts says it.
        if severity != Severity::Error && rank < OF_PRACTICE {
            continue;
        }
        let related = if OVER_FACTS.contains(&rank) { diagnostic.related.as_slice() } else { &[] };
        for row in std::iter::once(&diagnostic.place).chain(related).filter_map(row) {
            let first = &mut rows.entry(row).or_default()[severity as usize];
            *first = Some(first.map_or((rank, at), |first| first.min((rank, at))));
        }
    }
    rows
}

/// What is wrong by itself with one of the rows that a finding is about: the most severe, and of
/// these the one of lowest rank.
fn of_row(finding: &Diagnostic, rows: &Rows<'_>) -> Option<usize> {
    let own = rank(finding.code);
    let places = || std::iter::once(&finding.place).chain(&finding.related);
    let severities = 0..=finding.severity as usize;
    severities.into_iter().find_map(|severity| {
        let found = places().filter_map(|place| rows.get(&row(place)?)?[severity]);
        found.filter(|(rank, _)| *rank < own).min().map(|(_, at)| at)
    })
}

fn sort(findings: &mut [Finding<'_>]) {
    let mut files: FxHashMap<Option<Arc<str>>, usize> = FxHashMap::default();
    for finding in findings.iter() {
        let next = files.len();
        files.entry(finding.cause.place.file.clone()).or_insert(next);
    }
    findings.sort_by_key(|Finding { cause, .. }| (files[&cause.place.file], cause.severity));
}
