//! Filings in a regulator's taxonomy that the filer extends: the filer's schema and linkbases, pages of
//! Inline XBRL as one document set, and the lists of them.
//!
//! What all of it is called and how it is divided is said by the profile ([`crate::profile::Extension`]); what stands on
//! which page by the filing.

mod lists;
mod page;
mod table;

use std::io;

use super::Output;
use crate::dts;
use crate::model::FactIndex;
use crate::profile::{Extended, FormFile};

/// The files of the filing: schema, linkbases, pages, lists. The same filing gives the same bytes.
///
/// # Errors
/// When a figure can't be written.
pub fn files(filing: &Extended<'_>) -> io::Result<Vec<FormFile>> {
    let folder = &filing.extension.names.folder;
    let place = |name: &str| format!("{folder}{name}");
    let index = FactIndex::of_sound(filing.taxonomy, filing.report);
    let schema = format!("{}.xsd", filing.stem());
    let output = Output::new(filing.taxonomy, filing.report, &index, filing.profile, schema);
    let documents = dts::documents(filing.taxonomy).into_iter();
    let mut files: Vec<FormFile> = documents
        .map(|document| FormFile { path: place(&document.path), bytes: document.bytes })
        .collect();
    for (at, page) in filing.pages.iter().enumerate() {
        let bytes = page::write(filing, &output, page, at == 0)?;
        files.push(FormFile { path: place(&filing.page_file(page)), bytes });
    }
    files.push(FormFile {
        path: place(&filing.extension.manifest.file),
        bytes: lists::manifest(filing),
    });
    if let Some(index) = &filing.extension.index {
        files.push(FormFile { path: place(&index.file), bytes: lists::index(filing, index) });
    }
    let further = filing.files.iter();
    files.extend(further.map(|of| FormFile { path: place(&of.path), ..of.clone() }));
    Ok(files)
}
