//! What a regulator is sent of a report: the form that it fills, the filing in an extended taxonomy, or
//! both in one archive.

use std::path::Path;

use super::extension::{ExtensionFiling, open_extension};
use super::form::{FormFiling, open_form};
use super::{Options, REPORT};
use crate::Error;
use crate::diagnostic::Diagnostics;
use crate::profile::{FormFile, Profile};

/// What a regulator is sent of a report.
#[derive(Debug)]
pub struct Regulated<'p> {
    form: Option<FormFiling<'p>>,
    extension: Option<ExtensionFiling<'p>>,
    diagnostics: Diagnostics,
}

/// Whether a profile has filings of its own, and is not only about syntaxes.
#[must_use]
pub fn is_regulated(profile: &Profile) -> bool {
    profile.form.is_some() || profile.extension.is_some()
}

/// Opens what is to be filed: the folder of a report with the sheets of a profile, or the page of a filing
/// that fills its form. What can't be done is told.
///
/// # Errors
/// When the profile has no filings of its own.
pub fn open_regulated<'p>(
    path: &Path,
    profile: &'p Profile,
    options: &Options,
) -> Result<Regulated<'p>, Error> {
    let is_report = path.join(REPORT).exists();
    let sheet = profile.extension.as_ref().map(|extension| path.join(&extension.sheet));
    let has_sheet = is_report && sheet.is_some_and(|sheet| sheet.exists());
    let form_sheet = path.join(format!("{}.toml", profile.name)).exists();
    let fills = profile.form.is_some() && (form_sheet || !has_sheet);
    let extends = profile.extension.is_some() && (has_sheet || profile.form.is_none());
    let form = fills.then(|| open_form(path, profile, options)).transpose()?;
    let extension = extends.then(|| open_extension(path, profile, options)).transpose()?;
    if form.is_none() && extension.is_none() {
        return Err(Error::new(format!("the profile `{}` has no filings", profile.name)));
    }
    let mut diagnostics = options.diagnostics();
    let of_form = form.iter().flat_map(|form| form.diagnostics().iter());
    of_form.for_each(|told| diagnostics.push(told.clone()));
    // What both say about the report is said once.
    for told in extension.iter().flat_map(|extension| extension.diagnostics().iter()) {
        if !diagnostics.iter().any(|known| known == told) {
            diagnostics.push(told.clone());
        }
    }
    Ok(Regulated { form, extension, diagnostics })
}

impl Regulated<'_> {
    /// Everything that was found out.
    #[must_use]
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    /// The filing in an extended taxonomy.
    #[must_use]
    pub fn extension(&self) -> Option<&ExtensionFiling<'_>> {
        self.extension.as_ref()
    }

    /// Stem of the names of its files; none where there is nothing to write.
    #[must_use]
    pub fn stem(&self) -> Option<String> {
        let of_form = self.form.as_ref().and_then(|form| form.filled()).map(|of| of.stem());
        let of_extension = || self.extension.as_ref()?.extended().map(|of| of.stem());
        of_form.or_else(of_extension)
    }

    /// How many facts it has.
    #[must_use]
    pub fn facts(&self) -> usize {
        let of_form = self.form.as_ref().and_then(|form| form.filled());
        let of_extension = self.extension.iter().flat_map(|of| of.sets());
        of_form.map_or(0, |of| of.report.facts.len())
            + of_extension.map(|of| of.report.facts.len()).sum::<usize>()
    }

    /// The files, with their paths in the archive.
    ///
    /// # Errors
    /// When the filing has errors, or a figure can't be written.
    pub fn files(&self) -> Result<Vec<FormFile>, Error> {
        let mut files = match &self.form {
            Some(form) => form.files()?,
            None => Vec::new(),
        };
        if let Some(extension) = &self.extension {
            files.extend(extension.files()?);
        }
        Ok(files)
    }
}
