//! Columns of the numbers of notes that are written with commas and letters, `3,4`, `5(a)`, `6, 7.1`, between captions and
//! figures: what stands under `Notes` is no figure, whatever it looks like.

use crate::notation::date::is_year;
use std::collections::BTreeSet;
use std::ops::Range;

use super::page::{Kind, Line, Word};
use super::period;
use crate::notation::separators::FILL;
use crate::notation::words::{Kind as Words, words};

/// How far numbers may reach over their heading on either side.
const REACH: usize = 3;

/// How many blank lines may stand between a heading and its rows, and between two of them.
const BLANK_LINES: usize = 3;

/// The most digits of the number of a note.
const DIGITS: usize = 2;

/// Takes such columns off the lines of a page. Those of plain numbers are columns as others are, and so are those of what
/// may be amounts.
pub(super) fn pass_over(masked: &str, lines: &mut [Line]) {
    for at in 0..lines.len() {
        let Some(heading) = heading(masked, &lines[at]) else { continue };
        let place = lines[at].words[heading];
        let place = place.left.saturating_sub(REACH)..place.right + REACH;
        let columns = columns_behind(lines, at, place.end);
        let found = runs_below(masked, &lines[at + 1..], &place, columns);
        let words = |line: usize, run: &Range<usize>| -> Vec<&str> {
            let of = &lines[at + 1 + line].words[run.clone()];
            of.iter().map(|word| text(masked, word)).collect()
        };
        let certain = found.iter().any(|(line, run)| is_certain(&words(*line, run)));
        // Numbers parted by the sign that parts the figures behind them may be figures themselves.
        let behind: BTreeSet<char> = found
            .iter()
            .flat_map(|(line, run)| &lines[at + 1 + line].words[run.end..])
            .filter_map(|word| parting(text(masked, word)))
            .collect();
        let parted = |words: &[&str]| match words {
            [word] => parting(word).is_some_and(|sign| !behind.contains(&sign)),
            _ => false,
        };
        let known = certain || found.iter().any(|(line, run)| parted(&words(*line, run)));
        let is_of_notes = |(line, run): &(usize, Range<usize>)| {
            words(*line, run).iter().all(|word| is_number(word))
        };
        if !known || !found.iter().all(is_of_notes) {
            continue;
        }
        for (line, run) in found {
            take(masked, &mut lines[at + 1 + line], &run);
        }
        take(masked, &mut lines[at], &(heading..heading + 1));
    }
}

/// How many columns have headings behind a place, in the lines around the word for notes.
fn columns_behind(lines: &[Line], at: usize, place: usize) -> usize {
    let of_heading = |line: &&Line| line.kind == Kind::Text;
    let above = lines[..at].iter().rev().take_while(of_heading).take(BLANK_LINES);
    let below = lines[at + 1..].iter().take_while(of_heading).take(BLANK_LINES);
    let count = |line: &Line| {
        let runs = line.runs().iter().filter(|run| run.left + REACH >= place).count();
        let tokens = line.tokens.iter().filter(|token| token.left + REACH >= place).count();
        runs.max(tokens)
    };
    above.chain(below).chain([&lines[at]]).map(count).max().unwrap_or(0)
}

/// The word of a line that heads numbers of notes: nothing stands near it, and other headings stand behind it.
fn heading(masked: &str, line: &Line) -> Option<usize> {
    if !matches!(line.kind, Kind::Text | Kind::Row) {
        return None;
    }
    let words_of = &line.words;
    (0..words_of.len()).find(|at| {
        let name = text(masked, &words_of[*at]).trim_end_matches(['.', ':']).to_lowercase();
        let before = at.checked_sub(1).map_or(REACH, |one| words_of[one].right + 1);
        let apart = |left: usize, right: usize| right > left;
        let behind = words_of.get(at + 1);
        let alone = words_of[*at].left >= REACH
            && apart(before, words_of[*at].left)
            && behind.is_some_and(|next| apart(words_of[*at].right + 1, next.left));
        alone && words().has(Words::NoteWords, &name)
    })
}

/// The words in the lines below a heading that stand in the place of numbers of notes, up to where another heading stands.
fn runs_below(
    masked: &str,
    lines: &[Line],
    place: &Range<usize>,
    columns: usize,
) -> Vec<(usize, Range<usize>)> {
    let mut found = Vec::new();
    let (mut blanks, mut rows) = (0, false);
    for (at, line) in lines.iter().enumerate() {
        blanks = if line.kind == Kind::Blank { blanks + 1 } else { 0 };
        let ends = blanks > BLANK_LINES || line.kind == Kind::Foreign;
        if ends || heading(masked, line).is_some() || (rows && is_over_columns(masked, line, place))
        {
            break;
        }
        rows |= line.kind == Kind::Row;
        let Some(run) = run_at(line, place).filter(|_| line.kind == Kind::Row) else { continue };
        let first = line.words[run.start].left;
        // A caption stands before them, and figures behind, no more than columns have headings.
        let led = run.start > 0 && first > line.words[run.start - 1].right + 1;
        let behind = line.tokens.iter().filter(|token| token.words.start >= run.end).count();
        let numbers = line.words[run.clone()].iter().all(|word| is_number(text(masked, word)));
        let figure = line.tokens.iter().any(|token| token.seed && token.words == run);
        // A wide figure of the first column may reach here, and then one is missing behind it.
        if led && (1..=columns).contains(&behind) && (numbers || (figure && behind == columns)) {
            found.push((at, run));
        }
    }
    found
}

