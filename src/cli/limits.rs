//! `--limit`: how much is read before input is given up.

use crate::diagnostic::Language;
use crate::limit::{self, LIMITS, Limit};

/// What asks for the list of limits.
const HELP: &str = "help";

/// Sets limits, each `NAME=VALUE`.
///
/// # Errors
/// What is wrong with one of them.
pub(super) fn set(limits: &[String]) -> Result<(), String> {
    for text in limits.iter().filter(|text| *text != HELP) {
        let (name, value) = text.split_once('=').unwrap_or((text, ""));
        let Some(limit) = Limit::from_name(name.trim()) else {
            return Err(format!("there is no limit `{name}`; --limit help lists them"));
        };
        let Some(value) = limit::parse(value.trim()) else {
            let info = limit.info();
            let what = if info.bytes { "a number of bytes" } else { "a number" };
            return Err(format!(
                "`{text}` sets no limit; write {what}: {name}={}",
                info.shown(info.default)
            ));
        };
        if value > limit.info().most {
            return Err(format!("`{text}` is too much: {} at most", limit.info().most));
        }
        limit.set(value);
    }
    Ok(())
}

/// Whether the list of limits is asked for.
pub(super) fn is_help(limits: &[String]) -> bool {
    limits.iter().any(|text| text == HELP)
}

/// The limits with their defaults and what they count, a line each.
pub(super) fn list(language: Language) -> String {
    let line = |info: &limit::Info| {
        let counts = language.say(info.counts);
        format!("{:<13} {:>8}  {counts}\n", info.name, info.shown(info.default))
    };
    LIMITS.iter().map(line).collect()
}
