//! Numbers of cells as they would stand in CSV.
//!
//! A workbook stores a number and a format, which decides what is shown. The value is what is
//! stored, whatever the format hides of it; the format gives the percent sign and zeros at the end,
//! so that decimals follow from the text as they do from a printed figure. All of it is done on
//! digits.

use super::Held;
use super::otherwise::{self, Otherwise};

/// What a number format does to a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// It is shown as percent.
    pub(super) percent: bool,
    /// How many decimals are shown at least.
    pub(super) decimals: usize,
    /// Thousands are parted.
    pub(super) grouped: bool,
    /// What is shown is another number than the one that is stored.
    pub(super) otherwise: Option<Otherwise>,
}

/// How many significant digits of binary numbers are more than noise: those that spreadsheets show.
const SIGNIFICANT: usize = 15;

/// What a cell with a stored number holds; `seen` is its format, or the text that it shows.
pub(super) fn held(stored: &str, shown: Shown, seen: &str) -> Held {
    if let Some(otherwise) = shown.otherwise {
        let (why, help) = otherwise.told(stored, seen);
        return Held::Nothing { why, help };
    }
    match text(stored, shown) {
        Some(text) if is_cut(stored) => Held::Nothing {
            why: format!("The cell holds {text}, and workbooks keep fifteen digits of a number."),
            help: "write it as text, with all of its digits",
        },
        Some(text) => Held::Number { text, grouped: shown.grouped },
        None => Held::Nothing {
            why: format!("The cell holds {stored}, which is no decimal number."),
            help: "write the value as it is printed",
        },
    }
}

/// Whether a whole number has all the digits that spreadsheets keep, and places for more: those behind may be lost.
fn is_cut(stored: &str) -> bool {
    decimal(stored).is_some_and(|(_, digits, decimals)| {
        let whole = i64::try_from(digits.len()).unwrap_or(i64::MAX) - i64::from(decimals);
        let limit = SIGNIFICANT as i64;
        whole > limit && digits.trim_end_matches('0').len() >= SIGNIFICANT
    })
}

/// What a format code of Office Open XML does (ECMA-376 Part 1 §18.8.31).
pub(super) fn of_format(code: &str, negative: bool) -> Shown {
    let sections = sections(code);
    // A section without a digit shows none: `#,##0;"loss"`.
    let section = sections.get(1).filter(|_| negative).unwrap_or(&sections[0]);
    // Powers of ten and fractions say nothing of decimals.
    if section.contains(['E', 'e', '/', '@']) {
        return Shown::default();
    }
    if !code.is_empty() && !section.contains(['0', '#', '?']) {
        return Shown { otherwise: Some(Otherwise::Words), ..Shown::default() };
    }
    let (before, after) = section.split_once('.').unwrap_or((section, ""));
    let last = section.trim_end_matches('%').trim_end();
    let percent = section.contains('%');
    let is_scaled = last.ends_with(',') && before.contains(['0', '#', '?']);
    let otherwise = match is_scaled {
        true => Some(Otherwise::Scale),
        false => otherwise::of_words(&literals(code), percent),
    };
    let decimals = after.chars().filter(|letter| *letter == '0').count();
    let grouped = before.trim_end_matches(',').contains(',');
    Shown { percent, decimals, grouped, otherwise }
}

