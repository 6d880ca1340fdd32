//! The words and signs of a text.

use crate::text::Span;

/// A run of letters and digits, or one other sign.
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

    /// A number of at most four digits.
    pub(super) fn number(&self) -> Option<u32> {
        let plain = self.text.len() <= 4 && self.text.bytes().all(|c| c.is_ascii_digit());
        plain.then(|| self.text.parse().ok()).flatten()
    }
}

/// The tokens of a text, blanks left out.
pub(super) fn split(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    let mut end = None;
    while let Some(first) = text[at..].chars().next() {
        let length = match first {
            c if c.is_alphanumeric() => {
                let rest = &text[at..];
                rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())
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
