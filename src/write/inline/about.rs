//! What stands under the title of the page: whose report it is, of what and when, in the words of facts
//! whose concepts the taxonomy names (`cover` in `taxonomy.toml`). The facts themselves are elsewhere.

use std::io::Write;

use super::{Page, element, member};
use crate::model::{ConceptId, Fact, FactId, LabelRole, Primitive, Text, Value};
use crate::notation::markup::bytes::{Bytes, escaped};

/// Writes the line; nothing where the taxonomy names no concept of which the report has a fact.
pub(super) fn write(page: &Page<'_>, out: &mut Bytes<impl Write>) {
    let names = &page.output.taxonomy.publication.cover;
    let concepts = names.iter().filter_map(|name| page.output.taxonomy.find(name));
    let said: Vec<String> = concepts.filter_map(|concept| said(page, concept)).collect();
    if said.is_empty() {
        return;
    }
    out.push("<p class=\"about\">");
    for (nth, text) in said.iter().enumerate() {
        out.push(if nth > 0 { page.words.apart.as_str() } else { "" });
        out.push(format!("<span>{}</span>", escaped(text)));
    }
    out.push("</p>\n");
}

/// What a fact of a concept says, in the language of the page where there is one in it. Digits alone, or
/// yes and no, say nothing: the label stands before them.
fn said(page: &Page<'_>, concept: ConceptId) -> Option<String> {
    let texts = page.output.facts().filter_map(|(id, fact)| match fact.value {
        Value::Text(text) if fact.concept == concept => {
            Some((id, fact, page.output.text(id, text)))
        }
        _ => None,
    });
    let (_, fact, text) = texts.min_by_key(|(id, _, text)| rank(page, *id, text))?;
    let shown = shown(page, fact, text);
    let primitive = page.output.taxonomy.concept(concept).item_type.primitive;
    let speaks = !shown.chars().all(|letter| letter.is_ascii_digit());
    if speaks && primitive != Primitive::Boolean {
        return Some(shown);
    }
    let label = page.output.label(concept, &LabelRole::Standard, page.lang());
    Some(format!("{label}{}{shown}", page.words.colon))
}

/// The better the less: a text in the language of the page, then one in none, then the first.
fn rank(page: &Page<'_>, id: FactId, text: &Text) -> (u8, FactId) {
    let lang = match &text.lang {
        Some(lang) if lang == page.lang() => 0,
        None => 1,
        Some(_) => 2,
    };
    (lang, id)
}

fn shown(page: &Page<'_>, fact: &Fact, text: &Text) -> String {
    let primitive = page.output.taxonomy.concept(fact.concept).item_type.primitive;
    match primitive.is_enumeration() {
        true => member::labels(page, text),
        false => element::printed(page, text, primitive),
    }
}
