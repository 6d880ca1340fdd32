//! What words over rows say that the figures of these are, where they are no amounts of money.

use super::counts::{is_percent, says_caption, words as parted};
use super::each_share;
use super::rate::{Rate, rate};
use crate::notation::words::{Kind, words as known};

/// What the line above some rows says that their figures are, where they are no amounts of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measured {
    /// Amounts for each share.
    PerShare,
    /// Numbers of shares.
    Shares,
    /// Percentages.
    Percent,
    /// Other numbers, rates or parts of a total.
    Number,
}

/// What words above some rows say that the figures of these are; none where they may be amounts of money.
pub(super) fn measured_below(words: &str) -> Option<Measured> {
    // Captions of several lines name numbers of shares: `Common stock, 1,000 shares authorized and`.
    let lower = words.to_lowercase();
    if each_share::is_divisor(&lower) {
        return Some(Measured::Shares);
    }
    if each_share::is_whole_amount(&lower) {
        return None;
    }
    let each = known().of(Kind::PerShareCaptions).find(|phrase| lower.contains(*phrase));
    let rest = each.map_or(lower.clone(), |phrase| lower.replace(phrase, ""));
    let torn = rest.contains(|c: char| c.is_ascii_digit())
        || words.starts_with(char::is_lowercase)
        || words.trim_end().ends_with([',', ';', '-', '–', '—']);
    let percent = is_percent(words).then_some(Measured::Percent);
    percent.or_else(|| measured(words).filter(|_| !torn))
}

/// What words say that figures are; none where they may be amounts of money.
pub(super) fn measured(words: &str) -> Option<Measured> {
    let lower = words.to_lowercase();
    let first = |kind| known().of(kind).filter_map(|phrase| lower.find(phrase)).min();
    let short = || parted(&lower).iter().any(|word| known().has(Kind::ShortPerShare, word));
    match (first(Kind::ShareCaptions), each_share::at(&lower)) {
        (Some(shares), per) if per.is_none_or(|per| shares < per) => Some(Measured::Shares),
        (_, Some(_)) => Some(Measured::PerShare),
        _ if short() => Some(Measured::PerShare),
        _ if says_caption(words) || rate(words) == Some(Rate::Said) => Some(Measured::Number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Measured, measured_below};

    #[test]
    fn a_number_in_the_words_for_one_share_is_no_number_of_shares() {
        for line in ["1株当たり利益", "Net income (loss) per share — Basic:"] {
            assert_eq!(measured_below(line), Some(Measured::PerShare), "{line}");
        }
        assert_eq!(measured_below("Common stock, $0.01 par value per share"), None);
    }
}
