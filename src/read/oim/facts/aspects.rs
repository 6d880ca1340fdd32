//! What a fact is about: language, entity, period, dimensions and unit.

use super::super::canonical::is_canonical;
use super::super::known::{KnownConcept, KnownDimension};
use super::super::names::NoName;
use super::super::period;
use super::super::tell::Syntax;
use super::super::unit::{self, NoUnit};
use super::{FactReader, Part, RawFact, Tell};
use crate::model::stream::{DimensionValue, NO_ENTITY, OIM, StreamContext, ValueKind};
use crate::model::{Entity, PeriodType, QName};
use crate::notation::lexical::{self, is_xml_text};

impl FactReader<'_> {
    pub(super) fn language<'a>(
        &self,
        raw: &RawFact<'_, 'a>,
        kind: ValueKind,
        tell: Tell<'_>,
    ) -> Option<Option<&'a str>> {
        let Some(language) = raw.dimension("language") else { return Some(None) };
        let language = language.unwrap_or_default();
        let at = Part::Dimension("language");
        if !matches!(kind, ValueKind::Text | ValueKind::Unknown) {
            if self.syntax == Syntax::Json {
                let what = "Only texts have a language.";
                tell("oime:misplacedLanguageDimension", at, what);
                return None;
            }
            return Some(None);
        }
        if !lexical::is_language(language) {
            let code = match self.syntax {
                Syntax::Json => ":invalidJSONStructure",
                Syntax::Csv => ":invalidLanguageCode",
            };
            tell(code, at, &format!("`{}` is no language.", language.escape_debug()));
            return None;
        }
        if self.syntax == Syntax::Json && language.bytes().any(|c| c.is_ascii_uppercase()) {
            let what = format!("The language `{language}` is to be written in lower case.");
            tell(":invalidLanguageCodeCase", at, &what);
            return None;
        }
        Some(Some(language))
    }

    /// Dimensions whose values no XML document could hold are none.
    fn judge_letters(&self, raw: &RawFact<'_, '_>, tell: Tell<'_>) -> Option<()> {
        let is_wrong = |(name, value): &(&str, Option<&str>)| {
            !is_xml_text(name) || !value.is_none_or(is_xml_text)
        };
        let (name, _) = match raw.dimensions.all().find(is_wrong) {
            None => return Some(()),
            Some(wrong) => wrong,
        };
        let what = "The dimension has a letter that XML has not.";
        tell(":invalidDimensionValue", Part::Dimension(name), what);
        None
    }

    pub(super) fn context(&mut self, raw: &RawFact<'_, '_>, tell: Tell<'_>) -> Option<usize> {
        // Facts about the same often come one after another.
        if let Some(known) = self.last.position.filter(|_| self.last.is_of(raw.dimensions)) {
            return Some(known);
        }
        self.key.set(raw.dimensions);
        if self.key.is_parted()
            && let Some(known) = self.contexts.get(self.key.text.as_str())
        {
            std::mem::swap(&mut self.last, &mut self.key);
            self.last.position = Some(*known);
            return Some(*known);
        }
        self.judge_letters(raw, tell)?;
        let context = StreamContext {
            entity: self.entity(raw, tell)?,
            period: self.period(raw, tell)?,
            dimensions: self.dimensions(raw, tell)?,
        };
        let position = self.aspects.contexts.insert_full(context).0;
        self.contexts.insert(self.key.text.as_str().into(), position);
        Some(position)
    }

    pub(super) fn entity(&self, raw: &RawFact<'_, '_>, tell: Tell<'_>) -> Option<Option<Entity>> {
        let Some(text) = raw.dimension("entity") else { return Some(None) };
        let text = text.unwrap_or_default();
        let at = Part::Dimension("entity");
        match self.prefixes.sqname(text) {
            Ok((scheme, identifier)) if (scheme, identifier) == NO_ENTITY => {
                let what = "This entity means that there is none: leave it out.";
                tell("oime:invalidUseOfReservedIdentifier", at, what);
                None
            }
            Ok((scheme, identifier)) => {
                Some(Some(Entity { scheme: scheme.to_owned(), identifier: identifier.to_owned() }))
            }
            Err(NoName::Form) => {
                let what = format!("`{}` is not `scheme:identifier`.", text.escape_debug());
                tell("oimce:invalidSQName", at, &what);
                None
            }
            Err(NoName::Unbound) => {
                tell("oimce:unboundPrefix", at, &format!("The prefix of `{text}` is not bound."));
                None
            }
        }
    }

    pub(super) fn period(&self, raw: &RawFact<'_, '_>, tell: Tell<'_>) -> Option<Option<Box<str>>> {
        let Some(text) = raw.dimension("period") else { return Some(None) };
        let text = text.unwrap_or_default();
        if let Some(period) = period::read(text) {
            return Some(Some(period));
        }
        let code = match self.syntax {
            Syntax::Json => "oimce:invalidPeriodRepresentation",
            Syntax::Csv => ":invalidPeriodRepresentation",
        };
        let what = format!("`{}` is no period.", text.escape_debug());
        tell(code, Part::Dimension("period"), &what);
        None
    }

    pub(super) fn dimensions(
        &self,
        raw: &RawFact<'_, '_>,
        tell: Tell<'_>,
    ) -> Option<Vec<(QName, DimensionValue)>> {
        let mut dimensions = Vec::new();
        for (name, value) in raw.dimensions.about().iter().filter(|(name, _)| name.contains(':')) {
            let at = Part::Dimension(name);
            let axis = match self.prefixes.qname(name) {
                Ok(axis) if *axis.namespace != *OIM => axis,
                Err(NoName::Unbound) => {
                    tell(
                        "oimce:unboundPrefix",
                        at,
                        &format!("The prefix of `{name}` is not bound."),
                    );
                    return None;
                }
                _ => {
                    tell(
                        ":invalidJSONStructure",
                        at,
                        &format!("`{}` is no dimension.", name.escape_debug()),
                    );
                    return None;
                }
            };
            let value = self.dimension(&axis, *value, at, tell)?;
            dimensions.push((axis, value));
        }
        dimensions.sort_by(|(one, _), (other, _)| one.cmp(other));
        Some(dimensions)
    }

    /// Whether a concept can be reported for a period.
    pub(super) fn judge_period(
        &self,
        known: Option<&KnownConcept<'_>>,
        context: usize,
        tell: Tell<'_>,
    ) -> Option<()> {
        let Some(wanted) = known.and_then(|known| known.period) else { return Some(()) };
        let period = self.aspects.contexts[context].period.as_deref();
        let at = Part::Dimension("period");
        match (wanted, period) {
            (PeriodType::Instant, None) => {
                tell(
                    "oime:missingPeriodDimension",
                    Part::Fact,
                    "A fact at a moment needs a period.",
                );
                None
            }
            (PeriodType::Instant, Some(period)) if period.contains('/') => {
                tell("oime:invalidPeriodDimension", at, "The concept is reported at a moment.");
                None
            }
            (PeriodType::Duration, Some(period)) if !period.contains('/') => {
                tell("oime:invalidPeriodDimension", at, "The concept is reported over a duration.");
                None
            }
            _ => Some(()),
        }
    }

    pub(super) fn unit(
        &mut self,
        raw: &RawFact<'_, '_>,
        kind: ValueKind,
        tell: Tell<'_>,
    ) -> Option<Option<usize>> {
        let Some(text) = raw.dimension("unit") else { return Some(None) };
        let at = Part::Dimension("unit");
        if !kind.is_numeric() && kind != ValueKind::Unknown {
            if self.syntax == Syntax::Csv {
                return Some(None);
            }
            tell("oime:misplacedUnitDimension", at, "Only numbers have a unit.");
            return None;
        }
        let text = text.unwrap_or_default();
        if let Some(known) = self.units.get(text) {
            return Some(Some(*known));
        }
        match unit::read(text, &self.prefixes) {
            Ok(unit) => {
                let position = self.aspects.units.insert_full(unit).0;
                self.units.insert(text.into(), position);
                Some(Some(position))
            }
            Err(error) => {
                let (code, what) = match error {
                    NoUnit::Form => (
                        "oimce:invalidUnitStringRepresentation",
                        format!("`{}` is no unit.", text.escape_debug()),
                    ),
                    NoUnit::Pure => (
                        "oime:illegalPureUnit",
                        "`xbrli:pure` is said by having no unit.".to_owned(),
                    ),
                    NoUnit::Unbound => {
                        ("oimce:unboundPrefix", format!("A prefix of `{text}` is not bound."))
                    }
                };
                tell(code, at, &what);
                None
            }
        }
    }

    fn dimension(
        &self,
        axis: &QName,
        value: Option<&str>,
        at: Part<'_>,
        tell: Tell<'_>,
    ) -> Option<DimensionValue> {
        let Some(taxonomy) = self.known else {
            // Without a taxonomy a name whose prefix is bound can only be meant as a member.
            let member = value.and_then(|value| self.prefixes.qname(value).ok());
            return Some(match member {
                Some(member) => DimensionValue::Explicit(member),
                None => DimensionValue::Typed(value.map(Into::into)),
            });
        };
        match taxonomy.dimension(&axis.namespace, &axis.local) {
            None => {
                let what = format!("The taxonomy has no dimension `{axis}`.");
                tell("oime:unknownDimension", at, &what);
                None
            }
            Some(KnownDimension::Explicit { default }) => {
                let text = value.unwrap_or_default();
                let Ok(member) = self.prefixes.qname(text) else {
                    let what = format!("`{}` is no name of a member.", text.escape_debug());
                    tell(":invalidDimensionValue", at, &what);
                    return None;
                };
                if default == Some((&*member.namespace, &*member.local)) {
                    let code = match self.syntax {
                        Syntax::Json => "oime:invalidDimensionValue",
                        Syntax::Csv => ":invalidDimensionValue",
                    };
                    let what = format!("`{member}` is the default of `{axis}`: leave it out.");
                    tell(code, at, &what);
                    return None;
                }
                Some(DimensionValue::Explicit(member))
            }
            Some(KnownDimension::Typed { base, is_unsupported, nillable, is_value }) => {
                if is_unsupported {
                    let what = format!("The model has no values of the type of `{axis}`.");
                    tell("oime:unsupportedDimensionDataType", at, &what);
                    return None;
                }
                if let Some(text) = value {
                    if self.canonical && !is_canonical(base, text) {
                        let what =
                            format!("`{}` is not the canonical spelling.", text.escape_debug());
                        tell(":nonCanonicalValue", at, &what);
                        return None;
                    }
                    if !is_value(text) {
                        let what = format!("`{}` is no value of `{axis}`.", text.escape_debug());
                        tell(":invalidDimensionValue", at, &what);
                        return None;
                    }
                }
                if value.is_none() && !nillable {
                    let what = format!("Values of `{axis}` are not nillable.");
                    tell(":invalidDimensionValue", at, &what);
                    return None;
                }
                Some(DimensionValue::Typed(value.map(Into::into)))
            }
        }
    }
}
