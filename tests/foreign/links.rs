//! Relationships between facts and notes, networks of calculations, references, and what only locators lead to.

use std::fs;

use crate::common::kessan;

use super::{bare, colours, schema_of};

#[test]
fn links_that_are_no_footnotes_are_left_out_of_a_page_with_a_word() {
    let folder = tempfile::tempdir().expect("a folder");
    let locator = |id: &str| {
        format!(r##"<link:loc xlink:type="locator" xlink:href="#{id}" xlink:label="{id}"/>"##)
    };
    let facts = format!(
        r#"<t:A id="a" contextRef="c">one</t:A><t:B id="b" contextRef="c">two</t:B>
        <link:footnoteLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">{}{}
        <link:footnoteArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2009/arcrole/fact-explanatoryFact" xlink:from="a" xlink:to="b"/>
        </link:footnoteLink>"#,
        locator("a"),
        locator("b")
    );
    let schema = schema_of(&[("A", "string"), ("B", "string")]);
    fs::write(folder.path().join("nowhere.xsd"), schema).expect("a file");
    let reference = r#"<link:arcroleRef xlink:type="simple" arcroleURI="http://www.xbrl.org/2009/arcrole/fact-explanatoryFact"
        xlink:href="http://www.xbrl.org/lrr/arcrole/factExplanatory-2009-12-16.xsd#fact-explanatoryFact"/>"#;
    let text = bare(&facts).replacen("<context", &format!("{reference}<context"), 1);
    fs::write(folder.path().join("r.xbrl"), text).expect("a file");
    let run = kessan(folder.path(), &["convert", "r.xbrl", "--to", "ixbrl", "--out", "r.xhtml"]);
    let said = format!("{}{}", run.stdout, run.stderr);
    assert_eq!(run.status, Some(0), "{said}");
    assert!(said.contains("links of facts that are no footnotes (once"), "{said}");
    let page = fs::read_to_string(folder.path().join("r.xhtml")).expect("it is written");
    assert!(page.contains("name=\"t:A\"") && page.contains("name=\"t:B\""), "{page}");
}

/// Networks of Calculations 1.1 name a part once in a total, and decimal numbers only.
#[test]
fn networks_of_calculations_1_1_are_judged() {
    let folder = tempfile::tempdir().expect("a folder");
    let told = |arcrole: &str, of: &str, parts: &[&str]| {
        let item = |(name, of): (&str, &str)| {
            format!(
                r#"<xs:element name="{name}" id="t_{name}" type="xbrli:{of}ItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant"/>"#
            )
        };
        let locator = |name: &str, at: usize| {
            format!(
                r##"<link:loc xlink:type="locator" xlink:href="#t_{name}" xlink:label="l{at}"/>"##
            )
        };
        let parts = parts.iter().enumerate().map(|(at, name)| {
            let locator = locator(name, at + 1);
            format!(
                r#"{locator}<link:calculationArc xlink:type="arc" xlink:arcrole="{arcrole}" xlink:from="l0" xlink:to="l{}" order="{}" weight="1"/>"#,
                at + 1,
                at + 1
            )
        });
        let text = format!(
            r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
                xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" targetNamespace="urn:t">
            <xs:annotation><xs:appinfo><link:linkbase>
              <link:arcroleRef arcroleURI="https://xbrl.org/2023/arcrole/summation-item" xlink:type="simple"
                xlink:href="http://www.xbrl.org/2023/calculation-1.1.xsd#summation-item"/>
              <link:calculationLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">{}{}</link:calculationLink>
            </link:linkbase></xs:appinfo></xs:annotation>
            <xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
            {}{}{}</xs:schema>"#,
            locator("Sum", 0),
            parts.collect::<String>(),
            item(("Sum", "decimal")),
            item(("One", of)),
            item(("Two", "decimal")),
        );
        fs::write(folder.path().join("t.xsd"), text).expect("a file");
        kessan(folder.path(), &["check", "t.xsd"]).stdout
    };
    let (of_1_1, classic) = (
        "https://xbrl.org/2023/arcrole/summation-item",
        "http://www.xbrl.org/2003/arcrole/summation-item",
    );
    for (arcrole, of, parts, expected) in [
        (of_1_1, "decimal", &["One", "Two"][..], "0 errors"),
        (of_1_1, "decimal", &["One", "One"], "`One` stands in the sum of `Sum` twice."),
        (of_1_1, "float", &["One", "Two"], "`One` is no decimal number"),
        (classic, "decimal", &["One", "One"], "0 errors"),
        (classic, "float", &["One", "Two"], "0 errors"),
    ] {
        let told = told(arcrole, of, parts);
        assert!(told.contains(expected), "{arcrole} {of} {parts:?}: {told}");
        assert!(told.contains("0 errors") || told.contains("error[invalid-summation]"), "{told}");
    }
    // A figure with digits that its decimals would cut stops the sum, and is told itself.
    told(of_1_1, "decimal", &["One", "Two"]);
    let report = |sum: &str, one: &str| {
        let text = format!(
            r#"<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:t="urn:t">
            <link:schemaRef xlink:type="simple" xlink:href="t.xsd"/>
            <context id="c"><entity><identifier scheme="urn:s">e</identifier></entity><period><instant>2031-03-31</instant></period></context>
            <unit id="u"><measure>pure</measure></unit>
            <t:Sum contextRef="c" unitRef="u" decimals="-2">{sum}</t:Sum><t:One contextRef="c" unitRef="u" decimals="-2">{one}</t:One>
            <t:Two contextRef="c" unitRef="u" decimals="-2">400</t:Two></xbrl>"#
        );
        fs::write(folder.path().join("report.xbrl"), text).expect("a file");
        kessan(folder.path(), &["check", "report.xbrl"]).stdout
    };
    for (sum, one, code) in [
        ("900", "500", None),
        ("2900", "500", Some("inconsistent-calculation")),
        ("2900", "510", Some("decimals-cut-digits")),
        ("910", "500", Some("decimals-cut-digits")),
    ] {
        let told = report(sum, one);
        match code {
            None => assert!(told.contains("0 errors"), "{told}"),
            Some(code) => {
                assert!(told.contains(&format!("error[{code}]")), "{sum} {one}: {told}");
                assert_eq!(told.matches("error[").count(), 1, "{told}");
            }
        }
    }
}

/// A schema of others to which only locators of a presentation lead, and a linkbase of labels.
#[test]
fn what_only_locators_lead_to_may_have_the_concepts() {
    const LINK: &str = r#"xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink""#;
    let schema = |role: &str| {
        format!(
            r##"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" {LINK} targetNamespace="urn:a">
<xs:annotation><xs:appinfo><link:linkbaseRef xlink:type="simple" xlink:href="words.xml"
 xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase" xlink:role="http://www.xbrl.org/2003/role/{role}"/></xs:appinfo></xs:annotation>
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
</xs:schema>"##
        )
    };
    let instance = format!(
        r#"<xbrl xmlns="http://www.xbrl.org/2003/instance" {LINK} xmlns:b="urn:b"><link:schemaRef xlink:type="simple" xlink:href="a.xsd"/>
<context id="c"><entity><identifier scheme="urn:s">x</identifier></entity><period><instant>2024-03-31</instant></period></context>
<b:Name contextRef="c">text</b:Name></xbrl>"#
    );
    let links = format!(
        r#"<link:linkbase {LINK}><link:presentationLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">
<link:loc xlink:type="locator" xlink:href="http://www.example.com/b.xsd#b_Name" xlink:label="n"/></link:presentationLink></link:linkbase>"#
    );
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
    write("report.xbrl", &instance);
    write("a.xsd", &schema("presentationLinkbaseRef"));
    write("words.xml", &links);
    let check =
        |more: &[&str]| kessan(folder.path(), &[&["check", "report.xbrl"], more].concat()).stdout;
    let told = check(&[]);
    assert!(told.contains("taxonomy-not-there") && !told.contains("unknown-concept"), "{told}");
    let told = check(&["--without-taxonomy"]);
    assert!(told.contains("0 errors"), "{told}");
    // Where words are missing, concepts are known.
    write("a.xsd", &schema("labelLinkbaseRef"));
    fs::remove_file(folder.path().join("words.xml")).expect("it is there");
    let told = check(&[]);
    assert!(told.contains("taxonomy-not-there") && told.contains("unknown-concept"), "{told}");
}

#[test]
fn footnotes_are_prohibited_as_other_relationships_are() {
    let folder = tempfile::tempdir().expect("a folder");
    let linked = |arcs: &str| {
        let arc = |how: &str| {
            format!(
                "<link:footnoteArc xlink:type=\"arc\" xlink:arcrole=\"http://www.xbrl.org/2003/arcrole/fact-footnote\" {how}/>"
            )
        };
        let arcs: String = arcs.split(';').map(arc).collect();
        let loc = |label| {
            format!("<link:loc xlink:type=\"locator\" xlink:href=\"#f\" xlink:label=\"{label}\"/>")
        };
        let facts = format!(
            "<t:Cash id=\"f\" contextRef=\"c\" unitRef=\"u\" decimals=\"0\">5</t:Cash>
            <link:footnoteLink xlink:type=\"extended\" xlink:role=\"http://www.xbrl.org/2003/role/link\">{}{}
            <link:footnote xlink:type=\"resource\" xlink:label=\"n\" xlink:role=\"http://www.xbrl.org/2003/role/footnote\" xml:lang=\"en\">A note.</link:footnote>
            {arcs}</link:footnoteLink>",
            loc("a"),
            loc("b"),
        );
        fs::write(folder.path().join("r.xbrl"), bare(&facts)).expect("a file");
        let check = kessan(folder.path(), &["check", "r.xbrl", "--without-taxonomy"]);
        let convert =
            ["convert", "r.xbrl", "--without-taxonomy", "--to", "json", "--out", "r.json"];
        assert_eq!(kessan(folder.path(), &convert).status, check.status);
        let json = fs::read_to_string(folder.path().join("r.json")).unwrap_or_default();
        (check.status, json.contains("A note."))
    };
    let (one, other) = ("xlink:from=\"a\" xlink:to=\"n\"", "xlink:from=\"b\" xlink:to=\"n\"");
    assert_eq!(linked(one), (Some(0), true));
    for (prohibiting, is_left) in [
        ("use=\"prohibited\" priority=\"5\"", false),
        ("use=\"prohibited\" order=\"1.0\"", false),
        ("use=\"prohibited\" priority=\"-1\"", true),
        ("use=\"prohibited\" order=\"2\"", true),
    ] {
        let arcs = format!("{one};{other} {prohibiting}");
        assert_eq!(linked(&arcs), (Some(0), is_left), "{prohibiting}");
    }
    // No two arcs of a link lead from one label to another (XBRL 2.1 §3.5.3.9.2).
    fs::remove_file(folder.path().join("r.json")).expect("it was written");
    assert_eq!(linked(&format!("{one};{one}")), (Some(1), false));
}

#[test]
fn an_instance_refers_to_a_schema() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = bare("");
    let from = text.find("<link:schemaRef").expect("it refers to one");
    let to = from + text[from..].find("/>").expect("its end") + 2;
    fs::write(folder.path().join("r.xbrl"), text.replace(&text[from..to], "")).expect("a file");
    let check = kessan(folder.path(), &["check", "r.xbrl"]);
    assert_eq!(check.status, Some(1), "{check:?}");
    assert!(check.stdout.contains("refers to no schema"), "{check:?}");
}

