//! Lines that state the unit of a table: `(in thousands of euros, except per share data)`.
//!
//! A line is understood wholly or not at all. Which currency is meant by a sign of several is left
//! to whoever knows the units of the taxonomy.

mod excepted;
mod hundreds;
mod named;
mod scan;
mod tail;
mod whole;
mod within;

pub use named::{names_part, names_shares};
use scan::{Item, items};
pub(super) use tail::without_tail;
pub use tail::{Loose, Tail, loose, names_currency_alone, tail};
pub(super) use whole::{Whole, whole};
pub(super) use within::within;

use crate::standards::currency;

/// What words beside a table state about its figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitLine {
    /// Codes of the currencies that may be meant; empty where none is named.
    pub codes: Vec<&'static str>,
    /// The power of ten of what is named against the currency: -2 for cents.
    pub power: i8,
    /// The power of ten in which amounts are stated.
    pub scale: Option<i8>,
    /// The power of ten in which numbers of shares are stated; none where nothing says it.
    pub shares: Option<i8>,
    /// The power of ten to which figures are rounded, which is no scale of theirs.
    pub rounded: Option<i8>,
    /// Words that were not understood: then the rest is no more than a guess.
    pub unknown: Vec<String>,
}

impl UnitLine {
    /// What words state that are a currency, or a part of one, and nothing else: `p`.
    pub(super) fn of_currency(words: &str) -> Option<Self> {
        let named = currency::named(words)?;
        Some(Self { codes: named.codes, power: named.power, ..Self::default() })
    }

    /// Whether it states in what numbers of shares are, and nothing of amounts.
    #[must_use]
    pub fn is_of_shares(&self) -> bool {
        self.is_clear() && self.codes.is_empty() && self.scale.is_none() && self.shares.is_some()
    }

    /// Whether it states two currencies or powers of ten that differ.
    #[must_use]
    pub fn is_twofold(&self) -> bool {
        self.unknown.iter().any(|word| word == TWO)
    }

    /// Whether every word was understood.
    #[must_use]
    pub fn is_clear(&self) -> bool {
        self.unknown.is_empty()
    }
}

/// What stands among the words that were not understood where two units are stated.
const TWO: &str = "two units";

/// The longest words outside parentheses that may state a unit; longer ones are sentences.
const LONGEST: usize = 120;

/// The statement of a unit in words without markup; none where there is nothing of the kind.
///
/// ```
/// use kessan::extract::unit_line::read;
/// let line = read("Balance sheets (Unaudited; in thousands, except per share data)").unwrap();
/// assert_eq!((line.scale, line.shares, line.is_clear()), (Some(3), Some(3), true));
/// assert_eq!(read("TEUR").unwrap().codes, ["EUR"]);
/// let line = read("(US dollars, rounded to the nearest thousand)").unwrap();
/// assert_eq!((line.scale, line.rounded), (None, Some(3)));
/// assert_eq!(read("in zorkmids thousands").unwrap().unknown, ["zorkmids"]);
/// assert_eq!(read("Revenue was JPY50 million in the quarter"), None);
/// ```
#[must_use]
pub fn read(words: &str) -> Option<UnitLine> {
    read_in(words, None)
}

/// The statement of a unit in words of a text whose language may be known: some words for powers of ten are of
/// several.
///
/// ```
/// use kessan::extract::unit_line::read_in;
/// assert_eq!(read_in("(US$ mil)", Some("pt")).unwrap().scale, Some(3));
/// assert_eq!(read_in("(R$ mil)", None).unwrap().scale, Some(3));
/// assert_eq!(read_in("(in mil)", None), None); // which amounts are meant is asked
/// ```
#[must_use]
pub fn read_in(words: &str, language: Option<&str>) -> Option<UnitLine> {
    let (inside, outside) = parts(words);
    let mut found: Option<UnitLine> = None;
    for part in &inside {
        let items = hundreds::joined(items(part, language).to_vec());
        if let Some(line) = stated(&items, true).filter(|_| !has_figure(&items)) {
            found = Some(match found {
                Some(known) => merged(known, line),
                None => line,
            });
        }
    }
    let items = || hundreds::joined(items(&outside, language).to_vec());
    let own = || (outside.len() <= LONGEST).then(|| open_statement(&items())).flatten();
    match (found, own()) {
        (Some(line), Some(other)) => Some(merged(line, other)),
        (one, other) => one.or(other),
    }
}

