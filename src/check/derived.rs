//! Ratios and changes that are not what the figures beside them give.
//!
//! A statement shows a ratio or a change beside the figure that it is about. What it is, a share
//! in revenues, a rate of growth against the year before, the amount of a change, no taxonomy
//! says; but the figures do: where nearly all of a column are one of these, the others should be.
//! No specification asks for this.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::by_aspects::ByAspects;
use super::hidden_share;
use super::named_pairs;
use super::relation::{self, Before, Number, Relation};
use super::slip::{Slip, readings};
use super::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::model::{
    Concept, ConceptId, ContextId, DimensionsId, EntityId, FactId, FactIndex, Figure, IndexEntry,
    Period, Report, Statement, StatementId, Taxonomy, UnitId, Value,
};

/// How many facts of a column are looked at to learn what it is.
const SAMPLE: usize = 100;

/// How many of them must be what the column is said to be.
const LEAST: usize = 5;

/// The least part of them, in percent.
const MOST: usize = 80;

/// Tells ratios and changes that do not fit what most of their column are.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) {
    let columns = columns(taxonomy, report);
    if columns.is_empty() {
        return;
    }
    let search = Search::new(taxonomy, report, index);
    let mut told = Vec::new();
    let mut judged = FxHashSet::default();
    let mut fitting: FxHashMap<FactId, usize> = FxHashMap::default();
    let growths = search.learn_growths(&columns);
    for ((statement, column), pairs) in &columns {
        let mut relations: Vec<Relation> = growths.get(column).cloned().unwrap_or_default();
        relations.extend(search.learn_share(*statement, column.0, pairs));
        if relations.is_empty() && column.1 == RATIO && column.2 != RATIO {
            let pairs: Vec<_> = pairs.iter().map(|pair| (pair.figure, pair.beside)).collect();
            hidden_share::check(taxonomy, report, index, &pairs, diagnostics);
        }
        for pair in pairs {
            for entry in index.of(pair.figure) {
                // The same pair may stand in several statements.
                if judged.contains(&entry.fact) {
                    continue;
                }
                let (fits, misfit) = search.misfit(entry, pair, &relations);
                for fact in fits.iter().flat_map(Misfit::facts) {
                    *fitting.entry(fact).or_default() += 1;
                }
                if let Some(misfit) = misfit {
                    judged.insert(entry.fact);
                    told.push(misfit);
                }
            }
        }
    }
    tell(taxonomy, report, (&told, &fitting), diagnostics);
}

/// A figure and the one beside which it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pair {
    figure: ConceptId,
    beside: ConceptId,
}

/// What tells columns of one kind: the heading, and the item types of the two figures.
type Column<'a> = (&'a str, &'a str, &'a str);

/// The columns of the entry point by statement and kind.
fn columns<'a>(
    taxonomy: &'a Taxonomy,
    report: &Report,
) -> BTreeMap<(StatementId, Column<'a>), Vec<Pair>> {
    let mut columns: BTreeMap<(StatementId, Column<'a>), Vec<Pair>> = BTreeMap::new();
    for id in taxonomy.statements_of(report.entry_point) {
        for node in &taxonomy.statements[id.index()].nodes {
            let shown = node
                .beside
                .map(|beside| (beside, node.column.values().next().map_or("", String::as_str)));
            let Some((beside, heading)) =
                shown.or_else(|| named_pairs::base(taxonomy, node.concept))
            else {
                continue;
            };
            let kind = |concept| taxonomy.concept(concept).item_type.local();
            let column = (heading, kind(node.concept), kind(beside));
            let pairs = columns.entry((*id, column)).or_default();
            let pair = Pair { figure: node.concept, beside };
            if !pairs.contains(&pair) {
                pairs.push(pair);
            }
        }
    }
    columns
}

/// A figure that is not what it should be.
struct Misfit {
    relation: Relation,
    figure: FactId,
    beside: FactId,
    base: FactId,
}

impl Misfit {
    /// The facts that have a part in it, each once.
    fn facts(&self) -> Vec<FactId> {
        let mut facts = vec![self.figure, self.beside, self.base];
        facts.dedup();
        facts
    }

    /// Whether a turned sign, or two digits that stand the other way round, explain it by a fact.
    fn is_slip(&self, report: &Report, slipped: FactId) -> bool {
        let fact = report.fact(slipped);
        let Value::Number(value) = fact.value else { return false };
        let number = |id: FactId, meant: Figure| {
            let number = Number::of(report.fact(id))?;
            Some(if id == slipped { Number { value: meant, ..number } } else { number })
        };
        readings(value, fact.decimals).into_iter().any(|reading| {
            let all = [self.figure, self.beside, self.base].map(|id| number(id, reading.value));
            let [Some(figure), Some(beside), Some(base)] = all else { return false };
            matches!(reading.slip, Slip::Sign | Slip::Swapped)
                && matches!(relation::fits(self.relation, figure, beside, base), Ok(Some(true)))
        })
    }
}

/// What is needed to compare figures over time.
struct Search<'a> {
    taxonomy: &'a Taxonomy,
    report: &'a Report,
    index: &'a FactIndex,
    contexts: ByAspects,
}

