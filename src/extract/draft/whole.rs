//! Rows of what all shares have together, whose captions state what each has: `Interim – RMB0.05 per ordinary share  269`.

use crate::extract::each_share;
use crate::model::Figure;
use crate::notation::figure::{self, Printed};

/// Whether a caption states for each share figures that are none of those of its row.
pub(super) fn is_of_all(caption: &str, values: &[Option<Figure>]) -> bool {
    let stated = each_share::stated(caption);
    let number = |words: &String| match figure::parse(words) {
        Ok(Printed::Number(number)) => Some(number.figure),
        _ => None,
    };
    let stated: Vec<Figure> = stated.iter().filter_map(number).collect();
    let is_whole = |value: &Figure| value.to_string().find('.').is_none();
    let mut own = values.iter().flatten().filter(|value| !value.is_zero()).peekable();
    !stated.is_empty()
        && own.peek().is_some()
        && own.all(|value| is_whole(value) && !stated.contains(&value.abs()))
}
