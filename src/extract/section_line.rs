//! Lines between the rows of a table that say of the figures below them that they are no plain results of their columns:
//! `Prices:`, `Change:`, `2022:`, `Joint ventures (100%):`.

use super::unit_line;
use crate::notation::words::{Kind, words as known};
use crate::text::table::measure;

/// What such a line says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aside {
    /// That they are of this calendar year.
    Year(i32),
    /// That they are of the span before, of all of what is owned in part, changes, or in other rates.
    Other,
}

/// The years that a line may name alone.
const YEARS: std::ops::Range<i32> = 1990..2100;

/// What a line without figures says, where it says no more than that.
pub(super) fn aside(words: &str) -> Option<Aside> {
    let bare = bare(words);
    let year = bare.parse().ok().filter(|year| bare.len() == 4 && YEARS.contains(year));
    if let Some(year) = year {
        return Some(Aside::Year(year));
    }
    let in_full = unit_line::enclosed(words).iter().any(|part| part.replace(' ', "") == "100%");
    let listed = known().has(Kind::SectionAsides, &bare);
    // Without a colon it may be a caption that goes on below it.
    let of_part = words.trim_end().ends_with([':', '：']) && is_of_part(&bare);
    (in_full || listed || is_span_before(&bare) || of_part || is_of_company(words))
        .then_some(Aside::Other)
}

/// Whether a line leaves something out, or takes a part of what is owned: `Excluding acquisitions`, `At 50%`.
fn is_of_part(bare: &str) -> bool {
    let Some((first, rest)) = bare.split_once(' ') else { return false };
    let share = || {
        let digits = rest.trim_end_matches(['%', '％', ' ']);
        rest.ends_with(['%', '％']) && digits.bytes().all(|c| c.is_ascii_digit() || c == b'.')
    };
    (known().has(Kind::UnitExcept, first) && !rest.is_empty()) || (first == "at" && share())
}

/// Whether a line is the name of a company: it ends with a legal form.
pub(super) fn is_of_company(words: &str) -> bool {
    let outside = unit_line::outside(words);
    let name = outside.trim_end_matches([':', '：', '.', ' ']);
    name.rsplit_once(char::is_whitespace).is_some_and(|(_, last)| is_legal_form(last))
}

/// Whether a word is a legal form of companies: `plc`, `S.A.`, `S.p.A.`
pub(super) fn is_legal_form(word: &str) -> bool {
    let dotted = word.trim_end_matches([',', ':', ';', '.']).to_lowercase();
    let bare = word.replace('.', "");
    let bare = bare.trim_end_matches([',', ':', ';']);
    // `se` and `sa` are words of several languages.
    let is_word = bare.len() == 2 && !bare.contains(char::is_uppercase);
    let is_form = |form: &str| known().has(Kind::LegalForms, form);
    !is_word && (is_form(&bare.to_lowercase()) || is_form(&dotted))
}

/// The words of a line, in parentheses where they are a unit and nothing else: they say of the rows below what they would
/// say behind a caption. Of `Number million` the power is the unit.
pub(super) fn as_unit(words: &str) -> String {
    if !is_unit(words) {
        return words.to_owned();
    }
    let counts = |word: &&str| known().has(Kind::CountAlone, &word.to_lowercase());
    let power: Vec<&str> = words.split_whitespace().filter(|word| !counts(word)).collect();
    if power.is_empty() { format!("({words})") } else { format!("({})", power.join(" ")) }
}

/// A line without the numbers of notes behind it: `Earnings per share (Note 25)`, `Dividends per share - note 9`. They are of
/// the line, and no figure that it states.
pub(super) fn without_notes(words: &str) -> String {
    let mut left = words.trim();
    loop {
        let end = left.trim_end_matches([':', '：', ' ']);
        let enclosed = end.strip_suffix([')', '）', ']', '］']).and_then(|inside| {
            let (before, note) = inside.rsplit_once(['(', '（', '[', '［'])?;
            is_note(note, false).then_some(before)
        });
        let behind = || {
            let (before, note) = end.rsplit_once([',', ';', '-', '–', '—'])?;
            is_note(note, true).then_some(before)
        };
        match enclosed.or_else(behind).map(str::trim_end).filter(|before| !before.is_empty()) {
            Some(before) => left = before,
            None => return left.to_owned(),
        }
    }
}

/// Whether words are the numbers of notes, and nothing else; `named` where they must be said to be of notes.
fn is_note(words: &str, named: bool) -> bool {
    /// The most digits of such a number.
    const DIGITS: usize = 2;
    let lower = words.to_lowercase();
    let parts: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let is_number = |part: &str| {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        (1..=DIGITS).contains(&digits) && part.chars().count() <= digits + 1
    };
    let is_letter = |part: &str| part.chars().count() == 1;
    let is_word = |part: &str| known().has(Kind::NoteWords, part);
    let joins = |part: &str| known().has(Kind::NoteLeads, part) || known().has(Kind::And, part);
    let signs = lower.contains(['%', '％', '$', '€', '£', '¥', '+', '=']);
    let known =
        parts.iter().all(|part| is_number(part) || is_letter(part) || is_word(part) || joins(part));
    let said = parts.iter().any(|part| is_word(part));
    let alone = parts.len() == 1 && !named;
    known && !signs && parts.iter().any(|part| is_number(part)) && (said || alone)
}

