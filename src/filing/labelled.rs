//! The facts of any report as rows, with labels of their concepts where they are asked for.

use std::collections::BTreeMap;
use std::io;

use rustc_hash::FxHashSet;

use super::{AnyReport, Given};
use crate::model::dts::Node;
use crate::model::dts::label::in_language;
use crate::model::rows::{Row, RowLabels, Rows};
use crate::model::stream::{FactSource, Loss};
use crate::model::{LabelRole, QName};
use crate::read::stream::InstanceSource;

impl AnyReport {
    /// All facts that the Open Information Model can say as a whole, with the standard labels of their concepts in some languages (tags of BCP 47; a longer one serves where
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
        let (mut all, losses) = match self {
            Self::Given(given) => of_targets(given)?,
            _ => {
                let mut all = Rows { takes_all: true, ..Rows::default() };
                let losses = self.stream(&mut all)?;
                (all, losses)
            }
        };
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

/// The facts of all targets of a report, with the prefixes of one header and ids that each is told once.
fn of_targets(given: &Given) -> io::Result<(Rows, Vec<Loss>)> {
    let mut all = Rows { takes_all: true, ..Rows::default() };
    let mut losses = Vec::new();
    let mut taken: FxHashSet<String> = FxHashSet::default();
    for (at, instance) in given.instances.iter().enumerate() {
        let mut rows = Rows { takes_all: true, ..Rows::default() };
        let source = InstanceSource::new(instance, given.taxonomy.as_ref());
        losses.extend(source.after(&all.header).stream(&mut rows)?);
        let target = instance.target.as_deref().unwrap_or_default();
        rows.rows.iter_mut().for_each(|row| target.clone_into(&mut row.beyond.target));
        make_unique(&mut rows.rows, &taken);
        if at == 0 {
            all.header = rows.header;
        } else {
            all.header.namespaces = rows.header.namespaces;
            let further = rows.header.taxonomy.into_iter();
            let known = std::mem::take(&mut all.header.taxonomy);
            let further = further.filter(|url| !known.contains(url)).collect::<Vec<_>>();
            all.header.taxonomy = known.into_iter().chain(further).collect();
        }
        if at + 1 < given.instances.len() {
            taken.extend(rows.rows.iter().map(|row| row.id.clone()));
        }
        all.rows.extend(rows.rows);
    }
    Ok((all, losses))
}

/// Gives rows other ids where theirs are taken: those that were made for each target alone.
fn make_unique(rows: &mut [Row], taken: &FxHashSet<String>) {
    let own: FxHashSet<String> = rows.iter().map(|row| row.id.clone()).collect();
    let mut made: BTreeMap<String, String> = BTreeMap::new();
    let mut used: FxHashSet<String> = FxHashSet::default();
    for id in rows.iter().map(|row| &row.id).filter(|id| taken.contains(*id)) {
        let is_free = |id: &String| !taken.contains(id) && !own.contains(id) && !used.contains(id);
        let free = (2_u64..).map(|number| format!("{id}-{number}")).find(is_free);
        if let Some(free) = free {
            used.insert(free.clone());
            made.insert(id.clone(), free);
        }
    }
    let rename = |id: &mut String| {
        if let Some(other) = made.get(id.as_str()) {
            other.clone_into(id);
        }
    };
    for row in rows {
        rename(&mut row.id);
        row.links.iter_mut().for_each(|(_, target)| rename(target));
    }
}
