//! Words, digits and signs of a passage and of the words around a figure.

use crate::text::Span;

/// Cuts a text into runs of letters, runs of digits, and single signs; blanks are left out.
pub(super) fn split(text: &str) -> Vec<Span> {
    let mut tokens: Vec<Span> = Vec::new();
    let mut last = None;
    for (start, c) in text.char_indices() {
        let kind = kind(c);
        let end = start + c.len_utf8();
        match (tokens.last_mut(), kind) {
            (Some(token), Some(Kind::Letters | Kind::Digits)) if last == kind => token.end = end,
            (_, Some(_)) => tokens.push(Span { start, end }),
            (_, None) => {}
        }
        last = kind;
    }
    tokens
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letters,
    Digits,
    Sign,
}

fn kind(c: char) -> Option<Kind> {
    match c {
        c if c.is_whitespace() => None,
        c if c.is_ascii_digit() => Some(Kind::Digits),
        c if c.is_alphanumeric() => Some(Kind::Letters),
        _ => Some(Kind::Sign),
    }
}

/// Whether two tokens are the same word or sign; letters in whatever case, all dashes and all
/// quotes of a kind are alike.
pub(super) fn same(one: &str, other: &str) -> bool {
    let folded =
        |text: &str| -> Vec<char> { text.chars().flat_map(char::to_lowercase).map(sign).collect() };
    one == other || folded(one) == folded(other)
}

/// The plain twin of a dash, quote or wide sign.
fn sign(c: char) -> char {
    match c {
        '‐' | '‑' | '–' | '—' | '―' | '−' | '－' => '-',
        '‘' | '’' | '′' | '`' => '\'',
        '“' | '”' | '″' => '"',
        '％' => '%',
        '（' => '(',
        '）' => ')',
        '：' => ':',
        '￥' => '¥',
        '＄' => '$',
        other => other,
    }
}
