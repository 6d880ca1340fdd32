//! Readers of what others write: reports in the syntaxes of XBRL, discovered taxonomy sets.
//!
//! A reader makes models and says what cannot be read; whether it is right is judged in `check`.

pub mod dts;
pub mod gather;
pub mod inline;
pub mod instance;
pub mod oim;
mod package_entries;
pub mod report;
pub mod report_package;
pub(crate) mod rows;
pub mod stream;
pub mod taxonomy_package;
pub mod tree;
pub mod xml;

/// What a document of XML is, by its root element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentKind {
    /// `xbrli:xbrl`: an instance.
    Instance,
    /// `html` of XHTML: perhaps an inline document.
    Page,
    /// A schema or a linkbase.
    Taxonomy,
    /// Something else.
    Other,
}

/// What a document of XML is, by its root element.
///
/// # Errors
/// When it is not well-formed up to there.
pub fn kind(text: &str) -> Result<DocumentKind, xml::XmlError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut scanner = xml::Scanner::new(text, crate::model::instance::Names::default());
    let xml::Token::Start(root) = scanner.token()? else { return Ok(DocumentKind::Other) };
    Ok(match scanner.names().parts(root) {
        (instance::XBRLI, "xbrl") => DocumentKind::Instance,
        (inline::XHTML, "html") => DocumentKind::Page,
        (instance::LINK, "linkbase") | (instance::XS, "schema") => DocumentKind::Taxonomy,
        _ => DocumentKind::Other,
    })
}
