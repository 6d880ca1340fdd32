//! A table as a statement: its rows with captions, sections and figures, and the periods of its columns.

use super::super::caption_period;
use super::super::columns::Headings;
use super::super::counts;
use super::super::mentions::heading::{self, Setting};
use super::super::section_line;
use super::super::title;
use super::super::titled;
use super::super::unit_line;
use super::above::{Above, Seen};
use super::amounts::values;
use super::bridge;
use super::carried::{self, Over};
use super::contacts;
use super::diluted;
use super::edge::{self, Day};
use super::headed;
use super::kind;
use super::line::{Held, Line, Open};
use super::matrix::Matrix;
use super::measured;
use super::measures_over::Measures;
use super::nature::{self, Nature, Roll, Together};
use super::parted;
use super::printing::{self, Printing};
use super::rates;
use super::reach::Reach;
use super::rolls;
use super::rows_say;
use super::shares::{self, Shares};
use super::sides;
use super::summed;
use super::tail::goes_on;
use super::turned::Turned;
use super::twofold;
use super::whole;
use super::wrapped;
use crate::model::{Calendar, Period, YearName};
use crate::text::Text;
use crate::text::table::{Cell, Content, Row, Table, is_cut};

/// How many rows with figures make a table a statement.
const ROWS: usize = 2;

/// A table that becomes a statement.
#[derive(Debug)]
pub(super) struct Sheet {
    /// Id of the statement.
    pub(super) id: String,
    /// Words above the table.
    pub(super) title: String,
    /// The periods of the columns, where they can be read.
    pub(super) columns: Vec<Option<Period>>,
    /// Those of them that may be years of the company, or portions of one, and say when they begin, whatever its
    /// calendar: the last twelve months are none, and `FY24` does not say it.
    pub(super) dated: Vec<Option<Period>>,
    /// Where the heading of its table begins: parts of one table have the same.
    pub(super) heading: Option<usize>,
    /// The power of ten of its amounts, where a line says it.
    pub(super) scale: Option<i8>,
    /// What it is about.
    pub(super) nature: Nature,
    /// What is not certain about its periods.
    pub(super) doubt: Option<Doubt>,
    /// The rows.
    pub(super) lines: Vec<Line>,
    /// What its columns and rows are, where its rows are periods.
    pub(super) turned: Option<Turned>,
    /// The parts over its columns, where they are those of one whole.
    pub(super) matrix: Option<Matrix>,
}

/// What is not certain about the periods of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// The columns name none.
    NoPeriods,
    /// The columns are days, and the figures of spans of time.
    DaysOverSpans,
}

