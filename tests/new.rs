//! `kessan new`: drafts of a company that nobody has filed for, and the starter.

mod common;

use std::fs;
use std::path::Path;

use common::{bless, difference, kessan, root};

/// What a run wrote, without carriage of the terminal.
fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_else(|_| panic!("{name} was written"))
}

/// Of a draft nothing is told but that the company has no identifier yet.
fn only_the_identifier_is_told(stderr: &str) {
    let is_told = stderr.starts_with("warning[doubtful-identifier]");
    assert!(is_told && stderr.ends_with("0 errors, 1 warning, 0 notes in 1 file\n"), "{stderr}");
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
    only_the_identifier_is_told(&written.stderr);
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
    assert!(run.stdout.contains("4 questions"), "{}", run.stdout);
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
    assert!(new("Owl", &[]).stdout.contains("5 questions"));
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

/// Drafts from a text, reads it with the draft and exports what came out: the draft, the facts, what `extract` told.
fn drafted(folder: &Path, text: impl AsRef<[u8]>) -> (std::path::PathBuf, String, String) {
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

/// The concepts of a draft: name, type and period of each.
fn concepts(draft: &Path) -> Vec<String> {
    let concepts = read(draft, "taxonomy/concepts.csv");
    let rows = concepts.lines().skip(1).filter(|row| !row.contains(",abstract,"));
    rows.map(|row| row.split(',').take(3).collect::<Vec<_>>().join(",")).collect()
}

#[test]
fn a_balance_sheet_over_years_is_of_moments() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (draft, facts, told) = drafted(
        folder.path(),
        "株式会社みなと商会\n2024年3月期 決算短信〔日本基準〕（連結）\n（百万円未満切捨て）\n\n\
         連結貸借対照表\n（単位：百万円）\n\
         \t前連結会計年度（2023年3月31日）\t当連結会計年度（2024年3月31日）\n\
         現金及び預金\t1,200\t1,350\n売掛金\t800\t900\n資産合計\t2,000\t2,250\n\n\
         連結損益計算書\n（単位：百万円）\n\
         \t前連結会計年度（自 2022年4月1日 至 2023年3月31日）\t当連結会計年度（自 2023年4月1日 至 2024年3月31日）\n\
         売上高\t5,000\t5,500\n売上原価\t3,000\t3,300\n売上総利益\t2,000\t2,200\n",
    );
    assert_eq!(
        concepts(&draft),
        [
            "現金及び預金,monetary,instant",
            "売掛金,monetary,instant",
            "資産合計,monetary,instant",
            "売上高,monetary,duration",
            "売上原価,monetary,duration",
            "売上総利益,monetary,duration",
        ]
    );
    assert!(facts.contains("\n資産合計,FY24.end,JPY,\"2,250\",million,"), "{facts}{told}");
    assert!(facts.contains("\n売上高,FY24,JPY,\"5,500\",million,"), "{facts}{told}");
    let report = read(&draft, "report.toml");
    assert!(report.contains("\nrounding = \"truncate\"\n"), "{report}");
    assert!(report.contains("languages = [\"ja\"]\n"), "{report}");
    assert!(report.contains("title.ja = \"2024年3月期 決算短信〔日本基準〕（連結）\""), "{report}");
    let manifest = read(&draft, "taxonomy/taxonomy.toml");
    assert!(manifest.contains("title.ja = \"連結貸借対照表\""), "{manifest}");
}

#[test]
fn an_income_statement_under_days_is_asked_for_its_spans() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (draft, facts, told) = drafted(
        folder.path(),
        "Société Montclar\nRésultats 2024 de la société et du groupe\n\n\
         Compte de résultat consolidé\n(en millions d'euros)\n\
         \t31 décembre 2024\t31 décembre 2023\n\
         Chiffre d'affaires\t1 200,5\t1 100,4\nCoût des ventes\t700,2\t650,1\nRésultat brut\t500,3\t450,3\n\n\
         Bilan consolidé\n(en millions d'euros)\n\
         \t31 décembre 2024\t31 décembre 2023\n\
         Trésorerie\t120,5\t110,4\nCréances\t70,2\t65,1\nTotal actif\t190,7\t175,5\n",
    );
    assert_eq!(
        concepts(&draft),
        [
            "ChiffreDAffaires,monetary,duration",
            "CoûtDesVentes,monetary,duration",
            "RésultatBrut,monetary,duration",
            "Trésorerie,monetary,instant",
            "Créances,monetary,instant",
            "TotalActif,monetary,instant",
        ]
    );
    assert!(told.contains(" 6 facts ") && told.contains("1 question to answer"), "{told}");
    assert!(
        told.contains("warning[question-heading]: Not certain in this table: columns name days"),
        "{told}"
    );
    assert!(facts.contains("\nTotalActif,FY24.end,EUR,190.7,million,"), "{facts}");
    let report = read(&draft, "report.toml");
    assert!(report.contains("languages = [\"fr\"]\n# ? which period"), "{report}");
    assert!(read(&draft, "taxonomy/taxonomy.toml").contains("id = \"societe-montclar\""));
}

