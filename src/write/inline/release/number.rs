//! Figures as a text prints them: where their digits stand, and which transformation reads them.

use crate::model::Figure;
use crate::notation::figure::{self, Printed};
use crate::notation::transform::Format;
use crate::profile::INTL;
use crate::text::{Span, Text, words};

/// The formats of numbers, those that are written most often first. Which one is right follows from the
/// value: 1.234 is a thousand times less to one than to the other.
const FORMATS: [&str; 4] =
    ["num-dot-decimal", "num-comma-decimal", "num-dot-decimal-apos", "num-comma-decimal-apos"];

/// The runs of digits that may be the number which begins, perhaps behind a sign, at the start of a
/// stretch: up to its first blank, and on over the blanks that may part thousands.
pub(super) fn at(text: &Text, stretch: Span) -> impl DoubleEndedIterator<Item = Span> {
    let rest = text.slice(stretch);
    let signs = words::leading(rest, is_sign);
    let start = stretch.start + signs;
    ends(&rest[signs..]).into_iter().map(move |end| Span { start, end: start + end })
}

/// The end of a number with its percent sign and parenthesis.
pub(super) fn end(text: &Text, stretch: Span, digits: Span) -> usize {
    let mut behind = text.slice(Span { start: digits.end, end: stretch.end });
    let unit = behind.strip_prefix(' ').unwrap_or(behind);
    behind = unit.strip_prefix(['%', '％']).unwrap_or(behind);
    if text.slice(stretch).starts_with(['(', '（']) {
        behind = behind.strip_prefix([')', '）']).unwrap_or(behind);
    }
    stretch.end - behind.len()
}

/// The format by which digits are a value in this scale; none where none reads them so.
pub(super) fn format(digits: &str, scale: i8, value: Figure) -> Option<&'static str> {
    let digits = &shown(digits);
    FORMATS.into_iter().find(|name| {
        let format = Format::find(&INTL.transformations, name);
        let plain = format.and_then(|format| format.read(digits).ok());
        let Some(Ok(Printed::Number(number))) = plain.as_deref().map(figure::parse) else {
            return false;
        };
        number.figure.shift(i32::from(scale)) == Ok(value.abs())
    })
}

/// Digits as a page shows them: no transformation reads thin blanks between thousands, but those that do not break
/// the line.
pub(super) fn shown(digits: &str) -> String {
    words::with_blanks(digits).replace(is_thin, "\u{a0}")
}

fn is_thin(c: char) -> bool {
    matches!(c, '\u{2007}' | '\u{2009}' | '\u{202f}')
}

/// Whether digits are in no format at all, whatever they say.
pub(super) fn is_unreadable(digits: &str) -> bool {
    let reads =
        |name| Format::find(&INTL.transformations, name).is_some_and(|f| f.read(digits).is_ok());
    digits.starts_with(is_digit) && !FORMATS.into_iter().any(reads)
}

fn is_sign(c: char) -> bool {
    matches!(c, '(' | '（' | '+' | '＋' | '△' | '▲' | ' ' | '-' | '‐' | '‑' | '–' | '−' | '－')
        || matches!(c, '$' | '€' | '£' | '¥' | '￥' | '₹')
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// What may stand between digits of one number; blanks only before three of them.
fn is_mark(c: char) -> bool {
    matches!(c, ',' | '.' | '\'' | '’' | '，' | '．')
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}') || is_thin(c)
}

/// Where the number at the start of a text may end.
fn ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut end = run(text);
    while end > 0 {
        ends.push(end);
        let blank = text[end..].chars().next().filter(|c| is_blank(*c)).map(char::len_utf8);
        let Some(blank) = blank.or_else(|| words::blank_between(text, end)) else { break };
        let group = &text[end + blank..];
        let digits = group.chars().take_while(|c| c.is_ascii_digit()).count();
        if digits != 3 {
            break;
        }
        end += blank + run(group);
        // Behind decimals nothing of the number follows.
        if run(group) > 3 {
            ends.push(end);
            break;
        }
    }
    ends
}

/// The length of the run of digits at the start of a text, with the marks between them.
fn run(text: &str) -> usize {
    let mut end = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let goes_on = is_digit(c)
            || (at > 0 && is_mark(c) && letters.peek().is_some_and(|(_, next)| is_digit(*next)));
        if !goes_on {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> Vec<(String, String)> {
        let stretch = Span { start: 0, end: text.len() };
        let text = Text::new(text.to_owned());
        let whole = |digits| Span { start: 0, end: end(&text, stretch, digits) };
        at(&text, stretch)
            .map(|digits| (text.slice(digits).to_owned(), text.slice(whole(digits)).to_owned()))
            .collect()
    }

    #[test]
    fn a_printed_number_has_digits_and_an_end() {
        for (text, digits, whole) in [
            ("1,234 million", "1,234", "1,234"),
            ("(24.3%) of", "24.3", "(24.3%)"),
            ("(35.1 % YoY)", "35.1", "(35.1 %"),
            ("△1,234.", "1,234", "△1,234"),
            ("+2,125, and", "2,125", "+2,125"),
            ("12.0) x", "12.0", "12.0"),
            ("$(1'234.50)", "1'234.50", "$(1'234.50"),
            ("–1.234,5 Mio.", "1.234,5", "–1.234,5"),
        ] {
            assert_eq!(printed(text), [(digits.into(), whole.into())], "{text}");
        }
        assert!(printed("JPY 5").is_empty() && printed("—").is_empty() && printed("").is_empty());
    }

    #[test]
    fn blanks_may_part_thousands_or_columns() {
        let digits = |text| printed(text).into_iter().map(|(digits, _)| digits).collect::<Vec<_>>();
        assert_eq!(digits("1 234,5 100"), ["1", "1 234,5"]);
        assert_eq!(
            digits("12\u{a0}345\u{a0}678 Mio."),
            ["12", "12\u{a0}345", "12\u{a0}345\u{a0}678"]
        );
        assert_eq!(digits("5 2024"), ["5"]);
    }

    #[test]
    fn the_format_is_the_one_by_which_digits_are_the_value() {
        let format = |digits: &str, value: &str, scale| {
            let Ok(Printed::Number(value)) = figure::parse(value) else { panic!("{value}") };
            format(digits, scale, value.figure)
        };
        assert_eq!(format("1.234", "1234000", 3), Some("num-comma-decimal"));
        assert_eq!(format("1.234", "1234", 3), Some("num-dot-decimal"));
        assert_eq!(format("1\u{a0}234,5", "-1234500", 3), Some("num-comma-decimal"));
        assert_eq!(format("1'234.5", "1234.5", 0), Some("num-dot-decimal-apos"));
        assert_eq!(format("12,34,567", "1234567", 0), Some("num-dot-decimal"));
        assert_eq!(format("1.234", "1235", 3), None);
        assert!(is_unreadable("１，２３４") && !is_unreadable("1,234"));
    }
}
