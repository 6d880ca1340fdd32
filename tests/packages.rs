//! Taxonomy packages of others: one fault each, told with the code of Taxonomy Packages 1.0; and addresses that documents
//! and catalogs spell in several ways.

mod common;

use std::fs;
use std::path::Path;

use common::kessan;
use kessan::archive::Archive;

const METADATA: &str = "<tp:taxonomyPackage xmlns:tp=\"http://xbrl.org/2016/taxonomy-package\" xml:lang=\"en\">\n\
    <tp:identifier>http://www.weights.example/2031</tp:identifier>\n<tp:name>Weights</tp:name>\n\
    <tp:name xml:lang=\"ja\">重さ</tp:name>\n<tp:version>1</tp:version>\n\
    <tp:license href=\"http://www.weights.example/license\" name=\"free\"/>\n\
    <tp:publisherCountry>JP</tp:publisherCountry>\n<tp:publicationDate>2031-02-28</tp:publicationDate>\n\
    <tp:entryPoints><tp:entryPoint><tp:name>All</tp:name><tp:entryPointDocument href=\"http://www.weights.example/t/t.xsd\"/>\
    <tp:languages><tp:language>en</tp:language></tp:languages></tp:entryPoint></tp:entryPoints>\n</tp:taxonomyPackage>";

const CATALOG: &str = "<catalog xmlns=\"urn:oasis:names:tc:entity:xmlns:xml:catalog\">\n\
    <rewriteURI uriStartString=\"http://www.weights.example/\" rewritePrefix=\"../\"/></catalog>";

/// A schema with an item, which may import another.
fn schema(name: &str, import: Option<&str>) -> String {
    let import =
        import.map(|at| format!("<xs:import namespace=\"urn:u\" schemaLocation=\"{at}\"/>"));
    format!(
        r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:x="http://www.xbrl.org/2003/instance" targetNamespace="urn:{name}">
        <xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>{}
        <xs:element name="Mass" id="{name}_Mass" type="x:stringItemType" substitutionGroup="x:item" x:periodType="instant"/></xs:schema>"#,
        import.unwrap_or_default()
    )
}

type Entries = Vec<(String, String)>;

fn whole() -> Entries {
    [
        ("p/META-INF/taxonomyPackage.xml", METADATA.to_owned()),
        ("p/META-INF/catalog.xml", CATALOG.to_owned()),
        ("p/t/t.xsd", schema("t", Some("HTTP://WWW.Weights.Example:80/t/u.xsd"))),
        ("p/t/u.xsd", schema("u", None)),
    ]
    .map(|(name, text)| (name.to_owned(), text))
    .into()
}

fn packed(entries: &Entries) -> Vec<u8> {
    let mut archive = Archive::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in entries {
        archive.add(name, text.as_bytes()).expect("it is written");
    }
    archive.finish().expect("it is written").into_inner()
}

fn checked(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("p.zip"), bytes).expect("a file");
    kessan(folder.path(), &["check", "p.zip"]).stdout
}

