//! Values that are no numbers: the lexical space of their type, values that a concept lists, language,
//! markup.

use super::super::{place, value_place};
use super::members::Members;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, listed};
use crate::model::{Concept, FactId, ItemType, Lang, Primitive, Report, Taxonomy, Text};
use crate::notation::lexical::{is_language, is_xml, naming};
use crate::notation::markup;
use crate::notation::text::{self, Reading};

/// Whether a text is a value of its concept.
pub(super) fn check(
    members: &Members<'_>,
    concept: &Concept,
    report: &Report,
    id: FactId,
    text: &Text,
    diagnostics: &mut Diagnostics,
) -> bool {
    if !has_no_unit(report, id, diagnostics) {
        return false;
    }
    let item_type = &concept.item_type;
    let at = || value_place(report, id);
    let holds = if item_type.primitive.is_enumeration() {
        members.check(concept, &text.value, at, diagnostics)
    } else if !is_value(&text.value, item_type, members.taxonomy(), report) {
        tell_invalid(item_type, &text.value, at(), diagnostics);
        false
    } else {
        is_listed(concept, &text.value, at, diagnostics)
    };
    if !holds || !language(item_type, text.lang.as_ref(), report, id, diagnostics) {
        return false;
    }
    doubts(item_type, &text.value, at, diagnostics);
    true
}

/// Whether a fact that is no number has no unit; one that has is told.
pub(super) fn has_no_unit(report: &Report, id: FactId, diagnostics: &mut Diagnostics) -> bool {
    if report.fact(id).unit.is_none() {
        return true;
    }
    let place = place(report, id, |source| source.unit);
    tell_misplaced("numeric", "a unit", place, diagnostics);
    false
}

fn tell_misplaced(kind: &str, property: &str, place: Place, diagnostics: &mut Diagnostics) {
    let message = format!("Only {kind} facts have {property}.");
    diagnostics.push(
        Diagnostic::new(Code::MisplacedProperty, place, message).help("leave the cell empty"),
    );
}

/// Whether a text is in the lexical space of a type, all its letters such as XML can hold.
fn is_value(value: &str, item_type: &ItemType, taxonomy: &Taxonomy, report: &Report) -> bool {
    let own_prefix = &*taxonomy.publication.prefix;
    if item_type.primitive.has_prefixes() && !report.prefixes.is_empty() {
        let bound = || report.prefixes.iter().map(|(prefix, _)| &**prefix).chain([own_prefix]);
        let is_name = |name: &str, prefix| text::read(name, item_type.primitive, prefix).is_some();
        return value.split(' ').all(|name| bound().any(|prefix| is_name(name, prefix)));
    }
    if !value.chars().all(is_xml) {
        return false;
    }
    item_type.primitive == Primitive::String
        || matches!(
            text::read(value, item_type.primitive, own_prefix),
            Some(Reading { transformation: None, .. })
        )
}

/// Tells a text that is no value of its type.
pub(super) fn tell_invalid(
    item_type: &ItemType,
    value: &str,
    place: Place,
    diagnostics: &mut Diagnostics,
) {
    let message = format!("`{}` is not a value of `{}`.", value.escape_debug(), item_type.local());
    let help = match item_type.primitive {
        Primitive::Name | Primitive::NCName => naming(value),
        _ => help(item_type).to_owned(),
    };
    diagnostics.push(Diagnostic::new(Code::InvalidText, place, message).help(help));
}

/// Whether the value is one of those that the concept lists, where it lists any.
fn is_listed(
    concept: &Concept,
    value: &str,
    place: impl Fn() -> Place,
    diagnostics: &mut Diagnostics,
) -> bool {
    if concept.values.is_empty() || concept.values.iter().any(|known| known == value) {
        return true;
    }
    let name = &concept.name.local;
    let message = format!("`{}` is not one of the values of `{name}`.", value.escape_debug());
    let help =
        diagnostics.did_you_mean(value, concept.values.iter().map(String::as_str)).unwrap_or_else(
            || format!("it takes {}", listed(concept.values.iter().map(String::as_str), "; ")),
        );
    diagnostics.push(Diagnostic::new(Code::UnknownValue, place(), message).help(help));
    false
}

