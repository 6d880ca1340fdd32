//! Contexts and units of an instance, each looked at once.

use crate::model::instance::{
    Context as Written, Instance, NameId, WrittenDimension, WrittenMember,
};
use crate::model::{
    ConceptId, Containers, Context, ContextId, Dimensions, Entity, Interner, Measures, MemberValue,
    QName, Report, Taxonomy, TypedValue, UnitId,
};
use crate::notation::moment;
use crate::notation::simple_type::SimpleType;

/// What became of the contexts and units of an instance.
pub(super) struct Contexts<'a> {
    instance: &'a Instance,
    pub(super) interner: Interner,
    contexts: Vec<Option<Option<ContextId>>>,
    units: Vec<Option<Option<UnitId>>>,
    /// The concept of every name, as far as it was asked.
    concepts: Vec<Option<Option<ConceptId>>>,
}

impl<'a> Contexts<'a> {
    pub(super) fn new(instance: &'a Instance, report: &Report) -> Self {
        Self {
            instance,
            interner: Interner::of(report),
            contexts: vec![None; instance.contexts.len()],
            units: vec![None; instance.units.len()],
            concepts: vec![None; instance.names.len()],
        }
    }

    /// The concept of a name.
    pub(super) fn concept(&mut self, name: NameId, taxonomy: &Taxonomy) -> Option<ConceptId> {
        let (namespace, local) = self.instance.names.parts(name);
        let find = || taxonomy.concepts.find(&QName::new("", namespace, local));
        *self.concepts.get_mut(name.index())?.get_or_insert_with(find)
    }

    /// The context at a position; none where its period can't be read.
    pub(super) fn context(
        &mut self,
        at: usize,
        taxonomy: &Taxonomy,
        report: &mut Report,
    ) -> Option<ContextId> {
        if let Some(known) = self.contexts.get(at)? {
            return *known;
        }
        let written = &self.instance.contexts[at];
        let made = self.make(written, taxonomy, report);
        if let Some(id) = made {
            report.given.context(id, self.instance.id_text(written.id));
        }
        self.contexts[at] = Some(made);
        made
    }

    fn make(
        &mut self,
        written: &Written,
        taxonomy: &Taxonomy,
        report: &mut Report,
    ) -> Option<ContextId> {
        let period = moment::period(&written.period)?;
        let mut in_segment = Vec::new();
        let mut dimensions = Dimensions::new();
        for of in &written.dimensions {
            let axis = self.concept(of.axis, taxonomy)?;
            if of.in_segment {
                in_segment.push(axis);
            }
            dimensions.push((axis, self.member(of, axis, taxonomy)?));
        }
        let name = |axis: &ConceptId| taxonomy.concept(*axis).name.local.clone();
        dimensions.sort_by_cached_key(|(axis, _)| (name(axis), *axis));
        in_segment.sort_unstable();
        let containers = Containers {
            in_segment,
            segment: written.segment.clone(),
            scenario: written.scenario.clone(),
        };
        let (scheme, identifier) = (written.scheme.to_string(), written.identifier.to_string());
        let context = Context {
            entity: self.interner.entity(Entity { scheme, identifier }, report),
            period: self.interner.period(period, report),
            dimensions: self.interner.dimensions(dimensions, report),
            containers: self.interner.containers(containers, report),
        };
        Some(self.interner.context(context, report))
    }

    fn member(
        &mut self,
        of: &WrittenDimension,
        axis: ConceptId,
        taxonomy: &Taxonomy,
    ) -> Option<MemberValue> {
        let value = match &of.member {
            WrittenMember::Explicit(member) => {
                return self.concept(*member, taxonomy).map(MemberValue::Explicit);
            }
            WrittenMember::Typed { is_nil: true, .. } => TypedValue::nil(),
            WrittenMember::Typed { text, has_elements: true, .. } => TypedValue::of_elements(text),
            WrittenMember::Typed { text, .. } => {
                let typed = taxonomy.axes.get(&axis).and_then(|axis| axis.typed.as_ref());
                let known = typed.and_then(|typed| SimpleType::from_name(&typed.simple_type));
                let read = known.and_then(|known| known.read(text, ""));
                // What is no value of the type is told where values are judged.
                read.unwrap_or_else(|| TypedValue::new(text, text))
            }
        };
        Some(MemberValue::Typed(value))
    }

    /// The unit at a position; none where it has no measures.
    pub(super) fn unit(&mut self, at: usize, report: &mut Report) -> Option<UnitId> {
        if let Some(known) = self.units.get(at)? {
            return *known;
        }
        let written = &self.instance.units[at];
        let names = |ids: &[NameId]| ids.iter().map(|id| self.name(*id)).collect();
        let measures = Measures::new(names(&written.numerators), names(&written.denominators));
        let made = measures.and_then(|measures| self.interner.unit(measures, report));
        if let Some(id) = made {
            report.given.unit(id, self.instance.id_text(written.id));
        }
        self.units[at] = Some(made);
        made
    }

    fn name(&self, id: NameId) -> QName {
        let (namespace, local) = self.instance.names.parts(id);
        let bound = self.instance.prefixes.iter().find(|(_, uri)| **uri == *namespace);
        QName::new(bound.map_or("", |(prefix, _)| prefix), namespace, local)
    }
}
