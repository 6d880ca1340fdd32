//! Parts of a table that state a unit of their own: `Average balances ($ in billions)` above some rows of a table in
//! millions.
//!
//! Such a part goes to the next line without figures, or to a row that stands further left than those of the part.
//! What follows may be stated as the part is or as the table is: that is asked.

use super::super::counts;
use super::super::finding::FindingKind;
use super::super::unit_line::{self, Tail, UnitLine};
use super::unit::{Own, scale_of};
use super::{Harvester, Missing};
use crate::extract::columns::Column;
use crate::model::Concept;
use crate::text::Text;
use crate::text::table::{Content, Row, Table};
use crate::text::words::plain;

/// In what part of its table a row stands.
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

/// The part of each row of a table.
pub(super) fn sections(table: &Table, text: &Text) -> Vec<Section> {
    let mut current = Section::Table;
    // How far the line that opens the part and its rows are from the left.
    let (mut opens, mut rows) = (0, None);
    let mut sections = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        if is_line_of_words(row) {
            let pieces = row.caption.iter().map(|span| plain(text.slice(*span)));
            let words = pieces.collect::<Vec<_>>().join(" ");
            (opens, rows) = (row.indent, None);
            current = opened_by(&words).unwrap_or_else(|| left(current));
        } else {
            let within = *rows.get_or_insert(row.indent);
            if within > opens && row.indent <= opens {
                current = left(current);
            }
        }
        sections.push(current.clone());
    }
    sections
}

/// Whether a row has a caption and no figure or dash.
fn is_line_of_words(row: &Row) -> bool {
    !row.caption.is_empty() && row.cells.iter().all(|cell| cell.content == Content::Words)
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
        unit_line::read(&format!("({last})"))?
    } else {
        match unit_line::tail(words)? {
            Tail::Said(line) => line,
            Tail::Doubtful(_) => return Some(Section::Doubtful(words.to_owned())),
        }
    };
    Some(match line.is_clear() {
        true => Section::Stated(line, words.to_owned()),
        false => Section::Doubtful(words.to_owned()),
    })
}

impl Harvester<'_> {
    /// Adds to what stands at a figure and in its caption what the part of the table says in which its row stands.
    pub(super) fn of_section(
        &self,
        section: &Section,
        item: &Concept,
        column: &Column,
        own: &mut Own,
    ) -> Result<(), Missing> {
        let kind = &*item.item_type.name;
        let (money, per_share) = (item.item_type.is_monetary(), kind == "perShare");
        let settled = own.scale.is_some() || own.shares.is_some();
        if settled || matches!(kind, "pure" | "percent") {
            return Ok(());
        }
        match section {
            Section::Table => Ok(()),
            Section::Doubtful(words) => {
                Err(asked(format!("the unit in `{words}` is not understood"), item))
            }
            Section::Stated(line, _) if line.is_of_shares() && kind != "shares" => Ok(()),
            Section::Stated(line, words) if money || per_share => {
                let unscaled = line.scale.is_none() && line.power == 0;
                let scaled = column.scale.is_some_and(|power| power != 0);
                let of_number = line.codes.is_empty()
                    && (counts::says_caption(words) || unit_line::names_shares(words));
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

fn asked(reason: String, item: &Concept) -> Missing {
    let line = format!("units = {{ {} = \"… thousand\" }}", item.name.local);
    (FindingKind::QuestionUnit, reason, line)
}
