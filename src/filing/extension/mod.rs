//! Filings in a regulator's taxonomy that the filer extends: a report of ours under the names of a
//! profile, with what its sheet says about the document and about the pages.

mod beside;
mod facts;
mod models;
mod pages;

use std::collections::BTreeMap;
use std::path::Path;

use super::{Options, open_report};
use crate::Error;
use crate::check;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::model::{FactId, FactIndex, Report, Taxonomy};
use crate::profile::{
    Extended, Extension, Fiscal, FormFile, PagePlan, Profile, SetForm, is_made_as,
};
use crate::source::form::{ExtensionSheet, extension_sheet};
use crate::write::extension;

/// A filing in an extended taxonomy, with the reports that are sent beside it.
#[derive(Debug)]
pub struct ExtensionFiling<'p> {
    profile: &'p Profile,
    extension: &'p Extension,
    made: Vec<Made<'p>>,
    diagnostics: Diagnostics,
    in_spite_of_errors: bool,
}

/// What is known of a filing before its facts.
#[derive(Clone, Debug)]
struct About<'p> {
    set: SetForm<'p>,
    fiscal: Fiscal,
    values: BTreeMap<String, String>,
}

/// A filing with its facts and pages.
#[derive(Debug)]
struct Made<'p> {
    about: About<'p>,
    sheet: ExtensionSheet,
    taxonomy: Taxonomy,
    report: Report,
    information: Vec<FactId>,
    pages: Vec<PagePlan>,
    files: Vec<FormFile>,
}

/// Opens the folder of a report that has the sheet of a profile's extension. What can't be done is told.
///
/// # Errors
/// When the profile has no extension.
pub fn open_extension<'p>(
    folder: &Path,
    profile: &'p Profile,
    options: &Options,
) -> Result<ExtensionFiling<'p>, Error> {
    let extension = profile.extension.as_ref();
    let extension = extension
        .ok_or_else(|| Error::new(format!("the profile `{}` has no extension", profile.name)))?;
    let mut diagnostics = options.diagnostics();
    let made = beside::open_all(folder, extension, options, &mut diagnostics);
    let in_spite_of_errors = options.in_spite_of_errors;
    let filing = ExtensionFiling { profile, extension, made, diagnostics, in_spite_of_errors };
    Ok(filing.judged())
}

fn open<'p>(
    folder: &Path,
    extension: &'p Extension,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<Made<'p>> {
    let sheet = extension_sheet(&folder.join(&extension.sheet), diagnostics)?;
    let about = about(extension, &sheet, diagnostics)?;
    let mut source = open_report(folder, options);
    source.check();
    // What several reports say about a taxonomy of theirs is said once.
    for told in source.diagnostics().iter() {
        if !diagnostics.iter().any(|known| known == told) {
            diagnostics.push(told.clone());
        }
    }
    let (mut taxonomy, mut report) = (source.taxonomy.take()?, source.report.take()?);
    models::choose(&sheet, (&mut taxonomy, &mut report), diagnostics)?;
    models::publish(extension, &about, &mut taxonomy, &mut report);
    let information =
        facts::information(extension, &about, &sheet, (&taxonomy, &mut report), diagnostics);
    let pages = pages::plan(&about, &sheet, (&taxonomy, &mut report), diagnostics);
    models::name(extension, &about, &sheet, (&taxonomy, &mut report), diagnostics);
    pages::tell_unplaced(&pages, &information, (&taxonomy, &report), diagnostics);
    pages::tell_footnotes(extension, (&taxonomy, &report), diagnostics);
    let files = files(folder, &sheet, diagnostics);
    Some(Made { about, sheet, taxonomy, report, information, pages, files })
}

