//! The conformance suite of Inline XBRL 1.0, where it is at hand: documents and the instances that they must give.

#[path = "common/facts.rs"]
mod facts;

use std::io::Read;
use std::path::Path;

use kessan::model::instance::{Instance, LinkTarget, ReferenceKind};
use kessan::read;

/// The parts of a text from one tag to the other, each.
fn between<'t>(text: &'t str, open: &str, close: &str) -> Vec<&'t str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(open) {
        let Some(end) = rest[start..].find(close) else { break };
        parts.push(&rest[start..start + end + close.len()]);
        rest = &rest[start + end + close.len()..];
    }
    parts
}

/// An element as a document, with the namespaces that are declared around it.
fn document(element: &str, around: &str) -> String {
    let end = element.find('>').unwrap();
    let tag = &element[..end];
    let mut declarations = String::new();
    for part in around.split("xmlns").skip(1) {
        let Some((name, rest)) = part.split_once('=') else { continue };
        let name = format!("xmlns{}", name.trim());
        let quote = rest.trim_start().chars().next().unwrap();
        let Some(value) = rest.trim_start()[1..].split(quote).next() else { continue };
        if !tag.contains(&format!("{name}=")) && !declarations.contains(&format!("{name}=")) {
            declarations.push_str(&format!(" {name}={quote}{value}{quote}"));
        }
    }
    let name = tag.find(|c: char| c.is_whitespace()).unwrap_or(tag.len());
    format!("{}{declarations}{}", &element[..name], &element[name..])
}

/// What an instance says, for comparison: references, facts in their order, notes.
fn lines(instance: &Instance) -> Vec<String> {
    let mut lines = Vec::new();
    for reference in &instance.references {
        if matches!(reference.kind, ReferenceKind::Schema | ReferenceKind::Linkbase) {
            lines.push(format!("{:?} {}", reference.kind, reference.href));
        }
    }
    lines.sort();
    for (at, item) in instance.children(None) {
        let line = facts::comparable(facts::fact_of(instance, at, item));
        lines.push(line.replace(" xmlns=\\\"http://www.w3.org/1999/xhtml\\\"", ""));
    }
    for link in &instance.links {
        if let LinkTarget::Note(note) = link.to {
            let note = &instance.notes[note];
            let content = note.content.split_whitespace().collect::<Vec<_>>().join(" ");
            let content = content.replace(" xmlns=\"http://www.w3.org/1999/xhtml\"", "");
            let content = facts::both_tags(&content.replace("> ", ">").replace(" <", "<"));
            lines.push(format!(
                "{} {} {} {:?} {content}",
                link.role, link.arcrole, note.role, note.lang
            ));
        }
    }
    lines
}

#[test]
fn documents_give_the_instances_that_they_must() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/suites/inlineXBRL-1.0-conformanceSuite-2010-04-20.zip");
    let Ok(file) = std::fs::File::open(&path) else {
        eprintln!("skipped: {} is not there", path.display());
        return;
    };
    let mut zip = zip::ZipArchive::new(file).unwrap();
    let (mut count, mut wrong) = (0, Vec::new());
    for at in 0..zip.len() {
        let mut entry = zip.by_index(at).unwrap();
        let name = entry.name().unwrap().into_owned();
        if !name.ends_with(".example") {
            continue;
        }
        count += 1;
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        let around = &text[..text.find("<head").unwrap()];
        let short = name.rsplit('/').next().unwrap();
        let inputs = between(&text, "<input", "</input>");
        let pages: Vec<(String, Vec<u8>)> = inputs
            .iter()
            .enumerate()
            .map(|(at, input)| {
                let html =
                    &input[input.find("<html").unwrap()..input.rfind("</html>").unwrap() + 7];
                (format!("{short}-{at}"), document(html, around).into_bytes())
            })
            .collect();
        let must_fail = text.contains("<errorCode>");
        let got = read::inline::read(pages);
        let problems: Vec<String> = match &got {
            Ok(instances) => {
                instances[0].problems.iter().map(|p| format!("{:?} {}", p.kind, p.what)).collect()
            }
            Err(error) => vec![format!("{error:?}")],
        };
        if must_fail {
            if problems.is_empty() {
                wrong.push(format!("{short}: no problem is told"));
            }
            continue;
        }
        if !problems.is_empty() {
            wrong.push(format!("{short}: {problems:?}"));
            continue;
        }
        let Ok(instances) = got else { continue };
        let outputs = between(&text, "<xbrli:xbrl", "</xbrli:xbrl>");
        let mut expected: Vec<Vec<String>> = outputs
            .iter()
            .map(|xml| {
                let document = document(xml, &text[..text.find("<transformedOutput").unwrap()]);
                match read::instance::read(short, document.clone().into_bytes()) {
                    Ok(instance) => lines(&instance),
                    Err(error) => vec![format!("{error:?} {document}")],
                }
            })
            .collect();
        let mut got: Vec<Vec<String>> = instances.iter().map(lines).collect();
        expected.sort();
        got.sort();
        if got != expected {
            wrong.push(format!("{short}:\n   got {got:#?}\n  must {expected:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {count} are wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(count, 108);
}
