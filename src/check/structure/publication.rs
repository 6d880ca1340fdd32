//! What a taxonomy says of itself: names that become names of XML, ids that stand once, languages of labels,
//! concepts under the title of a page.

use rustc_hash::FxHashSet;

use super::Judged;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Part, Place, Thing, did_you_mean};
use crate::model::{EntryPoint, Statement, StatementId};
use crate::notation::lexical::{is_language, is_ncname, naming};

/// Checks the names, ids and languages of a taxonomy.
pub(super) fn check(judged: Judged<'_>, diagnostics: &mut Diagnostics) {
    let publication = &judged.taxonomy.publication;
    name(&publication.prefix, "a prefix", || key(judged, &["prefix"]), diagnostics);
    let own = || judged.taxonomy.statements.iter().enumerate().filter(|(_, of)| of.is_own());
    let place = |at: usize| judged.place(Thing::Statement(StatementId::from(at)), Part::Name);
    for (at, statement) in own() {
        name(&statement.id, "the id of a statement", || place(at), diagnostics);
    }
    entry_points(judged, diagnostics);
    languages(judged, diagnostics);
    let mut seen = FxHashSet::default();
    for (at, Statement { id, .. }) in own().filter(|(_, of)| !seen.insert(of.id.as_str())) {
        let message = format!("The statement `{id}` stands twice.");
        diagnostics.push(
            Diagnostic::new(Code::RepeatedName, place(at), message)
                .help("the id of a statement is the last step of its role URI"),
        );
    }
    cover(judged, diagnostics);
}

/// Where a value of the definition stands.
fn key(judged: Judged<'_>, keys: &[&str]) -> Place {
    match &judged.taxonomy.publication.definition {
        file if file.is_empty() => Place::thing(&format!("taxonomy, {}", keys.join("."))),
        file => Place::key(file, keys),
    }
}

/// Tells a name that can't be one of XML.
fn name(name: &str, what: &str, place: impl Fn() -> Place, diagnostics: &mut Diagnostics) {
    if !is_ncname(name) {
        let message = format!("`{name}` can't be {what}.");
        let told = Diagnostic::new(Code::InvalidName, place(), message);
        diagnostics.push(told.help(naming(name)));
    }
}

/// Tells an id of two entry points, and a statement that one names twice: its linkbases would refer to its
/// role twice (XBRL 2.1 §3.5.2.4.5).
fn entry_points(judged: Judged<'_>, diagnostics: &mut Diagnostics) {
    let mut ids = FxHashSet::default();
    for (nth, EntryPoint { id, statements, .. }) in judged.taxonomy.entry_points.iter().enumerate()
    {
        if !ids.insert(id) {
            let message = format!("The entry point `{id}` stands twice.");
            let place = key(judged, &["entry_points", &nth.to_string(), "id"]);
            let told = Diagnostic::new(Code::RepeatedName, place, message);
            diagnostics.push(told.help("its id is part of the names of its files"));
        }
        let mut seen = FxHashSet::default();
        for (at, statement) in statements.iter().enumerate() {
            if seen.insert(*statement) {
                continue;
            }
            let statement = judged.taxonomy.statements.get(statement.index());
            let name = statement.map_or("", |statement| &statement.id);
            let message = format!("The entry point `{id}` names the statement `{name}` twice.");
            let place = (Thing::Shown(nth, at), Part::Name);
            let told = judged.diagnostic(Code::RepeatedName, place, message);
            diagnostics.push(told.help("an entry point has a statement once"));
        }
    }
}

/// Tells where there is no language for labels, where one is no language tag, and where one stands twice.
fn languages(judged: Judged<'_>, diagnostics: &mut Diagnostics) {
    let languages = &judged.taxonomy.languages;
    let bad = languages.iter().position(|lang| !is_language(lang));
    let was_told = judged.origins.was_told(Thing::Languages, Part::Name);
    if (languages.is_empty() || bad.is_some()) && !was_told {
        let at = bad.map(|at| at.to_string());
        let keys: Vec<&str> = std::iter::once("languages").chain(at.as_deref()).collect();
        let message = "`languages` does not name languages.";
        let told = Diagnostic::new(Code::InvalidLanguage, key(judged, &keys), message);
        diagnostics.push(told.help("name at least one label language, such as \"en\""));
    }
    let mut seen = FxHashSet::default();
    for (at, lang) in languages.iter().enumerate() {
        if !seen.insert(lang.to_lowercase()) {
            let place = key(judged, &["languages", &at.to_string()]);
            let message = format!("The label language `{lang}` stands twice.");
            let told = Diagnostic::new(Code::RepeatedLanguage, place, message);
            diagnostics
                .push(told.help("name each label language once; capitals make no difference"));
        }
    }
}

/// Tells of names under the title of a page that no concept has.
fn cover(judged: Judged<'_>, diagnostics: &mut Diagnostics) {
    let concepts = &judged.taxonomy.concepts;
    let cover = judged.taxonomy.publication.cover.iter();
    for name in cover.filter(|name| concepts.meant(name).is_empty()) {
        let known = concepts.values().map(|concept| &*concept.name.local);
        let message = format!("`{name}`, which is to stand under the title, is no concept.");
        let help = did_you_mean(name, known);
        let place = match &judged.taxonomy.publication.definition {
            file if file.is_empty() => key(judged, &["cover"]),
            file => Place::file(file),
        };
        let told = Diagnostic::new(Code::UnknownConcept, place, message);
        diagnostics.push(told.help(help.unwrap_or_else(|| "take it out of `cover`".to_owned())));
    }
}
