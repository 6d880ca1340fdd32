//! Reports of others over their taxonomies, as writers and rules of reports take them.

use std::collections::BTreeSet;

use super::Writer;
use crate::check;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::model::dts::Dts;
use crate::model::instance::{Accuracy, Instance, Item, ItemKind, ReferenceKind};
use crate::model::losses::Losses;
use crate::model::stream::Loss;
use crate::model::{Decimals, FactIndex, QName, Report, Taxonomy};
use crate::profile::INTL;
use crate::read::instance::address;
use crate::read::report::{Assembled, LeftOut, assemble};
use crate::write::Output;

/// A report of others: every fact over the concept of its taxonomy.
#[derive(Debug)]
pub struct Foreign {
    taxonomy: Taxonomy,
    report: Report,
    index: FactIndex,
    schema: String,
    complete: bool,
    losses: Vec<Loss>,
    /// What is said of numbers that can't be held against others.
    long: Option<Diagnostic>,
}

impl Foreign {
    /// Makes a report of an instance; `id` is the stem of the names of its files. Without its taxonomy concepts are known
    /// by what their facts say of them.
    #[must_use]
    pub fn new(id: &str, instance: &Instance, set: Option<&Dts>) -> Self {
        let mut taxonomy = set.map_or_else(Taxonomy::empty, |set| Taxonomy::of_dts(set).0);
        let Assembled { report, left_out } = assemble(id, instance, &mut taxonomy);
        let index = FactIndex::of_sound(&taxonomy, &report);
        let mut schemas = instance.references.iter().filter(|of| of.kind == ReferenceKind::Schema);
        let schema = schemas.next().map(|first| address(first).into()).unwrap_or_default();
        let called = |item: &Item| {
            let (namespace, local) = instance.names.parts(item.name);
            let found = taxonomy.concepts.find(&QName::new("", namespace, local));
            let name =
                found.map_or_else(|| local.to_owned(), |id| taxonomy.concept(id).name.to_string());
            match item.id {
                Some(id) => format!("{name} (`{}`)", instance.id_text(id)),
                None => name,
            }
        };
        let mut losses = Losses::default();
        for more in instance.references.iter().skip(1) {
            let what = "a further reference to a document of the taxonomy";
            losses.add_named(what, || format!("`{}`", more.href));
        }
        let whys = [
            (LeftOut::NoContext, "a fact without a context"),
            (LeftOut::UnreadableContext, "a fact whose context can't be read"),
            (LeftOut::NoUnit, "a fact whose unit can't be read"),
            (LeftOut::Value, "a fact whose value is none of its type"),
            (LeftOut::Digits, "a fact whose number has more digits than are kept"),
        ];
        for (why, what) in whys {
            for (item, _) in left_out.iter().filter(|(_, of)| *of == why) {
                losses.add_named(what, || {
                    instance.items.get(item.index()).map(called).unwrap_or_default()
                });
            }
        }
        let mut too_long = left_out.iter().filter(|(_, of)| *of == LeftOut::Digits);
        let first = too_long.next().and_then(|(item, _)| instance.items.get(item.index()));
        let long = first.map(|item| long(instance, item, &called(item), 1 + too_long.count()));
        let is_kept = |accuracy: Accuracy| {
            accuracy.decimals().is_none_or(|places| Decimals::new(places).is_some())
        };
        for item in instance.items.iter().filter(|item| !is_kept(item.accuracy)) {
            let what = "decimals below -28 or above 27, which became the nearest of these";
            losses.add_named(what, || called(item));
        }
        for item in instance.items.iter().filter(|item| {
            item.kind == ItemKind::Item
                && matches!(item.accuracy, Accuracy::Precision(1..) | Accuracy::ExactPrecision)
        }) {
            losses.add_named("a precision, which became decimals", || called(item));
        }
        // What is nil has no text, and texts have languages.
        let is_nil_text = |item: &&Item| {
            let (namespace, local) = instance.names.parts(item.name);
            item.kind == ItemKind::Nil
                && item.lang != 0
                && (taxonomy.concepts.find(&QName::new("", namespace, local)))
                    .is_some_and(|id| taxonomy.concept(id).item_type.has_language())
        };
        for item in instance.items.iter().filter(is_nil_text) {
            losses.add_named("the language of a nil text", || called(item));
        }
        let losses = losses.take();
        Self { taxonomy, report, index, schema, complete: left_out.is_empty(), losses, long }
    }

    /// The taxonomy.
    #[must_use]
    pub fn taxonomy(&self) -> &Taxonomy {
        &self.taxonomy
    }

    /// The report.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Whether every item became a fact.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// The facts, sorted by what they are about.
    #[must_use]
    pub fn index(&self) -> &FactIndex {
        &self.index
    }

    /// The address by which the report refers to its taxonomy.
    #[must_use]
    pub fn schema(&self) -> &str {
        &self.schema
    }

    /// What the report does not have of the instance.
    #[must_use]
    pub fn losses(&self) -> &[Loss] {
        &self.losses
    }

    /// Holds facts against each other and units against the registry. What its documents say by themselves is judged
    /// with them, and not told twice.
    pub fn check(&self, diagnostics: &mut Diagnostics) {
        let at = |of: &Diagnostic| (of.code, of.place.file.clone(), of.place.line);
        let told: BTreeSet<_> = diagnostics.iter().map(at).collect();
        let mut found = Diagnostics::new();
        check::others(&self.taxonomy, &self.report, &self.index, self.complete, &mut found);
        for one in found.iter().chain(&self.long).filter(|of| !told.contains(&at(of))) {
            diagnostics.push(one.clone());
        }
    }

    /// What writes the report.
    #[must_use]
    pub fn writer(&self) -> Writer<'_> {
        let Self { taxonomy, report, index, schema, .. } = self;
        let output = Output::of_sound(taxonomy, report, index, &INTL, schema.clone());
        Writer::new((taxonomy, report), output, None)
    }
}

/// What is said of numbers with more digits than are kept, once for all.
fn long(instance: &Instance, item: &Item, called: &str, count: usize) -> Diagnostic {
    let at = item.at as usize;
    let document = instance.documents.iter().rev().find(|document| document.start <= at);
    let place = match (&instance.made_of, document) {
        (Some(file), _) => Place::file(file),
        (None, Some(document)) => {
            let before = instance.text.get(document.start..at).unwrap_or_default();
            let line = 1 + before.bytes().filter(|byte| *byte == b'\n').count();
            Place::line(&document.name, u32::try_from(line).unwrap_or(u32::MAX))
        }
        (None, None) => Place::default(),
    };
    let message = match count {
        1 => format!(
            "The number of {called} has more digits than are kept: it is held against no other."
        ),
        _ => format!(
            "{count} numbers have more digits than are kept, and are held against no others; the first is {called}."
        ),
    };
    let mut told = Diagnostic::new(Code::FigureTooLong, place, message);
    told.severity = Severity::Note;
    told
}
