//! A passage with what is looked for in it, made once.

use super::fold::Folded;
use super::passage::Passage;
use super::token;
use crate::notation::separators::Notation;
use crate::text::Span;
use crate::text::figures::{self, Found};

/// A passage, its tokens and its figures.
#[derive(Debug)]
pub struct Prepared<'a> {
    pub(super) passage: &'a Passage,
    pub(super) folded: Folded,
    pub(super) tokens: Vec<Span>,
    pub(super) figures: Vec<Found>,
    pub(super) beginnings: Vec<usize>,
}

impl<'a> Prepared<'a> {
    pub(super) fn new(passage: &'a Passage, notation: Notation) -> Self {
        let words = &passage.words;
        Self {
            passage,
            folded: Folded::new(words),
            tokens: token::split(words),
            figures: figures::find(&notation.normalised(words), 0..words.len()),
            beginnings: passage.beginnings(),
        }
    }

    /// All passages, in the order of the text.
    #[must_use]
    pub fn all(passages: &'a [Passage], notation: Notation) -> Vec<Self> {
        let mut prepared: Vec<Self> =
            passages.iter().map(|passage| Self::new(passage, notation)).collect();
        prepared.sort_by_key(|prepared| prepared.passage.span);
        prepared
    }

    /// The words of a token.
    pub(super) fn word(&self, token: Span) -> &'a str {
        self.passage.words.get(token.start..token.end).unwrap_or_default()
    }

    /// The tokens before a figure, its sign and parentheses not among them.
    pub(super) fn before(&self, figure: &Found) -> &[Span] {
        let count = self.tokens.partition_point(|token| token.start < figure.span.start);
        &self.tokens[..count]
    }

    /// The tokens behind a figure.
    pub(super) fn behind(&self, figure: &Found) -> &[Span] {
        let first = self.tokens.partition_point(|token| token.start < figure.span.end);
        &self.tokens[first..]
    }
}
