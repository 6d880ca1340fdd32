//! Kinds of codes that the base case has no place for: of texts of releases, of documents of others, of forms.

use kessan::diagnostic::Code;

/// Codes that only `extract` and `export --text` give: the base has no text of a release.
/// Their cases are in tests/extract and tests/release.rs.
pub const OF_EXTRACTION: &[Code] = &[
    Code::InvalidMap,
    Code::OtherRelease,
    Code::TableUnknown,
    Code::TableNotFound,
    Code::ColumnsDiffer,
    Code::HeadingDiffers,
    Code::HeadingIgnored,
    Code::ColumnUnclear,
    Code::QuestionUnit,
    Code::QuestionHeading,
    Code::QuestionMark,
    Code::QuestionNotation,
    Code::QuestionLayout,
    Code::RowUnknown,
    Code::RowAmbiguous,
    Code::LostCell,
    Code::MergedCells,
    Code::GhostRow,
    Code::StrayFigure,
    Code::SwappedRows,
    Code::Contradiction,
    Code::PassageNotFound,
    Code::PatternNotFound,
    Code::PassagePeriod,
    Code::IllegibleFigure,
    Code::UnitNotStated,
    Code::TextDiffers,
    Code::BehindText,
    Code::UnmatchedFigure,
];

/// Codes of documents that others wrote: the base is a source. Their cases are in tests/oim.
pub const OF_DOCUMENTS: &[Code] = &[
    Code::OimDocument,
    Code::OimName,
    Code::OimAspect,
    Code::OimValue,
    Code::TableConstraint,
    Code::OimLink,
    Code::OimDuplicates,
    Code::ReportPackageBroken,
    Code::TaxonomyPackageBroken,
];

/// Codes about forms of regulators, whose taxonomies are not part of the project; `tests/forms.rs` and `tests/extension.rs`
/// show them.
pub const OF_FORMS: &[Code] = &[
    Code::InvalidForm,
    Code::NoPlaceInForm,
    Code::PeriodNotInForm,
    Code::FactWithoutRow,
    Code::FactsBesideForm,
    Code::RowWithoutFact,
    Code::FilerLabel,
    Code::FilerElement,
    Code::FilerNetwork,
    Code::ExpectedStatement,
    Code::DocumentInformation,
    Code::FilingFact,
    Code::FilingPage,
    Code::FilingFile,
];
