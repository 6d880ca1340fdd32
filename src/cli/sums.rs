//! `kessan check --sums`: each sum as a tree, its total above its parts.

use std::io::{self, Write};

use clap::ValueEnum;

use crate::check::{Interval, SumTree, Term};
use crate::diagnostic::{Language, Place, Told, grouped};
use crate::filing::{Filing, Sums};
use crate::model::{ConceptId, ContextId, Figure, MemberValue, Report, Taxonomy};

/// What stands before the interval that the parts give.
const SUM: &str = "  sum of the parts";

/// Which sums are shown.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Which {
    /// Every sum.
    All,
    /// Those that do not hold.
    Wrong,
}

/// By which rules sums are judged.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Mode {
    /// Calculations 1.1, figures rounded.
    Round,
    /// Calculations 1.1, figures truncated.
    Truncate,
    /// XBRL 2.1.
    Classic,
}

impl Mode {
    /// What it means.
    pub(super) fn rules(self) -> Sums {
        match self {
            Self::Round => Sums::Round,
            Self::Truncate => Sums::Truncate,
            Self::Classic => Sums::Classic,
        }
    }
}

/// Writes the sums of a report.
pub(super) fn write(
    filing: &Filing,
    which: Which,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let (Some(taxonomy), Some(report)) = (filing.taxonomy(), filing.report()) else {
        return Ok(());
    };
    for tree in &filing.sums(which == Which::Wrong) {
        write_tree(tree, taxonomy, report, language, out)?;
    }
    Ok(())
}

/// ```text
/// Results 2021-04-01..2021-06-30 JPY million: does not hold, difference 10
/// GrossProfit             344  [343.5, 344.5]  report/facts.csv:10:24
/// ├ + Revenues          1,234  [1,233.5, 1,234.5]  report/facts.csv:6:22
/// └ − CostOfSales         900  [899.5, 900.5]  report/facts.csv:8:24
///   sum of the parts           [333, 335]
/// ```
fn write_tree(
    tree: &SumTree,
    taxonomy: &Taxonomy,
    report: &Report,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let verdict = match tree.holds {
        Some(true) => "holds",
        Some(false) => "does not hold",
        None => "can't be judged",
    };
    let statement = &taxonomy.statements[tree.statement.index()].id;
    write!(out, "{statement} {}", report.period(tree.context))?;
    for member in members(tree.context, taxonomy, report) {
        write!(out, " {member}")?;
    }
    let unit = tree.unit.map_or("", |unit| &report.unit(unit).name);
    let (scale, words) = Told { scale: tree.scale, language }.over(unit);
    let scaled = tree.in_units(scale);
    let (tree, unit) = scaled.as_ref().map_or((tree, unit), |scaled| (scaled, &*words));
    if !unit.is_empty() {
        write!(out, " {unit}")?;
    }
    write!(out, ": {}", language.word(verdict))?;
    let judged = tree.difference.filter(|difference| tree.holds.is_some() && !difference.is_zero());
    if let Some(difference) = judged {
        let difference = grouped(&difference.to_string());
        write!(out, "{}", language.fill(", difference {}", &[&difference]))?;
    }
    writeln!(out)?;
    let sum = language.word(SUM);
    let lines = lines(tree, taxonomy);
    let captions = lines
        .iter()
        .map(|(caption, _)| caption.chars().count())
        .fold(sum.chars().count(), usize::max);
    let values =
        lines.iter().map(|(_, term)| value(term, language).chars().count()).max().unwrap_or(0);
    for (caption, term) in &lines {
        let line = format!("{caption:captions$}  {:>values$}", value(term, language));
        writeln!(out, "{line}  {}{}", range(term.interval), places(&term.places))?;
    }
    writeln!(out, "{sum:captions$}  {:>values$}  {}", "", range(tree.sum))?;
    writeln!(out)
}

/// The total and the parts, each with what stands before its value.
fn lines<'t>(tree: &'t SumTree, taxonomy: &Taxonomy) -> Vec<(String, &'t Term)> {
    let name = |concept: ConceptId| &taxonomy.concept(concept).name.local;
    let mut lines = vec![(name(tree.total.concept).to_string(), &tree.total)];
    for (at, part) in tree.parts.iter().enumerate() {
        let branch = if at + 1 == tree.parts.len() { '└' } else { '├' };
        lines.push((format!("{branch} {} {}", sign(part.weight), name(part.concept)), part));
    }
    lines
}

/// `+`, `−`, or the weight where it is another.
fn sign(weight: Figure) -> String {
    if weight == Figure::ONE {
        "+".to_owned()
    } else if weight == Figure::MINUS_ONE {
        "−".to_owned()
    } else {
        format!("{weight} ×")
    }
}

fn value(term: &Term, language: Language) -> String {
    match (term.value, term.places.is_empty()) {
        (Some(value), _) => grouped(&value.to_string()),
        (None, true) => language.word("not reported").to_owned(),
        (None, false) => "nil".to_owned(),
    }
}

/// An interval; a single value stands alone.
fn range(interval: Option<Interval>) -> String {
    interval.map(|interval| grouped(&interval.to_string())).unwrap_or_default()
}

fn places(places: &[Place]) -> String {
    places.iter().map(|place| format!("  {place}")).collect()
}

fn members(context: ContextId, taxonomy: &Taxonomy, report: &Report) -> Vec<String> {
    let dimensions = report.dimensions_of(context).iter();
    let member = |member: &MemberValue| match member {
        MemberValue::Explicit(member) => taxonomy.concept(*member).name.local.to_string(),
        MemberValue::Typed(value) => value.text().to_owned(),
    };
    dimensions.map(|(_, value)| member(value)).collect()
}
