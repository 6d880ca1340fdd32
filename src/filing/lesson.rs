//! What a release that was read teaches the next one, beside its map.

use std::collections::{BTreeMap, BTreeSet};

use super::release::Reading;
use crate::extract::columns::{Column, Kind};
use crate::extract::fact::Extracted;
use crate::model::{Concept, ConceptId, Period, PeriodType, Taxonomy};
use crate::source::map::{self, CURRENCY, Lesson, PastColumn};

impl Reading {
    /// What it teaches of units and columns, for [`learn`](map::learn). What is counted in thousands teaches no unit:
    /// whether the next release counts so too its text may not say.
    #[must_use]
    pub fn lesson(&self) -> Lesson {
        let taxonomy = &self.taxonomy;
        let mut units: BTreeMap<(&str, &str), BTreeSet<(String, i8)>> = BTreeMap::new();
        for fact in &self.extraction.facts {
            let concept = taxonomy.concept(fact.concept);
            let statement = &taxonomy.statements[fact.statement.index()];
            if let Some(unit) = unit_of(fact, concept, taxonomy) {
                let known = units.entry((&statement.id, &concept.name.local)).or_default();
                known.insert((unit, fact.scale));
            }
        }
        let mut counted: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        // What is counted in several units is counted in none.
        for ((statement, concept), units) in units.iter().filter(|(_, units)| units.len() == 1) {
            if let Some((unit, 0)) = units.first() {
                let known = counted.entry((*statement).to_owned()).or_default();
                known.insert((*concept).to_owned(), unit.clone());
            }
        }
        Lesson {
            amounts: self.extraction.amounts.clone(),
            columns: self.columns(),
            units: counted,
            unit_names: taxonomy.units.keys().cloned().collect(),
        }
    }

    /// What the columns of its tables meant, where all of them have a part that the next release has too.
    fn columns(&self) -> Vec<(usize, Vec<PastColumn>)> {
        let Some(current) = self.current_period else { return Vec::new() };
        let tables = self.extraction.columns.iter().filter_map(|(at, columns)| {
            let past = columns.iter().map(|column| past(column, current, &self.taxonomy));
            Some((*at, past.collect::<Option<Vec<_>>>()?))
        });
        tables.collect()
    }
}

/// The unit of a fact that neither the type of its concept nor the currency of a column gives.
fn unit_of(fact: &Extracted, concept: &Concept, taxonomy: &Taxonomy) -> Option<String> {
    let name = fact.unit.as_deref()?;
    if is_counted(concept) {
        return Some(name.to_owned());
    }
    let measures = &taxonomy.units.get(name)?.measures;
    let (_, thing) = measures.pair().filter(|_| &*concept.item_type.name == "perShare")?;
    // Of amounts for each of something the currency is that of the column.
    let (_, of) = name.split_once('/')?;
    let pattern = format!("{CURRENCY}/{of}");
    (measures.counts_money() && &*thing.local != "shares").then_some(pattern)
}

/// Whether facts of a concept have a unit that neither the type nor a currency gives, and are of what there is on a
/// day: over what time a change of it is counted no heading says for certain.
fn is_counted(concept: &Concept) -> bool {
    let item_type = &concept.item_type;
    let given = matches!(&*item_type.name, "percent" | "pure" | "shares" | "perShare");
    let counts = item_type.is_numeric() && !item_type.is_monetary() && !given;
    counts && concept.period_type == PeriodType::Instant
}

/// A column with names and roles; none where its cells hold two things, or its period has no role.
fn past(column: &Column, current: Period, taxonomy: &Taxonomy) -> Option<PastColumn> {
    let name = |id: ConceptId| taxonomy.concept(id).name.local.to_string();
    let (beside, concept, skip) = match &column.kind {
        Kind::Value => (None, None, false),
        Kind::Beside(heading) => (Some(heading.clone()), None, false),
        Kind::Concept(id) => (None, Some(name(*id)), false),
        Kind::Skip => return Some(PastColumn { skip: true, ..PastColumn::default() }),
        Kind::ValueAndBeside(_) => return None,
    };
    let roles = match column.period {
        Some(period) => Some(map::roles_of(period, current, taxonomy.calendar)?),
        None => None,
    };
    // Ratios and changes have the unit of what they are about.
    let of_values = beside.is_none();
    Some(PastColumn {
        roles,
        unit: column.unit.clone().filter(|_| of_values),
        scale: column.scale.filter(|_| of_values),
        beside,
        concept,
        members: column.members.iter().map(|(axis, of)| (name(*axis), name(*of))).collect(),
        skip,
    })
}
