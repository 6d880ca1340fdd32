//! What values and names mean in other syntaxes, with other prefixes and in other folders.

use std::fs;

use crate::common::kessan;

use super::{CONTEXT, assert_told, instance, number, page, said, schema};

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
    assert_eq!(json.matches("\"scenario\":\"<word xmlns").count(), 4, "{json}");
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

/// Exact numbers of no unit are numbers, too.
#[test]
fn numbers_are_compared_by_what_they_are_worth() {
    let folder = tempfile::tempdir().expect("a folder");
    let pure = "<xbrli:unit id=\"p\"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>";
    let text = |value: &str| {
        let fact = format!(
            "<t:Ratio contextRef=\"c\" unitRef=\"p\" decimals=\"INF\">{value}</t:Ratio><link:footnoteLink"
        );
        let text = instance().replacen("<link:footnoteLink", &fact, 1);
        text.replacen("<t:Cash", &format!("{pure}<t:Cash"), 1)
    };
    said(folder.path(), "a.xbrl", &text("+007.10"));
    for (value, status) in [("7.1", 0), (" 7.100 ", 0), ("7.2", 1)] {
        fs::write(folder.path().join("b.xbrl"), text(value)).expect("a file");
        let run = kessan(folder.path(), &["diff", "a.xbrl", "b.xbrl"]);
        assert_eq!(run.status, Some(status), "{value}: {}{}", run.stdout, run.stderr);
    }
}
