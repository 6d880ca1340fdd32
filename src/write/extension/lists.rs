//! Lists of the pages: the manifest for the regulator's program, and one for people.

use std::collections::BTreeMap;

use crate::model::{QName, Value};
use crate::notation::markup::bytes::escaped;
use crate::profile::{Extended, IndexForm, fill};

/// The manifest of filings of one folder, UTF-8 without a byte order mark. Those behind the first are inserted
/// below the root of its network.
pub(super) fn manifest(filings: &[&Extended<'_>]) -> Vec<u8> {
    let first = filings[0];
    let form = first.set.manifest;
    let ids = ids(filings);
    let root = root(first);
    let namespace = root.map_or_else(String::new, |root| {
        format!(" xmlns:{}=\"{}\"", root.prefix, escaped(&root.namespace))
    });
    let is_several = filings.len() > 1;
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest xmlns=\"{}\"{}>\n  <tocComposition>\n",
        escaped(&form.namespace),
        if is_several { &*namespace } else { "" }
    );
    for title in &form.titles {
        let (lang, text) = (escaped(&title.lang), escaped(&title.text));
        out.push_str(&format!("    <title xml:lang=\"{lang}\">{text}</title>\n"));
    }
    let role = named(first, &form.role);
    let item = |id: &str, start: &str, end: &str| {
        format!("<item ref=\"{id}\" extrole=\"{role}\"{start} in=\"presentation\"{end}>")
    };
    out.push_str("    ");
    match root.filter(|_| is_several) {
        None => ids.iter().for_each(|id| out.push_str(&item(id, "", "/"))),
        Some(root) => {
            let start = format!(" start=\"{root}\"");
            out.push_str(&item(&ids[0], "", ""));
            out.push_str(&format!("\n      <insert parent=\"{root}\">\n"));
            for id in &ids[1..] {
                out.push_str(&format!("        {}\n", item(id, &start, "/")));
            }
            out.push_str("      </insert>\n    </item>");
        }
    }
    out.push_str("\n  </tocComposition>\n  <list>\n");
    for (filing, id) in filings.iter().zip(&ids) {
        out.push_str(&format!(
            "    <instance id=\"{id}\" type=\"{}\" preferredFilename=\"{}\">\n",
            escaped(&filing.set.manifest.of_type),
            named(filing, &filing.set.manifest.instance)
        ));
        for page in filing.pages {
            out.push_str(&format!("      <ixbrl>{}</ixbrl>\n", escaped(&filing.page_file(page))));
        }
        out.push_str("    </instance>\n");
    }
    out.push_str("  </list>\n</manifest>\n");
    out.into_bytes()
}

/// A name of a manifest, from its pattern.
fn named(filing: &Extended<'_>, pattern: &str) -> String {
    let stem = filing.stem();
    escaped(&fill(pattern, |name| match name {
        "stem" => Some(&*stem),
        other => filing.values.get(other).map(String::as_str),
    }))
}

/// Ids of filings in the manifest: one that stands there is counted on.
fn ids(filings: &[&Extended<'_>]) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let of = |filing: &&Extended<'_>| {
        let id = named(filing, &filing.set.manifest.id);
        let count = counts.entry(id.clone()).or_default();
        *count += 1;
        match *count {
            1 => id,
            count => format!("{id}_{}", count - 1),
        }
    };
    filings.iter().map(of).collect()
}

/// The root of the network that orders the pages.
fn root<'f>(filing: &Extended<'f>) -> Option<&'f QName> {
    let role = fill(&filing.set.manifest.role, |name| filing.values.get(name).map(String::as_str));
    let statement = filing.taxonomy.statements.iter().find(|of| of.role == role)?;
    Some(&filing.taxonomy.concept(statement.nodes.first()?.concept).name)
}

/// The list for people of the filings of one folder, in the encoding of the profile, with ends of lines that every
/// editor knows. What stands below the pages is that of the first.
pub(super) fn index(filings: &[&Extended<'_>], form: &IndexForm) -> Vec<u8> {
    let mut lines: Vec<String> = form.above.clone();
    let pages =
        filings.iter().flat_map(|filing| filing.pages.iter().map(move |page| (filing, page)));
    for (filing, page) in pages {
        let width: usize = page.title.chars().map(columns).sum();
        let blanks = " ".repeat(form.width.saturating_sub(width).max(1));
        lines.push(format!("{}{blanks}{}", page.title, filing.page_file(page)));
    }
    for line in &form.below {
        lines.push(fill(line, |name| told(filings[0], name)));
    }
    let text: String = lines.iter().map(|line| format!("{line}\r\n")).collect();
    let encoding = encoding_rs::Encoding::for_label(form.encoding.as_bytes());
    encoding.unwrap_or(encoding_rs::UTF_8).encode(&text).0.into_owned()
}

/// How many columns of half width a letter takes.
fn columns(letter: char) -> usize {
    if letter.is_ascii() { 1 } else { 2 }
}

/// The value of a fact about the document.
fn told<'f>(filing: &'f Extended<'_>, element: &str) -> Option<&'f str> {
    let mut facts = filing.information.iter().map(|id| filing.report.fact(*id));
    let fact = facts.find(|of| *filing.taxonomy.concept(of.concept).name.local == *element)?;
    match fact.value {
        Value::Text(text) => Some(&filing.report.texts[text.index()].value),
        _ => None,
    }
}
