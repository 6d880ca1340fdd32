//! Texts of facts as readers see them.

use rustc_hash::FxHashSet;

use super::super::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{FactId, Report, Taxonomy, Value};
use crate::notation::markup::{self, Markup};

/// Tells texts that show nothing, hold letters that can't be seen, or are written in HTML.
pub(super) fn check(taxonomy: &Taxonomy, report: &Report, diagnostics: &mut Diagnostics) {
    let mut ids = FxHashSet::default();
    for (at, fact) in report.facts.iter().enumerate() {
        let Value::Text(text) = fact.value else { continue };
        let id = FactId::from(at);
        let text = &report.texts[text.index()].value;
        let concept = taxonomy.concept(fact.concept);
        let name = &concept.name.local;
        // An empty list is a value like others.
        let is_empty_list = text.is_empty() && !concept.item_type.has_language();
        if let Some(what) = unseen(text).filter(|_| !is_empty_list) {
            let message = format!("The text of `{name}` {what}.");
            diagnostics.push(
                Diagnostic::new(Code::InvisibleText, value_place(report, id), message)
                    .help("delete what can't be seen: programs read it all the same"),
            );
        }
        let is_escaped = matches!(
            concept.item_type.local(),
            "textBlockItemType" | "escapedItemType" | "xmlItemType" | "xmlNodesItemType"
        );
        if concept.item_type.is_text_block()
            && let Some(what) = hindrance(text, &mut ids)
        {
            let message = format!("The page shows the text of `{name}` as source: {what}.");
            diagnostics.push(
                Diagnostic::new(Code::TextBlockAsSource, value_place(report, id), message)
                    .help("take it out, or write it another way; the value is reported as it is"),
            );
        }
        if let Some(found) = tag(text).filter(|_| !is_escaped) {
            let message =
                format!("The text of `{name}` holds `{found}`, which the page shows as letters.");
            diagnostics.push(
                Diagnostic::new(Code::MarkupInText, value_place(report, id), message)
                    .help("write the text as it is to be read"),
            );
        }
    }
}

/// What hinders a text block from being shown as markup, where it is markup. `seen` are the ids of
/// elements so far.
fn hindrance(text: &str, seen: &mut FxHashSet<String>) -> Option<String> {
    if !text.contains('<') {
        return None;
    }
    // What is not well formed is told elsewhere.
    match markup::read(text).ok()? {
        Markup::Other(what) => Some(format!("{what} is in the way")),
        Markup::Xhtml(_) => {
            let twice = markup::ids(text).into_iter().find(|id| !seen.insert(id.clone()))?;
            Some(format!("the id `{twice}` stands in the page already"))
        }
    }
}

/// What of a text can't be seen, as the end of a sentence.
pub(super) fn unseen(text: &str) -> Option<String> {
    // The next line of ISO 6429 is a blank to Unicode and none to XML; it shows nothing anyway.
    if text.chars().all(|c| c.is_whitespace() || is_hidden(c)) {
        return Some("shows nothing".to_owned());
    }
    let hidden = text.chars().find(|c| is_hidden(*c))?;
    Some(format!("holds the letter U+{:04X}, which can't be seen", u32::from(hidden)))
}

/// Letters that show nothing, or change the order of those behind them, without being part of how
/// a language is written (Unicode Standard §23.2).
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{7F}'..='\u{9F}' | '\u{AD}' | '\u{200B}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
}

/// The first tag or entity of HTML in a text.
fn tag(text: &str) -> Option<&str> {
    text.match_indices(['<', '&']).find_map(|(at, sign)| {
        let rest = &text[at..];
        let end = if sign == "<" { '>' } else { ';' };
        let end = rest.find(end)?;
        let inside = &rest[1..end];
        let fits = match sign {
            "<" => inside
                .strip_prefix('/')
                .unwrap_or(inside)
                .starts_with(|c: char| c.is_ascii_alphabetic()),
            _ => {
                let name = inside.strip_prefix('#').unwrap_or(inside);
                (2..=8).contains(&name.len()) && name.chars().all(|c| c.is_ascii_alphanumeric())
            }
        };
        fits.then(|| &rest[..=end]).filter(|found| found.len() < 60)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_entities_are_markup() {
        for (text, found) in [
            ("a <b>bold</b> word", Some("<b>")),
            ("</p>", Some("</p>")),
            ("R&nbsp;D", Some("&nbsp;")),
            ("&#12354;", Some("&#12354;")),
            ("R&D; sales", None),
            ("a < b and c > d", None),
            ("profit & loss", None),
        ] {
            assert_eq!(tag(text), found, "{text}");
        }
    }

    #[test]
    fn some_letters_are_not_seen() {
        assert!(unseen("\u{3000} ").is_some() && unseen("").is_some());
        assert!(unseen("a\u{200b}b").is_some_and(|what| what.contains("U+200B")));
        assert!(unseen("星野\u{3000}織機").is_none());
    }
}
