//! Concepts and their properties.

use super::super::site::Site;
use super::faults;
use crate::model::{Balance, ConceptKind, PeriodType, Value};

faults! { Concepts:
    "concept-other-period-type" Invalid "A concept with facts is said to be of the other period type."
        |site| {
            let fact = site.fact(|view| !view.known.summed)?;
            let row = site.base.report.facts.get(fact)?.concept.index();
            let other = match site.base.taxonomy.concept(row.into()).period_type {
                PeriodType::Instant => "duration",
                PeriodType::Duration => "instant",
            };
            site.set_concept(row, "period", other)
        };
    "concept-without-period-type" Unsayable "A concept has no period type."
        |site| { let row = reported(site, |_| true)?; site.set_concept(row, "period", "") };
    "concept-money-becomes-shares" Invalid "A concept with facts in money is said to be one of shares."
        |site| { let row = reported(site, |name| name == "monetary")?; site.set_concept(row, "balance", "")?; site.set_concept(row, "type", "shares") };
    "concept-text-becomes-date" Invalid "A concept with texts is said to hold dates."
        |site| { let row = reported(site, |name| name == "string")?; site.set_concept(row, "type", "date") };
    "concept-date-becomes-text" Valid "A concept with dates is said to hold texts."
        |site| { let row = reported(site, |name| name == "date")?; site.set_concept(row, "type", "string") };
    "concept-per-share-becomes-percent" Invalid "A concept of amounts per share is said to be one of percentages."
        |site| { let row = reported(site, |name| name == "perShare")?; site.set_concept(row, "type", "percent") };
    "concept-of-no-type" Unsayable "A concept has a type that there is not."
        |site| { let row = reported(site, |_| true)?; site.set_concept(row, "type", "lucky") };
    "concept-becomes-abstract" Invalid "A concept with facts is said to be abstract."
        |site| { let row = reported(site, |_| true)?; site.set_concept(row, "abstract", "yes") };
    "concept-takes-no-nil" Invalid "A concept with a fact that is nil is said not to be nillable."
        |site| {
            let fact = site.fact(|view| view.fact.value == Value::Nil)?;
            let row = site.base.report.facts.get(fact)?.concept.index();
            site.set_concept(row, "nillable", "no")
        };
    "concept-other-balance" Invalid "A concept in a sum has the opposite balance."
        |site| {
            let base = site.base;
            let balance = |id| base.taxonomy.concept(id).balance;
            let arcs = base.statements().flat_map(|(_, statement)| &statement.calculations);
            let item = site.random.pick(arcs.filter(|arc| balance(arc.total).is_some() && balance(arc.item).is_some()))?.item;
            site.set_concept(item.index(), "balance", opposite(balance(item)))
        };
    "concept-lone-other-balance" Valid "A concept of money in no sum has another balance."
        |site| {
            // Nor in one that only other entry points lead to.
            let arcs = || site.base.taxonomy.statements.iter().flat_map(|of| &of.calculations);
            let summed: Vec<_> = arcs().flat_map(|arc| [arc.total, arc.item]).collect();
            let fact = site.fact(|view| view.is("monetary") && !summed.contains(&view.fact.concept))?;
            let row = site.base.report.facts.get(fact)?.concept;
            site.set_concept(row.index(), "balance", opposite(site.base.taxonomy.concept(row).balance))
        };
    "balance-of-number" Invalid "A concept of numbers that are not money has a balance."
        |site| { let row = site.concept(|_, c| c.item_type.is_numeric() && !c.item_type.is_monetary())?; site.set_concept(row, "balance", "debit") };
    "balance-of-text" Invalid "A concept of texts has a balance."
        |site| { let row = site.concept(|_, c| c.item_type.has_language() && !c.is_abstract)?; site.set_concept(row, "balance", "credit") };
    "balance-in-words" Unsayable "A balance is neither debit nor credit."
        |site| { let row = site.concept(|_, c| c.item_type.is_monetary())?; site.set_concept(row, "balance", "both") };
    "concept-twice" Unsayable "A concept stands twice in the table of concepts."
        |site| { let row = site.concept(|_, _| true)?; site.source("concepts.csv")?.repeat(row).map(drop) };
    "concept-name-digit-first" Invalid "The name of a concept begins with a digit."
        |site| site.add_item("2ndHalf", "string", "duration");
    "concept-name-with-blank" Invalid "The name of a concept has a blank inside."
        |site| site.add_item("Second Half", "string", "duration");
    "concept-name-with-colon" Invalid "The name of a concept has a colon inside."
        |site| site.add_item("second:Half", "string", "duration");
    "concept-name-in-japanese" Valid "The name of a concept is in Japanese."
        |site| site.add_item("下半期", "string", "duration");
    "concept-name-other-case" Valid "The name of a concept differs from that of another in case only."
        |site| {
            let row = reported(site, |_| true)?;
            let name = site.name(row.into()).to_lowercase();
            site.base.taxonomy.find(&name).is_none().then_some(())?;
            site.add_item(&name, "string", "duration")
        };
    "concept-name-of-typed-domain" Invalid "A concept has the name of the element that holds the values of a typed axis."
        |site| {
            let base = site.base;
            let elements = base.taxonomy.axes.values().filter_map(|axis| Some(&axis.typed.as_ref()?.element.local));
            let name = site.random.pick(elements)?;
            site.add_item(name, "string", "duration")
        };
    "concept-missing" Unsayable "A concept with facts is not in the taxonomy."
        |site| { let row = reported(site, |_| true)?; site.source("concepts.csv")?.remove(row) };
    "concept-unknown" Unsayable "A fact is about a concept that there is not."
        |site| { let fact = site.fact(|_| true)?; site.set(fact, &[("concept", "NobodyKnows")]) };
    "concept-nowhere" Valid "A concept stands in no statement."
        |site| site.add_concept("StandsNowhere", "string", "duration");
    "concepts-column-unknown" Unsayable "The table of concepts has a column that means nothing."
        |site| site.set_concept(0, "colour", "red");
    "facts-column-missing" Unsayable "The table of facts has no column of values."
        |site| { let name = site.draft.fact_tables().into_iter().next()?; site.draft.facts(&name)?.rename("value", "amount") };
}

fn opposite(balance: Option<Balance>) -> &'static str {
    if balance == Some(Balance::Debit) { "credit" } else { "debit" }
}

/// The row of a concept that has facts and is of a type that fits.
fn reported(site: &mut Site<'_>, fits: impl Fn(&str) -> bool) -> Option<usize> {
    let base = site.base;
    site.concept(|id, concept| {
        concept.kind == ConceptKind::Item && fits(&concept.item_type.name) && base.is_reported(id)
    })
}
