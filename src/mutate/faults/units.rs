//! Units and their measures.

use super::super::base::View;
use super::super::site::Site;
use super::faults;
use super::figures::numeric;
use crate::model::QName;

faults! { Units:
    "money-in-pure" Invalid "Money is given as a pure number."
        |site| in_measure(site, money, "xbrli:pure", "");
    "money-in-shares" Invalid "Money is given in shares."
        |site| in_measure(site, money, "xbrli:shares", "");
    "money-in-own-measure" Invalid "Money is given in a measure of the taxonomy."
        |site| { let own = own(site, "guilders"); in_measure(site, money, &own, "") };
    "money-in-no-currency" Invalid "Money is given in a currency that there is not."
        |site| in_measure(site, money, "iso4217:ZZZ", "");
    "money-in-small-letters" Invalid "The code of a currency is in small letters."
        |site| in_measure(site, money, "iso4217:jpy", "");
    "money-in-registry-namespace" Invalid "The code of a currency is in the namespace of the Unit Registry."
        |site| in_measure(site, money, "utr:JPY", "");
    "money-per-share" Invalid "Money is given per share."
        |site| in_measure(site, money, "iso4217:EUR", "xbrli:shares");
    "money-in-other-currency" Valid "Money that no sum guards is given in another currency."
        |site| in_measure(site, |view| money(view) && view.known.single && !view.known.summed, "iso4217:EUR", "");
    "money-without-unit" Invalid "Money is given without a unit."
        |site| { let fact = site.fact(money)?; bare(site, fact) };
    "shares-in-money" Invalid "Shares are given in a currency."
        |site| in_measure(site, |view| numeric(view) && view.is("shares"), "iso4217:EUR", "");
    "percent-in-money" Invalid "A percentage is given in a currency."
        |site| in_measure(site, |view| numeric(view) && view.is("percent"), "iso4217:EUR", "");
    "percent-in-own-measure" Invalid "A percentage is given in a measure of the taxonomy."
        |site| { let own = own(site, "parts"); in_measure(site, |view| numeric(view) && view.is("percent"), &own, "") };
    "per-share-in-money" Invalid "An amount per share is given in a currency."
        |site| in_measure(site, per_share, "iso4217:EUR", "");
    "per-share-turned-over" Invalid "An amount per share is given as shares per money."
        |site| in_measure(site, per_share, "xbrli:shares", "iso4217:EUR");
    "per-share-per-own-measure" Invalid "An amount per share is given per something of the taxonomy."
        |site| { let own = own(site, "receipts"); in_measure(site, per_share, "iso4217:EUR", &own) };
    "per-share-in-no-currency" Invalid "An amount per share is given in a currency that there is not."
        |site| in_measure(site, per_share, "iso4217:ZZZ", "xbrli:shares");
    "per-share-without-unit" Invalid "An amount per share is given without a unit."
        |site| { let fact = site.fact(per_share)?; bare(site, fact) };
    "measure-per-itself" Invalid "A unit is a measure per the same measure."
        |site| in_measure(site, counted, "iso4217:EUR", "iso4217:EUR");
    "count-in-own-measure" Valid "A count is given in a measure of the taxonomy."
        |site| { let own = own(site, "bobbins"); in_measure(site, counted, &own, "") };
    "count-in-no-standard-measure" Invalid "A count is given in a measure that the namespace of instances does not have."
        |site| in_measure(site, counted, "xbrli:pieces", "");
    "count-in-no-currency" Valid "A count is given in a currency that there is not."
        |site| in_measure(site, counted, "iso4217:ZZZ", "");
    "count-without-unit" Invalid "A count is given without a unit."
        |site| { let fact = site.fact(counted)?; bare(site, fact) };
    "units-of-one-measure" Valid "Two units measure the same, and a fact is given in both."
        |site| {
            let fact = site.fact(|view| counted(view) && !view.known.summed)?;
            let unit = site.cell(fact, "unit")?;
            let table = site.source("units.csv")?;
            let row = table.find(&[("unit", &unit)])?;
            let copy = table.repeat(row)?;
            table.set(copy, "unit", "added")?;
            site.repeat(fact, &[("unit", "added")])
        };
    "units-of-one-id" Valid "Two units have names that differ in signs which no id can have."
        |site| {
            let fact = site.fact(per_share)?;
            let unit = site.cell(fact, "unit")?;
            let other = unit.replace('/', "-per-");
            (other != unit).then_some(())?;
            site.source("units.csv")?.add(&[("unit", &other), ("measure", "iso4217:EUR"), ("per", "xbrli:shares")])?;
            site.repeat(fact, &[("unit", &other)])
        };
    "unit-of-text" Invalid "A text has a unit."
        |site| {
            let fact = site.fact(|view| view.concept.item_type.has_language())?;
            let unit = site.unit(|measure| measure.starts_with("iso4217:"))?;
            site.set(fact, &[("unit", unit)])
        };
    "unit-unknown" Unsayable "A unit is not one of the taxonomy."
        |site| { let fact = site.fact(money)?; site.set(fact, &[("unit", "doubloons"), ("scale", "")]) };
    "unit-of-no-type" Valid "A unit is added that hardly any type allows, and no fact has it."
        |site| site.source("units.csv")?.add(&[("unit", "added"), ("measure", "utr:GJ"), ("per", "utr:t")]).map(drop);
    "unit-twice" Valid "A unit stands twice in the table of units."
        |site| site.source("units.csv")?.repeat(0).map(drop);
    "measure-of-unknown-prefix" Unsayable "A measure has a prefix that means nothing."
        |site| in_measure(site, money, "nobody:knows", "");
    "decimals-of-text" Unsayable "A text has decimals."
        |site| { let fact = site.fact(|view| view.concept.item_type.has_language())?; site.set(fact, &[("decimals", "0")]) };
    "language-of-figure" Unsayable "A figure has a language."
        |site| { let fact = site.fact(numeric)?; site.set(fact, &[("lang", "en")]) };
    "language-of-date" Unsayable "A date has a language."
        |site| { let fact = site.fact(|view| view.is("date"))?; site.set(fact, &[("lang", "en")]) };
}

