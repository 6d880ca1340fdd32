//! What the title of a table says that all its figures are, where they are no amounts of money: `Key ratios (%)`,
//! `Per share data (€)`.

use super::measured::Measured;
use super::unit_line;
use super::{counts, each_share};
use crate::notation::words::{Kind, words as known};
use crate::standards::currency;
use crate::text::Text;
use crate::text::table::{Content, Table};

/// How many lines above a table are looked at, from the nearest: the name of its statement and that of its unit.
const LINES: usize = 2;

/// What the nearest lines above a table say that all its figures are, and the line that says it.
pub(super) fn measure(table: &Table, text: &Text) -> Option<(Measured, String)> {
    let near: Vec<String> =
        table.title.iter().rev().take(LINES).map(|span| text.plain(*span)).collect();
    // `(in millions, except per share data)` is of amounts, whatever the line above it names.
    let excepts = |line: &String| {
        let lower = line.to_lowercase();
        lower.split(|c: char| !c.is_alphanumeric()).any(|word| known().has(Kind::UnitExcept, word))
    };
    if near.first().is_some_and(excepts) {
        return None;
    }
    let over: Vec<String> = table.heading.iter().map(|cell| text.plain(cell.span)).collect();
    let (at, said) = near.iter().enumerate().find_map(|(at, line)| {
        let line = line.trim_matches(['#', '*', '|', ' ']).to_owned();
        measured(&line).map(|of| (at, (of, line)))
    })?;
    // Nothing for each share is in millions, or a long number: such a table has amounts as well.
    let powered = || near[..=at].iter().chain(&over).any(|line| states_power(line));
    let rows = || table.rows.iter().any(|row| states_power(&row.words(text)));
    let others = || powered() || rows() || has_long_numbers(table);
    (said.0 != Measured::PerShare || !others()).then_some(said)
}

/// Whether a row has a number of many digits and no decimals, as amounts and numbers of shares are.
fn has_long_numbers(table: &Table) -> bool {
    /// The most digits of an amount for each share without decimals.
    const MOST: usize = 3;
    let figures =
        table.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| match &cell.content {
            Content::Figures(found) => found.first(),
            _ => None,
        });
    let is_long = |printed: &str| {
        !printed.contains('.') && printed.bytes().filter(u8::is_ascii_digit).count() > MOST
    };
    figures.into_iter().any(|found| is_long(&found.printed))
}

/// Whether a line states a power of ten of amounts.
fn states_power(line: &str) -> bool {
    unit_line::read(line).is_some_and(|line| line.scale.is_some_and(|power| power > 0))
}

/// Whether the nearest lines above a table name amounts for each share: lines between its rows may be of the shares.
pub(super) fn is_of_each(table: &Table, text: &Text) -> bool {
    let near = table.title.iter().rev().take(LINES).map(|span| text.plain(*span).to_lowercase());
    near.into_iter().any(|line| {
        let short = counts::words(&line).iter().any(|word| known().has(Kind::ShortPerShare, word));
        let excepts = counts::words(&line).iter().any(|word| known().has(Kind::UnitExcept, word));
        !excepts && (short || each_share::at(&line).is_some())
    })
}

/// What a title says of all figures below it; none where it says it only of some, or names more than the measure.
fn measured(title: &str) -> Option<Measured> {
    let lower = title.to_lowercase();
    let words = |text: &str| -> Vec<String> {
        let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        parts.map(str::to_owned).collect()
    };
    if words(&lower).iter().any(|word| known().has(Kind::UnitExcept, word)) {
        return None;
    }
    if is_of_percents(&lower) {
        return Some(Measured::Percent);
    }
    if unit_line::enclosed(&lower).iter().any(|part| is_of_each_unit(part)) {
        return Some(Measured::PerShare);
    }
    let outside = words_of_all(&lower);
    let is_plain = |word: &String| {
        let kinds = [
            Kind::DataWords,
            Kind::UnitLeads,
            Kind::UnitFillers,
            Kind::Shares,
            Kind::Dilution,
            Kind::EachWords,
            Kind::ShortPerShare,
        ];
        kinds.iter().any(|kind| known().has(*kind, word))
            || currency::named(word).is_some()
            || unit_line::names_part(word)
            || unit_line::read(&format!("({word})")).is_some_and(|line| !line.codes.is_empty())
    };
    let each = known().of(Kind::PerShareCaptions).filter(|phrase| outside.contains(*phrase));
    let rest = match each.max_by_key(|phrase| phrase.len()) {
        Some(longest) => {
            // What is joined behind it may be of the whole company: `Earnings per share and dividends`.
            let behind = outside.split_once(longest).map_or_else(Vec::new, |(_, of)| words(of));
            let joins = |two: &[String]| {
                known().has(Kind::And, &two[0]) && known().has(Kind::EachWords, &two[1])
            };
            if behind.windows(2).any(joins) {
                return None;
            }
            outside.replace(longest, " ")
        }
        // `EPS`, `$/share`, `per diluted share`
        None => {
            let short = words(&outside).iter().any(|word| known().has(Kind::ShortPerShare, word));
            (short || each_share::at(&outside).is_some() || is_for_share(&outside)).then_some(())?;
            let per = |word: &&str| !known().has(Kind::Per, word);
            outside.split_whitespace().filter(per).collect::<Vec<_>>().join(" ")
        }
    };
    words(&rest).iter().all(is_plain).then_some(Measured::PerShare)
}

