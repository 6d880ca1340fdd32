//! Values of facts in pages, which are values of the types of their concepts (Inline XBRL 1.1 §4: what a page says is a
//! valid instance). Those of instances are judged as elements of their documents.

use rustc_hash::FxHashMap;

use super::Findings;
use crate::check::schema::{is_name, is_value, no_value};
use crate::diagnostic::Code;
use crate::model::dts::{Dts, ElementId};
use crate::model::instance::{Instance, ItemKind, NameId};

pub(super) fn judge(instance: &Instance, dts: &Dts, findings: &mut Findings) {
    if !instance.of_pages {
        return;
    }
    let mut elements: FxHashMap<NameId, Option<ElementId>> = FxHashMap::default();
    for item in instance.items.iter().filter(|item| item.kind == ItemKind::Item && !item.is_unread)
    {
        let element = *elements.entry(item.name).or_insert_with(|| {
            let (namespace, local) = instance.names.parts(item.name);
            dts.find(namespace, local).filter(|element| dts.element(*element).kind.is_concept())
        });
        let Some(element) = element else { continue };
        let (of, text) = (dts.element(element), instance.span(item.value));
        // Where the prefixes of names are bound is known of the whole document alone.
        let is_bound = |name: &str| {
            let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
            prefix.is_empty() || instance.prefixes.iter().any(|(known, _)| **known == *prefix)
        };
        let is_right = is_value(dts, of.type_id, text, None)
            && (!is_name(dts, of.type_id) || text.split_ascii_whitespace().all(is_bound));
        // That a number is none is told of numbers.
        if !is_right && !findings.has(item.at, Code::InvalidText) {
            let message = no_value(dts, text, of.type_id, &dts.shown(of.name));
            findings.push(item.at, Code::InvalidValue, message);
        }
    }
}
