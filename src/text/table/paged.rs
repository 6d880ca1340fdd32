//! Where pages of paper end: the lines at their feet and heads are none of a table, a table may go on behind them, and another
//! may begin there.
//!
//! A table goes on where the words behind the end say so: its title once more, perhaps as `continued`, or nothing but the same
//! words over its columns while the statement has not come to its last line. A title of its own, or rows behind that last
//! line, begin another table.

mod edges;

use std::collections::BTreeSet;

pub(super) use edges::Edges;

use super::page::{Kind, Line};
use super::{Layout, Row, Table, trim};
use crate::notation::words::{Kind as Known, words};
use crate::text::{Span, Text};

/// Takes the feet and heads of pages off the lines, and parts from the rows above what begins anew behind them.
pub(super) fn part(masked: &str, edges: &Edges, lines: &mut [Line]) {
    for end in edges.ends() {
        for at in edges.around(end) {
            // What stands over columns is a heading, whoever repeats it.
            if edges.is_numbered(at) || (edges.is_name(at) && lines[at].runs().len() == 1) {
                let line = &mut lines[at];
                line.kind = Kind::Blank;
                line.words.clear();
                line.tokens.clear();
            }
        }
        if let Some(at) = opens(masked, lines, end) {
            lines[at].kind = Kind::Foreign;
        }
    }
}

/// The line behind the end of a page from which on rows are none of the table above: a title that stands apart, or a blank line
/// where the statement had come to its last line.
fn opens(masked: &str, lines: &[Line], end: usize) -> Option<usize> {
    let is_blank = |at: &usize| lines[*at].kind == Kind::Blank;
    let last = (0..end).rev().find(|at| !is_blank(at))?;
    let first = (end..lines.len()).find(|at| !is_blank(at))?;
    if lines[last].kind != Kind::Row {
        return None;
    }
    let words = |line: &Line| {
        let span = line.words.first().zip(line.words.last());
        span.map(|(first, last)| &masked[first.span.start..last.span.end]).unwrap_or_default()
    };
    match lines[first].kind {
        Kind::Text => {
            let apart = lines.get(first + 1).is_some_and(|line| line.kind == Kind::Blank);
            // Where every line stands apart, so do captions.
            let spaced = last.checked_sub(1).is_some_and(|above| is_blank(&above));
            let said = words(&lines[first]);
            let title = lines[first].runs().len() == 1 && !says_continued(said);
            (apart && !spaced && title && !is_of_balance(said)).then_some(first)
        }
        Kind::Row => {
            let gap = (last + 1..first).find(is_blank)?;
            let next = &masked[lines[first].words.first()?.span.start..];
            let next = next.split("  ").next().unwrap_or_default();
            let last = edges::folded(caption(masked, &lines[last]));
            (is_last_line(&last) && !follows(&edges::folded(next), &last)).then_some(gap)
        }
        _ => None,
    }
}

/// What stands before the first figure of a row.
fn caption<'m>(masked: &'m str, line: &Line) -> &'m str {
    let first = line.tokens.iter().find(|token| token.seed);
    let end = first.map_or(0, |token| token.span.start);
    let start = line.words.first().map_or(end, |word| word.span.start);
    masked.get(start..end).unwrap_or_default()
}

/// Puts tables together that go on from one another.
pub(super) fn join(text: &Text, masked: &str, edges: &Edges, tables: Vec<Table>) -> Vec<Table> {
    let mut joined: Vec<Table> = Vec::with_capacity(tables.len());
    for table in tables {
        match joined.last_mut() {
            Some(above) if goes_on(text, masked, edges, above, &table) => {
                above.span = above.span.to(table.span);
                above.rows.extend(table.rows);
                above.marks.extend(table.marks);
            }
            _ => joined.push(table),
        }
    }
    joined
}

/// What the lines between two tables say of whether the second goes on from the first.
#[derive(Default)]
struct Between {
    /// That it is continued.
    continued: bool,
    /// A line that stands above the first as well.
    again: bool,
}

fn goes_on(text: &Text, masked: &str, edges: &Edges, above: &Table, table: &Table) -> bool {
    let plain = above.section.is_none() && table.section.is_none() && table.layout == above.layout;
    if !plain || above.columns != table.columns {
        return false;
    }
    let (from, to) =
        (text.line_of(above.span.end.saturating_sub(1)) + 1, text.line_of(table.span.start));
    let Some(mut between) = between(text, masked, edges, above, from..to) else { return false };
    let (own, over) = (heading(text, table), heading(text, above));
    between.continued |= own.iter().any(|cell| says_continued(cell));
    let cells = |cells: &[String]| -> Vec<String> {
        cells.iter().map(|cell| without_continued(cell)).collect()
    };
    if !own.is_empty() && cells(&own) != cells(&over) {
        return false;
    }
    let paged = table.layout != Layout::Html && edges.ends().any(|end| (from..=to).contains(&end));
    let unfinished = || !own.is_empty() && !is_finished(text, above, table);
    let same = between.continued || (paged && (between.again || unfinished()));
    same && !repeats(text, above, table)
}

