//! What a cell holds.
//!
//! A cell is taken for figures only when all of it can be accounted for: figures, blanks,
//! currencies before them and units behind. One stray sign more, and it is damaged.

mod mark;
mod range;

pub(super) use range::{is_pair, is_range};

use super::{Content, period, trim};
use crate::notation::figure::{self, Printed};
use crate::notation::separators::FILL;
use crate::notation::words::{Kind, Numbered, words as known};
use crate::standards::currency;
use crate::text::Span;
use crate::text::figures::{self, Found};
use crate::text::words::{plain, tags};

/// Reads the cell in a stretch of a text whose markup is blanked out: where its content stands,
/// and what it is. None when it is empty.
pub(super) fn read(masked: &str, stretch: Span) -> Option<(Span, Content)> {
    let span = trim(masked, stretch);
    if let Some(dash) = nil_of_rate(masked, span) {
        return Some((dash, Content::Nil));
    }
    (span.start < span.end).then(|| (span, content(masked, span)))
}

/// The dash of a cell in which a percent sign stands behind it: `—%`, where there is no rate.
fn nil_of_rate(masked: &str, span: Span) -> Option<Span> {
    let dash = masked.get(span.start..span.end)?.strip_suffix(['%', '％'])?.trim_end();
    let nil = figure::parse(dash) == Ok(Printed::Nil);
    nil.then_some(Span { start: span.start, end: span.start + dash.len() })
}

/// Reads a cell of markup, whose ends nobody has to guess: a dash apart from its figure is the sign of it, unless it is a
/// long one, or a tag that begins a line stands between them.
pub(super) fn read_marked(text: &str, masked: &str, stretch: Span) -> Option<(Span, Content)> {
    let (span, content) = read(masked, stretch)?;
    let cell = &masked[span.start..span.end];
    let signed = content == Content::Damaged
        && is_dash_and_more(cell)
        && !is_nothing_and_more(cell)
        && !is_range(cell)
        && !has_lines(text.get(span.start..span.end).unwrap_or_default())
        && matches!(figure::parse(cell), Ok(Printed::Number(_)));
    Some((span, if signed { Content::Figures(vec![whole(cell, span)]) } else { content }))
}

/// Whether what a cell holds stands on several lines: a tag within it parts words.
fn has_lines(cell: &str) -> bool {
    let parts = |tag: &str| plain(&format!("a{tag}b")).contains(' ');
    tags(cell).any(|(at, tag)| cell.get(at..at + tag.length).is_some_and(parts))
}

fn content(masked: &str, span: Span) -> Content {
    /// How many marks of notes may stand behind a figure.
    const MARKS: usize = 3;
    content_with(masked, span, MARKS)
}

/// What a cell holds, behind whose figure so many marks of notes may stand at most.
fn content_with(masked: &str, span: Span, marks: usize) -> Content {
    let cell = &masked[span.start..span.end];
    if figure::parse(cell) == Ok(Printed::Nil) {
        return Content::Nil;
    }
    // Most words: no figure, day, span of time or range is without a digit.
    if !cell.contains(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)) {
        return if is_wordless(cell) { Content::Damaged } else { Content::Words };
    }
    if period::is_named(cell) {
        return Content::Words;
    }
    if is_range(cell) {
        return Content::Damaged;
    }
    let mut found = figures::find(masked, span.start..span.end);
    if let Some(minus) = trailing_minus(cell, span, &found) {
        return Content::Figures(vec![minus]);
    }
    if let Some(minus) = leading_minus(cell, span, &found) {
        return Content::Figures(vec![minus]);
    }
    if !found.is_empty() && account_for(masked, span, &mut found) {
        let sound = found.iter().all(is_sound) && !has_parted_thousands(masked, &found);
        let bare = || without_mark(masked, span, marks).unwrap_or(Content::Damaged);
        return if sound { Content::Figures(found) } else { bare() };
    }
    if let Some(content) = without_mark(masked, span, marks) {
        return content;
    }
    match figure::parse(cell) {
        Ok(Printed::Number(_)) if is_dash_and_more(cell) => Content::Damaged,
        Ok(Printed::Number(_)) => Content::Figures(vec![whole(cell, span)]),
        _ if is_wordless(cell) => Content::Damaged,
        _ => Content::Words,
    }
}