impl Sheet {
    /// Reads a table that a title says to be of moments or spans; none where it has too few rows with captions and
    /// figures.
    pub(super) fn new(
        table: &Table,
        by_title: Option<Nature>,
        text: &Text,
        setting: Setting,
    ) -> Option<Self> {
        let title = title::of(table, text, setting);
        let headings = Headings::new(table, text, setting);
        let mut columns = super::super::columns::periods(table, &headings);
        let by_title = rows_say::nature(by_title, &title, table, text);
        let measures = Measures::of(&headings, &columns);
        let mut lines = lines(table, text, by_title, &columns, (measures.as_ref(), setting));
        // A line that says the period of its rows may have a single one, and so may columns that are all headed by periods.
        let whole = table.section.is_some() || headed::are_all(&columns, &headings, setting);
        let least = if whole { 1 } else { ROWS };
        if lines.iter().filter(|line| !line.heading).count() < least {
            return None;
        }
        let bare = table.section.is_none() && scale(&headings, setting).is_none();
        if bare && rows_say::is_one_of_anything(&lines) {
            return None;
        }
        let matrix = Matrix::of(&lines, &columns, &headings);
        if let Some(matrix) = &matrix {
            columns = matrix.periods(&columns, &headings);
        }
        diluted::settle(&mut lines);
        summed::settle(&mut lines);
        bridge::settle(&mut lines);
        rates::settle(&mut lines);
        measured::settle(&mut lines, &headings);
        let trailing = headings.context().is_some_and(|said| said.trailing);
        let is_trailing = |words: &String| trailing || heading::read(words, setting).trailing;
        let own = columns.iter().zip(&headings.columns);
        let years: Vec<Option<Period>> =
            own.map(|(period, words)| period.filter(|_| !is_trailing(words))).collect();
        let dated = dated(&years, &headings, table, text, setting);
        let captions = lines.iter().filter(|line| line.kind == "monetary");
        let by_captions = nature::of_captions(captions.map(|line| line.caption.as_str()));
        let by_headings = by_headings(&columns);
        let of_stocks = by_title.is_none()
            && !sides::are_over_spans(&headings, setting)
            && sides::names_stocks(&title, &lines);
        if of_stocks {
            sides::hold_others(&mut lines);
        }
        let (agreed, most) = match by_captions {
            _ if of_stocks => (Some(Nature::Moment), None),
            Together::Nothing => (None, None),
            Together::Agreed(nature) => (Some(nature), Some(nature)),
            Together::Most(nature) => (None, Some(nature)),
        };
        let of_spans = by_headings.filter(|nature| *nature == Nature::Span);
        let nature = by_title.or(agreed).or(of_spans).or(most).or(by_headings);
        let nature = nature.unwrap_or(Nature::Span);
        let spans = nature == Nature::Span || by_headings == Some(Nature::Span);
        let doubt = match (nature, by_headings) {
            (_, None) if by_title.or(agreed).is_none() => Some(Doubt::NoPeriods),
            (Nature::Span, Some(Nature::Moment)) => Some(Doubt::DaysOverSpans),
            _ => None,
        };
        let of_flows = by_title != Some(Nature::Moment) && nature::is_of_flows(&title);
        for line in &mut lines {
            line.take_nature(nature, by_title, spans);
            if of_flows && spans {
                line.take_flow();
            }
            if nature == Nature::Span {
                line.take_day(&columns, setting);
            }
        }
        if by_title.is_none() {
            rows_say::below_flows(&mut lines);
        }
        if spans {
            rolls::pair(&mut lines);
            carried::settle(&mut lines, Over { columns: &columns, title: &title, setting });
            carried::hold(&mut lines);
        }
        // Most rows of a table of spans may be balances: what names a flow is none.
        if by_title.is_none() && by_headings == Some(Nature::Span) && nature == Nature::Moment {
            twofold::take_flows(&mut lines);
        }
        if spans && twofold::is_over(&headings) {
            twofold::hold(&mut lines);
        }
        match by_title {
            None => parted::settle(&mut lines, !of_flows),
            Some(_) => parted::below_flows(&mut lines),
        }
        let scale = scale(&headings, setting);
        let heading = table.heading.first().map(|cell| cell.span.start);
        Some(Self {
            id: String::new(),
            title,
            columns,
            dated,
            heading,
            scale,
            nature,
            doubt,
            lines,
            turned: None,
            matrix,
        })
    }
}

/// Of some periods of columns those that do not go with the calendar of the company: the headings give the same in
/// another one, or a year of four digits alone.
fn dated(
    years: &[Option<Period>],
    headings: &Headings,
    table: &Table,
    text: &Text,
    setting: Setting,
) -> Vec<Option<Period>> {
    let others = [5, 8].into_iter().filter_map(|month| Calendar::new(month, YearName::End));
    let calendar = others.clone().find(|other| *other != setting.calendar);
    let other = Setting { calendar: calendar.unwrap_or_default(), ..setting };
    let again = super::super::columns::periods(table, &Headings::new(table, text, other));
    let is_bare = |words: &str| {
        let said = heading::read(words, setting);
        let coded = said.fiscal_years.len() + said.parts.len() + said.intervals.len();
        said.years.len() == 1 && coded == 0
    };
    let own = years.iter().zip(again).zip(&headings.columns);
    own.map(|((one, other), words)| one.filter(|_| *one == other || is_bare(words))).collect()
}

/// The power of ten in which the lines over a table state its amounts.
pub(super) fn scale(headings: &Headings, setting: Setting) -> Option<i8> {
    let lines = headings.about_units();
    let stated: Vec<_> =
        lines.filter_map(|line| unit_line::read_in(&line, setting.language)).collect();
    stated.iter().find_map(|line| line.scale)
}

/// What most of the columns are about, where any names a period.
fn by_headings(columns: &[Option<Period>]) -> Option<Nature> {
    let known = || columns.iter().flatten();
    let moments = known().filter(|period| matches!(period, Period::Instant { .. })).count();
    known().next()?;
    Some(if moments * 2 > known().count() { Nature::Moment } else { Nature::Span })
}

