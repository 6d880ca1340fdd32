//! The unit and scale of a fact in a table: what the figure itself says, then its caption, then its
//! column.

use super::super::columns::Column;
use super::super::counts;
use super::super::finding::FindingKind;
use super::super::item_unit::{self, ItemUnit, Scaled};
use super::super::measures;
use super::super::question::units_line;
use super::super::rate::{self, Rate};
use super::super::scaled_thing;
use super::super::unit_line::{self, Tail, UnitLine};
use super::missing::{
    OPEN, counted, foreign, hundredths, missing_scale, missing_unit, undeclared, unfit,
};
use super::{Harvester, Known, Missing, Printed, digits, loose, stated, unsaid};
use crate::model::{Concept, ConceptId};
use crate::notation::scale;
use crate::source::map::{UnitEntry, WordMeaning};
use crate::standards::currency;

/// The unit in which the map gives a row of several currencies.
const CURRENCY: &str = "{currency}";

/// What stands beside a figure or in its caption says about it.
#[derive(Default, PartialEq)]
pub(super) struct Own {
    /// Name of the unit of a currency.
    pub(super) currency: Option<String>,
    /// The power of ten of an amount.
    pub(super) scale: Option<i8>,
    /// The power of ten of a number of shares.
    pub(super) shares: Option<i8>,
}

