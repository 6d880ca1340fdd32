//! Figures of which neither their table nor their caption says in what they are: counts with a power of their own, rates
//! without a percent sign, numbers of shares in a table whose power is not known.

use super::super::finding::FindingKind;
use super::super::question::units_line;
use super::super::rate;
use super::super::rows::candidate::Meaning;
use super::super::rows::order::Choice;
use super::super::unit_line::UnitLine;
use super::missing::OPEN;
use super::{Harvester, Known, Missing, Printed, digits};
use crate::extract::columns::{Column, Kind as ColumnKind};
use crate::model::Concept;
use crate::notation::words::{Kind, Numbered, words as known};
use crate::text::table::Content;

impl Harvester<'_> {
    /// Whether a row of the table is of money.
    pub(super) fn has_amounts(&self) -> bool {
        let of_money = |meaning: &Meaning| match meaning {
            Meaning::Facts(row) => {
                row.concept.is_some_and(|of| self.taxonomy.concept(of).item_type.is_monetary())
            }
            _ => false,
        };
        self.assigned.choices.iter().any(|choice| match choice {
            Choice::Means(candidate, _) => of_money(&self.assigned.candidates[*candidate].meaning),
            _ => false,
        })
    }

    /// Whether a number without a sign may be a percentage: its caption is that of a rate which always is one, and some
    /// figure of its row is the whole or more. What one of them is the others are.
    pub(super) fn may_be_percent(&self, item: &Concept, printed: &Printed, row: &Known) -> bool {
        let cells = &self.table.rows[row.line].cells;
        // What is passed over, as changes are, is printed in its own way.
        let kept = cells.iter().filter(|cell| self.columns[cell.column].kind != ColumnKind::Skip);
        let mut figures = kept.filter_map(|cell| match &cell.content {
            Content::Figures(figures) => Some(figures),
            _ => None,
        });
        &*item.item_type.name == "pure"
            && !printed.nil
            && !printed.value.contains('%')
            && (rate::is_rate_in_percent(&row.caption) || self.parts[row.line].is_of_rates())
            && figures.any(|figures| figures.iter().any(|one| is_whole(&one.printed)))
    }
}

/// Whether a figure without a percent sign is one or more.
fn is_whole(printed: &str) -> bool {
    let whole = printed.split('.').next().unwrap_or_default();
    !printed.contains('%') && whole.contains(|c: char| ('1'..='9').contains(&c))
}

/// Whether a caption states another power than its table has, and neither a currency nor an amount: `Lines (000)` among
/// millions of euros counts lines.
pub(super) fn may_count(
    line: &UnitLine,
    caption: &str,
    item: &Concept,
    column: &Column,
    printed: &Printed,
) -> bool {
    let other = line.scale.zip(column.scale).is_some_and(|(own, of_table)| own != of_table);
    let lower = caption.to_lowercase();
    let amounts = [Kind::FlowCaptions, Kind::BalanceCaptions, Kind::ShareAmounts];
    let named = amounts.iter().any(|kind| known().stand_in(*kind, &lower));
    item.item_type.is_monetary()
        && other
        && line.codes.is_empty()
        && printed.currency.is_none()
        && !named
}

/// Whether what stands in parentheses is a power of ten in other languages and none in that of the text: `(miles)`.
/// Short forms are at home everywhere.
pub(super) fn is_no_power(part: &str, language: Option<&str>) -> bool {
    const SHORT: usize = 3;
    let lower = part.trim().to_lowercase();
    let single = lower.strip_suffix('s').unwrap_or(&lower);
    let is_word = lower.len() > SHORT && lower.bytes().all(|c| c.is_ascii_lowercase());
    let is_power =
        [&*lower, single].iter().any(|of| known().number(Numbered::Scales, of).is_some());
    let own = |language: &str| known().speaks(language, &lower) || known().speaks(language, single);
    is_word && is_power && language.is_some_and(|language| !own(language))
}

/// Asks whether a rate is a percentage.
pub(super) fn percent(caption: &str, item: &Concept) -> Missing {
    let name = &item.name.local;
    (
        FindingKind::QuestionUnit,
        format!("`{caption}` is a rate, and its figures may be percentages (scale -2)"),
        units_line(name, OPEN),
    )
}

/// Whether a company may have so many shares, where the power of ten is that of the amounts beside them: `dollars in
/// thousands` need not be said of shares.
pub(super) fn few_enough(printed: &Printed, power: i8, own: bool) -> Result<(), Missing> {
    /// Of thousands of shares nobody has as many digits.
    const DIGITS: usize = 8;
    if own || power <= 0 || digits(&printed.value) < DIGITS {
        return Ok(());
    }
    let reason = format!("`{}` in 10^{power} would be very many shares", printed.value);
    let line = "units = { … = \"shares …\" } (thousand, million; \"shares\" alone for single ones)";
    Err((FindingKind::QuestionUnit, reason, line.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::is_whole;

    #[test]
    fn figures_from_one_up_are_the_whole_or_more() {
        for printed in ["1", "1.8", "12.5", "(1.5)", "-9.8", "1,204"] {
            assert!(is_whole(printed), "{printed}");
        }
        for printed in ["0", "0.98", ".15", "(0.2)", "12.5%", "0.00"] {
            assert!(!is_whole(printed), "{printed}");
        }
    }
}
