//! Figures in running text: finds them, tells what stands directly at them.
//!
//! A figure is a run of digits with commas and points, perhaps with a sign or in parentheses,
//! perhaps with a percent sign. Digits inside a word (`1Q07`, `IPv6`, `A2502`) are none; letters
//! of a currency before it (`JPY13,696`, `US$5`) and of a unit behind it (`330.3Gbps`) are no part
//! of the figure.

use crate::notation::figure::{self, Printed};
use crate::notation::separators::FILL;
use crate::standards::currency;
use crate::text::Span;

/// A figure that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where the figure stands, with its parentheses, sign and percent sign.
    pub span: Span,
    /// The figure as printed, in the notation of [`mod@crate::notation::figure`]: a leading
    /// `+` is left out, blanks inside are too.
    pub printed: String,
    /// Letters and signs of a currency directly before it: `JPY`, `US$`, `$`.
    pub before: Span,
    /// Letters directly behind it: `Gbps`, `points`.
    pub behind: Span,
    /// Whether the figure can be read; digits with signs between that have no place there can't.
    pub legible: bool,
}

impl Found {
    /// Whether a percent sign belongs to it.
    #[must_use]
    pub fn is_percent(&self) -> bool {
        self.printed.contains('%')
    }
}

/// Finds the figures in a stretch of a text, in their order.
///
/// ```
/// use kessan::text::figures::find;
/// let text = "up JPY2,125 million (24.0%) in 3Q07";
/// let printed: Vec<String> = find(text, 0..text.len()).into_iter().map(|found| found.printed).collect();
/// assert_eq!(printed, ["2,125", "(24.0%)"]);
/// ```
#[must_use]
pub fn find(text: &str, stretch: std::ops::Range<usize>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = stretch.start;
    let end = stretch.end.min(text.len());
    while let Some(first) = next_digit(text, at, end) {
        let run = run_end(text, first, end);
        let first = point_before(text, stretch.start, first).unwrap_or(first);
        if let Some(figure) = figure_at(text, first, run, stretch.start, end) {
            at = figure.span.end.max(run);
            found.push(figure);
        } else {
            at = word_end(text, run, end);
        }
    }
    found
}

fn next_digit(text: &str, from: usize, end: usize) -> Option<usize> {
    let stretch = text.get(from..end)?;
    stretch.find(|c: char| c.is_ascii_digit()).map(|at| from + at)
}

/// The place of a point with which a figure opens: `.45`, `$.20`, `(.04)`.
fn point_before(text: &str, start: usize, first: usize) -> Option<usize> {
    let before = text.get(start..first)?.strip_suffix('.')?;
    let opens = |c: char| !c.is_alphanumeric() && !matches!(c, '.' | ',' | ')' | ']');
    // Points in a row lead to a figure and are no part of it.
    let leads = before.trim_end().ends_with(['.', '…', '·']);
    let stands = !leads && before.chars().next_back().is_none_or(opens);
    stands.then_some(start + before.len())
}

/// The end of a run of digits with commas and points between them.
fn run_end(text: &str, first: usize, end: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = first;
    while at < end {
        let part = bytes[at];
        let between = matches!(part, b',' | b'.')
            && at + 1 < end
            && (bytes[at + 1].is_ascii_digit() || bytes[at + 1] == FILL as u8);
        let filled = part == FILL as u8;
        if !part.is_ascii_digit() && !between && !filled {
            break;
        }
        at += 1;
    }
    at
}

fn word_end(text: &str, from: usize, end: usize) -> usize {
    text.get(from..end)
        .and_then(|rest| rest.find(|c: char| !c.is_alphanumeric()))
        .map_or(end, |length| from + length)
        .max(from)
}

fn figure_at(text: &str, first: usize, run: usize, start: usize, end: usize) -> Option<Found> {
    let behind = letters_behind(text, run, end)?;
    let mut before = letters_before(text, start, first)?;
    let mut span = Span { start: first, end: run };
    let mut printed: String = text[first..run].chars().filter(|c| *c != FILL).collect();
    let sign = text[start..before.start.min(first)].chars().next_back();
    if before.start == before.end {
        match sign {
            Some(sign @ ('-' | '−' | '△' | '▲'))
                if stands_alone(text, start, first - sign.len_utf8()) =>
            {
                span.start -= sign.len_utf8();
                printed.insert(0, '-');
            }
            Some('+') => span.start -= 1,
            _ => {}
        }
    }
    if let Some(percent) = percent_behind(text, run, end) {
        span.end = percent;
        printed.push('%');
    }
    // A currency may stand inside the parenthesis or before it.
    let opening = before.start.min(span.start);
    if text[start..opening].ends_with('(')
        && text[span.end..end].starts_with(')')
        && behind.start == behind.end
    {
        span = Span { start: opening - 1, end: span.end + 1 };
        printed = if printed.starts_with('-') { printed } else { format!("({printed})") };
        if !printed.contains('%')
            && let Some(percent) = percent_behind(text, span.end, end)
        {
            span.end = percent;
            printed.push('%');
        }
        if before.start == before.end {
            before = sign_before(text, start, span.start)
                .unwrap_or(Span { start: before.start, end: before.start });
        }
    }
    let legible = matches!(figure::parse(&printed), Ok(Printed::Number(_)));
    Some(Found { span, printed, before, behind, legible })
}

