//! Marks of notes behind the figure of a cell.

use crate::notation::scale;

/// What stands before the mark of a note that has half a pair of parentheses, or brackets: `1,204.1 1)`, `1,204.1 *)`,
/// `1,204.1[1]`.
pub(super) fn figure_before(cell: &str) -> Option<&str> {
    let (figure, mark) = match cell.strip_suffix(']') {
        Some(open) => open.rsplit_once('[')?,
        None => match cell.strip_suffix("*)") {
            Some(starred) => (starred.trim_end_matches('*'), "*"),
            None => cell.strip_suffix(')')?.rsplit_once(char::is_whitespace)?,
        },
    };
    let figure = figure.trim_end();
    let is_mark = !mark.is_empty() && (mark.chars().all(|c| c == '*') || is_named(figure, mark));
    let ends = figure.ends_with(|c: char| c.is_ascii_digit() || matches!(c, ')' | '%'));
    (is_mark && ends).then_some(figure)
}

/// Whether a digit, a letter or two digits are a mark: two digits behind others that blanks part may be part of the figure
/// (`1 204 56)`), and letters its power (`4.5 bn)`, `3.2 m)`).
fn is_named(figure: &str, mark: &str) -> bool {
    let is_digit = mark.bytes().all(|c| c.is_ascii_digit());
    match mark.chars().count() {
        1 if is_digit => true,
        1 => mark.starts_with(char::is_alphabetic) && scale::parse(mark).is_none(),
        2 => is_digit && !figure.trim_start().contains(char::is_whitespace),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::figure_before;

    #[test]
    fn marks_are_no_part_of_figures() {
        for (cell, figure) in [
            ("1,204.1 1)", "1,204.1"),
            ("1,204.1 12)", "1,204.1"),
            ("1 204 1)", "1 204"),
            ("(902.5) **)", "(902.5)"),
            ("1,204.1[1]", "1,204.1"),
            ("12.5% a)", "12.5%"),
        ] {
            assert_eq!(figure_before(cell), Some(figure), "{cell}");
        }
        for cell in
            ["1 204 56)", "9 億)", "4 M)", "4.5 bn)", "3.2 m)", "(1,204 )", "1,234)", "Sales 1)"]
        {
            assert_eq!(figure_before(cell), None, "{cell}");
        }
    }
}
