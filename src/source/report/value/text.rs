//! Values that are no numbers.

use super::super::super::cell;
use super::super::row::{Filled, Row};
use super::{Values, misplaced};
use crate::diagnostic::{Code, Diagnostics, did_you_mean};
use crate::model::{Fact, ItemType, Lang, Primitive, Report, Text, Value};
use crate::notation::markup::{self, Markup};
use crate::notation::text::{self, Reading};

impl Values<'_> {
    /// Reads the value of a fact that is not a number.
    pub(in super::super) fn text(
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
        let concept = self.taxonomy.concept(fact.concept);
        let item_type = &*concept.item_type;
        if item_type.primitive.is_enumeration() {
            let exact = self.members(concept, row, value, report, diagnostics)?;
            let lang = self.lang_of(item_type, row, diagnostics)?;
            fact.value = Value::Text(report.texts.len().into());
            report.texts.push(Text { value: exact, printed: None, lang });
            return Some(());
        }
        let text = row.text(value, diagnostics)?;
        let Some(Reading { value: exact, transformation }) = self.reading(text, item_type) else {
            let message =
                format!("`{}` is not a value of `{}`.", text.escape_debug(), item_type.local());
            let help = match item_type.primitive {
                Primitive::Name | Primitive::NCName => cell::naming(text),
                _ => help(item_type).to_owned(),
            };
            row.tell(Code::InvalidText, value.at, message, help, diagnostics);
            diagnostics.keep(())?;
            fact.value = Value::Text(report.texts.len().into());
            report.texts.push(Text { value: text.into(), printed: None, lang: None });
            return Some(());
        };
        self.is_listed(&exact, fact, row, value, diagnostics)?;
        if item_type.primitive == Primitive::AnyUri {
            cell::tell_blank(text, || row.place(value.at), diagnostics);
        }
        let exact = markup(exact, item_type, row, value, diagnostics);
        let printed = transformation.map(|_| text.into());
        let lang = self.lang_of(item_type, row, diagnostics)?;
        fact.value = Value::Text(report.texts.len().into());
        report.texts.push(Text { value: exact, printed, lang });
        Some(())
    }

    /// Tells a value that the concept does not list, where it lists any.
    fn is_listed(
        &self,
        exact: &str,
        fact: &Fact,
        row: Row<'_>,
        cell: Filled<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<()> {
        let concept = self.taxonomy.concept(fact.concept);
        if concept.values.is_empty() || concept.values.iter().any(|value| value == exact) {
            return Some(());
        }
        let name = &concept.name.local;
        let message = format!("`{}` is not one of the values of `{name}`.", exact.escape_debug());
        let known = concept.values.iter().map(String::as_str);
        let help = did_you_mean(exact, known)
            .unwrap_or_else(|| format!("it takes {}", concept.values.join("; ")));
        row.tell(Code::UnknownValue, cell.at, message, help, diagnostics);
        diagnostics.keep(())
    }

    /// The text as a value of a type; nothing where it is none, or has letters that XML can't hold.
    fn reading(&self, text: &str, item_type: &ItemType) -> Option<Reading> {
        let prefix = &self.taxonomy.publication.prefix;
        text.chars().all(cell::is_xml).then(|| text::read(text, item_type.primitive, prefix))?
    }

    /// The language of a text: that of its cell, else the first of the report; none for types
    /// that have none.
    fn lang_of(
        &self,
        item_type: &ItemType,
        row: Row<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Option<Lang>> {
        let Some(filled) = row.filled(self.columns.lang) else {
            return Some(self.lang.clone().filter(|_| item_type.has_language()));
        };
        if !item_type.has_language() {
            misplaced(row, filled, "a language", "text", diagnostics);
            return None;
        }
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

/// Markup that can stand in a page in the form that validators find there; other markup as it is.
/// What is not well formed is told: no specification that validators follow forbids it.
fn markup(
    exact: Box<str>,
    item_type: &ItemType,
    row: Row<'_>,
    cell: Filled<'_>,
    diagnostics: &mut Diagnostics,
) -> Box<str> {
    if !item_type.is_markup() {
        return exact;
    }
    let found = match markup::read(&exact) {
        Ok(_) if item_type.local() == "xmlItemType" && !markup::is_one_element(&exact) => {
            Err("it is not one element".to_owned())
        }
        Ok(found) => Ok(found),
        Err(why) => Err(why.to_string()),
    };
    match found {
        Ok(Markup::Xhtml(written)) if item_type.is_text_block() => written.into(),
        Ok(_) => exact,
        Err(why) => {
            let message =
                format!("The markup of `{}` is not well formed: {why}.", item_type.local());
            let help = "close every element, and write `&amp;` for `&` and `&lt;` for `<`";
            row.tell(Code::IllFormedMarkup, cell.at, message, help, diagnostics);
            exact
        }
    }
}

/// What to write as a value of a type.
fn help(item_type: &ItemType) -> &'static str {
    match item_type.primitive {
        Primitive::Date => "write it as 2007-08-13, August 13, 2007 or 2007年8月13日",
        Primitive::DateUnion => "write a date, or a date with a time: 2007-08-13T15:30:00",
        Primitive::DateTime => "write the date with the time: 2007-08-13T15:30:00",
        Primitive::Time => "write hours, minutes and seconds: 15:30:00",
        Primitive::Duration => "write it as P1Y6M (a year and six months), P30D or PT12H",
        Primitive::GYear => "write the year with four digits: 2007",
        Primitive::GYearList => "write years with blanks between them: 2006 2007",
        Primitive::GYearMonth => "write it as 2007-08, August 2007 or 2007年8月",
        Primitive::GMonthDay => "write it as --08-13 or August 13",
        Primitive::GMonth => "write the month as --08",
        Primitive::GDay => "write the day as ---13",
        Primitive::Boolean => "write true or false, yes or no",
        Primitive::AnyUri => "a URI has one `#` at most, and two digits after each `%`",
        Primitive::HexBinary => "write pairs of the digits 0 to 9 and letters a to f",
        Primitive::Base64Binary => "write groups of four letters of Base64, filled up with `=`",
        Primitive::QName | Primitive::SQName | Primitive::SQNames => {
            "write prefix and name, the prefix that of the taxonomy or a standard one: iso4217:JPY"
        }
        Primitive::Language => "write a tag such as en, ja, or en-GB",
        Primitive::Empty => "facts of this type have no value: choose another for the concept",
        _ => "delete the characters that can't be seen",
    }
}
