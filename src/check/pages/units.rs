//! Pages about the unit of a fact.

use super::{Edit, Page};
use crate::diagnostic::Code;

pub(super) const PAGES: &[Page] = &[
    Page {
        code: Code::UnknownUnit,
        checks: "The unit of a fact is one of units.csv, perhaps with a word for the scale.",
        why: "The fact would refer to a unit that the instance does not declare.",
        remedy: "Correct the name, or add the unit to units.csv.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "\nIncreaseInCash,1Q21,,,,JPY,",
            fails: "\nIncreaseInCash,1Q21,,,,JPX,",
        }],
        specification: "XBRL 2.1 §4.6.2, §4.8",
        validator: "xbrl.4.6.2:numericUnit",
    },
    Page {
        code: Code::UnitMissing,
        checks: "A numeric fact has a unit, stated or given by its type.",
        why: "A number without unit is not valid, nil included. Only percentages and shares have a unit that goes without saying.",
        remedy: "Fill the cell `unit`.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "\nIncreaseInCash,1Q21,,,,JPY,",
            fails: "\nIncreaseInCash,1Q21,,,,,",
        }],
        specification: "XBRL 2.1 §4.6.2",
        validator: "xbrl.4.6.2:numericUnit, xmlSchema:attributesRequired",
    },
    Page {
        code: Code::UnitNotAllowed,
        checks: "The unit fits the item type: a currency of ISO 4217 for money, xbrli:shares for shares, a currency per share for amounts per share, pure for ratios, and what the Unit Registry says for other types.",
        why: "Yen where yen per share are meant is the kind of slip that makes figures incomparable; validators refuse it.",
        remedy: "Choose one of the units that the message names, or correct the type of the concept.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "EarningsPerShare,1Q21,,,,JPY/shares,12.34,",
            fails: "EarningsPerShare,1Q21,,,,JPY,12.34,",
        }],
        specification: "XBRL 2.1 §4.8.2; Units Registry 1.0",
        validator: "utre:error-NumericFactUtrInvalid, xbrl.4.8.2:monetaryFactUnit-notMonetaryMeasure, xbrl.4.8.2:sharesFactUnit-notSharesMeasure",
    },
    Page {
        code: Code::RepeatedUnit,
        checks: "No two units of units.csv measure the same.",
        why: "Units that measure the same are equal, and facts in both are about the same quantity: all are written in the first, though whoever wrote two may have meant two things.",
        remedy: "Leave one of the two out, and use the other in the facts.",
        edits: &[Edit {
            file: "taxonomy/units.csv",
            mended: "pure,xbrli:pure,,Pure number,純数,,\n",
            fails: "pure,xbrli:pure,,Pure number,純数,,\nyen,iso4217:JPY,,Yen,円,,\n",
        }],
        specification: "XBRL 2.1 §4.10 (units that are equal)",
        validator: "none: good practice",
    },
];
