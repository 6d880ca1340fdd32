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
