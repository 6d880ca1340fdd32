//! Which marks lie on which piece of a line.

use std::collections::BTreeSet;

use super::Review;
use crate::text::Span;

/// A piece of a line, all of it under the same marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) span: Span,
    /// The first fact whose figure it is part of.
    pub(super) fact: Option<usize>,
    pub(super) suspect: bool,
    pub(super) unmatched: bool,
}

/// All marks of a text by their start.
pub(super) struct Marks {
    facts: Sorted,
    suspects: Sorted,
    unmatched: Sorted,
}

impl Marks {
    pub(super) fn new(review: &Review<'_>) -> Self {
        let facts = review.facts.iter().map(|fact| fact.span);
        let suspects = review.suspects.iter().map(|suspect| Some(suspect.span));
        let unmatched = review.unmatched.iter().map(|span| Some(*span));
        Self {
            facts: Sorted::new(facts),
            suspects: Sorted::new(suspects),
            unmatched: Sorted::new(unmatched),
        }
    }

    /// The facts whose figures begin in a stretch, in the order of the text.
    pub(super) fn facts_from(&self, line: Span) -> impl Iterator<Item = usize> {
        self.facts.starting(line)
    }

    /// The suspects that begin in a stretch, in the order of the text.
    pub(super) fn suspects_from(&self, line: Span) -> impl Iterator<Item = usize> {
        self.suspects.starting(line)
    }

    /// Cuts a line where marks begin or end.
    pub(super) fn pieces(&self, line: Span) -> Vec<Piece> {
        let all = [&self.facts, &self.suspects, &self.unmatched];
        let mut cuts = BTreeSet::from([line.start, line.end]);
        for (span, _) in all.iter().flat_map(|marks| marks.meeting(line)) {
            cuts.extend(
                [span.start, span.end].into_iter().filter(|at| line.start < *at && *at < line.end),
            );
        }
        let cuts: Vec<usize> = cuts.into_iter().collect();
        let piece = |ends: &[usize]| {
            let span = Span { start: ends[0], end: ends[1] };
            Piece {
                span,
                fact: self.facts.over(span).min(),
                suspect: self.suspects.over(span).next().is_some(),
                unmatched: self.unmatched.over(span).next().is_some(),
            }
        };
        cuts.windows(2).map(piece).collect()
    }
}

/// Stretches by their start, with their positions in the list that they come from.
struct Sorted {
    spans: Vec<(Span, usize)>,
    /// The furthest end of all stretches up to each.
    reach: Vec<usize>,
}

impl Sorted {
    /// Sorts stretches; empty ones mark nothing but have their place.
    fn new(spans: impl Iterator<Item = Option<Span>>) -> Self {
        let mut spans: Vec<(Span, usize)> =
            spans.enumerate().filter_map(|(at, span)| Some((span?, at))).collect();
        spans.sort_unstable();
        let mut furthest = 0;
        let reach = spans
            .iter()
            .map(|(span, _)| {
                furthest = furthest.max(span.end);
                furthest
            })
            .collect();
        Self { spans, reach }
    }

    fn starting(&self, line: Span) -> impl Iterator<Item = usize> {
        let first = self.spans.partition_point(|(span, _)| span.start < line.start);
        let ends = line.end;
        self.spans[first..]
            .iter()
            .take_while(move |(span, _)| span.start <= ends)
            .map(|(_, at)| *at)
    }

    /// The stretches that have something in common with a line.
    fn meeting(&self, line: Span) -> impl Iterator<Item = (Span, usize)> {
        let first = self.reach.partition_point(|end| *end <= line.start);
        self.spans[first..]
            .iter()
            .take_while(move |(span, _)| span.start < line.end)
            .filter(move |(span, _)| span.end > line.start)
            .copied()
    }

    /// The stretches that hold a piece of a line.
    fn over(&self, piece: Span) -> impl Iterator<Item = usize> {
        self.meeting(piece).filter(move |(span, _)| span.contains(piece)).map(|(_, at)| at)
    }
}
