//! Filings that fill a regulator's form: a schema and a definition linkbase that take of the
//! regulator's networks what the filing uses, and a page in the order of the form.
//!
//! Whose form it is, what its networks, contexts and files are called and how its page looks is
//! said by the profile ([`Form`]).

mod linkbase;
mod networks;
mod page;
mod schema;

use std::io;

pub use networks::{Network, networks};

use super::Output;
use crate::model::dts::{Dts, ElementId};
use crate::model::{ConceptId, FactIndex, Report, Taxonomy};
use crate::profile::{Fiscal, Form, FormFile, Kind, Profile, fill};

/// A form and what fills it.
#[derive(Debug)]
pub struct Filled<'a> {
    /// The conventions.
    pub profile: &'a Profile,
    /// Its form.
    pub form: &'a Form,
    /// The kind of filing.
    pub kind: &'a Kind,
    /// The fiscal year that it is about.
    pub fiscal: Fiscal,
    /// The code of the filer.
    pub code: &'a str,
    /// The number of the filing.
    pub number: &'a str,
    /// The documents of the regulator: elements, networks, labels.
    pub base: &'a Dts,
    /// The taxonomy that they are.
    pub taxonomy: &'a Taxonomy,
    /// The facts, in the elements of the form.
    pub report: &'a Report,
}

impl Filled<'_> {
    /// A name of the filing, from its pattern in the profile.
    fn named(&self, pattern: &str) -> String {
        fill(pattern, |name| match name {
            "kind" => Some(&*self.kind.id),
            "path" => Some(&*self.kind.path),
            "code" => Some(self.code),
            "number" => Some(self.number),
            _ => None,
        })
    }

    /// Stem of the names of the files.
    #[must_use]
    pub fn stem(&self) -> String {
        self.named(&self.form.names.stem)
    }

    fn file(&self, end: &str) -> String {
        format!("{}{end}", self.stem())
    }

    /// The element of a concept of the form.
    fn element(&self, concept: ConceptId) -> Option<ElementId> {
        let name = &self.taxonomy.concepts.get(concept)?.name;
        self.base.find(&name.namespace, &name.local)
    }

    /// The files of the filing: schema, definition linkbase, page. The same filing gives the same bytes.
    ///
    /// # Errors
    /// When a figure can't be written.
    pub fn files(&self) -> io::Result<Vec<FormFile>> {
        let networks = networks(self).0;
        let index = FactIndex::of_sound(self.taxonomy, self.report);
        let schema = self.file(&self.form.names.schema);
        let output =
            Output::of_sound(self.taxonomy, self.report, &index, self.profile, schema.clone());
        let place = |name: &str| format!("{}{name}", self.kind.folder);
        let definition = self.file(&self.form.names.definition);
        Ok(vec![
            FormFile { path: place(&schema), bytes: schema::write(self, &definition) },
            FormFile { path: place(&definition), bytes: linkbase::write(self, &networks) },
            FormFile {
                path: place(&self.file(&self.form.names.page)),
                bytes: page::write(self, &output, &networks)?,
            },
        ])
    }
}
