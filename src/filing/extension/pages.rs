//! What stands on which page: the names of the sheet become facts and statements.

use rustc_hash::FxHashSet;

use super::{About, facts, models};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, did_you_mean};
use crate::model::{
    ConceptId, FactId, FootnoteSetId, Lang, Period, PeriodType, Report, StatementId, Taxonomy,
};
use crate::profile::{Extension, PagePlan, Part, is_made_as};
use crate::source::form::{ExtensionSheet, PartEntry};

/// Makes the pages, and adds the facts that are made of parts of them.
pub(super) fn plan(
    about: &About<'_>,
    sheet: &ExtensionSheet,
    (taxonomy, report): (&Taxonomy, &mut Report),
    diagnostics: &mut Diagnostics,
) -> Vec<PagePlan> {
    let mut planner =
        Planner { about, sheet, taxonomy, report, diagnostics, taken: FxHashSet::default() };
    let mut plans: Vec<PagePlan> = Vec::new();
    for page in &sheet.pages {
        let (name, place) = &page.name;
        let patterns = &about.set.names.page_code;
        if !patterns.iter().any(|pattern| is_made_as(pattern, name)) {
            let message = format!("`{name}` is no name of a page.");
            let help = format!(
                "a page is called as `{}`: 9 a digit, A a capital letter, X a letter or digit",
                patterns.join("` or `")
            );
            let told = Diagnostic::new(Code::InvalidForm, place.clone(), message).help(help);
            planner.diagnostics.push(told);
        }
        let parts = page.parts.iter().filter_map(|part| planner.part(part)).collect();
        plans.push(PagePlan { name: name.clone(), title: page.title.clone(), parts });
    }
    plans
}

/// Makes parts of what a sheet says.
struct Planner<'a, 't> {
    about: &'a About<'a>,
    sheet: &'a ExtensionSheet,
    taxonomy: &'t Taxonomy,
    report: &'a mut Report,
    diagnostics: &'a mut Diagnostics,
    /// Facts that are blocks already.
    taken: FxHashSet<FactId>,
}

impl Planner<'_, '_> {
    fn part(&mut self, entry: &PartEntry) -> Option<Part> {
        if let Some((text, level)) = &entry.heading {
            return Some(Part::Heading(*level, text.clone()));
        }
        if let Some(fact) = &entry.fact {
            return self.line(fact, entry.text.clone().unwrap_or_default());
        }
        if let Some(text) = &entry.text {
            return Some(Part::Paragraph(text.clone()));
        }
        if let Some(name) = &entry.table {
            return self.statement(name).map(Part::Table);
        }
        if let Some(name) = &entry.list {
            let statement = self.statement(name)?;
            return Some(Part::List(self.listed(statement)));
        }
        let Some(name) = &entry.block else {
            let message = "A part of a page says nothing.";
            let help = "write one of heading, text, fact, list, table and block";
            let place = Place::file(&self.sheet.name);
            self.diagnostics.push(Diagnostic::new(Code::InvalidForm, place, message).help(help));
            return None;
        };
        let parts: Vec<Part> = entry.parts.iter().filter_map(|part| self.part(part)).collect();
        self.block(name, parts)
    }

    /// The statement that a sheet names.
    fn statement(&mut self, (name, place): &(String, Place)) -> Option<StatementId> {
        let found = self.taxonomy.find_statement(name);
        if found.is_none() {
            let message = format!("There is no statement `{name}`.");
            let known = self.taxonomy.statements.iter().map(|of| of.id.as_str());
            let mut told = Diagnostic::new(Code::UnknownStatement, place.clone(), message);
            if let Some(help) = did_you_mean(name, known) {
                told = told.help(help);
            }
            self.diagnostics.push(told);
        }
        found
    }

    /// The facts of a statement in the order of its rows.
    fn listed(&self, statement: StatementId) -> Vec<FactId> {
        let nodes = &self.taxonomy.statements[statement.index()].nodes;
        let row = |id: &FactId| {
            let concept = self.report.fact(*id).concept;
            nodes.iter().position(|node| node.concept == concept).unwrap_or(usize::MAX)
        };
        let all = self.report.facts.iter().enumerate();
        let of = all.filter(|(_, fact)| fact.statement == Some(statement));
        let mut facts: Vec<FactId> = of.map(|(at, _)| FactId::from(at)).collect();
        facts.sort_by_key(|id| (row(id), *id));
        facts
    }

    /// A fact of the report behind some words.
    fn line(&mut self, named: &(String, Place), words: String) -> Option<Part> {
        let concept = self.element(named)?;
        let Some(fact) = self.untaken(concept) else {
            self.tell_untaken(named);
            return None;
        };
        self.taken.insert(fact);
        Some(Part::Line(words, fact))
    }

    /// The element that a sheet names.
    fn element(&mut self, (name, place): &(String, Place)) -> Option<ConceptId> {
        let found = self.taxonomy.find(name);
        if found.is_none() {
            let message = format!("There is no element `{name}`.");
            let told = Diagnostic::new(Code::UnknownConcept, place.clone(), message);
            self.diagnostics.push(told.help("write the prefix and the name of an element"));
        }
        found
    }

