//! What reports of one entity say of each other.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::batch::{Checked, Input};
use super::{Filing, Options};
use crate::check::across::{self, Party};
use crate::diagnostic::Diagnostics;
use crate::model::Entity;

/// How much of the reports that are to be held against each other is kept in memory: facts, and concepts of their
/// taxonomies. Beyond it they are read again, those of one entity at a time.
const KEPT: usize = 300_000;

/// Reports that were checked, to be held against each other.
#[derive(Debug)]
pub struct Together {
    filings: Vec<Filing>,
    /// Where the reports are, and the entities that they are about.
    known: Vec<(Input, Vec<Entity>)>,
    kept: usize,
    room: usize,
}

impl Default for Together {
    fn default() -> Self {
        Self { filings: Vec::new(), known: Vec::new(), kept: 0, room: KEPT }
    }
}

impl Together {
    /// Keeps what was checked, where it is a report of ours and there are `several`.
    pub fn keep(&mut self, input: &Input, checked: Checked, several: bool) {
        let Checked::Own(filing, _) = checked else { return };
        let (Some(report), true) = (&filing.report, several) else { return };
        self.known.push((input.clone(), report.entities.to_vec()));
        let concepts = filing.taxonomy.as_ref().map_or(0, |of| of.concepts.len());
        self.kept = self.kept.saturating_add(report.facts.len()).saturating_add(concepts);
        if self.kept > self.room {
            self.filings.clear();
        } else {
            self.filings.push(*filing);
        }
    }

    /// How many reports are held against each other.
    #[must_use]
    pub fn reports(&self) -> usize {
        self.known.len()
    }

    /// What the reports say of the same quantities.
    #[must_use]
    pub fn compare(&self, options: &Options) -> Diagnostics {
        if self.filings.len() == self.known.len() {
            return compare(&self.filings, options);
        }
        let mut all = options.diagnostics();
        for group in self.by_entity().into_iter().filter(|group| group.len() > 1) {
            let read = group.into_iter().filter_map(|at| match self.known[at].0.check(options) {
                Checked::Own(filing, _) => Some(*filing),
                Checked::Other(..) => None,
            });
            all.absorb(compare(&read.collect::<Vec<_>>(), options));
        }
        all
    }

    /// The reports by the entities that they have in common, in the order of the first of each group.
    fn by_entity(&self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut of: FxHashMap<&Entity, usize> = FxHashMap::default();
        for (at, (_, entities)) in self.known.iter().enumerate() {
            let known: BTreeSet<usize> =
                entities.iter().filter_map(|entity| of.get(entity).copied()).collect();
            let mut known = known.into_iter();
            let group = known.next().unwrap_or(groups.len());
            if group == groups.len() {
                groups.push(Vec::new());
            }
            groups[group].push(at);
            // A report about several entities makes one group of theirs.
            for other in known {
                let moved = std::mem::take(&mut groups[other]);
                groups[group].extend(moved);
                groups[group].sort_unstable();
                of.values_mut().filter(|of| **of == other).for_each(|of| *of = group);
            }
            for entity in entities {
                of.insert(entity, group);
            }
        }
        groups
    }
}

/// What filings that were checked say of the same quantities: the facts of each entity are held against each
/// other. Filings without a report, or with errors, are left out.
#[must_use]
pub fn compare(filings: &[Filing], options: &Options) -> Diagnostics {
    let mut diagnostics = options.diagnostics();
    let sound = filings.iter().filter(|filing| !filing.diagnostics.has_errors());
    let sound: Vec<&Filing> = sound.collect();
    let parties: Vec<Party<'_>> = sound
        .iter()
        .filter_map(|filing| {
            Some(Party { taxonomy: filing.taxonomy.as_ref()?, report: filing.report.as_ref()? })
        })
        .collect();
    if parties.len() > 1 {
        across::check(&parties, &mut diagnostics);
        for filing in sound {
            filing.locator.complete(&mut diagnostics);
        }
    }
    diagnostics
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn reports_that_are_read_again_say_what_those_in_memory_say() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let options = Options::new();
        let told = |room| {
            let mut together = Together { room, ..Together::default() };
            for name in ["2007-08-13-q1-fy2007", "2008-02-12-q3-fy2007", "2009-02-12-q3-fy2008"] {
                let input = Input::Own(root.join("examples").join(name));
                let checked = input.check(&options);
                together.keep(&input, checked, true);
            }
            assert_eq!(together.filings.len(), if room == 0 { 0 } else { 3 });
            let told = together.compare(&options);
            told.iter().map(|found| format!("{found:?}")).collect::<Vec<_>>()
        };
        let kept = told(KEPT);
        assert!(!kept.is_empty(), "the examples restate figures");
        assert_eq!(told(0), kept);
    }
}
