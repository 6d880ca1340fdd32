//! What is said of facts beside their labels, made once: units, periods, members.

use rustc_hash::FxHashMap;

use super::super::Output;
use super::words;
use crate::model::{DimensionsId, Fact, LabelRole, Lang, MemberValue, Period, PeriodId, UnitId};
use crate::notation::markup::bytes::escaped;

/// Texts by what they are about.
pub(super) struct Captions {
    units: FxHashMap<(UnitId, i8), String>,
    units_alone: FxHashMap<(UnitId, i8), String>,
    periods: Vec<String>,
    members: Vec<String>,
}

impl Captions {
    pub(super) fn new(output: &Output<'_>, lang: &Lang) -> Self {
        let report = output.report;
        let mut units = FxHashMap::default();
        for fact in &report.facts {
            if let Some(unit) = fact.unit {
                units
                    .entry((unit, fact.scale))
                    .or_insert_with(|| unit_text(output, unit, fact.scale, lang));
            }
        }
        let current = report.current_period;
        let period = |period: &Period| match current == Some(*period) {
            true => String::new(),
            false => words::heading(*period, report, lang, false),
        };
        let members = |dimensions: &crate::model::Dimensions| {
            let texts: Vec<&str> =
                dimensions.iter().map(|(_, value)| member_text(output, value, lang)).collect();
            texts.join(", ")
        };
        let prefix = words::of(lang).unit;
        let alone = |text: &String| match text.is_empty() {
            true => String::new(),
            false => format!("{prefix}{text}"),
        };
        Self {
            units_alone: units.iter().map(|(key, text)| (*key, alone(text))).collect(),
            units: units.into_iter().map(|(key, text)| (key, escaped(&text))).collect(),
            periods: report.periods.iter().map(period).collect(),
            members: report.dimensions.iter().map(members).collect(),
        }
    }

    /// The unit and scale in words; nothing for pure numbers, whose sign says it.
    pub(super) fn unit(&self, unit: Option<UnitId>, scale: i8) -> Option<&str> {
        self.units.get(&(unit?, scale)).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// The unit and scale of a whole table in words.
    pub(super) fn unit_alone(&self, unit: Option<UnitId>, scale: i8) -> Option<&str> {
        self.units_alone.get(&(unit?, scale)).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// The unit and scale of a fact in words.
    pub(super) fn unit_of(&self, fact: &Fact) -> Option<&str> {
        self.unit(fact.unit, fact.scale)
    }

    /// A period that is not the one the report is about; nothing for that.
    pub(super) fn period(&self, id: PeriodId) -> &str {
        &self.periods[id.index()]
    }

    /// The members of a set of dimensions; nothing where all are the default.
    pub(super) fn members(&self, id: DimensionsId) -> &str {
        &self.members[id.index()]
    }
}

fn unit_text(output: &Output<'_>, unit: UnitId, scale: i8, lang: &Lang) -> String {
    let unit = output.report.unit(unit);
    if unit.measures.is_standard("pure") {
        return String::new();
    }
    let labels = output.taxonomy.unit_definition(unit);
    let label = labels.and_then(|unit| unit.short.get(lang).or(unit.labels.get(lang)));
    let name = label.unwrap_or(&unit.name);
    words::unit(name, scale, lang)
}

fn member_text<'a>(output: &Output<'a>, value: &'a MemberValue, lang: &Lang) -> &'a str {
    match value {
        MemberValue::Explicit(member) => {
            words::without_kind(output.label(*member, &LabelRole::Terse, lang))
        }
        MemberValue::Typed(value) => value.text(),
    }
}