/// Whether a fact has a language only where its type has one, and it is a language.
fn language(
    item_type: &ItemType,
    lang: Option<&Lang>,
    report: &Report,
    id: FactId,
    diagnostics: &mut Diagnostics,
) -> bool {
    let Some(lang) = lang else { return true };
    let place = || place(report, id, |source| source.lang);
    if !item_type.has_language() {
        tell_misplaced("text", "a language", place(), diagnostics);
        return false;
    }
    if !is_language(lang) {
        let message = format!("`{lang}` is not a language.");
        diagnostics.push(
            Diagnostic::new(Code::InvalidCell, place(), message)
                .help("write a tag such as en, ja, or en-GB"),
        );
        return false;
    }
    true
}

/// Tells what no specification that validators follow forbids: markup that is not well formed, and
/// addresses with blanks.
fn doubts(
    item_type: &ItemType,
    value: &str,
    place: impl Fn() -> Place,
    diagnostics: &mut Diagnostics,
) {
    if item_type.primitive == Primitive::AnyUri && value.contains(char::is_whitespace) {
        let message = format!("The URI `{}` has a blank in it.", value.escape_debug());
        diagnostics.push(
            Diagnostic::new(Code::BlankInAddress, place(), message)
                .help("write a blank as %20, or take it out"),
        );
    }
    if !item_type.is_markup() {
        return;
    }
    let why = match markup::read(value) {
        Ok(_) if item_type.local() == "xmlItemType" && !markup::is_one_element(value) => {
            "it is not one element".to_owned()
        }
        Ok(_) => return,
        Err(why) => why.to_string(),
    };
    let message = format!("The markup of `{}` is not well formed: {why}.", item_type.local());
    diagnostics.push(
        Diagnostic::new(Code::IllFormedMarkup, place(), message)
            .help("close every element, and write `&amp;` for `&` and `&lt;` for `<`"),
    );
}

/// What to write as a value of a type.
fn help(item_type: &ItemType) -> &'static str {
    match item_type.primitive {
        Primitive::Date => "write it as 2007-08-13, August 13, 2007 or 2007年8月13日",
        Primitive::DateUnion => "write a date, or a date with a time: 2007-08-13T15:30:00",
        Primitive::DateTime => "write the date with the time: 2007-08-13T15:30:00",
        Primitive::Time => "write hours, minutes and seconds: 15:30:00",
        Primitive::Duration => "write it as P1Y6M (a year and six months), P30D or PT12H",
        Primitive::GYear => "write the year with four digits: 2007",
        Primitive::GYearList => "write years with blanks between them: 2006 2007",
        Primitive::GYearMonth => "write it as 2007-08, August 2007 or 2007年8月",
        Primitive::GMonthDay => "write it as --08-13 or August 13",
        Primitive::GMonth => "write the month as --08",
        Primitive::GDay => "write the day as ---13",
        Primitive::Boolean => "write true or false, yes or no",
        Primitive::AnyUri => "a URI has one `#` at most, and two digits after each `%`",
        Primitive::HexBinary => "write pairs of the digits 0 to 9 and letters a to f",
        Primitive::Base64Binary => "write groups of four letters of Base64, filled up with `=`",
        Primitive::QName | Primitive::SQName | Primitive::SQNames => {
            "write prefix and name, the prefix that of the taxonomy or a standard one: iso4217:JPY"
        }
        Primitive::Language => "write a tag such as en, ja, or en-GB",
        Primitive::Empty | Primitive::Fraction => {
            "facts of this type have no value: choose another for the concept"
        }
        _ => "delete the characters that can't be seen",
    }
}
