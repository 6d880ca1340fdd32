//! Items and tuples against their concepts (XBRL 2.1 §4.6, §4.9).

use super::{Findings, unit};
use crate::diagnostic::Code;
use crate::model::PeriodType;
use crate::model::dts::{Dts, ElementId, ElementKind, GivenValue};
use crate::model::instance::{Accuracy, Instance, Item, ItemKind, Unit, WrittenPeriod};

/// What is known of an item.
struct Of<'a> {
    instance: &'a Instance,
    item: &'a Item,
    unit: Option<&'a Unit>,
    local: &'a str,
}

/// Judges a fact: first its references, then what its concept says.
pub(super) fn item(
    instance: &Instance,
    at: usize,
    item: &Item,
    taxonomy: Option<&Dts>,
    findings: &mut Findings,
) {
    let local = instance.names.local(item.name);
    let is_tuple = matches!(item.kind, ItemKind::Tuple | ItemKind::NilTuple);
    let mut dangling = |what: &str, id| {
        let message = format!("There is no {what} `{}`.", instance.id_text(id));
        findings.push(item.at, Code::DanglingReference, message);
    };
    let context = item.context.map(|id| (id, instance.context_at(id)));
    let unit = item.unit.map(|id| (id, instance.unit_at(id)));
    if let Some((id, None)) = context {
        dangling("context", id);
    }
    if let Some((id, None)) = unit {
        dangling("unit", id);
    }
    let Some(dts) = taxonomy else { return };
    let (namespace, _) = instance.names.parts(item.name);
    let Some(element) = dts.find(namespace, local) else {
        let message = format!("The taxonomy has no concept `{local}`.");
        findings.push(item.at, Code::UnknownConcept, message);
        return;
    };
    let declared = dts.element(element);
    let is_declared_tuple = declared.kind == ElementKind::Tuple;
    if declared.is_abstract || !declared.kind.is_concept() {
        let message = format!("`{local}` can have no facts.");
        findings.push(item.at, Code::NotReportable, message);
        return;
    }
    if is_declared_tuple {
        if item.context.is_some() || item.unit.is_some() || item.accuracy != Accuracy::None {
            let message = format!("The tuple `{local}` has an attribute that only items have.");
            findings.push(item.at, Code::MisplacedProperty, message);
        }
    } else if is_tuple {
        findings.push(item.at, Code::BrokenTuple, format!("`{local}` is no tuple."));
        return;
    }
    let is_nil = matches!(item.kind, ItemKind::Nil | ItemKind::NilTuple);
    if is_nil && !declared.nillable {
        findings.push(item.at, Code::NotNillable, format!("`{local}` can't be nil."));
    }
    if is_nil && !instance.span(item.value).is_empty() {
        let message = format!("`{local}` is nil and has a value.");
        findings.push(item.at, Code::MisplacedProperty, message);
    }
    if is_declared_tuple {
        return;
    }
    if context.is_none() {
        findings.push(item.at, Code::DanglingReference, format!("`{local}` has no context."));
    }
    let unit = unit.and_then(|(_, at)| at).map(|at| &instance.units[at]);
    let of = Of { instance, item, unit, local };
    if let Some((_, Some(at))) = context {
        of.period(&instance.contexts[at].period, declared.period, findings);
    }
    of.number(dts, element, is_nil, findings);
    if let (ItemKind::Fraction, Some((_, _, denominator))) =
        (item.kind, instance.fractions.iter().find(|(of, _, _)| of.index() == at))
    {
        let text = instance.span(*denominator);
        if text.chars().all(|digit| matches!(digit, '0' | '.' | '-' | '+')) {
            findings.push(item.at, Code::InvalidText, "The denominator of a fraction is zero.");
        }
    }
}

