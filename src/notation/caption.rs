//! Captions in the form in which they are compared.

/// The words of a caption without marks of notes, in lower case: what is left of letters and digits is what makes
/// two captions the same.
pub(crate) fn compared(words: &str) -> String {
    without_marks(words).to_lowercase().replace('&', " and ")
}

/// Takes note marks off: `(2)` and digits set high at the end of words.
fn without_marks(words: &str) -> String {
    const HIGH: [char; 11] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '®'];
    let mut kept: String = words.trim().chars().filter(|c| !HIGH.contains(c)).collect();
    while let Some(open) = kept.trim_end().strip_suffix(')').and_then(|rest| rest.rfind('(')) {
        let inside = kept.trim_end()[open + 1..].trim_end_matches(')');
        let note = (1..=2).contains(&inside.len()) && inside.bytes().all(|c| c.is_ascii_digit());
        if !note {
            break;
        }
        kept.truncate(open);
    }
    kept
}
