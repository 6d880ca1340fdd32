//! Signs that contradict what a concept means.
//!
//! Costs, payments, revenues, assets are reported as positive amounts; a balance attribute says in
//! which direction they count (XBRL 2.1 §5.1.1.2). The one negative fact of such a concept that
//! has positive ones is told, and the one positive fact among at least three negative ones: most
//! often parentheses were kept that the statement already expresses, or lost. Concepts that go
//! both ways (income or loss, changes, net amounts, taxes) are not judged. A figure of a
//! member that adds up with the others to the whole has the sign it must have: eliminations. So has a movement of a
//! column that leads from one balance to the next; and a row is as it is printed if the sums in which it stands ask for
//! its signs in every column.

use rustc_hash::FxHashSet;

use super::eliminations::Eliminations;
use super::levels::{Levels, is_all_gross_income, number};
use super::magnitude;
use super::steady;
use super::value_place;
use super::words::{Named, Sense, Word, is_named, spaced, words};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    Balance, Concept, ConceptId, Fact, FactId, FactIndex, Figure, IndexEntry, LabelRole,
    PeriodType, Report, Taxonomy, Value,
};

/// Item types without a balance that may have one sign.
const COUNTS: [&str; 5] =
    ["sharesItemType", "integerItemType", "decimalItemType", "perShareItemType", "percentItemType"];

/// How many amounts of either sign a concept must have for one that has the other to be told.
const ALIKE: usize = 3;

/// How many amounts of one sign a row must have for one that has the other, and the size of those beside
/// it, to be told.
const ROW: usize = 5;

/// How many amounts of one sign a report must have without a minus before a row that has nothing
/// but negative ones is told.
const USUAL: usize = 20;

/// How many rows without a minus one that has nothing else must stand beside.
const ROWS: usize = 5;

/// Whether others confirm the sign of a figure, or ask for the other one; nothing where none does.
type Confirms<'a> = &'a dyn Fn(FactId) -> Option<bool>;

/// Tells facts whose sign is not that of the others of the concept. What is `adding` has the sign that
/// it must have; `confirms` says whether other figures confirm one, or ask for the other, if any do.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    (adding, confirms): (&FxHashSet<FactId>, Confirms<'_>),
    diagnostics: &mut Diagnostics,
) {
    let signs_of = Signs::new();
    // How many rows of such amounts are not negative, and how many are though nothing is said of it; and how many
    // figures are not.
    let (mut rows, mut usual) = ([0, 0], 0);
    let levels = Levels::new(taxonomy, report);
    let eliminations = Eliminations::new(taxonomy, report);
    // Of rows that have nothing but negative ones, the first.
    let mut turned = Vec::new();
    for id in (0..taxonomy.concepts.len()).map(ConceptId::from) {
        let concept = taxonomy.concept(id);
        let entries = index.of(id);
        if entries.is_empty() {
            continue;
        }
        let labels = standard_labels(taxonomy, report, id);
        let is_judged = concept.balance.is_some() || is_count(concept);
        if !is_judged || !signs_of.are_one(&labels) {
            // A change may turn from one period to the next.
            if !labels.iter().any(|label| names_change(label)) {
                let either = labels.iter().any(|label| names_other(label));
                let of = (taxonomy, concept, report);
                tell_turned(of, (entries, either), (confirms, &levels), diagnostics);
            }
            continue;
        }
        let is_below = |entry: &IndexEntry| {
            let is_negative = number(report, entry).is_some_and(Figure::is_negative);
            is_negative && !adding.contains(&entry.fact)
        };
        // A row of which nothing has the usual sign was turned as a whole.
        let is_turned = entries.iter().all(is_below);
        // Among the flows of cash a gain is taken off the income again.
        if is_turned && signs_of.are_gains(&labels) {
            continue;
        }
        let is_said = |entry: &IndexEntry| report.fact(entry.fact).footnotes.index() != 0;
        rows[usize::from(is_turned)] += usize::from(!(is_turned && entries.iter().all(is_said)));
        match entries {
            [first, ..] if is_turned && !may_be_off_assets(concept, &labels) => {
                let is_asked = entries.iter().all(|entry| confirms(entry.fact) == Some(true));
                turned.extend((!is_asked).then_some(*first));
            }
            [_] => {}
            _ => {
                let is_right =
                    |entry: &IndexEntry| adding.contains(&entry.fact) || eliminations.have(entry);
                tell_outlier(concept, report, entries, &is_right, diagnostics);
            }
        }
        let numbers = entries.iter().filter_map(|entry| number(report, entry));
        usual += numbers.filter(|value| !value.is_negative()).count();
    }
    tell_rows(taxonomy, report, &turned, (rows, usual), diagnostics);
}

