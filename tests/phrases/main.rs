//! What past releases of a company settled serves the next one: `phrases.toml`.

#[path = "../common/mod.rs"]
mod common;
mod short;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use common::extraction::examples;
use common::{copy, kessan, root};

use kessan::filing::{self, Options};
use kessan::source::map::{Lesson, learn};

const HEAD: &str = "Lantern Rail\n\nConsolidated statements of income\n(in thousands of US dollars)\n\tThree months ended September 30, 2024\tThree months ended September 30, 2023\n";

/// A folder with the taxonomy and report of the world, a text with these rows, and a map with these lines.
fn release(folder: &Path, rows: &str, map: &str) {
    let world = root().join("tests/extract/world");
    copy(&world.join("taxonomy"), &folder.join("taxonomy"));
    fs::copy(world.join("report.toml"), folder.join("report.toml")).expect("it can be copied");
    next(folder, rows, map);
}

/// The next release of the same company.
fn next(folder: &Path, rows: &str, map: &str) {
    fs::write(folder.join("release.txt"), format!("{HEAD}{rows}")).expect("it can be written");
    let map = format!("release = \"Lantern Rail\"\n\n[[tables]]\nstatement = \"Income\"\n{map}");
    fs::write(folder.join("map.toml"), map).expect("it can be written");
}

/// The facts that a run gives, and what it tells.
fn extracted(folder: &Path, more: &[&str]) -> (String, String) {
    let mut arguments = vec!["extract", "release.txt", "--map", "map.toml", "--partial"];
    arguments.extend(more);
    let run = kessan(folder, &arguments);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    (run.stdout, run.stderr)
}

const TURNOVER: &str = "Fares and freight\t4,812\t4,377\nCost of sales\t2,955\t2,801\n";
const SETTLED: &str = "rows = [{ caption = \"Fares and freight\", concept = \"Sales\" }]\n";

#[test]
fn a_caption_that_a_map_settled_serves_the_next_release() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    release(folder.path(), TURNOVER, SETTLED);
    let (settled, told) = extracted(folder.path(), &["--learn"]);
    assert!(told.contains("phrases.toml: 3 phrases learnt"), "{told}");
    next(folder.path(), TURNOVER, "");
    assert_eq!(extracted(folder.path(), &["--learn"]).0, settled);
    assert!(settled.contains("Sales,3Q24,USD,\"4,812\",thousand"), "{settled}");
    fs::remove_file(folder.path().join("taxonomy/phrases.toml")).expect("it was written");
    assert!(!extracted(folder.path(), &[]).0.contains("\nSales,"));
}

#[test]
fn what_fits_only_nearly_is_proposed_and_no_fact() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    release(folder.path(), TURNOVER, SETTLED);
    extracted(folder.path(), &["--learn"]);
    let near = [
        ("Fares and freights\t4,812\t4,377\nCost of sales\t2,955\t2,801\n", ""),
        // Tables of another title may mean something else by the same words.
        (TURNOVER, "title = \"statements of income\"\n"),
    ];
    for (rows, map) in near {
        next(folder.path(), rows, map);
        let (facts, told) = extracted(folder.path(), &[]);
        assert!(!facts.contains("\nSales,") && facts.contains("CostOfSales,3Q24"), "{facts}");
        assert!(told.contains("past releases had `Fares and freight`"), "{told}");
        assert!(told.contains(", concept = \"Sales\" }"), "{told}");
    }
}

/// A release whose table says nothing of unit and scale.
fn silent(folder: &Path, head: &str) {
    let text = format!(
        "Lantern Rail\n\nConsolidated statements of income\n{head}\tThree months ended September 30, 2024\tThree months ended September 30, 2023\nNet sales\t4,812\t4,377\nCost of sales\t2,955\t2,801\n"
    );
    fs::write(folder.join("release.txt"), text).expect("it can be written");
}

