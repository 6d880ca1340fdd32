//! XHTML as the schema of Inline XBRL 1.1 has it: its elements, where they can stand, what can stand
//! in them, and their attributes.

use super::lexical;

/// Where an element can stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Among text.
    Inline,
    /// Between paragraphs.
    Block,
    /// Among text and between paragraphs.
    Anywhere,
    /// In the head of the page.
    Head,
    /// In a list.
    Item,
    /// In a table, before all rows.
    TableHead,
    /// In a table, behind its head.
    TableFoot,
    /// In a table, behind its foot.
    TableBody,
    /// In a table or a part of it.
    Row,
    /// In a row.
    Cell,
    /// In few elements that are made of such parts.
    Part,
}

/// What can stand in an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Text, inline elements and blocks.
    Flow,
    /// Text and inline elements.
    Inline,
    /// Blocks.
    Blocks,
    /// Text.
    Text,
    /// Items of a list, at least one.
    Items,
    /// Rows, or perhaps a head, perhaps a foot, and then bodies; before them a caption and columns.
    Table,
    /// Rows, at least one.
    Rows,
    /// Cells, at least one.
    Cells,
    /// Elements made for it.
    Parts,
    /// Nothing.
    Nothing,
}

impl Content {
    /// Whether an element of a kind can come behind the last one in it.
    #[must_use]
    pub fn takes(self, last: Option<Kind>, kind: Kind) -> bool {
        match self {
            Self::Flow => matches!(kind, Kind::Inline | Kind::Block | Kind::Anywhere),
            Self::Inline => matches!(kind, Kind::Inline | Kind::Anywhere),
            Self::Blocks => matches!(kind, Kind::Block | Kind::Anywhere),
            Self::Items => kind == Kind::Item,
            Self::Rows => kind == Kind::Row,
            Self::Cells => kind == Kind::Cell,
            Self::Parts => kind == Kind::Part,
            Self::Table => follows_in_table(last, kind),
            Self::Text | Self::Nothing => false,
        }
    }

    /// Whether letters can stand in it.
    #[must_use]
    pub fn takes_text(self) -> bool {
        matches!(self, Self::Flow | Self::Inline | Self::Text)
    }

    /// Whether the element can end behind the last one in it.
    #[must_use]
    pub fn ends_behind(self, last: Option<Kind>) -> bool {
        match self {
            Self::Items | Self::Rows | Self::Cells => last.is_some(),
            Self::Table => matches!(last, Some(Kind::Row | Kind::TableBody)),
            _ => true,
        }
    }
}

fn follows_in_table(last: Option<Kind>, kind: Kind) -> bool {
    let before: &[Kind] = match kind {
        Kind::Part | Kind::TableHead => &[Kind::Part],
        Kind::TableFoot => &[Kind::Part, Kind::TableHead],
        Kind::TableBody => &[Kind::Part, Kind::TableHead, Kind::TableFoot, Kind::TableBody],
        Kind::Row => &[Kind::Part, Kind::Row],
        _ => return false,
    };
    last.is_none_or(|last| before.contains(&last))
}

/// An element of XHTML.
#[derive(Debug, PartialEq, Eq)]
pub struct Element {
    /// Its name.
    pub name: &'static str,
    /// Where it can stand.
    pub kind: Kind,
    /// What can stand in it.
    pub content: Content,
    attributes: &'static [&'static [&'static str]],
}

impl Element {
    /// Whether it has the attribute.
    #[must_use]
    pub fn takes(&self, attribute: &str) -> bool {
        attribute == "xsi:schemaLocation"
            || self.attributes.iter().any(|group| group.contains(&attribute))
    }

    /// The attributes that it must have.
    #[must_use]
    pub fn required(&self) -> &'static [&'static str] {
        match self.name {
            "area" => &["alt"],
            "base" => &["href"],
            "bdo" => &["dir"],
            "form" => &["action"],
            "img" => &["alt", "src"],
            "map" => &["id"],
            "meta" => &["content"],
            "optgroup" => &["label"],
            "param" => &["name"],
            "script" | "style" => &["type"],
            "textarea" => &["cols", "rows"],
            _ => &[],
        }
    }
}