#[test]
fn opening_and_closing_balances_are_of_one_concept() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (draft, facts, told) = drafted(
        folder.path(),
        "Grey Owl Mills\n\nResults of 2024\n\nStatements of cash flows\n(in thousands of US dollars)\n\
         \tYear ended December 31, 2024\tYear ended December 31, 2023\n\
         Cash from operations\t900\t800\nCash used in investing\t(400)\t(500)\nNet change in cash\t500\t300\n\
         Cash and cash equivalents at beginning of year\t1,300\t1,000\n\
         Cash and cash equivalents at end of year\t1,800\t1,300\n",
    );
    assert!(concepts(&draft).contains(&"CashAndCashEquivalents,monetary,instant".to_owned()));
    let of =
        |period: &str, value: &str| format!("\nCashAndCashEquivalents,{period},USD,\"{value}\",");
    for (period, value) in [("FY24.end", "1,800"), ("FY23.end", "1,300"), ("FY22.end", "1,000")] {
        assert!(facts.contains(&of(period, value)), "{period}\n{facts}{told}");
    }
    let out = draft.join("out");
    let (draft, out) = (draft.to_str().expect("UTF-8"), out.to_str().expect("UTF-8"));
    let written = kessan(&root(), &["export", draft, "--out", out]);
    assert_eq!(written.status, Some(0), "{}", written.stderr);
    only_the_identifier_is_told(&written.stderr);
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
        for (end, found) in [("csv", facts), ("asked", asked.join("\n") + "\n")] {
            let path = text.with_extension(end);
            if bless() {
                fs::write(&path, found).expect("the expectation can be written");
                continue;
            }
            let known = fs::read_to_string(&path).unwrap_or_default();
            if let Some(difference) = difference(&known, &found) {
                wrong.push(format!("{}:\n{difference}", path.display()));
            }
        }
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

