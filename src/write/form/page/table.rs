//! The tables of a page: elements over periods, with members beside either of them.

use std::collections::BTreeMap;
use std::io;

use super::super::Network;
use super::Page;
use crate::model::FactId;
use crate::notation::markup::bytes::escaped;
use crate::profile::{Section, Shown, Variant};

/// What a row of a table is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    /// By when the period ends, in the order of the section.
    period: i64,
    /// How many years from that of the filing, and how many months.
    base: (i32, u32),
    /// Which elements below others it has, 0 for none.
    variant: usize,
    /// The members, by their places in the form's lists.
    members: Vec<usize>,
}

/// What a column is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Column {
    /// Whether it stands in the second table.
    second: bool,
    /// The place of the element in the network.
    element: usize,
    /// The members, by their places in the form's lists.
    members: Vec<usize>,
    /// Which elements beside others it has, 0 for none.
    variant: usize,
}

/// A table before it is written.
struct Grid {
    rows: Vec<Row>,
    columns: Vec<Column>,
    cells: BTreeMap<(Row, Column), Vec<FactId>>,
}

impl Grid {
    /// The facts of a column.
    fn of_column(&self, column: &Column) -> impl Iterator<Item = FactId> {
        let cells = self.cells.iter().filter(move |((_, of), _)| of == column);
        cells.flat_map(|(_, ids)| ids.iter().copied())
    }

    fn of_row(&self, row: &Row) -> impl Iterator<Item = FactId> {
        let cells = self.cells.iter().filter(move |((of, _), _)| of == row);
        cells.flat_map(|(_, ids)| ids.iter().copied())
    }
}

