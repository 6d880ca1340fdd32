//! What tables tell of one another: figures that a text states more than once, and the tables of past releases.

mod common;

use std::fs;
use std::path::Path;

use common::{copy, kessan, root};

const INCOME: &str = "Statements of income\n(in thousands of US dollars)\n\tThree months ended September 30, 2024\tThree months ended September 30, 2023\nNet sales\t4,812,345\t4,377,912\nCost of sales\t2,955,101\t2,801,447\nGross margin\t1,857,244\t1,576,465\nProfit (loss)\t311,702\t(92,338)\n";

/// A company with a summary beside its statement of income.
fn company(folder: &Path) {
    let world = root().join("tests/extract/world");
    copy(&world.join("taxonomy"), &folder.join("taxonomy"));
    fs::copy(world.join("report.toml"), folder.join("report.toml")).expect("it can be copied");
    let path = folder.join("taxonomy/taxonomy.toml");
    let known = fs::read_to_string(&path).expect("it was copied");
    let summary = "\n[[statements]]\nid = \"Summary\"\nnumber = 300\nfile = \"statements/summary.csv\"\ntitle.en = \"Summary\"\n";
    fs::write(&path, known + summary).expect("it can be written");
    let rows = "depth,concept,preferred_label,sums_to,weight\n0,IncomeAbstract,,,\n1,Sales,,,\n1,CostOfSales,,,\n1,GrossMargin,,,\n1,Profit,,,\n";
    fs::write(folder.join("taxonomy/statements/summary.csv"), rows).expect("it can be written");
}

/// The facts that a text gives with a map that names its tables alone, and what is told.
fn read(folder: &Path, text: &str, more: &[&str]) -> (String, String) {
    fs::write(folder.join("release.txt"), format!("Lantern Rail\n\n{text}"))
        .expect("it can be written");
    let map = "release = \"Lantern Rail\"\n\n[[tables]]\nstatement = \"Income\"\ntitle = \"Statements of income\"\n\n[[tables]]\nstatement = \"Summary\"\ntitle = \"Highlights\"\n";
    fs::write(folder.join("map.toml"), map).expect("it can be written");
    let mut arguments = vec!["extract", "release.txt", "--map", "map.toml", "--partial"];
    arguments.extend(more);
    let run = kessan(folder, &arguments);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    (run.stdout, run.stderr)
}

/// A summary without a word of its unit.
fn summary(rows: &str) -> String {
    format!("\n\nHighlights\n\t3Q24\t3Q23\n{rows}\n\n{INCOME}")
}

#[test]
fn the_unit_of_a_summary_is_that_of_the_same_figures_elsewhere() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    company(folder.path());
    let rows = "Net sales\t4,812\t4,378\nCost of sales\t2,955\t2,801\nProfit (loss)\t312\t(92)\n";
    let (facts, told) = read(folder.path(), &summary(rows), &[]);
    assert!(facts.contains("Sales,3Q24,USD,\"4,812\",million"), "{facts}{told}");
    assert!(facts.contains("Profit,3Q23,USD,(92),million"), "{facts}{told}");
    // Figures that are others elsewhere tell nothing, and neither do few.
    for other in [
        "Net sales\t5,812\t4,178\nCost of sales\t2,155\t2,301\nProfit (loss)\t912\t(392)\n",
        "Net sales\t4,812\t4,378\n",
    ] {
        let (facts, told) = read(folder.path(), &summary(other), &[]);
        assert!(!facts.contains(",million"), "{facts}{told}");
        assert!(told.contains("question-unit"), "{told}");
    }
}

#[test]
fn a_row_is_what_its_figures_are_elsewhere() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    company(folder.path());
    let rows = "Net sales\t4,812\t4,378\nCost of sales\t2,955\t2,801\nWhat remains\t1,857\t1,576\n";
    let stated = summary(rows).replace("\t3Q24", "(in millions of US dollars)\n\t3Q24");
    let (facts, told) = read(folder.path(), &stated, &[]);
    assert!(facts.contains("GrossMargin,3Q24,USD,\"1,857\",million"), "{facts}{told}");
    // One figure that is another's leaves the row open.
    let (facts, told) = read(folder.path(), &stated.replace("1,576\n", "1,676\n"), &[]);
    assert!(!facts.contains("\"1,857\""), "{facts}{told}");
    assert!(told.contains("`What remains` fits no label"), "{told}");
}