/// The sign or code of a currency that ends at a place.
fn sign_before(text: &str, start: usize, end: usize) -> Option<Span> {
    /// The most letters of a sign that may touch a figure.
    const LONGEST: usize = 5;
    let lead = text.get(start..end)?;
    let last = lead.chars().next_back()?;
    if last.is_whitespace() || last.is_ascii_digit() || matches!(last, '(' | '-' | ',') {
        return None;
    }
    let mut starts: Vec<usize> =
        lead.char_indices().rev().take(LONGEST).map(|(at, _)| start + at).collect();
    starts.reverse();
    starts.into_iter().find_map(|from| {
        let word = &text[from..end];
        let inside = text[start..from].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let known = !inside && may_touch(word) && currency::named(word).is_some();
        known.then_some(Span { start: from, end })
    })
}

/// Whether a name of a currency may touch a figure: a code, or what is no word of its own.
fn may_touch(word: &str) -> bool {
    const LETTERS: [&str; 9] = ["Rs", "Rp", "RM", "kr", "Kr", "NIS", "Php", "TL", "SFr"];
    let code = word.len() == 3 && word.bytes().all(|c| c.is_ascii_uppercase());
    code || LETTERS.contains(&word)
        || word.chars().any(|c| !c.is_alphanumeric() && !c.is_whitespace() && c != '(')
}

/// Whether what stands before a sign makes it a sign and not a hyphen between two things.
fn stands_alone(text: &str, start: usize, sign: usize) -> bool {
    text[start..sign]
        .chars()
        .next_back()
        .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | ':' | '>'))
}

/// The sign that stands behind what it is of.
const CENT: char = '¢';

/// The letters directly behind a run of digits; none where they make it part of a word.
fn letters_behind(text: &str, run: usize, end: usize) -> Option<Span> {
    let rest = text[run..end].strip_prefix(' ').unwrap_or(&text[run..end]);
    if rest.starts_with(CENT) {
        let start = end - rest.len();
        return Some(Span { start, end: start + CENT.len_utf8() });
    }
    let letters =
        text[run..end].find(|c: char| !c.is_alphabetic()).map_or(end, |length| run + length);
    let word = &text[run..letters];
    let goes_on = text[letters..end].starts_with(|c: char| c.is_ascii_digit());
    let ordinal = matches!(word, "st" | "nd" | "rd" | "th" | "Q" | "H");
    (!goes_on && !ordinal).then_some(Span { start: run, end: letters })
}

/// The letters of a currency directly before a figure; none where other letters stand there.
fn letters_before(text: &str, start: usize, first: usize) -> Option<Span> {
    if let Some(sign) = sign_before(text, start, first) {
        return Some(sign);
    }
    let word = text[start..first].ends_with(|c: char| c.is_alphanumeric() || c == '_');
    (!word).then_some(Span { start: first, end: first })
}

/// The end of a percent sign behind a run of digits, perhaps after one blank.
fn percent_behind(text: &str, run: usize, end: usize) -> Option<usize> {
    let rest = &text[run..end];
    let sign = rest.strip_prefix(' ').unwrap_or(rest);
    let blank = rest.len() - sign.len();
    ['%', '％']
        .iter()
        .find(|percent| sign.starts_with(**percent))
        .map(|percent| run + blank + percent.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> Vec<String> {
        find(text, 0..text.len()).into_iter().map(|found| found.printed).collect()
    }

    #[test]
    fn a_percent_sign_may_stand_behind_parentheses() {
        assert_eq!(printed("growth (3.4)% or (1.2) % or (5%)"), ["(3.4)%", "(1.2)%", "(5%)"]);
    }

    #[test]
    fn digits_inside_words_are_no_figures() {
        assert!(printed("1Q07 IPv6 A2502 3rd 2H08 D02NE 1st").is_empty());
    }

    #[test]
    fn signs_currencies_and_units() {
        assert_eq!(printed("JPY13,696 million (\\$ 111.0 million)"), ["13,696", "111.0"]);
        assert_eq!(printed("330.3Gbps, 0.3points, JPY200million"), ["330.3", "0.3", "200"]);
        assert_eq!(
            printed("(24.3%) (956,596) +2,125 -0.71 15.8 %"),
            ["(24.3%)", "(956,596)", "2,125", "-0.71", "15.8%"]
        );
        assert_eq!(printed("(35.1 % YoY) (-1.1 points)"), ["35.1%", "-1.1"]);
    }

    #[test]
    fn parentheses_stand_around_or_behind_a_currency() {
        assert_eq!(
            printed("($311) $(84) (€1.5) €(2) kr(3)"),
            ["(311)", "(84)", "(1.5)", "(2)", "(3)"]
        );
        let found = find("$(84)", 0..5);
        assert_eq!(
            (found[0].before, found[0].span),
            (Span { start: 0, end: 1 }, Span { start: 1, end: 5 })
        );
    }

    #[test]
    fn a_figure_may_open_with_its_point() {
        assert_eq!(printed("$ .45 $(.04) $.20 -.5 .5%"), [".45", "(.04)", ".20", "-.5", ".5%"]);
        assert_eq!(printed("No.5 etc.5 1. 2 ..3"), ["5", "5", "1", "2", "3"]);
        assert_eq!(printed("Net income . . . .12 ....1,234 … .5"), ["12", "1,234", "5"]);
    }

    #[test]
    fn damaged_digits_are_found_and_not_legible() {
        let found = find("1,907,27", 0..8);
        assert_eq!(found.len(), 1);
        assert!(!found[0].legible);
    }
}
