//! How the figures of a text are written, where its figures alone can be read in two ways: `1.234`.

use std::collections::BTreeMap;

use super::sheet::Sheet;
use crate::notation::separators::Notation;
use crate::notation::words::words;

/// What was found.
#[derive(Debug)]
pub(super) struct Found {
    /// A figure that can be read in two ways.
    pub(super) figure: String,
    /// How figures are written.
    pub(super) notation: Notation,
    /// Whether the language of the text and sums say so together.
    pub(super) certain: bool,
}

impl Found {
    /// What whoever gives the text knows.
    pub(super) fn told(notation: Notation) -> Self {
        Self { figure: String::new(), notation, certain: true }
    }
}

/// What the language of a text says, and whether sums that hold in one reading alone say so too; `sheets` gives the
/// statements as one reading has them.
pub(super) fn decide(figure: String, lang: &str, sheets: impl Fn(Notation) -> Vec<Sheet>) -> Found {
    let (usual, other) = match words().has_decimal_point(lang) {
        true => (Notation::COMMA, Notation::POINT),
        false => (Notation::POINT, Notation::COMMA),
    };
    let (own, its) = (Totals::of(&sheets(usual)), Totals::of(&sheets(other)));
    let certain = own.gives_more_than(&its);
    Found { figure, notation: usual, certain }
}

/// A row by its words, which both readings have where they have the row: the title of its sheet, its own caption and,
/// of a part, that of the total.
type Words = (String, String, Option<String>);

/// The rows of a reading, and the sums in it, each with how many of them there are.
#[derive(Debug, Default)]
struct Totals {
    rows: BTreeMap<Words, usize>,
    parts: BTreeMap<Words, usize>,
}

impl Totals {
    fn of(sheets: &[Sheet]) -> Self {
        let mut totals = Self::default();
        for sheet in sheets {
            for line in &sheet.lines {
                let row = (sheet.title.clone(), line.caption.clone(), None);
                *totals.rows.entry(row.clone()).or_default() += 1;
                if let Some((total, _)) = line.sums_to {
                    let part = (row.0, row.1, Some(sheet.lines[total].caption.clone()));
                    *totals.parts.entry(part).or_default() += 1;
                }
            }
        }
        totals
    }

    /// Whether all sums of another reading are here too, and there are others, in rows that both readings have.
    fn gives_more_than(&self, other: &Self) -> bool {
        let count = |of: &BTreeMap<Words, usize>, key: &Words| of.get(key).copied().unwrap_or(0);
        let in_both = |title: &String, caption: &String| {
            let row = (title.clone(), caption.clone(), None);
            count(&self.rows, &row) == count(&other.rows, &row)
        };
        let more = self.parts.iter().any(|(part, own)| {
            let (title, caption, total) = part;
            let both = in_both(title, caption)
                && total.as_ref().is_some_and(|total| in_both(title, total));
            both && *own > count(&other.parts, part)
        });
        more && other.parts.iter().all(|(part, its)| *its <= count(&self.parts, part))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn totals(rows: &[&str], parts: &[(&str, &str)]) -> Totals {
        let row = |caption: &str| ("Income".to_owned(), caption.to_owned(), None);
        let part = |(of, total): &(&str, &str)| {
            ("Income".to_owned(), (*of).to_owned(), Some((*total).to_owned()))
        };
        Totals {
            rows: rows.iter().map(|of| (row(of), 1)).collect(),
            parts: parts.iter().map(|of| (part(of), 1)).collect(),
        }
    }

    #[test]
    fn sums_of_two_readings_are_compared_by_their_words() {
        let both = ["Sales", "Fees", "Revenues", "Costs"];
        let sums = [("Sales", "Revenues"), ("Fees", "Revenues")];
        let own = totals(&both, &sums);
        assert!(own.gives_more_than(&totals(&both, &[])));
        assert!(own.gives_more_than(&totals(&both[..3], &[])), "another row is missing");
        assert!(!own.gives_more_than(&own));
        // What one reading has no rows for says nothing of how it reads the figures.
        assert!(!own.gives_more_than(&totals(&both[2..], &[])));
        assert!(!own.gives_more_than(&totals(&both, &[("Costs", "Revenues")])));
    }
}
