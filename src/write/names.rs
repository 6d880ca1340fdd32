//! Ids of contexts and units in the files written: those that were given, and else names that
//! follow from what the thing says.

use std::hash::BuildHasher;
use std::ops::Index;

use chrono::{Datelike, NaiveDate};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use crate::model::{
    Context, ContextId, EntityId, Fact, FactId, MemberValue, Moment, Period, Positions, Report,
    Taxonomy, UnitId,
};
use crate::notation::lexical::is_ncname;

/// The ids of contexts, of which there may be as many as facts: one behind the other in one text.
#[derive(Debug, Default)]
pub(super) struct ContextNames {
    texts: String,
    /// Where each ends.
    ends: Vec<usize>,
}

impl ContextNames {
    fn push(&mut self, name: &str) {
        self.texts.push_str(name);
        self.ends.push(self.texts.len());
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|at| &self[at])
    }
}

impl Index<usize> for ContextNames {
    type Output = str;

    fn index(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.texts[start..self.ends[at]]
    }
}

/// The ids of contexts: `D20070401-20070630`, then the members,
/// `D20070401-20070630_ForecastMember`.
pub(super) fn contexts(taxonomy: &Taxonomy, report: &Report) -> ContextNames {
    let mut names = ContextNames::default();
    names.ends.reserve_exact(report.contexts.len());
    let hash = |text: &str| FxBuildHasher.hash_one(text);
    // Contexts whose ids were made, by these, and how often stems were there that are no ids.
    let mut alone = Positions::default();
    let mut seen = FxHashMap::<String, u32>::default();
    let mut stem = String::new();
    for (at, context) in report.contexts.iter().enumerate() {
        if let Some(given) = report.given.of_context(ContextId::from(at)).filter(|id| is_ncname(id))
        {
            names.push(given);
            continue;
        }
        stem.clear();
        push_stem(&mut stem, taxonomy, report, context);
        let is_known = alone.find(hash(&stem), |of| names[of] == *stem).is_some();
        if !is_known && !report.given.is_taken(&stem) {
            names.push(&stem);
            alone.insert(hash(&stem), at);
            continue;
        }
        // Typed values may look alike once cut to what an id can hold.
        let times = seen.entry(stem.clone()).or_insert(u32::from(is_known));
        let name = loop {
            *times += 1;
            let name = if *times > 1 { format!("{stem}-{times}") } else { stem.clone() };
            let is_other = alone.find(hash(&name), |of| names[of] == *name).is_some();
            if !is_other && !report.given.is_taken(&name) {
                break name;
            }
        };
        names.push(&name);
        alone.insert(hash(&name), at);
    }
    names
}

fn push_stem(name: &mut String, taxonomy: &Taxonomy, report: &Report, context: &Context) {
    let moment = |at: Moment| at.to_string().replace([':', '-'], "");
    match report.periods[context.period.index()] {
        Period::Instant(at) => {
            name.push('I');
            push_day(at, "", |part| name.push_str(part));
        }
        Period::Duration { start, end } => {
            name.push('D');
            push_day(start, "", |part| name.push_str(part));
            name.push('-');
            push_day(end, "", |part| name.push_str(part));
        }
        Period::Moment(at) => name.push_str(&format!("I{}", moment(at))),
        Period::Span { start, end } => {
            name.push_str(&format!("D{}-{}", moment(start), moment(end)));
        }
        Period::Forever => name.push_str("D0-forever"),
    }
    for (axis, value) in &report.dimensions[context.dimensions.index()] {
        name.push('_');
        match value {
            MemberValue::Explicit(member) => {
                name.push_str(&taxonomy.concept(*member).name.local);
            }
            MemberValue::Typed(value) => {
                name.push_str(&taxonomy.concept(*axis).name.local);
                name.push('-');
                push_letters(name, value.text());
            }
        }
    }
    if context.entity != EntityId(0) {
        name.push('_');
        push_letters(name, &report.entities[context.entity.index()].identifier);
    }
}

/// A day as ISO 8601 has it, its parts joined by `between`. Large reports have a context for every few facts,
/// and the calendar's library would read its pattern anew for each.
pub(super) fn push_day(day: NaiveDate, between: &str, mut push: impl FnMut(&str)) {
    let Some(year) = u32::try_from(day.year()).ok().filter(|year| *year <= 9999) else {
        // No table has such years; a program may.
        return push(&day.format(&format!("%Y{between}%m{between}%d")).to_string());
    };
    let mut digits = [0; 8];
    for (place, of) in [year / 100, year % 100, day.month(), day.day()].into_iter().enumerate() {
        digits[2 * place] = b'0' + (of / 10) as u8;
        digits[2 * place + 1] = b'0' + (of % 10) as u8;
    }
    let text =
        |part: std::ops::Range<usize>| std::str::from_utf8(&digits[part]).unwrap_or_default();
    push(text(0..4));
    push(between);
    push(text(4..6));
    push(between);
    push(text(6..8));
}

