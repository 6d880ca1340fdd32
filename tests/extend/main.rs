//! Taxonomies that extend one of others: base concepts in facts and networks, recast statements, and
//! packages that hold own documents only.

#[path = "../common/mod.rs"]
mod common;
mod prohibited;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use kessan::archive::Archive;
use kessan::archive::incoming::{Incoming, Limits};
use kessan::diagnostic::{Diagnostics, Severity};
use kessan::filing::{self, Filing, Options, Syntax};
use kessan::model::Taxonomy;
use kessan::model::dts::{Dts, Node};
use kessan::profile::INTL;
use kessan::read::dts;

/// A copy of the case `extend` beside the package that it imports.
fn case() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("there is a folder for what is written");
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    copy(&cases.join("extend"), folder.path());
    let mut base = filing::open(&cases.join("base/taxonomy"), &Options::new());
    base.check();
    write_package(&base, &folder.path().join("base.zip"));
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("a folder can be listed") {
        let path = entry.expect("a folder can be listed").path();
        let target = to.join(path.file_name().expect("it has a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a file can be copied");
        }
    }
}

fn write_package(filing: &Filing, path: &Path) {
    let package = filing.taxonomy_package().expect("it can be written");
    let file = fs::File::create(path).expect("a file can be made");
    package.write(file).expect("it can be written");
}

fn told(filing: &Filing) -> Vec<String> {
    filing.diagnostics().iter().map(|of| format!("{}: {}", of.code.name(), of.message)).collect()
}

/// Opens and checks the report of a case, which must be without a fault.
fn sound(folder: &Path) -> Filing {
    let mut filing = filing::open(&folder.join("report"), &Options::new());
    filing.check();
    assert_eq!(told(&filing), [""; 0]);
    filing
}

/// The set of the own entry point, as anybody reads it.
fn read_back(folder: &Path, filing: &Filing) -> Dts {
    let own = folder.join("own.zip");
    write_package(filing, &own);
    let base: PathBuf = folder.join("base.zip");
    let opened = dts::open(&own, None, &[base], Limits::default()).expect("it can be opened");
    let mut diagnostics = Diagnostics::new();
    let options = dts::Options { keep_trees: true, ..dts::Options::default() };
    let set = dts::load(&opened.entry_points, &opened.sources, options, &mut diagnostics);
    kessan::check::set(&set, &mut diagnostics);
    let told: Vec<&String> = diagnostics.iter().map(|of| &of.message).collect();
    assert!(told.is_empty(), "{told:?}");
    set
}

/// The relationships of an arcrole in a role, as people write them.
fn arcs(set: &Dts, role: &str, arcrole: &str) -> Vec<String> {
    let networks = set.networks_of(arcrole).filter(|network| set.text(network.base.role) == role);
    let name = |node: Node| node.element().map_or("", |element| set.name_of(element).1);
    let arcs = networks.flat_map(|network| network.relationships());
    let mut arcs: Vec<String> =
        arcs.map(|arc| format!("{} {}", name(arc.from), name(arc.to))).collect();
    arcs.sort();
    arcs
}

