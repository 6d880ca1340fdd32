//! Bytes of JSON as text, and findings of its shape.

use super::names::Prefixes;
use super::node::Node;
use super::shape::{self, Shape};
use super::tell::{At, Teller};

/// The text of a file, which is UTF-8; a mark of byte order is passed over.
pub(crate) fn decode(bytes: Vec<u8>, teller: &mut Teller<'_>) -> Option<String> {
    let encoding = match bytes.as_slice() {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..] => Some("UTF-16"),
        [b'+', b'A', b'H', b's', b'-', ..] => Some("UTF-7"),
        _ => None,
    };
    if let Some(encoding) = encoding {
        let what = format!("The file must be UTF-8, and is {encoding}.");
        teller.tell(":invalidJSON", At::File, &what);
        return None;
    }
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
            Some(text)
        }
        Err(error) => {
            let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
            let at = At::Letter(u32::try_from(line).unwrap_or(u32::MAX), 1);
            teller.tell(":invalidJSON", at, "The file is not UTF-8.");
            None
        }
    }
}

/// Tells what of a value has not its shape; returns the paths of extensions, whose prefixes must be bound.
pub(crate) fn check_shape(
    node: &Node,
    shape: &Shape,
    below: &str,
    teller: &mut Teller<'_>,
) -> Vec<Vec<String>> {
    let (mut found, mut extensions) = (Vec::new(), Vec::new());
    let mut path = if below.is_empty() { Vec::new() } else { vec![below.to_owned()] };
    shape::check(node, shape, &mut path, &mut found, &mut extensions);
    for misshapen in found {
        let path: Vec<&str> = misshapen.path.iter().map(String::as_str).collect();
        let code = if misshapen.twice { ":invalidJSON" } else { ":invalidJSONStructure" };
        teller.tell(code, At::Member(&path), &misshapen.what);
    }
    extensions
}

/// Tells extensions whose prefix is not bound.
pub(crate) fn check_extensions(
    paths: &[Vec<String>],
    prefixes: &Prefixes,
    teller: &mut Teller<'_>,
) {
    for path in paths {
        let name = path.last().map_or("", String::as_str);
        if !prefixes.is_bound(name.split(':').next().unwrap_or_default()) {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            let what = format!("The prefix of `{}` is not bound.", name.escape_debug());
            teller.tell("oimce:unboundPrefix", At::Member(&path), &what);
        }
    }
}
