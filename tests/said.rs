//! What captions, headings and titles say of the figures of others than plain results: numbers of things, parts of a
//! currency, what falls due later, whose figures they are.

mod common;

use common::drafted;

/// A release of half a year whose table has these rows.
fn release(unit: &str, rows: &str) -> String {
    format!(
        "Harrow Vale plc\nResults for the six months ended 30 June 2024\n\nKey figures ({unit})\n\n\
         \u{20}                                H1 2024      H1 2023\n\
         Revenue                           412.5        398.9\n\
         Operating profit                   71.3         59.0\n{rows}"
    )
}

fn rows_of<'a>(facts: &'a [String], concept: &str) -> Vec<&'a str> {
    let of = |row: &&String| row.split(',').next() == Some(concept);
    facts.iter().filter(of).map(String::as_str).collect()
}

#[test]
fn measures_of_things_are_no_money_wherever_they_stand() {
    for (caption, concept) in [
        ("ASK (million)", "ASKMillion"),
        ("Passengers (million)", "PassengersMillion"),
        ("Power sold, GWh", "PowerSoldGWh"),
        ("Copper output kt", "CopperOutputKt"),
        ("MWh delivered", "MWhDelivered"),
        ("Deliveries, units", "DeliveriesUnits"),
        ("Customers paying over £50,000", "CustomersPayingOver50000"),
    ] {
        let text = release("£ million", &format!("{caption:<32}  120.4        110.2\n"));
        let (facts, told) = drafted("release.txt", &text);
        let own = rows_of(&facts, concept);
        // No unit stands behind the period.
        assert_eq!(own.first(), Some(&format!("{concept},1H24").as_str()), "{facts:?} {told}");
    }
}

#[test]
fn parts_of_a_currency_are_read_or_asked_for() {
    let row = |caption: &str| format!("{caption:<32}   15.2         14.1\n");
    let (facts, told) = drafted("release.txt", &release("R$ million", &row("Yield (R$ cents)")));
    assert!(rows_of(&facts, "YieldRCents").iter().all(|fact| !fact.ends_with("million")), "{told}");
    for (unit, caption, concept) in [
        ("Ps. million", "Unit revenue (Mexican cents)", "UnitRevenueMexicanCents"),
        ("£m unless stated", "Operating EPS", "OperatingEPS"),
        ("£ million", "NAV per share", "NAVPerShare"),
    ] {
        let (facts, told) = drafted("release.txt", &release(unit, &row(caption)));
        assert!(rows_of(&facts, concept).is_empty(), "{caption}: {facts:?}");
        assert!(told.contains("[question-unit]") && told.contains(concept), "{caption}: {told}");
    }
    for caption in ["NAV per share (p)", "NAV per share (£)", "NAV per share, pence"] {
        let (facts, told) = drafted("release.txt", &release("£ million", &row(caption)));
        assert_eq!(facts.len(), 6, "{caption}: {facts:?} {told}");
    }
}

#[test]
fn what_falls_due_later_is_no_result() {
    for last in ["2029+", "2029"] {
        let text = format!(
            "Harrow Vale plc\nResults for the year ended 31 December 2024\n\n\
             Repayments of borrowings (in millions of euros)\n\
             \u{20}                     2025     2026     2027     2028    {last:>6}\n\
             Bonds                  120      110      500        -       300\n\
             Bank loans              14       13       27       25        52\n"
        );
        let (facts, told) = drafted("release.txt", &text);
        assert!(facts.is_empty() && told.contains("[question-heading]"), "{facts:?} {told}");
        assert_eq!(told.matches("Not certain in this table").count(), 1, "{told}");
    }
}

#[test]
fn a_day_is_a_moment_whatever_the_title_of_the_release_says() {
    let text = "Harrow Vale plc\nResults for the year ended 31 December 2024\n\n\
        Loans by sector (EUR million)\n\
        \u{20}                   31 December 2024    31 December 2023\n\
        Mortgages                        193                 175\n\
        Firms                             85                  78\n";
    let (facts, told) = drafted("release.txt", text);
    assert_eq!(rows_of(&facts, "Mortgages")[0], "Mortgages,FY24.end,EUR,193,million", "{told}");
    let statement = text.replace("Loans by sector", "Income statement");
    let (facts, told) = drafted("release.txt", &statement);
    assert_eq!(rows_of(&facts, "Mortgages")[0], "Mortgages,FY24,EUR,193,million", "{told}");
}

