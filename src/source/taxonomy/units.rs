//! `units.csv`: the units that facts can name.

use std::path::Path;

use indexmap::IndexMap;

use super::super::cell;
use super::super::table::{Cell, Column, RowRef, Table};
use super::manifest::Manifest;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Lang, Measures, QName, Translations, UnitDefinition};

/// Namespaces of the standard measures (XBRL 2.1 §4.8.2; Unit Registry).
const STANDARD: [(&str, &str); 3] = [
    ("iso4217", "http://www.xbrl.org/2003/iso4217"),
    ("xbrli", "http://www.xbrl.org/2003/instance"),
    ("utr", "http://www.xbrl.org/2009/utr"),
];

/// Reads `units.csv`.
pub(super) fn read(
    path: &Path,
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
    };
    table.tell_unknown_columns(known, &names, diagnostics);
    let unit = table.needed("unit", diagnostics)?;
    let measure_column = table.needed("measure", diagnostics)?;
    let per = table.optional("per");
    let labels = table.columns(|heading| text("label", heading));
    let short = table.columns(|heading| text("short", heading));
    let mut units = IndexMap::new();
    for row in table.rows() {
        let Some(name) = row.filled(unit, diagnostics) else { continue };
        let Some(cell) = row.filled(measure_column, diagnostics) else { continue };
        let Some(numerator) = measure(cell, manifest, diagnostics) else { continue };
        let per = row.cell(per);
        let denominator = if per.is_empty() { None } else { measure(per, manifest, diagnostics) };
        if denominator.as_ref() == Some(&numerator) {
            diagnostics.push(
                per.diagnostic(Code::InvalidCell, "A unit can't measure something per itself.")
                    .help("a ratio of the same measure is `xbrli:pure` (XBRL 2.1 §4.8.4)"),
            );
            if !diagnostics.keeps_faults() {
                continue;
            }
        }
        let definition = UnitDefinition {
            name: name.text.to_owned(),
            measures: Measures { numerator, denominator },
            labels: texts(row, &labels),
            short: texts(row, &short),
        };
        tell_alike(&definition, &units, name, diagnostics);
        if units.insert(name.text.to_owned(), definition).is_some() {
            diagnostics.push(
                name.diagnostic(
                    Code::RepeatedName,
                    format!("The unit `{}` stands twice.", name.text),
                )
                .help("leave one of the rows out"),
            );
        }
    }
    Some(units)
}

/// Tells a unit that measures the same as another, or has its id: facts in both would be about the
/// same quantity (XBRL 2.1 §4.10), and no two elements may have one id.
fn tell_alike(
    unit: &UnitDefinition,
    others: &IndexMap<String, UnitDefinition>,
    cell: Cell<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut others = others.values().filter(|other| other.name != unit.name);
    let alike = others.find_map(|other| {
        if other.measures == unit.measures {
            Some((other, "measures the same as"))
        } else {
            (other.id() == unit.id()).then_some((other, "has in the files written the id of"))
        }
    });
    if let Some((other, how)) = alike {
        let message = format!("The unit `{}` {how} `{}`.", unit.name, other.name);
        diagnostics.push(
            cell.diagnostic(Code::RepeatedUnit, message)
                .help("leave one of the two out, and use the other in the facts"),
        );
    }
}

fn texts(row: RowRef<'_>, columns: &[(Column, Lang)]) -> Translations {
    columns
        .iter()
        .map(|(column, lang)| (lang.clone(), row.cell(*column).text.to_owned()))
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

fn measure(cell: Cell<'_>, manifest: &Manifest, diagnostics: &mut Diagnostics) -> Option<QName> {
    let namespace = |prefix: &str| {
        if prefix == manifest.prefix {
            return Some(manifest.namespace.as_str());
        }
        STANDARD.iter().find(|(known, _)| *known == prefix).map(|(_, namespace)| *namespace)
    };
    let found = cell.text.split_once(':').and_then(|(prefix, local)| {
        cell::is_name(local).then(|| namespace(prefix).map(|uri| QName::new(prefix, uri, local)))?
    });
    if !found.as_ref().is_some_and(exists) {
        diagnostics.push(
            cell.diagnostic(Code::InvalidCell, format!("`{}` is not a measure.", cell.text)).help(format!(
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
