//! Lines of a text as they stand on a page: words with their columns, rules, figures.

use std::ops::Range;

use super::double::Width;
use super::{Content, LONGEST, cell, is_year, measure, period, tab, tabstops};
use crate::text::{Span, Text};

/// A word on a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// The column it begins in, in characters.
    pub left: usize,
    /// The column behind it.
    pub right: usize,
    /// Where it stands.
    pub span: Span,
}

/// A figure, dash or damaged figure on a page.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// The column the figure begins in, without a currency before it.
    pub left: usize,
    /// The column behind the figure, without a unit behind it.
    pub right: usize,
    /// All of it.
    pub span: Span,
    /// What it is; words only where they say that there is no figure.
    pub content: Content,
    /// Which words of the line it is made of.
    pub words: Range<usize>,
    /// Whether its place makes it a cell without a look at other lines.
    pub seed: bool,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing stands in it.
    Blank,
    /// Dashes; `left` and `right` are where they begin and end, `broken` is whether blanks part
    /// them.
    Rule { left: usize, right: usize, broken: bool },
    /// It has figures in columns.
    Row,
    /// It has words.
    Text,
    /// It is no line of a page: a long sentence, a line with tabs, a line of a table with markup.
    Foreign,
}

/// How the columns of a line are counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ruler {
    /// How far apart tabs stop that stand for blanks.
    pub stop: Option<usize>,
    /// How wide signs are.
    pub width: Width,
}

/// A line on a page.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub kind: Kind,
    pub words: Vec<Word>,
    pub tokens: Vec<Token>,
    /// Whether it ends with a colon.
    pub colon: bool,
    /// Whether it names one unit over each of several columns.
    pub measure: bool,
}

impl Token {
    /// Whether it may be a year in a heading.
    fn is_year(&self) -> bool {
        matches!(&self.content, Content::Figures(found) if found.iter().all(is_year))
    }

    /// The year of the Buddhist calendar, 543 years ahead, that it may be.
    fn buddhist_year(&self) -> Option<u32> {
        let Content::Figures(found) = &self.content else { return None };
        let [one] = found.as_slice() else { return None };
        let year = one.printed.parse().ok().filter(|_| one.printed.len() == 4);
        year.filter(|year| (2500..2600).contains(year))
    }
}

/// Whether some figures are years of that calendar, one beside the other.
fn are_buddhist_years(run: &[Token]) -> bool {
    /// How many years apart those of a heading are at most.
    const APART: u32 = 5;
    let years: Option<Vec<u32>> = run.iter().map(Token::buddhist_year).collect();
    let years = years.unwrap_or_default();
    let span = years.iter().max().zip(years.iter().min());
    years.len() > 1 && span.is_some_and(|(last, first)| (1..=APART).contains(&(last - first)))
}

impl Line {
    /// Reads a line, in which columns are counted so.
    pub(super) fn new(text: &Text, masked: &str, number: usize, free: bool, ruler: Ruler) -> Self {
        let span = text.lines().get(number).copied().unwrap_or(Span { start: 0, end: 0 });
        let content = &masked[span.start..span.end];
        let parted = ruler.stop.is_none() && tab::is_parted(text.line(number));
        if !free || parted || content.len() > LONGEST {
            return Self {
                kind: Kind::Foreign,
                words: Vec::new(),
                tokens: Vec::new(),
                colon: false,
                measure: false,
            };
        }
        let words = words(content, span.start, ruler);
        let rule = rule(content, &words);
        let mut tokens = if rule.is_none() { tokens(masked, &words) } else { Vec::new() };
        mark_seeds(masked, &words, &mut tokens, tab::opens_with_bullet(content));
        let kind = match rule {
            Some(rule) => rule,
            None if words.is_empty() => Kind::Blank,
            None if tokens.iter().any(|token| token.seed) => Kind::Row,
            None => Kind::Text,
        };
        let colon = content.trim_end().ends_with(':');
        Self { kind, words, tokens, colon, measure: false }.measured(masked)
    }

    /// A line of some words of another.
    pub(super) fn of_words(masked: &str, words: Vec<Word>) -> Self {
        let mut tokens = tokens(masked, &words);
        mark_seeds(masked, &words, &mut tokens, false);
        let kind = match tokens.iter().any(|token| token.seed) {
            _ if words.is_empty() => Kind::Blank,
            true => Kind::Row,
            false => Kind::Text,
        };
        let last = words.last().map(|word| &masked[word.span.start..word.span.end]);
        let colon = last.is_some_and(|word| word.ends_with(':'));
        Self { kind, words, tokens, colon, measure: false }.measured(masked)
    }

