//! Amounts as people read them: `1,234,000,000`, or `1,234 million` as the cell has it, where a message has bare digits.

use std::borrow::Cow;

use super::Language;

/// With fewer digits a number is read as it stands; years are such.
const FROM: usize = 5;

/// The scales that amounts are told in, by their powers; the largest first.
const SCALES: [(usize, &str); 6] = [
    (12, "{} trillion"),
    (9, "{} billion"),
    (7, "{} crore"),
    (6, "{} million"),
    (5, "{} lakh"),
    (3, "{} thousand"),
];

/// How amounts are told.
#[derive(Clone, Copy)]
pub(crate) struct Told {
    /// The figures that it is about are printed in units of ten to this power.
    pub(crate) scale: i8,
    /// The language of the words for scales.
    pub(crate) language: Language,
}

impl Told {
    /// A text as people read it: in the language, amounts in the scale.
    pub(crate) fn said(self, text: &str) -> String {
        self.language.say(&self.text(text)).into_owned()
    }

    /// A text whose amounts are in the scale, and their thousands parted. What stands in quotes is somebody's own
    /// spelling, and what touches letters, dashes or slashes is a name, a day or a path: they stay.
    pub(crate) fn text(self, text: &str) -> Cow<'_, str> {
        let bytes = text.as_bytes();
        let mut out = String::new();
        let (mut at, mut copied) = (0, 0);
        let mut quote = None;
        while at < bytes.len() {
            let (end, told) = match (quote, bytes[at]) {
                (Some(open), byte) => {
                    quote = (open != byte).then_some(open);
                    (at + 1, None)
                }
                (None, byte @ (b'`' | b'"')) => {
                    quote = Some(byte);
                    (at + 1, None)
                }
                (None, b'[' | b'(') => match self.interval(&text[at..]) {
                    Some((length, told)) => (at + length, Some(told)),
                    None => (at + 1, None),
                },
                (None, byte) if byte.is_ascii_digit() => {
                    let end = at + digits(&text[at..]);
                    let is_told = end - at >= FROM
                        && is_amount(bytes, at, end)
                        && !names_standard(&text[..at]);
                    let is_whole = !has_decimals(bytes, end);
                    (end, is_told.then(|| self.amount(&text[at..end], is_whole)))
                }
                _ => (at + 1, None),
            };
            if let Some(told) = told {
                out.push_str(&text[copied..at]);
                out.push_str(&told);
                copied = end;
            }
            at = end;
        }
        if copied == 0 {
            return Cow::Borrowed(text);
        }
        out.push_str(&text[copied..]);
        Cow::Owned(out)
    }

    /// The digits of an amount.
    fn amount(self, digits: &str, is_whole: bool) -> String {
        let scaled = self.scales().find_map(|(power, words)| {
            Some(self.language.fill(words, &[&in_units(digits, power)?]))
        });
        scaled.filter(|_| is_whole).unwrap_or_else(|| parted(digits))
    }

    /// Both ends of an interval before the word for their scale, `[11,450, 11,550] million`, and how long it is.
    fn interval(self, text: &str) -> Option<(usize, String)> {
        let end = text.find([']', ')'])?;
        let (low, high) = text[1..end].split_once(", ")?;
        let is_amount = |end: &str| {
            let digits = end.strip_prefix('-').unwrap_or(end);
            !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
        };
        let is_told = is_amount(low) && is_amount(high) && low.len().max(high.len()) >= FROM;
        let signed = |end: &str, power| match end.strip_prefix('-') {
            Some(digits) => Some(format!("-{}", in_units(digits, power)?)),
            None => in_units(end, power),
        };
        self.scales().filter(|_| is_told).find_map(|(power, words)| {
            let (low, high) = (signed(low, power)?, signed(high, power)?);
            let ends = format!("{}{low}, {high}{}", &text[..1], &text[end..=end]);
            Some((end + 1, self.language.fill(words, &[&ends])))
        })
    }

    /// The scale that a whole table of amounts is told in, with a unit before its word; single units where it has none.
    pub(crate) fn over(self, unit: &str) -> (i32, String) {
        match self.scales().next() {
            Some((power, words)) => {
                (i32::try_from(power).unwrap_or(0), self.language.fill(words, &[unit]))
            }
            None => (0, unit.to_owned()),
        }
    }

    /// The scales that may be told: that of the figures, and smaller ones for what is no multiple of it.
    fn scales(self) -> impl Iterator<Item = (usize, &'static str)> {
        let scale = usize::try_from(self.scale).unwrap_or(0);
        let is_told = move |power| power == scale || power < scale && power % 3 == 0;
        SCALES.into_iter().filter(move |(power, _)| is_told(*power))
    }
}

