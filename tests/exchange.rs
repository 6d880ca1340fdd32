//! Reports from syntax to syntax: whatever is written in one and read from there says the same, for random reports with
//! all aspects; what stands in archives and folders is found; tables can be gone on from.

mod common;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use common::kessan;
use kessan::diagnostic::Diagnostics;
use kessan::filing::{self, AnyReport, Options, Syntax};
use kessan::model::rows::{Row, RowMember, Rows, clark};
use kessan::write;
use kessan::write::oim::{CsvRows, CsvTables, Json};
use proptest::prelude::*;

const SCHEMA: &str = r##"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
    xmlns:xbrldt="http://xbrl.org/2005/xbrldt" xmlns:e="urn:e" xmlns:enum2="http://xbrl.org/2020/extensible-enumerations-2.0"
    targetNamespace="urn:e" elementFormDefault="qualified">
  <xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
  <xs:import namespace="http://xbrl.org/2005/xbrldt" schemaLocation="http://www.xbrl.org/2005/xbrldt-2005.xsd"/>
  ITEMS
  <xs:element name="Axis" id="Axis" type="xbrli:stringItemType" substitutionGroup="xbrldt:dimensionItem" abstract="true" xbrli:periodType="duration"/>
  <xs:element name="Place" id="Place" type="xbrli:stringItemType" substitutionGroup="xbrldt:dimensionItem" abstract="true" xbrli:periodType="duration"/>
  <xs:element name="Key" id="Key" type="xbrli:stringItemType" substitutionGroup="xbrldt:dimensionItem" abstract="true" xbrli:periodType="duration" xbrldt:typedDomainRef="#key"/>
  <xs:element name="key" id="key" type="xs:string"/>
  <xs:element name="One" id="One" type="xbrli:stringItemType" substitutionGroup="xbrli:item" abstract="true" xbrli:periodType="duration"/>
  <xs:element name="Two" id="Two" type="xbrli:stringItemType" substitutionGroup="xbrli:item" abstract="true" xbrli:periodType="duration"/>
</xs:schema>"##;

/// Concepts with their types and the units of their facts. Each has a twin for moments.
const CONCEPTS: [(&str, &str, &str); 7] = [
    ("Money", "monetary", "jpy"),
    ("Ratio", "pure", "pure"),
    ("Force", "decimal", "force"),
    ("Count", "integer", "shares"),
    ("Words", "string", ""),
    ("Day", "date", ""),
    ("Flag", "boolean", ""),
];

fn schema() -> String {
    let mut items = String::new();
    for (name, of, _) in CONCEPTS {
        for (end, period) in [("", "duration"), ("At", "instant")] {
            let _ = writeln!(
                items,
                "<xs:element name=\"{name}{end}\" id=\"{name}{end}\" type=\"xbrli:{of}ItemType\" \
                 substitutionGroup=\"xbrli:item\" nillable=\"true\" xbrli:periodType=\"{period}\"/>"
            );
        }
    }
    SCHEMA.replace("ITEMS", &items)
}

#[derive(Clone, Debug)]
struct Fact {
    concept: usize,
    entity: u8,
    period: usize,
    axis: Option<bool>,
    /// In the segment.
    place: Option<bool>,
    key: Option<String>,
    number: i64,
    decimals: Option<i32>,
    text: String,
    is_nil: bool,
    notes: Vec<u8>,
    /// The fact that explains it, counted from it.
    explained: Option<u8>,
    odd: Option<Odd>,
}

/// What not every syntax has words for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Odd {
    /// More digits than figures have.
    Long,
    /// Decimals that no figure has.
    Precise,
    /// An empty text, one with blanks around it, and one that looks as if there were none.
    Empty,
    Blanks,
    Dash,
    /// A measure of the taxonomy's own, and one of a namespace that nothing else is in.
    OwnMeasure,
    OtherMeasure,
    /// A text without a language.
    NoLanguage,
    /// An entity whose identifier has blanks.
    Entity,
}

const ODD: [Odd; 9] = [
    Odd::Long,
    Odd::Precise,
    Odd::Empty,
    Odd::Blanks,
    Odd::Dash,
    Odd::OwnMeasure,
    Odd::OtherMeasure,
    Odd::NoLanguage,
    Odd::Entity,
];

impl Fact {
    /// The id of its unit; empty where it has none.
    fn unit(&self) -> &'static str {
        match (CONCEPTS[self.concept].0, self.odd) {
            ("Force", Some(Odd::OwnMeasure)) => "own",
            ("Force", Some(Odd::OtherMeasure)) => "other",
            _ => CONCEPTS[self.concept].2,
        }
    }
}

fn word() -> impl Strategy<Value = String> {
    let letters: Vec<char> = "abzAZ&<>'\"äあ日;,#|.-".chars().collect();
    let part = proptest::collection::vec(proptest::sample::select(letters), 1..6);
    let part = part.prop_map(|letters| letters.into_iter().collect::<String>());
    proptest::collection::vec(part, 1..4).prop_map(|parts| parts.join(" "))
}

