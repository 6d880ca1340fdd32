//! What settles in which month the fiscal year begins: balances of the end of the year before, spans from day to day beside
//! the quarters that end them.

use crate::common::{drafted, drafted_rows};
use crate::rows::begin;

fn is_settled(release: &str) -> bool {
    let (facts, told) = drafted("holm.txt", release);
    assert!(!facts.is_empty(), "{told}");
    !told.contains("calendar is not settled")
}

#[test]
fn a_balance_of_the_end_of_the_year_before_settles_the_calendar() {
    let release = |day: &str, before: &str| {
        format!(
            "Holm AG\nHalbjahresfinanzbericht zum {day}\n\nGewinn- und Verlustrechnung\n(in Mio. €)\n\n\
             \tQ2 2025\tQ2 2024\tH1 2025\tH1 2024\nUmsatz\t512\t488\t912\t877\nErgebnis\t51\t48\t91\t87\n\n\
             Bilanz\n(in Mio. €)\n\n\t{day}\t{before}\nVorräte\t512,1\t488,2\nBilanzsumme\t1.512,1\t1.488,2\n"
        )
    };
    assert!(is_settled(&release("30.06.2025", "31.12.2024")));
    // Half a year that ends in March or in December is another's.
    assert!(!is_settled(&release("31.03.2025", "30.09.2024")));
    assert!(!is_settled(&release("31.12.2024", "30.06.2024")));
}

#[test]
fn spans_beside_the_quarters_that_end_them_settle_the_calendar() {
    let release = |span: &str| {
        format!(
            "Holm A/S\nInterim report for the third quarter of 2024\n({span})\n\nIncome statement\n(DKKm)\n\n\
             \tQ3 2024\tQ3 2023\nRevenue\t512\t488\nNet profit\t51\t48\n"
        )
    };
    assert!(is_settled(&release("1 January - 30 September 2024")));
    assert!(!is_settled(&release("unaudited")));
}

/// Headings that count spans of a year are no rows of figures.
#[test]
fn headings_that_begin_with_a_number_are_headings() {
    let release = "\
Tarn Chemia S.A.
Raport za III kwartał 2024

Wybrane dane finansowe (w tys. PLN)

                                  III kwartał 2024   III kwartał 2023   3 kwartały 2024   3 kwartały 2023
Przychody ze sprzedaży                   512 310            498 220         1 304 880         1 280 340
Zysk netto                                41 220             38 410           100 115            90 220
";
    let (facts, told) = drafted_rows("tarn.txt", release);
    assert!(
        !facts.iter().any(|fact| fact.contains(",2024,") || fact.contains(",2023,")),
        "{facts:#?}"
    );
    assert!(facts.len() == 4 && told.contains("3 kwartały 2024"), "{facts:#?}{told}");
}

/// A title that says which half of a year ends on which day says when the year begins.
#[test]
fn the_newest_column_and_the_day_of_the_title_say_when_the_year_begins() {
    let release = "\
Tarn Mining Limited
Half-year results to 31 December 2023

A$ million                  1H FY24     1H FY23    2H FY23        FY23
Revenue                       704.1       680.2       710.0     1,390.2
EBITDA                        310.4       298.0       321.2       619.2
";
    let (facts, told) = drafted_rows("half.txt", release);
    begin(
        &facts,
        &["Revenue,1H24,AUD,704.1,million", "Revenue,FY23,AUD,\"1,390.2\",million"],
        &told,
    );
    assert!(!told.contains("question"), "{told}");
}

/// A day over a column takes the length that a title says only where it is the day of the title.
#[test]
fn another_day_does_not_take_the_length_of_the_title() {
    let release = "\
Tarn Works plc
Income statement for the six months ended 30 September 2024 (£ million)

                     Unaudited    Unaudited        Audited
                          2024         2023  31 March 2024
Revenue                1,304.1      1,250.2        2,620.9
Operating profit         150.1        140.2          290.9
Profit                   102.1         98.2          201.9
";
    let (facts, told) = drafted_rows("mixed.txt", release);
    let silent = facts.iter().any(|fact| fact.contains("2,620.9"));
    assert!(!silent && told.contains("question"), "{facts:#?}{told}");
}
