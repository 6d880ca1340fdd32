//! Facts about the same quantity (XBRL 2.1 §4.10; Open Information Model 1.0 §6).
//!
//! Complete duplicates say the same with the same accuracy; consistent ones can all be right;
//! inconsistent ones can't, and are an error. Texts in different languages are alternatives. A
//! report may ask for more: that duplicates are complete, or that there are none.
//!
//! Whether figures can all be right is judged by rounding, also where the filer truncates: the
//! specification knows nothing else. A filer who truncates must besides be right by truncation
//! where a sum takes the quantity (Calculations 1.1), see [`apart_by_truncation`].

use std::cell::OnceCell;

use super::arbiter::Arbiter;
use super::implied::Implied;
use super::interval::Interval;
use super::sum_finding::value;
use super::value_place;
use super::witness;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    AllowedDuplicates, Decimals, Fact, FactId, FactIndex, Figure, IndexEntry, Owner, Report,
    Rounding, Taxonomy, Value,
};
use crate::notation::text;

/// How many quantities are reported more than once, by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Duplicates {
    /// All of them say the same.
    pub complete: usize,
    /// All of them can be right.
    pub consistent: usize,
    /// They can't all be right.
    pub inconsistent: usize,
}

/// Which of two facts follows from other figures.
type Favours<'a> = &'a dyn Fn(FactId, FactId) -> Option<FactId>;

/// Tells duplicates that are not allowed and counts the others.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) -> Duplicates {
    let mut found = Duplicates::default();
    let arbiter = Arbiter::new(taxonomy, report, index);
    let implied = OnceCell::new();
    let by_others =
        |a, b| implied.get_or_init(|| Implied::new(taxonomy, report, index)).favours(report, a, b);
    for group in index.groups().filter(|group| group.len() > 1) {
        let concept = taxonomy.concept(group[0].concept);
        if concept.item_type.is_numeric() {
            let others: (&Arbiter<'_>, Favours<'_>) = (&arbiter, &by_others);
            numeric(taxonomy, report, (index, group), others, &mut found, diagnostics);
        } else if concept.owner != Owner::Named {
            // Whether two spellings are one value is a matter of the type, which nobody knows of a mere name.
            texts(taxonomy, report, group, &mut found, diagnostics);
        }
    }
    found
}

fn numeric(
    taxonomy: &Taxonomy,
    report: &Report,
    (index, group): (&FactIndex, &[IndexEntry]),
    others: (&Arbiter<'_>, Favours<'_>),
    found: &mut Duplicates,
    diagnostics: &mut Diagnostics,
) {
    let first = report.fact(group[0].fact);
    if let Some((a, b)) = conflict(report, group, Rounding::HalfUp) {
        found.inconsistent += 1;
        // What is counted and not kept needs no help.
        let kept = found.inconsistent <= Diagnostics::LIMIT;
        let favoured = if kept { favoured(report, index, group, (a, b), others) } else { None };
        tell(taxonomy, report, (a, b), favoured.as_ref(), diagnostics);
    } else if group.iter().all(|entry| {
        let fact = report.fact(entry.fact);
        fact.value == first.value && fact.decimals == first.decimals
    }) {
        found.complete += 1;
        if report.duplicates == AllowedDuplicates::None {
            tell_disallowed(taxonomy, report, group[0].fact, group[1].fact, diagnostics);
        }
    } else {
        found.consistent += 1;
        if report.duplicates != AllowedDuplicates::Consistent {
            let other = group.iter().find(|entry| {
                let fact = report.fact(entry.fact);
                fact.value != first.value || fact.decimals != first.decimals
            });
            // With none allowed the first two are told, else the first two that differ.
            let other = other.filter(|_| report.duplicates == AllowedDuplicates::Complete);
            let other = other.unwrap_or(&group[1]);
            tell_disallowed(taxonomy, report, group[0].fact, other.fact, diagnostics);
        }
    }
}

/// Two facts of a group that can't both be right: a nil and a number, two values of the same
/// accuracy, or two intervals without a common point.
fn conflict(report: &Report, group: &[IndexEntry], mode: Rounding) -> Option<(FactId, FactId)> {
    let mut seen = Seen::default();
    group.iter().find_map(|entry| {
        let before = seen.clashes(report.fact(entry.fact), entry.fact, mode)?;
        Some((before, entry.fact))
    })
}