#[test]
fn a_report_in_the_taxonomy_of_others_is_written_and_read_again() {
    let folder = case();
    let filing = sound(folder.path());
    let set = read_back(folder.path(), &filing);
    let role = "http://www.example.com/weaver/role/WeaverResults";
    assert_eq!(
        arcs(&set, role, "http://www.xbrl.org/2003/arcrole/parent-child"),
        [
            "AllRegionsDomain JapanMember",
            "OutlookAxis ResultDomain",
            "RegionAxis AllRegionsDomain",
            "ResultsAbstract ResultsLineItems",
            "ResultsAbstract ResultsTable",
            "ResultsLineItems CostOfSales",
            "ResultsLineItems GrossProfit",
            "ResultsLineItems Rebates",
            "ResultsLineItems Revenues",
            "ResultsTable OutlookAxis",
            "ResultsTable RegionAxis",
        ]
    );
    assert_eq!(
        arcs(&set, role, "https://xbrl.org/2023/arcrole/summation-item"),
        ["GrossProfit CostOfSales", "GrossProfit Rebates", "GrossProfit Revenues"]
    );
    assert_eq!(
        arcs(&set, role, "http://xbrl.org/int/dim/arcrole/domain-member"),
        [
            "AllRegionsDomain JapanMember",
            "ResultsLineItems CostOfSales",
            "ResultsLineItems GrossProfit",
            "ResultsLineItems Rebates",
            "ResultsLineItems Revenues",
        ]
    );
    assert_eq!(
        arcs(
            &set,
            "http://www.example.com/weaver/role/wider-narrower",
            "http://www.esma.europa.eu/xbrl/esef/arcrole/wider-narrower"
        ),
        ["CostOfSales Rebates"]
    );
    assert_eq!(
        arcs(
            &set,
            "http://www.example.com/weaver/role/Mills",
            "http://www.xbrl.org/2003/arcrole/general-special"
        ),
        ["Looms Mills"]
    );
    // Of the base no network is in the set, and no concept is declared anew.
    let of_base = set.networks().iter().map(|network| set.text(network.base.role));
    assert!(of_base.filter(|role| role.contains("/loom/")).count() == 0);
    let own =
        set.concepts().filter(|(id, _)| set.name_of(*id).0 == "http://www.example.com/weaver");
    assert_eq!(own.count(), 3);
}

#[test]
fn facts_name_base_concepts_by_prefix_label_or_alone() {
    let folder = case();
    let filing = sound(folder.path());
    let (taxonomy, report) = (filing.taxonomy().unwrap(), filing.report().unwrap());
    let names: Vec<String> = report
        .facts
        .iter()
        .map(|fact| taxonomy.concepts.get(fact.concept).expect("it is there").name.to_string())
        .collect();
    assert_eq!(
        names,
        [
            "loom:CompanyName",
            "loom:Revenues",
            "loom:Revenues",
            "weaver:Rebates",
            "loom:CostOfSales",
            "loom:GrossProfit",
            "loom:Looms",
            "weaver:Mills"
        ]
    );
    let mut page = Vec::new();
    let mut out = std::io::Cursor::new(&mut page);
    filing.writer(&INTL).unwrap().write(Syntax::Inline, &mut out).unwrap();
    let page = String::from_utf8(page).unwrap();
    // The page has the base's labels, and names with the base's prefix.
    assert!(page.contains("xmlns:loom=\"http://www.example.com/loom\""));
    assert!(page.contains(">Cost of sales<") && page.contains("name=\"loom:CostOfSales\""));
}

#[test]
fn rules_of_the_base_hold_for_facts() {
    let folder = case();
    let facts = folder.path().join("report/facts.csv");
    let text = fs::read_to_string(&facts).unwrap();
    for (was, is, expected) in [
        ("loom:Looms,1Q21.end,,looms,120,", "loom:Looms,1Q21.end,,looms,1.5,", "invalid-figure"),
        ("Rebates,1Q21,,JPY,20,", "Rebates,1Q21,,JPY,25,", "inconsistent-calculation"),
        (
            "loom:CompanyName,1Q21,,",
            "loom:CompanyName,1Q21,loom:JapanMember,",
            "dimensions-not-allowed",
        ),
        ("loom:Looms,1Q21.end", "loom:Looms,1Q21", "period-type-mismatch"),
        ("GrossProfit,1Q21", "loom:GrossProfits,1Q21", "unknown-concept"),
    ] {
        assert!(text.contains(was), "{was}");
        fs::write(&facts, text.replace(was, is)).unwrap();
        let mut filing = filing::open(&folder.path().join("report"), &Options::new());
        filing.check();
        let told = told(&filing);
        assert!(told.iter().any(|of| of.starts_with(expected)), "{is}: {told:?}");
    }
}

