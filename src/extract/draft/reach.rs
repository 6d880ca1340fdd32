//! How far a line without figures reaches: `Ratios (%)` heads the rows that stand further right, and none of those behind them
//! that stand where it does. Where no row stands further right, it may head all that follow: what is named as an amount among
//! rates is then asked.

use super::amounts::values;
use super::line::{Held, Line};
use super::nature;
use super::tail;
use super::wrapped;
use crate::extract::counts;
use crate::extract::rate;
use crate::extract::section_line;
use crate::extract::title;
use crate::model::Figure;
use crate::notation::words::{Kind, words as known};
use crate::text::Text;
use crate::text::table::{Content, Row, Table};

/// How each row of a table stands to the last line without figures above it.
#[derive(Debug)]
pub(super) struct Reach {
    places: Vec<Place>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Below none, or in the part of the table that it heads.
    Inside,
    /// No further right than the line.
    Level,
    /// Back at the place of the line, behind rows that stand further right.
    Behind,
}

/// A line without figures and the rows below it.
struct Part {
    /// How far it is from the left, and the first row below it.
    opens: usize,
    rows: Option<usize>,
    /// Whether the line is a unit and nothing else.
    is_unit: bool,
    /// The figures of these rows.
    values: Vec<Vec<Option<Figure>>>,
}

impl Reach {
    pub(super) fn of(table: &Table, text: &Text) -> Self {
        let (mut part, mut indent): (Option<Part>, Option<usize>) = (None, None);
        let mut places = Vec::with_capacity(table.rows.len());
        for (at, row) in table.rows.iter().enumerate() {
            let words = words_of(row, text);
            let figures = has_figures(row, text);
            places.push(Place::Inside);
            if words.is_empty() {
                continue;
            }
            if !figures {
                // The beginning of a caption is no line of its own.
                match goes_on(table, at, &words, text) {
                    true => indent = indent.or(Some(row.indent)),
                    false => {
                        part = Some(Part::below(&words, row.indent));
                        indent = None;
                    }
                }
                continue;
            }
            let own = indent.take().unwrap_or(row.indent);
            let Some(open) = &mut part else { continue };
            let within = *open.rows.get_or_insert(own);
            let values = values(row, table.columns);
            let back = within > open.opens && own <= open.opens;
            if back && !(open.is_total(&words, &values) || counts::names_dilution(&words)) {
                part = None;
                places[at] = Place::Behind;
                continue;
            }
            if within <= open.opens && !open.is_unit {
                places[at] = Place::Level;
            }
            open.values.push(values);
        }
        Self { places }
    }

    /// Whether the part of the table ends above a row.
    pub(super) fn ends_above(&self, at: usize) -> bool {
        self.places.get(at) == Some(&Place::Behind)
    }

    /// Why a row waits that stands where the line above it does: its caption is that of an amount, and those between are not,
    /// or have their amounts further up, as changes do. `own` is the type that its caption alone says, `kind` that of the line.
    pub(super) fn doubt(
        &self,
        at: usize,
        caption: &str,
        (own, kind): (&str, &str),
        lines: &[Line],
    ) -> Option<Held> {
        let rated = own == "monetary" && matches!(kind, "percent" | "pure" | "perShare");
        if !rated || self.places.get(at) != Some(&Place::Level) || !is_amount(caption) {
            return None;
        }
        let rows = lines.iter().rev().take_while(|line| !line.heading).count();
        let (above, part) = lines.split_at(lines.len() - rows);
        let named = |caption: &str| {
            above.iter().any(|line| !line.heading && line.caption.eq_ignore_ascii_case(caption))
        };
        // Behind one that waits all amounts of the part do.
        let mut rows = part.iter().filter(|line| line.held.is_none());
        let others = rows.all(|line| !is_amount(&line.caption));
        let again = !named(caption) && part.iter().all(|line| named(&line.caption));
        (!part.is_empty() && !above.is_empty() && (others || again)).then_some(Held::Measure)
    }
}

impl Part {
    /// What is below a line.
    fn below(words: &str, indent: usize) -> Self {
        let is_unit = section_line::is_unit(words);
        Self { opens: indent, rows: None, is_unit, values: Vec::new() }
    }

    /// Whether a row is the total of this part, by its words or by its figures.
    fn is_total(&self, words: &str, total: &[Option<Figure>]) -> bool {
        let money = counts::names_money(words);
        (title::says(Kind::WholeColumns, words).is_some() && !money) || self.adds_up(total)
    }

    /// Whether several rows add up to one in every column in which that has a figure.
    fn adds_up(&self, total: &[Option<Figure>]) -> bool {
        let sum = |column: usize| {
            let mut all = self.values.iter().filter_map(|row| row.get(column).copied().flatten());
            all.try_fold(Figure::ZERO, |sum, of| sum.plus(of).ok())
        };
        let mut filled = total.iter().enumerate().filter_map(|(at, of)| Some((at, (*of)?)));
        let any = total.iter().flatten().any(|of| !of.is_zero());
        self.values.len() > 1 && any && filled.all(|(at, of)| sum(at) == Some(of))
    }
}

/// Whether a caption is the name of an amount, and of no rate: `EBITDA`, `Capital expenditure`, `Net debt`.
fn is_amount(caption: &str) -> bool {
    if rate::names_rate(caption) {
        return false;
    }
    let lower = caption.trim().to_lowercase();
    // Totals are of anything, and lines of business have employees as well.
    let others = [Kind::TotalLeads, Kind::WholeColumns, Kind::Businesses];
    let other = others.iter().any(|of| known().has(*of, &lower));
    let alone = known().has(Kind::MoneyWords, &lower) && !other;
    alone || nature::is_flow(caption) || nature::of_caption(caption).is_some()
}

fn words_of(row: &Row, text: &Text) -> String {
    row.words(text).trim().to_owned()
}

fn has_figures(row: &Row, text: &Text) -> bool {
    let of = |content: &Content| matches!(content, Content::Figures(_) | Content::Nil);
    row.is_void(text) || row.cells.iter().any(|cell| of(&cell.content))
}

/// Whether the words of a line without figures go on in the row below it.
fn goes_on(table: &Table, at: usize, words: &str, text: &Text) -> bool {
    let below = table.rows.get(at + 1).map(|row| words_of(row, text)).unwrap_or_default();
    wrapped::goes_on(table, at, text) || tail::goes_on(words, &below)
}
