//! Values that declarations give (`default`, `fixed`), and attributes that a type declares twice (XML Schema 1.0 Part 1
//! §3.2.6 a-props-correct, §3.3.6 e-props-correct, §3.4.6 ct-props-correct).

use rustc_hash::FxHashSet;

use super::{is_value, no_value};
use crate::check::document_place::place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::documents::Origin;
use crate::model::dts::{Content, Dts, GivenValue, NameId, TypeId};

pub(super) fn check(dts: &Dts, diagnostics: &mut Diagnostics) {
    let is_judged = |origin: &Origin| {
        dts.documents().get(origin.document).is_some_and(|document| document.is_judged())
    };
    let mut tell = |origin, message| {
        diagnostics.push(Diagnostic::new(Code::InvalidType, place(dts, origin), message));
    };
    for (_, element) in dts.elements().filter(|(_, element)| is_judged(&element.origin)) {
        let Some(given) = element.value else { continue };
        if let Some(message) = fault(dts, given, element.type_id, element.name) {
            tell(element.origin, message);
        }
    }
    for (_, of) in dts.types() {
        let Some(origin) = of.origin.filter(is_judged) else { continue };
        let mut known = FxHashSet::default();
        for attribute in &of.attributes.uses {
            let origin = Origin { line: attribute.line, ..origin };
            if !known.insert(attribute.name) {
                let name = dts.shown(attribute.name);
                tell(origin, format!("The attribute `{name}` is declared twice."));
            }
            let of = attribute.type_id.or_else(|| dts.type_by_name(attribute.type_name));
            let fault = attribute
                .value
                .zip(of)
                .and_then(|(given, of)| fault(dts, given, of, attribute.name));
            if let Some(message) = fault {
                tell(origin, message);
            }
        }
    }
}

/// What is wrong with a value that is given to what has a type; contents that are elements are not looked at.
fn fault(dts: &Dts, given: GivenValue, of: TypeId, name: NameId) -> Option<String> {
    let (GivenValue::Default(text) | GivenValue::Fixed(text)) = given;
    let is_simple =
        matches!(dts.type_(of).content, Content::Simple | Content::SimpleWithAttributes);
    let text = dts.text(text);
    (is_simple && !is_value(dts, of, text, None)).then(|| no_value(dts, text, of, &dts.shown(name)))
}
