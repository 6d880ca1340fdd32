//! What `check` says of reports of others: values of enumerations, figures that contradict each other, taxonomies of which a
//! part is not at hand.

mod common;

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
fn values_of_enumerations_are_members_of_their_domains() {
    let (folder, text) = exported("tests/cases/types/report");
    let said = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        said(folder.path(), &text.replacen(from, to, 1))
    };
    let name = |local: &str| format!("http://www.example.com/type#{local}");
    let single = |local: &str| format!(">{}</type:EnumerationValue>", name(local));
    let set =
        |locals: [&str; 3]| format!(">{}</type:EnumerationSetValue>", locals.map(name).join(" "));
    let (silk, all) = (single("SilkMember"), set(["CottonMember", "SilkMember", "WoodMember"]));
    assert!(said(&silk, &silk).contains("0 errors, 0 warnings"));
    assert!(said(&silk, &single("WoodMember")).contains("0 errors, 0 warnings"));
    // One that groups others, the head of a domain that is no value, one of another domain, none at all.
    for wrong in ["FibreMember", "MaterialDomain", "KiryuMember", "Silk"] {
        let told = said(&silk, &single(wrong));
        let expected = format!("`{}` is not one of the values of `EnumerationValue`", name(wrong));
        assert!(told.contains("error[unknown-value]") && told.contains(&expected), "{told}");
    }
    // Blanks around a token mean nothing; a set may have no member.
    assert!(said(&silk, &silk.replace("</", " \n </")).contains("0 errors"));
    assert!(said(&all, "></type:EnumerationSetValue>").contains("0 errors"));
    let unsorted = said(&all, &set(["SilkMember", "CottonMember", "WoodMember"]));
    assert!(unsorted.contains("`EnumerationSetValue` are not in the order"), "{unsorted}");
    let twice = said(&all, &set(["CottonMember", "SilkMember", "SilkMember"]));
    assert!(twice.contains("stands twice in the set of `EnumerationSetValue`"), "{twice}");
    let grouping = said(&all, &set(["CottonMember", "FibreMember", "WoodMember"]));
    assert!(grouping.contains("#FibreMember` is not one of the values"), "{grouping}");
    // `MainMaterial` takes the head.
    assert!(text.contains(&format!(">{}</type:MainMaterial>", name("MaterialDomain"))));
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

#[test]
fn enumerations_of_the_first_version_take_names_with_prefixes() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
    let role = r#"enum:linkrole="http://www.example.com/role/colours""#;
    let told = |value: &str| {
        let text = format!(
            r#"<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
                xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:t="urn:t" xmlns:own="urn:t">
              <link:schemaRef xlink:type="simple" xlink:href="t.xsd"/>
              <context id="c"><entity><identifier scheme="http://e.example">1</identifier></entity>
                <period><instant>2021-03-31</instant></period></context>
              <t:Colour contextRef="c">{value}</t:Colour></xbrl>"#
        );
        write("report.xbrl", &text);
        kessan(folder.path(), &["check", "report.xbrl"]).stdout
    };
    write("t.xsd", &colours(&format!("enum:domain=\"t:Colours\" {role}")));
    for right in ["t:Red", "own:Blue", " t:Red\n"] {
        assert!(told(right).contains("0 errors, 0 warnings"), "{}", told(right));
    }
    for wrong in ["t:Dark", "t:Other", "t:Colours", "Red"] {
        // The namespace of a name without a prefix is that of instances, which is told with its usual one.
        let shown = if wrong == "Red" { "xbrli:Red" } else { wrong };
        let expected =
            format!("error[unknown-value]: `{shown}` is not one of the values of `Colour`");
        assert!(told(wrong).contains(&expected), "{}", told(wrong));
    }
    write("t.xsd", &colours(&format!("enum:domain=\"t:Colours\" {role} enum:headUsable=\"true\"")));
    assert!(told("t:Colours").contains("0 errors, 0 warnings"), "{}", told("t:Colours"));
    // What the declaration of an enumeration can lack.
    for (says, expected) in [
        (role.to_owned(), "The enumeration `Colour` names no domain."),
        (
            "enum:domain=\"t:Colours\"".to_owned(),
            "The enumeration `Colour` names no role in which its members stand.",
        ),
        (format!("enum:domain=\"t:Green\" {role}"), "`t:Green` is no domain of `Colour`"),
    ] {
        write("t.xsd", &colours(&says));
        let told = kessan(folder.path(), &["check", "t.xsd"]).stdout;
        assert!(told.contains("error[invalid-enumeration]") && told.contains(expected), "{told}");
    }
}

