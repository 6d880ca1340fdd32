//! How far lines without figures between rows reach: to the row that stands where they do, behind rows that stand further right.

use crate::common::drafted;
use crate::holds;

/// A table of key figures with a line between its rows, those below it further right, and those behind them.
fn release(line: &str, inside: &[(&str, &str)], behind: &[(&str, &str)]) -> String {
    let row = |indent: &str, (caption, figure): &(&str, &str)| {
        format!("{:<40}{figure:>10}{figure:>12}\n", format!("{indent}{caption}"))
    };
    let rows = |indent: &str, all: &[(&str, &str)]| -> String {
        all.iter().map(|one| row(indent, one)).collect()
    };
    format!(
        "Thistle Ferries plc\nResults for the six months ended 30 June 2024\n\nKey figures\n(US$ million)\n\n\
         {:<40}{:>10}{:>12}\n{}{line}\n{}{}",
        "",
        "H1 2024",
        "H1 2023",
        rows("", &[("Revenue", "412.1"), ("Net profit", "41.2")]),
        rows("  ", inside),
        rows("", behind),
    )
}

/// The same as a page, with margins in the style of its cells.
fn page(line: &str, inside: &[(&str, &str)], behind: &[(&str, &str)]) -> String {
    let rows = |style: &str, all: &[(&str, &str)]| -> String {
        let row = |(caption, figure): &(&str, &str)| {
            format!("<tr><td{style}>{caption}</td><td>{figure}</td><td>{figure}</td></tr>\n")
        };
        all.iter().map(row).collect()
    };
    format!(
        "<p>Thistle Ferries plc</p><p>Results for the six months ended 30 June 2024</p><p>Key figures</p>\
         <p>(US$ million)</p><table><tr><td></td><td>H1 2024</td><td>H1 2023</td></tr>\n{}\
         <tr><td>{line}</td><td></td><td></td></tr>\n{}{}</table>",
        rows("", &[("Revenue", "412.1"), ("Net profit", "41.2")]),
        rows(" style=\"padding-left:12pt\"", inside),
        rows("", behind),
    )
}

const BEHIND: &[(&str, &str)] = &[("EBITDA", "81.2"), ("Capital expenditure", "12.1")];
const AMOUNTS: [&str; 2] =
    ["EBITDA,1H24,USD,81.2,million", "CapitalExpenditure,1H23,USD,12.1,million"];

#[test]
fn a_row_at_the_place_of_the_line_ends_its_part() {
    type Rows<'a> = &'a [(&'a str, &'a str)];
    let cases: [(&str, Rows, &str); 3] = [
        ("Ratios (%)", &[("EBITDA margin", "19.7"), ("ROE", "12.1")], "EBITDAMargin,1H24"),
        ("Number of employees", &[("Europe", "812"), ("Asia", "312")], "Europe,1H24"),
        (
            "Earnings per share (US cents)",
            &[("Basic", "20.1"), ("Diluted", "20.0")],
            "Basic,1H24,USD/shares,20.1,-2",
        ),
    ];
    for (line, inside, first) in cases {
        for (name, text) in [
            ("thistle.txt", release(line, inside, BEHIND)),
            ("thistle.html", page(line, inside, BEHIND)),
        ] {
            let (facts, told) = drafted(name, &text);
            holds(&facts, &[first], &told);
            let own = |row: &&str| facts.iter().any(|fact| fact == row);
            let wrong = |fact: &&String| fact.starts_with("EBITDA,") || fact.starts_with("Capital");
            let others: Vec<&String> = facts.iter().filter(wrong).collect();
            let right = AMOUNTS.iter().all(own) && others.len() == 4;
            assert!(
                right || (others.is_empty() && told.contains("[question")),
                "{line} {name}: {others:?} {told}"
            );
        }
    }
    let (facts, told) = drafted(
        "thistle.txt",
        &release("At period end", &[("Net debt", "81.2"), ("Equity", "312.1")], BEHIND),
    );
    let rows = ["NetDebt,2Q24.end,USD,81.2,million", AMOUNTS[0], AMOUNTS[1]];
    holds(&facts, &rows, &told);
}

/// Totals stand where the line does.
#[test]
fn totals_are_of_the_part_that_they_close() {
    let inside = [("Europe", "812"), ("Asia", "312")];
    for total in ["Total", "Group", "All ferries"] {
        let text = release("Number of employees", &inside, &[(total, "1,124"), ("EBITDA", "81.2")]);
        let (facts, told) = drafted("thistle.txt", &text);
        let concept = total.replace(" f", "F");
        let of = |fact: &&String| fact.split(',').next() == Some(&concept);
        let rows: Vec<&String> = facts.iter().filter(of).collect();
        assert_eq!(rows.len(), 2, "{total}: {facts:?} {told}");
        assert!(rows.iter().all(|row| !row.contains("USD")), "{total}: {rows:?}");
        holds(&facts, &[AMOUNTS[0]], &told);
    }
}

