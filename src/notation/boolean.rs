//! Yes and no as they are printed.

const WORDS: [(&str, bool); 8] = [
    ("yes", true),
    ("no", false),
    ("true", true),
    ("false", false),
    ("はい", true),
    ("いいえ", false),
    ("有", true),
    ("無", false),
];

/// The value of a word for yes or no, and the inline transformation that gives it. These take any
/// text, so that none but words that mean it may come here.
pub(super) fn read(text: &str) -> Option<(Box<str>, &'static str)> {
    let word = text.to_lowercase();
    let (_, is_yes) = WORDS.iter().find(|(known, _)| *known == word)?;
    Some(match is_yes {
        true => ("true".into(), "fixed-true"),
        false => ("false".into(), "fixed-false"),
    })
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn only_words_for_it_are_read() {
        assert_eq!(read("YES").unwrap().0.as_ref(), "true");
        assert_eq!(read("いいえ").unwrap().1, "fixed-false");
        assert!(["", "perhaps", "1", "y", "not"].iter().all(|text| read(text).is_none()));
    }
}