fn fact() -> impl Strategy<Value = Fact> {
    let dimensions = (any::<Option<bool>>(), any::<Option<bool>>(), proptest::option::of(word()));
    let value = (any::<i32>(), proptest::option::of(-6..4), word(), proptest::bool::weighted(0.1));
    let links = (proptest::collection::vec(0u8..3, 0..3), proptest::option::weighted(0.2, 0u8..9));
    ((0..CONCEPTS.len(), 0u8..3, 0..PERIODS.len()), dimensions, value, links).prop_map(
        |((concept, entity, period), (axis, place, key), value, (notes, explained))| {
            let (number, decimals, text, is_nil) = value;
            let number = i64::from(number);
            Fact {
                concept,
                entity,
                period,
                axis,
                place,
                key,
                number,
                decimals,
                text,
                is_nil,
                notes,
                explained,
                odd: None,
            }
        },
    )
}

const PERIODS: [&str; 6] = [
    "<xbrli:instant>2024-03-31</xbrli:instant>",
    "<xbrli:startDate>2023-04-01</xbrli:startDate><xbrli:endDate>2024-03-31</xbrli:endDate>",
    "<xbrli:forever/>",
    "<xbrli:instant>2024-03-31T12:00:00</xbrli:instant>",
    "<xbrli:startDate>2023-04-01T06:30:00</xbrli:startDate><xbrli:endDate>2024-03-31T24:00:00</xbrli:endDate>",
    "<xbrli:instant>2023-03-31T24:00:00</xbrli:instant>",
];

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The facts as an instance.
fn instance(facts: &[Fact], with_explanations: bool) -> String {
    let mut out = String::from(
        r#"<xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:utr="http://www.xbrl.org/2009/utr"
 xmlns:xbrldi="http://xbrl.org/2006/xbrldi" xmlns:e="urn:e" xmlns:o="urn:o"><link:schemaRef xlink:type="simple" xlink:href="e.xsd"/>
 <link:arcroleRef xlink:type="simple" xlink:href="http://www.xbrl.org/lrr/arcrole/factExplanatory-2009-12-16.xsd#fact-explanatoryFact" arcroleURI="http://www.xbrl.org/2009/arcrole/fact-explanatoryFact"/>
"#,
    );
    if !with_explanations {
        out =
            out.lines().filter(|line| !line.contains("arcroleRef")).collect::<Vec<_>>().join("\n");
    }
    for (at, of) in facts.iter().enumerate() {
        let member = |axis: &str, member: bool| {
            let member = if member { "One" } else { "Two" };
            format!(
                "<xbrldi:explicitMember dimension=\"e:{axis}\">e:{member}</xbrldi:explicitMember>"
            )
        };
        let segment = of.place.map(|of| member("Place", of));
        let segment = segment.map(|of| format!("<xbrli:segment>{of}</xbrli:segment>"));
        let mut scenario = of.axis.map(|of| member("Axis", of)).unwrap_or_default();
        if let Some(key) = &of.key {
            let key = escaped(key);
            scenario += &format!(
                "<xbrldi:typedMember dimension=\"e:Key\"><e:key>{key}</e:key></xbrldi:typedMember>"
            );
        }
        let scenario = if scenario.is_empty() {
            scenario
        } else {
            format!("<xbrli:scenario>{scenario}</xbrli:scenario>")
        };
        let _ = writeln!(
            out,
            "<xbrli:context id=\"c{at}\"><xbrli:entity><xbrli:identifier scheme=\"urn:s\">{}{}</xbrli:identifier>{}</xbrli:entity><xbrli:period>{}</xbrli:period>{scenario}</xbrli:context>",
            of.entity,
            if of.odd == Some(Odd::Entity) { " &amp; co" } else { "" },
            segment.unwrap_or_default(),
            PERIODS[of.period],
        );
    }
    out.push_str(
        "<xbrli:unit id=\"jpy\"><xbrli:measure>iso4217:JPY</xbrli:measure></xbrli:unit>\n\
         <xbrli:unit id=\"pure\"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>\n\
         <xbrli:unit id=\"shares\"><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unit>\n\
         <xbrli:unit id=\"force\"><xbrli:divide><xbrli:unitNumerator><xbrli:measure>utr:kg</xbrli:measure><xbrli:measure>utr:m</xbrli:measure></xbrli:unitNumerator>\
         <xbrli:unitDenominator><xbrli:measure>utr:s</xbrli:measure></xbrli:unitDenominator></xbrli:divide></xbrli:unit>\n",
    );
    for (id, measure) in [("own", "e:barrel"), ("other", "o:barrel")] {
        if facts.iter().any(|of| of.unit() == id) {
            let _ = writeln!(
                out,
                "<xbrli:unit id=\"{id}\"><xbrli:measure>{measure}</xbrli:measure></xbrli:unit>"
            );
        }
    }
    for (at, of) in facts.iter().enumerate() {
        let (name, unit) = (CONCEPTS[of.concept].0, of.unit());
        let end = if matches!(of.period, 0 | 3 | 5) { "At" } else { "" };
        let value = match name {
            "Money" | "Count" | "Force" if of.odd == Some(Odd::Long) => "7".repeat(40),
            "Words" if of.odd == Some(Odd::Empty) => String::new(),
            "Words" if of.odd == Some(Odd::Blanks) => format!(" {} ", escaped(&of.text)),
            "Words" if of.odd == Some(Odd::Dash) => "—".to_owned(),
            "Money" | "Count" => of.number.to_string(),
            "Ratio" | "Force" => {
                format!("{}.{:02}", of.number, (of.number.unsigned_abs() % 100) | 1)
            }
            "Words" => escaped(&of.text),
            "Day" => format!("20{:02}-02-03", of.number.unsigned_abs() % 100),
            _ => (of.number % 2 == 0).to_string(),
        };
        let mut attributes = format!("id=\"f{at}\" contextRef=\"c{at}\"");
        if !unit.is_empty() {
            attributes += &format!(" unitRef=\"{unit}\"");
        }
        if name == "Words" && of.odd != Some(Odd::NoLanguage) {
            attributes += if of.number % 2 == 0 { " xml:lang=\"en\"" } else { " xml:lang=\"ja\"" };
        }
        if of.is_nil {
            let _ = writeln!(out, "<e:{name}{end} {attributes} xsi:nil=\"true\"/>");
            continue;
        }
        if !unit.is_empty() {
            let decimals = of.decimals.map_or("INF".to_owned(), |of| of.to_string());
            let decimals = if of.odd == Some(Odd::Precise) { "33".to_owned() } else { decimals };
            attributes += &format!(" decimals=\"{decimals}\"");
        }
        let _ = writeln!(out, "<e:{name}{end} {attributes}>{value}</e:{name}{end}>");
    }
    links(facts, with_explanations, &mut out);
    out.push_str("</xbrli:xbrl>\n");
    out
}

