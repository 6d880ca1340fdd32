//! Which columns the words of a heading stand over: groups of unequal size, cells in small letters, merged cells that were
//! copied without fillers.

use crate::common::drafted;

fn periods(facts: &[String], concept: &str) -> Vec<String> {
    let own = facts.iter().filter(|row| row.split(',').next() == Some(concept));
    own.filter_map(|row| row.split(',').nth(1).map(str::to_owned)).collect()
}

/// A table of blanks: groups over so many columns of a width each, days and years below, and two rows.
fn grouped(
    groups: &[(&str, usize)],
    days: &[&str],
    years: &[&str],
    width: usize,
    off: usize,
) -> String {
    let over = groups.iter().map(|(words, count)| {
        let whole = width * count;
        format!("{words:^whole$}")
    });
    let line =
        |cells: &[&str]| cells.iter().map(|cell| format!("{cell:>width$}")).collect::<String>();
    let row = |caption: &str, first: usize| {
        let cells: Vec<String> =
            (0..days.len()).map(|at| format!("{},{:03}", first + at * 3, 118 + at * 97)).collect();
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        format!("{caption:34}{}\n", line(&cells))
    };
    format!(
        "Kestrel Paper Corp\nThird quarter 2024 results\n\nIncome statement (USD in thousands)\n\n{}{}\n{}{}\n{}{}\n{}{}",
        " ".repeat(34 + off),
        over.collect::<String>().trim_end(),
        " ".repeat(34),
        line(days),
        " ".repeat(34),
        line(years),
        row("Net sales", 61),
        row("Operating profit", 22),
    )
}

const SEP: &str = "September 30,";
const JUN: &str = "June 30,";
const MAR: &str = "March 31,";
const DEC: &str = "December 31,";

/// Words over some columns stand over their middle, however many they are: the column at the edge is of its own group, or
/// asked about.
#[test]
fn groups_of_unequal_size_keep_the_columns_at_their_edges() {
    let three = ("Three Months Ended", 3);
    for (groups, days, years, expected) in [
        (
            vec![("Quarter ended", 3), ("Year ended", 1)],
            vec![SEP, JUN, SEP, DEC],
            vec!["2024", "2024", "2023", "2023"],
            vec!["3Q24", "2Q24", "3Q23", "FY23"],
        ),
        (
            vec![("Nine Months Ended", 2), ("Year Ended", 1)],
            vec![SEP, SEP, DEC],
            vec!["2024", "2023", "2023"],
            vec!["9M24", "9M23", "FY23"],
        ),
        (
            vec![three, ("Nine Months Ended", 2)],
            vec![SEP, JUN, MAR, SEP, SEP],
            vec!["2024", "2024", "2024", "2024", "2023"],
            vec!["3Q24", "2Q24", "1Q24", "9M24", "9M23"],
        ),
        (
            vec![("Three Months Ended", 2), ("Nine Months Ended", 2)],
            vec![SEP, SEP, SEP, SEP],
            vec!["2024", "2023", "2024", "2023"],
            vec!["3Q24", "3Q23", "9M24", "9M23"],
        ),
    ] {
        let mut read = 0;
        for width in [15, 20] {
            for off in [0, 3] {
                let release = grouped(&groups, &days, &years, width, off);
                let (facts, told) = drafted("kestrel.txt", &release);
                let found = periods(&facts, "NetSales");
                let asked = told.contains("question-heading");
                assert!(found == expected || asked, "{release}{facts:#?}{told}");
                read += usize::from(found == expected);
            }
        }
        assert!(read >= 2, "{groups:?}: {read} of 4 are read");
    }
}

