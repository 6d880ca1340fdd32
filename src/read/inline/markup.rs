//! Markup in texts: XHTML without the elements of Inline XBRL (Inline XBRL 1.1 §11.1.1, `escape`).
//!
//! Names have no prefix, attributes are sorted by name, and only elements that XHTML defines as empty are written
//! with one tag: so do validators, and the same text block has the same value everywhere.

use crate::read::xml::{Scanner, escape};

/// Elements of XHTML that hold nothing.
const EMPTY: [&str; 13] = [
    "area", "base", "basefont", "br", "col", "frame", "hr", "img", "input", "isindex", "link",
    "meta", "param",
];

/// Attributes that hold an address, by their element.
const ADDRESSES: [(&str, &[&str]); 10] = [
    ("a", &["href"]),
    ("area", &["href"]),
    ("blockquote", &["cite"]),
    ("del", &["cite"]),
    ("form", &["action"]),
    ("input", &["src", "usemap"]),
    ("ins", &["cite"]),
    ("img", &["src", "longdesc", "usemap"]),
    ("object", &["codebase", "classid", "data", "archive", "usemap"]),
    ("q", &["cite"]),
];

/// Puts the start tag that was read last.
pub(super) fn open(scanner: &Scanner<'_>, is_xhtml: bool, base: Option<&str>, out: &mut String) {
    let name = written(scanner.written_name(), is_xhtml);
    out.push('<');
    out.push_str(name);
    let addresses = ADDRESSES.iter().find(|(element, _)| *element == name);
    let mut attributes: Vec<_> = scanner.attributes().iter().collect();
    attributes.sort_by_key(|attribute| {
        // Names in a namespace come after those in none.
        let (prefix, local) = attribute.key.split_once(':').unwrap_or(("", attribute.key));
        (
            !prefix.is_empty(),
            scanner.attribute_name(attribute.key).map(|(space, _)| space.to_owned()),
            local,
        )
    });
    for attribute in attributes {
        let value = attribute.value();
        out.push(' ');
        out.push_str(attribute.key);
        out.push_str("=\"");
        let is_address =
            addresses.is_some_and(|(_, attributes)| attributes.contains(&attribute.key));
        match base.filter(|_| is_address) {
            Some(base) => escape(&resolved(base, &value), true, out),
            None => escape(&value, true, out),
        }
        out.push('"');
    }
    out.push('>');
}

/// Puts the end tag of an element; one that holds nothing may be closed in its start tag.
pub(super) fn close(name: &str, is_xhtml: bool, is_empty: bool, out: &mut String) {
    let name = written(name, is_xhtml);
    if is_empty && EMPTY.contains(&name) {
        out.pop();
        out.push_str("/>");
        return;
    }
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

fn written(name: &str, is_xhtml: bool) -> &str {
    match name.split_once(':') {
        Some((_, local)) if is_xhtml => local,
        _ => name,
    }
}

/// An address as it is seen from a base (RFC 3986 §5.2).
pub(crate) fn resolved(base: &str, address: &str) -> String {
    let has_scheme = address.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    });
    if has_scheme || base.is_empty() {
        return address.to_owned();
    }
    let authority = base.find("://").map_or(0, |at| {
        base[at + 3..].find(['/', '?', '#']).map_or(base.len(), |slash| at + 3 + slash)
    });
    let path_end = base[authority..].find(['?', '#']).map_or(base.len(), |at| authority + at);
    if let Some(rest) = address.strip_prefix("//") {
        let scheme = base.split_once("//").map_or("", |(scheme, _)| scheme);
        return format!("{scheme}//{rest}");
    }
    if address.is_empty() || address.starts_with('#') {
        let whole = base.split_once('#').map_or(base, |(whole, _)| whole);
        return format!("{whole}{address}");
    }
    if address.starts_with('?') {
        return format!("{}{address}", &base[..path_end]);
    }
    let (path, rest) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
    let merged = if path.starts_with('/') {
        path.to_owned()
    } else {
        let folder =
            base[authority..path_end].rfind('/').map_or(authority, |at| authority + at + 1);
        let slash = if folder == authority && authority > 0 { "/" } else { "" };
        format!("{}{slash}{path}", &base[authority..folder])
    };
    let is_absolute = merged.starts_with('/');
    let mut parts: Vec<&str> = Vec::new();
    let mut names = merged.split('/').skip(usize::from(is_absolute)).peekable();
    while let Some(name) = names.next() {
        match name {
            "." | ".." => {
                // Above the folder where a relative base begins there are others.
                let is_above = !is_absolute && parts.last().is_none_or(|last| *last == "..");
                match name {
                    ".." if is_above && authority == 0 => parts.push(".."),
                    ".." => _ = parts.pop(),
                    _ => {}
                }
                if names.peek().is_none() {
                    parts.push("");
                }
            }
            name => parts.push(name),
        }
    }
    let slash = if is_absolute { "/" } else { "" };
    format!("{}{slash}{}{rest}", &base[..authority], parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::resolved;

    /// Examples of RFC 3986 §5.4.
    #[test]
    fn addresses_are_seen_from_the_base() {
        let base = "http://a/b/c/d;p?q";
        for (address, expected) in [
            ("g:h", "g:h"),
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"),
            ("?y", "http://a/b/c/d;p?y"),
            ("g?y#s", "http://a/b/c/g?y#s"),
            ("#s", "http://a/b/c/d;p?q#s"),
            ("", "http://a/b/c/d;p?q"),
            (".", "http://a/b/c/"),
            ("..", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../../../g", "http://a/g"),
        ] {
            assert_eq!(resolved(base, address), expected, "{address}");
        }
        assert_eq!(resolved("pages/a.html", "img/b.png"), "pages/img/b.png");
        assert_eq!(resolved("http://a", "b"), "http://a/b");
    }
}
