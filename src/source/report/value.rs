//! The value of a fact: the exact number and its accuracy from the printed figure and the
//! scale, or a text.

use super::super::cell;
use super::columns::Columns;
use super::intern::Cells;
use super::row::{Filled, Row};
use super::type_units::TypeUnits;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Decimals, Fact, Figure, Lang, Primitive, Report, Taxonomy, Text, Value};
use crate::notation::figure::{self, Number, Printed, Unreadable};
use crate::notation::{date, scale};

/// Reads values of facts.
pub(super) struct Values<'a> {
    taxonomy: &'a Taxonomy,
    columns: &'a Columns,
    units: TypeUnits,
    /// Language of texts that name none.
    lang: Option<Lang>,
    scales: Cells<i8>,
}

impl<'a> Values<'a> {
    pub(super) fn new(taxonomy: &'a Taxonomy, columns: &'a Columns, lang: Option<Lang>) -> Self {
        Self { taxonomy, columns, units: TypeUnits::of(taxonomy), lang, scales: Cells::new() }
    }

    /// The language of texts that name none.
    pub(super) fn lang(&self) -> Option<&Lang> {
        self.lang.as_ref()
    }

    /// Reads the value of a numeric fact. `from_unit` is the scale that the unit's cell names;
    /// `negated` says that the statement shows the concept with its sign turned.
    pub(super) fn number(
        &mut self,
        fact: &mut Fact,
        row: Row<'_>,
        value: Filled<'_>,
        from_unit: Option<i8>,
        negated: bool,
        diagnostics: &mut Diagnostics,
    ) -> Option<()> {
        let item_type = self.taxonomy.concept(fact.concept).item_type;
        fact.unit = fact.unit.or(self.units.get(item_type));
        if let Some(cell) = row.filled(self.columns.lang) {
            misplaced(row, cell, "a language", "text", diagnostics);
            return None;
        }
        let scale = self.scale(row, from_unit, diagnostics);
        let parsed = if value.bytes.is_ascii() {
            figure::parse_ascii(value.bytes)
        } else {
            figure::parse(row.text(value, diagnostics)?)
        };
        let number = match parsed {
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
            Ok(Printed::Number(number)) => number,
            Err(why) => {
                unreadable(why, row, value, diagnostics);
                return None;
            }
        };
        fact.scale = if number.percent { scale? - 2 } else { scale? };
        let exact = exact(fact, number, row, value, diagnostics)?;
        fact.value = Value::Number(if negated { exact.negated() } else { exact });
        self.fits_type(fact, row, value, diagnostics)?;
        self.decimals(fact, number, row, diagnostics)
    }

