//! Values, signs, scales and accuracy of figures.

use super::super::base::{Base, View};
use super::super::site::Site;
use super::faults;
use crate::model::{Decimals, Fact, Figure, Rounding};

faults! { Figures:
    "total-other-digit" Invalid "The first digit of a total is another one."
        |site| { let fact = site.fact(firm_total)?; other_digit(site, fact) };
    "total-other-sign" Invalid "A total has the opposite sign."
        |site| { let fact = site.fact(firm_total)?; other_sign(site, fact) };
    "total-other-scale" Invalid "A total is a thousand times larger."
        |site| { let fact = site.fact(|view| firm_total(view) && is_whole(view))?; larger(site, fact) };
    "total-zero" Invalid "A total is an exact zero."
        |site| { let fact = site.fact(firm_total)?; site.set(fact, &[("value", "0"), ("decimals", "INF")]) };
    "figure-other-digit" Valid "The first digit of a figure that no sum and no duplicate guards is another one."
        |site| { let fact = site.fact(lone)?; other_digit(site, fact) };
    "balance-other-digit" Valid "The first digit of a balance that a statement shows at both ends of a period is another one."
        |site| {
            let base = site.base;
            let rolls = |concept| {
                let mut nodes = base.showing(concept).flat_map(|statement| &statement.nodes);
                nodes.any(|node| node.concept == concept && node.preferred_label.is_period_end())
            };
            let fact = site.fact(|view| lone(view) && rolls(view.fact.concept))?;
            other_digit(site, fact)
        };
    "figure-other-sign" Valid "A figure that no sum and no duplicate guards has the opposite sign."
        |site| { let fact = site.fact(|view| lone(view) && may_be_negative(view))?; other_sign(site, fact) };
    "member-other-sign" Valid "A figure of a member, which no sum of one context guards, has the opposite sign."
        |site| { let fact = site.fact(|view| lone(view) && view.is_dimensional() && may_be_negative(view))?; other_sign(site, fact) };
    "figure-other-scale" Valid "A figure that no sum and no duplicate guards is a thousand times larger."
        |site| { let fact = site.fact(|view| lone(view) && is_whole(view))?; larger(site, fact) };
    "figure-missing" Valid "A fact that takes no part in a sum is left out."
        |site| { let fact = site.fact(lone)?; site.remove(fact) };
    "figure-of-row-missing" Valid "One of three figures of a row, or more, is left out."
        |site| {
            let in_row = |view: &View<'_>| {
                let (concept, statement) = (view.fact.concept, view.fact.statement);
                let same = |fact: &&Fact| (fact.concept, fact.statement) == (concept, statement);
                view.report.facts.iter().filter(same).count() > 2
            };
            let fact = site.fact(|view| lone(view) && in_row(view))?;
            site.remove(fact)
        };
    "total-other-last-digit" Valid "The last digit of a total is one more, which rounding explains."
        |site| {
            let base = site.base;
            let fact = site.fact(|view| firm_total(view) && is_whole(view) && is_rounded_sum(base, view))?;
            one_more(site, fact)
        };
    "figure-said-exact" Valid "A figure that no sum and no duplicate guards is said to be exact."
        |site| { let fact = site.fact(lone)?; site.set(fact, &[("decimals", "INF")]) };
    "figure-nil" Valid "A figure that no sum and no duplicate guards is nil."
        |site| { let fact = site.fact(|view| lone(view) && view.concept.nillable)?; site.set(fact, &[("value", "—"), ("decimals", "")]) };
    "figure-zero" Valid "A figure that no sum and no duplicate guards is zero."
        |site| { let fact = site.fact(lone)?; site.set(fact, &[("value", "0")]) };
    "nil-not-taken" Invalid "A fact of a concept that is not nillable is nil."
        |site| { let fact = site.fact(|view| !view.concept.nillable && view.known.single)?; site.set(fact, &[("value", "—"), ("decimals", "")]) };
    "nil-with-decimals" Unsayable "A fact that is nil has decimals."
        |site| { let fact = site.fact(|view| numeric(view) && view.concept.nillable)?; site.set(fact, &[("value", "—"), ("decimals", "-3")]) };
    "decimals-cut-total" Invalid "The decimals of a total cut digits that are there."
        |site| { let fact = site.fact(|view| firm_total(view) && is_rounded(view))?; cut(site, fact) };
    "decimals-cut-figure" Valid "The decimals of a figure in no sum cut digits that are there."
        |site| { let fact = site.fact(|view| lone(view) && view.has_three_digits() && is_rounded(view))?; cut(site, fact) };
    "decimals-in-words" Unsayable "The decimals of a figure are a word."
        |site| { let fact = site.fact(numeric)?; site.set(fact, &[("decimals", "exact")]) };
    "decimals-not-whole" Unsayable "The decimals of a figure are no whole number."
        |site| { let fact = site.fact(numeric)?; site.set(fact, &[("decimals", "-5.5")]) };
    "scale-in-words" Unsayable "The scale of a figure is a word for no power of ten."
        |site| { let fact = site.fact(numeric)?; site.set(fact, &[("scale", "heaps")]) };
    "figure-in-words" Unsayable "A figure is written in words."
        |site| { let fact = site.fact(numeric)?; site.set(fact, &[("value", "about twelve")]) };
    "figure-wrong-groups" Unsayable "The commas of a figure do not part groups of three digits."
        |site| { let fact = site.fact(numeric)?; site.set(fact, &[("value", "12,34")]) };
    "figure-too-long" Unsayable "A figure has more digits than can be kept."
        |site| { let fact = site.fact(numeric)?; site.set(fact, &[("value", &"9".repeat(30))]) };
    "figure-empty" Unsayable "The cell of a figure is empty."
        |site| { let fact = site.fact(numeric)?; site.set(fact, &[("value", "")]) };
}