/// What a format shows beside digits: quoted texts, letters behind a stroke, currencies as `[$TEUR]`.
fn literals(code: &str) -> String {
    let (mut found, mut letters) = (String::new(), code.chars());
    while let Some(letter) = letters.next() {
        match letter {
            '"' => found.extend(letters.by_ref().take_while(|letter| *letter != '"')),
            '\\' => found.extend(letters.next()),
            '[' => {
                let inside: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                found.push_str(inside.strip_prefix('$').unwrap_or_default());
            }
            '_' | '*' => drop(letters.next()),
            _ => found.push(' '),
        }
    }
    found
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
    // Nought has signs of its own, such as a dash.
    let is_nought = decimal(stored).is_none_or(|(_, digits, _)| digits.is_empty());
    if !is_nought && text.contains(char::is_alphabetic) && !text.contains(char::is_numeric) {
        return Shown { percent, otherwise: Some(Otherwise::Words), ..Shown::default() };
    }
    let figure = text.trim().trim_end_matches('%').trim_end();
    let decimals = figure
        .rfind(['.', ','])
        .map_or(0, |at| figure[at + 1..].chars().take_while(char::is_ascii_digit).count());
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let signs = figure.trim_matches(|c: char| !c.is_ascii_digit());
    let signs = signs.chars().filter(|c| !c.is_ascii_digit()).count();
    let shown = Shown { percent, decimals, grouped: signs > 1, otherwise: None };
    if self::text(stored, shown).is_some_and(|whole| digits(&whole) == digits(figure)) {
        let otherwise = otherwise::of_words(text, percent);
        return Shown { otherwise, ..shown };
    }
    let is_scaled = !percent
        && decimal(stored).is_some_and(|(_, of, behind)| otherwise::is_scaled(&of, behind, text));
    let otherwise = match is_scaled {
        true => Some(Otherwise::Scale),
        false => otherwise::of_words(text, percent),
    };
    Shown { decimals: 0, grouped: signs > 0, otherwise, ..shown }
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
        for (code, grouped) in [("#,##0.0", true), ("0.0", false), ("0,", false), ("# ##0", false)]
        {
            assert_eq!(of_format(code, false).grouped, grouped, "{code}");
        }
        let otherwise = |code| of_format(code, false).otherwise;
        assert_eq!(otherwise("#,##0,"), Some(Otherwise::Scale));
        assert_eq!(otherwise("0.0,,\"m\""), Some(Otherwise::Scale));
        assert_eq!(otherwise("#,##0"), None);
        for code in
            ["#,##0.0\" million\"", "#,##0\"千\"", "[$TEUR] #,##0", "0.0\" Mio. EUR\"", "0 \"bn\""]
        {
            assert_eq!(otherwise(code), Some(Otherwise::Scale), "{code}");
        }
        for code in
            ["0.0\" m\"", "[$€-407] #,##0.00", "[$USD] 0", "0\" mm\"", "0\" shares\"", "[Red]0.0"]
        {
            assert_eq!(otherwise(code), None, "{code}");
        }
        assert_eq!(otherwise("0.0\\ \\M\\i\\o"), Some(Otherwise::Scale));
        assert_eq!(otherwise("0.0\"%\""), Some(Otherwise::Percent));
        assert_eq!(otherwise("0.0\\%"), Some(Otherwise::Percent));
        assert_eq!(otherwise("0.0%"), None);
        assert_eq!(otherwise("\"yes\";\"yes\";\"no\""), Some(Otherwise::Words));
        assert_eq!(otherwise(";;;"), Some(Otherwise::Words));
        assert_eq!(otherwise("General"), None);
        let negative = |code| of_format(code, true).otherwise;
        assert_eq!(negative("#,##0;\"loss\""), Some(Otherwise::Words));
        assert_eq!(negative("#,##0;(#,##0)"), None);
        assert_eq!(negative("General;-General"), None);
        assert_eq!(otherwise("#,##0;\"loss\""), None);
    }

    #[test]
    fn digits_that_workbooks_may_have_lost_are_not_read() {
        let is_read = |stored| matches!(held(stored, Shown::default(), ""), Held::Number { .. });
        for stored in ["1.234567890123457e16", "12345678901234600", "1234567890123456"] {
            assert!(!is_read(stored), "{stored}");
        }
        for stored in ["15000000000000000", "123456789012345", "1e21", "0.333333333333333", "0"] {
            assert!(is_read(stored), "{stored}");
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
        let grouped = |stored, shown| of_text(stored, shown, false).grouped;
        assert!(grouped("2024", "2,024") && grouped("2024.5", "2.024,5"));
        assert!(
            !grouped("2024", "2024") && !grouped("2024.5", "2024.5") && !grouped("-24", "(24)")
        );
        let otherwise = |stored, shown, percent| of_text(stored, shown, percent).otherwise;
        for (stored, shown) in [
            ("13696000", "13,696"),
            ("13696400", "13,696"),
            ("13100.5", "13.100,5 Mio."),
            ("5", "5 千"),
        ] {
            assert_eq!(otherwise(stored, shown, false), Some(Otherwise::Scale), "{shown}");
        }
        assert_eq!(otherwise("5.3", "5.3%", false), Some(Otherwise::Percent));
        assert_eq!(otherwise("1", "WAHR", false), Some(Otherwise::Words));
        for (stored, shown, percent) in [
            ("0.053", "5.3%", true),
            ("13696.4", "13.696", false),
            ("13696", "1.37E+04", false),
            ("13696", "###", false),
            ("1.5", "2", false),
            ("0", "-", false),
            ("0", "none", false),
            ("24", "Q1 24", false),
        ] {
            assert_eq!(otherwise(stored, shown, percent), None, "{shown}");
        }
    }
}
