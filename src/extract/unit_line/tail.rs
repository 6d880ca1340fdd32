//! What the last words of a caption state about its figures: `Net debt, EUR m`, `Dividend per share, in cents`.

use super::scan::{Item, items};
use super::{UnitLine, parts, stated};
use crate::extract::memo::Memo;
use crate::notation::scale;
use crate::notation::words::{Kind, words};
use crate::standards::currency;

/// What the last words of a caption say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tail {
    /// A currency, a scale or both.
    Said(UnitLine),
    /// Several currencies: a rate between them, or an amount in either.
    Doubtful(String),
}

/// How many words such a statement has at most.
const WORDS: usize = 5;

/// The statement with which a caption ends outside of parentheses; none where its last words are no unit, or belong
/// to the thing: `Bank of Euro`.
#[must_use]
pub fn tail(caption: &str) -> Option<Tail> {
    thread_local! {
        static KNOWN: Memo<(), Option<Tail>> = const { Memo::new() };
    }
    KNOWN.with(|known| known.of((), caption, || last_words(caption)))
}

fn last_words(caption: &str) -> Option<Tail> {
    let outside = parts(caption).1;
    let words: Vec<&str> = outside.split_whitespace().collect();
    let longest = words.len().saturating_sub(1).min(WORDS);
    (1..=longest).rev().find_map(|count| {
        let (before, last) = words.split_at(words.len() - count);
        statement(before.last()?, last)
    })
}

fn statement(before: &str, last: &[&str]) -> Option<Tail> {
    let words = last.join(" ");
    let items = items(&words, None);
    let of_unit = |item: &Item| {
        matches!(item, Item::Currency(..) | Item::Scale(_))
            || matches!(item, Item::Lead | Item::Filler | Item::Comma)
    };
    if !items.iter().all(of_unit) || is_sign_of_figure(last) {
        return None;
    }
    let parted = before.ends_with([',', ':', ';', '-', '–', '—']);
    let opened = parted || items.first() == Some(&Item::Lead) || is_dash(last[0]);
    let codes = words.split(|c: char| !c.is_alphanumeric());
    let coded =
        codes.into_iter().any(|word| currency::by_code(word).is_some_and(|of| of.code == word));
    let of_part = items.iter().any(|item| matches!(item, Item::Currency(_, power) if *power != 0));
    if !(opened || coded || of_part || is_power_of_sign(&words, last, &items)) {
        return None;
    }
    match stated(&items, true) {
        Some(line) if line.is_clear() => Some(Tail::Said(line)),
        _ => {
            let named = items.iter().filter(|item| matches!(item, Item::Currency(..))).count();
            (named > 1).then_some(Tail::Doubtful(words))
        }
    }
}

/// Whether words end with the sign of a currency right behind a word that opens a statement and is no preposition: then it is
/// that of the figure behind the caption, `Earnings, as reported $`.
fn is_sign_of_figure(last: &[&str]) -> bool {
    /// Prepositions are shorter: `in $`.
    const LONG: usize = 4;
    let [.., lead, sign] = last else { return false };
    let opens = words().has_in_any_case(Kind::UnitLeads, lead)
        || words().has_in_any_case(Kind::CurrencyLeads, lead);
    !sign.contains(char::is_alphanumeric) && opens && lead.chars().count() >= LONG
}

/// Whether words are a currency with its power in one word, or a sign with it: `EURbn`, `£m`, `€ billion`.
fn is_power_of_sign(words: &str, last: &[&str], items: &[Item]) -> bool {
    let named = items.iter().any(|item| matches!(item, Item::Currency(..)));
    let power = items.iter().any(|item| matches!(item, Item::Scale(_)));
    named && power && (last.len() == 1 || words.starts_with(['€', '£', '$', '¥']))
}

/// A power with which a caption ends and that neither another word nor a currency opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loose {
    /// The power of ten.
    pub power: i8,
    /// How it is written.
    pub words: String,
    /// Whether it is a letter in parentheses, as those of notes are.
    pub like_a_note: bool,
}

/// The power with which a caption ends so: `Shares (m)`, `Average shares, k`, `Shares in issue million`.
#[must_use]
pub fn loose(caption: &str) -> Option<Loose> {
    let (inside, outside) = parts(caption);
    let is_letter = |word: &str| word.len() == 1 && word.starts_with(|c: char| c.is_alphabetic());
    // `Revenue IFRS 15` ends with the number of a standard.
    let is_number = |word: &str| word != "000" && word.bytes().all(|c| c.is_ascii_digit());
    let power = |word: &str| scale::parse(word).filter(|power| *power >= 3 && !is_number(word));
    let letter = inside.iter().map(|part| part.trim()).rfind(|part| is_letter(part));
    if let Some(letter) = letter {
        return Some(Loose { power: power(letter)?, words: letter.to_owned(), like_a_note: true });
    }
    let (before, last) = outside.trim().rsplit_once(char::is_whitespace)?;
    // `Deposits above 1 million` names an amount, and `Class m` a thing.
    let named = before.ends_with(|c: char| c.is_ascii_digit());
    let loose = !named && (!is_letter(last) || before.trim_end().ends_with(','));
    let words = || Loose { power: 0, words: last.to_owned(), like_a_note: false };
    power(last).filter(|_| loose).map(|power| Loose { power, ..words() })
}

