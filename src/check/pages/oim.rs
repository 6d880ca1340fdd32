//! Pages about reports that others wrote in xBRL-JSON and xBRL-CSV, and about report packages.

use super::Page;
use crate::diagnostic::Code;

pub(super) const PAGES: &[Page] = &[
    Page {
        code: Code::OimDocument,
        checks: "A file of xBRL-JSON or the metadata of xBRL-CSV is JSON in UTF-8 without a member twice, has the members that its specification names, of their types, and extends only what it may; tables have the columns of their template, rows as long as their heading, and ids that are unique.",
        why: "A member that is misspelt or stands twice is passed over by one reader and read by another.",
        remedy: "Correct the member that is named. The end of the message is the code of the specification.",
        edits: &[],
        specification: "none: many sections of xBRL-JSON 1.0 and xBRL-CSV 1.0; the code of the specification ends the message",
        validator: "oimce:unsupportedDocumentType, oime:noTaxonomy, xbrlce:unknownColumn and others with the code that the message ends with",
    },
    Page {
        code: Code::OimName,
        checks: "Prefixes are bound, those that are reserved to their own namespaces; names, schemes, units and link types have the form of such, and concepts and dimensions are those of the taxonomy.",
        why: "A name that nothing has is a figure about nothing.",
        remedy: "Bind the prefix in documentInfo.namespaces, or correct the name.",
        edits: &[],
        specification: "none: many sections of xBRL-JSON 1.0 and xBRL-CSV 1.0; the code of the specification ends the message",
        validator: "oimce:unboundPrefix, oimce:invalidSQName, oime:unknownConcept, oime:unknownDimension",
    },
    Page {
        code: Code::OimAspect,
        checks: "A fact has a concept, the period that its concept asks for, a unit and decimals only where it is a number, a language only where it is a text, dimensions and members that fit; a note has a language and nothing else.",
        why: "Aspects say what a figure is about; one too few or too many makes it another.",
        remedy: "Add or drop the dimension that the message names.",
        edits: &[],
        specification: "none: many sections of xBRL-JSON 1.0 and xBRL-CSV 1.0; the code of the specification ends the message",
        validator: "oime:missingPeriodDimension, oime:invalidPeriodDimension, oime:misplacedDecimalsProperty, oime:illegalPureUnit",
    },
    Page {
        code: Code::OimValue,
        checks: "Values are of the type of their concept, nil only where it is nillable, canonical where the report says that it is; cells of tables hold no special value that there is not.",
        why: "What is no value of its type is no value at all to a validator.",
        remedy: "Write numbers plainly: digits, a point, no separators.",
        edits: &[],
        specification: "none: many sections of xBRL-JSON 1.0 and xBRL-CSV 1.0; the code of the specification ends the message",
        validator: "xbrlje:nonCanonicalValue, xbrlce:unknownSpecialValue",
    },
    Page {
        code: Code::TableConstraint,
        checks: "Where the metadata of xBRL-CSV have constraints on tables (`tc:constraints`, `tc:keys` and their kin), they are such, and tables keep to them: columns that are there in their order, values of their types within bounds, keys that are unique or lead somewhere, numbers of rows and tables.",
        why: "Who collects reports says with constraints what a report must look like, and refuses what does not.",
        remedy: "Correct the cell, or the member of the metadata. The end of the message is the code of the specification; a constraint may ask for a warning only.",
        edits: &[],
        specification: "none: xBRL-CSV Table Constraints 1.0; the code of the specification ends the message",
        validator: "tcme:illegalConstraint, tcre:invalidValue, tcre:uniqueKeyViolation and others with the code that the message ends with",
    },
    Page {
        code: Code::OimLink,
        checks: "Links are of types and groups that documentInfo names, lead to facts of the report, footnotes to notes, and every note is led to.",
        why: "A note that nothing leads to is read by nobody.",
        remedy: "Correct the id, or drop the link.",
        edits: &[],
        specification: "none: many sections of xBRL-JSON 1.0 and xBRL-CSV 1.0; the code of the specification ends the message",
        validator: "oime:illegalStandardFootnoteTarget, oime:unusedNoteFact",
    },
    Page {
        code: Code::OimDuplicates,
        checks: "A report that says which duplicates it has (`xbrl:allowedDuplicates`) has no others.",
        why: "Two figures for one thing leave open which is meant.",
        remedy: "Drop the fact that is less exact, or the statement.",
        edits: &[],
        specification: "none: many sections of xBRL-JSON 1.0 and xBRL-CSV 1.0; the code of the specification ends the message",
        validator: "oime:disallowedDuplicateFacts",
    },
    Page {
        code: Code::ReportPackageBroken,
        checks: "A report package is a zip with one folder at its top, names that stay below it, the metadata that its extension asks for, and the reports that its kind may have.",
        why: "What a filing system can't unpack it can't take.",
        remedy: "Pack it anew with `kessan export --to package,xbr`.",
        edits: &[],
        specification: "none: many rules of Report Packages 1.0; the code of the specification ends the message",
        validator: "rpe:documentTypeFileExtensionMismatch, rpe:missingReportsDirectory, rpe:multipleReports, rpe:incorrectReportType",
    },
];
