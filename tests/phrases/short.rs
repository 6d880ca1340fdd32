//! Maps and phrases that are written in short.

use std::fs;

use crate::common::kessan;

use super::{TURNOVER, extracted, next, release};

const SENTENCE: &str = "\nOur loss was $2.1 million, costs a year before were $2.8 million.\n";

/// A map in full, and the same in short.
const FULL: &str = r##"columns = [{ period = "3Q24", unit = "USD", scale = "thousand" }, { period = "3Q23", unit = "USD", scale = "thousand" }]
rows = [{ caption = "Fares and freight", concept = "Sales" }]

[[passages]]
begins = "Our loss was"
period = "3Q24"
statement = "Income"
figures = [{ like = "# million", concept = "GrossMargin", sign = "-" }, { like = "# million", concept = "CostOfSales", period = "3Q23" }]
"##;

const SHORT: &str = r##"columns = ["3Q24 USD thousand", "thousand 3Q23 USD"]
rows = [["Fares and freight", "Sales"]]

[[passages]]
statement = "Income"
period = "3Q23"

[[passages]]
with = "loss was"
period = "3Q24"
figures = [["# million", "-GrossMargin"], ["# million", "CostOfSales 3Q23"]]
"##;

#[test]
fn what_is_written_in_short_says_the_same_as_in_full() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let rows = format!("{TURNOVER}{SENTENCE}");
    release(folder.path(), &rows, FULL);
    let (full, told) = extracted(folder.path(), &[]);
    assert!(full.contains("GrossMargin,3Q24,USD,-2.1,million"), "{full}{told}");
    assert!(full.contains("CostOfSales,3Q23,USD,2.8,million"), "{full}{told}");
    next(folder.path(), &rows, SHORT);
    assert_eq!(extracted(folder.path(), &[]).0, full);
    // One list: what holds for the passages below, then the passages.
    let list = r##"release = "Lantern Rail"
tables = [{ statement = "Income", rows = [["Fares and freight", "Sales"]] }]
passages = [
    { statement = "Income", period = "3Q23" },
    ["…loss was", "3Q24", ["# million", "-GrossMargin"], ["# million", "CostOfSales 3Q23"]],
]
"##;
    fs::write(folder.path().join("map.toml"), list).expect("it can be written");
    assert_eq!(extracted(folder.path(), &[]).0, full);
}

#[test]
fn words_that_a_map_can_t_hold_are_told() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    release(folder.path(), TURNOVER, "");
    for (lines, told) in [
        ("rows = [[\"Fares and freight\", \"Salez\"]]", "`Salez` is nothing that can stand here."),
        ("rows = [[\"Fares\", \"Sales Income\"]]", "`Income` is nothing that can stand here."),
        ("rows = [[\"Fares\", \"Sales CostOfSales\"]]", "Of `Sales` and `CostOfSales` only one"),
        ("rows = [[\"Fares\"]]", "A list of 1 texts can't stand here."),
        ("columns = [\"3Q24 3Q23\"]", "Of `3Q24` and `3Q23` only one can stand here."),
        ("columns = [\"3Q24 quatloos\"]", "`quatloos` is nothing that can stand here."),
        ("columns = [3]", "a text, a list or a table"),
        (
            "rows = [[\"Fares\", \"Sales PlaceAxis=North PlaceAxis=South\"]]",
            "Of `PlaceAxis=North` and `PlaceAxis=South` only one",
        ),
        (
            "rows = [[\"Fares\", \"Sales USD\"]]",
            "`USD` of the row `Fares` takes away the scale of its table.",
        ),
        (
            "rows = [[\"Fares\", \"3Q24 USD\"]]",
            "The row `Fares` has the unit `USD` and no concept.",
        ),
        (
            "units = { EarningsPerShare = \"USD/shares\" }\nrows = [[\"Fares\", \"EarningsPerShare EUR/shares\"]]",
            "`USD/shares` and `EUR/shares` are both given as the unit of `EarningsPerShare`.",
        ),
        (
            "rows = [[\"Fares\", \"EarningsPerShare EUR/shares\"], [\"Freight\", \"USD/shares EarningsPerShare\"]]",
            "`EUR/shares` and `USD/shares` are both given as the unit of `EarningsPerShare`.",
        ),
        (
            "[[passages]]\nbegins = \"Fares\"\nperiod = \"3Q24\"\nstatement = \"Income\"\nfigures = [[\"# million\", \"-+Margin\"]]",
            "`+Margin` goes on from a concept, and the passage has named none.",
        ),
        (
            "[[passages]]\nbegins = \" \"\nperiod = \"3Q24\"\nstatement = \"Income\"\nfigures = [[\"# million\", \"Sales\"]]",
            "A passage says neither how it begins nor what stands in it.",
        ),
        (
            "[[passages]]\nbegins = \"Fares\"\nperiod = \"3Q24\"\nstatement = \"Income\"",
            "has no figures",
        ),
    ] {
        next(folder.path(), TURNOVER, &format!("{lines}\n"));
        let run = kessan(folder.path(), &["extract", "release.txt", "--map", "map.toml"]);
        assert!(run.status == Some(1) && run.stderr.contains(told), "{lines}: {}", run.stderr);
        assert!(run.stderr.contains("map.toml:"), "{lines}: {}", run.stderr);
    }
}

#[test]
fn what_is_half_said_in_short_is_told_at_its_line() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    release(folder.path(), TURNOVER, "");
    for (file, line) in [
        ("concepts.csv", "Balance,monetary,instant,debit,Balance of all\n"),
        ("statements/balance.csv", "1,Balance,,,\n"),
    ] {
        let path = folder.path().join("taxonomy").join(file);
        let known = fs::read_to_string(&path).expect("it was copied");
        fs::write(&path, known + line).expect("it can be written");
    }
    let nothing = "A passage says neither how it begins nor what stands in it.";
    for (line, told) in [
        ("footnotes = [[\"n1\", \"Balance\"]]", "`Balance` may be a statement or a concept."),
        ("passages = [[[\"was #\", \"Sales\"]]]", nothing),
        ("passages = [[\"…\", \"3Q24\", [\"was #\", \"Sales\"]]]", nothing),
        ("passages = [[]]", nothing),
    ] {
        let map = format!(
            "release = \"Lantern Rail\"\n{line}\ntables = [{{ statement = \"Income\" }}]\n"
        );
        fs::write(folder.path().join("map.toml"), map).expect("it can be written");
        let run = kessan(folder.path(), &["extract", "release.txt", "--map", "map.toml"]);
        assert!(run.status == Some(1) && run.stderr.contains(told), "{line}: {}", run.stderr);
        assert!(run.stderr.contains("map.toml:2"), "{line}: {}", run.stderr);
    }
}
