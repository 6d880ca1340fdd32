//! Reads xBRL-JSON and xBRL-CSV of many facts, beside what their parsers cost alone: serde_json into borrowed
//! structs of the same members, and the csv crate over the same table. `cargo bench --bench read_oim -- [FACTS] [RUNS]`.
//!
//! What is read is checked: as many facts as were written, and the sum of their values. Ends with status 1 where that is
//! wrong, or where reading takes more times than is wanted; where that is known to be missed, a fifth more than is
//! known.

mod beside;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::{self, Cursor, Read};
use std::process::ExitCode;
use std::sync::Arc;

use beside::{Pair, Verdicts, timed};
use kessan::diagnostic::Diagnostics;
use kessan::model::stream::{Aspects, FactSink, Header, Loss, StreamFact};
use kessan::read::oim::{CsvReport, JsonReport, ReportFiles};
use serde::Deserialize;
use serde::de::{MapAccess, Visitor};

const INFO: &str = "\"namespaces\":{\"t\":\"urn:t\",\"e\":\"urn:s\",\
    \"iso4217\":\"http://www.xbrl.org/2003/iso4217\"},\"taxonomy\":[\"t.xsd\"]";
/// Targets that are missed, with the ratio in hundredths at a million facts.
const KNOWN: &[(&str, u128)] = &[];

const CONCEPTS: usize = 500;
const CONTEXTS: usize = 1_000;

fn json(facts: usize) -> String {
    let mut text = format!(
        "{{\"documentInfo\":{{\"documentType\":\"https://xbrl.org/2021/xbrl-json\",{INFO}}},\n\"facts\":{{"
    );
    for at in 0..facts {
        let (concept, context) = (at % CONCEPTS, at / CONCEPTS % CONTEXTS);
        let _ = write!(
            text,
            "{}\n\"f{at}\":{{\"value\":\"{at}\",\"decimals\":-6,\"dimensions\":{{\"concept\":\"t:Concept{concept}\",\
             \"entity\":\"e:E\",\"period\":\"2024-01-01T00:00:00/2025-01-01T00:00:00\",\"unit\":\"iso4217:JPY\",\
             \"t:Axis\":\"t:M{context}\"}}}}",
            if at > 0 { "," } else { "" }
        );
    }
    text + "\n}}\n"
}

fn table(facts: usize) -> String {
    let mut text = "id,concept,period,unit,axis,decimals,value\n".to_owned();
    for at in 0..facts {
        let (concept, context) = (at % CONCEPTS, at / CONCEPTS % CONTEXTS);
        let _ = writeln!(
            text,
            "f{at},t:Concept{concept},2024-01-01..2024-12-31,iso4217:JPY,t:M{context},-6,{at}"
        );
    }
    text
}

fn metadata() -> String {
    format!(
        "{{\"documentInfo\":{{\"documentType\":\"https://xbrl.org/2021/xbrl-csv\",{INFO}}},\
         \"dimensions\":{{\"entity\":\"e:E\"}},\"tableTemplates\":{{\"facts\":{{\"rowIdColumn\":\"id\",\
         \"decimals\":\"$decimals\",\"dimensions\":{{\"concept\":\"$concept\",\"period\":\"$period\",\
         \"unit\":\"$unit\",\"t:Axis\":\"$axis\"}},\"columns\":{{\"id\":{{}},\"concept\":{{}},\"period\":{{}},\
         \"unit\":{{}},\"axis\":{{}},\"decimals\":{{}},\"value\":{{\"dimensions\":{{}}}}}}}}}},\
         \"tables\":{{\"facts\":{{\"url\":\"facts.csv\"}}}}}}"
    )
}

/// Files in memory.
struct Memory<'m>(&'m BTreeMap<&'static str, String>);

impl ReportFiles for Memory<'_> {
    fn open(&self, address: &str) -> io::Result<Option<Box<dyn Read + '_>>> {
        Ok(self.0.get(address).map(|text| Box::new(Cursor::new(text.as_bytes())) as Box<dyn Read>))
    }

    fn name(&self, address: &str) -> Arc<str> {
        address.into()
    }
}

/// Counts facts and adds up their values.
#[derive(Default)]
struct Sum {
    facts: usize,
    sum: u128,
}

