//! Rules over taxonomy and report, one file a rule or a tight family.
//!
//! A check looks and tells; it never changes a value.

mod accepted;
pub(crate) mod across;
mod arbiter;
mod balance_sheet;
mod bounds;
mod by_aspects;
mod calculation;
mod classic;
mod copied;
mod crossing;
mod culprit;
mod defaults;
mod derived;
mod dimensions;
mod displaced;
mod document_place;
mod dot_groups;
mod dts;
mod duplicates;
mod eliminations;
mod entity;
mod extended;
mod facts;
mod footnotes;
mod gathered;
mod hidden_share;
mod identifier;
mod implied;
mod inexact_sum;
mod inline;
mod interchanged;
mod interim;
mod interval;
mod known;
mod label_balance;
mod label_sense;
mod label_words;
mod lacking;
mod levels;
mod lone_currency;
mod lone_member;
mod magnitude;
mod member_sums;
mod members;
mod merged;
mod misplaced;
mod moved_point;
mod movements;
mod named_members;
mod named_pairs;
mod near_period;
mod needs;
mod odd_column;
mod odd_period;
mod other_currency;
mod package;
pub mod pages;
mod per_share;
mod percent;
mod presented;
mod printed_scale;
mod product;
mod properties;
mod proportion;
mod range_order;
mod relation;
mod remote_period;
mod required;
mod revised;
mod roll_forward;
mod rough;
mod scale;
mod scale_column;
mod scale_lone;
mod scale_row;
mod scale_shares;
mod scale_statement;
mod schema;
mod share_count;
mod siblings;
mod sign;
mod slip;
mod stated_sums;
mod statement_rows;
mod steady;
mod streamed;
mod structure;
mod sum;
mod sum_finding;
mod sum_tree;
mod syntax;
mod taxonomy;
mod time_sense;
mod translation;
mod units;
mod unscaled;
mod unused_unit;
mod witness;
mod words;

pub use dts::check as set;
pub use duplicates::Duplicates;
pub(crate) use extended::extended;
pub use interval::Interval;
pub(crate) use schema::check as by_schema;
pub use streamed::{Merged, Repeated, Twins};
pub(crate) use sum_tree::sum_trees;
pub use sum_tree::{SumTree, Term};
pub use syntax::{SumRules, instance as given};

use rustc_hash::FxHashSet;

use self::implied::Implied;
use self::members::Members;
use crate::Error;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Origins, Place, Severity};
use crate::model::{FactId, FactIndex, Report, TableColumns, Taxonomy};

/// What a check of a report found out beside its diagnostics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// How many facts there are.
    pub facts: usize,
    /// Quantities that are reported more than once, by kind.
    pub duplicates: Duplicates,
    /// How many sums were checked.
    pub calculations: usize,
}

/// Checks what a taxonomy must be before anything is held against it; `origins` says where its
/// things were read from.
pub(crate) fn structure(taxonomy: &Taxonomy, origins: &Origins, diagnostics: &mut Diagnostics) {
    structure::check(taxonomy, origins, diagnostics);
}

/// Checks a taxonomy by itself.
///
/// # Errors
/// When one of its ids leads nowhere: see [`Taxonomy::verify`].
pub fn taxonomy(taxonomy: &Taxonomy, diagnostics: &mut Diagnostics) -> Result<(), Error> {
    taxonomy.verify()?;
    sound_taxonomy(taxonomy, diagnostics);
    Ok(())
}

/// As [`taxonomy`], where all ids lead somewhere.
pub(crate) fn sound_taxonomy(taxonomy: &Taxonomy, diagnostics: &mut Diagnostics) {
    package::taxonomy(taxonomy, diagnostics);
    taxonomy::check(taxonomy, diagnostics);
    dimensions::taxonomy::check(taxonomy, diagnostics);
    label_balance::check(taxonomy, diagnostics);
    label_words::check(taxonomy, diagnostics);
    stated_sums::check(taxonomy, diagnostics);
    unused_unit::check(taxonomy, diagnostics);
}

/// Checks what only the whole of a taxonomy shows of which the editions are checked: an edition has
/// what its statements need and nothing else, so what none of them needs is in none.
pub(crate) fn beyond_editions(whole: &Taxonomy, diagnostics: &mut Diagnostics) {
    taxonomy::unused_concepts(whole, diagnostics);
}

/// Checks a report against its taxonomy. `complete` says whether every row became a fact: sums
/// that lack a part because its row could not be read are not told again, and none are where it is
/// not known what such rows are about.
///
/// # Errors
/// When an id of the models leads nowhere: see [`Taxonomy::verify`] and [`Report::verify`].
pub fn report(
    taxonomy: &Taxonomy,
    report: &Report,
    complete: bool,
    diagnostics: &mut Diagnostics,
) -> Result<Summary, Error> {
    report_telling(taxonomy, report, complete, &mut |_| {}, diagnostics)
}

