//! Facts as elements of Inline XBRL in the words of a profile, with what stands around them for readers.

use std::collections::BTreeMap;
use std::io;

use indexmap::IndexMap;
use rustc_hash::FxHashMap;

use super::{Output, unwritable};
use crate::model::{FactId, Primitive, Value};
use crate::notation::figure;
use crate::notation::markup::bytes::escaped;
use crate::profile::{Formats, UnitShown, fill};

/// How the facts of a report are shown.
#[derive(Clone, Copy)]
pub(super) struct Elements<'a> {
    pub(super) output: &'a Output<'a>,
    /// Units by their ids.
    pub(super) units: &'a IndexMap<String, UnitShown>,
    pub(super) formats: &'a Formats,
    /// What a true fact of an element shows.
    pub(super) marks: &'a BTreeMap<String, String>,
    /// Elements of whose values only the first letters are shown, and how many.
    pub(super) shown_letters: &'a BTreeMap<String, usize>,
    /// The language of texts that goes without saying.
    pub(super) usual_lang: Option<&'a str>,
    /// Ids of the footnotes of facts, parted by blanks.
    pub(super) footnotes: Option<&'a FxHashMap<FactId, String>>,
}

impl<'a> Elements<'a> {
    /// The local name of the element of a fact.
    pub(super) fn name(&self, id: FactId) -> &'a str {
        let fact = self.output.report.fact(id);
        &self.output.taxonomy.concept(fact.concept).name.local
    }

    /// The value of a fact that is no number.
    pub(super) fn text(&self, id: FactId) -> Option<&'a str> {
        match self.output.report.fact(id).value {
            Value::Text(text) => Some(&self.output.report.texts[text.index()].value),
            _ => None,
        }
    }

    /// What a fact that is true or false says.
    pub(super) fn truth(&self, id: FactId) -> Option<bool> {
        match self.text(id)? {
            "true" | "1" => Some(true),
            "false" | "0" => Some(false),
            _ => None,
        }
    }

    /// The attributes that all facts have.
    pub(super) fn about(&self, id: FactId) -> String {
        let fact = self.output.report.fact(id);
        let concept = self.output.taxonomy.concept(fact.concept);
        let about = format!(
            "contextRef=\"{}\" name=\"{}\"",
            &self.output.contexts[fact.context.index()],
            self.output.prefixes.name(&concept.name)
        );
        match self.footnotes.and_then(|footnotes| footnotes.get(&id)) {
            Some(ids) => format!("{about} footnoteRefs=\"{ids}\""),
            None => about,
        }
    }

    /// These and the language of a text that has one.
    fn about_text(&self, id: FactId) -> String {
        let fact = self.output.report.fact(id);
        let about = self.about(id);
        let Value::Text(text) = fact.value else { return about };
        match &self.output.report.texts[text.index()].lang {
            Some(lang) if Some(&**lang) != self.usual_lang => {
                format!("{about} xml:lang=\"{}\"", escaped(lang))
            }
            _ => about,
        }
    }

    pub(super) fn is_numeric(&self, id: FactId) -> bool {
        let fact = self.output.report.fact(id);
        self.output.taxonomy.concept(fact.concept).item_type.is_numeric()
    }

    /// How the form tells the unit of a figure.
    pub(super) fn unit(&self, id: FactId) -> Option<&'a UnitShown> {
        let unit = self.output.report.fact(id).unit?;
        self.units.get(&self.output.units[unit.index()])
    }

    /// The power of ten in which a figure is printed where it stands alone: the smallest for which the
    /// form has a word and which its accuracy fills.
    pub(super) fn power(&self, id: FactId) -> i32 {
        let fact = self.output.report.fact(id);
        let item_type = &self.output.taxonomy.concept(fact.concept).item_type;
        if item_type.is_or_restricts("integerItemType")
            || item_type.is_or_restricts("nonNegativeIntegerItemType")
        {
            return 0;
        }
        let mut powers: Vec<i32> = match self.unit(id) {
            Some(unit) => unit.words.keys().filter_map(|power| power.parse().ok()).collect(),
            None => Vec::new(),
        };
        powers.sort_unstable();
        let wanted = fact.decimals.places().map_or(0, |places| -places);
        let enough = powers.iter().find(|power| **power >= wanted);
        enough.or(powers.last()).copied().unwrap_or(0)
    }

    /// A figure as an element, its sign before it.
    pub(super) fn figure(&self, id: FactId, power: i32) -> io::Result<String> {
        let fact = self.output.report.fact(id);
        let about = self.about(id);
        let unit = fact.unit.map_or(String::new(), |unit| {
            format!(" unitRef=\"{}\"", self.output.units[unit.index()])
        });
        let Value::Number(value) = fact.value else {
            return Ok(format!("<ix:nonFraction {about}{unit} xsi:nil=\"true\"></ix:nonFraction>"));
        };
        let scale = i8::try_from(power).unwrap_or(0);
        let mut shown = Vec::new();
        figure::push_printed(&mut shown, value, scale, fact.decimals).map_err(unwritable)?;
        let formats = self.formats;
        let (minus, sign) =
            if value.is_negative() { (&*formats.minus, " sign=\"-\"") } else { ("", "") };
        Ok(format!(
            "{minus}<ix:nonFraction {about}{unit} decimals=\"{}\" format=\"ixt:{}\" scale=\"{scale}\"{sign}>{}</ix:nonFraction>",
            fact.decimals,
            formats.number,
            String::from_utf8_lossy(&shown)
        ))
    }

    /// A fact that is no number, as an element.
    pub(super) fn words(&self, id: FactId) -> String {
        let fact = self.output.report.fact(id);
        let about = self.about_text(id);
        let Some(value) = self.text(id) else {
            return format!("<ix:nonNumeric {about} xsi:nil=\"true\"></ix:nonNumeric>");
        };
        let name = self.name(id);
        let item_type = &self.output.taxonomy.concept(fact.concept).item_type;
        let formats = self.formats;
        match item_type.primitive {
            Primitive::Boolean => {
                let (format, shown) = match self.truth(id) {
                    Some(true) => {
                        (&formats.yes, self.marks.get(name).unwrap_or(&formats.yes_shown))
                    }
                    _ => (&formats.no, &formats.no_shown),
                };
                format!(
                    "<ix:nonNumeric {about} format=\"ixt:{format}\">{}</ix:nonNumeric>",
                    escaped(shown)
                )
            }
            Primitive::Date => match value.splitn(3, '-').collect::<Vec<_>>()[..] {
                [y, m, d] => {
                    let number = |text: &'_ str| text.trim_start_matches('0').to_owned();
                    let (m, d) = (number(m), number(d));
                    let shown = fill(&formats.date_shown, |place| match place {
                        "y" => Some(y),
                        "m" => Some(&m),
                        "d" => Some(&d),
                        _ => None,
                    });
                    format!(
                        "<ix:nonNumeric {about} format=\"ixt:{}\">{}</ix:nonNumeric>",
                        formats.date,
                        escaped(&shown)
                    )
                }
                _ => format!("<ix:nonNumeric {about}>{}</ix:nonNumeric>", escaped(value)),
            },
            _ => {
                let escape = if item_type.is_text_block() { " escape=\"true\"" } else { "" };
                let letters = self.shown_letters.get(name).copied();
                let cut = letters.and_then(|letters| value.char_indices().nth(letters));
                let shown = match cut {
                    Some((at, _)) => format!(
                        "{}<span style=\"display:none\">{}</span>",
                        escaped(&value[..at]),
                        escaped(&value[at..])
                    ),
                    None if item_type.is_markup() => value.to_owned(),
                    None => escaped(value),
                };
                format!("<ix:nonNumeric {about}{escape}>{shown}</ix:nonNumeric>")
            }
        }
    }

    /// A fact that nobody sees: its value as it is.
    pub(super) fn hidden_fact(&self, id: FactId) -> io::Result<String> {
        if self.is_numeric(id) {
            let shown = self.figure(id, self.power(id))?;
            // No sign stands before what nobody sees.
            return Ok(shown.strip_prefix(&*self.formats.minus).unwrap_or(&shown).to_owned());
        }
        let about = self.about_text(id);
        Ok(match self.text(id) {
            Some(value) => format!("<ix:nonNumeric {about}>{}</ix:nonNumeric>", escaped(value)),
            None => format!("<ix:nonNumeric {about} xsi:nil=\"true\"></ix:nonNumeric>"),
        })
    }
}
