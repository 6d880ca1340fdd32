//! Rules of a profile about filings in an extended taxonomy, beyond those of XBRL: one file a subject.
//!
//! A rule applies where the profile names it ([`Rule`]), and what the regulator calls it stands at the end
//! of the finding. A few codes gather them.

mod elements;
mod expected;
mod facts;
mod files;
mod information;
mod labels;
mod networks;
mod pages;
mod sums;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{Concept, FactId, Statement, Value};
use crate::profile::{Extended, Rule};

/// Judges a filing by the rules of its profile. `place` is the sheet, for what has no place of its own.
pub fn extended(filing: &Extended<'_>, place: &Place, diagnostics: &mut Diagnostics) {
    let mut judge = Judge { filing, place, diagnostics };
    labels::check(&mut judge);
    elements::check(&mut judge);
    networks::check(&mut judge);
    sums::check(&mut judge);
    information::check(&mut judge);
    expected::check(&mut judge);
    facts::check(&mut judge);
    pages::check(&mut judge);
    files::check(&mut judge);
}

/// A filing that is being judged.
struct Judge<'a, 'f> {
    filing: &'a Extended<'f>,
    place: &'a Place,
    diagnostics: &'a mut Diagnostics,
}

impl<'a, 'f> Judge<'a, 'f> {
    /// What a rule is called, where the profile applies it.
    fn applies(&self, rule: Rule) -> Option<&'a str> {
        self.filing.extension.rules.apply.get(&rule).map(String::as_str)
    }

    /// Tells that a rule is broken, if the profile applies it.
    fn tell(&mut self, rule: Rule, code: Code, place: Place, message: &str, help: &str) {
        if let Some(name) = self.applies(rule) {
            self.tell_named(name, code, place, message, help);
        }
    }

    /// Tells that a rule with a name of the regulator's is broken.
    fn tell_named(&mut self, name: &str, code: Code, place: Place, message: &str, help: &str) {
        let message = match name {
            "" => format!("{message}."),
            name => format!("{message} ({name})."),
        };
        self.diagnostics.push(Diagnostic::new(code, place, message).help(help));
    }

    /// The own concepts.
    fn own(&self) -> impl Iterator<Item = &'a Concept> + use<'a, 'f> {
        self.filing.taxonomy.concepts.values().filter(|concept| concept.is_own())
    }

    /// The statements of the filing that are the filer's own.
    fn statements(&self) -> impl Iterator<Item = &'a Statement> + use<'a, 'f> {
        let taxonomy = self.filing.taxonomy;
        let entry = taxonomy.entry_points.get(self.filing.report.entry_point);
        let ids = entry.into_iter().flat_map(|entry| &entry.statements);
        ids.filter_map(|id| taxonomy.statements.get(id.index())).filter(|of| of.is_own())
    }

    /// Where a concept is declared.
    fn at(&self, concept: &Concept) -> Place {
        Place::line(&self.filing.taxonomy.source, concept.line)
    }

    /// Where a statement was read from.
    fn of(&self, statement: &Statement) -> Place {
        match statement.source.is_empty() {
            true => self.place.clone(),
            false => Place::file(&statement.source),
        }
    }

    /// Where a fact was read from.
    fn from(&self, id: FactId) -> Place {
        let report = self.filing.report;
        let fact = report.fact(id);
        match report.sources.get(usize::from(fact.source.0)) {
            Some(source) => Place::line(&source.name, fact.line),
            None => self.place.clone(),
        }
    }

    /// The text of the first fact of an element that is not nil.
    fn text(&self, element: &str) -> Option<&'a str> {
        let (report, taxonomy) = (self.filing.report, self.filing.taxonomy);
        report.facts.iter().find_map(|fact| match fact.value {
            Value::Text(text) if *taxonomy.concept(fact.concept).name.local == *element => {
                Some(&*report.texts[text.index()].value)
            }
            _ => None,
        })
    }

    /// What a fact about the document says, by its name without its ending.
    fn information(&self, element: &str) -> Option<&'a str> {
        let ending = &self.filing.extension.information.ending;
        self.text(&format!("{element}{ending}"))
    }
}
