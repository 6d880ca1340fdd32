//! A report of ours fills a form: the figures by the mapping table, the rest by the sheet.

use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;

use super::place::{concept, context, fact};
use super::{About, Made, base, mapped};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::filing::{Options, open_report};
use crate::model::{
    Context, Decimals, Fact, Figure, Interner, MemberValue, Segments, Text, TextId, Value,
};
use crate::profile::{Derived, Fiscal, Form, Profile, fill};
use crate::source::form::{self, Sheet};
use crate::source::report::add_facts;

pub(super) fn open<'p>(
    folder: &Path,
    profile: &Profile,
    form: &'p Form,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<Made<'p>> {
    let sheet = form::sheet(&folder.join(format!("{}.toml", profile.name)), diagnostics)?;
    let about = about(form, &sheet, diagnostics)?;
    let (base, taxonomy) = base::read(form, about.kind, options, diagnostics)?;
    let mut source = open_report(folder, options);
    source.check();
    for told in source.diagnostics().iter() {
        diagnostics.push(told.clone());
    }
    let (from, own) = (source.taxonomy()?, source.report()?);
    let mut report = base::empty(form, &about.code, own.id.clone());
    report.definition = sheet.name.clone();
    report.calendar = own.calendar;
    let segments = Segments::of(&taxonomy);
    let mut made = Made { about, base, taxonomy, report, segments };
    for name in &sheet.facts {
        let path = folder.join(name);
        let shown: Arc<str> = path.to_string_lossy().as_ref().into();
        match std::fs::read(&path) {
            Ok(bytes) => add_facts(&bytes, &shown, &made.taxonomy, &mut made.report, diagnostics),
            Err(error) => {
                let place = crate::diagnostic::Place::file(&shown);
                let message = format!("The table can't be read: {error}.");
                diagnostics.push(Diagnostic::new(Code::FileNotReadable, place, message));
            }
        }
    }
    if let Some(mapping) = &sheet.mapping
        && let Some(mapping) = form::mapping(&folder.join(mapping), diagnostics)
    {
        mapped::add(form, &mapping, sheet.power, (from, own), &mut made, diagnostics);
    }
    follow(form, &sheet, &mut made);
    bounds(form, &mut made);
    // What is said in the language of the form is said without naming it.
    for text in &mut made.report.texts {
        text.lang.take_if(|lang| **lang == *form.lang);
    }
    Some(made)
}

/// What a filing is, of a sheet.
fn about<'p>(form: &'p Form, sheet: &Sheet, diagnostics: &mut Diagnostics) -> Option<About<'p>> {
    let kind = super::kind(form, &sheet.kind.0, &sheet.kind.1, diagnostics)?;
    let mut code = sheet.code.0.clone();
    let letters = form.names.code_letters;
    if code.len() + 1 == letters {
        code.push('0');
    }
    let is_code =
        code.len() == letters && code.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    if !is_code {
        let message = format!("`{}` is no code of {letters} digits or letters.", sheet.code.0);
        diagnostics.push(
            Diagnostic::new(Code::InvalidForm, sheet.code.1.clone(), message)
                .help("write the securities code, with or without the 0 behind it"),
        );
    }
    let needs_quarter = kind.document.contains("{quarter}");
    if needs_quarter != sheet.quarter.is_some() {
        let (message, help) = match needs_quarter {
            true => (
                "A filing of this kind is about a quarter, which is not told.",
                "add quarter = 1, 2 or 3",
            ),
            false => ("A filing of this kind is about no quarter.", "leave `quarter` out"),
        };
        diagnostics
            .push(Diagnostic::new(Code::InvalidForm, sheet.kind.1.clone(), message).help(help));
    }
    let date = sheet.filed.format("%Y%m%d").to_string();
    let number = sheet.number.clone().unwrap_or_else(|| {
        fill(&form.names.number, |name| match name {
            "date" => Some(&*date),
            "code" => Some(&*code),
            _ => None,
        })
    });
    let fiscal = Fiscal {
        start: sheet.year.0,
        end: sheet.year.1,
        prior_start: sheet.prior_start,
        quarter: sheet.quarter,
        told: next_year(sheet).into_iter().collect(),
    };
    Some(About { kind, fiscal, code, number })
}