#[test]
fn the_unit_of_past_tables_serves_where_the_text_says_none() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    release(folder.path(), "Net sales\t4,812\t4,377\nCost of sales\t2,955\t2,801\n", "");
    let (read, told) = extracted(folder.path(), &["--learn"]);
    assert!(read.contains("Sales,3Q24,USD,\"4,812\",thousand"), "{read}{told}");
    let lines = |facts: &str| -> Vec<String> {
        let cells = |line: &str| line.rsplitn(4, ',').last().unwrap_or_default().to_owned();
        facts.lines().map(cells).collect()
    };
    silent(folder.path(), "");
    assert_eq!(lines(&extracted(folder.path(), &[]).0), lines(&read));
    // What the text says goes before what was learnt, and what is half understood is asked.
    for (head, scale) in
        [("(in millions)\n", None), ("(EUR million)\n", Some("EUR,\"4,812\",million"))]
    {
        silent(folder.path(), head);
        let (facts, told) = extracted(folder.path(), &[]);
        match scale {
            Some(scale) => assert!(facts.contains(scale), "{head}: {facts}{told}"),
            None => {
                assert!(!facts.contains("\nSales") && told.contains("question-"), "{facts}{told}")
            }
        }
    }
    silent(folder.path(), "(in bushels)\n");
    let (facts, told) = extracted(folder.path(), &[]);
    assert!(!facts.contains("\nSales") || told.contains("question-"), "{facts}{told}");
    // Where past tables differ, none of them serves.
    let phrases = folder.path().join("taxonomy/phrases.toml");
    let known = fs::read_to_string(&phrases).expect("it was written");
    let other = known.replace("thousand", "million");
    fs::write(&phrases, format!("{known}{}", other.split_once("\n\n").map_or("", |(_, of)| of)))
        .expect("it can be written");
    silent(folder.path(), "");
    let (facts, told) = extracted(folder.path(), &[]);
    assert!(!facts.contains("\nSales") && told.contains("question-"), "{facts}{told}");
}

#[test]
fn what_the_first_page_states_goes_before_what_was_learnt() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    release(folder.path(), "Net sales\t4,812\t4,377\nCost of sales\t2,955\t2,801\n", "");
    extracted(folder.path(), &["--learn"]);
    silent(folder.path(), "");
    let text = fs::read_to_string(folder.path().join("release.txt")).expect("it was written");
    for (stated, serves) in [
        ("", true),
        ("All figures in USD thousands unless stated", true),
        ("All figures in EUR millions unless stated", false),
        ("All figures in EUR thousands unless stated", false),
        (
            "The release is long, and its many figures, which nobody has audited yet and which may change in a later one, are presented in millions of US dollars.",
            false,
        ),
    ] {
        let between = "Highlights of the quarter\n".repeat(9);
        let page =
            text.replace("Lantern Rail\n", &format!("Lantern Rail\n\n{stated}\n\n{between}"));
        fs::write(folder.path().join("release.txt"), page).expect("it can be written");
        let (facts, told) = extracted(folder.path(), &[]);
        assert_eq!(
            facts.contains("Sales,3Q24,USD,\"4,812\",thousand"),
            serves,
            "{stated}: {facts}{told}"
        );
        assert!(serves || told.contains("question-"), "{stated}: {told}");
    }
    // Nor serves it below a line that states a unit in words that are half known.
    silent(folder.path(), "Adjusted USD thousands quatloo\n");
    let (facts, told) = extracted(folder.path(), &[]);
    assert!(!facts.contains("\nSales") && told.contains("question-"), "{facts}{told}");
}

#[test]
fn what_is_counted_in_thousands_teaches_no_unit() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    release(folder.path(), TURNOVER, SETTLED);
    for (file, line) in [
        ("concepts.csv", "Contracts,nonNegativeInteger,instant,,Contracts\n"),
        ("units.csv", "contracts,lantern:contracts,,contracts,contracts\n"),
        ("statements/balance.csv", "1,Contracts,,,\n"),
    ] {
        let path = folder.path().join("taxonomy").join(file);
        let known = fs::read_to_string(&path).expect("it was copied");
        fs::write(&path, known + line).expect("it can be written");
    }
    let text = "Lantern Rail\n\nConsolidated balance sheets\n(in thousands of US dollars)\n\tSeptember 30, 2024\tSeptember 30, 2023\nCash at banks\t1,812\t1,377\nTotal assets\t4,955\t4,801\nContracts\t1,234\t1,201\n";
    fs::write(folder.path().join("release.txt"), text).expect("it can be written");
    let phrases = folder.path().join("taxonomy/phrases.toml");
    for (unit, learnt) in [("contracts thousand", false), ("contracts", true)] {
        let map = format!(
            "release = \"Lantern Rail\"\n\n[[tables]]\nstatement = \"Balance\"\nunits = {{ Contracts = \"{unit}\" }}\n"
        );
        fs::write(folder.path().join("map.toml"), map).expect("it can be written");
        let (facts, told) = extracted(folder.path(), &["--learn"]);
        assert!(facts.contains("\nContracts,"), "{facts}{told}");
        let known = fs::read_to_string(&phrases).expect("it was written");
        assert_eq!(
            known.contains("[units.Balance]\nContracts = \"contracts\"\n"),
            learnt,
            "{known}"
        );
        assert_eq!(known.contains("[units"), learnt, "{known}");
    }
}

