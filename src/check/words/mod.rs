//! Words in names and labels of concepts that say what a figure is, as data by language.
//!
//! Rules of meaning ask whether a word of a sense stands in a label or a name, whatever the language. Names
//! of concepts are put together from English words, so their words stand in the English file.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

/// What the build makes of a file.
macro_rules! made {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/src/check/words/", $name, ".json"))
    };
}

/// The languages, a file each.
const FILES: [&str; 4] = [made!("en"), made!("ja"), made!("de"), made!("fr")];

mod labels;
mod sides;
mod word;

use labels::{Rates, Scope, Shares};
use sides::Funding;
pub(super) use sides::{Reading, Sides, Stand};
use word::Letters;
pub(super) use word::Word;

/// What words say.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Sense {
    /// An amount that has one sign.
    OneSign,
    /// An amount that has one sign whatever else its label says.
    SurelyOneSign,
    /// An amount that has one sign unless something is taken off it.
    Gains,
    /// That something is taken off.
    Netted,
    /// An amount that may have either.
    BothSigns,
    /// A change: each direction is as good as the other.
    Change,
    /// A comparison with the year before; without blanks and hyphens.
    YearBefore,
    /// The year before, in labels that say a change besides; without blanks and hyphens.
    YearAgo,
    /// A comparison with the period before; without blanks and hyphens.
    PeriodBefore,
    /// That something has changed, and nothing else; without blanks and hyphens.
    Changed,
    /// In what a change is said, and from when: no change by itself; without blanks and hyphens.
    BesideChange,
    /// What stands around the name of what has changed, in labels; without blanks and hyphens.
    AroundChange,
    /// An income or a loss, in labels.
    Income,
    /// All sales: the whole name, in lower case.
    TopLine,
    /// What stands among assets above nothing.
    AmongAssets,
    /// What is taken off assets, and stands among them below nothing.
    OffAssets,
    /// With what labels of that begin.
    OffAssetsFirst,
    /// Members of what is taken off again between the others, or belongs to all of them.
    Eliminated,
    /// Assets.
    Assets,
    /// All assets: the whole label.
    AllAssets,
    /// What assets are funded by: liabilities or equity.
    FundingOfAssets,
    /// What is to come, or would be, in titles.
    ToCome,
}

/// Groups of words of which each has one in the name of an amount.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Named {
    /// The net flow of cash from operations.
    OperatingFlow,
    /// That of investments.
    InvestingFlow,
    /// That of financing.
    FinancingFlow,
    /// What rates of exchange do to cash.
    ExchangeEffect,
    /// The income of a period that is left to owners.
    NetIncome,
    /// That per share.
    IncomePerShare,
    /// What is not given in every period, though it is in one.
    BesideLasting,
    /// What no more shares have than there are.
    Basic,
    /// What goes on, without operations that are given up.
    Continuing,
    /// No income by the rules of accounting alone.
    Adjusted,
    /// The ends of a range.
    LowerEnd,
    /// The other one.
    UpperEnd,
    /// Of what a range may be.
    RangeWords,
    /// What there was when a period began.
    Opening,
    /// What is to be paid in a year that is to come, and known before.
    Due,
    /// Numbers of shares of a company as a whole.
    AllShares,
    /// Balances that stay the same for years.
    Lasting,
    /// For each of what stands for shares abroad.
    Deposited,
    /// Amounts for each share that are about as much from one period to the next.
    SteadyPerShare,
    /// No net income, nor one per share, though the name may have their words.
    BesideIncome,
    /// What is left of an income before its taxes.
    IncomeBeforeTaxes,
    /// All taxes on it.
    IncomeTaxes,
    /// A part of these, or what is no cost of the period.
    BesideTaxes,
    /// The part in the income of others.
    IncomeOfInvestees,
    /// The part that minorities have in the own.
    IncomeOfMinorities,
    /// None of these, though the name may have their words.
    BesideBridge,
    /// What stands apart from the income of what goes on.
    BesideContinuing,
    /// All that belongs to owners, or what incomes have added to it.
    Equity,
    /// None of these, though the name may have their words.
    BesideEquity,
    /// All cash.
    Cash,
    /// What is not all cash.
    BesideCash,
    /// Any income or loss.
    Income,
    /// A level of the income statement, from gross margin down to net income.
    IncomeLevel,
    /// What sales leave over their cost.
    GrossIncome,
    /// What sales cost.
    CostOfSales,
    /// What operations leave.
    OperatingLevel,
    /// What operations leave before all of their costs are taken off.
    BesideOperatingLevel,
    /// What makes operations leave more than sales do.
    OperatingGain,
    /// A cost or a loss, though the name may have the words of a gain.
    BesideGain,
    /// A gain or a loss, by the names of both.
    GainOrLoss,
    /// None, though the name may have the words of one.
    BesideLevel,
    /// A forecast, or what is to come otherwise.
    ToCome,
    /// A plan: what is to come, unless it is one of those for employees and shareholders.
    Plan,
    /// Such a plan.
    BesidePlan,
    /// The member of what was said before a revision.
    EarlierVersion,
}