/// The element of a name.
#[must_use]
pub fn element(name: &str) -> Option<&'static Element> {
    ELEMENTS.iter().find(|element| element.name == name)
}

/// Whether an attribute takes a value, where the schema says which it takes.
#[must_use]
pub fn takes_value(attribute: &str, value: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
    let one_of = |values: &[&str]| values.contains(&value);
    match attribute {
        "xml:lang" => value.is_empty() || lexical::is_language(value),
        "dir" => one_of(&["ltr", "rtl"]),
        "align" => one_of(&["left", "center", "right", "justify", "char"]),
        "valign" => one_of(&["top", "middle", "bottom", "baseline"]),
        "scope" => one_of(&["row", "col", "rowgroup", "colgroup"]),
        "frame" => {
            one_of(&["void", "above", "below", "hsides", "lhs", "rhs", "vsides", "box", "border"])
        }
        "rules" => one_of(&["none", "groups", "rows", "cols", "all"]),
        "border" | "colspan" | "rowspan" | "tabindex" => is_number(value) && value.len() < 5,
        "width" | "height" | "cellpadding" | "cellspacing" => {
            is_number(value.strip_suffix('%').unwrap_or(value)) && value.len() < 6
        }
        _ => true,
    }
}

const COMMON: &[&str] = &["class", "dir", "id", "style", "title", "xml:lang"];
const LANGUAGE: &[&str] = &["dir", "xml:lang"];
const ALIGNED: &[&str] = &["align", "char", "charoff", "valign"];
const CELL: &[&str] = &["abbr", "axis", "colspan", "headers", "rowspan", "scope"];
const COLUMN: &[&str] = &["span", "width"];
const FOCUS: &[&str] = &["accesskey", "onblur", "onfocus", "tabindex"];
const LINK: &[&str] = &["charset", "href", "hreflang", "rel", "rev", "type"];
const CHANGE: &[&str] = &["cite", "datetime"];
const OBJECT: &[&str] = &[
    "archive", "classid", "codebase", "codetype", "data", "declare", "height", "name", "standby",
    "tabindex", "type", "usemap", "width",
];
const FIELD: &[&str] = &["disabled", "name", "onchange", "onselect", "size", "type", "value"];
const BODY: &[&str] = &["onload", "onunload"];

macro_rules! elements {
    ($($name:literal $kind:ident $content:ident $($group:expr),*;)*) => {
        static ELEMENTS: &[Element] = &[$(Element {
            name: $name,
            kind: Kind::$kind,
            content: Content::$content,
            attributes: &[$($group),*],
        }),*];
    };
}