/// A number or an interval whose thousands are parted.
pub(crate) fn grouped(number: &str) -> String {
    let mut out = String::new();
    let mut rest = number;
    while let Some(at) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let (before, behind) = rest.split_at(at);
        let (digits, behind) = behind.split_at(digits(behind));
        out.push_str(before);
        out.push_str(&if before == "." { digits.to_owned() } else { parted(digits) });
        rest = behind;
    }
    out + rest
}

/// Digits in units of ten to a power, where that takes one decimal at most.
fn in_units(digits: &str, power: usize) -> Option<String> {
    let width = power + 1;
    let padded = format!("{digits:0>width$}");
    let (whole, rest) = padded.split_at(padded.len() - power);
    let (tenths, beyond) = rest.split_at(1);
    match (tenths, beyond.bytes().all(|digit| digit == b'0')) {
        (_, false) => None,
        ("0", true) => Some(parted(whole)),
        (_, true) => Some(format!("{}.{tenths}", parted(whole))),
    }
}

/// How many digits a text begins with.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Whether decimals stand behind a number.
fn has_decimals(text: &[u8], end: usize) -> bool {
    text.get(end) == Some(&b'.') && text.get(end + 1).is_some_and(u8::is_ascii_digit)
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
        Some(b'.') => !word(behind(end + 1)) || has_decimals(text, end),
        Some(_) => false,
    };
    begins && ends
}

/// Whether what stands before a number makes it that of a standard.
fn names_standard(before: &str) -> bool {
    ["ISO ", "IEC ", "RFC "].iter().any(|body| before.ends_with(body))
}

/// Digits with their thousands parted.
fn parted(digits: &str) -> String {
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Language, Told, grouped};

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
            assert_eq!(Told { scale: 0, language: Language::default() }.text(text), shown);
        }
        assert_eq!(grouped("(-1234.12345, 12345]"), "(-1,234.12345, 12,345]");
    }

    #[test]
    fn amounts_are_told_in_the_scale_of_their_figures() {
        for (scale, text, shown) in [
            (6, "is 13996000000, but", "is 13,996 million, but"),
            (
                6,
                "is 692000000 (decimals -6) and 691538000.",
                "is 692 million (decimals -6) and 691,538 thousand.",
            ),
            (6, "[11450000000, 11550000000]", "[11,450, 11,550] million"),
            (6, "within (-343500000, 500000]", "within (-343.5, 0.5] million"),
            (6, "[0, 1234567]", "[0, 1,234,567]"),
            (3, "is -1234500, or 13996001", "is -1,234.5 thousand, or 13,996,001"),
            (3, "of 12345000.25 in 2021", "of 12,345,000.25 in 2021"),
            (7, "of 120000000", "of 12 crore"),
            (8, "of 120000000", "of 120 million"),
            (4, "of 120000", "of 120 thousand"),
            (-2, "of 120000", "of 120,000"),
            (6, "`12000000` (12) [a, b] (1, 2) [", "`12000000` (12) [a, b] (1, 2) ["),
        ] {
            let told = Told { scale, language: Language::default() };
            assert_eq!(told.text(text), shown);
        }
        let japanese = Language::named("ja").expect("it has tables");
        let told = Told { scale: 6, language: japanese };
        assert_eq!(
            told.text("is 13996000000: [11450000000, 11550000000]"),
            "is 13,996百万: [11,450, 11,550]百万"
        );
    }
}
