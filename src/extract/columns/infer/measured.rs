//! Headings that say what the figures of a column measure beside its period: `2024 %`, `2024 per share`.

use super::super::headings::Headings;
use super::Draft;
use crate::extract::each_share;
use crate::extract::measured::Measured;
use crate::extract::mentions::heading::{self, Setting};
use crate::model::Taxonomy;
use crate::notation::words::{Kind as Word, words as known};
use crate::source::map::TableEntry;

/// What the words over a column say that its figures are; none where they may be amounts of money, or are those of what
/// stands beside amounts.
pub(in crate::extract) fn measure_over(words: &str, setting: Setting) -> Option<Measured> {
    let rest = heading::read(words, setting).rest.to_lowercase();
    let apart = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']');
    let parts: Vec<&str> = rest.split(apart).filter(|part| !part.is_empty()).collect();
    let is_sign = |part: &&str| matches!(*part, "%" | "％");
    let lead = |part: &&str| known().has(Word::UnitLeads, part);
    if parts.iter().any(is_sign) && parts.iter().all(|part| is_sign(part) || lead(part)) {
        return Some(Measured::Percent);
    }
    let lower = words.to_lowercase();
    let mut apart = lower.split(|c: char| !c.is_alphanumeric());
    if apart.any(|part| known().has(Word::UnitExcept, part)) {
        return None;
    }
    let short = || {
        let mut parts = lower.split(|c: char| !c.is_alphanumeric());
        parts.any(|part| known().has(Word::ShortPerShare, part))
    };
    (each_share::at(&lower).is_some() || short()).then_some(Measured::PerShare)
}

/// Doubts a column over which a measure stands that the concepts of its statement do not have; whether a measure may
/// have moved there from another column, over which it is missing.
pub(super) fn doubt(
    drafts: &mut [Draft],
    headings: &Headings,
    printed: impl Fn(usize) -> bool,
    entry: &TableEntry,
    taxonomy: &Taxonomy,
) -> bool {
    let mut moved = false;
    let nodes = taxonomy.statements[entry.statement.index()].nodes.iter();
    let types: Vec<&str> = nodes
        .map(|node| &taxonomy.concept(node.concept).item_type)
        .filter(|of| of.is_numeric())
        .map(|of| &*of.name)
        .collect();
    let over = headings.own.iter().zip(&headings.columns);
    for (at, (draft, (words, all))) in drafts.iter_mut().zip(over).enumerate() {
        let plain = draft.period.is_some() && draft.beside.is_none() && draft.foreign.is_empty();
        if !plain || draft.passed_over {
            continue;
        }
        let fitting: &[&str] = match measure_over(words, headings.setting()) {
            Some(Measured::Percent) if !printed(at) => &["percent", "pure"],
            Some(Measured::PerShare) => &["perShare"],
            _ => continue,
        };
        if !types.iter().all(|of| fitting.contains(of)) {
            moved |= is_twice(all);
            draft.foreign.push(words.trim().to_owned());
        }
    }
    moved
}

/// Passes over columns of percentages right of the amounts of the same period: what part of a total they are, or how they
/// changed, is no amount of the rows.
pub(super) fn pass_over_parts(drafts: &mut [Draft], headings: &Headings) {
    let is_sign = |at: usize| {
        let own = heading::read(&headings.own[at], headings.setting()).rest;
        own.contains(['%', '％']) && own.chars().all(|c| !c.is_alphanumeric())
    };
    for at in 1..drafts.len() {
        let before = &drafts[at - 1];
        let amounts = before.period.is_some() && !before.passed_over && !is_sign(at - 1);
        let same = drafts[at].period == before.period && drafts[at].beside.is_none();
        drafts[at].passed_over |= amounts && same && is_sign(at);
    }
}

/// Whether words say twice that amounts are for each share.
fn is_twice(words: &str) -> bool {
    let lower = words.to_lowercase();
    known().of(Word::PerShareCaptions).any(|phrase| lower.matches(phrase).count() > 1)
}

/// Why a table must be asked about all of whose columns would be passed over: its figures say something nevertheless.
pub(super) fn nothing_left(drafts: &[Draft], headings: &Headings) -> Option<String> {
    let words = headings.columns.join(" ");
    let empty = !drafts.is_empty() && drafts.iter().all(|draft| draft.passed_over);
    empty.then(|| format!("changes or parts of a total head all its columns (`{}`)", words.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::mentions::heading::setting;
    use crate::model::Calendar;
    use crate::text::Text;

    #[test]
    fn headings_say_what_figures_measure() {
        let setting = setting(&Text::new(String::new()), Calendar::default(), None);
        for (words, of) in [
            ("2024 %", Some(Measured::Percent)),
            ("Q3 2024 (in %)", Some(Measured::Percent)),
            ("2024 per share", Some(Measured::PerShare)),
            ("2024", None),
            ("2024 EUR million", None),
            ("2024 % of sales", None),
            ("2024 in millions, except per share data", None),
        ] {
            assert_eq!(measure_over(words, setting), of, "{words}");
        }
    }
}
