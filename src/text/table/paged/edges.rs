//! The lines at the ends of pages: the number, the name of the report, the head that every page repeats.

use std::collections::{BTreeMap, BTreeSet};

use super::line;
use crate::notation::date;
use crate::notation::words::{Kind, words};
use crate::text::Text;

/// How many lines at the foot of a page, and at its head, may be of the page.
const LINES: usize = 2;

/// The most digits of the number of a page.
const DIGITS: usize = 3;

/// How many pages at least have the same words beside their numbers where nothing else says that they are of pages: two
/// rows may have figures that follow one another.
const ALIKE: usize = 3;

/// Where pages end, and which lines there are of the pages.
pub(in crate::text::table) struct Edges {
    /// The first line of each page but the first one.
    starts: Vec<usize>,
    /// Lines that are a number, alone or beside words that are of the page.
    numbered: BTreeSet<usize>,
    /// Lines that are the first of the text once more.
    names: BTreeSet<usize>,
    /// The first line of the text, without digits.
    name: String,
}

impl Edges {
    pub(in crate::text::table) fn new(text: &Text) -> Self {
        let starts: Vec<usize> = match text.as_str().contains('\r') {
            true => (1..text.lines().len()).filter(|at| begins_page(text, *at)).collect(),
            false => Vec::new(),
        };
        let mut edges =
            Self { starts, numbered: BTreeSet::new(), names: BTreeSet::new(), name: String::new() };
        let filled: Vec<usize> = (0..text.lines().len())
            .filter(|at| !edges.starts.is_empty() && is_filled(text, *at))
            .collect();
        let near: BTreeSet<usize> =
            edges.starts.iter().flat_map(|start| near(&filled, *start)).collect();
        let said = |at: usize| line(text, at).map(|span| text.slice(span)).unwrap_or_default();
        let name = (0..text.lines().len()).map(said).find(|words| has_letters(words));
        edges.name = without_digits(name.unwrap_or_default());
        let rising = edges.rising(&near, &said);
        for at in near {
            let words = said(at);
            let again = || rising.contains(&without_digits(words));
            if is_beside_number(words) && (edges.may_be_foot(words) || again()) {
                edges.numbered.insert(at);
            } else if has_letters(words) && folded(words) == edges.name {
                edges.names.insert(at);
            }
        }
        edges
    }

    /// The words beside which numbers rise from page to page as pages do. Figures of rows do not.
    fn rising<'t>(
        &self,
        near: &BTreeSet<usize>,
        said: &dyn Fn(usize) -> &'t str,
    ) -> BTreeSet<String> {
        let mut found: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
        for at in near {
            if let Some(number) = number_beside(said(*at)) {
                let page = self.starts.partition_point(|start| start <= at);
                found.entry(without_digits(said(*at))).or_default().push((page, number));
            }
        }
        let rises = |pages: &Vec<(usize, usize)>| {
            let first = pages.first().copied().unwrap_or_default();
            pages.iter().all(|(page, number)| number + first.0 == page + first.1)
        };
        found.retain(|_, pages| pages.len() >= ALIKE && rises(pages));
        found.into_keys().collect()
    }

    /// Whether words may be the foot of a page: its number, alone or beside a year, a word for pages or the first line of the
    /// text.
    pub(super) fn may_be_foot(&self, said: &str) -> bool {
        let rest = without_digits(said);
        let name = &self.name;
        let named = !name.is_empty() && (rest == *name || rest.starts_with(&format!("{name} ")));
        is_beside_number(said)
            && (rest.is_empty()
                || (names_year(said) && !is_like_row(said))
                || named
                || words().has(Kind::PageWords, &rest))
    }

    /// The first line of each page but the first one.
    pub(in crate::text::table) fn ends(&self) -> impl Iterator<Item = usize> {
        self.starts.iter().copied()
    }

    /// Whether a page begins in one of some lines.
    pub(super) fn begin_in(&self, lines: std::ops::RangeInclusive<usize>) -> bool {
        let first = self.starts.partition_point(|start| start < lines.start());
        self.starts.get(first).is_some_and(|start| start <= lines.end())
    }

    /// The lines beside the end of a page that are of the pages.
    pub(super) fn around(&self, start: usize) -> Vec<usize> {
        /// Blank lines may stand between.
        const FAR: usize = 8;
        let window = start.saturating_sub(FAR)..start + FAR;
        self.numbered.range(window.clone()).chain(self.names.range(window)).copied().collect()
    }

    /// Whether a line is the number of a page, alone or beside words that are of the page.
    pub(in crate::text::table) fn is_numbered(&self, at: usize) -> bool {
        self.numbered.contains(&at)
    }

    /// Whether a line at the edge of a page is the first of the text once more.
    pub(super) fn is_name(&self, at: usize) -> bool {
        self.names.contains(&at)
    }
}