#[test]
fn rows_that_are_read_as_the_same_and_differ_are_asked_for() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    company(folder.path());
    let twice = INCOME.replace(
        "Cost of sales\t2,955,101\t2,801,447\n",
        "Cost of sales\t2,955,101\t2,801,447\nCost of sales\t1,104,222\t1,099,871\n",
    );
    let (facts, told) = read(folder.path(), &twice, &[]);
    assert!(!facts.contains("CostOfSales") && facts.contains("Sales,3Q24"), "{facts}{told}");
    assert!(told.contains("several rows are read as `CostOfSales`"), "{told}");
}

#[test]
fn columns_of_past_tables_serve_where_headings_are_torn() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    company(folder.path());
    let (known, told) = read(folder.path(), INCOME, &["--learn"]);
    assert!(known.contains("Sales,3Q24,USD,\"4,812,345\",thousand"), "{known}{told}");
    let torn = INCOME.replace("Three months ended September 30, 2023", "Thr ee mon hs end");
    let (facts, told) = read(folder.path(), &torn, &[]);
    let cells = |facts: &str| -> Vec<String> {
        facts
            .lines()
            .map(|line| line.rsplitn(3, ',').last().unwrap_or_default().to_owned())
            .collect()
    };
    assert_eq!(cells(&facts), cells(&known), "{told}");
    // Another number of columns, other days and words that change what figures mean are asked for.
    for other in [
        torn.replace("September 30, 2024", "March 31, 2022"),
        torn.replace("Thr ee mon hs end", "Outlook hs end"),
        torn.replace("thousands", "millions"),
    ] {
        let (facts, told) = read(folder.path(), &other, &[]);
        assert!(!facts.contains("Sales,3Q23"), "{other}: {facts}{told}");
    }
}

#[test]
fn years_alone_are_those_of_past_columns_in_their_order_or_asked_for() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    company(folder.path());
    let (known, told) = read(folder.path(), INCOME, &["--learn"]);
    assert!(known.contains("Sales,3Q24,USD,\"4,812,345\",thousand"), "{known}{told}");
    let months = "\tThree months ended September 30, 2024\tThree months ended September 30, 2023";
    let (facts, told) = read(folder.path(), &INCOME.replace(months, "\t2024\t2023"), &[]);
    assert!(facts.contains("Sales,3Q24,USD,\"4,812,345\",thousand"), "{facts}{told}");
    for other in ["\t2023\t2024", "\t2022\t2021", "\tQuorn 2024\tQuorn 2023"] {
        let (facts, told) = read(folder.path(), &INCOME.replace(months, other), &[]);
        assert!(!facts.contains("\nSales,"), "{other}: {facts}{told}");
        assert!(told.contains("question-heading"), "{other}: {told}");
    }
}

#[test]
fn columns_of_members_serve_under_no_other_words() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    company(folder.path());
    let phrases = "[[tables]]\nstatement = \"Income\"\ntitle = \"Statements of income\"\ncolumns = [\n    { period = \"now\", unit = \"USD\", scale = \"thousand\", members = { PlaceAxis = \"NorthMember\" } },\n    { period = \"now\", unit = \"USD\", scale = \"thousand\", members = { PlaceAxis = \"SouthMember\" } },\n]\n";
    for (file, lines) in [
        (
            "concepts.csv",
            "PlaceAxis,axis,,,Place [Axis]\nAllMember,member,,,All\nNorthMember,member,,,North\nSouthMember,member,,,South\n",
        ),
        (
            "dimensions.csv",
            "PlaceAxis,,,\nPlaceAxis,0,AllMember,yes\nPlaceAxis,1,NorthMember,\nPlaceAxis,1,SouthMember,\n",
        ),
    ] {
        let path = folder.path().join("taxonomy").join(file);
        let known = fs::read_to_string(&path).expect("it was copied");
        fs::write(&path, known + lines).expect("it can be written");
    }
    fs::write(folder.path().join("taxonomy/phrases.toml"), phrases).expect("it can be written");
    let months = "\tThree months ended September 30, 2024\tThree months ended September 30, 2023";
    for other in ["\tSouth\tNorth", "\tUplands\tNorth", "\t\t"] {
        let (facts, told) = read(folder.path(), &INCOME.replace(months, other), &[]);
        assert!(!facts.contains("\nSales,"), "{other}: {facts}{told}");
        assert!(told.contains("question-heading"), "{other}: {told}");
    }
}