#[test]
fn tables_of_enumerations_of_the_first_version_can_be_read_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let says = r#"enum:domain="t:Colours" enum:linkrole="http://www.example.com/role/colours""#;
    let schema = colours(says).replace("urn:t", "http://www.example.com/t");
    fs::write(folder.path().join("t.xsd"), schema).expect("a file");
    let run = kessan(folder.path(), &["taxonomy", "t.xsd", "--to", "tables", "--out", "tables"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let said = format!("{}{}", run.stdout, run.stderr);
    assert!(said.contains("the domain of an enumeration"), "{said}");
    let tables = fs::read_dir(folder.path().join("tables")).expect("it is written");
    let source = tables.flatten().next().expect("a folder").path();
    let checked = kessan(folder.path(), &["check", source.to_str().expect("a path in UTF-8")]);
    assert!(checked.stdout.contains("0 errors"), "{}", checked.stdout);
}

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

#[test]
fn a_thousandfold_slip_is_doubtful_whoever_wrote_it() {
    let (folder, text) = exported("examples/2012-02-08-q3-fy2011");
    assert!(said(folder.path(), &text).contains("0 errors, 0 warnings"));
    let at = text.find("<iij:EquityInNetIncomeLossOfEquityMethodInvestees id=").expect("a fact");
    let end = at + text[at..].find("</").expect("its end");
    let told = said(folder.path(), &format!("{}000{}", &text[..end], &text[end..]));
    assert!(told.contains("warning[scale-outlier]"), "{told}");
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
fn values_that_cannot_be_read_are_no_facts() {
    let folder = tempfile::tempdir().expect("a folder");
    let types = schema_of(&[("Cash", "monetary"), ("Day", "date")]);
    fs::write(folder.path().join("nowhere.xsd"), types).expect("a file");
    let fact =
        |value| format!("<t:Cash contextRef=\"c\" unitRef=\"u\" decimals=\"0\">{value}</t:Cash>");
    let nowhere = "<t:Cash contextRef=\"c\" unitRef=\"v\" decimals=\"0\">7</t:Cash>";
    let day = "<t:Day contextRef=\"c\">foo</t:Day>";
    let all = [&fact("5"), &fact("1,000"), &fact("1e2"), &fact(""), nowhere, day].concat();
    fs::write(folder.path().join("r.xbrl"), bare(&all)).expect("a file");
    let facts = kessan(folder.path(), &["facts", "r.xbrl", "--to", "json"]);
    assert_eq!(facts.status, Some(1), "{facts:?}");
    assert_eq!(facts.stdout.lines().count(), 1, "{facts:?}");
    assert!(facts.stderr.contains("a fact whose value is none of its type (4 times"), "{facts:?}");
    assert!(facts.stderr.contains("a fact whose unit is not there (once"), "{facts:?}");
    let parquet = ["facts", "r.xbrl", "--to", "parquet", "--out", "r.parquet"];
    assert_eq!(kessan(folder.path(), &parquet).status, Some(1));
    // On a page: a format that is not known, a scale that is none, a text that the format does not read.
    let number = |how: &str, text: &str| {
        format!(
            "<ix:nonFraction name=\"t:Cash\" contextRef=\"c\" unitRef=\"u\" decimals=\"0\" {how}>{text}</ix:nonFraction>"
        )
    };
    let page = format!(
        r#"<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL" xmlns:x="http://www.xbrl.org/2003/instance"
            xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217"
            xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2022-02-16" xmlns:t="urn:t"><head><title>t</title></head><body><div style="display:none">
            <ix:header><ix:references><link:schemaRef xlink:type="simple" xlink:href="nowhere.xsd"/></ix:references><ix:resources>
            <x:context id="c"><x:entity><x:identifier scheme="http://e.example">1</x:identifier></x:entity><x:period><x:instant>2021-03-31</x:instant></x:period></x:context>
            <x:unit id="u"><x:measure>iso4217:EUR</x:measure></x:unit></ix:resources></ix:header></div><p>{}{}{}{}{}</p></body></html>"#,
        number("", "5"),
        number("format=\"ixt:none\"", "6"),
        number("scale=\"1.5\"", "7"),
        number("format=\"ixt:num-comma-decimal\"", "1,234.5"),
        "<ix:nonNumeric name=\"t:Day\" contextRef=\"c\" format=\"ixt:date-year-month-day\">foo</ix:nonNumeric>",
    );
    fs::write(folder.path().join("page.xhtml"), page).expect("a file");
    let facts = kessan(folder.path(), &["facts", "page.xhtml", "--to", "json"]);
    assert_eq!(facts.status, Some(1), "{facts:?}");
    assert_eq!(facts.stdout.lines().count(), 1, "{facts:?}");
    assert!(facts.stderr.contains("a fact whose value can't be read (4 times"), "{facts:?}");
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
fn parts_of_seconds_are_written_as_they_are_read() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("nowhere.xsd"), schema_of(&[("Cash", "monetary")]))
        .expect("a file");
    let fact = "<t:Cash contextRef=\"c\" unitRef=\"u\" decimals=\"0\">5</t:Cash>";
    let report = bare(fact).replace(">2021-03-31<", ">2021-03-31T12:30:00.250<");
    fs::write(folder.path().join("r.xbrl"), report).expect("a file");
    fs::create_dir(folder.path().join("csv")).expect("a folder");
    fs::write(folder.path().join("csv/nowhere.xsd"), schema_of(&[("Cash", "monetary")]))
        .expect("a file");
    for (to, out, read) in [("json", "r.json", "r.json"), ("csv", "csv", "csv/r.json")] {
        let run = kessan(folder.path(), &["convert", "r.xbrl", "--to", to, "--out", out]);
        assert_eq!(run.status, Some(0), "{to}: {run:?}");
        let facts = kessan(folder.path(), &["facts", read, "--to", "csv"]);
        assert_eq!(facts.status, Some(0), "{to}: {facts:?}");
        assert!(facts.stdout.contains("2021-03-31T12:30:00.25"), "{to}: {facts:?}");
    }
}

#[test]
fn what_metadata_extend_names_its_taxonomy_from_where_it_stands() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
    fs::create_dir(folder.path().join("sub")).expect("a folder");
    write("t.xsd", &schema_of(&[("Cash", "monetary")]));
    write("one.csv", "id,cash,remark\na,5,none\n");
    let kind = r#""documentType": "https://xbrl.org/2021/xbrl-csv""#;
    write("r.json", &format!(r#"{{"documentInfo": {{{kind}, "extends": ["sub/base.json"]}}}}"#));
    let base = |unit: &str| {
        let text = format!(
            r#"{{"documentInfo": {{{kind}, "namespaces": {{"t": "urn:t", "e": "http://e.example",
            "iso4217": "http://www.xbrl.org/2003/iso4217"}}, "taxonomy": ["../t.xsd"]}},
            "tableTemplates": {{"one": {{"rowIdColumn": "id", "columns": {{"id": {{}}, "remark": {{"comment": true}}, "cash": {{"dimensions":
            {{"concept": "t:Cash", "entity": "e:1", "period": "2021-03-31@end", "unit": "{unit}"}}}}}}}}}},
            "tables": {{"one": {{"url": "one.csv"}}}}}}"#
        );
        write("sub/base.json", &text);
        kessan(folder.path(), &["check", "r.json"])
    };
    let right = base("iso4217:EUR");
    assert_eq!(right.status, Some(0), "{right:?}");
    assert!(right.stdout.contains("1 fact"), "{right:?}");
    // What a comment holds is nothing that a fact could take.
    let wrong = base("$remark");
    assert!(wrong.stdout.contains("invalidReferenceTarget"), "{wrong:?}");
}

