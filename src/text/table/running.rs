//! What stands between the rows of a table because a page ends there: its number, the line at the head of the next.

use super::page::{Kind, Line, Token, Word, overlap};
use crate::notation::words::{Kind as Known, words};

/// How many rows around such a line tell where the columns are.
const ROWS: usize = 3;

/// How many lines away they are at most.
const LINES: usize = 12;

/// The most digits of the number of a page.
const DIGITS: usize = 3;

/// Makes blank lines of those that are of a page and not of a table: such with a word for pages, and such whose only
/// figure stands under no column and counts up from one to the next, alone or beside a blank line in one of both.
pub(super) fn pass_over(masked: &str, lines: &mut [Line]) {
    let numbers: Vec<Option<u32>> = lines.iter().map(|line| number(masked, line)).collect();
    // Other rows tell where the columns are.
    let rows: Vec<usize> = (0..lines.len())
        .filter(|at| numbers[*at].is_none() && lines[*at].tokens.iter().any(|token| token.seed))
        .collect();
    let numbered: Vec<(usize, u32)> = (0..lines.len())
        .filter_map(|at| Some((at, numbers[at]?)))
        .filter(|(at, _)| !is_under_column(lines, &rows, *at))
        .collect();
    let counts = |at: usize| {
        // Between the ends of two pages stand rows.
        let is_parted = |from: usize, to: usize| {
            rows.get(rows.partition_point(|row| *row < from)).is_some_and(|row| *row < to)
        };
        let follows = |one: usize, next: usize| {
            let numbers = numbered.get(one).zip(numbered.get(next));
            numbers.is_some_and(|((from, one), (to, next))| {
                let ends = is_at_end(lines, *from) || is_at_end(lines, *to);
                one + 1 == *next && ends && is_parted(*from, *to)
            })
        };
        at.checked_sub(1).is_some_and(|before| follows(before, at)) || follows(at, at + 1)
    };
    let counted: Vec<usize> =
        (0..numbered.len()).filter(|at| counts(*at)).map(|at| numbered[at].0).collect();
    let is_foot = |at: &usize| says_page(masked, &lines[*at]) || is_enclosed(masked, &lines[*at]);
    let said: Vec<usize> = (0..lines.len()).filter(is_foot).collect();
    for at in counted.into_iter().chain(said) {
        let line = &mut lines[at];
        line.kind = Kind::Blank;
        line.words.clear();
        line.tokens.clear();
    }
}

/// The number of the page that a line may have: its only figure, apart from words or alone.
fn number(masked: &str, line: &Line) -> Option<u32> {
    let [token] = line.tokens.as_slice() else { return None };
    let last = token.words.end == line.words.len();
    let printed = &masked[token.span.start..token.span.end];
    let plain = printed.len() <= DIGITS && printed.bytes().all(|digit| digit.is_ascii_digit());
    (plain && last && (token.seed || line.words.len() == 1)).then(|| printed.parse().ok())?
}

/// Whether a line is nothing but its figure, or a blank line stands beside it, as where a page ends. Rows that count
/// something have neither: offices, then countries.
fn is_at_end(lines: &[Line], at: usize) -> bool {
    let blank = |at: usize| lines.get(at).is_none_or(|line| line.kind == Kind::Blank);
    lines[at].words.len() == 1 || at.checked_sub(1).is_none_or(blank) || blank(at + 1)
}

/// Whether the figure of a line stands where those of the rows around it do, or none are there.
fn is_under_column(lines: &[Line], rows: &[usize], at: usize) -> bool {
    let Some(own) = lines[at].tokens.first().map(|token| token.left..token.right) else {
        return true;
    };
    let next = rows.partition_point(|row| *row < at);
    let around = rows[next.saturating_sub(ROWS)..(next + ROWS).min(rows.len())].iter();
    let mut near = around.filter(|row| row.abs_diff(at) <= LINES).peekable();
    let under = |token: &Token| {
        overlap(&own, token.left..token.right) > 0 || own.end.abs_diff(token.right) <= 1
    };
    near.peek().is_none() || near.any(|row| lines[*row].tokens.iter().any(under))
}

/// Whether a line is nothing but a number between two dashes, with a blank on each side: `- 2 -`.
fn is_enclosed(masked: &str, line: &Line) -> bool {
    const DASHES: [&str; 8] = ["-", "‐", "‑", "–", "—", "―", "−", "－"];
    let [first, number, last] = line.words.as_slice() else { return false };
    let printed = |word: &Word| &masked[word.span.start..word.span.end];
    let near = |one: &Word, next: &Word| next.left == one.right + 1;
    let digits = printed(number);
    let of_digits = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    near(first, number)
        && near(number, last)
        && DASHES.contains(&printed(first))
        && DASHES.contains(&printed(last))
        && digits.chars().all(of_digits)
        && digits.chars().count() <= DIGITS
}

/// Whether a line is nothing but a word for pages and numbers: `Page 13 of 40`, `Seite 3`.
fn says_page(masked: &str, line: &Line) -> bool {
    let mut said = line.words.iter().map(|word| &masked[word.span.start..word.span.end]);
    let first = said.next().is_some_and(|word| words().has(Known::PageWords, &word.to_lowercase()));
    let rest: Vec<&str> = said.collect();
    let is_number = |word: &&str| word.bytes().all(|c| c.is_ascii_digit() || c == b'/');
    let joins = |word: &str| word.chars().count() <= 3;
    first
        && match rest[..] {
            [one] => is_number(&one),
            [one, other] => is_number(&one) && is_number(&other),
            [one, word, other] => is_number(&one) && is_number(&other) && joins(word),
            _ => false,
        }
}
