//! Pages about the period of a fact.

use super::{Edit, Page};
use crate::diagnostic::Code;

pub(super) const PAGES: &[Page] = &[
    Page {
        code: Code::UnknownPeriod,
        checks: "A period is a code of the fiscal calendar (1Q21, 9M21, 1H21, FY21, 1Q21.end), a date, or two dates of which the first is not later.",
        why: "Every fact is about a period. One that ends before it begins, or on 30 February, is not valid.",
        remedy: "Write a code, or dates as 2021-06-30 or 2021-04-01..2021-06-30.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "\nIncreaseInCash,1Q21,",
            fails: "\nIncreaseInCash,2021-06-30..2021-04-01,",
        }],
        specification: "XBRL 2.1 §4.7.2",
        validator: "xbrl.4.7.2:periodStartBeforeEnd, xmlSchema:valueError",
    },
    Page {
        code: Code::PeriodTypeMismatch,
        checks: "Facts about a concept that is measured at a day have a day, the others a span of time.",
        why: "A balance over a quarter, or a flow at a day, means nothing; the instance is not valid.",
        remedy: "Write 1Q21.end for the day at the end of a quarter and 1Q21.start for the one before it, 1Q21 for the quarter; or correct the period type in concepts.csv.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "\nCash,1Q21.end,",
            fails: "\nCash,1Q21,",
        }],
        specification: "XBRL 2.1 §4.7.2, §5.1.1.1",
        validator: "xbrl.4.7.2:contextPeriodType",
    },
];