#[test]
fn a_name_without_a_namespace_stays_one_on_a_page() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("t.xsd"), schema_of(&[("Kind", "QName")])).expect("a file");
    let json = r#"{"documentInfo": {"documentType": "https://xbrl.org/2021/xbrl-json", "namespaces": {"t": "urn:t",
        "e": "http://e.example"}, "taxonomy": ["t.xsd"]}, "facts": {"f": {"value": "Cash", "dimensions":
        {"concept": "t:Kind", "entity": "e:1", "period": "2021-04-01T00:00:00"}}}}"#;
    fs::write(folder.path().join("r.json"), json).expect("a file");
    let run = kessan(folder.path(), &["convert", "r.json", "--to", "ixbrl", "--out", "page.xhtml"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    let page = fs::read_to_string(folder.path().join("page.xhtml")).expect("it was written");
    let fact = page.split("<ix:nonNumeric").nth(1).expect("a fact");
    assert!(fact.split('>').next().is_some_and(|tag| tag.contains(" xmlns=\"\"")), "{fact}");
    let check = kessan(folder.path(), &["check", "page.xhtml"]);
    assert_eq!(check.status, Some(0), "{check:?}");
}

#[test]
fn numbers_of_tables_are_written_as_tables_read_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let facts: Vec<String> = [".615", "+0012", "7.", "1.50", "-.5"]
        .iter()
        .enumerate()
        .map(|(at, value)| {
            format!("<t:N{at} contextRef=\"c\" unitRef=\"u\" decimals=\"INF\">{value}</t:N{at}>")
        })
        .collect();
    fs::write(folder.path().join("r.xbrl"), bare(&facts.concat())).expect("a file");
    let arguments = ["convert", "r.xbrl", "--without-taxonomy", "--to", "tables", "--out", "out"];
    let run = kessan(folder.path(), &arguments);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let table = fs::read_to_string(folder.path().join("out/facts.csv")).expect("a table");
    for value in [",0.615,", ",12,", ",7,", ",1.50,", ",-0.5,"] {
        assert!(table.contains(value), "{value}: {table}");
    }
}

