//! Small tables of every layout, and tables of chance.

use proptest::prelude::*;

use super::*;
use crate::text::words::plain;

/// The tables of a text, written down in short: heads with their columns, then rows.
fn tables(text: &str) -> Vec<(Vec<String>, Vec<String>)> {
    let text = Text::new(text.into());
    find(&text).iter().map(|table| (heads(&text, table), rows(&text, table))).collect()
}

fn heads(text: &Text, table: &Table) -> Vec<String> {
    let head = |head: &HeadCell| format!("{} {:?}", plain(text.slice(head.span)), head.columns);
    table.heading.iter().map(head).collect()
}

fn rows(text: &Text, table: &Table) -> Vec<String> {
    table.rows.iter().map(|row| written(text, row)).collect()
}

fn written(text: &Text, row: &Row) -> String {
    let caption: Vec<String> = row.caption.iter().map(|span| plain(text.slice(*span))).collect();
    let cells: Vec<String> = row
        .cells
        .iter()
        .map(|cell| {
            let content = match &cell.content {
                Content::Nil => "nil".to_owned(),
                Content::Figures(found) => {
                    found.iter().map(|found| found.printed.as_str()).collect::<Vec<_>>().join("&")
                }
                Content::Damaged | Content::Displaced => "damaged".to_owned(),
                Content::Words => "words".to_owned(),
            };
            format!("{}={content}", cell.column)
        })
        .collect();
    let gap = if row.gap { "^" } else { "" };
    format!("{gap}{}: {}", caption.join("|"), cells.join(" ")).trim_end().to_owned()
}

