//! Captions whose figures count something or are ratios: the currency and scale of a table are not theirs.

use super::memo::Memo;
use super::{each_share, measures, unit_line};
use crate::notation::words::{Kind, words as known};

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
    if let Some(when) = thing.iter().skip(1).position(|word| known().has(Kind::CountWhen, word)) {
        thing.truncate(when + 1);
    }
    let joined = thing.iter().any(|word| known().has(Kind::CountJoined, word));
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

/// Whether a caption names things alone, that may be counted and may as well be what amounts are for: `Rooms`.
pub(super) fn may_count(caption: &str) -> bool {
    let lower = caption.to_lowercase();
    things(&lower) == Some(Things::Perhaps) || measures::may_be_in(&lower)
}

/// Whether a caption is of amounts for each of something that is no share, or for many shares: `Price per ounce`.
pub(super) fn is_priced(caption: &str) -> bool {
    /// Words between `per` and the thing: `per available room`.
    const BETWEEN: usize = 2;
    if measures::is_price(caption) || each_share::is_of_many(caption) {
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
    })
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
fn is_ratio(lower: &str) -> bool {
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

/// What the line above some rows says that their figures are, where they are no amounts of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measured {
    /// Amounts for each share.
    PerShare,
    /// Numbers of shares.
    Shares,
    /// Percentages.
    Percent,
    /// Other numbers, rates or parts of a total.
    Number,
}

