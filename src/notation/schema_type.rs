//! Values of the simple types of a discovered set with their facets (XML Schema 1.0 Part 2): what is one in any syntax.

use std::cmp::Ordering;

use super::figure::{self, Printed};
use super::lexical::{self, collapsed, is_ncname, prefix_of_sqname, replaced};
use super::pattern;
use super::simple_type::{SimpleType, duration_order};
use crate::model::Figure;
use crate::model::documents::{NodeId, Tree};
use crate::model::dts::{Derivation, Dts, Facet, FacetKind, Type, TypeId, ns};

/// Where a value stands: prefixes of names mean something only there.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'t> {
    /// The document.
    pub(crate) tree: &'t Tree,
    /// The element.
    pub(crate) node: NodeId,
}

/// Whether a text is a value of a type: in its lexical space, and within its facets. Without a
/// scope a name may have any prefix.
pub(crate) fn is_value(dts: &Dts, id: TypeId, text: &str, scope: Option<Scope<'_>>) -> bool {
    let chain: Vec<TypeId> = dts.type_chain(id).collect();
    let text = normalized(dts, id, text);
    // The type that says what the values are: one of XML Schema, a list or a union.
    for (at, of) in chain.iter().enumerate() {
        let of = dts.type_(*of);
        let fits = match of.derivation {
            Derivation::List => text
                .split_ascii_whitespace()
                .all(|item| of.members.first().is_none_or(|m| is_value(dts, *m, item, scope))),
            Derivation::Union => of.members.iter().any(|m| is_value(dts, *m, &text, scope)),
            _ if of.origin.is_none() => is_builtin(dts, of, &text, scope),
            // A type inside a restriction of simple content narrows it.
            _ if !of.members.is_empty() => {
                of.members.iter().all(|m| is_value(dts, *m, &text, scope))
            }
            _ => continue,
        };
        let above = chain[..=at].iter().map(|id| dts.type_(*id));
        let is_list = of.derivation == Derivation::List
            || of.name.is_some_and(|name| {
                dts.names().parts(name).0 == ns::XS
                    && matches!(dts.names().local(name), "NMTOKENS" | "IDREFS" | "ENTITIES")
            });
        let mut facets = above.map(|of| of.facets.as_slice());
        let primitive = chain[at..].iter().find_map(|id| builtin(dts, dts.type_(*id)));
        return fits
            && facets.all(|facets| within(dts, facets, &text, (primitive, is_list), scope))
            && (!is_registered_name(dts, &chain) || has_bound_prefixes(dts, &text, scope));
    }
    true
}

/// Whether the values of a type are names with prefixes: one, or several.
pub(crate) fn is_name(dts: &Dts, of: TypeId) -> bool {
    let chain: Vec<TypeId> = dts.type_chain(of).collect();
    let mut types = chain.iter().map(|id| dts.type_(*id));
    is_registered_name(dts, &chain) || types.any(|of| builtin(dts, of) == Some("QName"))
}

/// Whether a type takes what its base takes: it has no facets of its own and is no list or union.
pub(crate) fn is_plain(dts: &Dts, of: TypeId) -> bool {
    let mut own = dts.type_chain(of).map(|id| dts.type_(id)).filter(|of| of.origin.is_some());
    own.all(|of| {
        let is_simple = !matches!(of.derivation, Derivation::List | Derivation::Union);
        is_simple && of.facets.is_empty() && of.members.is_empty()
    }) && !is_name(dts, of)
}

/// Whether values are names by the registry of types, whose prefixes stand for something where they stand
/// (`SQNameItemType`, `SQNamesItemType`).
fn is_registered_name(dts: &Dts, chain: &[TypeId]) -> bool {
    let mut names = chain.iter().filter_map(|id| dts.type_(*id).name);
    names.any(|name| {
        let (namespace, local) = dts.names().parts(name);
        namespace.starts_with("http://www.xbrl.org/dtr/type/")
            && matches!(local, "SQNameType" | "SQNameItemType" | "SQNamesType" | "SQNamesItemType")
    })
}

fn has_bound_prefixes(dts: &Dts, text: &str, scope: Option<Scope<'_>>) -> bool {
    text.split_ascii_whitespace()
        .all(|name| prefix_of_sqname(name).is_some_and(|prefix| is_bound(dts, prefix, scope)))
}

