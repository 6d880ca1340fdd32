//! Captions of amounts for each share: `Net income per diluted share`.

use crate::notation::words::{Kind, words as known};
use crate::standards::currency;

/// How many words may stand between `per` and `share`: `per basic and diluted class A common share`.
const BETWEEN: usize = 7;

/// Where a caption in small letters begins to say that its figures are amounts for each share.
pub(super) fn at(lower: &str) -> Option<usize> {
    if is_divisor(lower) || is_whole_amount(lower) {
        return None;
    }
    let phrase = known().of(Kind::PerShareCaptions).filter_map(|phrase| lower.find(phrase)).min();
    let each = found(lower).filter(|(_, many)| !many).map(|(at, _)| at);
    match (phrase, each) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

/// The figures that a caption states for each share itself, so that its row may be what all of them have together: `Final
/// dividend of 2.1p per share`.
pub(super) fn stated(caption: &str) -> Vec<String> {
    let lower = caption.to_lowercase();
    let Some(at) = at(&lower) else { return Vec::new() };
    let before: Vec<&str> =
        lower[..at].split(|c: char| c.is_whitespace() || "()（）[]:;".contains(c)).collect();
    let figure = |(place, word): (usize, &&str)| {
        let word = word.trim_matches(',');
        let start = word.find(|c: char| c.is_ascii_digit())?;
        let digits = &word[start..];
        let length = digits.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(digits.len());
        let (digits, sign) = digits.split_at(length);
        // A year, the number of a note or a class has neither decimals nor a currency.
        let behind = before.get(place + 1).is_some_and(|next| is_part_sign(next));
        let priced = currency::at_start(&word[..start]).is_some() || is_part_sign(sign) || behind;
        (digits.contains('.') || priced).then(|| digits.to_owned())
    };
    before.iter().enumerate().filter_map(figure).collect()
}

/// Whether the sign behind a figure is one of cents or pence.
fn is_part_sign(sign: &str) -> bool {
    matches!(sign, "p" | "c" | "¢")
        || currency::at_start(sign).is_some_and(|named| named.power != 0)
}

/// Whether a caption in small letters is of the whole amount of which each share has its part: `Numerator for diluted EPS`,
/// `Profit used to determine basic EPS`, `Net income for basic earnings per share`.
pub(super) fn is_whole_amount(lower: &str) -> bool {
    let all = words(lower);
    let is = |kind: Kind| move |word: &str| known().has(kind, word);
    if all.first().is_some_and(|(_, first)| is(Kind::Numerators)(first)) {
        return names_shares(lower);
    }
    // `Dividend for the year per share` is what each share has.
    let named = |phrase: &&str| {
        let first = phrase.split(' ').next().unwrap_or_default();
        !known().has(Kind::Per, first)
    };
    let phrases = known().of(Kind::PerShareCaptions).filter(named);
    let phrase = phrases.filter_map(|phrase| lower.find(phrase)).min();
    let short = all.iter().find(|(_, word)| known().has(Kind::ShortPerShare, word));
    let Some(at) = short.map(|(at, _)| *at).into_iter().chain(phrase).min() else { return false };
    let before = || all.iter().filter(|(start, _)| *start < at).copied();
    // Only right before what is for each share do they say it: `Profit for the year, basic EPS` is for each share itself.
    let joins = [Kind::Dilution, Kind::Of, Kind::And, Kind::Neutral, Kind::UnitLeads];
    let joins = |word: &str| joins.iter().any(|kind| is(*kind)(word)) && !is(Kind::UsedFor)(word);
    let last = before().rfind(|(_, word)| !joins(word));
    let used = last.is_some_and(|(start, word)| {
        is(Kind::UsedFor)(word) && !lower[start..at].contains([',', ':', ';', '(', '–', '—'])
    });
    let before: Vec<&str> = before().map(|(_, word)| word).collect();
    // Numbers of shares are used for it too.
    used && before.iter().any(|word| is(Kind::MoneyWords)(word))
        && !before.iter().any(|word| is(Kind::Shares)(word))
}

/// Whether words begin with the name of the number of shares that an amount is divided by: `Denominator for diluted EPS`.
pub(super) fn is_divisor(lower: &str) -> bool {
    let opens =
        words(lower).first().is_some_and(|(_, first)| known().has(Kind::Denominators, first));
    opens && names_shares(lower)
}

/// Whether a caption speaks of shares, or of amounts for each: other ratios have numerators as well.
fn names_shares(lower: &str) -> bool {
    let kinds = [Kind::Shares, Kind::ShortPerShare];
    let known_word = |word: &str| kinds.iter().any(|kind| known().has(*kind, word));
    words(lower).iter().any(|(_, word)| known_word(word))
        || known().of(Kind::PerShareCaptions).any(|phrase| lower.contains(phrase))
}

/// Whether a caption is of amounts for so many shares: `Earnings per 100 shares`.
pub(super) fn is_of_many(caption: &str) -> bool {
    found(&caption.to_lowercase()).is_some_and(|(_, many)| many)
}

/// Where `per` stands with a share behind it, and whether it is for several of them.
fn found(lower: &str) -> Option<(usize, bool)> {
    let words: Vec<(usize, &str)> = words(lower);
    words.iter().enumerate().find_map(|(at, (start, per))| {
        // `a` joins in many languages.
        if per.chars().count() < 2 || !known().has(Kind::Per, per) {
            return None;
        }
        let mut many = false;
        for (_, word) in words[at + 1..].iter().take(BETWEEN + 1) {
            if known().has(Kind::Shares, word) {
                return Some((*start, many));
            }
            match word.bytes().all(|c| c.is_ascii_digit()) {
                true => many |= *word != "1",
                false if is_quality(word) => {}
                false => return None,
            }
        }
        None
    })
}

/// Whether a word says of which shares amounts are: `common`, `diluted`, the letter of a class.
fn is_quality(word: &str) -> bool {
    let kinds = [Kind::ShareQualities, Kind::Dilution, Kind::DilutionBeside, Kind::And];
    kinds.iter().any(|kind| known().has(*kind, word)) || word.chars().count() == 1
}

/// The words of letters and digits, and where each begins.
fn words(lower: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut begun = None;
    for (at, c) in lower.char_indices().chain([(lower.len(), ' ')]) {
        match (c.is_alphanumeric(), begun) {
            (true, None) => begun = Some(at),
            (false, Some(start)) => {
                found.push((start, &lower[start..at]));
                begun = None;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{at, is_divisor, is_of_many, is_whole_amount};

    #[test]
    fn adjectives_do_not_part_per_and_share() {
        for caption in [
            "Net income per diluted share",
            "Core FFO per diluted common share",
            "Loss per basic and diluted common share",
            "Dividends paid per Class A share",
            "Net income per ADS",
            "Resultat per utspädd aktie",
            "Ergebnis je verwässerte Aktie",
            "Bénéfice par action ordinaire",
            "１株当たり純資産",
        ] {
            assert!(at(&caption.to_lowercase()).is_some(), "{caption}");
        }
        for caption in [
            "Net income",
            "Common stock, at par value of common stock",
            "Cost per tonne of shares",
            "Share of profit",
            "Shares outstanding",
        ] {
            assert!(at(&caption.to_lowercase()).is_none(), "{caption}");
        }
    }

    #[test]
    fn whole_amounts_are_used_for_what_each_share_has() {
        for caption in [
            "Net income for diluted EPS",
            "Profit used to determine basic EPS",
            "Numerator for diluted EPS",
            "Profit for the purpose of basic earnings per share",
        ] {
            assert!(is_whole_amount(&caption.to_lowercase()), "{caption}");
        }
        for caption in [
            "Profit for the year, basic EPS",
            "Profit for the period (EPS)",
            "Income available to shareholders: EPS",
            "Numerator of the leverage ratio",
        ] {
            assert!(!is_whole_amount(&caption.to_lowercase()), "{caption}");
        }
        assert!(is_divisor("denominator for diluted eps"));
        assert!(!is_divisor("denominator of the leverage ratio"));
    }

    #[test]
    fn amounts_for_many_shares_are_others() {
        assert!(is_of_many("Dividend per 100 shares") && is_of_many("Dividend per 1,000 shares"));
        assert!(!is_of_many("Dividend per share") && !is_of_many("Dividend per 1 share"));
    }
}
