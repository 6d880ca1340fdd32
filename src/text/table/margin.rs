//! How far captions of pages stand from the left: hard blanks before them, and what styles say of the cell and of what is
//! in it. Half a dozen units of length are counted as the blanks that they are as wide as.

use crate::text::{Span, Text};

/// Width of a blank, in points.
const BLANK: f64 = 4.0;

/// The longest tag that is looked at.
const TAG: usize = 600;

/// How many blanks as wide as the margin of words are that begin at a place in a cell whose content begins at another.
pub(super) fn before(text: &Text, cell: usize, words: usize) -> usize {
    let inside = text.slice(Span { start: cell, end: words });
    let hard = ["&nbsp;", "&#160;", "\u{a0}"];
    let blanks: usize = hard.iter().map(|blank| inside.matches(blank).count()).sum();
    let styled = styled(tag(text.as_str(), cell)) + styled(inside);
    // The first line alone counts: what hangs out of a margin stands further left than that.
    blanks + of_points(styled)
}

/// The tag that opens a cell.
fn tag(text: &str, cell: usize) -> &str {
    let before = text.get(..cell).unwrap_or_default();
    let at = before.rfind('<').filter(|at| cell - at <= TAG);
    at.and_then(|at| before.get(at..)).unwrap_or_default()
}

/// The margin to the left that styles in some tags give together, in points.
fn styled(tags: &str) -> f64 {
    if !tags.contains("style") && !tags.contains("STYLE") {
        return 0.0;
    }
    let lower = tags.to_ascii_lowercase();
    let names = ["padding-left", "margin-left", "text-indent"];
    let lengths =
        names.iter().flat_map(|name| lower.match_indices(name)).filter_map(|(at, name)| {
            let value = lower.get(at + name.len()..)?.trim_start().strip_prefix(':')?;
            points(value.split([';', '"', '\'', '>']).next()?.trim())
        });
    lengths.sum()
}

/// A length of a style in points; none where its unit depends on something else than the size of letters.
fn points(length: &str) -> Option<f64> {
    let end = length.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '-' | '+'));
    let (number, unit) = length.split_at(end.unwrap_or(length.len()));
    let unit = match unit.trim() {
        "pt" => 1.0,
        "px" => 0.75,
        "em" | "rem" => 10.0,
        "in" => 72.0,
        "cm" => 28.3,
        "mm" => 2.83,
        _ => return None,
    };
    number.parse::<f64>().ok().map(|number| number * unit)
}

/// The most blanks of a margin: no caption of a table stands further right.
const MOST: u16 = 60;

fn of_points(points: f64) -> usize {
    let blanks = (points / BLANK).round();
    usize::from((0..=MOST).rev().find(|most| f64::from(*most) <= blanks).unwrap_or(0))
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
            ("<td style=\"padding-left:99999in\">", 60),
            ("<td style=\"padding-left:-3em\">", 0),
        ] {
            let text = Text::new(format!("<tr>{cell}Pears</td>"));
            let opens = cell.find('>').map_or(0, |at| at + 5);
            assert_eq!(before(&text, opens, cell.len() + 4), blanks, "{cell}");
        }
    }
}
