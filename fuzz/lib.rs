//! What the fuzz targets do with their bytes: a file of a small report, taxonomy or release is replaced by
//! them, and everything is done with it that the command line would do. Nothing may panic, and what has no
//! error can be written.

use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use kessan::diagnostic::Diagnostics;
use kessan::filing::{self, Options, Syntax};
use kessan::model::Primitive;
use kessan::model::instance::Instance;
use kessan::model::rows::Rows;
use kessan::model::stream::FactSource;
use kessan::notation::transform::Registry;
use kessan::notation::{date, figure, markup, period, scale, simple_type::SimpleType, text};
use kessan::profile::INTL;
use kessan::read::stream::InstanceSource;
use kessan::{check, read, write};

/// A folder of the project's tests: those use this file too, and are built one folder above.
fn tests(folder: &str) -> PathBuf {
    let built = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = if built.ends_with("fuzz") { built.join("..") } else { built.to_owned() };
    root.join("tests").join(folder)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("a folder can be listed") {
        let path = entry.expect("a folder can be listed").path();
        let place = to.join(path.file_name().expect("it has a name"));
        if path.is_dir() {
            copy(&path, &place);
        } else {
            fs::copy(&path, &place).expect("a file can be copied");
        }
    }
}

/// Folders of the tests, and where they lie in a copy of them.
type Folders = &'static [(&'static str, &'static str)];

/// A copy of folders, made once a process.
fn scratch(folders: Folders) -> PathBuf {
    static SCRATCH: Mutex<BTreeMap<Folders, tempfile::TempDir>> = Mutex::new(BTreeMap::new());
    let mut made = SCRATCH.lock().expect("no target panics while it copies");
    let copied = made.entry(folders).or_insert_with(|| {
        let scratch = tempfile::tempdir().expect("a folder can be made");
        for (from, to) in folders {
            copy(&tests(from), &scratch.path().join(to));
        }
        scratch
    });
    copied.path().to_owned()
}

/// Checks what is in a folder, and writes it in all syntaxes when it has no errors.
fn judge(folder: &Path, options: &Options) {
    let mut filing = filing::open(folder, options);
    filing.check();
    let _ = filing.sums(false);
    if !filing.is_writable() || filing.report().is_none() {
        return;
    }
    let writer = filing.writer(&INTL).expect("a report without errors can be written");
    for syntax in Syntax::ALL {
        writer.write(syntax, Cursor::new(Vec::new())).expect("memory can be written");
    }
}

/// A file of the base of the golden cases.
pub fn filing(file: &str, data: &[u8]) {
    let scratch = scratch(&[("cases/base", "")]);
    let path = scratch.join(file);
    fs::write(&path, data).expect("a file can be written");
    let report = if file.starts_with("misprint") { "misprint" } else { "report" };
    for options in [Options::new(), Options::new().in_spite_of_errors(true)] {
        judge(&scratch.join(report), &options);
    }
}

/// The template of the inline document.
pub fn template(data: &[u8]) {
    let scratch = scratch(&[("cases/base", "")]);
    let definition = scratch.join("report/report.toml");
    if !scratch.join("report/page.xhtml").exists() {
        let known = fs::read_to_string(&definition).expect("the definition is there");
        let named = format!("template = \"page.xhtml\"\n{known}");
        fs::write(&definition, named).expect("a file can be written");
    }
    fs::write(scratch.join("report/page.xhtml"), data).expect("a file can be written");
    judge(&scratch.join("report"), &Options::new());
}

/// The text of a release that becomes the inline document.
pub fn tagged_release(data: &[u8]) {
    let scratch = scratch(&[("cases/base", "base"), ("cases/release", "release")]);
    let release = scratch.join("release/report/release.txt");
    fs::write(&release, data).expect("a file can be written");
    judge(&scratch.join("release/report"), &Options::new().text(release));
}

/// A release and its map.
pub fn extraction(file: &str, data: &[u8]) {
    let scratch =
        scratch(&[("extract/taxonomy", "taxonomy"), ("extract/cases/fixed", "cases/fixed")]);
    let folder = scratch.join("cases/fixed");
    fs::write(folder.join(file), data).expect("a file can be written");
    let _ = filing::read_release(
        &folder.join("release.txt"),
        &folder.join("map.toml"),
        &Options::new(),
    );
}