/// What the lines between two tables say; none where one of them is of the second alone.
fn between(
    text: &Text,
    masked: &str,
    edges: &Edges,
    above: &Table,
    lines: std::ops::Range<usize>,
) -> Option<Between> {
    let titles: Vec<String> =
        above.title.iter().map(|span| edges::folded(&text.plain(*span))).collect();
    let (mut found, mut feet) = (Between::default(), false);
    for at in lines {
        let span = trim(text.as_str(), *text.lines().get(at)?);
        if !masked[span.start..span.end].contains(char::is_alphanumeric) {
            continue;
        }
        let words = text.plain(span);
        let named = |words: &str| {
            let words = edges::folded(words);
            titles.iter().any(|title| *title == words || title.starts_with(&format!("{words} ")))
        };
        if says_continued(&words) {
            let rest = without_continued(&words);
            if !rest.is_empty() && !named(&rest) {
                return None;
            }
            found.continued = true;
        } else if named(&words) {
            found.again = true;
        } else if edges.may_be_foot(&words) {
            feet |= !edges.is_numbered(at);
        } else if !(edges.is_numbered(at) || edges.is_name(at)) {
            return None;
        }
    }
    // Where no page is said to end, the title must say it.
    Some(found).filter(|found| !feet || found.continued)
}

/// The words over columns.
fn heading(text: &Text, table: &Table) -> Vec<String> {
    let cells = table.heading.iter().map(|cell| edges::folded(&text.plain(cell.span)));
    cells.filter(|words| !words.is_empty()).collect()
}

/// Whether words say that something is continued: `(continued)`, at their end.
fn says_continued(words: &str) -> bool {
    continued_at(&words.to_lowercase()).is_some()
}

/// Where the word for `continued` begins with which words end.
fn continued_at(lower: &str) -> Option<usize> {
    let end = lower.trim_end_matches(|c: char| !c.is_alphanumeric());
    let ends = words().of(Known::Continued).filter(|word| end.ends_with(word));
    let longest = ends.max_by_key(|word| word.len())?;
    let at = end.len() - longest.len();
    let before = end[..at].chars().next_back();
    let unparted = |c: char| (c as u32) >= 0x2E80;
    (before.is_none_or(|c| !c.is_alphanumeric()) || longest.starts_with(unparted)).then_some(at)
}

/// Words without the one that says that they are continued.
fn without_continued(words: &str) -> String {
    let lower = words.to_lowercase();
    let end = continued_at(&lower).unwrap_or(lower.len());
    edges::folded(&lower[..end])
}

/// Whether a statement has come to its last line, and the rows of the next table do not go on with it.
fn is_finished(text: &Text, above: &Table, table: &Table) -> bool {
    let caption = |row: &Row| -> String {
        let pieces = row.caption.iter().map(|span| text.plain(*span));
        edges::folded(&pieces.collect::<Vec<_>>().join(" "))
    };
    let last = above.rows.iter().rev().find(|row| !row.cells.is_empty()).map(caption);
    let next = table.rows.first().map(caption).unwrap_or_default();
    last.is_none_or(|last| is_last_line(&last) && !follows(&next, &last))
}

/// Whether a caption is the last line of a statement.
fn is_last_line(folded: &str) -> bool {
    words().has(Known::LastLines, folded)
}

/// Whether a caption goes on behind the last line of a statement: it says for whom a result is, or names a part of the other
/// side of a balance sheet.
fn follows(caption: &str, last: &str) -> bool {
    let side = || words().of(Known::BalanceSides).any(|side| last.ends_with(side));
    words().stand_in(Known::ResultParts, caption)
        || (is_of_balance(caption) && (is_of_balance(last) || side()))
}

/// Whether words name a part of a balance sheet.
fn is_of_balance(said: &str) -> bool {
    let lower = edges::folded(said);
    words().has(Known::BalanceSides, &lower) || words().stand_in(Known::BalanceCaptions, &lower)
}

/// Whether half of the rows of a table are those of the one above: then it is another of the same form.
fn repeats(text: &Text, above: &Table, table: &Table) -> bool {
    let captions = |table: &Table| -> BTreeSet<String> {
        let rows = table.rows.iter().filter(|row| !row.cells.is_empty());
        let words = rows.map(|row| {
            let pieces: Vec<String> = row.caption.iter().map(|span| text.plain(*span)).collect();
            edges::folded(&pieces.join(" "))
        });
        words.filter(|words| !words.is_empty()).collect()
    };
    let own = captions(table);
    let both = own.intersection(&captions(above)).count();
    both * 2 > own.len()
}

/// A stretch of a line.
fn line(text: &Text, at: usize) -> Option<Span> {
    text.lines().get(at).map(|span| trim(text.as_str(), *span))
}

#[cfg(test)]
mod tests {
    use super::{says_continued, without_continued};

    #[test]
    fn titles_may_say_that_they_are_continued() {
        for (words, title) in [
            ("Balance sheet (continued)", "balance sheet"),
            ("Balance sheet – cont'd", "balance sheet"),
            ("Konzernbilanz (Fortsetzung)", "konzernbilanz"),
            ("Bilan consolidé (suite)", "bilan consolidé"),
            ("連結貸借対照表（続き）", "連結貸借対照表"),
            ("continued", ""),
        ] {
            assert!(says_continued(words), "{words}");
            assert_eq!(without_continued(words), title, "{words}");
        }
        for words in
            ["Discontinued operations", "Continued operations", "Discontinued", "Hotel suites"]
        {
            assert!(!says_continued(words), "{words}");
        }
    }
}
