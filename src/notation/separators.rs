//! The signs that part thousands and decimals in the figures of a text, found from the figures.
//!
//! `1,234.5`, `1.234,5`, `1 234,5`, `1'234.5` and `12,34,567` say the same kind of thing in different
//! countries. One text writes all its figures in one way; what it is follows from figures that can be
//! read in one way only.

use crate::notation::words::words;

/// What may stand in a masked figure and is no part of it: [`Notation::normalised`] fills places
/// with it, so that every byte stays where it was.
pub const FILL: char = '\u{1}';

/// How figures are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notation {
    group: char,
    decimal: char,
}

impl Notation {
    /// Commas part thousands, a point parts decimals.
    pub const COMMA: Self = Self { group: ',', decimal: '.' };

    /// Points part thousands, a comma parts decimals.
    pub const POINT: Self = Self { group: '.', decimal: ',' };

    /// A figure that shows it: `1.234,5`.
    #[must_use]
    pub fn sample(self) -> String {
        format!("1{}234{}5", self.group, self.decimal)
    }

    /// The notation that a sample shows: `1.234,5`.
    ///
    /// ```
    /// use kessan::notation::separators::Notation;
    /// assert_eq!(Notation::of_sample("1,234.5"), Some(Notation::COMMA));
    /// assert!(Notation::of_sample("1 234,5").is_some());
    /// assert_eq!(Notation::of_sample("1234"), None);
    /// ```
    #[must_use]
    pub fn of_sample(sample: &str) -> Option<Self> {
        let number = Number::at(sample.trim(), 0)?;
        let [first, rest @ ..] = number.parts.as_slice() else { return None };
        let decimal =
            rest.last().map_or(if first.sign == ',' { '.' } else { ',' }, |last| last.sign);
        (decimal != first.sign && matches!(decimal, '.' | ',') && number.end == sample.trim().len())
            .then_some(Self { group: first.sign, decimal })
    }

    /// A text of the same length in which figures are written with commas and a point.
    #[must_use]
    pub fn normalised(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        let mut at = 0;
        while let Some(number) = Number::next(text, at) {
            at = number.end;
            if number.is_date() || (self == Self::COMMA && !number.is_indian()) {
                continue;
            }
            let parts = self.own(&number);
            let mut start = number.start;
            out.push_str(&text[from..start]);
            for (index, part) in parts.iter().enumerate() {
                out.push_str(&text[start..part.at]);
                let grouping = part.sign == self.group;
                let fits = grouping && (part.digits == 3 || number.is_indian());
                let last = index + 1 == parts.len();
                let (sign, fill) = match part.sign {
                    _ if grouping && number.is_indian() => (FILL, part.length - 1),
                    _ if fits => (',', part.length - 1),
                    sign if sign == self.decimal && last => ('.', part.length - 1),
                    // It has no place there: the figure stays one that can't be read.
                    _ => (',', part.length - 1),
                };
                out.push(sign);
                out.extend(std::iter::repeat_n(FILL, fill));
                start = part.at + part.length;
            }
            let end = parts.last().map_or(number.first, |last| last.end);
            out.push_str(&text[start..end]);
            from = end;
            at = end.max(number.start + 1);
        }
        out.push_str(&text[from..]);
        out
    }

    /// The parts of a number that belong to one figure: blanks part figures where they part no
    /// thousands.
    fn own(self, number: &Number) -> Vec<Part> {
        let foreign = |part: &Part| part.sign == ' ' && self.group != ' ';
        let end = number.parts.iter().position(foreign).unwrap_or(number.parts.len());
        number.parts[..end].to_vec()
    }
}

/// The notation of a text whose markup is blanked out.
///
/// # Errors
/// A figure that may be read in two ways, where no other says which.
pub fn detect(text: &str) -> Result<Notation, String> {
    detect_in(text, None)
}

/// The notation of a text in a language: where most who write it part decimals by a comma, three digits behind each may
/// be thousands or decimals, as they may be behind a point elsewhere.
///
/// # Errors
/// A figure that may be read in two ways, where no other says which.
pub(crate) fn detect_in(text: &str, language: Option<&str>) -> Result<Notation, String> {
    let cells = Votes::of(text, true);
    let votes = if cells.is_empty() { Votes::of(text, false) } else { cells };
    let decimal_comma = language.is_some_and(|language| !words().has_decimal_point(language));
    votes.verdict(decimal_comma)
}

