//! What the words of a unit line are, one by one.

use std::rc::Rc;

use crate::extract::memo::Memo;
use crate::notation::scale;
use crate::notation::words::{Kind, words};
use crate::standards::currency;

/// A word of a unit line, or several that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// A currency, or a part of one: its codes and its power of ten.
    Currency(Vec<&'static str>, i8),
    /// A scale.
    Scale(i8),
    /// A scale that is another in another language.
    Doubtful(String),
    /// What follows is excepted.
    Except,
    /// What is excepted ends here.
    Stop,
    /// What is said of one thing may end here.
    Comma,
    /// Numbers of shares.
    Share,
    /// Amounts per share.
    PerShare,
    /// It is left open what is meant.
    Open,
    /// It opens a statement of unit.
    Lead,
    /// What follows is how figures are rounded.
    Rounded,
    /// It says nothing.
    Filler,
    /// A figure; of a one and noughts the power of ten that it is.
    Digits(Option<i8>),
    /// A word with letters and digits: `Q3`, `Kv3`.
    Code(String),
    /// It is not known.
    Unknown(String),
}

thread_local! {
    static KNOWN: Memo<Option<String>, Rc<[Item]>> = const { Memo::new() };
}

/// The items of words.
pub(super) fn items(line: &str, language: Option<&str>) -> Rc<[Item]> {
    let read = || read(line, language).into();
    KNOWN.with(|known| known.of(language.map(str::to_owned), line, read))
}

fn read(line: &str, language: Option<&str>) -> Vec<Item> {
    let mut items = Vec::new();
    let mut lone = Vec::new();
    let mut rest = line;
    let mut last = String::new();
    while let Some(c) = rest.chars().next() {
        let Some((found, length)) = item(rest, &last) else {
            rest = &rest[c.len_utf8()..];
            continue;
        };
        if length == 1 && c.is_ascii_alphabetic() {
            lone.push((items.len(), c));
        }
        last = rest[..length].to_lowercase();
        items.extend(found);
        // `M$` is thousands of pesos in Chile, and millions elsewhere.
        let doubted = |language: &str| {
            words().has(Kind::UnitDoubts, &last) && words().speaks(language, &last)
        };
        if language.is_some_and(doubted) {
            items.push(Item::Unknown(rest[..length].to_owned()));
        }
        rest = &rest[length..];
    }
    settle(&mut items, language);
    forget_lone_letters(&mut items, &lone);
    items
}

/// Gives scales that are others in other languages the power that they have here.
fn settle(items: &mut [Item], language: Option<&str>) {
    let codes: Vec<&str> = items
        .iter()
        .filter_map(|item| match item {
            Item::Currency(codes, _) => Some(codes.as_slice()),
            _ => None,
        })
        .flatten()
        .copied()
        .collect();
    for item in items {
        if let Item::Doubtful(word) = item {
            let power = words().power(&word.to_lowercase(), &codes, language);
            *item = match power.and_then(|power| i8::try_from(power).ok()) {
                Some(power) => Item::Scale(power),
                None => Item::Unknown(std::mem::take(word)),
            };
        }
    }
}

/// The item of a word for a scale.
fn scaled(word: &str, power: i8) -> Item {
    match words().is_doubtful(&word.to_lowercase()) {
        true => Item::Doubtful(word.to_owned()),
        false => Item::Scale(power),
    }
}