/// Cells in small letters over a column each are no pieces of one cell, and two lengths that both end are no one span.
#[test]
fn lengths_in_small_letters_are_of_their_own_columns() {
    let lengths = ["six months ended", "six months ended", "year ended"];
    let days = ["30 September 2024", "30 September 2023", "31 March 2024"];
    let rows =
        [("Revenue", ["418.2", "402.7", "811.5"]), ("Gross profit", ["136.8", "128.8", "262.7"])];
    for part in ["\t", " | "] {
        let line = |first: &str, cells: &[&str]| {
            let cells = cells.join(part);
            match part {
                "\t" => format!("{first}\t{cells}\n"),
                _ => format!("| {first} | {cells} |\n"),
            }
        };
        let rule = if part == "\t" { "" } else { "|---|---:|---:|---:|\n" };
        let release = format!(
            "Whinfell Boxes plc\nHalf year results for the six months ended 30 September 2024\n\n\
             Income statement\n\n{}{rule}{}{}{}{}",
            line("", &lengths),
            line("", &days),
            line("", &["£m", "£m", "£m"]),
            line(rows[0].0, &rows[0].1),
            line(rows[1].0, &rows[1].1),
        );
        let (facts, told) = drafted("whinfell.md", &release);
        assert_eq!(
            periods(&facts, "Revenue"),
            ["1H25", "1H24", "FY24"],
            "{release}{facts:#?}{told}"
        );
    }
    // A word that recognition has cut is one all the same.
    let release = "Whinfell Boxes plc\nResults for the year ended 31 March 2024\n\nIncome statement (£m)\n\
        \tYe\tar ended 31 March\n\t2024\t2023\nRevenue\t811.5\t790.2\nGross profit\t262.7\t250.4\n";
    let (facts, told) = drafted("whinfell.txt", release);
    assert_eq!(periods(&facts, "Revenue"), ["FY24", "FY23"], "{facts:#?}{told}");
}

/// A browser writes one tab for a merged cell.
#[test]
fn merged_headings_that_a_browser_copies_without_fillers_stand_over_as_many_columns_each() {
    let rows = "Revenue\t1,412.5\t1,398.9\t2,804.5\t2,780.9\nCosts\t(902.5)\t(880.1)\t(1,804.0)\t(1,760.2)\n";
    let [quarter, half] = ["Three months ended June 30,", "Six months ended June 30,"];
    let release = |top: &str, years: &str| {
        format!(
            "Quill Harbour Co\nSecond quarter 2025 results, year ending December 31, 2025\n\n\
             Income statement (USD million)\n\n{top}\n{years}\n{rows}"
        )
    };
    for top in [
        format!("\t{quarter}\t{half}"),
        format!("\t{quarter}\t\t{half}\t"),
        format!("\t{quarter}\t{quarter}\t{half}\t{half}"),
    ] {
        let (facts, told) = drafted("quill.txt", &release(&top, "\t2025\t2024\t2025\t2024"));
        assert_eq!(periods(&facts, "Revenue"), ["2Q25", "2Q24", "1H25", "1H24"], "{top}: {told}");
    }
}

/// Years without cells for the signs that stand beside the figures are over the figures.
#[test]
fn years_stand_over_figures_that_have_their_signs_in_tabs_of_their_own() {
    let release = "Quill Harbour Co\nSecond quarter 2025 results, year ending December 31, 2025\n\n\
        Income statement (USD million)\n\n\tThree months ended June 30,\n\t2025\t2024\n\
        Revenue\t$\t1,412.5\t\t$\t1,398.9\t\nCosts\t\t(902.5\t)\t\t(880.1\t)\n\
        Net income\t$\t510.0\t\t$\t518.8\t\n";
    let (facts, told) = drafted("quill.txt", release);
    assert_eq!(periods(&facts, "Revenue"), ["2Q25", "2Q24"], "{facts:#?}{told}");
    assert_eq!(facts.len(), 6, "{facts:#?}{told}");
    // A column of words is one of those that the heading names.
    let release = "Quill Harbour Co\nResults for the year ended December 31, 2025\n\nIncome statement (USD million)\n\n\
        \tMeasure\tFY 2025\tFY 2024\nRevenue\tUSD\t1,412\t1,398\t14\nCosts\tUSD\t902\t880\t22\n";
    let (facts, told) = drafted("quill.txt", release);
    let shifted =
        |fact: &String| fact.contains("FY25,USD,\"1,398\"") || fact.contains("FY24,USD,14,");
    assert!(!facts.iter().any(shifted), "{facts:#?}{told}");
}

/// What a cell over the columns says of the power of ten against the line above the table is asked; a power that only one
/// of them states is not.
#[test]
fn a_unit_over_columns_that_the_line_above_denies_is_asked() {
    let release = |above: &str, cell: &str| {
        format!(
            "Quill Harbour Co\nHalf-year results, year ending 31 December 2025\n\nIncome statement\n{above}\n\n\
             \tH1 2025\tH1 2024\n\t{cell}\t{cell}\nRevenue\t1,412\t1,398\nCosts\t(902)\t(880)\n"
        )
    };
    let (facts, told) = drafted("quill.txt", &release("(EUR million)", "€000"));
    assert!(facts.is_empty() && told.contains("question-unit"), "{facts:#?}{told}");
    for (above, cell) in
        [("(unaudited)", "€000"), ("(EUR thousand)", "€000"), ("(EUR million)", "€")]
    {
        let (facts, told) = drafted("quill.txt", &release(above, cell));
        assert_eq!(facts.len(), 4, "{above} {cell} {facts:#?}{told}");
    }
    // A column in another currency has its own unit.
    let release = "Quill Harbour Co\nResults for the year ended 31 December 2025\n\nIncome statement\n(EUR million)\n\n\
        \tUSD million\tEUR million\tEUR million\n\tFY 2025\tFY 2025\tFY 2024\n\
        Revenue\t1,530\t1,412\t1,398\nCosts\t(977)\t(902)\t(880)\n";
    let (facts, told) = drafted("quill.txt", release);
    assert!(facts.iter().any(|fact| fact.contains(",USD,\"1,530\",million")), "{facts:#?}{told}");
}

