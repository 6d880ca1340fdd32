//! Reports of Japan: terms of half a year, units over single columns, what is counted.

use crate::common::{drafted, drafted_rows};

fn trust(newer: &str, older: &str, days: &str) -> String {
    format!(
        "{newer} 決算短信（REIT）\n不動産投資信託証券発行者名　あかね投資法人\n\
         １．{newer}の運用、資産の状況（{days}）\n\n(1) 運用状況\n\n\
         \t営業収益\t営業利益\n\t百万円\t百万円\n{newer}\t9,412\t5,118\n{older}\t9,239\t4,998\n"
    )
}

/// Two terms that end in months half a year apart are half years.
#[test]
fn terms_that_end_half_a_year_apart_are_half_years() {
    for (newer, older, days, wanted) in [
        (
            "2025年２月期",
            "2024年８月期",
            "2024年９月１日～2025年２月28日",
            ["2024-09-01..2025-02-28,JPY,\"9,412\"", "2024-03-01..2024-08-31,JPY,\"9,239\""],
        ),
        (
            "2025年１月期",
            "2024年７月期",
            "2024年８月１日～2025年１月31日",
            ["2024-08-01..2025-01-31,JPY,\"9,412\"", "2024-02-01..2024-07-31,JPY,\"9,239\""],
        ),
    ] {
        let (facts, told) = drafted("akane.txt", &trust(newer, older, days));
        for of in wanted {
            assert!(facts.iter().any(|fact| fact.contains(of)), "{of}: {facts:#?}{told}");
        }
        assert_eq!(facts.len(), 4, "{facts:#?}{told}");
    }
}

/// The same over columns.
#[test]
fn terms_of_half_a_year_over_columns_are_read_as_such() {
    let release = "2025年２月期 決算短信（REIT）\n不動産投資信託証券発行者名　あかね投資法人\n\
        １．2025年２月期の運用、資産の状況（2024年９月１日～2025年２月28日）\n\n(1) 運用状況（単位：百万円）\n\n\
        \t2025年２月期\t2024年８月期\n営業収益\t9,412\t9,239\n営業利益\t5,118\t4,998\n";
    let (facts, told) = drafted("akane.txt", release);
    for of in ["2024-09-01..2025-02-28,JPY,\"9,412\"", "2024-03-01..2024-08-31,JPY,\"9,239\""] {
        assert!(facts.iter().any(|fact| fact.contains(of)), "{of}: {facts:#?}{told}");
    }
    assert_eq!(facts.len(), 4, "{facts:#?}{told}");
}

/// Years are years, and a term whose month ends no year that is known is asked about.
#[test]
fn terms_of_years_stay_years_and_others_are_asked() {
    let (facts, told) = drafted(
        "akane.txt",
        &trust("2025年２月期", "2024年２月期", "2024年３月１日～2025年２月28日"),
    );
    let of_year = facts.iter().filter(|fact| fact.contains("FY25") || fact.contains("2025-02-28"));
    assert_eq!(of_year.count(), 2, "{facts:#?}{told}");
    // The company has changed the end of its year: of which months each is the names do not say.
    let release = trust("2025年12月期", "2025年３月期", "2025年４月１日～2025年12月31日");
    let (facts, told) = drafted("akane.txt", &release);
    let whole = facts.iter().any(|fact| fact.contains("2025-01-01..2025-12-31"));
    assert!(!whole, "{facts:#?}{told}");
}

