//! `concepts.csv`: a concept a row.

use std::path::Path;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::super::cell;
use super::super::sheet;
use super::super::table::{Cell, Column, RowRef, Table};
use super::asked_domain::Asked;
use super::label_columns::{self, LabelColumns, MisnamedLabels};
use super::manifest::Manifest;
use super::values;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Origins, Part, Place, Thing, did_you_mean};
use crate::model::{
    self, Balance, Concept, ConceptId, ConceptKind, ItemType, Lang, Owner, PeriodType, QName,
    Reference, ReferencePart,
};
use crate::standards::namespaces;

const COLUMNS: [&str; 9] = [
    "name",
    "type",
    "period",
    "balance",
    "abstract",
    "nillable",
    "values",
    "domain",
    "head_usable",
];

/// Types of concepts that are for grouping, beside the item types.
const GROUPING: [(&str, ConceptKind, &str); 5] = [
    ("abstract", ConceptKind::Item, "string"),
    ("lineItems", ConceptKind::LineItems, "string"),
    ("table", ConceptKind::Hypercube, "string"),
    ("axis", ConceptKind::Dimension, "string"),
    ("member", ConceptKind::Member, "domain"),
];

/// Parts of the 2006 reference schema.
const REFERENCE_PARTS: [&str; 22] = [
    "Publisher",
    "Name",
    "Number",
    "IssueDate",
    "Chapter",
    "Article",
    "Note",
    "Section",
    "Subsection",
    "Paragraph",
    "Subparagraph",
    "Sentence",
    "Subclause",
    "Clause",
    "Example",
    "Page",
    "Exhibit",
    "Footnote",
    "Appendix",
    "URI",
    "URIDate",
    "Publication",
];

/// The headings of Japanese element lists, as synonyms.
const SYNONYMS: [(&str, &str); 13] = [
    ("要素名", "name"),
    ("型", "type"),
    ("期間時点区分", "period"),
    ("貸借区分", "balance"),
    ("抽象区分", "abstract"),
    ("標準ラベル（日本語）", "label.ja"),
    ("標準ラベル（英語）", "label.en"),
    ("冗長ラベル（日本語）", "verbose.ja"),
    ("冗長ラベル（英語）", "verbose.en"),
    ("合計ラベル（日本語）", "total.ja"),
    ("合計ラベル（英語）", "total.en"),
    ("説明（日本語）", "documentation.ja"),
    ("説明（英語）", "documentation.en"),
];

struct Columns {
    name: Column,
    item_type: Column,
    period: Column,
    balance: Column,
    is_abstract: Column,
    nillable: Column,
    values: Column,
    domain: Column,
    head_usable: Column,
    labels: LabelColumns,
    reference: Vec<(Column, &'static str)>,
    misnamed: MisnamedLabels,
}

impl Columns {
    /// The fields of the parts of a concept.
    fn parts(&self) -> impl Iterator<Item = (Part, usize)> {
        let parts = [
            (Part::Name, self.name),
            (Part::Balance, self.balance),
            (Part::Abstract, self.is_abstract),
            (Part::Values, self.values),
            (Part::Domain, self.domain),
        ];
        let reference = self.reference.iter().filter_map(|(column, part)| match *part {
            "URI" => Some((Part::ReferenceUri, *column)),
            "URIDate" => Some((Part::ReferenceDate, *column)),
            _ => None,
        });
        parts
            .into_iter()
            .chain(reference)
            .filter_map(|(part, column)| Some((part, column.field()?)))
    }
}

/// The concepts of a taxonomy, and the names of those that were told and left out: they need
/// not be told again where they are named.
pub(super) struct Concepts {
    /// The table they were read from.
    pub(super) source: Arc<str>,
    /// Those of others that are imported, then those of the table.
    pub(super) all: model::Concepts,
    refused: FxHashSet<String>,
    /// The domains that enumerations name, until these are read.
    pub(super) enumerations: Vec<Asked>,
}

impl Concepts {
    /// The concept that a cell names, if it is one of those that `fits`; another is told, with
    /// what there is to do about it, and gives none.
    pub(super) fn find(
        &self,
        name: &str,
        cell: Cell<'_>,
        what: &str,
        fits: impl Fn(&Concept) -> bool,
        diagnostics: &mut Diagnostics,
    ) -> Option<ConceptId> {
        let found = self.named(name, &fits);
        if let [id] = found[..] {
            return Some(id);
        }
        if !self.refused.contains(name) {
            let (message, help) = match found[..] {
                [] => {
                    let help = self.help(name, what, fits, diagnostics);
                    (format!("There is no {what} `{name}`."), help)
                }
                _ => (format!("`{name}` means several concepts."), self.among(&found)),
            };
            diagnostics.push(cell.diagnostic(Code::UnknownConcept, message).help(help));
        }
        None
    }

    /// The concepts that a text means, of those that fit: the one of this name, else all with this
    /// label.
    fn named(&self, text: &str, fits: impl Fn(&Concept) -> bool) -> Vec<ConceptId> {
        let fits = |id: &ConceptId| self.all.get(*id).is_some_and(&fits);
        self.all.meant(text).into_iter().filter(fits).collect()
    }