impl Harvester<'_> {
    /// The unit and scale of a fact; no unit for pure numbers.
    pub(super) fn unit(
        &self,
        concept: ConceptId,
        item: &Concept,
        column: &Column,
        printed: &Printed,
        row: &Known,
    ) -> Result<(Option<String>, i8), Missing> {
        let caption = &*row.caption;
        let given = self.entry.units.iter().find(|(known, _)| *known == concept);
        if let Some((_, UnitEntry { unit, scale })) = given
            && !unit.contains(CURRENCY)
        {
            let known = self.taxonomy.units.contains_key(unit);
            if known && item.item_type.is_monetary() && !item_unit::is_currency(unit, self.taxonomy)
            {
                return Err(unfit(unit, item));
            }
            let given = || (Some(unit.clone()), scale.unwrap_or(0));
            return known.then(given).ok_or_else(missing_unit);
        }
        let mut own = self.own(item, printed, caption, column)?;
        self.of_section(row, item, column, &mut own)?;
        let currency = own.currency.clone().or_else(|| column.unit.clone());
        let learned = self.entry.counts.iter().find(|(known, _)| *known == concept);
        let in_currency = |unit: &str, currency: Option<String>| {
            let unit = unit.replace(CURRENCY, &currency.ok_or_else(missing_unit)?);
            let known = self.taxonomy.units.contains_key(&unit);
            known.then_some(unit).ok_or_else(missing_unit)
        };
        if let Some((_, UnitEntry { unit, scale })) = given {
            return Ok((Some(in_currency(unit, currency)?), scale.unwrap_or(0)));
        }
        if !self.adds_to_money(concept, caption) {
            self.doubt_money(item, printed, caption, &own)?;
        }
        // Counts are no money: a currency stated for the table is not theirs.
        let counted = is_counted(item);
        let stated = if counted {
            let foreign = |unit: &String| item_unit::is_currency(unit, self.taxonomy);
            let of_table =
                currency.filter(|unit| !foreign(unit)).or_else(|| self.entry.unit.clone());
            of_table.or_else(|| learned.map(|(_, unit)| unit.clone()))
        } else {
            currency
        };
        doubt_number(item, printed, caption)?;
        let behind = printed.behind.as_deref().map(|word| word.trim_matches(['(', ')']));
        // What past releases counted names the unit and no more: the power and the doubts are those of this text.
        let for_each = learned.map(|(_, unit)| unit).filter(|unit| unit.contains(CURRENCY));
        let unit = match for_each.filter(|_| !counted && stated.is_some()) {
            Some(unit) => {
                Some(ItemUnit { name: Some(in_currency(unit, stated)?), scaled: Scaled::No })
            }
            None => item_unit::of(item, stated, behind, self.taxonomy),
        };
        let Some(unit) = unit else {
            return Err(undeclared(column).unwrap_or_else(missing_unit));
        };
        let scale = self.scale(unit.scaled, item, column, printed, row, &own)?;
        Ok((unit.name, scale))
    }

    /// Asks for a figure of money, or of money for each share, whose caption or looks are those of a number or a rate.
    fn doubt_money(
        &self,
        item: &Concept,
        printed: &Printed,
        caption: &str,
        own: &Own,
    ) -> Result<(), Missing> {
        let money = item.item_type.is_monetary();
        let said = printed.currency.is_some() || own.currency.is_some();
        let unsaid = !said && own.scale.is_none() && !printed.nil;
        let thing = || scaled_thing::stated(caption).is_some();
        let number = money && !said && (counts::says_caption(caption) || thing());
        let rate = money && unsaid && self.may_be_rate(printed, caption);
        // `EPS growth`
        let each = &*item.item_type.name == "perShare";
        let growth = each && unsaid && rate::rate(caption) == Some(Rate::Said);
        if number || rate || growth { Err(counted(caption, item)) } else { Ok(()) }
    }

    /// The power of ten of a figure of a unit.
    fn scale(
        &self,
        scaled: Scaled,
        item: &Concept,
        column: &Column,
        printed: &Printed,
        row: &Known,
        own: &Own,
    ) -> Result<i8, Missing> {
        let points = || measures::points_in(&row.caption);
        Ok(match scaled {
            // A dash has no power that could be wrong.
            Scaled::Money if printed.nil => own.scale.or(column.scale).unwrap_or(0),
            Scaled::Shares if printed.nil => 0,
            Scaled::Money => own.scale.or(column.scale).ok_or_else(missing_scale)?,
            Scaled::Shares => {
                let own = own.shares.or(own.scale);
                let power = own.map_or_else(|| self.shares(column), Ok)?;
                unsaid::few_enough(printed, power, own.is_some())?;
                loose::whole_shares(printed, power)?
            }
            Scaled::Percent if !printed.value.contains('%') => points().unwrap_or(-2),
            Scaled::Percent => 0,
            Scaled::No if self.may_be_hundredths(item, printed, column, own) => {
                return Err(hundredths(item));
            }
            Scaled::No if points().is_none() && self.may_be_percent(item, printed, row) => {
                return Err(unsaid::percent(&row.caption, item));
            }
            Scaled::No => {
                own.scale.or_else(points).or_else(|| self.bare_power(item, row)).unwrap_or(0)
            }
        })
    }

    /// Whether an amount for each share may be of pence where those of its table are of millions of pounds: nothing
    /// beside it says in what it is.
    fn may_be_hundredths(
        &self,
        item: &Concept,
        printed: &Printed,
        column: &Column,
        own: &Own,
    ) -> bool {
        let code = column.unit.as_deref().and_then(|of| item_unit::code_of(of, self.taxonomy));
        &*item.item_type.name == "perShare"
            && *own == Own::default()
            && !printed.nil
            && column.scale.is_some_and(|power| power != 0)
            && code.is_some_and(currency::is_quoted_in_hundredths)
    }

    /// Whether a figure in a row of money may be a rate: its caption says so, or it has more decimals than
    /// most amounts.
    fn may_be_rate(&self, printed: &Printed, caption: &str) -> bool {
        if digits(&printed.value) > 3 {
            return false;
        }
        match rate::rate(caption) {
            Some(Rate::Said) => true,
            Some(Rate::Perhaps) if self.amounts.large && digits(&printed.value) < 3 => true,
            _ => self.amounts.are_exceeded_by(&printed.value),
        }
    }

    /// The power of a number of shares in a column: that which is said for shares. Where nothing is said they are
    /// single ones, but not in a text that states the power of anything.
    fn shares(&self, column: &Column) -> Result<i8, Missing> {
        let nothing = match (column.shares, column.scale) {
            (Some(power), _) => return Ok(power),
            (None, Some(power)) if power != 0 => {
                format!("amounts are stated in 10^{power}, and of numbers of shares nothing is said")
            }
            (None, None) if self.scaled => {
                "the text states amounts in a power of ten, and of these numbers of shares nothing is said"
                    .to_owned()
            }
            (None, None) if self.has_amounts() => {
                "the scale of its amounts is not stated, and numbers of shares may be in the same".to_owned()
            }
            (None, _) => return Ok(0),
        };
        let line =
            "units = { … = \"shares …\" } (thousand, million; \"shares\" alone for single ones)";
        Err((FindingKind::QuestionUnit, nothing, line.to_owned()))
    }

    /// What stands at the figure and in the parentheses of its caption.
    fn own(
        &self,
        item: &Concept,
        printed: &Printed,
        caption: &str,
        column: &Column,
    ) -> Result<Own, Missing> {
        let mut own = Own::default();
        for part in unit_line::enclosed(caption) {
            if part.eq_ignore_ascii_case("shares") || part == "株" {
                own.shares = Some(0);
            } else if item.item_type.is_monetary()
                && unsaid::is_no_power(&part, self.setting.language)
            {
                return Err(counted(caption, item));
            } else if let Some(power) = self.letter(&part, item)? {
                own.scale = Some(power);
            } else {
                let line = unit_line::within(&part, self.setting.language);
                let clear = line.as_ref().is_some_and(UnitLine::is_clear);
                let of_money = matches!(&*item.item_type.name, "monetary" | "perShare");
                let twofold = line.as_ref().is_some_and(UnitLine::is_twofold);
                // `(Mexican cents)`
                if twofold || (of_money && !clear && unit_line::names_part(&part)) {
                    return Err(foreign(&part, item));
                }
                if item.item_type.is_monetary()
                    && !clear
                    && stated::in_passing(&part, column, self.setting.language)
                {
                    return Err(loose::half(caption, item));
                }
                if let Some(line) = line.filter(UnitLine::is_clear) {
                    own.shares = line.shares.or(line.scale);
                    self.state(&line, item, column, &mut own)?;
                    if unsaid::may_count(&line, caption, item, column, printed) {
                        return Err(loose::half(caption, item));
                    }
                }
            }
        }
        if own == Own::default() && matches!(&*item.item_type.name, "monetary" | "perShare") {
            self.tail(item, caption, column, &mut own)?;
        }
        if is_counted(item) && own == Own::default() {
            own.scale = scaled_thing::measured(caption);
        }
        if own == Own::default() {
            own.shares = self.loose(item, printed, caption, column)?;
        }
        if let Some(letters) = &printed.currency {
            self.letters(letters, item, column, &mut own)?;
        }
        if let Some(word) = &printed.behind {
            self.behind(word, item, (printed.currency.is_some(), column), &mut own)?;
        }
        match own.scale {
            None => self.single(item, printed, caption, column).map(|()| own),
            Some(_) => Ok(own),
        }
    }

    /// Takes the currency of the letters before a figure, where they are one.
    fn letters(
        &self,
        letters: &str,
        item: &Concept,
        column: &Column,
        own: &mut Own,
    ) -> Result<(), Missing> {
        if let Some(unit) = item_unit::of_letters(letters, self.taxonomy) {
            own.currency = Some(unit);
            return Ok(());
        }
        let named = currency::named(letters).filter(|named| named.power == 0);
        let of_table = |code: &&str| item_unit::unit_of(code, self.taxonomy) == column.unit;
        let other = named.is_some_and(|named| !named.codes.iter().any(of_table));
        let of_money = matches!(&*item.item_type.name, "monetary" | "perShare");
        if other && of_money && column.unit.is_some() {
            return Err(foreign(letters, item));
        }
        Ok(())
    }

    /// Takes what the last words of a caption say.
    fn tail(
        &self,
        item: &Concept,
        caption: &str,
        column: &Column,
        own: &mut Own,
    ) -> Result<(), Missing> {
        let last = caption.split_whitespace().next_back().unwrap_or_default();
        if let Some(power) = self.letter(last, item)? {
            own.scale = Some(power);
            return Ok(());
        }
        match unit_line::tail(caption) {
            Some(Tail::Said(line)) => self.state(&line, item, column, own),
            Some(Tail::Doubtful(words)) => Err(foreign(&words, item)),
            None => Ok(()),
        }
    }

    /// Takes what a caption states. A currency that the taxonomy has no unit for is not that of the table, and the
    /// scale of a table is that of its own currency.
    pub(super) fn state(
        &self,
        line: &UnitLine,
        item: &Concept,
        column: &Column,
        own: &mut Own,
    ) -> Result<(), Missing> {
        let of_table = |code: &&str| {
            column.unit.is_some() && item_unit::unit_of(code, self.taxonomy) == column.unit
        };
        own.scale = scale_of(line.scale, line.power, item);
        if line.codes.is_empty() || line.codes.iter().any(of_table) {
            let of_several = || column.unit.clone().filter(|_| !line.codes.is_empty());
            own.currency = item_unit::declared(&line.codes, self.taxonomy).or_else(of_several);
            return Ok(());
        }
        own.currency = item_unit::declared(&line.codes, self.taxonomy);
        let scaled = item.item_type.is_monetary() && column.scale.is_some_and(|power| power != 0);
        let unscaled = scaled && own.scale.is_none() && column.unit.is_some();
        let of_money = matches!(&*item.item_type.name, "monetary" | "perShare");
        if of_money && (own.currency.is_none() || unscaled) {
            return Err(foreign(&line.codes.join(" or "), item));
        }
        Ok(())
    }

    /// Whether figures of a column may be stated so: lakhs and crores are those of the currencies that are counted in
    /// them, and `CR` behind a figure is a credit elsewhere.
    fn may_be_stated(&self, word: &str, line: &UnitLine, column: &Column) -> bool {
        if !scale::is_lakh_or_crore(word) {
            return true;
        }
        let unit = column.unit.as_deref().or(self.entry.unit.as_deref());
        let of_column = unit.and_then(|unit| item_unit::code_of(unit, self.taxonomy));
        let counted = of_column.is_none_or(currency::is_counted_in_crores);
        let unscaled = column.scale.is_none_or(|power| power == 0);
        column.scale == line.scale || (counted && unscaled)
    }

    /// The power of a letter in parentheses that stands for a part of a currency: `(p)` for pence. `(c)` may be
    /// cents and may be the mark of a note.
    fn letter(&self, part: &str, item: &Concept) -> Result<Option<i8>, Missing> {
        let part = part.trim();
        if &*item.item_type.name != "perShare" || !unit_line::is_letter_of_part(part) {
            return Ok(None);
        }
        let named = currency::named(part).filter(|named| {
            named.power < 0 && item_unit::declared(&named.codes, self.taxonomy).is_some()
        });
        match named {
            Some(named) => Ok(Some(named.power)),
            None => Err((
                FindingKind::QuestionUnit,
                format!("`({part})` in a caption may mean hundredths of the currency"),
                units_line(&item.name.local, OPEN),
            )),
        }
    }

    /// Takes what a word behind the figure says.
    fn behind(
        &self,
        word: &str,
        item: &Concept,
        (printed_currency, column): (bool, &Column),
        own: &mut Own,
    ) -> Result<(), Missing> {
        let bare = word.trim_matches(['(', ')']);
        let lower = bare.to_lowercase();
        match self.words.iter().find(|(known, _)| known == word || known == bare) {
            Some((_, WordMeaning::Ignored)) => return Ok(()),
            Some((_, WordMeaning::Scale(power))) => {
                (own.scale, own.shares) = (Some(*power), Some(*power));
                return Ok(());
            }
            Some((_, WordMeaning::Unit(unit, scale))) => {
                own.currency = Some(unit.clone());
                own.scale = scale.or(own.scale);
                return Ok(());
            }
            None => {}
        }
        if counts::says_word(bare) {
            if item.item_type.is_monetary() {
                return Err(counted(word, item));
            }
            if matches!(lower.as_str(), "shares" | "share" | "株") {
                own.shares = Some(0);
            }
            return Ok(());
        }
        if item_unit::by_label(bare, self.taxonomy).is_some() && !item.item_type.is_monetary() {
            return Ok(());
        }
        let letter = bare.len() == 1 && printed_currency;
        if let Some(power) = scale::parse(bare).filter(|_| letter) {
            own.scale = Some(power);
            return Ok(());
        }
        if let Some(named) = currency::named(bare)
            && let Some(unit) = item_unit::declared(&named.codes, self.taxonomy)
        {
            own.currency = Some(unit);
            if named.power != 0 {
                own.scale = Some(named.power);
            }
            return Ok(());
        }
        let line = unit_line::read_in(&format!("({bare})"), self.setting.language)
            .or_else(|| unit_line::read_in(bare, self.setting.language));
        let line = line.filter(unit_line::UnitLine::is_clear);
        match line.filter(|line| self.may_be_stated(&lower, line, column)) {
            Some(line) => {
                let declared = item_unit::declared(&line.codes, self.taxonomy);
                if !line.codes.is_empty() && declared.is_none() {
                    return Err(missing_unit());
                }
                own.currency = declared.or(own.currency.take());
                if let Some(scale) = scale_of(line.scale, line.power, item) {
                    own.scale = Some(scale);
                }
                own.shares = line.scale.or(own.shares);
                Ok(())
            }
            None => Err((
                FindingKind::QuestionMark,
                format!("`{word}` behind a figure is not known"),
                format!("(above all tables) words = {{ \"{word}\" = \"ignored\" }}"),
            )),
        }
    }
}

