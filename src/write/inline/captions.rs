//! What is said of facts beside their labels, made once: units, periods, members.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::super::Output;
use super::words;
use crate::model::{
    DimensionsId, Fact, LabelRole, Lang, MemberValue, Period, PeriodId, Unit, UnitId,
};
use crate::notation::markup::bytes::escaped;

/// Texts by what they are about.
pub(super) struct Captions {
    /// Behind figures.
    units: FxHashMap<(UnitId, i8), String>,
    /// Over figures.
    heading_units: FxHashMap<(UnitId, i8), String>,
    /// Escaped, as they stand behind values.
    periods: Vec<String>,
    /// With whether they stand so in markup: each may be a member of its own.
    members: Vec<(Box<str>, bool)>,
    /// Before amounts, where the language has signs for their currencies.
    signs: Vec<Option<&'static str>>,
}

impl Captions {
    pub(super) fn new(output: &Output<'_>, lang: &Lang) -> Self {
        let report = output.report;
        let mut units = FxHashMap::default();
        let mut heading_units = FxHashMap::default();
        for fact in &report.facts {
            let Some(unit) = fact.unit else { continue };
            let key = (unit, fact.scale);
            units.entry(key).or_insert_with(|| escaped(&behind(output, unit, fact.scale, lang)));
            heading_units
                .entry(key)
                .or_insert_with(|| heading_unit_text(output, unit, fact.scale, lang));
        }
        let current = report.current_period;
        let period = |period: &Period| match current == Some(*period) {
            true => String::new(),
            // Lines of text end where they will.
            false => escaped(&words::in_line(&words::heading(*period, report, lang, false))),
        };
        let members = |dimensions: &crate::model::Dimensions| {
            let texts: Vec<&str> =
                dimensions.iter().map(|(_, value)| member_text(output, value, lang)).collect();
            let text = texts.join(", ");
            let is_plain = escaped(&text) == text;
            (text.into_boxed_str(), is_plain)
        };
        Self {
            units,
            heading_units,
            periods: report.periods.iter().map(period).collect(),
            members: report.dimensions.iter().map(members).collect(),
            signs: report.units.iter().map(|unit| currency_sign(unit, lang)).collect(),
        }
    }

    /// The unit and scale of columns in words; nothing for pure numbers, whose sign says it.
    pub(super) fn heading_unit(&self, unit: Option<UnitId>, scale: i8) -> Option<&str> {
        self.heading_units.get(&(unit?, scale)).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// The sign of the currency of a fact, where the language prints it.
    pub(super) fn sign_of(&self, unit: Option<UnitId>) -> Option<&'static str> {
        self.signs.get(unit?.index()).copied().flatten()
    }

    /// The unit and scale of a fact in words, escaped; the scale alone where its sign stands before it.
    pub(super) fn unit_of(&self, fact: &Fact) -> Option<&str> {
        let text = self.units.get(&(fact.unit?, fact.scale)).map(String::as_str);
        text.filter(|text| !text.is_empty())
    }

    /// A period that is not the one the report is about, escaped; nothing for that.
    pub(super) fn period(&self, id: PeriodId) -> &str {
        &self.periods[id.index()]
    }

    /// The members of a set of dimensions; nothing where all are the default.
    pub(super) fn members(&self, id: DimensionsId) -> &str {
        &self.members[id.index()].0
    }

    /// The same, escaped.
    pub(super) fn members_escaped(&self, id: DimensionsId) -> Cow<'_, str> {
        match &self.members[id.index()] {
            (text, true) => Cow::Borrowed(text),
            (text, false) => Cow::Owned(escaped(text)),
        }
    }
}

/// The sign before amounts in a unit.
fn currency_sign(unit: &Unit, lang: &Lang) -> Option<&'static str> {
    words::of(lang).currency.get(unit.measures.currency()?).map(String::as_str)
}

/// The unit and scale behind a figure.
fn behind(output: &Output<'_>, unit: UnitId, scale: i8, lang: &Lang) -> String {
    match currency_sign(output.report.unit(unit), lang) {
        Some(_) => words::scale(scale, lang).unwrap_or_default().to_owned(),
        None => unit_text(output, unit, scale, lang),
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

/// The unit and scale as they stand over figures: `Millions of yen`, where the taxonomy has the noun.
fn heading_unit_text(output: &Output<'_>, unit: UnitId, scale: i8, lang: &Lang) -> String {
    let definition = output.taxonomy.unit_definition(output.report.unit(unit));
    let noun = definition.and_then(|unit| unit.noun.get(lang));
    let counted = noun.and_then(|noun| words::counted(noun, scale, lang));
    counted.unwrap_or_else(|| unit_text(output, unit, scale, lang))
}

fn member_text<'a>(output: &Output<'a>, value: &'a MemberValue, lang: &Lang) -> &'a str {
    match value {
        MemberValue::Explicit(member) => {
            words::without_kind(output.label(*member, &LabelRole::Terse, lang))
        }
        MemberValue::Typed(value) => value.text(),
    }
}
