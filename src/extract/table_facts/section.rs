//! Parts of a table that state a unit of their own, or that their figures are no amounts: `Average balances ($ in
//! billions)` above some rows of a table in millions, `Net income per share`.
//!
//! Such a part goes to the next line without figures, or to a row that stands further left than those of the part.
//! What follows may be stated as the part is or as the table is: that is asked. Rows below `Parent company` or
//! `Outlook` may be another's or no results: they are asked until the map has rows for them.

use chrono::Datelike;

use super::super::caption_end;
use super::super::counts;
use super::super::finding::FindingKind;
use super::super::measured::{self, Measured};
use super::super::rate;
use super::super::section_line::{self, Aside};
use super::super::title;
use super::super::titled;
use super::super::unit_line::{self, Tail, UnitLine, Whole};
use super::bare_power;
use super::missing::counted;
use super::unit::{Own, scale_of};
use super::{Harvester, Known, Missing, asked};
use crate::extract::columns::Column;
use crate::model::{Concept, Period};
use crate::notation::words::Kind as Word;
use crate::text::table::{Content, Row, Table};
use crate::text::{Span, Text};

/// What the part of a table says about its unit in which a row stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// None that states a unit of its own.
    Table,
    /// One that states this unit, under these words.
    Stated(UnitLine, String),
    /// One whose words state a unit that was not understood.
    Doubtful(String),
    /// Behind one that stated this unit, under these words.
    Behind(UnitLine, String),
}

/// Where a row stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// What is said about the unit.
    unit: Section,
    /// What the figures are, where the words above the row say that they are no amounts, and these words.
    measured: Option<(Measured, String)>,
    /// Words above the row by which its figures may be another's or no results.
    other: Option<Other>,
}

impl Part {
    /// Whether the words above the row say that its figures are rates: `Organic growth`.
    pub(super) fn is_of_rates(&self) -> bool {
        let said = self.measured.as_ref().filter(|(of, _)| *of == Measured::Number);
        said.is_some_and(|(_, words)| rate::rate(words) == Some(rate::Rate::Said))
    }
}

/// A line above some rows by which their figures may be another's or no results.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Other {
    /// What it says.
    says: Says,
    /// All of it.
    words: String,
}

/// What a line above some rows says that makes their figures doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    /// It names what titles name of forecasts or of others.
    Title(Word),
    /// It says no more than that they are no plain results.
    Aside(Aside),
}

/// The part of each row of a table.
pub(super) fn parts(table: &Table, text: &Text) -> Vec<Part> {
    let titled = titled::measure(table, text);
    let mut current = Part { unit: Section::Table, measured: titled.clone(), other: None };
    // How far the line that opens the part and its rows are from the left, and whether `Basic` or `Diluted` was there.
    let (mut opens, mut rows, mut diluted) = (0, None, false);
    let mut parts = Vec::with_capacity(table.rows.len());
    for (at, row) in table.rows.iter().enumerate() {
        let words = row.words(text);
        if is_line_of_words(row, text) {
            (opens, rows, diluted) = (row.indent, None, false);
            let words = section_line::as_unit(&section_line::without_notes(&words));
            let measured = section_line::measures(&words).then_some(Measured::Number);
            let below = measured::measured_below(section_line::without_exceptions(&words));
            let measured = below.or(measured);
            current.measured = measured.map(|of| (of, words.clone()));
            let above = row.caption.first().map_or(0, |span| span.start);
            current.other = other(&words).filter(|_| !is_of_reporter(&words, above, text));
            current.unit = match opened_by(&words) {
                Some(Section::Stated(_, words))
                    if caption_end::states_unit(&words) && caption_end::may_be(table, at, text) =>
                {
                    Section::Doubtful(words)
                }
                other => other.unwrap_or_else(|| left(current.unit)),
            };
        } else {
            let within = *rows.get_or_insert(row.indent);
            let outside = within > opens && row.indent <= opens;
            if outside {
                current.unit = match current.measured {
                    None | Some((Measured::Shares, _)) => left(current.unit),
                    // The unit of rates and of amounts for each share is none of whole amounts.
                    Some(_) => Section::Table,
                };
                current.other = None;
            }
            let dilution = counts::names_dilution(&words);
            if outside || (diluted && !dilution && !has_decimals(row)) {
                current.measured = titled.clone();
            }
            diluted |= dilution;
        }
        parts.push(current.clone());
    }
    parts
}

