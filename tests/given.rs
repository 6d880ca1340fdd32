//! Reports of others: what is written is read back as the same report, hostile documents are refused in bounded time, and
//! the commands over them.

mod common;
#[path = "common/facts.rs"]
mod facts;

use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::time::{Duration, Instant};

use common::{kessan, root};
use facts::{comparable, fact_of};
use kessan::filing::{self, Options, Syntax};
use kessan::model::instance::{Instance, LinkTarget};
use kessan::profile::INTL;
use kessan::{read, write};

/// All that an instance says, in lines.
fn lines(instance: &Instance) -> Vec<String> {
    let mut lines: Vec<String> =
        instance.children(None).map(|(at, item)| comparable(fact_of(instance, at, item))).collect();
    for link in &instance.links {
        if let LinkTarget::Note(note) = link.to {
            let note = &instance.notes[note];
            let content = note.content.replace(" xmlns=\"http://www.w3.org/1999/xhtml\"", "");
            lines.push(format!("{} {:?} {content}", link.arcrole, note.lang));
        }
    }
    lines.sort();
    lines
}

fn instance(bytes: Vec<u8>) -> Instance {
    let instance = read::instance::read("a.xbrl", bytes).unwrap();
    assert!(instance.problems.is_empty(), "{:?}", instance.problems);
    instance
}

fn page(bytes: Vec<u8>) -> Instance {
    let mut instances = read::inline::read(vec![("a.xhtml".to_owned(), bytes)]).unwrap();
    assert!(instances[0].problems.is_empty(), "{:?}", instances[0].problems);
    instances.remove(0)
}

/// Instance and page of an example say the same, and what is written of either is read back as it was.
#[test]
fn what_is_written_is_read_back() {
    for name in ["2007-08-13-q1-fy2007", "2012-02-08-q3-fy2011"] {
        let mut filing = filing::open(&root().join("examples").join(name), &Options::new());
        filing.check();
        let writer = filing.writer(&INTL).unwrap();
        let write_as = |syntax| {
            let mut out = Cursor::new(Vec::new());
            writer.write(syntax, &mut out).unwrap();
            out.into_inner()
        };
        let from_instance = instance(write_as(Syntax::Xbrl));
        let from_page = page(write_as(Syntax::Inline));
        assert_eq!(from_instance.items.len(), writer.facts());
        let expected = lines(&from_instance);
        assert_eq!(lines(&from_page), expected, "{name}");
        for read in [&from_instance, &from_page] {
            let mut out = Vec::new();
            write::instance(read, &mut out).unwrap();
            let again = instance(out.clone());
            assert_eq!(lines(&again), expected, "{name}");
            let mut twice = Vec::new();
            write::instance(&again, &mut twice).unwrap();
            assert_eq!(lines(&instance(twice)), expected);
        }
    }
}

/// What the Open Information Model has no words for is written all the same.
#[test]
fn tuples_fractions_and_segments_are_read_back() {
    let text = r##"<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
        xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:t="urn:t" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
      <link:schemaRef xlink:type="simple" xlink:href="t.xsd"/>
      <context id="c"><entity><identifier scheme="urn:s">e</identifier>
        <segment><t:part a="1"><t:inner>x &amp; y</t:inner></t:part></segment></entity>
        <period><startDate>2024-01-01T12:00:00</startDate><endDate>2024-12-31</endDate></period></context>
      <context id="f"><entity><identifier scheme="urn:s">e</identifier></entity><period><forever/></period></context>
      <unit id="u"><divide><unitNumerator><measure>pure</measure></unitNumerator>
        <unitDenominator><measure>shares</measure></unitDenominator></divide></unit>
      <t:group id="g"><t:name contextRef="c">A</t:name><t:inner><t:share contextRef="c" unitRef="u">
        <numerator>1</numerator><denominator>3</denominator></t:share></t:inner></t:group>
      <t:empty xsi:nil="true" contextRef="f"/>
      <t:number contextRef="f" unitRef="u" precision="4">1234.5</t:number>
    </xbrl>"##;
    let first = instance(text.as_bytes().to_vec());
    assert_eq!((first.items.len(), first.fractions.len()), (6, 1));
    assert!(first.contexts[0].segment.contains("x &amp; y"));
    let mut out = Vec::new();
    write::instance(&first, &mut out).unwrap();
    let again = instance(out);
    assert_eq!(lines(&again), lines(&first));
    assert_eq!(again.contexts[0].segment, first.contexts[0].segment);
    let (_, numerator, denominator) = again.fractions[0];
    assert_eq!((again.span(numerator), again.span(denominator)), ("1", "3"));
}

/// A page with this in its body.
fn page_of(body: &str) -> Vec<u8> {
    format!(
        "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:ix=\"http://www.xbrl.org/2013/inlineXBRL\"
           xmlns:t=\"urn:t\"><head><title>t</title></head><body>{body}</body></html>"
    )
    .into_bytes()
}

