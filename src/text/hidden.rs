//! What a page does not show: comments, scripts, and elements that say so of themselves.

use quick_xml::events::BytesStart;

use super::styles::{Hiding, Styles, style};
use super::tag::{Tag, tag_at};

/// What is not shown: where it begins and ends.
const HIDDEN: [(&str, &str); 9] = [
    ("<!--", "-->"),
    ("<style", "</style>"),
    ("<script", "</script>"),
    ("<ix:header", "</ix:header>"),
    ("<SEC-HEADER>", "</SEC-HEADER>"),
    ("<head>", "</head>"),
    ("<?", "?>"),
    ("<!DOCTYPE", ">"),
    ("<template", "</template>"),
];

/// What is known of a text that is read from its beginning.
#[derive(Debug, Default)]
pub(super) struct Missing {
    /// Which ends of [`HIDDEN`] don't follow any more: a text full of comments that nothing closes is searched once.
    ends: [bool; HIDDEN.len()],
    /// Its style sheets, once an element may be hidden by them.
    styles: Option<Styles>,
}

impl Missing {
    /// What is known of a text of which one place alone is looked at: its style sheets are not read.
    pub(super) fn without_styles() -> Self {
        Self { styles: Some(Styles::default()), ..Self::default() }
    }

    /// How an element is not shown, by its attributes or by the style sheets of its page.
    fn hiding(&mut self, text: &str, tag: &str) -> Option<Hiding> {
        let own = hiding(tag);
        if own.is_some() || !tag.contains('=') {
            return own;
        }
        let lower = tag.to_ascii_lowercase();
        if !["class", "id"].iter().any(|word| lower.contains(word)) {
            return None;
        }
        self.styles.get_or_insert_with(|| Styles::of(text)).hiding(tag)
    }
}

/// What is not shown, from an offset on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hidden {
    /// How.
    pub(super) hiding: Hiding,
    /// How many bytes it has.
    pub(super) length: usize,
}

/// What begins at an offset and is not shown; offsets of a text must come in their order.
pub(super) fn at(text: &str, at: usize, missing: &mut Missing) -> Option<Hidden> {
    let rest = text.as_bytes().get(at..)?;
    if !rest.starts_with(b"<") {
        return None;
    }
    if let Some(length) = remark(text, at, missing) {
        return Some(Hidden { hiding: Hiding::Removed, length });
    }
    let tag = tag_at(text, at).filter(|tag| !tag.closes)?;
    if let Some(length) = struck(text, at, tag) {
        return Some(Hidden { hiding: Hiding::Removed, length });
    }
    let hiding = missing.hiding(text, &text[at..at + tag.length])?;
    Some(Hidden { hiding, length: element(text, at, tag, missing) })
}

/// How long what begins at an offset is, where it takes no place; offsets of a text must come in their order.
pub(super) fn removed(text: &str, at: usize, missing: &mut Missing) -> Option<usize> {
    if let Some(length) = remark(text, at, missing) {
        return Some(length);
    }
    let tag = tag_at(text, at).filter(|tag| !tag.closes)?;
    if let Some(length) = struck(text, at, tag) {
        return Some(length);
    }
    let removed = missing.hiding(text, &text[at..at + tag.length]) == Some(Hiding::Removed);
    removed.then(|| element(text, at, tag, missing))
}

/// Elements of what is no longer valid (HTML, sections 4.5.5 and 4.7.2).
const STRUCK: [&str; 3] = ["del", "s", "strike"];

/// The longest stretch that is taken for struck out.
const LONGEST: usize = 4_000;