/// For one figure against the notation that many must be for it.
const FEW: usize = 3;

/// What the figures of a text say.
#[derive(Default)]
struct Votes {
    comma_group: usize,
    point_group: usize,
    comma_decimal: usize,
    point_decimal: usize,
    blank_group: usize,
    apostrophe_group: usize,
    weak_comma: usize,
    weak_point: usize,
    /// How many have three digits behind a comma and none but a nought before it: no thousands.
    comma_nought: usize,
    /// A figure that can be read in two ways.
    doubtful: Option<String>,
    /// One that can be so where decimals stand behind a comma.
    doubtful_comma: Option<String>,
    /// The first figure of each kind, for a text that has both.
    comma_example: Option<String>,
    point_example: Option<String>,
}

impl Votes {
    fn of(text: &str, cells: bool) -> Self {
        let mut votes = Self::default();
        let mut at = 0;
        while let Some(number) = Number::next(text, at) {
            at = number.end;
            if !cells || number.is_cell(text) {
                votes.count(&number, text);
            }
        }
        votes
    }

    fn is_empty(&self) -> bool {
        self.comma_group
            + self.point_group
            + self.comma_decimal
            + self.point_decimal
            + self.blank_group
            + self.apostrophe_group
            + self.weak_comma
            + self.weak_point
            == 0
    }

    fn count(&mut self, number: &Number, text: &str) {
        let shown = || Some(text[number.start..number.end].to_owned());
        let Some(last) = number.parts.last() else { return };
        let groups = &number.parts[..number.parts.len() - 1];
        let threes = |parts: &[Part]| parts.iter().all(|part| part.digits == 3);
        let short = number.first_digits <= 3;
        let group = groups.first().map(|part| part.sign);
        let uniform = groups.iter().all(|part| Some(part.sign) == group);
        if !uniform || !(threes(groups) || number.is_indian()) || (!groups.is_empty() && !short) {
            return;
        }
        let long = !short || text[number.start..].starts_with('0');
        match (group, last.sign) {
            (None, ',') if last.digits == 3 && !long => {
                self.weak_comma += 1;
                self.doubtful_comma = self.doubtful_comma.take().or_else(shown);
            }
            (None, '.') if last.digits == 3 && !long => {
                self.weak_point += 1;
                self.doubtful = self.doubtful.take().or_else(shown);
            }
            (Some(group), sign) if group == sign && last.digits == 3 => {
                self.group(sign);
                self.show(sign == ',', shown());
            }
            (None, sign @ (' ' | '\'')) if last.digits == 3 && short => {
                self.group(sign);
            }
            (group, sign @ (',' | '.')) => {
                if let Some(group) = group {
                    self.group(group);
                }
                let comma = sign == ',';
                let nought = text[number.start..].starts_with("0,");
                self.comma_nought += usize::from(comma && nought && last.digits == 3);
                *(if comma { &mut self.comma_decimal } else { &mut self.point_decimal }) += 1;
                self.show(!comma, shown());
            }
            _ => {}
        }
    }

    fn show(&mut self, comma_style: bool, shown: Option<String>) {
        let example = if comma_style { &mut self.comma_example } else { &mut self.point_example };
        *example = example.take().or(shown);
    }

    fn group(&mut self, sign: char) {
        match sign {
            ',' => self.comma_group += 1,
            '.' => self.point_group += 1,
            ' ' => self.blank_group += 1,
            _ => self.apostrophe_group += 1,
        }
    }

