//! Concepts and contexts that facts can have: what is wrong with one is told once, at the first
//! fact that has it.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, listed};
use crate::model::{
    Axis, ConceptId, ConceptKind, ContextId, Dimensions, DimensionsId, FactId, MemberValue, Period,
    PeriodId, Report, Taxonomy, TypedValue,
};
use crate::notation::lexical::is_xml;
use crate::notation::simple_type::SimpleType;

/// Where the aspects of a fact are written.
pub(super) struct Fields<'a> {
    /// The file and the line of the row; none for facts that stand in no table.
    row: Option<(&'a Arc<str>, u32)>,
    /// What to name where there is no row.
    thing: String,
    concept: usize,
    period: usize,
    axes: &'a [(usize, ConceptId)],
}

impl<'a> Fields<'a> {
    /// Of a fact.
    pub(super) fn of(report: &'a Report, fact: FactId) -> Self {
        let thing = super::super::name_of(report, fact);
        let fact = report.fact(fact);
        let source = report.sources.get(usize::from(fact.source.0));
        match source.and_then(|source| Some((source, source.columns.as_ref()?))) {
            Some((source, columns)) => Self {
                row: Some((&source.name, fact.line)),
                thing,
                concept: columns.concept,
                period: columns.period,
                axes: &columns.axes,
            },
            None => Self { row: None, thing, concept: 0, period: 0, axes: &[] },
        }
    }

    /// Of a row of another table.
    pub(super) fn in_row(
        row: (&'a Arc<str>, u32),
        (concept, period): (usize, usize),
        axes: &'a [(usize, ConceptId)],
    ) -> Self {
        Self { row: Some(row), thing: String::new(), concept, period, axes }
    }

    fn at(&self, field: usize) -> Place {
        match self.row {
            Some((file, line)) => Place::field(file, line, field),
            None => Place::thing(&self.thing),
        }
    }

    fn axis(&self, axis: ConceptId) -> Place {
        let field = self.axes.iter().find(|(_, known)| *known == axis).map(|(at, _)| *at);
        self.at(field.unwrap_or(self.concept))
    }
}

/// What is known of the concepts and contexts of a report.
pub(super) struct Aspects<'a> {
    taxonomy: &'a Taxonomy,
    report: &'a Report,
    /// By concept: whether it was told that it can't have facts.
    told: Vec<bool>,
    periods: Vec<Option<bool>>,
    dimensions: Vec<Option<bool>>,
    contexts: Vec<Option<bool>>,
    /// The members of axes.
    members: FxHashSet<(ConceptId, ConceptId)>,
}

impl<'a> Aspects<'a> {
    pub(super) fn new(taxonomy: &'a Taxonomy, report: &'a Report) -> Self {
        Self {
            taxonomy,
            report,
            told: vec![false; taxonomy.concepts.len()],
            periods: vec![None; report.periods.len()],
            dimensions: vec![None; report.dimensions.len()],
            contexts: vec![None; report.contexts.len()],
            members: taxonomy.axes.iter().flat_map(members_of).collect(),
        }
    }