fn money(view: &View<'_>) -> bool {
    numeric(view) && view.is("monetary")
}

fn per_share(view: &View<'_>) -> bool {
    numeric(view) && view.is("perShare")
}

fn counted(view: &View<'_>) -> bool {
    numeric(view)
        && view.known.single
        && ["integer", "nonNegativeInteger", "decimal"].iter().any(|name| view.is(name))
}

/// The name of a measure in the namespace of the taxonomy.
pub(super) fn own(site: &Site<'_>, local: &str) -> String {
    format!("{}:{local}", site.base.taxonomy.publication.prefix)
}

/// The name of a unit of a measure, perhaps per another: one of the taxonomy, or a new one.
pub(super) fn unit_of(site: &mut Site<'_>, measure: &str, per: &str) -> Option<String> {
    let known = site.base.taxonomy.units.iter().find(|(_, unit)| {
        let names = |factors: &[QName]| factors.iter().map(ToString::to_string).collect::<String>();
        let measures = &unit.measures;
        names(measures.numerators()) == measure && names(measures.denominators()) == per
    });
    if let Some((name, _)) = known {
        return Some(name.clone());
    }
    let table = site.source("units.csv")?;
    table.add(&[("unit", "added"), ("measure", measure), ("per", per)])?;
    Some("added".to_owned())
}

/// Gives a fact another unit.
fn in_measure(
    site: &mut Site<'_>,
    fits: impl Fn(&View<'_>) -> bool,
    measure: &str,
    per: &str,
) -> Option<()> {
    let fact = site.fact(fits)?;
    let unit = unit_of(site, measure, per)?;
    let scale = scale(site, fact)?;
    site.set(fact, &[("unit", &unit), ("scale", &scale)])
}

/// Takes the unit of a fact away.
fn bare(site: &mut Site<'_>, fact: usize) -> Option<()> {
    let scale = scale(site, fact)?;
    site.set(fact, &[("unit", ""), ("scale", &scale)])
}

/// The scale of a fact, which its unit may have named; the sign of per cent is one of its own.
fn scale(site: &mut Site<'_>, fact: usize) -> Option<String> {
    let percent = site.cell(fact, "value")?.contains(['%', '％']);
    let scale = site.base.report.facts.get(fact)?.scale;
    Some(if percent { scale + 2 } else { scale }.to_string())
}
