//! What must be asked of a person: one finding for all that is not certain in one table.

use super::finding::{Finding, FindingKind};
use crate::diagnostic::Place;
use crate::source::map::key;
use crate::text::Span;

/// What must be asked about a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What kind of thing.
    pub kind: FindingKind,
    /// What is not clear, as a part of a sentence.
    pub reason: String,
    /// The line that answers it, to be put into the map.
    pub line: String,
}

impl Question {
    /// A question about unit or scale.
    #[must_use]
    pub fn unit(reason: String) -> Self {
        let line = "unit = \"…\"  scale = \"…\"".to_owned();
        Self { kind: FindingKind::QuestionUnit, reason, line }
    }

    /// All questions about a table as one finding; none where there are none.
    #[must_use]
    pub fn as_finding(questions: &[Self], at: Span, map: Place) -> Option<Finding> {
        let first = questions.first()?;
        let mut reasons: Vec<&str> = Vec::new();
        let mut lines: Vec<&str> = Vec::new();
        for question in questions {
            if !reasons.contains(&question.reason.as_str()) {
                reasons.push(&question.reason);
            }
            // A key can stand once in a table of the map.
            if !lines.iter().any(|line| line.contains(&*question.line)) {
                lines.push(&question.line);
            }
        }
        let shown = reasons.len().min(4);
        let more = if reasons.len() > shown { " …" } else { "" };
        Some(Finding {
            kind: first.kind,
            message: format!("Not certain in this table: {}{more}.", reasons[..shown].join("; ")),
            help: format!("write into its [[tables]] of the map: {}", together(&lines).join("  ")),
            at: Some(at),
            map: Some(map.into()),
            others: Vec::new(),
        })
    }
}

/// The line that gives the figures of a concept a unit, by its name.
#[must_use]
pub(super) fn units_line(name: &str, unit: &str) -> String {
    format!("units = {{ {} = {unit} }}", key(name))
}

/// The lines that answer several questions about a table, those about units as one: a key stands once.
fn together(lines: &[&str]) -> Vec<String> {
    let (mut others, mut units, mut behind) = (Vec::new(), Vec::new(), Vec::new());
    for line in lines {
        let inner = line.strip_prefix("units = { ").and_then(|rest| rest.rsplit_once(" }"));
        match inner {
            Some((unit, tail)) => {
                units.push(unit);
                behind.extend((!tail.is_empty() && !behind.contains(&tail)).then_some(tail));
            }
            None => others.push((*line).to_owned()),
        }
    }
    if !units.is_empty() {
        others.push(format!("units = {{ {} }}{}", units.join(", "), behind.concat()));
    }
    others
}

#[cfg(test)]
mod tests {
    use super::{together, units_line};

    #[test]
    fn units_of_several_concepts_are_one_line_of_toml() {
        let lines = [
            units_line("Erträge", "\"… thousand\""),
            "scale = \"…\"".to_owned(),
            units_line("Costs", "{ unit = \"…\", scale = \"…\" }"),
        ];
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let expected = [
            "scale = \"…\"",
            "units = { \"Erträge\" = \"… thousand\", Costs = { unit = \"…\", scale = \"…\" } }",
        ];
        assert_eq!(together(&lines), expected);
        assert!(toml::from_str::<toml::Table>(expected[1]).is_ok());
    }
}