/// Whether a line is a heading of columns: words with no caption before them, or years or days behind one.
fn is_over_columns(masked: &str, line: &Line, place: &Range<usize>) -> bool {
    let runs = line.runs();
    let cells: Vec<&str> = runs
        .iter()
        .filter(|run| run.left + REACH >= place.start)
        .filter_map(|run| masked.get(run.span.start..run.span.end))
        .collect();
    let uncaptioned = cells.len() == runs.len();
    let named = || cells.iter().all(|cell| period::is_named(cell) || is_dated(cell));
    let is_heading = match line.kind {
        Kind::Text => uncaptioned || named(),
        Kind::Row => uncaptioned && named(),
        _ => false,
    };
    is_heading && !cells.is_empty()
}

/// Whether a cell is a year, or a day of figures.
fn is_dated(cell: &str) -> bool {
    let parts: Vec<&str> = cell.split(['.', '/', '-']).collect();
    let digits =
        parts.iter().all(|part| !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit()));
    digits
        && match parts.as_slice() {
            [year] => is_year(year),
            [first, _, last] => is_year(first) || is_year(last),
            _ => false,
        }
}

/// The words near each other that stand in a place.
fn run_at(line: &Line, place: &Range<usize>) -> Option<Range<usize>> {
    let words = &line.words;
    let inside = |word: &Word| word.left < place.end && word.right > place.start;
    let at = words.iter().position(inside)?;
    let near = |one: usize| words[one + 1].left <= words[one].right + 1;
    let start = (0..at).rev().take_while(|one| near(*one)).last().unwrap_or(at);
    let end = (at..words.len() - 1).take_while(|one| near(*one)).last().map_or(at, |one| one + 1);
    // What reaches further is no column of its own.
    (words[start].left + REACH >= place.start && words[end].right <= place.end + REACH)
        .then_some(start..end + 1)
}

/// Whether a word has the form of numbers of notes: `3,4`, `5(a)`, `7.1`, `B2`.
fn is_number(word: &str) -> bool {
    let mut parts =
        word.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let short = |part: &str| {
        let digits = part.bytes().filter(u8::is_ascii_digit).count();
        digits <= DIGITS && part.len() - digits <= 1
    };
    // Commas may have been taken for those of thousands.
    let sign = |c: char| ",.()&-–/;".contains(c) || c == FILL;
    let signs = word.chars().all(|c| c.is_ascii_alphanumeric() || sign(c));
    signs && word.contains(|c: char| c.is_ascii_alphanumeric()) && parts.all(short)
}

/// Whether words are numbers of notes and can be no amount: several of them, or letters beside them.
fn is_certain(words: &[&str]) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let one = |word: &&str| {
        let parts = word.split(|c: char| !is_digit(c)).filter(|part| !part.is_empty()).count();
        let lettered = word.starts_with(|c: char| c.is_ascii_alphanumeric())
            && word.contains(is_digit)
            && word.contains(|c: char| c.is_ascii_alphabetic());
        parts > 2 || lettered || (word.ends_with(',') && parts > 0)
    };
    words.iter().any(one) && words.iter().all(|word| is_number(word))
}

/// The sign between the two numbers that a word is, which may be an amount: `3,4`, `12.3`.
fn parting(word: &str) -> Option<char> {
    let word = word.trim_matches(|c: char| !c.is_ascii_digit());
    let is_sign = |c: char| matches!(c, ',' | '.') || c == FILL;
    let parts: Vec<&str> = word.split(is_sign).filter(|part| !part.is_empty()).collect();
    let digits = |part: &&str| part.bytes().all(|c| c.is_ascii_digit());
    let two = parts.len() == 2 && parts.iter().all(digits) && parts[1].len() <= DIGITS;
    two.then(|| if word.contains('.') { '.' } else { ',' })
}

fn text<'m>(masked: &'m str, word: &Word) -> &'m str {
    masked.get(word.span.start..word.span.end).unwrap_or_default()
}

/// Takes words off a line.
fn take(masked: &str, line: &mut Line, run: &Range<usize>) {
    let left = line.words.iter().enumerate().filter(|(at, _)| !run.contains(at));
    let left: Vec<Word> = left.map(|(_, word)| *word).collect();
    let measure = line.measure;
    *line = Line { measure, ..Line::of_words(masked, left) };
}

#[cfg(test)]
mod tests {
    use super::{is_certain, is_number, parting};

    #[test]
    fn numbers_of_notes_have_a_form_of_their_own() {
        for word in ["3,4", "5(a)", "6,", "7.1", "12", "B2", "3-5", "10,11,12"] {
            assert!(is_number(word), "{word}");
        }
        for word in ["1,204", "(902)", "–", "2024", "Revenue", "4.125"] {
            assert!(!is_number(word), "{word}");
        }
    }

    #[test]
    fn what_may_be_an_amount_is_no_certain_number_of_a_note() {
        for words in [&["5(a)"][..], &["B2"], &["10,11,12"], &["6,", "7.1"]] {
            assert!(is_certain(words), "{words:?}");
        }
        for words in [&["12.3"][..], &["3,4"], &["12"], &["(12)"], &["n/a"], &["-4.9"]] {
            assert!(!is_certain(words), "{words:?}");
        }
        for (word, sign) in
            [("12.3", Some('.')), ("(3,4)", Some(',')), ("1,204", None), ("7", None)]
        {
            assert_eq!(parting(word), sign, "{word}");
        }
    }
}
