//! Captions whose figures count something or are ratios: the currency and scale of a table are not theirs.

use super::memo::Memo;
use super::{each_share, measures, unit_line};
use crate::notation::scale;
use crate::notation::words::{Kind, words as known};
use crate::standards::currency;

/// Whether a caption says that its figures count something, are ratios, or are amounts for each of something.
pub(super) fn says_caption(caption: &str) -> bool {
    thread_local! {
        static KNOWN: Memo<(), bool> = const { Memo::new() };
    }
    KNOWN.with(|known| known.of((), caption, || counts_or_divides(caption)))
}

fn counts_or_divides(caption: &str) -> bool {
    let lower = caption.to_lowercase();
    if is_priced(caption) || things(&lower) == Some(Things::Counted) || measures::is_in(&lower) {
        return true;
    }
    if has_threshold(&lower) || measures::points_in(caption).is_some() {
        return true;
    }
    let enclosed = unit_line::enclosed(&lower);
    let measured = |part: &String| {
        known().has(Kind::CountAlone, part.trim())
            || words(part).iter().any(|word| known().has(Kind::CountMeasures, word))
    };
    if enclosed.iter().any(measured) || measures::encloses_measure(caption) {
        return true;
    }
    let all = format!(" {} ", words(&lower).join(" "));
    if known().of(Kind::CountPhrases).any(|phrase| stands_in(&all, phrase)) {
        return true;
    }
    let open = lower.split(['(', '（', '[', '［']).next().unwrap_or_default();
    let mut thing = words(open);
    let when = thing.iter().skip(1).position(|word| known().has(Kind::CountWhen, word));
    let rest = when.map_or_else(Vec::new, |when| thing.split_off(when + 1));
    // `Employees' end-of-service benefits` are none of employees.
    let owner = thing.last().copied().unwrap_or_default();
    let owned = ["'", "’"].iter().any(|sign| open.contains(&format!("{owner}{sign}")))
        || rest.iter().any(|word| known().has(Kind::MoneyWords, word));
    let joined = owned || thing.iter().any(|word| known().has(Kind::CountJoined, word));
    // `Past due 30-59 days`: the number is in the caption.
    let sized =
        thing.iter().rev().nth(1).is_some_and(|word| word.bytes().all(|c| c.is_ascii_digit()));
    let said = thing.join(" ");
    let ends = |last: &str| {
        said.strip_suffix(last).is_some_and(|before| before.is_empty() || before.ends_with(' '))
    };
    let last = known().of(Kind::CountLast).any(ends) && !measures::is_one_of_several(open);
    known().of(Kind::CountEnds).any(|end| said.ends_with(end)) || (!joined && !sized && last)
}

/// Whether a caption says in words that it counts: `Number of stores`, `Vehicles sold`.
pub(super) fn counts_outright(caption: &str) -> bool {
    let lower = caption.to_lowercase();
    let all = format!(" {} ", words(&lower).join(" "));
    things(&lower) == Some(Things::Counted)
        || known().of(Kind::CountPhrases).any(|phrase| stands_in(&all, phrase))
}

/// Whether a caption names things alone, that may be counted and may as well be what amounts are for: `Rooms`.
pub(super) fn may_count(caption: &str) -> bool {
    let lower = caption.to_lowercase();
    things(&lower) == Some(Things::Perhaps) || measures::may_be_in(&lower)
}

/// Whether a caption is of amounts for each of something that is no share, or for many shares: `Price per ounce`.
pub(super) fn is_priced(caption: &str) -> bool {
    /// Words between `per` and the thing: `per available room`.
    const BETWEEN: usize = 2;
    if measures::is_price(caption) || each_share::is_of_many(caption) || is_for_thing(caption) {
        return true;
    }
    let lower = apart(&caption.to_lowercase());
    let words: Vec<&str> = lower.split(' ').collect();
    words.iter().enumerate().any(|(at, per)| {
        // `a` joins in many languages, and a slash parts things as well.
        let thing: fn(&str) -> bool = match *per {
            "/" => |word| known().has(Kind::CountMeasures, word),
            word if word.chars().count() > 1 && known().has(Kind::Per, word) => {
                |word| known().has(Kind::PerThings, word) || known().has(Kind::CountMeasures, word)
            }
            _ => return false,
        };
        words[at + 1..].iter().take(BETWEEN + 1).any(|word| thing(word))
    }) || is_for_one(&words)
}

