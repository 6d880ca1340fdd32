//! Tags written as nearly all are: they are read here in one go. Whatever is written otherwise, rightly or not, is left
//! to the crate, which reads it from its beginning.

use super::{Attribute, letters};

/// How long most values of attributes are at the most, in bytes.
const SHORT: usize = 24;

/// A start tag.
pub(super) struct Tag {
    /// Where its name ends.
    pub(super) name_end: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// Whether its element is empty.
    pub(super) is_empty: bool,
    /// Whether an attribute declares a namespace or may hold what an attribute may not hold.
    pub(super) is_special: bool,
    /// Whether an attribute has a prefix, or letters in its name that names may not have.
    pub(super) has_names: bool,
}

/// Reads the start tag at an offset, whose first letter is `<`; its attributes are put behind others.
#[inline]
pub(super) fn start_tag<'a>(
    text: &'a str,
    at: usize,
    attributes: &mut Vec<Attribute<'a>>,
) -> Option<Tag> {
    let bytes = text.as_bytes();
    let name_end = name_end(bytes, at + 1)?;
    let mut here = name_end;
    let (mut is_special, mut has_names) = (false, false);
    loop {
        match bytes.get(here)? {
            b'>' => {
                let end = here + 1;
                return Some(Tag { name_end, end, is_empty: false, is_special, has_names });
            }
            b'/' if bytes.get(here + 1) == Some(&b'>') => {
                let end = here + 2;
                return Some(Tag { name_end, end, is_empty: true, is_special, has_names });
            }
            b' ' | b'\n' | b'\t' | b'\r' => {}
            _ => return None,
        }
        while is_blank(*bytes.get(here)?) {
            here += 1;
        }
        if matches!(bytes.get(here)?, b'>' | b'/') {
            continue;
        }
        let (key_end, classes) = key_end(bytes, here)?;
        let quote = *bytes.get(key_end + 1).filter(|byte| matches!(byte, b'"' | b'\''))?;
        let start = key_end + 2;
        let (len, is_plain) = value(bytes.get(start..)?, quote)?;
        let (key, raw) = (text.get(here..key_end)?, text.get(start..start + len)?);
        is_special |= !is_plain || key.starts_with("xmlns");
        has_names |= classes & NAMES != 0;
        attributes.push(Attribute { key, raw, is_plain });
        here = start + len + 1;
    }
}

/// How many bytes a text has that goes on at an offset, up to the tag that ends the element of this name; nothing where
/// it is not written plainly, or the element holds more.
#[inline]
pub(super) fn text_len(text: &str, at: usize, name: &str) -> Option<usize> {
    let rest = text.as_bytes().get(at..)?;
    let is_special = |byte: &u8| CLASSES[usize::from(*byte)] & TEXT != 0;
    let near = rest.iter().take(SHORT).position(is_special);
    let len = match near {
        Some(len) if rest[len] == b'<' => len,
        _ => {
            let len = memchr::memchr3(b'<', b'&', b'\r', rest)?;
            letters::unfit(text.get(at..at + len)?).is_none().then_some(len)?
        }
    };
    let end = rest[len..].strip_prefix(b"</")?.strip_prefix(name.as_bytes())?;
    (end.first() == Some(&b'>')).then_some(len)
}

/// How many bytes stand before a quote, and whether each letter means itself: most values are shorter than what a
/// search in blocks pays for.
#[inline]
fn value(bytes: &[u8], quote: u8) -> Option<(usize, bool)> {
    let is_special = |byte: &u8| CLASSES[usize::from(*byte)] & SPECIAL != 0;
    let near = bytes.iter().take(SHORT).position(is_special);
    if let Some(len) = near.filter(|len| bytes[*len] == quote) {
        return Some((len, true));
    }
    let len = memchr::memchr(quote, bytes)?;
    let doubtful = |byte: u8| (byte < b' ') | (byte == b'&') | (byte == b'<') | (byte == 0xef);
    Some((len, !bytes[..len].iter().fold(false, |found, byte| found | doubtful(*byte))))
}

/// Where the name of a tag ends that begins at an offset.
#[inline]
fn name_end(bytes: &[u8], at: usize) -> Option<usize> {
    let len = name_len(bytes.get(at..)?)?;
    let is_end = matches!(bytes[at + len], b'>' | b'/') || is_blank(bytes[at + len]);
    (len > 0 && is_end).then_some(at + len)
}

/// Where the key of an attribute ends that begins at an offset, and what its letters are: `=` stands there.
#[inline]
fn key_end(bytes: &[u8], at: usize) -> Option<(usize, u8)> {
    let rest = bytes.get(at..)?;
    let mut classes = CLASSES[usize::from(*rest.first()?)];
    if classes & NO_START != 0 {
        return None;
    }
    for (len, byte) in rest.iter().enumerate() {
        let class = CLASSES[usize::from(*byte)];
        if class & PARTS != 0 {
            return (len > 0 && *byte == b'=').then_some((at + len, classes));
        }
        classes |= class;
    }
    None
}

