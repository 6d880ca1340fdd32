//! Rules about instances as documents: ids, references, and what their elements may say (XBRL 2.1 §4).

mod contents;
mod definition;
mod dimensions;
mod enumeration;
mod item;
mod role;
mod summation;
mod tuple;
mod typed;
mod unit;

use std::sync::Arc;

pub use summation::SumRules;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::dts::Dts;
use crate::model::instance::{Instance, LinkTarget, ProblemKind, WrittenPeriod};
use crate::notation::moment;

/// Judges an instance; what its concepts are is known where there is a taxonomy.
pub fn instance(
    instance: &Instance,
    taxonomy: Option<&Dts>,
    sums: SumRules,
    diagnostics: &mut Diagnostics,
) {
    let mut findings = Findings::default();
    for problem in &instance.problems {
        findings.push(problem.at, code(problem.kind), format!("{}.", sentence(&problem.what)));
    }
    for context in &instance.contexts {
        period(&context.period, context.at, &mut findings);
    }
    for of in &instance.units {
        unit::unit(instance, of, &mut findings);
    }
    for (at, of) in instance.items.iter().enumerate() {
        item::item(instance, at, of, taxonomy, &mut findings);
    }
    if let Some(dts) = taxonomy {
        dimensions::judge(instance, dts, &mut findings);
        summation::judge(instance, dts, sums, &mut findings);
        definition::judge(instance, dts, &mut findings);
        enumeration::judge(instance, dts, &mut findings);
        tuple::judge(instance, dts, &mut findings);
        typed::judge(instance, dts, &mut findings);
        segments(instance, dts, &mut findings);
        role::references(instance, dts, &mut findings);
        role::uses(instance, dts, &mut findings);
    }
    links(instance, &mut findings);
    role::judge(instance, &mut findings);
    findings.tell(instance, diagnostics);
}

/// What was found, with offsets in the text of the instance.
#[derive(Default)]
pub(super) struct Findings(Vec<(u32, Code, String)>);

impl Findings {
    pub(super) fn push(&mut self, at: u32, code: Code, message: impl Into<String>) {
        self.0.push((at, code, message.into()));
    }

    /// Whether something of a code is found at a place.
    pub(super) fn has(&self, at: u32, code: Code) -> bool {
        self.0.iter().any(|(of, known, _)| (*of, *known) == (at, code))
    }

    /// Tells all, from the start of the documents: lines are counted once.
    fn tell(mut self, instance: &Instance, diagnostics: &mut Diagnostics) {
        self.0.sort();
        if let Some(file) = &instance.made_of {
            return self.tell_by_id(file, instance, diagnostics);
        }
        let mut document = 0;
        let mut line = 1u32;
        let mut at = 0;
        // Letters of the line before the place: a page may be one line of millions, with a finding every hundred.
        let mut column = 0u32;
        let nowhere: Arc<str> = "".into();
        for (of, code, message) in self.0 {
            let of = of as usize;
            while instance.documents.get(document + 1).is_some_and(|next| next.start <= of) {
                document += 1;
                (line, at) = (1, instance.documents[document].start);
                column = 0;
            }
            let between = instance.text.as_bytes().get(at..of).unwrap_or_default();
            for byte in between {
                match byte {
                    b'\n' => (line, column) = (line + 1, 0),
                    // A letter is counted by its first byte.
                    _ => column += u32::from(byte & 0xc0 != 0x80),
                }
            }
            at = at.max(of);
            let file = instance.documents.get(document).map_or(&nowhere, |document| &document.name);
            diagnostics.push(Diagnostic::new(code, Place::at(file, line, column + 1), message));
        }
    }
}

impl Findings {
    /// Tells all at the facts that they are about.
    fn tell_by_id(self, file: &Arc<str>, instance: &Instance, diagnostics: &mut Diagnostics) {
        for (at, code, message) in self.0 {
            let id = instance.items.get(at as usize).and_then(|item| item.id);
            let id = id.map_or("", |id| instance.id_text(id));
            let message = format!("{} (`{id}`).", message.trim_end_matches('.'));
            let cell = instance.cells.get(at as usize);
            let cell =
                cell.and_then(|cell| Some((instance.tables.get(cell.table as usize)?, cell)));
            let place = match cell {
                Some((table, cell)) => {
                    let field = usize::try_from(cell.field).unwrap_or(usize::MAX);
                    Place::field(table, cell.line, field)
                }
                None => Place::key(file, &["facts", id]),
            };
            diagnostics.push(Diagnostic::new(code, place, message));
        }
    }
}

/// A sentence begins with a capital.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

fn code(kind: ProblemKind) -> Code {
    match kind {
        ProblemKind::Structure => Code::MisplacedElement,
        ProblemKind::Value => Code::InvalidAttribute,
        ProblemKind::Prefix => Code::UnboundPrefix,
        ProblemKind::Id => Code::RepeatedXmlId,
        ProblemKind::Reference => Code::DanglingReference,
        ProblemKind::Transformation => Code::UnreadableValue,
        ProblemKind::Continuation => Code::BrokenContinuation,
        ProblemKind::Footnote => Code::BrokenFootnote,
        ProblemKind::Tuple => Code::BrokenTuple,
        ProblemKind::Target => Code::InconsistentTarget,
        ProblemKind::Entity => Code::IllFormedXml,
        ProblemKind::Unread => Code::UnreadDeclarations,
    }
}

/// Dates are dates, and a period ends after it begins (§4.7.2).
fn period(written: &WrittenPeriod, at: u32, findings: &mut Findings) {
    if moment::period(written).is_some() {
        return;
    }
    let message = match written {
        WrittenPeriod::Instant(date) => format!("`{date}` is no date."),
        WrittenPeriod::Duration(start, end) => {
            format!("The period from `{start}` to `{end}` is none: it must end after it begins.")
        }
        // The reader has told that there is none.
        WrittenPeriod::Forever | WrittenPeriod::None => return,
    };
    findings.push(at, Code::InvalidAttribute, message);
}

/// Segments and scenarios hold no concepts (§4.7.3.2, §4.7.4).
fn segments(instance: &Instance, dts: &Dts, findings: &mut Findings) {
    for context in &instance.contexts {
        for name in &context.others {
            let (namespace, local) = instance.names.parts(*name);
            let element = dts.find(namespace, local);
            if element.is_some_and(|element| dts.element(element).kind.is_concept()) {
                let message = format!("The concept `{local}` stands in a segment or scenario.");
                findings.push(context.at, Code::MisplacedElement, message);
            }
        }
    }
}

/// Relationships lead from facts to what is there (§4.11).
fn links(instance: &Instance, findings: &mut Findings) {
    let facts: rustc_hash::FxHashSet<_> =
        instance.items.iter().filter_map(|item| item.id).collect();
    for link in &instance.links {
        let to = match link.to {
            LinkTarget::Fact(id) => Some(id),
            LinkTarget::Note(_) => None,
        };
        for id in std::iter::once(link.from).chain(to).filter(|id| !facts.contains(id)) {
            let message = format!("`{}` is the id of no fact.", instance.id_text(id));
            findings.push(link.at, Code::BrokenFootnote, message);
        }
    }
}
