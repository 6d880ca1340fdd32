//! The tests of the transformation registries, where they are at hand, and formats of registries without any.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use kessan::notation::transform::{Format, Registry, SEC};
use quick_xml::events::Event;

/// Runs a suite: how many variations there are, and those with another result.
fn run(archive: &str, member: &str, namespace: &str) -> Option<(usize, Vec<String>)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/suites").join(archive);
    let Ok(file) = File::open(&path) else {
        eprintln!("skipped: {} is not there", path.display());
        return None;
    };
    let mut text = String::new();
    zip::ZipArchive::new(file).unwrap().by_name(member).unwrap().read_to_string(&mut text).unwrap();
    let mut reader = quick_xml::Reader::from_str(&text);
    let (mut format, mut count, mut wrong) = (None, 0, Vec::new());
    loop {
        let event = reader.read_event().unwrap();
        let (Event::Start(tag) | Event::Empty(tag)) = &event else {
            if matches!(event, Event::Eof) {
                return Some((count, wrong));
            }
            continue;
        };
        let attribute = |name: &str| {
            let attribute = tag.try_get_attribute(name).unwrap()?;
            let raw = attribute.value.into_owned();
            Some(quick_xml::escape::unescape(&raw).unwrap().into_owned())
        };
        match tag.local_name().as_ref() {
            "transform" => {
                let name = attribute("name").unwrap();
                let local = name.split_once(':').map_or(&*name, |(_, local)| local).to_owned();
                format = Some(Format::find(namespace, &local).unwrap_or_else(|| panic!("{name}")));
            }
            "variation" => {
                let format = format.unwrap();
                let input = attribute("input").unwrap();
                let expected = (attribute("result").unwrap() == "valid")
                    .then(|| attribute("output").unwrap_or_default());
                let got = format.read(&input).ok();
                count += 1;
                if got != expected {
                    wrong.push(format!("{} {input:?}: {got:?}, not {expected:?}", format.name));
                }
            }
            _ => {}
        }
    }
}

fn all_agree(archive: &str, member: &str, namespace: &str, expected: usize) {
    if let Some((count, wrong)) = run(archive, member, namespace) {
        assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
        assert_eq!(count, expected);
    }
}

#[test]
fn registry_2() {
    all_agree(
        "transformation-registry-2-and-3-tests.zip",
        "transformation-registry/trr-2-2011-07-31/tests.xml",
        Registry::all()[1].namespace,
        265,
    );
}

#[test]
fn registry_3() {
    all_agree(
        "transformation-registry-2-and-3-tests.zip",
        "transformation-registry/trr-3-2015-02-26/tests.xml",
        Registry::all()[2].namespace,
        491,
    );
}

#[test]
fn formats_of_the_sec() {
    all_agree("sec-transformation-tests.zip", "sec-transformation-tests/tests.xml", SEC, 787);
}

