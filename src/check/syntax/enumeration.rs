//! Values of enumerations: expanded names of members of their domain (Extensible Enumerations 2.0 §3).

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::Findings;
use crate::diagnostic::Code;
use crate::model::dts::{Dts, ElementId};
use crate::model::instance::{Instance, Item, ItemKind};

/// What an enumeration takes.
struct Values {
    is_set: bool,
    /// Namespace, `#` and local name of every member.
    names: BTreeSet<String>,
}

/// Judges the facts of enumerations whose domain is known.
pub(super) fn judge(instance: &Instance, dts: &Dts, findings: &mut Findings) {
    let mut known: FxHashMap<ElementId, Option<Values>> = FxHashMap::default();
    for item in instance.items.iter().filter(|item| item.kind == ItemKind::Item) {
        let (namespace, local) = instance.names.parts(item.name);
        let Some(element) = dts.find(namespace, local) else { continue };
        let values = known.entry(element).or_insert_with(|| Values::of(dts, element));
        if let Some(values) = values {
            values.judge(instance, item, findings);
        }
    }
}

impl Values {
    fn of(dts: &Dts, element: ElementId) -> Option<Self> {
        let is_set = dts.is_set_of_members(element)?;
        let members = dts.usable_members(dts.domain_of(element)?).into_iter();
        let name = |member| {
            let (namespace, local) = dts.name_of(member);
            format!("{namespace}#{local}")
        };
        Some(Self { is_set, names: members.map(name).collect() })
    }

    fn judge(&self, instance: &Instance, item: &Item, findings: &mut Findings) {
        let text = instance.span(item.value);
        let named: Vec<&str> = match self.is_set {
            true => text.split_ascii_whitespace().collect(),
            false => vec![text.trim_ascii()],
        };
        let local = instance.names.local(item.name);
        let mut tell = |code, message: String| findings.push(item.at, code, message);
        for name in named.iter().filter(|name| !self.names.contains(**name)) {
            let shown: String = name.chars().take(120).collect();
            let shown = shown.escape_debug();
            tell(Code::UnknownValue, format!("`{shown}` is not one of the values of `{local}`."));
        }
        let repeated = named.len() - named.iter().collect::<BTreeSet<_>>().len();
        if repeated > 0 {
            tell(Code::InvalidText, format!("A member stands twice in the set of `{local}`."));
        }
        // Other syntaxes name members by prefixes, and have no order of their whole names.
        if instance.made_of.is_none() && !named.is_sorted() {
            let message =
                format!("The members of `{local}` are not in the order of their whole names.");
            tell(Code::InvalidText, message);
        }
    }
}
