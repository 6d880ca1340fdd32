//! Rules that hold for every document, and the finer points of each.

use std::collections::{HashMap, HashSet};
use std::io::Cursor;

use quick_xml::events::{BytesStart, Event};

use super::sound_documents as documents;
use super::{fixture, *};
use crate::model::{
    ConceptId, FileNames, LabelRole, Measures, Node, QName, Replacement, Replacements, StatementId,
    StatementKind, Translations, UnitDefinition,
};

fn text(documents: &[Document], path: &str) -> String {
    let document = documents.iter().find(|document| document.path == path);
    String::from_utf8(document.expect("a document with this path").bytes.clone()).expect("UTF-8")
}

/// Start tags with their attributes.
fn tags(document: &Document) -> Vec<(String, HashMap<String, String>)> {
    fn tag(start: &BytesStart) -> (String, HashMap<String, String>) {
        let attributes = start.attributes().map(|attribute| {
            let attribute = attribute.expect("a well-formed attribute");
            (attribute.key.as_ref().to_owned(), attribute.value.into_owned())
        });
        (start.name().as_ref().to_owned(), attributes.collect())
    }
    let text = std::str::from_utf8(&document.bytes).expect("UTF-8");
    let mut reader = quick_xml::Reader::from_str(text);
    let mut tags = Vec::new();
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(start) | Event::Empty(start) => tags.push(tag(&start)),
            Event::Eof => return tags,
            _ => {}
        }
    }
}

/// What XBRL 2.1 §3.5 asks of locators, arcs and references to roles.
fn assert_sound(documents: &[Document]) {
    let ids: HashSet<String> = documents
        .iter()
        .flat_map(|document| {
            let path = &document.path;
            tags(document)
                .into_iter()
                .filter_map(|(_, attributes)| Some(format!("{path}#{}", attributes.get("id")?)))
                .collect::<Vec<_>>()
        })
        .collect();
    let paths: HashSet<&str> = documents.iter().map(|document| document.path.as_str()).collect();
    for document in documents {
        let (mut labels, mut arcs) = (HashSet::new(), HashSet::new());
        let mut declared = HashSet::new();
        for (name, attributes) in tags(document) {
            let get = |name: &str| attributes.get(name).cloned().unwrap_or_default();
            match get("xlink:type").as_str() {
                "extended" => {
                    labels.clear();
                    arcs.clear();
                }
                "locator" => {
                    assert!(ids.contains(&get("xlink:href")), "{}", get("xlink:href"));
                    assert!(labels.insert(get("xlink:label")), "one label, two locators");
                }
                "resource" => {
                    labels.insert(get("xlink:label"));
                }
                "arc" => {
                    let ends = (get("xlink:from"), get("xlink:to"));
                    assert!(labels.contains(&ends.0) && labels.contains(&ends.1), "{ends:?}");
                    assert!(arcs.insert(ends), "two arcs between the same labels");
                }
                "simple" => {
                    let href = get("xlink:href");
                    let own = paths.contains(href.as_str()) || ids.contains(&href);
                    assert!(own || href.starts_with("http"), "{href}");
                    let role = get("roleURI") + &get("arcroleURI");
                    assert!(role.is_empty() || declared.insert(role), "declared twice");
                }
                _ => {}
            }
            for role in [get("xlink:role"), get("xlink:arcrole"), get("preferredLabel")] {
                let standard = role.starts_with("http://www.xbrl.org/2003/")
                    || role == "http://www.w3.org/1999/xlink/properties/linkbase";
                assert!(role.is_empty() || standard || declared.contains(&role), "{name} {role}");
            }
        }
    }
}

#[test]
fn documents_stand_in_a_fixed_order_and_are_sound() {
    let taxonomy = fixture::taxonomy();
    let documents = documents(&taxonomy);
    let paths: Vec<&str> = documents.iter().map(|document| document.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "ex.xsd",
            "ex-lab-en.xml",
            "ex-lab-ja.xml",
            "ex-ref.xml",
            "ex-gla.xml",
            "ex-annual.xsd",
            "ex-annual-pre.xml",
            "ex-annual-cal.xml",
            "ex-annual-def.xml",
            "ex-cash.xsd",
            "ex-cash-pre.xml",
            "ex-cash-cal.xml",
        ]
    );
    assert_sound(&documents);
}

