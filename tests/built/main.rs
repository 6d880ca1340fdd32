//! Models that a program builds are held against the same rules as those that are read: the same fault
//! gives the same code, whether it stands in a table or in memory, and nothing that can be said panics.

#[path = "../common/mod.rs"]
mod common;
mod ids;

use std::collections::BTreeSet;
use std::fs;

use kessan::Error;
use kessan::diagnostic::Severity;
use kessan::filing::{self, Filing, Options, ReportBuilder, TaxonomyBuilder};
use kessan::model::{
    Balance, CalculationArc, ConceptId, Decimals, Figure, LabelRole, Period, PeriodType, Report,
    Taxonomy, Value,
};

const PERIOD: &str = "2021-04-01..2021-06-30";

/// The taxonomy in memory; the one in tables ([`source`]) says the same.
fn taxonomy() -> TaxonomyBuilder {
    let mut taxonomy = TaxonomyBuilder::new("loom", "http://www.example.com/loom");
    taxonomy.unit("JPY", "iso4217:JPY").unit("shares", "xbrli:shares");
    taxonomy.heading("Heading").label("en", "Results");
    for (name, balance) in
        [("Revenues", Balance::Credit), ("Costs", Balance::Debit), ("Profit", Balance::Credit)]
    {
        taxonomy.concept(name, "monetary", PeriodType::Duration).balance(balance).label("en", name);
    }
    taxonomy.concept("Shares", "nonNegativeInteger", PeriodType::Duration).label("en", "Shares");
    taxonomy.concept("Day", "date", PeriodType::Duration).label("en", "Day");
    taxonomy.concept("Name", "string", PeriodType::Duration).label("en", "Name");
    taxonomy.concept("Spare", "string", PeriodType::Duration).label("en", "In no statement");
    let rows = ["Revenues", "Costs", "Profit", "Shares", "Day", "Name"];
    let statement = taxonomy.statement("Results", "Results").row(0, "Heading");
    let statement = rows.iter().fold(statement, |statement, name| statement.row(1, name));
    statement.sum("Profit", &[("Revenues", "1"), ("Costs", "-1")]);
    taxonomy.entry_point("q1", "First quarter");
    taxonomy
}

/// The report in memory.
fn report(taxonomy: TaxonomyBuilder) -> Result<ReportBuilder, Error> {
    let entity = ("http://www.example.com/companies", "4711");
    let mut report = taxonomy.report("report", "q1", entity)?;
    for (concept, value) in [("Revenues", "13,696"), ("Costs", "10,996"), ("Profit", "2,700")] {
        report.fact(concept, PERIOD)?.unit("JPY millions")?.value(value)?;
    }
    report.fact("Shares", PERIOD)?.unit("shares")?.value("12")?;
    report.fact("Day", PERIOD)?.value("August 2, 2021")?;
    report.fact("Name", PERIOD)?.value("Hoshino & <Sons>")?;
    Ok(report)
}

/// The same taxonomy and report in tables, in files by their paths.
const SOURCE: [(&str, &str); 6] = [
    (
        "taxonomy/taxonomy.toml",
        "id = \"loom\"\nprefix = \"loom\"\nnamespace = \"http://www.example.com/loom\"\n\
         version = \"1.0\"\nlanguages = [\"en\"]\n[publisher]\n[name]\nen = \"loom\"\n\
         [description]\n[[statements]]\nid = \"Results\"\nnumber = 100\nfile = \"results.csv\"\n\
         title.en = \"Results\"\n[[entry_points]]\nid = \"q1\"\nname.en = \"First quarter\"\n",
    ),
    ("taxonomy/calendar.toml", "first_month = 1\nyear_named_after = \"start\"\n"),
    (
        "taxonomy/concepts.csv",
        "name,type,period,balance,label.en\n\
         Heading,abstract,,,Results\n\
         Revenues,monetary,duration,credit,Revenues\n\
         Costs,monetary,duration,debit,Costs\n\
         Profit,monetary,duration,credit,Profit\n\
         Shares,nonNegativeInteger,duration,,Shares\n\
         Day,date,duration,,Day\n\
         Name,string,duration,,Name\n\
         Spare,string,duration,,In no statement\n",
    ),
    ("taxonomy/units.csv", "unit,measure\nJPY,iso4217:JPY\nshares,xbrli:shares\n"),
    (
        "taxonomy/results.csv",
        "depth,concept,preferred_label,sums_to,weight\n\
         0,Heading,,,\n\
         1,Revenues,,Profit,1\n\
         1,Costs,,Profit,-1\n\
         1,Profit,,,\n\
         1,Shares,,,\n\
         1,Day,,,\n\
         1,Name,,,\n",
    ),
    (
        "report/facts.csv",
        "concept,period,unit,value,scale,decimals,lang,table\n\
         Revenues,2021-04-01..2021-06-30,JPY,\"13,696\",millions,,,\n\
         Costs,2021-04-01..2021-06-30,JPY,\"10,996\",millions,,,\n\
         Profit,2021-04-01..2021-06-30,JPY,\"2,700\",millions,,,\n\
         Shares,2021-04-01..2021-06-30,shares,12,,,,\n\
         Day,2021-04-01..2021-06-30,,\"August 2, 2021\",,,,\n\
         Name,2021-04-01..2021-06-30,,Hoshino & <Sons>,,,,\n",
    ),
];

