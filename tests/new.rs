//! `kessan new`: drafts of a company that nobody has filed for, and the starter.

mod common;

use std::fs;
use std::path::Path;

use common::{kessan, root};

/// What a run wrote, without carriage of the terminal.
fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_else(|_| panic!("{name} was written"))
}

/// Extracts from a release with a draft and exports what came out; the last line of each.
fn goes_on(release: &str, draft: &Path) -> (String, String) {
    let at = |name: &str| draft.join(name).to_str().expect("the path is UTF-8").to_owned();
    let run =
        kessan(&root(), &["extract", release, "--map", &at("map.toml"), "--out", &at("facts.csv")]);
    assert_eq!(run.status, Some(0), "{}{}", run.stdout, run.stderr);
    let out = at("out");
    let written = kessan(&root(), &["export", draft.to_str().expect("UTF-8"), "--out", &out]);
    assert_eq!(written.status, Some(0), "{}", written.stderr);
    assert_eq!(written.stderr, "", "nothing is told of a draft");
    (run.stdout, written.stdout)
}

#[test]
fn the_starter_is_a_filing() {
    let (folder, out) = (root().join("examples/starter"), tempfile::tempdir().expect("a folder"));
    let facts = out.path().join("facts.csv");
    let file = facts.to_str().expect("the path is UTF-8");
    let run = kessan(&folder, &["extract", "release.txt", "--map", "map.toml", "--out", file]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert_eq!(read(out.path(), "facts.csv"), read(&folder, "facts.csv"));
    let run = kessan(&folder, &["check", "."]);
    assert_eq!(
        run.stdout,
        ".: 0 errors, 0 warnings, 30 facts, 10 sums, 0 complete and 0 consistent duplicates\n"
    );
}

#[test]
fn a_release_gives_a_draft_with_which_it_can_be_read_and_filed() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let draft = folder.path().join("draft");
    let out = draft.to_str().expect("the path is UTF-8");
    let release = "examples/starter/release.txt";
    let run = kessan(&root(), &["new", release, "--out", out]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let concepts = read(&draft, "taxonomy/concepts.csv");
    let rows: Vec<&str> = concepts.lines().filter(|row| !row.contains(",abstract,")).collect();
    assert_eq!(rows.len(), 1 + 15, "{concepts}");
    assert!(rows.contains(&"EarningsPerShare,perShare,duration,,Earnings per share"), "{concepts}");
    assert!(rows.contains(&"TotalAssets,monetary,instant,,Total assets"), "{concepts}");
    let income = read(&draft, "taxonomy/statements/income-statement.csv");
    assert!(income.contains("1,CostOfSales,,GrossProfit,1\n"), "{income}");
    let balance = read(&draft, "taxonomy/statements/balance-sheet.csv");
    assert!(balance.contains("1,TotalEquity,,TotalLiabilitiesAndEquity,1\n"), "{balance}");
    assert!(
        read(&draft, "report.toml").contains("\ncurrent_period = \"2024-01-01..2024-03-31\"\n")
    );
    assert!(read(&draft, "taxonomy/units.csv").contains("USD/shares,iso4217:USD,xbrli:shares"));
    let asked = ["report.toml", "map.toml", "taxonomy/taxonomy.toml", "taxonomy/calendar.toml"];
    assert!(asked.iter().all(|name| read(&draft, name).contains("# ? ")));
    let (told, written) = goes_on(release, &draft);
    assert!(told.contains(" 30 facts ") && told.contains(" 0 findings"), "{told}");
    assert!(written.starts_with("30 facts:"), "{written}");
    let files = fs::read_dir(draft.join("taxonomy/statements")).expect("it was written").count();
    assert_eq!(files, 2, "each statement has a file of its own");
    let again = kessan(&root(), &["new", release, "--out", out]);
    assert_eq!(again.status, Some(2), "what is there stays: {}", again.stderr);
}

#[test]
fn what_extract_asks_stands_in_the_map_of_the_draft() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let draft = folder.path().join("draft");
    let release = "tests/extract/world/no-scale.html";
    let run = kessan(&root(), &["new", release, "--out", draft.to_str().expect("UTF-8")]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let map = read(&draft, "map.toml");
    assert!(
        map.contains("# ? Not certain in this table: the scale of its amounts is not stated."),
        "{map}"
    );
}

#[test]
fn a_name_alone_gives_the_starter_with_that_name() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let run = kessan(folder.path(), &["new", "Grey Owl Mills", "--out", "mills"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let manifest = read(folder.path(), "mills/taxonomy/taxonomy.toml");
    assert!(
        manifest.contains("id = \"grey-owl-mills\"") && !manifest.contains("arbour"),
        "{manifest}"
    );
    let run = kessan(folder.path(), &["check", "mills/taxonomy"]);
    assert_eq!(run.stdout, "mills/taxonomy: 0 errors, 0 warnings\n");
    let run = kessan(folder.path(), &["new", "gone.txt"]);
    assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""), "{}", run.stderr);
}

#[test]
fn a_text_whose_columns_are_lost_gives_no_draft() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    fs::write(folder.path().join("lost.txt"), "Sales rose to 4,120\nin the quarter.\n")
        .expect("written");
    let run = kessan(folder.path(), &["new", "lost.txt", "--out", "lost"]);
    assert_eq!(run.status, Some(1), "{}", run.stderr);
    assert!(run.stderr.contains("question-layout") && !folder.path().join("lost").exists());
}

