//! Enumerations: their domains, and facts that name members of them.

use super::super::site::Site;
use super::faults;
use super::types::{NAME, text};

faults! { Types:
    "enumeration-by-name" Valid "A fact names a member of the domain."
        |site| one(site, "AddedRedMember", "");
    "enumeration-by-label" Valid "A fact has the label of a member of the domain."
        |site| one(site, "AddedBlueMember (en)", "");
    "enumeration-unknown" Invalid "A fact names something that is no concept."
        |site| one(site, "AddedGreyMember", "");
    "enumeration-of-other-concept" Invalid "A fact names a concept that is not in the domain."
        |site| { let row = site.concept(|_, concept| concept.item_type.is_monetary())?; let name = site.name(row.into()); one(site, name, "") };
    "enumeration-of-unusable-member" Invalid "A fact names a member that is there to group others."
        |site| one(site, "AddedBrightMember", "");
    "enumeration-of-head" Invalid "A fact names the head of the domain."
        |site| one(site, "AddedColourDomain", "");
    "enumeration-of-usable-head" Valid "A fact names the head of the domain, which it may."
        |site| one(site, "AddedColourDomain", "yes");
    "enumeration-of-two" Invalid "A fact that names one member names two."
        |site| one(site, "AddedRedMember; AddedBlueMember", "");
    "enumeration-of-axis" Valid "An enumeration takes its values from an axis."
        |site| {
            let base = site.base;
            let axis = base.taxonomy.axes.iter().find(|(_, axis)| axis.members.len() > 1);
            let (axis, member) = axis.map(|(id, axis)| (*id, axis.members[1].concept))?;
            let (axis, member) = (site.name(axis), site.name(member));
            fact(site, "enumeration", axis, "", member)
        };
    "enumeration-without-domain" Invalid "An enumeration has no domain."
        |site| { domain(site)?; fact(site, "enumeration", "", "", "AddedRedMember") };
    "enumeration-of-unknown-domain" Unsayable "The domain of an enumeration is not there."
        |site| fact(site, "enumeration", "AddedColourDomain", "", "AddedRedMember");
    "enumeration-with-unit" Invalid "An enumeration has a unit."
        |site| {
            one(site, "AddedRedMember", "")?;
            let unit = site.unit(|measure| measure.starts_with("iso4217:"))?;
            site.set_last_fact(&[("unit", unit)])
        };
    "set-of-one" Valid "A set names one member."
        |site| set(site, "AddedRedMember");
    "set-in-other-order" Valid "A set names members in another order than that of their names."
        |site| set(site, "AddedRedMember; AddedGreenMember; AddedBlueMember");
    "set-of-none" Valid "A set names no member."
        |site| set(site, ";");
    "set-with-member-twice" Invalid "A set names a member twice."
        |site| set(site, "AddedRedMember; AddedBlueMember; AddedRedMember");
    "set-with-unknown-member" Invalid "One of a set is no member."
        |site| set(site, "AddedRedMember; AddedGreyMember");
    "set-with-unusable-member" Invalid "One of a set is there to group others."
        |site| set(site, "AddedBrightMember; AddedRedMember");
    "member-twice-in-domain" Unsayable "A member stands twice in a domain."
        |site| {
            set(site, "AddedRedMember")?;
            add_member(site, "1", "AddedRedMember", "")
        };
    "domain-of-no-members" Invalid "A domain has no members, and a fact names one."
        |site| {
            site.add_concept("AddedColourDomain", "member", "")?;
            site.add_concept("AddedRedMember", "member", "")?;
            site.add_source("domains.csv", &[("domain", "AddedColourDomain"), ("member", "")])?;
            fact(site, "enumeration", "AddedColourDomain", "", "AddedRedMember")
        };
    "domain-with-value-listed" Unsayable "A concept that is no enumeration has a domain."
        |site| { domain(site)?; fact(site, "token", "AddedColourDomain", "", "AddedRedMember") };
}

/// A domain of colours, one of which only groups two others.
fn domain(site: &mut Site<'_>) -> Option<()> {
    site.add_concept("AddedColourDomain", "member", "")?;
    for (depth, name, usable) in [
        ("1", "AddedBrightMember", "no"),
        ("2", "AddedRedMember", ""),
        ("2", "AddedGreenMember", ""),
        ("1", "AddedBlueMember", ""),
    ] {
        site.add_concept(name, "member", "")?;
        add_member(site, depth, name, usable)?;
    }
    Some(())
}

fn add_member(site: &mut Site<'_>, depth: &str, member: &str, usable: &str) -> Option<()> {
    let domain = ("domain", "AddedColourDomain");
    let cells = [domain, ("depth", depth), ("member", member), ("usable", usable)];
    site.add_source("domains.csv", &cells)
}

fn one(site: &mut Site<'_>, value: &str, head_usable: &str) -> Option<()> {
    domain(site)?;
    fact(site, "enumeration", "AddedColourDomain", head_usable, value)
}

fn set(site: &mut Site<'_>, value: &str) -> Option<()> {
    domain(site)?;
    fact(site, "enumerationSet", "AddedColourDomain", "", value)
}

/// A concept with a domain, and a fact of it.
fn fact(
    site: &mut Site<'_>,
    item_type: &str,
    domain: &str,
    head_usable: &str,
    value: &str,
) -> Option<()> {
    text(site, item_type, value, "")?;
    let table = site.source("concepts.csv")?;
    let row = table.find(&[("name", NAME)])?;
    table.set(row, "domain", domain)?;
    table.set(row, "head_usable", head_usable)
}
