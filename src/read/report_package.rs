//! Report packages (Report Packages 1.0): which reports they hold.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Cursor, Read};
use std::path::Path;
use std::sync::Arc;

use super::dts::{Files, Package, Sources};
use super::oim::{ReportFiles, documents};
use super::package_entries;
use crate::archive::incoming::Limits;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};

/// Where the metadata of a package stand, below its top folder.
const METADATA: &str = "META-INF/reportPackage.json";

/// What kind of report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReportKind {
    /// Inline XBRL: one document, or the set of all in a folder.
    Inline,
    /// An instance of XBRL 2.1.
    Xbrl,
    /// xBRL-JSON, or the metadata of xBRL-CSV.
    Json,
}

impl ReportKind {
    fn of(path: &str) -> Option<Self> {
        match path.rsplit_once('.')?.1 {
            "xhtml" | "html" | "htm" => Some(Self::Inline),
            "xbrl" => Some(Self::Xbrl),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// A report in a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackedReport {
    /// What it is.
    pub kind: ReportKind,
    /// Its files, by their paths in the package; several where inline documents are one report.
    pub files: Vec<String>,
}

/// A report package, or another zip with reports in it.
#[derive(Debug)]
pub struct ReportPackage {
    /// The reports, in the order of their paths.
    pub reports: Vec<PackedReport>,
}

/// Kinds of packages: extension and document type.
const KINDS: [(&str, &str); 3] = [
    ("xbri", "https://xbrl.org/report-package/2023/xbri"),
    ("xbr", "https://xbrl.org/report-package/2023/xbr"),
    ("zip", "https://xbrl.org/report-package/2023"),
];

impl ReportPackage {
    /// Opens a package and tells what is wrong with it. None where no report can be read.
    #[must_use]
    pub fn open(path: &Path, diagnostics: &mut Diagnostics) -> Option<Self> {
        match Package::open(path, Limits::default()) {
            Ok(package) => Self::of(&package, diagnostics),
            Err(error) => {
                Opening { name: path.to_string_lossy().as_ref().into(), diagnostics }.tell(
                    "invalidArchiveFormat",
                    &format!("It is no zip that can be read: {error}."),
                );
                None
            }
        }
    }

    /// Looks for the reports of a package that is open, and tells what is wrong with it. None where no report can be
    /// read.
    #[must_use]
    pub fn of(package: &Package, diagnostics: &mut Diagnostics) -> Option<Self> {
        let path = &package.path;
        let mut opening = Opening { name: path.to_string_lossy().as_ref().into(), diagnostics };
        let extension = path.extension().map(|extension| extension.to_string_lossy().into_owned());
        opening.judge(package, extension.as_deref().unwrap_or_default())
    }
}

struct Opening<'d> {
    name: Arc<str>,
    diagnostics: &'d mut Diagnostics,
}

impl Opening<'_> {
    fn tell(&mut self, code: &str, what: &str) {
        let message = format!("{what} (rpe:{code})");
        self.diagnostics.push(Diagnostic::new(
            Code::ReportPackageBroken,
            Place::file(&self.name),
            message,
        ));
    }

    fn judge(&mut self, package: &Package, extension: &str) -> Option<ReportPackage> {
        if let Some((code, what)) = package_entries::fault(package) {
            self.tell(code, &what);
            return None;
        }
        let tops: BTreeSet<&str> = package
            .entries
            .iter()
            .filter_map(|name| name.split_once('/'))
            .map(|(top, _)| top)
            .collect();
        let kind = self.kind(package, &tops, extension)?;
        let top = match tops.iter().collect::<Vec<_>>().as_slice() {
            [top] => **top,
            _ => {
                self.tell("invalidDirectoryStructure", "It has not one folder at its top.");
                return None;
            }
        };
        let folder = format!("{top}/reports/");
        if !package.entries.iter().any(|name| name.starts_with(&folder)) {
            self.tell("missingReportsDirectory", &format!("There is no folder `{folder}`."));
            return None;
        }
        let reports = self.reports(package, &folder)?;
        self.judge_kind(kind, &reports)?;
        Some(ReportPackage { reports })
    }

