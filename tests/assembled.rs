//! Instances and inline documents as reports: what is written of ours and read again says the same,
//! is judged the same, and is written the same.

mod common;

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use kessan::check;
use kessan::diagnostic::{Diagnostics, Severity};
use kessan::filing::{self, Options, Syntax};
use kessan::model::instance::Instance;
use kessan::model::{Fact, MemberValue, Report, Taxonomy, Value};
use kessan::profile::INTL;
use kessan::read::report::{Assembled, assemble};
use kessan::write::{self, Output};

/// What a fact says, in words that are the same in both reports.
fn said(taxonomy: &Taxonomy, report: &Report, fact: &Fact) -> String {
    let name = |id| taxonomy.concepts.get(id).expect("it is there").name.local.to_string();
    let members: Vec<String> = report
        .members_of(fact.context)
        .expect("it is there")
        .iter()
        .map(|(axis, value)| match value {
            MemberValue::Explicit(member) => format!("{}={}", name(*axis), name(*member)),
            MemberValue::Typed(value) => format!("{}:{}", name(*axis), value.text()),
        })
        .collect();
    let value = match fact.value {
        Value::Number(number) => format!("{number} {}", fact.decimals),
        Value::Text(text) => {
            let text = &report.texts[text.index()];
            format!("{:?} {:?}", text.value, text.lang)
        }
        Value::Nil => "nil".to_owned(),
        Value::Fraction(_) => unreachable!("none is written"),
    };
    let notes: Vec<String> = report.footnote_sets[fact.footnotes.index()]
        .iter()
        .flat_map(|note| report.footnotes[note.index()].text.iter())
        .map(|(lang, text)| format!("{lang} {text}"))
        .collect();
    let unit =
        fact.unit.map(|unit| report.unit_at(unit).expect("it is there").measures.to_string());
    let context = report.contexts[fact.context.index()];
    let entity = &report.entities[context.entity.index()];
    let period = report.period_of(fact.context).expect("it is there");
    format!("{} {period} {entity:?} {members:?} {unit:?} {value} {notes:?}", name(fact.concept))
}

fn all(taxonomy: &Taxonomy, report: &Report) -> Vec<String> {
    let mut all: Vec<String> =
        report.facts.iter().map(|fact| said(taxonomy, report, fact)).collect();
    all.sort();
    all
}

/// The taxonomy of a package, as anybody would read it.
fn adopted(package: &Path, entry_point: &str) -> Taxonomy {
    let options = Options::new().entry_point(entry_point.to_owned());
    let set = filing::open(package, &options);
    Taxonomy::of_dts(set.set().expect("a set")).0
}

/// Files that were written of a report.
struct Written {
    filing: filing::Filing,
    schema: String,
    xbrl: Vec<u8>,
    inline: Vec<u8>,
    package: PathBuf,
}

fn written(report: &str, folder: &Path) -> Written {
    let mut filing = filing::open_report(&common::root().join(report), &Options::new());
    filing.check();
    let package = folder.join("package.zip");
    let file = std::fs::File::create(&package).expect("a file");
    filing.taxonomy_package().expect("no errors").write(file).expect("it is written");
    let writer = filing.writer(&INTL).expect("no errors");
    let bytes = |syntax| {
        let mut out = Cursor::new(Vec::new());
        writer.write(syntax, &mut out).expect("it is written");
        out.into_inner()
    };
    let (xbrl, inline, schema) =
        (bytes(Syntax::Xbrl), bytes(Syntax::Inline), writer.schema().to_owned());
    drop(writer);
    Written { filing, schema, xbrl, inline, package }
}

#[test]
fn what_is_written_and_read_again_says_the_same() {
    let folder = fresh("assembled");
    for report in
        ["tests/cases/base/report", "tests/cases/types/report", "examples/2009-08-11-q1-fy2009"]
    {
        let written = written(report, &folder);
        let (taxonomy, own) =
            (written.filing.taxonomy().unwrap(), written.filing.report().unwrap());
        let instance = kessan::read::instance::read("report.xbrl", written.xbrl.clone()).unwrap();
        let pages = vec![("report.xhtml".to_owned(), written.inline.clone())];
        let mut inline = kessan::read::inline::read(pages).unwrap();
        for (instance, is_inline) in [(instance, false), (inline.remove(0), true)] {
            let mut foreign = adopted(&written.package, &written.schema);
            let Assembled { report: back, left_out } = assemble(&own.id, &instance, &mut foreign);
            assert_eq!(left_out, [], "{report}");
            assert_eq!(all(taxonomy, own), all(&foreign, &back), "{report} {is_inline}");
            judged(&foreign, &back, &written, report);
            if !is_inline {
                let again = as_xbrl(&foreign, &back, &written.schema);
                let original = but_notes(written.xbrl.clone());
                let again = but_notes(again);
                assert_eq!(common::difference(&original, &again), None, "{report}");
            }
        }
    }
}

/// The report that was read again has the findings of the first, but those about tables.
fn judged(taxonomy: &Taxonomy, report: &Report, written: &Written, shown: &str) {
    let mut diagnostics = Diagnostics::new();
    let summary = check::report(taxonomy, report, true, &mut diagnostics);
    let summary = summary.expect("ids lead somewhere");
    let errors: Vec<String> = diagnostics
        .iter()
        .filter(|found| found.severity == Severity::Error)
        .map(|found| format!("{}: {}", found.code.name(), found.message))
        .collect();
    let known = written.filing.report().and_then(|own| own.known_inconsistencies.as_ref());
    if known.is_none() {
        assert_eq!(errors, Vec::<String>::new(), "{shown}");
    }
    assert_eq!(summary.facts, report.facts.len());
}

