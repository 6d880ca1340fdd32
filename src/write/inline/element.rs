//! A fact as an element of the page: `ix:nonFraction`, `ix:nonNumeric` (Inline XBRL 1.1 §10, §11).

use std::io::{self, Write};

use super::super::{may_be_markup, unwritable, xbrl};
use super::release::Part;
use super::{Page, member, words};
use crate::model::{Fact, FactId, Figure, FractionId, Primitive, Text, Value};
use crate::notation::markup::bytes::Bytes;
use crate::notation::markup::{self, Markup};
use crate::notation::{self, figure};

/// Whether two facts are numbers that are printed the same way.
pub(super) fn is_alike(a: &Fact, b: &Fact) -> bool {
    let printed = |fact: &Fact| (fact.value, fact.unit, fact.scale, fact.decimals, fact.statement);
    matches!(a.value, Value::Number(_)) && printed(a) == printed(b)
}

/// Writes a fact with what a reader sees around it: parentheses, percent sign, unit, dash,
/// footnote marks. `turned` says that the sign is shown the other
/// way; `unit` is the unit in words, escaped, where the heading does not say it.
pub(super) fn write(
    page: &Page<'_>,
    id: FactId,
    turned: bool,
    unit: Option<&str>,
    out: &mut Bytes<impl Write>,
) -> io::Result<()> {
    write_alike(page, &[id.into()], turned, unit, out)
}

/// A fact in one of the places of the page that show it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Occurrence {
    pub(super) fact: FactId,
    /// How many places before this one show it; the first has the id of the fact.
    pub(super) again: u32,
}

impl From<FactId> for Occurrence {
    fn from(fact: FactId) -> Self {
        Self { fact, again: 0 }
    }
}

/// Writes facts that are printed alike, once: elements of numbers may nest (Inline XBRL 1.1 §10.1.1).
pub(super) fn write_alike(
    page: &Page<'_>,
    ids: &[Occurrence],
    turned: bool,
    unit: Option<&str>,
    out: &mut Bytes<impl Write>,
) -> io::Result<()> {
    let Some(mention) = ids.first().copied() else { return Ok(()) };
    let id = mention.fact;
    let fact = page.output.report.fact(id);
    match fact.value {
        Value::Number(value) => number(page, ids, fact, value, turned, out)?,
        Value::Text(text) => {
            let text = page.output.text(id, text);
            let item_type = &page.output.taxonomy.concept(fact.concept).item_type;
            if item_type.primitive.is_enumeration() {
                member::write(page, id, fact, text, out);
            } else {
                non_numeric(page, id, fact, text, out);
            }
        }
        Value::Fraction(of) => fraction(page, mention, fact, of, out),
        Value::Nil => {
            nil(page, mention, fact, out);
            out.push(page.words.nil.as_str());
        }
    }
    if let Some(unit) = unit.filter(|_| fact.value != Value::Nil) {
        out.push(" <span class=\"unit\">");
        out.push(unit);
        out.push("</span>");
    }
    let sets = ids.iter().map(|id| page.output.report.fact(id.fact).footnotes);
    page.notes.marks(page, sets, out);
    Ok(())
}

/// Writes the attributes that all elements of facts have.
fn open(page: &Page<'_>, element: &str, id: Occurrence, fact: &Fact, out: &mut Bytes<impl Write>) {
    let buffer = &mut out.buffer;
    buffer.extend_from_slice(b"<ix:");
    buffer.extend_from_slice(element.as_bytes());
    buffer.extend_from_slice(b" id=\"");
    page.output.push_id(buffer, id.fact, fact);
    if id.again > 0 {
        buffer.extend_from_slice(format!("-again{}", id.again).as_bytes());
    }
    buffer.extend_from_slice(b"\" name=\"");
    buffer.extend_from_slice(page.names[fact.concept.index()].as_bytes());
    buffer.extend_from_slice(b"\" contextRef=\"");
    buffer.extend_from_slice(page.output.contexts[fact.context.index()].as_bytes());
    buffer.push(b'"');
    if let Some(unit) = fact.unit {
        buffer.extend_from_slice(b" unitRef=\"");
        buffer.extend_from_slice(page.output.units[unit.index()].as_bytes());
        buffer.push(b'"');
    }
    page.tuples.reference(id.fact, buffer);
}

