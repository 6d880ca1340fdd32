//! The tables of labels that entry points have of their own.

use std::collections::BTreeMap;
use std::path::Path;

use rustc_hash::FxHashMap;

use super::super::table::Table;
use super::concepts::{self, Concepts};
use super::label_columns::{LabelColumns, headings, key};
use crate::diagnostic::Diagnostics;
use crate::model::{ConceptId, LabelRole, Labels, Lang, Replacement, Replacements};

/// Reads the labels of an entry point: the columns `name` and those of labels, as in
/// `concepts.csv`. Cells that are empty replace nothing. Rows about concepts that there are not,
/// or about one twice, are told and left out.
pub(super) fn read(
    path: &Path,
    concepts: &Concepts,
    languages: &[Lang],
    diagnostics: &mut Diagnostics,
) -> Option<Replacements> {
    let table = Table::read(path, concepts::synonym, diagnostics)?;
    let known = |heading: &str| heading == "name" || key(heading, languages).is_some();
    let labels = headings(languages);
    let names: Vec<&str> =
        std::iter::once("name").chain(labels.iter().map(String::as_str)).collect();
    table.tell_unknown_columns(known, &names, diagnostics);
    let name = table.needed("name", diagnostics)?;
    let columns = LabelColumns::of(&table, languages);
    let mut by_concept = BTreeMap::new();
    for row in table.rows() {
        let Some(cell) = row.filled(name, diagnostics) else { continue };
        let Some(concept) = concepts.find(cell.text, cell, "concept", |_| true, diagnostics) else {
            continue;
        };
        let labels = columns.labels(row);
        let replacement = Replacement { line: row.line(), labels, replaced: Vec::new() };
        if let Some(first) = by_concept.insert(concept, replacement) {
            diagnostics.push(concepts::twice(cell, first.line));
        }
    }
    derive(&mut by_concept, concepts);
    Some(Replacements { source: table.name, by_concept })
}

/// What stands between the label of a concept and what a label derived of it says more: a change, a
/// ratio, a contribution, a target.
const JOINTS: [&str; 3] = [", ", " as a percentage of ", "、"];

/// With the standard label of a concept, those that begin with it change too: that of
/// `Sales, year-on-year change` when `Sales` is called `Turnover`. The longest label that has
/// others decides; a concept with a row of its own for the language keeps what that says. The
/// documentation of such a concept names it by the new words.
fn derive(by_concept: &mut BTreeMap<ConceptId, Replacement>, concepts: &Concepts) {
    let mut words: FxHashMap<(&Lang, &str), (String, u32)> = FxHashMap::default();
    for (id, replacement) in by_concept.iter() {
        let Some(concept) = concepts.all.get(*id) else { continue };
        for ((role, lang), new) in &replacement.labels {
            let old = concept.labels.get_key_value(&(role.clone(), lang.clone()));
            if let Some(((LabelRole::Standard, lang), old)) = old {
                words.insert((lang, old), (new.clone(), replacement.line));
            }
        }
    }
    if words.is_empty() {
        return;
    }
    for (id, concept) in concepts.all.iter().filter(|(_, concept)| concept.is_own()) {
        for ((_, lang), label) in
            concept.labels.iter().filter(|((role, _), _)| *role == LabelRole::Standard)
        {
            let found = ends(label).find_map(|end| {
                let (new, line) = words.get(&(lang, &label[..end]))?;
                Some((&label[..end], new, &label[end..], *line))
            });
            let Some((old, new, rest, line)) = found else { continue };
            let own = by_concept.entry(id).or_insert_with(|| Replacement {
                line,
                labels: Labels::new(),
                replaced: Vec::new(),
            });
            let key = (LabelRole::Standard, lang.clone());
            if own.labels.contains_key(&key) {
                continue;
            }
            own.labels.insert(key, format!("{new}{rest}"));
            let key = (LabelRole::Documentation, lang.clone());
            if let Some(text) = concept.labels.get(&key) {
                own.labels.entry(key).or_insert_with(|| renamed(text, old, new));
            }
        }
    }
}

/// Where the beginnings of a label end from which it may be derived, the longest first.
fn ends(label: &str) -> impl Iterator<Item = usize> {
    let mut ends: Vec<usize> =
        JOINTS.iter().flat_map(|joint| label.match_indices(joint).map(|(at, _)| at)).collect();
    ends.sort_unstable_by(|a, b| b.cmp(a));
    ends.into_iter()
}

/// A text in which an old label stands, perhaps within a sentence, with the new one in its place.
fn renamed(text: &str, old: &str, new: &str) -> String {
    text.replace(old, new).replace(&small(old), &small(new))
}

/// A label within a sentence: its first letter small, unless it begins an abbreviation or a name.
fn small(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            let rest = &label[first.len_utf8()..];
            first.to_lowercase().chain(rest.chars()).collect()
        }
        _ => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_end_where_derived_ones_go_on() {
        let label = "Sales, net as a percentage of revenues, change";
        let beginnings: Vec<&str> = ends(label).map(|end| &label[..end]).collect();
        assert_eq!(beginnings, ["Sales, net as a percentage of revenues", "Sales, net", "Sales"]);
    }

    #[test]
    fn documentation_names_a_concept_by_its_new_words() {
        let text = "Rate of change of cost of sales against Cost of sales of the year before.";
        let expected = "Rate of change of outlay against Outlay of the year before.";
        assert_eq!(renamed(text, "Cost of sales", "Outlay"), expected);
        assert_eq!(small("SI revenues"), "SI revenues");
    }
}
