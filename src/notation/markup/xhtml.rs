//! The part of XHTML 1.1 that text blocks of filings are made of, and where its elements can
//! stand. What lies beyond is no fault: it is shown as the text that it is.

use super::super::lexical::{is_base64_binary, is_ncname, is_uri};
use super::super::xhtml::{Content, Element, Kind, element, takes_value};

/// The elements that text blocks are made of.
const ELEMENTS: [&str; 42] = [
    "a",
    "abbr",
    "acronym",
    "address",
    "b",
    "big",
    "blockquote",
    "br",
    "cite",
    "code",
    "dfn",
    "div",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "kbd",
    "li",
    "ol",
    "p",
    "q",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "tt",
    "ul",
];

/// The element of a name, where text blocks are made of it.
fn known(name: &str) -> Option<&'static Element> {
    element(name).filter(|_| ELEMENTS.contains(&name))
}

/// Whether an element never has content.
pub(super) fn is_break(name: &str) -> bool {
    matches!(name, "br" | "hr" | "img")
}

/// Whether a text block can hold an attribute with this value, on an element that takes it.
fn holds(name: &str, value: &str) -> bool {
    // Readers make blanks of them.
    if value.contains(['\n', '\r', '\t']) {
        return false;
    }
    match name {
        "title" | "alt" | "summary" | "abbr" => true,
        "id" => is_ncname(value),
        "class" => {
            let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ' ');
            !value.trim().is_empty() && value.chars().all(is_letter)
        }
        "style" => is_harmless(value),
        "colspan" | "rowspan" => {
            (1..=4).contains(&value.len()) && value.bytes().all(|c| c.is_ascii_digit())
        }
        "href" => {
            // Relative addresses would mean another place in another file.
            let scheme = value.split(['/', '?', '#']).next().unwrap_or(value);
            let is_link = !scheme.contains(':')
                || value.starts_with("http://")
                || value.starts_with("https://");
            is_link && is_uri(value) && !value.contains(char::is_whitespace)
        }
        // What would be loaded from elsewhere is not shown.
        "src" => {
            let kinds = ["png", "jpeg", "gif"].map(|kind| format!("data:image/{kind};base64,"));
            kinds
                .iter()
                .find_map(|kind| value.strip_prefix(kind.as_str()))
                .is_some_and(is_base64_binary)
        }
        "align" | "valign" | "frame" | "rules" | "scope" | "dir" | "border" | "cellpadding"
        | "cellspacing" | "width" | "height" => takes_value(name, value),
        _ => false,
    }
}

/// What of a style loads something, runs something, or lets an element cover the page; the last one
/// ties what is shown to facts that are not.
const HARMFUL: [&str; 10] = [
    "url(",
    "image(",
    "image-set(",
    "src(",
    "expression(",
    "@",
    "behavior",
    "-moz-binding",
    "\\",
    "-ix-hidden",
];

/// Whether a style does no more than to change how its element looks (CSS 2.1 §4.1, §9.3).
fn is_harmless(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    let covers = |declaration: &str| {
        let (property, value) = declaration.split_once(':').unwrap_or((declaration, ""));
        property.trim() == "position" && !matches!(value.trim(), "static" | "relative")
    };
    // A comment may stand in the middle of a word.
    !style.contains("/*")
        && !HARMFUL.iter().any(|word| style.contains(word))
        && !style.split(';').any(covers)
}

/// Elements that are open, and whether all is at its place.
pub(super) struct Model {
    open: Vec<Open>,
}

struct Open {
    name: String,
    /// Nothing is known of the content of elements that text blocks don't have.
    content: Option<Content>,
    /// The last element in it.
    last: Option<Kind>,
}

impl Default for Model {
    fn default() -> Self {
        let top = Open { name: String::new(), content: Some(Content::Flow), last: None };
        Self { open: vec![top] }
    }
}

impl Model {
    /// The name of the innermost open element.
    pub(super) fn open(&self) -> Option<&str> {
        self.open.get(1..)?.last().map(|open| open.name.as_str())
    }

