//! Facts about the same quantity.

use super::super::base::View;
use super::super::site::Site;
use super::faults;
use super::figures::{lone, numeric, with_other_digit};
use crate::model::Value;

faults! { Duplicates:
    "duplicate-same" Valid "A fact stands twice."
        |site| { let fact = site.fact(|view| view.known.single)?; site.repeat(fact, &[]) };
    "duplicate-without-footnote" Valid "A fact stands twice, the second time without its footnotes."
        |site| { let fact = site.fact(|view| view.fact.footnotes.index() != 0 && view.known.single)?; site.repeat(fact, &[("footnote", "")]) };
    "duplicate-other-digit" Invalid "A figure stands twice, the second time with another first digit."
        |site| {
            let fact = site.fact(|view| view.has_three_digits() && view.known.single)?;
            let value = with_other_digit(&site.cell(fact, "value")?)?;
            site.repeat(fact, &[("value", &value)])
        };
    "duplicate-rounded" Valid "A figure stands twice, the second time rounded."
        |site| { let (fact, value, decimals) = rounded_money(site)?; site.repeat(fact, &[("value", &value), ("scale", "0"), ("decimals", &decimals)]) };
    "duplicate-rounded-wrongly" Invalid "A figure stands twice, the second time rounded to what it is not."
        |site| {
            let (fact, value, decimals) = rounded_money(site)?;
            let wrong = with_other_digit(&value)?;
            site.repeat(fact, &[("value", &wrong), ("scale", "0"), ("decimals", &decimals)])
        };
    "duplicate-nil" Invalid "A figure stands twice, the second time as nil."
        |site| {
            let fact = site.fact(|view| numeric(view) && view.known.single && view.concept.nillable)?;
            site.repeat(fact, &[("value", "—"), ("decimals", "")])
        };
    "duplicate-nil-twice" Valid "A fact stands twice as nil."
        |site| { let fact = site.fact(|view| view.fact.value == Value::Nil && view.known.single)?; site.repeat(fact, &[]) };
    "duplicate-of-total" Invalid "A total stands twice, the second time with another first digit."
        |site| {
            let fact = site.fact(|view| view.known.total && view.has_three_digits() && view.known.single)?;
            let value = with_other_digit(&site.cell(fact, "value")?)?;
            site.repeat(fact, &[("value", &value)])
        };
    "duplicate-exact-at-bound" Valid "A rounded figure stands twice, the second time exactly, at the bound of what rounds to it."
        |site| at_bound(site, 0);
    "duplicate-exact-beyond-bound" Invalid "A rounded figure stands twice, the second time exactly, just beyond what rounds to it."
        |site| at_bound(site, 1);
    "duplicate-text-differs" Invalid "A text stands twice in one language, the second time with other words."
        |site| { let fact = site.fact(with_language)?; site.repeat(fact, &[("value", "Another text.")]) };
    "duplicate-text-blanks-differ" Invalid "A text stands twice in one language, the second time with one more blank inside."
        |site| {
            let fact = site.fact(with_language)?;
            let value = site.cell(fact, "value")?;
            site.set(fact, &[("value", &format!("{value} more"))])?;
            site.repeat(fact, &[("value", &format!("{value}  more"))])
        };
    "duplicate-text-translated" Valid "A text stands a second time in another language."
        |site| { let fact = site.fact(with_language)?; site.repeat(fact, &[("value", "Un autre texte."), ("lang", "fr")]) };
    "duplicate-text-language-case" Invalid "A text stands twice with other words, in languages whose tags differ in case only."
        |site| {
            let fact = site.fact(with_language)?;
            let mut lang = site.cell(fact, "lang")?;
            if lang.is_empty() {
                lang = site.base.report.languages.first()?.to_string();
            }
            site.repeat(fact, &[("value", "Another text."), ("lang", &lang.to_uppercase())])
        };
    "duplicate-date-differs" Invalid "A date stands twice, the second time as another day."
        |site| { let fact = site.fact(|view| view.is("date"))?; site.repeat(fact, &[("value", "1999-01-01")]) };
    "duplicate-boolean-differs" Invalid "A yes or no stands twice, the second time the other way round."
        |site| {
            let fact = site.fact(|view| view.is("boolean"))?;
            let other = if site.cell(fact, "value")? == "true" { "false" } else { "true" };
            site.repeat(fact, &[("value", other)])
        };
}

fn with_language(view: &View<'_>) -> bool {
    view.concept.item_type.has_language()
}

/// A figure in money that no sum guards, rounded to its first digit, with the decimals of that.
fn rounded_money(site: &mut Site<'_>) -> Option<(usize, String, String)> {
    let value = |view: &View<'_>| rounded(&view.number()?.to_string());
    let fact = site.fact(|view| lone(view) && view.is("monetary") && value(view).is_some())?;
    let (_, view) = site.base.views().nth(fact)?;
    let (text, decimals) = value(&view)?;
    Some((fact, text, decimals))
}

/// Repeats a figure in money that no sum guards as an exact one, half a unit of its last place
/// and so much more away.
fn at_bound(site: &mut Site<'_>, more: i128) -> Option<()> {
    let exact = |view: &View<'_>| {
        let places = view.fact.decimals.places().filter(|places| *places < -1)?;
        let value: i128 = view.number()?.to_string().parse().ok()?;
        let half = 10_i128.checked_pow(places.unsigned_abs())? / 2;
        Some((value + (half + more) * value.signum()).to_string())
    };
    let fact = site.fact(|view| lone(view) && view.is("monetary") && exact(view).is_some())?;
    let (_, view) = site.base.views().nth(fact)?;
    let value = exact(&view)?;
    // The unit may have the scale with it.
    let unit = site.cell(fact, "unit")?;
    let unit = unit.split(' ').next()?;
    site.repeat(fact, &[("value", &value), ("unit", unit), ("scale", "0"), ("decimals", "INF")])
}

/// A plain whole number of three digits or more, rounded to its first digit, with the decimals.
fn rounded(plain: &str) -> Option<(String, String)> {
    let value: i128 = plain.parse().ok()?;
    let places = value.unsigned_abs().checked_ilog10().filter(|places| *places >= 2)?;
    let unit = 10_i128.checked_pow(places)?;
    let rounded = (value.abs() + unit / 2) / unit * unit * value.signum();
    Some((rounded.to_string(), format!("-{places}")))
}
