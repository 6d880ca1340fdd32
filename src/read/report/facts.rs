//! Items and tuples.

use rustc_hash::FxHashMap;

use super::contexts::Contexts;
use super::made::{LeftOut, Made, is_tuple};
use super::places::Places;
use super::values;
use crate::model::instance::{Instance, Item, ItemId, ItemKind, Span};
use crate::model::{
    Concept, ConceptKind, Decimals, Fact, FactId, FootnoteSetId, Fraction, FractionId, Report,
    SourceId, Taxonomy, Text, TextId, Tuple, TupleId, Value,
};

/// Reads the facts.
pub(super) fn read(
    instance: &Instance,
    taxonomy: &Taxonomy,
    places: &Places<'_>,
    contexts: &mut Contexts<'_>,
    report: &mut Report,
) -> Made {
    let mut reader = Reader {
        instance,
        taxonomy,
        places,
        fractions: instance.fractions.iter().map(|(item, a, b)| (*item, (*a, *b))).collect(),
        tuples: FxHashMap::default(),
    };
    report.facts.reserve(instance.items.len());
    let items = instance.items.iter().enumerate();
    items.map(|(at, item)| reader.item(ItemId::from(at), item, contexts, report)).collect()
}

struct Reader<'a> {
    instance: &'a Instance,
    taxonomy: &'a Taxonomy,
    places: &'a Places<'a>,
    fractions: FxHashMap<ItemId, (Span, Span)>,
    tuples: FxHashMap<ItemId, TupleId>,
}

impl Reader<'_> {
    fn item(
        &mut self,
        id: ItemId,
        item: &Item,
        contexts: &mut Contexts<'_>,
        report: &mut Report,
    ) -> Result<FactId, Option<LeftOut>> {
        let concept = contexts.concept(item.name, self.taxonomy).ok_or(None)?;
        let tuple = item.parent.and_then(|parent| self.tuples.get(&parent).copied());
        // Of an element without content only its concept says that it is a tuple.
        let is_nil_tuple = item.kind == ItemKind::Nil
            && item.context.is_none()
            && self.taxonomy.concept(concept).kind == ConceptKind::Tuple;
        if is_nil_tuple || is_tuple(item.kind) {
            let position = TupleId::from(report.tuples.list.len());
            let is_nil = is_nil_tuple || item.kind == ItemKind::NilTuple;
            let next_fact = FactId::from(report.facts.len());
            report.tuples.list.push(Tuple { concept, parent: tuple, is_nil, next_fact });
            self.tuples.insert(id, position);
            return Err(None);
        }
        if item.context.into_iter().chain(item.unit).any(|id| self.instance.is_disputed(id)) {
            report.lost.all_known = false;
            return Err(Some(LeftOut::NoContext));
        }
        let at = item.context.and_then(|context| self.instance.context_at(context));
        let context = at.and_then(|at| contexts.context(at, self.taxonomy, report));
        let Some(context) = context else {
            report.lost.all_known = false;
            let why = if at.is_some() { LeftOut::UnreadableContext } else { LeftOut::NoContext };
            return Err(Some(why));
        };
        let unit = match item.unit {
            None => None,
            Some(unit) => {
                let at = self.instance.unit_at(unit);
                let Some(unit) = at.and_then(|at| contexts.unit(at, report)) else {
                    report.lost.all_known = false;
                    return Err(Some(LeftOut::NoUnit));
                };
                Some(unit)
            }
        };
        let (source, line) = self.places.line(item.at);
        let read = self.value(id, item, self.taxonomy.concept(concept), report);
        let (value, decimals) = match read {
            Ok(read) => read,
            Err(why) => {
                report.lost.quantities.insert((concept, unit, context));
                return Err(Some(why));
            }
        };
        let fact = FactId::from(report.facts.len());
        report.facts.push(Fact {
            value,
            concept,
            context,
            footnotes: FootnoteSetId(0),
            line,
            source: SourceId(source.0),
            unit,
            statement: None,
            decimals,
            scale: 0,
        });
        if let Some(id) = item.id {
            report.given.fact(fact, self.instance.id_text(id));
        }
        if let Some(tuple) = tuple {
            report.tuples.of_fact.insert(fact, tuple);
        }
        Ok(fact)
    }

    fn value(
        &self,
        id: ItemId,
        item: &Item,
        concept: &Concept,
        report: &mut Report,
    ) -> Result<(Value, Decimals), LeftOut> {
        let primitive = concept.item_type.primitive;
        let written = self.instance.span(item.value);
        match item.kind {
            ItemKind::Nil => Ok((Value::Nil, Decimals::INF)),
            ItemKind::Fraction => {
                let (above, below) = self.fractions.get(&id).ok_or(LeftOut::Value)?;
                let term = |span: &Span| values::number(self.instance.span(*span), primitive);
                let fraction = Fraction { numerator: term(above)?, denominator: term(below)? };
                if fraction.denominator.is_zero() {
                    return Err(LeftOut::Value);
                }
                let position = FractionId::from(report.fractions.len());
                report.fractions.push(fraction);
                Ok((Value::Fraction(position), Decimals::INF))
            }
            _ if primitive.is_numeric() => {
                let number = values::number(written, primitive)?;
                Ok((Value::Number(number), values::decimals(item.accuracy, number)))
            }
            _ => {
                let lang = self.instance.language_of(item);
                let lang = lang.filter(|lang| concept.item_type.has_language() && !lang.is_empty());
                let position = TextId::from(report.texts.len());
                let value = values::text(written, primitive);
                report.texts.push(Text { value, printed: None, lang: lang.map(Into::into) });
                Ok((Value::Text(position), Decimals::INF))
            }
        }
    }
}
