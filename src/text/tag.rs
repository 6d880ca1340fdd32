//! Tags of markup, wherever they stand in a text, closed or not.

/// Names of tags; `<Old Classification>` is no tag but words.
const TAGS: [&str; 72] = [
    "a",
    "abbr",
    "article",
    "b",
    "big",
    "blockquote",
    "body",
    "br",
    "button",
    "c",
    "caption",
    "center",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "figure",
    "font",
    "fn",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "img",
    "input",
    "ins",
    "label",
    "li",
    "link",
    "main",
    "meta",
    "nobr",
    "ol",
    "p",
    "page",
    "pre",
    "s",
    "script",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "tt",
    "u",
    "ul",
    "wbr",
];

/// The name of every tag with a prefix, as those of Inline XBRL.
const PREFIXED: &str = "prefixed";

/// A tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag {
    /// Its name, in small letters.
    pub(super) name: &'static str,
    /// Whether it closes an element.
    pub(super) closes: bool,
    /// How many bytes it has.
    pub(super) length: usize,
}

/// The tag that begins at an offset.
pub(super) fn tag_at(text: &str, at: usize) -> Option<Tag> {
    let rest = text[at..].strip_prefix('<')?;
    let inner = rest.strip_prefix('/').unwrap_or(rest);
    let name_length = inner.find(|c: char| !c.is_ascii_alphanumeric())?;
    if inner[name_length..].starts_with(':')
        && inner[name_length + 1..].starts_with(|c: char| c.is_ascii_alphabetic())
    {
        let close = inner.find(['<', '>']).filter(|close| inner[*close..].starts_with('>'))?;
        let closes = inner.len() < rest.len();
        return Some(Tag { name: PREFIXED, closes, length: 1 + usize::from(closes) + close + 1 });
    }
    let name = TAGS.iter().find(|tag| tag.eq_ignore_ascii_case(&inner[..name_length]))?;
    let close = inner.find(['<', '>']).filter(|close| inner[*close..].starts_with('>'))?;
    let closes = inner.len() < rest.len();
    Some(Tag { name, closes, length: 1 + usize::from(closes) + close + 1 })
}