/// Whether a caption names a currency and no power of it: `Average salary (£)`, `Average salary in EUR`.
#[must_use]
pub fn names_currency_alone(caption: &str) -> bool {
    thread_local! {
        static KNOWN: Memo<(), bool> = const { Memo::new() };
    }
    KNOWN.with(|known| known.of((), caption, || is_currency_alone(caption)))
}

fn is_currency_alone(caption: &str) -> bool {
    let alone = |line: &UnitLine| {
        line.is_clear() && !line.codes.is_empty() && line.power == 0 && line.scale.is_none()
    };
    let enclosed = parts(caption).0.into_iter();
    enclosed.filter_map(|part| super::read(&format!("({part})"))).any(|line| alone(&line))
        || matches!(tail(caption), Some(Tail::Said(line)) if alone(&line))
}

/// A caption without the unit with which it ends outside of parentheses: `Order book` of `Order book in EUR million`.
/// All of it where parentheses stand in it.
#[must_use]
pub(in super::super) fn without_tail(caption: &str) -> &str {
    if caption.contains(['(', '（', '[', '［', '【']) {
        return caption;
    }
    let starts = caption.match_indices(char::is_whitespace).map(|(at, _)| at);
    let first = starts.filter(|at| !caption[..*at].trim().is_empty()).find(|at| {
        let (before, last) = caption.split_at(*at);
        let last: Vec<&str> = last.split_whitespace().collect();
        let before = before.split_whitespace().next_back().unwrap_or_default();
        (1..=WORDS).contains(&last.len()) && matches!(statement(before, &last), Some(Tail::Said(_)))
    });
    first.map_or(caption, |at| caption[..at].trim_end_matches([' ', ',', '-', '–', '—']))
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "—")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(caption: &str) -> Option<(String, i8, Option<i8>)> {
        match tail(caption)? {
            Tail::Said(line) => Some((line.codes.join(" "), line.power, line.scale)),
            Tail::Doubtful(words) => Some((words, 0, None)),
        }
    }

    #[test]
    fn captions_end_with_a_unit() {
        for (caption, codes, power, scale) in [
            ("Net debt, EUR m", "EUR", 0, Some(6)),
            ("Revenue in euros", "EUR", 0, None),
            ("EBITDA in millions", "", 0, Some(6)),
            ("Average rate USD/EUR", "USD/EUR", 0, None),
            ("Order intake €bn", "EUR", 0, Some(9)),
            ("Order intake EURbn", "EUR", 0, Some(9)),
            ("Sales €k", "EUR", 0, Some(3)),
            ("Sales €'000", "EUR", 0, Some(3)),
            ("Sales € billion", "EUR", 0, Some(9)),
            ("Net cash US$m", "USD", 0, Some(6)),
            ("Dividend per share – pence", "GBP", -2, None),
        ] {
            let found = said(caption).unwrap_or_else(|| panic!("{caption}: nothing read"));
            assert!(found.0.contains(codes), "{caption}: {found:?}");
            assert_eq!((found.1, found.2), (power, scale), "{caption}");
        }
    }

    #[test]
    fn the_sign_of_the_figure_behind_a_caption_states_nothing() {
        for caption in ["Net earnings, as reported $", "Net earnings - as reported €"] {
            assert_eq!(said(caption), None, "{caption}");
            assert!(!names_currency_alone(caption), "{caption}");
        }
        assert!(names_currency_alone("Average salary in $"));
    }

    #[test]
    fn captions_end_with_a_power_that_nothing_opens() {
        for (caption, power) in [
            ("Shares in issue (m)", Some(6)),
            ("Number of shares (k)", Some(3)),
            ("Average shares, m", Some(6)),
            ("Shares outstanding, thousands", Some(3)),
            ("Shares in issue million", Some(6)),
            ("Goodwill (a)", None),
            ("Class m", None),
            ("Deposits above 1 million", None),
            ("Revenue IFRS 15", None),
            ("Assets of level 3", None),
        ] {
            assert_eq!(loose(caption).map(|found| found.power), power, "{caption}");
        }
        for (caption, alone) in [
            ("Average salary (£)", true),
            ("Average salary in EUR", true),
            ("Audit fees, EUR", true),
            ("Debt (£m)", false),
            ("Debt in EUR million", false),
        ] {
            assert_eq!(names_currency_alone(caption), alone, "{caption}");
        }
        for (caption, bare) in [
            ("Order book in EUR million", "Order book"),
            ("Net debt, EUR bn", "Net debt"),
            ("Net cash US$m", "Net cash"),
            ("Auftragsbestand in Mio.", "Auftragsbestand"),
            ("Net cash used in operations", "Net cash used in operations"),
        ] {
            assert_eq!(without_tail(caption), bare, "{caption}");
        }
    }

    #[test]
    fn names_of_things_are_no_units() {
        for caption in
            ["Bank of Euro", "Net cash used in", "EUR", "Revenue", "Investments in real estate"]
        {
            assert_eq!(tail(caption), None, "{caption}");
        }
    }
}
