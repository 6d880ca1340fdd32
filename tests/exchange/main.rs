//! Reports from syntax to syntax: whatever is written in one and read from there says the same, for random reports with
//! all aspects; what stands in archives and folders is found; tables can be gone on from.

#[path = "../common/mod.rs"]
mod common;
mod files;
mod odd;
mod tables;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

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

proptest! {
    #![proptest_config(common::random::cases(12, 0x6578_6368))]

    #[test]
    fn every_pair_of_syntaxes_says_the_same(facts in proptest::collection::vec(fact(), 1..12)) {
        round_trip(&facts, &[To::Xbrl, To::Json, To::Csv, To::Tables], true, "pairs");
    }

    #[test]
    fn what_a_syntax_lacks_is_told(facts in proptest::collection::vec(odd::odd_fact(), 1..8)) {
        odd::nothing_is_lost_in_silence(&facts);
    }

    #[test]
    fn a_conversion_that_loses_everything_fails_and_says_so(
        fact in fact(),
        also in proptest::option::of(fact()),
    ) {
        let facts = std::iter::once(fact).chain(also);
        let facts: Vec<Fact> = facts.map(|of| Fact { odd: Some(Odd::Entity), ..of }).collect();
        odd::nothing_is_lost_in_silence(&facts);
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
