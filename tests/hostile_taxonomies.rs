//! Taxonomies that mean harm: an error in bounded time and memory, never a panic.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Cursor;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use kessan::archive::Archive;
use kessan::archive::incoming::Limits;
use kessan::check;
use kessan::diagnostic::{Code, Diagnostics};
use kessan::model::documents::DocumentKind;
use kessan::read::dts::{self, Files as _, Options, Sources};

/// For how long this thread has worked, waiting for others aside where the system says so.
fn worked() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// What is told of documents in memory, the first of which is the entry point, and checked as well.
fn told(documents: &[(&str, String)]) -> Vec<Code> {
    let files: BTreeMap<String, Vec<u8>> = documents
        .iter()
        .map(|(name, text)| (format!("urn://t/{name}"), text.clone().into_bytes()))
        .collect();
    let start = worked();
    let mut diagnostics = Diagnostics::new();
    let entry = [format!("urn://t/{}", documents[0].0)];
    let options = Options { keep_trees: true, ..Options::default() };
    let set = dts::load(&entry, &files, options, &mut diagnostics);
    check::set(&set, &mut diagnostics);
    let took = worked().saturating_sub(start);
    assert!(took < Duration::from_secs(60), "{took:?}");
    diagnostics.iter().map(|found| found.code).collect()
}

fn schema(inside: &str) -> String {
    format!(
        r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:link="http://www.xbrl.org/2003/linkbase"
            xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:xlink="http://www.w3.org/1999/xlink"
            xmlns:t="urn:t" targetNamespace="urn:t">{inside}</xs:schema>"#
    )
}

const IMPORT: &str = r#"<xs:import namespace="http://www.xbrl.org/2003/instance"
    schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>"#;

