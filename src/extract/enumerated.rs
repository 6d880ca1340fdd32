//! Marks that count the rows of a table before their captions: `(a) Basic`, `ii) Diluted`, `2. Diluted`.

/// A caption without the mark that counts it.
#[must_use]
pub(super) fn bare(caption: &str) -> &str {
    let trimmed = caption.trim_start();
    let Some((first, rest)) = trimmed.split_once(char::is_whitespace) else { return caption };
    match is_mark(first) && !rest.trim().is_empty() {
        true => rest.trim_start(),
        false => caption,
    }
}

/// Whether a word is such a mark: a letter, a number or a Roman numeral, with what closes it.
fn is_mark(word: &str) -> bool {
    /// Longer ones count nothing.
    const LONGEST: usize = 4;
    let Some(count) = word.strip_suffix([')', '.']) else { return false };
    let count = count.strip_prefix('(').unwrap_or(count);
    let digits = !count.is_empty() && count.bytes().all(|c| c.is_ascii_digit());
    let letters = count.chars().count();
    let roman = letters > 0 && count.chars().all(|c| "ivxIVX".contains(c));
    let letter = letters == 1 && count.chars().all(char::is_alphabetic);
    letters <= LONGEST && (digits || roman || letter)
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn marks_before_captions_are_no_part_of_them() {
        for (caption, rest) in [
            ("(a) Basic", "Basic"),
            ("ii) Diluted", "Diluted"),
            ("2. Diluted", "Diluted"),
            ("(IV) Other", "Other"),
            ("A share", "A share"),
            ("Basic", "Basic"),
            ("(Loss) profit", "(Loss) profit"),
            ("No. of shares", "No. of shares"),
            ("1.5 Basic", "1.5 Basic"),
            ("(b)", "(b)"),
        ] {
            assert_eq!(bare(caption), rest, "{caption}");
        }
    }
}
