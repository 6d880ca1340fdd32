//! Pages about the inline document: what its readers see.

use super::{Edit, Page};
use crate::diagnostic::Code;

pub(super) const PAGES: &[Page] = &[
    Page {
        code: Code::InvalidFootnote,
        checks: "Ids of footnotes hold only letters that ids of elements take, and every footnote has a text.",
        why: "The id becomes part of that of the element; a mark at a figure must lead to a text.",
        remedy: "Write an id of letters and digits, and below it a text for each language.",
        edits: &[Edit {
            file: "report/report.toml",
            mended: "[footnotes.rounded]\nen = \"Rounded to whole percent & more.\"",
            fails: "[footnotes.rounded]",
        }],
        specification: "Inline XBRL 1.1 §6 (ix:footnote), §13 (ix:relationship); XBRL 2.1 §4.11",
        validator: "lxml.SCHEMAV_CVC_DATATYPE_VALID_1_2_1, xmlSchema:valueError, ix11.13.1.2:relationshipToRef",
    },
    Page {
        code: Code::InvisibleText,
        checks: "Texts of facts and of footnotes show something, and hold no letters that can't be seen or that turn others round.",
        why: "Programs read the value as it is, and people what they see; where the two differ the filing says two things.",
        remedy: "Delete the letters that can't be seen; they often come with text that is copied from a page.",
        edits: &[Edit {
            file: "report/report.toml",
            mended: "en = \"Rounded to whole percent & more.\"",
            fails: "en = \"\"",
        }],
        specification: "none: good practice; Inline XBRL 1.1 §11 takes any text",
        validator: "none: good practice",
    },
    Page {
        code: Code::TextBlockAsSource,
        checks: "A text block that is markup can be shown as such: it is of XHTML as the schema of Inline XBRL has it, readers who take it from the page get the same letters, no id stands twice, and no style or image loads something from elsewhere or covers the page (`url(`, `@import`, `position: fixed`).",
        why: "Where it can't, the page shows the tags as letters, so that the value stays what it is, and nothing is loaded or hidden.",
        remedy: "Take out what the message names, or write it another way: a language as `xml:lang` belongs to the fact, an image into a `data:` address.",
        edits: &[
            Edit {
                file: "taxonomy/concepts.csv",
                mended: "\nCompanyName,string,",
                fails: "\nPolicies,textBlock,duration,,,Policies,方針,,,,,,,,,,\nCompanyName,string,",
            },
            Edit {
                file: "taxonomy/statements/cover.csv",
                mended: "\n2,CompanyName,",
                fails: "\n2,Policies,,,,,,\n2,CompanyName,",
            },
            Edit {
                file: "report/facts.csv",
                mended: "Audited,1Q21,,,,,false,,,,,line 2,Cover\n",
                fails: "Audited,1Q21,,,,,false,,,,,line 2,Cover\nPolicies,1Q21,,,,,<p xml:lang='ja'>方針</p>,,,,,line 2,Cover\n",
            },
        ],
        specification: "Inline XBRL 1.1 §11.1.1 (escape); XHTML 1.1",
        validator: "none: the value is the same either way",
    },
    Page {
        code: Code::MarkupInText,
        checks: "Texts of facts hold no tags and entities of HTML, but for types that are made for them.",
        why: "The page shows them as letters, `<b>` and all, and the value holds them too.",
        remedy: "Write the text as it is to be read; `&amp;` is `&`.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: ",Hoshino Loom Works,",
            fails: ",Hoshino <b>Loom</b> Works,",
        }],
        specification: "none: good practice; Inline XBRL 1.1 §11 (escape) is for text blocks",
        validator: "none: good practice",
    },
    Page {
        code: Code::MissingTitle,
        checks: "The report and the statements that its entry point shows have titles in the first of the languages of report.toml.",
        why: "Else the page shows a title in another language, or an id.",
        remedy: "Add the title in that language.",
        edits: &[Edit {
            file: "report/report.toml",
            mended: "en = \"Hoshino Loom Works: first quarter of FY2021\"",
            fails: "de = \"Hoshino Loom Works: Erstes Quartal 2021\"",
        }],
        specification: "none: good practice",
        validator: "none: good practice",
    },
];
