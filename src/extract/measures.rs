//! Captions that name a measure of their own, which is no money: in parentheses, or as a price.

use super::unit_line;
use crate::notation::words::{Kind, words as known};
use crate::standards::currency;

/// Whether a caption in small letters opens or ends with the measure of its figures: `Production, GWh`, `Copper
/// production kt`, `GWh generated`. Amounts of something measured are amounts.
pub(super) fn is_in(lower: &str) -> bool {
    let outside = unit_line::outside(lower);
    let all = words(&outside);
    let amounts = [Kind::FlowCaptions, Kind::BalanceCaptions, Kind::ShareAmounts];
    let is_measure = |word: &&str| known().has(Kind::CountMeasures, word);
    let is_long = |word: &&str| is_measure(word) && word.chars().count() > SHORT;
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return false };
    let joined = all.iter().any(|word| known().has(Kind::CountJoined, word));
    let of_money = amounts.iter().any(|kind| known().stand_in(*kind, &outside));
    let behind_comma = outside.rsplit_once(',').is_some_and(|(_, part)| {
        let part = part.trim();
        let alone = known().has(Kind::CountAlone, part) && !known().has(Kind::CountLast, part);
        alone || words(part).first().is_some_and(is_measure)
    });
    let multiple = outside.rsplit_once(',').is_some_and(|(before, part)| {
        !before.trim().is_empty() && known().has(Kind::CountMultiples, part.trim())
    });
    multiple
        || behind_comma && !of_money
        || all.len() > 1 && !joined && (is_long(last) || (is_long(first) && !of_money))
}

/// The letters of a measure that may as well be short for something else: `MT` is a state, `ha` has.
const SHORT: usize = 2;

/// Whether a caption in small letters may open or end with such a measure: `Copper production kt`, `Total ha`.
pub(super) fn may_be_in(lower: &str) -> bool {
    let outside = unit_line::outside(lower);
    let all = words(&outside);
    let is_measure = |word: &&str| known().has(Kind::CountMeasures, word);
    all.len() > 1
        && !is_in(lower)
        && [all.first(), all.last()].into_iter().flatten().any(is_measure)
}

/// Whether something in the parentheses of a caption has the form of a measure: `Leakage (Ml/d)`.
pub(super) fn encloses_measure(caption: &str) -> bool {
    unit_line::enclosed(caption).iter().any(|part| is_measure(part.trim()))
}

/// Whether letters have the form of a measure: `g/t`, `bps`, `kWh`. Words have vowels, and names of large letters alone
/// are short for other words.
fn is_measure(part: &str) -> bool {
    let lower = part.to_lowercase();
    if known().has(Kind::NoMeasures, &lower) || unit_line::read(&format!("({part})")).is_some() {
        return false;
    }
    match part.split_once('/') {
        Some((one, other)) => {
            let short = |side: &str| (1..=LONGEST_SIDE).contains(&side.chars().count());
            let sides = [one.trim(), other.trim()];
            sides.into_iter().all(short) && sides.into_iter().any(is_symbol)
        }
        None => part.chars().count() > 1 && is_symbol(part),
    }
}

/// How many letters stand at most on either side of a slash.
const LONGEST_SIDE: usize = 6;

/// How many letters the sign of a measure has at most.
const LONGEST_SYMBOL: usize = 4;

/// Whether letters are no word: there is a small one among them, and no vowel.
fn is_symbol(letters: &str) -> bool {
    let is_short = (1..=LONGEST_SYMBOL).contains(&letters.chars().count());
    let latin = letters.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '²' | '³'));
    let begins = letters.starts_with(|c: char| c.is_ascii_alphabetic());
    // `JVs` are several of something.
    let single = letters.strip_suffix('s').filter(|rest| rest.len() > 1).unwrap_or(letters);
    let small = single.contains(|c: char| c.is_ascii_lowercase());
    let vowel = letters.contains(|c: char| "aeiouAEIOU".contains(c));
    is_short && latin && begins && small && !vowel
}

/// Whether a caption is that of a price, of one currency in another, or of an average for each of something: `Share price`, `Average daily rate`.
pub(super) fn is_price(caption: &str) -> bool {
    if is_rate_of_currencies(caption) {
        return true;
    }
    let lower = unit_line::outside(&caption.to_lowercase());
    let mut words: Vec<&str> = words(&lower);
    if words.iter().any(|word| known().has(Kind::PriceWhole, word)) {
        return false;
    }
    let things = [Kind::PerThings, Kind::CountThings, Kind::CountPerhaps];
    let is_thing = |word: &&str| things.iter().any(|kind| known().has(*kind, word));
    let names_price = names_price(&words);
    let day = words.split_first().is_some_and(|(first, behind)| {
        let money = |word: &&str| known().has(Kind::MoneyWords, word);
        known().has(Kind::PriceFirst, first)
            && (behind.iter().any(is_thing) || behind.iter().any(money))
    });
    let open = |word: &&str| known().has(Kind::CountWhen, word);
    if let Some(when) = words.iter().skip(1).position(open) {
        let from = when + 1;
        // A word that may stand before a price is no end of it.
        if !words[from..].iter().any(|word| known().has(Kind::PriceOpen, word)) {
            words.truncate(from);
        }
    }
    let said = words.join(" ");
    day || names_price || known().of(Kind::PriceLast).any(|last| ends_in(&said, last))
}