    /// What follows. Some figures may be damaged: they can't be read in the notation of the others.
    fn verdict(self, decimal_comma: bool) -> Result<Notation, String> {
        let decimal = if self.comma_decimal > self.point_decimal { ',' } else { '.' };
        let parted = self.comma_group + self.point_group + self.weak_comma + self.weak_point;
        if self.apostrophe_group > parted {
            return Ok(Notation { group: '\'', decimal });
        }
        if self.blank_group > parted {
            let decimal = if self.point_decimal > 0 { decimal } else { ',' };
            return Ok(Notation { group: ' ', decimal });
        }
        let comma = self.comma_group + self.point_decimal;
        let point = self.point_group + self.comma_decimal;
        match (comma, point) {
            (0, 0) => match self.doubtful.or(self.doubtful_comma.filter(|_| decimal_comma)) {
                Some(figure) => Err(figure),
                None => Ok(Notation::COMMA),
            },
            (comma, point) if point * FEW <= comma => Ok(Notation::COMMA),
            // `12,34` beside many `5,120`: a digit is lost, or thousands are decimals.
            (0, point)
                if self.point_group == 0
                    && point * FEW <= self.weak_comma
                    && (self.comma_nought == 0 || !decimal_comma) =>
            {
                Err(self.point_example.unwrap_or_default())
            }
            (comma, point) if comma * FEW <= point => Ok(Notation::POINT),
            (comma, point) => {
                let rarer = if comma < point { self.comma_example } else { self.point_example };
                Err(rarer.unwrap_or_default())
            }
        }
    }
}

/// A run of digits with signs between.
#[derive(Debug)]
struct Number {
    start: usize,
    end: usize,
    /// The end of its first digits, and how many they are.
    first: usize,
    first_digits: usize,
    parts: Vec<Part>,
}

/// Digits behind a sign.
#[derive(Clone, Debug)]
struct Part {
    /// The sign, all blanks and all apostrophes as one.
    sign: char,
    /// Where the sign stands, and how many bytes it has.
    at: usize,
    length: usize,
    digits: usize,
    end: usize,
}

impl Number {
    /// The next number of a text that is not part of a word, date or other code.
    fn next(text: &str, from: usize) -> Option<Self> {
        let bytes = text.as_bytes();
        let mut at = from;
        loop {
            at += bytes.get(at..)?.iter().position(u8::is_ascii_digit)?;
            let before = text[..at].chars().next_back();
            let inside = before.is_some_and(|c| {
                (c.is_alphanumeric() && (c as u32) < 0x2E80) || matches!(c, '/' | ':' | '_' | '#')
            });
            let number = Self::at(text, at)?;
            let behind = text[number.end..].chars().next();
            let goes_on = behind.is_some_and(|c| matches!(c, '/' | ':' | '_'));
            if !inside && !goes_on {
                return Some(number);
            }
            at = number.end;
        }
    }

    /// The number that begins at a digit.
    fn at(text: &str, start: usize) -> Option<Self> {
        let first_digits = digits(text, start);
        if first_digits == 0 {
            return None;
        }
        let first = start + first_digits;
        let mut number = Self { start, end: first, first, first_digits, parts: Vec::new() };
        let mut last_digits = first_digits;
        while let Some((sign, length)) = sign(text, number.end) {
            let count = digits(text, number.end + length);
            let blank = sign == ' ';
            let (whole, decimals) = (last_digits <= 3, number.has_decimals());
            let grouped =
                count == 3 && whole && !decimals && (number.parts.is_empty() || last_digits == 3);
            if count == 0 || (blank && !grouped) {
                break;
            }
            let end = number.end + length + count;
            number.parts.push(Part { sign, at: number.end, length, digits: count, end });
            number.end = end;
            last_digits = count;
        }
        Some(number)
    }

    /// Whether its last sign is another than those before.
    fn has_decimals(&self) -> bool {
        matches!(self.parts.as_slice(), [first, .., last] if first.sign != last.sign)
    }

    /// Whether it looks like a date: `30.9.2024`.
    fn is_date(&self) -> bool {
        let [month, year] = self.parts.as_slice() else { return false };
        let dotted = month.sign == '.' && year.sign == '.';
        dotted && self.first_digits <= 2 && month.digits <= 2 && matches!(year.digits, 2 | 4)
    }

    /// Whether commas part it as in India: `12,34,567`.
    fn is_indian(&self) -> bool {
        let whole: Vec<&Part> = self.parts.iter().take_while(|part| part.sign == ',').collect();
        let [middle @ .., last] = whole.as_slice() else { return false };
        !middle.is_empty()
            && self.first_digits <= 2
            && last.digits == 3
            && middle.iter().all(|part| part.digits == 2)
    }

