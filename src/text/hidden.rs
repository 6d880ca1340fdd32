//! What a page does not show: comments, scripts, and elements that say so of themselves.

use std::collections::BTreeMap;

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
    /// What is struck out, by the names of the elements, in the stretch that was looked at last.
    struck: BTreeMap<&'static str, Struck>,
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
    if let Some(length) = struck(text, at, tag, missing) {
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
    if let Some(length) = struck(text, at, tag, missing) {
        return Some(length);
    }
    let removed = missing.hiding(text, &text[at..at + tag.length]) == Some(Hiding::Removed);
    removed.then(|| element(text, at, tag, missing))
}

/// Elements of what is no longer valid (HTML, sections 4.5.5 and 4.7.2).
const STRUCK: [&str; 3] = ["del", "s", "strike"];

/// The longest stretch that is taken for struck out.
const LONGEST: usize = 4_000;

/// What is struck out in a stretch of a text.
#[derive(Debug)]
struct Struck {
    /// Where the stretch begins.
    from: usize,
    /// Where such elements begin, and how long they are.
    lengths: BTreeMap<usize, usize>,
}

/// How long what is struck out is, whose tag begins at an offset, where a tag closes it: `<S>` alone marks the captions
/// in tables of old filings. One look at a stretch is for all the tags in its first half.
fn struck(text: &str, at: usize, tag: Tag, missing: &mut Missing) -> Option<usize> {
    if !STRUCK.contains(&tag.name) {
        return None;
    }
    let known = missing.struck.get(tag.name);
    let near = known.is_some_and(|known| (known.from..=known.from + LONGEST).contains(&at));
    if !near {
        missing.struck.insert(tag.name, struck_from(text, at, tag.name));
    }
    let length = missing.struck.get(tag.name)?.lengths.get(&at).copied();
    length.filter(|length| *length <= LONGEST)
}

/// What elements of a name strike out, from an offset on.
fn struck_from(text: &str, start: usize, name: &str) -> Struck {
    let mut end = text.len().min(start + 2 * LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let (near, mut missing) = (&text[..end], Missing::without_styles());
    let mut lengths = BTreeMap::new();
    let closes = |(at, _): (usize, &str)| {
        tag_at(near, start + at).is_some_and(|found| found.closes && found.name == name)
    };
    if !near[start..].match_indices("</").any(closes) {
        return Struck { from: start, lengths };
    }
    // Open elements, each with the tables around it.
    let (mut open, mut tables) = (Vec::<(usize, usize)>::new(), 0_usize);
    let mut from = start;
    while let Some(next) = near[from..].find('<').map(|next| from + next) {
        if let Some(length) = remark(near, next, &mut missing) {
            from = next + length;
            continue;
        }
        let Some(found) = tag_at(near, next) else {
            from = next + 1;
            continue;
        };
        from = next + found.length;
        if ends(name, found) {
            while open.pop_if(|(_, around)| *around == tables).is_some() {}
        }
        match (found.name, found.closes) {
            ("table", false) => tables += 1,
            ("table", true) => tables = tables.saturating_sub(1),
            (own, false) if own == name => open.push((next, tables)),
            (own, true) if own == name => {
                lengths.extend(open.pop().map(|(at, _)| (at, from - at)));
            }
            _ => {}
        }
    }
    Struck { from: start, lengths }
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

    /// Many that nothing closes are looked at once for each stretch, or this test takes minutes.
    #[test]
    fn what_is_struck_out_is_closed_near_by() {
        let open = "<s>".repeat(20_000);
        let text = format!("{open}<del>1<del>2</del></del><s>3</s>");
        let mut missing = Missing::default();
        let found = |(at, _): (usize, &str)| at_of(&text, at, &mut missing);
        let lengths: Vec<usize> = text.match_indices('<').filter_map(found).collect();
        assert_eq!(lengths, ["<del>1<del>2</del></del>".len(), "<del>2</del>".len(), 8]);
        for text in ["<s><table><tr><td><s>1</td></tr></table>2</s>x", "<s>1<s>2</s>3</s>x"] {
            assert_eq!(hidden(text), Some((Hiding::Removed, "x")), "{text}");
        }
        let far = format!("<s>{}</s>", "1 ".repeat(LONGEST));
        assert_eq!(hidden(&far), None);
    }

    fn at_of(text: &str, offset: usize, missing: &mut Missing) -> Option<usize> {
        at(text, offset, missing).map(|hidden| hidden.length)
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
