//! Pages about quantities that are reported more than once.

use super::{Edit, Page};
use crate::diagnostic::Code;

pub(super) const PAGES: &[Page] = &[
    Page {
        code: Code::InconsistentDuplicates,
        checks: "Facts about the same quantity (concept, period, members, unit and language) agree: their values, each within the accuracy that it states, can all be right; nil stands with nil only, and texts are the same.",
        why: "A reader can't tell which of the two is meant. Regulators refuse such filings, and no sum is made of such facts.",
        remedy: "Correct one of the two, or say by an axis in what they differ.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "Revenues,1Q21,,,,JPY,\"1,233,987\",thousands,",
            fails: "Revenues,1Q21,,,,JPY,\"1,333,987\",thousands,",
        }],
        specification: "XBRL 2.1 §4.10; Open Information Model 1.0 §6; Working Group Note on duplicate facts",
        validator: "arelle:duplicateFacts; at a sum also oime:disallowedDuplicateFacts or calc11e:disallowedDuplicateFactsUsingTruncation",
    },
    Page {
        code: Code::DisallowedDuplicates,
        checks: "No quantity is reported twice beyond what `duplicates` in report.toml allows: `consistent` allows facts that can all be right, `complete` those with the same value and accuracy, `none` allows none.",
        why: "Some regulators take no figure twice, or only the very same one.",
        remedy: "Leave one of the two out, the less exact one as a rule.",
        edits: &[Edit {
            file: "report/report.toml",
            mended: "rounding = \"half-up\"",
            fails: "rounding = \"half-up\"\nduplicates = \"complete\"",
        }],
        specification: "none: XBRL 2.1 §4.10 allows duplicates; xBRL-JSON 1.0 and xBRL-CSV 1.0 have such a policy (xbrl:allowedDuplicates)",
        validator: "arelle:duplicateFacts (as the validator is set)",
    },
];
