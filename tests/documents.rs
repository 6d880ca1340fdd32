//! Documents of reports with one thing wrong, over a small taxonomy: what is told of it; and what their references and
//! names mean when they are written elsewhere.

mod common;

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

/// A footnote of a page.
const FOOTNOTE: &str = r#"<ix:footnote id="f" xml:lang="en">a note</ix:footnote>"#;

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

#[test]
fn faults_of_instances_are_told() {
    let with = |from: &str, to: &str| {
        let text = instance();
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    };
    let typed = |more: &str| {
        let member = format!(
            "</xbrli:identifier><xbrli:segment><xbrldi:typedMember dimension=\"t:Axis\"{more}><t:number>1</t:number></xbrldi:typedMember></xbrli:segment>"
        );
        with("</xbrli:identifier>", &member)
    };
    let also = |fact: &str| with("<link:footnoteLink", &format!("{fact}<link:footnoteLink"));
    let fact =
        |name: &str, value: &str| also(&format!("<t:{name} contextRef=\"c\">{value}</t:{name}>"));
    let long = "9".repeat(40);
    let pure = |value: &str| {
        format!("<t:Ratio contextRef=\"c\" unitRef=\"u\" decimals=\"INF\">{value}</t:Ratio>")
    };
    let binary = |value: &str| also(&pure(value));
    assert_told(
        "a.xbrl",
        &[
            (instance(), ""),
            // Bounds.
            (fact("For", "P1M"), ""),
            (fact("For", "P32D"), ""),
            (fact("For", "P20D"), "invalid-value"),
            (fact("For", "P30D"), "invalid-value"),
            (binary("1e-3"), ""),
            (binary("-1e-3"), "invalid-value"),
            (fact("Kind", "t:Cash"), ""),
            (also("<t:Kind xmlns:z=\"urn:t\" contextRef=\"c\">z:Cash</t:Kind>"), ""),
            (also("<t:Kind xmlns:z=\"urn:z\" contextRef=\"c\">z:Cash</t:Kind>"), "invalid-value"),
            (fact("Kind", "t:Other"), "invalid-value"),
            (fact("On", "12031-02-28"), ""),
            (fact("On", "-0044-03-15"), ""),
            (fact("On", "12031-02-29"), "invalid-value"),
            // Well-formedness.
            (with("some words", "some ]]> words"), "ill-formed-xml"),
            (with("some words", "some \u{ffff} words"), "ill-formed-xml"),
            (with("some words", "some&nbsp;words"), "ill-formed-xml"),
            (with("some words", "some&#160;words"), ""),
            (with("some words", "<?xml version='1.0'?>"), "ill-formed-xml"),
            (with("decimals=\"0\"", "decimals=\"&#1;\""), "ill-formed-xml"),
            (with("\" contextRef", "\"contextRef"), "ill-formed-xml"),
            (with("UTF-8", "UTF-16"), "ill-formed-xml"),
            (with("<xbrli:xbrl", "<!DOCTYPE x SYSTEM 'x.dtd'><xbrli:xbrl"), "unread-declarations"),
            (with("<xbrli:xbrl", "<!DOCTYPE x [<!ENTITY % p 'q'>]><xbrli:xbrl"), ""),
            (with("<xbrli:xbrl", "<!DOCTYPE x SYSTEM 'about:legacy-compat'><xbrli:xbrl"), ""),
            // References.
            (with("\"t.xsd\"", "\"a.xbrl\""), "no-schema-or-linkbase"),
            (with("\"t.xsd\"", "\"t.xsd#t_Cash\""), "no-schema-or-linkbase"),
            (with("</xbrli:xbrl", "<link:roleRef/></xbrli:xbrl"), "misplaced-element"),
            (
                with(
                    "<xbrli:context",
                    "<link:linkbaseRef xlink:type=\"simple\" xlink:href=\"t.xsd\" xlink:arcrole=\"urn:a\"/><xbrli:context",
                ),
                "no-schema-or-linkbase",
            ),
            // Footnotes: escaped letters, steps, roles for other elements.
            (with("#cash", "#%63ash"), ""),
            (with("#cash", "#element(/1/4)"), ""),
            (with("#cash", "#element(/1/9)"), "broken-footnote"),
            (
                with("http://www.xbrl.org/2003/role/link", "urn:r").replacen(
                    "<xbrli:context",
                    "<link:roleRef xlink:type=\"simple\" roleURI=\"urn:r\" xlink:href=\"t.xsd#r\"/><xbrli:context",
                    1,
                ),
                "broken-footnote",
            ),
            // Members and values.
            (typed(""), ""),
            (typed(" id=\"x\""), "invalid-attribute"),
            (fact("Named", "a:b"), ""),
            (fact("Named", "1a"), "invalid-value"),
            (
                also(&format!("<t:Cash contextRef=\"c\" unitRef=\"u\" decimals=\"INF\">{long}</t:Cash>")),
                "figure-too-long",
            ),
            (
                also("<t:Cash contextRef=\"c\" unitRef=\"u\" decimals=\"99999999999\">5</t:Cash>"),
                "inconsistent-duplicates",
            ),
        ],
    );
}

