//! Values of typed axes: each fault gives an axis another type, and its only fact a value.

use super::super::site::Site;
use super::faults;
use crate::model::ConceptId;

faults! { Dimensions:
    "typed-value-byte" Valid "A typed value is the least byte." |site| value(site, "byte", "-128");
    "typed-value-byte-overflow" Invalid "A typed value is one more than a byte holds." |site| value(site, "byte", "128");
    "typed-value-unsigned-below-zero" Invalid "A typed value that has no sign is below zero." |site| value(site, "unsignedInt", "-1");
    "typed-value-positive-zero" Invalid "A typed value that is positive is zero." |site| value(site, "positiveInteger", "0");
    "typed-value-integer-with-zeros" Valid "A typed integer has a sign and leading zeros." |site| value(site, "integer", "+007");
    "typed-value-integer-with-point" Invalid "A typed integer has a point." |site| value(site, "integer", "7.0");
    "typed-value-decimal-without-zero" Valid "A typed decimal has nothing before its point." |site| value(site, "decimal", "-.5");
    "typed-value-decimal-with-comma" Invalid "A typed decimal has a comma." |site| value(site, "decimal", "1,5");
    "typed-value-double" Valid "A typed number has an exponent." |site| value(site, "double", "-1.5E-3");
    "typed-value-double-infinite-in-words" Invalid "A typed number is said to be infinite." |site| value(site, "double", "infinite");
    "typed-value-boolean" Valid "A typed yes or no is a digit." |site| value(site, "boolean", "1");
    "typed-value-boolean-in-words" Invalid "A typed yes or no is a word." |site| value(site, "boolean", "yes");
    "typed-value-date-with-zone" Valid "A typed date has a zone." |site| value(site, "date", "2021-05-06+09:00");
    "typed-value-date-on-no-day" Invalid "A typed date is no day." |site| value(site, "date", "2021-02-29");
    "typed-value-date-printed" Invalid "A typed date is written as people print it." |site| value(site, "date", "May 6, 2021");
    "typed-value-moment" Valid "A typed date and time has a fraction of the second." |site| value(site, "dateTime", "2021-05-06T07:08:09.5Z");
    "typed-value-moment-without-time" Invalid "A typed date and time has no time." |site| value(site, "dateTime", "2021-05-06");
    "typed-value-time-late" Invalid "A typed time has 25 hours." |site| value(site, "time", "25:00:00");
    "typed-value-month-of-year" Valid "A typed month is that of a year." |site| value(site, "gYearMonth", "2021-05");
    "typed-value-month-thirteenth" Invalid "A typed month is the thirteenth." |site| value(site, "gMonth", "--13");
    "typed-value-day-of-month" Invalid "A typed day of a month is one that there is not." |site| value(site, "gMonthDay", "--02-30");
    "typed-value-duration" Valid "A typed duration is months and hours." |site| value(site, "duration", "P2MT3H");
    "typed-value-duration-of-weeks" Invalid "A typed duration is a week." |site| value(site, "duration", "P1W");
    "typed-value-hexadecimal" Valid "A typed value is of bytes." |site| value(site, "hexBinary", "0aF1");
    "typed-value-hexadecimal-half" Invalid "A typed value ends within a byte." |site| value(site, "hexBinary", "0aF");
    "typed-value-base-of-three" Invalid "A typed value of bytes lacks its end." |site| value(site, "base64Binary", "YWJ");
    "typed-value-language" Invalid "A typed language is none." |site| value(site, "language", "en_US!");
    "typed-value-name-with-colon" Invalid "A typed name without a colon has one." |site| value(site, "NCName", "a:b");
    "typed-value-token-of-name" Valid "A typed part of a name begins with a digit." |site| value(site, "NMTOKEN", "12-a");
    "typed-value-address" Valid "A typed value is an address." |site| value(site, "anyURI", "http://www.example.com/a?b#c");
    "typed-value-address-with-stray-percent" Invalid "A typed address has a stray percent sign." |site| value(site, "anyURI", "http://www.example.com/100%");
    "typed-value-other-spelling" Valid "A fact is repeated with another spelling of its typed value."
        |site| {
            let (fact, axis) = alone(site, "integer", "12")?;
            site.repeat(fact, &[(site.name(axis), "+012")])
        };
    "typed-value-other-spelling-other-figure" Invalid "A fact is repeated with another spelling of its typed value, and another figure."
        |site| {
            let (fact, axis) = alone(site, "decimal", "12")?;
            site.repeat(fact, &[(site.name(axis), "12.0"), ("value", "987654"), ("decimals", "")])
        };
    "typed-values-of-text-that-look-alike" Valid "A fact is repeated with another figure and a typed text that is another one."
        |site| {
            let (fact, axis) = alone(site, "string", "12")?;
            site.repeat(fact, &[(site.name(axis), "012"), ("value", "987654"), ("decimals", "")])
        };
}

fn value(site: &mut Site<'_>, simple_type: &str, text: &str) -> Option<()> {
    alone(site, simple_type, text).map(drop)
}

/// Gives a typed axis another type, leaves one of the facts that have it, and gives that one a
/// value.
fn alone(site: &mut Site<'_>, simple_type: &str, text: &str) -> Option<(usize, ConceptId)> {
    let base = site.base;
    let has = |fact: usize, axis: ConceptId| {
        let dimensions = base.report.dimensions_of(base.report.facts[fact].context);
        dimensions.iter().any(|(known, _)| *known == axis)
    };
    let axes = base.taxonomy.axes.iter().filter(|(_, axis)| axis.typed.is_some());
    let axis = site.random.pick(axes.map(|(id, _)| *id))?;
    let facts: Vec<usize> = (0..base.report.facts.len()).filter(|fact| has(*fact, axis)).collect();
    let kept = *facts.first()?;
    let name = site.name(axis);
    site.set(kept, &[(name, text)])?;
    // From the last: what stands before keeps its row.
    facts[1..].iter().rev().try_for_each(|fact| site.remove(*fact))?;
    let table = site.source("dimensions.csv")?;
    let row = table.find(&[("axis", name)])?;
    table.set(row, "typed", simple_type)?;
    Some((kept, axis))
}
