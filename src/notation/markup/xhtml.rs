//! The part of XHTML 1.1 that text blocks of filings are made of, and where its elements can
//! stand. What lies beyond is no fault: it is shown as the text that it is.

use super::super::lexical::is_uri;
use super::super::xhtml;

/// What an element is to the one it stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Inline,
    Block,
    Item,
    Head,
    Body,
    Row,
    Cell,
}

/// What can stand in an element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    /// Text, inline elements and blocks.
    Flow,
    /// Text and inline elements.
    Inline,
    /// Items of a list, at least one.
    Items,
    /// Rows, or perhaps a head and then bodies.
    Table,
    /// Rows, at least one.
    Rows,
    /// Cells, at least one.
    Cells,
    /// Nothing.
    Nothing,
    /// Anything: the element is none of these.
    Unknown,
}

fn element(name: &str) -> Option<(Kind, Content)> {
    Some(match name {
        "a" | "abbr" | "b" | "big" | "cite" | "code" | "em" | "i" | "small" | "span" | "strong"
        | "sub" | "sup" | "tt" => (Kind::Inline, Content::Inline),
        "br" => (Kind::Inline, Content::Nothing),
        "hr" => (Kind::Block, Content::Nothing),
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => (Kind::Block, Content::Inline),
        "div" => (Kind::Block, Content::Flow),
        "ul" | "ol" => (Kind::Block, Content::Items),
        "li" => (Kind::Item, Content::Flow),
        "table" => (Kind::Block, Content::Table),
        "thead" => (Kind::Head, Content::Rows),
        "tbody" => (Kind::Body, Content::Rows),
        "tr" => (Kind::Row, Content::Cells),
        "td" | "th" => (Kind::Cell, Content::Flow),
        _ => return None,
    })
}

/// Whether an element never has content.
pub(super) fn is_break(name: &str) -> bool {
    matches!(name, "br" | "hr")
}

/// Whether an element of a name can have an attribute with this value.
fn takes(element: &str, name: &str, value: &str) -> bool {
    if !xhtml::element(element).is_some_and(|element| element.takes(name)) {
        return false;
    }
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
    content: Content,
    /// The last element in it.
    last: Option<Kind>,
}

impl Default for Model {
    fn default() -> Self {
        Self { open: vec![Open { name: String::new(), content: Content::Flow, last: None }] }
    }
}

impl Model {
    /// The name of the innermost open element.
    pub(super) fn open(&self) -> Option<&str> {
        self.open.get(1..)?.last().map(|open| open.name.as_str())
    }

    /// Opens an element; whether it is one that can stand here.
    pub(super) fn start(&mut self, name: &str, attributes: &[(String, String)]) -> bool {
        let known = element(name);
        let links_in_link = name == "a" && self.open.iter().any(|open| open.name == "a");
        let is_good = match (known, self.open.last_mut()) {
            (Some((kind, _)), Some(parent)) => {
                let fits = fits(parent, kind);
                parent.last = Some(kind);
                fits && !links_in_link
            }
            _ => false,
        };
        let content = known.map_or(Content::Unknown, |(_, content)| content);
        self.open.push(Open { name: name.to_owned(), content, last: None });
        is_good && attributes.iter().all(|(attribute, value)| takes(name, attribute, value))
    }

    /// Whether a text can stand here.
    pub(super) fn text(&mut self, text: &str) -> bool {
        let is_space = text.bytes().all(|c| matches!(c, b' ' | b'\t' | b'\n' | b'\r'));
        self.open.last().is_some_and(|open| match open.content {
            Content::Flow | Content::Inline => true,
            Content::Nothing => false,
            _ => is_space,
        })
    }

    /// Closes the innermost element: its name, and whether it has what it needs.
    pub(super) fn end(&mut self) -> Option<(String, bool)> {
        let open = (self.open.len() > 1).then(|| self.open.pop()).flatten()?;
        let is_good = match open.content {
            Content::Items | Content::Rows | Content::Cells => open.last.is_some(),
            Content::Table => matches!(open.last, Some(Kind::Row | Kind::Body)),
            _ => true,
        };
        Some((open.name, is_good))
    }
}

/// Whether an element of a kind can come next in another.
fn fits(parent: &Open, kind: Kind) -> bool {
    match parent.content {
        Content::Flow => matches!(kind, Kind::Inline | Kind::Block),
        Content::Inline => kind == Kind::Inline,
        Content::Items => kind == Kind::Item,
        Content::Rows => kind == Kind::Row,
        Content::Cells => kind == Kind::Cell,
        Content::Table => match kind {
            Kind::Row => matches!(parent.last, None | Some(Kind::Row)),
            Kind::Head => parent.last.is_none(),
            Kind::Body => matches!(parent.last, None | Some(Kind::Head | Kind::Body)),
            _ => false,
        },
        Content::Nothing | Content::Unknown => false,
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