/// Facets limit what the values of a type have (XML Schema 1.0 Part 2 §4.1.5).
#[test]
fn facets_are_such_as_the_values_can_have() {
    let with = |base: &str, facet: &str| {
        let own = format!(
            "<xs:complexType name=\"own\"><xs:simpleContent><xs:restriction base=\"xbrli:{base}\">\
             <xs:{facet}/></xs:restriction></xs:simpleContent></xs:complexType></xs:schema>"
        );
        schema().replace("</xs:schema>", &own)
    };
    let folder = tempfile::tempdir().expect("a folder");
    let refused = |from: &str, to: &str| {
        let text = schema().replacen(from, to, 1);
        fs::write(folder.path().join("own.xsd"), text).expect("a file");
        kessan(folder.path(), &["check", "own.xsd"]).stdout
    };
    // What XBRL puts into a schema stands directly below it; types and nil are such as can be.
    let below = "<xs:element name=\"Deep\" id=\"t_Deep\" type=\"xs:int\"><xs:annotation><xs:appinfo><link:linkbaseRef \
                 xlink:type=\"simple\" xlink:href=\"own.xsd\"/></xs:appinfo></xs:annotation></xs:element></xs:schema>";
    let beside = "<xs:annotation><xs:documentation><link:linkbaseRef xlink:type=\"simple\" xlink:href=\"own.xsd\"/>\
                  </xs:documentation></xs:annotation></xs:schema>";
    for misplaced in [below, beside] {
        let told = refused("</xs:schema>", misplaced);
        assert!(told.contains("error[forbidden-in-schema]"), "{told}");
    }
    for (attribute, is_right) in [
        ("xsi:nil=\"false\"", false),
        ("xsi:type=\"own\"", false),
        ("xsi:type=\"xs:string\"", true),
    ] {
        let told = refused(
            "<link:usedOn>",
            &format!("<link:definition {attribute}>a</link:definition><link:usedOn>"),
        );
        assert_eq!(told.contains("0 errors"), is_right, "{attribute}: {told}");
    }
    // What declarations give is a value, and what types hold has a name.
    let given = |attributes: &str| {
        format!("<xs:element name=\"Given\" id=\"t_Given\" {attributes}/></xs:schema>")
    };
    let own =
        |inner: &str| format!("<xs:complexType name=\"pair\">{inner}</xs:complexType></xs:schema>");
    for (more, is_right) in [
        (given("type=\"xs:boolean\" default=\"true\""), true),
        (given("type=\"xs:boolean\" default=\"credit\""), false),
        (given("type=\"xs:gDay\" fixed=\"---07\""), true),
        (given("type=\"xs:gDay\" fixed=\"x\""), false),
        (given("type=\"xs:string\" default=\"\""), true),
        (
            own(
                "<xs:attribute name=\"a\" type=\"xs:int\"/><xs:attribute name=\"b\" type=\"xs:int\"/>",
            ),
            true,
        ),
        (
            own(
                "<xs:attribute name=\"a\" type=\"xs:int\"/><xs:attribute name=\"a\" type=\"xs:ID\"/>",
            ),
            false,
        ),
        (own("<xs:attribute name=\"a\" type=\"xs:int\" default=\"x\"/>"), false),
        (own("<xs:sequence><xs:element name=\"a\" type=\"xs:int\"/></xs:sequence>"), true),
        (own("<xs:sequence><xs:element type=\"xs:int\"/></xs:sequence>"), false),
    ] {
        let told = refused("</xs:schema>", &more);
        assert_eq!(told.contains("0 errors"), is_right, "{more}: {told}");
        assert_eq!(told.contains("error[invalid-type]"), !is_right, "{more}: {told}");
    }
    for (base, facet, is_right) in [
        ("dateTimeItemType", "minInclusive value=\"2031-01-01\"", false),
        ("dateTimeItemType", "pattern value=\".*Z\"", true),
        ("dateItemType", "minInclusive value=\"2031-01-01\"", true),
        ("dateItemType", "maxLength value=\"10\"", false),
        ("booleanItemType", "enumeration value=\"true\"", false),
        ("booleanItemType", "pattern value=\"true\"", true),
        ("stringItemType", "maxInclusive value=\"z\"", false),
        ("stringItemType", "length value=\"3\"", true),
        ("monetaryItemType", "fractionDigits value=\"2\"", true),
        ("floatItemType", "totalDigits value=\"2\"", false),
        ("integerItemType", "maxExclusive value=\"9\"", true),
    ] {
        fs::write(folder.path().join("own.xsd"), with(base, facet)).expect("a file");
        let told = kessan(folder.path(), &["check", "own.xsd"]).stdout;
        assert_eq!(told.contains("error[invalid-type]"), !is_right, "{base} {facet}: {told}");
        assert!(told.contains("1 error") != is_right, "{base} {facet}: {told}");
    }
}

