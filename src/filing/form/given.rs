//! A filing that was read, to be written again: its kind, code and number are those of its schema's name, its
//! fiscal year is that of its facts.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{Datelike, Months, NaiveDate};

use super::{About, Made, base};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::filing::Options;
use crate::filing::found::{self, Found};
use crate::filing::given::{self, DocumentAt, Given};
use crate::model::instance::{Instance, ReferenceKind};
use crate::model::{ContextId, Period, Report, Segments, Taxonomy, Value};
use crate::profile::{Derived, Fiscal, Form, unfill};
use crate::read::report;

pub(super) fn open<'p>(
    path: &Path,
    form: &'p Form,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<Made<'p>> {
    let (name, given) = filed(path, form, options, diagnostics)?;
    let instance = given.instances.first()?;
    let place = Place::file(&name.as_str().into());
    let pattern = format!("{}{}", form.names.stem, form.names.schema);
    let Some(values) = names(instance, &pattern) else {
        let message = format!("The filing refers to no schema whose name is made as `{pattern}`.");
        diagnostics.push(Diagnostic::new(Code::InvalidForm, place, message).help(
            "name the page of a filing of this form, or the folder of a report with a sheet",
        ));
        return None;
    };
    let value = |name: &str| {
        let found = values.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let kind = super::kind(form, &value("kind"), &place, diagnostics)?;
    let (base, mut taxonomy) = base::read(form, kind, options, diagnostics)?;
    let id = Path::new(&name).file_stem().unwrap_or_default().to_string_lossy();
    let assembled = report::assemble(&id, instance, &mut taxonomy);
    let Some(fiscal) = fiscal(form, &taxonomy, &assembled.report) else {
        let message = "The filing does not say when its fiscal year ends.";
        diagnostics.push(Diagnostic::new(Code::InvalidForm, place, message));
        return None;
    };
    if !assembled.left_out.is_empty() {
        let message = format!("{} facts of the filing can't be read.", assembled.left_out.len());
        diagnostics.push(Diagnostic::new(Code::UnreadableValue, place, message));
    }
    let about = About { kind, fiscal, code: value("code"), number: value("number") };
    let segments = Segments::of(&taxonomy);
    Some(Made { about, base, taxonomy, report: assembled.report, segments })
}

/// The page of a filing, alone or in the folder or the archive in which it is sent, and its name.
fn filed(
    path: &Path,
    form: &Form,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<(String, Given)> {
    let options = options.clone().without_taxonomy(true);
    let pattern = format!("{}{}", form.names.stem, form.names.page);
    let sets = found::find(path, diagnostics).into_iter().filter_map(|found| match found {
        Found::Documents { package, documents } => Some((package, documents)),
        _ => None,
    });
    let is_filed = |documents: &[DocumentAt]| {
        let file = documents.first().map(|of| of.name.rsplit(['/', '\\']).next().unwrap_or(""));
        file.is_some_and(|file| unfill(&pattern, file).is_some())
    };
    let (mut meant, others): (Vec<_>, Vec<_>) =
        sets.partition(|(_, documents)| is_filed(documents));
    if meant.is_empty() {
        meant = others;
    }
    let place = Place::file(&path.to_string_lossy().as_ref().into());
    let [(package, documents)] = &meant[..] else {
        let message = match meant.len() {
            0 => "No page of a filing is there.".to_owned(),
            several => format!("{several} filings are there, and one at a time is written."),
        };
        let told = Diagnostic::new(Code::InvalidForm, place, message);
        diagnostics.push(told.help(
            "name the page of a filing of this form, or the folder of a report with a sheet",
        ));
        return None;
    };
    let sources = given::sources(package.as_deref(), &options, diagnostics);
    let given = Given::read(documents, &sources, &options, diagnostics)?;
    Some((documents.first()?.name.clone(), given))
}

/// The values in the name of the schema of a filing.
fn names(instance: &Instance, pattern: &str) -> Option<Vec<(String, String)>> {
    let schemas = instance.references.iter().filter(|of| of.kind == ReferenceKind::Schema);
    let mut files = schemas.map(|of| of.href.rsplit('/').next().unwrap_or_default());
    let found = files.find_map(|file| unfill(pattern, file))?;
    Some(found.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
}

/// The text of the first fact of the element from which something follows.
fn derived(form: &Form, of: Derived, taxonomy: &Taxonomy, report: &Report) -> Option<String> {
    let (element, _) = form.derived.iter().find(|(_, derived)| **derived == of)?;
    let facts = report.facts.iter();
    let mut facts = facts.filter(|fact| *taxonomy.concept(fact.concept).name.local == **element);
    facts.find_map(|fact| match fact.value {
        Value::Text(text) => Some(report.texts[text.index()].value.to_string()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

/// The fiscal year that a filing is about. It ends when a fact says, or when the filing's own name for it
/// does, and begins with the longest period that ends then.
fn fiscal(form: &Form, taxonomy: &Taxonomy, report: &Report) -> Option<Fiscal> {
    let mut told = told(form, report);
    let (this, before) = (told.remove(&(0, 12)), told.remove(&(-1, 12)));
    let end = derived(form, Derived::YearEnd, taxonomy, report).and_then(|day| day.parse().ok());
    let end: NaiveDate = end.or(this.map(|(_, end)| end))?;
    let spans = || {
        report.periods.iter().filter_map(|period| match period {
            Period::Duration { start, end } => Some((*start, *end)),
            _ => None,
        })
    };
    let to = |last: NaiveDate| {
        spans().filter(move |(_, end)| *end == last).map(|(start, _)| start).min()
    };
    let named = |span: Option<(NaiveDate, NaiveDate)>, last: NaiveDate| {
        span.filter(|(_, end)| *end == last).map(|(start, _)| start)
    };
    let start = named(this, end).or_else(|| to(end));
    let start = start.or_else(|| end.succ_opt()?.checked_sub_months(Months::new(12)))?;
    let usual = start.checked_sub_months(Months::new(12));
    let prior_end = start.pred_opt()?;
    let prior_start = named(before, prior_end).or_else(|| to(prior_end));
    let prior_start = prior_start.filter(|prior| Some(*prior) != usual);
    let quarter = derived(form, Derived::Quarter, taxonomy, report);
    let quarter = quarter.and_then(|quarter| quarter.parse::<u32>().ok());
    let quarter = quarter.or_else(|| {
        // A portion of the year that begins with it.
        let (_, last) = spans().filter(|(first, last)| *first == start && *last < end).max()?;
        let after = last.succ_opt()?;
        let months =
            (after.year() - start.year()) * 12 + after.month() as i32 - start.month() as i32;
        u32::try_from(months / 3).ok().filter(|quarter| (1..=3).contains(quarter))
    });
    Some(Fiscal { start, end, prior_start, quarter, told })
}

/// First and last day of the portions of years that ids of contexts name, where all that name one agree.
fn told(form: &Form, report: &Report) -> BTreeMap<(i32, u32), (NaiveDate, NaiveDate)> {
    let mut told: BTreeMap<(i32, u32), Option<(NaiveDate, NaiveDate)>> = BTreeMap::new();
    for (at, context) in report.contexts.iter().enumerate() {
        let period = report.periods[context.period.index()];
        let Period::Duration { start, end } = period else { continue };
        let id = report.given.of_context(ContextId::from(at));
        let Some(base) = id.and_then(|id| form.base_in(id, period)) else { continue };
        let entry = told.entry((base.relative.years, base.portion.months));
        entry
            .and_modify(|known| *known = known.filter(|known| *known == (start, end)))
            .or_insert(Some((start, end)));
    }
    told.into_iter().filter_map(|(name, span)| Some((name, span?))).collect()
}
