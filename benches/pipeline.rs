//! What each step from a report's folder to its filings costs, by the number of facts.
//!
//! Before a step is measured its result is looked at: every row became a fact, there is nothing
//! to tell, the sums were checked, every fact was written, and a second run gives the same bytes.
//! With `KESSAN_BENCH_MILLION` set a million facts are measured too.

mod synthetic;

use std::hint::black_box;
use std::io;
use std::path::Path;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use kessan::check::{self, Summary};
use kessan::diagnostic::Diagnostics;
use kessan::dts;
use kessan::profile::INTL;
use kessan::source::report::{self, Loaded};
use kessan::write::{self, Output, Template};

/// Every element of a fact has this attribute, and no other element has it.
const OF_FACTS: &[u8] = b" contextRef=\"";

fn sizes() -> Vec<usize> {
    let mut sizes = vec![1_000, 10_000, 100_000];
    if std::env::var_os("KESSAN_BENCH_MILLION").is_some() {
        sizes.push(1_000_000);
    }
    sizes
}

fn pipeline(criterion: &mut Criterion) {
    for facts in sizes() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        synthetic::write(folder.path(), facts).expect("a synthetic report");
        let loaded = read(folder.path());
        assert_eq!(loaded.report.facts.len(), facts, "every row is a fact");
        assert_checked(&loaded);
        measure(criterion, "read", facts, || read(folder.path()));
        measure(criterion, "check", facts, || checked(&loaded));
        writers(criterion, &loaded);
    }
}

/// The writers of reports.
fn writers(criterion: &mut Criterion, loaded: &Loaded) {
    let facts = loaded.report.facts.len();
    let output = prepared(loaded);
    let template = Template::standard();
    let xbrl = |out: &mut dyn io::Write| write::xbrl(&output, out);
    let inline = |out: &mut dyn io::Write| write::inline(&output, &template, out);
    assert_written(facts, &xbrl);
    assert_written(facts, &inline);
    measure(criterion, "prepare output", facts, || prepared(loaded));
    measure(criterion, "xbrl", facts, || xbrl(&mut io::sink()));
    measure(criterion, "inline", facts, || inline(&mut io::sink()));
}

/// The taxonomy package, which is the same for any number of facts.
fn taxonomy_package(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    synthetic::write(folder.path(), 1).expect("a synthetic report");
    let taxonomy = read(folder.path()).taxonomy;
    let package = || {
        let mut bytes = io::Cursor::new(Vec::new());
        let package = dts::Package::new(&taxonomy).and_then(|package| package.write(&mut bytes));
        package.expect("memory can be written");
        bytes.into_inner()
    };
    let bytes = package();
    assert!(bytes.starts_with(b"PK\x03\x04"), "a package is a zip archive");
    assert!(bytes == package(), "a second run gives the same bytes");
    measure(criterion, "taxonomy package, by concept", taxonomy.concepts.len(), package);
}

/// Measures `work` on so many things.
fn measure<T>(criterion: &mut Criterion, name: &str, things: usize, mut work: impl FnMut() -> T) {
    let mut group = criterion.benchmark_group(name);
    group.sample_size(10).warm_up_time(Duration::from_millis(300));
    group.measurement_time(Duration::from_secs(2));
    group.throughput(Throughput::Elements(things as u64));
    group.bench_function(BenchmarkId::from_parameter(things), |bencher| {
        bencher.iter(|| black_box(work()));
    });
    group.finish();
}

fn read(folder: &Path) -> Loaded {
    let mut diagnostics = Diagnostics::new();
    let loaded =
        report::begin(folder, &[], &mut diagnostics).and_then(|begun| begun.read(&mut diagnostics));
    assert_eq!(diagnostics.iter().next(), None, "there is nothing to tell");
    loaded.expect("a report without errors is read")
}

/// Checks as `kessan check` does: sorts the facts, then looks at taxonomy and report.
fn checked(loaded: &Loaded) -> (Summary, Diagnostics) {
    let Loaded { taxonomy, report, .. } = loaded;
    let mut diagnostics = Diagnostics::new();
    check::taxonomy(taxonomy, &mut diagnostics).expect("ids lead somewhere");
    let summary = check::report(taxonomy, report, loaded.complete, &mut diagnostics);
    (summary.expect("ids lead somewhere"), diagnostics)
}

/// What all writers of a report share.
fn prepared(loaded: &Loaded) -> Output<'_> {
    let Loaded { taxonomy, report, .. } = loaded;
    let schema = dts::entry_point_url(taxonomy, report.entry_point).expect("it is there");
    Output::new(taxonomy, report, &INTL, schema).expect("ids lead somewhere")
}

fn assert_checked(loaded: &Loaded) {
    let (summary, diagnostics) = checked(loaded);
    assert_eq!(diagnostics.iter().next(), None, "there is nothing to tell");
    assert_eq!(summary.facts, loaded.report.facts.len(), "every fact is checked");
    assert!(summary.calculations > 0, "sums are checked");
}

fn assert_written(facts: usize, writer: &dyn Fn(&mut dyn io::Write) -> io::Result<()>) {
    let written = || {
        let mut bytes = Vec::new();
        writer(&mut bytes).expect("memory can be written");
        bytes
    };
    let bytes = written();
    let elements = bytes.windows(OF_FACTS.len()).filter(|window| *window == OF_FACTS).count();
    assert_eq!(elements, facts, "every fact is written once");
    assert!(bytes == written(), "a second run gives the same bytes");
}

criterion_group!(benches, pipeline, taxonomy_package);
criterion_main!(benches);