/// A role and a typed domain may be pointed at by steps, and a linkbase in a schema by its id (XBRL 2.1 §3.5.4, §4.3.2).
#[test]
fn references_lead_to_parts_of_schemas() {
    let folder = tempfile::tempdir().expect("a folder");
    let linkbase = |href: &str| {
        format!(
            "<link:linkbase {NAMES}><link:roleRef xlink:type=\"simple\" roleURI=\"urn:r\" xlink:href=\"t.xsd#{href}\"/></link:linkbase>"
        )
    };
    fs::write(folder.path().join("t.xsd"), schema()).expect("a file");
    for (href, is_right) in [
        ("r", true),
        ("element(r)", true),
        ("element(/1/1/1/1)", true),
        ("element(t_Cash)", false),
        ("element(/1/1/1/9)", false),
    ] {
        fs::write(folder.path().join("l.xml"), linkbase(href)).expect("a file");
        let told = kessan(folder.path(), &["check", "l.xml"]).stdout;
        assert_eq!(told.contains("0 errors"), is_right, "{href}: {told}");
    }
    let schema = schema().replace("<xs:appinfo>", "<xs:appinfo><link:linkbase id=\"own\"/>");
    let reference = |href: &str| {
        let text = format!(
            "<link:linkbaseRef xlink:type=\"simple\" xlink:href=\"{href}\" xlink:arcrole=\"http://www.w3.org/1999/xlink/properties/linkbase\"/><xbrli:context"
        );
        instance().replacen("<xbrli:context", &text, 1)
    };
    fs::write(folder.path().join("t.xsd"), schema).expect("a file");
    for (href, is_right) in
        [("t.xsd#own", true), ("t.xsd#none", false), ("t.xsd#t_Cash", false), ("t.xsd", false)]
    {
        fs::write(folder.path().join("a.xbrl"), reference(href)).expect("a file");
        let told = kessan(folder.path(), &["check", "a.xbrl"]).stdout;
        let is_told = told.contains("error[no-schema-or-linkbase]");
        assert!(told.contains("0 errors") == is_right && is_told != is_right, "{href}: {told}");
    }
}