/// The unit over a column goes before that of its neighbours.
#[test]
fn a_bare_unit_over_a_column_is_not_that_of_its_neighbours() {
    let release = |over: &str| {
        format!(
            "2025年３月期 決算短信\n上場会社名　株式会社あかね商会\n\
             １．2025年３月期の連結業績（2024年４月１日～2025年３月31日）\n\n(2) 連結財政状態\n\n\
             \t総資産\t純資産\t{over}\n\t百万円\t百万円\t円\n\
             2025年３月期\t361,204\t218,330\t2,577.73\n2024年３月期\t358,118\t217,902\t2,572.02\n"
        )
    };
    for over in ["１口当たり純資産", "１株当たり純資産", "平均単価"] {
        let (facts, told) = drafted_rows("akane.txt", &release(over));
        let own: Vec<&String> = facts.iter().filter(|fact| fact.contains("2,577.73")).collect();
        let silent = own.iter().any(|fact| fact.contains("million"));
        assert!(!silent && (!own.is_empty() || told.contains("question")), "{facts:#?}{told}");
        let assets = facts.iter().any(|fact| fact.contains("361,204") && fact.contains("million"));
        assert!(assets, "{facts:#?}{told}");
        // What there is for each share there is at a moment.
        let of_span = own.iter().any(|fact| !fact.contains(".end,"));
        assert!(!of_span || over == "平均単価", "{over}: {facts:#?}{told}");
    }
    // Of periods of the same rows one may have lost the power.
    let release = "Akane Inc.\nResults for the year ended 31 December 2024\n\nIncome statement\n\n\
        \tFY 2024\tFY 2023\n\tEUR million\tEUR\nRevenue\t361,204\t358,118\nProfit\t18,330\t17,902\n";
    let (facts, told) = drafted("akane.txt", release);
    let single = |fact: &&String| fact.contains(",FY23,EUR,") && !fact.ends_with(",million");
    assert!(!facts.iter().any(|fact| single(&fact)), "{facts:#?}{told}");
    // Where a line above states the power of all, the signs over columns do not take it away.
    let release = "Akane Inc.\nResults for the year ended 31 December 2024\n\n\
        Balance sheet (in millions of euros)\n\n\t2024\t2023\n\tEUR\tEUR\n\
        Total assets\t361,204\t358,118\nTotal equity\t218,330\t217,902\n";
    let (facts, told) = drafted("akane.txt", release);
    let in_millions = facts.iter().filter(|fact| fact.ends_with(",million")).count();
    assert_eq!(in_millions, 4, "{facts:#?}{told}");
}

/// Issued shares and the staff at the end of a term are of its last day.
#[test]
fn shares_and_staff_are_counted_at_the_end() {
    let release = "株式会社あかね商会\n2025年３月期 決算説明資料\n\n主要指標\n（単位：百万円）\n\n\
        \t2025年３月期\t2024年３月期\n売上高\t712\t688\n純資産\t512\t488\n\
        発行済株式総数（千株）\t43,204\t42,812\n期末従業員数（人）\t2,204\t2,180\n平均従業員数（人）\t2,104\t2,080\n";
    let (facts, told) = drafted_rows("akane.txt", release);
    let of =
        |figure: &str| facts.iter().find(|fact| fact.contains(figure)).cloned().unwrap_or_default();
    let shares = of("43,204");
    assert!(shares.contains(".end,shares,") && shares.contains("thousand"), "{facts:#?}{told}");
    assert!(of("2,204").contains(".end,"), "{facts:#?}{told}");
    assert!(!of("2,104").contains(".end,"), "{facts:#?}{told}");
}

/// A line that says a length of time over rows that are days says it of all of them, until the next one.
#[test]
fn lengths_stand_over_days_that_are_rows() {
    let top = "Hinoki Chemical Co., Ltd.\n\n\
        1. Consolidated financial results for the nine months ended December 31, 2024 (April 1, 2024 to December 31, 2024)\n\
        (1) Consolidated operating results\n\
        \u{20}                         Net sales          Operating profit      Ordinary profit\n\
        \u{20}                     Million yen      %    Million yen      %    Million yen      %\n";
    let newer =
        "December 31, 2024          59,318    3.9          4,907   11.8          5,126    9.7\n";
    let older =
        "December 31, 2023          57,092    2.1          4,389  (2.9)          4,673  (2.2)\n";
    for rows in [
        format!("Nine months ended\n{newer}{older}"),
        format!("Nine months ended\n{newer}Nine months ended\n{older}"),
    ] {
        let (facts, told) = drafted("hinoki.txt", &format!("{top}{rows}"));
        let sales: Vec<_> = facts.iter().filter(|row| row.starts_with("NetSales,")).collect();
        assert!(
            !sales.is_empty()
                && sales.iter().all(|row| row.contains("9M")
                    || row.contains("2024-04-01..2024-12-31")
                    || row.contains("2023-04-01..2023-12-31")),
            "{facts:#?}{told}"
        );
    }
    // Days with no such line over them stay what the columns make of them.
    let balance = "Hinoki Chemical Co., Ltd.\nResults for the year ended March 31, 2025\n\n(2) Consolidated financial position\n\
        \u{20}                        Total assets         Net assets\n\
        \u{20}                         Million yen        Million yen\n\
        As of\n\
        March 31, 2025                 97,204             58,117\n\
        March 31, 2024                 95,336             56,902\n";
    let (facts, told) = drafted("hinoki.txt", balance);
    assert!(
        facts
            .iter()
            .any(|row| row.starts_with("TotalAssets,FY25.end,")
                || row.contains("TotalAssets,FY24.end")),
        "{facts:#?}{told}"
    );
}
