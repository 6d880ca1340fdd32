//! Bytes of a document → text.

use encoding_rs::{Encoding, UTF_8};

use super::XmlError;

/// The text of a document in the encoding that its first bytes or its declaration name; UTF-8 otherwise.
///
/// # Errors
/// When the encoding is not known, or a byte is none of it.
pub fn decode(bytes: Vec<u8>) -> Result<String, XmlError> {
    let (encoding, mark) = match Encoding::for_bom(&bytes) {
        Some((encoding, length)) => (encoding, length),
        None => (declared(&bytes)?, 0),
    };
    if encoding == UTF_8 {
        let bytes = if mark == 0 { bytes } else { bytes[mark..].to_vec() };
        return String::from_utf8(bytes).map_err(|error| XmlError {
            at: error.utf8_error().valid_up_to(),
            what: "there is a byte that is none of UTF-8".to_owned(),
        });
    }
    match encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..]) {
        Some(text) => Ok(text.into_owned()),
        None => Err(XmlError {
            at: 0,
            what: format!("there is a byte that is none of {}", encoding.name()),
        }),
    }
}

/// The encoding that the declaration at the start of a document names.
fn declared(bytes: &[u8]) -> Result<&'static Encoding, XmlError> {
    let head = &bytes[..bytes.len().min(256)];
    if head.starts_with(b"<\0") {
        return Ok(encoding_rs::UTF_16LE);
    }
    if head.starts_with(b"\0<") {
        return Ok(encoding_rs::UTF_16BE);
    }
    let head = String::from_utf8_lossy(head);
    let named = head.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).and_then(
        |(declaration, _)| {
            let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?;
            let value = value.trim_start();
            let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
            value[1..].split_once(quote).map(|(name, _)| name.to_owned())
        },
    );
    let Some(name) = named else { return Ok(UTF_8) };
    let Some(encoding) = Encoding::for_label(name.as_bytes()) else {
        return Err(XmlError { at: 0, what: format!("the encoding `{name}` is not known") });
    };
    let is_ascii = ["us-ascii", "ascii"].iter().any(|known| name.eq_ignore_ascii_case(known));
    if let Some(at) = bytes.iter().position(|byte| !byte.is_ascii()).filter(|_| is_ascii) {
        return Err(XmlError { at, what: "there is a byte that is none of US-ASCII".to_owned() });
    }
    // A document that could be read thus far is in no encoding of two bytes, unless it leads over to them later.
    if !encoding.is_ascii_compatible() && encoding != encoding_rs::ISO_2022_JP {
        return Err(XmlError { at: 0, what: format!("the document is not in {name}, as it says") });
    }
    Ok(encoding)
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn encodings_that_lead_over_to_two_bytes_are_read() {
        let head = "<?xml version=\"1.0\" encoding=\"ISO-2022-JP\"?><a>";
        let bytes = [head.as_bytes(), b"\x1b$B;q;:\x1b(B</a>"].concat();
        assert_eq!(decode(bytes).unwrap(), format!("{head}資産</a>"));
        let wrong = head.replace("ISO-2022-JP", "UTF-16").into_bytes();
        assert!(decode(wrong).is_err());
    }
}