#[test]
fn findings_about_tables_stand_at_their_cells() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = root().join("tests/cases/types/report");
    let source = source.to_str().expect("a path in UTF-8");
    let arguments = ["export", source, "--to", "csv,package", "--out", "out"];
    let run = kessan(folder.path(), &arguments);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let written: Vec<&str> = run.stdout.lines().map(str::trim).collect();
    let package = written.iter().find(|line| line.ends_with(".zip")).expect("a package");
    let metadata = written.iter().find(|line| line.ends_with(".json")).expect("metadata");
    let tables = Path::new(metadata).parent().expect("a folder");
    // The table that has the enumeration, with a member that can't be used.
    let found = fs::read_dir(folder.path().join(tables)).expect("a folder").find_map(|entry| {
        let path = entry.ok()?.path();
        let text = fs::read_to_string(&path).ok()?;
        let is_it = path.extension()? == "csv" && text.contains("type:SilkMember");
        is_it.then_some((path, text))
    });
    let (path, text) = found.expect("a table with the member");
    let at = text.lines().position(|line| line.contains("type:SilkMember")).expect("a row") + 1;
    fs::write(&path, text.replacen("type:SilkMember", "type:FibreMember", 1)).expect("a file");
    let told = kessan(folder.path(), &["check", metadata, "--packages", package]).stdout;
    let name = path.file_name().expect("a name").to_string_lossy().into_owned();
    assert!(told.contains("error[unknown-value]"), "{told}");
    assert!(told.contains(&format!("{name}:{at}:")), "{told}");
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
fn decimals_of_any_size_are_read_alike_and_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    fs::write(folder.join("nowhere.xsd"), schema_of(&[("Cash", "monetary")])).expect("a file");
    let metadata = r#"{"documentInfo": {"documentType": "https://xbrl.org/2021/xbrl-csv", "namespaces": {"t": "urn:t",
        "e": "http://e.example", "iso4217": "http://www.xbrl.org/2003/iso4217"}, "taxonomy": ["nowhere.xsd"]},
        "tableTemplates": {"t": {"columns": {"v": {"decimals": DECIMALS, "dimensions": {"concept": "t:Cash",
        "entity": "e:1", "period": "2021-04-01T00:00:00", "unit": "iso4217:EUR"}}}}}, "tables": {"t": {"url": "t.csv"}}}"#;
    let json = r#"{"documentInfo": {"documentType": "https://xbrl.org/2021/xbrl-json", "namespaces": {"t": "urn:t",
        "e": "http://e.example", "iso4217": "http://www.xbrl.org/2003/iso4217"}, "taxonomy": ["nowhere.xsd"]}, "facts":
        {"f": {"value": "5", "decimals": DECIMALS, "dimensions": {"concept": "t:Cash", "entity": "e:1",
        "period": "2021-04-01T00:00:00", "unit": "iso4217:EUR"}}}}"#;
    let item = "<t:Cash contextRef=\"c\" unitRef=\"u\" decimals=\"DECIMALS\">5</t:Cash>";
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).expect("a file");
    for (decimals, kept) in [
        ("2147483648", "2147483647"),
        ("-3000000000", "-2147483647"),
        ("999999999999999999999", "2147483647"),
        ("-999999999999999999999", "-2147483647"),
        ("-2147483648", "-2147483647"),
        ("2147483646", "2147483646"),
        // What programs write that mean INF by the largest number.
        ("2147483647", "2147483647"),
        ("-2147483647", "-2147483647"),
    ] {
        let is_told = decimals != kept;
        write("r.xbrl", &bare(item).replace("DECIMALS", decimals));
        write("r.json", &json.replace("DECIMALS", decimals));
        write("m.json", &metadata.replace("DECIMALS", decimals));
        write("t.csv", "v\n5\n");
        let read = |path: &str| {
            let run = kessan(folder, &["facts", path, "--to", "csv"]);
            assert_eq!(run.status, Some(0), "{path} {decimals}: {run:?}");
            assert!(run.stdout.contains(&format!(",{kept},")), "{path} {decimals}: {run:?}");
            assert_eq!(
                run.stderr.contains("beyond 2147483647"),
                is_told,
                "{path} {decimals}: {run:?}"
            );
        };
        for path in ["r.xbrl", "r.json", "m.json"] {
            read(path);
        }
        let (without, suffix) = (metadata.replace("\"decimals\": DECIMALS, ", ""), decimals);
        write("m.json", &without);
        write("t.csv", &format!("v\n5d{suffix}\n"));
        read("m.json");
        let run = kessan(folder, &["convert", "r.xbrl", "--to", "xbrl", "--out", "s.xbrl"]);
        assert_eq!(run.stderr.contains("beyond 2147483647"), is_told, "{run:?}");
    }
    let precise = bare(&item.replace("decimals=\"DECIMALS\"", "precision=\"4294967296\""));
    write("r.xbrl", &precise);
    let run = kessan(folder, &["facts", "r.xbrl"]);
    assert!(run.stderr.contains("beyond 2147483647"), "{run:?}");
    write("r.xbrl", &bare(&item.replace("decimals=\"DECIMALS\"", "precision=\"1\"")));
    let run = kessan(folder, &["convert", "r.xbrl", "--to", "ixbrl", "--out", "page.xhtml"]);
    assert!(run.stderr.contains("a precision, which became decimals (once: t:Cash)"), "{run:?}");
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