#[test]
fn what_there_was_when_a_period_opened_is_of_the_day_before() {
    let text = |opening: &str, closing: &str| {
        format!(
            "Harrow Vale plc\nResults for the six months ended 30 June 2024\n\n\
             Net debt (£m)\n\n\
             \u{20}                {opening}    {closing}\n\
             Cash                        90.2           101.0\n\
             Borrowings                (300.0)         (281.0)\n"
        )
    };
    let (facts, told) = drafted("release.txt", &text("1 January 2024", "30 June 2024"));
    assert_eq!(rows_of(&facts, "Cash")[0], "Cash,FY23.end,GBP,90.2,million", "{told}");
    // Years of weeks may end on the first of January too.
    let (facts, told) = drafted("release.txt", &text("1 January 2022", "31 December 2022"));
    assert!(rows_of(&facts, "Cash").len() < 2, "{facts:?}");
    assert!(told.contains("[question-heading]"), "{told}");
}

#[test]
fn titles_that_say_whose_figures_they_are_are_asked_about() {
    for title in ["Parent company income statement", "Sensitivity to rates", "Run-rate figures"] {
        let text = format!(
            "Harrow Vale plc\nResults for the year ended 31 December 2024\n\n{title}\n\
             EUR million                FY 2024        FY 2023\n\
             Dividend income                310            298\n\
             Operating result               265            258\n\n\
             Consolidated income statement\n\
             EUR million                FY 2024        FY 2023\n\
             Revenue                      1,310          1,298\n\
             Gross profit                   965            958\n"
        );
        let (facts, told) = drafted("release.txt", &text);
        assert_eq!(facts.len(), 4, "{title}: {facts:?}");
        assert_eq!(told.matches("Not certain in this table").count(), 1, "{title}: {told}");
    }
}

#[test]
fn triangles_that_point_both_ways_are_no_signs() {
    let rows = "Other                          ▲ 1,204      ▼ 1,150\nRest                              55.5         51.5\n";
    let (facts, told) = drafted("release.txt", &release("£ million", rows));
    assert!(rows_of(&facts, "Other").is_empty() && told.contains("▲ 1,204"), "{facts:?} {told}");
}

/// A table of half a release in text: its headings and two rows.
fn two_columns(title: &str, heads: [&str; 2], rows: &str) -> String {
    format!(
        "{title}\n\nKey figures (EUR million)\n\n{:26}{:>16}{:>16}\n{rows}",
        "", heads[0], heads[1]
    )
}

const SALES: &str = "Sales                                235.0           228.1\n\
                     EBITDA                                29.0            27.1\n";

#[test]
fn two_parts_of_a_year_are_what_lies_between_them_or_asked_about() {
    for heads in [["1Q-3Q24", "1Q-3Q23"], ["1-3Q24", "1-3Q23"], ["1-3Q 2024", "1-3Q 2023"]] {
        let (facts, told) = drafted("release.txt", &two_columns("Harrow Vale plc", heads, SALES));
        let sales = rows_of(&facts, "Sales");
        assert_eq!(
            sales,
            ["Sales,9M24,EUR,235.0,million", "Sales,9M23,EUR,228.1,million"],
            "{told}"
        );
    }
    for heads in [
        ["Q1+Q2 2024", "Q1+Q2 2023"],
        ["Q1 & Q2 2024", "Q1 & Q2 2023"],
        ["Q2/Q3 2024", "Q2/Q3 2023"],
        ["Q1, Q2 2024", "Q1, Q2 2023"],
        ["2 x Q3 2024", "2 x Q3 2023"],
        ["Q3 24/23", "Q3 23/22"],
    ] {
        let (facts, told) = drafted("release.txt", &two_columns("Harrow Vale plc", heads, SALES));
        assert!(
            facts.is_empty() && told.contains("[question-heading]"),
            "{heads:?} {facts:?} {told}"
        );
    }
    for heads in [
        ["Q3 2024", "Q3 2023"],
        ["3Q24", "3Q23"],
        ["Q3'24", "Q3'23"],
        ["Q3 2024 (1)", "Q3 2023 (1)"],
    ] {
        let (facts, told) = drafted("release.txt", &two_columns("Harrow Vale plc", heads, SALES));
        assert_eq!(rows_of(&facts, "Sales")[0], "Sales,3Q24,EUR,235.0,million", "{heads:?} {told}");
    }
}

