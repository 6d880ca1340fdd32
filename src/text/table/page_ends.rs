//! Tables that go on over the end of a page and say so (`continued`): the foot of the one and the head of the other stand
//! between their rows, and their heading stands there again.

use super::page::{Kind, Line};
use crate::notation::words::{Kind as Known, words};
use crate::text::Text;

/// How many lines of a heading, of a head or of a foot there are at most.
const LINES: usize = 8;

/// How many lines above stands the heading that is there again, at most.
const ROWS: usize = 120;

/// The longest line that may be such a title.
const LONGEST: usize = 160;

/// The most digits of the number of a page.
const DIGITS: usize = 3;

/// Makes rules of the lines between the rows of such a table, so that it is one.
pub(super) fn pass_over(text: &Text, lines: &mut [Line]) {
    if !says_continued_anywhere(text) {
        return;
    }
    let said: Vec<String> = (0..lines.len()).map(|at| spaced(text.line(at))).collect();
    let mut at = 0;
    while at < lines.len() {
        let end = heading_again(lines, &said, at);
        if let Some((from, end)) = end {
            for line in &mut lines[from..end] {
                line.kind = Kind::Rule { left: 0, right: 0, broken: false };
                line.words.clear();
                line.tokens.clear();
            }
        }
        at = end.map_or(at + 1, |(_, end)| end);
    }
}

/// The lines behind a row up to the end of a heading that begins with a line and stands above the row as well, where no
/// more than the end of a page is between; none where anything else is.
fn heading_again(lines: &[Line], said: &[String], at: usize) -> Option<(usize, usize)> {
    if said[at].is_empty() || (!has_year(&said[at]) && lines[at].kind != Kind::Text) {
        return None;
    }
    let first = at.saturating_sub(LINES);
    let row = (first..at).rev().find(|row| lines[*row].kind == Kind::Row && !has_year(&said[*row]));
    let row = row?;
    let between = row + 1..at;
    let above = row.saturating_sub(ROWS)..row;
    let heading = above.rev().find(|above| said[*above] == said[at])?;
    let length = (0..LINES)
        .take_while(|next| {
            let both = said.get(heading + next).zip(said.get(at + next));
            heading + next < row && both.is_some_and(|(one, other)| one == other)
        })
        .count();
    let again = at..at + length;
    let dated = again.clone().any(|line| has_year(&said[line]));
    // Between the heading and the row stands no other heading.
    let other = |line: usize| lines[line].kind == Kind::Foreign || years(&said[line]) > 1;
    let alone = !(heading + length..row).any(other);
    let near = heading.saturating_sub(LINES)..heading;
    let repeated = |words: &String| said[near.clone()].contains(words);
    // `5 Receivables` is the title of a note: the first line of the text, the name of the company, stands on all pages.
    let name = said.iter().find(|line| !line.is_empty()).map_or("", String::as_str);
    let is_of_page = |line: usize| {
        let words = &said[line];
        words.is_empty() || is_numbered(words, name) || says_continued(words) || repeated(words)
    };
    // The title of this table is what goes on, and not that of one further above.
    let is_titled = |words: &String| {
        said[near.clone()]
            .iter()
            .any(|title| !title.is_empty() && words.starts_with(title.as_str()))
    };
    let continued =
        between.clone().any(|line| says_continued(&said[line]) && is_titled(&said[line]));
    (dated && alone && continued && between.clone().all(is_of_page)).then_some((row + 1, again.end))
}

/// Words with one blank between each.
fn spaced(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a line has the number of a page at its one end, alone or beside the name that stands first in the text.
fn is_numbered(words: &str, name: &str) -> bool {
    let is_number = |word: &str| {
        word.len() <= DIGITS && !word.is_empty() && word.bytes().all(|digit| digit.is_ascii_digit())
    };
    let named = !name.is_empty() && words.to_lowercase().contains(&name.to_lowercase());
    let mut parts = words.split(' ');
    let first = parts.next().is_some_and(is_number);
    let last = parts.next_back();
    match last {
        None => first,
        Some(last) => named && (first || is_number(last)),
    }
}

/// Whether a line says that it goes on from the page before: `Balance sheet (continued)`.
fn says_continued(words: &str) -> bool {
    let lower = words.to_lowercase();
    let last = lower.trim_end_matches(['.', ')', '）', ']', ' ']);
    self::words().of(Known::PageContinued).any(|phrase| {
        last.strip_suffix(phrase).is_some_and(|before| !before.ends_with(char::is_alphabetic))
    })
}

/// Whether any line of a text says so.
fn says_continued_anywhere(text: &Text) -> bool {
    text.as_str().lines().any(|line| line.len() <= LONGEST && says_continued(line))
}

/// Whether a line has a year of four digits.
fn has_year(words: &str) -> bool {
    years(words) > 0
}

/// How many years of four digits a line has.
fn years(words: &str) -> usize {
    let digits = words.split(|c: char| !c.is_ascii_digit());
    let is_year =
        |digits: &&str| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    digits.filter(is_year).count()
}