elements! {
    "html" Part Parts LANGUAGE, &["id", "version"];
    "head" Part Parts LANGUAGE, &["id", "profile"];
    "body" Part Blocks COMMON, BODY;
    "title" Part Text LANGUAGE, &["id"];
    "base" Head Nothing &["href"];
    "link" Head Nothing COMMON, LINK, &["media"];
    "meta" Head Nothing LANGUAGE, &["content", "http-equiv", "name", "scheme"];
    "style" Head Text LANGUAGE, &["media", "title", "type"];
    "script" Anywhere Text &["charset", "defer", "src", "type"];
    "noscript" Anywhere Blocks COMMON;
    "del" Anywhere Flow COMMON, CHANGE;
    "ins" Anywhere Flow COMMON, CHANGE;
    "a" Inline Inline COMMON, FOCUS, LINK, &["coords", "shape"];
    "abbr" Inline Inline COMMON;
    "acronym" Inline Inline COMMON;
    "b" Inline Inline COMMON;
    "bdo" Inline Inline &["class", "dir", "id", "title"];
    "big" Inline Inline COMMON;
    "br" Inline Nothing &["class", "id", "title"];
    "button" Inline Flow COMMON, FOCUS, &["disabled", "name", "type", "value"];
    "cite" Inline Inline COMMON;
    "code" Inline Inline COMMON;
    "dfn" Inline Inline COMMON;
    "em" Inline Inline COMMON;
    "i" Inline Inline COMMON;
    "img" Inline Nothing COMMON, &["alt", "height", "ismap", "longdesc", "src", "usemap", "width"];
    "input" Inline Nothing COMMON, FOCUS, FIELD, &["accept", "alt", "checked", "ismap", "maxlength", "readonly", "src", "usemap"];
    "kbd" Inline Inline COMMON;
    "label" Inline Inline COMMON, &["accesskey", "for", "onblur", "onfocus"];
    "map" Inline Parts &["class", "dir", "id", "title", "xml:lang"];
    "object" Inline Flow COMMON, OBJECT;
    "q" Inline Inline COMMON, &["cite"];
    "ruby" Inline Parts;
    "samp" Inline Inline COMMON;
    "select" Inline Parts COMMON, &["disabled", "multiple", "name", "onblur", "onchange", "onfocus", "size", "tabindex"];
    "small" Inline Inline COMMON;
    "span" Inline Inline COMMON;
    "strong" Inline Inline COMMON;
    "sub" Inline Inline COMMON;
    "sup" Inline Inline COMMON;
    "textarea" Inline Text COMMON, FOCUS, &["cols", "disabled", "name", "onchange", "onselect", "readonly", "rows"];
    "tt" Inline Inline COMMON;
    "var" Inline Inline COMMON;
    "address" Block Inline COMMON;
    "blockquote" Block Blocks COMMON, &["cite"];
    "div" Block Flow COMMON;
    "dl" Block Parts COMMON;
    "fieldset" Block Flow COMMON;
    "form" Block Blocks COMMON, &["accept", "accept-charset", "action", "enctype", "method", "onreset", "onsubmit"];
    "h1" Block Inline COMMON;
    "h2" Block Inline COMMON;
    "h3" Block Inline COMMON;
    "h4" Block Inline COMMON;
    "h5" Block Inline COMMON;
    "h6" Block Inline COMMON;
    "hr" Block Nothing COMMON;
    "ol" Block Items COMMON;
    "p" Block Inline COMMON;
    "pre" Block Inline COMMON, &["xml:space"];
    "table" Block Table COMMON, &["border", "cellpadding", "cellspacing", "frame", "rules", "summary", "width"];
    "ul" Block Items COMMON;
    "area" Part Nothing COMMON, FOCUS, &["alt", "coords", "href", "nohref", "shape"];
    "caption" Part Inline COMMON;
    "col" Part Nothing COMMON, ALIGNED, COLUMN;
    "colgroup" Part Parts COMMON, ALIGNED, COLUMN;
    "dd" Part Flow COMMON;
    "dt" Part Inline COMMON;
    "legend" Part Inline COMMON, &["accesskey"];
    "li" Item Flow COMMON;
    "optgroup" Part Parts COMMON, &["disabled", "label"];
    "option" Part Text COMMON, &["disabled", "label", "selected", "value"];
    "param" Part Nothing &["id", "name", "type", "value", "valuetype"];
    "rb" Part Text;
    "rp" Part Text;
    "rt" Part Text;
    "tbody" TableBody Rows COMMON, ALIGNED;
    "td" Cell Flow COMMON, ALIGNED, CELL;
    "tfoot" TableFoot Rows COMMON, ALIGNED;
    "th" Cell Flow COMMON, ALIGNED, CELL;
    "thead" TableHead Rows COMMON, ALIGNED;
    "tr" Row Cells COMMON, ALIGNED;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_element_stands_once() {
        for (at, element) in ELEMENTS.iter().enumerate() {
            assert!(ELEMENTS[..at].iter().all(|other| other.name != element.name), "{element:?}");
        }
    }

    #[test]
    fn attributes_are_those_of_the_schema() {
        let takes = |name, attribute| element(name).unwrap().takes(attribute);
        assert!(takes("td", "align") && takes("a", "href") && takes("p", "xml:lang"));
        assert!(!takes("h1", "align") && !takes("br", "style") && !takes("p", "lang"));
        assert_eq!(element("section"), None);
    }
}