/// Whether a caption in small letters names what is produced beside other things, of which amounts are: `Energy, gas
/// production`.
pub(super) fn is_one_of_several(lower: &str) -> bool {
    let all = words(lower);
    let said = all.join(" ");
    let phrase = |last: &&str| last.contains(' ') && ends_in(&said, last);
    known().of(Kind::CountLast).any(|last| phrase(&last))
        && (lower.contains(',') || all.iter().any(|word| is_of_money(word)))
}

/// Whether a word is of amounts of money alone, and not of things as well, as `total` is.
fn is_of_money(word: &str) -> bool {
    known().has(Kind::MoneyWords, word) && !known().has(Kind::CountQualities, word)
}

/// Whether words name a price: they end with it, say which it is or of what. `Price reductions granted` are amounts.
fn names_price(words: &[&str]) -> bool {
    let has = |kind: Kind| move |word: &&str| known().has(kind, word);
    let Some(at) = words.iter().position(has(Kind::PriceWords)) else { return false };
    let things = [Kind::CountQualities, Kind::CountThings, Kind::PerThings];
    let of_thing = match words.get(at + 1..) {
        Some([of, things_behind @ ..]) if known().has(Kind::Of, of) => {
            at == 0
                && !things_behind.is_empty()
                && things_behind
                    .iter()
                    .all(|word| things.iter().any(|kind| known().has(*kind, word)))
        }
        _ => false,
    };
    let last = words.last().is_some_and(has(Kind::PriceWords));
    let which = words.iter().any(has(Kind::PriceBeside));
    (last || which || of_thing) && !words.iter().any(has(Kind::RateAmounts))
}

/// Whether a caption is of what one currency is worth in another: `USD/CAD`, `Yen per dollar`.
fn is_rate_of_currencies(caption: &str) -> bool {
    let outside = unit_line::outside(caption);
    let (one, other) = match outside.split_once('/') {
        Some(sides) => sides,
        None => {
            let is_per =
                |word: &str| word.len() > 1 && known().has(Kind::Per, &word.to_lowercase());
            let Some(per) = outside.split_whitespace().find(|word| is_per(word)) else {
                return false;
            };
            let at = per.as_ptr() as usize - outside.as_ptr() as usize;
            (&outside[..at], &outside[at + per.len()..])
        }
    };
    // `Hedges EUR/USD` are amounts.
    let is_amount =
        |word: &&str| [Kind::MoneyWords, Kind::PriceWhole].iter().any(|of| known().has(*of, word));
    if words(&outside.to_lowercase()).iter().any(is_amount) {
        return false;
    }
    let is_currency = |side: &str| {
        let side = side.trim();
        let last = side.rsplit(' ').next().unwrap_or_default();
        let named = |word: &str| currency::named(word).is_some_and(|named| named.power == 0);
        side.chars().count() > 1 && (named(side) || named(last))
    };
    let first = other.trim().split(' ').next().unwrap_or_default();
    is_currency(one) && (is_currency(other) || is_currency(first))
}

/// The power of the points in which a caption says that its figures are: of hundredths of percentages, of percentages,
/// of thousandths: `Cost of risk (bps)`, `Spread, bp`, `Margin change (pp)`, `Mortality (‰)`.
pub(super) fn points_in(caption: &str) -> Option<i8> {
    let lower = caption.to_lowercase();
    let enclosed = unit_line::enclosed(&lower);
    let outside = unit_line::outside(&lower);
    let tail = outside.rsplit_once([',', '،']).map(|(_, behind)| behind.to_owned());
    enclosed.into_iter().chain(tail).find_map(|part| {
        let part = part.trim();
        let led = |lead: &str| part.strip_prefix(lead)?.strip_prefix(' ');
        let unit = known().of(Kind::UnitLeads).find_map(led).unwrap_or(part).trim();
        // Points alone may be those of an index, and `PB` are bytes.
        if known().has(Kind::PointsOpen, unit) {
            return None;
        }
        let is = |kind| known().has(kind, unit) || known().has(kind, unit.trim_end_matches('.'));
        if is(Kind::BasisPoints) {
            return Some(-4);
        }
        match unit {
            "‰" => Some(-3),
            _ => is(Kind::Points).then_some(-2),
        }
    })
}

/// Whether words end in a phrase; where no blanks part words, in its signs.
fn ends_in(said: &str, last: &str) -> bool {
    let parted = last.is_ascii() || last.contains(|c: char| c.is_ascii_alphabetic());
    let before = said.strip_suffix(last);
    before.is_some_and(|before| !parted || before.is_empty() || before.ends_with(' '))
}

