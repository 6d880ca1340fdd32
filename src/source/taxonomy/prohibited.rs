//! What our tables take out of what they import: relationships that `relations.csv` prohibits, and labels in
//! whose place an entry point has others.

use rustc_hash::FxHashMap;

use super::super::table::Cell;
use super::relations::Row;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::documents::ResourceId;
use crate::model::dts::{Dts, Node, arcrole, ns};
use crate::model::{
    ConceptId, Concepts, Declarations, EntryPoint, LabelRole, Lang, LinkKind, ProhibitingArc,
    Prohibition, ReplacedLabel,
};
use crate::read::dts::{self, Files, Wanted};

/// The rows that prohibit relationships of others, and which of them mean any.
pub(super) struct Prohibited<'t> {
    rows: Vec<(&'t Row<'t>, [ConceptId; 2])>,
    wanted: Vec<Wanted>,
    found: Vec<bool>,
}

impl<'t> Prohibited<'t> {
    /// What the rows mean by the concepts that are imported. Names of others are told.
    pub(super) fn new(
        rows: &'t [Row<'t>],
        concepts: &Concepts,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut prohibited = Self { rows: Vec::new(), wanted: Vec::new(), found: Vec::new() };
        for row in rows.iter().filter(|row| row.prohibits) {
            let ends = [row.from, row.to].map(|cell| concept(cell, concepts, diagnostics));
            let [Some(from), Some(to)] = ends else { continue };
            let [Some(a), Some(b)] = [from, to].map(|id| concepts.get(id)) else { continue };
            prohibited.wanted.push(Wanted {
                from: a.name.clone(),
                to: b.name.clone(),
                arcrole: row.arcrole.text.to_owned(),
                role: Some(row.statement.text).filter(|role| !role.is_empty()).map(str::to_owned),
            });
            prohibited.rows.push((row, [from, to]));
            prohibited.found.push(false);
        }
        prohibited
    }

    /// Whether there is anything to prohibit.
    pub(super) fn is_empty(&self) -> bool {
        self.wanted.is_empty()
    }

    /// Takes what the rows mean out of the networks of a set, and gives what prohibits it.
    pub(super) fn take_out(
        &mut self,
        dts: &mut Dts,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Prohibition> {
        let declared = Declarations::of(dts);
        let mut prohibitions = Vec::new();
        for (meant, base, relationship) in dts::prohibit(dts, &self.wanted) {
            // Where several rows mean one relationship, as one of all roles and one of its role, it is the first's.
            meant.iter().for_each(|at| self.found[*at] = true);
            let Some(first) = meant.first() else { continue };
            let (row, [from, to]) = self.rows[*first];
            let Some(link) = LinkKind::of(dts, &base) else {
                let message = format!(
                    "A relationship from `{}` to `{}` stands in a link that XBRL 2.1 does not have.",
                    row.from.text, row.to.text
                );
                let told = row.arcrole.diagnostic(Code::InvalidCell, message);
                diagnostics.push(told.help("leave the row out: only relationships of presentations, calculations and definitions can be prohibited"));
                continue;
            };
            let arc = ProhibitingArc::of(dts, &declared, &base, &relationship);
            prohibitions.push(Prohibition { line: row.row.line(), link, from, to, arc });
        }
        prohibitions
    }

    /// Tells of rows that mean no relationship.
    pub(super) fn tell_not_found(&self, diagnostics: &mut Diagnostics) {
        let rows = self.rows.iter().zip(&self.found).filter(|(_, found)| !**found);
        for ((row, _), _) in rows {
            let of_role = match row.statement.text {
                "" => String::new(),
                role => format!(" in the role `{role}`"),
            };
            let message = format!(
                "Nothing that is imported has a relationship `{}` from `{}` to `{}`{of_role}.",
                row.arcrole.text, row.from.text, row.to.text
            );
            let told = row.arcrole.diagnostic(Code::InvalidCell, message);
            diagnostics.push(told.help("name one as the documents have it, or leave the row out: `kessan taxonomy PACKAGE --to tables` shows them"));
        }
    }
}