/// As [`fn@report`]. Of the rules by which figures are in doubt, which no specification asks for, `done` is told each
/// that has run, by the name of its file: `""` before the first one. So a caller sees how far a long check has come, and
/// what each rule costs.
///
/// # Errors
/// As [`fn@report`].
pub fn report_telling(
    taxonomy: &Taxonomy,
    report: &Report,
    complete: bool,
    done: Done<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<Summary, Error> {
    let index = FactIndex::new(taxonomy, report)?;
    Ok(checked(taxonomy, report, (&index, complete), done, diagnostics))
}

/// What is told the name of a rule that has run.
type Done<'a> = &'a mut dyn FnMut(&'static str);

/// As [`fn@report`], where all ids lead somewhere, and with the index of the report.
pub(crate) fn sound_report(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    complete: bool,
    diagnostics: &mut Diagnostics,
) -> Summary {
    checked(taxonomy, report, (index, complete), &mut |_| {}, diagnostics)
}

fn checked(
    taxonomy: &Taxonomy,
    report: &Report,
    (index, complete): (&FactIndex, bool),
    done: Done<'_>,
    diagnostics: &mut Diagnostics,
) -> Summary {
    if report.facts.is_empty() && complete {
        let message = format!("The report `{}` has no facts.", report.id);
        let place = report.sources.first().map_or_else(Place::default, |s| Place::file(&s.name));
        diagnostics.push(
            Diagnostic::new(Code::EmptyReport, place, message)
                .help("add rows to the tables of facts that report.toml names"),
        );
    }
    let refused = facts::check(taxonomy, report, diagnostics);
    let summary = match refused.without(report) {
        None => over_facts(taxonomy, report, (index, complete), done, diagnostics),
        Some(sound) => {
            let index = FactIndex::of_sound(taxonomy, &sound);
            over_facts(taxonomy, &sound, (&index, false), done, diagnostics)
        }
    };
    printed_scale::tell(report, diagnostics);
    summary
}

/// Checks what facts of a report of others say of each other, and their units. What can be judged by the documents is
/// judged by [`given`]; how facts are shown, and which there are, is a matter of those who write. Figures that contradict
/// each other are doubtful whoever wrote them; they are looked for where every fact could be read (`complete`).
pub(crate) fn others(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    complete: bool,
    diagnostics: &mut Diagnostics,
) -> Duplicates {
    properties::units(taxonomy, report, diagnostics);
    // Who wrote the report is not asked: no specification of documents knows the digits of a register.
    let mut identifiers = Diagnostics::new();
    identifier::check(report, false, &mut identifiers);
    for found in identifiers.iter() {
        diagnostics.push(Diagnostic { severity: Severity::Warning, ..found.clone() });
    }
    let duplicates = duplicates::check(taxonomy, report, index, diagnostics);
    if complete && !report.facts.is_empty() {
        let members = Members::new(taxonomy, report);
        let of = (taxonomy, report, index);
        figures_in_doubt(of, (&members, true), &mut |_| {}, diagnostics);
    }
    printed_scale::tell(report, diagnostics);
    duplicates
}

/// Checks a report in which every fact is one by itself.
fn over_facts(
    taxonomy: &Taxonomy,
    report: &Report,
    (index, complete): (&FactIndex, bool),
    done: Done<'_>,
    diagnostics: &mut Diagnostics,
) -> Summary {
    package::report(report, diagnostics);
    entity::check(taxonomy, report, diagnostics);
    inline::check(taxonomy, report, diagnostics);
    properties::check(taxonomy, report, diagnostics);
    dimensions::check(taxonomy, report, diagnostics);
    let duplicates = duplicates::check(taxonomy, report, index, diagnostics);
    let calculations = if complete || report.lost.all_known {
        calculation::check(taxonomy, report, index, diagnostics)
    } else {
        0
    };
    if complete && !report.facts.is_empty() {
        required::check(taxonomy, report, index, diagnostics);
        let clean = !diagnostics.has_errors();
        match &report.accepted_doubts {
            None => {
                good_practice((taxonomy, report, index), clean, done, diagnostics);
                crossing::tell([diagnostics, &mut Diagnostics::new()]);
            }
            Some(list) => {
                let mut found = Diagnostics::new();
                good_practice((taxonomy, report, index), clean, done, &mut found);
                // What is accepted is named by the place at which it is told.
                crossing::tell([diagnostics, &mut found]);
                accepted::answer(taxonomy, report, list, &found, diagnostics);
            }
        }
    }
    Summary { facts: report.facts.len(), duplicates, calculations }
}

/// What no specification forbids and a careful reader would ask about. It is looked for only when
/// every row was read: what is missing is told already. `clean` says that the report has no errors.
fn good_practice(
    (taxonomy, report, index): (&Taxonomy, &Report, &FactIndex),
    clean: bool,
    done: Done<'_>,
    diagnostics: &mut Diagnostics,
) {
    // A report with errors is not finished: what it lacks may come yet.
    if clean {
        presented::check(taxonomy, report, index, diagnostics);
        footnotes::check(report, diagnostics);
    }
    let members = Members::new(taxonomy, report);
    figures_in_doubt((taxonomy, report, index), (&members, clean), done, diagnostics);
    defaults::check(taxonomy, report, index, &members, diagnostics);
}

/// Figures that contradict others of the report, or what their concepts say; `clean` says that the report
/// has no errors.
fn figures_in_doubt(
    (taxonomy, report, index): (&Taxonomy, &Report, &FactIndex),
    (members, clean): (&Members, bool),
    done: Done<'_>,
    diagnostics: &mut Diagnostics,
) {
    done("");
    remote_period::check(report, diagnostics);
    done("remote_period");
    balance_sheet::check(taxonomy, report, index, diagnostics);
    done("balance_sheet");
    inexact_sum::check(taxonomy, report, index, diagnostics);
    done("inexact_sum");
    roll_forward::check(taxonomy, report, index, diagnostics);
    done("roll_forward");
    let moving = movements::check(taxonomy, report, index, diagnostics);
    done("movements");
    interchanged::check(taxonomy, report, index, diagnostics);
    done("interchanged");
    displaced::check(taxonomy, report, index, clean, diagnostics);
    done("displaced");
    near_period::check(taxonomy, report, index, diagnostics);
    done("near_period");
    time_sense::check(taxonomy, report, diagnostics);
    done("time_sense");
    range_order::check(taxonomy, report, index, diagnostics);
    done("range_order");
    unscaled::check(taxonomy, report, diagnostics);
    done("unscaled");
    dot_groups::check(taxonomy, report, diagnostics);
    done("dot_groups");
    scale_statement::check(taxonomy, report, index, diagnostics);
    done("scale_statement");
    scale_lone::check(taxonomy, report, diagnostics);
    done("scale_lone");
    scale_shares::check(taxonomy, report, index, diagnostics);
    done("scale_shares");
    let in_rows = scale_row::check(taxonomy, report, index, diagnostics);
    done("scale_row");
    let mut told = scale::check(taxonomy, report, index, &in_rows, diagnostics);
    told.extend(in_rows);
    done("scale");
    siblings::check(taxonomy, report, &told, diagnostics);
    done("siblings");
    named_members::check(taxonomy, report, index, diagnostics);
    done("named_members");
    revised::check(taxonomy, report, index, diagnostics);
    done("revised");
    percent::check(taxonomy, report, index, diagnostics);
    done("percent");
    between_figures((taxonomy, report, index), (members, moving), done, diagnostics);
}

/// Figures that contradict those with which they hang together: in other currencies and periods, of members, and what
/// follows from several.
fn between_figures(
    (taxonomy, report, index): (&Taxonomy, &Report, &FactIndex),
    (members, moving): (&Members, FxHashSet<FactId>),
    done: Done<'_>,
    diagnostics: &mut Diagnostics,
) {
    translation::check(taxonomy, report, index, diagnostics);
    done("translation");
    interim::check(taxonomy, report, index, diagnostics);
    done("interim");
    per_share::check(taxonomy, report, index, diagnostics);
    done("per_share");
    share_count::check(taxonomy, report, index, diagnostics);
    done("share_count");
    let mut adding = member_sums::check(taxonomy, report, index, members, diagnostics);
    adding.extend(moving);
    done("member_sums");
    let implied = Implied::new(taxonomy, report, index);
    done("implied");
    let confirms = |fact| match adding.contains(&fact) {
        true => Some(true),
        false => implied.confirms_sign(report, fact),
    };
    sign::check(taxonomy, report, index, (&adding, &confirms), diagnostics);
    done("sign");
    derived::check(taxonomy, report, index, diagnostics);
    done("derived");
    let confirmed = |fact| implied.confirms(report, fact);
    percent::far(taxonomy, report, confirmed, diagnostics);
    done("percent");
    implied::check(taxonomy, report, index, &implied, diagnostics);
    done("implied");
    moved_point::check(taxonomy, report, index, confirmed, diagnostics);
    done("moved_point");
}

/// Tells a text that no XML document can hold (XML 1.0 §2.2).
fn not_xml(place: Place) -> Diagnostic {
    Diagnostic::new(Code::InvalidText, place, "There is a character here that XML can't hold.")
        .help("delete it: it can't be seen anyway")
}

/// The place of one field of a fact.
fn place(report: &Report, fact: FactId, field: impl Fn(&TableColumns) -> Option<usize>) -> Place {
    let of = report.fact(fact);
    let Some(source) = report.sources.get(usize::from(of.source.0)) else {
        return Place::thing(&name_of(report, fact));
    };
    match &source.columns {
        Some(columns) => {
            Place::field(&source.name, of.line, field(columns).unwrap_or(columns.value))
        }
        None => Place::line(&source.name, of.line),
    }
}

/// What a fact is called that stands in no table.
fn name_of(report: &Report, fact: FactId) -> String {
    format!("fact {} ({})", fact.index() + 1, report.period(report.fact(fact).context))
}

/// The place of the value of a fact.
fn value_place(report: &Report, fact: FactId) -> Place {
    place(report, fact, |source| Some(source.value))
}
