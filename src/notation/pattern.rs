//! Patterns of XML Schema (XML Schema 1.0 Part 2 appendix F).

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use regex::Regex;

/// Patterns as they are written, each made into one of the crate once; none where it can't be.
static PATTERNS: LazyLock<Mutex<HashMap<String, Option<Regex>>>> = LazyLock::new(Mutex::default);

/// Whether a text as a whole is as a pattern wants it. A pattern that can't be understood takes everything.
#[must_use]
pub fn matches(pattern: &str, text: &str) -> bool {
    with(pattern, |compiled| compiled.is_none_or(|compiled| compiled.is_match(text)))
}

/// Whether a text is a pattern.
#[must_use]
pub fn is_pattern(pattern: &str) -> bool {
    with(pattern, |compiled| compiled.is_some())
}

fn with<T>(pattern: &str, ask: impl FnOnce(Option<&Regex>) -> T) -> T {
    let mut known = PATTERNS.lock().unwrap_or_else(PoisonError::into_inner);
    if known.len() > 10_000 {
        known.clear();
    }
    let compiled = known.entry(pattern.to_owned()).or_insert_with(|| {
        let translated = format!("^(?:{})$", translated(pattern));
        regex::RegexBuilder::new(&translated).size_limit(1 << 22).build().ok()
    });
    ask(compiled.as_ref())
}

/// A pattern of XML Schema as one of the crate: `^` and `$` are letters, `\i` and `\c` letters of
/// names, a minus before `[` takes away.
fn translated(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut letters = pattern.chars().peekable();
    let mut depth = 0u32;
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('i') => out.push_str(if depth > 0 { "_:\\p{L}" } else { "[_:\\p{L}]" }),
                Some('I') => out.push_str("[^_:\\p{L}]"),
                Some('c') if depth > 0 => out.push_str("-._:\\p{L}\\p{N}\\p{M}"),
                Some('c') => out.push_str("[-._:\\p{L}\\p{N}\\p{M}]"),
                Some('C') => out.push_str("[^-._:\\p{L}\\p{N}\\p{M}]"),
                Some(other) => out.extend(['\\', other]),
                None => out.push('\\'),
            },
            '^' if depth == 0 => out.push_str("\\^"),
            '$' if depth == 0 => out.push_str("\\$"),
            '[' => {
                depth += 1;
                out.push('[');
            }
            ']' => {
                depth = depth.saturating_sub(1);
                out.push(']');
            }
            '-' if depth > 0 && letters.peek() == Some(&'[') => out.push_str("--"),
            '&' | '~' if depth > 0 => out.extend(['\\', letter]),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{is_pattern, matches};

    #[test]
    fn patterns_are_those_of_xml_schema() {
        for (pattern, text, fits) in [
            ("[0-9]{4}", "2024", true),
            ("[0-9]{4}", "20245", false),
            ("a|b", "ab", false),
            ("[a-z-[aeiou]]+", "xyz", true),
            ("[a-z-[aeiou]]+", "xaz", false),
            ("\\i\\c*", "a-1", true),
            ("\\i\\c*", "1a", false),
            ("\\d{2}$", "12$", true),
        ] {
            assert_eq!(matches(pattern, text), fits, "{pattern} {text}");
        }
        assert!(is_pattern("a{2}") && !is_pattern("[") && !is_pattern("a{2"));
    }
}