fn links(facts: &[Fact], with_explanations: bool, out: &mut String) {
    let explained = |of: &Fact| of.explained.filter(|_| with_explanations);
    if !facts.iter().any(|of| !of.notes.is_empty() || explained(of).is_some()) {
        return;
    }
    out.push_str("<link:footnoteLink xlink:type=\"extended\" xlink:role=\"http://www.xbrl.org/2003/role/link\">\n");
    for at in 0..facts.len() {
        let _ = writeln!(
            out,
            "<link:loc xlink:type=\"locator\" xlink:href=\"#f{at}\" xlink:label=\"l{at}\"/>"
        );
    }
    let arc = |out: &mut String, arcrole: &str, from: usize, to: &str| {
        let _ = writeln!(
            out,
            "<link:footnoteArc xlink:type=\"arc\" xlink:arcrole=\"{arcrole}\" xlink:from=\"l{from}\" xlink:to=\"{to}\"/>"
        );
    };
    for note in 0..3u8 {
        if !facts.iter().any(|of| of.notes.contains(&note)) {
            continue;
        }
        let _ = writeln!(
            out,
            "<link:footnote xlink:type=\"resource\" xlink:label=\"n{note}\" xlink:role=\"http://www.xbrl.org/2003/role/footnote\" xml:lang=\"en\">Note {note} &amp; more</link:footnote>"
        );
        for (at, _) in facts.iter().enumerate().filter(|(_, of)| of.notes.contains(&note)) {
            arc(out, "http://www.xbrl.org/2003/arcrole/fact-footnote", at, &format!("n{note}"));
        }
    }
    for (at, of) in facts.iter().enumerate() {
        if let Some(by) = explained(of) {
            let to = (at + 1 + usize::from(by)) % facts.len();
            if to != at {
                arc(
                    out,
                    "http://www.xbrl.org/2009/arcrole/fact-explanatoryFact",
                    at,
                    &format!("l{to}"),
                );
            }
        }
    }
    out.push_str("</link:footnoteLink>\n");
}

fn opened(path: &Path) -> AnyReport {
    let mut diagnostics = Diagnostics::new();
    let report = filing::open_any(path, &Options::new(), &mut diagnostics);
    if let Some(AnyReport::Given(given)) = &report {
        given.check_reading(&mut diagnostics);
        assert!(given.taxonomy.is_some(), "{path:?}");
    }
    let told: Vec<String> = diagnostics.iter().map(|found| found.message.to_string()).collect();
    assert_eq!(told, Vec::<String>::new(), "{path:?}");
    report.expect("a report")
}