/// What stands in a file.
#[derive(Deserialize)]
struct File {
    /// The language that it is of.
    lang: Box<str>,
    /// Which labels are those of all liabilities and all equity.
    funding: Option<Funding>,
    /// On which side of the books labels stand.
    sides: Option<Sides>,
    /// How far amounts reach.
    scope: Option<Scope>,
    rates: Option<Rates>,
    shares: Option<Shares>,
    #[serde(default)]
    names: BTreeMap<Named, Groups>,
    #[serde(flatten)]
    words: BTreeMap<Sense, Vec<Word>>,
}

/// Words of which a name has one of each group.
type Groups = Vec<Vec<Word>>;

/// The words of all languages.
#[derive(Default)]
struct Words {
    words: BTreeMap<Sense, Vec<Word>>,
    names: BTreeMap<Named, Groups>,
    funding: Vec<Funding>,
    sides: BTreeMap<Box<str>, Sides>,
    scopes: BTreeMap<Box<str>, Scope>,
    /// In the order of the files.
    rates: Vec<(Box<str>, Rates)>,
    shares: Vec<(Box<str>, Shares)>,
}

static WORDS: OnceLock<Words> = OnceLock::new();

fn all() -> &'static Words {
    WORDS.get_or_init(|| {
        let mut all = Words::default();
        // A test holds that the files can be read.
        for file in FILES.iter().filter_map(|text| serde_json::from_str::<File>(text).ok()) {
            for (sense, words) in file.words {
                all.words.entry(sense).or_default().extend(words);
            }
            all.names.extend(file.names);
            all.funding.extend(file.funding);
            let lang = || file.lang.clone();
            all.sides.extend(file.sides.map(|sides| (lang(), sides)));
            all.scopes.extend(file.scope.map(|scope| (lang(), scope)));
            all.rates.extend(file.rates.map(|rates| (lang(), rates)));
            all.shares.extend(file.shares.map(|shares| (lang(), shares)));
        }
        // Those that hold others come before them.
        for words in all.words.values_mut() {
            words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        }
        all
    })
}

/// The words of a sense in all languages, the longer ones first.
pub(super) fn words(sense: Sense) -> &'static [Word] {
    all().words.get(&sense).map_or(&[], Vec::as_slice)
}

/// Whether a label in lower case is that of all liabilities and all equity, in some language.
pub(super) fn is_all_funding(label: &str) -> bool {
    all().funding.iter().any(|of| of.is_said(label))
}

/// The words that say on which side of the books an amount stands, in a language.
pub(super) fn sides(lang: &str) -> Option<&'static Sides> {
    all().sides.get(&*language(lang))
}

/// The words that say how far an amount reaches, in a language.
pub(super) fn scope(lang: &str) -> Option<&'static Scope> {
    all().scopes.get(&*language(lang))
}

