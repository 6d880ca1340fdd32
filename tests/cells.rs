//! What stands in cells and in lines between rows changes what figures mean: it is read, or asked, and never
//! moves a figure into a caption.

mod common;

use common::drafted as read;

const ABOUT: &str =
    "Quill Harbour Co\nSecond quarter 2025 results ($ in millions)\n\nIncome statement\n\n";

#[test]
fn a_cell_of_markup_never_goes_on_with_the_caption() {
    let rows = [
        ["Revenue", "412.5", "398.9"],
        ["Other", "loss of 3.0", "2.0"],
        ["Exchange", "minus 2.4", "1.1"],
    ];
    let bars = |row: &[&str; 3]| format!("| {} | {} | {} |\n", row[0], row[1], row[2]);
    let markdown = format!(
        "{ABOUT}| | Q2 2025 | Q2 2024 |\n|---|---|---|\n{}",
        rows.iter().map(bars).collect::<String>()
    );
    let cells = |row: &[&str; 3]| {
        format!("<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n", row[0], row[1], row[2])
    };
    let html = format!(
        "<html><body><p>Quill Harbour Co</p><p>Second quarter 2025 results ($ in millions)</p><table>\n\
         <tr><td></td><td>Q2 2025</td><td>Q2 2024</td></tr>\n{}</table></body></html>",
        rows.iter().map(cells).collect::<String>()
    );
    for (name, release) in [("release.md", markdown), ("release.html", html)] {
        let (facts, told) = read(name, &release);
        assert_eq!(
            facts,
            [
                "Revenue,2Q25,USD,412.5,million",
                "Revenue,2Q24,USD,398.9,million",
                "Other,2Q24,USD,2.0,million",
                "Exchange,2Q25,USD,-2.4,million",
                "Exchange,2Q24,USD,1.1,million",
            ],
            "{name}: {told}"
        );
        assert!(told.contains("[lost-cell]") && told.contains("loss of 3.0"), "{name}: {told}");
    }
}

#[test]
fn a_credit_is_no_crore() {
    let release = |unit: &str, figure: &str| {
        format!(
            "Quill Harbour Co\nSecond quarter 2025 results ({unit})\n\nIncome statement\n\n\
             \u{20}                        Q2 2025     Q2 2024\n\
             Revenue                   412.5       398.9\n\
             Cost of sales             300.0       290.0\n\
             Other                     {figure}      {figure}\n"
        )
    };
    for (unit, figure) in [("$ in millions", "3.0CR"), ("in thousands of pounds", "30 Cr")] {
        let (facts, told) = read("release.txt", &release(unit, figure));
        assert!(facts.len() == 4 && told.contains("[question-mark]"), "{unit}: {facts:?} {told}");
    }
    let (facts, told) = read("release.txt", &release("in Indian rupees", "30 Cr"));
    assert!(facts.contains(&"Other,2Q25,INR,30,crore".to_owned()), "{facts:?} {told}");
}

#[test]
fn a_line_between_rows_says_what_or_whose_the_figures_below_it_are() {
    let release = |line: &str| {
        format!(
            "{ABOUT}                             Q2 2025      Q2 2024\n\
             Revenue                       412.5        398.9\n\
             Costs                         371.3        359.0\n\
             {line}\n\
             Profit                         10.2         10.0\n\
             Rest                           89.8         90.0\n"
        )
    };
    for line in ["Parent company", "Discontinued operations", "2026 targets"] {
        let (facts, told) = read("release.txt", &release(line));
        assert_eq!(facts.len(), 4, "{line}: {facts:?} {told}");
        assert_eq!(told.matches("Not certain in this table").count(), 1, "{line}: {told}");
    }
    let in_money = |facts: &[String]| facts.iter().filter(|row| row.ends_with("million")).count();
    let (facts, told) = read("release.txt", &release("Other items"));
    assert_eq!((facts.len(), in_money(&facts)), (8, 8), "{told}");
    let (facts, told) = read("release.txt", &release("In % of revenue"));
    assert_eq!((facts.len(), in_money(&facts)), (8, 4), "{facts:?} {told}");
}

