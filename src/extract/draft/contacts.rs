//! Tables and rows that are no figures: telephone numbers of a conference.

use crate::extract::columns::{self, Headings};
use crate::extract::mentions::heading::Setting;
use crate::text::Text;
use crate::text::table::{Row, Table};

/// Whether rows have telephone numbers, and these are half of them or no column is of a period. One below a statement
/// costs it no more than its row.
pub(super) fn is_of(table: &Table, text: &Text, setting: Setting) -> bool {
    let rows = || table.rows.iter().filter(|row| !row.cells.is_empty());
    let telephones = rows().filter(|row| is_in(row, text)).count();
    let no_period = || {
        let headings = Headings::new(table, text, setting);
        columns::periods(table, &headings).iter().all(Option::is_none)
    };
    telephones > 0 && (telephones * 2 >= rows().count() || no_period())
}

/// Whether a row has a telephone number.
pub(super) fn is_in(row: &Row, text: &Text) -> bool {
    has_telephone(text.line(row.line))
}

/// Whether a line has a number with the sign and the digits of a country before it: `+44 20 7946 0018`.
fn has_telephone(line: &str) -> bool {
    /// The fewest digits of such a number.
    const DIGITS: usize = 9;
    line.match_indices('+').any(|(at, _)| {
        let behind = &line[at + 1..];
        let part = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')');
        let end = behind.find(|c: char| !part(c)).unwrap_or(behind.len());
        // Blanks of a table part figures of their own.
        let number = behind[..end].split("  ").next().unwrap_or_default();
        let groups = number.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty());
        let digits = number.chars().filter(char::is_ascii_digit).count();
        // Thousands are grouped by three.
        let grouped = groups.clone().skip(1).all(|group| group.len() == 3);
        groups.count() > 2 && digits >= DIGITS && !grouped
    })
}

#[cfg(test)]
mod tests {
    use super::has_telephone;

    #[test]
    fn telephone_numbers_are_no_changes() {
        for line in ["Dial-in UK:   +44 20 7946 0018", "New York +1 (646) 555-0143"] {
            assert!(has_telephone(line), "{line}");
        }
        for line in [
            "Revenue   1,204   1,150   +4.7%",
            "Sales  +3,120  +6.5%",
            "Change   +1 204 330",
            "Change   +301 926 000   +270 017 000",
            "Net debt   +12   +15   +20   +24   +30",
        ] {
            assert!(!has_telephone(line), "{line}");
        }
    }
}
