//! The words of a text without its markup.
//!
//! Releases that were turned from other formats into text keep remnants of HTML and Markdown:
//! `<b>`, `<sup>6</sup>`, `**`, `&lt;`. [`plain`] drops them to compare words; [`mask`] blanks
//! them out and leaves every other character in its place, to read figures.

use std::ops::Range;

use super::hidden;
use super::tag::{Tag, tag_at};
use crate::notation::separators::FILL;

/// Tags that part what stands before them from what stands behind.
const PARTING: [&str; 12] =
    ["br", "div", "h1", "h2", "h3", "h4", "hr", "li", "p", "td", "th", "tr"];

/// Named characters and the sign they are read as.
const ENTITIES: [(&str, char); 33] = [
    ("lt", '<'),
    ("gt", '>'),
    ("amp", '&'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("ensp", ' '),
    ("emsp", ' '),
    ("thinsp", ' '),
    ("ndash", '-'),
    ("mdash", '-'),
    ("minus", '-'),
    ("yen", '¥'),
    ("lsquo", '\''),
    ("rsquo", '\''),
    ("middot", '·'),
    ("ldquo", '"'),
    ("rdquo", '"'),
    ("euro", '€'),
    ("pound", '£'),
    ("cent", '¢'),
    ("bull", '•'),
    ("reg", '®'),
    ("copy", '©'),
    ("trade", '™'),
    ("sect", '§'),
    ("dagger", '†'),
    ("times", '×'),
    ("shy", '\u{ad}'),
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
    ("zwj", '\u{200d}'),
    ("zwnj", '\u{200c}'),
];

/// The words of a stretch: without tags, `**` and marks of notes, with entities read, with one
/// blank where one or more stand.
///
/// ```
/// use kessan::text::words::plain;
/// assert_eq!(plain("**IP  Service** <sup>6</sup>"), "IP Service");
/// assert_eq!(plain("1<sup>st</sup> &lt;Quarter&gt; A&amp;B OEM⁴"), "1st <Quarter> A&B OEM");
/// ```
#[must_use]
pub fn plain(text: &str) -> String {
    // An ampersand of its own in a superscript is what conversions make of an escaped tag.
    let text = decode(&text.replace("<sup>&</sup>", "&"));
    let mut words = String::with_capacity(text.len());
    let (mut at, mut missing) = (0, hidden::Missing::default());
    while let Some(c) = text[at..].chars().next() {
        if let Some(hidden) = hidden::at(&text, at, &mut missing) {
            at += hidden.length;
        } else if let Some(tag) = tag_at(&text, at) {
            let tag_end = at + tag.length;
            at = if tag.name == "sup" && !tag.closes { note_end(&text, tag_end) } else { tag_end };
            if PARTING.contains(&tag.name) {
                words.push(' ');
            }
        } else if text[at..].starts_with("**") {
            at += 2;
        } else {
            if !is_superscript(c) && !is_unseen(c) {
                words.push(c);
            }
            at += c.len_utf8();
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text with every tag, every note mark in a superscript and every entity blanked out, and
/// every other character where it was: places are the same in both.
#[must_use]
pub fn mask(text: &str) -> String {
    masked_with(text, false)
}

/// The same, to read figures: an entity that is a blank between thousands is one blank, behind
/// [`FILL`] up to its length. `1&nbsp;234` is one figure as `1 234` is, not two apart.
///
/// ```
/// use kessan::text::words::mask_figures;
/// assert_eq!(mask_figures("<td>1&nbsp;234</td>"), "    1\u{1}\u{1}\u{1}\u{1}\u{1} 234     ");
/// ```
#[must_use]
pub fn mask_figures(text: &str) -> String {
    masked_with(text, true)
}

fn masked_with(text: &str, figures: bool) -> String {
    let mut masked = String::with_capacity(text.len());
    let (mut at, mut missing) = (0, hidden::Missing::default());
    // Beside one that points down a triangle points up, and is no minus.
    let pointing = figures && points_down(text);
    while let Some(c) = text[at..].chars().next() {
        if let Some(length) = figures.then(|| nothing_at(text, at)).flatten() {
            masked.extend(std::iter::repeat_n(FILL, length));
            at += length;
        } else if let Some(hidden) = hidden::at(text, at, &mut missing) {
            blank(&mut masked, &text[at..at + hidden.length]);
            at += hidden.length;
        } else if let Some(tag) = tag_at(text, at) {
            let tag_end = at + tag.length;
            let end =
                if tag.name == "sup" && !tag.closes { note_end(text, tag_end) } else { tag_end };
            blank(&mut masked, &text[at..end]);
            at = end;
        } else if let Some(length) = figures.then(|| mark_before_figure(text, at)).flatten() {
            masked.extend(std::iter::repeat_n(' ', length));
            at += length;
        } else if let Some((sign, length)) = entity_at(text, at) {
            // No entity is shorter than the UTF-8 of what it stands for.
            let parts = figures
                && (matches!(sign, ' ' | '\'' | '’') && parts_thousands(text, at, at + length)
                    || matches!(sign, ',' | '.') && stands_in_figure(text, at, at + length));
            let fill = if parts { FILL } else { ' ' };
            masked.extend(std::iter::repeat_n(fill, length.saturating_sub(sign.len_utf8())));
            masked.push(sign);
            at += length;
        } else {
            match c {
                '▲' if pointing => masked.push('▼'),
                // A sign that word processors put for a minus, behind blanks up to its length.
                '\u{2010}'..='\u{2012}' if figures && signs_figure(text, at, c) => {
                    masked.extend(std::iter::repeat_n(' ', c.len_utf8() - 1));
                    masked.push('-');
                }
                _ => masked.push(c),
            }
            at += c.len_utf8();
        }
    }
    masked
}

/// The length of what begins at an offset within a figure and is not seen there: a place where a line may break, a mark
/// of direction.
fn nothing_at(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let length = match rest.chars().next()? {
        c if is_unseen(c) => c.len_utf8(),
        '<' => match joins_pieces(text, at) {
            0 => tag_at(text, at).filter(|tag| tag.name == "wbr")?.length,
            joined => return Some(joined),
        },
        '&' => entity_at(text, at).filter(|(sign, _)| is_unseen(*sign))?.1,
        _ => return None,
    };
    stands_in_figure(text, at, at + length).then_some(length)
}

/// How long the tags at an offset are that part a figure into pieces and are not seen: `1,</span><span>204.1`. Converters
/// of pages make such; two figures beside one another have no sign of one figure at the place where they meet.
fn joins_pieces(text: &str, at: usize) -> usize {
    const NEAR: usize = 200;
    let is_digit = |c: char| c.is_ascii_digit();
    let is_sign = |c: char| matches!(c, ',' | '.');
    let before = &text[..at];
    let bare = before.strip_suffix(is_sign).unwrap_or(before);
    if !bare.ends_with(is_digit) {
        return 0;
    }
    let mut end = at;
    while let Some(tag) = tag_at(text, end).filter(|tag| tag.name == "span") {
        end += tag.length;
        if end - at > NEAR {
            return 0;
        }
    }
    let behind = &text[end..];
    let digit_behind = behind.strip_prefix(is_sign).unwrap_or(behind).starts_with(is_digit);
    let pieces = before.ends_with(is_sign) != behind.starts_with(is_sign);
    if end > at && digit_behind && pieces { end - at } else { 0 }
}

/// The length of a mark of direction at an offset that stands beside no word.
fn mark_before_figure(text: &str, at: usize) -> Option<usize> {
    let (sign, length) = match entity_at(text, at) {
        Some(found) => found,
        None => text[at..].chars().next().map(|c| (c, c.len_utf8()))?,
    };
    let next = text[at + length..].chars().next();
    (is_unseen(sign) && !next.is_some_and(char::is_alphabetic)).then_some(length)
}

/// Characters that have no width and no meaning in a figure.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Whether a stretch stands between the digits of one figure: a few characters before and behind it are looked at, so
/// that a text full of what is not seen is read in time.
fn stands_in_figure(text: &str, start: usize, end: usize) -> bool {
    const NEAR: usize = 8;
    let digit = |c: char| c.is_ascii_digit();
    let parts = |c: &char| is_unseen(*c) || matches!(c, ',' | '.');
    let before = text[..start].chars().rev().take(NEAR).find(|c| !parts(c));
    let behind = text[end..].chars().take(NEAR).find(|c| !parts(c));
    before.is_some_and(digit) && behind.is_some_and(digit)
}

/// Whether a sign at an offset stands before a figure and behind no word.
fn signs_figure(text: &str, at: usize, sign: char) -> bool {
    let behind = &text[at + sign.len_utf8()..];
    behind.starts_with(|c: char| c.is_ascii_digit()) && !text[..at].ends_with(char::is_alphanumeric)
}

/// Whether a triangle that points down stands before a figure.
fn points_down(text: &str) -> bool {
    let figure = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    text.match_indices('▼').any(|(at, sign)| {
        text[at + sign.len()..].trim_start_matches([' ', '\u{a0}', '\u{3000}']).starts_with(figure)
    })
}

/// Whether a digit stands before a stretch and three and no more behind it.
fn parts_thousands(text: &str, start: usize, end: usize) -> bool {
    let digits = text.as_bytes()[end..].iter().take(4).take_while(|c| c.is_ascii_digit()).count();
    digits == 3 && text[..start].ends_with(|c: char| c.is_ascii_digit())
}

/// Pushes as many bytes as a stretch has, its tabs and line ends as they are.
fn blank(masked: &mut String, stretch: &str) {
    masked.extend(stretch.bytes().map(|c| match c {
        b'\t' | b'\n' | b'\r' => char::from(c),
        _ => ' ',
    }));
}

/// Markup that begins at an offset: what a page does not show of it, or a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Markup {
    /// The name of a tag, in small letters; none for what is not shown.
    pub name: Option<&'static str>,
    /// Whether the tag closes an element.
    pub closes: bool,
    /// How many bytes it has.
    pub length: usize,
}

/// The markup that begins at an offset of a text.
///
/// ```
/// use kessan::text::words::markup_at;
/// let found = |text: &str| markup_at(text, 0).map(|markup| (markup.name, markup.length));
/// assert_eq!(found("<H2 id='a'>x"), Some((Some("h2"), 11)));
/// assert_eq!(found("<p hidden>x</p>y"), Some((None, 15)));
/// assert_eq!(found("<Operating activities>"), None);
/// ```
#[must_use]
pub fn markup_at(text: &str, at: usize) -> Option<Markup> {
    if let Some(hidden) = hidden::at(text, at, &mut hidden::Missing::without_styles()) {
        return Some(Markup { name: None, closes: false, length: hidden.length });
    }
    let tag = tag_at(text, at)?;
    Some(Markup { name: Some(tag.name), closes: tag.closes, length: tag.length })
}

/// The stretches of a text that a page does not show, in their order.
#[must_use]
pub fn unseen(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut missing) = (Vec::<Range<usize>>::new(), hidden::Missing::default());
    for (at, _) in text.match_indices('<') {
        if found.last().is_some_and(|last| at < last.end) {
            continue;
        }
        found.extend(hidden::at(text, at, &mut missing).map(|it| at..at + it.length));
    }
    found
}

/// A text in which entities that are blanks between thousands are the blank that does not break a line.
///
/// ```
/// use kessan::text::words::with_blanks;
/// assert_eq!(with_blanks("1&nbsp;234&#8239;567 &amp;"), "1\u{a0}234\u{a0}567 &amp;");
/// ```
#[must_use]
pub fn with_blanks(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let length = blank_between(text, at);
        shown.push(length.map_or(c, |_| '\u{a0}'));
        at += length.unwrap_or(c.len_utf8());
    }
    shown
}

/// The length of an entity at an offset that is a blank between thousands.
#[must_use]
pub fn blank_between(text: &str, at: usize) -> Option<usize> {
    let (sign, length) = entity_at(text, at)?;
    (sign == ' ' && parts_thousands(text, at, at + length)).then_some(length)
}

/// The tags of a text with their offsets, in their order; not those in what is not shown.
pub(super) fn tags(text: &str) -> impl Iterator<Item = (usize, Tag)> {
    let (mut shown, mut missing) = (0, hidden::Missing::default());
    text.match_indices('<').filter_map(move |(at, _)| {
        if at < shown {
            return None;
        }
        // What is only not visible keeps its place in a table.
        if let Some(length) = hidden::removed(text, at, &mut missing) {
            shown = at + length;
            return None;
        }
        tag_at(text, at).map(|tag| (at, tag))
    })
}

/// Where the mark of a note ends whose superscript opens before an offset; the offset itself,
/// where words stand in the superscript.
fn note_end(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    let Some(length) = rest.find('<') else { return from };
    let mark = !rest[..length].contains(|c: char| c.is_alphabetic() || c == '\n');
    if mark && rest[length..].starts_with("</sup>") { from + length } else { from }
}

/// Superscript figures, which are marks of notes.
fn is_superscript(c: char) -> bool {
    matches!(c, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹')
}

/// The text with its entities read.
fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let (sign, length) = entity_at(text, at).unwrap_or((c, c.len_utf8()));
        decoded.push(sign);
        at += length;
    }
    decoded
}