/// Whether the words of a caption name an amount and behind `per` anything that is no share and no rate: `Revenue per
/// treatment`. In some languages the word joins much else, and counts only behind an amount of a language in which it does not.
fn is_for_one(words: &[&str]) -> bool {
    words.iter().enumerate().skip(1).any(|(at, per)| {
        let Some(thing) = words.get(at + 1) else { return false };
        let sole = known().of(Kind::PerAlone).any(|word| word == *per);
        let open = known().of(Kind::PerOpen).any(|word| word == *per);
        let amount = |word: &&str| {
            sole || known().has(Kind::MoneyWords, word)
                && known().speaks_one_with(Kind::PerOpen, word)
        };
        let excepted = known().has(Kind::PerAsides, thing);
        (sole || open)
            && !known().has(Kind::PerCited, words[at - 1])
            && words[..at].iter().any(amount)
            && thing.chars().filter(|c| c.is_alphabetic()).count() > 2
            && !excepted
            && !words[at + 1..].iter().any(|word| known().has(Kind::Shares, word))
    })
}

/// Whether parentheses state a currency and behind a slash what its amounts are for: `Margin ($/store week)`.
fn is_for_thing(caption: &str) -> bool {
    unit_line::enclosed(caption).iter().any(|part| {
        let Some((money, thing)) = part.split_once('/') else { return false };
        let money = money.trim();
        let sign = currency::at_start(money).is_some_and(|named| named.length == money.len());
        let first = thing.split_whitespace().next().unwrap_or_default().to_lowercase();
        let is_long = first.chars().filter(|c| c.is_alphabetic()).count() > 2;
        let shares = each_share::at(&format!("per {}", thing.trim().to_lowercase())).is_some()
            || known().has(Kind::Shares, &first);
        let other = currency::named(&first).is_some() || scale::parse(&first).is_some();
        sign && is_long && !shares && !other
    })
}

/// Whether a line over rows says that they count things, and that it was when something ended: `Restaurants open - end of
/// period:`.
pub(super) fn heads_things(line: &str) -> bool {
    let lower = unit_line::outside(&line.to_lowercase());
    let all = words(&lower);
    let when = all.iter().position(|word| known().has(Kind::CountWhen, word));
    let Some(when) = when.filter(|when| *when > 0) else { return false };
    let ends = all[when..].iter().all(|word| {
        let kinds = [Kind::CountWhen, Kind::CountJoined, Kind::Neutral];
        kinds.iter().any(|kind| known().has(*kind, word))
    });
    let qualities = [Kind::CountQualities, Kind::CountDone];
    let is = |kinds: &[Kind], word: &str| kinds.iter().any(|kind| known().has(*kind, word));
    let things = [Kind::CountPerhaps, Kind::CountThings, Kind::CountLast];
    let things_first = &all[..when];
    ends && things_first.iter().any(|word| is(&things, word))
        && things_first.iter().all(|word| is(&things, word) || is(&qualities, word))
}