/// The words that say nothing about a unit and join no others.
#[must_use]
pub fn unknown(words: &str) -> Vec<String> {
    let items = items(words, None);
    let unknown = items.iter().filter_map(|item| match item {
        Item::Unknown(word) | Item::Code(word) => Some(word.clone()),
        _ => None,
    });
    unknown.collect()
}

/// What words state in passing, as titles and sentences do: a power of ten that a word like `in` opens or that stands
/// beside a currency, and no figure with it.
///
/// ```
/// use kessan::extract::unit_line::in_passing;
/// let found = in_passing("All figures in EUR millions unless stated", None);
/// assert_eq!((found[0].scale, &*found[0].codes), (Some(6), &["EUR"][..]));
/// assert!(in_passing("Revenue was JPY50 million in the quarter", None).is_empty());
/// ```
#[must_use]
pub fn in_passing(words: &str, language: Option<&str>) -> Vec<UnitLine> {
    let items = items(words, language);
    let of_unit = |item: &Item| {
        matches!(item, Item::Currency(..) | Item::Scale(_) | Item::Lead | Item::Filler)
    };
    let is_scale = |item: &Item| matches!(item, Item::Scale(_));
    let is_currency = |item: &Item| matches!(item, Item::Currency(..));
    let mut found = Vec::new();
    let mut from = 0;
    while from < items.len() {
        let end = items[from..].iter().position(|item| !of_unit(item));
        let end = end.map_or(items.len(), |length| from + length);
        let run = &items[from..end];
        if let Some(scale) = run.iter().position(is_scale) {
            let before = from.checked_sub(1).and_then(|at| items.get(at));
            let rounded = before == Some(&Item::Rounded);
            let is_figure = |item: Option<&Item>| matches!(item, Some(Item::Digits(_)));
            let counted = rounded || is_figure(before) || is_figure(items.get(end));
            let named = !counted && run.iter().any(is_currency);
            if named || (!rounded && run[..scale].contains(&Item::Lead)) {
                found.extend(stated(run, true));
            }
        }
        from = end + 1;
    }
    found
}

/// Whether words name a currency or a power of ten beside others that are not known, and state nothing clearly.
#[must_use]
pub fn is_half_understood(words: &str, language: Option<&str>) -> bool {
    let items = items(words, language);
    let named = items.iter().any(|item| matches!(item, Item::Currency(..) | Item::Scale(_)));
    let strange = items.iter().any(|item| matches!(item, Item::Unknown(_) | Item::Code(_)));
    named && strange && read_in(words, language).is_none_or(|line| !line.is_clear())
}

/// What stands in parentheses in words.
#[must_use]
pub fn enclosed(words: &str) -> Vec<String> {
    parts(words).0
}

/// What stands outside of parentheses in words.
#[must_use]
pub fn outside(words: &str) -> String {
    parts(words).1
}

/// Whether this is the letter by which captions name a part of a currency: pence or cents.
#[must_use]
pub fn is_letter_of_part(words: &str) -> bool {
    matches!(words, "p" | "c")
}

/// Both statements as one: the second says what the first does not.
fn merged(mut one: UnitLine, other: UnitLine) -> UnitLine {
    if one.codes.is_empty() {
        (one.codes, one.power) = (other.codes, other.power);
    }
    one.scale = one.scale.or(other.scale);
    one.shares = one.shares.or(other.shares);
    one.rounded = one.rounded.or(other.rounded);
    one.unknown.extend(other.unknown);
    one
}

