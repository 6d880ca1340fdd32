//! Addresses of documents: references are resolved against the document that holds them (RFC
//! 3986 §5.2), and a document has one address, however it is referred to.

use std::path::Path;

/// The address that a reference means, without its fragment, and the fragment. An empty reference
/// is the document itself. None where it can't be an address.
#[must_use]
pub fn resolve(base: &str, reference: &str) -> Option<(String, String)> {
    let reference = reference.trim_ascii();
    let (reference, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let fragment = decoded(fragment);
    if reference.is_empty() {
        return Some((base.to_owned(), fragment));
    }
    let is_whole = has_scheme(reference);
    // What it is resolved against is plain already.
    let reference = decoded(&reference.replace('\\', "/"));
    if is_whole {
        return Some((normal(&reference), fragment));
    }
    let (scheme, rest) = base.split_once(':')?;
    if let Some(same_scheme) = reference.strip_prefix("//") {
        return Some((normal(&format!("{scheme}://{same_scheme}")), fragment));
    }
    let authority_end =
        rest.strip_prefix("//").map_or(0, |after| 2 + after.find('/').unwrap_or(after.len()));
    let (authority, path) = rest.split_at(authority_end);
    let path = path.split('?').next().unwrap_or(path);
    let whole = if reference.starts_with('/') {
        format!("{scheme}:{authority}{reference}")
    } else {
        let folder = path.rfind('/').map_or("/", |at| &path[..=at]);
        format!("{scheme}:{authority}{folder}{reference}")
    };
    Some((normal(&whole), fragment))
}

/// Whether a text begins with a scheme of more than a letter, which would be a drive.
fn has_scheme(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
    })
}

/// An absolute address without percent signs in one spelling (RFC 3986 §6.2): no `.` and `..`, scheme and host in small
/// letters, no port that is the one of the scheme.
fn normal(address: &str) -> String {
    let parts =
        address.split_once(':').and_then(|(scheme, rest)| Some((scheme, rest.strip_prefix("//")?)));
    let Some((scheme, rest)) = parts else { return address.to_owned() };
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let mut steps: Vec<&str> = Vec::new();
    for step in path.split('/').skip(1) {
        match step {
            "." => {}
            ".." => _ = steps.pop(),
            step => steps.push(step),
        }
    }
    format!("{}/{}", authority(scheme, host), steps.join("/"))
}

/// Scheme and host as they stand before a path.
fn authority(scheme: &str, host: &str) -> String {
    let (scheme, host) = (scheme.to_ascii_lowercase(), host.to_ascii_lowercase());
    let port = match scheme.as_str() {
        "http" => ":80",
        "https" => ":443",
        _ => "",
    };
    format!("{scheme}://{}", host.strip_suffix(port).unwrap_or(&host))
}

/// The beginning of addresses, as a catalog has it, in the spelling that [`resolve`] gives them.
pub(super) fn beginning(of: &str) -> String {
    let of = decoded(of);
    let Some((scheme, rest)) = of.split_once("://") else { return of };
    match rest.find('/') {
        Some(end) => format!("{}{}", authority(scheme, &rest[..end]), &rest[end..]),
        // A port may go on.
        None => format!("{}://{}", scheme.to_ascii_lowercase(), rest.to_ascii_lowercase()),
    }
}

/// A text with `%20` and the like replaced, where that gives UTF-8.
pub(in crate::read) fn decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = |offset: usize| (*bytes.get(at + offset)? as char).to_digit(16);
        if bytes[at] == b'%'
            && let (Some(high), Some(low)) = (hex(1), hex(2))
            && let Ok(byte) = u8::try_from(high * 16 + low)
        {
            out.push(byte);
            at += 3;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

/// The address of a file. A relative path is taken from the current folder.
#[must_use]
pub fn of_path(path: &Path) -> String {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let text = whole.to_string_lossy().replace('\\', "/");
    normal(&format!("file:///{}", text.trim_start_matches('/')))
}

/// The path of a file by its address; none where the address is of no file.
#[must_use]
pub fn to_path(address: &str) -> Option<std::path::PathBuf> {
    let path = address.strip_prefix("file://")?;
    // `/C:/…` is a drive.
    let drive = path.as_bytes().get(2) == Some(&b':');
    Some(if drive { path[1..].into() } else { path.into() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_as_the_rfc_says() {
        let base = "http://A.example/b/c/d.xsd";
        for (reference, address, fragment) in [
            ("e.xsd#f", "http://a.example/b/c/e.xsd", "f"),
            ("./e.xsd", "http://a.example/b/c/e.xsd", ""),
            ("../e.xsd", "http://a.example/b/e.xsd", ""),
            ("../../../e.xsd", "http://a.example/e.xsd", ""),
            ("/e.xsd", "http://a.example/e.xsd", ""),
            ("//h.example/e", "http://h.example/e", ""),
            ("https://H.example/x/../e", "https://h.example/e", ""),
            ("HTTP://H.example:80/e", "http://h.example/e", ""),
            ("https://h.example:80/%65", "https://h.example:80/e", ""),
            ("e%2525.xsd", "http://a.example/b/c/e%25.xsd", ""),
            ("#element(/1/2)", "http://A.example/b/c/d.xsd", "element(/1/2)"),
            ("e%20f.xsd", "http://a.example/b/c/e f.xsd", ""),
            ("..\\e.xsd", "http://a.example/b/e.xsd", ""),
        ] {
            let (found, of) = resolve(base, reference).unwrap();
            assert_eq!((found.as_str(), of.as_str()), (address, fragment), "{reference}");
        }
    }

    #[test]
    fn beginnings_are_those_of_the_addresses_that_are_meant() {
        for (of, reference) in [
            ("http://a.example/t%20x/", "http://a.example/t%20x/e.xsd"),
            ("HTTP://A.example/", "http://a.example/e.xsd"),
            ("http://a.ex", "http://A.example/e.xsd"),
            ("http://a.example:8", "http://a.example:8080/e.xsd"),
            ("http://a.example:80/", "http://a.example/e.xsd"),
        ] {
            let (address, _) = resolve("http://b.example/", reference).unwrap();
            assert!(address.starts_with(&beginning(of)), "{of}: {address}");
        }
    }

    #[test]
    fn paths_come_back() {
        let path = std::path::absolute("a b%20/50%25.xsd").unwrap();
        let address = of_path(&path);
        assert_eq!(to_path(&address).as_ref(), Some(&path));
        let (beside, _) = resolve(&address, "c.xsd").unwrap();
        assert_eq!(to_path(&beside), Some(path.with_file_name("c.xsd")));
    }
}
