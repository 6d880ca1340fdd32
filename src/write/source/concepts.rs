//! `concepts.csv`.

use std::io;

use super::domains;
use super::names::Names;
use crate::model::losses::Losses;
use crate::model::{
    Balance, Concept, ConceptId, ConceptKind, ItemType, LabelRole, Lang, PeriodType, Primitive,
    Reference, Taxonomy,
};

/// The columns before those of labels and references.
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

/// The namespace of the parts of references that tables can hold.
const REFERENCE: &str = "http://www.xbrl.org/2006/ref";

/// The columns of labels and of parts of references.
struct Columns {
    labels: Vec<(LabelRole, Lang)>,
    parts: Vec<String>,
}

/// All concepts that tables can hold, a row each.
pub(super) fn table(
    taxonomy: &Taxonomy,
    names: &Names<'_>,
    languages: &[Lang],
    losses: &mut Losses,
) -> io::Result<Vec<u8>> {
    let columns = Columns::of(taxonomy, languages);
    let labels = columns.labels.iter().map(|(role, lang)| format!("{}.{lang}", role.name()));
    let parts = columns.parts.iter().map(|part| format!("reference.{part}"));
    let heading: Vec<String> =
        COLUMNS.iter().map(ToString::to_string).chain(labels).chain(parts).collect();
    let mut rows = Vec::new();
    for (id, concept) in taxonomy.concepts.iter() {
        let Some(name) = names.name(id) else { continue };
        let mut row = vec![name.to_owned()];
        row.extend(properties(id, concept, names, losses));
        row.extend(columns.labels(concept, losses));
        row.extend(columns.reference(concept, losses));
        rows.push(row);
    }
    super::table(&heading, &rows, 2)
}

/// The cells between the name and the labels.
fn properties(
    id: ConceptId,
    concept: &Concept,
    names: &Names<'_>,
    losses: &mut Losses,
) -> [String; 8] {
    let (kind, is_yes) = (names.kind(id), |yes: bool| if yes { "yes" } else { "no" });
    let head_usable = concept.enumeration.is_some_and(|of| of.head_usable);
    let head = domains::head(concept, names).and_then(|head| names.name(head));
    let domain = head.map(|head| (head, head_usable));
    let grouping = grouping(kind, concept);
    let is_enumeration = concept.item_type.primitive.is_enumeration();
    if domain.is_none() && (is_enumeration && grouping.is_none() || concept.enumeration.is_some()) {
        losses.add("the domain of an enumeration");
    }
    let (of_type, lost) = match grouping {
        Some(word) => (word.to_owned(), false),
        None if is_enumeration && domain.is_none() => ("string".to_owned(), false),
        None => item_type(&concept.item_type, !concept.values.is_empty()),
    };
    if lost {
        losses.add("a type of its own: it is written as the one that it restricts");
    }
    let listed: Vec<&str> = concept.values.iter().map(String::as_str).collect();
    let can_list = ItemType::from_name(&of_type).is_some_and(|of| of.can_list_values());
    let fits = |value: &&str| !value.contains(';') && !value.is_empty() && value.trim() == *value;
    let values = match grouping.is_none() && can_list && listed.iter().all(fits) {
        true => listed.join("; "),
        false => {
            losses.count("a list of values", u64::from(!listed.is_empty()));
            String::new()
        }
    };
    let is_abstract = match grouping {
        Some(_) => "",
        None => {
            if concept.is_abstract {
                "yes"
            } else {
                ""
            }
        }
    };
    // What groups others has no type that could have one.
    let balance = concept.balance.filter(|_| grouping.is_none());
    losses.count(
        "a balance of what groups others",
        u64::from(concept.balance.is_some() && balance.is_none()),
    );
    let (domain, head_usable) = domain.map_or(("", ""), |(head, usable)| (head, is_yes(usable)));
    [
        of_type,
        match concept.period_type {
            PeriodType::Instant => "instant",
            PeriodType::Duration => "duration",
        }
        .to_owned(),
        balance
            .map_or("", |balance| match balance {
                Balance::Debit => "debit",
                Balance::Credit => "credit",
            })
            .to_owned(),
        is_abstract.to_owned(),
        if concept.nillable { String::new() } else { "no".to_owned() },
        values,
        domain.to_owned(),
        head_usable.to_owned(),
    ]
}