#[test]
fn of_two_tables_that_deny_each_other_none_is_given_another_statement_without_a_word() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    company(folder.path());
    let other = INCOME
        .replace("4,812,345\t4,377,912", "5,934,871\t5,102,466")
        .replace("2,955,101\t2,801,447", "3,418,620\t3,377,205")
        .replace("1,857,244\t1,576,465", "2,516,251\t1,725,261")
        .replace("311,702\t(92,338)", "488,190\t(17,644)");
    let text = format!("Lantern Rail\n\n{INCOME}\n\n{other}");
    fs::write(folder.path().join("release.txt"), text).expect("it can be written");
    let map = "release = \"Lantern Rail\"\n\n[[tables]]\nstatement = \"Income\"\n\n[[tables]]\nstatement = \"Summary\"\n";
    fs::write(folder.path().join("map.toml"), map).expect("it can be written");
    let run = kessan(folder.path(), &["extract", "release.txt", "--map", "map.toml", "--partial"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert!(!run.stdout.contains("5,934,871"), "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains("figures for the same periods differ"), "{}", run.stderr);
}

/// A company that counts its accounts and states their fees under the same captions.
fn company_with_accounts(folder: &Path) {
    company(folder);
    let add = |file: &str, lines: &str| {
        let path = folder.join("taxonomy").join(file);
        let known = fs::read_to_string(&path).unwrap_or_default();
        fs::write(&path, known + lines).expect("it can be written");
    };
    let mut concepts = String::new();
    for (kind, of) in
        [("Accounts", "nonNegativeInteger,instant,"), ("Fees", "monetary,duration,credit")]
    {
        let mut rows =
            format!("depth,concept,preferred_label,sums_to,weight\n0,{kind}Abstract,,,\n");
        concepts += &format!("{kind}Abstract,abstract,,,{kind} [Abstract]\n");
        for place in ["North", "South", "East", "West"] {
            concepts += &format!("{place}{kind},{of},{place} of the river\n");
            rows += &format!("1,{place}{kind},,,\n");
        }
        add(&format!("statements/{kind}.csv"), &rows);
        let number = 400 + kind.len();
        add(
            "taxonomy.toml",
            &format!(
                "\n[[statements]]\nid = \"{kind}\"\nnumber = {number}\nfile = \"statements/{kind}.csv\"\ntitle.en = \"{kind}\"\n"
            ),
        );
    }
    add("concepts.csv", &concepts);
}

#[test]
fn amounts_are_no_counts_of_the_same_captions_and_go_on_in_the_next_table() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    company_with_accounts(folder.path());
    let rows = |figures: [&str; 4]| -> String {
        let places = ["North", "South", "East", "West"];
        let lines = places.iter().zip(figures);
        lines.map(|(place, figure)| format!("{place} of the river\t{figure}\n")).collect()
    };
    let first = rows(["1,445", "899", "466", "544"]);
    let next = rows(["1,502", "911", "480", "571"]);
    let map = "release = \"Lantern Rail\"\n\n[[tables]]\nstatement = \"Accounts\"\n\n[[tables]]\nstatement = \"Fees\"\n";
    let extracted = |text: &str, map: &str| {
        fs::write(folder.path().join("release.txt"), format!("Lantern Rail\n\n{text}"))
            .expect("it can be written");
        fs::write(folder.path().join("map.toml"), map).expect("it can be written");
        let arguments = ["extract", "release.txt", "--map", "map.toml", "--partial"];
        let run = kessan(folder.path(), &arguments);
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        (run.stdout, run.stderr)
    };
    let stated =
        format!("By place\n(in thousands of US dollars)\n\n\t3Q23\n{first}\n\t3Q24\n{next}");
    let (facts, told) = extracted(&stated, map);
    assert!(facts.contains("NorthFees,3Q23,USD,\"1,445\",thousand"), "{facts}{told}");
    assert!(!facts.contains("Accounts"), "{facts}{told}");
    // What the next table is stated in the map says here.
    let given = format!("{map}unit = \"USD\"\nscale = \"thousand\"\n");
    let (facts, told) = extracted(&stated, &given);
    assert!(facts.contains("WestFees,3Q24,USD,571,thousand"), "{facts}{told}");
    // Where nothing says what the figures are, and of two tables that are apart, it is asked.
    let silent = format!("By place\n\n\t3Q23\n{first}\n\t3Q24\n{next}");
    let apart = stated.replace("\n\t3Q24", "\nAnd of this year\n\n\t3Q24");
    let other = stated.replace("\n\t3Q24", "\n\tSouth division\n\t3Q24");
    for (text, of) in [(silent, "3Q23"), (apart, "3Q24"), (other, "3Q24")] {
        let (facts, told) = extracted(&text, map);
        assert!(!facts.contains(of), "{facts}{told}");
        assert!(told.contains("question-"), "{told}");
    }
}

#[test]
fn columns_of_an_earlier_release_serve_the_next_one_only_where_headings_say_so() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    company(folder.path());
    let months = "\tThree months ended September 30, 2024\tThree months ended September 30, 2023";
    // Whether the columns are taken, by the words over them and what the map says that they are.
    for (words, columns, taken) in [
        ("\tQuorn one\tQuorn two", "\"2Q24\", \"2Q23\"", false),
        ("\tQuorn one\tQuorn two", "\"2Q24.end\", \"4Q23.end\"", false),
        ("\tQuorn one\tQuorn two", "\"3Q24\", \"3Q23\"", true),
        ("\tQuorn one\tQuorn two", "\"2Q24\", \"FY24\"", true),
        ("\t2Q24\tQuorn two", "\"2Q24\", \"1Q24\"", true),
        ("\t2Q24\t2Q23", "\"2Q24\", \"2Q23\"", true),
    ] {
        let text = format!("Lantern Rail\n\n{}", INCOME.replace(months, words));
        fs::write(folder.path().join("release.txt"), text).expect("it can be written");
        let map = format!(
            "release = \"Lantern Rail\"\n\n[[tables]]\nstatement = \"Income\"\ncolumns = [{columns}]\n"
        );
        fs::write(folder.path().join("map.toml"), map).expect("it can be written");
        let run =
            kessan(folder.path(), &["extract", "release.txt", "--map", "map.toml", "--partial"]);
        assert_eq!(run.stdout.contains("\nSales,"), taken, "{words} {columns}: {}", run.stderr);
        let told = run.stderr.contains("may be that of an earlier release");
        assert_eq!(told, !taken, "{words} {columns}: {}", run.stderr);
    }
}

#[test]
fn no_unit_of_the_map_makes_an_amount_for_each_share_of_a_concept_of_money() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    company(folder.path());
    for (unit, taken) in [("USD", true), ("shares", false)] {
        fs::write(folder.path().join("release.txt"), format!("Lantern Rail\n\n{INCOME}"))
            .expect("it can be written");
        let map = format!(
            "release = \"Lantern Rail\"\n\n[[tables]]\nstatement = \"Income\"\nunits = {{ Sales = \"{unit}\" }}\n"
        );
        fs::write(folder.path().join("map.toml"), map).expect("it can be written");
        let run =
            kessan(folder.path(), &["extract", "release.txt", "--map", "map.toml", "--partial"]);
        assert_eq!(run.stdout.contains("\nSales,"), taken, "{unit}: {}", run.stderr);
        assert_eq!(run.stderr.contains("is no currency"), !taken, "{unit}: {}", run.stderr);
    }
}
