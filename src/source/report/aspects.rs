//! What the cells of a row say of the aspects of a fact: concept, period, members, unit,
//! statement, footnotes. Each function reads one kind of cell, or tells why it can't.

use rustc_hash::FxHashSet;

use super::notes::Notes;
use super::row::Row;
use crate::diagnostic::{Code, Diagnostics, listed};
use crate::model::{
    Calendar, ConceptId, Dimensions, FootnoteId, Lang, MemberValue, Period, Report, StatementId,
    Taxonomy, TypedValue, UnitId,
};
use crate::notation::simple_type::SimpleType;
use crate::notation::{self, scale};
use crate::standards::currency;

/// A unit, and the scale that its cell may name with it ("JPY millions").
pub(super) type UnitCell = (UnitId, Option<i8>);

/// A concept by its name with or without the taxonomy's prefix.
pub(super) fn concept(
    text: &str,
    row: Row<'_>,
    at: usize,
    taxonomy: &Taxonomy,
    diagnostics: &mut Diagnostics,
) -> Option<ConceptId> {
    let prefix = taxonomy.publication.prefix.as_str();
    let local = text.strip_prefix(prefix).and_then(|t| t.strip_prefix(':')).unwrap_or(text);
    let meant = taxonomy.concepts.meant(local);
    let [id] = meant[..] else {
        if let [first, second, ..] = meant[..] {
            let [first, second] = [first, second].map(|id| &taxonomy.concept(id).name);
            let message = format!("`{text}` is the label of several concepts.");
            let help = format!("write the name of one: `{first}`, `{second}`");
            row.tell(Code::UnknownConcept, at, message, help, diagnostics);
            return None;
        }
        let known = taxonomy.concepts.values().filter(|concept| !concept.is_abstract);
        let behind = local.split_once(':').map(|(_, name)| name);
        let help = match behind.filter(|name| taxonomy.find(name).is_some()) {
            Some(name) => format!("write `{name}`: before a name stands `{prefix}:` or nothing"),
            None => Some(&*diagnostics)
                .filter(|diagnostics| diagnostics.has_room())
                .and_then(|_| labelled(taxonomy, text))
                .map(|name| format!("it is the label of `{name}`: write the name"))
                .or_else(|| {
                    diagnostics.did_you_mean(local, known.map(|concept| &*concept.name.local))
                })
                .unwrap_or_else(|| "concepts stand in concepts.csv of the taxonomy".to_owned()),
        };
        let message = format!("The taxonomy has no concept `{text}`.");
        row.tell(Code::UnknownConcept, at, message, help, diagnostics);
        return None;
    };
    Some(id)
}

/// The name of the concept of facts that alone has a label, in any language.
fn labelled<'a>(taxonomy: &'a Taxonomy, text: &str) -> Option<&'a str> {
    let mut found = taxonomy.concepts.values().filter(|concept| {
        let mut labels = concept.labels.values();
        !concept.is_abstract && labels.any(|label| label.eq_ignore_ascii_case(text))
    });
    let one = found.next().filter(|_| found.next().is_none())?;
    Some(&one.name.local)
}

/// A period by its code in the fiscal calendar, or by dates.
pub(super) fn period(
    text: &str,
    row: Row<'_>,
    at: usize,
    calendar: Calendar,
    diagnostics: &mut Diagnostics,
) -> Option<Period> {
    let found = notation::period::parse(text, calendar).or_else(|| reversed(text));
    if found.is_none() {
        let bare = !text.contains("..") && !text.contains('/') && looks_like_a_date(text);
        let missing = notation::period::missing_day(text).or_else(|| bare.then_some(text));
        let (message, help) = match missing {
            Some(day) => {
                (format!("There is no day `{day}`."), "write a date as 2007-06-30".to_owned())
            }
            None => (format!("`{text}` is not a period."), help_on_period(text, calendar)),
        };
        row.tell(Code::UnknownPeriod, at, message, help, diagnostics);
    }
    found
}

/// How a period is written that can't be read.
fn help_on_period(text: &str, calendar: Calendar) -> String {
    match notation::period_meant::meant(text, calendar) {
        Some(code) => format!("write `{code}` if that is meant"),
        None => "write a code such as 1Q07, 9M08, 1H07, FY07, 1Q07.end, or dates: 2007-06-30, \
                 2007-04-01..2007-06-30"
            .to_owned(),
    }
}

/// An interval whose days are days, though the last comes before the first: it can be read, and is
/// for the rules to refuse.
fn reversed(text: &str) -> Option<Period> {
    let (start, end) = text.split_once("..").or_else(|| text.split_once('/'))?;
    let date = |text: &str| notation::period::date(text.trim());
    let (start, end) = (date(start)?, date(end)?);
    Some(Period::Duration { start, end })
}

fn looks_like_a_date(text: &str) -> bool {
    text.bytes().filter(|c| *c == b'-').count() == 2
        && text.bytes().all(|c| c == b'-' || c.is_ascii_digit())
}

/// The members that a row gives to axes, by their columns. All cells are looked at, so that one
/// run tells all that is wrong with them.
pub(super) fn members(
    row: Row<'_>,
    axes: &[(usize, ConceptId)],
    taxonomy: &Taxonomy,
    diagnostics: &mut Diagnostics,
) -> Option<Dimensions> {
    let filled = axes.iter().filter(|(at, _)| row.filled(Some(*at)).is_some());
    let mut dimensions = Dimensions::with_capacity(filled.count());
    let mut whole = true;
    for (at, axis) in axes {
        let Some(cell) = row.filled(Some(*at)) else { continue };
        let value = row
            .text(cell, diagnostics)
            .and_then(|text| member(text, *axis, row, *at, taxonomy, diagnostics));
        whole &= value.is_some();
        dimensions.extend(value.map(|value| (*axis, value)));
    }
    whole.then_some(dimensions)
}