fn lines(
    table: &Table,
    text: &Text,
    by_title: Option<Nature>,
    columns: &[Option<Period>],
    (measures, setting): (Option<&Measures>, Setting),
) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut open: Option<String> = None;
    let (mut above, mut seen) = (Above::of_title(table, text), Seen::default());
    let usual = printing::columns_of_percents(table, columns);
    let reach = Reach::of(table, text);
    let each = titled::is_of_each(table, text);
    let (mut joined, mut wraps) = (false, false);
    // What the line before the last one without figures says, which may be the beginning of a caption.
    let mut under: Option<Above> = None;
    for (at, row) in table.rows.iter().enumerate() {
        let cut = std::mem::take(&mut wraps);
        let mut caption = words(row, text);
        // What went on below its figures is no line of its own.
        if std::mem::take(&mut joined) {
            continue;
        }
        let values = values(row, table.columns);
        let is_value = |cell: &Cell| matches!(cell.content, Content::Figures(_) | Content::Nil);
        let has_cells = row.is_void(text) || row.cells.iter().any(is_value);
        if reach.ends_above(at) {
            above = Above::of_title(table, text);
        }
        if contacts::is_in(row, text) {
            continue;
        }
        if caption.is_empty() {
            continue;
        }
        if !has_cells && section_line::is_unit(&caption) {
            (above, under) = (Above::of_unit(&caption, each), None);
            continue;
        }
        if !has_cells {
            if let Some(before) = open.take() {
                match cut || goes_on(&before, &caption) {
                    true => caption = format!("{before} {caption}"),
                    false => {
                        under = None;
                        lines.push(Line::heading(before));
                    }
                }
            }
            let last = std::mem::replace(
                &mut above,
                Above::of_row(&caption, table, at, text, setting).of_shares(&caption, each),
            );
            under.get_or_insert(last);
            above.hold(lines.last_mut());
            wraps = wrapped::goes_on(table, at, text);
            open = Some(caption);
            continue;
        }
        if let Some(before) = open.take() {
            let over = under.take();
            let again =
                table.rows.get(at + 1).is_some_and(|below| goes_on(&before, &words(below, text)));
            match cut || goes_on(&before, &caption) {
                true => {
                    caption = format!("{before} {caption}");
                    // Where rows go on in the same way below it, it is a line over all of them.
                    if let Some(over) = over.filter(|_| !again) {
                        above = over;
                    }
                }
                false => lines.push(Line::heading(before)),
            }
        }
        if let Some(below) = table.rows.get(at + 1).filter(|below| below.cells.is_empty())
            && is_cut(&caption)
            && goes_on(&caption, &words(below, text))
        {
            caption = format!("{caption} {}", words(below, text));
            joined = true;
        }
        let printing = Printing::of(row, text, columns);
        let mixed = printing::is_percent_in(row, &usual);
        let percent = printing.percent || (mixed && printing.may_be_rate());
        let own = match kind::of(&caption, percent, printing.counted, by_title) {
            "perShare" if whole::is_of_all(&caption, &values) => "monetary",
            own => own,
        };
        let (kind, mut held) = above.kind(own, &caption, &printing, lines.last(), &seen);
        held = held.or_else(|| reach.doubt(at, &caption, (own, kind), &lines));
        if kind == "pure" && counts::is_priced(&caption) {
            held = Some(Held::Priced);
        } else if mixed && !percent {
            held = Some(Held::Measure);
        }
        // What has a price in a currency is no number of shares: `Aktienkurs in EUR`.
        let in_money = printing.currency || unit_line::names_currency_alone(&caption);
        let kind = if kind == "shares" && in_money { "monetary" } else { kind };
        let unsure = kind == "shares"
            && (by_title == Some(Nature::Moment)
                || shares::of_caption(&caption) == Some(Shares::Perhaps));
        let open = unsure.then_some(Open::Shares);
        let below = above.nature();
        let line = Line {
            heading: false,
            kind,
            values,
            held,
            open,
            printing,
            below,
            ..Line::heading(caption)
        };
        seen.take(&line);
        match measures {
            Some(measures) => measures.part(line, row, &mut lines),
            None => lines.push(line),
        }
    }
    lines
}

