//! Filings in a regulator's taxonomy that the filer extends: the filer's schema and linkbases, pages of
//! Inline XBRL as one document set, and the lists of them.
//!
//! What all of it is called and how it is divided is said by the profile ([`crate::profile::Extension`]); what stands on
//! which page by the filing. Several sets are sent in one archive; those of a folder have one list.

mod lists;
mod notes;
mod page;
mod table;

use std::io;

use super::Output;
use crate::dts;
use crate::model::FactIndex;
use crate::profile::{Extended, FormFile};

/// The files of filings that are sent together: schemas, linkbases, pages, lists. The same filings give the same
/// bytes.
///
/// # Errors
/// When a figure can't be written.
pub fn files(filings: &[Extended<'_>]) -> io::Result<Vec<FormFile>> {
    let mut files = Vec::new();
    for (at, first) in filings.iter().enumerate() {
        if filings[..at].iter().any(|before| list(before) == list(first)) {
            continue;
        }
        let listed: Vec<&Extended<'_>> =
            filings[at..].iter().filter(|filing| list(filing) == list(first)).collect();
        for filing in &listed {
            files.extend(documents(filing)?);
        }
        let (folder, manifest) = list(first);
        let place = |name: &str| format!("{folder}{name}");
        files.push(FormFile { path: place(manifest), bytes: lists::manifest(&listed) });
        if let Some(index) = first.extension.index.as_ref().filter(|_| !first.set.is_beside) {
            files.push(FormFile { path: place(&index.file), bytes: lists::index(&listed, index) });
        }
        let further = listed.iter().flat_map(|filing| filing.files);
        files.extend(further.map(|of| FormFile { path: place(&of.path), ..of.clone() }));
    }
    Ok(files)
}

/// The folder of a filing, and the file that lists its pages.
fn list<'f>(filing: &Extended<'f>) -> (&'f str, &'f str) {
    (&filing.set.names.folder, &filing.set.manifest.file)
}

/// Schema, linkbases and pages of a filing.
fn documents(filing: &Extended<'_>) -> io::Result<Vec<FormFile>> {
    let place = |name: &str| format!("{}{name}", filing.set.names.folder);
    let index = FactIndex::of_sound(filing.taxonomy, filing.report);
    let schema = format!("{}.xsd", filing.stem());
    let output = Output::of_sound(filing.taxonomy, filing.report, &index, filing.profile, schema);
    let documents = dts::sound_documents(filing.taxonomy).into_iter();
    let mut files: Vec<FormFile> = documents
        .map(|document| FormFile { path: place(&document.path), bytes: document.bytes })
        .collect();
    let notes = notes::Notes::new(filing);
    for (at, page) in filing.pages.iter().enumerate() {
        let bytes = page::write(filing, &output, &notes, page, at == 0)?;
        files.push(FormFile { path: place(&filing.page_file(page)), bytes });
    }
    Ok(files)
}
