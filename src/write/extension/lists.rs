//! Lists of the pages: the manifest for the regulator's program, and one for people.

use crate::model::Value;
use crate::notation::markup::bytes::escaped;
use crate::profile::{Extended, IndexForm, fill};

/// The manifest, UTF-8 without a byte order mark.
pub(super) fn manifest(filing: &Extended<'_>) -> Vec<u8> {
    let form = &filing.extension.manifest;
    let stem = filing.stem();
    let named = |pattern: &str| {
        escaped(&fill(pattern, |name| match name {
            "stem" => Some(&*stem),
            other => filing.values.get(other).map(String::as_str),
        }))
    };
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest xmlns=\"{}\">\n  <tocComposition>\n",
        escaped(&form.namespace)
    );
    for title in &form.titles {
        let (lang, text) = (escaped(&title.lang), escaped(&title.text));
        out.push_str(&format!("    <title xml:lang=\"{lang}\">{text}</title>\n"));
    }
    let id = named(&form.id);
    out.push_str(&format!(
        "    <item ref=\"{id}\" extrole=\"{}\" in=\"presentation\"/>\n  </tocComposition>\n  <list>\n",
        named(&form.role)
    ));
    out.push_str(&format!(
        "    <instance id=\"{id}\" type=\"{}\" preferredFilename=\"{}\">\n",
        escaped(&form.of_type),
        named(&form.instance)
    ));
    for page in filing.pages {
        out.push_str(&format!("      <ixbrl>{}</ixbrl>\n", escaped(&filing.page_file(page))));
    }
    out.push_str("    </instance>\n  </list>\n</manifest>\n");
    out.into_bytes()
}

/// The list for people, in the encoding of the profile, with ends of lines that every editor knows.
pub(super) fn index(filing: &Extended<'_>, form: &IndexForm) -> Vec<u8> {
    let mut lines: Vec<String> = form.above.clone();
    for page in filing.pages {
        let width: usize = page.title.chars().map(columns).sum();
        let blanks = " ".repeat(form.width.saturating_sub(width).max(1));
        lines.push(format!("{}{blanks}{}", page.title, filing.page_file(page)));
    }
    for line in &form.below {
        lines.push(fill(line, |name| told(filing, name)));
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
