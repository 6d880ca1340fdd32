//! The facts of any report as rows, with labels of their concepts where they are asked for.

use std::io;

use super::AnyReport;
use crate::model::dts::Node;
use crate::model::dts::label::in_language;
use crate::model::rows::{RowLabels, Rows};
use crate::model::stream::Loss;
use crate::model::{LabelRole, QName};

impl AnyReport {
    /// All facts, with the standard labels of their concepts in some languages (tags of BCP 47; a longer one serves where
    /// there is no label with the very tag), and what could not be said.
    ///
    /// # Errors
    /// As of [`AnyReport::stream`].
    pub fn rows(&self, languages: &[String]) -> io::Result<(Rows, Vec<Loss>)> {
        let mut rows = Rows::default();
        let losses = self.stream(&mut rows)?;
        let mut labels = RowLabels { languages: languages.to_vec(), ..RowLabels::default() };
        if !languages.is_empty() {
            for row in &rows.rows {
                if !labels.of.contains_key(&row.concept) {
                    let of = languages.iter().map(|lang| self.label(&row.concept, lang));
                    labels.of.insert(row.concept.clone(), of.collect());
                }
            }
        }
        rows.labels = labels;
        Ok((rows, losses))
    }

    /// The standard label of a concept in a language.
    fn label(&self, concept: &QName, language: &str) -> Option<String> {
        if let Self::Own(filing) = self {
            let taxonomy = filing.taxonomy()?;
            let entry_point = taxonomy.entry_points.get(filing.report()?.entry_point);
            let labels = taxonomy.labels(entry_point, taxonomy.concepts.find(concept)?);
            let standard = labels.iter().filter(|((role, _), _)| **role == LabelRole::Standard);
            let tagged = standard.map(|((_, lang), text)| (lang.as_ref(), *text));
            return in_language(tagged, language).map(str::to_owned);
        }
        let set = self.set()?;
        let element = set.find(&concept.namespace, &concept.local)?;
        set.standard_label(Node::Element(element), language).map(str::to_owned)
    }
}
