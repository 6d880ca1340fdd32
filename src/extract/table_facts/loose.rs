//! Units that a caption names half: a letter or a word for a power that nothing opens, `Shares (m)`, and a currency
//! without its power in a table that has one, `Average salary (£)`.

use super::super::columns::Column;
use super::super::finding::FindingKind;
use super::super::item_unit;
use super::super::unit_line;
use super::{Harvester, Missing, Printed, asked, digits};
use crate::model::Concept;
use crate::standards::currency;

/// The digits of the largest number of shares that a letter for a power may give.
const MOST_DIGITS: usize = 10;

impl Harvester<'_> {
    /// The power of a number of shares that a caption ends with. Of amounts and of other numbers such an end may say
    /// something else: it is asked, unless it says what the table says.
    pub(super) fn loose(
        &self,
        item: &Concept,
        printed: &Printed,
        caption: &str,
        column: &Column,
    ) -> Result<Option<i8>, Missing> {
        if printed.nil {
            return Ok(None);
        }
        let money = item.item_type.is_monetary();
        if money && !self.amounts.lettered && self.ends_with_part(caption) {
            return Err(half(caption, item));
        }
        let Some(loose) = unit_line::loose(caption) else { return Ok(None) };
        if loose.like_a_note && self.amounts.lettered {
            return Ok(None);
        }
        let power = usize::try_from(loose.power).unwrap_or_default();
        match &*item.item_type.name {
            "shares" if digits(&printed.value) + power <= MOST_DIGITS => Ok(Some(loose.power)),
            "percent" | "perShare" => Ok(None),
            _ if money && column.scale == Some(loose.power) => Ok(None),
            _ => Err(half(caption, item)),
        }
    }

    /// Whether a caption of an amount ends with the letter of a part of a currency of the taxonomy: `(p)`. `(c)` is
    /// the mark of a note more often than cents.
    fn ends_with_part(&self, caption: &str) -> bool {
        let letter = |part: &String| part != "c" && unit_line::is_letter_of_part(part);
        let declared = |part: &str| {
            currency::named(part)
                .is_some_and(|of| item_unit::declared(&of.codes, self.taxonomy).is_some())
        };
        unit_line::enclosed(caption).iter().any(|part| letter(part) && declared(part))
    }

    /// Asks for an amount whose caption names the currency of the table without its power: it may be in single ones.
    pub(super) fn single(
        &self,
        item: &Concept,
        printed: &Printed,
        caption: &str,
        column: &Column,
    ) -> Result<(), Missing> {
        let scaled = column.unit.is_some() && column.scale.is_some_and(|power| power != 0);
        let alone = item.item_type.is_monetary() && scaled && !printed.nil;
        match alone && unit_line::names_currency_alone(caption) {
            true => Err(half(caption, item)),
            false => Ok(()),
        }
    }
}

/// The power of a number of shares, unless it leaves a part of a share.
pub(super) fn whole_shares(printed: &Printed, power: i8) -> Result<i8, Missing> {
    let decimals = printed.value.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    if decimals <= usize::try_from(power).unwrap_or_default() {
        return Ok(power);
    }
    let reason = format!("`{}` would be a part of a share", printed.value);
    let line = "units = { … = \"shares …\" } (thousand, million; \"shares\" alone for single ones)";
    Err((FindingKind::QuestionUnit, reason, line.to_owned()))
}

pub(super) fn half(caption: &str, item: &Concept) -> Missing {
    asked(
        format!("the power of ten of `{caption}` may be that of its caption or of its table"),
        item,
    )
}