const DEFINITION: &str = "taxonomy = \"../taxonomy\"\nentry_point = \"q1\"\n\
    facts = [\"facts.csv\"]\n[title]\nen = \"First quarter\"\n[entity]\n\
    scheme = \"http://www.example.com/companies\"\nidentifier = \"4711\"\n";

/// The errors and warnings of a filing, by code.
fn codes(mut filing: Filing) -> BTreeSet<&'static str> {
    filing.check();
    let told = filing.diagnostics().iter();
    let told = told.inspect(|told| println!("{}: {}", told.place, told.message));
    told.filter(|told| told.severity == Severity::Error).map(|told| told.code.name()).collect()
}

/// The errors of the tables with a text of one of them replaced.
fn codes_of_tables(file: &str, old: &str, new: &str) -> BTreeSet<&'static str> {
    let folder = tempfile::tempdir().expect("a folder can be made");
    fs::create_dir_all(folder.path().join("taxonomy")).expect("a folder can be made");
    fs::create_dir_all(folder.path().join("report")).expect("a folder can be made");
    for (path, text) in SOURCE.iter().copied().chain([("report/report.toml", DEFINITION)]) {
        let text = if path == file {
            assert_eq!(text.matches(old).count(), 1, "{file}: {old}");
            text.replacen(old, new, 1)
        } else {
            text.to_owned()
        };
        fs::write(folder.path().join(path), text).expect("a file can be written");
    }
    codes(filing::open(&folder.path().join("report"), &Options::new()))
}

/// A fault: its code, how it is put into the models, and how into a table.
struct Fault {
    code: &'static str,
    put: fn(&mut Taxonomy, &mut Report),
    file: &'static str,
    old: &'static str,
    new: &'static str,
}

