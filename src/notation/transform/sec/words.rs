//! Numbers in English words.

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] =
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const GREAT: [(&str, u128); 6] = [
    ("quintillion", 1_000_000_000_000_000_000),
    ("quadrillion", 1_000_000_000_000_000),
    ("trillion", 1_000_000_000_000),
    ("billion", 1_000_000_000),
    ("million", 1_000_000),
    ("thousand", 1_000),
];

/// The words of a text in small letters; hyphens of all kinds part words as blanks do, no-break spaces as well, though
/// not around the text.
pub(super) fn split(text: &str) -> Option<Vec<String>> {
    if text.trim_matches('\u{a0}').len() != text.len() {
        return None;
    }
    let is_gap = |sign: char| {
        matches!(
            sign,
            ' ' | '\t' | '\n' | '\r' | '\u{a0}' | ',' | '-' | '\u{58a}' | '\u{5be}' | '\u{2010}'
                ..='\u{2015}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
        )
    };
    Some(text.split(is_gap).filter(|word| !word.is_empty()).map(str::to_lowercase).collect())
}

/// The number that words say; `and` may join the last of them.
pub(super) fn number<T: AsRef<str>>(words: &[T]) -> Option<u128> {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    if matches!(words[..], ["none" | "no" | "nil" | "zero"]) {
        return Some(0);
    }
    let mut total = 0u128;
    let mut below = u128::MAX;
    let mut group: Vec<&str> = Vec::new();
    for word in words {
        let Some((_, factor)) = GREAT.iter().find(|(name, _)| *name == word) else {
            group.push(word);
            continue;
        };
        // Thousands follow millions, not the other way round.
        if *factor >= below {
            return None;
        }
        total += hundreds(&group)? * factor;
        below = *factor;
        group.clear();
    }
    if group.is_empty() {
        return (total > 0).then_some(total);
    }
    Some(total + hundreds(&group)?)
}

/// A number below a thousand, not zero.
fn hundreds(words: &[&str]) -> Option<u128> {
    let words = words.strip_prefix(&["and"]).unwrap_or(words);
    if let [first, "hundred", rest @ ..] = words {
        let first = SMALL[1..].iter().position(|name| name == first)? + 1;
        let first = u128::try_from(first).ok()? * 100;
        let rest = rest.strip_prefix(&["and"]).unwrap_or(rest);
        return if rest.is_empty() { Some(first) } else { Some(first + tens(rest)?) };
    }
    tens(words)
}

/// A number below a hundred, not zero.
fn tens(words: &[&str]) -> Option<u128> {
    let small = |word: &str| SMALL[1..].iter().position(|name| *name == word).map(|at| at + 1);
    let ten = |word: &str| TENS.iter().position(|name| *name == word).map(|at| (at + 2) * 10);
    let number = match *words {
        [one] => small(one).or_else(|| ten(one))?,
        [first, second] => ten(first)? + small(second).filter(|digit| *digit < 10)?,
        _ => return None,
    };
    u128::try_from(number).ok()
}