/// The concept of others that a cell names.
fn concept(
    cell: Cell<'_>,
    concepts: &Concepts,
    diagnostics: &mut Diagnostics,
) -> Option<ConceptId> {
    let found = concepts.meant(cell.text);
    if let [id] = found[..] {
        return Some(id);
    }
    let message = match found[..] {
        [] => format!("Nothing that is imported declares a concept `{}`.", cell.text),
        _ => format!("`{}` means several concepts.", cell.text),
    };
    let names = concepts.values().map(|concept| &*concept.name.local);
    let help = diagnostics.did_you_mean(cell.text, names);
    let help = help.unwrap_or_else(|| {
        "name a concept of others with its prefix; what is ours need not be prohibited".to_owned()
    });
    diagnostics.push(cell.diagnostic(Code::UnknownConcept, message).help(help));
    None
}

/// Puts beside the labels that entry points have for concepts of others those labels of the set in whose
/// place they stand. One that can't be addressed, because its document can't be read again, is told.
pub(super) fn replaced_labels(
    dts: &mut Dts,
    files: &dyn Files,
    concepts: &Concepts,
    entry_points: &mut [EntryPoint],
    diagnostics: &mut Diagnostics,
) {
    let replacements = entry_points.iter().filter_map(|entry| entry.replacements.as_ref());
    let replaced = replacements.flat_map(|all| all.by_concept.keys().copied());
    let mut of_concept: FxHashMap<ConceptId, Vec<Label>> = FxHashMap::default();
    let declared = Declarations::of(dts);
    for id in replaced {
        let Some(concept) = concepts.get(id).filter(|concept| !concept.is_own()) else { continue };
        let Some(element) = dts.find(&concept.name.namespace, &concept.name.local) else {
            continue;
        };
        of_concept.entry(id).or_insert_with(|| labels(dts, &declared, Node::Element(element)));
    }
    if of_concept.is_empty() {
        return;
    }
    let needed: Vec<ResourceId> = of_concept.values().flatten().map(|label| label.id).collect();
    let addresses = dts::addresses(dts, files, &needed);
    let addresses: FxHashMap<ResourceId, String> = needed
        .into_iter()
        .zip(addresses)
        .filter_map(|(id, address)| Some((id, address?)))
        .collect();
    for all in entry_points.iter_mut().filter_map(|entry| entry.replacements.as_mut()) {
        for (id, own) in &mut all.by_concept {
            let labels = of_concept.get(id).into_iter().flatten();
            for label in labels.filter(|label| own.labels.contains_key(&label.key)) {
                let Some(address) = addresses.get(&label.id) else {
                    let name = concepts.get(*id).map_or("", |concept| &*concept.name.local);
                    diagnostics.push(not_addressed(name, Place::line(&all.source, own.line)));
                    continue;
                };
                own.replaced.push(ReplacedLabel {
                    address: address.as_str().into(),
                    lang: label.key.1.clone(),
                    arc: label.arc.clone(),
                });
            }
        }
    }
}

/// That the label of a concept stays beside the one that is to stand in its place.
fn not_addressed(concept: &str, place: Place) -> Diagnostic {
    let message = format!(
        "The label of `{concept}` that is imported can't be taken out: its document can't be read again."
    );
    let told = Diagnostic::new(Code::FileNotReadable, place, message);
    told.help("look whether the package was changed meanwhile, and run again")
}

/// A label of the set.
struct Label {
    id: ResourceId,
    key: (LabelRole, Lang),
    /// What prohibits it.
    arc: ProhibitingArc,
}

/// The labels of a concept that stand in links of labels.
fn labels(dts: &Dts, declared: &Declarations, of: Node) -> Vec<Label> {
    let mut labels = Vec::new();
    for network in dts.networks_of(arcrole::CONCEPT_LABEL) {
        let names = dts.names();
        let is_standard = names.is(network.base.link, ns::LINK, "labelLink")
            && names.is(network.base.arc, ns::LINK, "labelArc");
        for relationship in network.from(of).iter().filter(|_| is_standard) {
            let Node::Resource(id) = relationship.to else { continue };
            let label = dts.resource(id);
            let role = LabelRole::from_uri(dts.label_role(label));
            let arc = ProhibitingArc::of(dts, declared, &network.base, relationship);
            labels.push(Label { id, key: (role, dts.text(label.lang).into()), arc });
        }
    }
    labels
}
