//! The aspects of a fact in a table: what entry, column and row of the figure give together.

use super::super::caption_period;
use super::super::columns::{self, Column, Kind};
use super::super::fact::Extracted;
use super::super::finding::FindingKind;
use super::super::mentions::heading;
use super::super::parts;
use super::super::rows::candidate::RowMeaning;
use super::{COLUMNS, Harvester, Known, Missing, Printed};
use crate::model::{Concept, ConceptId, Period, PeriodType};
use crate::source::map::Members;

impl Harvester<'_> {
    /// The fact that a figure states, or what is missing for it.
    pub(super) fn aspects(
        &self,
        beside: bool,
        column: usize,
        printed: &Printed,
        known: &Known,
    ) -> Result<Extracted, Missing> {
        let meaning = &self.columns[column];
        let place = format!("`{}` in column {}", known.caption, column + 1);
        let Some(concept) = self.concept(beside, meaning, known.meaning) else {
            let message = format!("No concept stands beside {place}, but a figure does.");
            return Err((FindingKind::StrayFigure, message, "it became no fact".to_owned()));
        };
        let item = self.taxonomy.concept(concept);
        self.of_other(known, item, known.meaning.period.or(meaning.period))?;
        if printed.value.contains('%') && !item.item_type.is_or_restricts("pureItemType") {
            let message = format!("A percentage stands for {place}, which is none.");
            return Err((FindingKind::StrayFigure, message, "it became no fact".to_owned()));
        }
        let stated = known.meaning.period.or(meaning.period);
        // Somebody who gave columns as days means moments.
        let given = known.meaning.period.is_none() && !self.entry.columns.is_empty();
        let day = matches!(stated, Some(Period::Instant(_)));
        if given && day && item.period_type == PeriodType::Duration {
            return Err(day_of_span(item));
        }
        let Some(period) = stated.and_then(|period| self.period(period, item, known.meaning))
        else {
            let of_span = item.period_type == PeriodType::Duration || known.meaning.opening;
            if of_span && matches!(stated, Some(Period::Instant(_))) {
                return Err(days_over_spans());
            }
            let message = format!("The period of {place} is not known.");
            return Err((FindingKind::ColumnUnclear, message, COLUMNS.to_owned()));
        };
        if self.is_of_another_span(known, period, item) {
            return Err(another_span(&known.caption, item));
        }
        let (unit, scale) = self.unit(concept, item, meaning, printed, known)?;
        let mut members = merged(&[&self.entry.members, &meaning.members, &known.meaning.members]);
        // A row or column takes a member off by naming the default of its axis.
        members.retain(|(axis, member)| {
            self.taxonomy.axes.get(axis).is_none_or(|axis| axis.default != Some(*member))
        });
        Ok(Extracted {
            concept,
            period,
            members,
            unit,
            printed: printed.value.clone(),
            scale,
            footnotes: self.entry.footnote.iter().cloned().collect(),
            statement: self.entry.statement,
            span: printed.span,
        })
    }

    /// Whether the caption of an amount names another span of time than its column, and the map none.
    fn is_of_another_span(&self, known: &Known, period: Period, item: &Concept) -> bool {
        let of_amount = matches!(&*item.item_type.name, "monetary" | "perShare");
        of_amount
            && known.meaning.period.is_none()
            && caption_period::differs(&known.caption, period, self.setting)
    }

    /// Whether all days over columns end the same part of a year as this one: else the length of the report is not
    /// that of all.
    fn names_days_of_one_length(&self, end: chrono::NaiveDate) -> bool {
        let part =
            |day: chrono::NaiveDate| (chrono::Datelike::month(&day), chrono::Datelike::day(&day));
        self.columns.iter().all(|column| match column.period {
            Some(Period::Instant(day)) => part(day) == part(end),
            _ => true,
        })
    }

    fn concept(&self, beside: bool, column: &Column, row: &RowMeaning) -> Option<ConceptId> {
        if let Kind::Concept(concept) = column.kind {
            return Some(row.concept.unwrap_or(concept));
        }
        let concept = row.concept?;
        if !beside {
            return Some(concept);
        }
        let (Kind::Beside(heading) | Kind::ValueAndBeside(heading)) = &column.kind else {
            return None;
        };
        let nodes = &self.taxonomy.statements[self.entry.statement.index()].nodes;
        let is_under = |node: &&crate::model::Node| {
            node.column.values().any(|known| columns::same_heading(known, heading))
        };
        let mut under = nodes.iter().filter(is_under);
        let beside = under.clone().find(|node| node.beside == Some(concept));
        // What has no other beside it may stand under such a heading itself: a margin among yields.
        let own = || under.find(|node| node.concept == concept && node.beside.is_none());
        beside.or_else(own).map(|node| node.concept)
    }

    /// The period of a fact of a concept: an instant takes the end of an interval; an interval that
    /// only its last day is known of is the report's own, or the same one of another year.
    fn period(&self, stated: Period, item: &Concept, row: &RowMeaning) -> Option<Period> {
        match (stated, item.period_type) {
            (Period::Duration { start, .. }, PeriodType::Instant) if row.opening => {
                start.pred_opt().map(Period::Instant)
            }
            // What there was before a span is not what there is on the day that ends it.
            (Period::Instant(day), PeriodType::Instant) if row.opening && row.period.is_none() => {
                self.ending_on(day)?.first_day()?.pred_opt().map(Period::Instant)
            }
            (_, PeriodType::Instant) => stated.last_day().map(Period::Instant),
            (Period::Instant(day), PeriodType::Duration) => self.ending_on(day),
            (_, PeriodType::Duration) => Some(stated),
        }
    }

    /// The span that ends on a day, where it is that of the report or the same one of another year.
    fn ending_on(&self, day: chrono::NaiveDate) -> Option<Period> {
        let Period::Duration { start, end } = self.report.current_period? else {
            return None;
        };
        let years = chrono::Datelike::year(&end) - chrono::Datelike::year(&day);
        // Where the text is about two spans that end on the day, or the title names another, nobody knows which is meant.
        let is_sure = |span: &Period| {
            let other = |of: &&Period| of.last_day() == Some(day) && *of != span;
            // The name of the table and the line below it.
            const NEAR: usize = 2;
            let near = self.table.title.iter().rev().take(NEAR).map(|line| self.text.plain(*line));
            let denied = near.into_iter().any(|title| {
                let said = heading::read(&title, self.setting);
                said.has_length() && !parts::fits(&said, *span, self.taxonomy.calendar)
            });
            !denied && !self.spans.iter().any(|of| other(&of))
        };
        let shift = |date: chrono::NaiveDate| {
            chrono::Datelike::with_year(&date, chrono::Datelike::year(&date) - years)
        };
        (shift(end) == Some(day) && self.names_days_of_one_length(end))
            .then(|| shift(start).map(|start| Period::Duration { start, end: day }))
            .flatten()
            .filter(is_sure)
    }
}

