//! Tables whose columns are of a span of time and of the day that ends it at once: `As of or for the three months ended June
//! 30`. Which of both a row is of its caption alone can say.

use super::line::{Held, Line};
use super::nature;
use crate::extract::columns::Headings;
use crate::extract::{counts, rate, title};
use crate::notation::words::{Kind, words};

/// Whether what stands over the columns, or is the title, says so.
pub(super) fn is_over(headings: &Headings) -> bool {
    let says = |line: &str| words().stand_in(Kind::BothHeadings, &line.to_lowercase());
    headings.columns.iter().any(|line| says(line)) || headings.titles().any(says)
}

/// Holds the rows whose captions say neither.
pub(super) fn hold(lines: &mut [Line]) {
    for line in lines.iter_mut().filter(|line| !line.heading && !line.instant) {
        let known = match line.kind {
            "monetary" => says_span(&line.caption),
            "percent" => {
                rate::names_rate(&line.caption) && !counts::is_ratio(&line.caption.to_lowercase())
            }
            "pure" => rate::names_rate(&line.caption) || says_span(&line.caption),
            _ => true,
        };
        if !known && line.roll.is_none() {
            line.held = line.held.or(Some(Held::Nature));
        }
    }
}

/// Takes the rows of money whose captions name flows, and nothing that there is at a moment, for such.
pub(super) fn take_flows(lines: &mut [Line]) {
    for line in lines.iter_mut().filter(|line| line.kind == "monetary" && line.roll.is_none()) {
        if nature::of_caption(&line.caption).is_none() && says_span(&line.caption) {
            line.instant = false;
        }
    }
}

/// Whether a caption names what happens in a span of time.
fn says_span(caption: &str) -> bool {
    let lower = caption.to_lowercase();
    nature::of_caption(caption).is_some()
        || nature::is_flow(caption)
        || nature::is_movement(caption)
        || title::says(Kind::FlowNouns, caption).is_some()
        || counts::words(&lower).iter().any(|word| words().has(Kind::FlowWords, word))
        || words().of(Kind::FlowEnds).any(|end| lower.ends_with(end))
}
