//! Which section shows which fact, and in which form.

use std::borrow::Cow;
use std::io::{self, Write};

use super::super::Output;
use super::columns::Grid;
use super::fit::{self, Fit, Size};
use super::head::{Head, Naming};
use super::{Page, list, table};
use crate::model::{FactId, Lang, Statement, StatementId, Taxonomy};
use crate::notation::markup::bytes::Bytes;

/// More columns than this are no table for a page.
const MOST_COLUMNS: usize = 36;

/// So many rows are kept together on a page of paper; to keep more would leave half a page empty.
const ROWS_TOGETHER: usize = 18;

/// A section of the page: a statement with the facts it shows.
pub(super) struct Section<'a> {
    statement: Option<&'a Statement>,
    form: Form,
}

enum Form {
    /// Rows of concepts, columns of periods.
    Grid(Grid),
    /// A fact a row.
    List(Vec<FactId>),
}

/// The sections of a report: the statements of its entry point that show facts, in order, then
/// what no statement has. Facts that the text of the release shows are left out.
pub(super) fn sections<'a>(output: &Output<'a>, lang: &Lang) -> Vec<Section<'a>> {
    let mut facts: Vec<Vec<FactId>> = vec![Vec::new(); output.taxonomy.statements.len()];
    let mut others = Vec::new();
    let in_text = |id: FactId| output.release.is_some_and(|release| release.shows(id));
    for (id, fact) in output.facts() {
        match fact.statement {
            Some(statement) => facts[statement.index()].push(id),
            None if in_text(id) => {}
            None => others.push(id),
        }
    }
    // A fact may stand in a statement that the entry point leaves out; it is shown all the same.
    let rest = (0..facts.len()).filter_map(StatementId::at);
    let order =
        output.taxonomy.statements_of(output.report.entry_point).iter().copied().chain(rest);
    let mut sections = Vec::new();
    for id in order {
        let all = std::mem::take(&mut facts[id.index()]);
        let shown: Vec<FactId> = all.iter().copied().filter(|id| !in_text(*id)).collect();
        if !shown.is_empty() {
            let statement = &output.taxonomy.statements[id.index()];
            sections.push(Section {
                statement: Some(statement),
                form: form(output, statement, shown, &all, lang),
            });
        }
    }
    if !others.is_empty() {
        sections.push(Section { statement: None, form: Form::List(others) });
    }
    sections
}

/// A table where it is one: all figures, and not mostly holes.
fn form(
    output: &Output<'_>,
    statement: &Statement,
    facts: Vec<FactId>,
    all: &[FactId],
    lang: &Lang,
) -> Form {
    let numeric = |id: &FactId| {
        output.taxonomy.concept(output.report.fact(*id).concept).item_type.is_numeric()
    };
    if !facts.iter().all(numeric) {
        return Form::List(facts);
    }
    match Grid::new(output, statement, &facts, all, lang, MOST_COLUMNS) {
        Some(grid) if grid.is_dense() => Form::Grid(grid),
        _ => Form::List(facts),
    }
}

impl Section<'_> {
    /// The id of the section in the page. No id of a statement makes that of the last section.
    pub(super) fn id(&self, taxonomy: &Taxonomy) -> String {
        match self.statement {
            Some(statement) => format!("s-{}", statement.id),
            None if taxonomy.find_statement("others").is_some() => "s.others".to_owned(),
            None => "s-others".to_owned(),
        }
    }

    /// How the table of the section is set; nothing for a list.
    pub(super) fn fit(&self, page: &Page<'_>) -> Option<Fit> {
        match &self.form {
            Form::Grid(grid) => Some(fit::of(page, grid, &Head::new(page, grid))),
            Form::List(_) => None,
        }
    }

    /// How the section stands on paper: `wide` on a page turned round, for no smaller letters make it
    /// fit; `close-set` in small letters; `short` on one page; `long` wherever it comes.
    pub(super) fn extent(&self, fit: Option<Fit>) -> &'static str {
        let rows = match &self.form {
            Form::Grid(grid) => grid.rows,
            Form::List(facts) => facts.len(),
        };
        let is_long = rows > ROWS_TOGETHER;
        match (fit.map_or(Size::Large, |fit| fit.size), is_long) {
            (Size::Large, true) => "long",
            (Size::Large, false) => "short",
            (Size::SmallOnPaper, true) => "long close-on-paper",
            (Size::SmallOnPaper, false) => "short close-on-paper",
            (Size::Small, true) => "close-set",
            (Size::Small, false) => "close-set short",
            (Size::Turned, _) => "wide",
        }
    }

    pub(super) fn title_in(&self, lang: &Lang) -> Option<&str> {
        self.statement?.title.get(lang).map(String::as_str)
    }

    pub(super) fn title(&self, page: &Page<'_>) -> Cow<'_, str> {
        match self.statement {
            None => Cow::Borrowed(page.words.other_facts.as_str()),
            Some(statement) => {
                let any = statement.title.values().next().unwrap_or(&statement.id);
                Cow::Borrowed(self.title_in(page.lang()).unwrap_or(any))
            }
        }
    }

    pub(super) fn write(
        &self,
        page: &Page<'_>,
        fit: Option<Fit>,
        out: &mut Bytes<impl Write>,
    ) -> io::Result<()> {
        let title = self.title(page);
        let naming = fit.map_or(Naming::Full, |fit| fit.naming);
        match (&self.form, self.statement) {
            (Form::Grid(grid), Some(statement)) => {
                table::write(page, &title, statement, (grid, naming), out)
            }
            (Form::List(facts), statement) => list::write(page, &title, statement, facts, out),
            (Form::Grid(_), None) => Ok(()),
        }
    }

    /// The facts in the order in which the page shows them.
    pub(super) fn facts(&self) -> Box<dyn Iterator<Item = FactId> + '_> {
        match &self.form {
            Form::Grid(grid) => Box::new(grid.cells.iter().map(|cell| cell.fact)),
            Form::List(facts) => Box::new(facts.iter().copied()),
        }
    }
}
