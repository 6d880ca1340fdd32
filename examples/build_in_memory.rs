//! A taxonomy and a report built in memory, checked, and written as an XBRL 2.1 instance.
//!
//! `cargo run --example build_in_memory`

use std::io::Cursor;

use kessan::filing::{Syntax, TaxonomyBuilder};
use kessan::model::Balance::{Credit, Debit};
use kessan::model::PeriodType::Duration;
use kessan::profile::INTL;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut taxonomy = TaxonomyBuilder::new("loom", "http://www.example.com/loom");
    taxonomy.unit("JPY", "iso4217:JPY");
    taxonomy.heading("ResultsHeading").label("en", "Results");
    taxonomy.concept("Revenues", "monetary", Duration).balance(Credit).label("en", "Revenues");
    taxonomy.concept("Costs", "monetary", Duration).balance(Debit).label("en", "Cost of sales");
    taxonomy.concept("Profit", "monetary", Duration).balance(Credit).label("en", "Gross profit");
    let results = taxonomy.statement("Results", "Results of operations").row(0, "ResultsHeading");
    let results = results.row(1, "Revenues").row(1, "Costs").row(1, "Profit");
    results.sum("Profit", &[("Revenues", "1"), ("Costs", "-1")]);
    taxonomy.entry_point("q1", "First quarter");

    let mut report = taxonomy.report("q1", "q1", ("http://www.example.com/companies", "4711"))?;
    for (concept, printed) in [("Revenues", "13,696"), ("Costs", "10,996"), ("Profit", "2,700")] {
        report.fact(concept, "2021-04-01..2021-06-30")?.unit("JPY millions")?.value(printed)?;
    }
    let mut filing = report.filing()?;
    filing.check();
    let mut instance = Cursor::new(Vec::new());
    filing.writer(&INTL)?.write(Syntax::Xbrl, &mut instance)?;
    println!("{}", String::from_utf8(instance.into_inner())?);
    Ok(())
}
