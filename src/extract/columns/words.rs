//! Words over columns that say what kind of column it is.

use crate::extract::mentions::heading::Said;
use crate::extract::{title, unit_line};
use crate::model::Period;
use crate::notation::words::{Kind, Numbered, words as known};

/// Whether words name nothing but a change, a share of a total or notes.
pub(super) fn is_derived(words: &str) -> bool {
    let mut any = words.contains(['%', '％', 'Δ', '±']) || words.trim() == "+/-";
    let lower = words.to_lowercase();
    let parts = lower.split(|c: char| !c.is_alphanumeric() && c != '/' && c != '-');
    for part in parts.filter(|part| part.contains(char::is_alphabetic)) {
        let bare = part.trim_matches(['/', '-']);
        if !known().has(Kind::Derived, bare) && !known().has(Kind::Derived, part) {
            return false;
        }
        any |= !known().has(Kind::DerivedWeak, part);
    }
    any
}

/// Whether a word names a month: `Dec` is short for a decrease as well.
pub(super) fn is_month(word: &str) -> bool {
    known().number(Numbered::Months, &word.to_lowercase()).is_some()
}

/// The words that change what figures mean.
pub(super) fn turning(words: &str) -> Vec<String> {
    let parts = words.split(|c: char| !c.is_alphanumeric());
    parts
        .filter(|part| {
            let lower = part.to_lowercase();
            let says = |word: &str| word == lower || (!word.is_ascii() && lower.contains(word));
            known().of(Kind::Turning).any(says)
        })
        .map(str::to_owned)
        .collect()
}

/// Whether what stands over a column beside its year heads all years behind those of the others: `2029 and thereafter`,
/// `2029+`, `> 2029`.
pub(super) fn is_behind_all(rest: &str) -> bool {
    title::says(Kind::Thereafter, rest).is_some() || is_open_sign(rest)
}

/// Whether nothing but the sign of an open end stands beside a year.
pub(super) fn is_open_sign(rest: &str) -> bool {
    matches!(rest.trim(), "+" | "＋" | ">" | "≥" | "＞" | ">=" | "≧")
}

/// Whether what stands over a column beside its period reckons with it: `Q3 24/23`, `2 x Q3 2024`.
pub(super) fn is_reckoned(rest: &str) -> bool {
    let rest = rest.trim();
    let digit = |c: char| c.is_ascii_digit();
    let divided =
        rest.strip_prefix('/').is_some_and(|behind| behind.trim_start().starts_with(digit));
    let times = rest.strip_suffix(['x', '×']).map(str::trim_end);
    // A single digit before the sign is taken for the mark of a note.
    divided || times.is_some_and(|count| count.chars().all(digit))
}

/// Whether what stands over a column beside its period is the sign of a part, a change or an index: `% Q2 2024`,
/// `Q2 2024 = 100`, `+/- Q2 2024`. What parentheses say with words such as `in` is a unit: `(margins in %)`.
pub(super) fn compares(rest: &str) -> bool {
    let is_unit = |part: &String| {
        let lower = part.to_lowercase();
        let mut words = lower.split_whitespace();
        words.next().is_some_and(|first| first.contains(char::is_alphabetic))
            && words.any(|word| known().has(Kind::UnitLeads, word))
    };
    let enclosed = unit_line::enclosed(rest);
    let told = enclosed.iter().filter(|part| !is_unit(part));
    let rest = told.fold(unit_line::outside(rest), |all, part| all + " " + part);
    rest.contains(['%', '％', '=', '±', 'Δ'])
        || rest.contains("+/-")
        || rest.contains("+/–")
        || rest
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| known().has(Kind::Comparing, &word.to_lowercase()))
}

/// Whether the words over a column say what there is when a part of a year ends, or a year: `As of Q3 2024`,
/// `Year-end 2024`. Words that name the day say it themselves: `Year end 31 March 2024`, and others say since when.
pub(super) fn is_of_moment(said: &Said, words: &str) -> bool {
    let dated = !said.days.is_empty() || !said.month_days.is_empty() || !said.weeks.is_empty();
    let since = words
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| known().has(Kind::Until, &word.to_lowercase()));
    let long = said.to_date || said.trailing || said.months.iter().any(|months| *months != 12);
    // `As of or for the three months ended` is of the span for all that happens in it.
    let both = known().stand_in(Kind::BothHeadings, &words.to_lowercase());
    !dated && !since && !long && !both && title::says(Kind::MomentHeadings, words).is_some()
}

/// A period as the words over a column say it: its last day, where they say that.
pub(super) fn at_its_end(period: Period, said: &Said, words: &str) -> Period {
    match period.last_day().filter(|_| is_of_moment(said, words)) {
        Some(day) => Period::Instant(day),
        None => period,
    }
}

#[cfg(test)]
mod tests {
    use super::{compares, is_reckoned};

    #[test]
    fn what_is_compared_with_a_period_is_not_of_it() {
        for rest in ["%", "= 100", "+/-", "vs.", "ggü."] {
            assert!(compares(rest), "{rest}");
        }
        assert!(compares("(vs. Q3 2023)"));
        for rest in ["", "EUR", "actual", "(1)", "EUR million (margins in %)"] {
            assert!(!compares(rest), "{rest}");
        }
    }

    #[test]
    fn what_reckons_with_a_period_is_not_the_period() {
        for rest in ["/23", "2 x", "/ 22", "x"] {
            assert!(is_reckoned(rest), "{rest}");
        }
        for rest in ["", "1", "(1)", "EUR", "/share", "%"] {
            assert!(!is_reckoned(rest), "{rest}");
        }
    }
}
