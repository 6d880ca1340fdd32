//! Values and units that an item type does not take. Each fault adds a concept of the type and a
//! fact of it; the valid ones prove that it is not the addition that is refused.

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
    "date-on-no-day" Invalid "A date is a day that there is not."
        |site| text(site, "date", "2001-02-30", "");
    "date-in-words" Invalid "A date is a word."
        |site| text(site, "date", "yesterday", "");
    "date-in-japanese" Valid "A date is written in Japanese."
        |site| text(site, "date", "2001年2月28日", "");
    "boolean-in-words" Invalid "A yes or no is a word that means neither."
        |site| text(site, "boolean", "perhaps", "");
    "address-with-blank" Valid "A URI has a blank inside."
        |site| text(site, "anyURI", "http://www.example.com/a page", "");
    "address-of-mail-box" Valid "A URI is that of a mail box."
        |site| text(site, "anyURI", "mailto:reports@example.com", "");
    "address-with-stray-percent" Invalid "A URI has a percent sign that escapes nothing."
        |site| text(site, "anyURI", "http://www.example.com/100%", "");
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

const NAME: &str = "AddedForTest";

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

fn text(site: &mut Site<'_>, item_type: &str, value: &str, lang: &str) -> Option<()> {
    site.add_item(NAME, item_type, "duration")?;
    let period = site.duration()?;
    site.add_fact(&[("concept", NAME), ("period", &period), ("value", value), ("lang", lang)])
}

fn grouping(site: &mut Site<'_>, kind: ConceptKind) -> Option<()> {
    let row = site.concept(|_, concept| concept.is_abstract && concept.kind == kind)?;
    let (name, period) = (site.name(row.into()), site.duration()?);
    site.add_fact(&[("concept", name), ("period", &period), ("value", "A text.")])
}