    /// The line, of which it is known whether it names a unit over columns.
    fn measured(mut self, masked: &str) -> Self {
        let runs = self.runs();
        let cells = runs.iter().map(|run| &masked[run.span.start..run.span.end]);
        self.measure = self.kind == Kind::Text && measure::is_over_all(&cells.collect::<Vec<_>>());
        self
    }

    /// The column its first word begins in.
    pub(super) fn left(&self) -> usize {
        self.words.first().map_or(0, |word| word.left)
    }

    /// The column behind its last word.
    pub(super) fn right(&self) -> usize {
        self.words.last().map_or(0, |word| word.right)
    }

    /// The column its first figure begins in.
    pub(super) fn first_figure(&self) -> usize {
        let lefts = self.tokens.iter().filter(|token| token.seed).map(|token| token.left);
        lefts.min().unwrap_or(usize::MAX)
    }

    /// Whether it is a caption and behind it, apart, words in columns that say that there is no figure: `Other   n.m.`.
    pub(super) fn is_void(&self) -> bool {
        let mut end = self.words.len();
        let mut first = None;
        for token in self.tokens.iter().rev() {
            if token.words.end != end || token.content != Content::Words {
                break;
            }
            end = token.words.start;
            first = Some(token);
        }
        let caption = end.checked_sub(1).and_then(|last| self.words.get(last));
        let apart = |token: &Token| caption.is_some_and(|last| token.left > last.right + 1);
        self.kind == Kind::Text && first.is_some_and(apart)
    }

    /// The runs of words that are parted by two blanks or more.
    pub(super) fn runs(&self) -> Vec<Word> {
        let mut runs: Vec<Word> = Vec::new();
        for word in &self.words {
            match runs.last_mut() {
                Some(run) if word.left <= run.right + 1 => {
                    run.right = word.right;
                    run.span = run.span.to(word.span);
                }
                _ => runs.push(*word),
            }
        }
        runs
    }
}

/// The words of a line; figures in parentheses may touch one another.
fn words(content: &str, offset: usize, ruler: Ruler) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    let mut last = ' ';
    let mut next = 0;
    let leaders = leaders(content);
    for (at, c) in content.char_indices() {
        let column = next;
        next = tabstops::next(column, c, ruler.stop) + (ruler.width.of_sign(c) - 1);
        let end = offset + at + c.len_utf8();
        if c.is_whitespace() || leaders.contains(&at) {
            open = false;
        } else if let (true, Some(word)) = (open && (last, c) != (')', '('), words.last_mut()) {
            word.right = next;
            word.span.end = end;
        } else {
            let span = Span { start: offset + at, end };
            words.push(Word { left: column, right: next, span });
            open = true;
        }
        last = c;
    }
    words
}

/// Where the signs stand that lead from a caption to its figures: `Revenue ........... 1,204.1`. Dashes that blanks set
/// apart are what a column has for a figure.
fn leaders(content: &str) -> Range<usize> {
    const LEAST: usize = 4;
    const SIGNS: [char; 5] = ['.', '·', '…', '_', '-'];
    let mut best = 0..0;
    for sign in SIGNS {
        let mut from = 0;
        while let Some(start) = content[from..].find(sign).map(|at| from + at) {
            let rest = &content[start..];
            let end = start + rest.len() - rest.trim_start_matches(sign).len();
            let count = (end - start) / sign.len_utf8();
            let least = if sign == '…' { 2 } else { LEAST };
            if count >= least && end - start > best.len() {
                best = start..end;
            }
            from = end;
        }
    }
    let named = content[..best.start].contains(char::is_alphabetic);
    let figure = content[best.end..].trim_start_matches([' ', '$', '€', '£', '¥', '(', '-']);
    let fills = |blanks: usize| blanks < 2;
    let (before, behind) = (&content[..best.start], &content[best.end..]);
    let touches = fills(before.len() - before.trim_end().len())
        && fills(behind.len() - behind.trim_start().len());
    let dashes = content[best.clone()].starts_with(['-', '_']);
    let led = named && figure.starts_with(|c: char| c.is_ascii_digit()) && (touches || !dashes);
    if led { best } else { 0..0 }
}

/// Whether a line is a rule: runs of four dashes or more, and nothing else.
fn rule(content: &str, words: &[Word]) -> Option<Kind> {
    let dashes = content.chars().all(|c| c.is_whitespace() || "-=_─━—".contains(c));
    let long = words.iter().all(|word| word.right - word.left >= 4);
    let (first, last) = (words.first()?, words.last()?);
    let broken = words.len() > 1;
    (dashes && long).then_some(Kind::Rule { left: first.left, right: last.right, broken })
}

