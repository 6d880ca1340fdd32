//! How users name what a taxonomy begins with: by path, by address, by a part of its name, or not at all.

mod common;

use std::fs;
use std::path::Path;

use kessan::archive::Archive;

const CATALOG: &str = "<catalog xmlns=\"urn:oasis:names:tc:entity:xmlns:xml:catalog\"><rewriteURI \
    uriStartString=\"http://t.example/\" rewritePrefix=\"../t.example/\"/></catalog>";

/// A schema with an item, which imports others.
fn schema(name: &str, imports: &[&str]) -> String {
    let import = |other: &&str| {
        let namespace = other.rsplit('/').next().unwrap_or_default();
        format!("<xs:import namespace=\"urn:{namespace}\" schemaLocation=\"{other}\"/>")
    };
    format!(
        "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:xbrli=\"http://www.xbrl.org/2003/instance\" \
         targetNamespace=\"urn:{name}.xsd\"><xs:import namespace=\"http://www.xbrl.org/2003/instance\" \
         schemaLocation=\"http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd\"/>{}<xs:element name=\"Item_{name}\" \
         id=\"i_{name}\" type=\"xbrli:stringItemType\" substitutionGroup=\"xbrli:item\" xbrli:periodType=\"instant\"/>\
         </xs:schema>",
        imports.iter().map(import).collect::<String>()
    )
}

/// The files of a regulator's taxonomy: two entry points, and what they bring in.
fn files() -> [(&'static str, String); 4] {
    [
        ("t.example/all/entryPoint_annual.xsd", schema("annual", &["../parts/core.xsd"])),
        ("t.example/all/entryPoint_q1.xsd", schema("q1", &["http://t.example/parts/core.xsd"])),
        ("t.example/parts/core.xsd", schema("core", &["more.xsd"])),
        ("t.example/parts/more.xsd", schema("more", &[])),
    ]
}

/// The taxonomy as an archive `p.zip` and in a folder `p`, both with a catalog, and in a folder `bare` without any.
fn laid_out(folder: &Path) {
    let mut archive = Archive::new(fs::File::create(folder.join("p.zip")).expect("a file"));
    archive.add("p/META-INF/catalog.xml", CATALOG.as_bytes()).expect("it is written");
    for (name, text) in files() {
        archive.add(&format!("p/{name}"), text.as_bytes()).expect("it is written");
        for top in ["p", "bare"] {
            let path = folder.join(top).join(name);
            fs::create_dir_all(path.parent().expect("it is below")).expect("folders");
            fs::write(path, &text).expect("a file");
        }
    }
    archive.finish().expect("it is written");
    fs::create_dir_all(folder.join("p/META-INF")).expect("a folder");
    fs::write(folder.join("p/META-INF/catalog.xml"), CATALOG).expect("a file");
}

/// The names of the items that `find` shows.
fn found(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let run = common::kessan(folder, arguments);
    assert_eq!(run.status, Some(0), "{arguments:?}: {}{}", run.stdout, run.stderr);
    let name = |line: &str| Some(line.split_once("}Item_")?.1.split_once('\t')?.0.to_owned());
    run.stdout.lines().filter_map(name).collect()
}

#[test]
fn entry_points_are_named_by_path_and_by_address() {
    let folder = tempfile::tempdir().expect("a folder");
    laid_out(folder.path());
    let annual = "http://t.example/all/entryPoint_annual.xsd";
    for arguments in [
        &["find", "p.zip", "Item", "--entry-point", "entryPoint_annual.xsd"][..],
        &["find", "p.zip", "Item", "--entry-point", annual],
        &["find", "p", "Item", "--entry-point", annual],
        &["find", "p", "Item", "--entry-point", "t.example/all/entryPoint_annual.xsd"],
        &["find", annual, "Item", "--packages", "p.zip"],
        &["find", annual, "Item", "--packages", "p"],
        &["find", "p.zip/p/t.example/all/entryPoint_annual.xsd", "Item"],
        &["find", "bare/t.example/all/entryPoint_annual.xsd", "Item"],
        &["find", "bare", "Item", "--entry-point", "t.example/all/entryPoint_annual.xsd"],
        &["find", "bare", "Item", "--entry-point", "all/entryPoint_annual.xsd"],
    ] {
        let mut found = found(folder.path(), arguments);
        found.sort();
        assert_eq!(found, ["annual", "core", "more"], "{arguments:?}");
    }
    // Documents are found by address wherever they are named so; in a bare folder nothing says where these are.
    let run = common::kessan(folder.path(), &["check", annual]);
    assert_eq!(run.status, Some(1));
    assert!(run.stdout.contains("error[document-missing]"), "{}", run.stdout);
    assert!(run.stdout.contains("--packages"), "{}", run.stdout);
    let run = common::kessan(folder.path(), &["check", annual, "--packages", "p.zip"]);
    assert_eq!(run.status, Some(0), "{}", run.stdout);
}

#[test]
fn a_package_that_names_no_entry_point_says_what_there_is() {
    let folder = tempfile::tempdir().expect("a folder");
    laid_out(folder.path());
    for (package, top) in [("p.zip", "p/"), ("p", "")] {
        let run = common::kessan(folder.path(), &["check", package]);
        assert_eq!(run.status, Some(1));
        let both = format!(
            "there are `{top}t.example/all/entryPoint_annual.xsd`, `{top}t.example/all/entryPoint_q1.xsd`."
        );
        assert!(run.stdout.contains(&both), "{}", run.stdout);
        assert!(run.stdout.contains("--entry-point"), "{}", run.stdout);
        let run = common::kessan(folder.path(), &["find", package, "x", "--entry-point", "Q1"]);
        assert_eq!(run.status, Some(1));
        let one = format!("named `Q1`; there are `{top}t.example/all/entryPoint_q1.xsd`.");
        assert!(run.stderr.contains(&one), "{}", run.stderr);
    }
}
