//! What the other figures of a sum come to, for each of them.

use rustc_hash::FxHashMap;

use super::interval::Interval;
use super::merged::Merged;
use crate::model::{CalculationArc, ConceptId, Figure, OutOfRange};

/// What parts come to together, and whether any of them is reported; nothing where one of them has
/// duplicates that can't both be right.
type Part = Result<Option<(Interval, bool)>, OutOfRange>;

/// What no part comes to.
const NONE: Part = Ok(Some((Interval::ZERO, false)));

/// A sum in one unit and context. What all parts but one come to is that of those before it and
/// that of those behind it.
#[derive(Debug)]
pub(super) struct Bounds {
    /// Whether it needs anything of its figures: its total is reported, and no part was lost.
    pub(super) needs: bool,
    /// Where the total lies.
    pub(super) total: Result<Option<Interval>, OutOfRange>,
    /// What the total has more than the weighed parts.
    pub(super) difference: Result<Option<Figure>, OutOfRange>,
    /// The arcs of each part, which is there once in a sound sum.
    positions: FxHashMap<ConceptId, Vec<usize>>,
    weights: Vec<Figure>,
    parts: Vec<Part>,
    /// Before each part, and in the end.
    before: Vec<Part>,
    /// From each part on.
    from: Vec<Part>,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            needs: false,
            total: Ok(None),
            difference: Ok(None),
            positions: FxHashMap::default(),
            weights: Vec::new(),
            parts: Vec::new(),
            before: vec![NONE],
            from: Vec::new(),
        }
    }
}

impl Bounds {
    pub(super) fn add(&mut self, arc: &CalculationArc, part: Part) {
        self.positions.entry(arc.item).or_default().push(self.parts.len());
        self.weights.push(arc.weight);
        self.parts.push(part);
        let all = self.before.last().copied().unwrap_or(NONE);
        self.before.push(together(all, part));
    }

    /// All parts were added.
    pub(super) fn close(&mut self) {
        let mut from = vec![NONE];
        for part in self.parts.iter().rev() {
            let behind = from.last().copied().unwrap_or(NONE);
            from.push(together(*part, behind));
        }
        from.reverse();
        self.from = from;
    }

    /// The weight of a part.
    pub(super) fn weight(&self, part: ConceptId) -> Option<Figure> {
        let at = self.positions.get(&part)?.last()?;
        self.weights.get(*at).copied()
    }

    /// What all parts but one come to.
    pub(super) fn others(&self, but: ConceptId) -> Part {
        match self.positions.get(&but).map_or(&[][..], Vec::as_slice) {
            [] => self.before.last().copied().unwrap_or(NONE),
            [at] => together(self.before[*at], self.from[at + 1]),
            several => {
                let others = self.parts.iter().enumerate();
                let others = others.filter(|(at, _)| !several.contains(at));
                others.fold(NONE, |all, (_, part)| together(all, *part))
            }
        }
    }
}

/// What a part contributes.
pub(super) fn part_of(merged: Result<Merged, OutOfRange>, weight: Figure) -> Part {
    Ok(match merged? {
        Merged::Nothing => Some((Interval::ZERO, false)),
        Merged::Conflict => None,
        Merged::Value(interval) => Some((interval.times(weight)?, true)),
    })
}

fn together(before: Part, behind: Part) -> Part {
    let Some((before, binds)) = before? else { return Ok(None) };
    let Some((behind, also)) = behind? else { return Ok(None) };
    Ok(Some((before.plus(behind)?, binds || also)))
}