/// A single value, in every notation. The first line may name a format of inline transformations.
pub fn value(data: &[u8]) {
    let Ok(value) = std::str::from_utf8(data) else { return };
    let _ = figure::parse(value);
    let _ = figure::parse_ascii(data);
    let _ = figure::parse_scientific(data);
    let _ = date::parse(value);
    let _ = period::date(value);
    let _ = scale::parse(value);
    let _ = markup::read(value);
    let _ = text::read(value, Primitive::DateTime, "own");
    let _ = text::read(value, Primitive::GYearMonth, "own");
    let _ = text::read(value, Primitive::Duration, "own");
    if let Some((name, value)) = value.split_once('\n') {
        for registry in Registry::all() {
            let _ = registry.format(name).map(|format| format.read(value));
        }
        let _ = SimpleType::from_name(name).map(|known| known.read(value, "own"));
    }
}

/// Reads an instance; what is written of it is read back with as many facts.
pub fn instance(data: &[u8]) {
    if let Ok(instance) = read::instance::read("a.xbrl", data.to_vec()) {
        given(&instance);
    }
}

/// Reads a page, and judges and writes the instances that it says.
pub fn page(data: &[u8]) {
    if let Ok(instances) = read::inline::read(vec![("a.xhtml".to_owned(), data.to_vec())]) {
        instances.iter().for_each(given);
    }
}

/// Reads xBRL-JSON, writes it, and reads what was written.
pub fn oim_json(data: &[u8]) {
    modelled("report.json", "report.json", data);
}

/// Reads metadata of xBRL-CSV with the tables of a small report.
pub fn oim_metadata(data: &[u8]) {
    modelled("metadata.json", "metadata.json", data);
}

/// Reads a table of a small report in xBRL-CSV.
pub fn oim_table(data: &[u8]) {
    modelled("metadata.json", "lines.csv", data);
}

fn modelled(report: &str, file: &str, data: &[u8]) {
    let folder = scratch(&[("oim/base", "oim")]).join("oim");
    fs::write(folder.join(file), data).expect("a file can be written");
    let mut diagnostics = Diagnostics::new();
    let opened =
        filing::Modelled::open(&folder.join(report), None, &Options::new(), &mut diagnostics);
    let Some(opened) = opened.filter(|_| !diagnostics.has_errors()) else { return };
    let mut out = Vec::new();
    opened.stream(&mut write::oim::Json::new(&mut out)).expect("memory can be written");
    fs::write(folder.join("written.json"), out).expect("a file can be written");
    let written = folder.join("written.json");
    let again = filing::Modelled::open(&written, None, &Options::new(), &mut diagnostics);
    let again = again.filter(|_| !diagnostics.has_errors()).expect("what is written is read");
    assert_eq!(again.facts, opened.facts);
}

fn given(instance: &Instance) {
    let mut diagnostics = Diagnostics::new();
    check::given(instance, None, check::SumRules::Classic, &mut diagnostics);
    let mut out = Vec::new();
    write::instance(instance, &mut out).expect("memory can be written");
    if instance.problems.is_empty() {
        let again = read::instance::read("b.xbrl", out).expect("what is written is read");
        assert_eq!(again.items.len(), instance.items.len());
    }
    let mut rows = Rows::default();
    InstanceSource::new(instance, None).stream(&mut rows).expect("memory can be written");
}

/// A document of a taxonomy, schema or linkbase: it is read as what every other document of the small taxonomy of
/// the tests refers to, and the whole is checked.
pub fn taxonomy_document(bytes: &[u8]) {
    let mut files = BTreeMap::new();
    for name in [
        "base.xsd",
        "base-presentation.xml",
        "base-calculation.xml",
        "base-definition.xml",
        "base-label.xml",
    ] {
        let known = fs::read(tests("cases/base/dts").join(name)).expect("it can be read");
        files.insert(format!("urn://t/{name}"), known);
    }
    files.insert("urn://t/fuzzed.xml".to_owned(), bytes.to_vec());
    // A schema may stand in the place of that to which the linkbases refer.
    if bytes.windows(6).any(|part| part == b"schema") {
        files.insert("urn://t/base.xsd".to_owned(), bytes.to_vec());
    }
    let options = kessan::read::dts::Options { keep_trees: true, ..Default::default() };
    let mut diagnostics = kessan::diagnostic::Diagnostics::new();
    for entry in ["fuzzed.xml", "base-definition.xml"] {
        let entry = [format!("urn://t/{entry}")];
        let set = kessan::read::dts::load(&entry, &files, options, &mut diagnostics);
        kessan::check::set(&set, &mut diagnostics);
    }
}

/// A taxonomy package: its catalog and entry points are read, and what they lead to.
pub fn taxonomy_package(bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("package.zip");
    fs::write(&path, bytes).expect("a file can be written");
    let options = Options::new().keep_trees(true);
    filing::open(&path, &options).check();
}
