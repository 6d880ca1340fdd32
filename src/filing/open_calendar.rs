//! A calendar that a draft left open: what is read by it is told while nobody has settled it.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use chrono::Datelike;

use crate::diagnostic::Place;
use crate::extract::draft::QUESTION;
use crate::extract::fact::Extracted;
use crate::extract::finding::{Finding, FindingKind};
use crate::model::{Calendar, YearName};

/// Questions of a `calendar.toml` that nobody has answered.
#[derive(Debug)]
pub(super) struct Open {
    /// The line of the first.
    line: u32,
    /// All of them, as one text.
    what: String,
    /// A calendar with another answer to each: what goes by any of them is of another period by it.
    pub(super) other: Calendar,
}

/// What the text of a `calendar.toml` leaves open; none where all is settled.
pub(super) fn of(text: &str, calendar: Calendar) -> Option<Open> {
    let mut asked: Vec<(u32, &str)> = Vec::new();
    let mut changed = calendar;
    let mut open = false;
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim();
        if let Some(what) = line.strip_prefix(QUESTION) {
            asked.push((number, what.trim()));
            open = true;
        } else if !line.is_empty() && !line.starts_with('#') {
            let key = line.split('=').next().unwrap_or_default().trim();
            changed = other(key, changed).filter(|_| open).unwrap_or(changed);
            open = false;
        }
    }
    let line = asked.first()?.0;
    let what: Vec<&str> = asked.into_iter().map(|(_, what)| what).collect();
    Some(Open { line, what: what.join(" "), other: changed })
}

/// A calendar that differs from another in what a key of its file says.
fn other(key: &str, calendar: Calendar) -> Option<Calendar> {
    /// No multiple of a quarter: moved by it, no quarter, half or year begins where another of them did.
    const MONTHS: u32 = 4;
    let first = calendar.span(2001, 0, 12)?.first_day()?.month();
    let (end, start) = (YearName::End, YearName::Start);
    let (own, turned) = if calendar.names_by_end() { (end, start) } else { (start, end) };
    match key {
        "first_month" => Calendar::new((first + MONTHS - 1) % 12 + 1, own),
        "year_named_after" => Calendar::new(first, turned),
        _ => None,
    }
}

impl Open {
    /// Tells that facts have their periods by the calendar: those that are not among those of `by_other`, which the
    /// other calendar gives.
    pub(super) fn finding(
        &self,
        path: &Path,
        facts: &[Extracted],
        by_other: &[Extracted],
    ) -> Option<Finding> {
        let known: BTreeSet<(usize, String)> = by_other.iter().map(place).collect();
        let moved = facts.iter().filter(|fact| !known.contains(&place(fact))).count();
        let name: Arc<str> = path.to_string_lossy().as_ref().into();
        (moved > 0).then(|| Finding {
            kind: FindingKind::QuestionHeading,
            message: format!(
                "The fiscal calendar is not settled, and {moved} facts have their periods by it: {}",
                self.what
            ),
            help: format!("answer it in calendar.toml, and take its lines with `{QUESTION}` away"),
            at: None,
            map: Some(Place::line(&name, self.line).into()),
            others: Vec::new(),
        })
    }
}

/// Where a fact stands in the text, and of which period it is.
fn place(fact: &Extracted) -> (usize, String) {
    (fact.span.start, fact.period.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_above_a_key_may_be_another() {
        let calendar = Calendar::new(4, YearName::End).expect("a month");
        let open = |text: &str| of(text, calendar).map(|open| open.other);
        assert_eq!(open("first_month = 4\nyear_named_after = \"end\"\n"), None);
        assert_eq!(
            open("# ? in which month?\nfirst_month = 4\nyear_named_after = \"end\"\n"),
            Calendar::new(8, YearName::End)
        );
        assert_eq!(
            open("first_month = 4\n# ? after which year?\nyear_named_after = \"end\"\n"),
            Calendar::new(4, YearName::Start)
        );
        assert_eq!(
            open(
                "# ? in which month?\nfirst_month = 4\n# ? after which year?\nyear_named_after = \"end\"\n"
            ),
            Calendar::new(8, YearName::Start)
        );
    }
}
