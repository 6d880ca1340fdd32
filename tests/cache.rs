//! The cache of packages that were read before: only ever a faster way to the same.

mod common;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use kessan::archive::Archive;
use kessan::archive::incoming::{Incoming, Limits};

const CATALOG: &str = "<catalog xmlns=\"urn:oasis:names:tc:entity:xmlns:xml:catalog\"><rewriteURI \
    uriStartString=\"http://t.example/\" rewritePrefix=\"../files/\"/></catalog>";

const PACKAGE: &str = "<tp:taxonomyPackage xmlns:tp=\"http://xbrl.org/2016/taxonomy-package\" xml:lang=\"en\">\
    <tp:identifier>http://t.example/</tp:identifier><tp:entryPoints><tp:entryPoint><tp:name>All</tp:name>\
    <tp:entryPointDocument href=\"http://t.example/t.xsd\"/></tp:entryPoint></tp:entryPoints></tp:taxonomyPackage>";

/// A package of so many concepts that it is worth keeping, with a presentation, sums and labels; one concept has a name
/// of its own.
fn package(path: &Path, own: &str, catalog: bool) {
    let mut schema = "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" \
        xmlns:xbrli=\"http://www.xbrl.org/2003/instance\" xmlns:link=\"http://www.xbrl.org/2003/linkbase\" \
        xmlns:xlink=\"http://www.w3.org/1999/xlink\" targetNamespace=\"http://t.example/t\"><xs:annotation><xs:appinfo>\
        <link:linkbaseRef xlink:type=\"simple\" xlink:href=\"l.xml\" \
        xlink:arcrole=\"http://www.w3.org/1999/xlink/properties/linkbase\"/></xs:appinfo></xs:annotation>\
        <xs:import namespace=\"http://www.xbrl.org/2003/instance\" \
        schemaLocation=\"http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd\"/>"
        .to_owned();
    let (mut labels, mut tree, mut sums) = (String::new(), String::new(), String::new());
    for at in 0..3000 {
        let name = if at == 7 { own.to_owned() } else { format!("Concept{at}") };
        let _ = writeln!(
            schema,
            "<xs:element name=\"{name}\" id=\"t_{name}\" type=\"xbrli:monetaryItemType\" \
             substitutionGroup=\"xbrli:item\" xbrli:periodType=\"instant\" xbrli:balance=\"debit\"/>"
        );
        let href = format!("t.xsd#t_{name}");
        let _ = writeln!(
            labels,
            "<link:loc xlink:type=\"locator\" xlink:href=\"{href}\" xlink:label=\"c{at}\"/><link:label \
             xlink:type=\"resource\" xlink:label=\"l{at}\" xlink:role=\"http://www.xbrl.org/2003/role/label\" \
             xml:lang=\"en\">The concept number {at} &amp; {}</link:label><link:labelArc xlink:type=\"arc\" \
             xlink:arcrole=\"http://www.xbrl.org/2003/arcrole/concept-label\" xlink:from=\"c{at}\" xlink:to=\"l{at}\"/>",
            at * 7919 % 1000
        );
        let _ = writeln!(
            tree,
            "<link:loc xlink:type=\"locator\" xlink:href=\"{href}\" xlink:label=\"c{at}\"/>"
        );
        if at > 0 {
            let above = (at - 1) / 4;
            let _ = writeln!(
                tree,
                "<link:presentationArc xlink:type=\"arc\" order=\"{at}.25\" \
                 xlink:arcrole=\"http://www.xbrl.org/2003/arcrole/parent-child\" xlink:from=\"c{above}\" \
                 xlink:to=\"c{at}\"/>"
            );
            let _ = writeln!(
                sums,
                "<link:loc xlink:type=\"locator\" xlink:href=\"{href}\" xlink:label=\"c{at}\"/>\
                 <link:loc xlink:type=\"locator\" xlink:href=\"t.xsd#t_Concept0\" xlink:label=\"o{at}\"/>\
                 <link:calculationArc xlink:type=\"arc\" order=\"{at}\" weight=\"-1\" \
                 xlink:arcrole=\"http://www.xbrl.org/2003/arcrole/summation-item\" xlink:from=\"o{at}\" \
                 xlink:to=\"c{at}\"/>"
            );
        }
    }
    schema.push_str("</xs:schema>");
    let role = "xlink:type=\"extended\" xlink:role=\"http://www.xbrl.org/2003/role/link\"";
    let linkbase = format!(
        "<link:linkbase xmlns:link=\"http://www.xbrl.org/2003/linkbase\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">\
         <link:labelLink {role}>{labels}</link:labelLink><link:presentationLink {role}>{tree}</link:presentationLink>\
         <link:calculationLink {role}>{sums}</link:calculationLink></link:linkbase>"
    );
    let mut archive = Archive::new(fs::File::create(path).expect("a file can be made"));
    let mut add = |name: &str, text: &str| {
        archive.add(name, text.as_bytes()).expect("it can be written");
    };
    if catalog {
        add("p/META-INF/catalog.xml", CATALOG);
        add("p/META-INF/taxonomyPackage.xml", PACKAGE);
    }
    add("p/files/t.xsd", &schema);
    add("p/files/l.xml", &linkbase);
    archive.finish().expect("it can be written");
}

