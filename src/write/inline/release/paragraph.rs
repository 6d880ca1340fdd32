//! Texts that go on over lines, and over the foot of a page.

use crate::text::{Span, Text};

/// Lines that may stand between two parts of a text: blank ones and the number of a page.
const MOST_BETWEEN: usize = 6;

/// A stretch of a text that is a part of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) span: Span,
    /// Where the part begins and ends in the value; it begins with the blank before it.
    pub(super) from: usize,
    pub(super) to: usize,
}

/// The stretches, a line each, that together say `value` from an offset on; none where they do not.
pub(super) fn stretches(text: &Text, at: usize, value: &str) -> Option<Vec<Stretch>> {
    let mut found = Vec::new();
    let mut lines = text.lines().iter().skip(text.line_of(at));
    let mut start = at;
    let mut end = lines.next()?.end;
    let mut from = 0;
    loop {
        let line = text.slice(Span { start, end });
        let rest = &value[from..];
        let glue = rest.len() - rest.trim_start().len();
        let words = &rest[glue..];
        if words.is_empty() || (glue == 0) != found.is_empty() {
            return None;
        }
        if line.starts_with(words) {
            let span = Span { start, end: start + words.len() };
            found.push(Stretch { span, from, to: value.len() });
            return Some(found);
        }
        let line = line.trim_end();
        if line.is_empty() || !words.starts_with(line) {
            return None;
        }
        let to = from + glue + line.len();
        found.push(Stretch { span: Span { start, end: start + line.len() }, from, to });
        from = to;
        let is_between = |line: &&Span| is_between(text.slice(**line).trim());
        let next = lines.by_ref().take(MOST_BETWEEN).find(|line| !is_between(line))?;
        let indent = text.slice(*next).len() - text.slice(*next).trim_start().len();
        (start, end) = (next.start + indent, next.end);
    }
}

/// Whether a line may stand between two parts: it is blank, or the number of a page.
fn is_between(line: &str) -> bool {
    let inner =
        line.trim_matches(|c: char| matches!(c, '-' | '–' | '—' | ' ' | '[' | ']' | '/' | '\u{c}'));
    let inner = inner.strip_prefix("Page ").unwrap_or(inner);
    inner.len() <= 4 && inner.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str, value: &str) -> Option<Vec<(String, String)>> {
        let text = Text::new(text.to_owned());
        let found = stretches(&text, 0, value)?;
        let part = |it: Stretch| (text.slice(it.span).to_owned(), value[it.from..it.to].to_owned());
        Some(found.into_iter().map(part).collect())
    }

    #[test]
    fn a_text_goes_on_in_the_next_line_and_behind_the_foot_of_a_page() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let two = Some(vec![pair("Over ten", "Over ten"), pair("years.", " years.")]);
        assert_eq!(
            parts("Over ten years. More", "Over ten years."),
            Some(vec![pair("Over ten years.", "Over ten years.")])
        );
        assert_eq!(parts("Over ten \n  years. More", "Over ten years."), two);
        assert_eq!(parts("Over ten\n\n- 4 -\n\nyears.", "Over ten years."), two);
        assert_eq!(parts("Over ten\n\nSales\n\nyears.", "Over ten years."), None);
        assert_eq!(parts("Over ten\nmonths.", "Over ten years."), None);
        assert_eq!(parts("Over ten", "Over ten years."), None);
        assert_eq!(parts("Over tenyears", "Over ten years"), None);
        assert_eq!(parts("", ""), None);
    }
}
