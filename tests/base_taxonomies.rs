//! Base taxonomies of regulators, where they are at hand, are read whole; and where `ARELLE_PY` names a Python
//! with Arelle, with the same concepts, networks, labels and references, text by text. Run by tests/long.sh.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use kessan::archive::Archive;
use kessan::archive::incoming::Limits;
use kessan::diagnostic::Diagnostics;
use kessan::model::dts::{Dts, Network, Node};
use kessan::read::dts::{self, Options};

/// A taxonomy: where it is below `../shared`, the entry point in it, further packages, and how many concepts it has.
struct Base {
    place: Place,
    entry: &'static str,
    packages: &'static [&'static str],
    concepts: usize,
}

enum Place {
    /// An archive.
    Archive(&'static str),
    /// EDINET's edition, below its host in a package with a catalog.
    Edinet,
    /// The summaries of the exchange, entry points beside the files to which they lead.
    Exchange,
}

const BASES: &[Base] = &[
    Base {
        place: Place::Archive("suites/taxonomies/IFRST_2017-03-09.zip"),
        entry: "full_ifrs_entry_point_2017-03-09.xsd",
        packages: &[],
        concepts: 4606,
    },
    Base {
        place: Place::Archive("suites/taxonomies/DK-IFRS_20171220_29171213_1431.zip"),
        entry: "entryAll-ifrs-dk_2017-12-20.xsd",
        packages: &[],
        concepts: 4469,
    },
    Base {
        place: Place::Archive("suites/taxonomies/ferc-form-2-2022-01-01.zip"),
        entry: "form-2_2022-01-01.xsd",
        packages: &["suites/taxonomies/fasb-sec-2018-2021-partial.zip"],
        concepts: 3112,
    },
    Base {
        place: Place::Archive("suites/taxonomies/ferc-form-6-2022-01-01.zip"),
        entry: "form-6_2022-01-01.xsd",
        packages: &[],
        concepts: 2101,
    },
    Base {
        place: Place::Archive("suites/taxonomies/es-pgc2007-2010-01-01.zip"),
        entry: "pgc07-abreviado-completo.xsd",
        packages: &[],
        concepts: 3384,
    },
    Base {
        place: Place::Archive("suites/taxonomies/es-pgc2007-2010-01-01.zip"),
        entry: "pgc07-pymes-completo.xsd",
        packages: &[],
        concepts: 3437,
    },
    Base {
        place: Place::Edinet,
        entry: "http://disclosure.edinet-fsa.go.jp/samples/2025-11-01/entryPoint_jpigp_2025-11-01.xsd",
        packages: &[],
        concepts: 8301,
    },
    Base {
        place: Place::Exchange,
        entry: "entryPoint-acedifsm-2014-01-12.xsd",
        packages: &[],
        concepts: 817,
    },
];

fn shared(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(path)
}

/// Where a taxonomy is read from, and the packages that the validator needs; what does not lie there as it is read is
/// laid out in a folder. None, and said, where it is not at hand.
fn laid_out(base: &Base, folder: &Path) -> Option<(PathBuf, Vec<PathBuf>)> {
    let further: Vec<PathBuf> = base.packages.iter().map(|package| shared(package)).collect();
    let japan = shared("japan/taxonomies");
    let (source, place) = match base.place {
        Place::Archive(archive) => (shared(archive), shared(archive)),
        Place::Edinet => {
            (japan.join("archive/edinet-2025-11-01-whole.tar.xz"), folder.join("base.zip"))
        }
        Place::Exchange => (japan.join("entrypoints-tse-ed"), folder.join(base.entry)),
    };
    if !source.exists() {
        println!("skipped: {} is not there", source.display());
        return None;
    }
    match base.place {
        Place::Archive(_) => {}
        Place::Edinet => pack_edinet(&source, &japan, folder, &place),
        Place::Exchange => {
            copy(&source, folder);
            copy(&japan.join("www.xbrl.tdnet.info"), folder);
            return Some((place, further));
        }
    }
    Some((place.clone(), [vec![place], further].concat()))
}

/// Packs the whole edition with what stands in for labels that are not at hand.
fn pack_edinet(archive: &Path, japan: &Path, folder: &Path, place: &Path) {
    const HOST: &str = "disclosure.edinet-fsa.go.jp";
    let tree = folder.join(HOST);
    fs::create_dir_all(&tree).expect("a folder");
    let tar = Command::new("tar").arg("-xJf").arg(archive).arg("-C").arg(&tree).status();
    assert!(tar.expect("tar runs").success());
    copy(&japan.join(HOST), &tree);
    let mut package = Archive::new(fs::File::create(place).expect("a file"));
    let catalog = format!(
        "<catalog xmlns=\"urn:oasis:names:tc:entity:xmlns:xml:catalog\">\
         <rewriteURI uriStartString=\"http://{HOST}/\" rewritePrefix=\"../{HOST}/\"/></catalog>"
    );
    let description = "<tp:taxonomyPackage xml:lang=\"en\" xmlns:tp=\"http://xbrl.org/2016/taxonomy-package\">\
        <tp:identifier>urn:base</tp:identifier><tp:name>base</tp:name></tp:taxonomyPackage>";
    package.add("base/META-INF/catalog.xml", catalog.as_bytes()).expect("an entry");
    package.add("base/META-INF/taxonomyPackage.xml", description.as_bytes()).expect("an entry");
    for file in files(&tree) {
        let name = file.strip_prefix(folder).expect("inside").to_string_lossy().into_owned();
        let bytes = fs::read(&file).expect("a file");
        package.add(&format!("base/{name}"), &bytes).expect("an entry");
    }
    package.finish().expect("an archive");
}

/// Copies what a folder holds into another.
fn copy(from: &Path, to: &Path) {
    for file in files(from) {
        let place = to.join(file.strip_prefix(from).expect("inside"));
        fs::create_dir_all(place.parent().expect("it is below")).expect("a folder");
        let _ = fs::remove_file(&place);
        fs::write(place, fs::read(file).expect("a file")).expect("a file");
    }
}

/// The files below a folder, in the order of their paths.
fn files(folder: &Path) -> Vec<PathBuf> {
    let (mut open, mut all) = (vec![folder.to_owned()], Vec::new());
    while let Some(path) = open.pop() {
        match path.is_dir() {
            true => open.extend(
                fs::read_dir(&path).expect("a folder").map(|entry| entry.expect("an entry").path()),
            ),
            false => all.push(path),
        }
    }
    all.sort();
    all
}

/// A base taxonomy that was read.
struct Read {
    set: Dts,
    url: String,
    packages: Vec<PathBuf>,
    _folder: tempfile::TempDir,
}

/// Reads a base taxonomy; none where it is not at hand.
fn read(base: &Base) -> Option<Read> {
    let folder = tempfile::tempdir().expect("a folder");
    let (place, packages) = laid_out(base, folder.path())?;
    let entry = (!place.ends_with(base.entry)).then_some(base.entry);
    let opened = dts::open(&place, entry, &packages, Limits::default());
    let opened = opened.unwrap_or_else(|error| panic!("{error}"));
    let mut diagnostics = Diagnostics::new();
    let set =
        dts::load(&opened.entry_points, &opened.sources, Options::default(), &mut diagnostics);
    let told: Vec<String> = diagnostics.iter().map(|found| found.message.clone()).collect();
    assert!(told.is_empty(), "{}: {told:?}", base.entry);
    let url = dts::Files::canonical(&opened.sources, opened.entry_points[0].clone());
    Some(Read { set, url, packages, _folder: folder })
}

#[test]
fn base_taxonomies_are_read_whole() {
    for base in BASES {
        let Some(Read { set, .. }) = read(base) else { continue };
        let concepts = set.concepts().count();
        println!("{}: {concepts} concepts, {} networks", base.entry, set.networks().len());
        assert_eq!(concepts, base.concepts, "{}", base.entry);
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
        let Some(Read { set, url, packages, _folder }) = read(base) else { continue };
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
    let (relationships, networks) = (ours.values().map(|of| of.0).sum::<usize>(), ours.len());
    println!("{entry}: {relationships} relationships in {networks} networks are the same");
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
            let of = set.resource(id);
            let parts = set.parts(&of.parts).iter();
            let parts = parts
                .map(|(name, text)| format!("{}={}", set.names().local(*name), set.text(*text)));
            let texts = std::iter::once(set.text(of.text).to_owned()).chain(parts);
            let text: Vec<String> = texts.map(|text| words(&text)).collect();
            format!("{}|{}|{}", set.text(of.role), set.text(of.lang), text.join("|"))
        }
        Node::Other(..) => "?".to_owned(),
    }
}

/// A text with single blanks.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