/// An instance without its notes, which get other ids where they are read.
fn but_notes(instance: Vec<u8>) -> String {
    let text = String::from_utf8(instance).expect("text");
    text.split("  <link:footnoteLink").next().unwrap_or_default().to_owned()
}

fn as_xbrl(taxonomy: &Taxonomy, report: &Report, schema: &str) -> Vec<u8> {
    let output = Output::new(taxonomy, report, &INTL, schema.to_owned());
    let output = output.expect("ids lead somewhere");
    let mut out = Vec::new();
    write::xbrl(&output, &mut out).expect("it is written");
    out
}

/// An instance of what no taxonomy at hand says.
const ALONE: &str = r##"<xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance"
    xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
    xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:utr="http://www.xbrl.org/2009/utr"
    xmlns:xbrldi="http://xbrl.org/2006/xbrldi" xmlns:e="http://example.com/e" xmlns:o="http://example.com/o">
  <link:schemaRef xlink:type="simple" xlink:href="e.xsd"/>
  <xbrli:context id="c1">
    <xbrli:entity><xbrli:identifier scheme="urn:s">1</xbrli:identifier><xbrli:segment><e:note a="1">x</e:note></xbrli:segment></xbrli:entity>
    <xbrli:period><xbrli:instant>2024-03-31T12:00:00</xbrli:instant></xbrli:period>
    <xbrli:scenario><xbrldi:typedMember dimension="e:Axis"><e:key><e:part>1</e:part></e:key></xbrldi:typedMember></xbrli:scenario>
  </xbrli:context>
  <xbrli:context id="c2">
    <xbrli:entity><xbrli:identifier scheme="urn:s">2</xbrli:identifier><xbrli:segment><xbrldi:explicitMember dimension="o:Axis">o:M</xbrldi:explicitMember></xbrli:segment></xbrli:entity>
    <xbrli:period><xbrli:forever/></xbrli:period>
  </xbrli:context>
  <xbrli:unit id="force"><xbrli:divide><xbrli:unitNumerator><xbrli:measure>utr:m</xbrli:measure><xbrli:measure>utr:kg</xbrli:measure></xbrli:unitNumerator><xbrli:unitDenominator><xbrli:measure>utr:s</xbrli:measure><xbrli:measure>utr:s</xbrli:measure></xbrli:unitDenominator></xbrli:divide></xbrli:unit>
  <e:Same contextRef="c1" unitRef="force" decimals="1" id="f1">1.5</e:Same>
  <o:Same contextRef="c2" id="f2">two</o:Same>
  <e:Same contextRef="none" unitRef="force" decimals="1">1.5</e:Same>
  <e:Same contextRef="c1" unitRef="force" decimals="1">many</e:Same>
  <link:footnoteLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">
    <link:loc xlink:type="locator" xlink:href="#f1" xlink:label="a"/>
    <link:loc xlink:type="locator" xlink:href="#f2" xlink:label="b"/>
    <link:footnoteArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2009/arcrole/fact-explanatoryFact" xlink:from="a" xlink:to="b" order="2.5"/>
  </link:footnoteLink>
</xbrli:xbrl>"##;

fn instance(text: &str) -> Instance {
    kessan::read::instance::read("alone.xbrl", text.as_bytes().to_vec()).expect("an instance")
}

#[test]
fn what_no_taxonomy_says_is_taken_in_by_name() {
    let instance = instance(ALONE);
    let mut taxonomy = Taxonomy::empty();
    let Assembled { report, left_out } = assemble("alone", &instance, &mut taxonomy);
    let why: Vec<String> = left_out.iter().map(|(_, why)| format!("{why:?}")).collect();
    assert_eq!(why, ["NoContext", "Value"]);
    let names: BTreeMap<String, bool> =
        taxonomy.concepts.values().map(|of| (of.name.to_string(), of.is_own())).collect();
    let expected =
        ["e:Axis", "e:Same", "o:Axis", "o:M", "o:Same"].map(|name| (name.to_owned(), false));
    assert_eq!(names, expected.into());
    assert_eq!(taxonomy.find("Same"), None, "two have the name");
    assert_eq!(taxonomy.find("o:Same"), Some(report.facts[1].concept));
    assert_eq!((report.entities.len(), report.links.len()), (2, 1));
    assert_eq!(report.links[0].order.map(|order| order.to_string()).as_deref(), Some("2.5"));
    assert_eq!(
        report.period_of(report.facts[1].context).expect("it is there").to_string(),
        "forever"
    );
    assert_eq!(
        report.period_of(report.facts[0].context).expect("it is there").to_string(),
        "2024-03-31T12:00:00"
    );
    let written = String::from_utf8(as_xbrl(&taxonomy, &report, "e.xsd")).unwrap();
    for part in [
        r#"<e:Same id="f1" contextRef="c1" unitRef="force" decimals="1">1.5</e:Same>"#,
        r#"<o:Same id="f2" contextRef="c2">two</o:Same>"#,
        "<xbrli:measure>utr:kg</xbrli:measure><xbrli:measure>utr:m</xbrli:measure>",
        "<xbrli:instant>2024-03-31T12:00:00</xbrli:instant>",
        "<xbrli:forever/>",
        r#"<xbrli:segment><xbrldi:explicitMember dimension="o:Axis">o:M</xbrldi:explicitMember></xbrli:segment>"#,
        r#"xmlns:o="http://example.com/o""#,
    ] {
        assert!(written.contains(part), "{part}\n{written}");
    }
    let again =
        kessan::read::instance::read("again.xbrl", written.into_bytes()).expect("it is read");
    let mut taxonomy_again = Taxonomy::empty();
    let again = assemble("again", &again, &mut taxonomy_again);
    assert_eq!(all(&taxonomy, &report), all(&taxonomy_again, &again.report));
}

/// A folder of this name without anything in it.
fn fresh(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}