#[test]
fn figures_open_with_their_points_and_emphasis_is_no_part_of_them() {
    let release = "Quill Harbour Co\nSecond quarter 2025 results (in thousands of dollars, except per share data)\n\n\
        Income statement\n\n\
        \u{20}                           Q2 2025     Q2 2024\n\
        Net sales                  $112,500    $108,900\n\
        Net income (loss)           $11,200     $(1,090)\n\
        Earnings per share            $ .45     $ (.04)\n\
        Dividends per share             .20        .18\n";
    let (facts, told) = read("release.txt", release);
    for fact in [
        "EarningsPerShare,2Q25,USD/shares,.45,",
        "EarningsPerShare,2Q24,USD/shares,(.04),",
        "DividendsPerShare,2Q25,USD/shares,.20,",
        "DividendsPerShare,2Q24,USD/shares,.18,",
    ] {
        assert!(
            facts.iter().any(|row| row.starts_with(fact.trim_end_matches(','))),
            "{fact} {facts:?} {told}"
        );
    }
    let markdown = format!(
        "{ABOUT}| | Q2 2025 | Q2 2024 |\n|---|---|---|\n\
         | **Revenue** | **1,250** | 1,200 |\n| Adjusted EBITDA | 250 | *(210)* |\n"
    );
    let (facts, told) = read("release.md", &markdown);
    assert_eq!(
        facts,
        [
            "Revenue,2Q25,USD,\"1,250\",million",
            "Revenue,2Q24,USD,\"1,200\",million",
            "AdjustedEBITDA,2Q25,USD,250,million",
            "AdjustedEBITDA,2Q24,USD,(210),million",
        ],
        "{told}"
    );
}

#[test]
fn a_bare_year_beside_quarters_is_asked_as_what_it_may_be() {
    let release = "Quill Harbour Co\nFourth quarter results\n\nIncome statement\n\n\
        ($ in millions)              4Q24         4Q23      2024       2023\n\
        Net sales                  12,480       11,902     48,100     45,900\n\
        Cost of sales               7,310        7,105     28,200     27,400\n\
        Gross profit                5,170        4,797     19,900     18,500\n";
    let (_, told) = read("release.txt", release);
    let line = "{ period = \"4Q24\" }, { period = \"4Q23\" }, { period = \"FY24\" }, { period = \"FY23\" }";
    assert!(told.contains(line), "{told}");
}

#[test]
fn a_caption_over_several_lines_is_one() {
    let release = format!(
        "{ABOUT}                             Q2 2025      Q2 2024\n\
         Revenue                       412.5        398.9\n\
         Gain on disposal of plant,\n\
         \u{20} tools and equipment, net\n\
         \u{20} of tax                         2.5          1.5\n\
         Net income                     10.2         10.0\n"
    );
    let (facts, told) = read("release.txt", &release);
    let gain = "GainOnDisposalOfPlantToolsAndEquipmentNetOfTax,2Q25,USD,2.5,million";
    assert!(facts.iter().any(|row| row == gain), "{facts:?} {told}");
}

#[test]
fn raised_digits_behind_figures_are_marks_of_notes() {
    let release = format!(
        "{ABOUT}\tQ2 2025\tQ2 2024\nRevenue\t1,412¹\t1,398\nCosts\t1,371#\t1,359²\nRest\t41\t39\n"
    );
    let (facts, told) = read("release.txt", &release);
    assert_eq!(facts.len(), 6, "{facts:?} {told}");
    assert_eq!(facts[0], "Revenue,2Q25,USD,\"1,412\",million", "{told}");
    assert_eq!(facts[3], "Costs,2Q24,USD,\"1,359\",million", "{told}");
}

#[test]
fn a_figure_that_lost_a_digit_is_no_decimal() {
    let release = format!(
        "{ABOUT}\tQ2 2025\tQ2 2024\nRevenue\t5,120\t5,110\nOther\t12,34\t1,300\nRest\t(900)\t(853)\n"
    );
    let (facts, told) = read("release.txt", &release);
    assert!(facts.is_empty() && told.contains("[question-notation]"), "{facts:?} {told}");
}