/// A word for a change that slipped in over a column of amounts: the length over it may be that of its neighbours.
#[test]
fn columns_over_which_a_change_slipped_in_propose_no_period() {
    let day = |year: u32| format!("Sep 30, {year}");
    let line =
        |cells: [&str; 4]| cells.iter().map(|cell| format!("{cell:>13}")).collect::<String>();
    let release = format!(
        "Kestrel Paper Corp\nThird quarter 2024 results\n\nIncome statement (USD in thousands)\n\n\
         {:34}Three Months Ended              Change              Nine Months Ended               Change\n{:18}{}{}\n\
         {:18}{}{}\n{:18}{}{}\n",
        "",
        "",
        line([&day(2024), &day(2023), "$", "%"]),
        line([&day(2024), &day(2023), "$", "%"]),
        "Net sales",
        line(["61,118", "60,204", "914", "1.5%"]),
        line(["190,118", "180,204", "9,914", "5.5%"]),
        "Costs",
        line(["(22,330)", "(22,118)", "(212)", "1.0%"]),
        line(["(78,118)", "(77,204)", "(914)", "1.2%"]),
    );
    let (facts, told) = drafted("kestrel.txt", &release);
    assert!(!facts.iter().any(|fact| fact.contains("3Q24,USD,\"190,118\"")), "{facts:#?}{told}");
    assert!(!told.contains("{ period = \"3Q24\", members"), "{release}{told}");
}

/// Words that are not known beside a part of a year may say that another is meant: no period is proposed. Beside whole
/// lengths and days, and in cells of their own, they say whose the figures are.
#[test]
fn half_read_headings_propose_no_period() {
    let release = |heading: [&str; 2]| {
        format!(
            "Rosehill Crafts plc\nThird quarter 2024 results, year ending 31 December 2024\n\nIncome statement (EUR million)\n\n\
             {:24}{:>20}{:>20}\n{:24}{:>20}{:>20}\n{:24}{:>20}{:>20}\n",
            "",
            heading[0],
            heading[1],
            "Revenue",
            "1,204.1",
            "1,150.2",
            "Costs",
            "(902.5)",
            "(880.1)"
        )
    };
    for heading in [["Brek. Q3 2024", "Brek. Q3 2023"], ["Q3 2024 brek", "Q3 2023 brek"]] {
        let (facts, told) = drafted("rosehill.txt", &release(heading));
        assert!(
            facts.is_empty() && told.contains("period = \"…\""),
            "{heading:?} {facts:#?}{told}"
        );
        assert!(!told.contains("period = \"3Q24\""), "{heading:?} {told}");
    }
    let (facts, told) = drafted("rosehill.txt", &release(["Q3 2024", "Q3 2023"]));
    assert_eq!(facts.len(), 4, "{facts:#?}{told}");
    // Japanese and Korean count parts up from the beginning of the year.
    let (facts, told) = drafted("rosehill.txt", &release(["2024年3Q累計", "2023年3Q累計"]));
    assert_eq!(periods(&facts, "Revenue"), ["9M24", "9M23"], "{facts:#?}{told}");
}

