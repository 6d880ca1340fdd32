//! Contexts and units of an instance as aspects of the model.

use super::InstanceSource;
use crate::model::instance::{NameId, WrittenMember};
use crate::model::stream::{Aspects, DimensionValue, Header, NO_ENTITY, StreamContext, StreamUnit};
use crate::model::{Entity, Period, QName};
use crate::notation::moment;

/// The position of a context among the aspects, and what the model can't say of it; why it can't be read.
pub(super) type ContextAt = Result<(usize, Option<&'static str>), &'static str>;

impl InstanceSource<'_> {
    /// The contexts by their position.
    pub(super) fn contexts(&self, header: &Header, aspects: &mut Aspects) -> Vec<ContextAt> {
        let contexts = self.instance.contexts.iter().map(|context| {
            let is_said = context.segment.is_empty() && context.scenario.is_empty();
            let mut beyond =
                (!is_said).then_some("a fact whose segment or scenario holds more than members");
            let Some(period) = moment::period(&context.period) else {
                return Err("a fact whose period can't be read");
            };
            let mut dimensions = Vec::new();
            for dimension in &context.dimensions {
                let value = match &dimension.member {
                    WrittenMember::Explicit(member) => {
                        DimensionValue::Explicit(self.qname(header, *member))
                    }
                    WrittenMember::Typed { is_nil: true, .. } => DimensionValue::Typed(None),
                    WrittenMember::Typed { text, has_elements, .. } => {
                        if *has_elements {
                            beyond.get_or_insert("a fact with a typed dimension of a complex type");
                        }
                        DimensionValue::Typed(Some(text.clone()))
                    }
                };
                dimensions.push((self.qname(header, dimension.axis), value));
            }
            dimensions
                .sort_by(|(a, _), (b, _)| (&a.namespace, &a.local).cmp(&(&b.namespace, &b.local)));
            let entity = Entity {
                scheme: context.scheme.to_string(),
                identifier: context.identifier.to_string(),
            };
            let period = written(period).map(Into::into);
            // An instance must name one where the model has none (xBRL-XML 1.0 §3).
            let is_named = (&*context.scheme, &*context.identifier) != NO_ENTITY;
            let entity = is_named.then_some(entity);
            Ok((StreamContext { entity, period, dimensions }, beyond))
        });
        let mut at = |context| aspects.contexts.insert_full(context).0;
        contexts.map(|of| of.map(|(context, beyond)| (at(context), beyond))).collect()
    }

    /// The units by their position; none where the unit is `xbrli:pure`.
    pub(super) fn units(&self, header: &Header, aspects: &mut Aspects) -> Vec<Option<usize>> {
        let side = |names: &[NameId]| {
            let mut names: Vec<QName> =
                names.iter().map(|name| self.qname(header, *name)).collect();
            names.sort();
            names
        };
        let units = self.instance.units.iter().map(|unit| StreamUnit {
            numerators: side(&unit.numerators),
            denominators: side(&unit.denominators),
        });
        units.map(|unit| (!unit.is_pure()).then(|| aspects.units.insert_full(unit).0)).collect()
    }
}

/// A period as the model writes it: moments, the end is the one after it. Nothing is forever.
fn written(period: Period) -> Option<String> {
    let end = period.end()?;
    Some(match period.start() {
        None => end.to_string(),
        Some(start) => format!("{start}/{end}"),
    })
}
