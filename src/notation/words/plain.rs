//! Files of words as ours are written, read in one pass: keys, texts without escapes, lists of them, numbers. What is
//! written otherwise is left to the reader of TOML, which also tells what is wrong.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::value::{Error, StrDeserializer};

use super::file::File;
use super::kind::Kind;

type Numbers = BTreeMap<Box<str>, i32>;

/// Reads a file; none where it is not written plainly.
pub(super) fn read(text: &str) -> Option<File> {
    let mut cursor = Cursor { rest: text };
    let (mut language, mut decimal_point, mut currencies, mut opposites) = (None, None, None, None);
    let mut lists = BTreeMap::new();
    cursor.lines();
    while !cursor.rest.is_empty() && !cursor.rest.starts_with('[') {
        let key = cursor.key()?;
        let again = match key {
            "language" => language.replace(cursor.text()?.into()).is_some(),
            "decimal-point" => decimal_point.replace(cursor.flag()?).is_some(),
            "currencies" => currencies.replace(cursor.texts()?).is_some(),
            "opposites" => {
                let pairs = cursor.list(Cursor::texts)?.into_iter();
                let pairs: Option<_> = pairs.map(|pair| pair.try_into().ok()).collect();
                opposites.replace(pairs?).is_some()
            }
            _ => lists.insert(kind(key)?, cursor.texts()?).is_some(),
        };
        cursor.end().filter(|()| !again)?;
    }
    let (mut months, mut numbers, mut scales) = (None, None, None);
    while !cursor.rest.is_empty() {
        let section = match cursor.section()? {
            "months" => &mut months,
            "numbers" => &mut numbers,
            "scales" => &mut scales,
            _ => return None,
        };
        if section.replace(cursor.numbers()?).is_some() {
            return None;
        }
    }
    Some(File {
        language: language?,
        decimal_point: decimal_point.unwrap_or_default(),
        currencies: currencies.unwrap_or_default(),
        opposites: opposites.unwrap_or_default(),
        months: months.unwrap_or_default(),
        numbers: numbers.unwrap_or_default(),
        scales: scales.unwrap_or_default(),
        lists,
    })
}

fn kind(key: &str) -> Option<Kind> {
    Kind::deserialize(StrDeserializer::<Error>::new(key)).ok()
}

/// What is left of a text.
struct Cursor<'a> {
    rest: &'a str,
}

impl<'a> Cursor<'a> {
    fn take(&mut self, sign: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(sign)?;
        Some(())
    }

    fn blanks(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t']);
    }

    /// Passes over blanks, ends of lines and comments.
    fn lines(&mut self) {
        loop {
            self.rest = self.rest.trim_start_matches([' ', '\t', '\n']);
            let Some(comment) = self.rest.strip_prefix('#') else { return };
            self.rest = comment.find('\n').map_or("", |end| &comment[end..]);
        }
    }

    /// The end of a line, and what stands before the next.
    fn end(&mut self) -> Option<()> {
        self.blanks();
        let ends = self.rest.is_empty() || self.rest.starts_with(['\n', '#']);
        ends.then(|| self.lines())
    }

    /// A key and the sign behind it.
    fn key(&mut self) -> Option<&'a str> {
        let key = match self.rest.starts_with('"') {
            true => self.text()?,
            false => {
                let bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
                let end = self.rest.find(|c| !bare(c)).filter(|end| *end > 0)?;
                let (key, rest) = self.rest.split_at(end);
                self.rest = rest;
                key
            }
        };
        self.blanks();
        self.take("=")?;
        self.blanks();
        Some(key)
    }

    fn text(&mut self) -> Option<&'a str> {
        let inside = self.rest.strip_prefix('"').filter(|inside| !inside.starts_with("\"\""))?;
        let end = inside.find(['"', '\\', '\n'])?;
        self.rest = inside[end..].strip_prefix('"')?;
        let text = &inside[..end];
        (!text.contains(char::is_control)).then_some(text)
    }

    fn flag(&mut self) -> Option<bool> {
        match self.take("true") {
            Some(()) => Some(true),
            None => self.take("false").map(|()| false),
        }
    }

    fn texts(&mut self) -> Option<Vec<Box<str>>> {
        self.list(|cursor| cursor.text().map(Box::from))
    }

    /// A list, with a comma behind each but perhaps the last.
    fn list<T>(&mut self, item: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        self.take("[")?;
        let mut items = Vec::new();
        loop {
            self.lines();
            if self.take("]").is_some() {
                return Some(items);
            }
            items.push(item(self)?);
            self.lines();
            if self.take(",").is_none() {
                self.take("]")?;
                return Some(items);
            }
        }
    }

    /// The name of a section.
    fn section(&mut self) -> Option<&'a str> {
        self.take("[")?;
        let (name, rest) = self.rest.split_once(']')?;
        self.rest = rest;
        self.end().map(|()| name)
    }

    /// Words and their numbers, up to the next section.
    fn numbers(&mut self) -> Option<Numbers> {
        let mut found = Numbers::new();
        while !self.rest.is_empty() && !self.rest.starts_with('[') {
            let key = self.key()?;
            let end = self.rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.rest.len());
            let (digits, rest) = self.rest.split_at(end);
            // A nought before others is no number of TOML.
            let plain = digits == "0" || !digits.starts_with('0');
            let number = digits.parse().ok().filter(|_| plain)?;
            self.rest = rest;
            let again = found.insert(key.into(), number).is_some();
            self.end().filter(|()| !again)?;
        }
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_files_are_written_plainly_and_say_what_toml_says() {
        for text in super::super::FILES {
            let said: File = toml::from_str(text).expect("it is TOML");
            assert_eq!(read(text), Some(said));
        }
    }

    #[test]
    fn what_is_written_otherwise_is_left_to_toml() {
        let known =
            read("language = \"x\" # a\nlast = [\"a\", # b\n \"c\",]\n[scales]\n\"1 0\" = 1");
        let known = known.expect("it is written plainly");
        assert_eq!((known.lists.len(), known.scales.len()), (1, 1));
        for text in [
            "",
            "last = [\"a\"]",
            "language = 'x'",
            "language = \"x\\u0041\"",
            "language = \"\"\"x\"\"\"",
            "language = \"x\" last = []",
            "language = \"x\"\nlanguage = \"y\"",
            "language = \"x\"\nlast = [\"a\"",
            "language = \"x\"\nlast = [\"a\" \"b\"]",
            "language = \"x\"\nlast = [\"a\"]\nlast = [\"b\"]",
            "language = \"x\"\nnothing = [\"a\"]",
            "language = \"x\"\nopposites = [[\"a\"]]",
            "language = \"x\"\n[months]\na = 01",
            "language = \"x\"\n[months]\na = 1_0",
            "language = \"x\"\n[months]\na = 1\na = 2",
            "language = \"x\"\n[months]\n[months]",
            "language = \"x\"\n[days]",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
