//! Sentences of lists in markup, and texts that count two columns for signs of East Asia.

use crate::common::drafted;
use crate::holds;

const TABLE: &str = "<p>Income statement (in thousands)</p>\n<table><tr><td></td><td>2024</td><td>2023</td></tr>\
    <tr><td>Net sales</td><td>$391,406</td><td>$377,918</td></tr>\
    <tr><td>Net income</td><td>10,337</td><td>9,281</td></tr></table>";

/// Items of a list are no rows, however their tags part their words, and the table below them is read by the line above them.
#[test]
fn items_of_lists_are_no_rows() {
    for list in [
        "<ul><li>Net sales rose 3.6% to $391.4 million</li><li>Orders rose 1.9%</li></ul>",
        "<ul>\n<li>Net sales rose 3.6% to\n $391.4 million</li>\n<li>Orders rose   1.9%</li>\n</ul>",
        "<ul><li>Net sales rose 3.6%</li></ul>\n<ul><li>Orders rose  1.9%</li></ul>",
    ] {
        let page = format!(
            "<html><body><p>Gorse Outfitters, Inc.</p><p>Results for the year ended December 31, 2024</p>\n{list}\n\
             {TABLE}</body></html>"
        );
        let (facts, told) = drafted("gorse.html", &page);
        let rows =
            ["NetSales,FY24,USD,\"391,406\",thousand", "NetIncome,FY23,USD,\"9,281\",thousand"];
        holds(&facts, &rows, &told);
        assert_eq!(facts.len(), 4, "{list}: {facts:#?}{told}");
    }
    // What is aligned by blanks stays a table, also where a list stands around it.
    let page = "<html><body><ul><li>Gorse Outfitters, Inc.<pre>\n\
        Results for the year ended December 31, 2024\n\nIncome statement (in thousands of US dollars)\n\n\
        \u{20}                      2024       2023\n\
        Net sales           $391,406   $377,918\n\
        Net income            10,337      9,281\n</pre></li></ul></body></html>";
    let (facts, told) = drafted("gorse.html", page);
    holds(&facts, &["NetIncome,FY23,USD,\"9,281\",thousand"], &told);
}

/// Columns of figures that end below one another when such signs count two are columns, and so are those that do when they
/// count one.
#[test]
fn signs_of_east_asia_take_two_columns_where_figures_say_so() {
    let rows = [
        ("経常利益", "2,711,000", "2,809,000"),
        ("当期純利益又は当期純損失（△）", "1,905,000", "2,012,000"),
    ];
    for (width, name) in [(2, "as seen"), (1, "as counted")] {
        let line = |caption: &str, first: &str, second: &str| {
            let wide = |c: char| if c == '△' || c as u32 >= 0x2E80 { width } else { 1 };
            let pad =
                |words: &str, to: usize| " ".repeat(to - words.chars().map(wide).sum::<usize>());
            let first = format!("{caption}{}{first}", pad(&format!("{caption}{first}"), 62));
            format!("{first}{}{second}\n", pad(&format!("{first}{second}"), 87))
        };
        let mut text = "みぎわ株式会社\n2025年２月期 決算短信〔日本基準〕（連結）\n\
            １．2025年２月期の連結業績（2024年３月１日～2025年２月28日）\n\n損益計算書\n（単位：千円）\n\n"
            .to_owned();
        text.push_str(&line("", "2024年２月期", "2025年２月期"));
        for (caption, older, newer) in rows {
            text.push_str(&line(caption, older, newer));
        }
        let (facts, told) = drafted("migiwa.txt", &text);
        let rows = [
            "経常利益,FY25,JPY,\"2,809,000\",thousand",
            "当期純利益又は当期純損失,FY24,JPY,\"1,905,000\",thousand",
        ];
        holds(&facts, &rows, &format!("{name} {told}"));
    }
}
