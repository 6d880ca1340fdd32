//! A report, fact by fact, each as it is printed.

use crate::Error;
use crate::filing::Filing;
use crate::model::{
    ConceptId, Context, Decimals, Dimensions, Entity, EntityId, Fact, FootnoteSetId, Interner,
    Lang, MemberValue, Period, Report, Segments, SourceId, StatementId, Taxonomy, Text, TypedValue,
    Unit, UnitId, Value,
};
use crate::notation::figure::{self, Number, Printed};
use crate::notation::simple_type::SimpleType;
use crate::notation::text::{self, Reading};
use crate::notation::{period, scale};

/// A report under construction.
pub struct ReportBuilder {
    taxonomy: Taxonomy,
    report: Report,
    /// What repeats in the report, as far as it was looked at.
    interner: Interner,
    /// Where members stand.
    segments: Segments,
}

impl ReportBuilder {
    pub(super) fn new(
        taxonomy: Taxonomy,
        id: &str,
        entry_point: &str,
        (scheme, identifier): (&str, &str),
    ) -> Result<Self, Error> {
        let position = taxonomy.entry_points.iter().position(|entry| entry.id == entry_point);
        let Some(entry_point) = position else {
            return Err(Error::new(format!("there is no entry point `{entry_point}`")));
        };
        let report = Report {
            id: id.to_owned(),
            title: taxonomy.entry_points[entry_point].name.clone(),
            languages: taxonomy.languages.iter().take(1).cloned().collect(),
            entities: vec![Entity { scheme: scheme.to_owned(), identifier: identifier.to_owned() }],
            entry_point,
            calendar: taxonomy.calendar,
            units: taxonomy.units.values().map(Unit::from).collect(),
            ..Report::empty()
        };
        let interner = Interner::of(&report);
        let segments = Segments::of(&taxonomy);
        Ok(Self { taxonomy, report, interner, segments })
    }

    /// Changes what there is no other function for: title, rounding, footnotes …
    pub fn edit(&mut self, change: impl FnOnce(&mut Report)) -> &mut Self {
        change(&mut self.report);
        self.interner = Interner::of(&self.report);
        self
    }

    /// Begins a fact: a concept by its name, a period as a code of the fiscal calendar (`1Q21`) or in
    /// dates (`2021-06-30`, `2021-04-01..2021-06-30`). [`FactBuilder::value`] adds it.
    ///
    /// # Errors
    /// When there is no such concept, or the period is none.
    pub fn fact(&mut self, concept: &str, period: &str) -> Result<FactBuilder<'_>, Error> {
        let found = self.taxonomy.find(concept);
        let concept =
            found.ok_or_else(|| Error::new(format!("there is no concept `{concept}`")))?;
        let period = period::parse(period, self.report.calendar)
            .ok_or_else(|| Error::new(format!("`{period}` is not a period")))?;
        Ok(FactBuilder {
            of: self,
            concept,
            period,
            dimensions: Dimensions::new(),
            unit: None,
            scale: 0,
            decimals: None,
            lang: None,
        })
    }

    /// The filing, to be checked and written.
    ///
    /// # Errors
    /// When an id leads nowhere.
    pub fn filing(self) -> Result<Filing, Error> {
        Filing::from_models(self.taxonomy, Some(self.report))
    }
}

/// A fact under construction.
pub struct FactBuilder<'a> {
    of: &'a mut ReportBuilder,
    concept: ConceptId,
    period: Period,
    dimensions: Dimensions,
    unit: Option<UnitId>,
    scale: i8,
    decimals: Option<Decimals>,
    lang: Option<Lang>,
}

