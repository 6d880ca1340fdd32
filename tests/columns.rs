//! Facts as columns of Arrow, in a Parquet file, as JSON lines and as xBRL-JSON say the same.

mod common;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Decimal128Type, Int32Type};
use arrow_array::{Array, RecordBatch, RecordBatchReader};
use common::{cases, kessan, root};
use kessan::diagnostic::Diagnostics;
use kessan::filing::{self, Options};
use kessan::model::rows::Rows;
use kessan::write::columns;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::{Map, Value};

/// Reports of every kind: with texts, times of day, typed members, notes, nil facts, tiny and huge numbers.
fn reports() -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = fs::read_dir(root().join("examples"))
        .expect("there are examples")
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| path.join("report.toml").is_file() && !path.ends_with("ifrs-extension"))
        .collect();
    all.sort();
    for case in ["base", "cubes", "types"] {
        all.push(cases().join(case).join("report"));
    }
    all.push(root().join("tests/oim/base/report.json"));
    all.push(root().join("tests/oim/base/metadata.json"));
    all
}

fn columns_of(report: &Path) -> RecordBatch {
    let mut diagnostics = Diagnostics::new();
    let opened = filing::open_any(report, &Options::new(), &mut diagnostics);
    let mut rows = Rows::default();
    opened.expect("it can be read").stream(&mut rows).expect("it can be streamed");
    columns::batch(&rows, &report.to_string_lossy()).expect("it fits")
}

fn parquet_of(report: &Path, folder: &Path) -> Vec<RecordBatch> {
    let out = folder.join("facts.parquet");
    let path = report.to_string_lossy();
    let arguments = ["facts", &path, "--to", "parquet", "--out", "facts.parquet"];
    let run = kessan(folder, &arguments);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let file = File::open(out).expect("it was written");
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).expect("it is Parquet");
    let reader = reader.with_batch_size(1 << 20).build().expect("it can be read");
    assert_eq!(reader.schema(), columns::schema());
    reader.map(|batch| batch.expect("it can be read")).collect()
}

/// Days from 1970-01-01 to the day on which a moment of xBRL-JSON begins; none where it has a time of day.
fn day(moment: &str) -> Option<i32> {
    let parts: Vec<i32> = moment
        .strip_suffix("T00:00:00")?
        .split('-')
        .map(|part| part.parse().expect("digits"))
        .collect();
    let [year, month, day] = parts[..] else { panic!("{moment} is no day") };
    // Years begin in March: the day that is there now and then stands at their end.
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    let leap = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    Some(365 * year + leap + (153 * month + 2) / 5 + day - 1 - 719_468)
}

/// First and last day.
fn days(period: Option<&str>) -> (Option<i32>, Option<i32>) {
    let Some(period) = period else { return (None, None) };
    match period.split_once('/') {
        Some((start, end)) => match (day(start), day(end)) {
            (Some(start), Some(end)) => (Some(start), Some(end - 1)),
            _ => (None, None),
        },
        None => (None, day(period).map(|day| day - 1)),
    }
}

/// A number without sign, leading and trailing zeros, and the power of ten of its last digit.
fn parts(text: &str) -> (bool, String, i64) {
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let exponent: i64 = exponent.parse().expect("an exponent");
    let all = format!("{}{fraction}", whole.trim_start_matches(['-', '+']));
    let trimmed = all.trim_end_matches('0');
    let power = exponent - fraction.len() as i64 + (all.len() - trimmed.len()) as i64;
    let digits = trimmed.trim_start_matches('0').to_owned();
    let is_zero = digits.is_empty();
    (digits.is_empty() || !text.starts_with('-'), digits, if is_zero { 0 } else { power })
}

/// The measures of a unit of xBRL-JSON: those that everybody knows by prefix, others by namespace.
fn unit(text: &str, prefixes: &Map<String, Value>) -> String {
    let side = |side: &str| {
        let mut names: Vec<String> = side
            .trim_matches(['(', ')'])
            .split('*')
            .map(|name| {
                let (prefix, local) = name.split_once(':').expect("a measure has a prefix");
                let namespace = prefixes[prefix].as_str().expect("an address");
                match namespace {
                    "http://www.xbrl.org/2003/iso4217" => format!("iso4217:{local}"),
                    "http://www.xbrl.org/2003/instance" => format!("xbrli:{local}"),
                    "http://www.xbrl.org/2009/utr" => format!("utr:{local}"),
                    other => format!("{{{other}}}{local}"),
                }
            })
            .collect();
        names.sort();
        names.join("*")
    };
    text.split('/').map(side).collect::<Vec<_>>().join("/")
}