/// Writes a fraction: its terms as they are, a bar between them (§7).
fn fraction(
    page: &Page<'_>,
    id: Occurrence,
    fact: &Fact,
    of: FractionId,
    out: &mut Bytes<impl Write>,
) {
    let terms = page.output.report.fractions[of.index()];
    let term = |name: &str, value: Figure, out: &mut Bytes<_>| {
        let (sign, digits) = match value.is_negative() {
            true => ("-", value.to_string().trim_start_matches('-').to_owned()),
            false => ("", value.to_string()),
        };
        if !sign.is_empty() {
            out.push(page.words.negative.before.as_str());
        }
        out.push(format!("<ix:{name}"));
        out.push(if sign.is_empty() { "" } else { " sign=\"-\"" });
        out.push(format!(">{digits}</ix:{name}>"));
        if !sign.is_empty() {
            out.push(page.words.negative.behind.as_str());
        }
    };
    open(page, "fraction", id, fact, out);
    out.push(">");
    term("numerator", terms.numerator, out);
    out.push("/");
    term("denominator", terms.denominator, out);
    out.push("</ix:fraction>");
}

/// Writes a number; the parentheses of its shown sign stand outside the element.
fn number(
    page: &Page<'_>,
    ids: &[Occurrence],
    fact: &Fact,
    value: Figure,
    turned: bool,
    out: &mut Bytes<impl Write>,
) -> io::Result<()> {
    let parentheses = !value.is_zero() && value.is_negative() != turned;
    let sign = &page.words.negative;
    if parentheses {
        out.push(sign.before.as_str());
    }
    let printing = page.output.report.printing;
    let dash = value.is_zero() && printing.dash_is_zero;
    // A report that prints points and commas is read so in its own language; others have it the other way.
    let digits = page.words.digits;
    let is_comma = printing.decimal == ',' || digits.decimal == ',';
    let format = match (dash, is_comma) {
        (true, _) => "fixed-zero",
        (false, true) => "num-comma-decimal",
        (false, false) => "num-dot-decimal",
    };
    for id in ids {
        open_number(page, *id, page.output.report.fact(id.fact), (value, format), out);
    }
    if dash {
        out.push("—");
    } else {
        let from = out.buffer.len();
        figure::push_printed(&mut out.buffer, value, fact.scale, fact.decimals)
            .map_err(unwritable)?;
        if is_comma {
            respell(&mut out.buffer, from, digits.group);
        }
    }
    for _ in ids {
        out.push("</ix:nonFraction>");
    }
    if !dash && fact.scale == -2 && !is_money(page, fact) {
        out.push("%");
    }
    match parentheses {
        true if sign.hangs => {
            for part in ["<span class=\"close\">", &sign.behind, "</span>"] {
                out.push(part);
            }
        }
        true => out.push(sign.behind.as_str()),
        false => {}
    }
    Ok(())
}

/// Turns printed digits with a point and commas into those with a comma, and another sign between thousands.
fn respell(buffer: &mut Vec<u8>, from: usize, group: char) {
    let usual = buffer.split_off(from);
    for byte in usual {
        match byte {
            b',' => buffer.extend_from_slice(group.encode_utf8(&mut [0; 4]).as_bytes()),
            b'.' => buffer.push(b','),
            other => buffer.push(other),
        }
    }
}

/// Whether hundredths are those of money, such as cents, and no percentage.
fn is_money(page: &Page<'_>, fact: &Fact) -> bool {
    let unit = fact.unit.and_then(|unit| page.output.report.units.get(unit.index()));
    unit.is_some_and(|unit| unit.measures.counts_money())
}

/// Opens the element of a number; its content is the printed digits in the format of a
/// transformation, and `sign` says what the value is, whatever sign stands around them (§10.1.1).
pub(super) fn open_number(
    page: &Page<'_>,
    id: Occurrence,
    fact: &Fact,
    (value, format): (Figure, &str),
    out: &mut Bytes<impl Write>,
) {
    open(page, "nonFraction", id, fact, out);
    out.push(" decimals=\"");
    xbrl::push_decimals(&mut out.buffer, fact.decimals);
    out.push("\"");
    if fact.scale != 0 {
        out.push(" scale=\"");
        xbrl::push_decimals(&mut out.buffer, places(fact.scale));
        out.push("\"");
    }
    if value.is_negative() {
        out.push(" sign=\"-\"");
    }
    out.push(" format=\"ixt:");
    out.push(format);
    out.push("\">");
}

/// A scale in the type of another whole number that is written the same way.
fn places(scale: i8) -> crate::model::Decimals {
    crate::model::Decimals::new(i32::from(scale)).unwrap_or(crate::model::Decimals::INF)
}

/// Writes the element of a fact that is nil: it has no content (§10.1.2), the dash stands behind
/// it.
pub(super) fn nil(page: &Page<'_>, id: Occurrence, fact: &Fact, out: &mut Bytes<impl Write>) {
    let item_type = &page.output.taxonomy.concept(fact.concept).item_type;
    let element = match item_type.primitive {
        Primitive::Fraction => "fraction",
        _ if item_type.is_numeric() => "nonFraction",
        _ => "nonNumeric",
    };
    open(page, element, id, fact, out);
    if would_inherit(item_type.primitive) {
        // As in the instance, where what is nil has no language.
        out.push(" xml:lang=\"\"");
    }
    out.push(" xsi:nil=\"true\"/>");
}