/// Whether a form feed stands before a line; it was made a CR, which a text of LF has nowhere else.
fn begins_page(text: &Text, at: usize) -> bool {
    let bytes = text.as_str().as_bytes();
    let Some(span) = text.lines().get(at) else { return false };
    let byte = |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied();
    if byte(span.start.checked_sub(1)) == Some(b'\r') {
        return true;
    }
    // Alone in its line it looks like the end of one.
    let alone = span.start == span.end && byte(Some(span.end)) == Some(b'\r');
    alone && byte(span.start.checked_sub(2)).is_some_and(|before| before != b'\r')
}

fn is_filled(text: &Text, at: usize) -> bool {
    line(text, at).is_some_and(|span| span.start < span.end)
}

/// The lines with words at the foot of the page before a line, and at the head of the page that it begins, of all that
/// have words.
fn near<'f>(filled: &'f [usize], start: usize) -> impl Iterator<Item = usize> + 'f {
    let first = filled.partition_point(|at| *at < start);
    // Rows stand at the end of a page as well: a foot has a blank line above itself.
    let apart = |at: usize| at.checked_sub(1).is_none_or(|above| filled[at] > filled[above] + 1);
    let foot = first.saturating_sub(LINES)..first;
    let from = foot.rev().find(|at| apart(*at)).unwrap_or(first);
    filled[from..filled.len().min(first + LINES)].iter().copied()
}

/// Whether a line begins or ends with the number of a page, and has no other figure but years.
fn is_beside_number(said: &str) -> bool {
    number_beside(said).is_some()
}

/// The number of a page with which a line begins or ends, where it has no other figure but years.
fn number_beside(said: &str) -> Option<usize> {
    let parts: Vec<&str> = said.split_whitespace().collect();
    let number = |word: &&str| -> Option<usize> {
        let word = word.trim_matches(['-', '–', '—', '|', '[', ']']);
        let digits = word.len() <= DIGITS && word.bytes().all(|c| c.is_ascii_digit());
        word.parse().ok().filter(|_| digits)
    };
    let figure = |word: &&&str| word.contains(|c: char| c.is_ascii_digit()) && !is_year(word);
    let found = parts.first().and_then(number).or_else(|| parts.last().and_then(number));
    found.filter(|_| parts.iter().filter(figure).count() == 1)
}

/// Whether a number stands apart behind words, as the figure of a row does behind its caption.
fn is_like_row(said: &str) -> bool {
    let words = said.trim_end().trim_end_matches(|c: char| !c.is_whitespace());
    words.ends_with("  ") || words.ends_with('\t')
}

fn is_year(word: &str) -> bool {
    date::is_year(word.trim_matches(|c: char| !c.is_ascii_digit()))
}

fn names_year(said: &str) -> bool {
    has_letters(said) && said.split_whitespace().any(is_year)
}

fn has_letters(said: &str) -> bool {
    said.contains(char::is_alphabetic)
}

/// Words in small letters, without blanks and signs at their ends, and one blank between any two.
pub(super) fn folded(said: &str) -> String {
    let lower = said.to_lowercase();
    let inside = lower.trim_matches(|c: char| !c.is_alphanumeric());
    inside.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_digits(said: &str) -> String {
    folded(&said.chars().filter(|c| !c.is_ascii_digit()).collect::<String>())
}
