//! Tuples, fractions and measures: what documents have that other syntaxes do not.

use std::fs;

use crate::common::kessan;

use super::{bare, schema_of};

#[test]
fn a_fraction_is_left_out_with_a_word_even_when_it_is_nil() {
    let folder = tempfile::tempdir().expect("a folder");
    let types = schema_of(&[("Part", "fraction"), ("Cash", "monetary")]);
    fs::write(folder.path().join("nowhere.xsd"), types).expect("a file");
    let nil = "<t:Part xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" contextRef=\"c\" xsi:nil=\"true\"/>";
    let cash = "<t:Cash contextRef=\"c\" unitRef=\"u\" decimals=\"0\">100</t:Cash>";
    fs::write(folder.path().join("r.xbrl"), bare(&format!("{nil}{cash}"))).expect("a file");
    for (to, out) in [("json", "out.json"), ("csv", "out")] {
        let run = kessan(folder.path(), &["convert", "r.xbrl", "--to", to, "--out", out]);
        assert_eq!(run.status, Some(0), "{to}: {run:?}");
        assert!(run.stderr.contains("no values of (once: t:Part"), "{to}: {run:?}");
    }
    let json = fs::read_to_string(folder.path().join("out.json")).expect("it was written");
    assert!(json.contains("t:Cash") && !json.contains("t:Part"), "{json}");
}

#[test]
fn a_conversion_of_which_nothing_is_left_fails() {
    let folder = tempfile::tempdir().expect("a folder");
    let fact = "<t:Cash contextRef=\"c\" unitRef=\"u\" decimals=\"0\">100</t:Cash>";
    let converted = |facts: &str, to: &str| {
        fs::write(folder.path().join("r.xbrl"), bare(facts)).expect("a file");
        kessan(folder.path(), &["convert", "r.xbrl", "--without-taxonomy", "--to", to])
    };
    for to in ["json", "csv", "tables"] {
        let all = converted(&format!("<t:Pair>{fact}</t:Pair>"), to);
        assert_ne!(all.status, Some(0), "{to}: {} {}", all.stdout, all.stderr);
        let said = format!("{}{}", all.stdout, all.stderr);
        assert!(said.contains("no fact of the report can be said"), "{to}: {said}");
        let some = converted(&format!("{fact}<t:Pair>{fact}</t:Pair>"), to);
        assert_eq!(some.status, Some(0), "{to}: {} {}", some.stdout, some.stderr);
    }
}

#[test]
fn measures_without_a_namespace_are_said_where_they_can_be() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let fact =
        "<unit id=\"g\"><measure xmlns:x=\"http://www.xbrl.org/2003/instance\">G</measure></unit>
        <t:Cash contextRef=\"c\" unitRef=\"u\" decimals=\"0\">100</t:Cash>
        <t:Goods id=\"f\" contextRef=\"c\" unitRef=\"g\" decimals=\"0\">5</t:Goods>";
    // The default namespace would be that of the measure.
    let report =
        bare(fact).replace("<xbrl xmlns=", "<x:xbrl xmlns:x=").replace("</xbrl", "</x:xbrl");
    let names = ["context", "entity", "identifier", "period", "instant", "unit", "measure"];
    let report = names.iter().fold(report, |text, name| {
        let open = text.replace(&format!("<{name}>"), &format!("<x:{name}>"));
        let open = open.replace(&format!("<{name} "), &format!("<x:{name} "));
        open.replace(&format!("</{name}>"), &format!("</x:{name}>"))
    });
    fs::write(folder.join("r.xbrl"), report).expect("a file");
    fs::write(folder.join("nowhere.xsd"), schema_of(&[("Cash", "monetary"), ("Goods", "decimal")]))
        .expect("a file");
    for to in ["json", "csv"] {
        let run = kessan(folder, &["convert", "r.xbrl", "--to", to, "--out", to]);
        assert_eq!(run.status, Some(0), "{run:?}");
        let told = "a fact whose unit has a measure in no namespace (once: t:Goods (`f`))";
        assert!(run.stderr.contains(told), "{run:?}");
    }
    let run = kessan(folder, &["convert", "r.xbrl", "--to", "ixbrl", "--out", "page.xhtml"]);
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""), "{run:?}");
    let facts = |path| kessan(folder, &["facts", path, "--to", "csv", "--concept", "Goods"]).stdout;
    assert_eq!(facts("r.xbrl"), facts("page.xhtml"));
    assert!(facts("page.xhtml").contains(",{}G,") || facts("page.xhtml").contains(",G,"));
}