/// All that a report says, in lines that are the same whatever its syntax.
fn said(report: &AnyReport) -> Vec<String> {
    let mut rows = Rows::default();
    let losses = report.stream(&mut rows).expect("it can be read");
    assert_eq!(losses, [], "nothing is lost");
    let by_id: BTreeMap<&str, &Row> = rows.rows.iter().map(|row| (row.id.as_str(), row)).collect();
    let is_note = |row: &Row| &*row.concept.local == "note";
    let about = |row: &Row| {
        let mut about =
            format!("{} {:?} {:?} {}", row.key(), row.value, row.decimals, clark(&row.concept));
        for (axis, member) in &row.dimensions {
            let member = match member {
                RowMember::Explicit(member) => clark(member),
                RowMember::Typed(value) => format!("{value:?}"),
            };
            let _ = write!(about, " {}={member}", clark(axis));
        }
        about
    };
    let mut lines: Vec<String> = rows
        .rows
        .iter()
        .filter(|row| !is_note(row))
        .map(|row| {
            let link = |(kind, to): &(String, String)| {
                let to = by_id[to.as_str()];
                let to =
                    if is_note(to) { format!("{:?} {}", to.value, to.language) } else { about(to) };
                format!("{kind} {to}")
            };
            let mut links: Vec<String> = row.links.iter().map(link).collect();
            links.sort();
            links.dedup();
            format!("{} {links:?}", about(row))
        })
        .collect();
    lines.sort();
    lines
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum To {
    Xbrl,
    Inline,
    Json,
    Csv,
    Tables,
}

/// Writes a report in a syntax beside its schema; gives the path.
fn write_as(report: &AnyReport, to: To, folder: &Path, stem: &str) -> PathBuf {
    let lossless = |losses: Vec<kessan::model::stream::Loss>| assert_eq!(losses, [], "{to:?}");
    let path = folder.join(match to {
        To::Xbrl => format!("{stem}.xbrl"),
        To::Inline => format!("{stem}.xhtml"),
        To::Json => format!("{stem}.json"),
        To::Csv | To::Tables => format!("{stem}-metadata.json"),
    });
    match to {
        To::Xbrl => {
            let (instances, losses) = report.instances(false).unwrap();
            lossless(losses);
            let mut out = Vec::new();
            write::instance(&instances[0], &mut out).unwrap();
            fs::write(&path, out).unwrap();
        }
        To::Inline => {
            let (foreign, losses) = report.over_taxonomy(stem, false).unwrap();
            lossless(losses);
            let mut out = Cursor::new(Vec::new());
            foreign.writer().write(Syntax::Inline, &mut out).unwrap();
            fs::write(&path, out.into_inner()).unwrap();
        }
        To::Json => {
            let mut out = Vec::new();
            lossless(report.stream(&mut Json::new(&mut out)).unwrap());
            fs::write(&path, out).unwrap();
        }
        To::Csv | To::Tables => {
            let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
            lossless(match to {
                To::Csv => report.stream(&mut CsvRows::new(&mut files, stem)).unwrap(),
                _ => report.stream(&mut CsvTables::new(&mut files, stem)).unwrap(),
            });
            for (name, bytes) in &files {
                fs::write(folder.join(name), bytes).unwrap();
            }
            let metadata = files.keys().find(|name| name.ends_with(".json")).expect("metadata");
            return folder.join(metadata);
        }
    }
    path
}

fn round_trip(facts: &[Fact], syntaxes: &[To], with_explanations: bool, name: &str) {
    let folder = tempfile::Builder::new().prefix(name).tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("e.xsd"), schema()).unwrap();
    fs::write(folder.join("first.xbrl"), instance(facts, with_explanations)).unwrap();
    let first = opened(&folder.join("first.xbrl"));
    let expected = said(&first);
    assert_eq!(expected.len(), facts.len());
    for one in syntaxes {
        let path = write_as(&first, *one, folder, &format!("one-{one:?}"));
        let read = opened(&path);
        assert_eq!(said(&read), expected, "{one:?}");
        for other in syntaxes {
            let path = write_as(&read, *other, folder, &format!("two-{one:?}-{other:?}"));
            assert_eq!(said(&opened(&path)), expected, "{one:?} to {other:?}");
        }
    }
}

/// Facts that some syntaxes have no words for.
fn odd_fact() -> impl Strategy<Value = Fact> {
    (fact(), proptest::option::weighted(0.7, proptest::sample::select(&ODD[..])))
        .prop_map(|(fact, odd)| Fact { odd, ..fact })
}

/// How many lines of one report are not in the other.
fn missing(from: &[String], to: &[String]) -> usize {
    let mut left: Vec<&String> = to.iter().collect();
    let is_missing = |line: &&String| match left.iter().position(|other| other == line) {
        Some(at) => {
            left.swap_remove(at);
            false
        }
        None => true,
    };
    from.iter().filter(is_missing).count()
}

/// What a conversion ends with that no fact survives, before its losses.
const NOTHING_LEFT: &str = "no fact of the report can be said in this syntax: ";

/// How many losses a command told.
fn told(stderr: &str) -> usize {
    let times = |part: &str| match part.split_once(" times") {
        Some((times, _)) => times.parse().ok(),
        None => part.starts_with("once").then_some(1),
    };
    let often = |loss: &str| loss.split(" (").find_map(times).expect("how often");
    let all = stderr.lines().filter_map(|line| line.split_once(NOTHING_LEFT));
    let some = stderr.lines().filter(|line| line.starts_with("not written"));
    all.flat_map(|(_, losses)| losses.split("; ")).chain(some).map(often).sum()
}