impl Page<'_> {
    /// Writes the figures of a network as tables, and takes them.
    pub(super) fn tables(
        &self,
        section: &Section,
        network: &Network,
        facts: &mut Vec<FactId>,
        out: &mut String,
    ) -> io::Result<()> {
        let (numbers, others): (Vec<FactId>, Vec<FactId>) =
            facts.iter().partition(|id| self.elements.is_numeric(**id));
        *facts = others;
        if numbers.is_empty() {
            return Ok(());
        }
        if section.turned {
            return self.list(section, network, &numbers, out);
        }
        let mut cells: BTreeMap<(Row, Column), Vec<FactId>> = BTreeMap::new();
        for id in numbers {
            cells.entry(self.place(section, network, id)).or_default().push(id);
        }
        for second in [false, true] {
            let cells: BTreeMap<_, _> = cells
                .iter()
                .filter(|((_, column), _)| column.second == second)
                .map(|(k, v)| (k.clone(), v.clone()))
                .collect();
            let mut rows: Vec<Row> = cells.keys().map(|(row, _)| row.clone()).collect();
            let mut columns: Vec<Column> = cells.keys().map(|(_, column)| column.clone()).collect();
            rows.sort_unstable();
            rows.dedup();
            columns.sort_unstable();
            columns.dedup();
            if !cells.is_empty() {
                self.grid(section, &Grid { rows, columns, cells }, out)?;
            }
        }
        Ok(())
    }

    /// Where a fact stands: bounds stand with the figure whose range they are.
    fn place(&self, section: &Section, network: &Network, id: FactId) -> (Row, Column) {
        let (element, beside, under) = self.element_of(section, network, id);
        let members = |shown: Shown| {
            let axes = self.filled.form.axes.iter().filter(move |axis| axis.shown == shown);
            let places = axes.filter_map(|axis| {
                let member = self.member(id, &axis.name)?;
                let ranges = self.filled.form.ranges.as_ref().filter(|of| of.axis == axis.name);
                let is_bound = |of: &&crate::profile::Ranges| {
                    [&of.lower, &of.upper].contains(&&member.to_owned())
                };
                let member = ranges.filter(is_bound).map_or(member, |of| &of.value);
                Some(axis.members.iter().position(|known| known == member).unwrap_or(usize::MAX))
            });
            places.collect::<Vec<_>>()
        };
        let (row_members, column_members) = (members(Shown::Rows), members(Shown::Columns));
        let fact = self.filled.report.fact(id);
        let period = self.filled.report.period(fact.context);
        let base = self.filled.form.base_of(period, &self.filled.fiscal);
        let end =
            period.last_day().map_or(0, |day| i64::from(chrono::Datelike::num_days_from_ce(&day)));
        let row = Row {
            period: if section.earliest_first { end } else { -end },
            base: base.map_or((0, 0), |base| (base.relative.years, base.portion.months)),
            variant: under,
            members: row_members,
        };
        let amount = self.elements.unit(id).is_some_and(|unit| unit.words.len() > 1) || beside > 0;
        let second = section.split && !amount;
        (row, Column { second, element, members: column_members, variant: beside })
    }

    /// The element whose column a fact stands in, and whether it stands beside or under it.
    fn element_of(
        &self,
        section: &Section,
        network: &Network,
        id: FactId,
    ) -> (usize, usize, usize) {
        let name = self.elements.name(id);
        let head = |variants: &[Variant]| {
            variants.iter().enumerate().find_map(|(at, variant)| {
                let rest = name.strip_prefix(&*variant.prefix)?;
                let (place, _) = self.items(network).find(|(_, known)| *known == rest)?;
                Some((place, at + 1))
            })
        };
        if let Some((place, variant)) = head(&section.beside) {
            return (place, variant, 0);
        }
        if let Some((place, variant)) = head(&section.under) {
            return (place, 0, variant);
        }
        (self.order(network, id), 0, 0)
    }

    fn grid(&self, section: &Section, grid: &Grid, out: &mut String) -> io::Result<()> {
        out.push_str("<div class=\"scroll\">\n<table>\n<thead>\n");
        // Members of columns stand under the caption of their element.
        let has_members =
            grid.columns.iter().any(|column| !self.column_members(grid, column).is_empty());
        out.push_str(&format!("<tr><th{}></th>", if has_members { " rowspan=\"2\"" } else { "" }));
        let mut at = 0;
        while let Some(column) = grid.columns.get(at) {
            let same = |of: &&Column| of.element == column.element && of.variant == column.variant;
            let count = grid.columns[at..].iter().take_while(same).count();
            let members = self.column_members(grid, column);
            let caption = self.column_caption(section, grid, column);
            let unit =
                if members.is_empty() { self.column_unit(grid, column) } else { String::new() };
            let span = match (has_members, members.is_empty()) {
                (true, true) => " rowspan=\"2\"".to_owned(),
                (true, false) => format!(" colspan=\"{count}\""),
                _ => String::new(),
            };
            out.push_str(&format!("<th{span}>{caption}{unit}</th>"));
            at += if members.is_empty() { 1 } else { count };
        }
        out.push_str("</tr>\n");
        if has_members {
            out.push_str("<tr>");
            for column in &grid.columns {
                let members = self.column_members(grid, column);
                if !members.is_empty() {
                    out.push_str(&format!(
                        "<th>{}{}</th>",
                        escaped(&members),
                        self.column_unit(grid, column)
                    ));
                }
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</thead>\n<tbody>\n");
        for row in &grid.rows {
            out.push_str(&format!(
                "<tr><th>{}</th>",
                escaped(&self.row_caption(section, grid, row))
            ));
            for column in &grid.columns {
                let ids = grid.cells.get(&(row.clone(), column.clone()));
                let power = self.column_power(grid, column);
                let cell = ids.map_or(Ok(String::new()), |ids| self.cell(ids, power))?;
                out.push_str(&format!("<td>{cell}</td>"));
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody>\n</table>\n</div>\n");
        Ok(())
    }

    fn column_members(&self, grid: &Grid, column: &Column) -> String {
        let first = grid.of_column(column).next();
        first.map_or(String::new(), |id| self.members(id, Shown::Columns))
    }

    fn column_caption(&self, section: &Section, grid: &Grid, column: &Column) -> String {
        if let Some(variant) = column.variant.checked_sub(1).and_then(|at| section.beside.get(at)) {
            return escaped(&variant.caption);
        }
        // An element under another has no caption of a column.
        let is_head = |id: &FactId| {
            !section.under.iter().any(|of| self.elements.name(*id).starts_with(&*of.prefix))
        };
        let heads = grid.of_column(column);
        let first = heads.into_iter().find(is_head).or_else(|| grid.of_column(column).next());
        first.map_or(String::new(), |id| escaped(&self.caption(id)))
    }

    fn column_unit(&self, grid: &Grid, column: &Column) -> String {
        let power = self.column_power(grid, column);
        let mut units = grid
            .of_column(column)
            .filter_map(|id| self.elements.unit(id)?.words.get(&power.to_string()));
        match units.next() {
            Some(word) if column.variant == 0 => {
                format!("<span class=\"unit\">{}</span>", escaped(word))
            }
            _ => String::new(),
        }
    }

    /// The power of ten of a column: the smallest that a figure with several powers asks for, so that
    /// the unit above it is true of all; ratios in it are printed in theirs.
    fn column_power(&self, grid: &Grid, column: &Column) -> i32 {
        let ids = grid.of_column(column).filter(|id| !self.is_nil(*id));
        let amounts =
            ids.filter(|id| self.elements.unit(*id).is_some_and(|unit| unit.words.len() > 1));
        let smallest = amounts.map(|id| self.elements.power(id)).min();
        let any = || {
            let with_words = grid
                .of_column(column)
                .find(|id| self.elements.unit(*id).is_some_and(|unit| unit.words.len() > 1));
            // Where there is nothing but dashes, the unit of the amounts beside them.
            let beside = with_words.and_then(|_| self.amounts_power(grid));
            beside.or_else(|| grid.of_column(column).map(|id| self.elements.power(id)).next())
        };
        smallest.or_else(any).unwrap_or(0)
    }

    fn amounts_power(&self, grid: &Grid) -> Option<i32> {
        let ids = grid.cells.values().flatten().copied().filter(|id| !self.is_nil(*id));
        let amounts =
            ids.filter(|id| self.elements.unit(*id).is_some_and(|unit| unit.words.len() > 1));
        amounts.map(|id| self.elements.power(id)).min()
    }

    fn row_caption(&self, section: &Section, grid: &Grid, row: &Row) -> String {
        if let Some(variant) = row.variant.checked_sub(1).and_then(|at| section.under.get(at)) {
            return variant.caption.clone();
        }
        let Some(id) = grid.of_row(row).next() else { return String::new() };
        let period = self.filled.report.period(self.filled.report.fact(id).context);
        let base = self.filled.form.base_of(period, &self.filled.fiscal);
        let period = match base {
            Some(base) if section.short_captions => base.portion.short.clone(),
            Some(base) => self.period(base),
            None => String::new(),
        };
        let members = self.members(id, Shown::Rows);
        if section.short_captions { period } else { format!("{period}{members}") }
    }

    /// A cell: a figure, or a range with its three facts.
    fn cell(&self, ids: &[FactId], power: i32) -> io::Result<String> {
        let ranges = self.filled.form.ranges.as_ref();
        let rank = |id: &FactId| {
            let member = ranges.and_then(|of| self.member(*id, &of.axis));
            match ranges {
                Some(of) if member == Some(&*of.lower) => 1,
                Some(of) if member == Some(&*of.upper) => 2,
                _ => 0,
            }
        };
        let mut ids = ids.to_vec();
        ids.sort_by_key(rank);
        let mut shown = String::new();
        let mut bounds = 0;
        for id in &ids {
            if rank(id) > 0 && !self.is_nil(*id) {
                if bounds > 0 || rank(id) == 2 {
                    shown.push_str(&escaped(&self.filled.form.formats.range));
                }
                bounds += 1;
            }
            let own = self.elements.unit(*id).is_some_and(|unit| unit.words.len() == 1);
            let power = if own { self.elements.power(*id) } else { power };
            shown.push_str(&self.elements.figure(*id, power)?);
        }
        if ids.iter().all(|id| self.is_nil(*id)) {
            shown.push_str(&escaped(&self.filled.form.formats.nil));
        }
        Ok(shown)
    }

    /// A table whose rows are elements: in each, every period with its figure.
    fn list(
        &self,
        section: &Section,
        network: &Network,
        ids: &[FactId],
        out: &mut String,
    ) -> io::Result<()> {
        let mut rows: BTreeMap<usize, Vec<(Row, FactId)>> = BTreeMap::new();
        for id in ids {
            let (row, column) = self.place(section, network, *id);
            rows.entry(column.element).or_default().push((row, *id));
        }
        out.push_str("<div class=\"scroll\">\n<table>\n<tbody>\n");
        for facts in rows.values_mut() {
            facts.sort();
            out.push_str(&format!("<tr><th>{}</th>", escaped(&self.caption(facts[0].1))));
            for (_, id) in facts.iter() {
                let period = self.filled.report.period(self.filled.report.fact(*id).context);
                let base = self.filled.form.base_of(period, &self.filled.fiscal);
                let caption = base.map_or(String::new(), |base| self.period(base));
                let power = self.elements.power(*id);
                let word =
                    self.elements.unit(*id).and_then(|unit| unit.words.get(&power.to_string()));
                let word =
                    word.filter(|_| !self.is_nil(*id)).map_or(String::new(), |word| escaped(word));
                out.push_str(&format!(
                    "<td>{}</td><td>{}{word}</td>",
                    escaped(&caption),
                    self.cell(&[*id], power)?
                ));
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody>\n</table>\n</div>\n");
        Ok(())
    }
}