#[test]
fn headings_that_say_when_a_period_ended_are_of_moments() {
    let rows = "Widgets on hand                      235.0           228.1\n\
                Gadgets on hand                       29.0            27.1\n";
    for heads in [["As of Q4 2024", "As of Q3 2024"], ["End of Q4 2024", "End of Q3 2024"]] {
        let (facts, told) = drafted("release.txt", &two_columns("Harrow Vale plc", heads, rows));
        let of_spans = facts.iter().filter(|fact| !fact.contains(".end")).count();
        assert_eq!(of_spans, 0, "{heads:?} {facts:?} {told}");
    }
    let heads = ["Year end 31 Dec 2024", "Year end 31 Dec 2023"];
    let (facts, told) = drafted("release.txt", &two_columns("Harrow Vale plc", heads, SALES));
    assert!(rows_of(&facts, "Sales").iter().all(|fact| !fact.contains(".end")), "{facts:?} {told}");
}

#[test]
fn quarters_that_follow_one_another_have_the_years_over_them_in_their_order() {
    let text = "Harrow Vale plc\n\nQuarters (in thousands of US dollars)\n\n\
        \u{20}                2024                        2023\n\
        \u{20}             Q2       Q1        Q4       Q3       Q2       Q1\n\
        Sales      2,480    2,100     1,902    1,500    1,300    1,000\n\
        EBITDA     1,310    1,280     1,250    1,200    1,180    1,150\n";
    let (facts, told) = drafted("release.txt", text);
    let periods = |facts: &[String]| -> Vec<String> {
        let own = rows_of(facts, "Sales").into_iter();
        own.filter_map(|fact| fact.split(',').nth(1).map(str::to_owned)).collect()
    };
    assert_eq!(periods(&facts), ["2Q24", "1Q24", "4Q23", "3Q23", "2Q23", "1Q23"], "{told}");
    let text = "Harrow Vale plc\n\nQuarters (in thousands of US dollars)\n\n\
        \u{20}              2023                 2024\n\
        \u{20}             Q3       Q4        Q3       Q4\n\
        Sales      2,480    2,100     1,902    1,500\n\
        EBITDA     1,310    1,280     1,250    1,200\n";
    let (facts, told) = drafted("release.txt", text);
    assert_eq!(periods(&facts), ["3Q23", "4Q23", "3Q24", "4Q24"], "{told}");
}

#[test]
fn notes_to_columns_that_make_their_figures_others_are_asked_about() {
    let page = |mark: &str, note: &str| {
        format!(
            "<p>Harrow Vale plc</p><p>Income (in millions of US dollars)</p>\n<table>\
             <tr><td></td><td>Q2 2024</td><td>Q2 2023{mark}</td></tr>\n\
             <tr><td>Sales</td><td>48</td><td>40</td></tr>\n\
             <tr><td>Costs</td><td>(31)</td><td>(28)</td></tr></table><p>{note}</p>"
        )
    };
    for (mark, note) in [
        ("*", "* Pro forma, as if both companies had been one"),
        ("<sup>1</sup>", "<sup>1</sup> Restated for the sale of a division"),
        (" (1)", "(1) In thousands of euros"),
        ("†", "† Nine months only"),
    ] {
        let (facts, told) = drafted("release.html", &page(mark, note));
        assert_eq!(rows_of(&facts, "Sales").len(), 1, "{note}: {facts:?} {told}");
        assert!(told.contains("a note to column 2"), "{note}: {told}");
    }
    for (mark, note) in [
        ("*", "* Unaudited"),
        (" (1)", "(1) Figures may not add up due to rounding"),
        ("<sup>2</sup>", "<sup>1</sup> Restated"),
        ("", "* Restated"),
        ("*", "* Three months ended June 30, 2023"),
    ] {
        let (facts, told) = drafted("release.html", &page(mark, note));
        assert_eq!(facts.len(), 4, "{note}: {facts:?} {told}");
    }
}