#[test]
fn faults_of_pages_are_told() {
    let hidden = |inner: &str| {
        page(&fact("Is", "true")).replacen("<ix:references>", &format!("{inner}<ix:references>"), 1)
    };
    let a_fact = "<ix:nonNumeric name=\"t:Words\" contextRef=\"c\">a</ix:nonNumeric>";
    let first = |body: &str| page(body).replace("2013/inlineXBRL", "2008/inlineXBRL");
    assert_told(
        "a.xhtml",
        &[
            (page(&fact("Is", "true")), ""),
            (first(&number("", "1")), ""),
            (first(&number("nil=\"true\"", "1")), "invalid-attribute"),
            (first(&number("class=\"x\"", "1")), "invalid-attribute"),
            (
                first(&a_fact.replace("contextRef", "continuedAt=\"x\" contextRef")),
                "invalid-attribute",
            ),
            // Values are of the types of their concepts.
            (page(&fact("Is", "yes")), "invalid-value"),
            (page(&fact("On", "2031-02-29")), "invalid-value"),
            (page(&fact("Of", "zz:a")), "invalid-value"),
            (page(&fact("Of", "t:a")), ""),
            (page(&fact("Of", "zz:a").replace("<p>", "<p xmlns:zz=\"urn:z\">")), ""),
            (page(&fact("Kind", "t:Cash")), ""),
            (page(&fact("Kind", "z:Cash").replace("<p>", "<p xmlns:z=\"urn:t\">")), ""),
            (page(&fact("Code", "AB-12")), ""),
            (page(&fact("Code", "AB-x")), "invalid-value"),
            (page(&number("", "101").replace("t:Cash", "t:Small")), "invalid-value"),
            (page(&number("", "1O1")), "invalid-text"),
            // Elements and their attributes.
            (page(&number("format=\"ixt:fixed-zero\"", "")), "misplaced-element"),
            (page(&number("class=\"x\"", "1")), "invalid-attribute"),
            (page(&number("escape=\"true\"", "1")), "invalid-attribute"),
            (page(&number("t:own=\"x\"", "1")), ""),
            (page(&number("order=\"1\"", "1")), "broken-tuple"),
            (
                page(&fact("Words", "a").replace("contextRef", "scale=\"1\" contextRef")),
                "invalid-attribute",
            ),
            (page("<p><ix:foo/></p>"), "misplaced-element"),
            (page("<p ix:foo=\"1\">a</p>"), "invalid-attribute"),
            (page(&number("xbrli:balance=\"debit\"", "1")), "invalid-attribute"),
            (page(&format!("<table>{a_fact}</table>")), "misplaced-element"),
            (page(&format!("<table><tr><td>{a_fact}</td></tr></table>")), ""),
            (page("").replace("<title>t", &format!("<title>{a_fact}")), "misplaced-element"),
            (
                page("<p>").replace(
                    "<p>",
                    &format!("<p id=\"x\">{}</p>", a_fact.replace("name", "id=\"x\" name")),
                ),
                "repeated-xml-id",
            ),
            (
                page(&a_fact.replace("name", "xsi:nil=\"true\" name").replace(">a<", "><b/><")),
                "misplaced-element",
            ),
            (
                page(&format!("<div>{}{}</div>", number("id=\"n\"", "1"), number("id=\"m\"", "1")))
                    .replace(
                        "</ix:resources>",
                        "<ix:relationship fromRefs=\"n\" toRefs=\"m\" order=\"x\"/></ix:resources>",
                    ),
                "invalid-attribute",
            ),
            // The header holds its parts alone, and these what belongs to them.
            (hidden("zz"), "misplaced-element"),
            (hidden("<xbrli:measure>a</xbrli:measure>"), "misplaced-element"),
            (
                page("").replace("</ix:resources>", "zz</ix:resources>"),
                "misplaced-element",
            ),
            (
                page("").replace("<ix:references>", "<ix:references>zz"),
                "misplaced-element",
            ),
            (page(&format!("<ix:header>{a_fact}</ix:header>")), "misplaced-element"),
            (
                page(&a_fact.replace(">a<", "><xbrli:measure>a</xbrli:measure><")),
                "misplaced-element",
            ),
            (
                page(&format!("{}{}", number("id=\"n\"", "1"), FOOTNOTE)).replace(
                    "</ix:resources>",
                    "<ix:relationship fromRefs=\"n\" toRefs=\"f\" name=\"a\"/></ix:resources>",
                ),
                "invalid-attribute",
            ),
            (
                page(&format!("{}{}", number("id=\"n\"", "1"), FOOTNOTE)).replace(
                    "</ix:resources>",
                    " <ix:relationship xml:lang=\"en\" fromRefs=\"n\" toRefs=\"f\" order=\"1\"/>\n</ix:resources>",
                ),
                "",
            ),
            (hidden(&format!("<ix:hidden>{a_fact}</ix:hidden>")), ""),
            (hidden("<ix:hidden/>"), "misplaced-element"),
            (hidden(&format!("<ix:hidden>x{a_fact}</ix:hidden>")), "misplaced-element"),
            (hidden(&format!("<ix:hidden><p>{a_fact}</p></ix:hidden>")), "misplaced-element"),
            (hidden(&format!("<ix:hidden>{a_fact}</ix:hidden>").repeat(2)), "misplaced-element"),
        ],
    );
}

/// Pages that were saved together are no set where their contexts have the same ids and say something else; where one of them
/// needs the other, no fact is given whose context nobody knows.
#[test]
fn pages_of_two_companies_in_a_folder_are_two_reports() {
    let folder = tempfile::tempdir().expect("a folder");
    let pages = folder.path().join("pages");
    fs::create_dir(&pages).expect("a folder");
    fs::write(pages.join("t.xsd"), schema()).expect("a file");
    let one = page(&number("", "5"));
    let other = page(&number("", "6")).replace(">e<", ">f<");
    fs::write(pages.join("a.xhtml"), one).expect("a file");
    let told = |other: &str| {
        fs::write(pages.join("b.xhtml"), other).expect("a file");
        kessan(folder.path(), &["facts", "pages", "--to", "csv"])
    };
    let run = told(&other);
    let rows = |part: &str| run.stdout.lines().filter(|line| line.contains(part)).count();
    assert_eq!((rows("urn:s#e"), rows("urn:s#f")), (1, 1), "{}{}", run.stdout, run.stderr);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let (from, to) = (other.find("<ix:references>"), other.find("<ix:resources>"));
    let alone = [&other[..from.unwrap()], &other[to.unwrap()..]].concat();
    let run = told(&alone);
    assert!(run.stderr.contains("says two things under one id"), "{}", run.stderr);
    assert_eq!(run.status, Some(1), "{}", run.stdout);
}

