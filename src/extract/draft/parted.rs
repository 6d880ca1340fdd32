//! Rows that part what another row is about: `of which due within one year` below receivables, and the rows that add up to
//! borrowings. Parts of a stock are stocks.

use super::amounts;
use super::line::Line;
use super::nature::{self, Nature};
use crate::notation::words::{Kind, words};

/// The most parts that are tried for a total.
const MOST: usize = 20;

/// How many digits a total must have, counted over its columns: small figures meet by chance.
const DIGITS: usize = 4;

/// Gives such rows what the row that they part is about; `by_sums` where what adds up to a stock is one.
pub(super) fn settle(lines: &mut [Line], by_sums: bool) {
    let mut above: Option<usize> = None;
    for at in 0..lines.len() {
        if lines[at].heading || lines[at].kind != "monetary" {
            continue;
        }
        if !leads(&lines[at].caption) {
            above = Some(at);
            continue;
        }
        let Some(whole) = above else { continue };
        let (instant, open) = (lines[whole].instant, lines[whole].open);
        if lines[at].roll.is_none() && lines[whole].roll.is_none() {
            lines[at].instant = instant;
            lines[at].open = lines[at].open.and(open);
        }
    }
    if by_sums {
        take_sums(lines, |_| true);
    }
}

/// Gives the parts of what there can be at a moment alone, `Net debt`, its moment, in a table that is of spans for certain.
pub(super) fn below_flows(lines: &mut [Line]) {
    take_sums(lines, nature::is_stock);
}

/// Whether a caption says that it is of a part of the row above: `thereof`, behind a dash as well.
fn leads(caption: &str) -> bool {
    let lower = caption.to_lowercase();
    let bare = lower.trim_start_matches(['-', '–', '—', '•', '(', '（', ' ', '\u{3000}']);
    words().of(Kind::PartedLeads).any(|lead| {
        let joined = lead.ends_with(|c: char| (c as u32) >= 0x2E80);
        let behind = bare.strip_prefix(lead);
        behind.is_some_and(|rest| joined || rest.starts_with([' ', ',', ':']))
    })
}

/// Takes rows whose captions say nothing for stocks where they, and nothing else, add up to a row that is one.
fn take_sums(lines: &mut [Line], of: fn(&str) -> bool) {
    let says = |line: &Line, nature: Nature| {
        line.roll.is_none() && nature::of_caption(&line.caption) == Some(nature)
    };
    for total in 0..lines.len() {
        let line = &lines[total];
        let whole = line.kind == "monetary" && line.instant && says(line, Nature::Moment);
        let few = line.values.iter().flatten().count() < 2 || amounts::digits(line) < DIGITS;
        if line.heading || !whole || few || !of(&line.caption) {
            continue;
        }
        // What there was of the same before is moved to what there is by flows.
        let thing = line.caption.to_lowercase();
        let mut parts: Vec<usize> = Vec::new();
        for at in (0..total).rev() {
            if lines[at].heading {
                continue;
            }
            let open = lines[at].kind == "monetary"
                && lines[at].roll.is_none()
                && lines[at].held.is_none()
                && !says(&lines[at], Nature::Span)
                && !nature::is_movement(&lines[at].caption)
                && !nature::is_flow(&lines[at].caption)
                && !lines[at].caption.to_lowercase().contains(&thing);
            if !open || parts.len() == MOST {
                break;
            }
            // What is a part of a part is none of the whole.
            if !leads(&lines[at].caption) {
                parts.push(at);
            }
            if parts.len() > 1 && amounts::give(lines, &parts, total) {
                for part in &parts {
                    lines[*part].instant = true;
                    lines[*part].open = None;
                }
                break;
            }
        }
    }
}
