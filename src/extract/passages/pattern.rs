//! The words around a figure: `up # YoY`.

use super::direction::{self, Direction};
use super::prepared::Prepared;
use super::token;
use crate::notation::date::is_year;
use crate::text::Span;
use crate::text::figures::Found;

/// What a map says about the words around a figure.
#[derive(Debug)]
pub(super) struct Pattern<'a> {
    before: Vec<&'a str>,
    behind: Vec<&'a str>,
}

/// A figure that has the words of a pattern around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// Position of the figure among those of the passage.
    pub(super) figure: usize,
    /// What the words say about its sign.
    pub(super) direction: Option<Direction>,
    /// Whether its parentheses are those of the pattern, and say nothing about its sign.
    pub(super) aside: bool,
}

impl<'a> Pattern<'a> {
    /// Takes a pattern apart at its `#`.
    pub(super) fn new(like: &'a str) -> Self {
        let (before, behind) = like.split_once('#').unwrap_or((like, ""));
        let words = |text: &'a str| {
            let plain = |span: &Span| text.get(span.start..span.end);
            let tokens = token::split(text);
            tokens.iter().filter_map(plain).filter(|word| *word != "*").collect()
        };
        Self { before: words(before), behind: words(behind) }
    }

    /// The first allowed figure in a stretch of a passage that has these words around it.
    pub(super) fn find(
        &self,
        passage: &Prepared,
        stretch: Span,
        allowed: impl Fn(&Found) -> bool,
    ) -> Option<Match> {
        let first = passage.figures.partition_point(|figure| figure.span.start < stretch.start);
        let figures = passage.figures[first..].iter().zip(first..);
        figures
            .take_while(|(figure, _)| figure.span.end <= stretch.end)
            .filter(|(figure, _)| allowed(figure))
            .find_map(|(figure, at)| self.at(passage, figure, at, stretch))
    }

    fn at(&self, passage: &Prepared, figure: &Found, at: usize, stretch: Span) -> Option<Match> {
        let fit = Fit::of(self, passage, figure)?;
        let before = passage.before(figure);
        let before = &before[before.len().checked_sub(fit.before.len())?..];
        let behind = passage.behind(figure).get(..fit.behind.len())?;
        let inside = before.first().is_none_or(|token| token.start >= stretch.start)
            && behind.last().is_none_or(|token| token.end <= stretch.end);
        let alike = inside
            && all_same(passage, before, fit.before)
            && all_same(passage, behind, fit.behind);
        alike.then(|| Match {
            figure: at,
            direction: stated(passage, figure, before, behind),
            aside: fit.aside,
        })
    }
}

/// The words of a pattern that stand outside a figure: its sign, parentheses and percent sign
/// are taken off where the figure has them too.
struct Fit<'p> {
    before: &'p [&'p str],
    behind: &'p [&'p str],
    aside: bool,
}

impl<'p> Fit<'p> {
    fn of(pattern: &'p Pattern, passage: &Prepared, figure: &Found) -> Option<Self> {
        let (mut before, mut behind) = (&pattern.before[..], &pattern.behind[..]);
        if let [percent, rest @ ..] = behind
            && token::same(percent, "%")
        {
            behind = figure.is_percent().then_some(rest)?;
        }
        let printed = passage.word(figure.span);
        let mut aside = false;
        if let ([lead @ .., open], [close, rest @ ..]) = (before, behind)
            && *open == "("
            && *close == ")"
            && printed.starts_with('(')
        {
            (before, behind, aside) = (lead, rest, true);
        }
        if let [lead @ .., sign] = before
            && printed
                .chars()
                .next()
                .is_some_and(|first| token::same(sign, first.encode_utf8(&mut [0; 4])))
            && !printed.starts_with('(')
        {
            before = lead;
        }
        Some(Self { before, behind, aside })
    }
}

/// Whether tokens of a passage are these words; a word of direction stands for all of them.
fn all_same(passage: &Prepared, tokens: &[Span], words: &[&str]) -> bool {
    tokens.iter().zip(words).all(|(token, word)| {
        let said = passage.word(*token);
        let directions = direction::of(word).is_some() && direction::of(said).is_some();
        directions || token::same(said, word)
    })
}

/// The direction that the words around a figure say: the nearest before it, unless the figure is
/// where it went to or came from; or a noun behind it, unless the figure is a level that came from another.
fn stated(
    passage: &Prepared,
    figure: &Found,
    before: &[Span],
    behind: &[Span],
) -> Option<Direction> {
    let words: Vec<&str> = before.iter().map(|token| passage.word(*token)).collect();
    let nearest = words.iter().rposition(|word| direction::of(word).is_some());
    if let Some(at) = nearest {
        let noun = direction::is_noun(words[at]);
        let end = words[at + 1..].iter().any(|word| direction::is_end(word, noun));
        return if end { None } else { direction::of(words[at]) };
    }
    let word = |token: &&Span| passage.word(**token).chars().all(char::is_alphabetic);
    let noun = behind
        .iter()
        .take_while(word)
        .find(|token| direction::is_noun(passage.word(**token)))
        .filter(|token| !is_level(passage, figure, **token))?;
    direction::of(passage.word(*noun))
}

/// Whether a figure is a level and no change: behind its direction stands from what figure of the same kind it came, as
/// in `5.0% down from 6.2%`.
fn is_level(passage: &Prepared, figure: &Found, direction: Span) -> bool {
    /// How many tokens may stand between, such as `the` and a currency.
    const BETWEEN: usize = 3;
    let word = passage.word(direction);
    let end = passage.tokens.partition_point(|token| token.start < direction.end);
    let leads =
        passage.tokens.get(end).is_some_and(|token| direction::is_end(passage.word(*token), false));
    let from = passage.figures.partition_point(|other| other.span.start < direction.end);
    let other = passage.figures.get(from).filter(|other| {
        let first = passage.tokens.partition_point(|token| token.start < other.span.start);
        first <= end + 1 + BETWEEN
            && other.is_percent() == figure.is_percent()
            && !is_year(&other.printed)
    });
    direction::is_adverb(word) && leads && other.is_some()
}