    /// Whether a concept can have facts.
    pub(super) fn concept<'f>(
        &mut self,
        id: ConceptId,
        fields: impl FnOnce() -> Fields<'f>,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let concept = self.taxonomy.concept(id);
        if !concept.is_abstract {
            return true;
        }
        if !std::mem::replace(&mut self.told[id.index()], true) {
            let fields = fields();
            let name = &concept.name.local;
            let message = format!("`{name}` is only for grouping and can't have facts.");
            let help = match concept.kind {
                ConceptKind::Member => {
                    "write it in the column of its axis, and here the concept that the figure \
                     reports"
                }
                ConceptKind::Dimension => {
                    "an axis is a column of the table; its cells name members"
                }
                _ => "report one of the concepts below it",
            };
            let place = fields.at(fields.concept);
            diagnostics.push(Diagnostic::new(Code::NotReportable, place, message).help(help));
        }
        false
    }

    /// Whether facts can have a context.
    pub(super) fn context<'f>(
        &mut self,
        id: ContextId,
        fields: impl Fn() -> Fields<'f>,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        if let Some(known) = self.contexts[id.index()] {
            return known;
        }
        let context = self.report.contexts[id.index()];
        let period = self.period_of(context.period, &fields, diagnostics);
        let dimensions = self.dimensions_of(context.dimensions, &fields, diagnostics);
        self.contexts[id.index()] = Some(period && dimensions);
        period && dimensions
    }

    fn period_of<'f>(
        &mut self,
        id: PeriodId,
        fields: &impl Fn() -> Fields<'f>,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        if let Some(known) = self.periods[id.index()] {
            return known;
        }
        let holds = self.period(self.report.periods[id.index()], fields, diagnostics);
        self.periods[id.index()] = Some(holds);
        holds
    }

    /// Whether a period ends after it begins.
    pub(super) fn period<'f>(
        &self,
        period: Period,
        fields: impl FnOnce() -> Fields<'f>,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        if !is_reversed(period) {
            return true;
        }
        let fields = fields();
        let message = format!("The period `{period}` ends before it begins.");
        diagnostics.push(
            Diagnostic::new(Code::UnknownPeriod, fields.at(fields.period), message)
                .help("write the first day, then the last"),
        );
        false
    }

    fn dimensions_of<'f>(
        &mut self,
        id: DimensionsId,
        fields: &impl Fn() -> Fields<'f>,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        if let Some(known) = self.dimensions[id.index()] {
            return known;
        }
        let report = self.report;
        let holds = self.dimensions(&report.dimensions[id.index()], fields, diagnostics);
        self.dimensions[id.index()] = Some(holds);
        holds
    }

    /// Whether members are those of their axes. All are looked at, so that one run tells all that
    /// is wrong with them.
    pub(super) fn dimensions<'f>(
        &self,
        dimensions: &Dimensions,
        fields: impl Fn() -> Fields<'f>,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let mut holds = true;
        for (axis, value) in dimensions {
            if let Some(told) = self.fault(*axis, value, diagnostics) {
                holds = false;
                let (code, message, help) = told;
                diagnostics.push(Diagnostic::new(code, fields().axis(*axis), message).help(help));
            }
        }
        holds
    }

    /// What is wrong with the value that an axis has, and what to do.
    fn fault(
        &self,
        axis: ConceptId,
        value: &MemberValue,
        diagnostics: &Diagnostics,
    ) -> Option<(Code, String, String)> {
        let axis_name = &self.taxonomy.concept(axis).name.local;
        let Some(known) = self.taxonomy.axes.get(&axis) else {
            let message = format!("`{axis_name}` is no axis.");
            let axes = self.taxonomy.axes.keys().map(|id| &*self.taxonomy.concept(*id).name.local);
            let help = format!("axes are {}", listed(axes, ", "));
            return Some((Code::UnknownMember, message, help));
        };
        match (value, &known.typed) {
            (MemberValue::Typed(value), Some(typed)) => {
                typed_value(value, &typed.simple_type, &self.taxonomy.publication.prefix)
            }
            (MemberValue::Explicit(id), _) if known.default == Some(*id) => {
                let member = &self.taxonomy.concept(*id).name.local;
                let message = format!("`{member}` is the default of `{axis_name}`.");
                let help = "leave the cell empty: that means the default (Dimensions 1.0 §2.7.1)";
                Some((Code::DefaultMemberStated, message, help.to_owned()))
            }
            (MemberValue::Explicit(id), None) if self.members.contains(&(axis, *id)) => None,
            // An axis of others without any domain takes what cubes don't forbid, which is judged with them (Dimensions
            // 1.0 §2.5.3, §3.1.4.5).
            (MemberValue::Explicit(_), None)
                if known.members.is_empty() && !self.taxonomy.concept(axis).is_own() =>
            {
                None
            }
            (value, _) => {
                let member = match value {
                    MemberValue::Explicit(id) => &*self.taxonomy.concept(*id).name.local,
                    MemberValue::Typed(value) => value.text(),
                };
                let names =
                    known.members.iter().map(|m| &*self.taxonomy.concept(m.concept).name.local);
                let help = diagnostics
                    .did_you_mean(member, names.clone())
                    .unwrap_or_else(|| format!("its members are {}", listed(names, ", ")));
                let message = format!("`{axis_name}` has no member `{member}`.");
                Some((Code::UnknownMember, message, help))
            }
        }
    }
}

fn members_of<'a>(
    (axis, known): (&'a ConceptId, &'a Axis),
) -> impl Iterator<Item = (ConceptId, ConceptId)> + 'a {
    known.members.iter().map(|member| (*axis, member.concept))
}

/// Whether a period ends before it begins.
fn is_reversed(period: Period) -> bool {
    match period {
        Period::Duration { start, end } => end < start,
        Period::Span { start, end } => end < start,
        Period::Instant(_) | Period::Moment(_) | Period::Forever => false,
    }
}

/// What is wrong with the value of a typed axis.
fn typed_value(
    value: &TypedValue,
    simple_type: &str,
    own_prefix: &str,
) -> Option<(Code, String, String)> {
    if value.is_nil() || value.is_elements() {
        return None;
    }
    let text = value.text();
    // A type that there is not is told where the axis stands.
    let known = SimpleType::from_name(simple_type)?;
    let is_text = text.chars().all(is_xml);
    if is_text && known.read(text, own_prefix).is_some() {
        return None;
    }
    let message = format!("`{}` is not a value of the type {simple_type}.", text.escape_debug());
    let help = if is_text {
        format!("write it like `{}`: dimensions.csv gives the axis its type", known.example)
    } else {
        "delete the characters that can't be seen".to_owned()
    };
    Some((Code::InvalidText, message, help))
}