    /// What to do about a name that nothing has.
    fn help(
        &self,
        name: &str,
        what: &str,
        fits: impl Fn(&Concept) -> bool,
        diagnostics: &Diagnostics,
    ) -> String {
        let known = self.all.values().filter(|concept| fits(concept));
        let names = known.map(|concept| &*concept.name.local);
        let similar = diagnostics.did_you_mean(name, names);
        similar.unwrap_or_else(|| match what {
            "concept" => "add it to concepts.csv".to_owned(),
            kind => format!("add it to concepts.csv with the type `{kind}`"),
        })
    }

    /// What to write in place of a label that several concepts have.
    fn among(&self, found: &[ConceptId]) -> String {
        let names = found.iter().filter_map(|id| self.all.get(*id));
        let names: Vec<String> = names.take(5).map(|of| format!("`{}`", of.name)).collect();
        format!("write the name of one: {}", names.join(", "))
    }

    /// The local name of a concept.
    pub(super) fn name(&self, id: ConceptId) -> &str {
        self.all.get(id).map_or("", |concept| &concept.name.local)
    }
}

/// The name of a column whose heading is that of a Japanese element list.
pub(super) fn synonym(heading: &str) -> Option<&'static str> {
    SYNONYMS.iter().find(|(japanese, _)| *japanese == heading).map(|(_, known)| *known)
}

/// Reads `concepts.csv`.
pub(super) fn read(
    path: &Path,
    imported: model::Concepts,
    manifest: &Manifest,
    origins: &mut Origins,
    diagnostics: &mut Diagnostics,
) -> Option<Concepts> {
    if !imported.is_empty() && !sheet::is_there(path) {
        // An extension may do with the concepts of others.
        return Some(Concepts {
            source: path.to_string_lossy().as_ref().into(),
            all: imported,
            refused: FxHashSet::default(),
            enumerations: Vec::new(),
        });
    }
    let table = Table::read(path, synonym, diagnostics)?;
    let languages = manifest.languages();
    let columns = columns(&table, &languages, diagnostics)?;
    let mut concepts = Concepts {
        source: table.name.clone(),
        all: imported,
        refused: FxHashSet::default(),
        enumerations: Vec::new(),
    };
    origins.table(&table.name, columns.parts());
    origins.keep_misnamed(columns.misnamed.clone());
    for row in table.rows() {
        let Some(cell) = row.filled(columns.name, diagnostics) else { continue };
        let read = concept(cell.text, row, &columns, &concepts.all, manifest, diagnostics);
        let Some(concept) = read else {
            concepts.refused.insert(cell.text.to_owned());
            continue;
        };
        let (domain, head_usable) = (row.cell(columns.domain), row.cell(columns.head_usable));
        let item_type = &concept.item_type;
        let asked = Asked::read(cell.text, item_type, domain, head_usable, diagnostics);
        concepts.enumerations.extend(asked);
        origins.add(Thing::Concept(concepts.all.len().into()), row.line());
        if let Err(second) = concepts.all.add(concept) {
            let first = concepts.all.find(&second.name).and_then(|first| concepts.all.get(first));
            diagnostics.push(twice(cell, first.map_or(0, |first| first.line)));
        }
    }
    Some(concepts)
}

/// The diagnostic for a concept that already has a row, on the line `first`.
pub(super) fn twice(cell: Cell<'_>, first: u32) -> Diagnostic {
    let message = format!("The concept `{}` stands twice.", cell.text);
    let second = cell.diagnostic(Code::RepeatedName, message);
    let place = Place { line: Some(first), ..second.place.clone() };
    second.related(place).help("leave one of the rows out")
}

/// The columns, or none when one that is needed is missing.
fn columns(table: &Table, languages: &[Lang], diagnostics: &mut Diagnostics) -> Option<Columns> {
    let part = |heading: &str| {
        let part = heading.strip_prefix("reference.")?;
        REFERENCE_PARTS.iter().find(|known| **known == part).copied()
    };
    let known = |heading: &str| {
        COLUMNS.contains(&heading)
            || label_columns::key(heading, languages).is_some()
            || part(heading).is_some()
    };
    let labels = label_columns::headings(languages);
    let names: Vec<&str> = COLUMNS.into_iter().chain(labels.iter().map(String::as_str)).collect();
    let unknown = table.tell_unknown_columns(known, &names, diagnostics);
    let labels = LabelColumns::of(table, languages);
    Some(Columns {
        name: table.needed("name", diagnostics)?,
        item_type: table.needed("type", diagnostics)?,
        period: table.optional("period"),
        balance: table.optional("balance"),
        is_abstract: table.optional("abstract"),
        nillable: table.optional("nillable"),
        values: table.optional("values"),
        domain: table.optional("domain"),
        head_usable: table.optional("head_usable"),
        misnamed: labels.misnamed(&unknown, languages),
        labels,
        reference: table.columns(part),
    })
}