/// Appends what of a text can stand in an id.
fn push_letters(name: &mut String, text: &str) {
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return name.push_str(text);
    }
    name.extend(text.chars().filter(char::is_ascii_alphanumeric));
}

/// What the ids of footnotes begin with, before an underscore: `footnote`, or that with points behind it
/// where ids of facts begin so or are given.
pub(super) fn footnote_stem(taxonomy: &Taxonomy, report: &Report) -> String {
    let notes =
        || report.footnotes.iter().flat_map(|note| note.text.keys().map(move |lang| (note, lang)));
    let is_free = |stem: &String| {
        let begins = |local: &str| local == stem || local.starts_with(&format!("{stem}_"));
        !taxonomy.concepts.values().any(|concept| begins(&concept.name.local))
            && !notes()
                .any(|(note, lang)| report.given.is_taken(&format!("{stem}_{}_{lang}", note.id)))
    };
    let mut stem = "footnote".to_owned();
    while !is_free(&stem) {
        stem.push('.');
    }
    stem
}

/// The ids of units. Names that differ only in signs that no id can have are told apart by a number.
pub(super) fn units(report: &Report) -> Vec<String> {
    let mut taken = FxHashSet::default();
    let mut free = |stem: String| {
        let numbered = (2u32..).map(|number| format!("{stem}_{number}"));
        let mut ids = std::iter::once(stem.clone()).chain(numbered);
        ids.find(|id| !report.given.is_taken(id) && taken.insert(id.clone())).unwrap_or(stem)
    };
    let ids = report.units.iter().enumerate().map(|(at, unit)| {
        match report.given.of_unit(UnitId::from(at)).filter(|id| is_ncname(id)) {
            Some(given) => given.to_owned(),
            None => free(of_unit(&unit.name)),
        }
    });
    ids.collect()
}

/// The name of a unit as an `NCName` that is no context's id.
fn of_unit(name: &str) -> String {
    let mut id = String::new();
    for letter in name.chars() {
        match letter {
            'A'..='Z' | 'a'..='z' | '0'..='9' | '-' | '_' => id.push(letter),
            '/' => id.push_str("-per-"),
            other => id.push_str(&format!("_{:x}_", u32::from(other))),
        }
    }
    // Ids of contexts are a letter and a date.
    let second_is_digit = id.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    if second_is_digit || !id.starts_with(|c: char| c.is_ascii_alphabetic()) {
        id.insert_str(0, "u_");
    }
    id
}

/// The numbers of facts in tuples about what others are about too, behind those of facts in none, which an index counts.
pub(super) fn repeats_in_tuples(report: &Report) -> FxHashMap<FactId, u32> {
    let mut repeats = FxHashMap::default();
    if report.tuples.of_fact.is_empty() {
        return repeats;
    }
    let mut counts: FxHashMap<_, u32> = FxHashMap::default();
    let about = |fact: &Fact| (fact.concept, fact.context, fact.unit);
    let facts = || report.facts.iter().zip(0_usize..).map(|(fact, at)| (FactId::from(at), fact));
    for (_, fact) in facts().filter(|(id, _)| !report.tuples.hold(*id)) {
        *counts.entry(about(fact)).or_default() += 1;
    }
    for (id, fact) in facts().filter(|(id, _)| report.tuples.hold(*id)) {
        let nth = counts.entry(about(fact)).or_default();
        *nth += 1;
        if *nth > 1 {
            repeats.insert(id, *nth);
        }
    }
    repeats
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    #[test]
    fn days_are_those_of_iso_8601() {
        for (year, month, day, text) in [
            (2007, 4, 1, "2007-04-01"),
            (1, 12, 31, "0001-12-31"),
            (9999, 10, 10, "9999-10-10"),
            (0, 1, 1, "0000-01-01"),
            (12345, 1, 1, "+12345-01-01"),
            (-1, 1, 1, "-0001-01-01"),
        ] {
            let of = NaiveDate::from_ymd_opt(year, month, day).unwrap();
            let pushed = |between: &str| {
                let mut pushed = String::new();
                super::push_day(of, between, |part| pushed.push_str(part));
                pushed
            };
            assert_eq!(pushed("-"), text);
            assert_eq!(pushed("-"), of.to_string());
            assert_eq!(pushed(""), of.format("%Y%m%d").to_string());
        }
    }
}
