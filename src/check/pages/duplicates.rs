//! Pages about quantities that are reported more than once.

use super::{Edit, Page};
use crate::diagnostic::Code;

pub(super) const PAGES: &[Page] = &[
    Page {
        code: Code::OtherSpelling,
        checks: "Facts about the same quantity spell a value that is no number in one way (`0FB8`, not `0fb8` as well).",
        why: "The two are one value, but validators compare bytes, times and lengths of time by their letters and would take them for a contradiction. Filings say both as the first one does.",
        remedy: "Nothing need be done; write both alike, and the note is gone.",
        edits: &[
            Edit {
                file: "taxonomy/concepts.csv",
                mended: "\nCompanyName,string,",
                fails: "\nSeal,hexBinary,duration,,,Seal,印,,,,,,,,,,\nCompanyName,string,",
            },
            Edit {
                file: "taxonomy/statements/cover.csv",
                mended: "\n2,CompanyName,",
                fails: "\n2,Seal,,,,,,\n2,CompanyName,",
            },
            Edit {
                file: "report/facts.csv",
                mended: "Audited,1Q21,,,,,false,,,,,line 2,Cover\n",
                fails: "Audited,1Q21,,,,,false,,,,,line 2,Cover\nSeal,1Q21,,,,,0FB8,,,,,line 2,Cover\nSeal,1Q21,,,,,0fb8,,,,,line 2,Cover\n",
            },
        ],
        specification: "XML Schema 1.0 Part 2 §2.2 (value space), §3.2; Open Information Model 1.0 §6",
        validator: "none: filings have one spelling",
    },
    Page {
        code: Code::InconsistentDuplicates,
        checks: "Facts about the same quantity (concept, period, members, unit and language) agree: their values, each within the accuracy that it states, can all be right; nil stands with nil only, and texts are the same, other values by what they mean and not by how they are spelt.",
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
        code: Code::ReportsDiffer,
        checks: "Reports of one entity that are checked together (`kessan check examples`) agree on every number that several of them have: same concept, period, members and unit. The most exact figure of each report counts; figures cut to fewer digits agree where one value gives both. The last report is held against those before it, in the order in which they are named or stand in the folder. Namespaces of editions of one taxonomy are one.",
        why: "Each report may be sound by itself and all its sums hold: a restated figure looks like any other, and so does one that was typed into the row or column of its neighbour.",
        remedy: "Look at both texts. Correct the one that is wrong; where figures were restated there is nothing to mend, and a footnote that says so helps readers.",
        edits: &[],
        specification: "none: XBRL 2.1 §4.10 speaks of facts in one instance",
        validator: "none: a validator sees one report at a time",
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
