//! A column of units beside the captions: `Revenue | EUR million | 612.1`. A currency in it is the unit of its row, and not
//! the sign before the first figure.

use std::collections::BTreeSet;

use super::super::measure;
use super::{Content, Line, Piece};
use crate::text::Span;
use crate::text::words::plain;

/// Takes the currencies that stand in such a column from the figures behind them.
pub(in crate::text::table) fn part(text: &str, lines: &mut [Line]) {
    let Some(at) = column(text, lines) else { return };
    for line in lines {
        let Some(place) = line.cells.iter().position(|piece| piece.at == at) else { continue };
        let piece = &mut line.cells[place];
        let Some(unit) = piece.currency.take() else { continue };
        piece.at += piece.width - 1;
        piece.width = 1;
        if let Content::Figures(figures) = &mut piece.content
            && let [figure] = figures.as_mut_slice()
        {
            figure.before = Span { start: figure.span.start, end: figure.span.start };
        }
        let words = Piece { at, width: 1, span: unit, content: Content::Words, currency: None };
        line.cells.insert(place, words);
    }
}

/// The position in which units stand, of several kinds, and no figure of its own.
fn column(text: &str, lines: &[Line]) -> Option<usize> {
    const ROWS: usize = 2;
    let rows = || lines.iter().filter(|line| line.has_figures());
    let is_beside = |piece: &&Piece| piece.at > 0;
    let firsts: BTreeSet<usize> =
        rows().filter_map(|line| line.cells.iter().find(is_beside)).map(|piece| piece.at).collect();
    let at = firsts.first().copied()?;
    let own = || rows().filter_map(|line| line.cells.iter().find(|piece| piece.at == at));
    let words = |piece: &Piece| plain(&text[piece.span.start..piece.span.end]);
    let units: Vec<String> =
        own().filter(|piece| piece.content == Content::Words).map(words).collect();
    let kinds: BTreeSet<&String> = units.iter().collect();
    let merged = |piece: &Piece| piece.currency.is_some() && piece.width > 1;
    let other = |piece: &Piece| piece.content != Content::Words && !merged(piece);
    let clear = units.iter().all(|unit| measure::names_unit(unit)) && !own().any(other);
    (clear && units.len() >= ROWS && kinds.len() > 1).then_some(at)
}