/// Whether a line is a unit and nothing else: `£m`, `p`, `No.`
pub(super) fn is_unit(words: &str) -> bool {
    measure::names_unit(words)
}

/// Whether a line says that the figures below it measure something, and nothing else: `Exchange rates`.
pub(super) fn measures(words: &str) -> bool {
    known().has(Kind::SectionMeasures, &bare(words))
}

/// A line that states a unit, without what it excepts: `Highlights (in millions of dollars, except per share amounts)`.
pub(super) fn without_exceptions(words: &str) -> &str {
    let lower = words.to_lowercase();
    let part = |c: char| c.is_alphanumeric();
    let places = known().of(Kind::UnitExcept).flat_map(|phrase| {
        let found = lower.match_indices(phrase).map(move |(at, _)| (at, at + phrase.len()));
        found.filter(|(at, end)| !lower[..*at].ends_with(part) && !lower[*end..].starts_with(part))
    });
    let first = places.map(|(at, _)| at).min().filter(|_| lower.len() == words.len());
    let states = || unit_line::read(words).is_some_and(|line| line.scale.is_some());
    first.filter(|_| states()).and_then(|at| words.get(..at)).unwrap_or(words)
}

/// The words of a line outside of parentheses, in small letters, without what it ends with.
fn bare(words: &str) -> String {
    let lower = unit_line::outside(&words.to_lowercase());
    let parts: Vec<&str> = lower.split_whitespace().collect();
    parts.join(" ").trim_end_matches([':', '：', '.', ' ']).to_owned()
}

/// Whether words name the span before: `previous quarter`.
fn is_span_before(bare: &str) -> bool {
    let Some((before, span)) = bare.split_once(' ') else { return false };
    let spans = [Kind::QuarterWords, Kind::HalfWords, Kind::YearWords];
    known().has(Kind::PeriodBefore, before) && spans.iter().any(|kind| known().has(*kind, span))
}

#[cfg(test)]
mod tests {
    use super::{Aside, aside, measures, without_exceptions, without_notes};

    #[test]
    fn what_a_unit_is_not_for_says_nothing_of_the_rows() {
        let line = "Highlights (in millions of dollars, except per share amounts)";
        assert_eq!(without_exceptions(line), "Highlights (in millions of dollars, ");
        for line in ["Earnings excluding special items per share:", "Net income per share"] {
            assert_eq!(without_exceptions(line), line);
        }
    }

    #[test]
    fn numbers_of_notes_are_no_part_of_a_line() {
        for line in [
            "Earnings per share (Note 25)",
            "Earnings per share (note 9):",
            "Earnings per share [8]",
            "Earnings per share (1)",
            "Earnings per share, note 25",
            "Earnings per share - see note 8(a)",
            "Earnings per share (notes 3 and 12) (2)",
        ] {
            assert_eq!(without_notes(line), "Earnings per share", "{line}");
        }
        for line in [
            "Joint ventures (100%)",
            "Common stock, 1,000 shares authorized",
            "Revenue (IFRS 15)",
            "Results (in cents)",
            "Balance at 31 December 2024",
            "Fleet - 12",
            "(12)",
        ] {
            assert_eq!(without_notes(line), line);
        }
    }

    #[test]
    fn lines_say_that_figures_are_no_plain_results() {
        assert_eq!(aside("2022:"), Some(Aside::Year(2022)));
        for line in [
            "Change:",
            "Previous quarter:",
            "In local currency",
            "Index (2020=100):",
            "Associates (100 %)",
            "Marktdaten",
            "Adjusted:",
            "Excluding special items:",
            "At 50%:",
            "Tarn Services Ltd.:",
        ] {
            assert_eq!(aside(line), Some(Aside::Other), "{line}");
        }
        for line in [
            "Change in working capital:",
            "Increase (decrease) in:",
            "Changes in:",
            "1200",
            "Joint ventures:",
            "Notes:",
            "Quarter",
            "Prior year adjustments",
            "Excluding:",
            "Excluding amortization of",
            "At 31 December",
            "Net of tax effects",
        ] {
            assert_eq!(aside(line), None, "{line}");
        }
    }

    #[test]
    fn lines_say_what_figures_measure() {
        for line in ["Prices:", "Exchange rates", "Production:", "Key ratios (unaudited):"] {
            assert!(measures(line), "{line}");
        }
        for line in ["Price changes", "Production costs:", "Interest rates swaps", "Products:"] {
            assert!(!measures(line), "{line}");
        }
    }
}