impl Of<'_> {
    fn period(
        &self,
        period: &WrittenPeriod,
        declared: Option<PeriodType>,
        findings: &mut Findings,
    ) {
        let is = match period {
            WrittenPeriod::Instant(_) => PeriodType::Instant,
            WrittenPeriod::Duration(..) | WrittenPeriod::Forever => PeriodType::Duration,
            WrittenPeriod::None => return,
        };
        if declared.is_some_and(|declared| declared != is) {
            let message =
                format!("The period of `{}` is not of the kind that its concept has.", self.local);
            findings.push(self.item.at, Code::PeriodTypeMismatch, message);
        }
    }

    fn number(&self, dts: &Dts, element: ElementId, is_nil: bool, findings: &mut Findings) {
        let Self { item, unit, local, .. } = *self;
        let base = dts.base_item_type(element).unwrap_or("");
        let is_fraction = base == "fractionItemType";
        let mut tell = |code, message: String| findings.push(item.at, code, message);
        if !dts.is_numeric(element) {
            if item.unit.is_some() || item.accuracy != Accuracy::None {
                let message =
                    format!("`{local}` is no number and has a unit, decimals or precision.");
                tell(Code::MisplacedProperty, message);
            }
            return;
        }
        if item.unit.is_none() {
            tell(Code::UnitMissing, format!("The number `{local}` has no unit."));
        }
        let has_accuracy = item.accuracy != Accuracy::None;
        let given = given(dts, element);
        let is_fixed = given.is_some_and(|(_, is_fixed)| is_fixed);
        if (is_nil || is_fraction) && (has_accuracy || is_fixed) {
            let message = format!(
                "`{local}` has decimals or precision, which nil facts and fractions don't have."
            );
            tell(Code::MisplacedProperty, message);
        } else if !is_nil && !is_fraction && !has_accuracy && given.is_none() {
            tell(
                Code::InvalidDecimals,
                format!("The number `{local}` has neither decimals nor precision."),
            );
        }
        if let Some(unit) = unit {
            let single = unit::single(unit).map(|measure| self.instance.names.parts(measure));
            let fits = match base {
                "monetaryItemType" => single.is_some_and(|(namespace, code)| {
                    namespace == unit::ISO4217
                        && code.len() == 3
                        && code.bytes().all(|letter| letter.is_ascii_uppercase())
                }),
                "sharesItemType" => single == Some((unit::XBRLI, "shares")),
                _ => true,
            };
            if !fits {
                let of = if base == "sharesItemType" { "shares" } else { "money" };
                let message = format!("The unit of `{local}` measures no {of}.");
                tell(Code::UnitNotAllowed, message);
            }
        }
        if item.kind == ItemKind::Item {
            let value = self.instance.span(item.value).trim();
            let is_number = match dts.primitive(dts.element(element).type_id) {
                Some("float" | "double") => {
                    matches!(value, "INF" | "-INF" | "NaN") || is_decimal_with_exponent(value)
                }
                _ => is_decimal(value),
            };
            if !is_number {
                let shown: String = value.chars().take(40).collect();
                tell(
                    Code::InvalidText,
                    format!("`{shown}` is no number, which `{local}` must be."),
                );
            }
        }
    }
}

fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    !(whole.is_empty() && decimals.is_empty())
        && [whole, decimals].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_decimal_with_exponent(text: &str) -> bool {
    match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => {
            let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
            is_decimal(mantissa)
                && !digits.is_empty()
                && digits.bytes().all(|byte| byte.is_ascii_digit())
        }
        None => is_decimal(text),
    }
}

/// The accuracy that the type of a concept gives to facts that say none, and whether it is the only one.
pub(super) fn given(dts: &Dts, element: ElementId) -> Option<(Accuracy, bool)> {
    for at in dts.type_chain(dts.element(element).type_id) {
        for of in &dts.type_(at).attributes.uses {
            let (namespace, local) = dts.names().parts(of.name);
            let Some(value) = of.value.filter(|_| namespace.is_empty()) else { continue };
            let (text, fixed) = match value {
                GivenValue::Default(text) => (dts.text(text), false),
                GivenValue::Fixed(text) => (dts.text(text), true),
            };
            let accuracy = match (local, text.trim()) {
                ("decimals", "INF") => Accuracy::Exact,
                ("precision", "INF") => Accuracy::ExactPrecision,
                ("decimals", text) => text.parse().map_or(Accuracy::Wrong, Accuracy::Decimals),
                ("precision", text) => text.parse().map_or(Accuracy::Wrong, Accuracy::Precision),
                _ => continue,
            };
            return Some((accuracy, fixed));
        }
    }
    None
}