/// Where no row stands further right, what is named as an amount among rates is asked, and what changes of it are is not.
#[test]
fn amounts_level_with_rates_wait() {
    let text = |line: &str, rows: &[(&str, &str)]| {
        let rows: String =
            rows.iter().map(|(of, value)| format!("{of}\t{value}\t{value}\n")).collect();
        format!(
            "Thistle Ferries plc\nResults for the six months ended 30 June 2024\n\nKey figures\n(US$ million)\n\
             \tH1 2024\tH1 2023\nRevenue\t412.1\t398.2\nNet profit\t41.2\t38.1\nEBITDA\t81.2\t78.1\n{line}\n{rows}"
        )
    };
    let of =
        |facts: &[String], name: &str| facts.iter().filter(|fact| fact.starts_with(name)).count();
    let rows = [("EBITDA margin", "19.7"), ("ROE", "12.1"), ("Capital expenditure", "12.1")];
    let (facts, told) = drafted("thistle.txt", &text("Ratios (%)", &rows));
    assert_eq!(
        (of(&facts, "EBITDAMargin"), of(&facts, "CapitalExpenditure")),
        (2, 0),
        "{facts:?} {told}"
    );
    let rows = [("Revenue", "3.5"), ("EBITDA", "4.0"), ("Net profit", "2.2")];
    let (facts, told) = drafted("thistle.txt", &text("Growth (%)", &rows));
    assert_eq!(facts.len(), 12, "{facts:?} {told}");
    let rows = [("Gross profit", "43.5"), ("Operating profit", "14.0"), ("Dividends", "2.2")];
    let (facts, told) = drafted("thistle.txt", &text("Margins (%)", &rows));
    assert_eq!(facts.len(), 12, "{facts:?} {told}");
}

/// A power without a currency is of what the line above the rows names.
#[test]
fn a_bare_power_may_be_of_things() {
    for line in ["Customers (thousands)", "Passengers (thousands)"] {
        let (facts, told) =
            drafted("thistle.html", &page(line, &[("North", "812"), ("South", "312")], BEHIND));
        let money = |fact: &&String| fact.starts_with("North,") && fact.contains("USD");
        assert_eq!(facts.iter().filter(money).count(), 0, "{line}: {facts:?} {told}");
        assert!(told.contains("[question"), "{line}: {told}");
    }
    for line in ["Revenue by line (thousands)", "Other data (US$ thousand)", "In thousands:"] {
        let (facts, told) =
            drafted("thistle.html", &page(line, &[("North", "812"), ("South", "312")], &[]));
        holds(&facts, &["North,1H24,USD,812,thousand"], &format!("{line} {told}"));
    }
}

/// Over a table without money it is that of its numbers.
#[test]
fn numbers_have_the_power_that_stands_over_them() {
    let text = |title: &str, rows: &str| {
        format!(
            "Thistle Ferries plc\nResults for the six months ended 30 June 2024\n\nIncome statement\n(US$ million)\n\
             \tH1 2024\tH1 2023\nRevenue\t412.1\t398.2\nEBITDA\t81.2\t78.1\n\n{title}\n\tH1 2024\tH1 2023\n{rows}"
        )
    };
    let rows = "Passengers\t812\t804\nFlights\t12\t11\n";
    let (facts, told) = drafted("thistle.txt", &text("Operating statistics\n(thousands)", rows));
    holds(&facts, &["Passengers,1H24"], &told);
    let (rows, told) =
        crate::drafted_rows("thistle.txt", &text("Operating statistics\n(thousands)", rows));
    assert!(
        rows.iter().any(|row| row.starts_with("Passengers,1H24,,812,thousand")),
        "{rows:?} {told}"
    );
    for title in ["Operating statistics", "Operating statistics\n(thousands, except aircraft)"] {
        let rows = "Passengers\t812\t804\nNumber of aircraft\t12\t11\n";
        let (rows, told) = crate::drafted_rows("thistle.txt", &text(title, rows));
        let powered =
            |row: &&String| row.starts_with("NumberOfAircraft") && row.contains("thousand");
        assert_eq!(rows.iter().filter(powered).count(), 0, "{title}: {rows:?} {told}");
    }
}

/// The total of a part of rates or rounded counts is of the part, also where it does not add up, and lines of business in it
/// end nothing.
#[test]
fn totals_of_a_part_are_of_it() {
    let text = |line: &str, rows: [(&str, &str); 3]| {
        let [one, two, total] = rows.map(|(caption, figures)| format!("{caption:38}{figures}\n"));
        format!(
            "Marram Metals plc\nResults for the year ended 31 December 2024\n\nKey figures\n(GBP million)\n\n\
             \u{20}                                        2024        2023\n\
             Revenue                                391.4       377.9\n\
             Operating profit                        38.6        35.2\n{line}\n{one}{two}{total}"
        )
    };
    for (line, rows, total) in [
        (
            "Operating margin (%)",
            [
                ("  Europe", "12.1        11.4"),
                ("  Asia", "10.1         9.8"),
                ("Total", "11.5        11.0"),
            ],
            "Total,FY24,,11.5",
        ),
        (
            "Employees at year end",
            [
                ("  Europe", "1,484       1,420"),
                ("  Trading", "840         812"),
                ("Total", "2,330       2,232"),
            ],
            "Total,FY24.end",
        ),
    ] {
        let (facts, told) = crate::common::drafted_rows("marram.txt", &text(line, rows));
        let money = facts.iter().any(|fact| fact.starts_with("Total,") && fact.contains("GBP"));
        assert!(!money, "{line}: {facts:#?} {told}");
        assert!(facts.iter().any(|fact| fact.starts_with(total)), "{line}: {facts:#?} {told}");
    }
}