/// Where the character at an offset of masked text begins in the text: an entity begins with its ampersand.
#[must_use]
pub fn begin(text: &str, at: usize) -> usize {
    let from = at.saturating_sub(MOST_LETTERS);
    let near = text.as_bytes()[from..at].iter().rposition(|byte| *byte == b'&');
    let entity = near.and_then(|near| Some((from + near, entity_at(text, from + near)?.1)));
    entity.filter(|(start, length)| start + length > at).map_or(at, |(start, _)| start)
}

/// The length of the characters of a kind at the start of a text, written as themselves or as entities.
pub fn leading(text: &str, is_one: impl Fn(char) -> bool) -> usize {
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let (sign, length) = entity_at(text, at).unwrap_or((c, c.len_utf8()));
        if !is_one(sign) {
            break;
        }
        at += length;
    }
    at
}

/// How many letters an entity has behind its ampersand, with its semicolon.
const MOST_LETTERS: usize = 8;

/// The entity that begins at an offset: what it stands for, blanks and dashes as their ASCII twins, and how long it is.
fn entity_at(text: &str, at: usize) -> Option<(char, usize)> {
    let name = text[at..].strip_prefix('&')?;
    // The longest name counts ten letters with its ampersand and semicolon.
    let end = name.bytes().take(MOST_LETTERS).position(|c| c == b';')?;
    let name = name.get(..end)?;
    let sign = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => ENTITIES.iter().find(|(entity, _)| *entity == name)?.1,
    };
    Some((sign, end + 2))
}