/// How long what is struck out is, whose tag begins at an offset, where a tag closes it: `<S>` alone marks the captions
/// in tables of old filings.
fn struck(text: &str, at: usize, tag: Tag) -> Option<usize> {
    if !STRUCK.contains(&tag.name) {
        return None;
    }
    let mut end = text.len().min(at + LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let near = &text[..end];
    let length = element(near, at, tag, &mut Missing::without_styles());
    let last = near[at..at + length].rfind('<').and_then(|last| tag_at(near, at + last));
    last.is_some_and(|last| last.closes && last.name == tag.name).then_some(length)
}

/// How long a comment, a script or a head is that begins at an offset.
fn remark(text: &str, at: usize, missing: &mut Missing) -> Option<usize> {
    let rest = text.as_bytes().get(at..).filter(|rest| rest.starts_with(b"<"))?;
    let opens = |start: &str| {
        rest.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start.as_bytes()))
    };
    let pair =
        HIDDEN.iter().position(|(start, _)| opens(start)).filter(|pair| !missing.ends[*pair])?;
    let (start, end) = HIDDEN[pair];
    let close = end_of(&rest[start.len()..], end.as_bytes());
    missing.ends[pair] = close.is_none();
    let close = close?;
    Some(start.len() + close + end.len())
}

/// Where an end begins, in small or capital letters.
fn end_of(text: &[u8], end: &[u8]) -> Option<usize> {
    memchr::memchr_iter(end[0], text)
        .find(|at| text[*at..].get(..end.len()).is_some_and(|it| it.eq_ignore_ascii_case(end)))
}

/// How an element is not shown, by the attributes of its tag.
fn hiding(tag: &str) -> Option<Hiding> {
    if !tag.contains(char::is_whitespace) {
        return None;
    }
    let lower = tag.to_ascii_lowercase();
    let said = ["hidden", "display", "visibility", "line-through"];
    if !said.iter().any(|word| lower.contains(word)) {
        return None;
    }
    let inner = lower.trim_start_matches('<').trim_end_matches(['>', '/']);
    let name = inner.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(inner.len());
    let start = BytesStart::from_content(inner, name);
    let mut found = None;
    for attribute in start.html_attributes().with_checks(false).flatten() {
        let hiding = match attribute.key.0 {
            "hidden" => Some(Hiding::Removed),
            "style" => style(&attribute.value),
            _ => None,
        };
        match hiding {
            Some(Hiding::Removed) => return hiding,
            hiding => found = found.or(hiding),
        }
    }
    found
}

/// Elements that have no end.
const VOID: [&str; 7] = ["br", "col", "hr", "img", "input", "link", "meta"];

/// How long the element is whose tag begins at an offset: up to the tag that closes it, or to one before which
/// it has to end. One that nothing ends goes to the end of the text.
fn element(text: &str, at: usize, tag: Tag, missing: &mut Missing) -> usize {
    let empty = text[at..at + tag.length].ends_with("/>") && tag.name == "prefixed";
    if VOID.contains(&tag.name) || empty {
        return tag.length;
    }
    let (mut open, mut tables) = (1_usize, 0_usize);
    let mut from = at + tag.length;
    while let Some(next) = text[from..].find('<').map(|next| from + next) {
        if let Some(length) = remark(text, next, missing) {
            from = next + length;
            continue;
        }
        let Some(found) = tag_at(text, next) else {
            from = next + 1;
            continue;
        };
        from = next + found.length;
        if tables == 0 && ends(tag.name, found) {
            return next - at;
        }
        match (found.name == tag.name, found.closes) {
            (true, true) if open == 1 => return from - at,
            (true, true) => open -= 1,
            (true, false) => open += 1,
            _ => {}
        }
        match (found.name, found.closes) {
            ("table", false) => tables += 1,
            ("table", true) => tables = tables.saturating_sub(1),
            _ => {}
        }
    }
    text.len() - at
}