    /// What kind of package it says that it is; nothing inside where it says nothing.
    fn kind(
        &mut self,
        package: &Package,
        tops: &BTreeSet<&str>,
        extension: &str,
    ) -> Option<Option<&'static str>> {
        if package.entries.iter().any(|name| name == METADATA) {
            self.tell(
                "unsupportedReportPackageVersion",
                "Its metadata stand where another version has them.",
            );
            return None;
        }
        let known = KINDS.iter().find(|(known, _)| *known == extension);
        let top = tops.iter().next().copied().unwrap_or_default();
        let bytes = package.read(&format!("{top}/{METADATA}")).ok().flatten();
        let Some(bytes) = bytes else {
            return match known {
                None => {
                    self.tell(
                        "unsupportedFileExtension",
                        "Its name ends on neither .xbri, .xbr nor .zip.",
                    );
                    None
                }
                Some((kind @ ("xbri" | "xbr"), _)) => {
                    let what = format!("A package `.{kind}` has a file `{METADATA}`.");
                    self.tell("documentTypeFileExtensionMismatch", &what);
                    None
                }
                Some(_) => Some(None),
            };
        };
        let document_type = match documents::document_type(&bytes) {
            Ok(Some(document_type)) => document_type,
            Ok(None) => {
                self.tell("invalidJSONStructure", &format!("`{METADATA}` has no document type."));
                return None;
            }
            Err(what) => {
                self.tell("invalidJSON", &format!("`{METADATA}` is no JSON: {what}."));
                return None;
            }
        };
        let Some((wanted, _)) = KINDS.iter().find(|(_, uri)| *uri == document_type) else {
            let what = format!("There is no kind of package `{}`.", document_type.escape_debug());
            self.tell("unsupportedReportPackageVersion", &what);
            return None;
        };
        match known {
            None => {
                self.tell(
                    "unsupportedFileExtension",
                    "Its name ends on neither .xbri, .xbr nor .zip.",
                );
                None
            }
            Some((known, _)) if known != wanted => {
                let what = format!("It says that it is a package `.{wanted}`.");
                self.tell("documentTypeFileExtensionMismatch", &what);
                // Perhaps the file was renamed: what is in it can be read, by the rules of no kind.
                Some(None)
            }
            Some((known, _)) => Some(Some(*known)),
        }
    }

    fn reports(&mut self, package: &Package, folder: &str) -> Option<Vec<PackedReport>> {
        let mut reports = Vec::new();
        let mut below: BTreeMap<&str, Vec<(ReportKind, &String)>> = BTreeMap::new();
        let mut names: Vec<&String> =
            package.entries.iter().filter(|name| name.starts_with(folder)).collect();
        names.sort();
        for name in names {
            let Some(kind) = ReportKind::of(name) else { continue };
            match name[folder.len()..].split_once('/') {
                None => reports.push(PackedReport { kind, files: vec![name.clone()] }),
                Some((of, rest)) if !rest.contains('/') => {
                    below.entry(of).or_default().push((kind, name))
                }
                // Deeper folders are not looked into.
                Some(_) => {}
            }
        }
        for (of, files) in below {
            let files: Vec<_> = files
                .into_iter()
                .filter(|(kind, name)| self.is_report(package, *kind, name))
                .collect();
            if files.iter().all(|(kind, _)| *kind == ReportKind::Inline) && !files.is_empty() {
                let files = files.into_iter().map(|(_, name)| name.clone()).collect();
                reports.push(PackedReport { kind: ReportKind::Inline, files });
            } else if let [(kind, name)] = files.as_slice() {
                reports.push(PackedReport { kind: *kind, files: vec![(*name).clone()] });
            } else if files.len() > 1 {
                self.tell(
                    "multipleReportsInSubdirectory",
                    &format!("The folder `{folder}{of}` has several reports."),
                );
                return None;
            }
        }
        reports.retain(|report| self.is_report(package, report.kind, &report.files[0]));
        if reports.is_empty() {
            self.tell("missingReport", &format!("There is no report in `{folder}`."));
            return None;
        }
        Some(reports)
    }

    /// Files of JSON are reports where they say so.
    fn is_report(&self, package: &Package, kind: ReportKind, name: &str) -> bool {
        kind != ReportKind::Json
            || package.read(name).ok().flatten().is_some_and(|bytes| documents::is_report(&bytes))
    }

    fn judge_kind(&mut self, kind: Option<&str>, reports: &[PackedReport]) -> Option<()> {
        let Some(kind @ ("xbri" | "xbr")) = kind else { return Some(()) };
        if reports.len() > 1 {
            self.tell(
                "multipleReports",
                &format!("A package `.{kind}` has one report, and this has {}.", reports.len()),
            );
            return None;
        }
        if reports.iter().any(|report| (report.kind == ReportKind::Inline) != (kind == "xbri")) {
            let what = match kind {
                "xbri" => "A package `.xbri` has an inline report.",
                _ => "A package `.xbr` has a report that is not inline.",
            };
            self.tell("incorrectReportType", what);
            return None;
        }
        Some(())
    }
}

/// The files of a report in a package that is among the sources, and what else these have.
#[derive(Clone, Copy, Debug)]
pub struct PackedFiles<'s> {
    sources: &'s Sources,
    package: &'s Package,
}

impl<'s> PackedFiles<'s> {
    /// The files of a package of the sources.
    #[must_use]
    pub fn new(sources: &'s Sources, package: &'s Package) -> Self {
        Self { sources, package }
    }
}

impl ReportFiles for PackedFiles<'_> {
    fn open(&self, address: &str) -> io::Result<Option<Box<dyn Read + '_>>> {
        let bytes = match address.contains("://") {
            true => self.sources.read(address),
            false => self.package.read(address),
        };
        let bytes = bytes.map_err(|refused| io::Error::other(refused.to_string()))?;
        Ok(bytes.map(|bytes| Box::new(Cursor::new(bytes)) as Box<dyn Read>))
    }

    fn name(&self, address: &str) -> Arc<str> {
        match address.contains("://") {
            true => address.into(),
            false => format!("{}/{address}", self.package.path.display()).into(),
        }
    }
}
