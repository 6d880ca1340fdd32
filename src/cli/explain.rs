//! `kessan check --explain CODE`: the page of a rule.

use std::io::{self, Write};

use super::terminal::{self, Wrapped};
use super::{Ending, said};
use crate::check::pages;
use crate::diagnostic::{CODES, Language, did_you_mean};

/// Shows the page of a code, or says which codes have a name like it; lists all where none is named.
pub(super) fn run(code: &str, language: Language) -> Ending {
    let columns = terminal::stdout_columns();
    let mut out = Wrapped::new(io::stdout().lock(), columns);
    if code.is_empty() {
        return said(list(language, &mut out).and_then(|()| out.flush()));
    }
    let code = code.to_lowercase().replace(['_', ' '], "-");
    match pages::all().find(|page| page.code.name() == code) {
        Some(page) => {
            let page = page.told_in(language, columns.unwrap_or(usize::MAX));
            said(write!(out, "{page}").and_then(|()| out.flush()))
        }
        None => Ending::Failed(format!("there is no code `{code}`; {}", nearest(&code))),
    }
}

/// Every code with its severity and what it means.
fn list(language: Language, out: &mut impl Write) -> io::Result<()> {
    CODES.iter().map(|code| code.info()).try_for_each(|info| {
        let severity = language.say(info.severity.name());
        writeln!(out, "{:<28} {severity:<8} {}", info.name, language.say(info.summary))
    })
}

/// The codes that may be meant: those in whose names the word stands, or those spelt much alike.
fn nearest(word: &str) -> String {
    let names = || pages::all().map(|page| page.code.name());
    let with_word: Vec<String> = names()
        .filter(|name| !word.is_empty() && name.contains(word))
        .map(|name| format!("`{name}`"))
        .collect();
    if !with_word.is_empty() {
        return format!("codes with that word: {}", with_word.join(", "));
    }
    did_you_mean(word, names())
        .unwrap_or_else(|| "src/check/RULES.md lists all, and diagnostics show theirs".to_owned())
}
