//! `xs:anyURI` (Part 2 §3.2.17).

/// Whether a text can be a URI reference (RFC 2396 §4.3, as far as validators look): one fragment,
/// percent signs before two hexadecimal digits, and before the first slash no colon but that of
/// the scheme. Behind `urn:` colons are free. Blanks are allowed, and discouraged (XML Schema 1.0
/// Part 2 §3.2.17).
#[must_use]
pub fn is_uri(text: &str) -> bool {
    let is_escaped = |(at, _)| {
        let digits = text.as_bytes().get(at + 1..at + 3);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    let is_segment = |rest: &str| !rest.split('/').next().unwrap_or_default().contains(':');
    let rest = without_scheme(text);
    (text.starts_with("urn:") || is_segment(rest))
        && rest.strip_prefix("//").is_none_or(has_port_of_digits)
        && text.matches('#').count() <= 1
        && text.match_indices('%').all(is_escaped)
}

/// Whether an authority names no port, or one of digits.
fn has_port_of_digits(rest: &str) -> bool {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    // Behind `]` an address of numbers and colons has ended.
    let port = host.rsplit(']').next().unwrap_or_default().split_once(':');
    port.is_none_or(|(_, port)| !port.is_empty() && port.bytes().all(|c| c.is_ascii_digit()))
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
            "日本",
            "a b",
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
        ] {
            assert!(!is_uri(bad), "{bad}");
        }
    }
}