const fn fault(
    code: &'static str,
    put: fn(&mut Taxonomy, &mut Report),
    (file, old, new): (&'static str, &'static str, &'static str),
) -> Fault {
    Fault { code, put, file, old, new }
}

const FACTS: &str = "report/facts.csv";
const CONCEPTS: &str = "taxonomy/concepts.csv";
const RESULTS: &str = "taxonomy/results.csv";

fn number(text: i128) -> Figure {
    Figure::new(text, 0).expect("it has few digits")
}

/// Every rule that speaks of one thing of a model and can be broken both ways.
const FAULTS: &[Fault] = &[
    fault(
        "invalid-name",
        |taxonomy, _| rename(taxonomy, "Spare", "Rev & Co <x>"),
        (CONCEPTS, "Spare,string", "Rev & Co <x>,string"),
    ),
    fault(
        "not-reportable",
        |_, report| report.facts[5].concept = ConceptId(0),
        (FACTS, "Name,2021-04-01..2021-06-30", "Heading,2021-04-01..2021-06-30"),
    ),
    fault(
        "invalid-figure",
        |_, report| report.facts[3].value = Value::Number(number(-13_696_000_001)),
        (FACTS, "shares,12,", "shares,-13696000001,"),
    ),
    fault(
        "decimals-cut-digits",
        |_, report| {
            report.facts[3].value = Value::Number(number(13_696_000_001));
            report.facts[3].decimals = Decimals::new(-6).expect("it is one");
        },
        (FACTS, "shares,12,,,", "shares,13696000001,,-6,"),
    ),
    fault(
        "invalid-calculation",
        |taxonomy, _| sum(taxonomy, "Revenues", "Profit"),
        (RESULTS, "1,Profit,,,", "1,Profit,,Revenues,1"),
    ),
    fault(
        "invalid-tree",
        |taxonomy, _| taxonomy.statements[0].nodes[3].depth = 5,
        (RESULTS, "1,Profit", "5,Profit"),
    ),
    fault(
        "invalid-tree",
        |taxonomy, _| {
            let root = taxonomy.statements[0].nodes[0].concept;
            taxonomy.statements[0].nodes[2].concept = root;
            taxonomy.statements[0].nodes[2].depth = 2;
            taxonomy.statements[0].calculations.clear();
        },
        (RESULTS, "1,Costs,,Profit,-1", "2,Heading,,,"),
    ),
    fault(
        "missing-label",
        |taxonomy, _| taxonomy.statements[0].nodes[3].preferred_label = LabelRole::Total,
        (RESULTS, "1,Profit,,,", "1,Profit,total,,"),
    ),
    fault(
        "invalid-cell",
        |taxonomy, _| {
            let id = taxonomy.find("Shares").expect("it is there");
            let concept = taxonomy.concepts.get_mut(id).expect("it is there");
            concept.balance = Some(Balance::Debit);
        },
        (
            CONCEPTS,
            "Shares,nonNegativeInteger,duration,,",
            "Shares,nonNegativeInteger,duration,debit,",
        ),
    ),
    fault(
        "invalid-cell",
        |taxonomy, _| taxonomy.statements[0].calculations[0].weight = Figure::ZERO,
        (RESULTS, "1,Revenues,,Profit,1", "1,Revenues,,Profit,0"),
    ),
    fault(
        "unknown-period",
        |_, report| {
            let day = |text: &str| text.parse().expect("it is a day");
            report.periods[0] =
                Period::Duration { start: day("2021-06-30"), end: day("2021-04-01") };
        },
        (FACTS, "Name,2021-04-01..2021-06-30", "Name,2021-06-30..2021-04-01"),
    ),
    fault(
        "invalid-text",
        |_, report| report.texts[0].value = "2021-02-29".into(),
        (FACTS, "\"August 2, 2021\"", "2021-02-29"),
    ),
    fault(
        "misplaced-property",
        |_, report| report.facts[5].unit = report.facts[0].unit,
        (FACTS, "Name,2021-04-01..2021-06-30,,", "Name,2021-04-01..2021-06-30,JPY,"),
    ),
    fault(
        "misplaced-property",
        |_, report| report.texts[0].lang = Some("en".into()),
        (FACTS, "\"August 2, 2021\",,,,", "\"August 2, 2021\",,,en,"),
    ),
    fault(
        "unit-missing",
        |_, report| report.facts[0].unit = None,
        (FACTS, "Revenues,2021-04-01..2021-06-30,JPY", "Revenues,2021-04-01..2021-06-30,"),
    ),
    fault(
        "inconsistent-calculation",
        |_, report| report.facts[2].value = Value::Number(number(2_800_000_000)),
        (FACTS, "\"2,700\"", "\"2,800\""),
    ),
];

fn rename(taxonomy: &mut Taxonomy, from: &str, to: &str) {
    let Some(id) = taxonomy.find(from) else { return };
    taxonomy.concepts.get_mut(id).expect("it is there").name.local = to.into();
}

fn sum(taxonomy: &mut Taxonomy, total: &str, item: &str) {
    let [total, item] = [total, item].map(|name| taxonomy.find(name).expect("it is there"));
    let arc = CalculationArc { total, item, weight: Figure::ONE };
    taxonomy.statements[0].calculations.push(arc);
}

/// The models, with a change.
fn models(change: impl FnOnce(&mut Taxonomy, &mut Report)) -> (Taxonomy, Report) {
    let filing = report(taxonomy()).and_then(ReportBuilder::filing).expect("it is sound");
    let Some((mut taxonomy, Some(mut report))) = filing.into_models() else { panic!("both") };
    change(&mut taxonomy, &mut report);
    (taxonomy, report)
}

#[test]
fn what_is_built_is_taken_as_what_is_read() {
    let filing = report(taxonomy()).and_then(ReportBuilder::filing).expect("it is sound");
    assert_eq!(codes(filing), BTreeSet::new());
    assert_eq!(codes_of_tables(FACTS, "shares,12", "shares,12"), BTreeSet::new());
}

#[test]
fn a_fault_has_the_same_code_in_memory_and_in_a_table() {
    for Fault { code, put, file, old, new } in FAULTS {
        let (taxonomy, report) = models(put);
        let built = Filing::from_models(taxonomy, Some(report)).expect("ids lead somewhere");
        let built = codes(built);
        assert!(built.contains(code), "{code} in memory: {built:?}");
        assert_eq!(built, codes_of_tables(file, old, new), "{new}");
    }
}

#[test]
fn findings_about_what_was_built_name_the_thing() {
    let (taxonomy, report) = models(|taxonomy, _| sum(taxonomy, "Revenues", "Profit"));
    let mut filing = Filing::from_models(taxonomy, Some(report)).expect("ids lead somewhere");
    filing.check();
    let error = filing.diagnostics().iter().find(|told| told.severity == Severity::Error);
    let place = error.expect("it is told").place.to_string();
    assert_eq!(place, "sum of the statement Results (Profit to Revenues)");
    let told = filing.writer(&kessan::profile::INTL).err().expect("it is not written").to_string();
    assert!(told.contains("invalid-calculation"), "{told}");
}
