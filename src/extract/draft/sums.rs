//! Sums that hold in the text: a row is a total where the rows above give it in every column, and where it is
//! none by chance.

use std::collections::BTreeMap;

use super::amounts::met;
use super::line::Line;
use super::sheet::Sheet;
use crate::notation::words::{Kind, words as known};

/// The most parts that are tried for a total.
const MOST: usize = 40;

/// How many digits must be met, counted over the columns without noughts at the end: two numbers of two digits meet by
/// chance in every other table.
struct Wanted {
    /// Where the caption of a row names a total, and all rows of its block are the parts.
    whole: usize,
    /// Where the caption or the place of a row says that it may be a total.
    said: usize,
    /// Where nothing but the figures does.
    unsaid: usize,
}

/// What rows add up to.
const SUM: Wanted = Wanted { whole: 2, said: 3, unsaid: 8 };
/// What is left of a row when others are taken off; only what is said to be a result is one.
const DIFFERENCE: Wanted = Wanted { whole: 3, said: 3, unsaid: usize::MAX };
/// The same where several are taken off.
const LONG_DIFFERENCE: Wanted = Wanted { whole: 6, said: 6, unsaid: usize::MAX };

/// Finds the sums of a statement. Rows are put on a stack; a row that is the sum of the last of them, or the
/// first of them less the others, takes their place. Columns of another measure have a stack of their own.
pub(super) fn find(sheet: &mut Sheet) {
    let mut stacks: BTreeMap<Option<String>, Vec<usize>> = BTreeMap::new();
    let mut heading = None;
    for at in 0..sheet.lines.len() {
        let above = heading;
        if sheet.lines[at].heading {
            heading = Some(at);
        }
        // Opening and closing balances are of moments, what stands between them is not.
        let line = &sheet.lines[at];
        let void = line.values.iter().all(Option::is_none);
        if line.kind != "monetary" || line.roll.is_some() || void {
            continue;
        }
        let stack = stacks.entry(line.over().map(str::to_owned)).or_default();
        if let Some((parts, less)) = parts(&sheet.lines, stack, at, above) {
            let from = stack.len() - parts;
            for (order, part) in stack.drain(from..).enumerate() {
                let weight = if less && order > 0 { -1 } else { 1 };
                sheet.lines[part].sums_to = Some((at, weight));
            }
        }
        stack.push(at);
    }
}

/// How many of the last rows give a total, and whether all but the first of them are taken off. `heading` is the nearest
/// line without figures above it.
fn parts(
    lines: &[Line],
    stack: &[usize],
    total: usize,
    heading: Option<usize>,
) -> Option<(usize, bool)> {
    let is_named = is_named(&lines[total].caption);
    // What is longer than all that are tried is no block of them.
    let last = stack.iter().rev().take(MOST + 1);
    let block = last.take_while(|row| heading.is_none_or(|heading| **row > heading)).count();
    let same = |line: &&Line| line.heading || line.over() == lines[total].over();
    let ends = lines[total + 1..].iter().find(same).is_none_or(|next| next.heading);
    for count in 2..=stack.len().min(MOST) {
        let parts = &stack[stack.len() - count..];
        if parts.iter().any(|part| lines[*part].instant != lines[total].instant) {
            continue;
        }
        // What there is at a moment adds up: equity is no difference.
        for less in [false, true].into_iter().filter(|less| !less || !lines[total].instant) {
            let Some(met) = met(lines, parts, total, less) else { continue };
            let wanted = match (less, count) {
                (false, _) => SUM,
                (true, 2) => DIFFERENCE,
                (true, _) => LONG_DIFFERENCE,
            };
            // Behind all rows of a block of three and more, and at its end, is the place of a total.
            let is_placed = !less && (ends || count == block) && count > 2;
            let wanted = match is_named {
                true if count == block => wanted.whole,
                true => wanted.said,
                false if is_placed => wanted.said,
                false => wanted.unsaid,
            };
            return (met >= wanted).then_some((count, less));
        }
    }
    None
}

/// Whether a caption has a word of totals.
fn is_named(caption: &str) -> bool {
    let lower = caption.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    let has_word = words.any(|word| known().has(Kind::TotalCaptions, word));
    has_word || known().of(Kind::TotalCaptions).any(|end| ends_with(&lower, end))
}

/// Whether a caption ends with several words, or with one of a script or language that joins words: `Zinsergebnis`. Short
/// ones end others by chance: `Internet`.
fn ends_with(lower: &str, end: &str) -> bool {
    const LONG: usize = 5;
    let Some(before) = lower.strip_suffix(end) else { return false };
    let is_sign = end.chars().any(|c| (c as u32) >= 0x2E80);
    let apart = !before.ends_with(char::is_alphanumeric);
    is_sign || apart || (!end.contains(' ') && end.chars().count() >= LONG)
}

#[cfg(test)]
mod tests {
    use super::is_named;

    #[test]
    fn short_words_for_totals_end_others_by_chance() {
        for caption in ["Net", "Sum", "Zinsergebnis", "Net loss", "資産合計"] {
            assert!(is_named(caption), "{caption}");
        }
        for caption in ["Internet", "Planet", "Ransom"] {
            assert!(!is_named(caption), "{caption}");
        }
    }
}
