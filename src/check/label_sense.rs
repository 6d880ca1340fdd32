//! On which side of the books an amount stands, by the words of its label.
//!
//! The last noun of what a label is about decides: "Cost of sales" is a cost, "Interest income
//! (expense)" is income, 売上原価 is a 原価. Costs and losses of a period and assets at an instant
//! are debits; revenues and gains, liabilities and equity are credits. Whatever may stand on
//! either side (payments, changes, adjustments, allowances, shares of others) says nothing.

use crate::model::{Balance, PeriodType};

/// Words that end what a label is about, each with the side it stands on.
struct Words {
    debit: &'static [&'static str],
    credit: &'static [&'static str],
}

const FLOWS: Words = Words {
    debit: &["cost", "costs", "expense", "expenses", "loss", "losses"],
    credit: &["revenue", "revenues", "income", "gain", "gains", "profit", "profits", "sales"],
};

const STOCKS: Words = Words {
    debit: &["asset", "assets", "receivable", "receivables", "inventory", "inventories"],
    credit: &["liability", "liabilities", "equity", "payable", "payables", "borrowings"],
};

const JAPANESE_FLOWS: Words = Words {
    debit: &["費", "費用", "原価", "損失", "差損", "売却損", "評価損", "除却損"],
    credit: &["収益", "利益", "売上高", "差益", "売却益", "評価益"],
};

const JAPANESE_STOCKS: Words = Words {
    debit: &["資産", "売掛金", "受取手形"],
    credit: &["負債", "純資産", "株主資本", "自己資本", "資本金", "買掛金", "支払手形", "借入金"],
};

/// Words behind which a label says more about what it has named.
const PREPOSITIONS: [&str; 21] = [
    "of",
    "for",
    "on",
    "in",
    "from",
    "to",
    "by",
    "before",
    "after",
    "under",
    "with",
    "without",
    "per",
    "at",
    "related",
    "relating",
    "attributed",
    "included",
    "excluding",
    "including",
    "due",
];

/// Words that join amounts which may stand on both sides.
const JOINTS: [&str; 7] = ["and", "or", "&", "/", "less", "minus", "over"];

/// Words of amounts that may stand on either side, wherever they are in a label.
const DOUBTS: [&str; 56] = [
    "accumulated",
    "acquired",
    "acquisition",
    "adjustment",
    "adjustments",
    "allowance",
    "allowances",
    "assumed",
    "attributable",
    "cash",
    "change",
    "changes",
    "comprehensive",
    "contra",
    "decrease",
    "decreases",
    "deficit",
    "difference",
    "differences",
    "effect",
    "effects",
    "eliminated",
    "elimination",
    "eliminations",
    "excess",
    "increase",
    "increases",
    "less",
    "minority",
    "non-controlling",
    "noncontrolling",
    "offset",
    "paid",
    "payment",
    "payments",
    "private",
    "proceeds",
    "provision",
    "provisions",
    "purchase",
    "purchases",
    "received",
    "reclassification",
    "reclassifications",
    "reclassified",
    "reconciliation",
    "recovery",
    "reduction",
    "repayment",
    "repayments",
    "reversal",
    "reversals",
    "revision",
    "transfer",
    "treasury",
    "valuation",
];

const JAPANESE_JOINTS: [&str; 4] = ["及び", "並びに", "又は", "・"];

const JAPANESE_DOUBTS: [&str; 22] = [
    "増減",
    "増加",
    "減少",
    "調整",
    "差額",
    "差異",
    "戻入",
    "引当",
    "累計",
    "控除",
    "振替",
    "消去",
    "修正",
    "包括",
    "帰属",
    "支配",
    "少数株主",
    "取得",
    "返済",
    "支出",
    "収入",
    "損益",
];

/// What may stand behind the noun of a Japanese label.
const JAPANESE_ENDS: [&str; 4] = ["の合計", "合計", "純額", "総額"];

/// The side on which an amount stands, by its label in a language; nothing where the label does
/// not say it, or the language is neither English nor Japanese.
pub(super) fn side(label: &str, lang: &str, period: PeriodType) -> Option<Balance> {
    let label = without_brackets(&label.to_lowercase());
    let is_flow = period == PeriodType::Duration;
    match lang.split('-').next()?.to_ascii_lowercase().as_str() {
        "en" => english(&label, if is_flow { &FLOWS } else { &STOCKS }),
        "ja" => japanese(&label, if is_flow { &JAPANESE_FLOWS } else { &JAPANESE_STOCKS }),
        _ => None,
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

fn english(label: &str, words: &Words) -> Option<Balance> {
    let mut parts = label.split([',', ';', ':', '–', '—']).map(|part| {
        let words = part.split_whitespace().map(|word| word.trim_matches(['.', '"', '\'', '’']));
        words.filter(|word| !word.is_empty()).collect::<Vec<_>>()
    });
    let named = parts.next()?;
    let rest: Vec<&str> = parts.flatten().collect();
    let mut all = named.iter().chain(&rest);
    // What is said of tax behind a comma makes it the tax on the amount.
    if all.any(|word| DOUBTS.contains(word))
        || rest.iter().any(|word| ["tax", "taxes"].contains(word))
    {
        return None;
    }
    let head: Vec<&str> =
        named.iter().take_while(|word| !PREPOSITIONS.contains(word)).copied().collect();
    let (noun, before) = head.split_last()?;
    let side = if words.debit.contains(noun) {
        Balance::Debit
    } else if words.credit.contains(noun) {
        Balance::Credit
    } else {
        return None;
    };
    let others = match side {
        Balance::Debit => words.credit,
        Balance::Credit => words.debit,
    };
    // "Sales and marketing" are what expenses are for.
    let names_other = |word: &&str| others.contains(word) && *word != "sales";
    let joins_both =
        before.iter().any(|word| JOINTS.contains(word)) && before.iter().any(names_other);
    // "Sales of securities" brings cash, and net assets are what equity is of.
    let is_other = (*noun == "sales" && named.contains(&"of"))
        || (noun.starts_with("asset") && before.last() == Some(&"net"));
    let is_both = joins_both || is_other || rest.iter().any(|word| others.contains(word));
    (!is_both).then_some(side)
}

fn japanese(label: &str, words: &Words) -> Option<Balance> {
    if JAPANESE_DOUBTS.iter().any(|word| label.contains(word)) {
        return None;
    }
    let named = label.split(['、', ',', '：', ':']).next()?.trim();
    let noun = JAPANESE_ENDS.iter().find_map(|end| named.strip_suffix(end)).unwrap_or(named);
    // The longest word decides: 純資産 is no 資産.
    let longest = |words: &[&str]| {
        words.iter().filter(|word| noun.ends_with(**word)).map(|word| word.len()).max()
    };
    let (debit, credit) = (longest(words.debit), longest(words.credit));
    let (side, others) = if debit > credit {
        (Balance::Debit, words.credit)
    } else if credit > debit {
        (Balance::Credit, words.debit)
    } else {
        return None;
    };
    let joins_both = JAPANESE_JOINTS.iter().any(|joint| noun.contains(joint))
        && others.iter().any(|word| noun.contains(word));
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
