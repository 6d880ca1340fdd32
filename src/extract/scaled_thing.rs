//! Captions that state a power of ten of something that is no currency: `Absatz (Tsd. t)`, `Volume (mil toneladas)`, `Millions of
//! passengers`. Their figures are no amounts of money, whatever the thing is called.

use super::unit_line;
use crate::notation::words::{Kind, Numbered, words as known};
use crate::standards::currency;

/// The most words of such a statement.
const WORDS: usize = 5;

/// The words of a caption that state a power of something; none where there are none, or where they state a unit of money.
pub(super) fn stated(caption: &str) -> Option<String> {
    let enclosed = unit_line::enclosed(caption).into_iter();
    let mut inside = enclosed.filter(|part| is_thing(without_lead(part)));
    inside.next().or_else(|| behind(&unit_line::outside(caption)))
}

/// The power of ten that a caption states of a measure all of whose words are known: `Ore mined (000's tonnes)`. None where
/// one is not, or where nothing is stated.
pub(super) fn measured(caption: &str) -> Option<i8> {
    let said = stated(caption)?;
    let words: Vec<&str> = without_lead(&said).split_whitespace().collect();
    let (first, rest) = words.split_first()?;
    let measures = [Kind::CountMeasures, Kind::CountThings, Kind::Of];
    let is_measure = |word: &&str| measures.iter().any(|kind| is(*kind, word));
    power(first.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|_| !rest.is_empty() && rest.iter().all(is_measure))
}

/// The words behind the last comma, dash or `in`, or all words, where a word like `of` joins the power to its thing.
fn behind(outside: &str) -> Option<String> {
    let parts: Vec<&str> = outside.split_whitespace().collect();
    let opens = |word: &str| {
        word.ends_with([',', ':']) || matches!(word, "-" | "–" | "—") || is(Kind::UnitLeads, word)
    };
    let from = parts.iter().rposition(|word| opens(word)).map(|at| at + 1);
    let tail = from.filter(|from| *from > 1).and_then(|from| parts.get(from..));
    let joined = parts.get(1).is_some_and(|word| is(Kind::Of, word));
    let all = Some(&parts[..]).filter(|_| joined);
    let mut found = [tail, all].into_iter().flatten();
    // A single letter is a power in parentheses alone: `Sales - m commerce`.
    let long = |of: &&[&str]| of.first().is_some_and(|first| first.chars().nth(1).is_some());
    found.find_map(|of| Some(of.join(" ")).filter(|words| long(&of) && is_thing(words)))
}

/// Words without one that opens a statement of unit: `in Tsd. t`.
fn without_lead(part: &str) -> &str {
    let part = part.trim();
    match part.split_once(' ') {
        Some((lead, rest)) if is(Kind::UnitLeads, lead) => rest,
        _ => part,
    }
}

/// Whether words begin with a power of ten and go on with a thing.
fn is_thing(words: &str) -> bool {
    let clear = |line: &unit_line::UnitLine| line.is_clear();
    if unit_line::read(&format!("({words})")).as_ref().is_some_and(clear) {
        return false;
    }
    let parts: Vec<&str> = words.split_whitespace().collect();
    let [first, rest @ ..] = parts.as_slice() else { return false };
    if rest.is_empty() {
        return is_unparted_thing(first);
    }
    let letters = first.trim_matches(|c: char| !c.is_alphanumeric());
    // A single letter may be short for much: `k. A.`
    let single = letters.chars().count() == 1;
    let long = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count() > 1;
    let sure = !single || (first.starts_with(char::is_lowercase) && rest.iter().any(long));
    let unknown = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let kinds = [
            Kind::UnitLeads,
            Kind::UnitFillers,
            Kind::UnitExcept,
            Kind::UnitOpen,
            Kind::Shares,
            Kind::Per,
            Kind::Of,
            Kind::And,
        ];
        word.contains(char::is_alphabetic) && !kinds.iter().any(|kind| is(*kind, word))
    };
    let figure = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let money = |word: &&str| currency::named(word).is_some() || is(Kind::Shares, word);
    parts.len() <= WORDS
        && sure
        && power(letters).is_some()
        && rest.iter().any(unknown)
        && !rest.iter().any(figure)
        && !rest.iter().any(money)
}

/// The same for scripts that part words by no blanks: `千トン`.
fn is_unparted_thing(word: &str) -> bool {
    let starts = word.char_indices().skip(1).take(2).map(|(at, _)| word.split_at(at));
    let mut powers = starts
        .filter(|(sign, _)| sign.chars().all(|c| (c as u32) >= 0x2E80) && power(sign).is_some());
    powers.any(|(_, thing)| {
        currency::at_start(thing).is_none() && !is(Kind::Shares, thing) && power(thing).is_none()
    })
}

/// The power of ten of a word, from thousands on: `Tsd`, `millions`, `000's`.
fn power(word: &str) -> Option<i8> {
    let lower = word.to_lowercase().replace('’', "'");
    let single = lower.trim_end_matches('s');
    [&*lower, single, single.trim_end_matches('\'')]
        .iter()
        .filter_map(|word| known().number(Numbered::Scales, word))
        .find_map(|power| i8::try_from(power).ok().filter(|power| *power >= 3))
}

fn is(kind: Kind, word: &str) -> bool {
    known().has_in_any_case(kind, word)
}

#[cfg(test)]
mod tests {
    use super::{measured, stated};

    #[test]
    fn powers_of_things_are_none_of_money() {
        for caption in [
            "Volume de vendas (mil t)",
            "Vendas (mil toneladas)",
            "Volumen (millones de litros)",
            "Volumen (miles de t)",
            "Miles de hectolitros",
            "Absatz (Tsd. t)",
            "Absatz in Tsd. Tonnen",
            "Absatz (in Mio. Stück)",
            "Volumi venduti (migliaia di tonnellate)",
            "Volume (k tonnes)",
            "Sales volume, million hl",
            "販売数量（千トン）",
            "販売電力量（億kWh）",
            "Ore mined (000's tonnes)",
        ] {
            assert!(stated(caption).is_some(), "{caption}");
        }
        for caption in [
            "Revenue (millions of euros)",
            "Revenue (in thousands, unaudited)",
            "Umsatz (Mio. EUR)",
            "Umsatz in Mio. €",
            "Receita (R$ mil)",
            "Vendas (mil reais)",
            "Shares (thousand shares)",
            "Provisions (k. A.)",
            "Impairment (12 million of goodwill)",
            "Thousand Oaks plant",
            "Costs, million",
            "売上高（百万円）",
            "発行済株式数（千株）",
            "Net debt (m)",
            "Loans (T. Rowe)",
        ] {
            assert_eq!(stated(caption), None, "{caption}");
        }
    }

    #[test]
    fn the_power_of_a_known_measure_is_that_of_its_figures() {
        for (caption, power) in [
            ("Ore mined (000's tonnes)", Some(3)),
            ("Ore milled (000s tonnes)", Some(3)),
            ("Ore processed ('000 tonnes)", Some(3)),
            ("Waste mined (thousand tonnes)", Some(3)),
            ("Gold sold (thousands of ounces)", Some(3)),
            ("Sales volume, million hl", None),
            ("Crossings (thousand wugs)", None),
            ("Revenue (in thousands)", None),
        ] {
            assert_eq!(measured(caption), power, "{caption}");
        }
    }
}
