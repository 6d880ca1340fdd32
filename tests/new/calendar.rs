//! The calendar of a draft: which fiscal year a text says, and what says nothing of it.

use std::fs;

use crate::common::kessan;
use crate::draft::{drafted, read_with_draft, years};

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