/// The word of what is there to group others.
fn grouping(kind: ConceptKind, concept: &Concept) -> Option<&'static str> {
    let is_plain =
        concept.item_type.primitive == Primitive::String && concept.item_type.bases.is_empty();
    match kind {
        ConceptKind::Hypercube => Some("table"),
        ConceptKind::Dimension => Some("axis"),
        ConceptKind::LineItems => Some("lineItems"),
        ConceptKind::Member => Some("member"),
        ConceptKind::Item | ConceptKind::Tuple => {
            (concept.is_abstract && is_plain && concept.values.is_empty()).then_some("abstract")
        }
    }
}

/// The name of an item type in tables, or of the one of a registry that it restricts, and whether
/// something of it is lost by that.
fn item_type(of: &ItemType, lists_values: bool) -> (String, bool) {
    if let Some(known) = ItemType::from_name(&of.name) {
        return (known.name.to_string(), false);
    }
    let base = of.bases.iter().find_map(|base| ItemType::standard(&base.namespace, &base.local));
    let base = base.filter(|base| base.primitive != Primitive::Fraction);
    let base_name = base.map_or_else(|| "string".to_owned(), |base| base.name.to_string());
    // A type that only lists values is written by them.
    let only_lists = lists_values && base.is_some_and(|base| of.bases.first() == Some(&base.qname));
    (base_name, !only_lists)
}

impl Columns {
    fn of(taxonomy: &Taxonomy, languages: &[Lang]) -> Self {
        let mut labels = Vec::new();
        for role in LabelRole::all() {
            for lang in languages {
                let key = (role.clone(), lang.clone());
                if taxonomy.concepts.values().any(|concept| concept.labels.contains_key(&key)) {
                    labels.push(key);
                }
            }
        }
        let mut parts: Vec<String> = Vec::new();
        for reference in taxonomy.concepts.values().flat_map(|concept| &concept.references) {
            for part in reference.parts.iter().filter(|part| *part.name.namespace == *REFERENCE) {
                if !parts.iter().any(|known| *known == *part.name.local) {
                    parts.push(part.name.local.to_string());
                }
            }
        }
        Self { labels, parts }
    }

    fn labels(&self, concept: &Concept, losses: &mut Losses) -> Vec<String> {
        let cells: Vec<String> = self
            .labels
            .iter()
            .map(|key| concept.labels.get(key).cloned().unwrap_or_default())
            .collect();
        let held = cells.iter().filter(|cell| !cell.is_empty()).count();
        let all = concept.labels.values().filter(|text| !text.is_empty()).count();
        losses.count("a label of a role that no registry has", all.saturating_sub(held) as u64);
        let trimmed = cells.iter().filter(|cell| cell.trim() != *cell).count();
        losses.count("blanks at the ends of a label", trimmed as u64);
        cells
    }

    /// The first reference of the standard role, whose parts are those of the registry; tables have
    /// one of a concept.
    fn reference(&self, concept: &Concept, losses: &mut Losses) -> Vec<String> {
        let fits = |of: &&Reference| {
            let known = |part: &crate::model::ReferencePart| *part.name.namespace == *REFERENCE;
            *of.role == *Reference::STANDARD && of.parts.iter().all(known)
        };
        let first = concept.references.iter().find(fits);
        let lost = concept.references.len() - usize::from(first.is_some());
        losses.count("a further reference of a concept, or one of another role", lost as u64);
        let part = |wanted: &String| {
            let found = first?.parts.iter().find(|part| *part.name.local == **wanted)?;
            Some(found.text.clone())
        };
        self.parts.iter().map(|wanted| part(wanted).unwrap_or_default()).collect()
    }
}
