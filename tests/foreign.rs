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
