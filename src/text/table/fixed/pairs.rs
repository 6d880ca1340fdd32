//! Figures with a second one behind them in their cell: `41,204 (100.0%)`, `6 (5.2)`.
//!
//! Percentages in parentheses that stand behind every figure are no columns of their own where no heading stands over
//! them; and a row that has twice as many figures as all others, each second one in parentheses, has them in the columns
//! of the others.

use super::super::page::Line;
use super::super::{Content, cell, marks};
use super::Token;

/// How many blanks may stand between the two.
const APART: usize = 2;

/// Makes one cell of both.
pub(super) fn join(masked: &str, lines: &mut [Line], rows: &[usize]) {
    let parts = |line: &Line| -> Vec<usize> {
        (1..line.tokens.len()).filter(|at| is_behind(masked, line, *at)).collect()
    };
    let paired: Vec<(usize, Vec<usize>)> =
        rows.iter().map(|row| (*row, parts(&lines[*row]))).collect();
    let has_all = |(row, parts): &&(usize, Vec<usize>)| {
        let figures = lines[*row].tokens.iter().filter(|token| token.seed).count();
        !parts.is_empty() && parts.len() * 2 == figures
    };
    let all: Vec<&(usize, Vec<usize>)> = paired.iter().filter(has_all).collect();
    let joined: Vec<(usize, Vec<usize>)> = match of_percents(masked, lines, rows, &all) {
        true => all.into_iter().cloned().collect(),
        false => lone(lines, rows, &all).into_iter().cloned().collect(),
    };
    for (row, parts) in joined {
        for at in parts.into_iter().rev() {
            take(masked, &mut lines[row].tokens, at);
        }
    }
}

/// Whether a token is a figure in parentheses right behind one that has none.
fn is_behind(masked: &str, line: &Line, at: usize) -> bool {
    let (before, token) = (&line.tokens[at - 1], &line.tokens[at]);
    let figure = |token: &Token| token.seed && matches!(token.content, Content::Figures(_));
    let open = |token: &Token| masked[token.span.start..token.span.end].starts_with('(');
    figure(before)
        && figure(token)
        && open(token)
        && !open(before)
        && (1..=APART).contains(&token.left.saturating_sub(before.right))
}

fn is_percent(token: &Token) -> bool {
    matches!(&token.content, Content::Figures(found) if found.iter().all(|one| one.is_percent()))
}

/// Whether all percentages in parentheses stand behind figures, in rows that have one behind each, and no words over
/// them.
fn of_percents(masked: &str, lines: &[Line], rows: &[usize], all: &[&(usize, Vec<usize>)]) -> bool {
    let headings = marks::headings(lines, rows);
    let enclosed = |token: &&Token| {
        token.seed && is_percent(token) && masked[token.span.start..token.span.end].starts_with('(')
    };
    let every = rows.iter().flat_map(|row| &lines[*row].tokens).filter(enclosed).count();
    let found: usize = all.iter().map(|(_, parts)| parts.len()).sum();
    let bare = |(row, parts): &(usize, Vec<usize>)| {
        let tokens = &lines[*row].tokens;
        parts.iter().all(|at| {
            is_percent(&tokens[*at]) && !marks::is_headed(&headings, &tokens[at - 1], &tokens[*at])
        })
    };
    found > 1 && found == every && all.iter().all(|row| bare(row))
}

/// The rows that have twice as many figures as any other.
fn lone<'a>(
    lines: &[Line],
    rows: &[usize],
    all: &[&'a (usize, Vec<usize>)],
) -> Vec<&'a (usize, Vec<usize>)> {
    let others = rows.iter().filter(|row| !all.iter().any(|(own, _)| own == *row));
    let figures = |row: &usize| lines[*row].tokens.iter().filter(|token| token.seed).count();
    let most = others.map(figures).max().unwrap_or(0);
    let twice = |(_, parts): &&&(usize, Vec<usize>)| most > 1 && parts.len() == most;
    all.iter().filter(twice).copied().collect()
}

/// Takes a figure into the cell before it, which ends where the second one does.
fn take(masked: &str, tokens: &mut Vec<Token>, at: usize) {
    let span = tokens[at - 1].span.to(tokens[at].span);
    let Some((span, content)) = cell::read(masked, span) else { return };
    let part = tokens.remove(at);
    let token = &mut tokens[at - 1];
    token.span = span;
    token.content = content;
    token.right = part.right;
    token.words.end = part.words.end;
}
