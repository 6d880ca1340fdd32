//! Lines of a heading that look like figures: lengths of time over their years, `9m  9m`, and years of two digits below
//! the parts of them, `24  23` below `Q4  Q4`.

use super::page::{Kind, Line, Word, overlap};
use super::{cell, part};

/// The most letters and digits of a length of time: `9m 24`, `270 d`.
const LONGEST: usize = 7;

/// How far left of the years a length may begin.
const HANGS: usize = 8;

/// Makes lines of words of those that are no rows.
pub(super) fn take(masked: &str, lines: &mut [Line]) {
    let is_heading = |at: usize| {
        let line = &lines[at];
        let below = lines.get(at + 1).filter(|next| are_years(masked, next));
        let above = at.checked_sub(1).map(|above| &lines[above]);
        line.kind == Kind::Row
            && (below.is_some_and(|years| are_lengths(masked, line, years))
                || above.is_some_and(|years| {
                    are_years(masked, years) && are_counts(masked, line, years)
                })
                || above.is_some_and(|parts| are_short_years(masked, line, parts)))
    };
    let found: Vec<usize> = (0..lines.len()).filter(|at| is_heading(*at)).collect();
    for at in found {
        lines[at].kind = Kind::Text;
        lines[at].tokens.clear();
    }
}

fn said<'a>(masked: &'a str, run: &Word) -> &'a str {
    &masked[run.span.start..run.span.end]
}

/// Whether a line is nothing but years: `2024  2023`, `2023/24  2022/23`.
fn are_years(masked: &str, line: &Line) -> bool {
    let is_year = |run: &Word| {
        let said = said(masked, run);
        let plain = said.bytes().all(|c| c.is_ascii_digit() || matches!(c, b'/' | b'-'));
        plain && matches!(said.len(), 4 | 7 | 9) && matches!(said.get(..2), Some("19" | "20"))
    };
    line.kind == Kind::Text && !line.words.is_empty() && line.runs().iter().all(is_year)
}

/// Whether what stands over years are lengths of time, and no amounts: none is a number alone.
fn are_lengths(masked: &str, line: &Line, years: &Line) -> bool {
    let runs = line.runs();
    let is_length = |run: &Word| {
        let said = said(masked, run);
        let known = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '–' | '\'' | '’');
        let counted = said.contains(char::is_alphabetic) || cell::is_range(said);
        counted && said.chars().all(known) && said.chars().count() <= LONGEST
    };
    runs.len() <= years.runs().len()
        && line.left() + HANGS >= years.left()
        && runs.iter().all(is_length)
}

/// Whether what stands below years is a small number with one or few letters each: `9m`, `39w`.
fn are_counts(masked: &str, line: &Line, years: &Line) -> bool {
    let is_count = |run: &Word| {
        let said = said(masked, run);
        let letters = said.trim_start_matches(|c: char| c.is_ascii_digit());
        let unit = letters.trim();
        said.len() > letters.len()
            && said.len() - letters.len() <= 2
            && matches!(unit, "m" | "mo" | "mos" | "w" | "wk" | "wks")
    };
    are_lengths(masked, line, years) && line.runs().iter().all(is_count)
}

/// Whether a line is nothing but years of two digits below parts of them.
fn are_short_years(masked: &str, line: &Line, parts: &Line) -> bool {
    /// How far apart the years of a heading are at most.
    const APART: u32 = 9;
    let year = |run: &Word| {
        let said = said(masked, run).trim_start_matches(['\'', '’', '‘']);
        let digits = said.len() == 2 && said.bytes().all(|c| c.is_ascii_digit());
        said.parse().ok().filter(|year: &u32| digits && (10..50).contains(year))
    };
    let runs = line.runs();
    let Some(years) = runs.iter().map(year).collect::<Option<Vec<u32>>>() else { return false };
    let (Some(first), Some(last)) = (years.iter().min(), years.iter().max()) else { return false };
    let over = parts.runs();
    let is_headed = |run: &Word| {
        let mut near = over.iter().filter(|part| {
            let reach = part.left.saturating_sub(1)..part.right + 1;
            overlap(&reach, run.left..run.right) > 0
        });
        near.next().is_some_and(|of| part::is_part(said(masked, of)))
    };
    parts.kind == Kind::Text
        && runs.len() > 1
        && last - first <= APART
        && runs.iter().all(is_headed)
}