/// The figure of a cell without the mark of a note behind it; so many marks may stand there at most.
fn without_mark(masked: &str, span: Span, marks: usize) -> Option<Content> {
    let figure = mark::figure_before(masked.get(span.start..span.end)?)?;
    let left = marks.checked_sub(1)?;
    match content_with(masked, Span { start: span.start, end: span.start + figure.len() }, left) {
        Content::Figures(found) if found.len() == 1 => Some(Content::Figures(found)),
        _ => None,
    }
}

/// A figure whose minus stands behind it: `1,234-`.
fn trailing_minus(cell: &str, span: Span, found: &[Found]) -> Option<Found> {
    let [figure] = found else { return None };
    let behind = cell.get(figure.span.end - span.start..)?;
    let opens = figure.span.start == span.start && !figure.printed.starts_with(['-', '(']);
    (opens && matches!(behind, "-" | "−" | "–")).then(|| Found {
        span,
        printed: format!("-{}", figure.printed),
        ..figure.clone()
    })
}

/// The sign of merchants before what is taken off.
const TAKEN_OFF: &str = "./.";

/// A figure whose minus is a word or the sign of merchants before it: `minus 2.4`, `./. 2,4`.
fn leading_minus(cell: &str, span: Span, found: &[Found]) -> Option<Found> {
    let [figure] = found else { return None };
    let (word, rest) = cell.split_once(char::is_whitespace)?;
    let bare = rest.trim_start() == figure.printed;
    let unsigned = figure.printed.starts_with(|c: char| c.is_ascii_digit());
    let is_minus = word == TAKEN_OFF || known().has(Kind::Minus, &word.to_lowercase());
    (is_minus && bare && unsigned && figure.legible).then(|| Found {
        span,
        printed: format!("-{}", figure.printed),
        ..figure.clone()
    })
}

/// Whether a dash and a figure stand apart in a cell: the dash may be a sign or a cell of its own.
fn is_dash_and_more(cell: &str) -> bool {
    let rest = cell.trim_start_matches(['-', '‐', '‑', '‒', '–', '—', '―', '−', '－', '─', '﹣']);
    rest.len() < cell.len() && rest.starts_with(char::is_whitespace)
}

/// Whether a long dash and a figure stand apart in a cell: nobody writes a minus so, and the dash was a cell of its own.
fn is_nothing_and_more(cell: &str) -> bool {
    cell.starts_with(['—', '―', '─']) && is_dash_and_more(cell)
}

/// A cell that is one figure, with blanks inside or its percent sign behind the parenthesis.
fn whole(cell: &str, span: Span) -> Found {
    let printed = cell.chars().filter(|c| !c.is_whitespace() && *c != FILL).collect();
    let before = Span { start: span.start, end: span.start };
    let behind = Span { start: span.end, end: span.end };
    Found { span, printed, before, behind, legible: true }
}

/// Whether nothing stands around and between figures but currencies before them and a word behind;
/// what stands apart is taken to the figure that it belongs to.
fn account_for(masked: &str, span: Span, found: &mut [Found]) -> bool {
    let mut from = span.start;
    for position in 0..found.len() {
        let (start, end) = extent(&found[position]);
        let mut words = words(masked, from, start).into_iter().peekable();
        if position > 0
            && let Some(word) = words.next_if(|word| is_unit(&masked[word.start..word.end]))
        {
            take_behind(&mut found[position - 1], word);
        }
        if let Some(word) = words.next_if(|word| is_currency(&masked[word.start..word.end])) {
            let figure = &mut found[position];
            if figure.before.start == figure.before.end {
                figure.before = word;
            }
        }
        let letters = &masked[found[position].behind.start..found[position].behind.end];
        if words.next().is_some()
            || !(matches!(letters, "" | "¢") || is_unit(letters) || is_currency(letters))
        {
            return false;
        }
        from = end;
    }
    let mut rest = words(masked, from, span.end).into_iter().peekable();
    rest.next_if(|word| is_mark(&masked[word.start..word.end]));
    let unit = |word: &Span| {
        let word = &masked[word.start..word.end];
        is_unit(word) || is_currency(word)
    };
    if let (Some(word), Some(last)) = (rest.next_if(unit), found.last_mut()) {
        take_behind(last, word);
    }
    rest.next_if(|word| is_mark(&masked[word.start..word.end]));
    rest.next().is_none()
}

