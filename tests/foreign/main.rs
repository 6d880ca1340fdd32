//! What `check` says of reports of others: values of enumerations, figures that contradict each other, taxonomies of which a
//! part is not at hand.

#[path = "../common/mod.rs"]
mod common;
mod links;
mod structure;
mod tables;
mod values;

use std::fs;
use std::path::Path;

use common::{kessan, root};

/// A folder with an instance that was exported, and the package of its taxonomy.
fn exported(report: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let source = root().join(report);
    let source = source.to_str().expect("a path in UTF-8");
    let run = kessan(folder.path(), &["export", source, "--to", "xbrl,package", "--out", "out"]);
    let written = run.stdout.lines().map(str::trim);
    for file in written.filter(|line| line.ends_with(".xbrl") || line.ends_with(".zip")) {
        let name = if file.ends_with(".zip") { "taxonomy.zip" } else { "report.xbrl" };
        fs::copy(folder.path().join(file), folder.path().join(name)).expect("it is written");
    }
    let text = fs::read_to_string(folder.path().join("report.xbrl")).expect(&run.stderr);
    (folder, text)
}

/// What is said of a text as an instance.
fn said(folder: &Path, text: &str) -> String {
    fs::write(folder.join("changed.xbrl"), text).expect("a file");
    kessan(folder, &["check", "changed.xbrl", "--packages", "taxonomy.zip"]).stdout
}

#[test]
fn a_thousandfold_slip_is_doubtful_whoever_wrote_it() {
    let (folder, text) = exported("examples/2012-02-08-q3-fy2011");
    assert!(said(folder.path(), &text).contains("0 errors, 0 warnings"));
    let at = text.find("<iij:EquityInNetIncomeLossOfEquityMethodInvestees id=").expect("a fact");
    let end = at + text[at..].find("</").expect("its end");
    let told = said(folder.path(), &format!("{}000{}", &text[..end], &text[end..]));
    assert!(told.contains("warning[scale-outlier]"), "{told}");
}

/// A report of one context in a taxonomy that is not at hand.
fn bare(facts: &str) -> String {
    format!(
        r#"<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
            xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:t="urn:t">
          <link:schemaRef xlink:type="simple" xlink:href="nowhere.xsd"/>
          <context id="c"><entity><identifier scheme="http://e.example">1</identifier></entity>
            <period><instant>2021-03-31</instant></period></context>
          <unit id="u"><measure>iso4217:EUR</measure></unit>
          {facts}</xbrl>"#
    )
}

#[test]
fn figures_that_contradict_each_other_are_told_without_a_taxonomy() {
    let folder = tempfile::tempdir().expect("a folder");
    let fact =
        |value| format!("<t:Cash contextRef=\"c\" unitRef=\"u\" decimals=\"0\">{value}</t:Cash>\n");
    let told = |facts: &str| {
        fs::write(folder.path().join("r.xbrl"), bare(facts)).expect("a file");
        kessan(folder.path(), &["check", "r.xbrl", "--without-taxonomy"])
    };
    let apart = told(&(fact("100") + &fact("110")));
    assert_eq!(apart.status, Some(1), "{}", apart.stdout);
    assert!(apart.stdout.contains("error[inconsistent-duplicates]"), "{}", apart.stdout);
    let same = told(&(fact("100") + &fact("100")));
    assert_eq!(same.status, Some(0), "{}", same.stdout);
    // What type a mere name has is not known: neither units nor spellings are held against one.
    let any = "<t:Many contextRef=\"c\" unitRef=\"p\" decimals=\"0\">3</t:Many>
        <t:Many contextRef=\"c\" unitRef=\"u\" decimals=\"0\">4</t:Many>
        <t:Is contextRef=\"c\">1</t:Is><t:Is contextRef=\"c\">true</t:Is>";
    let pure = "<unit id=\"p\"><measure>pure</measure></unit>";
    let pure = pure.replace(">pure", " xmlns:x=\"http://www.xbrl.org/2003/instance\">x:pure");
    let any = told(&(pure + any));
    assert_eq!(any.status, Some(0), "{}", any.stdout);
    // One that is refused for the want of its taxonomy is not judged by facts that were not all read.
    let json = r#"{"documentInfo": {"documentType": "https://xbrl.org/2021/xbrl-json", "namespaces": {"t": "urn:t",
        "e": "http://e.example", "iso4217": "http://www.xbrl.org/2003/iso4217"}, "taxonomy": ["nowhere.xsd"]}, "facts": {FACTS}}"#;
    let fact = |id: u8, value: u8| {
        format!(
            "\"f{id}\": {{\"value\": \"{value}\", \"decimals\": 0, \"dimensions\": {{\"concept\": \"t:Cash\", \"entity\": \"e:1\", \"period\": \"2021-04-01T00:00:00\", \"unit\": \"iso4217:EUR\"}}}}"
        )
    };
    let json = json.replace("FACTS", &[fact(1, 100), fact(2, 110)].join(", "));
    fs::write(folder.path().join("r.json"), json).expect("a file");
    let bare = kessan(folder.path(), &["check", "r.json", "--without-taxonomy"]);
    assert!(bare.stdout.contains("error[inconsistent-duplicates]"), "{}", bare.stdout);
    let refused = kessan(folder.path(), &["check", "r.json"]);
    assert!(refused.stdout.contains("error[taxonomy-not-there]"), "{}", refused.stdout);
    assert!(!refused.stdout.contains("inconsistent-duplicates"), "{}", refused.stdout);
}