/// What is asked where a caption names a span of time that is not that of its column.
fn another_span(caption: &str, item: &Concept) -> Missing {
    (
        FindingKind::QuestionHeading,
        format!("`{caption}` names a span of time that is not that of its column"),
        format!(
            "rows = [{{ caption = \"{caption}\", concept = \"{}\", period = \"…\" }}]",
            item.name.local
        ),
    )
}

/// What is asked where a column names a day, and a figure is of a span that ends on it.
fn days_over_spans() -> Missing {
    (
        FindingKind::QuestionHeading,
        "columns name days, and their figures are of spans of time".to_owned(),
        "columns = [{ period = \"…\" }, …]".to_owned(),
    )
}

/// What is asked where the map says that a column is a day, and its concept is of spans of time.
fn day_of_span(item: &Concept) -> Missing {
    (
        FindingKind::QuestionHeading,
        format!(
            "the map gives columns as days, and `{}` is a concept of spans of time (concepts.csv, period)",
            item.name.local
        ),
        "columns = [{ period = \"…\" }, …]".to_owned(),
    )
}

/// Members of all, the later ones before the earlier on the same axis, in the order of axes.
fn merged(all: &[&Members]) -> Members {
    let mut members = Members::new();
    for (axis, member) in all.iter().flat_map(|members| members.iter()) {
        match members.iter_mut().find(|(known, _)| known == axis) {
            Some(known) => known.1 = *member,
            None => members.push((*axis, *member)),
        }
    }
    members
}