/// The character of a numeric entity, blanks and dashes as their ASCII twins.
fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    match char::from_u32(code)? {
        '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' => Some(' '),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        c if c.is_control() => None,
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn markup_is_dropped_and_words_stay() {
        for (text, words) in [
            ("<b>1Q07</b> 1Q06", "1Q07 1Q06"),
            ("Cost <sup>®</sup> of <u>sales</u>", "Cost of sales"),
            ("<sup>&</sup>lt;sup>3</sup> The table", "The table"),
            ("<Old Classification> a < b", "<Old Classification> a < b"),
            ("Income<br/>before&nbsp;tax", "Income before tax"),
            ("<ix:nonFraction name=\"x:y\">4,812</ix:nonFraction><!-- <b>x --> y", "4,812 y"),
            ("a&#8212;b&bogus;", "a-b&bogus;"),
        ] {
            assert_eq!(plain(text), words, "{text}");
        }
    }

    #[test]
    fn a_mask_leaves_figures_in_their_place() {
        assert_eq!(
            mask("<i>8.1%</i> 5<sup>2</sup>\t&mdash;"),
            "   8.1%     5            \t      -"
        );
        assert_eq!(mask("1<sup>st</sup>"), "1     st      ");
        assert_eq!(mask_figures("\u{2012}5"), "  -5");
    }

    #[test]
    fn marks_that_are_not_seen_part_no_figure_and_take_no_time() {
        let joined = |text: &str| mask_figures(text).replace(FILL, "");
        assert_eq!(joined("1\u{200b}\u{2060}234"), "1234");
        assert_eq!(joined("1,\u{200b}234"), "1,234");
        assert_eq!(joined("1&#44;234"), "1,234");
        assert_eq!(joined("1,</span><span>204.1"), "1,204.1");
        assert_eq!(joined("10</span><span class=\"c\">.4"), "10.4");
        assert_ne!(joined("10</span><span>0.4"), "100.4", "two figures in one cell");
        assert_eq!(joined("12</span><span>13"), "12             13");
        // Each is looked at once, not with all before it.
        let text = format!("Revenue 1{}", "\u{200b}".repeat(400_000));
        assert_eq!(mask_figures(&text).len(), text.len());
        assert_eq!(plain(&text), "Revenue 1");
    }

    proptest! {
        #[test]
        fn a_mask_is_as_long_as_the_text(text in "([<>/&;*]|sup|td|lt|#8|[ -~\u{a0}-\u{3100}\n\t])*") {
            prop_assert_eq!(mask(&text).len(), text.len());
            let _ = plain(&text);
        }
    }
}
