//! Powers of ten of which several are one word in other languages: `KRW 100 million`, `in 10 millions of yen`.

use super::scan::Item;
use crate::notation::words::words;

/// Languages that count in ten thousands, with words for these and for their square.
const MYRIADS: [&str; 3] = ["ja", "ko", "zh"];

/// The power of ten for which these languages have a word: 億.
const SQUARE: i8 = 8;

/// Items with a one and noughts and the power of ten behind it as one power. `(USD 100 million)` is an amount: a word
/// must open the statement, or the currency be of a land that counts so, and nothing be there that is not known.
pub(super) fn joined(items: Vec<Item>) -> Vec<Item> {
    let opened = items.contains(&Item::Lead);
    let known = !items.iter().any(|item| matches!(item, Item::Unknown(_) | Item::Code(_)));
    if let Some(at) = thousand(&items).filter(|_| known) {
        let mut joined = items;
        joined[at] = Item::Scale(3);
        return joined;
    }
    let place = items.windows(2).position(|two| sum(two).is_some());
    let Some((at, power)) = place.and_then(|at| Some((at, sum(&items[at..at + 2])?))) else {
        return items;
    };
    let counts_so = power == SQUARE && items.iter().any(is_of_myriads);
    if !(known && (opened || counts_so)) {
        return items;
    }
    let mut joined = items;
    joined.splice(at..at + 2, [Item::Scale(power)]);
    joined
}

/// Where the one figure of a statement is a thousand without a sign, beside the one currency: `NOK 1000`, `1000 kr`.
fn thousand(items: &[Item]) -> Option<usize> {
    let of_unit = |item: &Item| {
        matches!(item, Item::Currency(_, 0) | Item::Lead | Item::Filler | Item::Digits(Some(3)))
    };
    let count = |wanted: fn(&Item) -> bool| items.iter().filter(|item| wanted(item)).count();
    let one = count(|item| matches!(item, Item::Currency(..))) == 1
        && count(|item| matches!(item, Item::Digits(_))) == 1;
    let at = items.iter().position(|item| matches!(item, Item::Digits(Some(3))))?;
    let is_currency = |at: usize| matches!(items.get(at), Some(Item::Currency(..)));
    let beside = at.checked_sub(1).is_some_and(is_currency) || is_currency(at + 1);
    (one && beside && items.iter().all(of_unit)).then_some(at)
}

/// The power that two items are together: `100` and `million`.
fn sum(two: &[Item]) -> Option<i8> {
    match two {
        [Item::Digits(Some(zeros @ 1..=2)), Item::Scale(power)] => Some(zeros + power),
        _ => None,
    }
}

/// Whether a currency is that of a land whose language counts in ten thousands.
fn is_of_myriads(item: &Item) -> bool {
    let Item::Currency(codes, 0) = item else { return false };
    let own = || MYRIADS.iter().flat_map(|language| words().currencies(language));
    codes.iter().any(|code| own().any(|known| **known == **code))
}

#[cfg(test)]
mod tests {
    use crate::extract::unit_line::read;

    #[test]
    fn powers_of_ten_may_be_said_in_hundreds() {
        for (words, code, scale) in [
            ("(K-IFRS consolidated, unit: KRW 100 million)", "KRW", 8),
            ("(KRW 100mn)", "KRW", 8),
            ("(JPY 100 million)", "JPY", 8),
            ("(in 10 millions of yen)", "JPY", 7),
            ("(in 100 millions of won)", "KRW", 8),
            ("(NOK 1000)", "NOK", 3),
            ("NOK 1000", "NOK", 3),
            ("Amounts in NOK 1000", "NOK", 3),
        ] {
            let line = read(words).expect(words);
            assert!(line.is_clear(), "{words} {line:?}");
            assert!(line.codes.contains(&code) && line.scale == Some(scale), "{words} {line:?}");
        }
        for words in [
            "Notes due 2030 (USD 100 million)",
            "Loan (EUR 10 million)",
            "(over JPY 100 million)",
            "(fee of NOK 1000)",
            "Price per ticket NOK 1000",
        ] {
            assert!(
                read(words).is_none_or(|line| !line.is_clear() || line.scale.is_none()),
                "{words}"
            );
        }
    }
}
