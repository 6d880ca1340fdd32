//! What must be asked of a person: one finding for all that is not certain in one table.

use super::finding::{Finding, FindingKind};
use crate::diagnostic::Place;
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
            help: format!("write into its [[tables]] of the map: {}", lines.join("  ")),
            at: Some(at),
            map: Some(map.into()),
            others: Vec::new(),
        })
    }
}
