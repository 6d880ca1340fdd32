//! Captions and headings: labels of the form, periods, members.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::{Page, Part};
use crate::model::dts::{ElementId, Node};
use crate::model::{FactId, MemberValue, Period};
use crate::profile::{Base, Piece, Shown, fill, pieces};

impl Page<'_> {
    /// What a place in a heading stands for, where it is no element.
    pub(super) fn word(&self, place: &str) -> Option<String> {
        let (form, fiscal) = (self.filled.form, &self.filled.fiscal);
        match place {
            "year" => Some(self.year(0)),
            "group" => Some(self.filled.kind.group.clone()),
            "period" => {
                let span = form.span_of(&self.filled.kind.document, fiscal)?;
                let period = Period::Duration { start: span.0, end: span.1 };
                form.base_of(period, fiscal).map(|base| self.period(base))
            }
            "span" => {
                let (start, end) = form.span_of(&self.filled.kind.document, fiscal)?;
                Some(self.span(start, end))
            }
            "growth" => {
                let (start, end) = form.span_of(&self.filled.kind.document, fiscal)?;
                let base = form.base_of(Period::Duration { start, end }, fiscal)?;
                Some(base.portion.growth.clone())
            }
            _ => None,
        }
    }

    /// Two days as the form writes them.
    fn span(&self, start: NaiveDate, end: NaiveDate) -> String {
        let formats = &self.filled.form.formats;
        let day = |day: NaiveDate| {
            let [y, m, d] = ["%Y", "%-m", "%-d"].map(|part| day.format(part).to_string());
            fill(&formats.date_shown, |place| match place {
                "y" => Some(&*y),
                "m" => Some(&*m),
                "d" => Some(&*d),
                _ => None,
            })
        };
        format!("{}{}{}", day(start), formats.range, day(end))
    }

    /// A heading with the places that are of the last and longest period of some parts.
    pub(super) fn of_last(&self, heading: &str, parts: &[Part<'_>]) -> String {
        let report = self.filled.report;
        let facts = parts.iter().flat_map(|part| &part.facts);
        let periods = facts.map(|id| report.period(report.fact(*id).context));
        let spans = periods.filter_map(|period| match period {
            Period::Duration { start, end } => Some((end, Reverse(start))),
            _ => None,
        });
        let Some((end, Reverse(start))) = spans.max() else { return heading.to_owned() };
        let base = self.filled.form.base_of(Period::Duration { start, end }, &self.filled.fiscal);
        let year = base.map_or(String::new(), |base| self.year(base.relative.years));
        heading.replace("{last_year}", &year).replace("{last_span}", &self.span(start, end))
    }

    /// A heading without elements: places of facts have their values.
    pub(super) fn plain(&self, text: &str, facts: &[FactId]) -> String {
        let shown = pieces(text).into_iter().map(|piece| match piece {
            Piece::Text(words) => words.to_owned(),
            Piece::Place(name) => self.word(name).unwrap_or_else(|| {
                let fact = facts.iter().find(|id| self.elements.name(**id) == name);
                fact.and_then(|id| self.elements.text(*id)).unwrap_or_default().to_owned()
            }),
        });
        shown.collect()
    }

    /// A fiscal year by the month in which it ends.
    pub(super) fn year(&self, years: i32) -> String {
        let Some((year, month)) = self.filled.fiscal.ends_in(years) else { return String::new() };
        let (year, month) = (year.to_string(), wide(month));
        fill(&self.filled.form.formats.year, |place| match place {
            "y" => Some(&*year),
            "m" => Some(&*month),
            _ => None,
        })
    }

    /// The caption of a period.
    pub(super) fn period(&self, base: Base<'_>) -> String {
        let year = self.year(base.relative.years);
        fill(&base.portion.caption, |place| (place == "year").then_some(&*year))
    }

    /// The caption of the element of a fact: the form's own, else the label that has the word of this
    /// kind of filing, else the standard label.
    pub(super) fn caption(&self, id: FactId) -> String {
        let name = self.elements.name(id);
        if let Some(caption) = self.filled.form.captions.get(name) {
            return caption.clone();
        }
        let element = self.filled.element(self.filled.report.fact(id).concept);
        let fact = self.filled.report.fact(id);
        let period = self.filled.report.period(fact.context);
        let base = self.filled.form.base_of(period, &self.filled.fiscal);
        let word = base.and_then(|base| base.portion.word.as_deref());
        let word = word.unwrap_or(&self.filled.kind.word);
        let label = element.and_then(|element| self.label(element, word)).unwrap_or(name);
        let letters = &self.filled.form.caption_letters;
        letters.iter().fold(label.to_owned(), |label, (from, to)| label.replace(from, to))
    }

    fn label(&self, element: ElementId, word: &str) -> Option<&str> {
        let (base, form) = (self.filled.base, self.filled.form);
        let labels = base.labels(Node::Element(element));
        let fits = |label: &&crate::model::dts::Resource| {
            base.text(label.lang) == form.lang && base.label_role(label).ends_with("/label")
        };
        let labels: Vec<&str> = labels.filter(fits).map(|label| base.text(label.text)).collect();
        let with_word = labels.iter().find(|label| label.contains(word)).copied();
        let standard = || base.standard_label(Node::Element(element), &form.lang);
        with_word.or_else(standard).or(labels.first().copied())
    }

    /// The words for the members that a row or a column tells.
    pub(super) fn members(&self, id: FactId, shown: Shown) -> String {
        let form = self.filled.form;
        let names = self.member_names(id, shown);
        if let Some(words) = form.members.get(&names.join(" ")) {
            return words.clone();
        }
        names.iter().find_map(|name| form.members.get(*name)).cloned().unwrap_or_default()
    }

    /// The members that are seen in rows or columns, in the order of the form's axes.
    pub(super) fn member_names(&self, id: FactId, shown: Shown) -> Vec<&str> {
        let axes = self.filled.form.axes.iter().filter(|axis| axis.shown == shown);
        axes.filter_map(|axis| self.member(id, &axis.name)).collect()
    }

    /// The member that a fact has on an axis.
    pub(super) fn member(&self, id: FactId, axis: &str) -> Option<&str> {
        let (report, taxonomy) = (self.filled.report, self.filled.taxonomy);
        let of = report.dimensions_of(report.fact(id).context);
        let (_, member) =
            of.iter().find(|(known, _)| *taxonomy.concept(*known).name.local == *axis)?;
        match member {
            MemberValue::Explicit(member) => Some(&taxonomy.concept(*member).name.local),
            MemberValue::Typed(_) => None,
        }
    }
}

/// A number in wide digits.
pub(super) fn wide(number: impl ToString) -> String {
    let digit = |digit: char| char::from_u32(u32::from(digit) + 0xFEE0).unwrap_or(digit);
    number.to_string().chars().map(digit).collect()
}
