//! Pages about names: of concepts, statements, entry points and footnotes, and what they name.

use super::{Edit, Page};
use crate::diagnostic::Code;

pub(super) const PAGES: &[Page] = &[
    Page {
        code: Code::InvalidName,
        checks: "Names of concepts and units, prefixes and ids can be names in XML: a letter first, then letters, digits, `_`, `-` and `.`. Letters are those of XML 1.0 second edition: no `・`, no full-width Latin, no kanji that Unicode got after 1996, and `々` and `ー` not at the beginning.",
        why: "A concept becomes an element of the schema; a name that XML Schema 1.0, on which XBRL 2.1 rests, does not take makes the whole taxonomy unreadable. The fifth edition of XML takes more letters, and so do parsers, but not the types of XML Schema 1.0.",
        remedy: "Choose another name, with a letter first and without blanks.",
        edits: &[Edit {
            file: "taxonomy/concepts.csv",
            mended: "\nIncreaseInCash,monetary,",
            fails: "\n1stIncreaseInCash,monetary,",
        }],
        specification: "XBRL 2.1 §5.1.1; XML Schema 1.0 Part 1 §3.3 (name is an NCName), Part 2 §3.3.7; XML 1.0 second edition, Appendix B",
        validator: "xmlSchema:valueError",
    },
    Page {
        code: Code::RepeatedName,
        checks: "Concepts, units, members of an axis, statements, entry points, their statements and known inconsistencies stand once each.",
        why: "Two declarations of one element can't both hold, and a schema that has them is not valid.",
        remedy: "Leave one of the two out, or give it another name.",
        edits: &[Edit {
            file: "taxonomy/concepts.csv",
            mended: "Audited,boolean,duration,,,Audited,監査済,,,,,,,,,,\n",
            fails: "Audited,boolean,duration,,,Audited,監査済,,,,,,,,,,\nAudited,boolean,duration,,,Audited?,監査,,,,,,,,,,\n",
        }],
        specification: "XBRL 2.1 §5.1.1 (names are unique in a schema), §5.1.3 (roles)",
        validator: "xbrl.5.1.1:conceptName, xml.3.3.1:idMustBeUnique, xbrl.5.1.3:roleTypeDuplicate",
    },
    Page {
        code: Code::UnknownConcept,
        checks: "Every concept that a fact, a statement, a sum or an axis names is one of concepts.csv.",
        why: "A fact about an element that the schema does not declare is no fact, and an arc to it leads nowhere.",
        remedy: "Correct the name, or add the concept to concepts.csv.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "\nIncreaseInCash,1Q21,",
            fails: "\nIncreaseInCsh,1Q21,",
        }],
        specification: "XBRL 2.1 §4.6 (facts), §3.5.3.7 (locators)",
        validator: "xmlSchema:elementUnexpected, xbrl:schemaImportMissing; in linkbases xbrl.3.5.4:hrefIdNotFound",
    },
    Page {
        code: Code::NotReportable,
        checks: "Facts are about items, not about abstract concepts, tables, axes or members.",
        why: "Abstract elements are headings; an instance that holds one is not valid.",
        remedy: "Name the concept that stands under the heading.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "\nIncreaseInCash,1Q21,,,,JPY,\"△1,125\",",
            fails: "\nCashAbstract,1Q21,,,,JPY,\"△1,125\",",
        }],
        specification: "XBRL 2.1 §5.1.1; XML Schema 1.0 Part 1 §3.3 (abstract)",
        validator: "xmlSchema:abstractElement",
    },
    Page {
        code: Code::UnknownStatement,
        checks: "The statement that a fact, an entry point or a known inconsistency names is one of taxonomy.toml.",
        why: "The page would have no table to show the fact in.",
        remedy: "Correct the id, or add the statement to taxonomy.toml.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "IncreaseInCash,1Q21,,,,JPY,\"△1,125\",thousands,,,,line 15,Cash\n",
            fails: "IncreaseInCash,1Q21,,,,JPY,\"△1,125\",thousands,,,,line 15,Csh\n",
        }],
        specification: "none: layout of the page; for roles XBRL 2.1 §3.5.3.3",
        validator: "none: layout of the page",
    },
    Page {
        code: Code::NotInStatement,
        checks: "The statement that a fact names in its column `table` shows its concept.",
        why: "The figure would find no row on the page; a reader of the filing would look for it in vain.",
        remedy: "Name the statement that shows the concept, or add the concept to the statement.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "IncreaseInCash,1Q21,,,,JPY,\"△1,125\",thousands,,,,line 15,Cash\n",
            fails: "IncreaseInCash,1Q21,,,,JPY,\"△1,125\",thousands,,,,line 15,Results\n",
        }],
        specification: "none: layout of the page",
        validator: "none: layout of the page",
    },
    Page {
        code: Code::UnknownEntryPoint,
        checks: "The entry point that report.toml names is one of taxonomy.toml.",
        why: "The instance refers to the schema of its entry point; a reference to one that is not there leads nowhere.",
        remedy: "Correct the id, or add the entry point to taxonomy.toml.",
        edits: &[Edit {
            file: "report/report.toml",
            mended: "entry_point = \"q1\"",
            fails: "entry_point = \"q2\"",
        }],
        specification: "XBRL 2.1 §4.2 (schemaRef), §3.2 (discovery)",
        validator: "IOerror, xbrl:schemaImportMissing",
    },
    Page {
        code: Code::UnknownFootnote,
        checks: "Every footnote that a fact names is declared in report.toml.",
        why: "An arc of the instance would lead to a footnote that is not there.",
        remedy: "Correct the id, or add a table [footnotes.ID] to report.toml.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "GrossMargin,1Q21,,,,,27%,,,,rounded,",
            fails: "GrossMargin,1Q21,,,,,27%,,,,roundd,",
        }],
        specification: "XBRL 2.1 §3.5.3.9.3, §4.11.1.3.1",
        validator: "xbrl.3.5.3.9.3:arcResource, xbrl.4.11.1.3.1:factFootnoteArcTo",
    },
];