/// The parts in parentheses, and the rest.
fn parts(words: &str) -> (Vec<String>, String) {
    let mut inside = Vec::new();
    let mut outside = String::new();
    let mut part: Option<String> = None;
    for c in words.chars() {
        match (c, &mut part) {
            ('(' | '（' | '[' | '［' | '【', None) => part = Some(String::new()),
            (')' | '）' | ']' | '］' | '】', Some(_)) => {
                inside.extend(part.take());
                outside.push(' ');
            }
            (c, Some(part)) => part.push(c),
            (c, None) => outside.push(c),
        }
    }
    inside.extend(part);
    (inside, outside)
}

fn has_figure(items: &[Item]) -> bool {
    items.iter().any(|item| matches!(item, Item::Digits(_) | Item::Code(_)))
}

/// What items state together; none where they are about something else. In parentheses, or behind a
/// word that opens such a statement, a word that is not known makes it a doubtful one.
fn stated(items: &[Item], enclosed: bool) -> Option<UnitLine> {
    let mut line = UnitLine::default();
    let mut excepted = false;
    let (mut shares_excepted, mut open, mut shares_named, mut after_shares) =
        (false, false, false, false);
    let mut unknown = Vec::new();
    let mut conflict = false;
    let mut rounded = false;
    let of_shares = share_scales(items);
    for (item, of_shares) in items.iter().zip(of_shares) {
        match item {
            Item::Except => excepted = true,
            Item::Stop => (excepted, rounded) = (false, false),
            Item::Comma => rounded = false,
            Item::Rounded => rounded = true,
            Item::Scale(power) if rounded => line.rounded = Some(*power),
            Item::Share if excepted => (shares_excepted, after_shares) = (true, true),
            Item::Share => shares_named = true,
            Item::Open if excepted => open = true,
            Item::Scale(power) if excepted && after_shares => line.shares = Some(*power),
            Item::PerShare | Item::Open | Item::Filler | Item::Lead => {}
            Item::Scale(_)
            | Item::Currency(..)
            | Item::Unknown(_)
            | Item::Doubtful(_)
            | Item::Digits(_)
            | Item::Code(_)
                if excepted => {}
            Item::Scale(power) if of_shares => {
                conflict |= line.shares.is_some_and(|known| known != *power);
                line.shares = Some(*power);
            }
            Item::Scale(power) => {
                conflict |= line.scale.is_some_and(|known| known != *power);
                line.scale = Some(*power);
            }
            Item::Currency(codes, power) => {
                // `R$ cents`: a part of a currency that is named for itself.
                let part = !line.codes.is_empty() && line.power == 0 && *power != 0;
                let same = line.codes.is_empty() || narrow(&mut line.codes, codes);
                conflict |= !same && !part;
                if line.codes.is_empty() {
                    line.codes.clone_from(codes);
                    line.power = *power;
                } else if part {
                    line.power = *power;
                }
            }
            Item::Unknown(word) | Item::Doubtful(word) => unknown.push(word.clone()),
            Item::Digits(_) | Item::Code(_) => {}
        }
    }
    let amounts = line.scale.or(line.shares).or(line.rounded);
    if line.codes.is_empty() && amounts.is_none() {
        return None;
    }
    if line.shares.is_none() {
        line.shares = match line.scale {
            _ if shares_excepted => Some(0),
            _ if open => None,
            Some(scale) if shares_named || line.codes.is_empty() => Some(scale),
            Some(scale) if items.contains(&Item::Except) => Some(scale),
            _ => None,
        };
    }
    if conflict {
        unknown.push(TWO.to_owned());
    }
    let led = items.contains(&Item::Lead);
    let says_a_scale = line.scale.or(line.shares).is_some() && (enclosed || led);
    if !unknown.is_empty() && !says_a_scale {
        return None;
    }
    line.unknown = unknown;
    Some(line)
}