/// Holds the columns of a fact against the fact in xBRL-JSON.
fn compare(batch: &RecordBatch, at: usize, fact: &Value, prefixes: &Map<String, Value>) {
    let text = |name: &str| {
        let column = batch.column_by_name(name).expect("a column").as_string::<i32>();
        (!column.is_null(at)).then(|| column.value(at).to_owned())
    };
    let id = text("id").expect("facts have ids");
    let mut dimensions = fact["dimensions"].as_object().expect("dimensions").clone();
    let mut taken = |name: &str| {
        let value = dimensions.remove(name)?;
        Some(value.as_str().expect("a text").to_owned())
    };
    assert_eq!(text("concept"), taken("concept"), "{id}");
    assert_eq!(text("language"), taken("language"), "{id}");
    let entity = taken("entity").map(|entity| {
        let (scheme, identifier) = entity.split_once(':').expect("a scheme");
        format!("{}#{identifier}", prefixes[scheme].as_str().expect("an address"))
    });
    assert_eq!(text("entity"), entity, "{id}");
    assert_eq!(text("unit"), taken("unit").map(|text| unit(&text, prefixes)), "{id}");
    let column = |name: &str| batch.column_by_name(name).expect("a column");
    let date = |name: &str| {
        let column = column(name).as_primitive::<Date32Type>();
        (!column.is_null(at)).then(|| column.value(at))
    };
    assert_eq!((date("start"), date("end")), days(taken("period").as_deref()), "{id}");
    dimensions.remove("noteId");
    let members = column("dimensions").as_map().value(at);
    let (keys, values) =
        (members.column(0).as_string::<i32>(), members.column(1).as_string::<i32>());
    let members: BTreeMap<&str, Option<&str>> = keys.iter().flatten().zip(values.iter()).collect();
    let said: BTreeMap<&str, Option<&str>> = dimensions
        .iter()
        .map(|(axis, value)| (axis.as_str(), value.as_str().map(str::trim)))
        .collect();
    assert_eq!(members, said, "{id}");
    assert_eq!(text("value").as_deref(), fact["value"].as_str(), "{id}");
    assert_eq!(column("nil").as_boolean().value(at), fact["value"].is_null(), "{id}");
    let decimals = column("decimals").as_primitive::<Int32Type>();
    let decimals = (!decimals.is_null(at)).then(|| i64::from(decimals.value(at)));
    assert_eq!(decimals, fact["decimals"].as_i64(), "{id}");
    let numbers = column("number").as_primitive::<Decimal128Type>();
    let value = fact["value"].as_str();
    if !numbers.is_null(at) {
        let number = format!("{}e-12", numbers.value(at));
        assert_eq!(parts(&number), parts(value.expect("a value")), "{id}");
    } else if fact["decimals"].is_i64() || text("unit").is_some() {
        // It does not fit, or is no finite number.
        let fits = value
            .filter(|value| value.bytes().all(|byte| !byte.is_ascii_alphabetic()))
            .is_some_and(|value| {
                let (_, digits, power) = parts(value);
                power >= -12 && digits.len() as i64 + power <= 26
            });
        assert!(!fits, "{id}: {value:?}");
    }
}