/// What a type makes of the blanks in a value (XML Schema 1.0 Part 2 §4.3.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Blanks {
    /// They are part of the value.
    Kept,
    /// Each is a space.
    Replaced,
    /// They part words.
    Collapsed,
}

/// What a type makes of the blanks in its values.
pub(crate) fn blanks(dts: &Dts, id: TypeId) -> Blanks {
    for of in dts.type_chain(id).map(|id| dts.type_(id)) {
        if let Some(facet) = of.facets.iter().find(|f| f.kind == FacetKind::WhiteSpace) {
            return match dts.text(facet.value) {
                "collapse" => Blanks::Collapsed,
                "replace" => Blanks::Replaced,
                _ => Blanks::Kept,
            };
        }
        match (of.derivation, builtin(dts, of)) {
            (Derivation::Union, _) | (_, Some("string" | "anySimpleType" | "anyType")) => break,
            (_, Some("normalizedString")) => return Blanks::Replaced,
            (Derivation::List, _) | (_, Some(_)) => return Blanks::Collapsed,
            _ => {}
        }
    }
    Blanks::Kept
}

/// The text with its blanks as the type wants them.
pub(crate) fn normalized(dts: &Dts, id: TypeId, text: &str) -> String {
    match blanks(dts, id) {
        Blanks::Kept => text.to_owned(),
        Blanks::Replaced => replaced(text),
        Blanks::Collapsed => collapsed(text),
    }
}

/// The local name of a type of XML Schema.
fn builtin<'a>(dts: &'a Dts, of: &Type) -> Option<&'a str> {
    let name = of.name.filter(|_| of.origin.is_none())?;
    Some(dts.names().local(name))
}

fn is_builtin(dts: &Dts, of: &Type, text: &str, scope: Option<Scope<'_>>) -> bool {
    match builtin(dts, of) {
        None | Some("anySimpleType" | "anyType") => true,
        Some("ID" | "IDREF" | "ENTITY") => is_ncname(text),
        Some("IDREFS" | "ENTITIES") => {
            !text.is_empty() && text.split_ascii_whitespace().all(is_ncname)
        }
        Some("Name") => lexical::is_name(text),
        Some("QName" | "NOTATION") => is_qname(dts, text, scope),
        Some("date") if lexical::is_of_any_year(text, false) => true,
        Some("dateTime") if lexical::is_of_any_year(text, true) => true,
        Some(name) => SimpleType::from_name(name).is_none_or(|of| of.read(text, "").is_some()),
    }
}

/// Whether a text is a qualified name whose prefix stands for something.
fn is_qname(dts: &Dts, text: &str, scope: Option<Scope<'_>>) -> bool {
    let (prefix, local) = text.split_once(':').unwrap_or(("", text));
    if !is_ncname(local) || (!prefix.is_empty() && !is_ncname(prefix)) {
        return false;
    }
    prefix.is_empty() || is_bound(dts, prefix, scope)
}

/// Whether a prefix stands for something; without a scope any does.
fn is_bound(dts: &Dts, prefix: &str, scope: Option<Scope<'_>>) -> bool {
    let Some(Scope { tree, node }) = scope else { return true };
    let bound = || dts.names().find(prefix).and_then(|prefix| tree.namespace(node, prefix));
    prefix == "xml" || bound().is_some()
}

/// Whether a value is within facets.
fn within(
    dts: &Dts,
    facets: &[Facet],
    text: &str,
    (primitive, is_list): (Option<&str>, bool),
    scope: Option<Scope<'_>>,
) -> bool {
    // One of several patterns, one of several values.
    let any = |kind, fits: &dyn Fn(&Facet) -> bool| {
        let mut of_kind = facets.iter().filter(|facet| facet.kind == kind).peekable();
        of_kind.peek().is_none() || of_kind.any(fits)
    };
    any(FacetKind::Pattern, &|of| pattern::matches(dts.text(of.value), text))
        && any(FacetKind::Enumeration, &|of| is_listed(dts, *of, text, primitive, scope))
        && facets
            .iter()
            .all(|facet| within_one(facet.kind, dts.text(facet.value), text, primitive, is_list))
}

