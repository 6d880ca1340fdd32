//! What the tuples of pages hold, by the types of their concepts (XBRL 2.1 §4.9, Inline XBRL 1.1 §15).
//!
//! Tuples of an instance are elements, and are judged with its document.

use std::collections::BTreeMap;

use super::Findings;
use crate::check::schema::Contents;
use crate::diagnostic::Code;
use crate::model::dts::{Dts, ElementKind, NameId};
use crate::model::instance::{Instance, Item, ItemId, ItemKind};

/// Holds the members of each tuple, in their order, against the content that its concept takes.
pub(super) fn judge(instance: &Instance, dts: &Dts, findings: &mut Findings) {
    if !instance.of_pages {
        return;
    }
    let mut members: BTreeMap<ItemId, Vec<&Item>> = BTreeMap::new();
    for item in &instance.items {
        if let Some(tuple) = item.parent {
            members.entry(tuple).or_default().push(item);
        }
    }
    let mut contents = Contents::new(dts);
    for (tuple, members) in members {
        let tuple = &instance.items[tuple.index()];
        let (namespace, local) = instance.names.parts(tuple.name);
        let Some(declared) = dts.find(namespace, local) else { continue };
        let kind = dts.element(declared).kind;
        if tuple.kind != ItemKind::Tuple || kind != ElementKind::Tuple {
            continue;
        }
        let name = |item: &&Item| {
            let (namespace, local) = instance.names.parts(item.name);
            dts.names().find_name(namespace, local)
        };
        // A concept that is not there is told by itself.
        let Some(names) = members.iter().map(name).collect::<Option<Vec<NameId>>>() else {
            continue;
        };
        if let Some((at, what)) = contents.fault(declared, &names) {
            let at = members.get(at).map_or(tuple.at, |member| member.at);
            findings.push(at, Code::BrokenTuple, what);
        }
    }
}