/// The schemas of Inline XBRL say what a page is beside its facts, too; in them no element of another namespace stands in it.
#[test]
fn pages_hold_what_xhtml_holds() {
    let in_text =
        |inner: &str| fact("Words", inner).replace("contextRef", "escape=\"true\" contextRef");
    let headed = |head: &str| page("").replace("<title>t</title>", head);
    assert_told(
        "a.xhtml",
        &[
            (
                page(
                    "<table border=\"1\"><thead><tr><th>a</th></tr></thead><tbody><tr><td colspan=\"2\">b</td></tr></tbody></table>",
                ),
                "",
            ),
            (page("<ul><li>a<p>b</p></li></ul><p><img src=\"a\" alt=\"\"/><br/></p><hr/>"), ""),
            (page("<form action=\"a\"><p><select><option>a</option></select></p></form>"), ""),
            (
                page(
                    "<div><object data=\"a\"><param name=\"b\"/>c</object></div><dl><dt>a</dt></dl>",
                ),
                "",
            ),
            (page("<table><col width=\"1*\"/><tr><td align=\"left\">a</td></tr></table>"), ""),
            (page(&in_text("<div>a</div><span>b</span>")), ""),
            (
                headed(
                    "<meta content=\"a\"/><title>t</title><style type=\"text/css\">p {}</style>",
                ),
                "",
            ),
            (
                page(
                    "<p xmlns:o=\"urn:o\" xsi:o=\"\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">a</p>",
                ),
                "",
            ),
            // What XHTML does not have.
            (page("<p><font>a</font></p>"), "misplaced-element"),
            (page("<section>a</section>"), "misplaced-element"),
            (page(&in_text("<u>a</u>")), "misplaced-element"),
            (
                page("<p><svg xmlns=\"http://www.w3.org/2000/svg\"><g>a</g></svg></p>"),
                "misplaced-element",
            ),
            (page("<p align=\"left\">a</p>"), "invalid-attribute"),
            (page("<p data-a=\"b\">a</p>"), "invalid-attribute"),
            (page("<p lang=\"en\">a</p>"), "invalid-attribute"),
            (page("<p xmlns:o=\"urn:o\" o:a=\"b\">a</p>"), "invalid-attribute"),
            (page("<p dir=\"up\">a</p>"), "invalid-attribute"),
            (page("<p id=\"1a\">a</p>"), "invalid-attribute"),
            (page("<p><img src=\"a\"/></p>"), "invalid-attribute"),
            // Where its elements can't stand.
            (page("<span>a</span>"), "misplaced-element"),
            (page("a"), "misplaced-element"),
            (page("<p><span><div>a</div></span></p>"), "misplaced-element"),
            (page("<p><a href=\"a\"><a href=\"b\">a</a></a></p>"), "misplaced-element"),
            (page("<style type=\"text/css\">p {}</style>"), "misplaced-element"),
            (page(&in_text("<li>a</li>")), "misplaced-element"),
            (page("<ul></ul>"), "misplaced-element"),
            (page("<dl></dl>"), "misplaced-element"),
            (
                page("<table><tbody><tr><td>a</td></tr></tbody><tr><td>b</td></tr></table>"),
                "misplaced-element",
            ),
            (page("<table><dd>a</dd><tr><td>b</td></tr></table>"), "misplaced-element"),
            (headed("<title>t</title><div>a</div>"), "misplaced-element"),
            (headed(""), "misplaced-element"),
        ],
    );
    // It is told once, and no fact is lost for it.
    let folder = tempfile::tempdir().expect("a folder");
    let text = page(
        &[&number("", "5")[..], "<p><b><font>a</font></b></p>", "<p><font>a</font></p>"].concat(),
    );
    let told = said(folder.path(), "a.xhtml", &text.replace("</p>", "</p><p><font>a</font></p>"));
    assert_eq!(told.matches("`font` can't stand in `p`").count(), 1, "{told}");
    let facts = kessan(folder.path(), &["facts", "a.xhtml", "--to", "json"]);
    assert_eq!((facts.status, facts.stdout.lines().count()), (Some(0), 1), "{facts:?}");
}