/// The words and slashes of a caption, with a blank between any two.
fn apart(caption: &str) -> String {
    let spaced = caption.replace('/', " / ");
    let parts = spaced.split(|c: char| !c.is_alphanumeric() && c != '/');
    parts.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a caption counts things beyond a limit: `Customers with revenue over $100,000`.
fn has_threshold(lower: &str) -> bool {
    let is_limit = |c: char| c.is_ascii_digit();
    let Some(limit) = lower.find(is_limit) else { return false };
    let before = &lower[..limit];
    let ends = |word: &str| known().has(Kind::CountJoined, word) || known().has(Kind::Beyond, word);
    let words = words(before);
    let end = words.iter().position(|word| ends(word)).unwrap_or(words.len());
    let (things, behind) = words.split_at(end);
    let sign = before.contains(['>', '<', '≥', '≤', '＞', '＜']);
    let beyond = sign || behind.iter().any(|word| known().has(Kind::Beyond, word));
    let is_thing = |word: &&str| {
        [Kind::CountPerhaps, Kind::CountThings, Kind::CountLast]
            .into_iter()
            .any(|kind| known().has(kind, word))
    };
    beyond
        && things.iter().any(is_thing)
        && things.iter().all(|word| is_thing(word) || known().has(Kind::CountQualities, word))
}

/// What a caption says that holds nothing but things, what was done to them and how they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Things {
    /// They are counted.
    Counted,
    /// They may be counted.
    Perhaps,
}

fn things(lower: &str) -> Option<Things> {
    let outside = unit_line::outside(lower);
    let words = words(&outside);
    let is = |kinds: &'static [Kind]| {
        move |word: &&str| kinds.iter().any(|kind| known().has(*kind, word))
    };
    const MEASURES: &[Kind] = &[Kind::CountThings, Kind::CountMeasures];
    const BESIDE: &[Kind] = &[Kind::CountPerhaps, Kind::CountDone, Kind::CountQualities];
    if !words.iter().all(|word| is(MEASURES)(word) || is(BESIDE)(word)) {
        return None;
    }
    let measured = words.iter().any(is(MEASURES));
    let named = words.iter().any(is(&[Kind::CountPerhaps]));
    let counted = words.iter().any(is(&[Kind::CountDone]));
    match measured || (named && counted) {
        true => Some(Things::Counted),
        false => named.then_some(Things::Perhaps),
    }
}

/// Whether a caption divides one amount by another: `Net debt / EBITDA`, `Loan-to-value`.
pub(super) fn is_ratio(lower: &str) -> bool {
    let outside = apart(&unit_line::outside(lower));
    let words: Vec<&str> = outside.split(' ').collect();
    let joins = |word: &str| word == "/" || known().has(Kind::RatioJoins, word);
    (1..words.len()).filter(|at| joins(words[*at])).any(|at| {
        let behind = &words[at + 1..];
        known().has(Kind::RatioOf, words[at - 1])
            && behind.len() <= 2
            && behind.last().is_some_and(|last| known().has(Kind::RatioOver, last))
    })
}

/// Whether words say that figures are percentages, by a sign or in words: behind a number, as in `4.5% notes`, they are
/// part of a name.
pub(super) fn is_percent(words: &str) -> bool {
    let lower = words.to_lowercase();
    let said = known().of(Kind::PercentWords).flat_map(|word| {
        let places = lower.match_indices(word).map(|(at, _)| at);
        let lower = &lower;
        places.filter(move |at| {
            let part = |c: char| c.is_alphanumeric();
            !lower[..*at].ends_with(part) && !lower[at + word.len()..].starts_with(part)
        })
    });
    let signs = lower.match_indices(['%', '％']).map(|(at, _)| at);
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    signs.chain(said).any(|at| !lower[..at].trim_end().ends_with(digit))
}

/// Whether a caption says no more than which of two numbers of shares is meant: `Basic`, `Diluted`.
pub(super) fn is_dilution(caption: &str) -> bool {
    let lower = super::enumerated::bare(caption).to_lowercase();
    let words = words(&lower);
    let all =
        |kinds: &[Kind]| words.iter().all(|word| kinds.iter().any(|kind| known().has(*kind, word)));
    words.iter().any(|word| known().has(Kind::Dilution, word))
        && all(&[Kind::Dilution, Kind::DilutionBeside, Kind::And, Kind::CountJoined])
}

