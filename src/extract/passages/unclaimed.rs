//! Figures in passages that no fact claims.

use crate::notation::date::is_year;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::super::fact::Extracted;
use super::super::mentions;
use super::anchor::Lines;
use super::prepared::Prepared;
use super::quantity::Stated;
use crate::model::Taxonomy;
use crate::source::map::Map;
use crate::text::figures::Found;
use crate::text::{Span, Text};

/// A figure that nobody claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclaimed {
    /// Where it stands.
    pub span: Span,
    /// As it is printed.
    pub printed: String,
}

/// The figures in passages that are neither a fact nor something else than a quantity: a date, a
/// year, a period, the mark of a note, part of a phone number or address; nor the repetition of
/// a fact, of whatever table or passage; nor in a passage that the map tells to ignore.
#[must_use]
pub fn unclaimed(
    text: &Text,
    map: &Map,
    passages: &[Prepared],
    taxonomy: &Taxonomy,
    facts: &[Extracted],
    language: Option<&str>,
) -> Vec<Unclaimed> {
    let ignored = ignored(text, map, passages);
    let claimed: BTreeSet<Span> = facts.iter().map(|fact| fact.span).collect();
    let said: HashSet<Said> = facts.iter().map(|fact| Said::by(fact, taxonomy)).collect();
    let mut unclaimed = Vec::new();
    for (at, passage) in passages.iter().enumerate() {
        let periods = mentions::periods(&passage.passage.words, taxonomy.calendar);
        let known = |figure: &Found| {
            let span = passage.passage.place(figure.span);
            let stated = Stated::of(passage, figure, taxonomy, language);
            ignored.get(&at).is_some_and(|from| *from <= figure.span.start)
                || overlaps(&claimed, span)
                || is_mentioned(&periods, figure)
                || is_no_quantity(figure, passage, &stated)
                || said.contains(&Said::here(figure, stated))
        };
        unclaimed.extend(passage.figures.iter().filter(|figure| !known(figure)).map(|figure| {
            Unclaimed { span: passage.passage.place(figure.span), printed: figure.printed.clone() }
        }));
    }
    unclaimed
}

/// The passages that the map tells to ignore, each from the first of its words on that an anchor
/// leads to.
fn ignored(text: &Text, map: &Map, passages: &[Prepared]) -> BTreeMap<usize, usize> {
    let mut ignored = BTreeMap::new();
    if map.ignored.is_empty() {
        return ignored;
    }
    let lines = Lines::new(text);
    let spots = map.ignored.iter().filter_map(|anchor| lines.spots(anchor, passages).ok());
    for spot in spots.flatten() {
        let from = ignored.entry(spot.passage).or_insert(spot.stretch.start);
        *from = spot.stretch.start.min(*from);
    }
    ignored
}

/// Whether a span has a part in one of others, none of which overlap.
fn overlaps(spans: &BTreeSet<Span>, span: Span) -> bool {
    let until = Span { start: span.end, end: 0 };
    spans.range(..until).next_back().is_some_and(|last| last.end > span.start)
}

fn is_mentioned(periods: &[mentions::Mention], figure: &Found) -> bool {
    let next = periods.partition_point(|period| period.span.end <= figure.span.start);
    periods.get(next).is_some_and(|period| period.span.start < figure.span.end)
}

/// Whether digits say something else than how much.
fn is_no_quantity(figure: &Found, passage: &Prepared, stated: &Stated) -> bool {
    if stated.currency.is_some()
        || stated.scale.is_some()
        || stated.doubtful.is_some()
        || figure.is_percent()
    {
        return false;
    }
    let said = &passage.passage.words;
    let (before, behind) = (&said[..figure.span.start], &said[figure.span.end..]);
    let whole = figure.printed.trim_matches(['(', ')', '-']);
    let short = whole.len() <= 2 && whole.bytes().all(|c| c.is_ascii_digit());
    is_year(whole)
        || is_joined(before, behind)
        || is_address(before, behind)
        || (short && is_mark(figure, before, behind))
        || (whole.len() <= 3 && before.is_empty() && behind.is_empty())
}

/// Whether a sign ties digits to what stands before or behind them: `20-F`, `5259-6500`,
/// `2/12/2009`, `10:30`, `?id=46`.
fn is_joined(before: &str, behind: &str) -> bool {
    let ties = |c: char| matches!(c, '-' | '/' | '=' | '@' | '_' | ':' | '?' | '&' | '#' | '–');
    let tied = |sign: Option<char>, next: Option<char>| {
        sign.is_some_and(ties) && next.is_some_and(char::is_alphanumeric)
    };
    let (mut back, mut on) = (before.chars().rev(), behind.chars());
    tied(back.next(), back.next()) || tied(on.next(), on.next())
}

/// Whether digits stand in a web or mail address, or behind the word for a phone number.
fn is_address(before: &str, behind: &str) -> bool {
    let near = |text: &str| -> Vec<char> { text.chars().take(WORD).collect() };
    let tail: String =
        before.chars().rev().take(WORD).collect::<Vec<_>>().into_iter().rev().collect();
    let head: String = near(behind).into_iter().collect();
    let word_before = tail.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word_behind = head.split(char::is_whitespace).next().unwrap_or_default();
    let address = |part: &str| part.contains("://") || part.contains("www.") || part.contains('@');
    let phone = tail
        .split_whitespace()
        .rev()
        .take_while(|word| word.chars().all(|c| !c.is_alphabetic()) || is_phone(word))
        .any(is_phone);
    address(word_before) || address(word_behind) || phone
}

/// How many characters around a figure are looked at for an address.
const WORD: usize = 100;

fn is_phone(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    ["tel", "telephone", "phone", "fax"].iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether a small number is the mark of a note or of a list: `Business(2)`, `(1) Revenues`,
/// `1. Summary`.
fn is_mark(figure: &Found, before: &str, behind: &str) -> bool {
    let touches =
        before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | ')' | '"' | '”'));
    let parted = figure.printed.starts_with('(');
    let single = figure.printed.len() == "(1)".len();
    let listed = before.is_empty() && behind.starts_with(['.', ')']);
    (parted && (touches || single)) || listed
}

/// What a figure says, apart from its sign: two that say the same repeat each other.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Said {
    digits: String,
    hundredths: bool,
    /// Money by its unit, and the scale in which it is stated.
    money: Option<(String, i8)>,
}

impl Said {
    /// What a fact says.
    fn by(fact: &Extracted, taxonomy: &Taxonomy) -> Self {
        let hundredths = fact.printed.contains('%') || fact.scale == -2;
        let item = &taxonomy.concept(fact.concept).item_type;
        let money = fact.unit.clone().filter(|_| item.is_monetary()).map(|unit| (unit, fact.scale));
        Self { digits: digits(&fact.printed), hundredths, money }
    }

    /// What a figure of a passage says.
    fn here(figure: &Found, stated: Stated) -> Self {
        let scale = stated.part.or(stated.scale).unwrap_or(0);
        let hundredths = figure.is_percent() || stated.points == Some(-2) || scale == -2;
        let money = stated.currency.map(|unit| (unit, scale));
        Self { digits: digits(&figure.printed), hundredths, money }
    }
}

fn digits(printed: &str) -> String {
    printed.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect()
}
