//! Tuples and fractions, which pages say as instances do.

use std::fs;

use crate::common::kessan;

use super::{instance, schema};

/// The schema with a tuple that holds words, others of its kind and words again, and with a fraction.
fn with_tuples() -> String {
    let more = "<xs:element name=\"Part\" id=\"t_Part\" type=\"xbrli:fractionItemType\" substitutionGroup=\"xbrli:item\" \
                xbrli:periodType=\"instant\" nillable=\"true\"/>\
                <xs:element name=\"Pair\" id=\"t_Pair\" substitutionGroup=\"xbrli:tuple\" nillable=\"true\"><xs:complexType><xs:complexContent>\
                <xs:restriction base=\"xs:anyType\"><xs:sequence><xs:element ref=\"t:Words\"/>\
                <xs:element ref=\"t:Pair\" minOccurs=\"0\" maxOccurs=\"unbounded\"/><xs:element ref=\"t:Cash\" minOccurs=\"0\"/>\
                <xs:element ref=\"t:Part\" minOccurs=\"0\"/></xs:sequence>\
                <xs:attribute name=\"id\" type=\"xs:ID\"/></xs:restriction></xs:complexContent></xs:complexType></xs:element></xs:schema>";
    schema().replace("</xs:schema>", more)
}

const PARTS: &str = "<xbrli:numerator>-1</xbrli:numerator><xbrli:denominator>3</xbrli:denominator>";

fn facts() -> String {
    let words = |text: &str| format!("<t:Words contextRef=\"c\" xml:lang=\"en\">{text}</t:Words>");
    let cash =
        |n: u8| format!("<t:Cash contextRef=\"c\" unitRef=\"u\" decimals=\"0\">{n}</t:Cash>");
    let part = format!("<t:Part contextRef=\"c\" unitRef=\"u\">{PARTS}</t:Part>");
    [
        "<t:Pair>",
        &words("one"),
        "<t:Pair>",
        &words("one"),
        &cash(5),
        "</t:Pair><t:Pair xsi:nil=\"true\"/><t:Pair>",
        &words("three"),
        &part,
        "</t:Pair>",
        &cash(5),
        "</t:Pair><t:Pair>",
        &words("one"),
        "</t:Pair>",
        &part,
        "<t:Part contextRef=\"c\" unitRef=\"u\" xsi:nil=\"true\"/>",
        "<link:footnoteLink",
    ]
    .concat()
}

#[test]
fn pages_say_tuples_and_fractions() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| kessan(folder.path(), arguments);
    fs::write(folder.path().join("t.xsd"), with_tuples()).expect("a file");
    let text = instance().replacen("<link:footnoteLink", &facts(), 1);
    fs::write(folder.path().join("a.xbrl"), text).expect("a file");
    let sound = run(&["check", "a.xbrl"]);
    assert!(sound.stdout.contains("0 errors"), "{}", sound.stdout);
    let made = run(&["convert", "a.xbrl", "--to", "ixbrl", "--out", "b.xhtml"]);
    assert_eq!(made.status, Some(0), "{made:?}");
    let page = fs::read_to_string(folder.path().join("b.xhtml")).expect("a page");
    assert_eq!(page.matches("<ix:tuple ").count(), 5, "{page}");
    assert!(page.contains("<ix:numerator sign=\"-\">1</ix:numerator>"), "{page}");
    let told = run(&["check", "b.xhtml"]);
    assert!(told.stdout.contains("0 errors"), "{}{page}", told.stdout);
    // Back again nothing is another, and members come in their order.
    let back = run(&["convert", "b.xhtml", "--to", "xbrl", "--out", "c.xbrl"]);
    assert_eq!(back.status, Some(0), "{back:?}");
    for other in ["b.xhtml", "c.xbrl"] {
        let diff = run(&["diff", "a.xbrl", other]);
        assert_eq!(diff.status, Some(0), "{diff:?}{page}");
    }
    let told = run(&["check", "c.xbrl"]);
    assert!(told.stdout.contains("0 errors"), "{}", told.stdout);
    for to in ["json", "csv"] {
        let done = run(&["convert", "a.xbrl", "--to", to, "--out", to]);
        assert!(done.stderr.contains("tuple"), "{done:?}");
    }
}
