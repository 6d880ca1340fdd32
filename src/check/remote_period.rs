//! Periods that lie far from the one that the report is about: 2070 for 2007.
//!
//! No specification forbids them. Releases look back and ahead a few years; what lies further
//! away than [`YEARS`] is nearly always a slip of the hand.

use chrono::Datelike;

use super::place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{FactId, Period, Report};

/// How many years a period may lie before or after the current one.
const YEARS: i32 = 20;

/// Tells remote periods, each at its first fact.
pub(super) fn check(report: &Report, diagnostics: &mut Diagnostics) {
    let Some(current) = report.current_period else { return };
    let mut remote: Vec<bool> =
        report.periods.iter().map(|period| is_remote(*period, current)).collect();
    if !remote.contains(&true) {
        return;
    }
    for (at, fact) in report.facts.iter().enumerate() {
        let id = report.contexts[fact.context.index()].period.index();
        // Told once.
        if !std::mem::take(&mut remote[id]) {
            continue;
        }
        let period = report.periods[id];
        let message = format!(
            "The period {period} lies more than {YEARS} years from the current one, {current}."
        );
        let place = place(report, FactId::from(at), |source| Some(source.period));
        diagnostics.push(
            Diagnostic::new(Code::RemotePeriod, place, message)
                .help("check the year, and `current_period` in report.toml"),
        );
    }
}

/// Whether a period begins or ends far from the current one.
fn is_remote(period: Period, current: Period) -> bool {
    let Some(now) = current.last_day().map(|day| day.year()) else { return false };
    let days = [period.first_day(), period.last_day()];
    days.iter().flatten().any(|day| (day.year() - now).abs() > YEARS)
}