/// The power of an amount: amounts per share take it only from what is below a currency.
pub(super) fn scale_of(scale: Option<i8>, power: i8, item: &Concept) -> Option<i8> {
    match (scale, power) {
        (_, power) if power != 0 => Some(power),
        (scale, _) if item.item_type.is_monetary() => scale,
        (scale, _) => scale.filter(|_| &*item.item_type.name != "perShare"),
    }
}

/// Whether figures of a concept are numbers, and neither money nor amounts for each share.
fn is_counted(item: &Concept) -> bool {
    !matches!(&*item.item_type.name, "monetary" | "perShare")
}

/// Asks for a number with the sign of a currency, or whose caption states a power half.
fn doubt_number(item: &Concept, printed: &Printed, caption: &str) -> Result<(), Missing> {
    let line = || units_line(&item.name.local, "\"…\"");
    if let Some(sign) = of_currency(item, printed) {
        let reason = format!(
            "`{sign}` stands before a figure of `{}`, a concept of numbers",
            item.name.local
        );
        return Err((FindingKind::QuestionUnit, reason, line()));
    }
    let part = || half_understood(caption).or_else(|| scaled_thing::stated(caption));
    if is_counted(item)
        && scaled_thing::measured(caption).is_none()
        && let Some(part) = part()
    {
        let reason = format!("`({part})` in the caption of a number is not understood");
        return Err((FindingKind::QuestionUnit, reason, line()));
    }
    Ok(())
}

/// The currency that stands before a figure of a number, which has none.
fn of_currency<'a>(item: &Concept, printed: &'a Printed) -> Option<&'a str> {
    let number = matches!(&*item.item_type.name, "pure" | "percent" | "shares");
    let sign = printed.currency.as_deref().filter(|_| number)?;
    currency::named(sign).is_some_and(|named| named.power == 0).then_some(sign)
}

/// What stands in parentheses in the caption of a number and states a power half: `(thousand wugs)`.
fn half_understood(caption: &str) -> Option<String> {
    unit_line::enclosed(caption).into_iter().find(|part| {
        let line = unit_line::read(&format!("({part})"));
        // Sizes and limits name figures: `(over 1,000 crossings)`; noughts alone are a power: `(000's tonnes)`.
        let sized = part.contains(|c: char| ('1'..='9').contains(&c));
        line.is_some_and(|line| line.scale.is_some() && !line.is_clear() && !sized)
    })
}