/// Whether an amount stands among assets and may be taken off them, as an allowance, or off equity, as own shares: it is
/// below zero in every column. What is plainly an asset is not.
fn may_be_off_assets(concept: &Concept, labels: &[String]) -> bool {
    let is_debit_balance =
        concept.balance == Some(Balance::Debit) && concept.period_type == PeriodType::Instant;
    let has = |sense, label: &String| words(sense).iter().any(|word| holds(label, word));
    let is_off = |label: &String| {
        // "Due in less than one year" says nothing of that.
        let first = parts(label).find(|part| !part.is_empty());
        let mut begins = words(Sense::OffAssetsFirst).iter().map(|word| first == Some(&**word));
        has(Sense::OffAssets, label) || begins.any(|is| is)
    };
    let is_asset = labels.iter().any(|label| has(Sense::AmongAssets, label));
    is_debit_balance && (!is_asset || labels.iter().any(is_off))
}

/// Whether a concept counts shares, or pieces, or is an amount per share or a ratio: the words say
/// whether these have a sign.
fn is_count(concept: &Concept) -> bool {
    COUNTS.iter().any(|of| concept.item_type.is_or_restricts(of))
}

/// Tells the first facts of rows that have nothing but negative ones, where the report has nearly
/// all amounts that have one sign without a minus.
fn tell_rows(
    taxonomy: &Taxonomy,
    report: &Report,
    turned: &[IndexEntry],
    ([positive, negative], others): ([usize; 2], usize),
    diagnostics: &mut Diagnostics,
) {
    // One row of a short report is odd where no other is, of five at least with ten figures.
    let is_usual = others >= USUAL && negative * 20 <= positive
        || negative == 1 && positive >= ROWS && others >= ROWS * 2;
    if !is_usual {
        return;
    }
    // Who says something about a figure has looked at it.
    let is_said = |entry: &&IndexEntry| report.fact(entry.fact).footnotes.index() != 0;
    for entry in turned.iter().filter(|entry| !is_said(entry)) {
        let Some(value) = number(report, entry).filter(|value| value.is_negative()) else {
            continue;
        };
        let message = format!(
            "`{}` for {} is {value}; of such amounts the report gives {others} without a minus.",
            taxonomy.concept(entry.concept).name.local,
            report.period(entry.context),
        );
        diagnostics.push(
            Diagnostic::new(Code::UnusualSign, value_place(report, entry.fact), message)
                .help("check the parentheses; a statement that shows a negated label turns them"),
        );
    }
}

/// The standard labels of a concept at the entry point, in all languages, in lower case.
fn standard_labels(taxonomy: &Taxonomy, report: &Report, id: ConceptId) -> Vec<String> {
    let labels = taxonomy.labels(taxonomy.entry_points.get(report.entry_point), id);
    let standard = labels.into_iter().filter(|((role, _), _)| **role == LabelRole::Standard);
    standard.map(|(_, label)| label.to_lowercase()).collect()
}

/// Whether the words of the standard labels at the entry point, in any language, are those of an
/// amount that has one sign.
pub(super) fn has_one_sign(taxonomy: &Taxonomy, report: &Report, id: ConceptId) -> bool {
    Signs::new().are_one(&standard_labels(taxonomy, report, id))
}

/// Whether the words of a name, which begin with capitals, are those of an amount that has one sign.
pub(super) fn name_has_one_sign(name: &str) -> bool {
    Signs::new().are_one(&[spaced(name).to_lowercase()])
}

/// Whether a standard label at the entry point, in any language, has a word of changes.
pub(super) fn is_called_change(taxonomy: &Taxonomy, report: &Report, id: ConceptId) -> bool {
    standard_labels(taxonomy, report, id).iter().any(|label| names_change(label))
}

/// The words of amounts that have one sign, and of those that may have either.
struct Signs {
    /// Those that say it whatever stands beside them.
    surely: Words,
    /// Those that say it unless what lowers them is taken off, and the words of that.
    gains: Words,
    netted: Words,
    one: Words,
    both: Words,
}

impl Signs {
    fn new() -> Self {
        let [surely, gains, netted, one, both] =
            [Sense::SurelyOneSign, Sense::Gains, Sense::Netted, Sense::OneSign, Sense::BothSigns]
                .map(|sense| Words::new(words(sense)));
        Self { surely, gains, netted, one, both }
    }

    /// Whether an amount with these labels in lower case has one sign.
    fn are_one(&self, labels: &[String]) -> bool {
        self.surely.are_in_any(labels) && !labels.iter().any(|label| is_change(label))
            || self.are_gains(labels)
            || self.one.are_in_any(labels)
                && !self.both.are_in_any(labels)
                && !self.gains.are_in_any(labels)
    }

    /// Whether these labels are those of a gain of which nothing is taken off.
    fn are_gains(&self, labels: &[String]) -> bool {
        self.gains.are_in_any(labels)
            && !self.netted.are_in_any(labels)
            && !labels.iter().any(|label| is_change(label))
    }
}

