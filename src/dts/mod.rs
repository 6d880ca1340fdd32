//! A taxonomy as the documents of a discoverable taxonomy set (XBRL 2.1 §3.2).
//!
//! [`documents`] gives, in this order:
//!
//! | document | what is in it |
//! |---|---|
//! | `<id>.xsd` | the core schema: concepts, roles, typed domains |
//! | `<id>-lab-<lang>.xml` | labels, one linkbase a language, for entry points that have no others |
//! | `<id>-ref.xml` | references, where there are any |
//! | `<id>-gla.xml` | titles of statements in all languages and the words of own units, where there are any |
//! | `<id>-enum.xml` | members that enumerations take their values from, where there are any |
//! | `<id>-<entry>.xsd` | an entry point: the core schema, the linkbases above and its own |
//! | `<id>-<entry>-lab-<lang>.xml` | its labels, where it has others in a language |
//! | `<id>-<entry>-pre.xml` | its presentation trees |
//! | `<id>-<entry>-cal.xml` | its calculations (Calculations 1.1) |
//! | `<id>-<entry>-def.xml` | its cubes (Dimensions 1.0) |
//!
//! Concepts are declared once, in the core schema, which refers to no linkbase. What an entry
//! point shows are the networks of its statements and no others, so each has one consistent
//! set of its own. A taxonomy with one schema (`FileNames::OneSchema`) has its only entry point in the core
//! schema. Documents refer to each other by relative URLs; they are published below
//! the namespace.
//!
//! What is written is what the model says, in its order: the same taxonomy gives the same
//! bytes. Rules that a taxonomy can break (a preferred label that the concept does not have, a
//! cycle) are for `check`, not for this writer.

mod calculation;
mod definition;
mod entry_point;
mod enumeration;
mod files;
mod generic;
mod labels;
mod linkbase;
mod linkbase_ref;
mod listed_type;
mod names;
mod package;
mod presentation;
mod prohibiting_arc;
mod prohibition;
mod references;
mod relations;
mod role;
mod schema;
mod tree;
mod types;
mod xml;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

pub use package::Package;
pub(crate) use package::package_entries;

use rayon::prelude::*;

use crate::Error;
use crate::model::Taxonomy;

/// A file: where it belongs and what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The path, relative to what the function that makes it says, with `/` between steps.
    pub path: String,
    /// The content.
    pub bytes: Vec<u8>,
}

/// The documents of the taxonomy, with paths relative to the namespace and a `/`.
///
/// # Errors
/// When an id of the taxonomy leads nowhere: see [`Taxonomy::verify`].
pub fn documents(taxonomy: &Taxonomy) -> Result<Vec<Document>, Error> {
    taxonomy.verify()?;
    Ok(sound_documents(taxonomy))
}

/// As [`documents`], where all ids lead somewhere.
pub(crate) fn sound_documents(taxonomy: &Taxonomy) -> Vec<Document> {
    let one_schema = taxonomy.publication.has_one_schema();
    let mut documents = match taxonomy.entry_points.first().filter(|_| one_schema) {
        Some(entry) => entry_point::with_concepts(taxonomy, entry),
        None => vec![Document {
            path: names::core_schema(taxonomy),
            bytes: schema::document(taxonomy, &[]),
        }],
    };
    let languages = names::languages(taxonomy);
    let shared = languages.iter().filter(|lang| names::shares_labels(taxonomy, lang));
    documents.extend(shared.map(|lang| Document {
        path: names::shared_labels(taxonomy, lang),
        bytes: labels::document(taxonomy, None, lang),
    }));
    if names::has_references(taxonomy) {
        let path = names::references(taxonomy);
        documents.push(Document { path, bytes: references::document(taxonomy) });
    }
    if generic::has_labels(taxonomy) {
        let path = names::generic_labels(taxonomy);
        documents.push(Document { path, bytes: generic::document(taxonomy) });
    }
    documents.extend(enumeration::document(taxonomy));
    if one_schema {
        return documents;
    }
    let entries = taxonomy.entry_points.par_iter();
    documents.par_extend(entries.flat_map_iter(|entry| entry_point::documents(taxonomy, entry)));
    documents
}

/// The names of all files that [`documents`] may give.
#[must_use]
pub(crate) fn file_names(taxonomy: &Taxonomy) -> Vec<String> {
    files::files(taxonomy)
}

/// The absolute URL of the schema of an entry point: what a report refers to. None where the taxonomy has no
/// entry point at this position.
#[must_use]
pub fn entry_point_url(taxonomy: &Taxonomy, entry_point: usize) -> Option<String> {
    let entry = taxonomy.entry_points.get(entry_point)?;
    Some(taxonomy.url(&names::entry_point(taxonomy, entry)))
}