/// The facts that a draft of a release gives, what was asked, and the calendar of the draft.
fn read_with_draft(release: &str) -> (String, String, String) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    fs::write(folder.path().join("acme.txt"), release).expect("a file can be written");
    let run = kessan(folder.path(), &["new", "acme.txt", "--out", "acme"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let extract = ["extract", "acme.txt", "--map", "acme/map.toml", "--out", "acme/facts.csv"];
    let run = kessan(folder.path(), &extract);
    let draft = folder.path().join("acme");
    (read(&draft, "facts.csv"), run.stdout + &run.stderr, read(&draft, "taxonomy/calendar.toml"))
}

/// A release of one statement, whose columns are two years.
fn years(ended: &str, unit: &str, head: &str, rows: &str) -> String {
    format!(
        "ACME PLC\n\nResults for the year ended {ended}\n\nIncome statement\n({unit})\n\n{head}\n{rows}"
    )
}

#[test]
fn a_caption_in_another_unit_than_its_table_is_asked_and_no_fact() {
    let rows = "\
Revenue                       12,480      11,350
Revenue (EUR thousand)        11,480      10,350
Revenue in euros              11,480      10,350
Net debt, EUR m                   61          42
Average rate USD/EUR            1.08        1.07
Return on equity                15.5        14.2
Growth                           3.5        -1.2
Profit margin                   41.3        39.2
EBITDA in millions               6.2         5.9
Dividend per share, in cents    12.5        11.0
Final dividend per share – cents  12.5        11.0
Special dividend per share      25 ¢        24 ¢
";
    let head = "                                2024        2023";
    let release = years("December 31, 2024", "in thousands of US dollars", head, rows);
    let (facts, told, calendar) = read_with_draft(&release);
    let found: Vec<String> = facts
        .lines()
        .filter(|row| row.contains(",FY24,"))
        .map(|row| row.split(",,").next().unwrap_or_default().to_owned())
        .collect();
    let right = [
        "Revenue,FY24,USD,\"12,480\",thousand",
        "EBITDAInMillions,FY24,USD,6.2,million",
        "DividendPerShareInCents,FY24,USD/shares,12.5,-2",
        "FinalDividendPerShare,FY24,USD/shares,12.5,-2",
        "SpecialDividendPerShare,FY24,USD/shares,25,-2",
    ];
    let concept = |row: &str| row.split(',').next().unwrap_or_default().to_owned();
    assert_eq!(found.len(), right.len(), "{facts}{told}");
    for (row, right) in found.iter().zip(right) {
        assert!(row.starts_with(&concept(right)), "{row}: {right}");
        assert!(row.ends_with(&right[right.find(',').unwrap()..]), "{row}: {right}");
    }
    assert!(told.contains("question-unit"), "{told}");
    assert!(calendar.starts_with("first_month = 1\n"), "{calendar}");
}

#[test]
fn the_year_begins_behind_the_end_that_the_text_states() {
    let head = "                                FY2024      FY2023";
    let rows = "Revenue                       98,412      91,220\nCosts                         90,100      84,005\n";
    let release = years("September 30, 2024", "in thousands of US dollars", head, rows);
    let (_, _, calendar) = read_with_draft(&release);
    assert!(calendar.contains("first_month = 10\n"), "{calendar}");
    let balance = "\nBalance sheet\n(in thousands of US dollars)\n                      September 28, 2024  September 30, 2023\nCash                           1,412         1,398\nOther assets                  12,588        11,902\n";
    let silent = format!(
        "ACME PLC\n\nIncome statement\n(in thousands of US dollars)\n\n{head}\n{rows}{balance}"
    );
    let (_, _, calendar) = read_with_draft(&silent);
    assert!(calendar.starts_with("# ? "), "no year of these columns ends so: {calendar}");
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

/// Name, type and period of the concepts of a draft, and its map.
fn draft_of(release: &str) -> (Vec<String>, String, String, String) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (draft, facts, told) = drafted(folder.path(), release);
    let rows = read(&draft, "taxonomy/concepts.csv");
    let short = |row: &str| row.split(',').take(3).collect::<Vec<_>>().join(",");
    (rows.lines().map(short).collect(), read(&draft, "map.toml"), facts, told)
}

#[test]
fn a_measure_in_a_caption_is_not_the_money_of_its_table() {
    let (concepts, map, facts, told) = draft_of(
        "Pinehill Works\n\nHalf-year results for the six months ended 30 June 2024\n\n\
         Key figures (in millions of pounds unless stated)\n\n\
         \tH1 2024\tH1 2023\n\
         Revenue\t612.4\t588.0\n\
         Operating profit\t101.3\t90.8\n\
         Capital spending\t12.0\t87.5\n\
         Network upkeep\t31.5\t30.5\n\
         Marketing outlay\t11.5\t10.5\n\
         Net debt\t320.0\t340.5\n\
         Leakage (Ml/d)\t402\t415\n\
         Ore grade (g/t)\t1.3\t1.4\n\
         Land bank (plots)\t5,120\t5,010\n\
         Dry-docking days\t12\t30\n\
         Closing share price\t4.21\t3.98\n\
         Average daily rate\t98.5\t92.5\n\
         Dividend per 100 shares\t12.5\t11.0\n\
         Journeys (millions)\t31.5\t30.5\n\
         Parcels sent (m)\t31.5\t30.5\n\
         Yield per RPK\t7.1\t6.9\n\
         Bird sightings\t4,120\t4,100\n",
    );
    for row in [
        "CapitalSpending,monetary,duration",
        "NetworkUpkeep,monetary,duration",
        "LeakageMlD,pure,duration",
        "OreGradeGT,pure,duration",
        "LandBankPlots,pure,duration",
        "DryDockingDays,pure,duration",
    ] {
        assert!(concepts.iter().any(|known| known == row), "{row}: {concepts:?}");
    }
    for caption in [
        "Closing share price",
        "Average daily rate",
        "Dividend per 100 shares",
        "Journeys (millions)",
        "Parcels sent (m)",
        "Yield per RPK",
        "Bird sightings",
    ] {
        assert!(map.contains(&format!("{{ caption = \"{caption}\", skip = true }}")), "{map}");
    }
    let money: Vec<&str> = facts
        .lines()
        .filter(|row| row.contains(",1H24,GBP,") || row.contains("24.end,GBP,"))
        .collect();
    assert_eq!(money.len(), 6, "{facts}{told}");
    assert_eq!(map.matches("of another measure than the money").count(), 1, "{map}");
}

#[test]
fn money_that_is_printed_alike_is_not_asked_for() {
    let (_, map, facts, told) = draft_of(
        "Pinehill Works\n\nHalf-year results for the six months ended 30 June 2024\n\n\
         Key figures (£m)\n\n\
         \tH1 2024\tH1 2023\n\
         Revenue\t612.4\t588.0\n\
         Share of profit (JVs)\t11.3\t10.8\n\
         Profit/(loss)\t12.0\t(87.5)\n\
         Purchase price\t31.5\t30.5\n\
         Upkeep (net)\t31.5\t30.5\n\
         Rent (restated)\t11.5\t10.5\n\
         Net debt\t3,200\t3,405\n",
    );
    let rows = facts.lines().filter(|row| row.contains(",GBP,")).count();
    assert_eq!(rows, 14, "{facts}{told}{map}");
    assert!(!map.contains("They become no facts") && !map.contains("taken for numbers"), "{map}");
}

#[test]
fn amounts_for_each_share_are_known_whatever_shares_they_are() {
    let (concepts, _, facts, told) = draft_of(
        "Pinehill Inc.\n\nSecond quarter 2024 results (dollars in thousands)\n\n\
         Statement of income\n\n\
         \tQ2 2024\tQ2 2023\n\
         Net sales\t12,480\t11,902\n\
         Net income\t1,201\t1,105\n\
         Net income per diluted share\t0.41\t0.38\n\
         Core FFO per basic and diluted common share\t0.42\t0.39\n\
         Dividends paid per Class A share\t0.10\t0.09\n\
         HEPS\t0.40\t0.37\n",
    );
    let each = concepts.iter().filter(|row| row.contains(",perShare,")).count();
    assert_eq!(each, 4, "{concepts:?}");
    let row = "NetIncomePerDilutedShare,2Q24,USD/shares,0.41,,";
    assert!(facts.lines().any(|fact| fact.starts_with(row)), "{facts}{told}");
}

#[test]
fn what_is_of_a_moment_is_no_fact_of_a_span() {
    let (concepts, map, facts, told) = draft_of(
        "Pinehill Bank\n\nResults for the year ended 31 December 2024\n\n\
         Key figures (in millions of pounds)\n\n\
         \tQ4 2024\tQ4 2023\t2024\t2023\n\
         Net interest income\t101\t96\t398\t377\n\
         Risk-weighted assets\t1,201\t1,102\t1,201\t1,102\n\
         Tier 1 capital\t120\t110\t120\t110\n\
         Loan book\t980\t920\t980\t920\n\
         CET1 ratio\t14.1%\t13.9%\t14.1%\t13.9%\n\
         Book value per share (pence)\t48.12\t44.90\t48.12\t44.90\n\
         Outstanding widgets\t215\t208\t215\t208\n",
    );
    for row in [
        "NetInterestIncome,monetary,duration",
        "RiskWeightedAssets,monetary,instant",
        "Tier1Capital,monetary,instant",
        "LoanBook,monetary,instant",
        "CET1Ratio,percent,instant",
        "BookValuePerSharePence,perShare,instant",
    ] {
        assert!(concepts.iter().any(|known| known == row), "{row}: {concepts:?}");
    }
    assert!(map.contains("{ caption = \"Outstanding widgets\", skip = true }"), "{map}");
    let spans = facts.lines().filter(|row| row.contains("4Q24,") || row.contains("FY24,")).count();
    assert_eq!(spans, 2, "{facts}{told}");
}

#[test]
fn the_last_word_of_a_caption_says_which_balance_it_is() {
    let (concepts, _, facts, told) = draft_of(
        "Pinehill Inc.\n\nThird quarter 2024 results\n\n\
         Statement of cash flows (in thousands of dollars)\n\n\
         \tQ3 2024\tQ3 2023\n\
         Net cash from operations\t120\t110\n\
         Net cash used in investing\t(20)\t(30)\n\
         Cash, beginning\t400\t320\n\
         Cash, ending\t500\t400\n",
    );
    assert!(concepts.iter().any(|row| row == "Cash,monetary,instant"), "{concepts:?}");
    for row in ["Cash,2Q24.end,USD,400", "Cash,3Q24.end,USD,500"] {
        assert!(facts.lines().any(|fact| fact.starts_with(row)), "{row}: {facts}{told}");
    }
}

#[test]
fn a_caption_that_names_another_period_than_its_column_is_asked_for() {
    let (_, map, facts, told) = draft_of(
        "Pinehill SA\n\nSecond quarter 2024 results\n\n\
         Key figures (in millions of euros)\n\n\
         \tQ2 2024\tQ2 2023\n\
         Revenue\t112.5\t108.9\n\
         Q2 sales\t112.5\t108.9\n\
         Revenue YTD\t220.0\t210.0\n\
         Revenue, last twelve months\t440.0\t430.0\n\
         Six-month revenue\t220.0\t210.0\n\
         Revenue (H1)\t220.0\t210.0\n\
         Prior-quarter revenue\t107.5\t101.1\n\
         EBIT in percent\t10.1\t9.8\n\
         Revenue vs. prior year\t3.3\t2.1\n",
    );
    for caption in [
        "Revenue YTD",
        "Revenue, last twelve months",
        "Six-month revenue",
        "Revenue (H1)",
        "Prior-quarter revenue",
    ] {
        assert!(map.contains(&format!("{{ caption = \"{caption}\", skip = true }}")), "{map}");
    }
    assert_eq!(map.matches("name spans of time that are not those").count(), 1, "{map}");
    let money = facts.lines().filter(|row| row.contains(",EUR,")).count();
    assert_eq!(money, 4, "{facts}{told}");
    assert!(facts.contains("EBITInPercent,2Q24,,10.1,"), "{facts}");
    assert!(told.contains("`Revenue vs. prior year` is of a number or a ratio"), "{told}");
}

#[test]
fn the_rows_of_parts_about_other_periods_are_of_the_same_concepts() {
    let (concepts, _, facts, told) = draft_of(
        "PINEHILL CO\nSECOND QUARTER 2024 RESULTS\n\n\
         (Dollars in thousands)          2024            2023\n\
         Three months ended June 30\n\
         Revenue                      112,500         108,900\n\
         Net income                    11,200          10,900\n\
         Six months ended June 30\n\
         Revenue                      220,100         210,900\n\
         Net income                    21,200          20,100\n",
    );
    for row in ["Revenue,monetary,duration", "NetIncome,monetary,duration"] {
        assert_eq!(concepts.iter().filter(|known| *known == row).count(), 1, "{concepts:?}");
    }
    assert!(!concepts.iter().any(|row| row.contains("EndedJune30Revenue")), "{concepts:?}");
    for row in ["Revenue,2Q24,USD,\"112,500\"", "Revenue,1H24,USD,\"220,100\""] {
        assert!(facts.lines().any(|fact| fact.starts_with(row)), "{row}: {facts}{told}");
    }
}

#[test]
fn a_code_of_a_year_does_not_say_when_it_begins() {
    let release = "PINEHILL PLC\n\nResults for the 12 months to 30 September 2024\n\n\
         \u{20}                        FY24       FY23\n\
         (in millions of pounds)\n\
         Revenue                 612.4      588.0\n\
         Operating profit         40.0       42.0\n";
    let (_, told, calendar) = read_with_draft(release);
    assert!(calendar.starts_with("# ? in which month"), "{calendar}{told}");
    let dated = release.replace("FY24 ", "2024 ").replace("FY23", "2023");
    let dated = dated.replace("12 months to 30 September 2024", "the year ended 31 December 2024");
    let (_, told, calendar) = read_with_draft(&dated);
    assert!(calendar.starts_with("first_month = 1"), "{calendar}{told}");
}

/// A release of two columns below a line.
fn headed(line: &str, head: [&str; 2]) -> String {
    let [first, second] = head;
    format!(
        "Alder Works AG\n{line}\n\nKey figures (EUR million)\n\n{:<20}{first:>18}{second:>18}\n\
         {:<20}{:>18}{:>18}\n{:<20}{:>18}{:>18}\n",
        "", "Revenue", "412.0", "398.5", "EBITDA", "51.2", "47.9"
    )
}

/// A day of publication, a meeting or a payment ends no fiscal year, and is none of the columns.
#[test]
fn a_day_beside_the_word_year_does_not_end_it() {
    for line in [
        "Results for the year 2024 published on 7 March 2025",
        "Annual results presentation on 7 March 2025",
        "Year-end report 2024 (February 14, 2025)",
        "Dividend for the year payable on 16 May 2025",
        "Results for 2024. Annual general meeting 30 April 2025",
        "Results for 2024. The year to 31 March 2025 has begun well",
    ] {
        let (_, told, calendar) = read_with_draft(&headed(line, ["FY24", "FY23"]));
        assert!(calendar.starts_with("# ? in which month"), "{line}: {calendar}{told}");
    }
    for line in
        ["Annual results 2024. London, 7 March 2025", "Full-year report 2024, Oslo 6 February 2025"]
    {
        let (facts, told, _) = read_with_draft(&headed(line, ["2024", "2023"]));
        assert!(facts.contains("Revenue,FY24,EUR,412.0"), "{line}: {facts}{told}");
    }
}

/// A part of a year and the day that ends it say when the year begins; its number beside them after which year it is named.
#[test]
fn a_part_of_a_year_and_its_end_say_the_calendar() {
    for (line, head, month, name, period) in [
        (
            "Fourth quarter and full year ended September 30, 2024",
            ["Q4 2024", "FY 2024"],
            10,
            "end",
            "4Q24",
        ),
        (
            "First quarter of fiscal 2025 (ended July 31, 2024)",
            ["Q1 FY2025", "Q1 FY2024"],
            5,
            "end",
            "1Q25",
        ),
        ("Half year ended 30 September 2024", ["H1 25", "H1 24"], 4, "end", "1H25"),
        (
            "Fiscal third quarter, quarter ended June 30, 2024",
            ["Q3 2024", "Q3 2023"],
            10,
            "end",
            "3Q24",
        ),
        (
            "First quarter 2024/25 (1 October to 31 December 2024)",
            ["Q1 2024/25", "Q1 2023/24"],
            10,
            "end",
            "1Q25",
        ),
        (
            "First half of the year ending March 31, 2025",
            ["1H FY2024", "1H FY2023"],
            4,
            "start",
            "1H24",
        ),
        ("Fiscal year ended March 2025 (FY2024)", ["FY2024", "FY2023"], 4, "start", "FY24"),
        (
            "Report for July 2023 - June 2024",
            ["Jul-Jun 2023/24", "Jul-Jun 2022/23"],
            7,
            "end",
            "FY24",
        ),
    ] {
        let (facts, told, calendar) = read_with_draft(&headed(line, head));
        let said = format!("first_month = {month}\n");
        assert!(calendar.starts_with(&said), "{line}: {calendar}{told}");
        assert!(calendar.contains(&format!("\"{name}\"")), "{line}: {calendar}");
        assert!(facts.contains(&format!("Revenue,{period},EUR,412.0")), "{line}: {facts}{told}");
    }
}

/// Each column is in the currency that stands over it.
#[test]
fn columns_of_two_currencies_are_facts_of_both() {
    let release = "Juniper Robotics\nUnaudited statements of income (in millions)\n\n\
        \u{20}                               Three months ended June 30,\n\
        \u{20}                            2023          2024          2024\n\
        \u{20}                             RMB           RMB           US$\n\
        Net revenues                2,310         2,480           341\n\
        Gross profit                  990         1,048           144\n";
    let (facts, told, _) = read_with_draft(release);
    for row in ["2Q23,CNY,\"2,310\"", "2Q24,CNY,\"2,480\"", "2Q24,USD,341"] {
        assert!(facts.contains(&format!("NetRevenues,{row},million")), "{row}: {facts}{told}");
    }
    // A unit that units.csv lacks is asked for, and the figures are not in that of the others.
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (draft, _, _) = drafted(folder.path(), release);
    let units = read(&draft, "taxonomy/units.csv");
    let fewer: Vec<&str> = units.lines().filter(|row| !row.starts_with("USD")).collect();
    fs::write(draft.join("taxonomy/units.csv"), fewer.join("\n") + "\n")
        .expect("it can be written");
    let arguments = ["extract", "mills.txt", "--map", "mills/map.toml", "--out", "fewer.csv"];
    let run = kessan(folder.path(), &arguments);
    assert!((run.stdout + &run.stderr).contains("`USD` is no unit of units.csv"), "it is told");
    let facts = fs::read_to_string(folder.path().join("fewer.csv")).unwrap_or_default();
    assert!(!facts.contains("341"), "{facts}");
}

/// A sign of several currencies is the one that the text names in words of its own, or that of the land whose language it
/// is in.
#[test]
fn the_currency_of_amounts_is_what_the_text_says() {
    let dollars = |words: &str| {
        format!(
            "{words}\n\nIncome statement\n($ millions)\n                Q3 2024   Q3 2023\n\
             Revenue          $1,120    $1,110\nCosts               900       853\nIncome             $220      $257\n"
        )
    };
    let crowns = "Resultaträkning\n\nMkr                 jul-sep 2024   jul-sep 2023\n\
                  Nettoomsättning            1 120          1 110\nRörelsekostnader            -900           -853\n\
                  Rörelseresultat              220            257\n";
    for (release, code) in [
        (dollars("All amounts are in Canadian dollars unless otherwise stated."), "CAD"),
        (dollars("The Company reports in S$."), "SGD"),
        (dollars("Revenue was A$1,120 million."), "AUD"),
        (dollars("A loan of C$45 million was repaid."), "USD"),
        (dollars("Acme reports its third quarter."), "USD"),
        (crowns.to_owned(), "SEK"),
    ] {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let (draft, _, _) = drafted(folder.path(), &release);
        let units = read(&draft, "taxonomy/units.csv");
        assert!(units.contains(&format!("\n{code},iso4217:{code},")), "{code}: {units}");
    }
}

/// A release of two columns, parted by tabs.
fn tabbed([first, second]: [&str; 2]) -> String {
    format!(
        "Alder Works AG\nResults\n\nKey figures (EUR million)\n\t{first}\t{second}\n\
         Revenue\t412.0\t398.5\nEBITDA\t51.2\t47.9\n"
    )
}

/// Years that a text names beside parts of its own years, and are none of them.
#[test]
fn twelve_months_that_end_with_a_part_of_a_year_are_no_year_of_the_company() {
    for head in [
        ["12 months to Q2 2024", "Q2 2024"],
        ["Year to June 2024", "Q2 2024"],
        ["Twelve months ended June 30, 2024", "Q2 2024"],
        ["H2 2024", "H1 2024"],
    ] {
        let (facts, told, calendar) = read_with_draft(&tabbed(head));
        assert!(calendar.contains("first_month = 1\n"), "{head:?}: {calendar}{facts}{told}");
    }
    let head = ["Year ended June 30, 2024", "Q4 2024"];
    let (facts, told, calendar) = read_with_draft(&tabbed(head));
    assert!(calendar.contains("first_month = 7\n"), "{calendar}{facts}{told}");
    assert!(facts.contains("Revenue,4Q24,"), "{facts}{told}");
}

/// Facts that have their periods by a calendar which nobody has settled are told, and others are not.
#[test]
fn a_calendar_that_is_a_guess_is_asked_about() {
    let extract = ["extract", "mills.txt", "--map", "mills/map.toml", "--out", "facts.csv"];
    for (head, status) in [
        (["Q2 2024", "Q2 2023"], 1),
        (["3 months ended June 30, 2024", "3 months ended June 30, 2023"], 0),
    ] {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let (draft, _, _) = drafted(folder.path(), tabbed(head));
        let calendar = draft.join("taxonomy/calendar.toml");
        let text = fs::read_to_string(&calendar).expect("it was written");
        assert!(text.contains("# ? in which month"), "{text}");
        let run = kessan(folder.path(), &extract);
        assert_eq!(run.status, Some(status), "{head:?}: {}{}", run.stdout, run.stderr);
        let asked = run.stderr.contains("The fiscal calendar is not settled");
        assert_eq!(asked, status == 1, "{head:?}: {}", run.stderr);
        let settled: String = text
            .lines()
            .filter(|line| !line.starts_with("# ?"))
            .map(|line| format!("{line}\n"))
            .collect();
        fs::write(&calendar, settled).expect("it can be written");
        let run = kessan(folder.path(), &extract);
        assert_eq!(run.status, Some(0), "{head:?}: {}{}", run.stdout, run.stderr);
    }
}
