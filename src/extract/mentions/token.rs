//! The words and signs of a text.

use crate::notation::words::{Kind, words};
use crate::text::Span;

/// A run of letters and digits, one sign of a script that has no blanks, or one other sign.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    /// What it is.
    pub(super) text: &'a str,
    /// Where it stands.
    pub(super) span: Span,
    /// Whether nothing stands between it and the token before.
    pub(super) touches: bool,
}

impl Token<'_> {
    /// Whether it is this word, in whatever case.
    pub(super) fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it is one of these words.
    pub(super) fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    /// Whether it is a word of this kind in any language.
    pub(super) fn says(&self, kind: Kind) -> bool {
        words().has_in_any_case(kind, self.text)
    }

    /// A number of at most four digits.
    pub(super) fn number(&self) -> Option<u32> {
        let mut number = 0;
        let mut count = 0;
        for c in self.text.chars() {
            number = number * 10 + folded(c).to_digit(10)?;
            count += 1;
            if count > 4 {
                return None;
            }
        }
        (count > 0).then_some(number)
    }

    /// How many digits or letters it has.
    pub(super) fn width(&self) -> usize {
        self.text.chars().count()
    }
}

/// A full-width digit as the usual one.
fn folded(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    }
}

/// Whether a sign belongs to a script in which no blanks part the words.
fn stands_alone(c: char) -> bool {
    (c as u32) >= 0x2E80 && !matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '가'..='힣')
}

/// The tokens of a text, blanks left out.
pub(super) fn split(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    let mut end = None;
    while let Some(first) = text[at..].chars().next() {
        let length = match first {
            c if c.is_alphanumeric() && !stands_alone(c) => {
                let rest = &text[at..];
                let inside = |c: char| c.is_alphanumeric() && !stands_alone(c);
                rest.find(|c: char| !inside(c)).unwrap_or(rest.len())
            }
            c => c.len_utf8(),
        };
        let span = Span { start: at, end: at + length };
        if !first.is_whitespace() {
            let touches = end == Some(at);
            tokens.push(Token { text: &text[at..span.end], span, touches });
            end = Some(span.end);
        }
        at = span.end;
    }
    tokens
}