/// Whether an element ends before a tag that does not close it: a cell before the next one, a row before the next
/// row, what stands in a cell with the cell.
fn ends(name: &str, before: Tag) -> bool {
    let rows = ["tbody", "thead", "tfoot"];
    let row = before.name == "tr" || rows.contains(&before.name);
    let cell = matches!(before.name, "td" | "th");
    let table = before.name == "table" && before.closes;
    match name {
        "table" => false,
        "tbody" | "thead" | "tfoot" => {
            table || (rows.contains(&before.name) && name != before.name)
        }
        "tr" => table || (row && !(before.closes && before.name == "tr")),
        "td" | "th" => table || row || (cell && !(before.closes && before.name == name)),
        "p" => table || row || cell || (!before.closes && BLOCKS.contains(&before.name)),
        _ => table || row || cell,
    }
}

/// Elements before which a paragraph ends.
const BLOCKS: [&str; 10] = ["div", "h1", "h2", "h3", "h4", "hr", "ol", "p", "table", "ul"];

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(text: &str) -> Option<(Hiding, &str)> {
        at(text, 0, &mut Missing::default()).map(|hidden| (hidden.hiding, &text[hidden.length..]))
    }

    #[test]
    fn an_element_that_is_not_shown_goes_to_its_end() {
        for (text, hiding, rest) in [
            ("<tr style=\"display:none\"><td>1</td></tr>x", Hiding::Removed, "x"),
            (
                "<TR STYLE='color:red; Display : None !important'><td>1<tr>x",
                Hiding::Removed,
                "<tr>x",
            ),
            ("<tr hidden><td><table><tr><td>1</td></tr></table></td></tr>x", Hiding::Removed, "x"),
            ("<td hidden=\"\">1<td>x", Hiding::Removed, "<td>x"),
            ("<td style=\"visibility:hidden\">1</td>x", Hiding::Invisible, "x"),
            ("<div hidden><div>1</div><!-- </div> -->2</div>x", Hiding::Removed, "x"),
            ("<span hidden>1</td>x", Hiding::Removed, "</td>x"),
            ("<p hidden>1<p>x", Hiding::Removed, "<p>x"),
            ("<table style=\"display:none\"><tr><td>1</td></tr></table>x", Hiding::Removed, "x"),
            ("<tbody hidden><tr><td>1</td></tr></tbody>x", Hiding::Removed, "x"),
            ("<div hidden>1", Hiding::Removed, ""),
            ("<!-- 1 -->x", Hiding::Removed, "x"),
            ("<STYLE>td { width: 1 }</STYLE>x", Hiding::Removed, "x"),
            ("<script>1</Script>x", Hiding::Removed, "x"),
            ("<template id=\"t\"><p>1</p></template>x", Hiding::Removed, "x"),
            ("<del>1 <b>2</b></del>x", Hiding::Removed, "x"),
            ("<S>(12)</S>x", Hiding::Removed, "x"),
            ("<strike class=\"old\">12</strike>x", Hiding::Removed, "x"),
            ("<span style=\"text-decoration: line-through\">12</span>x", Hiding::Removed, "x"),
        ] {
            assert_eq!(hidden(text), Some((hiding, rest)), "{text}");
        }
    }

    #[test]
    fn what_only_sounds_like_it_is_shown() {
        for text in [
            "<td class=\"hidden\">1</td>",
            "<td aria-hidden=\"true\">1</td>",
            "<td style=\"display:table-cell\">1</td>",
            "<td style=\"overflow:hidden\">1</td>",
            "<td>hidden</td>",
            "<S>     <C>    <C>\nSales   12   13\n</TABLE>",
            "<s>12</td><td>13</s>",
            "<td style=\"text-decoration: underline\">1</td>",
        ] {
            assert_eq!(hidden(text), None, "{text}");
        }
    }

    #[test]
    fn an_end_that_is_missing_is_searched_once() {
        let mut missing = Missing::default();
        let text = "<!-- <?a?><!-- 1";
        assert_eq!(at(text, 0, &mut missing), None);
        assert!(missing.ends[0] && !missing.ends[6]);
        assert_eq!(at(text, 5, &mut missing).map(|hidden| hidden.length), Some(5));
        assert_eq!(at(text, 10, &mut missing), None);
    }
}
