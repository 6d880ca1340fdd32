//! The items of an instance one by one: which of them are facts, and what they say.

use std::io;

use rustc_hash::FxHashMap;

use super::InstanceSource;
use super::aspects::ContextAt;
use super::beyond::is_said;
use super::concept::OfConcept;
use super::ids::Ids;
use crate::model::instance::{Accuracy, IdRef, Instance, Item, ItemKind, LinkTarget, NameId, Span};
use crate::model::losses::{CUT_ACCURACY, Losses};
use crate::model::stream::{Aspects, Beyond, FactSink, Header, StreamFact, StreamLink, ValueKind};
use crate::notation::accuracy;

/// The items of an instance on their way to a sink.
pub(super) struct Items<'a> {
    pub(super) source: InstanceSource<'a>,
    pub(super) header: Header,
    pub(super) aspects: Aspects,
    pub(super) concepts: FxHashMap<NameId, OfConcept<'a>>,
    pub(super) contexts: Vec<ContextAt>,
    /// None where the unit is `xbrli:pure`.
    pub(super) units: Vec<Option<usize>>,
    pub(super) ids: Ids,
    pub(super) links: Links,
    pub(super) fractions: FxHashMap<usize, (Span, Span)>,
    /// Whether the sink takes what the model has no words for.
    pub(super) takes_beyond: bool,
    pub(super) losses: Losses,
    /// Which notes facts have that were given.
    pub(super) used_notes: Vec<bool>,
}

