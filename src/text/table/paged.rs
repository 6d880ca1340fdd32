//! Where pages of paper end: the lines at their feet and heads are none of a table, a table may go on behind them, and another
//! may begin there.
//!
//! A table goes on where the words behind the end say so: its title once more, perhaps as `continued`, with the same words over
//! its columns or none. Those words alone may be of any table. A title of its own, or rows behind the last line of a
//! statement, begin another table.

mod edges;

use std::collections::BTreeSet;

pub(super) use edges::Edges;

use super::page::{Kind, Line};
use super::{Layout, Table, trim};
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
    }
    let (mut last, mut seen, mut first, mut looked) = (None, 0, 0, None);
    for end in edges.ends() {
        let is_blank = |at: usize| lines.get(at).is_some_and(|line| line.kind == Kind::Blank);
        last = (seen..end).rev().find(|at| !is_blank(*at)).or(last);
        seen = end;
        first = (first.max(end)..).find(|at| !is_blank(*at)).unwrap_or(lines.len());
        // Where nothing stands on a page there is nothing more to see.
        if looked.replace(first) == Some(first) || first >= lines.len() {
            continue;
        }
        if let Some(at) = last.and_then(|last| opens(masked, lines, last, first)) {
            lines[at].kind = Kind::Foreign;
        }
    }
}

/// The line from which on rows are none of the table above, of those between the last one before the end of a page and the
/// first one behind it, or that one: a title that stands apart, or a blank line where the statement had come to its last
/// line.
fn opens(masked: &str, lines: &[Line], last: usize, first: usize) -> Option<usize> {
    let is_blank = |at: &usize| lines[*at].kind == Kind::Blank;
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
    // The captions of the last one, where they were looked at.
    let mut known: Option<BTreeSet<String>> = None;
    for table in tables {
        if let Some(above) = joined.last_mut()
            && goes_on(text, masked, edges, above, &table)
        {
            let own = captions(text, &table);
            let known = known.get_or_insert_with(|| captions(text, above));
            if !repeats(&own, known) {
                known.extend(own);
                above.span = above.span.to(table.span);
                above.rows.extend(table.rows);
                above.marks.extend(table.marks);
                continue;
            }
        }
        known = None;
        joined.push(table);
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
    let paged = || table.layout != Layout::Html && edges.begin_in(from..=to);
    between.continued || (between.again && paged())
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

/// Whether words say that something is continued: `(continued)`, at their end. A word alone that opens as titles do may name
/// something else in another language: `Suite`.
fn says_continued(words: &str) -> bool {
    let titled = || words.trim().starts_with(char::is_uppercase);
    continued_at(&words.to_lowercase()).is_some_and(|at| at > 0 || !titled())
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

/// The captions of the rows of a table that have figures.
fn captions(text: &Text, table: &Table) -> BTreeSet<String> {
    let rows = table.rows.iter().filter(|row| !row.cells.is_empty());
    let words = rows.map(|row| edges::folded(&row.words(text)));
    words.filter(|words| !words.is_empty()).collect()
}

/// Whether half of the rows of a table are those of the one above: then it is another of the same form.
fn repeats(own: &BTreeSet<String>, above: &BTreeSet<String>) -> bool {
    own.intersection(above).count() * 2 > own.len()
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
        for words in [
            "Discontinued operations",
            "Continued operations",
            "Discontinued",
            "Hotel suites",
            "Suite",
        ] {
            assert!(!says_continued(words), "{words}");
        }
    }
}