/// What a command says of a package whose cache is in a folder.
fn command(arguments: &[&str], package: &Path, cache: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kessan"));
    command.args([arguments[0]]).arg(package).args(&arguments[1..]);
    command.env("LC_ALL", "C").env("KESSAN_CONFIG", "").env("KESSAN_CACHE", cache);
    command
}

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).expect("the command writes UTF-8")
}

fn find(package: &Path, cache: &Path, further: &[&str]) -> String {
    let arguments = [&["find", "Concept1", "--entry-point", "t.xsd"], further].concat();
    said(&command(&arguments, package, cache).output().expect("the command was built"))
}

/// What stands in an entry, and is not shown where another was expected.
#[derive(PartialEq)]
struct Entry(Vec<u8>);

impl std::fmt::Debug for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

fn entries(folder: &Path) -> BTreeMap<String, Entry> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| {
            let bytes = fs::read(entry.path()).expect("it can be read");
            (entry.file_name().to_string_lossy().into_owned(), Entry(bytes))
        })
        .collect()
}

#[test]
fn what_was_kept_says_the_same() {
    let folder = tempfile::tempdir().expect("there is a folder");
    let (zip, cache) = (folder.path().join("p.zip"), folder.path().join("cache"));
    package(&zip, "Concept7", true);
    let expected = find(&zip, &cache, &["--no-cache"]);
    assert!(expected.contains("The concept number 1555"), "{expected}");
    assert!(!cache.exists(), "--no-cache keeps nothing");
    assert_eq!(find(&zip, &cache, &[]), expected);
    let first = entries(&cache);
    assert_eq!(first.len(), 1, "the set is kept");
    assert_eq!(find(&zip, &cache, &[]), expected);
    assert_eq!(entries(&cache), first, "and found again");

    // All of it: names, labels, networks, sums, places.
    let tables = |name: &str, further: &[&str]| {
        let out = folder.path().join(name);
        let to = out.to_string_lossy().into_owned();
        let arguments =
            [&["taxonomy", "--to", "tables", "--entry-point", "t.xsd", "--out", &to], further]
                .concat();
        said(&command(&arguments, &zip, &cache).output().expect("the command was built"));
        let files = common::snapshot(&out).into_iter();
        let below = |path: &Path| path.strip_prefix(&out).expect("it is below").to_owned();
        files.map(|(path, bytes)| (below(&path), bytes)).collect::<BTreeMap<_, _>>()
    };
    assert_eq!(tables("with", &[]), tables("without", &["--no-cache"]));
    assert_eq!(entries(&cache), first);

    // A package whose catalog has all documents is the same wherever it is.
    let moved = folder.path().join("moved.zip");
    fs::copy(&zip, &moved).expect("a file can be copied");
    let by_address = |zip: &Path| {
        let mut command = command(&["find", "Concept1"], zip, &cache);
        said(&command.output().expect("the command was built"))
    };
    let told = by_address(&zip);
    assert!(told.contains("The concept number 1555"), "{told}");
    assert_eq!((by_address(&moved), entries(&cache)), (told, first));
}

#[test]
fn another_package_is_another_set() {
    let folder = tempfile::tempdir().expect("there is a folder");
    let (zip, cache) = (folder.path().join("p.zip"), folder.path().join("cache"));
    package(&zip, "Concept7", true);
    find(&zip, &cache, &[]);
    package(&zip, "Concept1x", true);
    let told = find(&zip, &cache, &[]);
    assert!(told.contains("Concept1x"), "{told}");
    assert_eq!(entries(&cache).len(), 2);
    // Without a catalog, addresses of documents have the path of the package in them.
    let (here, there) = (folder.path().join("here.zip"), folder.path().join("there.zip"));
    package(&here, "Concept7", false);
    fs::copy(&here, &there).expect("a file can be copied");
    for zip in [&here, &there] {
        assert_eq!(find(zip, &cache, &[]), find(zip, &cache, &["--no-cache"]));
    }
    assert_eq!(entries(&cache).len(), 4);
}