/// For each item whether it is a scale of shares alone: `shares in thousands`, `thousands of shares`. Amounts and
/// shares that stand together have one scale: `dollars and shares in millions`.
fn share_scales(items: &[Item]) -> Vec<bool> {
    let (mut money, mut shares, mut scaled) = (false, false, false);
    let mut found = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        match item {
            Item::Currency(..) => money = true,
            Item::Share => shares = true,
            Item::Unknown(_) => shares = false,
            Item::Stop | Item::Except => (money, shares) = (false, false),
            Item::Comma if scaled => (money, shares) = (false, false),
            Item::Scale(_) => {
                scaled = true;
                let behind = &items[at + 1..];
                found.push(!money && (is_of_shares(behind) || (shares && !is_of_money(behind))));
                (money, shares) = (false, false);
                continue;
            }
            _ => {}
        }
        found.push(false);
    }
    found
}

/// Whether shares stand behind a scale, and no scale of their own behind them: `(thousands) of shares`.
fn is_of_shares(behind: &[Item]) -> bool {
    let mut rest = behind.iter().skip_while(|item| **item == Item::Filler);
    let shares = rest.next() == Some(&Item::Share);
    let next = rest.find(|item| !matches!(item, Item::Filler | Item::Lead));
    shares && !matches!(next, Some(Item::Scale(_) | Item::Share | Item::PerShare))
}

/// Whether a currency stands behind a scale: `(thousands) of euros`.
fn is_of_money(behind: &[Item]) -> bool {
    let next = behind.iter().find(|item| **item != Item::Filler);
    matches!(next, Some(Item::Currency(..)))
}

/// Keeps of the codes those that are also in others; whether any is left.
fn narrow(codes: &mut Vec<&'static str>, others: &[&'static str]) -> bool {
    let both: Vec<&'static str> =
        codes.iter().filter(|code| others.contains(code)).copied().collect();
    let any = !both.is_empty();
    if any {
        *codes = both;
    }
    any
}

