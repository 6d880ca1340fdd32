//! The one amount of a report that was given in a smaller scale than all others, and is smaller than they are.
//!
//! Nothing else may be about the same amount; but who writes in millions throughout does not print one
//! figure in thousands that is less than a million.

use super::gathered::Gathered;
use super::sum_finding::{name, value};
use super::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{FactId, Figure, Report, Taxonomy, UnitId, Value};

/// How many others there must be.
const LEAST: usize = 20;

/// The amounts of a unit of money: how many there are, that in the smallest scale, and whether it is the only one.
struct Amounts {
    count: usize,
    lowest: (i8, FactId),
    is_alone: bool,
    /// The next scale that is used.
    next: Option<i8>,
    /// The two smallest, the smaller first.
    smallest: [Option<(Figure, FactId)>; 2],
}

impl Amounts {
    /// The amounts of a unit whose first is in a scale.
    fn new(scale: i8, id: FactId) -> Self {
        Self { count: 0, lowest: (scale, id), is_alone: true, next: None, smallest: [None; 2] }
    }

    /// Keeps a size, if it is among the two smallest.
    fn keep(&mut self, size: Figure, id: FactId) {
        let is_below =
            |other: Option<(Figure, FactId)>| other.is_none_or(|(other, _)| size < other);
        let [first, second] = self.smallest;
        if is_below(first) {
            self.smallest = [Some((size, id)), first];
        } else if is_below(second) {
            self.smallest[1] = Some((size, id));
        }
    }

    /// The smallest but for one amount.
    fn smallest_but(&self, id: FactId) -> Option<Figure> {
        self.smallest.iter().flatten().find(|(_, of)| *of != id).map(|(size, _)| *size)
    }

    /// How many tens lie between the smallest scale and the next: any scales may stand in a model.
    fn apart(&self) -> i32 {
        self.next.map_or(0, |next| i32::from(next) - i32::from(self.lowest.0))
    }
}

/// Tells such amounts. Each is looked at once.
pub(super) fn check(taxonomy: &Taxonomy, report: &Report, diagnostics: &mut Diagnostics) {
    let is_money: Vec<bool> = report
        .units
        .iter()
        .map(|unit| unit.measures.counts_money() && unit.measures.single().is_some())
        .collect();
    let mut units: Gathered<UnitId, Amounts> = Gathered::new();
    let amounts = report.facts.iter().enumerate().filter_map(|(at, fact)| match fact.value {
        Value::Number(value) if !value.is_zero() => {
            let unit = fact.unit.filter(|unit| is_money[unit.index()])?;
            Some((unit, FactId::from(at), fact.scale, value.abs()))
        }
        _ => None,
    });
    for (unit, id, scale, size) in amounts {
        let of = units.of(unit, || Amounts::new(scale, id));
        of.count += 1;
        of.keep(size, id);
        if of.lowest.1 == id {
            continue;
        }
        if scale < of.lowest.0 {
            of.next = Some(of.lowest.0);
            (of.lowest, of.is_alone) = ((scale, id), true);
        } else if scale == of.lowest.0 {
            of.is_alone = false;
        } else {
            of.next = Some(of.next.map_or(scale, |next| next.min(scale)));
        }
    }
    let units = units.keep(|of| {
        of.is_alone && of.count > LEAST && of.lowest.0 > 0 && matches!(of.apart(), 3 | 6)
    });
    for (_, of) in units.sorted() {
        let (scale, id) = of.lowest;
        if let (Some(smallest), Value::Number(own)) = (of.smallest_but(id), report.fact(id).value)
            && own.abs() < smallest
        {
            diagnostics.push(tell(taxonomy, report, (id, scale), of.count));
        }
    }
}

fn tell(
    taxonomy: &Taxonomy,
    report: &Report,
    (id, scale): (FactId, i8),
    count: usize,
) -> Diagnostic {
    let fact = report.fact(id);
    let message = format!(
        "`{}` for {} is {}, the only one of {count} amounts in 10^{scale}, and smaller than all others.",
        name(taxonomy, fact.concept),
        report.period(fact.context),
        value(report, id),
    );
    Diagnostic::new(Code::ScaleOutlier, value_place(report, id), message)
        .help("check its scale: thousands or millions")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(id: usize) -> FactId {
        FactId::from(id)
    }

    #[test]
    fn any_scales_lie_apart_and_the_smallest_of_the_others_is_kept() {
        let mut of = Amounts::new(-100, at(0));
        of.next = Some(100);
        assert_eq!(of.apart(), 200);
        for (id, size) in [5, 3, 4, 2, 7].into_iter().enumerate() {
            of.keep(Figure::new(size, 0).unwrap(), at(id));
        }
        assert_eq!(of.smallest_but(at(0)), Figure::new(2, 0).ok());
        assert_eq!(of.smallest_but(at(3)), Figure::new(3, 0).ok());
    }
}