#[test]
fn parquet_arrow_and_json_say_the_same_facts() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (mut facts, mut numbers, mut members, mut pure) = (0, 0, 0, 0);
    for report in reports() {
        let arrow = columns_of(&report);
        let read = parquet_of(&report, folder.path());
        let [parquet] = &read[..] else {
            panic!("{} has {} batches", report.display(), read.len())
        };
        assert_eq!(*parquet, arrow, "{}", report.display());

        let path = report.to_string_lossy();
        let run = kessan(folder.path(), &["convert", &path, "--to", "json", "--out", "facts.json"]);
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        let json = fs::read(folder.path().join("facts.json")).expect("it was written");
        let json: Value = serde_json::from_slice(&json).expect("it is JSON");
        let prefixes = json["documentInfo"]["namespaces"].as_object().expect("prefixes");
        let said = json["facts"].as_object().expect("facts");
        assert_eq!(said.len(), arrow.num_rows(), "{}", report.display());

        let lines = kessan(folder.path(), &["facts", &path, "--to", "json"]).stdout;
        let lines: Vec<Value> =
            lines.lines().map(|line| serde_json::from_str(line).expect("it is JSON")).collect();
        assert_eq!(lines.len(), arrow.num_rows(), "{}", report.display());

        let ids = arrow.column_by_name("id").expect("ids").as_string::<i32>();
        let values = arrow.column_by_name("value").expect("values").as_string::<i32>();
        for (at, line) in lines.iter().enumerate() {
            let id = ids.value(at);
            // Ids of xBRL-CSV have points, those of xBRL-JSON none.
            let other = id.replace('_', "_5f_").replace('.', "_2e_");
            let fact = said.get(id).or_else(|| said.get(&other));
            let fact = fact.unwrap_or_else(|| panic!("{}: no {id}", report.display()));
            compare(&arrow, at, fact, prefixes);
            assert_eq!(line["id"].as_str(), Some(ids.value(at)));
            assert_eq!(line["value"].as_str(), (!values.is_null(at)).then(|| values.value(at)));
            members += usize::from(line.get("dimensions").is_some());
            let no_unit = line.get("unit").is_none();
            pure += usize::from(no_unit && line.get("decimals").is_some());
        }
        facts += arrow.num_rows();
        let column = arrow.column_by_name("number").expect("numbers");
        numbers += column.len() - column.null_count();
    }
    assert!(facts > 3500 && numbers > 3000, "{facts} facts, {numbers} numbers");
    assert!(members > 100 && pure > 100, "{members} with members, {pure} pure numbers");
}

/// The cells of a column of texts.
fn texts<'a>(batch: &'a RecordBatch, name: &str) -> Vec<Option<&'a str>> {
    batch.column_by_name(name).expect("a column").as_string::<i32>().iter().collect()
}

#[test]
fn labels_are_columns_in_the_languages_that_are_asked_for() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let report = cases().join("base/report");
    let path = report.to_string_lossy();
    let run = |arguments: &[&str]| {
        let run = kessan(folder.path(), arguments);
        assert_eq!(run.status, Some(0), "{arguments:?}: {}", run.stderr);
        run.stdout
    };
    run(&["export", &path, "--out", "filed", "--to", "xbrl,package"]);
    let given = ["filed/report/report.xbrl", "--packages", "filed/report/loom.zip"];

    let mut told = Vec::new();
    for arguments in [&[&*path][..], &given] {
        let parquet = ["--to", "parquet", "--out", "facts.parquet", "--labels", "ja,EN,de,en"];
        run(&[&["facts"], arguments, &parquet].concat());
        let file = File::open(folder.path().join("facts.parquet")).expect("it was written");
        let reader = ParquetRecordBatchReaderBuilder::try_new(file).expect("it is Parquet");
        let batch = reader.build().expect("it can be read").next().expect("a batch");
        let batch = batch.expect("it can be read");
        let languages = ["ja", "EN", "de"].map(str::to_owned);
        assert_eq!(batch.schema(), columns::schema_with(&languages));
        let concepts = texts(&batch, "concept");
        let at = concepts.iter().position(|name| name.is_some_and(|of| of.ends_with(":Revenues")));
        let at = at.expect("there are revenues");
        assert_eq!(texts(&batch, "label_EN")[at], Some("Revenues"));
        assert_eq!(texts(&batch, "label_ja")[at], Some("売上高"));
        assert!(texts(&batch, "label_de").iter().all(Option::is_none));

        let lines = run(&[&["facts"], arguments, &["--to", "json", "--labels", "en"]].concat());
        let of_lines: Vec<Value> =
            lines.lines().map(|line| serde_json::from_str(line).expect("it is JSON")).collect();
        let of_lines: Vec<Option<&str>> =
            of_lines.iter().map(|line| line["label_en"].as_str()).collect();
        assert_eq!(of_lines, texts(&batch, "label_EN"));
        let table = run(&[&["facts"], arguments, &["--to", "csv", "--labels", "en"]].concat());
        assert!(table.starts_with("concept,period,entity,") && table.contains(",label_en\n"));
        told.push((texts(&batch, "label_EN").len(), texts(&batch, "label_ja")[at].is_some()));
    }
    assert_eq!(told[0], told[1]);
    for wrong in ["", "english language", "e", "en_US"] {
        let run = kessan(folder.path(), &["facts", &path, "--labels", wrong]);
        assert_eq!(run.status, Some(2), "{wrong}: {}", run.stderr);
    }
}