#[test]
fn a_caption_stands_for_no_longer_one() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    release(folder.path(), TURNOVER, SETTLED);
    extracted(folder.path(), &["--learn"]);
    for longer in [
        "Fares and freight, net of refunds",
        "Fares and freight -- passengers alone",
        "Fares and freight (included in other income)",
        "Fares and freight (in thousands)",
    ] {
        let rows = format!("{longer}\t4,812\t4,377\nCost of sales\t2,955\t2,801\n");
        next(folder.path(), &rows, "");
        let (facts, told) = extracted(folder.path(), &[]);
        assert!(!facts.contains("4,812") && told.contains("row-unknown"), "{facts}{told}");
        // What the map itself says serves them as before.
        next(folder.path(), &rows, SETTLED);
        let (facts, told) = extracted(folder.path(), &[]);
        assert!(facts.contains("\nSales,3Q24"), "{longer}: {facts}{told}");
    }
}

#[test]
fn digits_tell_captions_apart_and_titles_not() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let rows = "Tranche 1\t4,812\t4,377\nTranche 2\t2,955\t2,801\n";
    let settled = "rows = [{ caption = \"Tranche 1\", concept = \"Sales\" }, { caption = \"Tranche 2\", concept = \"CostOfSales\" }]\n";
    release(folder.path(), rows, settled);
    let facts = extracted(folder.path(), &["--learn"]).0;
    assert!(facts.contains("\nSales,3Q24") && facts.contains("\nCostOfSales,3Q24"), "{facts}");
    next(folder.path(), rows, "");
    assert_eq!(extracted(folder.path(), &[]).0, facts);
}

#[test]
fn what_is_proposed_is_toml_whatever_the_caption_holds() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    release(folder.path(), TURNOVER, SETTLED);
    extracted(folder.path(), &["--learn"]);
    let rows = "Fares \\ and \"freights\"\t4,812\t4,377\nCost of sales\t2,955\t2,801\n";
    next(folder.path(), rows, "");
    let told = extracted(folder.path(), &[]).1;
    let line = told.lines().find_map(|line| line.split_once("in the map: "));
    let (_, line) = line.unwrap_or_else(|| panic!("it is proposed: {told}"));
    let line: toml::Table = format!("row = {line}").parse().expect("it is TOML");
    assert_eq!(line["row"]["caption"].as_str(), Some("Fares \\ and \"freights\""));
    assert_eq!(line["row"]["concept"].as_str(), Some("Sales"));
}

#[test]
fn phrases_that_are_not_understood_are_left_alone() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    release(folder.path(), TURNOVER, SETTLED);
    let phrases = folder.path().join("taxonomy/phrases.toml");
    for wrong in ["tables = \"none\"\n", "owner = \"us\"\n"] {
        fs::write(&phrases, wrong).expect("it can be written");
        let arguments = ["extract", "release.txt", "--map", "map.toml", "--partial", "--learn"];
        let run = kessan(folder.path(), &arguments);
        assert!(run.status != Some(0) && !run.stderr.contains("learnt"), "{}", run.stderr);
        assert!(run.stderr.contains("taxonomy/phrases.toml:1:"), "{}", run.stderr);
        assert_eq!(fs::read_to_string(&phrases).expect("it is there"), wrong);
    }
    let by_hand = "# The words of our own releases.\n";
    fs::write(&phrases, by_hand).expect("it can be written");
    extracted(folder.path(), &["--learn"]);
    assert!(fs::read_to_string(&phrases).expect("it is there").starts_with(by_hand));
}

#[test]
fn a_unit_at_a_row_of_phrases_is_told() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    release(folder.path(), TURNOVER, "");
    let phrases = "[[tables]]\nstatement = \"Income\"\nrows = [[\"Earnings\", \"EarningsPerShare USD/shares\"]]\n";
    fs::write(folder.path().join("taxonomy/phrases.toml"), phrases).expect("it can be written");
    let arguments = ["extract", "release.txt", "--map", "map.toml", "--partial"];
    let told = kessan(folder.path(), &arguments).stderr;
    assert!(
        told.contains("The unit `USD/shares` of a row is nothing that phrases hold."),
        "{told}"
    );
    assert!(told.contains("phrases.toml:3"), "{told}");
}

#[test]
fn a_caption_of_two_meanings_serves_nobody() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    release(folder.path(), TURNOVER, SETTLED);
    extracted(folder.path(), &["--learn"]);
    let other = "rows = [{ caption = \"Fares and freight\", concept = \"GrossMargin\" }]\n";
    next(folder.path(), TURNOVER, other);
    let (facts, _) = extracted(folder.path(), &["--learn"]);
    assert!(
        facts.contains("GrossMargin,3Q24") && !facts.contains("Sales,3Q24,USD,\"4,812\""),
        "the map goes first: {facts}"
    );
    next(folder.path(), TURNOVER, "");
    let (facts, told) = extracted(folder.path(), &[]);
    assert!(!facts.contains("4,812") && told.contains("row-unknown"), "{facts}{told}");
}