impl FactSink for Sum {
    fn begin(&mut self, _: &Header) -> io::Result<()> {
        Ok(())
    }

    fn fact(&mut self, _: &Aspects, fact: &StreamFact<'_>) -> io::Result<()> {
        self.facts += 1;
        self.sum += fact.value.and_then(|value| value.parse::<u128>().ok()).unwrap_or(0);
        Ok(())
    }

    fn end(&mut self) -> io::Result<Vec<Loss>> {
        Ok(Vec::new())
    }
}

/// The same members, borrowed.
#[derive(Deserialize)]
struct Document<'a> {
    #[serde(borrow)]
    facts: Facts<'a>,
}

struct Facts<'a>(usize, std::marker::PhantomData<&'a ()>);

#[derive(Deserialize)]
struct Fact<'a> {
    value: &'a str,
    decimals: i32,
    #[serde(borrow)]
    dimensions: Dimensions<'a>,
}

#[derive(Deserialize)]
struct Dimensions<'a> {
    concept: &'a str,
    entity: &'a str,
    period: &'a str,
    unit: &'a str,
    #[serde(rename = "t:Axis")]
    axis: &'a str,
}

impl<'de: 'a, 'a> Deserialize<'de> for Facts<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = usize;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("facts")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<usize, A::Error> {
                let mut letters = 0;
                while let Some((id, fact)) = map.next_entry::<&str, Fact<'_>>()? {
                    let Dimensions { concept, entity, period, unit, axis } = fact.dimensions;
                    letters += id.len() + fact.value.len() + concept.len() + entity.len();
                    letters += period.len()
                        + unit.len()
                        + axis.len()
                        + fact.decimals.unsigned_abs() as usize;
                }
                Ok(letters)
            }
        }
        deserializer.deserialize_map(Each).map(|letters| Self(letters, std::marker::PhantomData))
    }
}

fn parse_json(text: &str) -> bool {
    serde_json::from_str::<Document<'_>>(text).is_ok_and(|document| document.facts.0 > 0)
}

fn parse_csv(text: &str) -> bool {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let (mut record, mut letters) = (csv::StringRecord::new(), 0);
    while reader.read_record(&mut record).is_ok_and(|more| more) {
        letters += record.as_slice().len();
    }
    letters > 0
}

fn read(json: Option<Vec<u8>>, files: &BTreeMap<&'static str, String>) -> Sum {
    let (mut sum, mut diagnostics) = (Sum::default(), Diagnostics::new());
    let read = match json {
        Some(json) => JsonReport::open(&"a.json".into(), json, &mut diagnostics)
            .map(|report| report.stream(None, &mut sum, &mut diagnostics)),
        None => CsvReport::open(Memory(files), "a.json", &mut diagnostics)
            .map(|report| report.stream(None, &mut sum, &mut diagnostics)),
    };
    let is_whole = matches!(read, Some(Ok(Some(_)))) && !diagnostics.has_errors();
    if is_whole { sum } else { Sum::default() }
}

fn main() -> ExitCode {
    let numbers: Vec<usize> =
        std::env::args().skip(1).filter_map(|text| text.parse().ok()).collect();
    // `cargo bench` without a name runs this too.
    let facts = numbers.first().copied().unwrap_or(100_000);
    let runs = numbers.get(1).copied().unwrap_or(5).max(1);
    let document = json(facts);
    let files = BTreeMap::from([("a.json", metadata()), ("facts.csv", table(facts))]);
    let expected = facts as u128 * (facts as u128).saturating_sub(1) / 2;
    let (mut right, mut verdicts) = (true, Verdicts::default());
    for (name, wanted) in [("JSON", 150), ("CSV", 500)] {
        let mut pair = Pair::default();
        for _ in 0..runs {
            right &= timed(&mut pair.peer, || match name {
                "JSON" => parse_json(&document),
                _ => parse_csv(&files["facts.csv"]),
            });
            let bytes = (name == "JSON").then(|| document.clone().into_bytes());
            let Sum { facts: count, sum } = timed(&mut pair.ours, || read(bytes, &files));
            right &= count == facts && sum == expected;
        }
        verdicts.judge(name, facts, &pair, wanted, KNOWN);
    }
    if right && verdicts.are_met() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
