//! Captions that no list of words knows, in tables that hold stocks as well as flows: key figures of several years. What
//! there is at a moment has no end of names, and so a person is asked of which kind they are.

use super::line::{Line, Open};
use super::nature::{self, Nature};
use super::sheet::Sheet;
use crate::extract::title;
use crate::model::Period;
use crate::notation::words::{Kind, words};

/// Leaves it open what such captions are of, in languages whose words for flows are known.
pub(super) fn ask(sheet: &mut Sheet, language: Option<&str>) {
    let lists = [Kind::FlowWords, Kind::FlowEnds];
    if !language.is_some_and(|of| lists.iter().any(|list| words().is_listed(of, *list))) {
        return;
    }
    let spans = sheet.columns.iter().flatten().any(|of| matches!(of, Period::Duration { .. }));
    if !spans || nature::of_title(&sheet.title).is_some() || is_flow(&sheet.title) {
        return;
    }
    let rows = || sheet.lines.iter().filter(|line| !line.heading && line.kind == "monetary");
    let stocks = rows().any(|line| line.instant && nature::of_caption(&line.caption).is_some());
    if !stocks || !rows().any(|line| !line.instant && is_flow(&line.caption)) {
        return;
    }
    let flows: Vec<bool> = sheet.lines.iter().map(|line| is_flow(&line.caption)).collect();
    let totals: Vec<Option<usize>> =
        sheet.lines.iter().map(|line| line.sums_to.map(|(total, _)| total)).collect();
    // What adds up to a flow, or out of flows, is one.
    let in_sum = |at: usize| {
        let of_flow = |total: usize| {
            flows[total] || (0..flows.len()).any(|part| totals[part] == Some(total) && flows[part])
        };
        totals[at].is_some_and(of_flow) || of_flow(at)
    };
    let mut section = false;
    for (at, line) in sheet.lines.iter_mut().enumerate() {
        if line.heading {
            section = is_flow(&line.caption)
                || words().stand_in(Kind::FlowTitles, &line.caption.to_lowercase());
        } else if !section && is_unsaid(line) && !in_sum(at) {
            line.open = Some(Open::Nature);
        }
    }
}

/// Whether nothing says what an amount is of.
fn is_unsaid(line: &Line) -> bool {
    line.kind == "monetary"
        && !line.instant
        && line.held.is_none()
        && line.open.is_none()
        && line.roll.is_none()
        && line.below.is_none()
        && nature::of_caption(&line.caption).is_none()
        && !is_flow(&line.caption)
}

/// Whether words name what happened in a span of time.
fn is_flow(of: &str) -> bool {
    let lower = of.to_lowercase();
    let mut parts = lower.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '&');
    let names = |word: &str| {
        words().has(Kind::FlowWords, word)
            || words().of(Kind::FlowEnds).any(|end| word.ends_with(end))
    };
    nature::of_caption(of) == Some(Nature::Span)
        || nature::is_flow(of)
        || nature::is_movement(of)
        || title::says(Kind::FlowNouns, of).is_some()
        || words().stand_in(Kind::FlowCaptions, &lower)
        || parts.any(names)
}
