//! What stands on which page: the names of the sheet become facts and statements.

use rustc_hash::FxHashSet;

use super::{About, facts, models};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, did_you_mean};
use crate::model::{FactId, FootnoteSetId, Period, PeriodType, Report, StatementId, Taxonomy};
use crate::profile::{Extension, PagePlan, Part, is_made_as};
use crate::source::form::{ExtensionSheet, PartEntry};

/// Makes the pages, and adds the facts that are made of parts of them.
pub(super) fn plan(
    extension: &Extension,
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
        let patterns = &extension.names.page_code;
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
            let help = "write one of heading, text, list, table and block";
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

    /// A fact that is a text: that of the report, or one that is made of parts.
    fn block(&mut self, (name, place): &(String, Place), parts: Vec<Part>) -> Option<Part> {
        let tell = |code, message: String, help: &str, diagnostics: &mut Diagnostics| {
            diagnostics.push(Diagnostic::new(code, place.clone(), message).help(help));
            None
        };
        let Some(concept) = self.taxonomy.find(name) else {
            let message = format!("There is no element `{name}`.");
            let help = "write the prefix and the name of a block of text";
            return tell(Code::UnknownConcept, message, help, self.diagnostics);
        };
        if !self.taxonomy.concept(concept).item_type.is_text_block() {
            let message = format!("`{name}` is no block of text.");
            let help = "figures stand in tables, other texts in lists";
            return tell(Code::InvalidForm, message, help, self.diagnostics);
        }
        let all = self.report.facts.iter().enumerate().map(|(at, of)| (FactId::from(at), of));
        let mut of_concept = all.filter(|(_, fact)| fact.concept == concept);
        let found = of_concept.find(|(id, _)| !self.taken.contains(id)).map(|(id, _)| id);
        let fact = match (parts.is_empty(), found) {
            (true, Some(fact)) => fact,
            (true, None) => {
                let message =
                    format!("The report has no fact of `{name}` that stands on no page yet.");
                let help = "report it, or say of which parts it is made";
                return tell(Code::InvalidForm, message, help, self.diagnostics);
            }
            (false, Some(_)) => {
                let message =
                    format!("`{name}` has a value in the report, and is made of parts here.");
                let help = "leave the parts or the fact out";
                return tell(Code::InvalidForm, message, help, self.diagnostics);
            }
            (false, None) => {
                let (start, end) = self.about.fiscal.span(0, self.about.kind.months)?;
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

/// Footnotes, which pages of Inline XBRL 1.0 have no place for here: none is lost without a word.
pub(super) fn tell_footnotes(report: &Report, diagnostics: &mut Diagnostics) {
    let noted = report.facts.iter().position(|fact| fact.footnotes != FootnoteSetId(0));
    if let Some(at) = noted {
        let message = "Footnotes of facts are not written into filings of this profile.";
        let place = models::place(report, FactId::from(at));
        let help = "say them in a block of text, and leave `footnotes` out";
        diagnostics.push(Diagnostic::new(Code::InvalidForm, place, message).help(help));
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
            Part::Block(fact, _) => placed.extend([*fact]),
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
