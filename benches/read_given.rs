//! Reads an instance and an inline document of many facts, beside a loop of quick-xml that reads all elements and
//! attributes of the same text: what parsing alone costs. `cargo bench --bench read_given -- [FACTS] [RUNS]`.
//!
//! What is read is checked: as many facts as were written, and the sum of their values. Ends with status 1 where that is
//! wrong, or where reading takes more times than is wanted; where that is known to be missed, a fifth more than is
//! known.

mod beside;

use std::fmt::Write;
use std::process::ExitCode;

use beside::{Pair, Verdicts, timed};
use kessan::model::instance::Instance;
use kessan::read;
use quick_xml::Reader;
use quick_xml::events::Event;

const NAMESPACES: &str = "xmlns:xbrli=\"http://www.xbrl.org/2003/instance\" \
    xmlns:link=\"http://www.xbrl.org/2003/linkbase\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
    xmlns:xbrldi=\"http://xbrl.org/2006/xbrldi\" xmlns:iso4217=\"http://www.xbrl.org/2003/iso4217\" xmlns:t=\"urn:t\"";

/// Targets that are missed, with the ratio in hundredths at a million facts.
const KNOWN: &[(&str, u128)] = &[];

const CONCEPTS: usize = 500;
const CONTEXTS: usize = 1_000;

fn resources() -> String {
    let mut text = String::new();
    for at in 0..CONTEXTS {
        let _ = writeln!(
            text,
            "<xbrli:context id=\"c{at}\"><xbrli:entity><xbrli:identifier scheme=\"urn:s\">e</xbrli:identifier>\
             </xbrli:entity><xbrli:period><xbrli:startDate>2024-01-01</xbrli:startDate><xbrli:endDate>2024-12-31\
             </xbrli:endDate></xbrli:period><xbrli:scenario><xbrldi:explicitMember dimension=\"t:Axis\">t:M{at}\
             </xbrldi:explicitMember></xbrli:scenario></xbrli:context>"
        );
    }
    text + "<xbrli:unit id=\"JPY\"><xbrli:measure>iso4217:JPY</xbrli:measure></xbrli:unit>\n"
}

fn instance(facts: usize) -> String {
    let mut text = format!(
        "<xbrli:xbrl {NAMESPACES}><link:schemaRef xlink:type=\"simple\" xlink:href=\"t.xsd\"/>\n{}",
        resources()
    );
    for at in 0..facts {
        let (concept, context) = (at % CONCEPTS, at / CONCEPTS % CONTEXTS);
        let _ = writeln!(
            text,
            "<t:Concept{concept} id=\"f{at}\" contextRef=\"c{context}\" unitRef=\"JPY\" decimals=\"-6\">{at}000000\
             </t:Concept{concept}>"
        );
    }
    text + "</xbrli:xbrl>\n"
}

fn page(facts: usize) -> String {
    let mut text = format!(
        "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:ix=\"http://www.xbrl.org/2013/inlineXBRL\" \
         xmlns:ixt=\"http://www.xbrl.org/inlineXBRL/transformation/2020-02-12\" {NAMESPACES}><head><title>t</title>\
         </head><body><div style=\"display:none\"><ix:header><ix:references><link:schemaRef xlink:type=\"simple\" \
         xlink:href=\"t.xsd\"/></ix:references><ix:resources>{}</ix:resources></ix:header></div><table>\n",
        resources()
    );
    for at in 0..facts {
        let (concept, context) = (at % CONCEPTS, at / CONCEPTS % CONTEXTS);
        let _ = writeln!(
            text,
            "<tr><td class=\"label\">Concept {concept}</td><td class=\"figure\"><ix:nonFraction id=\"f{at}\" \
             name=\"t:Concept{concept}\" contextRef=\"c{context}\" unitRef=\"JPY\" decimals=\"-6\" scale=\"6\" \
             format=\"ixt:num-dot-decimal\">{at}</ix:nonFraction></td></tr>"
        );
    }
    text + "</table></body></html>\n"
}

/// Reads all elements and attributes, and nothing else.
fn parse(text: &str) -> quick_xml::Result<usize> {
    let mut reader = Reader::from_str(text);
    let mut letters = 0;
    loop {
        match reader.read_event()? {
            Event::Start(tag) | Event::Empty(tag) => {
                letters += tag.name().0.len();
                for attribute in tag.attributes() {
                    let attribute = attribute?;
                    letters += attribute.key.0.len() + attribute.value.len();
                }
            }
            Event::Text(text) => letters += text.len(),
            Event::Eof => return Ok(letters),
            _ => {}
        }
    }
}

fn is_right(instance: &Instance, facts: usize) -> bool {
    let values = instance.items.iter().map(|item| instance.span(item.value).parse::<u128>());
    let sum: Option<u128> = values.map(Result::ok).sum();
    let count = facts as u128;
    let expected = count * count.saturating_sub(1) / 2 * 1_000_000;
    instance.items.len() == facts && instance.problems.is_empty() && sum == Some(expected)
}

fn main() -> ExitCode {
    let numbers: Vec<usize> =
        std::env::args().skip(1).filter_map(|text| text.parse().ok()).collect();
    // `cargo bench` without a name runs this too.
    let facts = numbers.first().copied().unwrap_or(100_000);
    let runs = numbers.get(1).copied().unwrap_or(5).max(1);
    let (mut right, mut verdicts) = (true, Verdicts::default());
    for (name, text, wanted) in [("instance", instance(facts), 150), ("inline", page(facts), 200)] {
        let mut pair = Pair::default();
        for _ in 0..runs {
            right &= timed(&mut pair.peer, || parse(&text)).is_ok_and(|letters| letters > 0);
            let bytes = text.clone().into_bytes();
            let read = timed(&mut pair.ours, || match name {
                "instance" => read::instance::read("a.xbrl", bytes).ok(),
                _ => read::inline::read(vec![("a.xhtml".to_owned(), bytes)])
                    .ok()
                    .and_then(|mut all| all.pop()),
            });
            right &= read.is_some_and(|instance| is_right(&instance, facts));
        }
        verdicts.judge(name, facts, &pair, wanted, KNOWN);
    }
    if right && verdicts.are_met() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
