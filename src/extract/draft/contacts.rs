//! Tables that are no statements: telephone numbers of a conference, data of a share.

use crate::extract::columns::Headings;
use crate::text::Text;
use crate::text::table::Table;

/// Whether a row has a telephone number, or a column is headed by the number of a security.
pub(super) fn is_of(table: &Table, headings: &Headings, text: &Text) -> bool {
    let rows = table.rows.iter().filter(|row| !row.cells.is_empty());
    let mut lines = rows.map(|row| text.line(row.line));
    let mut over = headings.columns.iter().flat_map(|words| words.split_whitespace());
    lines.any(has_telephone) || over.any(is_security)
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
        groups.count() > 2 && digits >= DIGITS
    })
}

/// Whether a word is the international number of a security: two letters, nine letters or digits, a digit.
fn is_security(word: &str) -> bool {
    let bytes = word.as_bytes();
    let digits = bytes.iter().filter(|c| c.is_ascii_digit()).count();
    bytes.len() == 12
        && bytes[..2].iter().all(u8::is_ascii_uppercase)
        && bytes[2..].iter().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
        && bytes[11].is_ascii_digit()
        && digits >= 6
}

#[cfg(test)]
mod tests {
    use super::{has_telephone, is_security};

    #[test]
    fn telephone_numbers_are_no_changes() {
        for line in ["Dial-in UK:   +44 20 7946 0018", "New York +1 (646) 555-0143"] {
            assert!(has_telephone(line), "{line}");
        }
        for line in [
            "Revenue   1,204   1,150   +4.7%",
            "Sales  +3,120  +6.5%",
            "Change   +1 204 330",
            "Net debt   +12   +15   +20   +24   +30",
        ] {
            assert!(!has_telephone(line), "{line}");
        }
        assert!(
            is_security("NL0000000017") && !is_security("Q3 2024") && !is_security("DIVIDENDPAID")
        );
    }
}