/// The rows of a table of facts: what each is about, and where it stands, with its figure.
fn rows(path: &Path) -> BTreeSet<Vec<String>> {
    let mut table = csv::Reader::from_path(path).expect("the table can be read");
    let heading = table.headers().expect("it has a heading").clone();
    let footnotes = heading.iter().position(|name| name == "footnote");
    let mut rows = BTreeSet::new();
    for row in table.records() {
        let row = row.expect("a row has its cells");
        let cells = row.iter().zip(&heading).enumerate();
        let filled = cells.filter(|(at, (cell, _))| Some(*at) != footnotes && !cell.is_empty());
        rows.insert(filled.map(|(_, (cell, name))| format!("{name}={cell}")).collect());
    }
    rows
}

/// Five releases of one company, each read with what the other four settled and a map that holds their words, its
/// statements and titles alone. The texts are not part of the project.
#[test]
#[ignore = "takes a minute; run by tests/long.sh"]
fn what_four_releases_settled_gives_the_fifth_no_wrong_fact() {
    let releases: Vec<_> =
        examples().into_iter().filter_map(|(folder, text)| Some((folder, text?))).collect();
    let releases: Vec<_> =
        releases.iter().filter(|(folder, _)| !folder.join("release.txt").exists()).collect();
    if releases.len() < 5 {
        println!("skipped: the texts of the releases are not there");
        return;
    }
    // What each was read as, with its own map.
    let lessons: Vec<Lesson> = releases
        .iter()
        .map(|(folder, text)| {
            let out = tempfile::tempdir().expect("a folder can be made");
            let page = out.path().join("release.txt");
            fs::write(&page, text).expect("it can be written");
            let map = folder.join("map.toml");
            let (reading, told) = filing::read_release(&page, &map, &Options::default());
            reading.unwrap_or_else(|| panic!("{}: {told:?}", folder.display())).lesson()
        })
        .collect();
    let map_of = |folder: &Path| fs::read_to_string(folder.join("map.toml")).expect("it has a map");
    // How many facts each gives at least.
    let least = [600, 82, 860, 86, 90];
    let (mut gained, mut wrong) = (0, Vec::new());
    for ((folder, text), least) in releases.iter().zip(least) {
        let out = tempfile::tempdir().expect("a folder can be made");
        copy(&root().join("taxonomy"), &out.path().join("taxonomy"));
        let at = out.path().join("examples").join(folder.file_name().expect("it has a name"));
        copy(folder, &at);
        fs::write(at.join("release.txt"), text).expect("it can be written");
        let map: toml::Table = map_of(folder).parse().expect("it is TOML");
        let mut bare = format!("release = {}\n", map["release"]);
        for table in map["tables"].as_array().into_iter().flatten() {
            bare += "\n[[tables]]\n";
            for key in ["statement", "title"] {
                if let Some(value) = table.get(key) {
                    bare += &format!("{key} = {value}\n");
                }
            }
        }
        fs::write(at.join("map.toml"), bare).expect("it can be written");
        let extract = |to: &str| {
            let arguments =
                ["extract", "release.txt", "--map", "map.toml", "--partial", "--out", to];
            let run = kessan(&at, &arguments);
            assert_eq!(run.status, Some(0), "{}", run.stderr);
            rows(&at.join(to))
        };
        let phrases = out.path().join("taxonomy/iij/phrases.toml");
        let _ = fs::remove_file(&phrases);
        let before = extract("before.csv");
        let others = releases.iter().zip(&lessons).filter(|((other, _), _)| other != folder);
        let settled = others.fold(String::new(), |known, ((other, _), lesson)| {
            learn(&known, &map_of(other), lesson).expect("both are TOML").0
        });
        fs::write(&phrases, settled).expect("it can be written");
        let after = extract("after.csv");
        let known = rows(&folder.join("facts.csv"));
        println!(
            "{}: {} of {} facts; {} without phrases",
            folder.display(),
            after.intersection(&known).count(),
            known.len(),
            before.intersection(&known).count()
        );
        let right = after.intersection(&known).count();
        assert!(right >= least, "{}: {right} of at least {least}", folder.display());
        gained += after.difference(&before).count();
        // That a printed figure is rounded otherwise than elsewhere only a map says; the checks tell the contradiction.
        let rounded = |row: &Vec<String>| -> Vec<String> {
            row.iter().filter(|cell| !cell.starts_with("RoundingBasisAxis=")).cloned().collect()
        };
        let as_printed: BTreeSet<Vec<String>> = known.iter().map(rounded).collect();
        let strange = |row: &&Vec<String>| !known.contains(*row) && !as_printed.contains(*row);
        wrong.extend(after.difference(&before).filter(strange).cloned());
    }
    assert!(gained > 0 && wrong.is_empty(), "{gained}: {wrong:?}");
}
