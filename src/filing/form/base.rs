//! The regulator's taxonomy, and an empty report over it.

use indexmap::IndexMap;

use crate::archive::incoming::Limits;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::dts::Dts;
use crate::model::{Entity, INSTANCE_PREFIXES, Measures, QName, Report, Taxonomy, Unit};
use crate::profile::{Form, Kind, UnitShown, fill};
use crate::read::dts::{self, Sources};

/// Prefixes that measures of forms have beside those of the standards.
const FURTHER: [(&str, &str); 2] =
    [("xsd", "http://www.w3.org/2001/XMLSchema"), ("utr", "http://www.xbrl.org/2009/utr")];

/// Reads the taxonomy of a kind of filing from the packages at hand; says which document is not there.
pub(super) fn read(
    form: &Form,
    kind: &Kind,
    options: &super::Options,
    diagnostics: &mut Diagnostics,
) -> Option<(Dts, Taxonomy)> {
    let mut sources = Sources::new(Limits::default());
    for package in &options.packages {
        if let Err(refused) = sources.add(package) {
            let place = Place::file(&package.to_string_lossy().as_ref().into());
            let message = format!("The package can't be read: {refused}.");
            diagnostics.push(Diagnostic::new(Code::FileNotReadable, place, message));
            return None;
        }
    }
    let networks = fill(&form.networks, |name| (name == "kind").then_some(&*kind.id));
    let mut entry_points: Vec<String> =
        form.imports.iter().map(|import| import.address.clone()).collect();
    entry_points.push(networks);
    entry_points.extend(form.labels.iter().cloned());
    let mut told = Diagnostics::new();
    let base = dts::load(&entry_points, &sources, dts::Options::default(), &mut told);
    if let Some(missing) = told.iter().find(|told| told.code == Code::DocumentMissing) {
        let place = Place::file(&entry_points[0].as_str().into());
        let message = format!("The taxonomy of the form is not at hand. {}", missing.message);
        diagnostics.push(
            Diagnostic::new(Code::TaxonomyNotThere, place, message)
                .help("bring the regulator's taxonomy as a taxonomy package: --packages FILE"),
        );
        return None;
    }
    diagnostics.absorb(told);
    let (mut taxonomy, _) = Taxonomy::of_dts(&base);
    taxonomy.concepts.set_prefixes(|namespace| {
        (*namespace == *form.namespace).then(|| form.prefix.as_str().into())
    });
    Some((base, taxonomy))
}

/// A report without facts over the taxonomy of a form.
pub(super) fn empty(form: &Form, code: &str, id: String) -> Report {
    Report {
        id,
        languages: vec![form.lang.as_str().into()],
        entities: vec![Entity { scheme: form.scheme.clone(), identifier: code.to_owned() }],
        units: units(&form.units),
        ..Report::empty()
    }
}

/// The units of a form, by the ids that filings give them.
pub(in crate::filing) fn units(known: &IndexMap<String, UnitShown>) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for (id, of) in known {
        let Some(numerator) = measure(&of.measure) else { continue };
        let measures = match of.per.as_deref().map(measure) {
            None => Measures::of(numerator),
            Some(Some(denominator)) => Measures::ratio(numerator, denominator),
            Some(None) => continue,
        };
        units.push(Unit { name: id.clone(), measures });
    }
    units
}

/// A measure by a prefix of the standards.
fn measure(name: &str) -> Option<QName> {
    let (prefix, local) = name.split_once(':')?;
    let mut known = INSTANCE_PREFIXES.into_iter().chain(FURTHER);
    let (prefix, namespace) = known.find(|(known, _)| *known == prefix)?;
    Some(QName::new(prefix, namespace, local))
}