/// The items at the beginning of a text and how long they are; none at a sign that says nothing.
fn item(text: &str, last: &str) -> Option<(Vec<Item>, usize)> {
    let c = text.chars().next()?;
    if c == ';' {
        return Some((vec![Item::Stop], 1));
    }
    if matches!(c, ',' | '、' | '，') {
        return Some((vec![Item::Comma], c.len_utf8()));
    }
    if c == ' ' {
        // Behind a blank nothing but a currency is looked for.
        let named = currency::at_start(text)?;
        return Some((vec![Item::Currency(named.codes, named.power)], named.length));
    }
    if let Some(found) = glued(text) {
        return Some(found);
    }
    let scale = scale::at_start(text).filter(|(power, _)| *power > 0);
    let named = currency::at_start(text);
    // `K-IFRS` begins with no thousand.
    if let (Some((_, 1)), Some(length)) = (scale, phrase(text, Kind::UnitFillers))
        && length > 1
    {
        return Some((vec![Item::Filler], length));
    }
    match (scale, named) {
        (Some((power, length)), Some(named)) if length >= named.length => {
            return Some((vec![scaled(&text[..length], power)], length));
        }
        (_, Some(named)) => {
            return Some((vec![Item::Currency(named.codes, named.power)], named.length));
        }
        (Some((power, length)), None) => {
            return Some((vec![scaled(&text[..length], power)], length));
        }
        (None, None) => {}
    }
    if let Some(length) = phrase(text, Kind::UnitExcept) {
        return Some((vec![Item::Except], length));
    }
    if let Some(length) = phrase(text, Kind::PerShare) {
        return Some((vec![Item::PerShare], length));
    }
    if let Some(length) = phrase(text, Kind::Shares) {
        let per = words().has(Kind::Per, last);
        return Some((vec![if per { Item::PerShare } else { Item::Share }], length));
    }
    if let Some(length) = phrase(text, Kind::UnitOpen) {
        return Some((vec![Item::Open], length));
    }
    if let Some(length) = phrase(text, Kind::UnitLeads) {
        return Some((vec![Item::Lead], length));
    }
    if let Some(length) = phrase(text, Kind::RoundedTo) {
        return Some((vec![Item::Rounded], length));
    }
    if let Some(length) = phrase(text, Kind::UnitFillers).or_else(|| phrase(text, Kind::Per)) {
        return Some((vec![Item::Filler], length));
    }
    if !c.is_alphanumeric() {
        return None;
    }
    if c.is_numeric() {
        let figure = |c: char| c.is_numeric() || matches!(c, '.' | ',');
        let length = text.find(|c: char| !figure(c)).unwrap_or(text.len());
        let zeros = text[..length].strip_prefix('1').filter(|rest| rest.chars().all(|c| c == '0'));
        let power = zeros.and_then(|zeros| i8::try_from(zeros.len()).ok());
        return Some((vec![Item::Digits(power)], length));
    }
    let length = text.find(|c: char| !c.is_alphanumeric() && c != '.').unwrap_or(text.len());
    let word = text[..length].trim_end_matches('.');
    let item = if word.contains(|c: char| c.is_ascii_digit()) {
        Item::Code(word.to_owned())
    } else {
        Item::Unknown(word.to_owned())
    };
    Some((vec![item], length))
}

/// A scale and a currency in one word: `TEUR`, `MSEK`, `EURm`, `mkr`, `T€`.
fn glued(text: &str) -> Option<(Vec<Item>, usize)> {
    let length = text.find(|c: char| !c.is_alphanumeric() && !"€£$¥".contains(c));
    let word = &text[..length.unwrap_or(text.len())];
    let code = |code: &str| currency::by_code(code).map(|known| vec![known.code]);
    let both = |codes: Vec<&'static str>, power: i8| {
        Some((vec![Item::Scale(power), Item::Currency(codes, 0)], word.len()))
    };
    if let (4, Some((first, rest))) = (word.len(), word.split_at_checked(1))
        && let (Some(power), Some(codes)) = (prefix(first), code(rest))
    {
        return both(codes, power);
    }
    if let Some((first, rest)) = word.split_at_checked(3)
        && let (false, Some(codes)) = (rest.is_empty(), code(first))
        && let Some(power) = scale::parse(rest).filter(|power| *power > 0)
    {
        return Some((vec![scaled(rest, power), Item::Currency(codes, 0)], word.len()));
    }
    for sign in ["kr", "€", "£", "$", "¥"] {
        let Some(first) = word.strip_suffix(sign).filter(|first| !first.is_empty()) else {
            continue;
        };
        let power = prefix(first).or_else(|| scale::parse(first)).filter(|power| *power > 0);
        if let (Some(power), Some(named)) = (power, currency::named(sign)) {
            return both(named.codes, power);
        }
    }
    None
}

/// The power of a letter before a currency.
fn prefix(letter: &str) -> Option<i8> {
    match letter {
        "T" | "t" | "K" | "k" => Some(3),
        "M" | "m" => Some(6),
        "B" => Some(9),
        _ => None,
    }
}

/// How long the longest phrase of a kind is with which a text begins, as whole words.
fn phrase(text: &str, kind: Kind) -> Option<usize> {
    let cjk = |word: &str| word.starts_with(|c: char| (c as u32) >= 0x2E80);
    let first = text.chars().next()?.to_lowercase().next()?;
    words()
        .beginning(kind, first)
        .filter(|phrase| {
            let Some(start) = text.get(..phrase.len()) else { return false };
            let whole = cjk(phrase) || !text[phrase.len()..].starts_with(char::is_alphanumeric);
            whole && is_lower_of(phrase, start)
        })
        .map(str::len)
        .max()
}

/// Whether words are others in small letters.
fn is_lower_of(lower: &str, words: &str) -> bool {
    match words.is_ascii() {
        true => words.eq_ignore_ascii_case(lower),
        false => words.to_lowercase() == lower,
    }
}

/// A single Latin letter is a currency or a scale only beside the other.
fn forget_lone_letters(items: &mut [Item], lone: &[(usize, char)]) {
    let has = |items: &[Item], wanted: fn(&Item) -> bool| items.iter().any(wanted);
    let scale = has(items, |item| matches!(item, Item::Scale(_)));
    let currency = has(items, |item| matches!(item, Item::Currency(..)));
    for (at, letter) in lone {
        let known = match items[*at] {
            Item::Scale(_) => currency,
            Item::Currency(..) => scale,
            _ => true,
        };
        if !known {
            items[*at] = Item::Unknown(letter.to_string());
        }
    }
}
