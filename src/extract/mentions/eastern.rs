//! Parts of a year as Chinese and Korean reports write them: `2024年第三季度`, `2024年前三季度`, `2024年1-9月`,
//! `2024년 3분기`, `2024년 3분기 누계`.

use super::day::four_digits;
use super::japanese::{digit, spelled};
use super::token::Token;
use super::{Meaning, Part};
use crate::model::Calendar;

/// A mention with which tokens begin.
pub(super) fn mention(tokens: &[Token], calendar: Calendar) -> Option<(Meaning, usize)> {
    let (year, part, length) = chinese(tokens).or_else(|| korean(tokens))?;
    Some((Meaning::Period(part.of(year, calendar)?), length))
}

fn chinese(tokens: &[Token]) -> Option<(i32, Part, usize)> {
    let year = four_digits(tokens.first()?)?;
    let rest = tokens.get(1 + spelled(&tokens[1..], "年")?..)?;
    let (part, length) = quarter(rest).or_else(|| first_quarters(rest)).or_else(|| months(rest))?;
    Some((year, part, 2 + length))
}

/// `第三季度`.
fn quarter(tokens: &[Token]) -> Option<(Part, usize)> {
    let at = spelled(tokens, "第")?;
    let part = Part::quarter(digit(tokens.get(at)?)?)?;
    let length = spelled(&tokens[at + 1..], "季度").or_else(|| spelled(&tokens[at + 1..], "季"))?;
    Some((part, at + 1 + length))
}

/// `前三季度`: from the beginning of the year.
fn first_quarters(tokens: &[Token]) -> Option<(Part, usize)> {
    let at = spelled(tokens, "前")?;
    let last = Part::quarter(digit(tokens.get(at)?)?)?;
    let length = spelled(&tokens[at + 1..], "季度").or_else(|| spelled(&tokens[at + 1..], "季"))?;
    Some((Part { skip: 0, months: last.skip + last.months }, at + 1 + length))
}

/// `1-9月`, `1至9月`: from the first month to one that ends a quarter.
fn months(tokens: &[Token]) -> Option<(Part, usize)> {
    let [first, to, last, month, ..] = tokens else { return None };
    let joined = matches!(to.text, "-" | "–" | "—" | "~" | "～" | "至") && month.text == "月";
    let last = last.number().filter(|_| joined && first.number() == Some(1))?;
    (last % 3 == 0 && (3..=12).contains(&last)).then_some((Part { skip: 0, months: last }, 4))
}

fn korean(tokens: &[Token]) -> Option<(i32, Part, usize)> {
    let [year, part, rest @ ..] = tokens else { return None };
    let year = four_digits(&Token { text: year.text.strip_suffix('년')?, ..*year })?;
    let halves = [("상반기", 1), ("하반기", 2)];
    if let Some((_, half)) = halves.iter().find(|(name, _)| *name == part.text) {
        return Some((year, Part::half(*half)?, 2));
    }
    let count = Token { text: part.text.strip_suffix("분기")?, ..*part }.number()?;
    let part = Part::quarter(count)?;
    let whole = rest.first().is_some_and(|next| matches!(next.text, "누적" | "누계"));
    let since = Part { skip: 0, months: part.skip + part.months };
    Some(if whole { (year, since, 3) } else { (year, part, 2) })
}
