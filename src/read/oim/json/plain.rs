//! Facts written as nearly all are: they are read here in one go over their bytes. Whatever is written otherwise,
//! rightly or not, is left to the crate, which reads it from its beginning.

use super::super::facts::RawDimensions;

/// A place in a text of JSON. What moves it gives nothing where something else stands there, and the place is then one
/// from which nobody goes on.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

/// What a fact says that has value, decimals and dimensions, each once and as it should be.
#[derive(Default)]
pub(super) struct PlainFact<'a> {
    /// The value; nothing is nil.
    pub(super) value: Option<&'a str>,
    pub(super) decimals: Option<i64>,
    pub(super) dimensions: RawDimensions<'a>,
}

/// How many dimensions a fact has at the most that is read here: each is held against those before it.
const FEW: usize = 24;
/// How many digits an integer has at the most that is read here.
const DIGITS: usize = 9;

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The text from here on.
    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Passes over so many bytes.
    pub(super) fn pass(&mut self, bytes: usize) {
        self.at += bytes;
    }

    /// The next byte behind blanks.
    #[inline]
    pub(super) fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at)? {
                b' ' | b'\n' | b'\t' | b'\r' => self.at += 1,
                byte => return Some(*byte),
            }
        }
    }

    /// Passes over a byte and the blanks before it.
    #[inline]
    pub(super) fn byte(&mut self, wanted: u8) -> Option<()> {
        (self.peek()? == wanted).then(|| self.at += 1)
    }

    /// The next of what a comma parts: whether there is one before the closing bracket.
    #[inline]
    pub(super) fn next(&mut self, is_first: bool, end: u8) -> Option<bool> {
        let found = self.peek()?;
        if found == end {
            self.at += 1;
            return Some(false);
        }
        if !is_first {
            self.byte(b',')?;
        }
        Some(true)
    }

    /// A name and the colon behind it.
    #[inline]
    pub(super) fn name(&mut self) -> Option<&'a str> {
        let name = self.string()?;
        self.byte(b':')?;
        Some(name)
    }

    /// A string without escapes.
    #[inline]
    pub(super) fn string(&mut self) -> Option<&'a str> {
        self.byte(b'"')?;
        let start = self.at;
        let bytes = self.text.as_bytes();
        while let Some(eight) = bytes.get(self.at..).and_then(<[u8]>::first_chunk) {
            let special = special(u64::from_le_bytes(*eight));
            if special != 0 {
                self.at += special.trailing_zeros() as usize / 8;
                return self.ended(start);
            }
            self.at += eight.len();
        }
        while !matches!(bytes.get(self.at)?, b'"' | b'\\' | ..b' ') {
            self.at += 1;
        }
        self.ended(start)
    }

    /// The string that ends here, if it is its quote that stands here.
    #[inline]
    fn ended(&mut self, start: usize) -> Option<&'a str> {
        let text = self.text.get(start..self.at)?;
        (*self.text.as_bytes().get(self.at)? == b'"').then(|| self.at += 1)?;
        Some(text)
    }

    /// A whole number of few digits.
    fn integer(&mut self) -> Option<i64> {
        let is_negative = self.peek()? == b'-';
        self.at += usize::from(is_negative);
        let rest = self.text.as_bytes().get(self.at..)?;
        let len = rest.iter().take(DIGITS + 1).take_while(|byte| byte.is_ascii_digit()).count();
        let digits = &rest[..len];
        // A zero in front is no JSON but by itself, and one below zero is no integer to the crate.
        let is_plain = match digits {
            [] => false,
            [b'0'] => !is_negative,
            [first, ..] => *first != b'0' && len <= DIGITS,
        };
        if !is_plain || !matches!(rest.get(len)?, b',' | b'}' | b' ' | b'\n' | b'\t' | b'\r') {
            return None;
        }
        self.at += len;
        let number = digits.iter().fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
        Some(if is_negative { -number } else { number })
    }

    /// A string, or the null that stands for nothing.
    fn string_or_null(&mut self) -> Option<Option<&'a str>> {
        if self.peek()? == b'"' {
            return self.string().map(Some);
        }
        self.text.as_bytes().get(self.at..)?.starts_with(b"null").then(|| self.at += 4)?;
        Some(None)
    }

    /// A fact.
    pub(super) fn fact(&mut self, fact: &mut PlainFact<'a>) -> Option<()> {
        fact.dimensions.clear();
        fact.decimals = None;
        let (mut has_value, mut has_decimals, mut has_dimensions) = (false, false, false);
        self.byte(b'{')?;
        let mut is_first = true;
        while self.next(is_first, b'}')? {
            is_first = false;
            let known = match self.name()? {
                "value" => {
                    fact.value = self.string_or_null()?;
                    &mut has_value
                }
                "decimals" => {
                    fact.decimals = Some(self.integer()?);
                    &mut has_decimals
                }
                "dimensions" => {
                    self.dimensions(&mut fact.dimensions)?;
                    &mut has_dimensions
                }
                _ => return None,
            };
            if std::mem::replace(known, true) {
                return None;
            }
        }
        (has_value && has_dimensions).then_some(())
    }

    /// Dimensions, one of which is the concept.
    fn dimensions(&mut self, dimensions: &mut RawDimensions<'a>) -> Option<()> {
        self.byte(b'{')?;
        let mut is_first = true;
        while self.next(is_first, b'}')? {
            is_first = false;
            let name = self.name()?;
            let value = match name {
                "concept" | "entity" | "period" | "unit" | "language" | "noteId" => {
                    Some(self.string()?)
                }
                _ if name.as_bytes().contains(&b':') => self.string_or_null()?,
                _ => return None,
            };
            if dimensions.about().len() >= FEW || dimensions.get(name).is_some() {
                return None;
            }
            dimensions.push(name, value);
        }
        dimensions.get("concept").map(drop)
    }
}

