//! Captions of two lines: the second begins with a small letter.

/// Whether the caption of a line goes on in the next one: it begins there with a small letter.
pub(super) fn goes_on(before: &str, caption: &str) -> bool {
    caption.chars().next().is_some_and(char::is_lowercase) && !before.ends_with(':')
}