#[test]
fn captions_of_other_spans_and_averages_are_no_figures_of_their_column() {
    let rows = "Sales - six months                   235.0           228.1\n\
                Guidance for Q3 2024                  29.0            27.1\n\
                Sales a year ago                     221.0           215.1\n\
                June sales                            81.0            80.1\n\
                Average net debt                      91.0            90.1\n\
                Peak net debt                         99.0            98.1\n";
    let text = two_columns("Harrow Vale plc", ["Q2 2024", "Q2 2023"], &format!("{SALES}{rows}"));
    let (facts, told) = drafted("release.txt", &text);
    for concept in ["SalesSixMonths", "GuidanceForQ32024", "SalesAYearAgo", "JuneSales"] {
        assert!(rows_of(&facts, concept).is_empty(), "{concept}: {facts:?} {told}");
    }
    for concept in ["AverageNetDebt", "PeakNetDebt"] {
        assert!(rows_of(&facts, concept)[0].contains(",2Q24,"), "{concept}: {facts:?} {told}");
    }
}

#[test]
fn decimals_of_changes_are_not_those_of_amounts() {
    let text = "Harrow Vale plc\n\nKey figures (USD million)\n\n\
        \u{20}                 Q2 2024   Q2 2023   Change %\n\
        Sales                  2,480     1,902        4.9\n\
        EBITDA                   310       250        4.8\n\
        Net income               210       150        4.8\n\
        Interest                  31        25        4.8\n\
        Average coupon           4.1       3.9        0.2\n";
    let (facts, told) = drafted("release.txt", text);
    assert_eq!(rows_of(&facts, "Sales").len(), 2, "{facts:?} {told}");
    assert!(rows_of(&facts, "AverageCoupon").is_empty(), "{facts:?} {told}");
}

#[test]
fn powers_of_captions_and_rates_without_a_sign_are_asked_about() {
    let text = |row: &str| {
        let rows = format!("{SALES}{row:<26}           4,812           4,711\n");
        two_columns("Harrow Vale plc", ["Q2 2024", "Q2 2023"], &rows)
    };
    for (row, concept) in [
        ("Postpaid base (000)", "PostpaidBase000"),
        ("Net adds (in thousands)", "NetAddsInThousands"),
        ("Length of haul (miles)", "LengthOfHaulMiles"),
    ] {
        let (facts, told) = drafted("release.txt", &text(row));
        let money = |fact: &&str| fact.contains(",EUR");
        assert!(!rows_of(&facts, concept).iter().any(money), "{row}: {facts:?} {told}");
    }
    // An amount may be stated in a power of its own.
    let (facts, told) = drafted("release.txt", &text("Income (in thousands)"));
    assert_eq!(
        rows_of(&facts, "IncomeInThousands")[0],
        "IncomeInThousands,2Q24,EUR,\"4,812\",thousand",
        "{told}"
    );
    let rate = two_columns(
        "Harrow Vale plc",
        ["Q2 2024", "Q2 2023"],
        &format!("{SALES}Combined ratio                        94.2            93.1\n"),
    );
    let (facts, told) = drafted("release.txt", &rate);
    assert!(rows_of(&facts, "CombinedRatio").is_empty(), "{facts:?} {told}");
    assert!(told.contains("may be percentages"), "{told}");
}

#[test]
fn columns_that_compare_with_a_period_are_not_of_it() {
    for last in ["Q2 2024 %", "% Q2 2024", "Q2 2024 = 100", "+/- Q2 2024", "vs. Q2 2024"] {
        let text = format!(
            "Harrow Vale plc\n\nKey figures (EUR million)\n\tQ3 2024\tQ3 2023\t{last}\n\
             Sales\t235.0\t228.1\t4.7\nEBITDA\t29.0\t27.1\t4.8\n"
        );
        let (facts, told) = drafted("release.txt", &text);
        let own = rows_of(&facts, "Sales");
        assert!(own.iter().all(|fact| !fact.contains("2Q24")), "{last}: {facts:?} {told}");
    }
    let (facts, told) =
        drafted("release.txt", &two_columns("Harrow Vale plc", ["Q3FY24", "Q3FY23"], SALES));
    assert_eq!(rows_of(&facts, "Sales")[0], "Sales,3Q24,EUR,235.0,million", "{told}");
}

