//! Parts of a year as headings count them: `3. Quartal`, `1.–3. Quartal`, `1e halfjaar`, `Kvartal 1–3`.

use super::super::day::four_digits;
use super::super::names::TO;
use super::super::token::Token;
use super::super::{Part, language};
use crate::notation::words::Kind;

/// The numbers of quarters in Roman letters.
const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];

/// The endings of numbers that count.
const ENDS: [&str; 12] = ["er", "re", "e", "ère", "ème", "º", "o", "ª", "°", "rd", "nd", "st"];

/// `3. Quartal`, `3e trimestre`, `1. Halbjahr`, `1.–3. Quartal`, `1. und 2. Quartal`, `Kvartal 1–3`.
pub(in crate::extract::mentions) fn counted_part(tokens: &[Token]) -> Option<(Part, usize)> {
    let counted = || several(tokens).or_else(|| one(tokens)).or_else(|| behind_its_word(tokens));
    counted().or_else(|| first_of_all(tokens))
}

/// `Eerste halfjaar`, `Erste drei Quartale`: from the beginning of the year.
fn first_of_all(tokens: &[Token]) -> Option<(Part, usize)> {
    let [first, next, ..] = tokens else { return None };
    if !first.says(Kind::First) {
        return None;
    }
    if let Some(part) = named(1, next) {
        return Some((part, 2));
    }
    let count = small(next).or_else(|| language::number(next.text))?;
    let last = tokens.get(2).filter(|word| word.says(Kind::QuarterWords))?;
    let part = named(count, last)?;
    Some((Part { skip: 0, months: part.skip + part.months }, 3))
}

/// One part, whose number counts.
fn one(tokens: &[Token]) -> Option<(Part, usize)> {
    let (count, at) = ordinal(tokens)?;
    let part = named(count, tokens.get(at)?)?;
    Some((part, at + 1))
}

/// From one part to another one whose number counts. Two that `and` joins follow one another.
fn several(tokens: &[Token]) -> Option<(Part, usize)> {
    let bare = |tokens: &[Token]| small(tokens.first()?).map(|count| (count, 1));
    let (first, at) = ordinal(tokens).or_else(|| bare(tokens))?;
    let joint = tokens.get(at)?;
    let joined = joint.says(Kind::And) || joint.text == "+";
    if !joined && !is_until(joint) {
        return None;
    }
    let (last, length) = ordinal(tokens.get(at + 1..)?)?;
    let at = at + 1 + length;
    let word = tokens.get(at)?;
    let follows = !joined || last == first + 1;
    let part = named(first, word)?.to(named(last, word)?).filter(|_| follows)?;
    Some((part, at + 1))
}

/// The number behind the word, where nothing but the year stands behind it: `Kvartal 3`, `kv 1-3 2024`.
fn behind_its_word(tokens: &[Token]) -> Option<(Part, usize)> {
    let word = tokens.first()?;
    let dot = usize::from(tokens.get(1).is_some_and(|token| token.text == "." && token.touches));
    let first = named(small(tokens.get(1 + dot)?)?, word)?;
    let to = || {
        let [joint, last, ..] = tokens.get(2 + dot..)? else { return None };
        let last = small(last).filter(|_| TO.contains(&joint.text))?;
        Some((first.to(named(last, word)?)?, 4 + dot))
    };
    let (part, length) = to().unwrap_or((first, 2 + dot));
    let year = |next: &Token| four_digits(next).is_some_and(|year| (1900..2200).contains(&year));
    let closed = tokens.get(length).is_none_or(|next| year(next) || next.text == "/");
    closed.then_some((part, length))
}

/// A number that counts, and how many tokens it takes: `1.`, `3e`, `III`.
fn ordinal(tokens: &[Token]) -> Option<(u32, usize)> {
    let first = tokens.first()?;
    if let Some((_, count)) = ROMAN.iter().zip(1..).find(|(text, _)| **text == first.text) {
        return Some((count, 1));
    }
    let spelled = [Kind::First, Kind::Second, Kind::Third, Kind::Fourth];
    if let Some((_, count)) = spelled.iter().zip(1..).find(|(kind, _)| first.says(**kind)) {
        return Some((count, 1));
    }
    let ends = ENDS.iter().chain(&["th"]).filter_map(|end| first.text.strip_suffix(end));
    let digits = |text: &&str| text.bytes().all(|c| c.is_ascii_digit());
    let ended = ends.filter(|text| !text.is_empty()).find(digits);
    let count = Token { text: ended.unwrap_or(first.text), ..*first }.number()?;
    let dot = usize::from(tokens.get(1).is_some_and(|sign| matches!(sign.text, "." | "º" | "°")));
    (ended.is_some() || dot == 1).then_some((count, 1 + dot))
}

/// A number of one digit.
fn small(token: &Token) -> Option<u32> {
    token.number().filter(|_| token.width() == 1)
}

/// The part that a word and its number name.
fn named(count: u32, word: &Token) -> Option<Part> {
    match word {
        word if word.says(Kind::QuarterWords) => Part::quarter(count),
        word if word.says(Kind::HalfWords) => Part::half(count),
        _ => None,
    }
}

fn is_until(token: &Token) -> bool {
    TO.contains(&token.text) || matches!(token.text, "—" | "−" | "‑") || token.says(Kind::Until)
}

#[cfg(test)]
mod tests {
    use super::super::super::token::split;
    use super::*;

    #[test]
    fn parts_are_counted_alone_and_from_one_to_another() {
        for (words, skip, months) in [
            ("3. Quartal", 6, 3),
            ("1.–3. Quartal", 0, 9),
            ("1. - 3. Quartal", 0, 9),
            ("1. bis 3. Quartal", 0, 9),
            ("1. und 2. Quartal", 0, 6),
            ("1.-3. kv.", 0, 9),
            ("1e-3e kwartaal", 0, 9),
            ("1e halfjaar", 0, 6),
            ("1er trimestre", 0, 3),
            ("I–III kwartał", 0, 9),
            ("III kwartał", 6, 3),
            ("Kvartal 1–3 2024", 0, 9),
            ("kv 1-3 2024", 0, 9),
            ("Kvartal 3", 6, 3),
            ("2.-3. Quartal", 3, 6),
            ("1st to 3rd quarter", 0, 9),
            ("eerste halfjaar", 0, 6),
            ("erstes Quartal", 0, 3),
            ("Erste drei Quartale", 0, 9),
            ("Zweites Quartal", 3, 3),
            ("Andra kvartalet", 3, 3),
            ("Deuxième trimestre", 3, 3),
            ("2ème trimestre", 3, 3),
            ("Tweede kwartaal", 3, 3),
            ("Terzo trimestre", 6, 3),
            ("zweites Halbjahr", 6, 6),
        ] {
            let part = counted_part(&split(words)).map(|(part, _)| part);
            assert_eq!(part, Some(Part { skip, months }), "{words}");
        }
        for words in [
            "1. und 3. Quartal",
            "Zweites Werk",
            "3 quarters",
            "quarter 3 shops",
            "1. Januar",
            "5. Quartal",
            "1–3",
        ] {
            assert_eq!(counted_part(&split(words)), None, "{words}");
        }
    }
}
