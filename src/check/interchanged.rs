//! Columns that stand the other way round: what a balance has changed by is what flowed in another period.
//!
//! Every column of a statement may add up in itself with this year's figures under last year's heading. What
//! leads from one statement to another does not: equity changes by the income of the period, cash by its flows.
//! Where it does not, but is to the last digit what a period of the same length gives, or would be if the balances
//! stood the other way round, the columns of one of the two were interchanged. No specification asks for this.

use super::members::{has_digits, most_accurate, number};
use super::roll_forward::Contexts;
use super::scale::months;
use super::sum_finding::{name, value};
use super::value_place;
use super::words::{Named, Sense, has, is_named, is_to_come};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    ConceptId, ContextId, FactId, FactIndex, Figure, IndexEntry, PeriodType, Report, Taxonomy,
    UnitId,
};

/// How many balances, flows and columns are looked at: who reports more reports no release.
const MOST: usize = 40;

/// How many digits a change must have that is the flow of one other column, and one where each of two is that of the
/// other: shorter ones are soon alike.
const DIGITS: i32 = 4;
const DIGITS_OF_BOTH: i32 = 3;

/// Tells balances and flows of which the columns are interchanged.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) {
    let search = Search { taxonomy, report, index };
    let mut contexts = None;
    for (balance, flows) in search.pairs() {
        let contexts = contexts.get_or_insert_with(|| Contexts::of(report));
        if let Some(told) = search.judge(contexts, balance, &flows) {
            diagnostics.push(told);
        }
    }
}

/// A column of flows: its context and unit.
type Column = (ContextId, Option<UnitId>);

fn column(entry: &IndexEntry) -> Column {
    (entry.context, entry.unit)
}

/// The flows of a period, the balance at its ends, and what both come to.
struct Change {
    column: Column,
    flows: Vec<FactId>,
    flow: Figure,
    /// The balance at the start and at the end, and the difference.
    ends: Option<([FactId; 2], Figure)>,
}

struct Search<'a> {
    taxonomy: &'a Taxonomy,
    report: &'a Report,
    index: &'a FactIndex,
}

