//! `kessan new`: drafts of a company that nobody has filed for, and the starter.

mod calendar;
#[path = "../common/mod.rs"]
mod common;
mod draft;
mod measures;
mod moments;

use std::fs;

use common::{differences_beside, kessan, root};
use draft::{drafted, goes_on, read};

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
    // The table of facts is there, and waits for figures.
    let run = kessan(folder.path(), &["export", "mills", "--out", "out"]);
    assert!(run.stderr.starts_with("error[empty-report]"), "{}", run.stderr);
    let facts = folder.path().join("mills/facts.csv");
    let table = read(folder.path(), "mills/facts.csv") + "Revenue,1Q24,USD,\"12,480\",thousand\n";
    fs::write(facts, table).expect("a file can be written");
    let run = kessan(folder.path(), &["export", "mills", "--out", "out"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let run = kessan(folder.path(), &["new", "gone.txt"]);
    assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""), "{}", run.stderr);
}

#[test]
fn a_starter_in_workbooks_has_the_currency_that_was_named() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let new = |name: &str, more: &[&str]| {
        kessan(folder.path(), &[&["new", name, "--xlsx"], more].concat())
    };
    let run = new("Grey Owl Mills", &["--currency", "eur"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert!(run.stdout.contains("6 questions"), "{}", run.stdout);
    // The name of the folder becomes that of files; no text is to be read with a map.
    let draft = folder.path().join("Grey-Owl-Mills.filing");
    assert!(draft.join("report.xlsx").is_file() && !draft.join("map.toml").exists());
    let facts = draft.join("facts.csv");
    fs::write(&facts, "concept,period,unit,value,scale\nRevenue,1Q24,EUR,\"12,480\",thousand\n")
        .expect("a file can be written");
    let run = kessan(folder.path(), &["export", "Grey-Owl-Mills.filing", "--out", "out"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    assert!(!run.stderr.contains("warning["), "{}", run.stderr);
    fs::write(&facts, "concept,period,unit,value\nEarningsPerShare,1Q24,GBP/shares,0.5\n")
        .expect("a file can be written");
    let run = kessan(folder.path(), &["export", "Grey-Owl-Mills.filing", "--out", "out"]);
    assert!(run.stderr.contains("add the row `GBP/shares,iso4217:GBP,xbrli:shares`"), "{run:?}");
    let run = new("Grey Owl", &["--currency", "XYZ"]);
    assert_eq!(run.status, Some(2), "{}", run.stderr);
    assert!(!folder.path().join("Grey-Owl.filing").exists());
    // Where none is named it is a question, and a text says it itself.
    assert!(new("Owl", &[]).stdout.contains("7 questions"));
    fs::write(folder.path().join("release.txt"), "Sales\t120\t110\n").expect("it can be written");
    assert_eq!(new("release.txt", &["--currency", "EUR"]).status, Some(2));
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

#[test]
fn figures_that_meet_by_chance_are_no_sum() {
    let text = "Grey Owl Mills\n\nResults of 2024\n\nRevenue by region (in millions of US dollars)\n\
         \tYear ended December 31, 2024\tYear ended December 31, 2023\n\
         Valleys\t14\t13\nHills\t8\t8\nShores\t6\t5\nIslands\t11\t9\nOther\t2\t2\nRevenue\t41\t37\n\n\
         Statements of operations (in thousands of US dollars)\n\
         \tYear ended December 31, 2024\tYear ended December 31, 2023\n\
         Sales\t12,480\t11,902\nCost\t7,310\t7,105\nGross profit\t5,170\t4,797\n\
         Operating lease\t(170)\t(97)\nLease refunds\t170\t97\nProfit\t5,170\t4,797\n\
         of which shareholders\t5,170\t4,797\n";
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (draft, ..) = drafted(folder.path(), text);
    let mut sums = Vec::new();
    for entry in fs::read_dir(draft.join("taxonomy/statements")).expect("there are statements") {
        let table = fs::read_to_string(entry.expect("an entry").path()).expect("it can be read");
        let mut rows = table.lines().map(|row| row.split(',').collect::<Vec<_>>());
        let head = rows.next().expect("there is a head");
        let at = |name: &str| head.iter().position(|of| *of == name).expect("there is a column");
        let (concept, total, weight) = (at("concept"), at("sums_to"), at("weight"));
        let rows = rows.filter(|row| !row[total].is_empty());
        sums.extend(rows.map(|row| format!("{} {} {}", row[concept], row[weight], row[total])));
    }
    sums.sort();
    let wanted = [
        "Cost -1 GrossProfit",
        "Hills 1 Revenue",
        "Islands 1 Revenue",
        "Other 1 Revenue",
        "Sales 1 GrossProfit",
        "Shores 1 Revenue",
        "Valleys 1 Revenue",
    ];
    // A difference that the two years hold, and parts that cancel each other, are in no sum.
    assert_eq!(sums, wanted);
}

#[test]
fn what_is_no_text_is_said_with_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    fs::write(folder.path().join("release.pdf"), b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n").expect("written");
    let run = kessan(folder.path(), &["new", "release.pdf"]);
    assert_eq!(run.status, Some(1), "{}", run.stderr);
    let told = "`release.pdf` is a PDF document, and no text.";
    assert!(
        run.stderr.contains(told) && run.stderr.contains("pdftotext -layout"),
        "{}",
        run.stderr
    );
}

/// Texts of companies that do not exist, each with the facts that its draft gives (`.csv`, compared with the text by a
/// person) and what is asked (`.asked`). `KESSAN_BLESS=1 cargo test --test new` writes both anew.
#[test]
fn drafts_of_the_world_give_what_is_printed_or_ask() {
    let texts = root().join("tests/extract/drafts");
    let mut wrong = Vec::new();
    let mut count = 0;
    let listed = fs::read_dir(&texts).expect("the folder is there");
    for text in listed.map(|entry| entry.expect("a folder can be listed").path()) {
        if text.extension().is_none_or(|end| end != "txt" && end != "html") {
            continue;
        }
        count += 1;
        let folder = tempfile::tempdir().expect("a folder can be made");
        let content = fs::read(&text).expect("it can be read");
        let (_, facts, told) = drafted(folder.path(), &content);
        let asked: Vec<&str> =
            told.lines().filter(|line| line.starts_with("warning[question-")).collect();
        let found = [("csv", facts), ("asked", asked.join("\n") + "\n")];
        wrong.extend(differences_beside(&text, found));
    }
    assert!(count > 10 && wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Words of a language that nobody speaks.
const WORDS: &str = "language = \"x-owl\"
decimal-point = true
year-words = [\"vuoro\"]
ending = [\"paat\"]
neutral = [\"paat\", \"eli\"]
unit-leads = [\"onat\"]
unit-except = [\"paitsi\"]
shares = [\"osaket\"]
per = [\"kohden\"]
derived = [\"muuttos\"]
balance-titles = [\"taselaskem\"]
flow-titles = [\"tuloslaskem\"]
opposites = [[\"tulo\", \"meno\"]]

[months]
zornakuu = 12

[scales]
miljat = 6
";

#[test]
fn a_file_of_words_is_all_that_a_further_language_needs() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let table = |title: &str, head: &str, rows: &str| {
        format!(
            "{title}\n(onat miljat EUR, paitsi osaket)\n\t{head} 31 zornakuu 2024\t{head} 31 zornakuu 2023\tMuuttos\n{rows}\n"
        )
    };
    let text = format!(
        "Pollo Mylly\nVuoro 2024\n\n{}{}",
        table(
            "Tuloslaskem",
            "Vuoro paat",
            "Liikevaro\t4,120\t3,980\t140\nKulut\t3,000\t2,900\t100\nVoito\t1,120\t1,080\t40\n"
        ),
        table("Taselaskem", "", "Rahat\t4,120\t3,980\t140\nVarat yht\t9,000\t8,900\t100\n"),
    );
    fs::write(folder.path().join("mylly.txt"), text).expect("a file can be written");
    fs::write(folder.path().join("owl.toml"), WORDS).expect("a file can be written");
    let told = |words: &[&str]| {
        let _ = fs::remove_dir_all(folder.path().join("mylly"));
        let new = [&["new", "mylly.txt", "--out", "mylly"], words].concat();
        let run = kessan(folder.path(), &new);
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        let extract =
            ["extract", "mylly.txt", "--map", "mylly/map.toml", "--out", "mylly/facts.csv"];
        kessan(folder.path(), &[&extract, words].concat())
    };
    let run = told(&[]);
    assert!(
        run.stdout.contains(" 0 facts "),
        "without its words nothing is certain: {}",
        run.stdout
    );
    let run = told(&["--words", "owl.toml"]);
    assert_eq!(run.status, Some(0), "{}{}", run.stdout, run.stderr);
    let facts = read(&folder.path().join("mylly"), "facts.csv");
    for row in [
        "Liikevaro,FY24,EUR,\"4,120\",million,",
        "Voito,FY23,EUR,\"1,080\",million,",
        "VaratYht,FY24.end,EUR,\"9,000\",million,",
    ] {
        assert!(facts.contains(&format!("\n{row}")), "{row}\n{facts}");
    }
    assert_eq!(facts.lines().count(), 1 + 10, "changes are none: {facts}");
    fs::write(folder.path().join("owl.toml"), "language = \"x\"\nmoth-words = []\n")
        .expect("written");
    let run = kessan(folder.path(), &["new", "mylly.txt", "--out", "other", "--words", "owl.toml"]);
    assert_eq!(run.status, Some(2));
    assert!(
        run.stderr.contains("`owl.toml` is no file of words: unknown variant"),
        "{}",
        run.stderr
    );
}

/// Signs, dashes and parentheses that a page writes as references are those that people see, and stand where they begin.
#[test]
fn references_of_a_page_are_the_signs_that_they_stand_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = "<html><body><p>Quarry Rail Inc</p><p>Results for the three months ended June 30, 2024</p>\n\
        <p><b>STATEMENTS OF OPERATIONS<br>(in thousands of U.S. dollars)</b></p>\n\
        <table><tr><td></td><td>Q2 2024</td><td>Q2 2023</td></tr>\n\
        <tr><td>Revenue</td><td>&#36;&#160;21,340</td><td>20,115</td></tr>\n\
        <tr><td>Restructuring</td><td>&#8212;</td><td>&#8722;1,375</td></tr>\n\
        <tr><td>Holders&#8217; loss</td><td>&#40;2,460&#41;</td><td>&ndash;</td></tr>\n\
        </table></body></html>\n";
    std::fs::write(folder.path().join("page.html"), page).expect("a file");
    let run = |arguments: &[&str]| {
        let run = common::kessan(folder.path(), arguments);
        assert_eq!(run.status, Some(0), "{arguments:?}: {run:?}");
        run
    };
    run(&["new", "page.html", "--out", "mine"]);
    run(&["extract", "page.html", "--map", "mine/map.toml", "--out", "mine/facts.csv"]);
    let facts = std::fs::read_to_string(folder.path().join("mine/facts.csv")).expect("facts");
    for (value, place) in [
        ("\"21,340\"", "4:36"),
        ("—", "5:31"),
        ("\"-1,375\"", "5:47"),
        ("\"(2,460)\"", "6:37"),
        ("—", "6:61"),
    ] {
        assert!(
            facts.lines().any(|row| row.contains(&format!(",{value},thousand,,{place},"))),
            "{value} at {place}: {facts}"
        );
    }
    let export = run(&["export", "mine", "--text", "page.html", "--to", "ixbrl", "--out", "out"]);
    assert!(!export.stderr.contains("behind-text"), "{export:?}");
    let page = std::fs::read_to_string(folder.path().join("out/mine/mine.xhtml")).expect("a page");
    for shown in [" xsi:nil=\"true\"/>—", " xsi:nil=\"true\"/>–", "1,375</ix:nonFraction>"] {
        assert!(page.contains(shown), "{shown}");
    }
}

/// A reconciliation that prints a total and one of its parts for a further period breaks the sum, and a right release could
/// not be filed; a table that prints all parts does not.
#[test]
fn sums_that_another_table_prints_in_part_are_left_out() {
    let statement = "Quarry Lane Corp.\n\nResults for the fourth quarter 2024\n\nStatements of operations (in thousands of US dollars)\n\n\
                     \t4Q 2024\t4Q 2023\nRevenue\t812,404\t790,118\nCosts\t661,200\t591,788\n\
                     Income before income taxes\t151,204\t198,330\nIncome tax expense\t34,118\t44,902\nNet income\t117,086\t153,428\n";
    let reconciliation = "\nReconciliation of adjusted EBITDA (in thousands of US dollars)\n\n\
                          \t4Q 2024\t3Q 2024\nNet income\t117,086\t98,204\nIncome tax expense\t34,118\t27,610\n\
                          Depreciation\t61,204\t60,118\nAdjusted EBITDA\t212,408\t185,932\n";
    for (text, is_sum) in
        [(statement.to_owned(), true), (format!("{statement}{reconciliation}"), false)]
    {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let (mine, facts, told) = drafted(folder.path(), &text);
        assert!(!facts.is_empty() && !told.contains("contradiction"), "{told}");
        let rows =
            fs::read_to_string(mine.join("taxonomy/statements/statements-of-operations.csv"));
        let rows = rows.expect("it was drafted");
        assert_eq!(rows.contains("IncomeTaxExpense,,NetIncome,-1"), is_sum, "{rows}");
        let run = kessan(folder.path(), &["check", &mine.to_string_lossy()]);
        assert!(!run.stdout.contains("inconsistent-calculation"), "{}", run.stdout);
    }
}
