//! A page in which a person can check every figure: the inline document as it is filed, and around it
//! a panel that shows what the models know of the figure that is chosen.
//!
//! The page stands alone and loads nothing. What it shows comes from [`Data`], which stands in it as
//! JSON; the script and the style sheet are `templates/preview.js` and `templates/preview.css`.

mod alone;
mod data;
mod encoding;

use std::io::{self, Write};

pub use alone::stands_alone;
pub use data::{Data, Sum, Term};
pub use encoding::named_utf_8;

const STYLE: &str = include_str!("../../../templates/preview.css");
const SCRIPT: &str = include_str!("../../../templates/preview.js");
const WORDS: &str = include_str!("../../../templates/preview.words.json");

/// A report in a preview.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// Its inline document.
    pub document: &'a str,
    /// What is known of its facts.
    pub data: &'a Data,
}

/// Writes a preview of a report, or of two beside each other with what changed.
///
/// # Errors
/// When `out` can't be written, or the document has no `head` and `body`.
pub fn write(first: Shown<'_>, second: Option<Shown<'_>>, out: &mut impl Write) -> io::Result<()> {
    let missing = |what| io::Error::other(format!("the inline document has no {what}"));
    let (head, rest) = split_at_end(first.document, "head").ok_or_else(|| missing("head"))?;
    let (body, end) = split_at_end(rest, "body").ok_or_else(|| missing("body"))?;
    write!(out, "{head}<style type=\"text/css\">\n{STYLE}</style>\n{body}")?;
    let both: Vec<&Data> = std::iter::once(&first).chain(&second).map(|shown| shown.data).collect();
    island(out, "k-data", &serde_json::to_string(&both)?)?;
    island(out, "k-words", WORDS)?;
    if let Some(second) = second {
        let document = second.document.trim_start_matches('\u{feff}');
        text_island(out, "k-second", document)?;
    }
    writeln!(out, "<script>//<![CDATA[\n{SCRIPT}//]]></script>\n{end}")
}

/// The page at the beginning of a text: up to the end of its root.
#[must_use]
pub fn whole_page(text: &str) -> Option<&str> {
    let mut ends = text.match_indices("</").filter_map(|(at, _)| {
        let name = &text[at + 2..];
        let (name, _) = name.split_once('>')?;
        let is_root = name.trim_end().rsplit(':').next() == Some("html");
        is_root.then_some(at + 2 + name.len() + 1)
    });
    let page = &text[..ends.next()?];
    let has = |element| split_at_end(page, element).is_some();
    (has("head") && has("body")).then_some(page)
}

/// Parts a document before the last end tag of an element, whatever its prefix.
fn split_at_end<'a>(document: &'a str, element: &str) -> Option<(&'a str, &'a str)> {
    let ends = document.rmatch_indices("</").map(|(at, _)| at);
    let is_end = |at: &usize| {
        let name = &document[at + 2..];
        let name = name.split_once('>').map_or(name, |(name, _)| name).trim_end();
        name.rsplit(':').next() == Some(element)
    };
    ends.into_iter().find(is_end).map(|at| document.split_at(at))
}

/// Writes JSON that the script reads. No sign of markup stands in it, so that it is the same to a
/// reader of XML and to one of HTML.
fn island(out: &mut impl Write, id: &str, json: &str) -> io::Result<()> {
    let json = json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    writeln!(out, "<script type=\"application/json\" id=\"{id}\">{json}</script>")
}

/// Writes a document as text that the script reads.
fn text_island(out: &mut impl Write, id: &str, document: &str) -> io::Result<()> {
    let text = document.replace("]]>", "]]]]><![CDATA[>");
    writeln!(out, "<script type=\"text/plain\" id=\"{id}\"><![CDATA[{text}]]></script>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_parted_before_the_last_end() {
        let document = "<h:html><h:head></h:head ><h:body>a &lt;/body&gt;</h:body></h:html>";
        let (head, rest) = split_at_end(document, "head").unwrap();
        assert_eq!(head, "<h:html><h:head>");
        assert_eq!(split_at_end(rest, "body").unwrap().1, "</h:body></h:html>");
        assert!(split_at_end("<p>no ends", "body").is_none());
    }

    #[test]
    fn scripts_end_no_section_of_characters() {
        assert!(!SCRIPT.contains("]]>"));
    }

    #[test]
    fn a_page_of_others_is_taken_whole() {
        let page = "<h:html><h:head/><h:head></h:head><h:body>1</h:body></h:html >";
        assert_eq!(whole_page(&format!("{page}\n7,000")), Some(page));
        assert_eq!(whole_page("<html><body></body></html>"), None, "nowhere to put a style");
        assert_eq!(whole_page("<xbrl></xbrl>"), None);
    }

    #[test]
    fn islands_hold_no_markup() -> io::Result<()> {
        let mut out = Vec::new();
        island(&mut out, "k", "\"</script>&amp;\"")?;
        text_island(&mut out, "t", "a]]>b")?;
        let text = String::from_utf8(out).map_err(io::Error::other)?;
        assert!(text.contains("\"\\u003c/script\\u003e\\u0026amp;\""));
        assert!(text.contains("<![CDATA[a]]]]><![CDATA[>b]]>"));
        Ok(())
    }
}