#[test]
fn what_is_broken_is_ignored_and_written_anew() {
    let folder = tempfile::tempdir().expect("there is a folder");
    let (zip, cache) = (folder.path().join("p.zip"), folder.path().join("cache"));
    package(&zip, "Concept7", true);
    let expected = find(&zip, &cache, &[]);
    let whole = entries(&cache);
    let (name, Entry(bytes)) = whole.first_key_value().expect("there is an entry");
    let mut changed = bytes.clone();
    let middle = changed.len() / 2;
    changed[middle] ^= 0x40;
    let wrong: [&[u8]; 4] = [b"", b"not ours", &bytes[..bytes.len() - 1], &changed];
    for wrong in wrong {
        fs::write(cache.join(name), wrong).expect("a file can be written");
        assert_eq!(find(&zip, &cache, &[]), expected, "{} bytes", wrong.len());
        assert_eq!(entries(&cache), whole);
    }
}

#[test]
fn runs_at_once_and_folders_that_can_t_be_do_no_harm() {
    let folder = tempfile::tempdir().expect("there is a folder");
    let (zip, cache) = (folder.path().join("p.zip"), folder.path().join("cache"));
    package(&zip, "Concept7", true);
    let expected = find(&zip, &cache, &["--no-cache"]);
    let start = |_: usize| {
        let arguments = ["find", "Concept1", "--entry-point", "t.xsd"];
        let mut command = command(&arguments, &zip, &cache);
        command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
        command.spawn().expect("the command was built")
    };
    let runs: Vec<_> = (0..6).map(start).collect();
    for run in runs {
        assert_eq!(said(&run.wait_with_output().expect("it ends")), expected);
    }
    assert_eq!(entries(&cache).len(), 1, "nothing is left behind");
    let file = folder.path().join("file");
    fs::write(&file, "no folder").expect("a file can be written");
    assert_eq!(find(&zip, &file, &[]), expected);
    assert_eq!(find(&zip, Path::new(""), &[]), expected, "an empty name is none");
    assert_eq!(fs::read_to_string(&file).expect("it is as it was"), "no folder");
}

/// Files of folders may change: what was kept of them is taken while each is as it was.
#[test]
fn a_folder_is_found_again_until_a_document_in_it_changes() {
    let folder = tempfile::tempdir().expect("there is a folder");
    let (zip, cache) = (folder.path().join("p.zip"), folder.path().join("cache"));
    package(&zip, "Concept7", true);
    let unpacked = folder.path().join("unpacked");
    let mut archive = Incoming::open(&zip, Limits::default()).expect("it is an archive");
    for name in archive.names().to_vec() {
        let content = archive.read(&name).expect("it can be read").expect("it is there");
        let path = unpacked.join(name);
        fs::create_dir_all(path.parent().expect("it is below")).expect("folders can be made");
        fs::write(path, content).expect("a file can be written");
    }
    let package = unpacked.join("p");
    let schema = package.join("files/t.xsd");
    let find = |further: &[&str]| {
        let arguments = [&["find", "Concept1"], further].concat();
        said(&command(&arguments, &package, &cache).output().expect("the command was built"))
    };
    let expected = find(&["--no-cache"]);
    assert_eq!(find(&[]), expected);
    let first = entries(&cache);
    assert_eq!(first.len(), 1, "the set is kept");
    assert_eq!(find(&[]), expected);
    assert_eq!(entries(&cache), first, "and found again");

    // Of the same length and at the same time.
    let text = fs::read_to_string(&schema).expect("it can be read");
    let written = fs::metadata(&schema).and_then(|of| of.modified()).expect("it has a time");
    fs::write(&schema, text.replace("Concept1777", "Concept1x77")).expect("it can be written");
    let file = fs::File::options().write(true).open(&schema).expect("it can be opened");
    file.set_modified(written).expect("a time can be set");
    let told = find(&[]);
    assert!(told.contains("Concept1x77") && !told.contains("Concept1777"), "{told}");
    assert_eq!(told, find(&["--no-cache"]));

    // A document that goes away is missed, and nothing is kept of what is left.
    fs::remove_file(package.join("files/l.xml")).expect("a file can be removed");
    let kept = entries(&cache);
    let output = command(&["find", "Concept1"], &package, &cache).output().expect("it runs");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("document-missing"), "{told}");
    assert_eq!(entries(&cache), kept);

    // The same package as files of this machine, without its catalog.
    fs::write(&schema, &text).expect("it can be written");
    fs::remove_dir_all(package.join("META-INF")).expect("it can be removed");
    let mut archive = Incoming::open(&zip, Limits::default()).expect("it is an archive");
    let labels = archive.read("p/files/l.xml").expect("it can be read").expect("it is there");
    fs::write(package.join("files/l.xml"), labels).expect("a file can be written");
    let find = |further: &[&str]| {
        let arguments = [&["find", "Concept1"], further].concat();
        said(&command(&arguments, &schema, &cache).output().expect("the command was built"))
    };
    let bare = find(&["--no-cache"]);
    assert!(bare.contains("The concept number 1555"), "{bare}");
    let before = entries(&cache).len();
    assert_eq!((find(&[]), find(&[])), (bare.clone(), bare));
    assert_eq!(entries(&cache).len(), before + 1);
}
