//! Captions that say no more than which earnings for each share are meant, and their currency: `Basic (pence)`.

use std::borrow::Cow;

use super::{counts, enumerated, unit_line};

/// Whether a caption says no more than which earnings for each share are meant, and that they are in a currency or parts
/// of one: `Basic (pence)`.
pub(super) fn is_in_part(caption: &str) -> bool {
    let bare = without_part(caption);
    bare != enumerated::bare(caption) && counts::is_dilution(&bare)
}

/// A caption without the currency, or part of one, in its parentheses, and the mark before it: `Basic` of `(a) Basic
/// (pence)`.
pub(super) fn without_part(caption: &str) -> Cow<'_, str> {
    let caption = enumerated::bare(caption);
    let inside = unit_line::enclosed(caption);
    let names_part = |words: &String| {
        let alone = || unit_line::names_currency_alone(&format!("({words})"));
        unit_line::names_part(words) || unit_line::is_letter_of_part(words.trim()) || alone()
    };
    match !inside.is_empty() && inside.iter().all(names_part) {
        true => Cow::Owned(unit_line::outside(caption).trim().to_owned()),
        false => Cow::Borrowed(caption),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_in_part, without_part};

    #[test]
    fn a_currency_behind_basic_or_diluted_says_that_it_is_for_each_share() {
        for caption in
            ["Basic (pence)", "(b) Diluted (p)", "ii) Diluted (Rs.)", "Basic and diluted (cents)"]
        {
            assert!(is_in_part(caption), "{caption}");
        }
        for caption in
            ["Basic", "(a) Basic", "Basic (note 4)", "Diluted ($ in millions)", "Costs (pence)"]
        {
            assert!(!is_in_part(caption), "{caption}");
        }
        assert_eq!(without_part("(a) Basic (pence)"), "Basic");
        assert_eq!(without_part("Basic (restated)"), "Basic (restated)");
    }
}