    /// Brings the value into the form that its type asks for, or tells that it can't be.
    fn fits_type(
        &self,
        fact: &mut Fact,
        row: Row<'_>,
        value: Filled<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<()> {
        let Value::Number(number) = fact.value else { return Some(()) };
        let item_type = self.taxonomy.concept(fact.concept).item_type;
        let fitting = match item_type.primitive {
            Primitive::Integer | Primitive::WholeDecimal => number.whole(),
            Primitive::NonNegativeInteger => number.whole().filter(|n| !n.is_negative()),
            Primitive::NonNegativeDecimal => Some(number).filter(|n| !n.is_negative()),
            _ => return Some(()),
        };
        let Some(fitting) = fitting else {
            let message = format!("The value {number} is not one of `{}`.", item_type.local);
            let help = "check the figure, the scale, and the type of the concept";
            row.tell(Code::InvalidFigure, value.at, message, help, diagnostics);
            return diagnostics.keep(());
        };
        fact.value = Value::Number(fitting);
        Some(())
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
        diagnostics: &mut Diagnostics,
    ) -> Option<()> {
        let Some(cell) = row.filled(self.columns.decimals) else {
            fact.decimals = Decimals::new(number.places - i32::from(fact.scale))?;
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
        match fact.value {
            Value::Number(value) if !value.fits(stated) => {
                let message = format!("With decimals {stated} digits of {value} would be cut.");
                let help =
                    "leave decimals empty: they follow from the printed figure and the scale";
                row.tell(Code::DecimalsCutDigits, cell.at, message, help, diagnostics);
                diagnostics.keep(())
            }
            _ => Some(()),
        }
    }

    /// Reads the value of a fact that is not a number.
    pub(super) fn text(
        &self,
        fact: &mut Fact,
        row: Row<'_>,
        value: Filled<'_>,
        report: &mut Report,
        diagnostics: &mut Diagnostics,
    ) -> Option<()> {
        let columns = self.columns;
        let numeric_only =
            [(columns.unit, "a unit"), (columns.scale, "a scale"), (columns.decimals, "decimals")];
        for (column, name) in numeric_only {
            if let Some(cell) = row.filled(column) {
                misplaced(row, cell, name, "numeric", diagnostics);
                // Only a unit can be said of a text.
                if column == columns.unit {
                    diagnostics.keep(())?;
                } else if !diagnostics.keeps_faults() {
                    return None;
                }
            }
        }
        let item_type = self.taxonomy.concept(fact.concept).item_type;
        let text = row.text(value, diagnostics)?;
        let Some((exact, printed)) = typed_text(text, item_type.primitive) else {
            let message =
                format!("`{}` is not a value of `{}`.", text.escape_debug(), item_type.local);
            let help = match item_type.primitive {
                Primitive::Date => "write it as 2007-08-13, August 13, 2007 or 2007年8月13日",
                Primitive::Boolean => "write true or false",
                Primitive::Uri => "a URI has one `#` at most, and two digits after each `%`",
                Primitive::Empty => {
                    "facts of this type have no value: choose another for the concept"
                }
                _ => "delete the characters that can't be seen",
            };
            row.tell(Code::InvalidText, value.at, message, help, diagnostics);
            diagnostics.keep(())?;
            fact.value = Value::Text(report.texts.len().into());
            report.texts.push(Text { value: text.into(), printed: None, lang: None });
            return Some(());
        };
        if item_type.primitive == Primitive::Uri {
            cell::tell_blank(text, || row.place(value.at), diagnostics);
        }
        let lang = if item_type.has_language() { self.lang_of(row, diagnostics)? } else { None };
        fact.value = Value::Text(report.texts.len().into());
        report.texts.push(Text { value: exact, printed, lang });
        Some(())
    }

    /// The language of a text: that of its cell, else the first of the report.
    fn lang_of(&self, row: Row<'_>, diagnostics: &mut Diagnostics) -> Option<Option<Lang>> {
        let Some(filled) = row.filled(self.columns.lang) else { return Some(self.lang.clone()) };
        let text = row.text(filled, diagnostics)?;
        if !cell::is_language(text) {
            let message = format!("`{text}` is not a language.");
            let help = "write a tag such as en, ja, or en-GB";
            row.tell(Code::InvalidCell, filled.at, message, help, diagnostics);
            diagnostics.keep(())?;
        }
        Some(Some(text.into()))
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
        unreadable(Unreadable::TooLong, row, value, diagnostics);
    }
    exact
}

/// A text in the form that its type asks for, and how it is printed where that differs.
fn typed_text(text: &str, primitive: Primitive) -> Option<(Box<str>, Option<Box<str>>)> {
    let shown = |c: char| cell::is_printable(c) || matches!(c, '\n' | '\r' | '\t');
    match primitive {
        Primitive::Date => {
            let (day, style) = date::parse(text)?;
            let printed = (style != date::Style::Iso).then(|| text.into());
            Some((day.to_string().into(), printed))
        }
        Primitive::Boolean => matches!(text, "true" | "false").then(|| (text.into(), None)),
        Primitive::Uri => cell::is_uri(text).then(|| (text.into(), None)),
        // `domainItemType` has the length 0: its elements stand for members, not for values.
        Primitive::Empty => None,
        _ => text.chars().all(shown).then(|| (text.into(), None)),
    }
}

/// Tells a property that facts of the type don't have.
fn misplaced(
    row: Row<'_>,
    cell: Filled<'_>,
    property: &str,
    kind: &str,
    diagnostics: &mut Diagnostics,
) {
    let message = format!("Only {kind} facts have {property}.");
    row.tell(Code::MisplacedProperty, cell.at, message, "leave the cell empty", diagnostics);
}

/// Tells why a cell is no figure.
fn unreadable(why: Unreadable, row: Row<'_>, cell: Filled<'_>, diagnostics: &mut Diagnostics) {
    let (reason, help) = match why {
        Unreadable::Empty => ("nothing is there".to_owned(), "write the figure"),
        Unreadable::Character(c) => (
            format!("`{}` has no place in a number", c.escape_debug()),
            "write the figure as it is printed, its unit and scale in columns of their own",
        ),
        Unreadable::Grouping => (
            "the commas do not part groups of three digits".to_owned(),
            "look whether digits were lost",
        ),
        Unreadable::Parenthesis => (
            "a parenthesis is not matched".to_owned(),
            "negative figures stand in a pair of parentheses",
        ),
        Unreadable::Digits => {
            ("digits are missing".to_owned(), "write digits on both sides of a point")
        }
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
    let code = if why == Unreadable::TooLong { Code::FigureTooLong } else { Code::InvalidFigure };
    let text = String::from_utf8_lossy(cell.bytes);
    let message = format!("`{}` is not a figure: {reason}.", text.escape_debug());
    row.tell(code, cell.at, message, help, diagnostics);
}