/// From syntax to syntax: what a step lacks or has otherwise, it has told.
fn nothing_is_lost_in_silence(facts: &[Fact]) {
    let folder = tempfile::Builder::new().prefix("odd").tempdir().unwrap();
    let folder = folder.path();
    fs::create_dir(folder.join("four")).unwrap();
    for name in ["e.xsd", "four/e.xsd"] {
        fs::write(folder.join(name), schema()).unwrap();
    }
    fs::write(folder.join("first.xbrl"), instance(facts, false)).unwrap();
    let any = |name: &str| {
        let mut diagnostics = Diagnostics::new();
        let report = filing::open_any(&folder.join(name), &Options::new(), &mut diagnostics);
        let told: Vec<&str> = diagnostics.iter().map(|of| of.message.as_str()).collect();
        said(&report.unwrap_or_else(|| panic!("{name}: {told:?}")))
    };
    let (mut from, mut before, mut lost) = ("first.xbrl", any("first.xbrl"), 0);
    for (command, to, out, read) in [
        ("convert", "ixbrl", "one.xhtml", "one.xhtml"),
        ("convert", "json", "two.json", "two.json"),
        ("convert", "xbrl", "three.xbrl", "three.xbrl"),
        ("convert", "csv", "four", "four/three.json"),
        ("convert", "tables", "five", "five"),
        ("export", "xbrl", "six", "six/five/five.xbrl"),
    ] {
        let run = kessan(folder, &[command, from, "--to", to, "--out", out]);
        if command == "export" && run.status == Some(1) {
            // Rules of our own reports refuse it, in plain words.
            assert!(run.stderr.contains("error["), "{run:?}");
            return;
        }
        (from, lost) = (read, lost + told(&run.stderr));
        if run.stderr.contains(NOTHING_LEFT) {
            assert_eq!(run.status, Some(2), "{to}: {run:?}");
            assert!(before.len() <= lost, "{to}\n{}\n{before:#?}", run.stderr);
            return;
        }
        assert_eq!(run.status, Some(0), "{to}: {run:?}");
        // What tables say is seen in what is written of them.
        if to != "tables" {
            let after = any(read);
            let otherwise = missing(&before, &after).max(missing(&after, &before));
            assert!(otherwise <= lost, "{to}\n{}\n{before:#?}\n{after:#?}", run.stderr);
            (before, lost) = (after, 0);
        }
    }
}

proptest! {
    #![proptest_config(common::random::cases(12, 0x6578_6368))]

    #[test]
    fn every_pair_of_syntaxes_says_the_same(facts in proptest::collection::vec(fact(), 1..12)) {
        round_trip(&facts, &[To::Xbrl, To::Json, To::Csv, To::Tables], true, "pairs");
    }

    #[test]
    fn what_a_syntax_lacks_is_told(facts in proptest::collection::vec(odd_fact(), 1..8)) {
        nothing_is_lost_in_silence(&facts);
    }

    #[test]
    fn a_conversion_that_loses_everything_fails_and_says_so(
        fact in fact(),
        also in proptest::option::of(fact()),
    ) {
        let facts = std::iter::once(fact).chain(also);
        let facts: Vec<Fact> = facts.map(|of| Fact { odd: Some(Odd::Entity), ..of }).collect();
        nothing_is_lost_in_silence(&facts);
    }

    #[test]
    fn pages_say_the_same(facts in proptest::collection::vec(fact(), 1..12)) {
        // A page says no language of what is nil, which is told where there is any.
        let is_text = |of: &Fact| CONCEPTS[of.concept].0 == "Words";
        let facts: Vec<Fact> =
            facts.into_iter().map(|of| Fact { is_nil: of.is_nil && !is_text(&of), ..of }).collect();
        round_trip(&facts, &[To::Inline, To::Xbrl, To::Json], false, "pages");
    }
}

/// A report over the taxonomy of a made package.
fn made(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("e.xsd"), schema()).unwrap();
    let fact = |number| Fact {
        concept: 0,
        entity: 1,
        period: 1,
        axis: None,
        place: None,
        key: None,
        number,
        decimals: Some(0),
        text: String::new(),
        is_nil: false,
        notes: Vec::new(),
        explained: None,
        odd: None,
    };
    fs::write(folder.join("a.xbrl"), instance(&[fact(5)], false)).unwrap();
    let two = Fact { concept: 4, text: "words".to_owned(), notes: vec![1], ..fact(2) };
    fs::write(folder.join("b.xbrl"), instance(&[fact(7), two], false)).unwrap();
}

fn zipped(folder: &Path, path: &Path, below: &str) {
    let mut zip = zip::ZipWriter::new(fs::File::create(path).unwrap());
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    for file in names.iter().filter(|path| path.is_file()) {
        let name = format!("{below}{}", file.file_name().unwrap().to_string_lossy());
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, &fs::read(file).unwrap()).unwrap();
    }
    zip.finish().unwrap();
}

