//! Slips in what figures are about: periods, members, units.

use chrono::Months;
use kessan::model::{Context, ContextId, DimensionsId, MemberValue, Period, PeriodId, UnitId};

use super::kinds::Hand;

impl Hand<'_> {
    pub(super) fn put_context(&mut self, context: Context) -> Option<Vec<usize>> {
        let known = self.report.contexts.iter().position(|other| *other == context);
        let id = known.unwrap_or_else(|| {
            self.report.contexts.push(context);
            self.report.contexts.len() - 1
        });
        (self.fact().context.index() != id).then_some(())?;
        self.report.facts[self.at].context = ContextId::from(id);
        Some(vec![self.at])
    }

    pub(super) fn context(&self) -> Context {
        self.report.contexts[self.fact().context.index()]
    }

    /// The period so many months later.
    pub(super) fn moved(&mut self, months: i32) -> Option<Vec<usize>> {
        self.number(self.at)?;
        let by = |day: chrono::NaiveDate| {
            let next = day.succ_opt()?;
            let by = Months::new(months.unsigned_abs());
            let moved =
                if months < 0 { next.checked_sub_months(by) } else { next.checked_add_months(by) };
            moved?.pred_opt()
        };
        let period = match self.report.periods[self.context().period.index()] {
            Period::Instant(day) => Period::Instant(by(day)?),
            Period::Duration { start, end } => {
                Period::Duration { start: by(start.pred_opt()?)?.succ_opt()?, end: by(end)? }
            }
            _ => return None,
        };
        let known = self.report.periods.iter().position(|other| *other == period);
        let id = known.unwrap_or_else(|| {
            self.report.periods.push(period);
            self.report.periods.len() - 1
        });
        self.put_context(Context { period: PeriodId::from(id), ..self.context() })
    }

    /// Another period that the report has.
    pub(super) fn other_context(
        &mut self,
        is: impl Fn(Period, Period) -> bool,
    ) -> Option<Vec<usize>> {
        self.number(self.at)?;
        let own = self.report.periods[self.context().period.index()];
        let others = self.report.periods.iter().enumerate().filter(|(_, other)| is(own, **other));
        let others: Vec<usize> = others.map(|(id, _)| id).collect();
        let id = *others.get(self.choice % others.len().max(1))?;
        self.put_context(Context { period: PeriodId::from(id), ..self.context() })
    }

    pub(super) fn put_members(
        &mut self,
        set: Vec<(kessan::model::ConceptId, MemberValue)>,
    ) -> Option<Vec<usize>> {
        let known = self.report.dimensions.iter().position(|other| *other == set);
        let id = known.unwrap_or_else(|| {
            self.report.dimensions.push(set);
            self.report.dimensions.len() - 1
        });
        self.put_context(Context { dimensions: DimensionsId::from(id), ..self.context() })
    }

    pub(super) fn member_lost(&mut self) -> Option<Vec<usize>> {
        self.number(self.at)?;
        let mut set = self.report.dimensions[self.context().dimensions.index()].clone();
        (!set.is_empty()).then(|| set.pop())?;
        self.put_members(set)
    }

    /// The members of another fact of the statement.
    pub(super) fn member_given(&mut self) -> Option<Vec<usize>> {
        self.number(self.at)?;
        self.report.dimensions[self.context().dimensions.index()].is_empty().then_some(())?;
        let sets: Vec<_> = self.in_statement().into_iter().filter(|set| !set.is_empty()).collect();
        let set = sets.get(self.choice % sets.len().max(1))?.clone();
        self.put_members(set)
    }

    pub(super) fn other_member(&mut self) -> Option<Vec<usize>> {
        self.number(self.at)?;
        let own = self.report.dimensions[self.context().dimensions.index()].clone();
        (!own.is_empty()).then_some(())?;
        let sets: Vec<_> = self
            .in_statement()
            .into_iter()
            .filter(|set| *set != own && set.len() == own.len())
            .collect();
        let set = sets.get(self.choice % sets.len().max(1))?.clone();
        self.put_members(set)
    }

    pub(super) fn in_statement(&self) -> Vec<Vec<(kessan::model::ConceptId, MemberValue)>> {
        let all = self.like(|own, fact| fact.statement == own.statement);
        let contexts = all.iter().map(|at| self.report.facts[*at].context);
        let sets = contexts.map(|context| {
            self.report.dimensions[self.report.contexts[context.index()].dimensions.index()].clone()
        });
        sets.collect()
    }

    pub(super) fn currency(&mut self) -> Option<Vec<usize>> {
        self.concept(self.at).item_type.is_monetary().then_some(())?;
        let own = self.fact().unit;
        let is_money = |at: &usize| {
            self.report.units[*at].measures.counts_money()
                && self.report.units[*at].measures.single().is_some()
                && Some(UnitId::from(*at)) != own
        };
        let other = (0..self.report.units.len()).find(is_money)?;
        self.report.facts[self.at].unit = Some(UnitId::from(other));
        Some(vec![self.at])
    }

    /// A ratio that is a hundred times off, as if the percent sign were lost, or counted twice.
    pub(super) fn percent(&mut self, power: i32) -> Option<Vec<usize>> {
        let types = ["percentItemType", "pureItemType"];
        let of = &self.concept(self.at).item_type;
        types.iter().any(|one| of.is_or_restricts(one)).then_some(())?;
        let (at, scale) = (self.at, self.fact().scale);
        self.rescale(at, power)?;
        // The sign is lost where it was; a second one is a second scale.
        (scale == self.report.facts[at].scale - i8::try_from(power).ok()?).then_some(())?;
        Some(vec![at])
    }

    pub(super) fn typed(&mut self, of: &str, power: i32) -> Option<Vec<usize>> {
        self.concept(self.at).item_type.is_or_restricts(of).then_some(())?;
        let at = self.at;
        self.rescale(at, power)?;
        Some(vec![at])
    }
}
