//! A currency that a draft guessed: facts in it are told while nobody has settled it.

use crate::diagnostic::Place;
use crate::extract::draft::{GUESSED_CURRENCY, QUESTION};
use crate::extract::fact::Extracted;
use crate::extract::finding::{Finding, FindingKind};

/// What most people mean by a dollar, a pound or rupees where a text names no other; of pesos, dinars and crowns none is
/// the usual one.
const USUAL: [&str; 5] = ["EUR", "GBP", "INR", "JPY", "USD"];

/// Tells that facts are in the currency that a map leaves open.
pub(super) fn finding(map: &str, name: &str, facts: &[Extracted]) -> Option<Finding> {
    let asked = |line: &str| {
        let what = line.trim().strip_prefix(QUESTION)?.trim().strip_prefix(GUESSED_CURRENCY)?;
        what.trim().get(..3).map(str::to_owned)
    };
    let (number, code) = (1..).zip(map.lines()).find_map(|(at, line)| Some((at, asked(line)?)))?;
    let is_in = |fact: &&Extracted| fact.unit.as_ref().is_some_and(|unit| unit.starts_with(&code));
    let count = facts.iter().filter(is_in).count();
    (count > 0 && !USUAL.contains(&&*code)).then(|| Finding {
        kind: FindingKind::QuestionUnit,
        message: format!(
            "The currency of the amounts is not settled, and {count} facts are taken to be in {code}."
        ),
        help: format!("look at units.csv, and take the line with `{QUESTION}` about it out of the map"),
        at: None,
        map: Some(Place::line(&name.into(), number).into()),
        others: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::finding;

    #[test]
    fn a_map_without_the_question_or_facts_leaves_nothing_open() {
        assert_eq!(finding("release = \"x\"\n", "map.toml", &[]), None);
        let map =
            "# ? the text does not say clearly that amounts are in ARS: see taxonomy/units.csv\n";
        assert_eq!(finding(map, "map.toml", &[]), None);
    }
}
