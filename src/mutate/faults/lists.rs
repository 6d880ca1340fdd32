//! Values that concepts list, and facts of such concepts.

use super::super::site::Site;
use super::faults;
use super::types::{NAME, text};

faults! { Types:
    "listed-value" Valid "A value is one of those that the concept lists."
        |site| listed(site, "token", "blue; red; green", "red");
    "listed-text" Valid "A text is one of those that the concept lists."
        |site| listed(site, "string", "A loom. ; Two looms.", "Two looms.");
    "listed-value-unknown" Invalid "A value is none of those that the concept lists."
        |site| listed(site, "token", "blue; red; green", "yellow");
    "listed-value-in-capitals" Invalid "A value is in capitals, but those that the concept lists are not."
        |site| listed(site, "token", "blue; red; green", "Red");
    "listed-value-with-blanks" Valid "A value has more blanks than the one that the concept lists."
        |site| listed(site, "token", "light blue; red", "light   blue");
    "listed-text-with-blanks" Invalid "A text has more blanks than the one that the concept lists."
        |site| listed(site, "string", "light blue; red", "light   blue");
    "listed-language" Valid "A language is one of those that the concept lists."
        |site| listed(site, "language", "en; ja; de", "ja");
    "listed-language-unknown" Invalid "A language is none of those that the concept lists."
        |site| listed(site, "language", "en; ja; de", "fr");
    "listed-value-twice" Valid "A concept lists a value twice."
        |site| listed(site, "token", "blue; red; blue", "blue");
    "list-of-no-values" Invalid "A concept lists values that its type does not take."
        |site| listed(site, "NCName", "blue; light blue", "blue");
    "list-of-booleans" Unsayable "A concept lists values of a type that has no list."
        |site| listed(site, "boolean", "true", "true");
}

/// A concept that lists its values, and a fact of it.
fn listed(site: &mut Site<'_>, item_type: &str, values: &str, value: &str) -> Option<()> {
    text(site, item_type, value, "")?;
    let table = site.source("concepts.csv")?;
    let row = table.find(&[("name", NAME)])?;
    table.set(row, "values", values)
}
