//! Values of enumerations: names of members of their domain, with prefixes (Extensible Enumerations 1.0 §3) or
//! expanded (2.0 §3).

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::Findings;
use crate::diagnostic::Code;
use crate::model::dts::{Dts, ElementId, EnumerationKind};
use crate::model::instance::{Instance, Item, ItemKind};

/// What an enumeration takes.
struct Values {
    kind: EnumerationKind,
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
        let kind = dts.enumeration_kind(element)?;
        let members = dts.usable_members(dts.domain_of(element)?).into_iter();
        let name = |member| {
            let (namespace, local) = dts.name_of(member);
            format!("{namespace}#{local}")
        };
        Some(Self { kind, names: members.map(name).collect() })
    }

    /// Whether a name is that of a member. A prefix that the root does not bind may be bound further within.
    fn takes(&self, name: &str, instance: &Instance) -> bool {
        if self.kind != EnumerationKind::Name {
            return self.names.contains(name);
        }
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let mut bound = instance.prefixes.iter().filter(|(known, _)| **known == *prefix);
        match (bound.next(), bound.next()) {
            // Of two pages each may bind it otherwise.
            (Some(_), Some(_)) => true,
            (Some((_, namespace)), None) => self.names.contains(&format!("{namespace}#{local}")),
            (None, _) if prefix.is_empty() => self.names.contains(&format!("#{local}")),
            (None, _) => true,
        }
    }

    fn judge(&self, instance: &Instance, item: &Item, findings: &mut Findings) {
        let text = instance.span(item.value);
        let named: Vec<&str> = match self.kind {
            EnumerationKind::Set => text.split_ascii_whitespace().collect(),
            EnumerationKind::Name | EnumerationKind::Single => vec![text.trim_ascii()],
        };
        let local = instance.names.local(item.name);
        let mut tell = |code, message: String| findings.push(item.at, code, message);
        for name in named.iter().filter(|name| !self.takes(name, instance)) {
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
