//! `units.csv`: the units that facts can name.

use std::path::Path;

use indexmap::IndexMap;
use indexmap::map::Entry;
use rustc_hash::FxHashMap;

use super::super::cell;
use super::super::table::{Cell, Column, RowRef, Table};
use super::concepts::Concepts;
use super::manifest::Manifest;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{INSTANCE_PREFIXES, Lang, Measures, QName, Translations, UnitDefinition};

/// Prefixes of the standard measures (XBRL 2.1 §4.8.2; Unit Registry).
const STANDARD: [&str; 3] = ["iso4217", "xbrli", "utr"];

/// Reads `units.csv`.
pub(super) fn read(
    path: &Path,
    concepts: &Concepts,
    manifest: &Manifest,
    diagnostics: &mut Diagnostics,
) -> Option<IndexMap<String, UnitDefinition>> {
    let table = Table::read(path, |_| None, diagnostics)?;
    let languages = manifest.languages();
    let text = |kind: &str, heading: &str| {
        let lang = heading.strip_prefix(kind)?.strip_prefix('.')?;
        languages.iter().find(|known| ***known == *lang).cloned()
    };
    let names = ["unit", "measure", "per"];
    let known = |heading: &str| {
        names.contains(&heading)
            || text("label", heading).is_some()
            || text("short", heading).is_some()
            || text("noun", heading).is_some()
            || text("documentation", heading).is_some()
    };
    table.tell_unknown_columns(known, &names, diagnostics);
    let unit = table.needed("unit", diagnostics)?;
    let measure_column = table.needed("measure", diagnostics)?;
    let per = table.optional("per");
    let labels = table.columns(|heading| text("label", heading));
    let short = table.columns(|heading| text("short", heading));
    let noun = table.columns(|heading| text("noun", heading));
    let documentation = table.columns(|heading| text("documentation", heading));
    let mut units: IndexMap<String, UnitDefinition> = IndexMap::new();
    let mut names: FxHashMap<Measures, String> = FxHashMap::default();
    for row in table.rows() {
        let Some(name) = row.filled(unit, diagnostics) else { continue };
        let Some(cell) = row.filled(measure_column, diagnostics) else { continue };
        let Some(numerators) = product(cell, (manifest, concepts), diagnostics) else { continue };
        let per = row.cell(per);
        let denominators = match per.is_empty() {
            true => Vec::new(),
            false => product(per, (manifest, concepts), diagnostics).unwrap_or_default(),
        };
        if denominators.iter().any(|of| numerators.contains(of)) {
            diagnostics.push(
                per.diagnostic(Code::InvalidCell, "A unit can't measure something per itself.")
                    .help("a ratio of the same measure is `xbrli:pure` (XBRL 2.1 §4.8.4)"),
            );
            let Some(()) = diagnostics.keep(()) else { continue };
        }
        let Some(measures) = Measures::new(numerators, denominators) else { continue };
        let definition = UnitDefinition {
            source: table.name.clone(),
            line: row.line(),
            name: name.text.to_owned(),
            measures,
            labels: texts(row, &labels),
            short: texts(row, &short),
            noun: texts(row, &noun),
            documentation: texts(row, &documentation),
        };
        match units.entry(name.text.to_owned()) {
            Entry::Vacant(place) => {
                tell_alike(&definition, &names, name, diagnostics);
                names.entry(definition.measures.clone()).or_insert_with(|| name.text.to_owned());
                place.insert(definition);
            }
            Entry::Occupied(known) => tell_twice(&definition, known.get(), name, diagnostics),
        }
    }
    Some(units)
}

/// Tells a unit that measures the same as another: facts in both are about the same quantity
/// (XBRL 2.1 §4.10).
fn tell_alike(
    unit: &UnitDefinition,
    names: &FxHashMap<Measures, String>,
    cell: Cell<'_>,
    diagnostics: &mut Diagnostics,
) {
    if let Some(other) = names.get(&unit.measures) {
        let message = format!("The unit `{}` measures the same as `{other}`.", unit.name);
        diagnostics.push(
            cell.diagnostic(Code::RepeatedUnit, message)
                .help("leave one of the two out, and use the other in the facts"),
        );
    }
}

/// Tells a second row of a unit; the first is kept.
fn tell_twice(
    unit: &UnitDefinition,
    first: &UnitDefinition,
    cell: Cell<'_>,
    diagnostics: &mut Diagnostics,
) {
    let same = unit.measures == first.measures;
    let code = if same { Code::RepeatedUnit } else { Code::RepeatedName };
    let message = format!("The unit `{}` stands twice.", unit.name);
    diagnostics.push(cell.diagnostic(code, message).help("leave one of the rows out"));
}

fn texts(row: RowRef<'_>, columns: &[(Column, Lang)]) -> Translations {
    columns
        .iter()
        .map(|(column, lang)| (lang.clone(), row.cell(*column).text.to_owned()))
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

/// A measure, or several that are multiplied: `utr:kg*utr:m`.
fn product(
    cell: Cell<'_>,
    names: (&Manifest, &Concepts),
    diagnostics: &mut Diagnostics,
) -> Option<Vec<QName>> {
    cell.text.split('*').map(|text| measure((text.trim(), cell), names, diagnostics)).collect()
}

fn measure(
    (text, cell): (&str, Cell<'_>),
    (manifest, concepts): (&Manifest, &Concepts),
    diagnostics: &mut Diagnostics,
) -> Option<QName> {
    let namespace = |prefix: &str| {
        if prefix == manifest.prefix {
            return Some(manifest.namespace.as_str());
        }
        let mut others = concepts.all.values().filter(|concept| !concept.is_own());
        if let Some(other) = others.find(|concept| *concept.name.prefix == *prefix) {
            return Some(&*other.name.namespace);
        }
        let mut bound = INSTANCE_PREFIXES.into_iter();
        bound.find(|(known, _)| *known == prefix && STANDARD.contains(known)).map(|(_, uri)| uri)
    };
    let found = text.split_once(':').and_then(|(prefix, local)| {
        cell::is_name(local).then(|| namespace(prefix).map(|uri| QName::new(prefix, uri, local)))?
    });
    if !found.as_ref().is_some_and(exists) {
        diagnostics.push(
            cell.diagnostic(Code::InvalidCell, format!("`{text}` is not a measure.")).help(format!(
                "write `iso4217:JPY`, `xbrli:shares`, `xbrli:pure`, `utr:…` or one of your own, `{}:…`",
                manifest.prefix
            )),
        );
        return found.and_then(|measure| diagnostics.keep(measure));
    }
    found
}

/// Whether there can be such a measure: the namespace of instances has two (XBRL 2.1 §4.8.2).
fn exists(measure: &QName) -> bool {
    &*measure.prefix != "xbrli" || ["pure", "shares"].contains(&&*measure.local)
}