/// What is wrong with facts about a quantity that can all be right when figures are rounded, but
/// not when they are truncated, as the filer does; nothing where they are told by [`check`].
pub(super) fn apart_by_truncation(
    taxonomy: &Taxonomy,
    report: &Report,
    group: &[IndexEntry],
) -> Option<Diagnostic> {
    if conflict(report, group, Rounding::HalfUp).is_some() {
        return None;
    }
    let (a, b) = conflict(report, group, Rounding::Truncate)?;
    let said = twice(taxonomy, report, a, b);
    Some(pair(report, Code::InconsistentDuplicates, (b, a), said).help(
        "no value gives both when digits are cut: correct one, or mend `rounding` in report.toml",
    ))
}

/// What the facts of a group that were looked at have said.
#[derive(Default)]
struct Seen {
    nil: Option<FactId>,
    /// A value of each accuracy.
    values: Vec<(Decimals, Figure, FactId)>,
    /// What all intervals have in common, and the facts that set its bounds.
    common: Option<(Interval, FactId, FactId)>,
}

impl Seen {
    /// The fact seen before with which the next one clashes, if it does.
    fn clashes(&mut self, fact: &Fact, id: FactId, mode: Rounding) -> Option<FactId> {
        let Value::Number(value) = fact.value else {
            self.nil.get_or_insert(id);
            return self.values.first().map(|(.., number)| *number);
        };
        if self.nil.is_some() {
            return self.nil;
        }
        match self.values.iter().find(|(decimals, ..)| *decimals == fact.decimals) {
            Some((_, same, _)) if *same == value => return None,
            Some((.., other)) => return Some(*other),
            None => self.values.push((fact.decimals, value, id)),
        }
        let interval = interval(value, fact.decimals, mode)?;
        let Some((common, low, high)) = self.common else {
            self.common = Some((interval, id, id));
            return None;
        };
        let Some(meet) = common.meet(interval) else {
            return Some(if interval.low.at > common.low.at { high } else { low });
        };
        let low = if meet.low == common.low { low } else { id };
        let high = if meet.high == common.high { high } else { id };
        self.common = Some((meet, low, high));
        None
    }
}

/// Where the true value lies. Of figures at the end of what can be held it is a wider interval that can be held, so that
/// what clashes with it clashes with theirs; none at the very end.
fn interval(value: Figure, decimals: Decimals, mode: Rounding) -> Option<Interval> {
    let wider = |less: i32| match decimals.places() {
        Some(places) if less > 0 => Decimals::new(places.checked_sub(less)?),
        _ => Some(decimals),
    };
    (0..=28).find_map(|less| Interval::of(value, wider(less)?, mode).ok())
}

fn texts(
    taxonomy: &Taxonomy,
    report: &Report,
    group: &[IndexEntry],
    found: &mut Duplicates,
    diagnostics: &mut Diagnostics,
) {
    for (at, b) in group.iter().enumerate() {
        let (lang, value) = said(report, b.fact);
        let before = group[..at].iter().find(|a| said(report, a.fact).0 == lang);
        let primitive = taxonomy.concept(b.concept).item_type.primitive;
        let means = |value: Option<&str>| value.map(|value| text::key(value, primitive));
        match before {
            Some(a) if means(said(report, a.fact).1) != means(value) => {
                found.inconsistent += 1;
                tell(taxonomy, report, (a.fact, b.fact), None, diagnostics);
            }
            Some(a) => {
                found.complete += 1;
                if report.duplicates == AllowedDuplicates::None {
                    tell_disallowed(taxonomy, report, a.fact, b.fact, diagnostics);
                } else if said(report, a.fact).1 != value && text::is_compared_by_letters(primitive)
                {
                    tell_spelling(taxonomy, report, a.fact, b.fact, diagnostics);
                }
            }
            None => {}
        }
    }
}

/// The language and the value of a text fact.
fn said(report: &Report, id: FactId) -> (Option<String>, Option<&str>) {
    match report.fact(id).value {
        Value::Text(text) => {
            let text = &report.texts[text.index()];
            (text.lang.as_ref().map(|lang| lang.to_lowercase()), Some(&text.value))
        }
        _ => (None, None),
    }
}

/// Tells a value that is written in two ways, of which filings get the first.
fn tell_spelling(
    taxonomy: &Taxonomy,
    report: &Report,
    first: FactId,
    other: FactId,
    diagnostics: &mut Diagnostics,
) {
    let said = twice(taxonomy, report, first, other);
    let said = format!("{} These are one value.", said);
    diagnostics.push(
        pair(report, Code::OtherSpelling, (other, first), said)
            .help("filings say it as the first does: validators compare letters"),
    );
}

/// Tells duplicates that can both be right and that the report does not allow.
fn tell_disallowed(
    taxonomy: &Taxonomy,
    report: &Report,
    a: FactId,
    b: FactId,
    diagnostics: &mut Diagnostics,
) {
    let policy = match report.duplicates {
        AllowedDuplicates::None => "none",
        AllowedDuplicates::Complete => "complete",
        AllowedDuplicates::Consistent => "consistent",
    };
    let help = format!("leave one of the two out: report.toml says duplicates = \"{policy}\"");
    let said = twice(taxonomy, report, a, b);
    diagnostics.push(pair(report, Code::DisallowedDuplicates, (b, a), said).help(help));
}