/// Words that are looked for in many labels, at once.
struct Words {
    whole: FxHashSet<&'static str>,
    /// Those that may be a part of another.
    anywhere: Vec<&'static str>,
}

impl Words {
    fn new(words: &'static [Word]) -> Self {
        let (whole, anywhere) =
            words.iter().map(|word| &**word).partition::<Vec<_>, _>(|word| is_whole(word));
        Self { whole: whole.into_iter().collect(), anywhere }
    }

    /// Whether one of several labels in lower case has one of them.
    fn are_in_any(&self, labels: &[String]) -> bool {
        labels.iter().any(|label| self.are_in(label))
    }

    /// Whether a label in lower case has one of them.
    fn are_in(&self, label: &str) -> bool {
        parts(label).any(|part| self.whole.contains(part))
            || self.anywhere.iter().any(|word| label.contains(word))
    }
}

/// Whether a word stands between others by itself: those of scripts without blanks do not.
fn is_whole(word: &str) -> bool {
    word.is_ascii() && !word.contains(' ')
}

fn parts(label: &str) -> impl Iterator<Item = &str> {
    label.split(|c: char| !c.is_alphanumeric())
}

/// Whether a label is that of a change, or names the other direction in brackets: each sign is as
/// good as the other.
fn is_change(label: &str) -> bool {
    names_other(label) || names_change(label)
}

/// Whether a label names the other direction in brackets.
fn names_other(label: &str) -> bool {
    label.contains(['(', '（'])
}

/// Whether a label has a word of changes.
fn names_change(label: &str) -> bool {
    words(Sense::Change).iter().any(|word| holds(label, word))
}

/// Whether a label has a word; words of scripts without blanks may stand anywhere in it.
fn holds(label: &str, word: &str) -> bool {
    if is_whole(word) { parts(label).any(|part| part == word) } else { label.contains(word) }
}

