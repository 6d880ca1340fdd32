//! Pages about files: whether they are there, and whether they are what they should be.

use super::{Edit, Page};
use crate::diagnostic::Code;

pub(super) const PAGES: &[Page] = &[
    Page {
        code: Code::FileNotReadable,
        checks: "Every file that report.toml or taxonomy.toml names is there and can be opened, and is no longer than the limits allow (`--limit help`).",
        why: "A report whose facts or taxonomy are not at hand can't be judged, let alone written.",
        remedy: "Correct the name, or put the file where it says. Names are relative to the file that names them.",
        edits: &[Edit {
            file: "report/report.toml",
            mended: "facts = [\"facts.csv\"]",
            fails: "facts = [\"fact.csv\"]",
        }],
        specification: "none: files before any XBRL",
        validator: "IOerror (a taxonomy or report that can't be opened)",
    },
    Page {
        code: Code::OtherKindOfFile,
        checks: "Tables that report.toml or taxonomy.toml names end with `.csv`, templates with `.xhtml`, `.html`, `.htm` or `.xml`.",
        why: "A file of another kind would be read as a table and refused, and lines of it shown beside the message: of a password file, for example, that a report from somewhere names.",
        remedy: "Correct the name, or give the table the end that tables have.",
        edits: &[Edit {
            file: "report/report.toml",
            mended: "facts = [\"facts.csv\"]",
            fails: "facts = [\"facts.txt\"]",
        }],
        specification: "none: format of kessan's own files",
        validator: "none: never reaches a filing",
    },
    Page {
        code: Code::FileOutside,
        checks: "Files that report.toml or taxonomy.toml names lie in its folder or below; the taxonomy of a report may lie anywhere.",
        why: "A report that is sent around would be read with other figures elsewhere, or with files that its author never saw.",
        remedy: "Put the file into the folder; where it is meant, nothing need be done.",
        edits: &[Edit {
            file: "taxonomy/taxonomy.toml",
            mended: "file = \"statements/cover.csv\"",
            fails: "file = \"../taxonomy/statements/cover.csv\"",
        }],
        specification: "none: format of kessan's own files",
        validator: "none: never reaches a filing",
    },
    Page {
        code: Code::NotUtf8,
        checks: "Text files are UTF-8, with or without a byte order mark.",
        why: "Bytes of Shift_JIS or UTF-16 read as UTF-8 would put other characters into the filing.",
        remedy: "Save the file as UTF-8; spreadsheets call it \"CSV UTF-8\".",
        edits: &[],
        specification: "none: format of kessan's own tables; filings are always UTF-8",
        validator: "none: never reaches a filing",
    },
    Page {
        code: Code::InvalidToml,
        checks: "report.toml, taxonomy.toml, calendar.toml and map.toml are well formed, have every key that is needed and no other, and hold values that can be used.",
        why: "These files say who reports, by which taxonomy and for which period; a key that is misspelt would be passed over in silence.",
        remedy: "Correct the line. The README and the report.toml of an example show every key.",
        edits: &[Edit {
            file: "report/report.toml",
            mended: "rounding = \"half-up\"",
            fails: "roundng = \"half-up\"",
        }],
        specification: "none: format of kessan's own files; for the entity XBRL 2.1 §4.7.3.1, for publisher and dates Taxonomy Packages 1.0",
        validator: "xmlSchema:valueError for an id or a language of a footnote that is none, tpe:invalidMetaDataFile for a date or an address of the publisher; else none, for it never reaches a filing",
    },
    Page {
        code: Code::InvalidTemplate,
        checks: "The template that report.toml names is a page of XHTML in UTF-8, with each of the places that the inline document fills, once: the namespaces in the tag of `html`, the header in a hidden `div`, the others where blocks can stand.",
        why: "Without its place for the header, for example, the page would show figures without their contexts. Validators know the elements and attributes of XHTML 1.1 and no others.",
        remedy: "Mend the page where the message points; templates/report.xhtml is one that can be used.",
        edits: &[
            Edit {
                file: "report/report.toml",
                mended: "rounding = \"half-up\"",
                fails: "rounding = \"half-up\"\ntemplate = \"page.xhtml\"",
            },
            Edit {
                file: "report/page.xhtml",
                mended: "",
                fails: "<html xmlns=\"http://www.w3.org/1999/xhtml\"/>\n",
            },
        ],
        specification: "Inline XBRL 1.1 §3.3 (document), §8 (ix:header)",
        validator: "ix11.8.1.3:missingHeader, ix11.8.1.2:headerDisplayNone, ix11.3.3.1:rootElement, xmlSchema:syntax; what is no XHTML by its schema",
    },
    Page {
        code: Code::EmptyReport,
        checks: "The report has at least one fact.",
        why: "A filing without facts says nothing, and an empty table is nearly always the wrong file.",
        remedy: "Name the tables of facts in report.toml, and fill them.",
        edits: &[Edit {
            file: "report/report.toml",
            mended: "facts = [\"facts.csv\"]",
            fails: "facts = []",
        }],
        specification: "none: XBRL 2.1 §4.1 allows an instance without facts; good practice",
        validator: "none: good practice",
    },
    Page {
        code: Code::UnsupportedInput,
        checks: "The path given to `check` is a folder with report.toml or taxonomy.toml.",
        why: "Nothing else can be checked here, and silence would look like a verdict.",
        remedy: "Name the folder of a report or of a taxonomy source, not a file in it.",
        edits: &[],
        specification: "none: use of the command",
        validator: "none: use of the command",
    },
    Page {
        code: Code::DoubtfulIdentifier,
        checks: "The identifier of the entity in report.toml has one character or more, and no blanks.",
        why: "Validators take any text, but no scheme gives such identifiers, and the Open Information Model can't say one.",
        remedy: "Write the identifier that the scheme gives the entity.",
        edits: &[Edit {
            file: "report/report.toml",
            mended: "identifier = \"4711\"",
            fails: "identifier = \"47 11\"",
        }],
        specification: "none: XBRL 2.1 §4.7.3.1 takes any token; the Open Information Model asks for a SQName",
        validator: "none: good practice",
    },
];