/// A schema with concepts of the given types.
fn schema_of(types: &[(&str, &str)]) -> String {
    let item = |(name, of): &(&str, &str)| {
        format!(
            r#"<xs:element name="{name}" id="{name}" type="x:{of}ItemType" substitutionGroup="x:item" x:periodType="instant" nillable="true"/>"#
        )
    };
    format!(
        r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:x="http://www.xbrl.org/2003/instance" targetNamespace="urn:t" elementFormDefault="qualified">
        <xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
        {}</xs:schema>"#,
        types.iter().map(item).collect::<String>()
    )
}

/// A taxonomy with an enumeration of the first version, and what the element of the enumeration says.
fn colours(says: &str) -> String {
    let locator = |name: &str| {
        format!(r##"<link:loc xlink:type="locator" xlink:href="#t_{name}" xlink:label="{name}"/>"##)
    };
    let arc = |to: &str, further: &str| {
        format!(
            r#"<link:definitionArc xlink:type="arc" xlink:from="Colours" xlink:to="{to}" {further}
                xlink:arcrole="http://xbrl.org/int/dim/arcrole/domain-member"/>"#
        )
    };
    let member = |name: &str| {
        format!(
            r#"<xs:element name="{name}" id="t_{name}" type="xbrli:stringItemType" abstract="true"
                substitutionGroup="xbrli:item" nillable="true" xbrli:periodType="instant"/>"#
        )
    };
    let names = ["Colours", "Red", "Blue", "Dark", "Other"];
    format!(
        r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
        xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
        xmlns:xbrldt="http://xbrl.org/2005/xbrldt" xmlns:enum="http://xbrl.org/2014/extensible-enumerations"
        xmlns:t="urn:t" targetNamespace="urn:t" elementFormDefault="qualified">
      <xs:annotation><xs:appinfo>
        <link:roleType roleURI="http://www.example.com/role/colours" id="colours">
          <link:usedOn>link:definitionLink</link:usedOn>
        </link:roleType>
        <link:linkbase>
          <link:roleRef roleURI="http://www.example.com/role/colours" xlink:type="simple" xlink:href="t.xsd#colours"/>
          <link:arcroleRef arcroleURI="http://xbrl.org/int/dim/arcrole/domain-member" xlink:type="simple"
              xlink:href="http://www.xbrl.org/2005/xbrldt-2005.xsd#domain-member"/>
          <link:definitionLink xlink:type="extended" xlink:role="http://www.example.com/role/colours">
            {}{}{}{}{}{}{}
          </link:definitionLink>
        </link:linkbase>
      </xs:appinfo></xs:annotation>
      <xs:import namespace="http://www.xbrl.org/2003/instance"
          schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
      <xs:import namespace="http://xbrl.org/2005/xbrldt" schemaLocation="http://www.xbrl.org/2005/xbrldt-2005.xsd"/>
      <xs:import namespace="http://xbrl.org/2014/extensible-enumerations"
          schemaLocation="http://www.xbrl.org/2014/extensible-enumerations.xsd"/>
      {}
      <xs:element name="Colour" id="t_Colour" type="enum:enumerationItemType" substitutionGroup="xbrli:item"
          nillable="true" xbrli:periodType="instant" {says}/>
    </xs:schema>"#,
        locator("Colours"),
        locator("Red"),
        locator("Blue"),
        locator("Dark"),
        arc("Red", ""),
        arc("Blue", ""),
        arc("Dark", "xbrldt:usable=\"false\""),
        names.map(member).concat(),
    )
}