/// The figures of a line, with currencies and units that belong to them.
fn tokens(masked: &str, words: &[Word]) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < words.len() {
        // The months of a heading and their year are no two figures: `9M 2024`.
        if let Some(count) = words_of_period(masked, words, at) {
            at += count;
            continue;
        }
        if is_year_of_month(masked, words, at) {
            at += 1;
            continue;
        }
        let next = || (1..=4).rev().find_map(|count| token(masked, words, at..at + count));
        let pair = || pair(masked, words, at);
        match behind_currency(masked, words, at).or_else(pair).or_else(next) {
            Some(token) => {
                at = token.words.end;
                tokens.push(token);
            }
            None => at += 1,
        }
    }
    tokens
}

/// Whether a word of two digits stands right behind the name of a month and a word before it: `to Sept. 24`. A month that
/// opens a line may be the caption of a row.
fn is_year_of_month(masked: &str, words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).filter(|before| *before > 0);
    let Some(month) = before.and_then(|before| words.get(before)) else { return false };
    let (name, digits) = (&masked[month.span.start..month.span.end], words[at].span);
    let year = &masked[digits.start..digits.end];
    words[at].left == month.right + 1
        && name.chars().all(|c| c.is_alphabetic() || c == '.')
        && cell::is_month(name)
        && year.len() == 2
        && year.bytes().all(|c| c.is_ascii_digit())
}

/// How many words from one on name a part of a year and its year.
fn words_of_period(masked: &str, words: &[Word], at: usize) -> Option<usize> {
    (2..=period::WORDS).rev().find(|count| {
        let part = words.get(at..at + count).unwrap_or_default();
        let near = part.windows(2).all(|pair| pair[1].left == pair[0].right + 1);
        let ends = part.first().zip(part.last());
        ends.is_some_and(|(first, last)| {
            // A code may stand further from its year.
            (near || *count == 2) && period::is_of_year(&masked[first.span.start..last.span.end])
        })
    })
}

/// Two figures with a stroke between them, with one blank between any two words: a cell of which nobody knows what it is.
fn pair(masked: &str, words: &[Word], at: usize) -> Option<Token> {
    const LONGEST: usize = 4;
    (1..=LONGEST).rev().find_map(|count| {
        let part = words.get(at..at + count)?;
        let (first, last) = (part.first()?, part.last()?);
        let near = part.windows(2).all(|pair| pair[1].left == pair[0].right + 1);
        let span = first.span.to(last.span);
        let found = near && cell::is_pair(&masked[span.start..span.end]);
        found.then(|| Token {
            left: first.left,
            right: last.right,
            span,
            content: Content::Damaged,
            words: at..at + count,
            seed: false,
        })
    })
}

/// How far a figure may stand behind its currency.
const APART: usize = 14;

/// The figure or dash behind a currency that blanks push away from it: `$      4,812`, `$      —`.
fn behind_currency(masked: &str, words: &[Word], at: usize) -> Option<Token> {
    let (sign, next) = (words.get(at)?, words.get(at + 1)?);
    let near = (2..=APART).contains(&(next.left - sign.right));
    if !near || !cell::is_currency(&masked[sign.span.start..sign.span.end]) {
        return None;
    }
    let mut found = (1..=4).rev().find_map(|count| token(masked, words, at + 1..at + 1 + count))?;
    match &mut found.content {
        Content::Figures(figures) => {
            let [figure] = figures.as_mut_slice() else { return None };
            (figure.before.start == figure.before.end).then_some(())?;
            figure.before = sign.span;
            found.span = sign.span.to(found.span);
        }
        Content::Nil => {}
        _ => return None,
    }
    found.words.start = at;
    Some(found)
}

/// The figure that some words make, with one blank between them.
fn token(masked: &str, words: &[Word], range: Range<usize>) -> Option<Token> {
    let part = words.get(range.clone())?;
    let (first, last) = (part.first()?, part.last()?);
    if part.windows(2).any(|pair| pair[1].left != pair[0].right + 1) {
        return None;
    }
    let (span, content) = cell::read(masked, first.span.to(last.span))?;
    let content =
        if part.len() == 1 { without_glued_mark(masked, first, content) } else { content };
    if let (true, Some(more)) = (part.len() == 1, words.get(range.end))
        && is_part(masked, last, more)
        && matches!(content, Content::Figures(_))
    {
        let (span, words) = (span.to(more.span), range.start..range.end + 1);
        let (left, right, content) = (first.left, last.right, Content::Damaged);
        return Some(Token { left, right, span, content, words, seed: false });
    }
    let (left, right) = match &content {
        Content::Figures(found) => {
            let [figure] = found.as_slice() else { return None };
            let columns = |range: Range<usize>| masked[range].chars().count();
            let left = first.left + columns(span.start..figure.span.start);
            (left, left + columns(figure.span.start..figure.span.end))
        }
        Content::Damaged if is_date_part(&masked[span.start..span.end]) => return None,
        Content::Words if !cell::is_void(&masked[span.start..span.end]) => return None,
        _ if part.len() == 1 => (first.left, last.right),
        // A percent sign may stand behind a dash.
        Content::Nil if part.len() == 2 => (first.left, last.right),
        _ => return None,
    };
    Some(Token { left, right, span, content, words: range, seed: false })
}