/// Spans in words in the title of a table are those of its columns, and never that of the release.
#[test]
fn spans_in_the_title_of_a_table_go_before_those_of_the_release() {
    let release = |first: &str, second: &str| {
        let table = |title: &str, rows: [[&str; 2]; 2]| {
            format!(
                "Income statement - {title} (EUR million)\n\n{:30}{:>12}{:>12}\n{:30}{:>12}{:>12}\n{:30}{:>12}{:>12}\n\n",
                "",
                "2024",
                "2023",
                "Revenue",
                rows[0][0],
                rows[0][1],
                "Costs",
                rows[1][0],
                rows[1][1]
            )
        };
        format!(
            "Sorrel AG\n\nInterim report for the six months ended 30 June 2024\n\n{}{}",
            table(first, [["1,204", "1,150"], ["(902)", "(880)"]]),
            table(second, [["2,404", "2,250"], ["(1,802)", "(1,780)"]])
        )
    };
    for (first, second) in [
        ("Zweites Quartal", "Erstes Halbjahr"),
        ("Deuxième trimestre", "Premier semestre"),
        ("Andra kvartalet", "Första halvåret"),
        ("April - June", "January - June"),
        ("April–juni", "Januari–juni"),
    ] {
        let (facts, told) = drafted("sorrel.txt", &release(first, second));
        let mut found: Vec<String> = facts
            .iter()
            .filter(|fact| fact.contains("Revenue,"))
            .filter_map(|fact| fact.split(',').nth(1).map(str::to_owned))
            .collect();
        found.sort();
        assert_eq!(found, ["1H23", "1H24", "2Q23", "2Q24"], "{first}: {facts:#?}{told}");
    }
    // A quarter of which nobody knows which is not the half of the release.
    let (facts, told) = drafted("sorrel.txt", &release("Brek Quartal", "Erstes Halbjahr"));
    assert!(
        !facts.iter().any(|fact| fact.contains("1,204") && fact.contains(",1H24,")),
        "{facts:#?}"
    );
    assert!(told.contains("question-heading"), "{told}");
}

/// A quarter that ends on a day which ends no month is one of weeks, whatever the columns call it.
#[test]
fn codes_of_a_company_whose_quarter_ends_within_a_month_are_asked() {
    let release = |day: &str| {
        format!(
            "Corrie Outfitters Inc.\nResults for the quarter ended September {day}, 2024\n\nIncome statement (USD million)\n\n\
             {:24}{:>12}{:>12}\n{:24}{:>12}{:>12}\n{:24}{:>12}{:>12}\n",
            "", "Q3 2024", "Q3 2023", "Net sales", "1,204", "1,150", "Costs", "(902)", "(880)"
        )
    };
    let (facts, told) = drafted("corrie.txt", &release("28"));
    assert!(told.contains("question-heading") && told.contains("weeks"), "{facts:#?}{told}");
    let (facts, told) = drafted("corrie.txt", &release("30"));
    assert_eq!(periods(&facts, "NetSales"), ["3Q24", "3Q23"], "{facts:#?}{told}");
}

/// Where one blank parts the words over columns, those over a change cost the columns beside it nothing.
#[test]
fn words_beside_the_sign_of_a_change_are_of_their_own_columns() {
    let cells = |cells: [&str; 8]| -> String {
        let widths = [22, 13, 13, 13, 13, 13, 13, 13];
        cells.iter().zip(widths).map(|(cell, width)| format!("{cell:>width$}")).collect()
    };
    let dates =
        ["Sep 30, 2024", "Sep 30, 2023", "$", "%", "Sep 30, 2024", "Sep 30, 2023", "$", "%"];
    let rows = [
        ("Revenue ", ["82,118", "80,204", "1,914", "2.4%", "230,118", "220,204", "9,914", "4.5%"]),
        (
            "Costs   ",
            ["(38,330)", "(38,118)", "(212)", "0.6%", "(98,118)", "(97,204)", "(914)", "0.9%"],
        ),
        ("Income  ", ["43,788", "42,086", "1,702", "4.0%", "132,000", "123,000", "9,000", "7.3%"]),
    ];
    let mut release = format!(
        "Alder Corp\nThird quarter 2024 results\n\nIncome statement (USD in thousands)\n\n\
         {:30}{:^26}{:^26}{:^26}{:^26}\n{:8}{}\n",
        "",
        "Three Months Ended",
        "Change",
        "Nine Months Ended",
        "Change",
        "",
        cells(dates)
    );
    for (caption, figures) in rows {
        release.push_str(&format!("{caption}{}\n", cells(figures)));
    }
    let (facts, told) = drafted("alder.txt", &release);
    for wanted in [
        "Revenue,3Q24,USD,\"82,118\"",
        "Revenue,9M24,USD,\"230,118\"",
        "Income,9M23,USD,\"123,000\"",
    ] {
        let found = facts.iter().any(|fact| fact.starts_with(wanted));
        assert!(found || told.contains("question"), "{wanted}: {facts:#?}{told}");
    }
    let lost = !facts.iter().any(|fact| fact.contains("230,118"));
    assert!(!lost || told.contains("question"), "{facts:#?}{told}");
}