#[test]
fn reports_are_found_in_folders_and_archives() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    made(&folder.join("in"));
    zipped(&folder.join("in"), &folder.join("all.zip"), "XBRL/PublicDoc/");
    for path in ["in", "all.zip"] {
        let facts = kessan(folder, &["facts", path, "--to", "csv"]);
        assert_eq!((facts.status, facts.stdout.lines().count()), (Some(0), 5), "{facts:?}");
        assert!(facts.stdout.starts_with("source,concept,"), "{facts:?}");
        assert!(facts.stdout.contains(&format!("\n{path}/")), "{facts:?}");
        let text = kessan(folder, &["facts", path]).stdout;
        let named = text.lines().filter(|line| line.ends_with(".xbrl")).count();
        assert_eq!(named, 2, "{text}");
        let check = kessan(folder, &["check", path]);
        assert_eq!(check.status, Some(0), "{check:?}");
        assert!(check.stdout.contains("a.xbrl: 0 errors"), "{check:?}");
        let out = format!("out-{path}");
        let convert = kessan(folder, &["convert", path, "--to", "json", "--out", &out]);
        assert_eq!(convert.status, Some(0), "{convert:?}");
        let files = convert.stdout.lines().filter(|line| line.ends_with(".json"));
        assert_eq!(files.count(), 2, "{convert:?}");
    }
    let one = kessan(folder, &["facts", "all.zip/XBRL/PublicDoc/b.xbrl", "--to", "csv"]);
    assert_eq!(one.stdout.lines().count(), 4, "{one:?}");
    assert!(one.stdout.starts_with("concept,"), "{one:?}");
    let diff = kessan(folder, &["diff", "in/a.xbrl", "all.zip/XBRL/PublicDoc/b.xbrl"]);
    assert_eq!(diff.status, Some(1), "{diff:?}");
    assert!(diff.stdout.contains("value: e:Money"), "{diff:?}");
    let many = kessan(folder, &["diff", "all.zip", "in/a.xbrl"]);
    assert!(
        many.stderr.contains("There are 2 reports") || many.stdout.contains("There are 2 reports"),
        "{many:?}"
    );
}

#[test]
fn tables_are_a_report_of_ours() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    made(&folder.join("in"));
    let convert = kessan(folder, &["convert", "in/b.xbrl", "--to", "tables", "--out", "b"]);
    assert_eq!(convert.status, Some(0), "{convert:?}");
    let facts = fs::read_to_string(folder.join("b/facts.csv")).unwrap();
    assert!(facts.contains("e:Money,2023-04-01..2024-03-31,JPY,7,0,,"), "{facts}");
    assert!(facts.contains("e:Words,2023-04-01..2024-03-31,,words,,en,Note 1 & more"), "{facts}");
    let check = kessan(folder, &["check", "b"]);
    assert_eq!(check.status, Some(0), "{check:?}");
    let export = kessan(folder, &["export", "b", "--to", "xbrl"]);
    assert_eq!(export.status, Some(0), "{export:?}");
}

/// Tables of others have the signs of facts, though their taxonomy has negated labels, which turn printed figures.
#[test]
fn tables_keep_the_signs_of_facts_that_negated_labels_turn() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let starter = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/starter");
    let starter = starter.to_str().unwrap();
    let export = kessan(folder, &["export", starter, "--to", "package", "--out", "first"]);
    assert_eq!(export.status, Some(0), "{export:?}");
    let convert = kessan(
        folder,
        &["convert", "first/starter/starter.xbri", "--to", "tables", "--out", "tables"],
    );
    assert_eq!(convert.status, Some(0), "{convert:?}");
    let facts = fs::read_to_string(folder.join("tables/facts.csv")).unwrap();
    assert!(facts.contains("harbour:CostOfSales,2024-01-01..2024-03-31,USD,7320000,"), "{facts}");
    let export = kessan(folder, &["export", "tables", "--to", "package", "--out", "second"]);
    assert_eq!(export.status, Some(0), "{export:?}");
    let diff = kessan(folder, &["diff", "first/starter/starter.xbri", "second/tables/tables.xbri"]);
    assert_eq!(diff.status, Some(0), "{diff:?}");
    // Who writes on by hand as the release prints takes the line out.
    let path = folder.join("tables/report.toml");
    let definition = fs::read_to_string(&path).unwrap();
    assert!(definition.contains("signs = \"reported\"\n"), "{definition}");
    fs::write(&path, definition.replace("signs = \"reported\"\n", "")).unwrap();
    let diff = kessan(folder, &["diff", "first/starter/starter.xbri", "tables"]);
    assert_eq!(diff.status, Some(2), "{diff:?}");
    assert!(diff.stderr.contains("CostOfSales -7,320,000 × -1"), "{diff:?}");
}