#[test]
fn numbers_of_shares_are_not_in_the_power_of_money_where_they_would_be_too_many() {
    let text = |shares: &str| {
        format!(
            "Harrow Vale plc\n\nKey figures (Dollars in thousands, except per share amounts)\n\tQ3 2024\n\
             Sales\t$ 17,540\nNet income\t$ 7,310\nWeighted average diluted shares outstanding\t{shares}\n"
        )
    };
    let concept = "WeightedAverageDilutedSharesOutstanding";
    let (facts, told) = drafted("release.txt", &text("19,707,865"));
    assert!(rows_of(&facts, concept).is_empty() && told.contains("very many"), "{facts:?} {told}");
    let (facts, told) = drafted("release.txt", &text("19,708"));
    assert_eq!(rows_of(&facts, concept).len(), 1, "{facts:?} {told}");
}

#[test]
fn rows_that_a_style_sheet_hides_are_no_rows() {
    let page = |rule: &str| {
        format!(
            "<html><head><style>{rule}</style></head><body><p>Harrow Vale plc</p>\
             <p>Income (in thousands of US dollars)</p>\n<table>\
             <tr><td></td><td>Q2 2024</td><td>Q2 2023</td></tr>\n\
             <tr class=\"old\"><td>Old sales</td><td>1</td><td>2</td></tr>\n\
             <tr><td>Sales</td><td>7,310</td><td>7,105</td></tr>\n\
             <tr><td>Costs</td><td>6,310</td><td>6,105</td></tr></table></body></html>"
        )
    };
    let (facts, told) = drafted("release.html", &page(".old { display: none }"));
    assert_eq!(facts.len(), 4, "{facts:?} {told}");
    for rule in [
        "@media print { .old { display: none } }",
        ".old { color: red }",
        ".older { display: none }",
    ] {
        let (facts, told) = drafted("release.html", &page(rule));
        assert_eq!(facts.len(), 6, "{rule}: {facts:?} {told}");
    }
}

#[test]
fn marks_at_which_a_line_may_break_are_no_part_of_a_figure() {
    let page = "<p>Harrow Vale plc</p><p>Income (in thousands of US dollars)</p>\n<table>\
        <tr><td></td><td>Q2 2024</td><td>Q2 2023</td></tr>\n\
        <tr><td>Sales</td><td>7<wbr>310</td><td>7&shy;105</td></tr>\n\
        <tr><td>Costs</td><td>6&#44;310</td><td>&#8207;6,105</td></tr></table>";
    let (facts, told) = drafted("release.html", page);
    let figures: Vec<&str> = facts.iter().filter_map(|fact| fact.split(",USD,").nth(1)).collect();
    let right = ["7310,thousand", "7105,thousand", "\"6,310\",thousand", "\"6,105\",thousand"];
    assert_eq!(figures, right, "{facts:?} {told}");
}

#[test]
fn the_month_in_the_name_of_a_year_says_where_it_ends() {
    for heads in [["FY2024/3", "FY2023/3"], ["FY03/2024", "FY03/2023"], ["FY3/24", "FY3/23"]] {
        let (facts, told) = drafted("release.txt", &two_columns("Harrow Vale KK", heads, SALES));
        assert_eq!(rows_of(&facts, "Sales")[0], "Sales,FY24,EUR,235.0,million", "{heads:?} {told}");
        assert!(!told.contains("[question-heading]"), "the calendar is that of the names: {told}");
    }
}

#[test]
fn a_caption_that_ends_in_a_joint_goes_on_below_its_figures() {
    let rows = "Restructuring and                     45.0            40.0\n  other charges\n";
    let text = two_columns("Harrow Vale plc", ["Q2 2024", "Q2 2023"], &format!("{SALES}{rows}"));
    let (facts, told) = drafted("release.txt", &text);
    let own = rows_of(&facts, "RestructuringAndOtherCharges");
    assert_eq!(own.len(), 2, "{facts:?} {told}");
}

