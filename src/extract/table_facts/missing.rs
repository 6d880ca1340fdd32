//! What is missing for a fact of a table, with the line that gives it.

use super::super::columns::Column;
use super::super::finding::FindingKind;
use super::super::question::units_line;
use crate::model::Concept;

/// Unit and power of ten as a question leaves them open.
pub(super) const OPEN: &str = "{ unit = \"…\", scale = \"…\" }";

/// What is missing for a fact: kind, message and help of a finding.
pub(super) type Missing = (FindingKind, String, String);

/// A question about the unit of the figures of a concept, with the line that answers it.
pub(super) fn asked(reason: String, item: &Concept) -> Missing {
    let line = units_line(&item.name.local, "\"… thousand\"");
    (FindingKind::QuestionUnit, reason, line)
}

/// A concept of money whose words are those of a number or a ratio.
pub(super) fn counted(words: &str, item: &Concept) -> Missing {
    (
        FindingKind::QuestionUnit,
        format!(
            "`{words}` is of a number or a ratio, and `{}` is a concept of money",
            item.name.local
        ),
        units_line(&item.name.local, "\"…\""),
    )
}

/// A unit of the map that no amount of money has: the concept has another type, or the unit is another.
pub(super) fn unfit(unit: &str, item: &Concept) -> Missing {
    let name = &item.name.local;
    (
        FindingKind::QuestionUnit,
        format!("`{name}` is a concept of money, and `{unit}` is no currency"),
        format!("{} (or give it another type in concepts.csv)", units_line(name, "\"…\"")),
    )
}

/// A caption that names a currency which is not that of its table.
pub(super) fn foreign(words: &str, item: &Concept) -> Missing {
    (
        FindingKind::QuestionUnit,
        format!(
            "the caption of `{}` names {words}, and the table is in another unit",
            item.name.local
        ),
        units_line(&item.name.local, OPEN),
    )
}

/// The currency of a column is stated, and units.csv has no unit for it.
pub(super) fn undeclared(column: &Column) -> Option<Missing> {
    let [code] = column.undeclared[..] else { return None };
    let reason = format!("its currency is stated, and `{code}` is no unit of units.csv");
    Some((FindingKind::QuestionUnit, reason, format!("unit = \"{code}\" (a row of units.csv)")))
}

/// An amount for each share, of which nothing says whether it is of the currency of its table or of its hundredths.
pub(super) fn hundredths(item: &Concept) -> Missing {
    let name = &item.name.local;
    (
        FindingKind::QuestionUnit,
        format!("`{name}` may be in hundredths of the currency (scale -2)"),
        units_line(name, OPEN),
    )
}

/// An amount of which no currency is known.
pub(super) fn missing_unit() -> Missing {
    (FindingKind::QuestionUnit, "its currency is not stated".to_owned(), "unit = \"…\"".to_owned())
}

/// An amount of which no power of ten is known.
pub(super) fn missing_scale() -> Missing {
    (
        FindingKind::QuestionUnit,
        "the scale of its amounts is not stated".to_owned(),
        "scale = \"…\"".to_owned(),
    )
}
