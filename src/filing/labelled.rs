//! The facts of any report as rows, with labels of their concepts where they are asked for.

use std::io;

use super::AnyReport;
use crate::model::dts::Node;
use crate::model::dts::label::in_language;
use crate::model::rows::{RowLabels, Rows};
use crate::model::stream::{FactSource, Loss};
use crate::model::{LabelRole, QName};
use crate::read::stream::InstanceSource;

impl AnyReport {
    /// All facts, with the standard labels of their concepts in some languages (tags of BCP 47; a longer one serves where
    /// there is no label with the very tag), and what could not be said.
    ///
    /// # Errors
    /// As of [`AnyReport::stream`].
    pub fn rows(&self, languages: &[String]) -> io::Result<(Rows, Vec<Loss>)> {
        let mut rows = Rows::default();
        let losses = self.stream(&mut rows)?;
        self.label_rows(&mut rows, languages);
        Ok((rows, losses))
    }

    /// As [`AnyReport::rows`], with the facts that the Open Information Model can't say as a whole: those of other targets,
    /// in tuples, and with more than members in their segment or scenario.
    ///
    /// # Errors
    /// As of [`AnyReport::stream`].
    pub fn all_rows(&self, languages: &[String]) -> io::Result<(Rows, Vec<Loss>)> {
        let empty = || Rows { takes_all: true, ..Rows::default() };
        let mut all = empty();
        let mut losses = Vec::new();
        match self {
            Self::Given(given) => {
                for (at, instance) in given.instances.iter().enumerate() {
                    let mut rows = empty();
                    let mut source = InstanceSource::new(instance, given.taxonomy.as_ref());
                    losses.extend(source.stream(&mut rows)?);
                    let target = instance.target.as_deref().unwrap_or_default();
                    rows.rows.iter_mut().for_each(|row| target.clone_into(&mut row.beyond.target));
                    if at == 0 {
                        all.header = rows.header;
                    }
                    all.rows.extend(rows.rows);
                }
            }
            _ => losses = self.stream(&mut all)?,
        }
        self.label_rows(&mut all, languages);
        Ok((all, losses))
    }

    /// Gives rows the labels of their concepts.
    fn label_rows(&self, rows: &mut Rows, languages: &[String]) {
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
