//! Ratios and amounts per share whose point was lost or moved: 671% beside 67.1%.
//!
//! What is printed in a row has as many digits behind its point in each column. A figure that has one or two less than
//! all others of its concept, and is as many times ten times larger, lost its point; one that has more and is smaller
//! was divided once more than it should be. Either alone says nothing. No specification asks for this.

use std::collections::BTreeMap;

use super::magnitude::{alike, within};
use super::sum_finding::name;
use super::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    Concept, ConceptId, DimensionsId, EntityId, FactId, FactIndex, Figure, Report, Taxonomy,
    UnitId, Value,
};

/// How many figures of its kind must have the accuracy that the others of a row have.
const USUAL: usize = 3;

/// How many figures of a row are looked at.
const MOST: usize = 40;

/// What figures of one row share.
type Row = (ConceptId, Option<UnitId>, EntityId, DimensionsId);

/// A figure other than zero.
#[derive(Clone, Copy)]
struct Printed {
    id: FactId,
    row: Row,
    size: Figure,
    places: i32,
}

/// Tells such figures, but for those that others confirm.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    confirms: impl Fn(FactId) -> bool,
    diagnostics: &mut Diagnostics,
) {
    let concepts = (0..taxonomy.concepts.len()).map(ConceptId::from);
    for kind in [Kind::Ratio, Kind::PerShare] {
        let own = concepts.clone().filter(|id| self::kind(taxonomy.concept(*id)) == Some(kind));
        let all: Vec<Printed> = own.flat_map(|id| printed(report, index, id)).collect();
        let mut accuracies: BTreeMap<i32, usize> = BTreeMap::new();
        for of in &all {
            *accuracies.entry(of.places).or_default() += 1;
        }
        let mut rows: BTreeMap<Row, Vec<Printed>> = BTreeMap::new();
        if accuracies.len() > 1 {
            for of in &all {
                rows.entry(of.row).or_default().push(*of);
            }
        }
        for row in rows.values().filter(|row| (2..=MOST).contains(&row.len())) {
            if let Some((odd, other)) = odd(row, &accuracies, kind == Kind::Ratio)
                && !confirms(odd.id)
                && !is_told(diagnostics, report, odd.id)
            {
                diagnostics.push(tell(taxonomy, report, kind, [odd, other]));
            }
        }
    }
}

/// Whether something is told of a figure already.
fn is_told(diagnostics: &Diagnostics, report: &Report, id: FactId) -> bool {
    let place = value_place(report, id);
    diagnostics.iter().any(|one| one.place == place)
}

/// What is printed in one accuracy: ratios, or amounts per share.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Ratio,
    PerShare,
}

fn kind(concept: &Concept) -> Option<Kind> {
    let is = |of| concept.item_type.is_or_restricts(of);
    if is("percentItemType") {
        Some(Kind::Ratio)
    } else {
        is("perShareItemType").then_some(Kind::PerShare)
    }
}

/// The figures of a concept.
fn printed<'a>(
    report: &'a Report,
    index: &'a FactIndex,
    id: ConceptId,
) -> impl Iterator<Item = Printed> + 'a {
    index.of(id).iter().filter_map(move |entry| {
        let fact = report.fact(entry.fact);
        let Value::Number(value) = fact.value else { return None };
        let of = report.contexts[entry.context.index()];
        let row = (id, entry.unit, of.entity, of.dimensions);
        let places = fact.decimals.places()?;
        (!value.is_zero()).then_some(Printed { id: entry.fact, row, size: value.abs(), places })
    })
}

/// Whether ratios of a size are often printed with a digit less or more than others: 112% beside 12.4%, 0.81% beside 8.1%.
fn is_usual_form(size: Figure, power: i32) -> bool {
    let percent = Figure::new(1, 2).unwrap_or(Figure::ONE);
    if power > 0 { size >= Figure::ONE } else { size < percent }
}

/// The one figure of a row that is printed in another accuracy than all others, which is a usual one, and is as much
/// larger or smaller; and one of these that it is near but for that.
fn odd(
    row: &[Printed],
    accuracies: &BTreeMap<i32, usize>,
    ratios: bool,
) -> Option<(Printed, Printed)> {
    row.iter().find_map(|odd| {
        let others = || row.iter().filter(|of| of.id != odd.id);
        let first = *others().next()?;
        let power = first.places - odd.places;
        let near = others().find(|of| within(odd.size, of.size, power).unwrap_or(false))?;
        let [own, usual] = [odd.places, first.places].map(|places| accuracies[&places]);
        let are_usual = others().all(|of| of.places == first.places) && usual >= USUAL;
        // Ten times is not far: the others must be alike, and nothing else printed so.
        let is_sure = match power.abs() {
            1 => {
                others().all(|of| alike(of.size, near.size))
                    && own == 1
                    && !(ratios && is_usual_form(odd.size, power))
            }
            2 => own < usual,
            _ => false,
        };
        (are_usual && is_sure).then_some((*odd, *near))
    })
}

fn tell(
    taxonomy: &Taxonomy,
    report: &Report,
    kind: Kind,
    [odd, other]: [Printed; 2],
) -> Diagnostic {
    let code = match kind {
        Kind::Ratio => Code::PercentOutlier,
        Kind::PerShare => Code::ScaleOutlier,
    };
    let of = |id: FactId| report.period(report.fact(id).context);
    let times = match other.places - odd.places {
        1 => "about ten times larger",
        2 => "about a hundred times larger",
        -1 => "about ten times smaller",
        _ => "about a hundred times smaller",
    };
    let value = |of: Printed| match report.fact(of.id).value {
        Value::Number(value) => value.to_string(),
        _ => String::new(),
    };
    let message = format!(
        "`{}` for {} is {}, {times} than {} for {}, and has as many digits more or less behind its point.",
        name(taxonomy, report.fact(odd.id).concept),
        of(odd.id),
        value(odd),
        value(other),
        of(other.id),
    );
    Diagnostic::new(code, value_place(report, odd.id), message)
        .related(value_place(report, other.id))
        .help("look at its point in the release")
}