#[test]
fn an_import_without_an_address_is_told_with_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = colours("").replace(
        "\n          schemaLocation=\"http://www.xbrl.org/2014/extensible-enumerations.xsd\"",
        "",
    );
    fs::write(folder.path().join("t.xsd"), text).expect("a file");
    let told = kessan(folder.path(), &["check", "t.xsd"]).stdout;
    assert!(told.contains("error[unknown-declaration]"), "{told}");
    let help = "import the schema of the namespace `http://xbrl.org/2014/extensible-enumerations` \
                with its address in `schemaLocation`";
    assert!(told.contains(help), "{told}");
}

/// What can't be known for want of a document is told under it, once.
#[test]
fn what_a_document_that_is_not_at_hand_would_declare_stands_under_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = colours("").replace(
        "http://www.xbrl.org/2014/extensible-enumerations.xsd\"",
        "http://www.example.com/not-there.xsd\"",
    );
    fs::write(folder.path().join("t.xsd"), text).expect("a file");
    let told = kessan(folder.path(), &["check", "t.xsd"]).stdout;
    let cause = "error[document-missing]: The document `http://www.example.com/not-there.xsd`";
    assert!(told.starts_with(cause), "{told}");
    assert!(told.contains("hence error[unknown-declaration]"), "{told}");
    assert_eq!(told.matches("error[").count(), 2, "{told}");
}

