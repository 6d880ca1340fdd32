//! Filings that fill the form of the Tokyo Stock Exchange: its taxonomy as a package, what is written over it,
//! and what a page says.

use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use kessan::archive::Archive;
use kessan::filing::{self, Options, open_form};
use kessan::model::dts::arcrole;
use kessan::model::{MemberValue, Taxonomy, Value};
use kessan::profile::{FormFile, Profile};
use kessan::read::report::assemble;

/// The material; none where it is not there, which is said.
pub fn material() -> Option<PathBuf> {
    let material = super::root().join("../shared/japan");
    if material.is_dir() {
        return Some(material);
    }
    println!("skipped: ../shared/japan is not there");
    None
}

/// An empty folder of a test.
pub fn scratch(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("kessan-forms-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// The regulator's taxonomy as a package.
pub fn package(material: &Path, folder: &Path) -> PathBuf {
    const HOST: &str = "www.xbrl.tdnet.info";
    let mut archive = Archive::new(Cursor::new(Vec::new()));
    let description = "<tp:taxonomyPackage xml:lang=\"en\" xmlns:tp=\"http://xbrl.org/2016/taxonomy-package\">\
        <tp:identifier>urn:base</tp:identifier><tp:name>base</tp:name></tp:taxonomyPackage>";
    let catalog = format!(
        "<catalog xmlns=\"urn:oasis:names:tc:entity:xmlns:xml:catalog\">\
         <rewriteURI uriStartString=\"http://{HOST}/\" rewritePrefix=\"../{HOST}/\"/></catalog>"
    );
    let mut add = |path: &str, bytes: &[u8]| archive.add(path, bytes).expect("an entry");
    add("base/META-INF/taxonomyPackage.xml", description.as_bytes());
    add("base/META-INF/catalog.xml", catalog.as_bytes());
    let tree = material.join("taxonomies");
    let mut open = vec![tree.join(HOST)];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(
                fs::read_dir(&path).expect("a folder").map(|entry| entry.expect("an entry").path()),
            );
        } else {
            let inside = path.strip_prefix(&tree).expect("inside").to_string_lossy().into_owned();
            add(&format!("base/{inside}"), &fs::read(&path).expect("a file"));
        }
    }
    let place = folder.join("base.zip");
    fs::write(&place, archive.finish().expect("an archive").into_inner()).expect("a file");
    place
}

/// The profile of the exchange.
pub fn tdnet() -> &'static Profile {
    Profile::find("tdnet").expect("a profile")
}

/// Writes the files of a filing below a folder.
pub fn write_below(out: &Path, files: &[FormFile]) {
    for file in files {
        let place = out.join(&file.path);
        fs::create_dir_all(place.parent().expect("a folder")).expect("a folder");
        fs::write(place, &file.bytes).expect("a file");
    }
}

/// Writes a filing, and gives the path of its page.
pub fn written(input: &Path, packages: &Path, out: &Path) -> PathBuf {
    let options = Options::new().packages(vec![packages.to_owned()]);
    let filing = open_form(input, tdnet(), &options).expect("a form");
    let errors: Vec<String> = filing.diagnostics().iter().map(|told| format!("{told:?}")).collect();
    assert!(!filing.diagnostics().has_errors(), "{errors:#?}");
    let files = filing.files().expect("files");
    assert_eq!(files, filing.files().expect("files"), "the same bytes");
    write_below(out, &files);
    out.join(&files[2].path)
}

/// What a page says: ids of contexts with what they are, and facts with theirs.
pub fn said(page: &Path) -> (BTreeSet<String>, BTreeSet<String>) {
    let mut told = kessan::diagnostic::Diagnostics::new();
    let options = Options::new().without_taxonomy(true);
    let given = filing::open_given(page, &options, &mut told).expect("a page");
    let mut taxonomy = Taxonomy::empty();
    let report = assemble("id", &given.instances[0], &mut taxonomy).report;
    let name = |id| taxonomy.concepts.get(id).expect("it is there").name.to_string();
    let mut contexts = BTreeSet::new();
    let mut facts = BTreeSet::new();
    for (at, fact) in report.facts.iter().enumerate() {
        let context = report.contexts[fact.context.index()];
        let members: Vec<String> = report
            .members_of(fact.context)
            .expect("it is there")
            .iter()
            .map(|(axis, member)| match member {
                MemberValue::Explicit(member) => format!("{}={}", name(*axis), name(*member)),
                MemberValue::Typed(_) => panic!("fact {at} has a typed member"),
            })
            .collect();
        let id = report.given.of_context(fact.context).expect("an id");
        let entity = &report.entities[context.entity.index()];
        contexts.insert(format!(
            "{id} {} {members:?} {entity:?}",
            report.period_of(fact.context).expect("it is there")
        ));
        let value = match fact.value {
            Value::Number(number) => format!("{number} {}", fact.decimals),
            Value::Text(text) => {
                let text = &report.texts[text.index()];
                match text.lang.as_ref().filter(|_| has_language(&text.value)) {
                    Some(lang) => format!("@{lang} {}", text.value),
                    None => text.value.to_string(),
                }
            }
            Value::Nil => "nil".to_owned(),
            Value::Fraction(_) => panic!("fact {at} is a fraction"),
        };
        // Two units of a form may measure the same; facts are then about either.
        let unit = fact.unit.map_or("", |unit| {
            match report.unit_at(unit).expect("it is there").measures.single() {
                Some(measure) if &*measure.local == "nonNegativeInteger" => "counted",
                _ => report.given.of_unit(unit).unwrap_or_default(),
            }
        });
        facts.insert(format!("{} {id} {unit} {value}", name(fact.concept)));
    }
    (contexts, facts)
}

/// Whether a value is a text and not a date, an address or one of yes and no: without the taxonomy all are read
/// as texts, but only these have a language.
fn has_language(value: &str) -> bool {
    !matches!(value, "true" | "false")
        && !value.starts_with("http")
        && value.parse::<chrono::NaiveDate>().is_err()
}

/// The relationships of the networks of a filing, by role, arcrole and names.
pub fn arcs(page: &Path, packages: &Path) -> BTreeSet<String> {
    let schema = page.to_string_lossy().replace("-ixbrl.htm", ".xsd");
    let options = Options::new().packages(vec![packages.to_owned()]);
    let filing = filing::open(Path::new(&schema), &options);
    let set = filing.set().expect("a set");
    let dimensions = [
        arcrole::ALL,
        arcrole::HYPERCUBE_DIMENSION,
        arcrole::DIMENSION_DOMAIN,
        arcrole::DOMAIN_MEMBER,
    ];
    let mut arcs = BTreeSet::new();
    for arcrole in dimensions {
        for network in set.networks_of(arcrole) {
            for arc in network.relationships() {
                let name = |node: kessan::model::dts::Node| {
                    set.name_of(node.element().expect("an element")).1.to_owned()
                };
                let (from, to) = (name(arc.from), name(arc.to));
                arcs.insert(format!("{} {arcrole} {from} {to}", set.text(network.base.role)));
            }
        }
    }
    arcs
}
