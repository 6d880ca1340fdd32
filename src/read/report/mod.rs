//! Instances as reports: what an instance or a set of inline documents says, against its taxonomy.
//!
//! What can't be read as its concept asks is left out, and the caller is told; whether the rest is
//! right is judged in `check`. A concept that the taxonomy does not have is taken in by its name, with what its facts
//! say of it.

mod contexts;
mod facts;
mod made;
mod named;
mod notes;
mod places;
mod values;

use crate::model::instance::{Instance, ItemId};
use crate::model::{Report, Taxonomy};
use contexts::Contexts;
pub use made::LeftOut;
use places::Places;

/// A report that was made of an instance.
#[derive(Debug)]
pub struct Assembled {
    /// The report.
    pub report: Report,
    /// The items that are no facts of it, in the order of the instance.
    pub left_out: Vec<(ItemId, LeftOut)>,
}

/// Makes a report of an instance; `id` is the stem of the names of its files. Concepts that the
/// taxonomy does not have are added to it by their names.
#[must_use]
pub fn assemble(id: &str, instance: &Instance, taxonomy: &mut Taxonomy) -> Assembled {
    taxonomy.concepts.set_prefixes(|namespace| {
        let mut bound = instance.prefixes.iter();
        let (prefix, _) = bound.find(|(prefix, uri)| **uri == *namespace && !prefix.is_empty())?;
        Some((&**prefix).into())
    });
    named::adopt(instance, taxonomy);
    let mut report = Report {
        id: id.to_owned(),
        languages: taxonomy.languages.iter().take(1).cloned().collect(),
        calendar: taxonomy.calendar,
        sources: places::sources(instance),
        prefixes: instance.prefixes.clone(),
        ..Report::empty()
    };
    if let Some(first) = instance.documents.first() {
        report.definition = first.name.clone();
    }
    let places = Places::new(instance);
    let mut contexts = Contexts::new(instance, &report);
    // In the order of the document, whatever facts use.
    for at in 0..instance.contexts.len() {
        contexts.context(at, taxonomy, &mut report);
    }
    for at in 0..instance.units.len() {
        contexts.unit(at, &mut report);
    }
    let made = facts::read(instance, taxonomy, &places, &mut contexts, &mut report);
    notes::read(instance, &made, &mut contexts, &mut report);
    let items = made.into_iter().enumerate();
    let left_out = items.filter_map(|(at, made)| Some((ItemId::from(at), made.err().flatten()?)));
    Assembled { left_out: left_out.collect(), report }
}