#[test]
fn statements_whose_titles_begin_alike_have_files_of_their_own() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let table = |title: &str, row: &str| {
        format!(
            "{title}\n(in thousands of US dollars)\n\tYear ended December 31, 2024\tYear ended December 31, 2023\n{row} one\t120\t110\n{row} two\t80\t75\n\n"
        )
    };
    let text = format!(
        "Grey Owl Mills\n\nResults of 2024\n\n{}{}",
        table("Condensed Consolidated Statements of Operations", "Sales"),
        table("Condensed Consolidated Statements of Cash Flows", "Payments"),
    );
    fs::write(folder.path().join("mills.txt"), text).expect("a file can be written");
    let run = kessan(folder.path(), &["new", "mills.txt", "--out", "mills"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let run = kessan(
        folder.path(),
        &["extract", "mills.txt", "--map", "mills/map.toml", "--out", "f.csv"],
    );
    assert!(run.stdout.contains("2 of 2 tables in the map, 8 cells, 8 facts"), "{}", run.stdout);
}

/// Drafts from a text, reads it with the draft and exports what came out: the draft, the facts, what `extract` told.
fn drafted(folder: &Path, text: &str) -> (std::path::PathBuf, String, String) {
    let (release, draft) = (folder.join("mills.txt"), folder.join("mills"));
    fs::write(&release, text).expect("a file can be written");
    let at = |path: &Path| path.to_str().expect("UTF-8").to_owned();
    let run = kessan(folder, &["new", &at(&release), "--out", &at(&draft)]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let (map, facts) = (draft.join("map.toml"), draft.join("facts.csv"));
    let run = kessan(folder, &["extract", &at(&release), "--map", &at(&map), "--out", &at(&facts)]);
    let facts = fs::read_to_string(facts).unwrap_or_default();
    (draft, facts, run.stdout + &run.stderr)
}

#[test]
fn counts_and_ratios_are_no_money_in_millions() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (draft, facts, told) = drafted(
        folder.path(),
        "Grey Owl Mills\n\nResults of 2024\n\nKey figures\n(£ millions)\n\
         \tYear ended December 31, 2024\tYear ended December 31, 2023\n\
         Revenue\t4,120\t3,980\n\
         Loans to employees\t12\t11\n\
         Number of employees\t1,204\t1,150\n\
         Headcount\t1,304\t1,250\n\
         Store count\t512\t498\n\
         Days sales outstanding\t45\t47\n\
         Average daily volume (barrels)\t9,100\t8,800\n\
         Net debt to earnings\t2.5x\t2.7x\n\
         Operating margin\t12.5%\t11.0%\n\
         EPS - basic (pence)\t31.5\t30.2\n\
         EPS - diluted (p)\t12.5\t11.2\n",
    );
    let concepts = read(&draft, "taxonomy/concepts.csv");
    for row in [
        "Revenue,monetary",
        "LoansToEmployees,monetary",
        "NumberOfEmployees,pure",
        "Headcount,pure",
        "StoreCount,pure",
        "DaysSalesOutstanding,pure",
        "AverageDailyVolumeBarrels,pure",
        "NetDebtToEarnings,pure",
        "EPSBasicPence,perShare",
        "EPSDilutedP,perShare",
    ] {
        assert!(concepts.contains(&format!("\n{row},")), "{row}\n{concepts}");
    }
    let map = read(&draft, "map.toml");
    assert!(
        map.contains("# ? taken for numbers and not for amounts: `Number of employees`"),
        "{map}"
    );
    let units = read(&draft, "taxonomy/units.csv");
    assert!(units.contains("\npure,xbrli:pure,"), "{units}");
    for (concept, wanted) in [
        ("Revenue,", "GBP,\"4,120\",million,"),
        ("NumberOfEmployees,", "FY24,,\"1,204\",,"),
        ("NetDebtToEarnings,", "FY24,,2.5,,"),
        ("OperatingMargin,", "FY24,,12.5%,"),
        ("EPSBasicPence,", "FY24,GBP/shares,31.5,-2,"),
        ("EPSDilutedP,", "FY24,GBP/shares,12.5,-2,"),
    ] {
        let row = facts.lines().find(|row| row.starts_with(concept));
        assert!(row.is_some_and(|row| row.contains(wanted)), "{concept}\n{facts}\n{told}");
    }
    let out = draft.join("out");
    let written = kessan(
        &root(),
        &["export", draft.to_str().expect("UTF-8"), "--out", out.to_str().expect("UTF-8")],
    );
    assert_eq!(written.status, Some(0), "{}", written.stderr);
    // Concepts of money don't make them money: it is asked.
    let money = concepts.replace(",pure,", ",monetary,");
    fs::write(draft.join("taxonomy/concepts.csv"), money).expect("a file can be written");
    let run = kessan(
        folder.path(),
        &["extract", "mills.txt", "--map", "mills/map.toml", "--out", "f.csv"],
    );
    let asked = run.stderr.matches("warning[question-unit]").count();
    assert_eq!((run.status, asked), (Some(1), 1), "{}", run.stderr);
    let facts = read(folder.path(), "f.csv");
    assert!(facts.contains("\nLoansToEmployees,") && !facts.contains("\nHeadcount,"), "{facts}");
    assert!(!facts.contains("\nNetDebtToEarnings,"), "{facts}");
}