/// A part of the wrong balance would be written as an invalid sum (XBRL 2.1 §5.1.1.2).
#[test]
fn own_sums_into_totals_of_the_base_are_judged() {
    let folder = case();
    let path = folder.path().join("taxonomy/statements/results.csv");
    let text = fs::read_to_string(&path).unwrap();
    for (was, is, expected) in [
        ("loom:GrossProfit,-1", "loom:GrossProfit,1", "has the wrong sign"),
        ("loom:GrossProfit,-1", "loom:GrossProfit;loom:GrossProfit,-1;-1", "already contributes"),
    ] {
        assert!(text.contains(was), "{was}");
        fs::write(&path, text.replace(was, is)).unwrap();
        let mut filing = filing::open(&folder.path().join("report"), &Options::new());
        filing.check();
        let found = filing.diagnostics().iter().find(|of| of.message.contains(expected));
        let found = found.unwrap_or_else(|| panic!("{is}: {:?}", told(&filing)));
        assert_eq!(found.code.name(), "invalid-calculation");
        assert_eq!(found.place.line, Some(2), "{:?}", found.place);
        assert!(!filing.is_writable(), "{is}");
    }
}

#[test]
fn what_can_t_be_imported_is_told() {
    let folder = case();
    let manifest = folder.path().join("taxonomy/taxonomy.toml");
    let text = fs::read_to_string(&manifest).unwrap();
    let cases: BTreeMap<&str, (&str, &str)> = [
        ("../base.zip", ("../nothing.zip", "file-not-readable")),
        ("loom-q1.xsd", ("loom-q9.xsd", "file-not-readable")),
        (
            "http://www.example.com/loom/loom.xsd",
            ("http://www.example.com/loom/no.xsd", "document-missing"),
        ),
        ("recast = \"Cover\"", ("recast = \"Coven\"", "unknown-statement")),
    ]
    .into();
    for (was, (is, expected)) in cases {
        assert!(text.contains(was), "{was}");
        fs::write(&manifest, text.replace(was, is)).unwrap();
        let mut filing = filing::open(&folder.path().join("taxonomy"), &Options::new());
        filing.check();
        let told = told(&filing);
        assert!(told.iter().any(|of| of.starts_with(expected)), "{is}: {told:?}");
        assert!(!filing.is_writable(), "{is}");
    }
    // One that says nothing.
    let (before, after) = text.split_once("package = ").unwrap();
    let rest = after.split_once("]\n").unwrap().1;
    fs::write(&manifest, format!("{before}{rest}")).unwrap();
    let mut filing = filing::open(&folder.path().join("taxonomy"), &Options::new());
    filing.check();
    let told = told(&filing);
    let names_nothing = "file-not-readable: An import names neither a package nor documents.";
    assert!(told.iter().any(|of| of.starts_with(names_nothing)), "{told:?}");
}

/// What is wrong with a document of others is told, and is for its publisher: the report is written all the same.
#[test]
fn labels_that_the_documents_lack_are_told_before_anything_is_written() {
    let folder = case();
    let manifest = folder.path().join("taxonomy/taxonomy.toml");
    let text = fs::read_to_string(&manifest).unwrap();
    let is_label = |line: &&str| !line.contains("loom-lab-");
    let schema_alone: Vec<&str> = text.lines().filter(is_label).collect();
    fs::write(&manifest, schema_alone.join("\n")).unwrap();
    let mut filing = filing::open(&folder.path().join("report"), &Options::new());
    filing.check();
    let said = told(&filing);
    let of_labels = |said: &&String| said.starts_with("missing-label: ");
    let said: Vec<&String> = said.iter().filter(of_labels).collect();
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("`GrossProfit` (`total`)"), "{said:?}");
    assert!(filing.diagnostics().has_errors());
    // One of the two languages is enough for the specification.
    let english = text.replace("    \"http://www.example.com/loom/loom-lab-ja.xml\",\n", "");
    fs::write(&manifest, english).unwrap();
    let mut filing = filing::open(&folder.path().join("report"), &Options::new());
    filing.check();
    assert!(
        !told(&filing).iter().any(|told| told.starts_with("missing-label")),
        "{:?}",
        told(&filing)
    );
}

