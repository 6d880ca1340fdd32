//! Numbers of cells as they would stand in CSV.
//!
//! A workbook stores a number and a format, which decides what is shown. The value is what is
//! stored, whatever the format hides of it; the format gives the percent sign and zeros at the end,
//! so that decimals follow from the text as they do from a printed figure. All of it is done on
//! digits.

use crate::notation::scale;
use crate::standards::currency;

/// What a number format does to a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// It is shown as percent.
    pub(super) percent: bool,
    /// How many decimals are shown at least.
    pub(super) decimals: usize,
    /// It is shown in thousands, or thousands of them.
    pub(super) thousands: bool,
}

/// How many significant digits of binary numbers are more than noise: those that spreadsheets show.
const SIGNIFICANT: usize = 15;

/// What a format code of Office Open XML does (ECMA-376 Part 1 §18.8.31).
pub(super) fn of_format(code: &str, negative: bool) -> Shown {
    let sections = sections(code);
    let section = match sections.get(1).filter(|_| negative) {
        Some(section) if section.contains(['0', '#', '?']) => section,
        _ => &sections[0],
    };
    // Powers of ten and fractions say nothing of decimals.
    if section.contains(['E', 'e', '/', '@']) {
        return Shown::default();
    }
    let (before, after) = section.split_once('.').unwrap_or((section, ""));
    let last = section.trim_end_matches('%').trim_end();
    Shown {
        percent: section.contains('%'),
        decimals: after.chars().filter(|letter| *letter == '0').count(),
        thousands: last.ends_with(',') && before.contains(['0', '#', '?']) || names_scale(code),
    }
}

/// Whether what a format shows beside the digits names a scale, as in `0.0" million"` and `[$TEUR]`.
/// Single letters and `mm` may as well be units of length.
fn names_scale(code: &str) -> bool {
    let shown = code.replace("[$", "\"").replace(']', "\"");
    let literals = shown.split('"').skip(1).step_by(2);
    let words = literals.flat_map(|literal| literal.split([' ', '-', '.', '(', ')', '\u{a0}']));
    words.map(str::to_lowercase).any(|word| {
        let is_word =
            word.chars().count() > 2 || !word.is_ascii() || ["mn", "bn"].contains(&&*word);
        let thousands = word.strip_prefix('t').map(str::to_uppercase);
        let is_currency = thousands.is_some_and(|code| currency::by_code(&code).is_some());
        is_word && (is_currency || scale::parse(&word).is_some_and(|power| power > 0))
    })
}

/// The sections of a format without what is only shown: quoted texts, colours, blanks.
fn sections(code: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => drop(letters.by_ref().find(|letter| *letter == '"')),
            '[' => drop(letters.by_ref().find(|letter| *letter == ']')),
            '\\' | '_' | '*' => drop(letters.next()),
            ';' => all.push(String::new()),
            '0' | '#' | '?' | '.' | ',' | '%' | 'E' | 'e' | '/' | '@' => {
                all.last_mut().expect("there is one").push(letter);
            }
            _ => {}
        }
    }
    all
}

/// A stored number as text: decimal, without an exponent. `stored` is a decimal, perhaps with an
/// exponent; none where it is no number.
pub(super) fn text(stored: &str, shown: Shown) -> Option<String> {
    let (sign, mut digits, mut decimals) = decimal(stored)?;
    if shown.percent {
        decimals -= 2;
    }
    while decimals < i32::try_from(shown.decimals).ok()? {
        digits.push('0');
        decimals += 1;
    }
    let point = usize::try_from(decimals).ok()?;
    if digits.len() <= point {
        digits.insert_str(0, &"0".repeat(point + 1 - digits.len()));
    }
    if point > 0 {
        digits.insert(digits.len() - point, '.');
    }
    let sign = if digits.contains(|digit: char| matches!(digit, '1'..='9')) { sign } else { "" };
    Some(format!("{sign}{digits}{}", if shown.percent { "%" } else { "" }))
}

/// Sign, digits without zeros at the front, and how many of them stand behind the point: a negative
/// number where zeros are missing at the end.
fn decimal(text: &str) -> Option<(&'static str, String, i32)> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(text) => ("-", text),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent: i32 = exponent.parse().ok().filter(|of: &i32| of.unsigned_abs() < 400)?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    if digits.is_empty() || digits.len() > 800 || !digits.bytes().all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let decimals = i32::try_from(fraction.len()).ok()? - exponent;
    let digits = digits.trim_start_matches('0').to_owned();
    Some((sign, digits, decimals))
}