/// What a line without figures says of whose or of which time the figures below it are.
fn other(words: &str) -> Option<Other> {
    let kinds = [Word::ForecastTitles, Word::OtherTitles];
    let kind = kinds.into_iter().find(|kind| title::says(*kind, words).is_some()).map(Says::Title);
    let says = kind.or_else(|| section_line::aside(words).map(Says::Aside))?;
    Some(Other { says, words: words.to_owned() })
}

/// Whether a line is the name of the company whose report this is: it opens one of the first lines of the text, above
/// the line itself.
fn is_of_reporter(words: &str, at: usize, text: &Text) -> bool {
    const TOP: usize = 10;
    const LONGEST: usize = 200;
    let name = words.trim_end_matches([':', '：', ' ']).to_lowercase();
    let is_above = |line: &&Span| line.end <= at && line.end - line.start < LONGEST;
    let mut top = text.lines().iter().take(TOP).filter(is_above);
    section_line::is_of_company(words)
        && top.any(|line| text.plain(*line).to_lowercase().starts_with(&name))
}

fn has_decimals(row: &Row) -> bool {
    row.cells.iter().any(|cell| match &cell.content {
        Content::Figures(figures) => figures.iter().any(|figure| figure.printed.contains('.')),
        _ => false,
    })
}

/// Whether a row has a caption and no figure or dash, nor words that stand for one.
fn is_line_of_words(row: &Row, text: &Text) -> bool {
    let words = row.cells.iter().all(|cell| cell.content == Content::Words);
    !row.caption.is_empty() && words && !row.is_void(text)
}

/// What stands behind a part.
fn left(section: Section) -> Section {
    match section {
        Section::Stated(line, words) => Section::Behind(line, words),
        Section::Doubtful(_) => Section::Table,
        other => other,
    }
}

/// The part that a line without figures opens, where it ends with the statement of a unit.
fn opened_by(words: &str) -> Option<Section> {
    let words = words.trim_end().trim_end_matches([':', '：']).trim_end();
    let line = if words.ends_with([')', '）', ']', '］', '】']) {
        let last = unit_line::enclosed(words).pop()?;
        let alone = || UnitLine::of_currency(&last).filter(|_| section_line::is_unit(&last));
        match unit_line::read(&format!("({last})")) {
            Some(line) if line.is_clear() => line,
            other => alone().or(other)?,
        }
    } else {
        match (unit_line::whole(words, None), unit_line::tail(words)) {
            (Some(Whole::Said(line)), _) | (None, Some(Tail::Said(line))) => line,
            (None, None) => return None,
            _ => return Some(Section::Doubtful(words.to_owned())),
        }
    };
    Some(match line.is_clear() {
        true => Section::Stated(line, words.to_owned()),
        false => Section::Doubtful(words.to_owned()),
    })
}

