//! Writes facts as the table that a report reads.

use std::io::{self, Write};

use super::fact::Extracted;
use crate::model::{Calendar, ConceptId, Taxonomy};
use crate::notation::{period, scale};
use crate::text::{Text, words};

/// Writes `facts.csv`: facts in the order given, a column for each axis that one of them has.
///
/// # Errors
/// What the writer gives back.
pub fn write(
    facts: &[Extracted],
    text: &Text,
    taxonomy: &Taxonomy,
    out: impl Write,
) -> io::Result<()> {
    let used = |axis: &&ConceptId| {
        facts.iter().any(|fact| fact.members.iter().any(|(known, _)| known == *axis))
    };
    let axes: Vec<ConceptId> = taxonomy.axes.keys().filter(used).copied().collect();
    let name = |concept: ConceptId| taxonomy.concept(concept).name.local.to_string();
    let mut csv = csv::Writer::from_writer(out);
    let mut heading = vec!["concept".to_owned(), "period".to_owned()];
    heading.extend(axes.iter().map(|axis| name(*axis)));
    heading.extend(["unit", "value", "scale", "footnote", "place", "table"].map(str::to_owned));
    csv.write_record(&heading)?;
    for fact in facts {
        let mut row = vec![name(fact.concept), period_of(fact, taxonomy.calendar)];
        for axis in &axes {
            let member = fact.members.iter().find(|(known, _)| known == axis);
            row.push(member.map_or_else(String::new, |(_, member)| name(*member)));
        }
        row.push(fact.unit.clone().unwrap_or_default());
        row.push(fact.printed.clone());
        row.push(scale_of(fact.scale));
        row.push(fact.footnotes.join(";"));
        row.push(text.position(words::begin(text.as_str(), fact.span.start)).to_string());
        row.push(taxonomy.statements[fact.statement.index()].id.clone());
        csv.write_record(&row)?;
    }
    csv.flush()
}

fn period_of(fact: &Extracted, calendar: Calendar) -> String {
    period::code_of(fact.period, calendar).unwrap_or_else(|| fact.period.to_string())
}

fn scale_of(power: i8) -> String {
    match (power, scale::word(power, "en")) {
        (0, _) => String::new(),
        (_, Some(word)) => word.to_owned(),
        (power, None) => power.to_string(),
    }
}