#[test]
fn faults_of_taxonomy_packages_are_told() {
    let told = checked(&packed(&whole()));
    assert!(told.contains("0 errors, 0 warnings"), "{told}");
    let with = |from: &str, to: &str| {
        let mut entries = whole();
        let of = entries.iter_mut().find(|(_, text)| text.contains(from)).expect(from);
        of.1 = of.1.replacen(from, to, 1);
        packed(&entries)
    };
    let beside = |name: &str| {
        let mut entries = whole();
        entries.push((name.to_owned(), schema("u", None)));
        packed(&entries)
    };
    let below = |from: &str, to: &str| {
        let names = whole().into_iter().map(|(name, text)| (name.replacen(from, to, 1), text));
        packed(&names.collect())
    };
    let twice = {
        let mut bytes = beside("p/t/v.xsd");
        let at = bytes.windows(9).rposition(|window| window == b"p/t/v.xsd").expect("its name");
        bytes[at..at + 9].copy_from_slice(b"p/t/u.xsd");
        bytes
    };
    let again = "<rewriteURI uriStartString=\"http://www.weights.example/\" rewritePrefix=\"../t/\"/></catalog>";
    for (bytes, code) in [
        (beside("q/other.txt"), "invalidDirectoryStructure"),
        (beside("readme.txt"), "invalidDirectoryStructure"),
        (beside("p/../evil"), "invalidDirectoryStructure"),
        (beside("p/./a"), "invalidDirectoryStructure"),
        (beside("p//a"), "invalidDirectoryStructure"),
        (beside("p\\a"), "invalidArchiveFormat"),
        (below("p/", ""), "invalidDirectoryStructure"),
        (twice, "invalidDirectoryStructure"),
        (
            with("<tp:identifier>http://www.weights.example/2031</tp:identifier>", ""),
            "invalidMetaDataFile",
        ),
        (with("<tp:version>1</tp:version>", "<tp:edition>1</tp:edition>"), "invalidMetaDataFile"),
        (with(">JP<", ">jp<"), "invalidMetaDataFile"),
        (with(">JP<", ">JPN<"), "invalidMetaDataFile"),
        (with("2031-02-28", "2031-02-30"), "invalidMetaDataFile"),
        (with(" name=\"free\"", ""), "invalidMetaDataFile"),
        (with("xml:lang=\"ja\"", "xml:lang=\"j_a\""), "invalidMetaDataFile"),
        (with("<tp:language>en", "<tp:language>e_n"), "invalidMetaDataFile"),
        (
            with("</tp:publicationDate>", "</tp:publicationDate><tp:version>1</tp:version>"),
            "invalidMetaDataFile",
        ),
        (with(" xml:lang=\"en\"", ""), "missingLanguageAttribute"),
        (with(" xml:lang=\"ja\"", " xml:lang=\"EN\""), "duplicateLanguagesForElement"),
        (with("</catalog>", again), "multipleRewriteURIsForStartString"),
        (with("</catalog>", "<uri name=\"a\" uri=\"b\"/></catalog>"), "invalidCatalogFile"),
        (with("<rewriteURI ", "<rewriteURI kind=\"a\" "), "invalidCatalogFile"),
    ] {
        let told = checked(&bytes);
        assert!(told.contains("error[taxonomy-package]"), "{code}: {told}");
        assert!(told.contains(&format!("(tpe:{code})")), "{code}: {told}");
        let others = told.lines().filter(|line| line.starts_with("error[") && !line.contains(code));
        assert_eq!(others.count(), 0, "{code}: {told}");
    }
}

/// An entry that stands under another name than the directory gives it is read by some as the one, by some as the other.
#[test]
fn entries_have_one_name() {
    let mut bytes = packed(&whole());
    let at = bytes.windows(9).position(|window| window == b"p/t/u.xsd").expect("its name");
    bytes[at..at + 9].copy_from_slice(b"p/t/v.xsd");
    let told = checked(&bytes);
    assert!(told.contains("`p/t/u.xsd` has another name"), "{told}");
    assert!(told.contains("(tpe:invalidArchiveFormat)"), "{told}");
}

/// A report package that brings its taxonomy is a taxonomy package as well (Report Packages 1.0 §3), told once for all its
/// reports.
#[test]
fn taxonomy_packages_with_reports_are_judged_once() {
    let report = r#"<x:xbrl xmlns:x="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:t="urn:t">
        <link:schemaRef xlink:type="simple" xlink:href="http://www.weights.example/t/t.xsd"/>
        <x:context id="c"><x:entity><x:identifier scheme="urn:s">e</x:identifier></x:entity><x:period><x:instant>2031-03-31</x:instant></x:period></x:context>
        <t:Mass contextRef="c">heavy</t:Mass></x:xbrl>"#;
    let with = |country: &str| {
        let mut entries = whole();
        entries[0].1 = entries[0].1.replace(">JP<", &format!(">{country}<"));
        let kind = r#"{"documentInfo":{"documentType":"https://xbrl.org/report-package/2023"}}"#;
        for (name, text) in [
            ("p/META-INF/reportPackage.json", kind),
            ("p/reports/a.xbrl", report),
            ("p/reports/b.xbrl", report),
        ] {
            entries.push((name.to_owned(), text.to_owned()));
        }
        checked(&packed(&entries))
    };
    let told = with("JP");
    assert_eq!(told.matches("0 errors, 0 warnings, 1 fact").count(), 2, "{told}");
    let told = with("jp");
    assert_eq!(told.matches("(tpe:invalidMetaDataFile)").count(), 1, "{told}");
}

