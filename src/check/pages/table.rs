//! The table of all rules, `src/check/RULES.md`.

use std::fmt::Write;

use super::{FAMILIES, Page};

/// What stands above the tables.
const HEAD: &str = "# The rules

Made from `src/check/pages` by `KESSAN_BLESS=1 cargo test --test rules`; do not edit. The whole page of a
rule, with an example that fails and the same mended: `kessan check --explain CODE`. Validator: what the
Arelle validator says to the same fault in a filing.
";

/// The table of all rules as Markdown.
#[must_use]
pub fn table() -> String {
    let mut text = HEAD.to_owned();
    for family in FAMILIES {
        let rows = family.pages.iter().map(row);
        text.push_str("\n## ");
        text.push_str(family.title);
        text.push_str("\n\n| code | severity | what it checks | specification | validator |\n");
        text.push_str("|---|---|---|---|---|\n");
        text.extend(rows);
    }
    text
}

/// The row of a page.
fn row(page: &Page) -> String {
    let info = page.code.info();
    let mut row = format!("| `{}` | {} ", info.name, info.severity.name());
    for cell in [page.checks, page.specification, page.validator] {
        // Memory takes all that is written.
        let _ = write!(row, "| {} ", cell.replace('|', "\\|"));
    }
    row.push_str("|\n");
    row
}
