//! Numbers that count the rows of a table, in a column of their own before the captions: `1  Revenue`, `2  Other income`.

use super::{Layout, Row, Table, trim};
use crate::text::{Span, Text};

/// How many rows are counted at least.
const ROWS: usize = 3;

/// The largest number of a row.
const MOST: u32 = 99;

/// Takes such numbers off the captions, where they count up from one.
pub(super) fn take_off(text: &Text, table: &mut Table) {
    let found: Vec<(usize, u32, Vec<Span>)> = table
        .rows
        .iter()
        .enumerate()
        .filter_map(|(at, row)| numbered(text, table.layout, row).map(|(of, rest)| (at, of, rest)))
        .collect();
    let rows = table.rows.iter().filter(|row| !row.cells.is_empty()).count();
    let first = found.first().is_some_and(|(_, number, _)| *number == 1);
    let counts = found.windows(2).all(|two| two[1].1 == two[0].1 + 1 || two[1].1 == 1);
    if !first || !counts || found.len() < ROWS || found.len() * 3 < rows {
        return;
    }
    for (at, _, rest) in found {
        table.rows[at].caption = rest;
    }
}

/// The number of a row, and the rest of its caption.
fn numbered(text: &Text, layout: Layout, row: &Row) -> Option<(u32, Vec<Span>)> {
    let (first, behind) = row.caption.split_first()?;
    let words = text.slice(*first);
    let (number, rest) = match (layout, behind) {
        // Words of one cell, aligned by blanks.
        (Layout::Fixed, []) => {
            let at = words.find("  ")?;
            let rest = Span { start: first.start + at, end: first.end };
            (&words[..at], vec![trim(text.as_str(), rest)])
        }
        (Layout::Fixed, _) | (_, []) => return None,
        (_, behind) => (words, behind.to_vec()),
    };
    let digits = number.trim().trim_end_matches(['.', ')']);
    let plain = !digits.is_empty() && digits.bytes().all(|c| c.is_ascii_digit());
    let worded = rest.iter().any(|span| text.slice(*span).contains(char::is_alphabetic));
    let count = digits.parse().ok().filter(|count| plain && worded && *count <= MOST)?;
    Some((count, rest))
}

#[cfg(test)]
mod tests {
    use crate::text::Text;
    use crate::text::table::find;

    fn captions(text: &str) -> Vec<String> {
        let text = Text::new(text.to_owned());
        let rows = find(&text).into_iter().flat_map(|table| table.rows);
        let caption =
            |row: super::Row| row.caption.iter().map(|span| text.slice(*span).to_owned()).collect();
        rows.map(caption).collect()
    }

    #[test]
    fn numbers_that_count_rows_are_no_part_of_captions() {
        let aligned = "No.  Particulars      Q3 2024   Q3 2023\n1    Revenue            412.3     398.1\n2    Other income         1.2       1.1\n3    Total              413.5     399.2\n";
        assert_eq!(captions(aligned), ["Revenue", "Other income", "Total"]);
        let tabs = "No.\tParticulars\tQ3 2024\tQ3 2023\n1\tRevenue\t412.3\t398.1\n2\tOther income\t1.2\t1.1\n3\tTotal\t413.5\t399.2\n";
        assert_eq!(captions(tabs), ["Revenue", "Other income", "Total"]);
        // Maturities count years.
        let years = "                 Q3 2024   Q3 2023\n1 year             412.3     398.1\n2 years              1.2       1.1\n3 years            413.5     399.2\n";
        assert_eq!(captions(years), ["1 year", "2 years", "3 years"]);
    }
}