#[test]
fn a_minus_that_a_blank_parts_from_its_figure_is_its_sign() {
    let release = "Quill Harbour Co\nSecond quarter 2025 results\n\n\
        NOK mill.                   Q2 25     Q2 24      1H 25      1H 24\n\
        Income                      1 204     1 150      2 410      2 301\n\
        Costs                       - 512     - 498    - 1 020      - 990\n\
        Grants                          -        12          -         15\n\
        EBITDA                        692       664      1 390      1 326\n";
    let (facts, told) = read("release.txt", release);
    assert_eq!(facts.len(), 16, "{facts:?} {told}");
    for fact in ["Costs,2Q25,NOK,-512,million", "Costs,1H25,NOK,\"-1,020\",million"] {
        assert!(facts.iter().any(|row| row == fact), "{fact}: {facts:?} {told}");
    }
    let dashes = facts.iter().filter(|row| row.starts_with("Grants,")).count();
    assert_eq!(dashes, 4, "{facts:?}");
}

#[test]
fn a_dash_behind_its_currency_is_a_dash() {
    let release = format!(
        "{ABOUT}                             Q2 2025       Q2 2024\n\
         Licences                      $     —      $  1,204\n\
         Sales                         $22,100       $19,440\n\
         Other                           6,120         5,980\n"
    );
    let (facts, told) = read("release.txt", &release);
    assert_eq!(facts.len(), 6, "{facts:?} {told}");
    assert!(!told.contains("[lost-cell]"), "{told}");
}

#[test]
fn a_sign_for_a_part_of_one_is_no_end_of_a_figure() {
    let release = format!(
        "{ABOUT}                             Q2 2025       Q2 2024\n\
         Revenue                        12,480        11,902\n\
         Other                         1,204 ½       1,150 ¼\n\
         Rest                            5,170         4,797\n"
    );
    let (facts, told) = read("release.txt", &release);
    assert_eq!(facts.len(), 4, "{facts:?} {told}");
    assert!(told.contains("1,204 ½"), "{told}");
}

#[test]
fn an_aside_over_one_column_is_a_part_of_its_heading() {
    let release = "Quill Harbour Co\nSecond quarter 2025 results\n\nBalance sheet ($ in millions)\n\n\
        \u{20}                                  June 30,    December 31,\n\
        \u{20}                                      2025            2024\n\
        \u{20}                               (unaudited)\n\
        Cash                                  412.5           398.9\n\
        Inventories                           371.3           359.0\n";
    let (facts, told) = read("release.txt", release);
    assert_eq!(facts.len(), 4, "{facts:?} {told}");
    assert_eq!(facts[0], "Cash,2Q25.end,USD,412.5,million", "{told}");
}

#[test]
fn a_digit_in_parentheses_behind_one_figure_is_the_mark_of_a_note() {
    let head = format!("{ABOUT}                       Q2 2025     Q2 2024\n");
    let known = [
        "Revenue,2Q25,USD,\"1,412.5\",million",
        "Revenue,2Q24,USD,\"1,398.9\",million",
        "Costs,2Q25,USD,(902.5),million",
        "Costs,2Q24,USD,(880.1),million",
    ];
    let costs = "Costs                  (902.5)     (880.1)\n";
    for first in [
        "Revenue              1,412.5 (1) 1,398.9\n",
        "Revenue              1,412.5     1,398.9 (1)\n",
        "Revenue              1,412.5     1,398.9\n",
    ] {
        let (facts, told) = read("release.txt", &format!("{head}{first}{costs}"));
        assert_eq!(facts, known, "{first}: {told}");
    }
    // Losses of one digit have a column of their own.
    for (rows, loss) in [
        (["1,412.5         (1)", "(902.5)          8", "510.0         12"], "(1)"),
        (["1,412         (1)", "902         (2)", "510         (3)"], "(2)"),
        (["1,412           -", "902         (3)", "510         12"], "(3)"),
        (["1,412 (1)", "902 (2)", "510 (3)"], "(1)"),
    ] {
        let end = |row: &str| row.find(' ').unwrap_or_default();
        let line = |(caption, row): (&str, &str)| format!("{caption:0$}{row}\n", 28 - end(row));
        let captions = ["Revenue", "Costs", "Net"];
        let lines: String = captions.into_iter().zip(rows).map(line).collect();
        let (facts, told) = read("release.txt", &format!("{head}{lines}"));
        assert_eq!(facts.len(), 6, "{lines}: {facts:?} {told}");
        assert!(facts.iter().any(|fact| fact.contains(loss)), "{lines}: {facts:?} {told}");
    }
}