impl<'a> Search<'a> {
    fn new(taxonomy: &'a Taxonomy, report: &'a Report, index: &'a FactIndex) -> Self {
        Self { taxonomy, report, index, contexts: ByAspects::of(report) }
    }

    fn concept(&self, id: ConceptId) -> &'a Concept {
        self.taxonomy.concept(id)
    }

    /// The growths and changes that nearly all figures of a kind of column are.
    fn learn_growths<'c>(
        &self,
        columns: &BTreeMap<(StatementId, Column<'c>), Vec<Pair>>,
    ) -> BTreeMap<Column<'c>, Vec<Relation>> {
        let mut of_kind: BTreeMap<Column<'c>, Vec<Pair>> = BTreeMap::new();
        for ((_, column), pairs) in columns {
            of_kind.entry(*column).or_default().extend(pairs);
        }
        let learnt = of_kind.into_iter().map(|(column, pairs)| {
            let (_, figure, beside) = column;
            let befores = [Before::Year, Before::Period].into_iter();
            let relations: Vec<Relation> = if figure == beside {
                befores.map(Relation::Change).collect()
            } else if figure == RATIO {
                befores.map(Relation::Growth).collect()
            } else {
                Vec::new()
            };
            let holds = |relation: &Relation| self.is_usual(*relation, &pairs);
            (column, relations.into_iter().filter(holds).collect())
        });
        learnt.collect()
    }

    /// The figure of a statement in which nearly all ratios of a column are shares.
    /// Where the heading names it, it may stand in another.
    fn learn_share(
        &self,
        statement: StatementId,
        heading: &str,
        pairs: &[Pair],
    ) -> Option<Relation> {
        let first = pairs.first()?;
        if self.concept(first.figure).item_type.local() != RATIO {
            return None;
        }
        let of = self.concept(first.beside);
        wholes(&self.taxonomy.statements[statement.index()])
            .chain(named_pairs::whole(self.taxonomy, heading))
            .filter(|whole| {
                let whole = self.concept(*whole);
                whole.item_type == of.item_type && whole.period_type == of.period_type
            })
            .map(Relation::Share)
            .find(|share| self.is_usual(*share, pairs))
    }

    /// Whether nearly all figures of a column are what a relation says.
    fn is_usual(&self, relation: Relation, pairs: &[Pair]) -> bool {
        let (mut fit, mut all) = (0, 0);
        for pair in pairs {
            for entry in self.index.of(pair.figure) {
                if all == SAMPLE {
                    break;
                }
                // A share of itself says nothing.
                if relation == Relation::Share(pair.beside) {
                    continue;
                }
                if let Some((fits, _)) = self.judge(entry, pair, relation) {
                    all += 1;
                    fit += usize::from(fits);
                }
            }
        }
        fit >= LEAST && fit * 100 >= all * MOST
    }

    /// The relation that a figure has, with its facts, or else the first that it should have.
    fn misfit(
        &self,
        entry: &IndexEntry,
        pair: &Pair,
        relations: &[Relation],
    ) -> (Option<Misfit>, Option<Misfit>) {
        let judged = relations.iter().filter_map(|relation| self.judge(entry, pair, *relation));
        let (fits, off): (Vec<_>, Vec<_>) = judged.partition(|(fits, _)| *fits);
        match (fits.into_iter().next(), off.into_iter().next()) {
            (Some((_, fits)), _) => (Some(fits), None),
            (None, off) => (None, off.map(|(_, misfit)| misfit)),
        }
    }

    /// Whether a figure is what a relation says, with the facts that it was compared with; nothing
    /// where there are none.
    fn judge(&self, entry: &IndexEntry, pair: &Pair, relation: Relation) -> Option<(bool, Misfit)> {
        let figure = Number::of(self.report.fact(entry.fact))?;
        let context = self.report.contexts[entry.context.index()];
        let (period, members) =
            (self.report.period(entry.context), (context.entity, context.dimensions));
        let period_type = self.concept(pair.beside).period_type;
        let own = self.context(relation::own_period(period, period_type)?, members)?;
        let (base_concept, base_context) = match relation {
            Relation::Share(whole) => (whole, own),
            Relation::Growth(before) | Relation::Change(before) => {
                let before = relation::period_before(period, period_type, before)?;
                (pair.beside, self.context(before, members)?)
            }
        };
        let unit = |of: &IndexEntry| match relation {
            Relation::Change(_) => of.unit == entry.unit,
            _ => true,
        };
        // A figure may be reported in several currencies; the first in which both are will do.
        let mut besides = self.in_context(pair.beside, own).filter(|of| unit(of));
        let (beside, base) = besides.find_map(|beside| {
            let base = self.most_accurate(base_concept, beside.unit, base_context)?;
            Some((self.most_accurate(pair.beside, beside.unit, own)?, base))
        })?;
        let number = |fact: FactId| Number::of(self.report.fact(fact));
        let fits = relation::fits(relation, figure, number(beside)?, number(base)?).ok()??;
        Some((fits, Misfit { relation, figure: entry.fact, beside, base }))
    }

    fn context(
        &self,
        period: Period,
        (entity, members): (EntityId, DimensionsId),
    ) -> Option<ContextId> {
        self.contexts.get(period, entity, members)
    }

    /// The facts of a concept in a context, unit by unit.
    fn in_context(
        &self,
        concept: ConceptId,
        context: ContextId,
    ) -> impl Iterator<Item = &'a IndexEntry> {
        let units = (0..self.report.units.len()).map(|at| Some(UnitId::from(at)));
        let index = self.index;
        units.filter_map(move |unit| index.quantity(concept, (unit, context)).first())
    }

    fn most_accurate(
        &self,
        concept: ConceptId,
        unit: Option<UnitId>,
        context: ContextId,
    ) -> Option<FactId> {
        let facts = self.index.quantity(concept, (unit, context)).iter().map(|entry| entry.fact);
        let numbers = facts.filter(|fact| Number::of(self.report.fact(*fact)).is_some());
        numbers.max_by_key(|fact| self.report.fact(*fact).decimals.places().unwrap_or(i32::MAX))
    }
}

