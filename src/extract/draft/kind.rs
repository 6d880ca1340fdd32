//! The type of the concept of a row.

use super::nature::Nature;
use super::shares::{self, Shares};
use crate::extract::{counts, dilution, each_share, measures, scaled_thing};
use crate::notation::words::{Kind, words as known};

/// What its caption and its figures say.
pub(super) fn of(
    caption: &str,
    percent: bool,
    counted: bool,
    by_title: Option<Nature>,
) -> &'static str {
    let lower = caption.to_lowercase();
    if percent || counts::is_percent(caption) {
        return "percent";
    }
    // A balance sheet says what shares came to, where it does not say that it counts them.
    let money = by_title == Some(Nature::Moment);
    if each_share::is_of_many(caption) {
        return "pure";
    }
    if each_share::is_whole_amount(&lower) {
        return "monetary";
    }
    if each_share::is_divisor(&lower) {
        return "shares";
    }
    match shares::of_caption(caption) {
        Some(Shares::Amounts) => return "monetary",
        Some(Shares::Perhaps) if money => return "monetary",
        Some(_) => return "shares",
        None => {}
    }
    if each_share::at(&lower).is_some() || is_eps(&lower) || dilution::is_in_part(caption) {
        "perShare"
    } else if counted
        || counts::says_caption(caption)
        || scaled_thing::stated(caption).is_some()
        || (by_title.is_none()
            && (counts::may_count(caption) || measures::encloses_things(caption)))
    {
        "pure"
    } else {
        "monetary"
    }
}

/// Whether a word of a caption is the short name of earnings per share.
fn is_eps(lower: &str) -> bool {
    let mut parts = lower.split(|c: char| !c.is_alphanumeric());
    parts.any(|part| known().has(Kind::ShortPerShare, part))
}