#[test]
fn tabs_part_cells() {
    let found = tables(
        "Sales\n\n(EUR in millions)\t\t\t\n\t<b>2Q31</b>\t2Q30\tChange\n\
         Goods sold at May 3, 2031\t1,200\t(1,100)\t9.1%\nServices:\t\t\t\n  Repair\t35\t—\t\n\
         Other\t, ,\t(20,1\tn/a\n",
    );
    let [(heads, rows)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(heads, &["(EUR in millions) 0..0", "2Q31 0..1", "2Q30 1..2", "Change 2..3"]);
    assert_eq!(
        rows,
        &[
            "Goods sold at May 3, 2031: 0=1,200 1=(1,100) 2=9.1%",
            "Services::",
            "Repair: 0=35 1=nil",
            "Other: 0=damaged 1=damaged 2=words",
        ]
    );
}

#[test]
fn columns_that_few_rows_fill_are_kept() {
    let found = tables("\tYen\t%\nCash\t10\t\nLand\t20\t\nStock\t30\t\nTotal\t60\t100.0\n");
    assert_eq!(found[0].1[3], "Total: 0=60 1=100.0");
}

#[test]
fn torn_captions_are_put_into_pieces() {
    let found = tables(
        "\t\tFY2031\n\t\t1Q\nOther ser\tvices\t1,200\nRented roo\tms and flo\tors 1 30 500\nin town\t\t1,300\n",
    );
    assert_eq!(
        found[0].1,
        ["Other ser|vices: 0=1,200", "Rented roo|ms and flo|ors: 0=damaged", "in town: 0=1,300"]
    );
}

#[test]
fn headings_go_over_empty_positions() {
    let found = tables(
        "\tAs of\tJune 30, 2031\t\tAs of March 31,\t2031\n\tUSD\tYen\t%\tYen\t%\nCash\t1\t2\t3.0\t4\t5.0\n",
    );
    assert_eq!(
        found[0].0[..4],
        ["As of 0..3", "June 30, 2031 0..3", "As of March 31, 3..5", "2031 3..5"]
    );
    let found = tables("\t\tFY2031\t\t\n\t1Q\t2Q\t3Q\t4Q\nCash\t1\t2\t3\t4\nLand\t1\t2\t3\t4\n");
    assert_eq!(found[0].0[0], "FY2031 0..4");
}

#[test]
fn a_heading_between_rows_opens_a_table() {
    let found = tables(
        "\t1Q31\t1Q30\nGoods\t1\t2\nRooms\t3\t4\nSales bro\tken do\twn\n\t1H31\t1H30\nGoods\t5\t6\n\nRooms\t7\t8\n",
    );
    assert_eq!(found.len(), 2);
    assert_eq!(found[1].1, ["Goods: 0=5 1=6", "^Rooms: 0=7 1=8"]);
}

#[test]
fn lists_are_no_tables() {
    for text in [
        "•Sales\tEUR5 million\t(up 3.1% YoY)\n•Costs\tEUR4 million\t(up 2.0% YoY)\n",
        "- Sales\t18.4 billion\t(35.1 % YoY)\n- Income\t1.1 billion\t(15.2 % YoY)\n",
        "President\tJane Doe\nCFO\tJohn Doe\n",
        "Date\tPress Release\n10/1\tA new product of 2031\n11/2\tAnother one\n",
        "Founded\t1992\n",
        "Sales were 5 in 2031.\nCosts were 4  in 2030.\n",
        "• Income rose to GBP 142.8 million (131.0), a margin of 11.5 percent (10.9)\n\
         • Earnings per share rose to GBP 2.14 (1.95)\n",
    ] {
        assert_eq!(tables(text), [], "{text}");
    }
}

#[test]
fn captions_with_bullets_have_cells() {
    let found = tables(
        "                 2031   2030\n- Goods          142.8  (1.5)\n- Rooms           12.1 (13.0)\n",
    );
    assert_eq!(found[0].1, ["- Goods: 0=142.8 1=(1.5)", "- Rooms: 0=12.1 1=(13.0)"]);
}

const FIXED: &str = "
                    Sales of the Company
 ------------------------------------------------------------
                      As of May 31, 2031      As of May 31,
                                                  2030
                      ---------------------------------------
                      Thousands  Thousands  %    Thousands  %
                       of USD     of EUR          of EUR
 ------------------------------------------------------------
 GOODS:

  Goods, net of loss of
   EUR 1,250 thousand
   at May 31, 2031        1,234    500,000           87,500

  Stock -- 5,000
   shares                    --         --  0.1          --
                      ---------------------         -------
  Total loss             (1,234)(2,500,000)(9.9)  (187,500) 4.5

  Rooms
   let in town               12        100            1,250
   and elsewhere
 ------------------------------------------------------------

 (Note 1) The above is for 2031.
";

#[test]
fn blanks_align_cells() {
    let found = tables(FIXED);
    let [(heads, rows)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(
        heads,
        &[
            "As of May 31, 2031 0..3",
            "As of May 31, 3..5",
            "2030 3..5",
            "Thousands 0..1",
            "Thousands 1..2",
            "% 2..3",
            "Thousands 3..4",
            "% 4..5",
            "of USD 0..1",
            "of EUR 1..2",
            "of EUR 3..4",
        ]
    );
    assert_eq!(
        rows,
        &[
            "^GOODS::",
            "^Goods, net of loss of:",
            "EUR 1,250 thousand:",
            "at May 31, 2031: 0=1,234 1=500,000 3=87,500",
            "^Stock -- 5,000:",
            "shares: 0=nil 1=nil 2=0.1 3=nil",
            "^Total loss: 0=(1,234) 1=(2,500,000) 2=(9.9) 3=(187,500) 4=4.5",
            "^Rooms:",
            "let in town: 0=12 1=100 3=1,250",
            "and elsewhere:",
        ]
    );
}

#[test]
fn years_at_the_captions_are_no_cells() {
    let found = tables(
        "\n             Sales        Income\n           millions  %   millions   %\n\n Year\n  ended\n  May\n  31, 2031    1,200 4.8 %    12  --\n Year\n  ended\n  May\n  31, 2030      900 (1.5%)    9  n/a\n",
    );
    let rows = &found[0].1;
    assert_eq!(rows[3], "31, 2031: 0=1,200 1=4.8% 2=12 3=nil");
    assert_eq!(rows[7], "31, 2030: 0=900 1=(1.5%) 2=9 3=words");
    assert_eq!(found[0].0[..2], ["Sales 0..2", "Income 2..4"]);
}

#[test]
fn markup_is_read() {
    let found = tables(
        "<p>Sales of 2031</p>\n<table border=0><tr><td rowspan=2>&nbsp;<TD colspan=\"4\"><b>Year ended</b></tr>\n\
         <tr><th colspan='2'>2031</th><th colspan=2>2030</th></tr>\n\
         <tr><td>&nbsp;Goods &amp; rooms<sup>1</sup></td><td>$</td><td>(1,200</td><td>)</td><td>7.5</td><td>%</td></tr>\n\
         <tr><td>Other</td><td></td><td>10</td><td></td><td>&mdash;</td></tr></table>\n",
    );
    let [(heads, rows)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(heads, &["Year ended 0..2", "2031 0..1", "2030 1..2"]);
    assert_eq!(rows, &["Goods & rooms: 0=(1,200) 1=7.5%", "Other: 0=10 1=nil"]);
}

#[test]
fn rules_of_markdown_are_layout() {
    for rule in ["|---|---:|---:|", "| :-- | --- | --: |", "|-|-|-|", "|:-:|:-:|:-:|"] {
        let found = tables(&format!(
            "Sales\n\n| Item | 1Q31 | 1Q30 |\n{rule}\n| Goods | 1,200 | 1,100 |\n| Rooms | 300 | - |\n\n\
             Assets\n\n| Item | 1Q31 |\n{rule}\n| Cash | 1,200 |\n| Land | 30 |\n"
        ));
        let rows: Vec<_> = found.into_iter().map(|(_, rows)| rows).collect();
        let sales = vec!["Goods: 0=1,200 1=1,100", "Rooms: 0=300 1=nil"];
        assert_eq!(rows, [sales, vec!["Cash: 0=1,200", "Land: 0=30"]], "{rule}");
    }
}

#[test]
fn titles_go_back_to_the_last_table() {
    let text = Text::new(
        "Intro\n\n# Sales\n-----\n\t1Q\nGoods\t1\nRooms\t2\n\nCosts\n\n\t1Q\nGoods\t1\n".into(),
    );
    let found = find(&text);
    let title = |table: &Table| {
        table.title.iter().map(|span| text.slice(*span)).collect::<Vec<_>>().join("|")
    };
    assert_eq!(found.iter().map(title).collect::<Vec<_>>(), ["Intro|# Sales", "Costs"]);
}

/// All that must hold for every text.
fn check(text: &str) -> Result<(), TestCaseError> {
    let text = Text::new(text.to_owned());
    let found = find(&text);
    prop_assert_eq!(&found, &find(&text));
    let mut cells = Vec::new();
    for table in &found {
        let mut spans = vec![table.span];
        spans.extend(&table.title);
        for head in &table.heading {
            spans.push(head.span);
            prop_assert!(head.columns.start <= head.columns.end);
            prop_assert!(head.columns.end <= table.columns);
        }
        for row in &table.rows {
            prop_assert!(row.cells.is_sorted_by(|a, b| a.column < b.column));
            spans.extend(&row.caption);
            for cell in &row.cells {
                prop_assert!(cell.column < table.columns);
                prop_assert!(table.span.contains(cell.span));
                cells.push(cell.span);
            }
            cells.extend(&row.caption);
        }
        for span in spans.iter().chain(&cells) {
            prop_assert!(text.as_str().get(span.start..span.end).is_some());
        }
    }
    cells.sort_unstable();
    for pair in cells.windows(2) {
        prop_assert!(pair[0].end <= pair[1].start, "{:?}", pair);
    }
    Ok(())
}

const TAB: &str = "Title\t\t\n\t1Q31\t1Q30\nGoods<sup>1</sup>\t1,200\t(1,1+0)\nRooms\t<i>5.1%</i> 12\t—\n\n\tFY31\nOther\t5\n";
const HTML: &str = "<table><tr><th>Yen</th><td colspan=2>2031</td></tr><tr><td>Goods<td>$<td>(5<td>)</tr><tr><td><table><tr><td>Cash<td>1<td>2</table></table>";

proptest! {
    #[test]
    fn any_text_is_taken(text in "([ \t\n]{1,3}|[0-9(),.%-]{1,5}|[a-zé]{1,4}|</?(table|tr|td|b|sup)( colspan=[0-9])?>|-{4,12}|&nbsp;|[^a-z])*") {
        check(&text)?;
    }

    #[test]
    fn mutated_tables_are_taken(
        table in prop::sample::select(vec![TAB, FIXED, HTML]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0usize..4, "[ \t\n0-9(),.%<>a-z—-]{0,6}"), 1..12),
    ) {
        let mut text: Vec<char> = table.chars().collect();
        for (at, removed, put) in changes {
            let at = at.index(text.len() + 1);
            let end = (at + removed).min(text.len());
            text.splice(at..end, put.chars());
        }
        check(&text.into_iter().collect::<String>())?;
    }
}

#[test]
fn a_digit_below_a_heading_of_its_own_is_no_mark() {
    let cells = |heading: &str| -> Vec<usize> {
        let rows = "Rents          4,250\nTolls          1,250  3\nFares          2,310";
        let text = Text::new(format!("{heading}\n{rows}\n"));
        let tables = find(&text);
        tables.iter().flat_map(|table| table.rows.iter().map(|row| row.cells.len())).collect()
    };
    assert_eq!(cells("               Ships  Docks"), [1, 2, 1]);
    assert_eq!(cells("               Ships"), [1, 1, 1]);
    assert_eq!(cells("               30 June"), [1, 1, 1]);
}