/// Whether a caption names one of two numbers of shares, among other words.
pub(super) fn names_dilution(caption: &str) -> bool {
    words(&caption.to_lowercase()).iter().any(|word| known().has(Kind::Dilution, word))
}

/// Whether a caption has a word of money that is none of totals, which are of anything.
pub(super) fn names_money(caption: &str) -> bool {
    let is_money =
        |word: &&str| known().has(Kind::MoneyWords, word) && !known().has(Kind::TotalLeads, word);
    words(&caption.to_lowercase()).iter().any(is_money)
}

/// Whether the word behind a figure says that it counts something or is a ratio.
pub(super) fn says_word(word: &str) -> bool {
    known().has(Kind::CountBehind, &word.trim_matches(['(', ')']).to_lowercase())
}

/// Whether a phrase stands between two blanks.
pub(super) fn stands_in(said: &str, phrase: &str) -> bool {
    let mut begun = said.match_indices(' ').map(|(at, _)| &said[at + 1..]);
    begun.any(|rest| rest.strip_prefix(phrase).is_some_and(|rest| rest.starts_with(' ')))
}

pub(super) fn words(of: &str) -> Vec<&str> {
    of.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_percent, may_count, says_caption};

    #[test]
    fn things_alone_may_be_counted() {
        for caption in [
            "Rooms",
            "Customers",
            "Active customers",
            "Staff",
            "Fahrzeuge",
            // In tables of amounts these may be what is earned by rooms and paid to the staff.
            "Rooms (million)",
            "Staff (million)",
        ] {
            assert!(may_count(caption) && !says_caption(caption), "{caption}");
        }
        for caption in ["Room revenue", "Staff costs", "Loans to customers", "Revenue"] {
            assert!(!may_count(caption), "{caption}");
        }
    }

    #[test]
    fn a_percentage_in_a_name_is_no_unit() {
        for (caption, is) in [
            ("Operating margin (%)", true),
            ("% of sales", true),
            ("In % of revenue", true),
            ("4.5% euro notes due 2027", false),
            ("3 % bonds", false),
            ("EBIT in percent", true),
            ("Percent of total", true),
            ("Umsatzrendite in Prozent", true),
            ("4.5 percent notes", false),
            ("Percentages of others", false),
        ] {
            assert_eq!(is_percent(caption), is, "{caption}");
        }
    }

    #[test]
    fn counts_and_ratios_are_known_by_their_captions() {
        for caption in [
            "Number of employees",
            "Headcount",
            "Store count",
            "Employees at year end",
            "Days sales outstanding",
            "Average daily volume (barrels)",
            "Production (thousand barrels per day)",
            "Mitarbeiter",
            "Mitarbeiterzahl",
            "Leverage ratio",
            "Net debt to EBITDA (x)",
            "Tonnes sold",
            "Barrels of oil equivalent produced",
            "Megawatt hours",
            "Square feet leased",
            "Vehicles delivered",
            "Working days",
            "Net promoter score",
            "Carbon emissions (tCO2e)",
            "Average realised price per ounce",
            "Revenue per available room",
            "All-in cost (USD/oz)",
            "Umsatz je Tonne",
            "Verkaufte Fahrzeuge",
            "Effectif moyen",
            "従業員数",
            "従業員（人）",
            "店舗数（期末）",
        ] {
            assert!(says_caption(caption), "{caption}");
        }
    }

    #[test]
    fn amounts_that_name_people_and_days_are_amounts() {
        for caption in [
            "Revenue",
            "Loans to employees",
            "Employee benefits",
            "Payables to employees",
            "Past due 30-59 days",
            "Time deposits (over 3 months)",
            "Revenue from stores",
            "Deposits from customers",
            "Rooms",
            "Savings per annum",
            "Vehicles and machines",
            "Sales of barrels",
            "Verbindlichkeiten gegenüber Mitarbeitern",
            "従業員給付",
            "手数料",
        ] {
            assert!(!says_caption(caption), "{caption}");
        }
    }
}
