//! Words over columns that say what kind of column it is.

use crate::extract::title;
use crate::notation::words::{Kind, words as known};

/// Whether words name nothing but a change, a share of a total or notes.
pub(super) fn is_derived(words: &str) -> bool {
    let mut any = words.contains(['%', '％', 'Δ', '±']);
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
