//! Numbers and units that an item type does not take, and languages. Each fault adds a concept of
//! the type and a fact of it; the valid ones prove that it is not the addition that is refused.

use super::super::site::Site;
use super::faults;
use super::units::{own, unit_of};
use crate::model::ConceptKind;

faults! { Types:
    "integer-with-fraction" Invalid "A fact of a whole number has digits after the point."
        |site| number(site, "integer", "1.5", "xbrli:pure", "");
    "count-below-zero" Invalid "A fact that counts is below zero."
        |site| number(site, "nonNegativeInteger", "-3", "xbrli:pure", "");
    "count-with-fraction" Invalid "A fact that counts has digits after the point."
        |site| number(site, "nonNegativeInteger", "2.25", "xbrli:pure", "");
    "never-negative-money-below-zero" Invalid "Money that is never negative is below zero."
        |site| number(site, "nonNegativeMonetary", "-100", "iso4217:JPY", "");
    "never-negative-money-in-pure" Invalid "Money that is never negative is given as a pure number."
        |site| number(site, "nonNegativeMonetary", "100", "xbrli:pure", "");
    "whole-money-with-fraction" Invalid "Money that has no decimals has digits after the point."
        |site| number(site, "noDecimalsMonetary", "100.5", "iso4217:JPY", "");
    "whole-money" Valid "Money that has no decimals has none."
        |site| number(site, "noDecimalsMonetary", "100", "iso4217:JPY", "");
    "pure-in-money" Invalid "A pure number is given in a currency."
        |site| number(site, "pure", "1.5", "iso4217:EUR", "");
    "area-in-money" Invalid "An area is given in a currency."
        |site| number(site, "area", "12", "iso4217:EUR", "");
    "area-in-pure" Invalid "An area is given as a pure number."
        |site| number(site, "area", "12", "xbrli:pure", "");
    "area-in-square-metres" Valid "An area is given in square metres."
        |site| number(site, "area", "12", "utr:sqm", "");
    "volume-in-tonnes" Invalid "A volume is given in tonnes."
        |site| number(site, "volume", "12", "utr:t", "");
    "mass-in-litres" Invalid "A mass is given in litres."
        |site| number(site, "mass", "12", "utr:l", "");
    "mass-in-tonnes" Valid "A mass is given in tonnes."
        |site| number(site, "mass", "12", "utr:t", "");
    "energy-in-watts" Invalid "An energy is given in watts."
        |site| number(site, "energy", "12", "utr:W", "");
    "energy-in-kilowatt-hours" Valid "An energy is given in kilowatt hours."
        |site| number(site, "energy", "12", "utr:kWh", "");
    "power-in-kilowatt-hours" Invalid "A power is given in kilowatt hours."
        |site| number(site, "power", "12", "utr:kWh", "");
    "length-in-own-measure" Invalid "A length is given in a measure of the taxonomy."
        |site| { let own = own(site, "ells"); number(site, "length", "12", &own, "") };
    "memory-in-no-measure" Invalid "A memory is given in a measure that the Unit Registry does not have."
        |site| number(site, "memory", "12", "utr:punchcards", "");
    "emissions-in-own-measure" Invalid "Emissions are given in a measure of the taxonomy."
        |site| { let own = own(site, "puffs"); number(site, "ghgEmissions", "12", &own, "") };
    "temperature-in-pure" Invalid "A temperature is given as a pure number."
        |site| number(site, "temperature", "12", "xbrli:pure", "");
    "speed-per-own-measure" Valid "A speed is given in metres per something of the taxonomy."
        |site| { let own = own(site, "nap"); number(site, "speed", "12", "utr:m", &own) };
    "decimal-in-own-ratio" Valid "A number of any kind is given in a ratio of the taxonomy's measures."
        |site| { let (one, other) = (own(site, "warp"), own(site, "weft")); number(site, "decimal", "1.25", &one, &other) };
    "byte-over" Invalid "A byte is greater than the greatest one."
        |site| number(site, "byte", "128", "xbrli:pure", "");
    "byte-least" Valid "A byte is the least one."
        |site| number(site, "byte", "-128", "xbrli:pure", "");
    "short-over" Invalid "A short number is greater than the greatest one."
        |site| number(site, "short", "32,768", "xbrli:pure", "");
    "int-under" Invalid "A number of 32 bits is less than the least one."
        |site| number(site, "int", "-2147483649", "xbrli:pure", "");
    "long-over" Invalid "A number of 64 bits is greater than the greatest one."
        |site| number(site, "long", "9223372036854775808", "xbrli:pure", "");
    "long-greatest" Valid "A number of 64 bits is the greatest one."
        |site| number(site, "long", "9223372036854775807", "xbrli:pure", "");
    "unsigned-byte-over" Invalid "A byte without sign is greater than the greatest one."
        |site| number(site, "unsignedByte", "256", "xbrli:pure", "");
    "unsigned-int-below-zero" Invalid "A number without sign is below zero."
        |site| number(site, "unsignedInt", "-1", "xbrli:pure", "");
    "unsigned-long-over" Invalid "A number of 64 bits without sign is greater than the greatest one."
        |site| number(site, "unsignedLong", "18446744073709551616", "xbrli:pure", "");
    "positive-number-zero" Invalid "A number that is above zero is zero."
        |site| number(site, "positiveInteger", "0", "xbrli:pure", "");
    "negative-number-zero" Invalid "A number that is below zero is zero."
        |site| number(site, "negativeInteger", "0", "xbrli:pure", "");
    "number-not-above-zero-above" Invalid "A number that is not above zero is above."
        |site| number(site, "nonPositiveInteger", "1", "xbrli:pure", "");
    "double-with-power-of-ten" Valid "A floating-point number is written with a power of ten."
        |site| number(site, "double", "1.25E-3", "xbrli:pure", "");
    "float-infinite" Unsayable "A floating-point number is infinite."
        |site| number(site, "float", "INF", "xbrli:pure", "");
    "float-without-unit" Invalid "A floating-point number has no unit."
        |site| { site.add_item(NAME, "float", "duration")?; let period = site.duration()?; site.add_fact(&[("concept", NAME), ("period", &period), ("value", "1.5")]) };
    "never-negative-whole-money-with-fraction" Invalid "Money that is whole and never negative has digits after the point."
        |site| number(site, "nonNegativeNoDecimalsMonetary", "100.5", "iso4217:JPY", "");
    "never-negative-whole-money-below-zero" Invalid "Money that is whole and never negative is below zero."
        |site| number(site, "nonNegativeNoDecimalsMonetary", "-100", "iso4217:JPY", "");
    "whole-money-with-decimals" Invalid "Money that has no decimals states some."
        |site| {
            number(site, "noDecimalsMonetary", "100", "iso4217:JPY", "")?;
            site.set_last_fact(&[("decimals", "2")])
        };
    "whole-money-exact" Valid "Money that has no decimals is exact."
        |site| {
            number(site, "noDecimalsMonetary", "100", "iso4217:JPY", "")?;
            site.set_last_fact(&[("decimals", "INF")])
        };
    "whole-number-with-decimals" Valid "A whole number states decimals."
        |site| {
            number(site, "int", "100", "xbrli:pure", "")?;
            site.set_last_fact(&[("decimals", "2")])
        };
    "volume-in-proposed-measure" Invalid "A volume is given in a measure that is only proposed for the Unit Registry."
        |site| number(site, "volume", "12", "utr:hl", "");
    "flow-in-cubic-metres-per-hour" Valid "A flow is given in cubic metres per hour."
        |site| number(site, "flow", "12", "utr:m3", "utr:H");
    "flow-in-watt-hours-per-hour" Invalid "A flow is given in watt hours per hour, which is only proposed for the Unit Registry."
        |site| number(site, "flow", "12", "utr:Wh", "utr:H");
    "flow-in-cubic-metres" Invalid "A flow is given in cubic metres."
        |site| number(site, "flow", "12", "utr:m3", "");
    "mass-flow-in-anything" Valid "A flow of mass is given in a measure of the taxonomy."
        |site| { let own = own(site, "carts"); number(site, "massFlow", "12", &own, "") };
    "energy-per-money-turned-over" Invalid "An energy per money is given as money per energy."
        |site| number(site, "energyPerMonetary", "12", "iso4217:JPY", "utr:kWh");
    "money-per-energy" Valid "Money per energy is given as that."
        |site| number(site, "monetaryPerEnergy", "12", "iso4217:JPY", "utr:kWh");
    "emissions-per-money" Valid "Emissions per money are given as that."
        |site| number(site, "ghgEmissionsPerMonetary", "12", "utr:tCO2e", "iso4217:JPY");
    "volume-per-money-per-own-measure" Invalid "A volume per money is given per something of the taxonomy."
        |site| { let own = own(site, "shells"); number(site, "volumePerMonetary", "12", "utr:l", &own) };
    "exchange-rate" Valid "A pure number is money per other money."
        |site| number(site, "pure", "0.0075", "iso4217:USD", "iso4217:JPY");
    "angle-in-pure" Invalid "An angle is given as a pure number."
        |site| number(site, "planeAngle", "12", "xbrli:pure", "");
    "force-in-newtons" Valid "A force is given in newtons."
        |site| number(site, "force", "12", "utr:N", "");
    "text-with-markup-signs" Valid "A text has the signs of markup in it."
        |site| text(site, "string", "1 < 2 & \"3\" > '2' ]]>", "");
    "language-of-no-form" Invalid "The language of a text is no language tag."
        |site| text(site, "string", "A text.", "en_US!");
    "language-of-long-part" Invalid "The language of a text has a part of more than eight letters."
        |site| text(site, "string", "A text.", "nineletters");
    "language-with-region" Valid "The language of a text has a region."
        |site| text(site, "string", "A text.", "en-GB");
    "fact-of-member" Invalid "A fact is given for a concept that is a member."
        |site| grouping(site, ConceptKind::Member);
    "fact-of-heading" Invalid "A fact is given for a heading."
        |site| grouping(site, ConceptKind::Item);
    "fact-of-axis" Invalid "A fact is given for an axis."
        |site| grouping(site, ConceptKind::Dimension);
}

pub(super) const NAME: &str = "AddedForTest";

fn number(
    site: &mut Site<'_>,
    item_type: &str,
    value: &str,
    measure: &str,
    per: &str,
) -> Option<()> {
    site.add_item(NAME, item_type, "duration")?;
    let period = site.duration()?;
    let unit = unit_of(site, measure, per)?;
    site.add_fact(&[("concept", NAME), ("period", &period), ("unit", &unit), ("value", value)])
}

pub(super) fn text(site: &mut Site<'_>, item_type: &str, value: &str, lang: &str) -> Option<()> {
    site.add_item(NAME, item_type, "duration")?;
    let period = site.duration()?;
    site.add_fact(&[("concept", NAME), ("period", &period), ("value", value), ("lang", lang)])
}

fn grouping(site: &mut Site<'_>, kind: ConceptKind) -> Option<()> {
    let row = site.concept(|_, concept| concept.is_abstract && concept.kind == kind)?;
    let (name, period) = (site.name(row.into()), site.duration()?);
    site.add_fact(&[("concept", name), ("period", &period), ("value", "A text.")])
}
