//! How far captions of pages stand from the left: hard blanks before them, and what styles say of the cell and of what is
//! in it. Half a dozen units of length are counted as the blanks that they are as wide as.

use crate::text::{Span, Text};

/// Width of a blank, in hundredths of a point.
const BLANK: i64 = 400;

/// The longest tag that is looked at.
const TAG: usize = 600;

/// How many blanks as wide as the margin of words are that begin at a place in a cell whose content begins at another.
pub(super) fn before(text: &Text, cell: usize, words: usize) -> usize {
    let inside = text.slice(Span { start: cell, end: words });
    let hard = ["&nbsp;", "&#160;", "\u{a0}"];
    let blanks: usize = hard.iter().map(|blank| inside.matches(blank).count()).sum();
    let styled = styled(tag(text.as_str(), cell)).saturating_add(styled(inside));
    // The first line alone counts: what hangs out of a margin stands further left than that.
    blanks + of_width(styled)
}

/// The tag that opens a cell.
fn tag(text: &str, cell: usize) -> &str {
    let before = text.get(..cell).unwrap_or_default();
    let at = before.rfind('<').filter(|at| cell - at <= TAG);
    at.and_then(|at| before.get(at..)).unwrap_or_default()
}

/// The margin to the left that styles in some tags give together, in hundredths of a point.
fn styled(tags: &str) -> i64 {
    if !tags.contains("style") && !tags.contains("STYLE") {
        return 0;
    }
    let lower = tags.to_ascii_lowercase();
    let names = ["padding-left", "margin-left", "text-indent"];
    let lengths =
        names.iter().flat_map(|name| lower.match_indices(name)).filter_map(|(at, name)| {
            let value = lower.get(at + name.len()..)?.trim_start().strip_prefix(':')?;
            width(value.split([';', '"', '\'', '>']).next()?.trim())
        });
    lengths.fold(0, i64::saturating_add)
}

/// A length of a style in hundredths of a point; none where its unit depends on something else than the size of letters.
fn width(length: &str) -> Option<i64> {
    let end = length.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '-' | '+'));
    let (number, unit) = length.split_at(end.unwrap_or(length.len()));
    let unit = match unit.trim() {
        "pt" => 100,
        "px" => 75,
        "em" | "rem" => 1000,
        "in" => 7200,
        "cm" => 2830,
        "mm" => 283,
        _ => return None,
    };
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let tenths: i64 = decimals.get(..1).unwrap_or("0").parse().ok()?;
    let negative = whole.starts_with('-');
    let digits = whole.trim_start_matches(['-', '+']);
    let whole: i64 = if digits.is_empty() { 0 } else { digits.parse().ok()? };
    let width = whole.saturating_mul(unit).saturating_add(tenths * unit / 10);
    Some(if negative { -width } else { width })
}

/// The most blanks of a margin: no caption of a table stands further right.
const MOST: i64 = 60;

fn of_width(width: i64) -> usize {
    let blanks = width.saturating_add(BLANK / 2) / BLANK;
    usize::try_from(blanks.clamp(0, MOST)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_and_hard_blanks_say_how_far_captions_stand_from_the_left() {
        for (cell, blanks) in [
            ("<td>", 0),
            ("<td style=\"padding-left:12pt\">", 3),
            ("<TD STYLE=\"PADDING-LEFT: 16px; color: red\">", 3),
            ("<td>&nbsp;&nbsp;", 2),
            ("<td><p style='margin-left:1em;text-indent:-1em'>", 0),
            (
                "<td style=\"padding:2px 1pt\"><div style=\"padding-left:18pt;text-indent:-10pt\">",
                2,
            ),
            ("<td style=\"padding-left:5%\">", 0),
            ("<td style=\"padding-left:.9em\">", 2),
            ("<td style=\"padding-left:99999in\">", 60),
            ("<td style=\"padding-left:-3em\">", 0),
        ] {
            let text = Text::new(format!("<tr>{cell}Pears</td>"));
            let opens = cell.find('>').map_or(0, |at| at + 5);
            assert_eq!(before(&text, opens, cell.len() + 4), blanks, "{cell}");
        }
    }
}