/// Documents that mean harm are refused, or read with what is wrong told, in bounded time.
#[test]
fn hostile_documents_are_bounded() {
    let fact = |rest: &str| format!("<ix:nonNumeric name=\"t:a\" contextRef=\"c\" {rest}>");
    let nested = |count: usize| {
        page_of(&format!("{}x{}", fact("").repeat(count), "</ix:nonNumeric>".repeat(count)))
    };
    let attributes: String = (0..1_000_000).map(|at| format!(" a{at}=\"\"")).collect();
    let excluded = format!(
        "{}{}{}",
        fact("").repeat(1_000),
        "<ix:exclude>x</ix:exclude>y".repeat(20_000),
        "</ix:nonNumeric>".repeat(1_000)
    );
    let circle = format!(
        "{}a</ix:nonNumeric><ix:continuation id=\"p\" continuedAt=\"q\">b</ix:continuation>\
         <ix:continuation id=\"q\" continuedAt=\"p\">c</ix:continuation>",
        fact("continuedAt=\"p\"")
    );
    let digits = "9".repeat(1_000_000);
    let number = format!(
        "<ix:nonFraction name=\"t:a\" contextRef=\"c\" unitRef=\"u\" decimals=\"0\" scale=\"999\">{digits}</ix:nonFraction>"
    );
    let scaled = number.replace("999\"", "999999999\"").replace(&digits, "1");
    let entities = "<!DOCTYPE html [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><html xmlns=\"http://www.w3.org/1999/xhtml\">&b;</html>";
    let external = entities.replace("ENTITY a \"aaaa\"", "ENTITY a SYSTEM \"file:///etc/passwd\"");
    let tuples = "<ix:tuple name=\"t:a\" tupleID=\"x\" tupleRef=\"y\" order=\"1\"/><ix:tuple name=\"t:a\" tupleID=\"y\" tupleRef=\"x\" order=\"1\"/>";
    for (name, bytes) in [
        ("10⁵ elements in each other", nested(100_000)),
        ("elements in each other", nested(1_500)),
        ("10⁶ attributes", page_of(&format!("<p{attributes}/>"))),
        ("exclusions in many texts", page_of(&excluded)),
        ("a circle of continuations", page_of(&circle)),
        ("a number of 10⁶ digits", page_of(&number)),
        ("a great scale", page_of(&scaled)),
        ("entities", entities.as_bytes().to_vec()),
        ("an external entity", external.into_bytes()),
        ("tuples in each other", page_of(tuples)),
        ("an end that never comes", page_of("<p><ix:tuple>")),
        ("two marks of the byte order", "\u{feff}\u{feff}<あ/>".into()),
        ("no markup", b"\0\xff\xfe<".to_vec()),
    ] {
        let start = Instant::now();
        let read = read::inline::read(vec![("a.xhtml".to_owned(), bytes)]);
        let told = match &read {
            Ok(instances) => {
                instances[0].problems.iter().map(|problem| problem.what.clone()).collect()
            }
            Err(error) => vec![error.error.what.clone()],
        };
        assert!(start.elapsed() < Duration::from_secs(30), "{name}: {:?}", start.elapsed());
        let is_fine = ["elements in each other", "10⁶ attributes"].contains(&name);
        assert!(!told.is_empty() || is_fine, "{name}: nothing is told");
    }
}

/// `facts`, `diff`, `convert` and `check` over an instance and a page.
#[test]
fn commands_over_reports_of_others() {
    let folder = tempfile::tempdir().unwrap();
    let base = root().join("tests/cases/base");
    for part in ["dts", "given"] {
        fs::create_dir(folder.path().join(part)).unwrap();
        for entry in fs::read_dir(base.join(part)).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, folder.path().join(part).join(path.file_name().unwrap())).unwrap();
        }
    }
    let run = |arguments: &[&str]| kessan(folder.path(), arguments);
    let facts = run(&["facts", "given/report.xbrl", "--to", "csv"]);
    assert!(
        facts
            .stdout
            .contains("b:Assets,2024-03-31,http://www.example.com#base,b:NumberAxis=1,iso4217:JPY,0,,100,assets"),
        "{}",
        facts.stdout
    );
    let cash = run(&["facts", "given/report.xbrl", "--concept", "cash", "--to", "json"]);
    assert_eq!(cash.stdout.lines().count(), 1, "{}", cash.stdout);
    let check = run(&["check", "given/report.xbrl", "given/inline.xhtml"]);
    assert!(check.stdout.contains("0 errors"), "{}", check.stdout);
    let same = run(&["diff", "given/report.xbrl", "given/report.xbrl"]);
    assert_eq!(same.stdout, "the reports say the same\n");
    let differ = run(&["diff", "given/report.xbrl", "given/inline.xhtml"]);
    assert!(differ.stdout.contains("value: b:Assets 2024-03-31"), "{}", differ.stdout);
    let json = run(&["convert", "given/inline.xhtml", "--to", "json", "--out", "out.json"]);
    assert!(json.stdout.contains("out.json"), "{} {}", json.stdout, json.stderr);
    let written = fs::read_to_string(folder.path().join("out.json")).unwrap();
    assert!(
        written.contains("\"concept\":\"b:Cash\"") && written.contains("\"value\":\"1000\""),
        "{written}"
    );
    let xbrl = run(&["convert", "given/inline.xhtml", "--to", "xbrl", "--out", "given/again.xbrl"]);
    assert!(xbrl.stdout.contains("again.xbrl"), "{}", xbrl.stderr);
    let same = run(&["diff", "given/again.xbrl", "given/inline.xhtml"]);
    assert_eq!(same.stdout, "the reports say the same\n", "{}", same.stderr);
    let _ = Path::new("");
}