impl ExtensionFiling<'_> {
    /// With what the rules of the profile find.
    fn judged(mut self) -> Self {
        let mut told = Diagnostics::new();
        for (made, filing) in self.made.iter().zip(self.sets()) {
            // What the sheet adds is held against its types; the rest was.
            if !self.diagnostics.has_errors() {
                let index = FactIndex::of_sound(&made.taxonomy, &made.report);
                let mut of_report = Diagnostics::new();
                check::sound_report(&made.taxonomy, &made.report, &index, true, &mut of_report);
                let errors = of_report.iter().filter(|told| told.severity == Severity::Error);
                errors.for_each(|error| told.push(error.clone()));
            }
            check::extended(&filing, &Place::file(&made.sheet.name), &mut told);
        }
        let sets: Vec<Extended<'_>> = self.sets().collect();
        beside::tell_paths(&self.made, &sets, &mut told);
        self.diagnostics.absorb(told);
        self
    }

    /// Everything that was found out.
    #[must_use]
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    /// The filing; none where it could not be made.
    #[must_use]
    pub fn extended(&self) -> Option<Extended<'_>> {
        self.sets().next()
    }

    /// The filing, and the reports that are sent beside it.
    pub fn sets(&self) -> impl Iterator<Item = Extended<'_>> {
        self.made.iter().map(|made| Extended {
            profile: self.profile,
            extension: self.extension,
            set: made.about.set,
            fiscal: made.about.fiscal.clone(),
            filed: made.sheet.filed,
            values: &made.about.values,
            taxonomy: &made.taxonomy,
            report: &made.report,
            pages: &made.pages,
            information: &made.information,
            files: &made.files,
        })
    }

    /// The files of the filing, with their paths in its archive.
    ///
    /// # Errors
    /// When the filing has errors, or a figure can't be written.
    pub fn files(&self) -> Result<Vec<FormFile>, Error> {
        let may = self.in_spite_of_errors || !self.diagnostics.has_errors();
        let sets: Vec<Extended<'_>> = self.sets().collect();
        if sets.is_empty() || !may {
            return Err(Error::new("the filing has errors"));
        }
        Ok(extension::files(&sets)?)
    }
}

/// What a filing is, of its sheet.
fn about<'p>(
    extension: &'p Extension,
    sheet: &ExtensionSheet,
    diagnostics: &mut Diagnostics,
) -> Option<About<'p>> {
    let mut tell = |place: &Place, message: String, help: String| {
        diagnostics.push(Diagnostic::new(Code::InvalidForm, place.clone(), message).help(help));
    };
    let Some(set) = extension.sets().find(|set| set.kind.id == sheet.kind.0) else {
        let known: Vec<&str> = extension.sets().map(|set| &*set.kind.id).collect();
        let message = format!("There is no kind of filing `{}`.", sheet.kind.0);
        tell(&sheet.kind.1, message, format!("there are {}", known.join(", ")));
        return None;
    };
    let mut code = sheet.code.0.clone();
    if let Some(ending) = &extension.code_ending
        && !is_made_as(&extension.code, &code)
    {
        code.push_str(ending);
    }
    if !is_made_as(&extension.code, &code) {
        let message = format!("`{}` is no code of a filer.", sheet.code.0);
        let help =
            format!("a code is made as `{}`: A a letter, 9 a digit, X either", extension.code);
        tell(&sheet.code.1, message, help);
    }
    let mut values = extension.values.clone();
    for (name, (value, place)) in &sheet.values {
        let known = extension.values.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
        if !extension.values.contains_key(name) {
            tell(place, format!("Names have no place for `{name}`."), format!("there are {known}"));
        } else if value.is_empty() || !value.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            let message = format!("`{value}` can't stand in names of files.");
            tell(place, message, "write digits and letters".to_owned());
        }
        values.insert(name.clone(), value.clone());
    }
    let fiscal = Fiscal {
        start: sheet.year.0,
        end: sheet.year.1,
        prior_start: sheet.prior_start,
        quarter: None,
        told: BTreeMap::new(),
    };
    values.extend(set.kind.values.clone());
    let (_, end) = fiscal.span(0, set.kind.months)?;
    for (name, value) in [
        ("kind", set.kind.id.clone()),
        ("code", code),
        ("filed", sheet.filed.to_string()),
        ("end", end.to_string()),
    ] {
        values.insert(name.to_owned(), value);
    }
    Some(About { set, fiscal, values })
}

/// The documents that are sent as they are.
fn files(folder: &Path, sheet: &ExtensionSheet, diagnostics: &mut Diagnostics) -> Vec<FormFile> {
    let mut files = Vec::new();
    for file in &sheet.files {
        match std::fs::read(folder.join(&file.from.0)) {
            Ok(bytes) => files.push(FormFile { path: file.name.clone(), bytes }),
            Err(error) => {
                let message = format!("`{}` can't be read: {error}.", file.from.0.display());
                let told = Diagnostic::new(Code::FileNotReadable, file.from.1.clone(), message);
                diagnostics.push(told);
            }
        }
    }
    files
}