/// Gives a figure the word that stands apart behind it.
fn take_behind(figure: &mut Found, word: Span) {
    if figure.behind.start == figure.behind.end {
        figure.behind = word;
    }
}

/// The words of a stretch.
fn words(masked: &str, from: usize, to: usize) -> Vec<Span> {
    let Some(stretch) = masked.get(from..to) else { return Vec::new() };
    let start = |word: &str| from + (word.as_ptr() as usize - stretch.as_ptr() as usize);
    stretch
        .split_whitespace()
        .map(|word| Span { start: start(word), end: start(word) + word.len() })
        .collect()
}

/// Whether a word is the mark of a note.
fn is_mark(word: &str) -> bool {
    let is_raised = |c| matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹');
    word.chars().all(|c| is_raised(c) || matches!(c, '*' | '†' | '‡' | '§' | '⁽' | '⁾' | '#'))
}

/// From the currency before a figure to the letters behind it.
fn extent(figure: &Found) -> (usize, usize) {
    (figure.before.start.min(figure.span.start), figure.behind.end.max(figure.span.end))
}

/// Whether words say that there is no figure.
pub(super) fn is_void(words: &str) -> bool {
    const VOIDS: [&str; 17] = [
        "n/a", "n.a.", "na", "n.a", "nm", "n.m.", "n.m", "n/m", "n.s.", "n.s", "n/s", "n.d.",
        "n.c.", "n.r.", "k.a.", "nil", "none",
    ];
    VOIDS.iter().any(|void| words.eq_ignore_ascii_case(void))
}

/// Whether words are nothing but a currency, perhaps with the sign of the figure behind it.
pub(super) fn is_currency(words: &str) -> bool {
    let words = words.trim_start_matches(['+', '-', '(']);
    let lone = words.len() == 1 && words.starts_with(|c: char| c.is_ascii_alphabetic());
    !lone && currency::named(words).is_some_and(|named| named.power == 0)
}

/// Whether a word may be the unit of the figure before it: `Gbps`, `shares`, `(Annual)`.
fn is_unit(word: &str) -> bool {
    let inner = word.strip_prefix('(').and_then(|word| word.strip_suffix(')')).unwrap_or(word);
    let lower = inner.to_lowercase();
    !inner.is_empty()
        && inner.trim_end_matches('.').chars().all(char::is_alphabetic)
        && !inner.starts_with('.')
        && !is_currency(inner)
        && !known().has(Kind::Times, lower.trim_end_matches('s'))
        && !is_month(inner)
        || is_of_points(&lower)
}

/// Whether a word makes the figure before it points of a percentage: `p.p.`.
fn is_of_points(lower: &str) -> bool {
    [Kind::Points, Kind::BasisPoints].iter().any(|kind| known().has(*kind, lower))
}

/// Whether words begin with the name of a month.
pub(super) fn is_month(words: &str) -> bool {
    let word = words.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    known().number(Numbered::Months, &word.to_lowercase()).is_some()
}

/// Whether a figure is legible and printed as figures are: recognition makes zeros of commas.
fn is_sound(figure: &Found) -> bool {
    let digits = figure.printed.trim_start_matches(['(', '-']);
    let leading_zero = digits.starts_with('0')
        && digits[1..].starts_with(|c: char| c == ',' || c.is_ascii_digit());
    figure.legible && !leading_zero
}