#[test]
fn tuples_of_pages_hold_what_their_concepts_take() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let tuple = r#"<xs:element name="Pair" id="Pair" substitutionGroup="x:tuple" nillable="true"><xs:complexType><xs:complexContent>
        <xs:restriction base="xs:anyType"><xs:sequence><xs:element ref="t:Note" xmlns:t="urn:t"/>
        <xs:element ref="t:Cash" xmlns:t="urn:t" minOccurs="0" maxOccurs="2"/></xs:sequence>
        </xs:restriction></xs:complexContent></xs:complexType></xs:element></xs:schema>"#;
    let types = schema_of(&[("Cash", "monetary"), ("Note", "string")]);
    fs::write(folder.join("nowhere.xsd"), types.replace("</xs:schema>", tuple)).expect("a file");
    let page = |body: &str| {
        let whole = bare("");
        let resources = whole.split_once("<context").expect("a context").1.replace("</xbrl>", "");
        format!(
            r#"<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL" xmlns:t="urn:t"
            xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
            xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
            <head><title>t</title></head><body><div style="display:none"><ix:header><ix:references>
            <link:schemaRef xlink:type="simple" xlink:href="nowhere.xsd"/></ix:references><ix:resources>
            <context{resources}</ix:resources></ix:header></div><p>{body}</p></body></html>"#
        )
        .replace("<context", "<xbrli:context xmlns:xbrli=\"http://www.xbrl.org/2003/instance\"")
        .replace("</context", "</xbrli:context")
        .replace("<unit", "<xbrli:unit xmlns:xbrli=\"http://www.xbrl.org/2003/instance\"")
        .replace("</unit", "</xbrli:unit")
    };
    let page = |body: &str| {
        let names = ["entity", "identifier", "period", "instant", "measure"];
        names.iter().fold(page(body), |text, name| {
            let text = text.replace(&format!("<{name}>"), &format!("<xbrli:{name}>"));
            let text = text.replace(&format!("<{name} "), &format!("<xbrli:{name} "));
            text.replace(&format!("</{name}>"), &format!("</xbrli:{name}>"))
        })
    };
    let note = |order: u8| {
        format!(
            "<ix:nonNumeric order=\"{order}\" name=\"t:Note\" contextRef=\"c\">a</ix:nonNumeric>"
        )
    };
    let cash = |order: u8| {
        format!(
            "<ix:nonFraction order=\"{order}\" name=\"t:Cash\" contextRef=\"c\" unitRef=\"u\" decimals=\"0\">7</ix:nonFraction>"
        )
    };
    let pair =
        |members: &[String]| format!("<ix:tuple name=\"t:Pair\">{}</ix:tuple>", members.concat());
    for (body, says) in [
        (pair(&[note(1)]), ""),
        (pair(&[cash(2), note(1)]), ""),
        (pair(&[note(1), cash(2), cash(3)]), ""),
        ("<ix:tuple name=\"t:Pair\" xsi:nil=\"true\"/>".to_owned(), ""),
        (pair(&[]), "has no members"),
        (pair(&[cash(1)]), "can't stand here"),
        (pair(&[cash(1), note(2)]), "can't stand here"),
        (pair(&[note(1), note(2)]), "can't stand here"),
        (pair(&[note(1), cash(2), cash(3), cash(4)]), "can't stand here"),
        (
            format!("<ix:tuple name=\"t:Pair\" xsi:nil=\"true\">{}</ix:tuple>", note(1)),
            "is nil has members",
        ),
    ] {
        fs::write(folder.join("page.xhtml"), page(&body)).expect("a file");
        let run = kessan(folder, &["check", "page.xhtml"]);
        assert_eq!(run.status, Some(i32::from(!says.is_empty())), "{body}: {run:?}");
        assert!(run.stdout.contains(says), "{body}: {run:?}");
        assert_eq!(run.stdout.contains("error[broken-tuple]"), !says.is_empty(), "{body}: {run:?}");
    }
}