    /// Opens an element.
    ///
    /// # Errors
    /// What is in the way, where it can't stand here.
    pub(super) fn start(
        &mut self,
        name: &str,
        attributes: &[(String, String)],
    ) -> Result<(), String> {
        let element = known(name);
        let links_in_link = name == "a" && self.open.iter().any(|open| open.name == "a");
        let fits = match (element, self.open.last_mut()) {
            (Some(element), Some(parent)) => {
                let last = parent.last.replace(element.kind);
                let takes = parent.content.is_some_and(|content| content.takes(last, element.kind));
                let holds =
                    |(name, value): &(String, String)| element.takes(name) && holds(name, value);
                let lacks = |needed: &&&str| !attributes.iter().any(|(name, _)| name == **needed);
                if !takes || links_in_link {
                    Err(format!("the place of `<{name}>`"))
                } else if let Some((attribute, _)) = attributes.iter().find(|one| !holds(one)) {
                    Err(format!("the attribute `{attribute}` of `<{name}>`"))
                } else if let Some(needed) = element.required().iter().find(lacks) {
                    Err(format!("no `{needed}` of `<{name}>`"))
                } else {
                    Ok(())
                }
            }
            _ => Err(format!("the element `<{name}>`")),
        };
        let content = element.map(|element| element.content);
        self.open.push(Open { name: name.to_owned(), content, last: None });
        fits
    }

    /// Takes a text.
    ///
    /// # Errors
    /// The element in which it can't stand.
    pub(super) fn text(&mut self, text: &str) -> Result<(), String> {
        let is_space = text.bytes().all(|c| matches!(c, b' ' | b'\t' | b'\n' | b'\r'));
        let Some(open) = self.open.last() else { return Ok(()) };
        let fits = open.content.is_some_and(|content| {
            content.takes_text() || (is_space && content != Content::Nothing)
        });
        if fits { Ok(()) } else { Err(open.name.clone()) }
    }

    /// Closes the innermost element: its name, and whether it has what it needs.
    pub(super) fn end(&mut self) -> Option<(String, bool)> {
        let open = (self.open.len() > 1).then(|| self.open.pop()).flatten()?;
        let is_good = open.content.is_none_or(|content| content.ends_behind(open.last));
        Some((open.name, is_good))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Markup, read};

    #[test]
    fn elements_have_their_places() {
        for good in [
            "a <b>b</b> <p>c</p>",
            "<table><thead><tr><th>a</th></tr></thead> <tbody><tr><td>b</td></tr></tbody></table>",
            "<ol> <li>a<ul><li>b</li></ul></li></ol>",
            "<a href=\"http://www.example.com/\">a</a>",
            "<p class=\"b\" id=\"q1\" title=\"z\">a</p>",
            "<a href=\"other.html#a\">a</a>",
            "<p><img alt=\"x\" src=\"data:image/png;base64,iVBORw0KGgo=\"/></p>",
            "<table border=\"1\" width=\"50%\"><tr><td align=\"left\" valign=\"top\">a</td></tr></table>",
            "<p style=\"color: red; position: relative\">a</p>",
            "a\r\nb",
        ] {
            assert!(matches!(read(good), Ok(Markup::Xhtml(_))), "{good}");
        }
        for other in [
            "<p><p>a</p></p>",
            "<b><p>a</p></b>",
            "<ul></ul>",
            "<ul>a<li>b</li></ul>",
            "<table><tbody><tr><td>b</td></tr></tbody><tr><td>a</td></tr></table>",
            "<tr><td>a</td></tr>",
            "<a href=\"javascript:a\">a</a>",
            "<a><b><a>a</a></b></a>",
            "<p id=\"1\">a</p>",
            "<p xml:lang=\"ja\">a</p>",
            "<p><img alt=\"x\" src=\"http://www.example.com/a.png\"/></p>",
            "<p><img src=\"data:image/png;base64,iVBORw0KGgo=\"/></p>",
            "<p><img alt=\"x\" src=\"data:image/svg+xml;base64,iVBORw0KGgo=\"/></p>",
            "<table border=\"thick\"><tr><td>a</td></tr></table>",
            "<p style=\"background: URL(http://a.example)\">a</p>",
            "<p style=\"background: u\\72l(http://a.example)\">a</p>",
            "<p style=\"pos/**/ition:fixed\">a</p>",
            "<p style=\"top:0;Position : Sticky\">a</p>",
            "<p title=\"a&#10;b\">a</p>",
            "<p>a&#13;b</p>",
            "<br>a</br>",
            "<br style=\"color:red\"/>",
            "<font>a</font>",
            "<x:p>a</x:p>",
            "a<!-- b -->",
        ] {
            assert!(matches!(read(other), Ok(Markup::Other(_))), "{other}");
        }
    }
}