/// Tells the one figure of a concept that goes both ways which has another sign than all others,
/// and about the size of one of them, or just its size; where the labels name `either` direction, only
/// that of a row that else hardly moves.
fn tell_turned(
    (taxonomy, concept, report): (&Taxonomy, &Concept, &Report),
    (entries, either): (&[IndexEntry], bool),
    (confirms, levels): (Confirms<'_>, &Levels),
    diagnostics: &mut Diagnostics,
) {
    let numbers: Vec<(IndexEntry, Figure)> =
        entries.iter().filter_map(|entry| Some((*entry, number(report, entry)?))).collect();
    // Losses stand beside income from elsewhere for years: others must ask for another sign in some column, and
    // confirm it in none.
    let is_refuted = || {
        let mut said = numbers.iter().map(|(entry, _)| confirms(entry.fact));
        said.clone().all(|said| said != Some(true)) && said.any(|said| said == Some(false))
    };
    if let Some((odd, others)) = levels.around_row(report, &numbers)
        && is_refuted()
    {
        diagnostics.push(between(concept, report, odd, &others));
        return;
    }
    let odd_one = |negative: bool| {
        let mut odd = numbers.iter().filter(|(_, value)| value.is_negative() == negative);
        odd.next().filter(|_| odd.next().is_none()).copied()
    };
    let Some((odd, value)) = odd_one(true).or_else(|| odd_one(false)) else { return };
    let confirmed = confirms(odd.fact);
    if confirmed != Some(true)
        && let Some(others) = levels.around(report, odd)
    {
        diagnostics.push(between(concept, report, (odd, value), &others));
        return;
    }
    if confirmed == Some(true) {
        return;
    }
    let others = || numbers.iter().filter(|(entry, _)| entry.fact != odd.fact);
    // A count of other contexts: what is said twice counts once.
    let mut contexts: Vec<_> = others().map(|(entry, _)| entry.context).collect();
    contexts.sort_unstable();
    contexts.dedup();
    let is_same = |(entry, other): &&(IndexEntry, Figure)| {
        entry.unit == odd.unit
            && *other == value.negated()
            && has_digits(report, entry.fact, *other)
    };
    let is_alike = |(entry, other): &&(IndexEntry, Figure)| {
        entry.unit == odd.unit && magnitude::alike(other.abs(), value.abs())
    };
    let usual = match others().find(is_same).filter(|_| !either) {
        Some(same) => Some(same),
        // A loss among profits is as good as they are, as long as nothing asks for a profit.
        None if confirmed == Some(false) && !either && contexts.len() >= ALIKE => {
            others().find(is_alike)
        }
        // A loss alone in its row, and alone in its column.
        None if levels.are_above(report, odd) => others().find(is_alike),
        // Sales seldom cost more than they bring; where they do, what they leave is below nothing down to the end.
        None if contexts.len() > 1
            && levels.is_alone_below(report, odd)
            && is_all_gross_income(report, odd, concept) =>
        {
            others().next()
        }
        None if contexts.len() >= ROW => steady::neighbour(report, (odd, value), &numbers),
        None => None,
    };
    if let Some((usual, _)) = usual
        && !goes_with_income(taxonomy, report, (odd, value))
    {
        diagnostics.push(finding(concept, report, odd, value, *usual));
    }
}

/// Whether an amount per share has the sign of an income of its context.
fn goes_with_income(
    taxonomy: &Taxonomy,
    report: &Report,
    (entry, value): (IndexEntry, Figure),
) -> bool {
    let is_income = |fact: &&Fact| {
        let concept = taxonomy.concept(fact.concept);
        concept.item_type.is_monetary() && is_named(&concept.name.local, Named::NetIncome)
    };
    let of = taxonomy.concept(entry.concept);
    let facts = report.facts.iter().filter(|fact| fact.context == entry.context);
    of.item_type.is_or_restricts("perShareItemType")
        && facts.filter(is_income).any(|fact| match fact.value {
            Value::Number(income) => {
                !income.is_zero() && income.is_negative() == value.is_negative()
            }
            _ => false,
        })
}

/// Whether a figure has two digits at least.
pub(super) fn has_digits(report: &Report, fact: FactId, value: Figure) -> bool {
    let places = report.fact(fact).decimals.places();
    let unit = places.and_then(|places| Figure::unit(places).ok()).unwrap_or(Figure::ONE);
    unit.shift(1).is_ok_and(|least| value.abs() >= least)
}

/// Tells a level of income that alone in its column is below nothing, and else would stand between others.
fn between(
    concept: &Concept,
    report: &Report,
    (odd, value): (IndexEntry, Figure),
    others: &[FactId],
) -> Diagnostic {
    let sizes: Vec<String> =
        others.iter().map(|id| super::sum_finding::value(report, *id)).collect();
    let message = format!(
        "`{}` for {} is {value}; the other levels of income of its column are above nothing: {}.",
        concept.name.local,
        report.period(odd.context),
        sizes.join(", "),
    );
    let told = Diagnostic::new(Code::UnusualSign, value_place(report, odd.fact), message)
        .help("check the parentheses; a statement that shows a negated label turns them");
    others.iter().fold(told, |told, id| told.related(value_place(report, *id)))
}

/// Tells the one fact whose sign differs from the others.
fn tell_outlier(
    concept: &Concept,
    report: &Report,
    entries: &[IndexEntry],
    is_right: &dyn Fn(&IndexEntry) -> bool,
    diagnostics: &mut Diagnostics,
) {
    let mut signs: [(usize, Option<IndexEntry>); 2] = [(0, None); 2];
    for entry in entries {
        let Value::Number(value) = report.fact(entry.fact).value else { continue };
        if value.is_zero() || (value.is_negative() && is_right(entry)) {
            continue;
        }
        let (count, first) = &mut signs[usize::from(value.is_negative())];
        *count += 1;
        first.get_or_insert(*entry);
    }
    let [positive, negative] = signs;
    // What is given back is a ratio below nothing: one other says nothing.
    let least = 1 + usize::from(concept.item_type.is_or_restricts("percentItemType"));
    let (odd, usual) = match (positive, negative) {
        ((count, Some(usual)), (1, Some(odd))) if count >= least => (odd, usual),
        ((1, Some(odd)), (3.., Some(usual))) => (odd, usual),
        _ => return,
    };
    let Value::Number(value) = report.fact(odd.fact).value else { return };
    diagnostics.push(finding(concept, report, odd, value, usual));
}

fn finding(
    concept: &Concept,
    report: &Report,
    odd: IndexEntry,
    value: Figure,
    usual: IndexEntry,
) -> Diagnostic {
    let message = format!(
        "`{}` for {} is {value}; its other facts have the other sign.",
        concept.name.local,
        report.period(odd.context),
    );
    Diagnostic::new(Code::UnusualSign, value_place(report, odd.fact), message)
        .related(value_place(report, usual.fact))
        .help("check the parentheses; a statement that shows a negated label turns them")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gain_has_one_sign_unless_something_is_taken_off() {
        for name in ["GainOnSaleOfSecurities", "CashAcquiredFromMerger"] {
            assert!(name_has_one_sign(name), "{name}");
        }
        for name in [
            "NetGainOnSaleOfSecurities",
            "GainOnSaleOrLossOnDisposal",
            "AcquisitionOfSubsidiaryNetOfCashAcquiredFromIt",
        ] {
            assert!(!name_has_one_sign(name), "{name}");
        }
        let are_one = |label: &str| Signs::new().are_one(&[label.to_owned()]);
        assert!(are_one("有価証券売却益"));
        assert!(!are_one("固定資産売却益又は売却損（△）") && !are_one("有価証券売却損益"));
    }
}
