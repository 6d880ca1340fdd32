//! Texts as programs make, save and copy them: pages end, tabs stand for blanks or get lost, letters are of print.

mod common;

use std::fs;
use std::path::Path;

use common::kessan;

/// Drafts of a text, its facts as concept, period, value and scale, and what was told.
fn read_in(folder: &Path, name: &str, release: &str) -> (Vec<String>, String) {
    fs::write(folder.join(name), release).expect("a file can be written");
    let run = kessan(folder, &["new", name, "--out", "mine"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    extract(folder, name)
}

fn extract(folder: &Path, name: &str) -> (Vec<String>, String) {
    let run =
        kessan(folder, &["extract", name, "--map", "mine/map.toml", "--out", "mine/facts.csv"]);
    let facts = fs::read_to_string(folder.join("mine/facts.csv")).unwrap_or_default();
    let row = |row: &str| {
        let cells: Vec<&str> = row.split(',').collect();
        format!("{} {} {} {}", cells[0], cells[1], cells[3], cells[4])
    };
    (facts.lines().skip(1).map(row).collect(), run.stdout + &run.stderr)
}

fn read(name: &str, release: &str) -> (Vec<String>, String) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    read_in(folder.path(), name, release)
}

const HALF: &str = "Osier Vale plc\nHalf-year report for the six months ended 30 June 2031\n\n\
    Condensed income statement (£ million)\n\n";

const HALVES: [&str; 6] = [
    "Revenue 1H31 816 million",
    "Revenue 1H30 794 million",
    "CostOfSales 1H31 (511) million",
    "CostOfSales 1H30 (502) million",
    "GrossProfit 1H31 305 million",
    "GrossProfit 1H30 292 million",
];

#[test]
fn a_form_feed_ends_a_page() {
    let head = "                                  H1 2031     H1 2030\n";
    let top = "Revenue                               816         794\n\
               Cost of sales                        (511)       (502)\n";
    let rest = "Gross profit                          305         292\n";
    for (name, text) in [
        ("between", format!("{HALF}{head}{top}\x0c{rest}\x0c")),
        ("parted", format!("{HALF}{head}{top}\n\x0c{rest}")),
        ("first", format!("\x0c{HALF}{head}{top}{rest}\x0c")),
    ] {
        let (facts, told) = read("release.txt", &text);
        assert_eq!(facts, HALVES, "{name}: {told}");
    }
    let old = format!("{HALF}{head}{top}{rest}").replace('\n', "\r");
    assert_eq!(read("release.txt", &old).0, HALVES);
}

#[test]
fn tabs_may_stand_for_blanks() {
    let text = format!(
        "{HALF}\t\t\t\t  H1 2031     H1 2030\n\
         Revenue\t\t\t\t      816\t  794\n\
         Cost of sales\t\t\t     (511)\t (502)\n\
         Gross profit\t\t\t      305\t  292\n"
    );
    let (facts, told) = read("release.txt", &text);
    assert_eq!(facts, HALVES, "{told}");
}

#[test]
fn captions_without_tabs_stand_between_rows_with_them() {
    let text = "Osier Vale plc\nBalance sheet (£ million)\n\n\t30 June 2031\t31 December 2030\nAssets\n\
                Current assets:\nCash\t816\t794\nReceivables\t305\t292\nOther assets\nLong term\nProperty\t12\t11\n";
    let (facts, told) = read("release.txt", text);
    assert_eq!(facts.len(), 6, "{told}");
    assert_eq!(facts[0], "Cash 2Q31.end 816 million", "{facts:?}");
    assert_eq!(facts[5], "Property FY30.end 11 million", "{facts:?}");
}

#[test]
fn an_aside_over_some_columns_ends_no_heading() {
    for aside in [
        "                                (unaudited)\n",
        "                                       (in millions)\n",
        "                                                  Restated\n",
    ] {
        let text = format!(
            "{HALF}                                  H1 2031     H1 2030\n{aside}\
             Revenue                               816         794\n\
             Cost of sales                        (511)       (502)\n\
             Gross profit                          305         292\n"
        );
        let (facts, told) = read("release.txt", &text);
        if aside.contains("Restated") {
            // Of a word that is not known it is asked.
            assert!(facts.iter().all(|fact| HALVES.contains(&fact.as_str())), "{facts:?}");
        } else {
            assert_eq!(facts, HALVES, "{aside}: {told}");
        }
    }
}

#[test]
fn a_row_that_lacks_the_cell_of_its_note_is_no_row_of_other_columns() {
    let text = format!(
        "{HALF}\tNote\tH1 2031\tH1 2030\nRevenue\t3\t816\t794\nCost of sales\t4\t(511)\t(502)\n\
         Restructuring\t12\t15\nGross profit\t5\t305\t292\n"
    );
    let (facts, told) = read("release.txt", &text);
    assert_eq!(facts, HALVES, "{told}");
    assert!(told.contains("`15` in the row `Restructuring` may stand in a wrong column"), "{told}");
    assert!(!told.contains("`Restructuring` has no figure"), "{told}");
    // A heading may lack the empty cell over the captions as well.
    let text = format!(
        "{HALF}H1 2031\tH1 2030\nRevenue\t816\t794\nCost of sales\t(511)\t(502)\nGross profit\t305\t292\n"
    );
    let (facts, told) = read("release.txt", &text);
    assert_eq!(facts, HALVES, "{told}");
}

#[test]
fn a_table_goes_on_with_the_balance_sheet_above_it() {
    let head =
        "\t\t(単位：百万円)\n\t前連結会計年度 (2030年３月31日)\t当連結会計年度 (2031年３月31日)\n";
    let text = format!(
        "（１）連結貸借対照表\n\n{head}資産の部\t\t\n現金及び預金\t816\t794\n備品\t305\t292\n資産合計\t1,121\t1,086\n\n\n\
         {head}負債の部\t\t\n支払手形及び買掛金\t511\t502\n契約負債\t21\t23\n負債合計\t532\t525\n純資産の部\t\t\n資本金\t589\t561\n"
    );
    let (facts, told) = read("release.txt", &text);
    assert_eq!(facts.len(), 14, "{told}");
    let of_days =
        facts.iter().all(|fact| fact.contains(" FY30.end ") || fact.contains(" FY31.end "));
    assert!(of_days, "{facts:?}");
}

#[test]
fn a_currency_at_the_end_of_a_caption_may_have_no_power() {
    let text = "Osier Vale SE\nKey figures (EUR thousand)\n\n\
                \x20                                 Q2 2031     Q2 2030\n\
                Revenue                             1,816       1,794\n\
                Order book in EUR million              51          45\n\
                Share price in EUR                     12          11\n\
                Audit fees, EUR                   120,000     110,000\n\
                Dividend in EUR cent                   50          45\n";
    let (facts, told) = read("release.txt", text);
    assert!(!facts.iter().any(|fact| fact.contains("SharePrice")), "{facts:?}");
    assert!(!facts.iter().any(|fact| fact.contains("AuditFees")), "{facts:?}");
    assert!(facts.iter().any(|fact| fact.starts_with("Revenue 2Q31")), "{facts:?}\n{told}");
    let dividend = facts.iter().find(|fact| fact.starts_with("Dividend"));
    assert!(
        dividend.is_none_or(|fact| fact.contains("-2") || fact.contains("hundredth")),
        "{facts:?}"
    );
    assert!(told.contains("the power of ten of"), "{told}");
}

#[test]
fn the_period_of_a_column_that_is_skipped_is_not_missed() {
    let text = "Osier Vale Inc.\nSecond quarter 2031 results (in thousands of US dollars)\n\n\
                \x20                             Q2 2031       Q2 2030      Q1 2031\n\
                Revenue                        12,816        11,794       12,100\n\
                Cost of revenue                 7,511         7,502        7,200\n";
    let folder = tempfile::tempdir().expect("a folder can be made");
    read_in(folder.path(), "release.txt", text);
    let map = folder.path().join("mine/map.toml");
    let draft = fs::read_to_string(&map).expect("the draft has a map");
    let given = "[[tables]]\ncolumns = [\"2Q31\", { skip = true }, \"1Q31\"]";
    fs::write(&map, draft.replacen("[[tables]]", given, 1)).expect("a file can be written");
    let (facts, told) = extract(folder.path(), "release.txt");
    assert!(!told.contains("heading-differs"), "{told}");
    // A column with a power of its own and no unit may be of numbers; one with the currency of the table may not.
    for (unit, differs) in [("", false), (", unit = \"USD\"", true)] {
        let last = format!("{{ period = \"1Q31\", scale = \"million\"{unit} }}");
        let given = format!("[[tables]]\ncolumns = [\"2Q31\", \"2Q30\", {last}]");
        fs::write(&map, draft.replacen("[[tables]]", &given, 1)).expect("a file can be written");
        let (_, told) = extract(folder.path(), "release.txt");
        assert_eq!(told.contains("heading-differs"), differs, "{unit}: {told}");
    }
    assert_eq!(facts.len(), 4, "{facts:?}\n{told}");
}

#[test]
fn names_are_of_letters_that_elements_may_have() {
    let text = "Ribeira Alta, S.A.\nResultados do 1.º semestre de 2031 (EUR milhões)\n\n\
                \tH1 2031\tH1 2030\nRevenue\t816\t794\nEﬀect of oﬀers\t305\t292\n";
    let (facts, told) = read("release.txt", text);
    assert!(!told.contains("invalid-name"), "{told}");
    assert!(facts.iter().any(|fact| fact.starts_with("EffectOfOffers")), "{facts:?}\n{told}");
}
