//! Pages that are not UTF-8 and say what they are: `<meta charset="windows-1252">`.

use encoding_rs::{Encoding, UTF_8};

/// How far the words that name an encoding may stand behind the beginning of a page, in bytes.
const HEAD: usize = 4096;

/// The text of a page in the encoding that it names, and that encoding; none where it is UTF-8, names none, or has bytes
/// that the encoding has not.
pub(super) fn decoded(bytes: &[u8]) -> Option<(String, &'static Encoding)> {
    if std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let encoding = named(&bytes[..bytes.len().min(HEAD)])?;
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some((text.into_owned(), encoding))
}

/// The encoding that the head of a page names, in a `meta` element or in its declaration as XML.
fn named(head: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let tags = head.match_indices('<').map(|(at, _)| &head[at..]);
    let tags = tags.map(|rest| rest.split_once('>').map_or(rest, |(tag, _)| tag));
    let label = tags.filter_map(|tag| {
        let name = if tag.starts_with("<meta") {
            "charset"
        } else if tag.starts_with("<?xml") {
            "encoding"
        } else {
            return None;
        };
        let value = tag.split_once(name)?.1.trim_start().strip_prefix('=')?;
        let value = value.trim_start_matches([' ', '"', '\'']);
        let end = value.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c));
        Encoding::for_label(&value.as_bytes()[..end.unwrap_or(value.len())])
    });
    // What could be read thus far is in no encoding of two bytes.
    label.into_iter().find(|encoding| *encoding != UTF_8 && encoding.is_ascii_compatible())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Option<(String, &'static str)> {
        decoded(bytes).map(|(text, encoding)| (text, encoding.name()))
    }

    #[test]
    fn pages_are_read_as_they_say() {
        let western = b"<html><head><META charset='windows-1252'></head>\x80 12,5 M\xfcller";
        let (read, encoding) = text(western).expect("it names its encoding");
        assert!(read.ends_with("€ 12,5 Müller") && encoding == "windows-1252", "{read}");
        let japanese = b"<meta http-equiv=\"Content-Type\" content=\"text/html; charset=Shift_JIS\">\x94\x84\x8f\xe3\x8d\x82";
        let (read, encoding) = text(japanese).expect("it names its encoding");
        assert!(read.ends_with("売上高") && encoding == "Shift_JIS", "{read}");
        let declared = b"<?xml version=\"1.0\" encoding=\"iso-8859-15\"?><p>\xa4</p>";
        assert_eq!(text(declared).expect("it is declared").1, "ISO-8859-15");
    }

    #[test]
    fn nothing_is_guessed() {
        assert_eq!(text("<meta charset=\"windows-1252\">Müller".as_bytes()), None);
        assert_eq!(text(b"<meta name=\"x\">M\xfcller"), None);
        assert_eq!(text(b"<meta charset=\"utf-8\">M\xfcller"), None);
        assert_eq!(text(b"<meta charset=\"shift_jis\">\x81"), None);
    }
}