/// The value that a cell gives an axis.
fn member(
    text: &str,
    axis: ConceptId,
    row: Row<'_>,
    at: usize,
    taxonomy: &Taxonomy,
    diagnostics: &mut Diagnostics,
) -> Option<MemberValue> {
    let known = taxonomy.axes.get(&axis)?;
    if let Some(typed) = &known.typed {
        let prefix = &taxonomy.publication.prefix;
        return Some(MemberValue::Typed(typed_value(text, &typed.simple_type, prefix)));
    }
    let axis_name = &taxonomy.concept(axis).name.local;
    let has = |id: &ConceptId| known.members.iter().any(|member| member.concept == *id);
    let labelled = || taxonomy.concepts.labelled(text).into_iter().filter(has);
    let of_label = || labelled().next().filter(|_| labelled().count() == 1);
    let Some(id) = taxonomy.find(text).or_else(of_label) else {
        let names = known.members.iter().map(|m| taxonomy.concept(m.concept).name.local.as_ref());
        let help = diagnostics
            .did_you_mean(text, names.clone())
            .unwrap_or_else(|| format!("its members are {}", listed(names, ", ")));
        let message = format!("`{axis_name}` has no member `{text}`.");
        row.tell(Code::UnknownMember, at, message, help, diagnostics);
        return None;
    };
    Some(MemberValue::Explicit(id))
}

/// A value of a typed axis, with what it means where it is one of its simple type.
fn typed_value(text: &str, simple_type: &str, own_prefix: &str) -> TypedValue {
    let known = SimpleType::from_name(simple_type);
    known
        .and_then(|known| known.read(text, own_prefix))
        .unwrap_or_else(|| TypedValue::new(text, text))
}

/// A unit, perhaps with a scale.
pub(super) fn unit(
    text: &str,
    row: Row<'_>,
    at: usize,
    report: &Report,
    diagnostics: &mut Diagnostics,
) -> Option<UnitCell> {
    let found = unit_and_scale(text, report);
    if found.is_none() {
        let names = || report.units.iter().map(|unit| unit.name.as_str());
        let scaled = text.rsplit_once(' ').filter(|(name, _)| names().any(|known| known == *name));
        let help = match scaled {
            Some((_, word)) => {
                format!("`{word}` is no scale: write `thousands`, `millions`, `百万`")
            }
            None => of_currency(text)
                .or_else(|| diagnostics.did_you_mean(text, names()))
                .unwrap_or_else(|| "units stand in units.csv of the taxonomy".to_owned()),
        };
        let message = format!("The taxonomy has no unit `{text}`.");
        row.tell(Code::UnknownUnit, at, message, help, diagnostics);
    }
    found
}

/// The row that a taxonomy lacks where a cell names a currency, or an amount of it a share.
fn of_currency(text: &str) -> Option<String> {
    let (code, per) = match text.split_once('/') {
        Some((code, per)) => (code, Some(per)),
        None => (text, None),
    };
    currency::by_code(code)?;
    let row = match per {
        None => format!("{text},iso4217:{code}"),
        Some("share" | "shares") => format!("{text},iso4217:{code},xbrli:shares"),
        Some(_) => return None,
    };
    Some(format!("add the row `{row}` to units.csv of the taxonomy, or to the sheet `units`"))
}

/// A unit by its name, or by its name with a scale: `JPY millions`, `millions of JPY`.
fn unit_and_scale(text: &str, report: &Report) -> Option<UnitCell> {
    let find = |name: &str| report.find_unit(name);
    if let Some(unit) = find(text) {
        return Some((unit, None));
    }
    if let Some((word, name)) = text.split_once(" of ") {
        return Some((find(name)?, Some(scale::parse(word)?)));
    }
    let (name, word) = text.rsplit_once(' ')?;
    let name = name.strip_suffix(" in").unwrap_or(name);
    Some((find(name)?, Some(scale::parse(word)?)))
}

/// The statement whose table shows the fact.
pub(super) fn statement(
    text: &str,
    row: Row<'_>,
    at: usize,
    taxonomy: &Taxonomy,
    diagnostics: &mut Diagnostics,
) -> Option<StatementId> {
    let found = taxonomy.find_statement(text);
    if found.is_none() {
        let known = taxonomy.statements.iter().map(|statement| statement.id.as_str());
        let help = diagnostics
            .did_you_mean(text, known)
            .unwrap_or_else(|| "statements stand in taxonomy.toml".to_owned());
        let message = format!("The taxonomy has no statement `{text}`.");
        row.tell(Code::UnknownStatement, at, message, help, diagnostics);
    }
    found
}

/// The footnotes that a cell names, parted by `;`, or the one whose text it holds.
pub(super) fn footnotes(
    text: &str,
    lang: Option<&Lang>,
    (row, at): (Row<'_>, usize),
    notes: &mut Notes,
    report: &mut Report,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<FootnoteId>> {
    let ids: Vec<&str> = text.split(';').map(str::trim).filter(|id| !id.is_empty()).collect();
    if notes.is_literal(&ids, report) {
        return Some(vec![notes.add(text, lang?, report)]);
    }
    let (mut set, mut known) = (Vec::new(), FxHashSet::default());
    for id in ids {
        let Some(found) = notes.find(id) else {
            let help = diagnostics
                .did_you_mean(id, report.footnotes.iter().map(|note| note.id.as_str()))
                .unwrap_or_else(|| format!("add [footnotes.{id}] to report.toml"));
            let message = format!("The report declares no footnote `{id}`.");
            row.tell(Code::UnknownFootnote, at, message, help, diagnostics);
            return None;
        };
        if known.insert(found) {
            set.push(found);
        }
    }
    Some(set)
}