/// Whether a value is XHTML in the form in which it is read back from a page.
fn is_shown_as_markup(value: &str) -> bool {
    markup::read(value).is_ok_and(|found| matches!(found, Markup::Xhtml(text) if text == value))
}

/// Whether values of a type are texts to XML Schema, and facts without a language would get that of
/// the page (XML 1.0 §2.12).
fn would_inherit(primitive: Primitive) -> bool {
    matches!(
        primitive,
        Primitive::String
            | Primitive::NormalizedString
            | Primitive::Token
            | Primitive::Language
            | Primitive::Name
            | Primitive::NCName
            | Primitive::SQName
            | Primitive::SQNames
            | Primitive::GYearList
    )
}

/// Writes the element of a text, with the text as it is printed.
pub(super) fn non_numeric(
    page: &Page<'_>,
    id: FactId,
    fact: &Fact,
    text: &Text,
    out: &mut Bytes<impl Write>,
) {
    open(page, "nonNumeric", id.into(), fact, out);
    language(page, fact, text, out);
    let concept = page.output.taxonomy.concept(fact.concept);
    let item_type = &concept.item_type;
    if item_type.primitive == Primitive::QName && !text.value.contains(':') {
        // A name without a namespace: that of XHTML is not its own.
        out.push(" xmlns=\"\"");
    }
    let is_free = !page.output.as_source.contains(&id);
    if may_be_markup(concept, &text.value) && is_free && is_shown_as_markup(&text.value) {
        // The content is the value, and not its letters (§11.1.1).
        out.push(" escape=\"true\">");
        out.push(&*text.value);
        out.push("</ix:nonNumeric>");
        return;
    }
    match transformed(page, text, item_type.primitive) {
        Some((printed, transformation)) => {
            out.push(format!(" format=\"ixt:{transformation}\">"));
            out.push_escaped(&printed);
        }
        None => {
            out.push(">");
            out.push_escaped(&text.value);
        }
    }
    out.push("</ix:nonNumeric>");
}

/// Writes a part of a text: the first is the fact, the others continue it (Inline XBRL 1.1 §4.1.1).
pub(super) fn part(
    page: &Page<'_>,
    id: FactId,
    fact: &Fact,
    text: &Text,
    part: Part,
    out: &mut Bytes<impl Write>,
) {
    if part.nth == 0 {
        open(page, "nonNumeric", id.into(), fact, out);
        language(page, fact, text, out);
    } else {
        out.push("<ix:continuation id=\"");
        part_id(page, id, fact, part.nth, &mut out.buffer);
        out.push("\"");
    }
    if !part.is_last {
        out.push(" continuedAt=\"");
        part_id(page, id, fact, part.nth + 1, &mut out.buffer);
        out.push("\"");
    }
    out.push(">");
    out.push_escaped(text.value.get(part.from..part.to).unwrap_or_default());
    out.push(if part.nth == 0 { "</ix:nonNumeric>" } else { "</ix:continuation>" });
}

fn part_id(page: &Page<'_>, id: FactId, fact: &Fact, nth: usize, out: &mut Vec<u8>) {
    page.output.push_id(out, id, fact);
    out.extend_from_slice(format!("-part{nth}").as_bytes());
}

/// Writes the language of a text; where it has none, that of the page is not its own.
fn language(page: &Page<'_>, fact: &Fact, text: &Text, out: &mut Bytes<impl Write>) {
    if let Some(lang) = &text.lang {
        out.push(" xml:lang=\"");
        out.push_escaped(lang);
        out.push("\"");
    } else if would_inherit(page.output.taxonomy.concept(fact.concept).item_type.primitive) {
        out.push(" xml:lang=\"\"");
    }
}

/// A value as it was printed, where that is in the language of the page, else in the words of the page, if
/// these are read as the same value, with the transformation that reads them; none where it stands as XML
/// Schema writes it.
fn transformed(
    page: &Page<'_>,
    text: &Text,
    primitive: Primitive,
) -> Option<(String, &'static str)> {
    let words = || words::of_value(&text.value, primitive, page.lang());
    let read = |printed: String| {
        let reading = notation::text::read(&printed, primitive, "")?;
        let transformation = reading.transformation.filter(|_| *reading.value == *text.value)?;
        Some((printed, transformation))
    };
    let own = text.printed.as_deref().and_then(|printed| read(printed.to_owned()));
    match own.filter(|(printed, by)| words::are_of(printed, by, page.lang())) {
        Some(own) => Some(own),
        None => words().and_then(read).or_else(|| read(text.printed.as_deref()?.to_owned())),
    }
}

/// A value as the page prints it.
pub(super) fn printed(page: &Page<'_>, text: &Text, primitive: Primitive) -> String {
    transformed(page, text, primitive)
        .map_or_else(|| text.value.to_string(), |(printed, _)| printed)
}
