//! Namespaces, and the names of files and ids that documents of one taxonomy use for each other.

use crate::model::{Concept, EntryPoint, FileNames, Lang, Publication, Statement, Taxonomy};

pub(super) use crate::standards::namespaces::{
    CALCULATION, CALCULATION_XSD, DTR, DTR_XSD, ENUM2, ENUM2_XSD, LINK, LINK_XSD, REF, REF_XSD,
    XBRLDT, XBRLDT_XSD, XBRLI, XBRLI_XSD, XLINK, XS, XSI,
};

/// Prefixes that the core schema keeps for standards.
const KEPT: [&str; 7] = ["xs", "xbrli", "link", "xlink", "xbrldt", "dtr-types", "enum2"];

/// Whether the core schema keeps a prefix for a standard.
pub(super) fn is_kept(prefix: &str) -> bool {
    KEPT.contains(&prefix) || prefix == "xsi" || prefix.is_empty()
}

/// The prefix of the taxonomy's namespace in the core schema: its own, unless that is one of a
/// standard there.
pub(super) fn own_prefix(taxonomy: &Taxonomy) -> &str {
    let prefix = taxonomy.publication.prefix.as_str();
    if KEPT.contains(&prefix) { "tns" } else { prefix }
}

/// File of a linkbase that entry points share. Names that say the version are those that the ESEF
/// and EDGAR manuals ask for.
fn shared(taxonomy: &Taxonomy, suffix: &str) -> String {
    let separator = match &taxonomy.publication.files {
        FileNames::ByEntryPoint => "-",
        FileNames::Dated => "_",
        FileNames::OneSchema { separator } => separator,
    };
    format!("{}{separator}{suffix}.xml", taxonomy.publication.stem())
}

/// File of the core schema.
pub(super) fn core_schema(taxonomy: &Taxonomy) -> String {
    format!("{}.xsd", taxonomy.publication.stem())
}

/// File of the labels in a language that entry points share.
pub(super) fn shared_labels(taxonomy: &Taxonomy, lang: &Lang) -> String {
    let is_first = taxonomy.languages.first() == Some(lang);
    match taxonomy.publication.has_one_schema() && is_first {
        true => shared(taxonomy, "lab"),
        false => shared(taxonomy, &format!("lab-{lang}")),
    }
}

/// File of the labels of an entry point in a language: its own, or the shared one. One schema has one entry point, whose
/// labels have the names that regulators ask for.
pub(super) fn labels(taxonomy: &Taxonomy, entry: &EntryPoint, lang: &Lang) -> String {
    match entry.replaces(lang) && !taxonomy.publication.has_one_schema() {
        true => linkbase(taxonomy, entry, &format!("lab-{lang}")),
        false => shared_labels(taxonomy, lang),
    }
}

/// Whether an entry point uses the shared labels in a language, or there is none that could.
pub(super) fn shares_labels(taxonomy: &Taxonomy, lang: &Lang) -> bool {
    let entries = &taxonomy.entry_points;
    entries.is_empty() || entries.iter().any(|entry| !entry.replaces(lang))
}

/// File of the references.
pub(super) fn references(taxonomy: &Taxonomy) -> String {
    shared(taxonomy, "ref")
}

/// File of the labels of roles and units.
pub(super) fn generic_labels(taxonomy: &Taxonomy) -> String {
    shared(taxonomy, "gla")
}

/// File of the members that enumerations take their values from.
pub(super) fn enumerations(taxonomy: &Taxonomy) -> String {
    let Publication { id, version, files, .. } = &taxonomy.publication;
    match files {
        FileNames::Dated => format!("{id}-enum-{version}_def.xml"),
        FileNames::ByEntryPoint | FileNames::OneSchema { .. } => shared(taxonomy, "enum"),
    }
}

/// File of an entry point.
pub(super) fn entry_point(taxonomy: &Taxonomy, entry: &EntryPoint) -> String {
    let Publication { id, version, files, .. } = &taxonomy.publication;
    match files {
        FileNames::Dated => format!("{id}-entry-{version}.xsd"),
        FileNames::ByEntryPoint => format!("{id}-{}.xsd", entry.id),
        FileNames::OneSchema { .. } => core_schema(taxonomy),
    }
}

/// File of a linkbase of an entry point.
pub(super) fn linkbase(taxonomy: &Taxonomy, entry: &EntryPoint, suffix: &str) -> String {
    match taxonomy.publication.files {
        FileNames::ByEntryPoint => {
            format!("{}-{}-{suffix}.xml", taxonomy.publication.id, entry.id)
        }
        FileNames::Dated | FileNames::OneSchema { .. } => shared(taxonomy, suffix),
    }
}

/// Id of the element of a concept: prefix and name, as is usual.
pub(super) fn concept_id(concept: &Concept) -> String {
    format!("{}_{}", concept.name.prefix, concept.name.local)
}

/// Id of the declaration of a statement's role. The hyphen keeps it apart from
/// [`concept_id`]: prefixes stand before an underscore.
///
/// Where one schema holds all, it is the last step of the role, as regulators who ask for one do it.
pub(super) fn role_id(taxonomy: &Taxonomy, statement: &Statement) -> String {
    match taxonomy.publication.has_one_schema() {
        true => statement.role.rsplit('/').next().unwrap_or_default().to_owned(),
        false => format!("role-{}", statement.id),
    }
}

/// Languages of our own labels: those that the taxonomy declares, then others that labels have.
pub(super) fn languages(taxonomy: &Taxonomy) -> Vec<Lang> {
    let own = taxonomy.concepts.values().filter(|concept| concept.is_own());
    let of_concepts = own.flat_map(|concept| concept.labels.keys());
    let replaced = taxonomy.entry_points.iter().flat_map(|entry| &entry.replacements);
    let of_entry_points =
        replaced.flat_map(|all| all.by_concept.values()).flat_map(|own| own.labels.keys());
    let used: std::collections::BTreeSet<&Lang> =
        of_concepts.chain(of_entry_points).map(|(_, lang)| lang).collect();
    let mut languages = taxonomy.languages.clone();
    languages.retain(|lang| used.contains(lang));
    for lang in used {
        if !languages.contains(lang) {
            languages.push(lang.clone());
        }
    }
    languages
}

/// Whether any concept has a reference.
pub(super) fn has_references(taxonomy: &Taxonomy) -> bool {
    taxonomy.concepts.values().any(|concept| !concept.references.is_empty() && concept.is_own())
}