/// The highest bit of every byte, from the lowest on, that ends a plain string: quote, backslash, control. Behind the
/// first of them others may be marked that are none.
#[inline]
fn special(eight: u64) -> u64 {
    const LOW: u64 = u64::MAX / 255;
    const HIGH: u64 = LOW << 7;
    let zero = |word: u64| word.wrapping_sub(LOW) & !word;
    let control = eight.wrapping_sub(LOW * 0x20) & !eight;
    let quote = zero(eight ^ (LOW * u64::from(b'"')));
    let backslash = zero(eight ^ (LOW * u64::from(b'\\')));
    (control | quote | backslash) & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(text: &str) -> Option<String> {
        let (mut cursor, mut fact) = (Cursor::new(text), PlainFact::default());
        cursor.fact(&mut fact)?;
        assert_eq!(cursor.rest(), "", "{text}");
        let dimensions: Vec<_> = fact.dimensions.all().collect();
        Some(format!("{:?} {:?} {dimensions:?}", fact.value, fact.decimals))
    }

    #[test]
    fn facts_are_read_in_one_go() {
        for (text, expected) in [
            (
                r#"{"value":"1","decimals":-6,"dimensions":{"concept":"t:A","unit":"u:JPY"}}"#,
                r#"Some("1") Some(-6) [("concept", Some("t:A")), ("unit", Some("u:JPY"))]"#,
            ),
            (
                " { \"dimensions\" :\n{ \"t:x\":null , \"concept\":\"売上高の合計 of all\" },\t\"value\": null }",
                r#"None None [("t:x", None), ("concept", Some("売上高の合計 of all"))]"#,
            ),
            (
                r#"{"value":"","decimals":0,"dimensions":{"concept":""}}"#,
                r#"Some("") Some(0) [("concept", Some(""))]"#,
            ),
        ] {
            assert_eq!(fact(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn whatever_is_written_otherwise_is_left() {
        let dimensions = r#""dimensions":{"concept":"t:A"}"#;
        for members in [
            r#""value":"1\n","#,
            "\"value\":\"1\n\",",
            r#""value":1,"#,
            r#""value":"1","value":"1","#,
            r#""value":"1","links":{},"#,
            r#""value":"1","decimals":01,"#,
            r#""value":"1","decimals":-0,"#,
            r#""value":"1","decimals":1.0,"#,
            r#""value":"1","decimals":1e2,"#,
            r#""value":"1","decimals":-,"#,
            r#""value":"1","decimals":1234567890,"#,
            r#""value":"1","decimals":null,"#,
            r#""value":"1",,"#,
            r#""value":"1" "#,
            r#""value":nul,"#,
            r#""value":"1,"#,
            "",
        ] {
            let text = format!("{{{members}{dimensions}}}");
            assert_eq!(fact(&text), None, "{text}");
        }
        for dimensions in [
            r#"{"unit":"u:JPY"}"#,
            r#"{"concept":null}"#,
            r#"{"concept":"t:A","x":"y"}"#,
            r#"{"concept":"t:A","t:x":1}"#,
            r#"{"concept":"t:A","t:x":"1","t:x":"1"}"#,
            r#"{"concept":"t:A",}"#,
            "{}",
            "[]",
        ] {
            let text = format!(r#"{{"value":"1","dimensions":{dimensions}}}"#);
            assert_eq!(fact(&text), None, "{text}");
        }
        assert_eq!(fact("[]"), None);
        assert_eq!(fact(""), None);
    }

    #[test]
    fn strings_end_where_they_do() {
        for len in 0..20 {
            for sign in ["\\", "\u{1}", "\u{1f}", "\n", "é", "\u{7f}", " "] {
                for before in 0..len {
                    let (first, rest) = ("a".repeat(before), "b".repeat(len - before));
                    let string = format!("{first}{sign}{rest}");
                    let text = format!("\"{string}\":\"and more that comes\"");
                    let expected = matches!(sign, "é" | "\u{7f}" | " ").then_some(&*string);
                    assert_eq!(Cursor::new(&text).string(), expected, "{text:?}");
                    assert_eq!(Cursor::new(&text[..string.len() + 1]).string(), None);
                }
            }
        }
    }
}
