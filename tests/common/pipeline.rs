//! What `kessan export` does, without files and processes.

use std::io::Cursor;
use std::path::Path;

use kessan::diagnostic::Diagnostics;
use kessan::filing::{self, Options, Syntax};
use kessan::profile::INTL;

/// The files of an export.
pub struct Written {
    /// The XBRL 2.1 instance.
    pub xbrl: Vec<u8>,
    /// The Inline XBRL document.
    pub inline: Vec<u8>,
    /// The documents of the taxonomy: path and bytes.
    pub taxonomy: Vec<(String, Vec<u8>)>,
}

/// Reads and checks the report in a folder; writes it when there is no error.
///
/// # Panics
/// When a report without errors can't be written.
pub fn export(report: &Path) -> (Diagnostics, Option<Written>) {
    let mut filing = filing::open_report(report, &Options::new());
    filing.check();
    let written = filing.is_writable().then(|| {
        let writer = filing.writer(&INTL).expect("a report without errors can be written");
        let bytes = |syntax| {
            let mut out = Cursor::new(Vec::new());
            writer.write(syntax, &mut out).expect("a report without errors can be written");
            out.into_inner()
        };
        let inline = bytes(Syntax::Inline);
        let mut package = Cursor::new(Vec::new());
        writer.pack(&inline[..], &mut package).expect("a report without errors can be packed");
        let same = package.into_inner() == bytes(Syntax::ReportPackage);
        assert!(same, "a package has the page that stands alone");
        let package = filing.taxonomy_package().expect("so can its taxonomy");
        let documents = package.documents().iter();
        let taxonomy = documents.map(|of| (of.path.clone(), of.bytes.clone())).collect();
        Written { xbrl: bytes(Syntax::Xbrl), inline, taxonomy }
    });
    (filing.into_diagnostics(), written)
}
