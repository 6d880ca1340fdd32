//! How a table is set so that it fits the page: how its headings name periods, how large its letters are.
//! Nobody knows the letters of readers; widths are about those of digits, of which letters that are wide in
//! terminals, as in Japanese, take two.

use super::Page;
use super::columns::{Cell, Column, Grid};
use super::head::{Head, Naming};
use super::table::{currency_sign, is_of, members_beside};
use super::words;
use crate::model::Value;
use crate::notation::figure;

/// How large letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Size {
    Large,
    SmallOnPaper,
    Small,
    /// Small, on paper that is turned round.
    Turned,
}

/// How a table is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fit {
    pub(super) naming: Naming,
    pub(super) size: Size,
}

impl Fit {
    const fn new(naming: Naming, size: Size) -> Self {
        Self { naming, size }
    }
}

/// Ways to set a table, the best first: words rather than codes, large letters rather than small ones. The last
/// one is taken where none fits.
const WAYS: [Fit; 9] = [
    Fit::new(Naming::Full, Size::Large),
    Fit::new(Naming::ShortMonths, Size::Large),
    Fit::new(Naming::Full, Size::SmallOnPaper),
    Fit::new(Naming::ShortMonths, Size::SmallOnPaper),
    Fit::new(Naming::ShortMonths, Size::Small),
    Fit::new(Naming::Calendar, Size::SmallOnPaper),
    Fit::new(Naming::Calendar, Size::Small),
    Fit::new(Naming::ShortMonths, Size::Turned),
    Fit::new(Naming::Calendar, Size::Turned),
];

/// A medium of a size: so many digits stand in a line of it, so many in labels at least, and so many are
/// the margins of a column.
struct Medium {
    line: usize,
    label: usize,
    margin: usize,
}

const SCREEN: Medium = Medium { line: 134, label: 27, margin: 4 };
const SCREEN_SMALL: Medium = Medium { line: 172, label: 24, margin: 3 };
const PAPER: Medium = Medium { line: 128, label: 26, margin: 4 };
const PAPER_SMALL: Medium = Medium { line: 178, label: 17, margin: 2 };
const PAPER_TURNED: Medium = Medium { line: 260, label: 17, margin: 2 };

impl Size {
    /// The media on which a table of this size has to fit.
    fn media(self) -> &'static [Medium] {
        match self {
            Self::Large => &[SCREEN, PAPER],
            Self::SmallOnPaper => &[SCREEN, PAPER_SMALL],
            Self::Small => &[SCREEN_SMALL, PAPER_SMALL],
            Self::Turned => &[SCREEN_SMALL, PAPER_TURNED],
        }
    }
}

/// Headings stand in so many lines; what is beside a period, in one more.
const LINES: usize = 3;

/// Members beside a figure stand in lines of at most so many digits.
const MEMBERS: usize = 28;

/// Words without blanks may be parted anywhere; no narrower than this.
const WORD: usize = 10;

/// The best way to set a table in which it fits.
pub(super) fn of(page: &Page<'_>, grid: &Grid, head: &Head<'_>) -> Fit {
    let cells = widths(page, grid, head);
    let fits = |way: &&Fit| {
        let columns = with_periods(cells.clone(), head, way.naming);
        way.size.media().iter().all(|medium| is_within(&columns, medium))
    };
    WAYS.iter().find(fits).copied().unwrap_or(WAYS[WAYS.len() - 1])
}

fn is_within(columns: &[usize], medium: &Medium) -> bool {
    let all: usize = columns.iter().map(|width| width + medium.margin).sum();
    medium.label + all <= medium.line
}