#[test]
fn catalogs_have_their_own_base() {
    let mut entries = whole();
    entries[1].1 =
        CATALOG.replace("rewritePrefix=\"../\"", "xml:base=\"../t/\" rewritePrefix=\"../\"");
    let told = checked(&packed(&entries));
    assert!(told.contains("0 errors, 0 warnings"), "{told}");
}

#[test]
fn what_is_named_a_zip_and_is_none_is_told_as_one() {
    let told = checked(b"no zip at all");
    assert!(!told.contains("ill-formed-xml") && told.contains("invalid Zip archive"), "{told}");
}

/// Hosts are compared without case, and `.`, `..`, percent signs and ports that mean nothing are no difference
/// (RFC 3986 §6.2).
#[test]
fn addresses_in_several_spellings_are_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let write =
        |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).expect("a file");
    write("p.zip", &packed(&whole()));
    let mut other = whole();
    other[1].1 = CATALOG.replace("http://www.weights", "HTTP://WWW.Weights");
    write("q.zip", &packed(&other));
    let context = "<x:context id=\"c\"><x:entity><x:identifier scheme=\"urn:s\">e</x:identifier></x:entity><x:period>\
        <x:instant>2031-03-31</x:instant></x:period></x:context>";
    let names = "xmlns:x=\"http://www.xbrl.org/2003/instance\" xmlns:link=\"http://www.xbrl.org/2003/linkbase\" \
        xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:t=\"urn:t\"";
    for address in [
        "http://www.weights.example/t/t.xsd",
        "http://WWW.Weights.example/t/t.xsd",
        "HTTP://www.weights.example/t/t.xsd",
        "http://www.weights.example:80/t/t.xsd",
        "http://www.weights.example/t/x/../t.xsd",
        "http://www.weights.example/t/%74.xsd",
    ] {
        let reference = format!("<link:schemaRef xlink:type=\"simple\" xlink:href=\"{address}\"/>");
        let instance = format!(
            "<x:xbrl {names}>{reference}{context}<t:Mass contextRef=\"c\">heavy</t:Mass></x:xbrl>"
        );
        write("r.xbrl", instance.as_bytes());
        let page = format!(
            "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:ix=\"http://www.xbrl.org/2013/inlineXBRL\" {names}><head>\
             <title>t</title></head><body><div style=\"display:none\"><ix:header><ix:references>{reference}</ix:references>\
             <ix:resources>{context}</ix:resources></ix:header></div><p><ix:nonNumeric name=\"t:Mass\" contextRef=\"c\">heavy\
             </ix:nonNumeric></p></body></html>"
        );
        write("r.xhtml", page.as_bytes());
        let json = format!(
            r#"{{"documentInfo":{{"documentType":"https://xbrl.org/2021/xbrl-json","namespaces":{{"t":"urn:t","s":"urn:s",
            "xbrl":"https://xbrl.org/2021"}},"taxonomy":["{address}"]}},"facts":{{"f":{{"value":"heavy","dimensions":{{
            "concept":"t:Mass","entity":"s:e","period":"2031-04-01T00:00:00"}}}}}}}}"#
        );
        write("r.json", json.as_bytes());
        for report in ["r.xbrl", "r.xhtml", "r.json"] {
            for package in ["p.zip", "q.zip"] {
                let told = kessan(folder.path(), &["check", report, "--packages", package]).stdout;
                assert!(told.contains("0 errors"), "{address} {report} {package}: {told}");
            }
        }
        let found = kessan(folder.path(), &["find", "p.zip", "Mass", "--entry-point", address]);
        assert_eq!(found.status, Some(0), "{address}: {}", found.stderr);
    }
}

/// What stands for itself in a name is not read as a percent sign again.
#[test]
fn names_with_percent_signs_lead_to_themselves() {
    let folder = tempfile::tempdir().expect("a folder");
    let below = folder.path().join("50%25 of it");
    fs::create_dir(&below).expect("a folder");
    write_schemas(&below);
    let told = kessan(&below, &["check", "t.xsd"]).stdout;
    assert!(told.contains("0 errors"), "{told}");
}

fn write_schemas(folder: &Path) {
    fs::write(folder.join("t.xsd"), schema("t", Some("u%20v.xsd"))).expect("a file");
    fs::write(folder.join("u v.xsd"), schema("u", None)).expect("a file");
}
