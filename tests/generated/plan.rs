//! What is random about a release.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// How a table is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Tabs part the cells.
    Tab,
    /// Tabs, with tags and stars around words.
    Marked,
    /// Blanks align the cells.
    Fixed,
    /// HTML.
    Html,
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// Which of the statements it shows.
    pub statement: Index,
    /// How it is laid out.
    pub layout: Layout,
    /// Which style its headings have.
    pub style: Index,
    /// The fiscal year and its quarter.
    pub year: i32,
    pub quarter: u32,
    /// Whether columns of ratios and of changes stand beside those of values.
    pub ratios: bool,
    pub changes: bool,
    /// Whether the unit stands over each column, and not above the table.
    pub unit_in_heading: bool,
    /// Which unit line it has.
    pub unit: Index,
    /// Its rows, one for each that the statement has.
    pub rows: Vec<Row>,
    /// Rows that change places with the next one.
    pub swaps: Vec<Index>,
    /// Rows that no statement has: where, and which.
    pub extras: Vec<(Index, Index)>,
    /// How wide captions are in a fixed table, and whether words are hyphenated.
    pub width: usize,
    pub hyphens: bool,
    /// Whether the heading has moved a cell to the left.
    pub shifted: bool,
}

/// A row.
#[derive(Clone, Debug)]
pub struct Row {
    /// Whether it is there.
    pub keep: bool,
    /// What its figures are made of.
    pub figures: Vec<i64>,
    /// How its caption differs from the label.
    pub caption: Caption,
    /// How it is damaged, and at which cell.
    pub damage: Option<(Damage, Index)>,
    /// In which line of its caption its figures stand, in a fixed table.
    pub line: Index,
}

/// How a caption differs from its label.
#[derive(Clone, Copy, Debug)]
pub enum Caption {
    /// Not at all.
    Label,
    /// In capitals.
    Capitals,
    /// It carries the mark of a note.
    Note,
    /// A letter was misread.
    Misread(Index),
    /// A letter is lost.
    Lost(Index),
}

/// How recognition damages a row.
#[derive(Clone, Copy, Debug)]
pub enum Damage {
    /// A cell is empty.
    Blank,
    /// A cell has lost its digits.
    Signs,
    /// A digit became a letter.
    Letter,
    /// Two cells became one, and the other is empty.
    Merged,
    /// The line is repeated below with other digits and without its caption.
    Ghost,
    /// A line below has a single digit.
    Stray,
}

/// A release: one or more tables.
pub fn release() -> impl Strategy<Value = Vec<Table>> {
    vec(table(), 1..4)
}

fn table() -> impl Strategy<Value = Table> {
    use Layout::{Fixed, Html, Marked, Tab};
    let layout = prop::sample::select(vec![Tab, Marked, Fixed, Fixed, Html]);
    let at = any::<Index>;
    let what = (at(), layout, at(), 2001..2030_i32, 1..=4_u32);
    let heading = (any::<bool>(), any::<bool>(), any::<bool>(), at());
    let swaps = vec(at(), 0..3);
    let extras = vec((at(), at()), 0..3);
    let body = (vec(row(), 40), swaps, extras, 16..50_usize, any::<bool>());
    let shifted = prop::bool::weighted(0.1);
    (what, heading, body, shifted).prop_map(|(what, heading, body, shifted)| {
        let (statement, layout, style, year, quarter) = what;
        let (ratios, changes, unit_in_heading, unit) = heading;
        let (rows, swaps, extras, width, hyphens) = body;
        Table {
            statement,
            layout,
            style,
            year,
            quarter,
            ratios,
            changes,
            unit_in_heading,
            unit,
            rows,
            swaps,
            extras,
            width,
            hyphens,
            shifted,
        }
    })
}

fn row() -> impl Strategy<Value = Row> {
    let caption = prop_oneof![
        6 => Just(Caption::Label),
        1 => Just(Caption::Capitals),
        1 => Just(Caption::Note),
        1 => any::<Index>().prop_map(Caption::Misread),
        1 => any::<Index>().prop_map(Caption::Lost),
    ];
    use Damage::{Blank, Ghost, Letter, Merged, Signs, Stray};
    let damage = prop::sample::select(vec![Blank, Signs, Letter, Merged, Ghost, Stray]);
    let damage = prop::option::weighted(0.06, (damage, any::<Index>()));
    let figure = prop_oneof![
        1 => Just(0_i64),
        2 => 1..100_i64,
        8 => 100..10_000_000_i64,
        2 => -9_999_999..-1_i64,
    ];
    let keep = prop::bool::weighted(0.7);
    (keep, vec(figure, 6), caption, damage, any::<Index>()).prop_map(
        |(keep, figures, caption, damage, line)| Row { keep, figures, caption, damage, line },
    )
}