/// Bulk files of a register have pages and instances of many companies beside each other; an instance that was made of a page
/// says nothing else.
#[test]
fn an_instance_beside_pages_is_a_report_unless_it_was_made_of_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let pages = folder.path().join("pages");
    fs::create_dir(&pages).expect("a folder");
    fs::write(pages.join("t.xsd"), schema()).expect("a file");
    fs::write(pages.join("a.xhtml"), page(&number("", "100"))).expect("a file");
    let own = instance();
    for (text, reports) in
        [(own.clone(), 1), (own.replace(">e<", ">f<"), 2), (own.replace("2031-", "2032-"), 2)]
    {
        fs::write(pages.join("a_htm.xml"), &text).expect("a file");
        let run = kessan(folder.path(), &["facts", "pages", "--to", "csv", "--concept", "Cash"]);
        let facts = run.stdout.lines().filter(|line| line.contains("t:Cash")).count();
        assert_eq!(facts, reports, "{text}{}{}", run.stdout, run.stderr);
    }
}

/// What the element of a typed member has beside its content is part of what it says.
#[test]
fn attributes_of_typed_members_tell_them_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, key: u8| {
        let member = format!(
            "</xbrli:identifier><xbrli:segment><xbrldi:typedMember dimension=\"t:Axis\"><t:key k=\"{key}\"><t:part>1</t:part>\
             </t:key></xbrldi:typedMember></xbrli:segment>"
        );
        let text = instance().replace("</xbrli:identifier>", &member);
        fs::write(folder.path().join(name), text).expect("a file");
    };
    write("a.xbrl", 1);
    write("b.xbrl", 2);
    let run =
        |arguments: &[&str]| kessan(folder.path(), &[arguments, &["--without-taxonomy"]].concat());
    let converted = run(&["convert", "a.xbrl", "--to", "xbrl", "--out", "c.xbrl"]);
    assert_eq!(converted.status, Some(0), "{converted:?}");
    let text = fs::read_to_string(folder.path().join("c.xbrl")).expect("it was written");
    assert_eq!(text.matches("<t:key ").count(), 1, "{text}");
    assert!(text.contains("k=\"1\""), "{text}");
    assert_eq!(run(&["diff", "a.xbrl", "c.xbrl"]).status, Some(0));
    assert_eq!(run(&["diff", "a.xbrl", "b.xbrl"]).status, Some(1));
}