#[test]
fn faults_of_documents_of_others_are_notes() {
    let folder = case();
    let path = folder.path().join("base.zip");
    let mut base = Incoming::open(&path, Limits::default()).unwrap();
    let names = base.names().to_vec();
    let entry = |name: &String, base: &mut Incoming| base.read(name).unwrap().unwrap_or_default();
    let entries: Vec<_> = names.into_iter().map(|name| (entry(&name, &mut base), name)).collect();
    for (broken, code) in [(None, "document-missing"), (Some("<linkbase"), "ill-formed-xml")] {
        let mut archive = Archive::new(fs::File::create(&path).unwrap());
        for (bytes, name) in &entries {
            match broken {
                Some(text) if name.ends_with("loom-gla.xml") => {
                    archive.add(name, text.as_bytes()).unwrap();
                }
                None if name.ends_with("loom-gla.xml") => {}
                _ => archive.add(name, bytes).unwrap(),
            }
        }
        archive.finish().unwrap();
        let mut filing = filing::open(&folder.path().join("report"), &Options::new());
        filing.check();
        let severities: Vec<Severity> =
            filing.diagnostics().iter().map(|found| found.severity).collect();
        let told = told(&filing);
        assert!(told.iter().any(|found| found.starts_with(code)), "{told:?}");
        assert!(severities.iter().all(|of| *of == Severity::Note), "{told:?}");
        assert!(filing.is_writable(), "{told:?}");
    }
}

/// Concepts of a set that are named twice in different namespaces keep their own.
#[test]
fn the_prefix_of_the_base_is_no_prefix_of_ours() {
    let folder = case();
    let path = folder.path().join("taxonomy/taxonomy.toml");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("prefix = \"weaver\""), "{text}");
    fs::write(&path, text.replace("prefix = \"weaver\"", "prefix = \"loom\"")).unwrap();
    let units = folder.path().join("taxonomy/units.csv");
    let text = fs::read_to_string(&units).unwrap();
    fs::write(&units, text.replace("weaver:", "loom:")).unwrap();
    let mut filing = filing::open(&folder.path().join("taxonomy"), &Options::new());
    filing.check();
    assert_eq!(told(&filing), ["reserved-prefix: The prefix `loom` means something else."]);
}

#[test]
fn an_own_concept_may_have_the_name_of_a_base_concept() {
    let folder = case();
    let concepts = folder.path().join("taxonomy/concepts.csv");
    let text = fs::read_to_string(&concepts).unwrap();
    fs::write(&concepts, text.replace("Mills,nonNegative", "Looms,nonNegative")).unwrap();
    for file in ["taxonomy/statements/mills.csv", "report/facts.csv"] {
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        let text = text.replace("1,Mills,", "1,Looms,").replace("Mills,1Q21", "Looms,1Q21");
        fs::write(&path, text).unwrap();
    }
    let filing = sound(folder.path());
    let taxonomy: &Taxonomy = filing.taxonomy().unwrap();
    let report = filing.report().unwrap();
    let last: Vec<String> = report.facts[6..]
        .iter()
        .map(|fact| taxonomy.concepts.get(fact.concept).expect("it is there").name.to_string())
        .collect();
    assert_eq!(last, ["loom:Looms", "weaver:Looms"]);
    read_back(folder.path(), &filing);
}