/// Whether the parentheses of a caption name nothing but things that are counted: `Land bank (plots)`. Behind an
/// amount they say whose it is: `Revenue (hotels)`.
pub(super) fn encloses_things(caption: &str) -> bool {
    let lower = caption.to_lowercase();
    let names_things = |part: &String| {
        let words = words(part);
        let of = |kind: Kind| move |word: &&str| known().has(kind, word);
        !words.is_empty()
            && words.iter().any(|word| of(Kind::CountThings)(word) || of(Kind::CountPerhaps)(word))
            && words.iter().all(|word| {
                [Kind::CountThings, Kind::CountPerhaps, Kind::CountQualities]
                    .into_iter()
                    .any(|kind| of(kind)(word))
            })
    };
    let outside = unit_line::outside(&lower);
    let amounts = [Kind::FlowCaptions, Kind::ShareAmounts];
    !amounts.iter().any(|kind| known().stand_in(*kind, &outside))
        && unit_line::enclosed(&lower).iter().any(names_things)
}

fn words(of: &str) -> Vec<&str> {
    of.split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{
        encloses_measure, encloses_things, is_one_of_several, is_price, is_rate_of_currencies,
        points_in,
    };

    #[test]
    fn measures_are_known_by_their_form() {
        for caption in [
            "Leakage (Ml/d)",
            "Head grade (g/t)",
            "Cost of risk (bps)",
            "Steam sold (GWh/d)",
            "Ore milled (kt)",
            "Fuel (l/km)",
            "Water supplied [hl]",
        ] {
            assert!(encloses_measure(caption), "{caption}");
        }
        for caption in [
            "Profit/(loss)",
            "Earnings (EBIT)",
            "Share of profit (JVs)",
            "Net gain (n/a)",
            "Balance (b/f)",
            "Revenue (£m)",
            "Revenue (mn)",
            "Revenue (PLN/EUR)",
            "Other (net)",
            "Income/(expense)",
            "Result (profit/loss)",
            "Goodwill (b)",
            "Turnover (tkr)",
        ] {
            assert!(!encloses_measure(caption), "{caption}");
        }
    }

    #[test]
    fn prices_are_for_each_of_something() {
        for caption in [
            "Share price",
            "Closing share price",
            "Conversion price",
            "Average daily rate",
            "ADR",
            "RevPAR",
            "Average selling price (GBP)",
            "Average basket",
            "Share price at period end",
            "Daily vessel operating expenses",
            "Aktienkurs",
            "Cours de clôture",
            "期末株価",
        ] {
            assert!(is_price(caption), "{caption}");
        }
        for caption in [
            "Purchase price",
            "Daily newspapers",
            "Average daily balances",
            "Price effect",
            "Effect of the exchange rate",
            "Transaction price at market price",
            "Revenue",
        ] {
            assert!(!is_price(caption), "{caption}");
        }
    }

    #[test]
    fn things_in_parentheses_are_counted_unless_they_say_whose_amounts_are() {
        assert!(encloses_things("Land bank (plots)") && encloses_things("Land (owned plots)"));
        assert!(
            !encloses_things("Revenue (hotels)") && !encloses_things("Staff costs (restaurants)")
        );
    }

    #[test]
    fn prices_and_rates_of_currencies_are_no_amounts() {
        for caption in [
            "Year-end stock price",
            "Stock price - high",
            "Average price realized",
            "Price of oil",
            "Brent",
        ] {
            assert!(is_price(caption), "{caption}");
        }
        for caption in [
            "Purchase price",
            "Effect of price changes",
            "Price variance",
            "Price risk",
            "Price reductions granted",
            "Price concessions",
            "Priceless items",
        ] {
            assert!(!is_price(caption), "{caption}");
        }
        for caption in [
            "USD/CAD",
            "Euro/dollar",
            "Yen per dollar",
            "Super yen per dollar",
            "Average EUR/USD rate",
        ] {
            assert!(is_rate_of_currencies(caption), "{caption}");
        }
        for caption in [
            "Sales in EUR",
            "Cash/bank",
            "Revenue per user",
            "USD / tonne",
            "Loans (EUR/USD)",
            "Net debt EUR/USD",
            "Hedges EUR / USD",
        ] {
            assert!(!is_rate_of_currencies(caption), "{caption}");
        }
    }

    #[test]
    fn what_is_produced_beside_other_things_is_of_amounts() {
        for caption in ["energy, gas production", "revenue oil production"] {
            assert!(is_one_of_several(caption), "{caption}");
        }
        for caption in ["gas production", "total oil production", "employees, average"] {
            assert!(!is_one_of_several(caption), "{caption}");
        }
    }

    #[test]
    fn points_are_powers() {
        for (caption, power) in [
            ("Cost of risk (bps)", Some(-4)),
            ("Spread, bp", Some(-4)),
            ("NIM (in basis points)", Some(-4)),
            ("Margin change (p.p.)", Some(-2)),
            ("Mortality (‰)", Some(-3)),
            ("Revenue", None),
            ("Points sold", None),
            ("Promoter score (points)", None),
            ("Data traffic (PB)", None),
        ] {
            assert_eq!(points_in(caption), power, "{caption}");
        }
    }
}
