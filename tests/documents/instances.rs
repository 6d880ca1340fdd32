//! Instances and the schemas that they refer to.

use std::fs;

use crate::common::kessan;

use super::{NAMES, assert_told, instance, schema};

#[test]
fn faults_of_instances_are_told() {
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

/// The instance with a text replaced.
fn with(from: &str, to: &str) -> String {
    let text = instance();
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

#[test]
fn instances_are_well_formed_and_refer_to_schemas() {
    assert_told(
        "a.xbrl",
        &[
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
        ],
    );
}

/// What XBRL puts into a schema, types, nil and values that declarations give are such as can be.
#[test]
fn parts_of_schemas_are_such_as_can_be() {
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
