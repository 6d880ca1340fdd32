//! Constraints as metadata say them: their members, what these must be, and what contradicts each other.

use super::super::super::super::names::Prefixes;
use super::super::super::super::node::Node;
use super::super::{Problem, Problems};
use super::{Constraint, DurationType, Key, Kind, PeriodType};
use crate::notation::pattern;

/// The members of a constraint, with what they must be.
const MEMBERS: [&str; 17] = [
    "type",
    "optional",
    "nillable",
    "enumerationValues",
    "patterns",
    "timeZone",
    "periodType",
    "durationType",
    "length",
    "minLength",
    "maxLength",
    "minInclusive",
    "maxInclusive",
    "minExclusive",
    "maxExclusive",
    "totalDigits",
    "fractionDigits",
];

/// Reads a constraint; what is wrong with it is told, and then there is none.
pub(in super::super) fn read(
    node: &Node,
    prefixes: &Prefixes,
    problems: &mut Problems<'_>,
) -> Option<Constraint> {
    let shape = |what: &str| Problem::new("tcme:invalidJSONStructure", what);
    let Node::Object(members) = node else {
        problems.tell(&[], shape("A constraint must be an object."));
        return None;
    };
    let before = problems.found;
    for (name, value) in members {
        if !MEMBERS.contains(&name.as_str()) {
            problems
                .tell(&[name], shape(&format!("A constraint has no `{}`.", name.escape_debug())));
            continue;
        }
        let fits = match name.as_str() {
            "type" | "periodType" | "durationType" | "minInclusive" | "maxInclusive"
            | "minExclusive" | "maxExclusive" => value.text().is_some(),
            "optional" | "nillable" | "timeZone" => matches!(value, Node::Bool(_)),
            "enumerationValues" | "patterns" => super::super::names(value).is_some(),
            "totalDigits" => matches!(value, Node::Integer(1..)),
            _ => matches!(value, Node::Integer(0..)),
        };
        if !fits {
            problems.tell(&[name], shape(&format!("`{name}` is not what it must be.")));
        }
    }
    let Some(name) = node.get("type").and_then(Node::text) else {
        if problems.found == before {
            problems.tell(&[], shape("A constraint has no type."));
        }
        return None;
    };
    if problems.found > before {
        return None;
    }
    if name.starts_with("xs:") && !prefixes.is_bound("xs") {
        problems
            .tell(&["type"], shape("The prefix `xs` is not bound to the namespace of XML Schema."));
        return None;
    }
    let Some(kind) = Kind::read(name) else {
        let what = format!("There is no type `{}`.", name.escape_debug());
        problems.tell(&["type"], Problem::new("tcme:unknownType", &what));
        return None;
    };
    let made = of_type(node, kind, prefixes, problems);
    (problems.found == before).then_some(made)
}

/// A constraint whose members have the right shape, of a type that is known.
fn of_type(
    node: &Node,
    kind: Kind,
    prefixes: &Prefixes,
    problems: &mut Problems<'_>,
) -> Constraint {
    let illegal = |what: &str| Problem::new("tcme:illegalConstraint", what);
    for (name, _) in node.members().iter().filter(|(name, _)| !kind.takes(name)) {
        problems.tell(&[name], illegal(&format!("Values of the type have no `{name}`.")));
    }
    let flag = |name: &str| match node.get(name) {
        Some(Node::Bool(value)) => Some(*value),
        _ => None,
    };
    let number = |name: &str| match node.get(name) {
        Some(Node::Integer(value)) => u64::try_from(*value).ok(),
        _ => None,
    };
    let texts = |name: &str| node.get(name).and_then(super::super::names).unwrap_or_default();
    let period_type = period_type(node, problems);
    let duration_type = duration_type(node, problems);
    let mut made = Constraint {
        kind,
        optional: flag("optional").unwrap_or(false),
        nillable: flag("nillable").unwrap_or(false),
        enumeration: None,
        patterns: texts("patterns"),
        time_zone: flag("timeZone"),
        period_type,
        duration_type,
        length: number("length"),
        min_length: number("minLength"),
        max_length: number("maxLength"),
        min_inclusive: None,
        max_inclusive: None,
        min_exclusive: None,
        max_exclusive: None,
        total_digits: number("totalDigits"),
        fraction_digits: number("fractionDigits"),
    };
    for pattern in made.patterns.iter().filter(|pattern| !pattern::is_pattern(pattern)) {
        let what = format!("`{}` is no pattern.", pattern.escape_debug());
        problems.tell(&["patterns"], illegal(&what));
    }
    made.lengths(problems);
    made.bounds(node, prefixes, problems);
    if problems.found == 0 && node.get("enumerationValues").is_some() {
        made.enumeration = Some(made.enumerated(&texts("enumerationValues"), prefixes, problems));
    }
    made
}