    /// The first fact of an element that stands on no page yet.
    fn untaken(&self, concept: ConceptId) -> Option<FactId> {
        let all = self.report.facts.iter().enumerate().map(|(at, of)| (FactId::from(at), of));
        let mut of_concept = all.filter(|(_, fact)| fact.concept == concept);
        of_concept.find(|(id, _)| !self.taken.contains(id)).map(|(id, _)| id)
    }

    fn tell_untaken(&mut self, (name, place): &(String, Place)) {
        let message = format!("The report has no fact of `{name}` that stands on no page yet.");
        let told = Diagnostic::new(Code::InvalidForm, place.clone(), message);
        self.diagnostics.push(told.help("report it, or say of which parts it is made"));
    }

    /// A fact that is a text: that of the report, or one that is made of parts.
    fn block(&mut self, named: &(String, Place), parts: Vec<Part>) -> Option<Part> {
        let (name, place) = named;
        let tell = |message: String, help: &str, diagnostics: &mut Diagnostics| {
            let told = Diagnostic::new(Code::InvalidForm, place.clone(), message);
            diagnostics.push(told.help(help));
            None
        };
        let concept = self.element(named)?;
        if !self.taxonomy.concept(concept).item_type.is_text_block() {
            let message = format!("`{name}` is no block of text.");
            let help = "figures stand in tables, other texts in lists or behind words";
            return tell(message, help, self.diagnostics);
        }
        let fact = match (parts.is_empty(), self.untaken(concept)) {
            (true, Some(fact)) => fact,
            (true, None) => {
                self.tell_untaken(named);
                return None;
            }
            (false, Some(_)) => {
                let message =
                    format!("`{name}` has a value in the report, and is made of parts here.");
                let help = "leave the parts or the fact out";
                return tell(message, help, self.diagnostics);
            }
            (false, None) => {
                let (start, end) = self.about.fiscal.span(0, self.about.set.kind.months)?;
                let period = match self.taxonomy.concept(concept).period_type {
                    PeriodType::Instant => Period::Instant(self.sheet.filed),
                    PeriodType::Duration => Period::Duration { start, end },
                };
                let context = facts::context(self.report, period);
                facts::add(self.taxonomy, self.report, concept, context, Some(""))
            }
        };
        self.taken.insert(fact);
        Some(Part::Block(fact, parts))
    }
}

/// Footnotes that can't be written: none is lost without a word.
pub(super) fn tell_footnotes(
    extension: &Extension,
    (taxonomy, report): (&Taxonomy, &Report),
    diagnostics: &mut Diagnostics,
) {
    let lang: Lang = extension.lang.as_str().into();
    let noted = (0..report.facts.len()).map(FactId::from);
    let mut noted = noted.filter(|id| report.fact(*id).footnotes != FootnoteSetId(0));
    let found = noted.find_map(|id| {
        let Some(form) = &extension.footnotes else {
            let message = "Footnotes of facts are not written into filings of this profile.";
            let help = "say them in a block of text, and leave `footnotes` out".to_owned();
            return Some((id, message.to_owned(), help));
        };
        if !taxonomy.declared.contains_key(&*form.role) {
            let message = format!("The taxonomy does not declare the role `{}`.", form.role);
            let help = "import the regulator's roles of statements, or leave `footnotes` out";
            return Some((id, message, help.to_owned()));
        }
        let set = &report.footnote_sets[report.fact(id).footnotes.index()];
        let mut notes = set.iter().map(|note| &report.footnotes[note.index()]);
        let lacks = notes.find(|note| !note.text.contains_key(&lang))?;
        let message = format!("The footnote `{}` has no text in `{lang}`.", lacks.id);
        Some((id, message, format!("write it in `{lang}`")))
    });
    if let Some((id, message, help)) = found {
        let told = Diagnostic::new(Code::InvalidForm, models::place(report, id), message);
        diagnostics.push(told.help(help));
    }
}

/// Facts that stand on no page.
pub(super) fn tell_unplaced(
    pages: &[PagePlan],
    information: &[FactId],
    (taxonomy, report): (&Taxonomy, &Report),
    diagnostics: &mut Diagnostics,
) {
    let mut placed: FxHashSet<FactId> = information.iter().copied().collect();
    let mut tables: FxHashSet<StatementId> = FxHashSet::default();
    for part in pages.iter().flat_map(|page| &page.parts).flat_map(Part::all) {
        match part {
            Part::List(facts) => placed.extend(facts),
            Part::Block(fact, _) | Part::Line(_, fact) => placed.extend([*fact]),
            Part::Table(statement) => tables.extend([*statement]),
            Part::Heading(..) | Part::Paragraph(_) => {}
        }
    }
    for (at, fact) in report.facts.iter().enumerate() {
        let id = FactId::from(at);
        if placed.contains(&id) || fact.statement.is_some_and(|of| tables.contains(&of)) {
            continue;
        }
        let name = &taxonomy.concept(fact.concept).name;
        let message = format!("`{name}` stands on no page.");
        let help = match fact.statement {
            Some(statement) => {
                let of = &taxonomy.statements[statement.index()].id;
                format!(
                    "add {{ table = \"{of}\" }} or {{ list = \"{of}\" }} to a page of the sheet"
                )
            }
            None => format!("add {{ block = \"{name}\" }} to a page of the sheet"),
        };
        let told = Diagnostic::new(Code::NoPlaceInForm, models::place(report, id), message);
        diagnostics.push(told.help(help));
    }
}
