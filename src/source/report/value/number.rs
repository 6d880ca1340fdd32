//! Numbers: value, scale and accuracy.

use super::super::row::{Filled, Row};
use super::{Values, misplaced};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Decimals, Fact, Figure, ItemType, Primitive, Printing, UnitId, Value};
use crate::notation::figure::{self, Number, Printed, Unreadable};
use crate::notation::scale;

impl Values<'_> {
    /// Reads the value of a numeric fact. `from_unit` is the scale that the unit's cell names;
    /// `negated` says that the statement shows the concept with its sign turned.
    pub(in super::super) fn number(
        &mut self,
        fact: &mut Fact,
        row: Row<'_>,
        value: Filled<'_>,
        from_unit: Option<i8>,
        negated: bool,
        diagnostics: &mut Diagnostics,
    ) -> Option<()> {
        let item_type = &self.taxonomy.concept(fact.concept).item_type;
        fact.unit = fact.unit.or_else(|| self.units.get(item_type));
        if let Some(cell) = row.filled(self.columns.lang) {
            misplaced(row, cell, "a language", "text", diagnostics);
            return None;
        }
        let scale = self.scale(row, from_unit, diagnostics);
        let parsed = if self.printing.decimal != '.' || self.printing.group != ',' {
            respelled(row.text(value, diagnostics)?, self.printing)
                .and_then(|text| figure::parse(&text))
        } else if value.bytes.is_ascii() {
            parsed(value.bytes, item_type)
        } else {
            figure::parse(row.text(value, diagnostics)?)
        };
        let number = match parsed {
            Ok(Printed::Nil) if self.printing.dash_is_zero => {
                Number { figure: Figure::ZERO, places: 0, percent: false }
            }
            Ok(Printed::Nil) => {
                fact.scale = scale?;
                if let Some(cell) = row.filled(self.columns.decimals) {
                    let message = "A fact that is nil has no decimals.".to_owned();
                    let help = "leave the cell empty (XBRL 2.1 §4.6.3)";
                    row.tell(Code::MisplacedProperty, cell.at, message, help, diagnostics);
                    return None;
                }
                return Some(());
            }
            // Where the type is one of ratios, it is the unit that is wrong.
            Ok(Printed::Number(number))
                if number.percent
                    && !item_type.is_or_restricts("pureItemType")
                    && self.is_money_or_shares(fact.unit) =>
            {
                let text = row.text(value, diagnostics)?;
                let message = format!("`{text}` is a percentage, and the unit is none of ratios.");
                let help = "write the unit of pure numbers, or the amount instead";
                row.tell(Code::PercentOfUnit, value.at, message, help, diagnostics);
                return None;
            }
            Ok(Printed::Number(number)) => number,
            Err(why) => {
                unreadable(why, row, value, self.printing, diagnostics);
                return None;
            }
        };
        fact.scale = if number.percent { scale? - 2 } else { scale? };
        let exact = exact(fact, number, row, value, diagnostics)?;
        let exact = if negated { exact.negated() } else { exact };
        // A whole number is written without a point.
        let whole = if item_type.facets.whole { exact.whole() } else { None };
        fact.value = Value::Number(whole.unwrap_or(exact));
        self.decimals(fact, number, row, value, diagnostics)?;
        if item_type.facets.whole && number.places > 0 {
            // Validators take the point for a fraction before they look at the scale: all digits
            // are shown.
            fact.scale = 0;
        }
        Some(())
    }

    /// Whether a unit counts money or shares, of which there are no percentages: `xbrli:shares`,
    /// a currency, or one of them per something.
    fn is_money_or_shares(&self, unit: Option<UnitId>) -> bool {
        let unit = unit.and_then(|unit| self.taxonomy.units.get_index(unit.index()));
        unit.is_some_and(|(_, unit)| unit.measures.counts_money() || unit.measures.counts_shares())
    }

    /// The scale of a row: that of its own cell or of the unit's, which must not differ.
    fn scale(
        &mut self,
        row: Row<'_>,
        from_unit: Option<i8>,
        diagnostics: &mut Diagnostics,
    ) -> Option<i8> {
        let Some(cell) = row.filled(self.columns.scale) else {
            return Some(from_unit.unwrap_or(0));
        };
        let parsed = match cell.bytes {
            [digit @ b'0'..=b'9'] => i8::try_from(digit - b'0').ok(),
            text => self.scales.get(text, || scale::parse(row.text(cell, diagnostics)?)),
        };
        let (message, help) = match (parsed, from_unit) {
            (Some(scale), None) => return Some(scale),
            (Some(scale), Some(other)) if scale == other => return Some(scale),
            (Some(_), Some(_)) => {
                ("The scale is not that of the unit's cell.".to_owned(), "leave one of them out")
            }
            (None, _) => (
                format!("`{}` is not a scale.", String::from_utf8_lossy(cell.bytes)),
                "write a power of ten (6) or a word for it (millions, 百万)",
            ),
        };
        row.tell(Code::InvalidScale, cell.at, message, help, diagnostics);
        None
    }

    /// The accuracy: what is stated, else what follows from the printed places and the scale.
    fn decimals(
        &self,
        fact: &mut Fact,
        number: Number,
        row: Row<'_>,
        value: Filled<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<()> {
        let Some(cell) = row.filled(self.columns.decimals) else {
            let decimals = Decimals::new(number.places - i32::from(fact.scale));
            if decimals.is_none() {
                unreadable(Unreadable::TooLong, row, value, self.printing, diagnostics);
            }
            fact.decimals = decimals?;
            return Some(());
        };
        let text = row.text(cell, diagnostics)?;
        let stated = if text == "INF" {
            Some(Decimals::INF)
        } else {
            text.parse().ok().and_then(Decimals::new)
        };
        let Some(stated) = stated else {
            let help =
                "write a whole number from -28 to 27 (-6: right to the million), INF, or nothing";
            let message = format!("Decimals can't be `{text}`.");
            row.tell(Code::InvalidDecimals, cell.at, message, help, diagnostics);
            return None;
        };
        fact.decimals = stated;
        Some(())
    }
}

