//! White space as XML Schema treats it (Part 2 §4.3.6).

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// The text with a blank for each tab and line end.
#[must_use]
pub fn replaced(text: &str) -> String {
    text.chars().map(|c| if is_space(c) { ' ' } else { c }).collect()
}

/// The text with single blanks between its words, and none at its ends.
#[must_use]
pub fn collapsed(text: &str) -> String {
    let words = text.split(is_space).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_blanks_of_xml_are_white_space() {
        assert_eq!(collapsed(" a\r\n\t b\u{a0}\u{3000} c "), "a b\u{a0}\u{3000} c");
        assert_eq!(replaced(" a\n b"), " a  b");
    }
}
