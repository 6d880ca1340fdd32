//! What settles in which month the fiscal year begins: balances of the end of the year before, spans from day to day beside
//! the quarters that end them.

use crate::common::drafted;

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