/// A fact with a figure.
pub(super) fn numeric(view: &View<'_>) -> bool {
    view.number().is_some()
}

/// A figure that neither a sum nor a duplicate holds to its value.
pub(super) fn lone(view: &View<'_>) -> bool {
    view.number().is_some_and(|value| !value.is_zero()) && view.known.single && !view.known.summed
}

/// A total with so many digits that the first outweighs what rounding leaves open.
fn firm_total(view: &View<'_>) -> bool {
    view.known.total && view.has_three_digits()
}

fn may_be_negative(view: &View<'_>) -> bool {
    let least = view.concept.item_type.facets.least.as_ref().and_then(|least| least.figure);
    least.is_none_or(|least| least < Figure::ZERO)
}

/// Whether a figure has no digits after the point.
fn is_whole(view: &View<'_>) -> bool {
    view.number().is_some_and(|value| !value.to_string().contains('.'))
}

fn is_rounded(view: &View<'_>) -> bool {
    view.fact.decimals != Decimals::INF
}

/// Decimals that cut the last digit, other than nought, of a plain number.
fn cutting(plain: &str) -> Option<i32> {
    let (whole, fraction) = plain.trim_start_matches('-').split_once('.').unwrap_or((plain, ""));
    let fraction = fraction.trim_end_matches('0');
    if !fraction.is_empty() {
        return i32::try_from(fraction.len()).ok().map(|places| places - 1);
    }
    let noughts = whole.len() - whole.trim_end_matches('0').len();
    i32::try_from(noughts).ok().map(|noughts| -noughts - 1)
}

fn cut(site: &mut Site<'_>, fact: usize) -> Option<()> {
    let (_, view) = site.base.views().nth(fact)?;
    let decimals = cutting(&view.number()?.to_string())?.to_string();
    site.set(fact, &[("decimals", &decimals)])
}

/// Replaces the first digit of a printed figure by another that is not nought.
pub(super) fn with_other_digit(printed: &str) -> Option<String> {
    let at = printed.find(|c: char| c.is_ascii_digit())?;
    let digit = printed[at..].chars().next()?.to_digit(10)?;
    let other = char::from_digit(digit % 9 + 1, 10)?;
    Some(format!("{}{other}{}", &printed[..at], &printed[at + 1..]))
}

fn other_digit(site: &mut Site<'_>, fact: usize) -> Option<()> {
    let value = with_other_digit(&site.cell(fact, "value")?)?;
    site.set(fact, &[("value", &value)])
}

fn other_sign(site: &mut Site<'_>, fact: usize) -> Option<()> {
    let printed = site.cell(fact, "value")?;
    let positive = printed.replace(['(', ')', '（', '）', '-', '－', '−', '△', '▲'], "");
    let value = if positive == printed { format!("({printed})") } else { positive };
    site.set(fact, &[("value", &value)])
}

/// Whether all figures in sums of a total are rounded to its accuracy, in each column alike.
fn is_rounded_sum(base: &Base, view: &View<'_>) -> bool {
    let (concept, decimals) = (view.fact.concept, view.fact.decimals);
    let arcs = || base.statements().flat_map(|(_, statement)| &statement.calculations);
    let totals = arcs().filter(|arc| arc.total == concept || arc.item == concept);
    let mut summed: Vec<_> = totals.map(|arc| arc.total).collect();
    summed.extend(
        arcs().filter(|arc| summed.contains(&arc.total)).map(|arc| arc.item).collect::<Vec<_>>(),
    );
    let mut facts = view.report.facts.iter().filter(|fact| summed.contains(&fact.concept));
    view.report.rounding == Rounding::HalfUp
        && facts.all(|fact| fact.decimals == decimals && decimals != Decimals::INF)
}

/// Makes the last digit of a printed figure one more.
fn one_more(site: &mut Site<'_>, fact: usize) -> Option<()> {
    let printed = site.cell(fact, "value")?;
    let at = printed.rfind(|c: char| c.is_ascii_digit())?;
    let digit = printed[at..].chars().next()?.to_digit(10).filter(|digit| *digit < 9)?;
    let more = char::from_digit(digit + 1, 10)?;
    site.set(fact, &[("value", &format!("{}{more}{}", &printed[..at], &printed[at + 1..]))])
}

/// Puts three noughts behind the digits of a printed figure without a point.
fn larger(site: &mut Site<'_>, fact: usize) -> Option<()> {
    let printed = site.cell(fact, "value")?;
    let last = printed.rfind(|c: char| c.is_ascii_digit())?;
    if printed.contains('.') {
        return None;
    }
    let noughts = if printed.contains(',') { ",000" } else { "000" };
    let value = format!("{}{noughts}{}", &printed[..=last], &printed[last + 1..]);
    site.set(fact, &[("value", &value), ("decimals", "")])
}
