//! Rows of which a draft could not say what they are, and nobody has since.

use crate::extract::finding::FindingKind;
use crate::extract::question::Question;
use crate::source::map::Open;

/// What has to be done with such rows.
const LINE: &str = "rows = [ … ] (without theirs once concepts.csv says type and period of their concepts; with skip = true a row becomes no fact)";

/// How many of them are named.
const NAMED: usize = 5;

/// Asks for all of a kind at once.
pub(super) fn ask(rows: &[(Open, String)], questions: &mut Vec<Question>) {
    let of = |kind: Open| -> Option<String> {
        let mut captions = rows.iter().filter(|(open, _)| *open == kind);
        let named = captions.by_ref().take(NAMED).map(|(_, caption)| format!("`{caption}`"));
        let named: Vec<String> = named.collect();
        let more = if captions.next().is_some() { ", …" } else { "" };
        (!named.is_empty()).then(|| named.join(", ") + more)
    };
    let mut push = |kind, reason| questions.push(Question { kind, reason, line: LINE.to_owned() });
    if let Some(named) = of(Open::Period) {
        let reason =
            format!("of which moments or spans these rows are nobody has said yet: {named}");
        push(FindingKind::QuestionHeading, reason);
    }
    if let Some(named) = of(Open::Unit) {
        push(
            FindingKind::QuestionUnit,
            format!("what these rows measure nobody has said yet: {named}"),
        );
    }
}