    /// Whether it stands alone, as in a cell: edges, tabs, bars or two blanks around it, but for
    /// signs and a currency.
    fn is_cell(&self, text: &str) -> bool {
        let near = |c: &char| {
            matches!(c, '(' | ')' | '$' | '€' | '£' | '¥' | '-' | '−' | '+' | '%' | '△' | '▲' | '*')
        };
        let before: Vec<char> = text[..self.start].chars().rev().take(6).collect();
        let behind: Vec<char> = text[self.end..].chars().take(6).collect();
        let open = |around: &[char]| {
            let mut rest = around.iter().skip_while(|c| near(c));
            match rest.next() {
                None | Some('\t' | '\n' | '\r' | '|') => true,
                Some(c) if c.is_whitespace() => match rest.next() {
                    None => true,
                    Some(c) => c.is_whitespace() || near(c) || *c == '|',
                },
                Some(_) => false,
            }
        };
        open(&before) && open(&behind)
    }
}

fn digits(text: &str, from: usize) -> usize {
    text.as_bytes()[from.min(text.len())..].iter().take_while(|c| c.is_ascii_digit()).count()
}

/// The sign at a place that may part digits, and how many bytes it has with what fills the places
/// before it.
fn sign(text: &str, at: usize) -> Option<(char, usize)> {
    let rest = text[at..].trim_start_matches(FILL);
    let filled = text.len() - at - rest.len();
    let c = rest.chars().next()?;
    let sign = match c {
        '.' | ',' => c,
        '\'' | '’' | '`' => '\'',
        ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{2007}' => ' ',
        _ => return None,
    };
    (filled == 0 || matches!(sign, ' ' | '\'')).then_some((sign, filled + c.len_utf8()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_notation_follows_from_figures_that_are_certain() {
        let found = |text: &str| detect(text).map(|notation| notation.normalised(text));
        for (text, normal) in [
            ("Umsatz  4.812,5  12.044", "Umsatz  4,812.5  12,044"),
            ("Ventes  4 812  3 120,5", "Ventes  4,812  3,120.5"),
            ("Umsatz  4'812  3'120.5", "Umsatz  4,812  3,120.5"),
            ("Revenue  4,812  3,120.5", "Revenue  4,812  3,120.5"),
            ("Revenue  4,812  3,120", "Revenue  4,812  3,120"),
            ("Income  12,34,567  1,20,000.5", "Income  12\u{1}34\u{1}567  1\u{1}20\u{1}000.5"),
            ("Ventes  4\u{a0}812  1,5", "Ventes  4,\u{1}812  1.5"),
            ("per 30.9.2024  4.812  12,5", "per 30.9.2024  4,812  12.5"),
        ] {
            assert_eq!(found(text).as_deref(), Ok(normal), "{text}");
        }
        assert_eq!(found("Umsatz  4.812  4.377"), Err("4.812".to_owned()));
        assert!(found("Umsatz  4.812,5  1,234.5").is_err());
        // Where decimals stand behind a comma, three digits behind one are as doubtful.
        let figures = "Umsatz  3,204  3,180";
        assert_eq!(detect_in(figures, Some("de")), Err("3,204".to_owned()));
        assert_eq!(detect_in(figures, Some("en")), Ok(Notation::COMMA));
        assert_eq!(detect_in("Umsatz  3,204  0,801", Some("de")), Ok(Notation::POINT));
        // One of two digits among many of three is rather damaged, in whatever language.
        let one = "Umsatz  5,120  5,110\nRate  12,34\nErtrag  1,300";
        assert_eq!(detect_in(one, Some("de")), Err("12,34".to_owned()));
        let nought = "Umsatz  5,120  5,110\nErtrag  0,801  1,300";
        assert_eq!(detect_in(nought, Some("de")), Ok(Notation::POINT));
        assert_eq!(detect_in("Umsatz  3,204,100  3,180", Some("de")), Ok(Notation::COMMA));
        assert_eq!(found("Revenue  5,120  5,110\nOther  12,34  1,300"), Err("12,34".to_owned()));
    }

    proptest! {
        #[test]
        fn every_byte_stays_where_it_was(text in "([0-9]{1,4}|[ .,'’\u{a0}\u{202f}]|[a-z]|年)*") {
            for sample in ["1,234.5", "1.234,5", "1 234,5", "1'234.5"] {
                let notation = Notation::of_sample(sample).unwrap();
                let normal = notation.normalised(&text);
                prop_assert_eq!(normal.len(), text.len());
                prop_assert_eq!(normal.chars().count() >= text.chars().count(), true);
            }
            let _ = detect(&text);
        }
    }
}
