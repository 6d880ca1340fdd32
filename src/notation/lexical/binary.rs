//! Bytes as text: `xs:hexBinary` (Part 2 §3.2.15) and `xs:base64Binary` (§3.2.16).

/// Whether a text is pairs of hexadecimal digits.
#[must_use]
pub fn is_hex_binary(text: &str) -> bool {
    text.len().is_multiple_of(2) && text.bytes().all(|c| c.is_ascii_hexdigit())
}

/// Whether a text is Base64: groups of four letters, perhaps with single blanks between letters;
/// the last group may end with one or two `=`, and then the bits that they stand for are zero.
#[must_use]
pub fn is_base64_binary(text: &str) -> bool {
    let is_blank_right = !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ");
    let letters: Vec<u8> = text.bytes().filter(|c| *c != b' ').collect();
    let data = letters.iter().rposition(|c| *c != b'=').map_or(0, |last| last + 1);
    let (data, padding) = letters.split_at(data);
    let is_letter = |c: &u8| c.is_ascii_alphanumeric() || matches!(c, b'+' | b'/');
    let zero_bits = |letters: &[u8]| data.last().is_some_and(|c| letters.contains(c));
    let ends_well = match padding.len() {
        0 => true,
        1 => zero_bits(b"AEIMQUYcgkosw048"),
        2 => zero_bits(b"AQgw"),
        _ => false,
    };
    is_blank_right && letters.len().is_multiple_of(4) && data.iter().all(is_letter) && ends_well
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_digits_come_in_pairs() {
        assert!(["", "0f", "0FB8"].iter().all(|text| is_hex_binary(text)));
        assert!(!["f", "0g", "0f b8", "０ｆ"].iter().any(|text| is_hex_binary(text)));
    }

    #[test]
    fn base64_comes_in_groups_of_four() {
        for good in ["", "YQ==", "YWI=", "YWJj", "Y W J j", "YWJj YQ=="] {
            assert!(is_base64_binary(good), "{good}");
        }
        for bad in ["Y", "YQ=", "YQ", "YR==", "YWJ=", "Y===", "YQ==YQ==", "YW*j", "=", " YWJj"] {
            assert!(!is_base64_binary(bad), "{bad}");
        }
    }
}
