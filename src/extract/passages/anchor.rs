//! Where in the text a map looks for a passage.

use std::cell::OnceCell;

use super::fold::Folded;
use super::passage::Passage;
use super::prepared::Prepared;
use crate::source::map::Anchor;
use crate::text::{Span, Text};

/// The words of every line of a text, tables and headings included.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    text: &'a Text,
    /// Made where an anchor names lines.
    lines: OnceCell<Vec<(Span, Folded)>>,
}

/// A stretch of a passage to which an anchor leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// Position of the passage.
    pub(super) passage: usize,
    /// The stretch of its words.
    pub(super) stretch: Span,
}

/// Which words of an anchor no line has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoLine<'a> {
    /// Those of `after`.
    After(&'a str),
    /// Those of `before`.
    Before(&'a str),
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t Text) -> Self {
        Self { text, lines: OnceCell::new() }
    }

    fn folded(&self) -> &[(Span, Folded)] {
        let words = |line: &Span| Passage::of_pieces(self.text, &[*line]).words;
        let folded = |line: &Span| (*line, Folded::new(&words(line)));
        self.lines.get_or_init(|| self.text.lines().iter().map(folded).collect())
    }

    /// The first line at or behind an offset that says these words.
    fn saying(&self, words: &str, from: usize) -> Option<Span> {
        let words = Folded::new(words);
        let all = self.folded();
        let first = all.partition_point(|(line, _)| line.start < from);
        let mut lines = all[first..].iter();
        lines.find(|(_, line)| line.says_behind(0, &words)).map(|(line, _)| *line)
    }

    /// The stretch of the text between the lines of `after` and `before`.
    fn between<'a>(&self, anchor: &'a Anchor) -> Result<Span, NoLine<'a>> {
        let start = match &anchor.after {
            Some(words) => self.saying(words, 0).ok_or(NoLine::After(words))?.end,
            None => 0,
        };
        let end = match &anchor.before {
            Some(words) => self.saying(words, start).ok_or(NoLine::Before(words))?.start,
            None => usize::MAX,
        };
        Ok(Span { start, end })
    }

    /// The stretches to which an anchor leads, in the order of the text.
    pub(super) fn spots<'a>(
        &self,
        anchor: &'a Anchor,
        passages: &[Prepared],
    ) -> Result<Vec<Spot>, NoLine<'a>> {
        let between = self.between(anchor)?;
        let begins = anchor.begins.as_deref().map(Folded::new);
        let with = anchor.with.as_deref().map(Folded::new);
        let mut spots = Vec::new();
        for (at, passage) in passages.iter().enumerate() {
            let Some(bounds) = bounds(passage, between) else { continue };
            if with.as_ref().is_some_and(|with| !passage.folded.says_behind(bounds.start, with)) {
                continue;
            }
            let Some(words) = &begins else {
                spots.push(Spot { passage: at, stretch: bounds });
                continue;
            };
            let fits = |start: &&usize| {
                bounds.start <= **start
                    && **start < bounds.end
                    && passage.folded.says_at(**start, words)
            };
            spots.extend(passage.beginnings.iter().filter(fits).map(|start| Spot {
                passage: at,
                stretch: Span { start: *start, end: bounds.end },
            }));
        }
        Ok(spots)
    }
}

/// The words of a passage that stand in a stretch of the text.
fn bounds(passage: &Prepared, between: Span) -> Option<Span> {
    let passage = passage.passage;
    if passage.span.end <= between.start || passage.span.start >= between.end {
        return None;
    }
    let end = if between.end >= passage.span.end {
        passage.words.len()
    } else {
        passage.words_from(between.end)
    };
    let start = passage.words_from(between.start);
    (start < end).then_some(Span { start, end })
}