/// Why an item is not given.
enum Left {
    /// It is told with what stands in it.
    Within,
    /// The model can't say it.
    Unsaid(&'static str),
    /// It is a fault of the report.
    Fault(&'static str),
}

/// The context of an item.
struct Context {
    /// Its position in the instance.
    own: usize,
    /// Its position among the aspects.
    at: usize,
    /// Whether it holds what the model can't say.
    is_more: bool,
}

impl Items<'_> {
    /// Gives an item, or counts why it is not given.
    pub(super) fn give(
        &mut self,
        (at, item): (usize, &Item),
        sink: &mut dyn FactSink,
    ) -> io::Result<()> {
        let given = match self.context(item) {
            Ok(context) => self.give_in(&context, (at, item), sink)?,
            Err(left) => Err(left),
        };
        match given {
            Ok(()) => self.use_notes(item),
            Err(Left::Within) => {}
            Err(Left::Unsaid(what)) => self.lose(what, item),
            Err(Left::Fault(what)) => {
                self.losses.add_fault(what, || self.source.called(item));
            }
        }
        Ok(())
    }

    fn lose(&mut self, what: &'static str, item: &Item) {
        self.losses.add_named(what, || self.source.called(item));
    }

    /// The context of an item that is to be given.
    fn context(&self, item: &Item) -> Result<Context, Left> {
        let known = self.concepts[&item.name].known.as_ref();
        match item.kind {
            ItemKind::Tuple if self.takes_beyond => return Err(Left::Within),
            ItemKind::Tuple | ItemKind::NilTuple => return Err(Left::Unsaid("a tuple")),
            ItemKind::Fraction if !self.takes_beyond => return Err(Left::Unsaid("a fraction")),
            _ if item.parent.is_some() && !self.takes_beyond => {
                return Err(Left::Unsaid("a fact in a tuple"));
            }
            ItemKind::Item | ItemKind::Nil if known.is_some_and(|known| known.is_unsupported) => {
                return Err(Left::Unsaid("a fact of a type that the model has no values of"));
            }
            _ if item.is_unread => return Err(Left::Fault("a fact whose value can't be read")),
            ItemKind::Item | ItemKind::Nil | ItemKind::Fraction => {}
        }
        let instance = self.source.instance;
        if item.context.into_iter().chain(item.unit).any(|id| instance.is_disputed(id)) {
            return Err(Left::Fault("a fact whose context or unit says two things under one id"));
        }
        let own = item.context.and_then(|id| instance.context_at(id));
        let own = own.ok_or(Left::Unsaid("a fact without a context"))?;
        match self.contexts[own] {
            Ok((_, Some(what))) if !self.takes_beyond => Err(Left::Unsaid(what)),
            Ok((at, unsaid)) => Ok(Context { own, at, is_more: unsaid.is_some() }),
            Err(what) => Err(Left::Unsaid(what)),
        }
    }

    /// Gives an item in its context.
    fn give_in(
        &mut self,
        context: &Context,
        (at, item): (usize, &Item),
        sink: &mut dyn FactSink,
    ) -> io::Result<Result<(), Left>> {
        let instance = self.source.instance;
        let of = &self.concepts[&item.name];
        let (concept, kind) = (of.at, of.kind);
        let value = match item.kind {
            ItemKind::Item => Some(of.one_spelling(self.source.value(item, of, &mut self.header))),
            ItemKind::Fraction => self.fractions.get(&at).map(|terms| self.source.fraction(*terms)),
            _ => None,
        };
        let is_item = item.kind == ItemKind::Item;
        if is_item && value.as_deref().is_some_and(|value| !of.is_value(value)) {
            return Ok(Err(Left::Fault("a fact whose value is none of its type")));
        }
        self.tell_accuracy(item);
        let decimals = value.as_deref().filter(|_| kind.is_numeric() && is_item);
        let decimals = decimals.and_then(|value| accuracy::places_of(item.accuracy, value));
        let has_language = matches!(kind, ValueKind::Text | ValueKind::Unknown);
        let unit = match item.unit.map(|id| instance.unit_at(id)) {
            None => None,
            Some(Some(unit)) => self.units[unit],
            Some(None) => return Ok(Err(Left::Fault("a fact whose unit is not there"))),
        };
        let language = instance.language_of(item);
        let told = StreamFact {
            id: &self.ids.fact(instance, at, item),
            concept,
            context: context.at,
            unit,
            language: language.filter(|lang| has_language && !lang.is_empty()),
            value: value.as_deref(),
            decimals,
            links: &self.links.told(item, instance, &self.ids.notes),
            table: None,
            cell: None,
        };
        if let Some(what) = sink.unsaid(&self.aspects, &told) {
            return Ok(Err(Left::Unsaid(what)));
        }
        if context.is_more || item.parent.is_some() || !is_said(item.kind) {
            let context = &instance.contexts[context.own];
            let (segment, scenario) = (&*context.segment, &*context.scenario);
            let tuple = &self.source.tuples(&self.ids, item);
            sink.beyond(&self.aspects, &told, &Beyond { segment, scenario, tuple })?;
        } else {
            sink.fact(&self.aspects, &told)?;
        }
        Ok(Ok(()))
    }

    /// Counts what of an accuracy is not told as it stands.
    fn tell_accuracy(&mut self, item: &Item) {
        if item.accuracy.is_cut() {
            self.lose(CUT_ACCURACY, item);
        }
        if matches!(item.accuracy, Accuracy::Precision(0) | Accuracy::Wrong) {
            self.lose("an accuracy that is not known", item);
        } else if matches!(item.accuracy, Accuracy::Precision(_) | Accuracy::ExactPrecision) {
            self.lose("a precision, which became decimals", item);
        }
    }

    fn use_notes(&mut self, item: &Item) {
        for link in self.links.of(item) {
            if let LinkTarget::Note(note) = self.source.instance.links[*link].to {
                self.used_notes[note] = true;
            }
        }
    }
}

/// The links of an instance by the id from which they lead.
pub(super) struct Links(FxHashMap<IdRef, Vec<usize>>);

impl Links {
    pub(super) fn new(instance: &Instance) -> Self {
        let mut links: FxHashMap<IdRef, Vec<usize>> = FxHashMap::default();
        for (at, link) in instance.links.iter().enumerate() {
            links.entry(link.from).or_default().push(at);
        }
        Self(links)
    }

    /// Those of an item: their positions.
    fn of(&self, item: &Item) -> &[usize] {
        item.id.and_then(|id| self.0.get(&id)).map_or(&[], Vec::as_slice)
    }

    /// Those of an item as the model has them.
    fn told<'s>(
        &self,
        item: &Item,
        instance: &'s Instance,
        notes: &'s [String],
    ) -> Vec<StreamLink<'s>> {
        let links = self.of(item).iter().map(|link| &instance.links[*link]);
        let told = links.map(|link| {
            let target: &str = match link.to {
                LinkTarget::Note(note) => &notes[note],
                LinkTarget::Fact(id) => instance.id_text(id),
            };
            StreamLink { kind: &link.arcrole, group: &link.role, target }
        });
        told.collect()
    }
}