#[test]
fn an_entry_point_gathers_its_own_networks_only() {
    let taxonomy = fixture::taxonomy();
    let documents = documents(&taxonomy);
    let cash = text(&documents, "ex-cash.xsd");
    for file in ["ex.xsd", "ex-lab-en.xml", "ex-lab-ja.xml", "ex-ref.xml", "ex-cash-pre.xml"] {
        assert!(cash.contains(&format!("\"{file}\"")), "{file}");
    }
    assert!(!cash.contains("def.xml") && !cash.contains("annual"));
    assert!(!text(&documents, "ex-cash-pre.xml").contains("Revenue"));
    assert!(!text(&documents, "ex.xsd").contains("linkbaseRef"));
    assert_eq!(
        entry_point_url(&taxonomy, 1).as_deref(),
        Some("http://www.example.com/xbrl/taxonomy/2008-03-31/ex-cash.xsd")
    );
}

/// The labels in the set of an entry point: concept, role and language, and text.
fn labels_of(documents: &[Document], schema: &str) -> Vec<(String, String)> {
    let schema = documents.iter().find(|document| document.path == schema).expect("the schema");
    let references = tags(schema).into_iter().filter(|(name, _)| name == "link:linkbaseRef");
    let mut found = Vec::new();
    for (_, reference) in references {
        let linkbase = text(documents, &reference["xlink:href"]);
        for label in linkbase.split("<link:label ").skip(1) {
            let (key, rest) = label.split_once('>').expect("a start tag");
            let (label, _) = rest.split_once('<').expect("an end tag");
            found.push((key.to_owned(), label.to_owned()));
        }
    }
    found
}

#[test]
fn an_entry_point_has_one_label_of_a_kind() {
    let mut taxonomy = fixture::taxonomy();
    let cash = taxonomy.find("Cash").expect("a concept");
    let labels = [
        ((LabelRole::PeriodEnd, "en".into()), "Cash, last".to_owned()),
        ((LabelRole::Terse, "en".into()), "Cash, short".to_owned()),
    ];
    let replacement = Replacement { line: 1, labels: labels.into(), replaced: Vec::new() };
    taxonomy.entry_points[1].replacements =
        Some(Replacements { source: "cash.csv".into(), by_concept: [(cash, replacement)].into() });
    let documents = documents(&taxonomy);
    assert_sound(&documents);
    let paths: Vec<&str> = documents.iter().map(|document| document.path.as_str()).collect();
    assert!(paths.contains(&"ex-lab-en.xml") && paths.contains(&"ex-cash-lab-en.xml"));
    assert!(!paths.contains(&"ex-cash-lab-ja.xml"));

    let annual = labels_of(&documents, "ex-annual.xsd");
    let cash = labels_of(&documents, "ex-cash.xsd");
    for labels in [&annual, &cash] {
        let keys: HashSet<&String> = labels.iter().map(|(key, _)| key).collect();
        assert_eq!(keys.len(), labels.len(), "two labels of a role and language");
    }
    let has = |labels: &[(String, String)], wanted: &str| labels.iter().any(|(_, l)| l == wanted);
    assert!(has(&annual, "Cash at the end") && !has(&annual, "Cash, last"));
    assert!(has(&cash, "Cash, last") && !has(&cash, "Cash at the end"));
    assert!(has(&cash, "Cash at the beginning") && has(&cash, "期末残高"));
    assert_eq!(cash.len(), annual.len() + 1);
}

#[test]
fn labels_that_no_entry_point_shares_are_not_written() {
    let mut taxonomy = fixture::taxonomy();
    let cash = taxonomy.find("Cash").expect("a concept");
    for entry in &mut taxonomy.entry_points {
        let labels = [((LabelRole::Standard, "en".into()), format!("Cash of {}", entry.id))];
        let by_concept =
            [(cash, Replacement { line: 1, labels: labels.into(), replaced: Vec::new() })].into();
        entry.replacements = Some(Replacements { source: "labels.csv".into(), by_concept });
    }
    let documents = documents(&taxonomy);
    assert_sound(&documents);
    let labels: Vec<&str> = documents.iter().map(|document| document.path.as_str()).collect();
    assert!(!labels.contains(&"ex-lab-en.xml") && labels.contains(&"ex-lab-ja.xml"));
    assert_eq!(taxonomy.label(0, cash, &LabelRole::Terse, &"en".into()), "Cash of annual");
    assert_eq!(taxonomy.label(1, cash, &LabelRole::Terse, &"en".into()), "Cash of cash");
}