#[test]
fn imports_includes_and_names_in_circles_end() {
    let a = schema(
        r#"<xs:include schemaLocation="b.xsd"/><xs:include schemaLocation="a.xsd"/>
        <xs:group name="g"><xs:sequence><xs:group ref="t:g"/></xs:sequence></xs:group>
        <xs:attributeGroup name="h"><xs:attributeGroup ref="t:h"/></xs:attributeGroup>
        <xs:complexType name="c"><xs:group ref="t:g"/><xs:attributeGroup ref="t:h"/></xs:complexType>
        <xs:complexType name="d"><xs:complexContent><xs:extension base="t:e"/></xs:complexContent></xs:complexType>
        <xs:complexType name="e"><xs:complexContent><xs:extension base="t:d"/></xs:complexContent></xs:complexType>
        <xs:simpleType name="u"><xs:union memberTypes="t:u"/></xs:simpleType>
        <xs:element name="x" type="t:c" substitutionGroup="t:y"/>
        <xs:element name="y" type="t:d" substitutionGroup="t:x"/>
        <xs:annotation><xs:appinfo><t:x/><t:y/></xs:appinfo></xs:annotation>
        <xs:element name="z" type="t:u"/>"#,
    );
    let b = schema(r#"<xs:include schemaLocation="a.xsd"/>"#);
    assert!(told(&[("a.xsd", a), ("b.xsd", b)]).contains(&Code::UnknownDeclaration));
}

#[test]
fn entities_and_depth_are_refused() {
    let mut laughs = String::from("<!DOCTYPE a [<!ENTITY l0 'l'>");
    for n in 1..20 {
        let _ = write!(laughs, "<!ENTITY l{n} '&l{};&l{};'>", n - 1, n - 1);
    }
    laughs.push_str("]><a>&l19;</a>");
    assert_eq!(told(&[("a.xml", laughs)]), [Code::IllFormedXml]);
    let outside = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>";
    assert_eq!(told(&[("a.xml", outside.to_owned())]), [Code::IllFormedXml]);
    let deep = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
    assert_eq!(told(&[("a.xml", deep)]), [Code::IllFormedXml]);
}

/// A linkbase whose link holds these locators and arcs.
fn linkbase(inside: &str) -> String {
    format!(
        r#"<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink">
        <link:definitionLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">{inside}
        </link:definitionLink></link:linkbase>"#
    )
}

fn items(count: usize) -> String {
    let mut items = String::from(IMPORT);
    for n in 0..count {
        let _ = write!(
            items,
            r#"<xs:element name="i{n}" id="i{n}" type="xbrli:stringItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant"/>"#
        );
    }
    items
}

const ARC: &str = r#"<link:definitionArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/requires-element" xlink:from="f" "#;

#[test]
fn arcs_that_stand_for_too_many_relationships_are_refused() {
    let mut link = String::new();
    for n in 0..4000 {
        let side = if n % 2 == 0 { 'f' } else { 't' };
        let _ = write!(
            link,
            r#"<link:loc xlink:type="locator" xlink:href="a.xsd#i{n}" xlink:label="{side}"/>"#
        );
    }
    for _ in 0..3 {
        let _ = write!(link, r#"{ARC} xlink:to="t"/>"#);
    }
    let codes = told(&[("l.xml", linkbase(&link)), ("a.xsd", schema(&items(4000)))]);
    assert!(codes.contains(&Code::LimitPassed), "{codes:?}");
}

/// Equivalent relationships are found among many between the same two concepts, none of which is equivalent to
/// another; and positions, which are looked for in the document, are found in a large one.
#[test]
fn many_arcs_between_the_same_concepts_and_many_positions_take_no_long() {
    let count = 20_000;
    let mut link = String::new();
    let _ =
        write!(link, r##"<link:loc xlink:type="locator" xlink:href="a.xsd#i0" xlink:label="f"/>"##);
    for n in 0..count {
        let _ = write!(
            link,
            r#"<link:loc xlink:type="locator" xlink:href="a.xsd#element(/1/3)" xlink:label="t{n}"/>{ARC}
            xlink:to="t{n}" order="{n}.5"/>"#
        );
    }
    let codes = told(&[("l.xml", linkbase(&link)), ("a.xsd", schema(&items(2)))]);
    assert_eq!(codes, [], "{codes:?}");
}

#[test]
fn packages_lead_to_nothing_outside_of_them() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let secret = folder.path().join("secret.xsd");
    fs::write(&secret, schema("")).expect("a file can be written");
    let path = folder.path().join("p.zip");
    let catalog = r#"<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
        <rewriteURI uriStartString="http://a.example/" rewritePrefix="../../../"/>
        <rewriteURI uriStartString="http://b.example/" rewritePrefix="../b/"/>
        <rewriteURI uriStartString="http://c.example/" rewritePrefix="file:///"/></catalog>"#;
    let entry = schema(&format!(
        r#"<xs:import namespace="urn:s" schemaLocation="file://{}"/>
        <xs:import namespace="urn:s" schemaLocation="../../secret.xsd"/>
        <xs:import namespace="urn:s" schemaLocation="http://a.example/secret.xsd"/>"#,
        secret.display()
    ));
    let mut archive = Archive::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("p/META-INF/taxonomyPackage.xml", "<a/>"),
        ("p/META-INF/catalog.xml", catalog),
        ("p/b/entry.xsd", entry.as_str()),
        ("p/../../secret.xsd", "climbs"),
    ] {
        archive.add(name, text.as_bytes()).expect("an entry can be added");
    }
    let bytes = archive.finish().expect("an archive can be made").into_inner();
    fs::write(&path, bytes).expect("a file can be written");
    let mut sources = Sources::new(Limits::default());
    let package = sources.add(&path).expect("the package can be opened");
    assert_eq!((package.rewrites.len(), package.left_out.len()), (1, 2));
    assert!(sources.read("http://a.example/secret.xsd").expect("nothing is refused").is_none());
    let mut diagnostics = Diagnostics::new();
    let begin = ["http://b.example/entry.xsd".to_owned()];
    let set = dts::load(&begin, &sources, Options::default(), &mut diagnostics);
    let read: Vec<&str> = set.documents().iter().map(|(_, d)| set.text(d.url)).collect();
    assert!(
        read.iter().all(|url| !url.contains("secret") || !url.starts_with("file:")),
        "{read:?}"
    );
    let missing = diagnostics.iter().filter(|found| found.code == Code::DocumentMissing).count();
    assert_eq!(missing, diagnostics.total());
    assert!(missing >= 2);
    // Without a catalog its documents have addresses of this machine, and lead to none of its files all the same.
    let here = [format!("{}p/b/entry.xsd", sources.packages()[0].address)];
    let mut bare = Archive::new(fs::File::create(&path).expect("a file can be written"));
    bare.add("p/b/entry.xsd", entry.as_bytes()).expect("an entry can be added");
    bare.add("p/b/other.xsd", schema("").as_bytes()).expect("an entry can be added");
    bare.finish().expect("an archive can be made");
    let mut sources = Sources::new(Limits::default());
    sources.add(&path).expect("the package can be opened");
    let mut diagnostics = Diagnostics::new();
    let set = dts::load(&here, &sources, Options::default(), &mut diagnostics);
    let read = set.documents().iter().filter(|(_, of)| of.kind == DocumentKind::Schema).count();
    let told: Vec<_> = diagnostics.iter().map(|found| &found.message).collect();
    assert_eq!((read, told.len()), (1, 3), "{told:?}");
}
