//! A table read by an entry of the map, without a word about it.

use super::assign::Assigned;
use super::finding::{Finding, FindingKind};
use super::{Reader, apart, columns, table_facts};
use crate::model::Period;
use crate::source::map::TableEntry;
use crate::text::table::Table;

impl Reader<'_> {
    /// What the columns and rows of a table mean together, by an entry of the map.
    pub(super) fn read_as(
        &self,
        table: &Table,
        assigned: &Assigned,
        entry: &TableEntry,
    ) -> Result<(columns::Columns, table_facts::Harvest), Finding> {
        let first = self.text.lines().iter().map(|line| self.text.slice(*line).trim());
        let known = columns::Known {
            ended: self.ended,
            last: self.report.current_period.and_then(Period::last_day),
            rules: &self.map.members,
            stated: &self.stated,
            first: first
                .filter(|line| !line.starts_with('<'))
                .find(|line| !line.is_empty())
                .unwrap_or_default(),
        };
        let columns =
            columns::columns(table, self.text, entry, self.taxonomy, self.setting, known)?;
        let release = table_facts::Release {
            text: self.text,
            taxonomy: self.taxonomy,
            report: self.report,
            map: self.map,
            scaled: self.scaled,
            spans: &self.spans,
            setting: self.setting,
        };
        let mut harvest = table_facts::harvest(table, assigned, &columns.columns, entry, &release);
        apart::part(&mut harvest, table, &columns, entry, self.taxonomy);
        Ok((columns, harvest))
    }

    /// What the map takes over from a heading is said: the text may say otherwise.
    pub(super) fn tell_ignored(&mut self, table: &Table, entry: &TableEntry) {
        let heading = table.heading.first().map_or(table.span, |cell| cell.span);
        self.findings.push(Finding {
            kind: FindingKind::HeadingIgnored,
            message: "The heading of this table is passed over, as the map says.".to_owned(),
            help: "compare its unit, scale and periods with those of the map".to_owned(),
            at: Some(heading),
            map: Some(entry.place.clone().into()),
            others: Vec::new(),
        });
    }
}
