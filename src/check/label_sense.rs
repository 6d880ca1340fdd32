//! On which side of the books an amount stands, by the words of its label.
//!
//! The last noun of what a label is about decides: "Cost of sales" is a cost, "Interest income
//! (expense)" is income, 売上原価 is a 原価. Costs and losses of a period and assets at an instant
//! are debits; revenues and gains, liabilities and equity are credits. Whatever may stand on
//! either side (payments, changes, adjustments, allowances, shares of others) says nothing.

use super::words::{self, Reading, Sides, Stand};
use crate::model::{Balance, PeriodType};

/// The side on which an amount stands, by its label in a language; nothing where the label does
/// not say it, or no words of the language are known.
pub(super) fn side(label: &str, lang: &str, period: PeriodType) -> Option<Balance> {
    let label = without_brackets(&label.to_lowercase());
    let words = words::sides(lang)?;
    let stand = if period == PeriodType::Duration { &words.flows } else { &words.stocks };
    match words.reading {
        Reading::Words => by_words(&label, words, stand),
        Reading::Letters => by_letters(&label, words, stand),
    }
}

/// A label without what stands in parentheses: it names the other side, or a detail.
fn without_brackets(label: &str) -> String {
    let mut depth = 0_usize;
    let mut rest = String::new();
    for letter in label.chars() {
        match letter {
            '(' | '（' | '[' | '［' => depth += 1,
            ')' | '）' | ']' | '］' => depth = depth.saturating_sub(1),
            other if depth == 0 => rest.push(other),
            _ => {}
        }
    }
    rest
}

/// Whether a word is one of several.
fn is_one(words: &[Box<str>], word: &str) -> bool {
    words.iter().any(|one| **one == *word)
}

fn by_words(label: &str, words: &Sides, stand: &Stand) -> Option<Balance> {
    let mut parts = label.split([',', ';', ':', '–', '—']).map(|part| {
        let words = part.split_whitespace().map(|word| word.trim_matches(['.', '"', '\'', '’']));
        words.filter(|word| !word.is_empty()).collect::<Vec<_>>()
    });
    let named = parts.next()?;
    let rest: Vec<&str> = parts.flatten().collect();
    let mut all = named.iter().chain(&rest);
    // What is said of tax behind a comma makes it the tax on the amount.
    if all.any(|word| is_one(&words.doubts, word))
        || rest.iter().any(|word| is_one(&words.doubts_behind, word))
    {
        return None;
    }
    let head: Vec<&str> =
        named.iter().take_while(|word| !is_one(&words.prepositions, word)).copied().collect();
    let (noun, before) = head.split_last()?;
    let (side, others) = if is_one(&stand.debit, noun) {
        (Balance::Debit, &stand.credit)
    } else if is_one(&stand.credit, noun) {
        (Balance::Credit, &stand.debit)
    } else {
        return None;
    };
    let names_other = |word: &&str| is_one(others, word) && !is_one(&words.joined, word);
    let joins_both =
        before.iter().any(|word| is_one(&words.joints, word)) && before.iter().any(names_other);
    let is_with = |[of, with]: &[Box<str>; 2]| **of == **noun && named.contains(&&**with);
    let is_behind = |[of, behind]: &[Box<str>; 2]| {
        noun.starts_with(&**of) && before.last().is_some_and(|last| **last == **behind)
    };
    let is_other =
        words.unless_with.iter().any(is_with) || words.unless_behind.iter().any(is_behind);
    let is_both = joins_both || is_other || rest.iter().any(|word| is_one(others, word));
    (!is_both).then_some(side)
}