/// Whether figures look like one whose commas are lost: `2 217 522`.
fn has_parted_thousands(masked: &str, found: &[Found]) -> bool {
    let bare = |figure: &Found| figure.printed.bytes().all(|c| c.is_ascii_digit());
    found.windows(2).any(|pair| {
        let [first, second] = pair else { return false };
        bare(first)
            && bare(second)
            && first.printed.len() <= 3
            && second.printed.len() == 3
            && masked[first.span.end..second.span.start].trim().is_empty()
    })
}

/// Whether no words stand in a cell: a letter or two may be what recognition made of digits.
fn is_wordless(cell: &str) -> bool {
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    let digits = cell.chars().any(|c| c.is_ascii_digit());
    let foreign = cell.contains(['/', '~', '～', '〜', ':']) || (!digits && cell.contains('%'));
    letters <= if digits { 2 } else { 0 } && !foreign && !has_mixed_word(cell)
}

/// Whether a letter touches a digit, as in `1Q07`.
fn has_mixed_word(cell: &str) -> bool {
    let mut last = ' ';
    cell.chars().any(|c| {
        let mixed = (c.is_alphabetic() && last.is_ascii_digit())
            || (c.is_ascii_digit() && last.is_alphabetic());
        last = c;
        mixed
    })
}

/// Parts the words of a cell from the digits behind them: a caption that ran into its figure.
pub(super) fn split(masked: &str, span: Span) -> (Span, Option<Span>) {
    let cell = &masked[span.start..span.end];
    let letters = cell.rfind(char::is_alphabetic).unwrap_or(cell.len());
    let words = cell[letters..].find(char::is_whitespace).map_or(cell.len(), |at| letters + at);
    let digits = trim(masked, Span { start: span.start + words, end: span.end });
    let parted = masked[digits.start..digits.end].contains(|c: char| c.is_ascii_digit());
    if parted {
        (Span { start: span.start, end: span.start + words }, Some(digits))
    } else {
        (span, None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words::mask;

    fn cell(text: &str) -> Content {
        let masked = mask(text);
        read(&masked, Span { start: 0, end: text.len() }).expect("no test cell is empty").1
    }

    fn printed(text: &str) -> Vec<String> {
        match cell(text) {
            Content::Figures(found) => found.into_iter().map(|found| found.printed).collect(),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn figures_with_currencies_units_and_tags_are_read() {
        assert_eq!(printed("<i>70.5%</i> 66.1"), ["70.5%", "66.1"]);
        assert_eq!(printed("3,045,001 3,045"), ["3,045,001", "3,045"]);
        assert_eq!(printed("JPY 3,000 (Annual)"), ["3,000"]);
        assert_eq!(printed("JPY +150"), ["150"]);
        assert_eq!(printed("440.1Gbps"), ["440.1"]);
        assert_eq!(printed("0.8 p.p."), ["0.8"]);
        assert_eq!(printed("1,204.1 1)"), ["1,204.1"]);
        assert_eq!(printed("(902.5) *)"), ["(902.5)"]);
        assert_eq!(printed("1,204.1[1]"), ["1,204.1"]);
        assert_eq!(printed("12.5% a)"), ["12.5%"]);
        assert_eq!(printed("1,204.1 1) a)"), ["1,204.1"]);
        assert_eq!(printed("minus 2.4"), ["-2.4"]);
        assert_eq!(printed("3.5 %"), ["3.5%"]);
        assert_eq!(printed("( 1,234 )"), ["(1,234)"]);
        assert_eq!(printed("(<b>1,234</b>)"), ["(1,234)"]);
        assert_eq!(printed("(24.3)%"), ["(24.3)%"]);
        assert_eq!(printed("17<sup>2</sup>"), ["17"]);
        assert_eq!(printed("(144) (28,524)"), ["(144)", "(28,524)"]);
    }

    #[test]
    fn what_is_damaged_is_no_figure() {
        for text in [
            ", ,",
            "(1,1+7)",
            "(F 500)",
            "(200,993",
            ". 1.3",
            "()",
            "1,907,27",
            "(,,,,",
            "( , , ,",
            "40.000.047",
            "0,000,240",
            "2 217 522",
            "· · ·",
            "005",
            "1,23 Gbps",
            "(-,)",
            "20-25",
            "3.5 – 4.0",
            "10%-12%",
            "— 877,539",
            "1,234)",
            "1 204 56)",
        ] {
            assert_eq!(cell(text), Content::Damaged, "{text}");
        }
    }

    /// However many marks stand behind a figure, a cell is read in time, or this test takes minutes.
    #[test]
    fn a_cell_of_many_marks_is_read_in_time() {
        let many = format!("1 {}", "a) ".repeat(20_000));
        assert!(!matches!(cell(&many), Content::Figures(_)));
    }

    #[test]
    fn a_minus_may_stand_apart_in_a_cell_of_markup() {
        let own = |text: &str| {
            let masked = mask(text);
            read_marked(text, &masked, Span { start: 0, end: text.len() })
                .expect("it is not empty")
                .1
        };
        for (text, figure) in [("–&nbsp;770.0", "-770.0"), ("− 12", "-12"), ("./. 50.0", "-50.0")]
        {
            match own(text) {
                Content::Figures(found) => {
                    assert_eq!(found[0].printed.replace(['–', '−'], "-"), figure)
                }
                other => panic!("{text}: {other:?}"),
            }
        }
        for text in ["3.5 – 4.0", "–<br>100", "–<br/> 100", "<p>–</p><p>100</p>"] {
            assert_eq!(own(text), Content::Damaged, "{text}");
        }
        assert!(matches!(own("<b>–</b> <span>100</span>"), Content::Figures(_)));
        for text in ["‑210.0", "‒205.0", "﹣205.0", "‐205.0"] {
            assert!(matches!(cell(text), Content::Figures(_)), "{text}");
        }
    }

    #[test]
    fn words_dates_and_periods_are_no_figures() {
        for text in [
            "01.01.2024-30.09.2024",
            "01.01.–30.09.2024",
            "1/1/2024 - 30/9/2024",
            "1Q07",
            "<b>1Q07</b> 1Q06",
            "June 30, 2007",
            "09/4~09/9",
            "9 months",
            "9M 2024",
            "2T 2024",
            "3 kwartały 2024",
            "1e halfjaar 2024",
            "6 Mon. 2024",
            "3ºT 2024",
            "2024년 3분기 누계",
            "%",
            "31 December",
            "vity 2 217 522",
            "(35.1 % YoY)",
            "3 years",
            "n/a",
            "FY2007",
            "CY 2023",
            "GJ 2023",
            "IP Service 3",
        ] {
            assert_eq!(cell(text), Content::Words, "{text}");
        }
        for text in ["-", "—", "_", "--", "—%", "- %"] {
            assert_eq!(cell(text), Content::Nil, "{text}");
        }
    }

    #[test]
    fn two_figures_with_a_stroke_between_them_are_a_pair() {
        for text in ["94 / 8.5%", "39,110/38,900*", "(24) / (6.3%)", "1,204;1,110"] {
            assert!(is_pair(text), "{text}");
        }
        for text in [
            "2024/23",
            "2024 / 2023",
            "30.9/31.12",
            "6/2",
            "9/30/2024",
            "FY24/25",
            "n/a",
            "a / 8.5%",
        ] {
            assert!(!is_pair(text), "{text}");
        }
    }

    #[test]
    fn digits_behind_words_are_parted() {
        let parts = |text: &str| {
            let (words, digits) = split(text, Span { start: 0, end: text.len() });
            (words.end, digits.map(|digits| digits.start))
        };
        assert_eq!(parts("vity 2 217 522"), (4, Some(5)));
        assert_eq!(parts("vity Services"), (13, None));
    }
}