/// A package of the IFRS Taxonomy of 2017, which came without a catalog; none where it is not at hand.
fn ifrs(folder: &Path) -> Option<PathBuf> {
    const CATALOG: &str = "<catalog xmlns=\"urn:oasis:names:tc:entity:xmlns:xml:catalog\"><rewriteURI \
        uriStartString=\"http://xbrl.ifrs.org/taxonomy/2017-03-09/\" rewritePrefix=\"../files/\"/></catalog>";
    let archive = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/suites/taxonomies/IFRST_2017-03-09.zip");
    if !archive.exists() {
        println!("skipped: {} is not there", archive.display());
        return None;
    }
    let mut archive = Incoming::open(&archive, Limits::default()).expect("it can be opened");
    let path = folder.join("ifrs.zip");
    let file = fs::File::create(&path).expect("a file can be made");
    let mut package = Archive::new(file);
    package.add("ifrs/META-INF/catalog.xml", CATALOG.as_bytes()).expect("it can be written");
    for name in archive.names().to_vec() {
        let bytes = archive.read(&name).expect("it can be read").unwrap_or_default();
        package.add(&format!("ifrs/files/{name}"), &bytes).expect("it can be written");
    }
    package.finish().expect("it can be written");
    Some(path)
}

#[test]
fn the_example_extends_the_taxonomy_of_a_standard_setter() {
    let folder = tempfile::tempdir().expect("there is a folder for what is written");
    let Some(base) = ifrs(folder.path()) else { return };
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/ifrs-extension/report");
    let options = Options::new().packages(vec![base.clone()]);
    let mut filing = filing::open(&example, &options);
    filing.check();
    assert_eq!(told(&filing), [""; 0]);
    let own = folder.path().join("own.zip");
    write_package(&filing, &own);
    let opened = dts::open(&own, None, &[base], Limits::default()).expect("it can be opened");
    let mut diagnostics = Diagnostics::new();
    let options = dts::Options::default();
    let set = dts::load(&opened.entry_points, &opened.sources, options, &mut diagnostics);
    assert!(!diagnostics.has_errors());
    let report = example.to_string_lossy();
    let packages = folder.path().join("ifrs.zip");
    let preview = ["preview", &*report, "--packages", &*packages.to_string_lossy()];
    let run = common::kessan(folder.path(), &preview);
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
    let role = "http://www.example.com/ferry/2017/role/Segments";
    assert_eq!(
        arcs(&set, role, "http://xbrl.org/int/dim/arcrole/domain-member"),
        [
            "DisclosureOfOperatingSegmentsAbstract DisclosureOfOperatingSegmentsLineItems",
            "DisclosureOfOperatingSegmentsLineItems Revenue",
            "ReportableSegmentsMember FreightMember",
            "ReportableSegmentsMember PassengersMember",
            "SegmentsMember ReportableSegmentsMember",
        ]
    );
    assert_eq!(
        arcs(&set, role, "http://xbrl.org/int/dim/arcrole/dimension-default"),
        [
            "SegmentConsolidationItemsAxis EntitysTotalForSegmentConsolidationItemsMember",
            "SegmentsAxis SegmentsMember"
        ]
    );
    let role = "http://www.example.com/ferry/2017/role/ProfitOrLoss";
    assert_eq!(
        arcs(&set, role, "https://xbrl.org/2023/arcrole/summation-item"),
        ["GrossProfit CostOfSales", "GrossProfit FuelSurcharges", "GrossProfit Revenue"]
    );
}

#[test]
fn a_package_that_is_not_there_is_told_and_a_base_that_is_missing_is_told_once() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let run = |arguments: &[&str]| common::kessan(root, arguments);
    // The starter imports nothing: the name is a slip all the same.
    let slip = run(&["check", "examples/starter", "--packages", "bsae.zip"]);
    assert_eq!(slip.status, Some(1), "{}", slip.stdout);
    assert!(slip.stdout.starts_with("error[file-not-readable]: The package can't be read: "));
    assert!(slip.stdout.contains("--> bsae.zip\n"), "{}", slip.stdout);
    // A report and its taxonomy lack the same package.
    let both = run(&["check", "examples/ifrs-extension"]);
    assert_eq!(both.status, Some(1));
    assert_eq!(both.stdout.matches("error[document-missing]").count(), 1, "{}", both.stdout);
    assert!(both.stdout.contains("with --packages"), "{}", both.stdout);
    let last = "examples/ifrs-extension/taxonomy: 1 error, 0 warnings, told above\n";
    assert!(both.stdout.contains(last), "{}", both.stdout);
}
