//! Pages in which a person can check every figure of one report, or of two beside each other.

use std::io::Write;

use super::{Filing, Syntax};
use crate::Error;
use crate::check::{self, SumTree};
use crate::profile::INTL;
use crate::write::preview::{self, Data, Shown, Sum, Term};

/// Writes a page that stands alone around the inline document of a report, with all that is known of
/// each figure; with a second report both stand beside each other, and what changed is listed.
///
/// # Errors
/// When a report was not checked or has errors, or `out` can't be written.
pub fn preview(first: &Filing, second: Option<&Filing>, out: &mut impl Write) -> Result<(), Error> {
    let first = Page::new(first)?;
    let second = second.map(Page::new).transpose()?;
    preview::write(first.shown(), second.as_ref().map(Page::shown), out).map_err(Error::from)
}

/// An inline document and what is known of its facts.
struct Page {
    document: String,
    data: Data,
}

impl Page {
    fn new(filing: &Filing) -> Result<Self, Error> {
        let writer = filing.writer(&INTL)?;
        let mut document = std::io::Cursor::new(Vec::new());
        writer.write(Syntax::Inline, &mut document)?;
        let document = String::from_utf8(document.into_inner())
            .map_err(|_| Error::new("the inline document is not UTF-8"))?;
        let sums: Vec<Sum> = filing.sums(false).iter().map(sum).collect();
        Ok(Self { document, data: writer.preview_data(&sums, filing.diagnostics()) })
    }

    fn shown(&self) -> Shown<'_> {
        Shown { document: &self.document, data: &self.data }
    }
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
