//! Sentences of lists that end with figures: `• Revenue was 1,842 (1,765)`. A row has its figures apart from its words.

use super::page::{Kind, Line};
use crate::text::{Text, words};

/// Signs that open a line of a list, and no caption.
const SIGNS: [char; 12] = ['•', '●', '▪', '■', '◆', '♦', '➢', '➤', '▶', '◦', '‣', '∙'];

/// Signs that open a line of a list or a caption.
const DASHES: [char; 4] = ['-', '–', '*', '·'];

/// Makes lines of words of those that open with the sign of a list and have no figure apart from their words. Where a
/// dash opens them, all lines around them up to blank ones must be such.
pub(super) fn pass_over(masked: &str, lines: &mut [Line]) {
    let mut from = 0;
    while from < lines.len() {
        let length = lines[from..].iter().take_while(|line| line.kind != Kind::Blank).count();
        let block = &mut lines[from..from + length];
        let all = block.iter().all(|line| opens(masked, line, &DASHES) && !is_row(line));
        for line in block.iter_mut().filter(|line| line.kind == Kind::Row) {
            if !is_row(line) && (all || opens(masked, line, &SIGNS)) {
                line.kind = Kind::Text;
                line.tokens.clear();
            }
        }
        from += length.max(1);
    }
}

/// Makes lines of words of those in which an item of a list in markup stands, outside of tables: whatever their tags leave
/// blank parts no columns.
pub(super) fn pass_over_items(text: &Text, lines: &mut [Line]) {
    let mut open: Option<usize> = None;
    for (at, tag) in words::tags(text.as_str()) {
        let line = text.line_of(at);
        let ends = matches!((tag.name, tag.closes), ("li", _) | ("ul" | "ol", true));
        if let Some(first) = open.take_if(|_| ends) {
            take(lines, first, line);
        }
        if (tag.name, tag.closes) == ("li", false) {
            take(lines, line, line);
            open = Some(line);
        }
        // What is aligned by blanks stands there as it is, in an item as well.
        if matches!(tag.name, "pre" | "table") {
            open = None;
        }
    }
}

/// Makes lines of words of those with figures from one line to another.
fn take(lines: &mut [Line], first: usize, last: usize) {
    for line in lines.get_mut(first..=last).unwrap_or_default() {
        if line.kind == Kind::Row {
            line.kind = Kind::Text;
            line.tokens.clear();
        }
    }
}

/// Whether a line opens with one of some signs and has words behind it.
fn opens(masked: &str, line: &Line, signs: &[char]) -> bool {
    let first = line.words.first().map(|word| &masked[word.span.start..word.span.end]);
    let rest = first.and_then(|first| first.strip_prefix(|c| signs.contains(&c)));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_alphabetic))
        && line.words.len() > 2
}

/// Whether a figure of a line stands apart from what is before it.
fn is_row(line: &Line) -> bool {
    line.tokens.iter().any(|token| {
        let before = token.words.start.checked_sub(1).and_then(|before| line.words.get(before));
        let left = line.words[token.words.start].left;
        token.seed && before.is_some_and(|before| left > before.right + 1)
    })
}
