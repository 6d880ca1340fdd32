//! Ids of contexts and units in the files written: those that were given, and else names that
//! follow from what the thing says.

use chrono::{Datelike, NaiveDate};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{
    Context, ContextId, EntityId, MemberValue, Moment, Period, Report, Taxonomy, UnitId,
};
use crate::notation::lexical::is_ncname;

/// The ids of contexts: `D20070401-20070630`, then the members,
/// `D20070401-20070630_ForecastMember`.
pub(super) fn contexts(taxonomy: &Taxonomy, report: &Report) -> Vec<String> {
    let mut seen = FxHashMap::<String, u32>::default();
    let mut names = Vec::with_capacity(report.contexts.len());
    for (at, context) in report.contexts.iter().enumerate() {
        if let Some(given) = report.given.of_context(ContextId::from(at)).filter(|id| is_ncname(id))
        {
            names.push(given.to_owned());
            continue;
        }
        let stem = of_context(taxonomy, report, context);
        // Typed values may look alike once cut to what an id can hold.
        let times = seen.entry(stem.clone()).or_default();
        names.push(loop {
            *times += 1;
            let name = if *times > 1 { format!("{stem}-{times}") } else { stem.clone() };
            if !report.given.is_taken(&name) {
                break name;
            }
        });
    }
    names
}

fn of_context(taxonomy: &Taxonomy, report: &Report, context: &Context) -> String {
    let moment = |at: Moment| at.to_string().replace([':', '-'], "");
    let mut name = match report.periods[context.period.index()] {
        Period::Instant(at) => ["I", &day(at, "")].concat(),
        Period::Duration { start, end } => ["D", &day(start, ""), "-", &day(end, "")].concat(),
        Period::Moment(at) => format!("I{}", moment(at)),
        Period::Span { start, end } => format!("D{}-{}", moment(start), moment(end)),
        Period::Forever => "D0-forever".to_owned(),
    };
    for (axis, value) in &report.dimensions[context.dimensions.index()] {
        name.push('_');
        match value {
            MemberValue::Explicit(member) => {
                name.push_str(&taxonomy.concept(*member).name.local);
            }
            MemberValue::Typed(value) => {
                name.push_str(&taxonomy.concept(*axis).name.local);
                name.push('-');
                push_letters(&mut name, value.text());
            }
        }
    }
    if context.entity != EntityId(0) {
        name.push('_');
        push_letters(&mut name, &report.entities[context.entity.index()].identifier);
    }
    name
}

/// A day as ISO 8601 has it, its parts joined by `between`. Large reports have a context for every few facts,
/// and the calendar's library would read its pattern anew for each.
pub(super) fn day(day: NaiveDate, between: &str) -> String {
    let Some(year) = u32::try_from(day.year()).ok().filter(|year| *year <= 9999) else {
        // No table has such years; a program may.
        return day.format(&format!("%Y{between}%m{between}%d")).to_string();
    };
    let mut text = String::with_capacity(10);
    let digits = |number: u32| [number / 10, number % 10].map(|of| char::from_digit(of, 10));
    text.extend(digits(year / 100).into_iter().chain(digits(year % 100)).flatten());
    for part in [day.month(), day.day()] {
        text.push_str(between);
        text.extend(digits(part).into_iter().flatten());
    }
    text
}

/// Appends what of a text can stand in an id.
fn push_letters(name: &mut String, text: &str) {
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
            assert_eq!(super::day(of, "-"), text);
            assert_eq!(super::day(of, "-"), of.to_string());
            assert_eq!(super::day(of, ""), of.format("%Y%m%d").to_string());
        }
    }
}
