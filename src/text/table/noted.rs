//! Columns of the numbers of notes that are written with commas and letters, `3,4`, `5(a)`, `6, 7.1`, between captions and
//! figures: what stands under `Notes` is no figure, whatever it looks like.

use std::ops::Range;

use super::page::{Kind, Line, Word};
use crate::notation::separators::FILL;
use crate::notation::words::{Kind as Words, words};

/// How far numbers may reach over their heading on either side.
const REACH: usize = 3;

/// How many blank lines may stand between a heading and its rows, and between two of them.
const BLANK_LINES: usize = 3;

/// The most digits of the number of a note.
const DIGITS: usize = 2;

/// Takes such columns off the lines of a page. Those of plain numbers are columns as others are.
pub(super) fn pass_over(masked: &str, lines: &mut [Line]) {
    for at in 0..lines.len() {
        let Some(heading) = heading(masked, &lines[at]) else { continue };
        let place = lines[at].words[heading];
        let place = place.left.saturating_sub(REACH)..place.right + REACH;
        let found = runs_below(masked, &lines[at + 1..], &place);
        let is_plain = |(line, run): &(usize, Range<usize>)| {
            let of = &lines[at + 1 + line].words[run.clone()];
            of.len() == 1 && text(masked, &of[0]).bytes().all(|c| c.is_ascii_digit())
        };
        if found.iter().all(is_plain) {
            continue;
        }
        for (line, run) in found {
            take(masked, &mut lines[at + 1 + line], &run);
        }
        take(masked, &mut lines[at], &(heading..heading + 1));
    }
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

/// The words in the lines below a heading that are numbers of notes by their place and form.
fn runs_below(masked: &str, lines: &[Line], place: &Range<usize>) -> Vec<(usize, Range<usize>)> {
    let mut found = Vec::new();
    let mut blanks = 0;
    for (at, line) in lines.iter().enumerate() {
        blanks = if line.kind == Kind::Blank { blanks + 1 } else { 0 };
        if blanks > BLANK_LINES || line.kind == Kind::Foreign || heading(masked, line).is_some() {
            break;
        }
        let Some(run) = run_at(line, place).filter(|_| line.kind == Kind::Row) else { continue };
        let first = line.words[run.start].left;
        // A caption stands before them, and figures behind.
        let led = run.start > 0 && first > line.words[run.start - 1].right + 1;
        let numbers = line.words[run.clone()].iter().all(|word| is_number(text(masked, word)));
        if led && numbers && run.end < line.words.len() {
            found.push((at, run));
        }
    }
    found
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
    use super::is_number;

    #[test]
    fn numbers_of_notes_have_a_form_of_their_own() {
        for word in ["3,4", "5(a)", "6,", "7.1", "12", "B2", "3-5", "10,11,12"] {
            assert!(is_number(word), "{word}");
        }
        for word in ["1,204", "(902)", "–", "2024", "Revenue", "4.125"] {
            assert!(!is_number(word), "{word}");
        }
    }
}
