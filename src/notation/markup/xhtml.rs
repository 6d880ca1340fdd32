//! The part of XHTML 1.1 that text blocks of filings are made of, and where its elements can
//! stand. What lies beyond is no fault: it is shown as the text that it is.

use super::super::lexical::is_uri;
use super::super::xhtml::{Content, Element, Kind, element};

/// The elements that text blocks are made of.
const ELEMENTS: [&str; 33] = [
    "a", "abbr", "b", "big", "br", "cite", "code", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6",
    "hr", "i", "li", "ol", "p", "small", "span", "strong", "sub", "sup", "table", "tbody", "td",
    "th", "thead", "tr", "tt", "ul",
];

/// The element of a name, where text blocks are made of it.
fn known(name: &str) -> Option<&'static Element> {
    element(name).filter(|_| ELEMENTS.contains(&name))
}

/// Whether an element never has content.
pub(super) fn is_break(name: &str) -> bool {
    matches!(name, "br" | "hr")
}

/// Whether a text block can hold an attribute with this value, on an element that takes it.
fn holds(name: &str, value: &str) -> bool {
    match name {
        "title" => true,
        "class" => {
            let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ' ');
            !value.trim().is_empty() && value.chars().all(is_letter)
        }
        // This property ties what is shown to facts that are not.
        "style" => !value.contains("-ix-hidden"),
        "colspan" | "rowspan" => {
            (1..=4).contains(&value.len()) && value.bytes().all(|c| c.is_ascii_digit())
        }
        "href" => {
            // Relative addresses would mean another place in another file.
            let is_absolute = value.starts_with("http://") || value.starts_with("https://");
            is_absolute && is_uri(value) && !value.contains(char::is_whitespace)
        }
        _ => false,
    }
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

    /// Opens an element; whether it is one that can stand here.
    pub(super) fn start(&mut self, name: &str, attributes: &[(String, String)]) -> bool {
        let element = known(name);
        let links_in_link = name == "a" && self.open.iter().any(|open| open.name == "a");
        let fits = match (element, self.open.last_mut()) {
            (Some(element), Some(parent)) => {
                let last = parent.last.replace(element.kind);
                let takes = parent.content.is_some_and(|content| content.takes(last, element.kind));
                let holds =
                    |(name, value): &(String, String)| element.takes(name) && holds(name, value);
                takes && !links_in_link && attributes.iter().all(holds)
            }
            _ => false,
        };
        let content = element.map(|element| element.content);
        self.open.push(Open { name: name.to_owned(), content, last: None });
        fits
    }

    /// Whether a text can stand here.
    pub(super) fn text(&mut self, text: &str) -> bool {
        let is_space = text.bytes().all(|c| matches!(c, b' ' | b'\t' | b'\n' | b'\r'));
        let content = self.open.last().and_then(|open| open.content);
        content.is_some_and(|content| {
            content.takes_text() || (is_space && content != Content::Nothing)
        })
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
            "<a href=\"b.html\">a</a>",
            "<a><b><a>a</a></b></a>",
            "<p id=\"a\">a</p>",
            "<br>a</br>",
            "<br style=\"color:red\"/>",
            "<font>a</font>",
            "<x:p>a</x:p>",
            "a<!-- b -->",
        ] {
            assert_eq!(read(other), Ok(Markup::Other), "{other}");
        }
    }
}
