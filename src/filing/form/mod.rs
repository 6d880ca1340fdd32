//! Filings that fill a regulator's form: from a report of ours by a mapping table and a sheet, or from a
//! filing that was read.
//!
//! The regulator's taxonomy is looked for in the packages that the user brings.

pub(super) mod base;
mod given;
mod left;
mod mapped;
pub(super) mod place;
mod sheet;
mod told;

use std::path::Path;

use super::Options;
use crate::Error;
use crate::check;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::model::dts::Dts;
use crate::model::{ContextId, FactId, FactIndex, MemberValue, Report, Segments, Taxonomy, UnitId};
use crate::profile::{Fiscal, Form, FormFile, Kind, Profile};
use crate::write::form::{self, Filled};

/// A filing that fills a form.
#[derive(Debug)]
pub struct FormFiling<'p> {
    profile: &'p Profile,
    form: &'p Form,
    made: Option<Made<'p>>,
    diagnostics: Diagnostics,
    in_spite_of_errors: bool,
}

/// What is known of a filing before its facts.
#[derive(Clone, Debug)]
struct About<'p> {
    kind: &'p Kind,
    fiscal: Fiscal,
    code: String,
    number: String,
}

/// A filing with its facts.
#[derive(Debug)]
struct Made<'p> {
    about: About<'p>,
    base: Dts,
    taxonomy: Taxonomy,
    report: Report,
    /// In which part of contexts members stand.
    segments: Segments,
}

/// Opens what is to fill the form of a profile: the folder of a report, with a sheet `PROFILE.toml` in
/// it, or the page of a filing. What can't be done is told.
///
/// # Errors
/// When the profile has no form.
pub fn open_form<'p>(
    path: &Path,
    profile: &'p Profile,
    options: &Options,
) -> Result<FormFiling<'p>, Error> {
    let form = profile.form.as_ref();
    let form =
        form.ok_or_else(|| Error::new(format!("the profile `{}` has no form", profile.name)))?;
    let mut diagnostics = options.diagnostics();
    let made = match path.join(super::REPORT).exists() {
        true => sheet::open(path, profile, form, options, &mut diagnostics),
        false => given::open(path, form, options, &mut diagnostics),
    };
    let made = made.map(|mut made| {
        name(form, &mut made, &mut diagnostics);
        let index = FactIndex::of_sound(&made.taxonomy, &made.report);
        // What rules advise about reports of ours, titles and statements, a form does not have.
        let mut told = Diagnostics::new();
        check::sound_report(&made.taxonomy, &made.report, &index, true, &mut told);
        let errors = told.iter().filter(|told| told.severity == Severity::Error);
        errors.for_each(|told| diagnostics.push(told.clone()));
        let unplaced = form::networks(&filled(profile, form, &made)).1;
        told::unplaced(form, &made, &unplaced, &mut diagnostics);
        made
    });
    let in_spite_of_errors = options.in_spite_of_errors;
    Ok(FormFiling { profile, form, made, diagnostics, in_spite_of_errors })
}

impl FormFiling<'_> {
    /// Everything that was found out.
    #[must_use]
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    /// The filing; none where it could not be made.
    #[must_use]
    pub fn filled(&self) -> Option<Filled<'_>> {
        self.made.as_ref().map(|made| filled(self.profile, self.form, made))
    }

    /// The files of the filing, with their paths in its archive.
    ///
    /// # Errors
    /// When the filing has errors, or a figure can't be written.
    pub fn files(&self) -> Result<Vec<FormFile>, Error> {
        let may = self.in_spite_of_errors || !self.diagnostics.has_errors();
        match self.filled().filter(|_| may) {
            Some(filled) => Ok(filled.files()?),
            None => Err(Error::new("the filing has errors")),
        }
    }
}

/// Writes the files of a filing as its archive.
///
/// # Errors
/// When `out` can't be written.
pub fn pack(files: &[FormFile], out: impl std::io::Write + std::io::Seek) -> Result<(), Error> {
    let mut archive = crate::archive::Archive::new(out);
    for file in files {
        archive.add(&file.path, &file.bytes)?;
    }
    archive.finish()?;
    Ok(())
}

fn filled<'m>(profile: &'m Profile, form: &'m Form, made: &'m Made<'_>) -> Filled<'m> {
    Filled {
        profile,
        form,
        kind: made.about.kind,
        fiscal: made.about.fiscal.clone(),
        code: &made.about.code,
        number: &made.about.number,
        base: &made.base,
        taxonomy: &made.taxonomy,
        report: &made.report,
    }
}

/// Gives contexts and units the ids of the form. Where it has two names for a period, a filing that was
/// read keeps its own.
fn name(form: &Form, made: &mut Made<'_>, diagnostics: &mut Diagnostics) {
    let filed = std::mem::take(&mut made.report.given);
    let mut used = vec![None; made.report.contexts.len()];
    for (at, fact) in made.report.facts.iter().enumerate() {
        used[fact.context.index()].get_or_insert(FactId::from(at));
    }
    for (at, fact) in used.iter().enumerate().filter_map(|(at, fact)| Some((at, (*fact)?))) {
        let period = made.report.periods[made.report.contexts[at].period.index()];
        let fiscal = &made.about.fiscal;
        let own = filed.of_context(ContextId::from(at)).and_then(|id| form.base_in(id, period));
        let own = own.filter(|base| base.is(period, fiscal));
        let Some(base) = own.or_else(|| form.base_of(period, fiscal)) else {
            told::period(made, fact, diagnostics);
            continue;
        };
        let mut id = base.id(period);
        for member in members(form, &made.taxonomy, &made.report, ContextId::from(at)) {
            id.push('_');
            id.push_str(member);
        }
        made.report.given.context(ContextId::from(at), &id);
    }
    for at in 0..made.report.units.len() {
        let measures = &made.report.units[at].measures;
        let name = base::units(&form.units).into_iter().find(|unit| unit.measures == *measures);
        if let Some(unit) = name {
            made.report.given.unit(UnitId::from(at), &unit.name);
        }
    }
}

/// The members of a context in the order of ids: that of the form's axes.
fn members<'t>(
    form: &Form,
    taxonomy: &'t Taxonomy,
    report: &Report,
    context: ContextId,
) -> Vec<&'t str> {
    let of_form = |axis: &str| form.axes.iter().position(|known| known.name == axis);
    let dimensions = report.dimensions_of(context).iter();
    let mut members: Vec<(Option<usize>, &str)> = dimensions
        .filter_map(|(axis, member)| match member {
            MemberValue::Explicit(member) => {
                let place = of_form(&taxonomy.concept(*axis).name.local);
                Some((place.or(Some(usize::MAX)), &*taxonomy.concept(*member).name.local))
            }
            MemberValue::Typed(_) => None,
        })
        .collect();
    members.sort();
    members.into_iter().map(|(_, name)| name).collect()
}

/// The kind of filing of an id, or what to say.
fn kind<'p>(
    form: &'p Form,
    id: &str,
    place: &Place,
    diagnostics: &mut Diagnostics,
) -> Option<&'p Kind> {
    let kind = form.kind(id);
    if kind.is_none() {
        let known: Vec<&str> = form.kinds.iter().map(|kind| &*kind.id).collect();
        let message = format!("The form has no kind of filing `{id}`.");
        diagnostics.push(
            Diagnostic::new(Code::InvalidForm, place.clone(), message)
                .help(format!("there are {}", known.join(", "))),
        );
    }
    kind
}
