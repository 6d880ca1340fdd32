//! Values that are no numbers.

use super::super::row::{Filled, Row};
use super::{Values, misplaced};
use crate::diagnostic::Diagnostics;
use crate::model::{Fact, ItemType, Lang, Primitive, Report, Text, Value};
use crate::notation::date;
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
        // A unit can be said of a text, and is for the rules to refuse; these can't.
        for (column, name) in [(columns.scale, "a scale"), (columns.decimals, "decimals")] {
            if let Some(cell) = row.filled(column) {
                misplaced(row, cell, name, "numeric", diagnostics);
                if !diagnostics.keeps_faults() {
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
        let spelled = match item_type.primitive {
            Primitive::Date => date::respelled(text),
            _ => None,
        };
        let text = spelled.as_deref().unwrap_or(text);
        let prefix = &self.taxonomy.publication.prefix;
        // What can't be read as a value of the type is kept as it is, for the rules to refuse.
        let (exact, printed) = match text::read(text, item_type.primitive, prefix) {
            Some(Reading { value, transformation: None }) => (value, None),
            Some(Reading { value, .. }) => (value, Some(text.into())),
            None => (text.into(), None),
        };
        let exact = markup(exact, item_type);
        let lang = self.lang_of(item_type, row, diagnostics)?;
        fact.value = Value::Text(report.texts.len().into());
        report.texts.push(Text { value: exact, printed, lang });
        Some(())
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
        Some(Some(row.text(filled, diagnostics)?.into()))
    }
}

/// Markup that can stand in a page in the form that validators find there; other markup as it is.
fn markup(exact: Box<str>, item_type: &ItemType) -> Box<str> {
    if !item_type.is_text_block() {
        return exact;
    }
    match markup::read(&exact) {
        Ok(Markup::Xhtml(written)) => written.into(),
        Ok(Markup::Other(_)) => exact,
        // HTML as editors give it is taken for what it means.
        Err(_) => match markup::read(&markup::html::closed(&exact)) {
            Ok(Markup::Xhtml(written)) => written.into(),
            _ => exact,
        },
    }
}
