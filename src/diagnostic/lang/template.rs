//! Texts with parts that are filled in, in two languages.

use std::cmp::{Ordering, Reverse};

/// A text with fewer letters of its own is a frame, which may be in any other: it counts only where all
/// that it frames is known, or one word.
const LETTERS: usize = 3;

/// The same for a text that begins with a part, as most sentences do.
const LETTERS_BEHIND: usize = 12;

/// A text with parts.
pub(super) struct Template {
    /// What stands before the first part, between parts, and behind the last.
    between: Vec<String>,
    /// Of each part, whether it is a number, and whether it stands in quotes.
    parts: Vec<Part>,
    /// The text in the other language.
    other: String,
    letters: usize,
    is_frame: bool,
}

/// What a part takes, and what becomes of it.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// Anything, told in the other language where that is known.
    Text,
    /// Anything, as it is: names.
    Quoted,
    /// Digits: `{n}`.
    Number,
}

impl Template {
    /// A text of a table, if it has parts and is to be looked for.
    pub(super) fn of(english: &str, other: &str) -> Option<Self> {
        let mut between = vec![String::new()];
        let mut parts = Vec::new();
        let mut rest = english;
        // Whether a quote is open.
        let mut is_open = false;
        while let Some((before, number, behind)) = next_part(rest) {
            if let Some(last) = between.last_mut() {
                last.push_str(before);
            }
            is_open ^= before.matches('`').count() % 2 == 1;
            let quoted = is_open || before.ends_with('\'') && behind.starts_with('\'');
            parts.push(match (number, quoted) {
                (true, _) => Part::Number,
                (false, true) => Part::Quoted,
                (false, false) => Part::Text,
            });
            between.push(String::new());
            rest = behind;
        }
        if let Some(last) = between.last_mut() {
            last.push_str(rest);
        }
        let own = between.concat();
        let letters = own.chars().filter(|letter| letter.is_alphabetic()).count();
        let begins_with_part =
            between.first().is_some_and(String::is_empty) && !parts.contains(&Part::Number);
        let enough = if begins_with_part { LETTERS_BEHIND } else { LETTERS };
        let is_frame = letters < enough;
        let is_sought = !parts.is_empty() && (letters > 0 || parts.len() <= 2);
        is_sought.then(|| Self { between, parts, other: other.to_owned(), letters, is_frame })
    }

    /// The text with the most letters first; of those with as many, one order for all days.
    pub(super) fn by_letters(&self, other: &Self) -> Ordering {
        let key = |of: &Self| (Reverse(of.letters), of.parts.len());
        key(self).cmp(&key(other)).then_with(|| self.between.cmp(&other.between))
    }

    /// The other text, filled with the parts of a text that is like this; `say` gives parts in the
    /// other language.
    pub(super) fn fill(&self, text: &str, say: impl Fn(&str) -> Option<String>) -> Option<String> {
        let (first, behind) = self.between.split_first()?;
        let (last, between) = behind.split_last()?;
        let mut rest = text.strip_prefix(first.as_str())?.strip_suffix(last.as_str())?;
        let mut found = Vec::with_capacity(self.parts.len());
        for literal in between {
            let at = rest.find(literal.as_str())?;
            found.push(&rest[..at]);
            rest = &rest[at + literal.len()..];
        }
        // A point at the end is that of the sentence.
        if last.is_empty() && rest.ends_with('.') {
            return None;
        }
        found.push(rest);
        let fits = |(part, text): (&Part, &&str)| match part {
            Part::Text | Part::Quoted => true,
            Part::Number => {
                text.bytes().all(|byte| byte.is_ascii_digit() || byte == b',') && !text.is_empty()
            }
        };
        if !self.parts.iter().zip(&found).all(fits) {
            return None;
        }
        let told: Option<Vec<String>> = (self.parts.iter().zip(found))
            .map(|(part, text)| match part {
                Part::Text if self.is_frame => {
                    say(text).or_else(|| (!text.contains(' ')).then(|| text.to_owned()))
                }
                Part::Text => Some(say(text).unwrap_or_else(|| text.to_owned())),
                Part::Quoted | Part::Number => Some(text.to_owned()),
            })
            .collect();
        let told = told?;
        Some(filled(&self.other, |at| told.get(at).map(String::as_str)))
    }
}

/// What stands before the next `{}` or `{n}`, whether that is a number, and what stands behind it.
fn next_part(text: &str) -> Option<(&str, bool, &str)> {
    let of = |mark: &str| text.find(mark).map(|at| (at, mark.len()));
    let (any, number) = (of("{}"), of("{n}"));
    let (at, length) = [any, number].into_iter().flatten().min()?;
    Some((&text[..at], length == "{n}".len(), &text[at + length..]))
}

/// A text whose `{}` are the parts in their order, and `{2}` the second of them.
pub(super) fn filled<'a>(text: &str, part: impl Fn(usize) -> Option<&'a str>) -> String {
    let mut out = String::new();
    let (mut rest, mut next) = (text, 0);
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        let behind = &rest[at + 1..];
        let mark = behind.find('}').map(|end| (&behind[..end], &behind[end + 1..]));
        let place = match mark {
            Some(("" | "n", behind)) => {
                next += 1;
                Some((next - 1, behind))
            }
            Some((number, behind)) => {
                number.parse().ok().and_then(|at: usize| Some((at.checked_sub(1)?, behind)))
            }
            None => None,
        };
        match place.and_then(|(at, behind)| Some((part(at)?, behind))) {
            Some((part, behind)) => {
                out.push_str(part);
                rest = behind;
            }
            None => {
                out.push('{');
                rest = behind;
            }
        }
    }
    out + rest
}

/// The first of several sentences or of parts of one, whether it has its point, and what stands behind it.
pub(super) fn sentences(text: &str) -> Option<(&str, bool, &str)> {
    let mut quoted = false;
    for (at, letter) in text.char_indices() {
        match letter {
            '`' => quoted = !quoted,
            '.' if !quoted && text[at..].starts_with(". ") => {
                return Some((&text[..=at], true, &text[at + 2..]));
            }
            ';' if !quoted && text[at..].starts_with("; ") => {
                return Some((&text[..at], false, &text[at + 2..]));
            }
            _ => {}
        }
    }
    None
}

/// What stands before codes in brackets at the end of a text, ` (xbrl:code)`, and these: before the last
/// one, before the last two, and so on.
pub(super) fn heads(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let before_code = |head: &str| {
        let at = head.rfind(" (").filter(|_| head.ends_with(')'))?;
        (!head[at + 1..].contains(' ')).then_some(at)
    };
    let ends = std::iter::successors(before_code(text), move |at| before_code(&text[..*at]));
    ends.map(move |at| (&text[..at], &text[at + 1..]))
}

/// A text that begins with a capital with a small letter in its place.
pub(super) fn small(text: &str) -> Option<String> {
    let first = text.chars().next().filter(char::is_ascii_uppercase)?;
    Some(format!("{}{}", first.to_ascii_lowercase(), &text[1..]))
}