/// The item type of ratios.
const RATIO: &str = "percentItemType";

/// The concepts of a statement, each once, that are shown on a row of their own.
fn wholes(statement: &Statement) -> impl Iterator<Item = ConceptId> {
    let mut seen = FxHashSet::default();
    let nodes = statement.nodes.iter().filter(|node| node.beside.is_none());
    nodes.map(|node| node.concept).filter(move |concept| seen.insert(*concept))
}

/// Tells misfits, each at the figure that has a part in the most of them: a wrong one makes all
/// ratios wrong that are made of it, and fits in none.
fn tell(
    taxonomy: &Taxonomy,
    report: &Report,
    (misfits, fitting): (&[Misfit], &FxHashMap<FactId, usize>),
    diagnostics: &mut Diagnostics,
) {
    let mut times: FxHashMap<FactId, usize> = FxHashMap::default();
    for fact in misfits.iter().flat_map(Misfit::facts) {
        *times.entry(fact).or_default() += 1;
    }
    let blame = |fact: &FactId| {
        let held = fitting.get(fact).copied().unwrap_or(0);
        (times[fact], std::cmp::Reverse(held))
    };
    for misfit in misfits {
        // Where all have a part in as many, the one that a slip of the hand explains; else the ratio
        // itself, which is the first.
        let facts = misfit.facts();
        let slipped = |fact: &FactId| misfit.is_slip(report, *fact);
        let blamed = facts.iter().rev().max_by_key(|fact| (blame(fact), slipped(fact)));
        diagnostics.push(finding(taxonomy, report, misfit, *blamed.unwrap_or(&misfit.figure)));
    }
}

fn finding(taxonomy: &Taxonomy, report: &Report, misfit: &Misfit, blamed: FactId) -> Diagnostic {
    let Misfit { relation, figure, beside, base } = *misfit;
    let name = |fact: FactId| &taxonomy.concept(report.fact(fact).concept).name.local;
    let of = |fact| Number::of(report.fact(fact));
    let text = |fact| of(fact).map(|number| number.value.to_string()).unwrap_or_default();
    let fact = match relation {
        Relation::Share(_) => format!("is {} of {} of `{}`", text(beside), text(base), name(base)),
        Relation::Growth(_) | Relation::Change(_) => {
            format!("went from {} to {}", text(base), text(beside))
        }
    };
    let message = format!(
        "`{}` for {} is {}, but `{}` {fact}.",
        name(figure),
        report.period(report.fact(figure).context),
        text(figure),
        name(beside),
    );
    let mut told =
        Diagnostic::new(Code::DerivedFigureDiffers, value_place(report, blamed), message);
    for fact in [figure, beside, base] {
        if fact != blamed {
            told = told.related(value_place(report, fact));
        }
    }
    let decimals = report.fact(figure).decimals;
    let expected = of(beside).zip(of(base));
    let expected = expected.and_then(|(a, b)| relation::expected(relation, decimals, a, b));
    let help = match expected {
        Some(value) => format!("compare the figures with the release; that would be {value}"),
        None => "compare the figures with the release".to_owned(),
    };
    // Who says something about the figure has looked at it.
    if report.fact(figure).footnotes.index() != 0 {
        told.severity = Severity::Note;
    }
    told.help(help)
}