#[test]
fn an_axis_without_a_domain_takes_members_in_tables_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let axis = r#"<xs:import namespace="http://xbrl.org/2005/xbrldt" schemaLocation="http://www.xbrl.org/2005/xbrldt-2005.xsd"/>
        <xs:element name="Axis" id="Axis" type="x:stringItemType" substitutionGroup="d:dimensionItem" x:periodType="duration" abstract="true" nillable="true" xmlns:d="http://xbrl.org/2005/xbrldt"/>
        <xs:element name="North" id="North" type="x:stringItemType" substitutionGroup="x:item" x:periodType="duration" abstract="true" nillable="true"/>
        <xs:element name="Cash" "#;
    let types = schema_of(&[("Cash", "monetary")]);
    fs::write(folder.join("nowhere.xsd"), types.replace("<xs:element name=\"Cash\" ", axis))
        .expect("a file");
    let fact = "<t:Cash contextRef=\"c\" unitRef=\"u\" decimals=\"0\">5</t:Cash>";
    let member = "</period><scenario><m:explicitMember xmlns:m=\"http://xbrl.org/2006/xbrldi\" dimension=\"t:Axis\">t:North</m:explicitMember></scenario>";
    fs::write(folder.join("r.xbrl"), bare(fact).replace("</period>", member)).expect("a file");
    let run = kessan(folder, &["convert", "r.xbrl", "--to", "tables", "--out", "out"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    let check = kessan(folder, &["check", "out"]);
    assert_eq!(check.status, Some(0), "{check:?}");
    let back = kessan(folder, &["export", "out", "--to", "xbrl", "--out", "again"]);
    assert_eq!(back.status, Some(0), "{back:?}");
    let file = back.stdout.lines().map(str::trim).find(|line| line.ends_with(".xbrl"));
    let facts = |path: &str| kessan(folder, &["facts", path, "--to", "json"]).stdout;
    let (one, again) = (facts("r.xbrl"), facts(file.expect("an instance")));
    assert!(one.contains("t:Axis") && again.contains(":Axis"), "{one} {again}");
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