fn by_letters(label: &str, words: &Sides, stand: &Stand) -> Option<Balance> {
    if words.doubts.iter().any(|word| label.contains(&**word)) {
        return None;
    }
    let named = label.split(['、', ',', '：', ':']).next()?.trim();
    let noun = words.ends.iter().find_map(|end| named.strip_suffix(&**end)).unwrap_or(named);
    // The longest word decides: 純資産 is no 資産.
    let longest = |words: &[Box<str>]| {
        words.iter().filter(|word| noun.ends_with(&***word)).map(|word| word.len()).max()
    };
    let (debit, credit) = (longest(&stand.debit), longest(&stand.credit));
    let (side, others) = if debit > credit {
        (Balance::Debit, &stand.credit)
    } else if credit > debit {
        (Balance::Credit, &stand.debit)
    } else {
        return None;
    };
    let joins_both = words.joints.iter().any(|joint| noun.contains(&**joint))
        && others.iter().any(|word| noun.contains(&**word));
    (!joins_both).then_some(side)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Holds every one of some labels to what it says.
    fn all(labels: &[&str], lang: &str, period: PeriodType, wanted: Option<Balance>) {
        for label in labels {
            assert_eq!(side(label, lang, period), wanted, "{label}");
        }
    }

    #[test]
    fn flows_in_english() {
        let debit = [
            "Cost of sales",
            "Total cost and expenses",
            "Interest expense",
            "Interest expense (income)",
            "Income tax expense",
            "Operating loss related to new subsidiaries",
            "Losses on write-down of other investments",
            "Sales and marketing expenses",
            "Research & development costs, consolidated",
        ];
        let credit = [
            "Total revenues",
            "Revenues, target",
            "Interest income",
            "Income (loss) from operations",
            "Income before income tax expense (benefit)",
            "Foreign exchange gains (losses)",
            "Net gain on other investments",
            "Other income, net",
            "Equipment sales",
            "Gross profit",
        ];
        let silent = [
            "Income and expenses",
            "Profit or loss",
            "Gain on sale less cost",
            "Changes in income",
            "Income taxes",
            "Payments for costs",
            "Sales of securities",
            "Purchase of property and equipment",
            "Foreign exchange losses, adjustment to net income",
            "Other comprehensive income, tax",
            "Net income attributable to noncontrolling interests",
            "Minority interests in losses (earnings) of subsidiaries",
            "Provision for losses",
            "Reversal of impairment loss",
            "Gross margin",
            "Cost reduction",
            "Gains, losses and the rest",
            "(Expense) benefit",
            "",
        ];
        all(&debit, "en", PeriodType::Duration, Some(Balance::Debit));
        all(&credit, "en-US", PeriodType::Duration, Some(Balance::Credit));
        all(&silent, "en", PeriodType::Duration, None);
    }

    #[test]
    fn stocks_in_english() {
        let debit =
            ["Total assets", "Accounts receivable, net", "Right-of-use assets", "Inventory"];
        let credit = [
            "Liabilities",
            "Total liabilities and equity",
            "Shareholders' equity",
            "Notes and accounts payable",
            "Long-term borrowings, current portion",
        ];
        let silent = [
            "Net assets",
            "Assets less liabilities",
            "Assets and liabilities",
            "Accounts receivable, allowance for doubtful accounts",
            "Property, accumulated depreciation",
            "Accrued expenses",
            "Prepaid expenses",
            "Deferred income",
            "Treasury stock",
            "Excess of assets over liabilities",
            "Private equity",
            "Investments in equity method investees",
        ];
        all(&debit, "en", PeriodType::Instant, Some(Balance::Debit));
        all(&credit, "en", PeriodType::Instant, Some(Balance::Credit));
        all(&silent, "en", PeriodType::Instant, None);
    }

    #[test]
    fn flows_in_japanese() {
        let debit = ["売上原価", "減価償却費", "その他の費用合計", "固定資産除却損", "営業損失"];
        let credit =
            ["売上高", "当期純利益", "営業外収益", "売上高、業績見通し", "営業利益（損失）"];
        let silent = [
            "為替差損益",
            "売掛金の増減額",
            "収益及び費用",
            "配当金の支払額",
            "包括利益",
            "非支配株主に帰属する当期純利益",
            "売上総利益率",
        ];
        all(&debit, "ja", PeriodType::Duration, Some(Balance::Debit));
        all(&credit, "ja-JP", PeriodType::Duration, Some(Balance::Credit));
        all(&silent, "ja", PeriodType::Duration, None);
    }

    #[test]
    fn stocks_in_japanese() {
        let debit = ["資産合計", "たな卸資産", "売掛金（純額）", "繰延税金資産（固定）"];
        let credit = ["負債", "負債、純資産", "純資産合計", "短期借入金", "資本金"];
        let silent = ["売掛金に係る貸倒引当金", "減価償却累計額", "自己株式", "資産及び負債"];
        all(&debit, "ja", PeriodType::Instant, Some(Balance::Debit));
        all(&credit, "ja", PeriodType::Instant, Some(Balance::Credit));
        all(&silent, "ja", PeriodType::Instant, None);
    }

    #[test]
    fn other_languages_say_nothing() {
        all(&["Kosten", "cost", "費用"], "de", PeriodType::Duration, None);
    }
}