#[test]
fn references_of_an_instance_lead_to_what_they_say_and_fixed_values_stand() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let declared = r#"<xs:annotation xmlns:link="http://www.xbrl.org/2003/linkbase"><xs:appinfo><link:roleType
        roleURI="urn:r1" id="r1"><link:usedOn>link:footnote</link:usedOn></link:roleType><link:roleType roleURI="urn:r2"
        id="r2"><link:usedOn>link:footnote</link:usedOn></link:roleType><link:arcroleType arcroleURI="urn:a1" id="a1"
        cyclesAllowed="any"><link:usedOn>link:footnoteArc</link:usedOn></link:arcroleType></xs:appinfo></xs:annotation>
        <xs:import"#;
    let schema = schema_of(&[("Cash", "monetary"), ("Rate", "decimal"), ("Kind", "QName")])
        .replacen("<xs:import", declared, 1)
        .replace("name=\"Kind\"", "name=\"Kind\" fixed=\"a:x\"")
        .replace("name=\"Rate\"", "name=\"Rate\" fixed=\"1.50\"");
    fs::write(folder.join("nowhere.xsd"), schema).expect("a file");
    let labels = r#"<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink">
        <link:labelLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link"/></link:linkbase>"#;
    fs::write(folder.join("labels.xml"), labels).expect("a file");
    let fact = "<t:Cash contextRef=\"c\" unitRef=\"u\" decimals=\"0\">5</t:Cash>";
    let told = |reference: &str, facts: &str| {
        let text = bare(facts).replacen("<context", &format!("{reference}<context"), 1);
        fs::write(folder.join("r.xbrl"), text).expect("a file");
        kessan(folder, &["check", "r.xbrl"])
    };
    let role = |uri: &str, href: &str| {
        format!(r#"<link:roleRef roleURI="{uri}" xlink:type="simple" xlink:href="{href}"/>"#)
    };
    let arcrole = |uri: &str, href: &str| {
        format!(r#"<link:arcroleRef arcroleURI="{uri}" xlink:type="simple" xlink:href="{href}"/>"#)
    };
    let linkbase = |role: &str| {
        format!(
            r#"<link:linkbaseRef xlink:type="simple" xlink:href="labels.xml" xlink:role="http://www.xbrl.org/2003/role/{role}"
            xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/>"#
        )
    };
    for right in [
        role("urn:r1", "nowhere.xsd#r1"),
        role("urn:r2", "nowhere.xsd#r2"),
        arcrole("urn:a1", "nowhere.xsd#a1"),
        linkbase("labelLinkbaseRef"),
    ] {
        let run = told(&right, fact);
        assert_eq!(run.status, Some(0), "{right}: {run:?}");
    }
    for (wrong, code) in [
        (role("urn:r1", "nowhere.xsd#r2"), "invalid-role-reference"),
        (role("urn:r1", "nowhere.xsd#nothing"), "invalid-role-reference"),
        (role("urn:a1", "nowhere.xsd#a1"), "invalid-role-reference"),
        (arcrole("urn:r1", "nowhere.xsd#r1"), "invalid-role-reference"),
        (linkbase("calculationLinkbaseRef"), "invalid-linkbase-reference"),
    ] {
        let run = told(&wrong, fact);
        assert_eq!(run.status, Some(1), "{wrong}: {run:?}");
        assert!(run.stdout.contains(code) && run.stdout.contains("r.xbrl:4:"), "{wrong}: {run:?}");
    }
    let rate = |value: &str| {
        let pure = "<unit id=\"p\"><measure>pure</measure></unit>";
        format!("{pure}<t:Rate contextRef=\"c\" unitRef=\"p\" decimals=\"2\">{value}</t:Rate>")
    };
    assert_eq!(told("", &rate("1.5")).status, Some(0), "it is the same value");
    let run = told("", &rate("1.51"));
    assert_eq!(run.status, Some(1), "{run:?}");
    assert!(run.stdout.contains("Rate` is `1.51` and can only be `1.50`"), "{run:?}");
    let kind = |name: &str| format!("<t:Kind xmlns:b=\"urn:k\" contextRef=\"c\">{name}</t:Kind>");
    let run = told("", &kind("b:x"));
    assert_eq!(run.status, Some(0), "its prefix may stand for the same: {run:?}");
    assert_eq!(told("", &kind("b:y")).status, Some(1), "it is another name");
}