/// The width of each column for its figures, and for what it is beside its period.
fn widths(page: &Page<'_>, grid: &Grid, head: &Head<'_>) -> Vec<usize> {
    let signs: Vec<usize> = grid
        .columns
        .iter()
        .map(|column| currency_sign(page, column).map_or(0, |sign| width(sign) + 1))
        .collect();
    let mut widths = vec![0; grid.columns.len()];
    for cell in &grid.cells {
        let nth = cell.column as usize;
        widths[nth] = widths[nth].max(signs[nth] + of_cell(page, &grid.columns[nth], cell));
    }
    for (nth, text) in head.details() {
        widths[nth] = widths[nth].max(of_words(text, LINES + 1));
    }
    widths
}

/// Widens columns to what the headings of their periods need.
fn with_periods(mut widths: Vec<usize>, head: &Head<'_>, naming: Naming) -> Vec<usize> {
    for (range, text) in head.groups(naming) {
        let needed = of_words(&text, LINES);
        let between = SCREEN_SMALL.margin * (range.len() - 1);
        let has: usize = widths[range.clone()].iter().sum::<usize>() + between;
        widths[range.end - 1] += needed.saturating_sub(has);
    }
    widths
}

/// The width of a figure, with what stands around it.
fn of_cell(page: &Page<'_>, column: &Column, cell: &Cell) -> usize {
    let fact = page.output.report.fact(cell.fact);
    let mut digits = Vec::new();
    let printed = match fact.value {
        // What can't be written is told by who writes it.
        Value::Number(value) => figure::push_printed(&mut digits, value, fact.scale, fact.decimals)
            .map_or(0, |()| digits.len() + if value.is_negative() { 2 } else { 0 }),
        Value::Text(_) | Value::Nil | Value::Fraction(_) => 1,
    };
    let is_other = !is_of(fact, column);
    let unit = page.captions.unit_of(fact).filter(|_| is_other);
    let sign = page.captions.sign_of(fact.unit).filter(|_| is_other);
    let printed = printed + sign.map_or(0, |sign| width(sign) + 1);
    let members = members_beside(page, fact, column).map_or(0, |text| width(&text).min(MEMBERS));
    (printed + unit.map_or(0, |unit| width(unit) + 1)).max(members)
}

/// The width of words that stand in so many lines.
fn of_words(text: &str, lines: usize) -> usize {
    let pieces = text.split(|letter| {
        matches!(letter, ' ' | '　' | words::LINE_MAY_END | words::LINE_ENDS | '（')
    });
    let longest = pieces.map(piece_width).max().unwrap_or(0);
    longest.max(width(text).div_ceil(lines)) + 1
}

/// The width of what stands between blanks; names of companies and the like may be parted, dates not.
fn piece_width(piece: &str) -> usize {
    let may_be_parted =
        !piece.is_ascii() && !piece.contains(|letter: char| letter.is_ascii_digit());
    if may_be_parted { width(piece).min(WORD) } else { width(piece) }
}

fn width(text: &str) -> usize {
    textwrap::core::display_width(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_stand_in_few_lines() {
        assert_eq!(of_words("Three months ended December 31, 2008", 3), 13);
        assert_eq!(of_words("3Q08", 3), 5);
        // A longest piece, and the same in a language without blanks.
        assert_eq!(of_words("Rate", 3), 5);
        assert_eq!(of_words("2006年3月期\u{200b}第1四半期", 3), 12);
        assert_eq!(of_words("ネットワークサービス及びシステムインテグレーション事業", 4), 15);
        assert_eq!(
            of_words(
                "当第1四半期\u{200b}連結累計期間（自\u{a0}2008年4月1日 至\u{a0}2008年6月30日）",
                3
            ),
            21
        );
    }

    #[test]
    fn a_table_that_is_too_wide_has_smaller_letters() {
        let fits = |columns: &[usize], size: Size| {
            size.media().iter().all(|medium| is_within(columns, medium))
        };
        assert!(fits(&[12; 6], Size::Large));
        assert!(!fits(&[14; 6], Size::Large));
        assert!(fits(&[11; 7], Size::SmallOnPaper));
        assert!(fits(&[12; 9], Size::Small));
        assert!(!fits(&[12; 10], Size::Small));
    }
}