/// The one of two contradicting facts that others favour, with what they say: sums, then the other
/// facts about the quantity, then those of other periods.
fn favoured(
    report: &Report,
    index: &FactIndex,
    group: &[IndexEntry],
    (a, b): (FactId, FactId),
    (arbiter, implied): (&Arbiter<'_>, Favours<'_>),
) -> Option<(FactId, String)> {
    if let Some(right) = arbiter.favours(a, b) {
        let value = value(report, right);
        return Some((right, format!("with {value} its sums hold: correct the other")));
    }
    let agree = |id: FactId| {
        let compatible = |entry: &&IndexEntry| {
            entry.fact != id
                && conflict(
                    report,
                    &[IndexEntry { fact: id, ..**entry }, **entry],
                    Rounding::HalfUp,
                )
                .is_none()
        };
        group.iter().filter(compatible).count()
    };
    let (of_a, of_b) = (agree(a), agree(b));
    if of_a != of_b {
        let (right, count) = if of_a > of_b { (a, of_a) } else { (b, of_b) };
        let others = if count == 1 { "another row agrees" } else { "other rows agree" };
        let value = value(report, right);
        return Some((right, format!("{others} with {value}: correct the other")));
    }
    if let Some(right) = implied(a, b) {
        let value = value(report, right);
        let help = format!("{value} follows from other figures: correct the other");
        return Some((right, help));
    }
    let entry = |id: FactId| group.iter().find(|entry| entry.fact == id).copied();
    let number = |id: FactId| match report.fact(id).value {
        Value::Number(value) => Some(value),
        _ => None,
    };
    let by_witness = |wrong: FactId, right: FactId| {
        let other = witness::favours(report, index, entry(wrong)?, number(right)?)?;
        let (value, near) = (value(report, right), value(report, other.fact));
        let period = report.period(other.context);
        Some((right, format!("{value} is nearer to the {near} for {period}: correct the other")))
    };
    by_witness(a, b).or_else(|| by_witness(b, a))
}

/// Tells two facts that can't both be right: the later one is the wrong one, unless others favour
/// it.
fn tell(
    taxonomy: &Taxonomy,
    report: &Report,
    (a, b): (FactId, FactId),
    favoured: Option<&(FactId, String)>,
    diagnostics: &mut Diagnostics,
) {
    let right = favoured.map(|(right, _)| *right);
    let (wrong, other) = if right == Some(b) { (a, b) } else { (b, a) };
    let help = match favoured {
        Some((_, help)) => help.clone(),
        None if agree_when_cut(report, a, b) => {
            "both may be cut from one value, but validators compare by rounding: \
             leave the coarser one out, or say by an axis in what they differ"
                .to_owned()
        }
        None => "correct one of the two, or say by an axis in what they differ".to_owned(),
    };
    let said = twice(taxonomy, report, a, b);
    diagnostics.push(pair(report, Code::InconsistentDuplicates, (wrong, other), said).help(help));
}

/// What is told of two facts about one quantity, at the one to look at first.
fn pair(report: &Report, code: Code, (at, other): (FactId, FactId), said: String) -> Diagnostic {
    Diagnostic::new(code, value_place(report, at), said).related(value_place(report, other))
}

/// Whether the filer cuts digits off and two numbers can come from one value by that.
fn agree_when_cut(report: &Report, a: FactId, b: FactId) -> bool {
    let mut seen = Seen::default();
    let mut clashes = |id| seen.clashes(report.fact(id), id, Rounding::Truncate);
    report.rounding == Rounding::Truncate && clashes(a).is_none() && clashes(b).is_none()
}

/// What two facts say of one quantity.
fn twice(taxonomy: &Taxonomy, report: &Report, a: FactId, b: FactId) -> String {
    let value = |id: FactId| match report.fact(id).value {
        Value::Number(value) => format!("{value} (decimals {})", report.fact(id).decimals),
        Value::Text(text) => format!("`{}`", report.texts[text.index()].value),
        Value::Fraction(id) => {
            report.fractions.get(id.index()).map(ToString::to_string).unwrap_or_default()
        }
        Value::Nil => "nil".to_owned(),
    };
    let fact = report.fact(a);
    format!(
        "`{}` for {} is reported as {} and as {}.",
        taxonomy.concept(fact.concept).name.local,
        report.period(fact.context),
        value(a),
        value(b)
    )
}