fn concept(
    name: &str,
    row: RowRef<'_>,
    columns: &Columns,
    known: &model::Concepts,
    manifest: &Manifest,
    diagnostics: &mut Diagnostics,
) -> Option<Concept> {
    let (kind, item_type) = kind(row, columns, known, diagnostics)?;
    let grouping = kind != ConceptKind::Item || row.cell(columns.item_type).text == "abstract";
    Some(Concept {
        line: row.line(),
        name: QName::new(&manifest.prefix, &manifest.namespace, name),
        owner: Owner::Own,
        kind,
        period_type: period_type(row, columns, grouping, diagnostics)?,
        balance: balance(row, columns, diagnostics),
        is_abstract: is_abstract(row, columns, grouping, diagnostics),
        nillable: cell::yes(row.cell(columns.nillable), true, diagnostics),
        values: values::listed(row.cell(columns.values), &item_type, manifest),
        item_type,
        enumeration: None,
        labels: columns.labels.labels(row),
        references: references(row, columns),
    })
}

/// The reference, where any of its parts is filled.
fn references(row: RowRef<'_>, columns: &Columns) -> Vec<Reference> {
    let mut parts = Vec::new();
    for (column, part) in &columns.reference {
        let cell = row.cell(*column);
        if !cell.is_empty() {
            let name = QName::new("ref", namespaces::REF, part);
            parts.push(ReferencePart { name, text: cell.text.to_owned() });
        }
    }
    if parts.is_empty() {
        return Vec::new();
    }
    vec![Reference { role: Reference::STANDARD.into(), parts }]
}

/// Whether a concept is abstract; what is for grouping always is.
fn is_abstract(
    row: RowRef<'_>,
    columns: &Columns,
    grouping: bool,
    diagnostics: &mut Diagnostics,
) -> bool {
    let cell = row.cell(columns.is_abstract);
    let is_abstract = cell::yes(cell, grouping, diagnostics);
    // What is for grouping and no more is an item to the model; other kinds are judged there.
    if row.cell(columns.item_type).text == "abstract" && !is_abstract {
        diagnostics.push(
            cell.diagnostic(
                Code::InvalidCell,
                format!(
                    "Concepts of the type `{}` are always abstract.",
                    row.cell(columns.item_type).text
                ),
            )
            .help("leave the cell empty (Dimensions 1.0 §2.2.1, §2.5.1)"),
        );
        diagnostics.kept_anyway();
    }
    is_abstract
}

fn kind(
    row: RowRef<'_>,
    columns: &Columns,
    imported: &model::Concepts,
    diagnostics: &mut Diagnostics,
) -> Option<(ConceptKind, Arc<ItemType>)> {
    let cell = row.filled(columns.item_type, diagnostics)?;
    let grouping = GROUPING.iter().find(|(name, ..)| *name == cell.text);
    let (kind, name) = grouping.map_or((ConceptKind::Item, cell.text), |row| (row.1, row.2));
    let item_type = ItemType::from_name(name).cloned().or_else(|| type_of_others(name, imported));
    if item_type.is_none() {
        let known =
            ItemType::all().iter().map(|row| &*row.name).chain(GROUPING.iter().map(|row| row.0));
        let help = did_you_mean(cell.text, known)
            .unwrap_or_else(|| "the documentation lists the types".to_owned());
        diagnostics.push(
            cell.diagnostic(Code::InvalidCell, format!("There is no type `{}`.", cell.text))
                .help(help),
        );
    }
    Some((kind, item_type?))
}

/// A type that an imported concept has, by prefix and name: `jppfs_cor:abcItemType`.
fn type_of_others(name: &str, imported: &model::Concepts) -> Option<Arc<ItemType>> {
    let (prefix, local) = name.split_once(':')?;
    let mut types = imported.values().filter(|of| !of.is_own()).map(|of| &of.item_type);
    let fits = |of: &&Arc<ItemType>| *of.qname.prefix == *prefix && *of.qname.local == *local;
    types.find(fits).cloned()
}

fn period_type(
    row: RowRef<'_>,
    columns: &Columns,
    grouping: bool,
    diagnostics: &mut Diagnostics,
) -> Option<PeriodType> {
    if grouping {
        return Some(PeriodType::Duration);
    }
    let cell = row.filled(columns.period, diagnostics)?;
    match cell.text {
        "instant" => Some(PeriodType::Instant),
        "duration" => Some(PeriodType::Duration),
        other => {
            diagnostics.push(
                cell.diagnostic(Code::InvalidCell, format!("There is no period type `{other}`."))
                    .help("write `instant` or `duration`"),
            );
            None
        }
    }
}

fn balance(row: RowRef<'_>, columns: &Columns, diagnostics: &mut Diagnostics) -> Option<Balance> {
    let cell = row.cell(columns.balance);
    match cell.text {
        "" => None,
        "debit" => Some(Balance::Debit),
        "credit" => Some(Balance::Credit),
        _ => {
            diagnostics.push(
                cell.diagnostic(
                    Code::InvalidCell,
                    format!("The balance `{}` can't be here.", cell.text),
                )
                .help("monetary concepts may have `debit` or `credit`, others none"),
            );
            None
        }
    }
}