impl Line {
    /// Settles whether its figures are of moments: by the statement, and where that is of spans or has no title
    /// that says it, by its caption.
    fn take_nature(&mut self, nature: Nature, by_title: Option<Nature>, spans: bool) {
        if self.heading {
            return;
        }
        if let Some(nature) = self.measure.as_ref().and_then(|of| of.nature) {
            self.instant = nature == Nature::Moment;
            return;
        }
        let rated = matches!(self.kind, "perShare" | "percent");
        self.instant =
            nature::is_of_moment(&self.caption, self.kind) || (!rated && nature == Nature::Moment);
        if !rated && let Some(roll) = nature::roll(&self.caption) {
            // What opens a span is not of the moment that heads its column.
            let day = !spans && roll.0 == Roll::Opening;
            self.held = self.held.or(day.then_some(Held::Day));
            if spans {
                (self.instant, self.roll) = (true, Some(roll));
                return;
            }
        }
        let of_caption = nature::of_caption(&self.caption);
        // A mean is of the span, whatever the line above it says.
        let averaged = self.kind == "shares" && shares::is_average(&self.caption);
        let section = self.below == Some(Nature::Moment)
            && of_caption != Some(Nature::Span)
            && !averaged
            && !nature::is_flow(&self.caption);
        if (section && !nature::is_movement(&self.caption))
            || (self.kind == "shares" && self.below.is_none() && shares::is_stock(&self.caption))
        {
            self.instant = true;
            return;
        }
        if self.kind != "monetary" {
            return;
        }
        if by_title.is_some() {
            // Below flows stand balances that can be nothing else: `Net debt`.
            self.instant |= nature::is_stock(&self.caption);
            return;
        }
        match of_caption {
            _ if !spans && nature::is_flow(&self.caption) => self.instant = false,
            Some(own) => self.instant = own == Nature::Moment,
            None if nature::is_open(&self.caption) => self.open = Some(Open::Nature),
            None => {}
        }
    }

    /// Takes what the title of its table names for a flow: that there is as much at a moment is then a question.
    fn take_flow(&mut self) {
        if self.instant && self.roll.is_none() && matches!(self.kind, "monetary" | "pure") {
            self.instant = false;
            self.open = Some(Open::Nature);
        }
    }

    /// Takes the day that a caption of a statement of flows names: its figures are of a moment.
    fn take_day(&mut self, columns: &[Option<Period>], setting: Setting) {
        if self.heading || self.roll.is_some() || self.kind == "percent" {
            return;
        }
        if edge::is_part_of_year(&self.caption, columns, setting) {
            self.held = Some(Held::Period);
            return;
        }
        let differs = |column: &Period| caption_period::differs(&self.caption, *column, setting);
        if self.kind != "pure"
            && columns.iter().flatten().any(differs)
            && !edge::is_stock_at(&self.caption, columns, setting)
        {
            self.held = Some(Held::Period);
            return;
        }
        match edge::day(&self.caption, columns, setting) {
            Some(Day::Edge(roll, thing)) => (self.instant, self.roll) = (true, Some((roll, thing))),
            Some(Day::Other) => self.held = Some(Held::Day),
            None => self.take_day_before_unit(columns, setting),
        }
    }

    /// Takes the day before the unit with which a caption ends, or that stands where a unit does: `Shares at 31 December
    /// (million)`, `Staff (30.06.)`.
    fn take_day_before_unit(&mut self, columns: &[Option<Period>], setting: Setting) {
        if unit_line::enclosed(&self.caption).iter().any(|of| edge::is_last_day(of, columns)) {
            self.instant = true;
            return;
        }
        let outside = unit_line::outside(&self.caption);
        if !self.caption.trim_end().ends_with([')', '）']) || outside.trim().is_empty() {
            return;
        }
        match edge::day(outside.trim(), columns, setting) {
            Some(Day::Edge(Roll::Closing, _)) => self.instant = true,
            Some(Day::Edge(Roll::Opening, _) | Day::Other) => self.held = Some(Held::Day),
            None => {}
        }
    }

    /// The label of its concept.
    pub(super) fn label(&self) -> &str {
        let label = self.measure.as_ref().map_or(&self.caption, |of| &of.label);
        self.roll.as_ref().map_or(label, |(_, thing)| thing)
    }

    pub(super) fn heading(caption: String) -> Self {
        Self {
            caption,
            heading: true,
            kind: "abstract",
            instant: false,
            roll: None,
            held: None,
            open: None,
            printing: Printing::default(),
            below: None,
            values: Vec::new(),
            measure: None,
            concept: String::new(),
            sums_to: None,
        }
    }
}

pub(super) fn words(row: &Row, text: &Text) -> String {
    let words = row.words(text).split_whitespace().collect::<Vec<_>>().join(" ");
    words.trim_end_matches(['.', '…', ' ']).to_owned()
}