/// What a word holds, without the mark of a note that touches its figure: `1,150(1)`. More digits may be another figure,
/// and then nobody knows what it is.
fn without_glued_mark(masked: &str, word: &Word, content: Content) -> Content {
    let Content::Figures(mut found) = content else { return content };
    let shown = &masked[word.span.start..word.span.end];
    let glued = shown.strip_suffix(')').and_then(|open| open.rsplit_once('('));
    let Some((figure, mark)) = glued.filter(|_| found.len() == 2) else {
        return Content::Figures(found);
    };
    let digits = mark.bytes().all(|c| c.is_ascii_digit());
    match mark.len() {
        1 if digits && figure.ends_with(|c: char| c.is_ascii_digit() || c == ')') => {
            found.truncate(1);
            Content::Figures(found)
        }
        2 if digits => Content::Damaged,
        _ => Content::Figures(found),
    }
}

/// Parts of one that are signs of their own.
const VULGAR: [char; 18] =
    ['¼', '½', '¾', '⅐', '⅑', '⅒', '⅓', '⅔', '⅕', '⅖', '⅗', '⅘', '⅙', '⅚', '⅛', '⅜', '⅝', '⅞'];

/// Whether the sign of a part of one stands behind a figure: `1,204 ½`.
fn is_part(masked: &str, figure: &Word, next: &Word) -> bool {
    let sign = &masked[next.span.start..next.span.end];
    next.left == figure.right + 1 && sign.starts_with(VULGAR)
}

/// Whether it is the day or year of a date in a caption: `31,`, `2008.`
fn is_date_part(word: &str) -> bool {
    let digits = word.strip_suffix([',', '.', ';', ':']);
    digits.is_some_and(|digits| digits.bytes().all(|c| c.is_ascii_digit()))
}

/// Marks the figures at the end of a line that are cells for certain. What directly follows
/// words may be part of the caption (`December 31, 2008`, `of JPY 32,000`), and so may be what
/// opens the line. In the item of a list (`listed`) a figure with a sign may be part of the sentence as well: what stands
/// behind it in parentheses (`rose to GBP 142.8 million (131.0)`) is a cell only where blanks set one of them apart.
fn mark_seeds(masked: &str, words: &[Word], tokens: &mut [Token], listed: bool) {
    let mut end = words.len();
    let mut first = tokens.len();
    while let Some(token) = first.checked_sub(1).and_then(|last| tokens.get(last)) {
        if token.words.end != end {
            break;
        }
        end = token.words.start;
        first -= 1;
    }
    let run = tokens.get_mut(first..).unwrap_or_default();
    let opens = run.first().is_some_and(|token| token.words.start == 0);
    if run.iter().all(Token::is_year) || (opens && are_buddhist_years(run)) {
        return;
    }
    let alone = run.len() == 1;
    let mut certain = false;
    for token in run {
        let before = token.words.start.checked_sub(1).and_then(|before| words.get(before));
        let apart = match before {
            Some(before) => words[token.words.start].left > before.right + 1,
            None => !alone,
        };
        let figure = token.content.is_strong() || token.content == Content::Nil;
        token.seed = match token.content {
            Content::Figures(_) | Content::Nil => certain || (apart && figure),
            // Ranges beside one another are cells, of which none is a figure.
            Content::Damaged => {
                let shown = &masked[token.span.start..token.span.end];
                let of_two = cell::is_range(shown) || cell::is_pair(shown);
                apart && !alone && (of_two || shown.ends_with(VULGAR))
            }
            _ => false,
        };
        certain |= token.seed || (!listed && token.content.is_strong());
    }
}

/// Whether a figure has several digits: marks of notes have one.
pub(super) fn is_long(figure: &str) -> bool {
    figure.bytes().filter(u8::is_ascii_digit).count() > 1
}

/// How many columns of the page two ranges share.
pub(super) fn overlap(a: &Range<usize>, b: Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}