#[test]
fn a_caption_below_the_heading_may_reach_over_the_columns() {
    for first in [
        "Revenue from contracts with customers and\n\u{20} other                       1,204.1     1,150.2\n",
        "Revenue from contracts with\n\u{20} customers and other         1,204.1     1,150.2\n",
        "Revenue from contracts with all of the customers of the group and\n\u{20} other                       1,204.1     1,150.2\n",
    ] {
        let release = format!(
            "{ABOUT}                              Q2 2025     Q2 2024\n{first}\
             Costs                         (902.5)     (880.1)\n\
             Net income                      301.6       270.1\n"
        );
        let (facts, told) = read("release.txt", &release);
        assert_eq!(facts.len(), 6, "{first}: {facts:?} {told}");
        assert!(facts[0].starts_with("RevenueFromContractsWith"), "{facts:?} {told}");
    }
}

#[test]
fn a_power_of_ten_that_differs_from_land_to_land_is_asked_where_it_is_spoken() {
    for (unit, rows, asked) in [
        ("M$", "Ingresos\t1412\t1398\nGastos\t902\t880\nResultado\t510\t518\n", true),
        ("MM$", "Ingresos\t1412\t1398\nGastos\t902\t880\nResultado\t510\t518\n", false),
        ("M$", "Revenue\t1412\t1398\nCosts\t902\t880\nNet income\t510\t518\n", false),
    ] {
        let title = if rows.starts_with('I') { "Estado de resultados" } else { "Income statement" };
        let release = format!(
            "Quill Harbour\nEjercicio 2025\n\n{title} ({unit})\n\n\tQ2 2025\tQ2 2024\n{rows}"
        );
        let (facts, told) = read("release.txt", &release);
        assert_eq!(told.contains("`M$`"), asked, "{unit} {title}: {facts:?} {told}");
        assert_eq!(facts.is_empty(), asked, "{unit} {title}: {facts:?} {told}");
    }
}

#[test]
fn a_second_block_of_the_same_rows_has_the_title_and_the_unit_of_the_first() {
    let block = |head: &str, by: &str| {
        format!("{head}\nRevenue{by}1,412.5{by}1,398.9\nCosts{by}(902.5){by}(880.1)\n")
    };
    let about = "Quill Harbour Co\nSecond quarter 2025 results, year ending 31 December 2025\n\n";
    let title = "Income statement (EUR million)\n\n";
    let (first, second) = (block("\tQ2 2025\tQ2 2024", "\t"), block("\tH1 2025\tH1 2024", "\t"));
    let (facts, told) = read("release.txt", &format!("{about}{title}{first}\n{second}"));
    assert_eq!(facts.len(), 8, "{facts:?} {told}");
    assert!(facts[4].ends_with("Revenue,1H25,EUR,\"1,412.5\",million"), "{facts:?} {told}");
    // Other rows, and those below words of their own, may be of anything.
    for other in [
        format!("{about}{title}{first}\n{}", second.replace("Revenue", "Loans")),
        format!("{about}{title}{first}\nBalance sheet\n{second}"),
    ] {
        let (facts, told) = read("release.txt", &other);
        assert!(
            facts.len() == 4 && told.contains("its currency is not stated"),
            "{facts:?} {told}"
        );
    }
}