/// What words above some rows say that the figures of these are; none where they may be amounts of money.
pub(super) fn measured_below(words: &str) -> Option<Measured> {
    // Captions of several lines name numbers of shares: `Common stock, 1,000 shares authorized and`.
    let lower = words.to_lowercase();
    let each = known().of(Kind::PerShareCaptions).find(|phrase| lower.contains(*phrase));
    let rest = each.map_or(lower.clone(), |phrase| lower.replace(phrase, ""));
    let torn = rest.contains(|c: char| c.is_ascii_digit())
        || words.starts_with(char::is_lowercase)
        || words.trim_end().ends_with([',', ';', '-', '–', '—']);
    let percent = is_percent(words).then_some(Measured::Percent);
    percent.or_else(|| measured(words).filter(|_| !torn))
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

/// What words say that figures are; none where they may be amounts of money.
pub(super) fn measured(words: &str) -> Option<Measured> {
    let lower = words.to_lowercase();
    let first = |kind| known().of(kind).filter_map(|phrase| lower.find(phrase)).min();
    let short = || self::words(&lower).iter().any(|word| known().has(Kind::ShortPerShare, word));
    match (first(Kind::ShareCaptions), each_share::at(&lower)) {
        (Some(shares), per) if per.is_none_or(|per| shares < per) => Some(Measured::Shares),
        (_, Some(_)) => Some(Measured::PerShare),
        _ if short() => Some(Measured::PerShare),
        _ if says_caption(words) || rate(words) == Some(Rate::Said) => Some(Measured::Number),
        _ => None,
    }
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

/// Whether a caption is that of a rate, a margin, growth or a return.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rate {
    /// It is, and not of an amount that they lead to.
    Said,
    /// It may as well be that of an amount: `Gross margin`.
    Perhaps,
}

/// Whether a caption is that of a rate; none where it is that of something else.
pub(super) fn rate(caption: &str) -> Option<Rate> {
    thread_local! {
        static KNOWN: Memo<(), Option<Rate>> = const { Memo::new() };
    }
    KNOWN.with(|known| known.of((), caption, || rate_of(caption)))
}

fn rate_of(caption: &str) -> Option<Rate> {
    let open = caption.to_lowercase();
    let open = open.split(['(', '（', '[', '［']).next().unwrap_or_default();
    let said = words(open);
    if said.iter().any(|word| known().has(Kind::RateAmounts, word)) {
        return None;
    }
    // `Growth, organic` is growth before its comma.
    let head = words(open.split(',').next().unwrap_or_default()).join(" ");
    let said = format!(" {} ", said.join(" "));
    let holds = |phrase: &str| stands_in(&said, phrase);
    if known().of(Kind::RatePerhaps).any(holds) {
        return Some(Rate::Perhaps);
    }
    let is_rate = is_ratio(&caption.to_lowercase())
        || known().of(Kind::RateEnds).any(|end| said.trim_end().ends_with(end))
        || (open.contains(',') && known().of(Kind::RateEnds).any(|end| head.ends_with(end)))
        || known().of(Kind::RatePhrases).any(holds);
    is_rate.then_some(Rate::Said)
}

/// Whether the head of a caption is a rate or ratio which is always a percentage: `Net interest margin`, and no `Margin
/// loans`.
pub(super) fn is_rate_in_percent(caption: &str) -> bool {
    let lower = caption.to_lowercase();
    let open = lower.split(['(', '（', '[', '［', ',']).next().unwrap_or_default();
    let said = format!(" {} ", words(open).join(" "));
    if is_ratio(&lower) || leads_to_amount(&said) || rate(caption) == Some(Rate::Perhaps) {
        return false;
    }
    // Some languages have the head first: `Marge nette`, `Return on equity`.
    let begins = |phrase: &str| said.starts_with(&format!(" {phrase} "));
    known().of(Kind::RatePercents).any(|phrase| said.ends_with(&bounded(phrase)))
        || (names(&said, Kind::RatePercents) && known().of(Kind::RatePhrases).any(begins))
}

/// Whether a caption names a rate or a ratio, a percentage or a multiple: `Liquidity ratio`.
pub(super) fn names_rate(caption: &str) -> bool {
    let lower = caption.to_lowercase();
    let said = format!(" {} ", words(&lower).join(" "));
    is_ratio(&lower)
        || names(&said, Kind::RatioNames)
        || (names(&said, Kind::RatePercents) && !leads_to_amount(&said))
}

/// Whether words between blanks hold one by which a rate leads to an amount.
fn leads_to_amount(said: &str) -> bool {
    said.split(' ').any(|word| known().has(Kind::RateAmounts, word))
}

/// Whether words between blanks hold a phrase of a kind.
fn names(said: &str, kind: Kind) -> bool {
    known().of(kind).any(|phrase| said.contains(&bounded(phrase)))
}

/// A phrase with what stands around it between blanks.
fn bounded(phrase: &str) -> String {
    match phrase.is_ascii() && phrase.contains(' ') {
        true => format!(" {phrase} "),
        // Languages join words, and others have none between blanks.
        false => format!("{phrase} "),
    }
}

/// Whether the word behind a figure says that it counts something or is a ratio.
pub(super) fn says_word(word: &str) -> bool {
    known().has(Kind::CountBehind, &word.trim_matches(['(', ')']).to_lowercase())
}

/// Whether a phrase stands between two blanks.
fn stands_in(said: &str, phrase: &str) -> bool {
    let mut begun = said.match_indices(' ').map(|(at, _)| &said[at + 1..]);
    begun.any(|rest| rest.strip_prefix(phrase).is_some_and(|rest| rest.starts_with(' ')))
}

fn words(of: &str) -> Vec<&str> {
    of.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{
        Measured, Rate, is_percent, is_rate_in_percent, may_count, measured_below, names_rate,
        rate, says_caption,
    };

    #[test]
    fn some_rates_are_always_percentages() {
        for caption in [
            "Net interest margin (FTE)",
            "Effective tax rate",
            "Efficiency ratio",
            "EBIT-Marge",
            "営業利益率",
            "自己資本比率",
            "Return on average assets",
            "Marge nette",
            "Operating margin, adjusted",
        ] {
            assert!(is_rate_in_percent(caption), "{caption}");
        }
        for caption in [
            "Net debt to EBITDA",
            "Interest coverage",
            "Exchange rate",
            "Marginal costs",
            "Gross margin",
            "Loan growth",
            "Dividend payout",
            "Interest rate swaps",
            "株価純資産倍率",
            "流動倍率",
            "為替換算率",
        ] {
            assert!(!is_rate_in_percent(caption), "{caption}");
        }
    }

    #[test]
    fn rates_and_multiples_are_named_anywhere() {
        for caption in [
            "Loan growth in the period",
            "Liquidity ratio, average",
            "Gross margin",
            "Net charge-offs",
            "Net debt to EBITDA",
            "流動倍率",
        ] {
            assert!(names_rate(caption), "{caption}");
        }
        for caption in ["Interest income", "Corporation tax", "Marginal costs", "売上高"] {
            assert!(!names_rate(caption), "{caption}");
        }
    }

    #[test]
    fn a_number_in_the_words_for_one_share_is_no_number_of_shares() {
        for line in ["1株当たり利益", "Net income (loss) per share — Basic:"] {
            assert_eq!(measured_below(line), Some(Measured::PerShare), "{line}");
        }
        assert_eq!(measured_below("Common stock, $0.01 par value per share"), None);
    }

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
    fn rates_are_known_by_their_captions() {
        for caption in [
            "Return on equity",
            "Growth",
            "Profit margin",
            "Effective tax rate",
            "EBIT-Marge",
            "Eigenkapitalrendite",
            "Taux de croissance",
            "Rörelsemarginal",
            "営業利益率",
            "毛利率",
            "영업이익률",
            "Rentowność sprzedaży",
            "Net debt / EBITDA",
            "Net debt (excl. leases) to EBITDA",
            "Cost/income",
            "Loan-to-value",
            "Book-to-bill",
            "CET1",
            "Net interest margin",
            "Growth, organic",
        ] {
            assert_eq!(rate(caption), Some(Rate::Said), "{caption}");
        }
        for caption in ["Gross margin", "Rohmarge", "Marge brute", "Gross profit margin"] {
            assert_eq!(rate(caption), Some(Rate::Perhaps), "{caption}");
        }
        for caption in [
            "Revenue",
            "Effect of exchange rate",
            "Income tax at the statutory tax rate",
            "Expected return on plan assets",
            "Loans on margin accounts",
            "Corporate",
            "Other expense/income, net",
            "Profit/(loss)",
            "Loans to equity accounted investees",
            "Tier 1 capital",
            "Wachstumsfinanzierung",
        ] {
            assert_eq!(rate(caption), None, "{caption}");
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
