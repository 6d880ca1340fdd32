//! Tuples (Inline XBRL 1.1 §15): hidden elements with an id, which what stands in them names. Facts keep their places on the
//! page, wherever these are.

use std::io::{self, Write};

use rustc_hash::FxHashMap;

use super::Page;
use crate::model::{FactId, Report, TupleId};
use crate::notation::markup::bytes::Bytes;

/// Which place facts and tuples have in the tuples that they stand in, counted from one.
pub(super) struct Orders {
    facts: FxHashMap<FactId, (TupleId, u32)>,
    tuples: Vec<u32>,
    /// What stands behind the ids of tuples, for none of them to be one that the report gives to something.
    mark: String,
}

impl Orders {
    /// The order of the document, in which what is in a tuple comes as its members do.
    pub(super) fn of(report: &Report) -> Self {
        let all = &report.tuples;
        let mut counts: Vec<u32> = vec![0; all.list.len()];
        let (facts, tuples) = (FxHashMap::default(), vec![0; all.list.len()]);
        let mut orders = Self { facts, tuples, mark: mark(report) };
        let mut next = |of: TupleId| {
            counts.get_mut(of.index()).map_or(0, |count| {
                *count += 1;
                *count
            })
        };
        let mut tuples = all.list.iter().enumerate().peekable();
        let mut open = |before: Option<FactId>, next: &mut dyn FnMut(TupleId) -> u32| {
            let is_before = |at: FactId| before.is_none_or(|fact| at <= fact);
            while let Some((at, tuple)) = tuples.next_if(|(_, tuple)| is_before(tuple.next_fact)) {
                orders.tuples[at] = tuple.parent.map_or(0, &mut *next);
            }
        };
        for (fact, tuple) in &all.of_fact {
            open(Some(*fact), &mut next);
            orders.facts.insert(*fact, (*tuple, next(*tuple)));
        }
        open(None, &mut next);
        orders
    }

    /// Whether there are tuples.
    pub(super) fn is_empty(&self) -> bool {
        self.tuples.is_empty()
    }

    /// Writes which tuple a fact is in, where it is in one.
    pub(super) fn reference(&self, fact: FactId, buffer: &mut Vec<u8>) {
        if let Some((tuple, order)) = self.facts.get(&fact) {
            buffer.extend_from_slice(self.attributes(*tuple, *order).as_bytes());
        }
    }

    fn attributes(&self, tuple: TupleId, order: u32) -> String {
        format!(" tupleRef=\"{}\" order=\"{order}\"", self.id(tuple))
    }

    fn id(&self, tuple: TupleId) -> String {
        format!("{}{}", id(tuple), self.mark)
    }
}

/// The id of a tuple. No id that is made of something else has a dot.
fn id(tuple: TupleId) -> String {
    format!("t.{}", tuple.index() + 1)
}

/// What makes ids of tuples others than those that a report gives.
fn mark(report: &Report) -> String {
    let mut mark = String::new();
    let is_taken = |mark: &str| {
        let mut all = (0..report.tuples.list.len()).map(TupleId::from);
        all.any(|tuple| report.given.is_taken(&format!("{}{mark}", id(tuple))))
    };
    while !report.given.is_empty() && is_taken(&mark) {
        mark.push('_');
    }
    mark
}

/// Writes the tuples.
pub(super) fn write(page: &Page<'_>, out: &mut Bytes<impl Write>) -> io::Result<()> {
    for (at, tuple) in page.output.report.tuples.list.iter().enumerate() {
        out.push("    <ix:tuple name=\"");
        out.push(&*page.names[tuple.concept.index()]);
        out.push("\"");
        if let Some(parent) = tuple.parent {
            out.push(page.tuples.attributes(parent, page.tuples.tuples[at]));
        }
        match tuple.is_nil {
            true => out.push(" xsi:nil=\"true\"/>\n"),
            false => out.push(format!(" tupleID=\"{}\"/>\n", page.tuples.id(TupleId::from(at)))),
        }
        out.flush_if_full()?;
    }
    Ok(())
}