impl FactBuilder<'_> {
    /// The unit by its name, with the scale in which the figure is printed: `JPY`, `JPY millions`.
    ///
    /// # Errors
    /// When the taxonomy has no such unit, or the scale is none.
    pub fn unit(mut self, printed: &str) -> Result<Self, Error> {
        let report = &self.of.report;
        let whole = report.find_unit(printed).map(|unit| (unit, 0));
        let found = whole.or_else(|| {
            let (name, word) = printed.rsplit_once(' ')?;
            Some((report.find_unit(name)?, scale::parse(word)?))
        });
        let found = found.ok_or_else(|| Error::new(format!("there is no unit `{printed}`")))?;
        (self.unit, self.scale) = (Some(found.0), found.1);
        Ok(self)
    }

    /// A member of an axis, or the value of a typed one.
    ///
    /// # Errors
    /// When there is no such axis, or no concept with the name of the member.
    pub fn member(mut self, axis: &str, value: &str) -> Result<Self, Error> {
        let taxonomy = &self.of.taxonomy;
        let id = taxonomy.find(axis);
        let known = id.and_then(|id| Some((id, taxonomy.axes.get(&id)?)));
        let (id, known) = known.ok_or_else(|| Error::new(format!("there is no axis `{axis}`")))?;
        let value = match &known.typed {
            Some(typed) => {
                let prefix = &taxonomy.publication.prefix;
                let read = SimpleType::from_name(&typed.simple_type)
                    .and_then(|simple_type| simple_type.read(value, prefix));
                MemberValue::Typed(read.unwrap_or_else(|| TypedValue::new(value, value)))
            }
            None => MemberValue::Explicit(
                taxonomy
                    .find(value)
                    .ok_or_else(|| Error::new(format!("there is no member `{value}`")))?,
            ),
        };
        self.dimensions.push((id, value));
        Ok(self)
    }

    /// The accuracy, where it does not follow from the printed figure and its scale (XBRL 2.1 §4.6.5).
    #[must_use]
    pub fn decimals(mut self, decimals: Decimals) -> Self {
        self.decimals = Some(decimals);
        self
    }

    /// The language of a text, where it is not the first of the report.
    #[must_use]
    pub fn lang(mut self, lang: &str) -> Self {
        self.lang = Some(lang.into());
        self
    }

    /// Adds the fact with its value as it is printed: `13,696`, `(24.3%)`, `—` for nil, a text, a date. A
    /// figure has the sign that it is reported with, whatever the label of its row.
    ///
    /// # Errors
    /// When the concept is numeric and the value is no figure, or has more digits than can be kept.
    pub fn value(mut self, printed: &str) -> Result<(), Error> {
        let item_type = self.of.taxonomy.concept(self.concept).item_type.clone();
        let (value, decimals) = if item_type.is_numeric() {
            self.number(printed).map_err(|why| {
                Error::new(format!("`{printed}` is not a figure that can be kept: {why}"))
            })?
        } else {
            let prefix = &self.of.taxonomy.publication.prefix;
            let (value, shown) = match text::read(printed, item_type.primitive, prefix) {
                Some(Reading { value, transformation: None }) => (value, None),
                Some(Reading { value, .. }) => (value, Some(printed.into())),
                None => (printed.into(), None),
            };
            let first = || self.of.report.languages.first().cloned();
            let lang = self.lang.take().or_else(first).filter(|_| item_type.has_language());
            let texts = &mut self.of.report.texts;
            texts.push(Text { value, printed: shown, lang });
            (Value::Text((texts.len() - 1).into()), Decimals::INF)
        };
        self.add(value, decimals);
        Ok(())
    }

    /// The value in single units, and its accuracy.
    fn number(&mut self, printed: &str) -> Result<(Value, Decimals), String> {
        let Number { figure, places, percent } = match figure::parse(printed) {
            Ok(Printed::Number(number)) => number,
            Ok(Printed::Nil) => return Ok((Value::Nil, Decimals::INF)),
            Err(why) => return Err(format!("{why:?}").to_lowercase()),
        };
        let scale = if percent { self.scale - 2 } else { self.scale };
        let too_long = || "it has too many digits".to_owned();
        let value = figure.shift(i32::from(scale)).map_err(|_| too_long())?;
        let follows = Decimals::new(places - i32::from(scale));
        let decimals = self.decimals.or(follows).ok_or_else(too_long)?;
        self.scale = scale;
        Ok((Value::Number(value), decimals))
    }

    fn add(self, value: Value, decimals: Decimals) {
        let Self { of, concept, period, mut dimensions, unit, scale, .. } = self;
        let ReportBuilder { taxonomy, report, interner, segments } = of;
        dimensions.sort_by(|a, b| taxonomy.concept(a.0).name.cmp(&taxonomy.concept(b.0).name));
        let shows = |statement: &crate::model::Statement| {
            statement.nodes.iter().any(|node| node.concept == concept)
        };
        let statement = taxonomy.statements.iter().position(shows);
        let period = interner.period(period, report);
        let containers = segments.containers(concept, &dimensions);
        let containers = interner.containers(containers, report);
        let dimensions = interner.dimensions(dimensions, report);
        let entity = EntityId(0);
        let context = interner.context(Context { entity, period, dimensions, containers }, report);
        report.facts.push(Fact {
            value,
            concept,
            context,
            footnotes: FootnoteSetId(0),
            line: 0,
            source: SourceId(0),
            unit,
            statement: statement.and_then(StatementId::at),
            decimals,
            scale,
        });
    }
}
