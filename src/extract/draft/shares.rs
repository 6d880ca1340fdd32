//! Captions that name shares: of how many there are, or of what they came to.

use crate::extract::{counts, each_share};
use crate::notation::date::is_year;
use crate::notation::words::{Kind, words};

/// What the figures of a caption that names shares are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shares {
    /// Numbers of shares.
    Numbers,
    /// Numbers or amounts: the caption does not say it.
    Perhaps,
    /// Amounts of money: `Purchase of own shares`.
    Amounts,
}

/// What a caption is about that names shares; none where it names none, or amounts for each of them. Of what it
/// says the first counts: `Number of shares purchased`, `Purchase of outstanding shares`.
pub(super) fn of_caption(caption: &str) -> Option<Shares> {
    let lower = caption.to_lowercase();
    let named = first(Kind::ShareCaptions, &lower)?;
    let number = first(Kind::ShareNumbers, &lower);
    let each = each_share::at(&lower);
    if each.is_some_and(|each| each < named || number.is_none()) {
        return None;
    }
    // A number of them in the caption is not in the figures.
    if is_counted_in(&lower) {
        return Some(Shares::Amounts);
    }
    Some(match (number, whole(Kind::ShareAmounts, &lower)) {
        (Some(number), amount) if amount.is_none_or(|amount| number <= amount) => Shares::Numbers,
        (_, Some(_)) => Shares::Amounts,
        _ => Shares::Perhaps,
    })
}

/// Whether a caption is of the shares that there are at a moment: `Common shares outstanding`. Averages and what
/// would be with all that may become shares are of spans.
pub(super) fn is_stock(caption: &str) -> bool {
    let lower = caption.to_lowercase();
    let says = |kind| words().stand_in(kind, &lower);
    says(Kind::ShareStocks)
        && !says(Kind::Averages)
        && !says(Kind::ShareAmounts)
        && !counts::names_dilution(caption)
}

/// Whether a line says of all rows below it that they are numbers of shares that there are at a moment.
pub(super) fn of_stock(line: &str) -> bool {
    of_caption(line).is_some() && is_stock(line)
}

/// Whether a caption counts shares itself: a figure stands before a word for them, `12,000 shares`, or has so many digits
/// that it counts nothing else. Powers of ten are those of the figures: `1,000 shares`.
fn is_counted_in(lower: &str) -> bool {
    /// Years have fewer.
    const MANY: usize = 5;
    let digits = |word: &str| -> String { word.chars().filter(char::is_ascii_digit).collect() };
    // A day has digits and signs as well: `31.12.2024`. Groups end with three digits.
    let is_grouped = |word: &str| {
        let groups: Vec<&str> = word.split([',', '.', '\'']).collect();
        let (first, more) = (groups[0], &groups[1..]);
        more.is_empty()
            || ((1..=3).contains(&first.len())
                && more.iter().all(|group| (2..=3).contains(&group.len()))
                && more.last().is_some_and(|last| last.len() == 3))
    };
    let is_power = |word: &str| {
        let digits = digits(word);
        digits.len() > 3 && digits.trim_end_matches('0') == "1"
    };
    let is_figure = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_ascii_digit());
        word.ends_with(|c: char| c.is_ascii_digit())
            && is_grouped(bare)
            && !is_year(bare)
            && !is_power(word)
    };
    let last = |before: &str| before.split_whitespace().next_back().is_some_and(is_figure);
    let mut named = words()
        .of(Kind::ShareCaptions)
        .flat_map(|phrase| lower.match_indices(phrase).map(|(at, _)| at));
    let is_count = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_ascii_digit());
        let plain = bare.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '\''));
        plain && is_grouped(bare) && digits(bare).len() >= MANY && !is_power(bare)
    };
    named.any(|at| last(&lower[..at])) || lower.split_whitespace().any(is_count)
}

/// Where the first phrase of a kind stands.
fn first(kind: Kind, lower: &str) -> Option<usize> {
    words().of(kind).filter_map(|phrase| lower.find(phrase)).min()
}

/// Where the first phrase of a kind stands as whole words.
fn whole(kind: Kind, lower: &str) -> Option<usize> {
    let is_whole = |at: usize, phrase: &str| {
        !lower[..at].ends_with(char::is_alphanumeric)
            && !lower[at + phrase.len()..].starts_with(char::is_alphanumeric)
    };
    let places = words().of(kind).flat_map(|phrase| {
        lower.match_indices(phrase).filter(move |(at, _)| is_whole(*at, phrase))
    });
    places.map(|(at, _)| at).min()
}

/// Whether a caption is of a mean number of shares: `Average basic`.
pub(super) fn is_average(caption: &str) -> bool {
    words().stand_in(Kind::Averages, &caption.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_that_there_are_at_a_moment_are_no_averages() {
        assert!(is_stock("Common shares outstanding") && is_stock("Shares in issue"));
        for caption in
            ["Weighted average shares outstanding", "Diluted shares outstanding", "Shares issued"]
        {
            assert!(!is_stock(caption), "{caption}");
        }
    }

    #[test]
    fn captions_say_whether_shares_are_counted() {
        for (caption, shares) in [
            ("Weighted average shares used in computing earnings per share", Some(Shares::Numbers)),
            ("Number of shares repurchased", Some(Shares::Numbers)),
            ("Shares in issue", Some(Shares::Numbers)),
            ("Diluted shares", Some(Shares::Numbers)),
            ("Treasury stock, at cost; 12,000 shares", Some(Shares::Amounts)),
            ("Preferred shares, 4,800,000 shares issued and outstanding", Some(Shares::Amounts)),
            ("Ordinary shares of no par value: 80,412,118 issued", Some(Shares::Amounts)),
            ("Weighted average shares (1,000 shares)", Some(Shares::Numbers)),
            ("Number of shares at 31 December 2024", Some(Shares::Numbers)),
            ("Number of shares in issue at 31.12.2024", Some(Shares::Numbers)),
            ("Number of shares at 30/06/2024", Some(Shares::Numbers)),
            ("At 31.12.2024 shares in issue", Some(Shares::Numbers)),
            ("At 31 December 2024 shares in issue", Some(Shares::Numbers)),
            ("Anzahl der Aktien am 30.6.24", Some(Shares::Numbers)),
            ("発行済株式総数（千株）", Some(Shares::Numbers)),
            ("Common stock, $0.01 par value; 9,000 shares authorized", Some(Shares::Amounts)),
            ("Purchase of own shares", Some(Shares::Amounts)),
            ("Proceeds from issue of shares", Some(Shares::Amounts)),
            ("Dividends on shares outstanding", Some(Shares::Amounts)),
            ("Erwerb eigener Aktien", Some(Shares::Amounts)),
            ("Anzahl der Aktien", Some(Shares::Numbers)),
            ("Preferred shares", Some(Shares::Perhaps)),
            ("発行済株式数", Some(Shares::Numbers)),
            ("Earnings per share", None),
            ("Common stock", None),
            ("Revenue", None),
        ] {
            assert_eq!(of_caption(caption), shares, "{caption}");
        }
    }
}
