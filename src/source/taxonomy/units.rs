//! `units.csv`: the units that facts can name.

use std::path::Path;

use indexmap::IndexMap;
use indexmap::map::Entry;

use super::super::cell;
use super::super::table::{Cell, Column, RowRef, Table};
use super::concepts::Concepts;
use super::manifest::Manifest;
use crate::diagnostic::{Code, Diagnostics, Origins, Part, Thing};
use crate::model::{INSTANCE_PREFIXES, Lang, Measures, QName, Translations, UnitDefinition};

/// Prefixes of the standard measures (XBRL 2.1 §4.8.2; Unit Registry).
const STANDARD: [&str; 3] = ["iso4217", "xbrli", "utr"];

/// Reads `units.csv`.
pub(super) fn read(
    path: &Path,
    concepts: &Concepts,
    manifest: &Manifest,
    origins: &mut Origins,
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
    let parts = [(Part::Name, unit), (Part::Measure, measure_column), (Part::Per, per)];
    origins.table(
        &table.name,
        parts.into_iter().filter_map(|(part, column)| Some((part, column.field()?))),
    );
    let mut units: IndexMap<String, UnitDefinition> = IndexMap::new();
    for row in table.rows() {
        let Some(name) = row.filled(unit, diagnostics) else { continue };
        let Some(cell) = row.filled(measure_column, diagnostics) else { continue };
        let Some(numerators) = product(cell, (manifest, concepts), diagnostics) else { continue };
        let per = row.cell(per);
        let denominators = match per.is_empty() {
            true => Vec::new(),
            false => product(per, (manifest, concepts), diagnostics).unwrap_or_default(),
        };
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
        let thing = Thing::Unit(units.len());
        match units.entry(name.text.to_owned()) {
            Entry::Vacant(place) => {
                origins.add(thing, row.line());
                place.insert(definition);
            }
            Entry::Occupied(known) => tell_twice(&definition, known.get(), name, diagnostics),
        }
    }
    Some(units)
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
    let found = text
        .split_once(':')
        .filter(|(_, local)| cell::is_name(local))
        .and_then(|(prefix, local)| Some(QName::new(prefix, namespace(prefix)?, local)));
    if found.is_none() {
        diagnostics.push(
            cell.diagnostic(Code::InvalidCell, format!("`{text}` is not a measure.")).help(format!(
                "write `iso4217:JPY`, `xbrli:shares`, `xbrli:pure`, `utr:…` or one of your own, `{}:…`",
                manifest.prefix
            )),
        );
    }
    found
}
