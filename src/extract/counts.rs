//! Captions whose figures count something or are ratios: the currency and scale of a table are not theirs.

use super::unit_line;
use crate::notation::words::{Kind, words as known};

/// Whether a caption says that its figures count something or are ratios.
pub(super) fn says_caption(caption: &str) -> bool {
    let lower = caption.to_lowercase();
    let enclosed = unit_line::enclosed(&lower);
    let measured = |part: &String| {
        known().has(Kind::CountAlone, part.trim())
            || words(part).iter().any(|word| known().has(Kind::CountMeasures, word))
    };
    if enclosed.iter().any(measured) {
        return true;
    }
    let all = format!(" {} ", words(&lower).join(" "));
    if known().of(Kind::CountPhrases).any(|phrase| all.contains(&format!(" {phrase} "))) {
        return true;
    }
    let open = lower.split(['(', '（', '[', '［']).next().unwrap_or_default();
    let mut thing = words(open);
    if let Some(when) = thing.iter().skip(1).position(|word| known().has(Kind::CountWhen, word)) {
        thing.truncate(when + 1);
    }
    let joined = thing.iter().any(|word| known().has(Kind::CountJoined, word));
    let said = thing.join(" ");
    let ends = |last: &str| said == last || said.ends_with(&format!(" {last}"));
    known().of(Kind::CountEnds).any(|end| said.ends_with(end))
        || (!joined && known().of(Kind::CountLast).any(ends))
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
    let open = caption.to_lowercase();
    let open = open.split(['(', '（', '[', '［']).next().unwrap_or_default();
    let said = words(open);
    if said.iter().any(|word| known().has(Kind::RateAmounts, word)) {
        return None;
    }
    let said = format!(" {} ", said.join(" "));
    let holds = |phrase: &str| said.contains(&format!(" {phrase} "));
    if known().of(Kind::RatePerhaps).any(holds) {
        return Some(Rate::Perhaps);
    }
    let is_rate = known().of(Kind::RateEnds).any(|end| said.trim_end().ends_with(end))
        || known().of(Kind::RatePhrases).any(holds);
    is_rate.then_some(Rate::Said)
}

/// Whether the word behind a figure says that it counts something or is a ratio.
pub(super) fn says_word(word: &str) -> bool {
    known().has(Kind::CountBehind, &word.trim_matches(['(', ')']).to_lowercase())
}

fn words(of: &str) -> Vec<&str> {
    of.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Rate, rate, says_caption};

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
            "Verbindlichkeiten gegenüber Mitarbeitern",
            "従業員給付",
            "手数料",
        ] {
            assert!(!says_caption(caption), "{caption}");
        }
    }
}