/// The type of periods that a constraint names.
fn period_type(node: &Node, problems: &mut Problems<'_>) -> Option<PeriodType> {
    Some(match node.get("periodType").and_then(Node::text)? {
        "year" => PeriodType::Year,
        "half" => PeriodType::Half,
        "quarter" => PeriodType::Quarter,
        "month" => PeriodType::Month,
        "week" => PeriodType::Week,
        "day" => PeriodType::Day,
        "instant" => PeriodType::Instant,
        name => {
            let what = format!("There is no type of periods `{}`.", name.escape_debug());
            problems.tell(&["periodType"], Problem::new("tcme:unknownPeriodType", &what));
            return None;
        }
    })
}

/// The type of durations that a constraint names.
fn duration_type(node: &Node, problems: &mut Problems<'_>) -> Option<DurationType> {
    Some(match node.get("durationType").and_then(Node::text)? {
        "yearMonth" => DurationType::YearMonth,
        "dayTime" => DurationType::DayTime,
        name => {
            let what = format!("There is no type of durations `{}`.", name.escape_debug());
            problems.tell(&["durationType"], Problem::new("tcme:unknownDurationType", &what));
            return None;
        }
    })
}

impl Constraint {
    /// The keys of the values that are allowed, each a value that the constraint takes.
    fn enumerated(
        &self,
        texts: &[String],
        prefixes: &Prefixes,
        problems: &mut Problems<'_>,
    ) -> Vec<Key> {
        let mut keys = Vec::new();
        for text in texts {
            if let Ok(key) = self.judge(text, prefixes) {
                keys.push(key);
                continue;
            }
            let what = format!("`{}` is not what the constraint wants.", text.escape_debug());
            problems.tell(&["enumerationValues"], Problem::new("tcme:illegalConstraint", &what));
        }
        keys
    }

    /// Lengths and digits that contradict each other.
    fn lengths(&self, problems: &mut Problems<'_>) {
        let illegal = |what: &str| Problem::new("tcme:illegalConstraint", what);
        let (min, max) = (self.min_length, self.max_length);
        if self.length.is_some() && (min.is_some() || max.is_some()) {
            problems
                .tell(&["length"], illegal("A length stands beside a shortest or a longest one."));
        }
        if min.zip(max).is_some_and(|(min, max)| min > max) {
            problems.tell(&["minLength"], illegal("The shortest length is above the longest."));
        }
        let (total, fraction) = (self.total_digits, self.fraction_digits);
        if total.zip(fraction).is_some_and(|(total, fraction)| fraction > total) {
            problems.tell(
                &["fractionDigits"],
                illegal("There are more digits behind the point than in all."),
            );
        }
        if self.kind.is_integer() && fraction.is_some_and(|digits| digits > 0) {
            problems.tell(
                &["fractionDigits"],
                illegal("Whole numbers have no digits behind the point."),
            );
        }
    }

    /// Reads the bounds, which are values of the type.
    fn bounds(&mut self, node: &Node, prefixes: &Prefixes, problems: &mut Problems<'_>) {
        let illegal = |what: &str| Problem::new("tcme:illegalConstraint", what);
        let mut read = |name: &str| {
            let text = node.get(name).and_then(Node::text).filter(|_| self.kind.takes(name))?;
            let key = self.key(text, prefixes);
            if key.is_none() {
                let what = format!("`{}` is no value of the type.", text.escape_debug());
                problems.tell(&[name], illegal(&what));
            }
            key
        };
        let (min_inclusive, min_exclusive) = (read("minInclusive"), read("minExclusive"));
        let (max_inclusive, max_exclusive) = (read("maxInclusive"), read("maxExclusive"));
        for (name, both) in [
            ("minExclusive", min_inclusive.is_some() && min_exclusive.is_some()),
            ("maxExclusive", max_inclusive.is_some() && max_exclusive.is_some()),
        ] {
            if both {
                problems.tell(&[name], illegal("A bound is said with and without itself."));
            }
        }
        let min = min_inclusive.as_ref().or(min_exclusive.as_ref());
        let max = max_inclusive.as_ref().or(max_exclusive.as_ref());
        if min.zip(max).is_some_and(|(min, max)| min > max) {
            problems.tell(&[], illegal("The lower bound is above the upper one."));
        }
        (self.min_inclusive, self.min_exclusive) = (min_inclusive, min_exclusive);
        (self.max_inclusive, self.max_exclusive) = (max_inclusive, max_exclusive);
    }
}
