//! `xs:anyURI` (Part 2 §3.2.17).

/// Whether a text can be a URI reference: by RFC 2396 §4.3 as far as validators look (before the first
/// slash no colon but that of the scheme; behind `urn:` colons are free), and by RFC 3986 §4.1 once
/// blanks, letters of other alphabets and the signs `<>"{}|\^` are escaped. Blanks are allowed, and
/// discouraged (XML Schema 1.0 Part 2 §3.2.17).
#[must_use]
pub fn is_uri(text: &str) -> bool {
    let is_escaped = |(at, _)| {
        let digits = text.as_bytes().get(at + 1..at + 3);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    let is_segment = |rest: &str| !rest.split('/').next().unwrap_or_default().contains(':');
    let rest = without_scheme(text);
    (text.starts_with("urn:") || is_segment(rest))
        && text.match_indices('%').all(is_escaped)
        && has_parts(rest)
}

/// What stands behind the scheme, or all where there is none.
fn without_scheme(text: &str) -> &str {
    let is_scheme = |scheme: &str| {
        scheme.len() > 1
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c))
    };
    text.split_once(':').filter(|(scheme, _)| is_scheme(scheme)).map_or(text, |(_, rest)| rest)
}

/// Whether authority, path, query and fragment have the characters that they may have (RFC 3986 §3).
fn has_parts(text: &str) -> bool {
    let (address, fragment) = text.split_once('#').unwrap_or((text, ""));
    let (hierarchy, query) = address.split_once('?').unwrap_or((address, ""));
    let (authority, path) = match hierarchy.strip_prefix("//") {
        Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
        None => ("", hierarchy),
    };
    is_authority(authority)
        && [path, query].iter().all(|part| !part.contains(['[', ']']))
        // Validators let pointers have brackets.
        && !fragment.contains('#')
}

/// Whether a text can be user, host and port (RFC 3986 §3.2), each but the host left out or not.
fn is_authority(text: &str) -> bool {
    let (user, host) = text.split_once('@').unwrap_or(("", text));
    let (name, port) = match host.strip_prefix('[') {
        // An address of version 6.
        Some(rest) => match rest.split_once(']') {
            Some((_, port)) => ("", port.strip_prefix(':').or(port.is_empty().then_some("0"))),
            None => return false,
        },
        None => host.split_once(':').map_or((host, Some("0")), |(name, port)| (name, Some(port))),
    };
    let is_number = |port: &str| !port.is_empty() && port.bytes().all(|c| c.is_ascii_digit());
    port.is_some_and(is_number) && [user, name].iter().all(|part| !part.contains(['[', ']', '@']))
}

#[cfg(test)]
mod tests {
    use super::is_uri;

    #[test]
    fn uris() {
        for good in [
            "http://www.example.com/a?b#c",
            "a/b",
            "urn:isbn:1",
            "%E3%81%82",
            "#f",
            "#[f]",
            "日本",
            "a b",
            "http://www.example.com/{a}|b",
            "http://a?b=c:d",
            "mailto:a@b",
            "http://a@[::1]:80/",
        ] {
            assert!(is_uri(good), "{good}");
        }
        for bad in [
            "http://www.example.com/100%",
            "%zz",
            "a#b#c",
            "1a:b",
            ":a",
            "a?b:c",
            "x:y:z",
            "http://a:b/",
            "http://a:80b/",
            "http://www.example.com/[a]",
            "http://[x",
            "http://a[1]/",
            "urn:a[",
        ] {
            assert!(!is_uri(bad), "{bad}");
        }
    }
}
