//! How readers of these syntaxes tell what they find: with the code that the specification gives it.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity};

/// Which of the two syntaxes is read: some faults have a code of their own in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Syntax {
    Json,
    Csv,
}

impl Syntax {
    /// The prefix of the codes of the syntax.
    pub(crate) fn prefix(self) -> &'static str {
        match self {
            Self::Json => "xbrlje",
            Self::Csv => "xbrlce",
        }
    }
}

/// Where something stands in a file.
#[derive(Clone, Debug)]
pub(crate) enum At<'a> {
    /// A member of the JSON, by the names down to it.
    Member(&'a [&'a str]),
    /// A field of a row of a table.
    Field(u32, usize),
    /// A row of a table.
    Row(u32),
    /// A letter.
    Letter(u32, u32),
    /// The file.
    File,
}

/// Tells findings of one file.
pub(crate) struct Teller<'a> {
    pub(crate) file: Arc<str>,
    pub(crate) syntax: Syntax,
    pub(crate) diagnostics: &'a mut Diagnostics,
}

impl Teller<'_> {
    /// Tells a finding. `standard` is the code of the specification; one that begins with a colon is one
    /// of the syntax.
    pub(crate) fn tell(&mut self, standard: &str, at: At<'_>, what: &str) {
        self.tell_as(false, standard, at, what);
    }

    /// Tells a finding, or only warns where the document asks for no more.
    pub(crate) fn tell_as(&mut self, is_warning: bool, standard: &str, at: At<'_>, what: &str) {
        let prefix = if standard.starts_with(':') { self.syntax.prefix() } else { "" };
        let message = format!("{what} ({prefix}{standard})");
        let file = &self.file;
        let place = match at {
            At::Member(names) => Place::key(file, names),
            At::Field(line, field) => Place::field(file, line, field),
            At::Row(line) => Place { above: Some(0), ..Place::line(file, line) },
            At::Letter(line, column) => Place::at(file, line, column),
            At::File => Place::file(file),
        };
        let name = standard.rsplit_once(':').map_or(standard, |(_, name)| name);
        let code = match standard.split_once(':') {
            Some(("tcme" | "tcre", _)) => Code::TableConstraint,
            _ => code(name),
        };
        let mut told = Diagnostic::new(code, place, message);
        if is_warning {
            told.severity = Severity::Warning;
        }
        self.diagnostics.push(told);
    }
}

/// Our code for one of the specification.
fn code(name: &str) -> Code {
    match name {
        "invalidFactValue"
        | "nonCanonicalValue"
        | "unknownSpecialValue"
        | "invalidDecimalsValue"
        | "invalidDecimalsSuffix"
        | "illegalUseOfNone"
        | "invalidXHTMLFragment"
        | "xhtmlElementInNonDefaultNamespace" => Code::OimValue,
        "disallowedDuplicateFacts" => Code::OimDuplicates,
        _ if name.starts_with("unknownLink")
            || matches!(name, "unusedNoteFact" | "illegalStandardFootnoteTarget") =>
        {
            Code::OimLink
        }
        "unboundPrefix"
        | "invalidSQName"
        | "invalidURI"
        | "invalidConceptQName"
        | "unknownConcept"
        | "unknownDimension"
        | "invalidAliasForReservedURI"
        | "invalidURIForReservedAlias"
        | "multipleAliasesForURI"
        | "invalidUnitStringRepresentation"
        | "invalidIdentifier" => Code::OimName,
        _ if name.starts_with("missing")
            || name.starts_with("misplaced")
            || name.ends_with("Dimension")
            || matches!(
                name,
                "invalidPeriodRepresentation"
                    | "illegalPureUnit"
                    | "invalidLanguageCodeCase"
                    | "invalidLanguageCode"
                    | "invalidNoteIDValue"
                    | "invalidUseOfReservedIdentifier"
                    | "unsupportedConceptDataType"
                    | "unsupportedDimensionDataType"
                    | "valueForAbstractConcept"
                    | "invalidDimensionValue"
            ) && !name.ends_with("File") =>
        {
            Code::OimAspect
        }
        _ => Code::OimDocument,
    }
}