/// The year after this one, where it is told when it ends.
fn next_year(sheet: &Sheet) -> Option<((i32, u32), (NaiveDate, NaiveDate))> {
    Some(((1, 12), (sheet.year.1.succ_opt()?, sheet.next_end?)))
}

/// Adds what follows from what the filing is, and what is false where it is not told.
fn follow(form: &Form, sheet: &Sheet, made: &mut Made<'_>) {
    let mut interner = Interner::of(&made.report);
    let values = form.derived.iter().filter_map(|(element, of)| {
        let value = match of {
            Derived::Filed => sheet.filed.to_string(),
            Derived::Code => made.about.code.clone(),
            Derived::YearEnd => sheet.year.1.to_string(),
            Derived::Quarter => sheet.quarter?.to_string(),
        };
        Some((&**element, value))
    });
    let falses = form.false_unless_told.iter().map(|element| (&**element, "false".to_owned()));
    let told: Vec<(&str, String)> = values.chain(falses).collect();
    for (element, value) in told {
        let Some(concept) = concept(form, made, element) else { continue };
        let is_told = made.report.facts.iter().any(|fact| fact.concept == concept);
        if is_told || !in_networks(made, form, element) {
            continue;
        }
        let at = form.at.get(element).unwrap_or(&made.about.kind.document);
        let Some(context) = context(form, made, &mut interner, at, concept, Vec::new()) else {
            continue;
        };
        let is_numeric = made.taxonomy.concept(concept).item_type.is_numeric();
        let (value, unit, decimals) = match Figure::of_decimal(&value).filter(|_| is_numeric) {
            Some(figure) => {
                let unit =
                    made.report.units.iter().position(|unit| unit.measures.is_standard("pure"));
                (Value::Number(figure), unit.map(crate::model::UnitId::from), Decimals::new(0))
            }
            None => {
                made.report.texts.push(Text { value: value.into(), printed: None, lang: None });
                (Value::Text(TextId::from(made.report.texts.len() - 1)), None, None)
            }
        };
        let decimals = decimals.unwrap_or(Decimals::INF);
        made.report.facts.push(fact(concept, context, value, unit, decimals));
    }
}

/// A figure that may be a range has two bounds, nil where they are not told.
fn bounds(form: &Form, made: &mut Made<'_>) {
    let Some(ranges) = &form.ranges else { return };
    let find = |name: &str| concept(form, made, name);
    let (Some(axis), Some(value)) = (find(&ranges.axis), find(&ranges.value)) else { return };
    let members = [find(&ranges.lower), find(&ranges.upper)];
    let mut interner = Interner::of(&made.report);
    let report = &mut made.report;
    let mut at = 0;
    while let Some(of) = report.facts.get(at).copied() {
        at += 1;
        let is_figure = made.taxonomy.concept(of.concept).item_type.is_numeric();
        let dimensions = report.dimensions_of(of.context).clone();
        let place = dimensions
            .iter()
            .position(|(of, member)| *of == axis && *member == MemberValue::Explicit(value));
        let Some(place) = place.filter(|_| is_figure) else { continue };
        for member in members.iter().flatten() {
            let mut dimensions = dimensions.clone();
            dimensions[place].1 = MemberValue::Explicit(*member);
            let dimensions = interner.dimensions(dimensions, report);
            let context = Context { dimensions, ..report.contexts[of.context.index()] };
            let context = interner.context(context, report);
            let is_told = |fact: &Fact| fact.concept == of.concept && fact.context == context;
            if !report.facts.iter().any(is_told) {
                report
                    .facts
                    .insert(at, Fact { context, value: Value::Nil, decimals: Decimals::INF, ..of });
                at += 1;
            }
        }
    }
}

/// Whether the networks of the filing have an element.
fn in_networks(made: &Made<'_>, form: &Form, element: &str) -> bool {
    let Some(element) = made.base.find(&form.namespace, element) else { return false };
    let node = crate::model::dts::Node::Element(element);
    made.base.networks().iter().any(|network| {
        made.base.text(network.base.role).starts_with(&form.roles.base)
            && network.to(node).next().is_some()
    })
}
