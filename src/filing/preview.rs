//! Pages in which a person can check every figure of one report, or of two beside each other.

use std::io::Write;

use super::{AnyReport, Filing, Writer};
use crate::Error;
use crate::check::{self, SumTree};
use crate::diagnostic::Diagnostics;
use crate::profile::INTL;
use crate::write::preview::{self, Data, Shown, Sum, Term};

/// Writes a page that stands alone around the inline document of a report, with all that is known of
/// each figure; with a second report both stand beside each other, and what changed is listed.
///
/// # Errors
/// When a report was not checked or has errors, or `out` can't be written.
pub fn preview(first: &Filing, second: Option<&Filing>, out: &mut impl Write) -> Result<(), Error> {
    let first = Previewed::own(first)?;
    let second = second.map(Previewed::own).transpose()?;
    preview_pages(&first, second.as_ref(), out)
}

/// As [`preview()`], of pages that were made before.
///
/// # Errors
/// When `out` can't be written.
pub fn preview_pages(
    first: &Previewed,
    second: Option<&Previewed>,
    out: &mut impl Write,
) -> Result<(), Error> {
    preview::write(first.shown(), second.map(Previewed::shown), out).map_err(Error::from)
}

/// An inline document and what is known of its facts.
#[derive(Debug)]
pub struct Previewed {
    document: String,
    data: Data,
}

impl Previewed {
    /// A report that was made here.
    fn own(filing: &Filing) -> Result<Self, Error> {
        let writer = filing.writer(&INTL)?;
        let sums: Vec<Sum> = filing.sums(false).iter().map(sum).collect();
        let data = writer.preview_data(&sums, filing.diagnostics());
        Ok(Self { document: document(&writer)?, data })
    }

    /// A report in any syntax, whoever made it, with what was found out about it; `id` is the stem of the names
    /// of its files. One of others is shown in its own page where that has an id for every fact and needs no
    /// other file, else in one that is laid out anew. Without its taxonomy concepts are shown by their names.
    ///
    /// # Errors
    /// When one that was made here was not checked or has errors, or another can't be read any more.
    pub fn new(report: &AnyReport, id: &str, findings: &Diagnostics) -> Result<Self, Error> {
        if let AnyReport::Own(filing) = report {
            return Self::own(filing);
        }
        let (foreign, losses) = report.over_taxonomy(id, false)?;
        let trees = check::sum_trees(foreign.taxonomy(), foreign.report(), foreign.index(), false);
        let sums: Vec<Sum> = trees.iter().map(sum).collect();
        let writer = foreign.writer();
        let links = writer.links();
        let lost = (losses.iter().map(|of| (&*of.what, of.times)))
            .chain(links.iter().map(|of| (&*of.what, of.times)))
            .map(|(what, times)| format!("Not shown here: {what} ({times} times)."));
        let data = writer.preview_data(&sums, findings).with_missing(lost);
        let document = match own_page(report) {
            Some(page) => preview::named_utf_8(page),
            None => document(&writer)?,
        };
        Ok(Self { document, data })
    }

    fn shown(&self) -> Shown<'_> {
        Shown { document: &self.document, data: &self.data }
    }
}

/// The inline document of a report.
fn document(writer: &Writer<'_>) -> Result<String, Error> {
    let mut document = std::io::Cursor::new(Vec::new());
    writer.write_to_read(&mut document)?;
    String::from_utf8(document.into_inner())
        .map_err(|_| Error::new("the inline document is not UTF-8"))
}

/// The page of a report of others as it was filed, where a preview can stand in it: a single one that loads
/// nothing, in which every fact has an id.
fn own_page(report: &AnyReport) -> Option<&str> {
    let AnyReport::Given(given) = report else { return None };
    let ([instance], true) = (&given.instances[..], given.instances.len() == 1) else {
        return None;
    };
    let [of] = &instance.documents[..] else { return None };
    let has_ids = instance.items.iter().all(|item| item.id.is_some());
    let text = instance.text.get(of.start..)?;
    let page = preview::whole_page(text).filter(|page| page.contains("/inlineXBRL"))?;
    (has_ids && preview::stands_alone(page)).then_some(page)
}

fn sum(tree: &SumTree) -> Sum {
    Sum {
        statement: tree.statement,
        context: tree.context,
        unit: tree.unit,
        holds: tree.holds,
        difference: tree.difference,
        total: term(&tree.total),
        parts: tree.parts.iter().map(term).collect(),
    }
}

fn term(term: &check::Term) -> Term {
    Term { concept: term.concept, weight: term.weight, value: term.value }
}