/// A statement of unit that no parentheses enclose: all words of a line, or its last ones behind a
/// title.
fn open_statement(items: &[Item]) -> Option<UnitLine> {
    let all = stated(items, false);
    if has_figure(items) {
        return None;
    }
    if all.as_ref().is_some_and(UnitLine::is_clear) {
        return all;
    }
    if let Some(opened) = excepted::statement(items) {
        return stated(opened, false);
    }
    let last = items.iter().rposition(|item| matches!(item, Item::Unknown(_)))?;
    let tail = &items[last + 1..];
    let says = |wanted: fn(&Item) -> bool| tail.iter().any(wanted);
    let scale = says(|item| matches!(item, Item::Scale(_)));
    let currency = says(|item| matches!(item, Item::Currency(..)));
    let led = says(|item| *item == Item::Lead);
    if scale && (led || currency) {
        return stated(tail, false);
    }
    // `in zorkmid thousands`: an unknown word in the midst of a statement.
    let lead = items.iter().rposition(|item| *item == Item::Lead)?;
    let opened = &items[lead..];
    let few = opened.iter().filter(|item| matches!(item, Item::Unknown(_))).count() <= 2;
    let scale = opened.iter().any(|item| matches!(item, Item::Scale(_)));
    let short = items.len() <= 12;
    (few && scale && short).then(|| stated(opened, true)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(words: &str) -> (String, Option<i8>) {
        let line = read(words).unwrap_or_else(|| panic!("{words}: nothing read"));
        assert!(line.is_clear(), "{words}: {line:?}");
        (line.codes.join(" "), line.scale)
    }

    #[test]
    fn lines_of_the_world() {
        for (words, code, scale) in [
            ("(in thousands of euros)", "EUR", Some(3)),
            ("Mio. EUR", "EUR", Some(6)),
            ("EUR m", "EUR", Some(6)),
            ("EURm", "EUR", Some(6)),
            ("Income statements Millions, except per share amounts and percentages", "", Some(6)),
            ("€m", "EUR", Some(6)),
            ("€ '000", "EUR", Some(3)),
            ("US$'000", "USD", Some(3)),
            ("£000", "FKP GBP GIP SHP", Some(3)),
            ("Millionen Euro", "EUR", Some(6)),
            ("(R'000 000)", "ZAR", Some(6)),
            ("(US$ 000 000)", "USD", Some(6)),
            ("(000 000 EUR)", "EUR", Some(6)),
            ("(Amounts in NOK 1 000 000)", "NOK", Some(6)),
            ("(in 1.000.000 EUR)", "EUR", Some(6)),
            ("JPY mm", "JPY", Some(6)),
            ("in Mrd. €", "EUR", Some(9)),
            ("TEUR", "EUR", Some(3)),
            ("MSEK", "SEK", Some(6)),
            ("in T€", "EUR", Some(3)),
            ("mkr", "DKK ISK NOK SEK", Some(6)),
            ("（単位：百万円）", "JPY", Some(6)),
            ("(単位:千米ドル)", "USD", Some(3)),
            ("(Rs. in crores)", "INR LKR MUR NPR PKR", Some(7)),
            ("INR lakhs", "INR", Some(5)),
            ("CHF", "CHF", None),
            ("Consolidated income statement, in thousands of Canadian dollars", "CAD", Some(3)),
            ("En millions d'euros", "EUR", Some(6)),
            ("(Expressed in millions of Korean won)", "KRW", Some(6)),
            ("Key figures, SEK million", "SEK", Some(6)),
            ("(Amounts in US dollars)", "USD", None),
        ] {
            assert_eq!(codes(words), (code.to_owned(), scale), "{words}");
        }
    }

    #[test]
    fn shares_are_stated_in_the_scale_unless_they_are_excepted() {
        let shares = |words: &str| read(words).unwrap().shares;
        assert_eq!(shares("(in thousands, except per share data)"), Some(3));
        assert_eq!(shares("(Dollars in thousands, except per share data)"), Some(3));
        assert_eq!(shares("(in thousands, except share and per share data)"), Some(0));
        assert_eq!(shares("(In millions of dollars)"), None);
        assert_eq!(
            shares(
                "(In millions, except number of shares, which are reflected in thousands, and per-share amounts)"
            ),
            Some(3)
        );
        assert_eq!(shares("(Dollars and shares in millions)"), Some(6));
        for (words, scale, of_shares) in [
            ("(US dollars in millions, shares in thousands)", Some(6), Some(3)),
            (
                "(In millions of euros, except per share data; shares in thousands)",
                Some(6),
                Some(3),
            ),
            ("(shares in thousands)", None, Some(3)),
            ("(in thousands of shares)", None, Some(3)),
            ("(Thousands of yen, thousands of shares)", Some(3), Some(3)),
            ("(単位：百万円、千株)", Some(6), Some(3)),
            ("(In millions, shares in thousands, except per share data)", Some(6), Some(3)),
            ("(In millions and shares in thousands)", Some(6), Some(3)),
            ("(In thousands of dollars and shares)", Some(3), Some(3)),
            ("Share capital (in thousands of euros)", Some(3), None),
        ] {
            let line = read(words).unwrap();
            assert!(line.is_clear(), "{words}: {line:?}");
            assert_eq!((line.scale, line.shares), (scale, of_shares), "{words}");
        }
    }

    #[test]
    fn what_is_half_understood_is_told() {
        for (words, unknown) in
            [("(in quatloo thousands)", "quatloo"), ("(in tens of thousands of wugs)", "tens wugs")]
        {
            assert_eq!(read(words).unwrap().unknown.join(" "), unknown, "{words}");
        }
        for words in [
            "Dollar General Corporation",
            "Statements of Operations",
            "Revenue rose to $5 million",
            "The Company sold its euro business for a loss (see note 5)",
        ] {
            assert_eq!(read(words), None, "{words}");
        }
    }
}