/// An instance names an entity that stands for none.
#[test]
fn facts_about_no_entity_are_the_same_in_an_instance() {
    let folder = tempfile::tempdir().expect("a folder");
    let json = r#"{"documentInfo":{"documentType":"https://xbrl.org/2021/xbrl-json","namespaces":{"t":"urn:t"},"taxonomy":["t.xsd"]},"facts":{"f":{"value":"true","dimensions":{"concept":"t:Is","period":"2031-04-01T00:00:00"}}}}"#;
    assert!(!said(folder.path(), "a.json", json).contains("error["));
    let run = kessan(folder.path(), &["convert", "a.json", "--to", "xbrl", "--out", "a.xbrl"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    let run = kessan(folder.path(), &["diff", "a.json", "a.xbrl"]);
    assert_eq!(run.status, Some(0), "{run:?}");
}

/// The same value is one, or none, in every syntax.
#[test]
fn values_in_json_are_of_the_types_of_their_concepts() {
    let json = |name: &str, value: &str| {
        format!(
            r#"{{"documentInfo":{{"documentType":"https://xbrl.org/2021/xbrl-json","namespaces":{{"t":"urn:t","s":"urn:s","iso4217":"http://www.xbrl.org/2003/iso4217"}},"taxonomy":["t.xsd"]}},"facts":{{"f":{{"value":"{value}",{}"dimensions":{{"concept":"t:{name}","entity":"s:e","period":"2031-04-01T00:00:00"{}}}}}}}}}"#,
            if name == "Small" { "\"decimals\":0," } else { "" },
            if name == "Small" { ",\"unit\":\"iso4217:JPY\"" } else { "" },
        )
    };
    assert_told(
        "a.json",
        &[
            (json("Code", "AB-1"), ""),
            (json("Code", "  AB-1 "), ""),
            (json("Code", "AB-x"), "oim-value"),
            (json("Small", "100"), ""),
            (json("Small", "101"), "oim-value"),
            (json("At", "2031-02-28T24:00:00"), ""),
            (json("At", "2031-02-30T00:00:00"), "oim-value"),
            (json("Of", "t:a"), ""),
            (json("Of", "t:1a"), "oim-value"),
        ],
    );
}

/// What the Open Information Model has no words for stands beside each fact: tuples, other targets, segments of any content.
#[test]
fn facts_are_told_with_what_the_model_cannot_say() {
    let folder = tempfile::tempdir().expect("a folder");
    let tuple = "<xs:element name=\"Pair\" id=\"t_Pair\" substitutionGroup=\"xbrli:tuple\"><xs:complexType><xs:complexContent>\
                 <xs:restriction base=\"xs:anyType\"><xs:sequence><xs:element ref=\"t:Words\"/><xs:element ref=\"t:Pair\" minOccurs=\"0\"/>\
                 </xs:sequence><xs:attribute name=\"id\" type=\"xs:ID\"/></xs:restriction></xs:complexContent></xs:complexType></xs:element></xs:schema>";
    fs::write(folder.path().join("t.xsd"), schema().replace("</xs:schema>", tuple))
        .expect("a file");
    let told = |name: &str, text: String| {
        fs::write(folder.path().join(name), text).expect("a file");
        let run = kessan(folder.path(), &["facts", name, "--to", "json"]);
        assert!(!run.stderr.contains("not told"), "{}", run.stderr);
        run.stdout
    };
    let scenario =
        "</xbrli:period><xbrli:scenario><t:word>t:a</t:word></xbrli:scenario></xbrli:context>";
    let words = "<t:Words contextRef=\"c\">deep</t:Words>";
    let pairs = format!(
        "<t:Pair id=\"p\">{words}<t:Pair id=\"q\">{words}</t:Pair></t:Pair><link:footnoteLink"
    );
    let text = instance().replacen("</xbrli:period></xbrli:context>", scenario, 1).replacen(
        "<link:footnoteLink",
        &pairs,
        1,
    );
    let json = told("a.xbrl", text);
    assert_eq!(json.matches("\"scenario\":\"<t:word").count(), 4, "{json}");
    assert_eq!(json.matches("\"tuple\":\"t:Pair#p\"").count(), 1, "{json}");
    assert_eq!(json.matches("\"tuple\":\"t:Pair#p/t:Pair#q\"").count(), 1, "{json}");
    // So are they compared.
    fs::create_dir(folder.path().join("b")).expect("a folder");
    fs::copy(folder.path().join("t.xsd"), folder.path().join("b/t.xsd")).expect("a file");
    let first = fs::read_to_string(folder.path().join("a.xbrl")).expect("it is there");
    let diff = |from: &str, to: &str| {
        assert!(first.contains(from), "{from}");
        fs::write(folder.path().join("b/a.xbrl"), first.replacen(from, to, 1)).expect("a file");
        kessan(folder.path(), &["diff", "a.xbrl", "b/a.xbrl"])
    };
    for (from, to, status) in [
        ("deep", "deep", 0),
        ("deep", "low", 1),
        ("t:a</t:word>", "t:b</t:word>", 1),
        ("xml:lang=\"en\">A note", "xml:lang=\"de\">A note", 1),
        ("id=\"q\"", "id=\"other\"", 0),
    ] {
        let run = diff(from, to);
        assert_eq!(run.status, Some(status), "{from}: {}{}", run.stdout, run.stderr);
    }
    let references = "<ix:references target=\"other\"><link:schemaRef xlink:type=\"simple\" xlink:href=\"t.xsd\"/></ix:references><ix:resources>";
    let both = format!("{}{}", number("", "1"), number("target=\"other\"", "2"));
    let json = told("a.xhtml", page(&both).replacen("<ix:resources>", references, 1));
    assert_eq!(json.matches("\"target\":\"other\"").count(), 1, "{json}");
    assert_eq!(json.lines().count(), 2, "{json}");
}

/// A token has no blanks around it and single ones within, a text in no language keeps them (XML Schema 1.0 Part 2 §4.3.6).
#[test]
fn values_have_the_blanks_of_their_types() {
    let folder = tempfile::tempdir().expect("a folder");
    let facts = "<t:Code contextRef=\"c\"> AB-1 </t:Code><t:Words contextRef=\"c\"> b  c </t:Words>\
                 <t:On contextRef=\"c\"> 2031-03-31 </t:On><link:footnoteLink";
    let text = instance().replacen("<link:footnoteLink", facts, 1);
    said(folder.path(), "a.xbrl", &text);
    let json = kessan(folder.path(), &["facts", "a.xbrl", "--to", "json"]).stdout;
    for value in ["\"AB-1\"", "\" b  c \"", "\"2031-03-31\""] {
        assert!(json.contains(&format!("\"value\":{value}")), "{value}: {json}");
    }
}

/// Names are compared by what their prefixes stand for.
#[test]
fn names_with_other_prefixes_are_no_difference() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = instance().replacen(
        "<link:footnoteLink",
        "<t:Of contextRef=\"c\">t:a</t:Of><link:footnoteLink",
        1,
    );
    said(folder.path(), "a.xbrl", &text);
    let other =
        text.replacen("<t:Of ", "<t:Of xmlns:z=\"urn:t\" ", 1).replacen(">t:a<", ">z:a<", 1);
    for (text, status) in [(other.clone(), 0), (other.replacen("\"urn:t\" ", "\"urn:z\" ", 1), 1)] {
        fs::write(folder.path().join("b.xbrl"), text).expect("a file");
        let run = kessan(folder.path(), &["diff", "a.xbrl", "b.xbrl"]);
        assert_eq!(run.status, Some(status), "{}{}", run.stdout, run.stderr);
    }
}

/// Whether a value is a name of a namespace: it has a prefix that is bound to it.
fn has_name(written: &str, namespace: &str, local: &str) -> bool {
    let binds = [format!("=\"{namespace}\""), format!("\":\"{namespace}\"")];
    binds.iter().flat_map(|bind| written.match_indices(bind)).any(|(at, _)| {
        let before = &written[..at];
        let from = before.rfind([' ', ':', '"', '\n']).map_or(0, |at| at + 1);
        let name = format!("{}:{local}", &before[from..]);
        [format!(">{name}<"), format!("\"{name}\"")].iter().any(|value| written.contains(value))
    })
}

/// What is written in another folder leads to the same taxonomy, and names mean what they meant.
#[test]
fn what_is_written_elsewhere_means_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let named = "<t:Of contextRef=\"c\" xmlns:own=\"urn:own\">own:a</t:Of>\
                 <t:Of contextRef=\"e\" xmlns:m=\"http://www.xbrl.org/2003/iso4217\">m:JPY</t:Of>\
                 <u:Of xmlns:u=\"urn:t\" xmlns:t=\"urn:other\" contextRef=\"d\">t:a</u:Of>";
    let year = CONTEXT.split("<xbrli:unit").next().unwrap_or_default();
    let member = "</xbrli:identifier><xbrli:segment><xbrldi:typedMember dimension=\"t:ByWord\">\
                  <v:word xmlns:v=\"urn:t\" xmlns:t=\"urn:member\">t:a</v:word></xbrldi:typedMember></xbrli:segment>";
    let next = year.replace("id=\"c\"", "id=\"d\"").replace("2031", "2032");
    let next = next.replace("</xbrli:identifier>", member);
    let last = year.replace("id=\"c\"", "id=\"e\"").replace("2031", "2033");
    let more = format!("{next}{last}{named}<link:footnoteLink");
    let text = instance().replacen("<link:footnoteLink", &more, 1);
    fs::create_dir(folder.join("in")).expect("a folder");
    said(&folder.join("in"), "a.xbrl", &text);
    // In xBRL-JSON a footnote is a fact.
    let ways = [
        ("json", "out/b.json", "6 facts"),
        ("xbrl", "out/b.xbrl", "5 facts"),
        ("ixbrl", "b.xhtml", "5 facts"),
    ];
    for (to, file, facts) in ways {
        fs::create_dir_all(folder.join("out")).expect("a folder");
        let run = kessan(folder, &["convert", "in/a.xbrl", "--to", to, "--out", file]);
        let written =
            fs::read_to_string(folder.join(file)).unwrap_or_else(|_| panic!("{}", run.stderr));
        let way = if file.starts_with("out") { "../in/t.xsd" } else { "in/t.xsd" };
        assert!(written.contains(&format!("\"{way}\"")), "{written}");
        for namespace in ["urn:own", "urn:other", "urn:member"] {
            assert!(has_name(&written, namespace, "a"), "{namespace}: {written}");
        }
        assert!(has_name(&written, "http://www.xbrl.org/2003/iso4217", "JPY"), "{written}");
        let told = kessan(folder, &["check", file]).stdout;
        assert!(told.contains(": 0 errors") && told.contains(facts), "{told}");
    }
    // Addresses are moved by what they say, not by what is there.
    let alone = instance().replace("t.xsd", "later.xsd");
    fs::write(folder.join("in/alone.xbrl"), alone).expect("it is written");
    let bare = ["convert", "in/alone.xbrl", "--without-taxonomy", "--to", "xbrl", "--out"];
    let run = kessan(folder, &[&bare[..], &["out/alone.xbrl"]].concat());
    let written = fs::read_to_string(folder.join("out/alone.xbrl"));
    let written = written.unwrap_or_else(|_| panic!("{}", run.stderr));
    assert!(written.contains("\"../in/later.xsd\""), "{written}");
    // Tables lie in a folder of their own.
    kessan(&folder.join("in"), &["convert", "a.xbrl", "--to", "csv", "--out", "tables"]);
    let all = fs::read_dir(folder.join("in/tables")).expect("it is written");
    let texts = all.filter_map(|file| fs::read_to_string(file.ok()?.path()).ok());
    assert!(texts.into_iter().any(|text| text.contains("\"../t.xsd\"")));
}