/// A note with quotes is the same note in tables and in what is written of them; another is shown.
#[test]
fn notes_with_quotes_are_no_difference() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    made(&folder.join("in"));
    let convert = kessan(folder, &["convert", "in/b.xbrl", "--to", "tables", "--out", "b"]);
    assert_eq!(convert.status, Some(0), "{convert:?}");
    let path = folder.join("b/facts.csv");
    let facts = fs::read_to_string(&path).unwrap();
    assert!(facts.contains("Note 1 & more"), "{facts}");
    fs::write(&path, facts.replace("Note 1 & more", "\"So \"\"called\"\" & <more>\"")).unwrap();
    let export = kessan(folder, &["export", "b", "--to", "xbrl", "json", "--out", "out"]);
    assert_eq!(export.status, Some(0), "{export:?}");
    for written in ["out/b/b.xbrl", "out/b/b.json"] {
        let diff = kessan(folder, &["diff", "b", written]);
        assert_eq!(diff.status, Some(0), "{written}: {diff:?}");
    }
    let diff = kessan(folder, &["diff", "in/b.xbrl", "b", "--format", "json"]);
    assert_eq!(diff.status, Some(1), "{diff:?}");
    assert!(
        diff.stdout.contains("\"notes\":[\"So \\\"called\\\" &amp; &lt;more&gt;\"]"),
        "{diff:?}"
    );
}

/// A note of one word, or with a semicolon, is no list of ids in tables.
#[test]
fn notes_that_look_like_ids_are_notes() {
    let all = tempfile::tempdir().unwrap();
    let notes = ["Restated", "Restated; unaudited", "note-1", "未監査", "See note 4"];
    for (at, note) in notes.into_iter().enumerate() {
        let folder = all.path().join(at.to_string());
        made(&folder.join("in"));
        let path = folder.join("in/b.xbrl");
        let instance = fs::read_to_string(&path).unwrap();
        let with = instance.replace("Note 1 &amp; more", note);
        assert_ne!(with, instance);
        fs::write(&path, with).unwrap();
        for arguments in [
            &["convert", "in/b.xbrl", "--to", "tables", "--out", "b"][..],
            &["export", "b", "--to", "xbrl", "--out", "out"],
            &["diff", "in/b.xbrl", "out/b/b.xbrl"],
        ] {
            let run = kessan(&folder, arguments);
            assert_eq!(run.status, Some(0), "{note} {arguments:?}: {run:?}");
        }
    }
}

/// A report whose taxonomy nobody has is a page as well, and so is one without facts.
#[test]
fn a_report_without_its_taxonomy_is_a_page() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    made(&folder.join("in"));
    fs::remove_file(folder.join("in/e.xsd")).unwrap();
    fs::write(folder.join("in/c.xbrl"), instance(&[], false)).unwrap();
    for name in ["b", "c"] {
        let (from, to) = (format!("in/{name}.xbrl"), format!("{name}.xhtml"));
        let read = ["convert", &from, "--to", "ixbrl", "--out", &to, "--without-taxonomy"];
        let convert = kessan(folder, &read);
        assert_eq!(convert.status, Some(0), "{convert:?}");
        let diff = kessan(folder, &["diff", &from, &to, "--without-taxonomy"]);
        assert_eq!(diff.status, Some(0), "{diff:?}");
    }
}

/// A document in whatever encoding says what it says in UTF-8, as an instance and as a page.
#[test]
fn documents_are_read_in_the_encoding_that_they_declare() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    made(folder);
    let instance = fs::read_to_string(folder.join("b.xbrl")).unwrap();
    for (name, words) in
        [("iso-8859-15", "£ é €"), ("windows-1252", "12 € – ß"), ("shift_jis", "売上高 △")]
    {
        let utf_8 = instance.replace(">words<", &format!(">{words}<"));
        fs::write(folder.join("utf-8.xbrl"), &utf_8).unwrap();
        let read = opened(&folder.join("utf-8.xbrl"));
        let expected = said(&read);
        assert!(expected.iter().any(|line| line.contains(words)), "{expected:?}");
        let page = fs::read_to_string(write_as(&read, To::Inline, folder, "page")).unwrap();
        for (end, text) in [("xbrl", utf_8), ("xhtml", page)] {
            let body = text.split_once("?>").map_or(&*text, |(_, body)| body);
            let text = format!("<?xml version=\"1.0\" encoding=\"{name}\"?>{body}");
            let encoding = encoding_rs::Encoding::for_label(name.as_bytes()).unwrap();
            // What the encoding lacks, as a sign of the page's layout, is written by its number.
            let (bytes, _, _) = encoding.encode(&text);
            let path = folder.join(format!("{name}.{end}"));
            fs::write(&path, &bytes).unwrap();
            assert_eq!(said(&opened(&path)), expected, "{name} {end}");
        }
        let preview = ["preview", &format!("{name}.xhtml"), "--out", "preview.html"];
        assert_eq!(kessan(folder, &preview).status, Some(0));
        let preview = fs::read_to_string(folder.join("preview.html")).unwrap();
        let declared = format!("encoding=\"{name}\"");
        assert!(preview.contains(words), "{name}");
        assert!(!preview.contains(&declared), "{name}");
    }
}

/// What repeats the names of a header again and again takes no time that grows with the square of them.
#[test]
fn a_header_with_very_many_names_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let names: Vec<String> = (0..60_000).map(|at| format!("\"p{at}\":\"urn:{at}\"")).collect();
    let text = format!(
        "{{\"documentInfo\":{{\"documentType\":\"https://xbrl.org/2021/xbrl-json\",\"namespaces\":{{{}}},\
         \"taxonomy\":[\"e.xsd\"]}},\"facts\":{{}}}}",
        names.join(",")
    );
    fs::write(folder.path().join("a.json"), text).unwrap();
    let start = std::time::Instant::now();
    let facts = kessan(folder.path(), &["facts", "a.json", "--without-taxonomy"]);
    assert_eq!(facts.status, Some(0), "{facts:?}");
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