/// Texts for formats of registries that have no suite: of each what it gives, none where it is refused.
#[test]
fn registries_without_a_suite() {
    let cases: [(usize, &str, &str, Option<&str>); 96] = [
        (1, "numcommadot", "1,234,567.89", Some("1234567.89")),
        (1, "numcommadot", "1234", None),
        (1, "numcommadot", "12,34", None),
        (1, "numspacedot", "1 234.5", Some("1234.5")),
        (1, "numdotcomma", "1.234,5", Some("1234.5")),
        (1, "numspacecomma", "1\u{a0}234,5", Some("1234.5")),
        (1, "numcomma", "1234,5", Some("1234.5")),
        (1, "numcomma", "1.234,5", None),
        (1, "numdash", "-", Some("0")),
        (1, "numdash", "\u{2014}", None),
        (1, "dateslashus", "3/31/2024", Some("2024-03-31")),
        (1, "dateslasheu", "31/03/24", Some("2024-03-31")),
        (1, "datedotus", "03.31.2024", Some("2024-03-31")),
        (1, "datedoteu", "31.3.2024", Some("2024-03-31")),
        (1, "datedoteu", "31.2.2024", None),
        (1, "datelongus", "March 31, 2024", Some("2024-03-31")),
        (1, "datelongus", "Mar 31, 2024", None),
        (1, "dateshortus", "Mar 31, 2024", Some("2024-03-31")),
        (1, "datelonguk", "31 March 2024", Some("2024-03-31")),
        (1, "dateshortuk", "31 Mar 24", Some("2024-03-31")),
        (1, "datelongdaymonthuk", "31 March", Some("--03-31")),
        (1, "dateshortmonthdayus", "Feb 29", Some("--02-29")),
        (1, "dateslashdaymontheu", "31/3", Some("--03-31")),
        (1, "datelongyearmonth", "2024 March", Some("2024-03")),
        (1, "dateshortmonthyear", "Mar 2024", Some("2024-03")),
        (4, "fixed-zero", "-", Some("0")),
        (4, "fixed-empty", "none", Some("")),
        (4, "fixed-true", "☒", Some("true")),
        (4, "fixed-false", "", Some("false")),
        (4, "num-dot-decimal", "1,234,567.50", Some("1234567.5")),
        (4, "num-dot-decimal", " 1 234 ", Some("1234")),
        (4, "num-dot-decimal", ".5", Some("0.5")),
        (4, "num-dot-decimal", "007", Some("7")),
        (4, "num-dot-decimal", "0.00", Some("0")),
        (4, "num-dot-decimal", "12.", None),
        (4, "num-dot-decimal", "", None),
        (4, "num-dot-decimal", ",", None),
        (4, "num-dot-decimal", "1.2.3", None),
        (4, "num-dot-decimal", "-5", None),
        (4, "num-dot-decimal", "１２３", None),
        (4, "num-dot-decimal", "12,34", Some("1234")),
        (4, "num-dot-decimal", "1'234", None),
        (5, "num-dot-decimal-apos", "1'234\u{2019}567.8", Some("1234567.8")),
        (5, "num-comma-decimal-apos", "1\u{b4}234,80", Some("1234.8")),
        (5, "num-unit-decimal-apos", "1'234 Fr. 5 Rp.", Some("1234.05")),
        (4, "num-dot-decimal-apos", "1'234", None),
        (4, "num-comma-decimal", "1.234,5", Some("1234.5")),
        (4, "num-comma-decimal", "1,234.5", None),
        (4, "num-unit-decimal", "12円5銭", Some("12.05")),
        (4, "num-unit-decimal", "１２円 50銭", Some("12.5")),
        (4, "num-unit-decimal", "12円", None),
        (4, "num-unit-decimal", "12円100銭", None),
        (4, "num-unit-decimal", "￥12円50銭", None),
        (4, "date-day-month", "31/3", Some("--03-31")),
        (4, "date-month-day", "3/31", Some("--03-31")),
        (4, "date-month-day", "3月31日", None),
        (4, "date-day-month-year", "31/03/2024", Some("2024-03-31")),
        (4, "date-day-month-year", "३१/०३/२०२४", Some("2024-03-31")),
        (4, "date-month-day-year", "3-31-24", Some("2024-03-31")),
        (4, "date-month-year", "3/2024", Some("2024-03")),
        (4, "date-year-month", "2024年3月", Some("2024-03")),
        (4, "date-year-month-day", "２０２４年３月３１日", Some("2024-03-31")),
        (4, "date-year-month-day", "2024年2月30日", None),
        (4, "date-year-month-day", "2024年3月", None),
        (4, "date-jpn-era-year-month-day", "令和元年5月1日", Some("2019-05-01")),
        (4, "date-jpn-era-year-month-day", "昭和64年1月7日", Some("1989-01-07")),
        (4, "date-jpn-era-year-month-day", "平成40年3月31日", Some("2028-03-31")),
        (4, "date-jpn-era-year-month-day", "R6.3.31", None),
        (4, "date-jpn-era-year-month", "平 19 年 8 月", Some("2007-08")),
        (4, "date-monthname-day-year-en", "March 31, 2024", Some("2024-03-31")),
        (4, "date-monthname-day-year-en", "march 31, 2024", None),
        (4, "date-day-monthname-year-en", "31 MAR 24", Some("2024-03-31")),
        (4, "date-monthname-day-en", "March 31st", Some("--03-31")),
        (4, "date-day-monthname-en", "30 Feb", None),
        (4, "date-year-monthname-en", "2024 March", Some("2024-03")),
        (4, "date-day-monthname-year-de", "31. März 2024", Some("2024-03-31")),
        (4, "date-day-monthname-de", "31. MÄRZ", Some("--03-31")),
        (4, "date-monthname-year-fr", "août 2024", Some("2024-08")),
        (4, "date-day-monthname-year-da", "1. maj 2024", Some("2024-05-01")),
        (4, "date-day-monthname-year-sv", "1 maj. 2024", Some("2024-05-01")),
        (4, "date-day-monthname-year-fi", "1. toukokuuta 2024", Some("2024-05-01")),
        (4, "date-day-monthname-year-pl", "1 maja 2024 r.", Some("2024-05-01")),
        (4, "date-day-monthname-year-el", "1 Μαΐου 2024", Some("2024-05-01")),
        (4, "date-day-monthname-year-bg", "1 май 2024 г.", Some("2024-05-01")),
        (4, "date-day-monthname-year-cs", "1. května 2024", Some("2024-05-01")),
        (4, "date-year-monthname-day-hu", "2024. március 15", Some("2024-03-15")),
        (4, "date-year-monthname-day-lt", "2024 m. kovo 15 d.", Some("2024-03-15")),
        (4, "date-year-day-monthname-lv", "2024. gada 15. marts", Some("2024-03-15")),
        (4, "date-day-monthname-year-hi", "१९ सितंबर २०१२", Some("2012-09-19")),
        (4, "date-ind-day-monthname-year-hi", "११ पौष १९२१", Some("2000-01-01")),
        (4, "date-day-monthroman-year", "15.III.2024", Some("2024-03-15")),
        (4, "date-day-monthroman", "15 xii", Some("--12-15")),
        (4, "date-monthroman-year", "IX 2024", Some("2024-09")),
        (4, "date-day-monthname-cy", "15 Mawrth", None),
        (5, "date-day-monthname-cy", "15 Mawrth", Some("--03-15")),
        (5, "date-day-monthname-year-cy", "15 Mawrth 2024", Some("2024-03-15")),
    ];
    for (registry, name, text, expected) in cases {
        let format = Registry::all()[registry - 1].format(name);
        let value = format.and_then(|format| format.read(text).ok());
        assert_eq!(value.as_deref(), expected, "registry {registry}, {name} {text:?}");
    }
}

