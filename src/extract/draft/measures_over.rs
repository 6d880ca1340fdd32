//! Columns that measure several things of each row in each period: average balance, interest and yield under every quarter.
//! Each is a concept of its own: the first has the caption for its label, the others are shown beside it under the words over
//! their columns.

use super::line::{Held, Line, Measure};
use super::nature::{self, Nature};
use crate::extract::columns::Headings;
use crate::extract::counts;
use crate::extract::mentions::heading;
use crate::extract::title;
use crate::model::{Figure, Period};
use crate::notation::figure::{self, Printed};
use crate::notation::words::{Kind, words as known};
use crate::text::table::{Cell, Content, Row};

/// What the columns of a table measure, in the order of its first period.
#[derive(Debug)]
pub(super) struct Measures {
    labels: Vec<String>,
    /// Whether the columns are days.
    of_days: bool,
}

impl Measures {
    /// Reads them from the words over columns beside their periods. None where these differ from period to period, or one
    /// of them is no known measure.
    pub(super) fn of(headings: &Headings, columns: &[Option<Period>]) -> Option<Self> {
        let periods: Vec<Period> = columns.iter().copied().collect::<Option<_>>()?;
        let first = *periods.first()?;
        let count = periods.iter().take_while(|period| **period == first).count();
        let over = headings.own.iter().map(|words| heading::read(words, headings.setting()).rest);
        let over: Vec<String> = over.map(|words| words.trim().to_owned()).collect();
        let labels = over.get(..count)?.to_vec();
        let groups = over.chunks(count).zip(periods.chunks(count));
        let alike = |(words, of): (&[String], &[Period])| {
            words == labels && of.iter().all(|period| *period == of[0])
        };
        let distinct = (1..count).all(|at| !labels[..at].contains(&labels[at]));
        // Several flows over one period are concepts of the columns: revenue and sales of segments.
        let is_flow = |words: &String| known().has(Kind::ColumnFlows, &words.to_lowercase());
        let whole = count > 1
            && distinct
            && labels.iter().all(|words| kind(words).is_some())
            && !labels.iter().all(is_flow);
        let of_days = matches!(first, Period::Instant(_));
        (whole && groups.into_iter().all(alike)).then_some(Self { labels, of_days })
    }

    /// Parts a row into the lines of its measures, those in whose columns it has a figure.
    pub(super) fn part(&self, line: Line, row: &Row, lines: &mut Vec<Line>) {
        let mut main = None;
        for (at, heading) in self.labels.iter().enumerate() {
            let own = || row.cells.iter().filter(|cell| cell.column % self.labels.len() == at);
            if !own().any(|cell| matches!(cell.content, Content::Figures(_))) {
                continue;
            }
            let label = match main {
                None => line.caption.clone(),
                Some(_) => format!("{} – {heading}", line.caption),
            };
            let percent = own().all(is_percent);
            let kind = if percent { "percent" } else { kind(heading).unwrap_or("monetary") };
            let priced = kind == "pure" && counts::is_priced(heading);
            let nature = self.nature(heading, kind);
            let values = line.values.iter().enumerate();
            let values: Vec<Option<Figure>> = values
                .map(|(column, value)| value.filter(|_| column % self.labels.len() == at))
                .collect();
            let measure = Measure { heading: heading.clone(), beside: main, label, nature };
            let held = priced.then_some(Held::Priced);
            let caption = line.caption.clone();
            main = main.or(Some(lines.len()));
            lines.push(Line {
                heading: false,
                kind,
                held,
                values,
                printing: line.printing,
                below: line.below,
                measure: Some(measure),
                ..Line::heading(caption)
            });
        }
        if main.is_none() {
            lines.push(line);
        }
    }

    /// Whether the figures of a measure are of moments or spans, where its words say it.
    fn nature(&self, heading: &str, kind: &str) -> Option<Nature> {
        if self.of_days {
            return Some(Nature::Moment);
        }
        let is_mean = title::says(Kind::Averages, heading).is_some();
        match nature::of_caption(heading) {
            _ if is_mean || kind == "percent" => Some(Nature::Span),
            Some(own) => Some(own),
            None => known().has(Kind::ColumnFlows, &heading.to_lowercase()).then_some(Nature::Span),
        }
    }
}

/// The type of what words over a column measure; none where they may be anything else.
fn kind(heading: &str) -> Option<&'static str> {
    let lower = heading.to_lowercase();
    let lists = [
        (Kind::ColumnRates, "percent"),
        (Kind::ColumnCounts, "pure"),
        (Kind::ColumnFlows, "monetary"),
        (Kind::ColumnAmounts, "monetary"),
    ];
    let listed = lists.iter().find(|(list, _)| known().has(*list, &lower));
    let things = || counts::says_caption(heading) || counts::may_count(heading);
    listed.map(|(_, kind)| *kind).or_else(|| things().then_some("pure"))
}

/// Whether a cell is a percentage, or no figure at all.
fn is_percent(cell: &Cell) -> bool {
    match &cell.content {
        Content::Figures(found) => found.first().is_some_and(|one| {
            matches!(figure::parse(&one.printed), Ok(Printed::Number(number)) if number.percent)
        }),
        _ => true,
    }
}