/// A linkbase of labels that is not there is one finding, and the report is judged by what is.
#[test]
fn a_taxonomy_without_its_labels_judges() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    made(&folder.join("in"));
    let labels = r#"<xs:annotation><xs:appinfo><link:linkbaseRef xmlns:link="http://www.xbrl.org/2003/linkbase"
        xmlns:xlink="http://www.w3.org/1999/xlink" xlink:type="simple" xlink:href="lab.xml" xlink:role="http://www.xbrl.org/2003/role/ROLE"
        xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/></xs:appinfo></xs:annotation>"#;
    let instance = fs::read_to_string(folder.join("in/a.xbrl")).unwrap();
    fs::write(folder.join("in/a.xbrl"), instance.replace(">5<", ">five<")).unwrap();
    for (role, errors) in [("labelLinkbaseRef", 2), ("definitionLinkbaseRef", 1)] {
        let labels = labels.replace("ROLE", role);
        let with = schema().replacen("<xs:import", &format!("{labels}<xs:import"), 1);
        fs::write(folder.join("in/e.xsd"), with).unwrap();
        let check = kessan(folder, &["check", "in/a.xbrl"]);
        let told = format!("{}{}", check.stdout, check.stderr);
        assert_eq!(check.status, Some(1), "{check:?}");
        assert!(told.contains("error[taxonomy-not-there]"), "{told}");
        assert!(told.contains(&format!("a.xbrl: {errors} error")), "{told}");
        let convert = kessan(folder, &["convert", "in/b.xbrl", "--to", "json", "--out", "b.json"]);
        assert_eq!(convert.status, Some(i32::from(errors == 1)), "{convert:?}");
    }
}

#[test]
fn archives_in_archives_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    made(&folder.join("in"));
    fs::create_dir_all(folder.join("0")).unwrap();
    zipped(&folder.join("in"), &folder.join("0/inner.zip"), "XBRL/");
    for depth in 1..=4 {
        let (below, at) = (folder.join((depth - 1).to_string()), folder.join(depth.to_string()));
        fs::create_dir_all(&at).unwrap();
        zipped(&below, &at.join("inner.zip"), "a/b/");
    }
    // Of several reports the first column names that of each, and the last the namespace.
    let csv = |path: &str| {
        let mut run = kessan(folder, &["facts", path, "--to", "csv"]);
        let without = run.stdout.lines().map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let first = usize::from(cells.len() > 9);
            cells[first..cells.len().min(first + 9)].join(",")
        });
        run.stdout = without.map(|line| line + "\n").collect();
        run
    };
    let plain = csv("in");
    assert_eq!(plain.stdout.lines().count(), 5, "{plain:?}");
    for depth in 0..=3 {
        let packed = csv(&format!("{depth}/inner.zip"));
        assert_eq!((packed.status, &packed.stdout), (Some(0), &plain.stdout), "{packed:?}");
    }
    // So deep nobody puts anything: it is told, and nothing is read.
    let deep = csv("4/inner.zip");
    assert_eq!(deep.stdout.lines().count(), 1, "{deep:?}");
    assert!(deep.stderr.contains("in too many others"), "{deep:?}");
    let check = kessan(folder, &["check", "2/inner.zip"]);
    assert_eq!(check.status, Some(0), "{check:?}");
    let name = "2/inner.zip/a/b/inner.zip/a/b/inner.zip/XBRL/a.xbrl";
    assert!(check.stdout.contains(&format!("{name}: 0 errors")), "{check:?}");
    let one = csv(name);
    assert_eq!((one.status, one.stdout.lines().count()), (Some(0), 2), "{one:?}");
    // What only has the name of an archive does not fail a run; one that is broken does, and the rest is read.
    for (broken, status) in [("no zip", 0), ("PK, and no more", 1)] {
        fs::write(folder.join("0/broken.zip"), broken).unwrap();
        fs::create_dir_all(folder.join("0/__MACOSX")).unwrap();
        for name in ["._inner.zip", "._a.xbrl"] {
            fs::write(folder.join("0/__MACOSX").join(name), [0, 5, 22, 7]).unwrap();
        }
        zipped(&folder.join("0"), &folder.join("some.zip"), "");
        let some = csv("some.zip");
        assert_eq!((some.status, &some.stdout), (Some(status), &plain.stdout), "{some:?}");
        assert!(some.stderr.contains("some.zip/broken.zip"), "{some:?}");
        assert!(!some.stderr.contains("__MACOSX"), "{some:?}");
        // Nothing is told of it where the one beside it is asked for.
        for inside in ["some.zip/inner.zip", "some.zip/inner.zip/XBRL/a.xbrl"] {
            let beside = csv(inside);
            assert_eq!((beside.status, beside.stderr.as_str()), (Some(0), ""), "{beside:?}");
        }
    }
}