#[test]
fn one_schema_has_the_labels_that_its_entry_point_replaces() {
    let mut taxonomy = fixture::taxonomy();
    let cash = taxonomy.find("Cash").expect("a concept");
    taxonomy.entry_points.truncate(1);
    let labels = [((LabelRole::Standard, "en".into()), "Other cash".to_owned())];
    let by_concept =
        [(cash, Replacement { line: 1, labels: labels.into(), replaced: Vec::new() })].into();
    taxonomy.entry_points[0].replacements =
        Some(Replacements { source: "labels.csv".into(), by_concept });
    for (first, second, name) in [("en", "ja", "lab"), ("ja", "en", "lab-en")] {
        taxonomy.languages = vec![first.into(), second.into()];
        taxonomy.publication.files = FileNames::OneSchema { separator: "_".to_owned() };
        let documents = documents(&taxonomy);
        assert_sound(&documents);
        let of_name = |document: &&Document| document.path.ends_with(&format!("_{name}.xml"));
        let labels = documents.iter().find(of_name).expect("the labels are written");
        assert!(String::from_utf8_lossy(&labels.bytes).contains(">Other cash<"));
    }
}

#[test]
fn concepts_have_the_attributes_of_their_kind() {
    let core = text(&documents(&fixture::taxonomy()), "ex.xsd");
    for line in [
        r#"<xs:element id="ex_Costs" name="Costs" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" nillable="true" xbrli:periodType="duration" xbrli:balance="debit"/>"#,
        r#"<xs:element id="ex_RevenueTable" name="RevenueTable" type="xbrli:stringItemType" substitutionGroup="xbrldt:hypercubeItem" abstract="true" xbrli:periodType="duration"/>"#,
        r##"<xs:element id="ex_ContractAxis" name="ContractAxis" type="xbrli:stringItemType" substitutionGroup="xbrldt:dimensionItem" abstract="true" xbrli:periodType="duration" xbrldt:typedDomainRef="#ex_ContractNumber"/>"##,
        r#"<xs:element id="ex_ContractNumber" name="ContractNumber" type="xs:token"/>"#,
        r#"<xs:element id="ex_AtmMember" name="AtmMember" type="dtr-types:domainItemType" substitutionGroup="xbrli:item" abstract="true" xbrli:periodType="duration"/>"#,
        "<link:definition>000400 - Cash flows</link:definition>",
        "<link:definition>110000 - Revenue &amp; segments</link:definition>",
    ] {
        assert!(core.contains(line), "{line}");
    }
}