/// Whether parentheses say that amounts are for each share, in a currency or a part of it: `dollars per share`.
fn is_of_each_unit(part: &str) -> bool {
    let bare = part.split_whitespace().collect::<Vec<_>>().join(" ");
    let each = known().of(Kind::PerShareCaptions).find(|phrase| bare.ends_with(*phrase));
    let money = match each {
        Some(each) => bare[..bare.len() - each.len()].trim(),
        None => return is_for_share(&bare),
    };
    let unit = |word: &str| {
        known().has(Kind::UnitLeads, word)
            || currency::at_start(word).is_some_and(|named| named.length == word.len())
            || unit_line::names_part(word)
            || unit_line::read(&format!("({word})")).is_some_and(|line| !line.codes.is_empty())
    };
    !money.is_empty() && money.split(' ').all(unit)
}

/// The words of a title outside of parentheses, with one blank between any two; all of them where it stands in parentheses
/// as a whole: `(dollars per share)`.
fn words_of_all(lower: &str) -> String {
    let outside = unit_line::outside(lower);
    let outside = match outside.trim() {
        "" => lower.trim().trim_matches(['(', ')', '（', '）', '[', ']']).to_owned(),
        _ => outside,
    };
    outside.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a unit is a currency and behind a slash a share: `$/share`.
fn is_for_share(unit: &str) -> bool {
    unit.split_once('/').is_some_and(|(money, share)| {
        let money = money.trim();
        let whole = currency::at_start(money).is_some_and(|named| named.length == money.len());
        whole && known().has(Kind::Shares, share.trim())
    })
}

/// Whether a title ends with the percent sign as its unit, or begins with it: `Key ratios (%)`, `In % of sales`.
fn is_of_percents(lower: &str) -> bool {
    let alone = |part: &str| {
        let part = part.trim();
        let unled =
            known().of(Kind::UnitLeads).find_map(|lead| part.strip_prefix(lead)?.strip_prefix(' '));
        let unit = unled.unwrap_or(part).trim();
        matches!(unit, "%" | "％") || known().has(Kind::PercentWords, unit)
    };
    let enclosed = unit_line::enclosed(lower);
    if let [part] = &enclosed[..] {
        return alone(part);
    }
    if !enclosed.is_empty() {
        return false;
    }
    let parts: Vec<&str> = lower.split_whitespace().collect();
    let opens = parts.len() > 1 && alone(&parts[..2].join(" ")) && !alone(parts[0]);
    let ends =
        parts.len() > 2 && counts::is_percent(lower) && alone(&parts[parts.len() - 2..].join(" "));
    opens || ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_may_say_what_all_figures_are() {
        for (title, of) in [
            ("Key ratios (%)", Some(Measured::Percent)),
            ("Kennzahlen in %", Some(Measured::Percent)),
            ("Ratios in percent", Some(Measured::Percent)),
            ("In % of sales", Some(Measured::Percent)),
            ("Per share data (€)", Some(Measured::PerShare)),
            ("Data per share in €", Some(Measured::PerShare)),
            ("Angaben je Aktie in €", Some(Measured::PerShare)),
            ("Par action (en euros)", Some(Measured::PerShare)),
            ("Per ADS data", Some(Measured::PerShare)),
            ("Earnings per share (EUR)", Some(Measured::PerShare)),
            ("(dollars per share)", Some(Measured::PerShare)),
            ("Earnings by company (dollars per share)", Some(Measured::PerShare)),
            ("Results (loss per share)", None),
            ("($ per share)", Some(Measured::PerShare)),
            ("($/share)", Some(Measured::PerShare)),
            ("(in cents per share)", Some(Measured::PerShare)),
            ("Diluted Earnings (Loss) Per Share", Some(Measured::PerShare)),
            ("Adjusted earnings per diluted share", Some(Measured::PerShare)),
            ("Shares outstanding (in millions)", None),
            ("(shares in millions)", None),
            ("Reconciliation of earnings to EPS", None),
            ("Dividends", None),
            ("Adjusted earnings", None),
            ("Income statement (in millions, except per share data)", None),
            ("Earnings per share and dividends", None),
            ("Results and per share data", None),
            ("Holdings of more than 5%", None),
            ("Growth (%) and volumes (tonnes)", None),
            ("Sales up 5 %", None),
            ("Balance sheet", None),
        ] {
            assert_eq!(measured(title), of, "{title}");
        }
    }
}