/// The words of changes of ratios, by language.
pub(super) fn rates() -> &'static [(Box<str>, Rates)] {
    &all().rates
}

/// The words of shares, by language.
pub(super) fn shares() -> &'static [(Box<str>, Shares)] {
    &all().shares
}

/// The language of a tag, without region and script.
pub(super) fn language(tag: &str) -> String {
    tag.split('-').next().unwrap_or_default().to_ascii_lowercase()
}

/// Whether a text has a word of a sense anywhere in it.
pub(super) fn has(text: &str, sense: Sense) -> bool {
    let letters = Letters::of(text);
    words(sense).iter().any(|word| word.may_be_in(letters) && text.contains(&**word))
}

/// Whether a name has a word of each group.
pub(super) fn is_named(name: &str, named: Named) -> bool {
    let letters = Letters::of(name);
    let is_in = |word: &Word| word.may_be_in(letters) && holds(name, word);
    let groups = all().names.get(&named);
    groups.is_some_and(|groups| groups.iter().all(|words| words.iter().any(is_in)))
}

/// Whether a name is that of a forecast, or of what is to come otherwise: a plan, unless it is one of pensions.
pub(super) fn is_to_come(name: &str) -> bool {
    is_named(name, Named::ToCome)
        || is_named(name, Named::Plan) && !is_named(name, Named::BesidePlan)
}

/// A name with a blank before each word.
pub(super) fn spaced(name: &str) -> String {
    let mut spaced = String::new();
    for c in name.chars() {
        if c.is_uppercase() && spaced.ends_with(char::is_lowercase) {
            spaced.push(' ');
        }
        spaced.push(c);
    }
    spaced
}

/// Whether a name has a word, which goes on behind it unless a blank at the end of the word says that none of its
/// letters follows.
fn holds(name: &str, word: &str) -> bool {
    let Some(whole) = word.strip_suffix(' ') else { return name.contains(word) };
    let mut ends = name.match_indices(whole).map(|(at, _)| at + whole.len());
    ends.any(|end| !name[end..].starts_with(char::is_lowercase))
}

/// Whether a name begins with a word of each group.
pub(super) fn begins(name: &str, named: Named) -> bool {
    let groups = all().names.get(&named);
    groups.is_some_and(|groups| {
        groups.iter().all(|words| words.iter().any(|word| name.starts_with(&**word)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sense_has_words() {
        for text in FILES {
            serde_json::from_str::<File>(text).unwrap_or_else(|error| panic!("{error}"));
        }
        use Sense::{AmongAssets, BothSigns, Change, Changed, OffAssets, OneSign, PeriodBefore};
        use Sense::{Gains, Netted, SurelyOneSign, YearBefore};
        let signs = [OneSign, SurelyOneSign, Gains, Netted, BothSigns, AmongAssets, OffAssets];
        for sense in signs.into_iter().chain([Change, YearBefore, PeriodBefore, Changed]) {
            assert!(words(sense).iter().any(|word| word.is_ascii()), "{sense:?}");
            assert!(words(sense).iter().any(|word| !word.is_ascii()), "{sense:?}");
        }
        assert!(is_named("NetCashProvidedByOperatingActivities", Named::OperatingFlow));
        assert!(is_named("EffectOfExchangeRateChangesOnCash", Named::ExchangeEffect));
        assert!(!is_named("NetCashProvidedByOperatingActivities", Named::InvestingFlow));
    }

    #[test]
    fn a_plan_is_to_come_where_it_is_none_of_pensions() {
        for plan in ["SalesPlan", "AnnualPlanMember", "PlanFY25Costs", "CapexPlan", "Outlook"] {
            assert!(is_to_come(plan), "{plan}");
        }
        for other in ["PropertyPlantAndEquipment", "PensionPlanMember", "PlanAssets", "StockPlan"] {
            assert!(!is_to_come(other), "{other}");
        }
        assert!(is_to_come("PensionPlanForecast"));
    }
}
