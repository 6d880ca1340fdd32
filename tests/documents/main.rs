//! Documents of reports with one thing wrong, over a small taxonomy: what is told of it; and what their references and
//! names mean when they are written elsewhere.

#[path = "../common/mod.rs"]
mod common;
mod elsewhere;
mod instances;
mod members;
mod pages;
mod tuples;
mod xhtml;

use std::fs;
use std::path::Path;

use common::kessan;

const NAMES: &str = r#"xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xbrldi="http://xbrl.org/2006/xbrldi" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:t="urn:t""#;

/// A taxonomy of a few types.
fn schema() -> String {
    let items = [
        ("Cash", "xbrli:monetaryItemType"),
        ("Small", "t:small"),
        ("Words", "xbrli:stringItemType"),
        ("Code", "t:code"),
        ("Named", "xbrli:NameItemType"),
        ("On", "xbrli:dateItemType"),
        ("At", "xbrli:dateTimeItemType"),
        ("Is", "xbrli:booleanItemType"),
        ("Of", "xbrli:QNameItemType"),
        ("For", "t:months"),
        ("Ratio", "t:share"),
        ("Kind", "t:kind"),
    ];
    let items: String = items
        .iter()
        .map(|(name, of)| {
            format!(
                "<xs:element name=\"{name}\" id=\"t_{name}\" type=\"{of}\" substitutionGroup=\"xbrli:item\" \
                 xbrli:periodType=\"instant\" nillable=\"true\"/>\n"
            )
        })
        .collect();
    format!(
        r##"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrldt="http://xbrl.org/2005/xbrldt" {NAMES} targetNamespace="urn:t" elementFormDefault="qualified">
<xs:annotation><xs:appinfo><link:roleType roleURI="urn:r" id="r"><link:usedOn>link:presentationLink</link:usedOn></link:roleType></xs:appinfo></xs:annotation>
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:import namespace="http://xbrl.org/2005/xbrldt" schemaLocation="http://www.xbrl.org/2005/xbrldt-2005.xsd"/>
<xs:complexType name="code"><xs:simpleContent><xs:restriction base="xbrli:tokenItemType"><xs:pattern value="[A-Z]{{2}}-[0-9]+"/></xs:restriction></xs:simpleContent></xs:complexType>
<xs:complexType name="small"><xs:simpleContent><xs:restriction base="xbrli:monetaryItemType"><xs:maxInclusive value="100"/></xs:restriction></xs:simpleContent></xs:complexType>
<xs:complexType name="months"><xs:simpleContent><xs:restriction base="xbrli:durationItemType"><xs:minInclusive value="P1M"/></xs:restriction></xs:simpleContent></xs:complexType>
<xs:complexType name="kind"><xs:simpleContent><xs:restriction base="xbrli:QNameItemType"><xs:enumeration value="t:Cash"/></xs:restriction></xs:simpleContent></xs:complexType>
<xs:complexType name="share"><xs:simpleContent><xs:restriction base="xbrli:floatItemType"><xs:minInclusive value="0"/></xs:restriction></xs:simpleContent></xs:complexType>
{items}<xs:element name="Axis" id="t_Axis" type="xbrli:stringItemType" substitutionGroup="xbrldt:dimensionItem" abstract="true" xbrli:periodType="instant" xbrldt:typedDomainRef="#t_number"/>
<xs:element name="number" id="t_number" type="xs:int"/>
<xs:element name="ByWord" id="t_ByWord" type="xbrli:stringItemType" substitutionGroup="xbrldt:dimensionItem" abstract="true" xbrli:periodType="instant" xbrldt:typedDomainRef="#element(t_word)"/>
<xs:element name="word" id="t_word" type="xs:QName"/>
</xs:schema>"##
    )
}

const CONTEXT: &str = r#"<xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="urn:s">e</xbrli:identifier></xbrli:entity><xbrli:period><xbrli:instant>2031-03-31</xbrli:instant></xbrli:period></xbrli:context>
<xbrli:unit id="u"><xbrli:measure>iso4217:JPY</xbrli:measure></xbrli:unit>"#;

fn instance() -> String {
    format!(
        r##"<?xml version="1.0" encoding="UTF-8"?>
<xbrli:xbrl {NAMES}>
<link:schemaRef xlink:type="simple" xlink:href="t.xsd"/>
{CONTEXT}
<t:Cash id="cash" contextRef="c" unitRef="u" decimals="0">100</t:Cash>
<t:Words contextRef="c" xml:lang="en">some words that go on for longer than most</t:Words>
<link:footnoteLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link"><link:loc xlink:type="locator" xlink:href="#cash" xlink:label="f"/><link:footnote xlink:type="resource" xlink:label="n" xlink:role="http://www.xbrl.org/2003/role/footnote" xml:lang="en">A note</link:footnote><link:footnoteArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/fact-footnote" xlink:from="f" xlink:to="n"/></link:footnoteLink>
</xbrli:xbrl>
"##
    )
}

fn page(body: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL" xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2022-02-16" {NAMES} xml:lang="en"><head><title>t</title></head><body><div style="display:none"><ix:header><ix:references><link:schemaRef xlink:type="simple" xlink:href="t.xsd"/></ix:references><ix:resources>{CONTEXT}</ix:resources></ix:header></div>
{body}
</body></html>
"#
    )
}

fn fact(name: &str, value: &str) -> String {
    format!("<p><ix:nonNumeric name=\"t:{name}\" contextRef=\"c\">{value}</ix:nonNumeric></p>")
}

fn number(more: &str, value: &str) -> String {
    format!(
        "<p><ix:nonFraction name=\"t:Cash\" contextRef=\"c\" unitRef=\"u\" decimals=\"0\" {more}>{value}</ix:nonFraction></p>"
    )
}

/// What is said of a report over the taxonomy.
fn said(folder: &Path, name: &str, text: &str) -> String {
    fs::write(folder.join("t.xsd"), schema()).expect("a file");
    fs::write(folder.join(name), text).expect("a file");
    kessan(folder, &["check", name]).stdout
}

/// Asserts that each text gives a finding that begins like this; an empty one that nothing is found.
fn assert_told(name: &str, cases: &[(String, &str)]) {
    let folder = tempfile::tempdir().expect("a folder");
    for (text, expected) in cases {
        let told = said(folder.path(), name, text);
        match *expected {
            "" => assert!(told.contains("0 errors, 0 warnings"), "{text}\n{told}"),
            code => assert!(told.contains(&format!("[{code}]")), "{code}: {text}\n{told}"),
        }
    }
}