/// How many bytes stand before one that parts something in a tag.
#[inline]
fn name_len(bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|byte| CLASSES[usize::from(*byte)] & PARTS != 0)
}

/// Bytes that no name has.
const PARTS: u8 = 1;
/// Bytes that end a value, or that a plain one has not.
const SPECIAL: u8 = 2;
/// Bytes that end a text, or that a plain one has not.
const TEXT: u8 = 4;
/// Bytes with which no name begins, though it may have them.
const NO_START: u8 = 8;
/// Bytes of names that have to be looked at: the colon behind a prefix, and letters beyond ASCII.
const NAMES: u8 = 16;

/// What bytes are in tags and texts. A letter that XML has not may begin with `0xef`.
static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let is = byte as u8;
        let is_name =
            is.is_ascii_alphanumeric() || matches!(is, b'_' | b':' | b'-' | b'.' | 0x80..);
        if !is_name {
            classes[byte] |= PARTS;
        }
        if is < b' ' || matches!(is, b'"' | b'\'' | b'<' | b'&' | 0xef) {
            classes[byte] |= SPECIAL;
        }
        if letters::is_control(is) || matches!(is, b'<' | b'&' | b'\r' | b']' | 0xef) {
            classes[byte] |= TEXT;
        }
        if is.is_ascii_digit() || matches!(is, b'-' | b'.') {
            classes[byte] |= NO_START;
        }
        if matches!(is, b':' | 0x80..) {
            classes[byte] |= NAMES;
        }
        byte += 1;
    }
    classes
};

const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Name, attributes, whether it is empty, whether it is special.
    type Shown<'a> = (String, Vec<(&'a str, &'a str, bool)>, bool, bool);

    fn read(text: &str) -> Option<Shown<'_>> {
        let mut attributes = Vec::new();
        let tag = start_tag(text, 0, &mut attributes)?;
        assert_eq!(tag.end, text.len(), "{text}");
        let shown = attributes.iter().map(|of| (of.key, of.raw, of.is_plain)).collect();
        Some((text[1..tag.name_end].to_owned(), shown, tag.is_empty, tag.is_special))
    }

    #[test]
    fn tags_are_read_in_one_go() {
        assert_eq!(read("<a>"), Some(("a".to_owned(), vec![], false, false)));
        assert_eq!(read("<a:b\n/>"), Some(("a:b".to_owned(), vec![], true, false)));
        let attributes = vec![("b", "1>/", true), ("売", "\"", true)];
        assert_eq!(
            read("<a b='1>/'  売='\"'\t>"),
            Some(("a".to_owned(), attributes, false, false))
        );
        let attributes = vec![("b", "&lt;", false)];
        assert_eq!(read("<a b=\"&lt;\"/>"), Some(("a".to_owned(), attributes, true, true)));
        let attributes = vec![("xmlns:b", "urn:b", true)];
        assert_eq!(read("<a xmlns:b='urn:b'>"), Some(("a".to_owned(), attributes, false, true)));
    }

    #[test]
    fn texts_end_where_their_elements_do() {
        let long = "1 > 0 ".repeat(30);
        for (text, expected) in [
            ("1</a>", Some(1)),
            ("</a><a>", Some(0)),
            (&*format!("{long}</a>"), Some(long.len())),
            ("1</a >", None),
            ("1</b>", None),
            ("1</ab>", None),
            ("Ａ]</a>", Some(4)),
            ("]]></a>", None),
            ("\u{1}</a>", None),
            ("\u{fffe}</a>", None),
            (&*format!("{long}]]></a>"), None),
            (&*format!("{long}\u{ffff}</a>"), None),
            ("1<a/></a>", None),
            ("1&lt;</a>", None),
            ("1\r\n</a>", None),
            (&*format!("{long}&amp;</a>"), None),
            (&long, None),
            ("1</a", None),
            ("", None),
        ] {
            assert_eq!(text_len(text, 0, "a"), expected, "{text}");
        }
    }

    #[test]
    fn whatever_is_written_otherwise_is_left() {
        for text in [
            "<",
            "< a>",
            "<>",
            "<a",
            "<a b",
            "<a b>",
            "<a b=>",
            "<a b='1>",
            "<a b = '1'>",
            "<a b='1'c='2'>",
            "<a/ >",
            "<a 'b'>",
            "<a =''>",
            "<a/b>",
            "<a<b>",
            "<a b=1>",
            "<a 1b='1'>",
            "<a -b='1'>",
            "<a b\u{b}c='1'>",
            "<a&b>",
            "<a\u{1}>",
            "</a>",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
