//! Base taxonomies of regulators, where they are at hand, are read whole; and where `ARELLE_PY` names a Python
//! with Arelle, with the same concepts and networks. Run by tests/long.sh.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use kessan::archive::incoming::Limits;
use kessan::diagnostic::Diagnostics;
use kessan::model::dts::{Dts, Network, Node};
use kessan::read::dts::{self, Options};

/// A taxonomy: its archive below `../shared`, the entry point in it, further packages.
struct Base {
    archive: &'static str,
    entry: &'static str,
    packages: &'static [&'static str],
    concepts: usize,
}

const BASES: &[Base] = &[
    Base {
        archive: "suites/taxonomies/IFRST_2017-03-09.zip",
        entry: "full_ifrs_entry_point_2017-03-09.xsd",
        packages: &[],
        concepts: 4606,
    },
    Base {
        archive: "suites/taxonomies/DK-IFRS_20171220_29171213_1431.zip",
        entry: "entryAll-ifrs-dk_2017-12-20.xsd",
        packages: &[],
        concepts: 0,
    },
    Base {
        archive: "suites/taxonomies/ferc-form-2-2022-01-01.zip",
        entry: "form-2_2022-01-01.xsd",
        packages: &["suites/taxonomies/fasb-sec-2018-2021-partial.zip"],
        concepts: 0,
    },
    Base {
        archive: "suites/taxonomies/ferc-form-6-2022-01-01.zip",
        entry: "form-6_2022-01-01.xsd",
        packages: &[],
        concepts: 0,
    },
    Base {
        archive: "suites/taxonomies/es-pgc2007-2010-01-01.zip",
        entry: "pgc07-abreviado-completo.xsd",
        packages: &[],
        concepts: 0,
    },
    Base {
        archive: "suites/taxonomies/es-pgc2007-2010-01-01.zip",
        entry: "pgc07-pymes-completo.xsd",
        packages: &[],
        concepts: 0,
    },
];

fn shared(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(path)
}

/// Reads a base taxonomy; none where it is not at hand.
fn read(base: &Base) -> Option<(Dts, String)> {
    let archive = shared(base.archive);
    if !archive.exists() {
        println!("skipped: {} is not there", archive.display());
        return None;
    }
    let packages: Vec<PathBuf> = base.packages.iter().map(|package| shared(package)).collect();
    let opened = dts::open(&archive, Some(base.entry), &packages, Limits::default());
    let opened = opened.unwrap_or_else(|error| panic!("{error}"));
    let mut diagnostics = Diagnostics::new();
    let set =
        dts::load(&opened.entry_points, &opened.sources, Options::default(), &mut diagnostics);
    let told: Vec<String> = diagnostics.iter().map(|found| found.message.clone()).collect();
    assert!(told.is_empty(), "{}: {told:?}", base.entry);
    let url = dts::Files::canonical(&opened.sources, opened.entry_points[0].clone());
    Some((set, url))
}

#[test]
fn base_taxonomies_are_read_whole() {
    for base in BASES {
        let Some((set, _)) = read(base) else { continue };
        let concepts = set.concepts().count();
        println!("{}: {concepts} concepts, {} networks", base.entry, set.networks().len());
        assert!(concepts > 1000 && (base.concepts == 0 || concepts == base.concepts), "{concepts}");
    }
}

#[test]
#[ignore = "Arelle takes a minute"]
fn the_validator_reads_the_same() {
    let Some(python) = std::env::var_os("ARELLE_PY") else {
        println!("skipped: ARELLE_PY is not set");
        return;
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/validator/networks.py");
    for base in BASES {
        let Some((set, url)) = read(base) else { continue };
        let archives = std::iter::once(base.archive).chain(base.packages.iter().copied());
        let packages: Vec<String> =
            archives.map(|path| shared(path).to_string_lossy().into_owned()).collect();
        let asked = serde_json::json!({ "entry": address(&url), "packages": packages });
        let mut child = Command::new(&python)
            .arg(&script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Python runs");
        writeln!(child.stdin.take().expect("it listens"), "{asked}").expect("it listens");
        let output = child.wait_with_output().expect("it ends");
        let line = String::from_utf8(output.stdout).expect("UTF-8");
        let theirs: serde_json::Value =
            serde_json::from_str(line.lines().last().unwrap_or("")).expect("a line of JSON");
        assert_eq!(theirs["concepts"], set.concepts().count(), "{}", base.entry);
        assert_same(base.entry, &theirs["networks"], &networks(&set));
    }
}

/// An address as Arelle wants it: a path where it is a file.
fn address(url: &str) -> String {
    dts::address::to_path(url).map_or_else(|| url.to_owned(), |p| p.to_string_lossy().into_owned())
}

fn assert_same(entry: &str, theirs: &serde_json::Value, ours: &BTreeMap<String, (usize, String)>) {
    let theirs: BTreeMap<String, (usize, String)> =
        serde_json::from_value(theirs.clone()).expect("networks");
    let mut differences = String::new();
    for key in theirs.keys().chain(ours.keys()) {
        if theirs.get(key) != ours.get(key) {
            let _ = writeln!(differences, "{key}: {:?}, ours {:?}", theirs.get(key), ours.get(key));
        }
    }
    assert!(differences.is_empty(), "{entry}:\n{differences}");
    println!("{entry}: {} networks are the same", ours.len());
}

/// Every network with the number of its relationships and a hash over them.
fn networks(set: &Dts) -> BTreeMap<String, (usize, String)> {
    let mut all = BTreeMap::new();
    for network in set.networks().iter().filter(|network| !network.relationships().is_empty()) {
        let base = network.base;
        let key = format!(
            "{} {} {} {}",
            set.text(base.arcrole),
            set.text(base.role),
            set.names().local(base.link),
            set.names().local(base.arc)
        );
        all.insert(key, (network.relationships().len(), digest(set, network)));
    }
    all
}

fn digest(set: &Dts, network: &Network) -> String {
    let mut lines: Vec<String> = network
        .relationships()
        .iter()
        .map(|relationship| {
            let preferred = set.text(set.arc(relationship.arc).preferred_label);
            format!("{} {} {preferred}", name(set, relationship.from), name(set, relationship.to))
        })
        .collect();
    lines.sort();
    sha256(lines.join("\n").as_bytes())
}

fn name(set: &Dts, node: Node) -> String {
    match node {
        Node::Element(id) => {
            let (namespace, local) = set.name_of(id);
            format!("{namespace}#{local}")
        }
        Node::Role(id) => set.text(set.roles()[id.index()].uri).to_owned(),
        Node::Arcrole(id) => set.text(set.arcroles()[id.index()].uri).to_owned(),
        Node::Resource(id) => {
            let resource = set.resource(id);
            format!("{}|{}", set.text(resource.role), set.text(resource.lang))
        }
        Node::Other(..) => "?".to_owned(),
    }
}

/// SHA-256 by the program that every system has: no crate is needed for a test.
fn sha256(bytes: &[u8]) -> String {
    let mut child = Command::new("sha256sum")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("sha256sum runs");
    child.stdin.take().expect("it listens").write_all(bytes).expect("it listens");
    let output = child.wait_with_output().expect("it ends");
    String::from_utf8_lossy(&output.stdout).split_whitespace().next().unwrap_or("").to_owned()
}
