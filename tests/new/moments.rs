//! Which concepts of a draft are of moments, which of spans.

use crate::common::{kessan, root};
use crate::draft::{concepts, draft_of, drafted, only_the_identifier_is_told, read};

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
    assert!(map.contains("{ caption = \"Outstanding widgets\", open = \"period\" }"), "{map}");
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
        assert!(
            map.contains(&format!("{{ caption = \"{caption}\", open = \"period\" }}")),
            "{map}"
        );
    }
    assert_eq!(map.matches("name spans of time that are not those").count(), 1, "{map}");
    // What the draft asks itself is not asked again by the line that tries it.
    assert!(!map.contains("nobody has said yet") && told.contains("nobody has said yet"), "{map}");
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