impl Harvester<'_> {
    /// Asks for a row below a line by which its figures may be another's or no results, unless its caption, its
    /// concept, its statement or the map says that too.
    pub(super) fn of_other(
        &self,
        row: &Known,
        item: &Concept,
        column: Option<Period>,
    ) -> Result<(), Missing> {
        let Some(Other { says, words }) = &self.parts[row.line].other else { return Ok(()) };
        let titles = self.taxonomy.statements[self.entry.statement.index()].title.values();
        let mut said = titles.chain(item.labels.values()).chain([&row.caption]);
        let in_year = |year: &i32| {
            column.and_then(Period::last_day).is_some_and(|day| Datelike::year(&day) == *year)
        };
        let agrees = match says {
            Says::Title(kind) => said.any(|of| title::says(*kind, of).is_some()),
            Says::Aside(Aside::Year(year)) => in_year(year),
            Says::Aside(Aside::Other) => !item.item_type.is_monetary(),
        };
        if row.is_given || agrees {
            return Ok(());
        }
        let reason = match says {
            Says::Title(Word::ForecastTitles) => {
                format!("`{words}` stands above some rows, and their figures may be no results")
            }
            Says::Title(_) => {
                format!("`{words}` stands above some rows, and their figures may be another's")
            }
            Says::Aside(_) => format!(
                "`{words}` stands above some rows, and their figures may be none of their columns"
            ),
        };
        Err((
            FindingKind::QuestionHeading,
            reason,
            "rows = [{ caption = \"…\", concept = \"…\", members = { \"…\" = \"…\" } }, …]"
                .to_owned(),
        ))
    }

    /// Adds to what stands at a figure and in its caption what the part of the table says in which its row stands.
    pub(super) fn of_section(
        &self,
        row: &Known,
        item: &Concept,
        column: &Column,
        own: &mut Own,
    ) -> Result<(), Missing> {
        let Part { unit: section, measured, .. } = &self.parts[row.line];
        if item.item_type.is_monetary() {
            match measured {
                Some((Measured::PerShare, words)) => return Err(counted(words, item)),
                Some((_, words)) if own.currency.is_none() && !column.is_measured() => {
                    return Err(counted(words, item));
                }
                _ if counts::is_dilution(&row.caption) => return Err(counted(&row.caption, item)),
                _ => {}
            }
        }
        let kind = &*item.item_type.name;
        let (money, per_share) = (item.item_type.is_monetary(), kind == "perShare");
        let settled = own.scale.is_some() || own.shares.is_some();
        if settled || kind == "percent" {
            return Ok(());
        }
        match section {
            Section::Table => Ok(()),
            Section::Doubtful(words) => {
                Err(asked(format!("the unit in `{words}` is not understood"), item))
            }
            Section::Stated(line, _) if line.is_of_shares() && kind != "shares" => Ok(()),
            // A currency is of none of them, whatever power stands beside it.
            Section::Stated(line, _) if kind == "pure" && !line.codes.is_empty() => Ok(()),
            Section::Stated(_, words) if kind == "pure" => {
                Err(asked(format!("`{words}` may state the numbers below it or not"), item))
            }
            Section::Stated(line, words) if money || per_share => {
                let unscaled = line.scale.is_none() && line.power == 0;
                let scaled = column.scale.is_some_and(|power| power != 0);
                let of_number = line.codes.is_empty()
                    && (counts::says_caption(words)
                        || unit_line::names_shares(words)
                        || (own.currency.is_none() && bare_power::may_count(line, words, column)));
                if money && (of_number || (unscaled && scaled)) {
                    let reason = format!("`{words}` may state the amounts below it or not");
                    return Err(asked(reason, item));
                }
                let mut stated = Own::default();
                self.state(line, item, column, &mut stated)?;
                own.scale = stated.scale;
                own.currency = own.currency.take().or(stated.currency);
                Ok(())
            }
            Section::Stated(line, _) => {
                own.shares = line.shares.or(line.scale).filter(|_| line.codes.is_empty());
                own.scale = own.shares;
                Ok(())
            }
            Section::Behind(..) if kind == "pure" => Ok(()),
            Section::Behind(line, words) => {
                let (said, of_table) = match money || per_share {
                    true => (scale_of(line.scale, line.power, item), column.scale),
                    false => (line.shares.or(line.scale), column.shares),
                };
                match said.is_some() && said != of_table {
                    true => Err(asked(
                        format!("`{words}` may state the figures behind it or not"),
                        item,
                    )),
                    false => Ok(()),
                }
            }
        }
    }
}
