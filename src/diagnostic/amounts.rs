//! Amounts as people read them: `1,234,000,000`, where a message has bare digits.

use std::borrow::Cow;

/// With fewer digits a number is read as it stands; years are such.
const FROM: usize = 5;

/// A text whose amounts have their thousands parted. What stands in quotes is somebody's own spelling, and
/// what touches letters, dashes or slashes is a name, a day or a path: they stay.
pub(crate) fn grouped(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut out = String::new();
    let (mut at, mut copied) = (0, 0);
    let mut quote = None;
    while at < bytes.len() {
        match (quote, bytes[at]) {
            (Some(open), byte) => {
                quote = (open != byte).then_some(open);
                at += 1;
            }
            (None, byte @ (b'`' | b'"')) => {
                quote = Some(byte);
                at += 1;
            }
            (None, byte) if byte.is_ascii_digit() => {
                let end = at + bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
                if end - at >= FROM && is_amount(bytes, at, end) && !names_standard(&text[..at]) {
                    out.push_str(&text[copied..at]);
                    push(&text[at..end], &mut out);
                    copied = end;
                }
                at = end;
            }
            _ => at += 1,
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

/// Whether digits stand alone, or behind a sign, and before nothing but decimals.
fn is_amount(text: &[u8], start: usize, end: usize) -> bool {
    let opens = |byte: Option<&u8>| byte.is_none_or(|byte| matches!(byte, b' ' | b'(' | b'['));
    let behind = |at: usize| text.get(at).copied();
    let (before, signed) =
        text[..start].split_last().map_or((None, &[][..]), |(byte, rest)| (Some(byte), rest));
    let begins = opens(before) || (before == Some(&b'-') && opens(signed.last()));
    let word = |byte: Option<u8>| {
        byte.is_some_and(|byte| !byte.is_ascii() || byte.is_ascii_alphanumeric())
    };
    let ends = match behind(end) {
        None | Some(b' ' | b')' | b']' | b';') => true,
        Some(b',' | b':') => behind(end + 1).is_none_or(|byte| byte == b' '),
        Some(b'.') => {
            !word(behind(end + 1)) || behind(end + 1).is_some_and(|byte| byte.is_ascii_digit())
        }
        Some(_) => false,
    };
    begins && ends
}

/// Whether what stands before a number makes it that of a standard.
fn names_standard(before: &str) -> bool {
    ["ISO ", "IEC ", "RFC "].iter().any(|body| before.ends_with(body))
}

fn push(digits: &str, out: &mut String) {
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn amounts_are_parted_and_names_are_not() {
        for (text, shown) in [
            ("is 344000000, but", "is 344,000,000, but"),
            ("between -1125000 and 12345.5.", "between -1,125,000 and 12,345.5."),
            ("[11450000000, 11550000000]", "[11,450,000,000, 11,550,000,000]"),
            ("(decimals -6) in 2021", "(decimals -6) in 2021"),
            ("the figure `1234567` and \"7654321\"", "the figure `1234567` and \"7654321\""),
            (
                "2021-123456, a12345, 12345.csv, 12345:6, 20210401-20210630",
                "2021-123456, a12345, 12345.csv, 12345:6, 20210401-20210630",
            ),
            ("123456万 and 123456", "123456万 and 123,456"),
            ("12345", "12,345"),
            ("ISO 17442 is 851000000: 4", "ISO 17442 is 851,000,000: 4"),
            ("", ""),
        ] {
            assert_eq!(grouped(text), shown);
        }
    }
}