#[test]
fn a_year_and_the_next_are_the_name_of_one_and_no_month() {
    let heads = ["FY2011/12", "FY2010/11"];
    let (facts, told) = drafted("release.txt", &two_columns("Harrow Vale plc", heads, SALES));
    for fact in rows_of(&facts, "Sales") {
        let year = if fact.contains("235.0") { ",FY12," } else { ",FY11," };
        assert!(fact.contains(year), "{facts:?} {told}");
    }
}

#[test]
fn years_over_what_is_no_quarter_alone_make_it_none() {
    let page = |heads: [&str; 3]| {
        let cells: String = heads.iter().map(|head| format!("<td>{head}</td>")).collect();
        format!(
            "<p>Harrow Vale plc</p><p>Key data (in thousands of US dollars)</p>\n<table>\
             <tr><td></td><td colspan=\"2\">2023</td><td>2024</td></tr>\n<tr><td></td>{cells}</tr>\n\
             <tr><td>Sales</td><td>7,310</td><td>9,105</td><td>2,240</td></tr>\n\
             <tr><td>Costs</td><td>6,310</td><td>8,105</td><td>2,140</td></tr></table>"
        )
    };
    let (facts, told) = drafted("release.html", &page(["Q3 YTD", "Q4 YTD", "Q1 YTD"]));
    let periods: Vec<&str> =
        rows_of(&facts, "Sales").into_iter().filter_map(|fact| fact.split(',').nth(1)).collect();
    assert_eq!(periods, ["9M23", "FY23", "1Q24"], "{told}");
    let (facts, told) = drafted("release.html", &page(["End of Q3", "End of Q4", "End of Q1"]));
    assert!(facts.iter().all(|fact| fact.contains(".end,")), "{facts:?} {told}");
}

#[test]
fn rows_and_tables_that_are_shown_again_are_read() {
    let page = |rule: &str, row: &str, tab: &str| {
        format!(
            "<html><head><style>{rule}</style></head><body><p>Harrow Vale plc</p><div {tab}>\
             <p>Income (in thousands of US dollars)</p>\n<table>\
             <tr><td></td><td>Q2 2024</td><td>Q2 2023</td></tr>\n\
             <tr {row}><td>Old sales</td><td>1</td><td>2</td></tr>\n\
             <tr><td>Sales</td><td>7,310</td><td>7,105</td></tr>\n\
             <tr><td>Costs</td><td>6,310</td><td>6,105</td></tr></table></div></body></html>"
        )
    };
    let (old, tab) = ("class=\"old\"", "class=\"tab active\"");
    for (rule, row, tab) in [
        (".old{display:none} .open{display:table-row}", "class=\"old open\"", ""),
        (".old{display:none}", "class=\"old\" style=\"display:table-row\"", ""),
        (".old{display:none} tr.old{display:table-row}", old, ""),
        (".tab{display:none} .tab.active{display:block}", "", tab),
        (".tab{display:none}", "", "class=\"tab\" style=\"display:block\""),
    ] {
        let (facts, told) = drafted("release.html", &page(rule, row, tab));
        assert_eq!(facts.len(), 6, "{rule} {row} {tab}: {facts:?} {told}");
    }
}

#[test]
fn the_first_line_of_a_text_is_no_name_because_it_comes_first() {
    for (first, title) in [
        (
            "Pro Forma Condensed Combined Financial Information",
            "Pro Forma Condensed Combined Income Statement",
        ),
        ("Outlook 2024", "Outlook income statement"),
    ] {
        let text = format!(
            "{first}\nHarrow Vale plc, year ended 31 December 2024\n\n{title}\n\
             EUR million                FY 2024        FY 2023\n\
             Revenue                      1,310          1,298\n\
             Gross profit                   965            958\n"
        );
        let (facts, told) = drafted("release.txt", &text);
        assert!(facts.is_empty() && told.contains("Not certain in this table"), "{facts:?} {told}");
    }
}

#[test]
fn rates_of_one_row_are_percentages_together_or_asked_about() {
    for figures in ["9.8          12.5", "1.8           1.5", "0.9           1.2"] {
        let row = format!("Return on equity                    {figures}\n");
        let (facts, told) = drafted("release.txt", &release("EUR million", &row));
        let own = rows_of(&facts, "ReturnOnEquity");
        assert!(own.iter().all(|fact| fact.ends_with(",-2")), "{facts:?} {told}");
    }
}