/// Names as cover pages of filings at the SEC print them, in the forms that its registry reads.
#[test]
fn names_on_cover_pages_are_read_in_all_their_forms() {
    let cases = [
        ("exchnameen", "NYSE", Some("NYSE")),
        ("exchnameen", "The New York Stock Exchange, LLC", Some("NYSE")),
        ("exchnameen", "NASDAQ", Some("NASDAQ")),
        ("exchnameen", "The Nasdaq Global Select Market", Some("NASDAQ")),
        ("exchnameen", "the NASDAQ Stock Market LLC", Some("NASDAQ")),
        ("exchnameen", "NYSE Arca Inc.", Some("NYSEArca")),
        ("exchnameen", "Cboe BZX Exchange Inc", Some("CboeBZX")),
        ("exchnameen", "The Tokyo Stock Exchange", None),
        ("exchnameen", "NYSE Arca LLC", None),
        ("entityfilercategoryen", "Large accelerated filer", Some("Large Accelerated Filer")),
        ("entityfilercategoryen", "Non\u{2013}accelerated Filer", Some("Non-accelerated Filer")),
        ("entityfilercategoryen", "Filer", None),
        ("edgarprovcountryen", "Ontario, Canada", Some("A6")),
        ("edgarprovcountryen", "Québec", Some("A8")),
        ("edgarprovcountryen", "England and Wales", Some("X0")),
        ("edgarprovcountryen", "U.K.", Some("X0")),
        ("edgarprovcountryen", "The Republic of the Marshall Islands", Some("1T")),
        ("edgarprovcountryen", "Grand Duchy of Luxembourg", Some("N4")),
        ("edgarprovcountryen", "People\u{2019}s Republic of China", Some("F4")),
        ("edgarprovcountryen", "Brazil", Some("D5")),
        ("edgarprovcountryen", "South Korea", Some("M5")),
        ("edgarprovcountryen", "Virgin Islands, British", Some("D8")),
        ("countrynameen", "Republic of The Marshall Islands", Some("MH")),
        ("countrynameen", "Macau", Some("MO")),
        ("countrynameen", "Cote d\u{2019}Ivoire", Some("CI")),
        ("countrynameen", "U.S.A", Some("US")),
        ("countrynameen", "Republic of", None),
        ("stateprovnameen", "Virgin Islands, U.S.", Some("VI")),
        ("numwordsen", "Nil", Some("0")),
    ];
    for (name, text, expected) in cases {
        let value = Format::find(SEC, name).and_then(|format| format.read(text).ok());
        assert_eq!(value.as_deref(), expected, "{name} {text:?}");
    }
}