/// The decimal that a binary number stands for: the shortest that gives it, and where that has more
/// digits than spreadsheets show, the noise of binary arithmetic is cut off. Whole numbers keep all.
pub(super) fn of_binary(number: f64) -> String {
    let shortest = format!("{number}");
    let digits = shortest.bytes().filter(u8::is_ascii_digit).collect::<Vec<u8>>();
    let significant = digits.iter().skip_while(|digit| **digit == b'0').count();
    if significant <= SIGNIFICANT || !shortest.contains('.') {
        return shortest;
    }
    let rounded = format!("{number:.*e}", SIGNIFICANT - 1);
    let (mantissa, exponent) = rounded.split_once('e').unwrap_or((&rounded, "0"));
    format!("{}e{exponent}", mantissa.trim_end_matches('0'))
}

/// What a shown text does to a stored number, where it can be seen: a percent sign, zeros at the
/// end.
pub(super) fn of_text(stored: &str, text: &str, percent: bool) -> Shown {
    let figure = text.trim().trim_end_matches('%').trim_end();
    let decimals = figure
        .rfind(['.', ','])
        .map_or(0, |at| figure[at + 1..].chars().take_while(char::is_ascii_digit).count());
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let shown = Shown { percent, decimals, thousands: false };
    let is_shown = self::text(stored, shown).is_some_and(|whole| digits(&whole) == digits(figure));
    if is_shown { shown } else { Shown { percent, ..Shown::default() } }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formatted(stored: &str, code: &str) -> String {
        text(stored, of_format(code, stored.starts_with('-'))).unwrap()
    }

    #[test]
    fn formats_give_percent_and_zeros_and_hide_nothing() {
        assert_eq!(formatted("0.24", "0.0%"), "24.0%");
        assert_eq!(formatted("0.2345", "0.0%"), "23.45%");
        assert_eq!(formatted("13696", "#,##0"), "13696");
        assert_eq!(formatted("13696.4", "#,##0"), "13696.4");
        assert_eq!(formatted("24", "0.00"), "24.00");
        assert_eq!(formatted("-956596", "#,##0_);(#,##0)"), "-956596");
        assert_eq!(formatted("-1.5", "#,##0.00_);[Red]\\(#,##0.00\\)"), "-1.50");
        assert_eq!(formatted("1.5", "\"0.000\"0.0"), "1.5");
        assert_eq!(formatted("1.2E3", "General"), "1200");
        assert_eq!(formatted("5e-4", "General"), "0.0005");
        assert_eq!(formatted("-0", "0.0"), "0.0");
        assert!(of_format("#,##0,", false).thousands);
        assert!(of_format("0.0,,\"m\"", false).thousands);
        assert!(!of_format("#,##0", false).thousands);
        for code in
            ["#,##0.0\" million\"", "#,##0\"千\"", "[$TEUR] #,##0", "0.0\" Mio. EUR\"", "0 \"bn\""]
        {
            assert!(of_format(code, false).thousands, "{code}");
        }
        for code in
            ["0.0\" m\"", "[$€-407] #,##0.00", "[$USD] 0", "0\" mm\"", "0\" shares\"", "[Red]0.0"]
        {
            assert!(!of_format(code, false).thousands, "{code}");
        }
    }

    #[test]
    fn noise_of_binary_numbers_is_none_of_their_value() {
        assert_eq!(text(&of_binary(0.1 + 0.2), Shown::default()).unwrap(), "0.3");
        assert_eq!(of_binary(0.24), "0.24");
        assert_eq!(of_binary(9_007_199_254_740_991.0), "9007199254740991");
        assert_eq!(text(&of_binary(1e21), Shown::default()).unwrap(), "1000000000000000000000");
        assert_eq!(text(&of_binary(1.0e-7), Shown::default()).unwrap(), "0.0000001");
    }

    #[test]
    fn shown_texts_give_decimals_where_they_say_the_number() {
        let taken = |stored, shown, percent| text(stored, of_text(stored, shown, percent)).unwrap();
        assert_eq!(taken("0.24", "24.0%", true), "24.0%");
        assert_eq!(taken("0.24", "24,0%", true), "24.0%");
        assert_eq!(taken("13696", "13,696", false), "13696");
        assert_eq!(taken("1.5", "1,50", false), "1.50");
        assert_eq!(taken("1.5", "2", false), "1.5");
        assert_eq!(taken("-956596", "(956,596)", false), "-956596");
    }
}