/// Whether a figure that can't be read is one where commas part decimals.
fn reads_otherwise(text: &str, printing: Printing) -> bool {
    let is_usual = printing.decimal == '.' && printing.group == ',';
    ['.', ' ', '\''].into_iter().any(|group| {
        let other = Printing { decimal: ',', group, ..printing };
        is_usual && respelled(text, other).is_ok_and(|text| figure::parse(&text).is_ok())
    })
}

/// A figure in the signs of another country in those of ours: thousands parted by commas, decimals
/// by a point.
fn respelled(text: &str, printing: Printing) -> Result<String, Unreadable> {
    let text = text.trim();
    let same = |c: char, sign: char| match sign {
        ' ' => matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}'),
        '\'' => matches!(c, '\'' | '’'),
        sign => c == sign,
    };
    text.chars()
        .map(|c| match c {
            c if same(c, printing.decimal) => Ok('.'),
            c if same(c, printing.group) => Ok(','),
            '.' | ',' => Err(Unreadable::Character(c)),
            other => Ok(other),
        })
        .collect()
}

/// Reads a figure; where the type is one of those that are written with a power of ten, that is
/// read too.
fn parsed(text: &[u8], item_type: &ItemType) -> Result<Printed, Unreadable> {
    match item_type.primitive {
        Primitive::Float => figure::parse_scientific(text),
        _ => figure::parse_ascii(text),
    }
}

/// The printed number in single units.
fn exact(
    fact: &Fact,
    number: Number,
    row: Row<'_>,
    value: Filled<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Figure> {
    let exact = number.figure.shift(i32::from(fact.scale)).ok();
    if exact.is_none() {
        unreadable(Unreadable::TooLong, row, value, Printing::default(), diagnostics);
    }
    exact
}

/// What the marks between groups of digits are called.
fn marks(group: char) -> &'static str {
    match group {
        '.' => "points",
        ' ' => "blanks",
        '\'' => "apostrophes",
        _ => "commas",
    }
}

/// Tells why a cell is no figure.
fn unreadable(
    why: Unreadable,
    row: Row<'_>,
    cell: Filled<'_>,
    printing: Printing,
    diagnostics: &mut Diagnostics,
) {
    let (reason, help) = match why {
        Unreadable::Empty => ("nothing is there".to_owned(), "write the figure"),
        Unreadable::Character(c) => (
            format!("`{}` has no place in a number", c.escape_debug()),
            "write the figure as it is printed, its unit and scale in columns of their own",
        ),
        Unreadable::Grouping => (
            format!("the {} do not part groups of three digits", marks(printing.group)),
            "look whether digits were lost",
        ),
        Unreadable::Parenthesis => (
            "a parenthesis is not matched".to_owned(),
            "negative figures stand in a pair of parentheses",
        ),
        Unreadable::Digits => ("digits are missing".to_owned(), "write digits behind the point"),
        Unreadable::TooLong => {
            ("it has more than 28 digits".to_owned(), "check the figure and the scale")
        }
    };
    let help = match cell.bytes {
        [b'#', ..] => "the spreadsheet could not compute this cell: mend it there",
        [b'0'..=b'9', ..] if why == Unreadable::Character('E') => {
            "write all digits: in a spreadsheet, format the cell as a number"
        }
        _ => help,
    };
    let text = String::from_utf8_lossy(cell.bytes);
    let usual = || figure::parse(&text).is_ok();
    let help = if why == Unreadable::Grouping && printing.decimal == ',' && usual() {
        "report.toml says that a comma stands before decimals: write it so here, or take `decimal` out there"
    } else if why != Unreadable::TooLong && reads_otherwise(&text, printing) {
        "if a comma parts decimals here, write decimal = \",\" into report.toml, and group where no point parts thousands"
    } else {
        help
    };
    let code = if why == Unreadable::TooLong { Code::FigureTooLong } else { Code::InvalidFigure };
    let message = format!("`{}` is not a figure: {reason}.", text.escape_debug());
    row.tell(code, cell.at, message, help, diagnostics);
}
