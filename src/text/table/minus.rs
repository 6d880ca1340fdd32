//! Minus signs that a blank parts from their figures: `- 512`.
//!
//! A dash alone is a cell without a figure. It is a sign where no figure of another row ends at its place: a column has
//! figures that end where its dashes do, or dashes that no figure follows.

use std::collections::BTreeSet;

use super::Content;
use super::page::{Line, Token};
use crate::text::Span;
use crate::text::figures::Found;

/// How near figures end that stand in one column.
const ALIGNED: usize = 1;

/// Joins such signs with the figures behind them.
pub(super) fn join(masked: &str, lines: &mut [Line], rows: &[usize]) {
    let ends: BTreeSet<usize> = rows
        .iter()
        .flat_map(|row| &lines[*row].tokens)
        .filter(|token| matches!(token.content, Content::Figures(_)))
        .map(|token| token.right)
        .collect();
    // A dash with no figure behind it is a cell, and so are those below it.
    let cells: BTreeSet<usize> = rows
        .iter()
        .flat_map(|row| {
            let tokens = &lines[*row].tokens;
            let alone = |at: &usize| {
                is_dash(masked, &tokens[*at])
                    && tokens.get(at + 1).is_none_or(|next| !is_sign(masked, &tokens[*at], next))
            };
            (0..tokens.len()).filter(alone).map(|at| tokens[at].right).collect::<Vec<_>>()
        })
        .collect();
    let is_column = |dash: &Token| {
        let near = dash.right.saturating_sub(ALIGNED)..=dash.right + ALIGNED;
        [&ends, &cells].iter().any(|all| all.range(near.clone()).next().is_some())
    };
    for row in rows {
        let tokens = &mut lines[*row].tokens;
        for at in (1..tokens.len()).rev() {
            let (before, figure) = (&tokens[at - 1], &tokens[at]);
            if is_sign(masked, before, figure) && !is_column(before) {
                let dash = tokens.remove(at - 1);
                take(&mut tokens[at - 1], &dash);
            }
        }
    }
}

/// Whether a dash stands one blank before a figure that has no sign.
fn is_sign(masked: &str, dash: &Token, figure: &Token) -> bool {
    let unsigned = |found: &Found| found.printed.starts_with(|c: char| c.is_ascii_digit());
    is_dash(masked, dash)
        && figure.left == dash.right + 1
        && matches!(&figure.content, Content::Figures(found) if found.len() == 1 && found.iter().all(unsigned))
}

fn is_dash(masked: &str, token: &Token) -> bool {
    matches!(&masked[token.span.start..token.span.end], "-" | "−" | "–")
}

/// Gives a figure the sign before it.
fn take(figure: &mut Token, dash: &Token) {
    if let Content::Figures(found) = &mut figure.content
        && let [one] = found.as_mut_slice()
    {
        one.printed.insert(0, '-');
        one.span = Span { start: dash.span.start, end: one.span.end };
    }
    figure.span = dash.span.to(figure.span);
    figure.left = dash.left;
    figure.words.start = dash.words.start;
    figure.seed |= dash.seed;
}
