//! A currency that a draft guessed: facts in it are told while nobody has settled it.

use crate::diagnostic::Place;
use crate::extract::draft::QUESTION;
use crate::extract::finding::{Finding, FindingKind};
use crate::standards::currency;

/// The table that a question about the currency leads to.
const TABLE: &str = "taxonomy/units.csv";

/// Tells that facts are in the currency that a map leaves open. Facts have these units.
pub(super) fn finding<'f>(
    map: &str,
    name: &str,
    units: impl Iterator<Item = &'f str>,
) -> Option<Finding> {
    let (number, code) = (1..).zip(map.lines()).find_map(|(at, line)| Some((at, asked(line)?)))?;
    let count = units.filter(|unit| unit.starts_with(code)).count();
    if count == 0 || currency::is_usual(code) {
        return None;
    }
    let message = match count {
        1 => format!(
            "The currency of the amounts is not settled, and one fact is taken to be in {code}."
        ),
        count => format!(
            "The currency of the amounts is not settled, and {count} facts are taken to be in {code}."
        ),
    };
    Some(Finding {
        kind: FindingKind::QuestionUnit,
        message,
        help: format!(
            "look at units.csv, and take the line with `{QUESTION}` about it out of the map"
        ),
        at: None,
        map: Some(Place::line(&name.into(), number).into()),
        others: Vec::new(),
    })
}

/// The code of the currency that a line of a map asks about, in whatever words.
fn asked(line: &str) -> Option<&'static str> {
    let (words, _) = line.trim().strip_prefix(QUESTION)?.split_once(TABLE)?;
    let mut words = words.rsplit(|letter: char| !letter.is_ascii_uppercase());
    words.find_map(|word| Some(currency::by_code(word)?.code))
}

#[cfg(test)]
mod tests {
    use super::finding;
    use crate::extract::draft::{GUESSED_CURRENCY, QUESTION};

    fn told(map: &str, units: &[&str]) -> Option<String> {
        finding(map, "map.toml", units.iter().copied()).map(|finding| finding.message)
    }

    #[test]
    fn facts_in_a_currency_that_is_open_are_told() {
        let map = format!("{QUESTION} {GUESSED_CURRENCY} ARS: see taxonomy/units.csv\n");
        let one = told(&map, &["ARS", "shares"]).expect("it is told");
        assert!(one.contains("one fact is taken to be in ARS"), "{one}");
        let two = told(&map, &["ARS", "ARS-per-share"]).expect("it is told");
        assert!(two.contains("2 facts are taken to be in ARS"), "{two}");
        let other = format!("release = \"x\"\n{QUESTION} en SEK? taxonomy/units.csv\n");
        assert!(told(&other, &["SEK"]).is_some(), "in words of another language");
    }

    #[test]
    fn a_map_without_the_question_or_facts_leaves_nothing_open() {
        assert_eq!(told("release = \"x\"\n", &["ARS"]), None);
        let map =
            |code: &str| format!("{QUESTION} {GUESSED_CURRENCY} {code}: see taxonomy/units.csv\n");
        assert_eq!(told(&map("ARS"), &[]), None);
        assert_eq!(told(&map("ARS"), &["EUR"]), None);
        assert_eq!(told(&map("EUR"), &["EUR"]), None, "the usual one");
    }
}
