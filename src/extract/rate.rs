//! Captions of rates, margins, growth and returns.

use super::counts::{is_ratio, stands_in, words};
use super::memo::Memo;
use crate::notation::words::{Kind, words as known};

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
        || known().has(Kind::RateWhole, &head)
        || is_named_last(&head)
        || known().of(Kind::RateEnds).any(|end| said.trim_end().ends_with(end))
        || (open.contains(',') && known().of(Kind::RateEnds).any(|end| head.ends_with(end)))
        || known().of(Kind::RatePhrases).any(holds);
    is_rate.then_some(Rate::Said)
}

/// Whether the last of several words names a rate, and none that a debt has one: `Recycling rate`, and no `Floating rate`.
fn is_named_last(head: &str) -> bool {
    let all: Vec<&str> = head.split(' ').collect();
    let [before @ .., last] = all.as_slice() else { return false };
    known().has(Kind::RateLast, last)
        && !before.is_empty()
        && !before.iter().any(|word| known().has(Kind::RateKinds, word))
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

#[cfg(test)]
mod tests {
    use super::{Rate, is_rate_in_percent, names_rate, rate};

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
}