#[test]
fn titles_and_own_units_have_generic_labels() {
    let mut taxonomy = fixture::taxonomy();
    let own = QName::new("ex", &taxonomy.publication.namespace, "lines");
    let unit = UnitDefinition {
        source: "units.csv".into(),
        line: 2,
        name: "lines".to_owned(),
        measures: Measures::of(own),
        labels: [("en".into(), "Lines".to_owned()), ("ja".into(), "回線".to_owned())].into(),
        short: Translations::new(),
        noun: Translations::new(),
        documentation: [("en".into(), "Lines in service.".to_owned())].into(),
    };
    taxonomy.units.insert("lines".to_owned(), unit);
    taxonomy.statements[0].kind = Some(StatementKind::Statement);
    let documents = documents(&taxonomy);
    assert_sound(&documents);
    let core = text(&documents, "ex.xsd");
    assert!(core.contains(r#"<xs:element id="ex_lines" name="lines" type="xs:string"/>"#));
    assert!(core.contains("<link:definition>000400 - Statement - Cash flows</link:definition>"));
    let labels = text(&documents, "ex-gla.xml");
    for line in [
        r##"xlink:href="ex.xsd#ex_lines" xlink:label="ex_lines"/>"##,
        r#"xlink:role="http://www.xbrl.org/2008/role/label" xml:lang="ja">回線</label:label>"#,
        r#"role/documentation" xml:lang="en">Lines in service.</label:label>"#,
        r#"xlink:label="label.role-CashFlows" xlink:role="http://www.xbrl.org/2008/role/label" xml:lang="ja">キャッシュ・フロー計算書</label:label>"#,
    ] {
        assert!(labels.contains(line), "{line}");
    }
    assert!(text(&documents, "ex-cash.xsd").contains("\"ex-gla.xml\""));
}

#[test]
fn a_schema_imports_only_what_it_uses() {
    let mut taxonomy = fixture::taxonomy();
    taxonomy.statements.truncate(1);
    taxonomy.axes.clear();
    taxonomy.entry_points.truncate(1);
    taxonomy.entry_points[0].statements = vec![StatementId::from(0)];
    let all = std::mem::take(&mut taxonomy.concepts);
    taxonomy.concepts = all.into_iter().take(5).collect();
    taxonomy.statements[0].calculations.clear();
    let documents = documents(&taxonomy);
    assert_sound(&documents);
    let core = text(&documents, "ex.xsd");
    for absent in ["xbrldt", "dtr", "2006/ref"] {
        assert!(!core.contains(absent), "{absent}");
    }
    assert!(!text(&documents, "ex-annual.xsd").contains("calculation"));
    assert!(documents.iter().all(|document| document.path != "ex-ref.xml"));
}

#[test]
fn a_balance_stands_at_both_ends_of_a_period() {
    let cash = text(&documents(&fixture::taxonomy()), "ex-cash-pre.xml");
    let arc = |to: &str, order: &str, role: &str| {
        format!(
            "xlink:from=\"CashFlowsAbstract\" xlink:to=\"{to}\" order=\"{order}\" \
             preferredLabel=\"http://www.xbrl.org/2003/role/{role}\""
        )
    };
    assert!(cash.contains(&arc("Cash", "1", "periodStartLabel")));
    assert!(cash.contains(&arc("Cash.2", "5", "periodEndLabel")));
}

#[test]
fn an_axis_shows_its_members_unless_the_tree_does() {
    let mut taxonomy = fixture::taxonomy();
    let arc = "xlink:from=\"NetworkMember\" xlink:to=\"AccessMember\" order=\"1\"";
    assert!(text(&documents(&taxonomy), "ex-annual-pre.xml").contains(arc));
    let head = Node {
        concept: taxonomy.find("AllSegmentsMember").expect("a member"),
        depth: 3,
        preferred_label: LabelRole::Standard,
        beside: None,
        column: Translations::new(),
        required: false,
    };
    taxonomy.statements[1].nodes.insert(3, head);
    let shown = text(&documents(&taxonomy), "ex-annual-pre.xml");
    assert!(shown.contains("xlink:to=\"AllSegmentsMember\"") && !shown.contains(arc));
}

#[test]
fn a_cube_governs_what_stands_below_its_line_items_once() {
    let taxonomy = fixture::taxonomy();
    let documents = documents(&taxonomy);
    let definition = text(&documents, "ex-annual-def.xml");
    for ends in [
        ("RevenueLineItems", "CostsAbstract"),
        ("CostsAbstract", "Costs"),
        ("SegmentsAxis", "AllSegmentsMember.2"),
        ("RevenueTable", "ContractAxis"),
    ] {
        let ends = format!("xlink:from=\"{}\" xlink:to=\"{}\"", ends.0, ends.1);
        assert_eq!(definition.matches(&ends).count(), 1, "{ends}");
    }
    assert_eq!(definition.matches("xlink:to=\"Costs\"").count(), 1);
    assert!(!definition.contains("RevenueAbstract"));
}

#[test]
fn a_cube_without_line_items_in_the_tree_governs_the_whole_tree() {
    let mut taxonomy = fixture::taxonomy();
    let line_items = taxonomy.find("RevenueLineItems").expect("a concept");
    taxonomy.statements[1].nodes.retain(|node| node.concept != line_items);
    let documents = documents(&taxonomy);
    assert_sound(&documents);
    let definition = text(&documents, "ex-annual-def.xml");
    assert!(definition.contains("xlink:from=\"RevenueLineItems\" xlink:to=\"RevenueAbstract\""));
    assert!(definition.contains("xlink:from=\"CostsAbstract\" xlink:to=\"Costs\""));
}

#[test]
fn a_heading_below_itself_gives_no_cycle_in_the_cube() {
    let mut taxonomy = fixture::taxonomy();
    let again = |concept: ConceptId, depth| Node {
        concept,
        depth,
        preferred_label: LabelRole::Standard,
        beside: None,
        column: Translations::new(),
        required: false,
    };
    let heading = taxonomy.find("CostsAbstract").expect("a heading");
    let line_items = taxonomy.find("RevenueLineItems").expect("the line items");
    taxonomy.statements[1].nodes.extend([again(heading, 3), again(line_items, 4)]);
    let definition = text(&documents(&taxonomy), "ex-annual-def.xml");
    assert_eq!(definition.matches("xlink:to=\"CostsAbstract\"").count(), 1);
    assert!(!definition.contains("xlink:to=\"RevenueLineItems\""));
}

#[test]
fn axes_may_share_a_domain() {
    let mut taxonomy = fixture::taxonomy();
    let explicit = taxonomy.find("SegmentsAxis").expect("an axis");
    let other = taxonomy.find("ContractAxis").expect("an axis");
    let segments = &taxonomy.axes[&explicit];
    let members = segments.members.clone();
    let axis = crate::model::Axis { members, default: segments.default, typed: None };
    taxonomy.axes.insert(other, axis);
    let documents = documents(&taxonomy);
    assert_sound(&documents);
    let definition = text(&documents, "ex-annual-def.xml");
    assert_eq!(definition.matches("arcrole/dimension-domain\" xlink:from").count(), 2);
    assert_eq!(
        definition.matches("arcrole/domain-member\" xlink:from=\"NetworkMember\"").count(),
        1
    );
}

#[test]
fn totals_number_their_items() {
    let calculation = text(&documents(&fixture::taxonomy()), "ex-annual-cal.xml");
    assert!(
        calculation
            .contains("xlink:from=\"GrossProfit\" xlink:to=\"Costs\" order=\"2\" weight=\"-1\"")
    );
}

#[test]
fn the_package_has_one_top_directory_and_the_same_bytes_each_time() {
    let taxonomy = fixture::taxonomy();
    let write = || {
        let mut bytes = Cursor::new(Vec::new());
        Package::new(&taxonomy)?.write(&mut bytes).map(|()| bytes.into_inner())
    };
    let bytes = write().expect("writing into memory");
    assert_eq!(bytes, write().expect("writing into memory"));
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip archive");
    let names: Vec<String> = (0..archive.len())
        .map(|position| {
            let entry = archive.by_index(position).expect("an entry");
            entry.name().expect("UTF-8").into_owned()
        })
        .collect();
    assert_eq!(names[0], "ex-2008.1/META-INF/taxonomyPackage.xml");
    assert_eq!(names[2], "ex-2008.1/www.example.com/xbrl/taxonomy/2008-03-31/ex.xsd");
    assert!(names.iter().all(|name| name.starts_with("ex-2008.1/")));
}

#[test]
fn the_catalog_stays_inside_the_package_whatever_the_namespace() {
    for (namespace, start, prefix) in [
        ("http://a.example/x y/", "http://a.example/x y/", "../a.example/x_y/"),
        ("https://a.example/../../b", "https://a.example/../../b/", "../a.example/b/"),
        ("urn:a:b", "urn:a:b/", "../urn_a_b/"),
    ] {
        let mut taxonomy = fixture::taxonomy();
        taxonomy.publication.namespace = namespace.into();
        let catalog = text(&package_entries(&taxonomy), "META-INF/catalog.xml");
        let rewrite = format!("uriStartString=\"{start}\" rewritePrefix=\"{prefix}\"");
        assert!(catalog.contains(&rewrite), "{catalog}");
        let directory = prefix.strip_prefix("../").expect("a relative prefix");
        let entries = package_entries(&taxonomy);
        assert_eq!(entries[2].path, format!("{directory}ex.xsd"));
    }
}
