//! What the figures of a draft measure: money, counts, ratios, amounts for each share, in which currency.

use std::fs;

use crate::common::{kessan, root};
use crate::draft::{draft_of, drafted, read, read_with_draft, years};

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
        ("NetDebtToEarnings,", "FY24.end,,2.5,,"),
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
        assert!(map.contains(&format!("{{ caption = \"{caption}\", open = \"unit\" }}")), "{map}");
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
