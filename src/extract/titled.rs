//! What the title of a table says that all its figures are, where they are no amounts of money: `Key ratios (%)`,
//! `Per share data (€)`.

use super::counts;
use super::measured::Measured;
use super::unit_line;
use crate::notation::words::{Kind, words as known};
use crate::text::Text;
use crate::text::table::Table;

/// How many lines above a table are looked at, from the nearest: the name of its statement and that of its unit.
const LINES: usize = 2;

/// What the nearest lines above a table say that all its figures are, and the line that says it.
pub(super) fn measure(table: &Table, text: &Text) -> Option<(Measured, String)> {
    let near = table.title.iter().rev().take(LINES);
    near.map(|span| text.plain(*span)).find_map(|line| {
        let line = line.trim_matches(['#', '*', '|', ' ']).to_owned();
        measured(&line).map(|of| (of, line))
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
    let outside = unit_line::outside(&lower);
    let each = known().of(Kind::PerShareCaptions).filter(|phrase| outside.contains(*phrase));
    let longest = each.max_by_key(|phrase| phrase.len())?;
    let is_plain = |word: &String| {
        let kinds = [Kind::DataWords, Kind::UnitLeads, Kind::UnitFillers, Kind::Shares];
        kinds.iter().any(|kind| known().has(*kind, word))
            || crate::standards::currency::named(word).is_some()
    };
    let rest = outside.replace(longest, " ");
    words(&rest).iter().all(is_plain).then_some(Measured::PerShare)
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