/// Whether a text is the value that a facet lists. Names are the same by namespace and local part; without a scope nothing
/// is known of the namespace.
fn is_listed(
    dts: &Dts,
    facet: Facet,
    text: &str,
    primitive: Option<&str>,
    scope: Option<Scope<'_>>,
) -> bool {
    let is_name = matches!(primitive, Some("QName" | "NOTATION"));
    match (facet.name.filter(|_| is_name), scope) {
        (Some(name), Some(Scope { tree, node })) => {
            tree.find_qname(node, text, dts.names()) == Some(name)
        }
        (Some(name), None) => text.rsplit(':').next() == Some(dts.names().local(name)),
        (None, _) => is_same(dts.text(facet.value), text, primitive),
    }
}

/// Whether two texts are the same value.
fn is_same(a: &str, b: &str, primitive: Option<&str>) -> bool {
    if a == b {
        return true;
    }
    let of = primitive.and_then(SimpleType::from_name);
    of.is_some_and(|of| of.read(a, "").is_some_and(|a| Some(a) == of.read(b, "")))
}

fn within_one(
    kind: FacetKind,
    limit: &str,
    text: &str,
    primitive: Option<&str>,
    is_list: bool,
) -> bool {
    let length = || match primitive {
        _ if is_list => text.split_ascii_whitespace().count(),
        Some("hexBinary") => text.len() / 2,
        Some("base64Binary") => base64_length(text),
        _ => text.chars().count(),
    };
    let number = || limit.trim_ascii().parse::<usize>().unwrap_or(usize::MAX);
    let least = || limit.trim_ascii().parse::<usize>().unwrap_or(0);
    // Names have no length that could be compared.
    let has_length = !matches!(primitive, Some("QName" | "NOTATION"));
    let is = |fits: fn(Ordering) -> bool| match primitive {
        // One that is neither shorter nor longer than a bound is not within it.
        Some("duration") => duration_order(text, limit).is_some_and(fits),
        _ => compare(text, limit.trim_ascii(), primitive).is_none_or(fits),
    };
    match kind {
        FacetKind::Length => !has_length || length() == number(),
        FacetKind::MinLength => !has_length || length() >= least(),
        FacetKind::MaxLength => !has_length || length() <= number(),
        FacetKind::MaxInclusive => is(Ordering::is_le),
        FacetKind::MaxExclusive => is(Ordering::is_lt),
        FacetKind::MinInclusive => is(Ordering::is_ge),
        FacetKind::MinExclusive => is(Ordering::is_gt),
        FacetKind::TotalDigits => digits(text).0 <= number(),
        FacetKind::FractionDigits => digits(text).1 <= number(),
        FacetKind::Pattern | FacetKind::Enumeration | FacetKind::WhiteSpace => true,
    }
}

/// How many bytes a text in base 64 stands for.
fn base64_length(text: &str) -> usize {
    let letters = text.bytes().filter(|b| !b.is_ascii_whitespace() && *b != b'=').count();
    letters * 3 / 4
}

/// Which of two values is larger; none where that can't be said.
fn compare(a: &str, b: &str, primitive: Option<&str>) -> Option<Ordering> {
    if let (Some(a), Some(b)) = (figure(a), figure(b)) {
        return Some(a.cmp(&b));
    }
    // Dates in one form are in the order of their letters.
    let is_date = matches!(primitive, Some("date" | "dateTime" | "gYear" | "gYearMonth" | "time"));
    (is_date && a.len() == b.len()).then(|| a.cmp(b))
}

/// A number, with an exponent as well.
fn figure(text: &str) -> Option<Figure> {
    Figure::of_decimal(text).or_else(|| match figure::parse_scientific(text.as_bytes()) {
        Ok(Printed::Number(number)) if !number.percent && !text.contains(',') => {
            Some(number.figure)
        }
        _ => None,
    })
}

/// How many digits a decimal has in all and behind the point, needless zeros aside.
fn digits(text: &str) -> (usize, usize) {
    let text = text.trim_start_matches(['+', '-']);
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    ((whole.len() + fraction.len()).max(1), fraction.len())
}