impl Search<'_> {
    /// The balances of equity with the incomes that change them, and that of cash with its flows.
    fn pairs(&self) -> Vec<(ConceptId, Vec<ConceptId>)> {
        let mut pairs = Vec::new();
        let equities = self.named(PeriodType::Instant, Named::Equity, Named::BesideEquity);
        let incomes = match equities.is_empty() {
            true => Vec::new(),
            false => self.named(PeriodType::Duration, Named::NetIncome, Named::BesideIncome),
        };
        for equity in equities {
            pairs.extend(incomes.iter().map(|income| (equity, vec![*income])));
        }
        let flow = |named| match self.named(PeriodType::Duration, named, Named::BesideIncome)[..] {
            [one] => Some(one),
            _ => None,
        };
        let flows = [Named::OperatingFlow, Named::InvestingFlow, Named::FinancingFlow].map(flow);
        let cash = self.named(PeriodType::Instant, Named::Cash, Named::BesideCash);
        if let ([cash], [Some(operating), Some(investing), Some(financing)]) = (&cash[..], flows) {
            let effect = flow(Named::ExchangeEffect);
            let all = [operating, investing, financing].into_iter().chain(effect);
            pairs.push((*cash, all.collect()));
        }
        pairs
    }

    /// The amounts with facts that are named so.
    fn named(&self, of: PeriodType, named: Named, beside: Named) -> Vec<ConceptId> {
        let is = |id: &ConceptId| {
            let concept = self.taxonomy.concept(*id);
            let name = &*concept.name.local;
            concept.period_type == of
                && concept.item_type.is_monetary()
                && is_named(name, named)
                && !is_named(name, beside)
                && !is_to_come(name)
                && !has(&name.to_lowercase(), Sense::Change)
        };
        let all = (0..self.taxonomy.concepts.len()).map(ConceptId::from);
        let all = all.filter(|id| !self.index.of(*id).is_empty());
        all.filter(is).take(MOST).collect()
    }

    /// What is wrong with a balance and its flows, if nothing else than the order of columns.
    fn judge(
        &self,
        contexts: &Contexts,
        balance: ConceptId,
        flows: &[ConceptId],
    ) -> Option<Diagnostic> {
        // Facts of a column stand together.
        let columns = self.index.of(flows[0]).chunk_by(|a, b| column(a) == column(b));
        let columns: Vec<Column> = columns.take(MOST + 1).map(|of| column(&of[0])).collect();
        if columns.len() > MOST {
            return None;
        }
        let changes: Vec<Change> = columns
            .iter()
            .filter_map(|column| self.change(contexts, balance, flows, *column))
            .collect();
        let misfits = |of: &&Change| of.ends.is_some_and(|(_, off)| off != of.flow);
        changes.iter().filter(misfits).find_map(|of| {
            let (ends, off) = of.ends?;
            let has = |digits| has_digits(self.report, ends[1], off, digits);
            // Equity seldom changes by its income alone: of so many columns that do not fit one is soon alike.
            let is_other = |other: &&Change| {
                let fits_here = other.ends.is_some_and(|(_, off)| off == of.flow);
                self.is_beside(of, other)
                    && other.flow == off
                    && (has(DIGITS) || fits_here && has(DIGITS_OF_BOTH))
            };
            let other = changes.iter().find(is_other);
            let is_turned = off == of.flow.negated() && has(DIGITS);
            (other.is_some() || is_turned).then(|| self.tell(of, ends, other))
        })
    }

    fn change(
        &self,
        contexts: &Contexts,
        balance: ConceptId,
        flows: &[ConceptId],
        column: Column,
    ) -> Option<Change> {
        let (context, unit) = column;
        let fact = |concept, context| {
            most_accurate(self.report, self.index.quantity(concept, (unit, context)))
        };
        let mut found = Vec::new();
        let mut flow = Figure::ZERO;
        for (at, concept) in flows.iter().enumerate() {
            // Rates of exchange may do nothing.
            let Some(id) = fact(*concept, context) else {
                if at < 3 {
                    return None;
                }
                continue;
            };
            flow = flow.plus(number(self.report, id)?).ok()?;
            found.push(id);
        }
        let ends = contexts.ends(self.report, context).and_then(|[start, end]| {
            let ends = [fact(balance, start)?, fact(balance, end)?];
            let off =
                number(self.report, ends[1])?.plus(number(self.report, ends[0])?.negated()).ok()?;
            Some((ends, off))
        });
        Some(Change { column, flows: found, flow, ends })
    }

    /// Whether two columns differ in nothing but which period of the same length they are.
    fn is_beside(&self, a: &Change, b: &Change) -> bool {
        let context = |of: &Change| self.report.contexts[of.column.0.index()];
        let length = |of: &Change| months(self.report.period(of.column.0));
        a.column != b.column
            && a.column.1 == b.column.1
            && (context(a).entity, context(a).dimensions)
                == (context(b).entity, context(b).dimensions)
            && length(a) == length(b)
    }

    fn tell(&self, of: &Change, ends: [FactId; 2], other: Option<&Change>) -> Diagnostic {
        let period = |id: FactId| self.report.period(self.report.fact(id).context);
        let concept = |id: FactId| name(self.taxonomy, self.report.fact(id).concept);
        let flows: Vec<String> = of
            .flows
            .iter()
            .map(|id| format!("`{}` {}", concept(*id), value(self.report, *id)))
            .collect();
        let message = format!(
            "`{}` went from {} to {} in {}, and not by what that period gives: {}.",
            concept(ends[0]),
            value(self.report, ends[0]),
            value(self.report, ends[1]),
            period(of.flows[0]),
            flows.join(", "),
        );
        let (at, help) = match other {
            Some(other) => (
                of.flows[0],
                format!(
                    "the figures of {} do give it: were the two columns interchanged?",
                    period(other.flows[0])
                ),
            ),
            None => (
                ends[1],
                "with the balances the other way round it would be: were their columns interchanged?"
                    .to_owned(),
            ),
        };
        let told =
            Diagnostic::new(Code::InterchangedColumns, value_place(self.report, at), message)
                .help(help);
        let others = ends.into_iter().chain(of.flows.iter().copied()).filter(|id| *id != at);
        others.fold(told, |told, id| told.related(value_place(self.report, id)))
    }
}
