//! Contexts (XBRL 2.1 §4.7; Dimensions 1.0 §3).

use super::{Builder, Known, XSI};
use crate::model::instance::{
    Context, NameHolder, ProblemKind, ScopedPrefix, WrittenDimension, WrittenMember, WrittenPeriod,
};
use crate::read::xml::{Fragment, Scanner, Scope, trimmed};

impl Builder {
    /// Reads the context that a node of a fragment is.
    pub(in crate::read) fn context<'a>(
        &mut self,
        fragment: &Fragment<'a>,
        node: usize,
        scanner: &mut Scanner<'a>,
        known: &Known,
    ) {
        let at = self.place(fragment.at(node));
        let Some(id) = fragment.attribute(node, "id") else {
            self.problem(ProblemKind::Structure, at, "the context has no id");
            return;
        };
        let mut context = Context {
            id: self.take_id(&id, fragment.at(node)),
            scheme: "".into(),
            identifier: "".into(),
            period: WrittenPeriod::None,
            dimensions: Vec::new(),
            segment: "".into(),
            scenario: "".into(),
            others: Vec::new(),
            at,
        };
        let mut phase = 0;
        for (child, name) in fragment.children(node) {
            let order = match name {
                _ if name == known.entity => 1,
                _ if name == known.period => 2,
                _ if name == known.scenario => 3,
                _ => 0,
            };
            if order <= phase {
                let what = "a context holds entity, period and scenario, in this order and once";
                self.problem(ProblemKind::Structure, self.place(fragment.at(child)), what);
            }
            phase = phase.max(order);
            match order {
                1 => self.entity(fragment, child, scanner, known, &mut context),
                2 => context.period = self.period(fragment, child, known),
                3 => {
                    context.scenario =
                        self.container(fragment, child, scanner, known, &mut context, false);
                }
                _ => {}
            }
        }
        if phase == 0 || context.period == WrittenPeriod::None || context.scheme.is_empty() {
            self.problem(ProblemKind::Structure, at, "the context lacks its entity or its period");
        }
        self.instance.contexts.push(context);
    }

    fn entity<'a>(
        &mut self,
        fragment: &Fragment<'a>,
        node: usize,
        scanner: &mut Scanner<'a>,
        known: &Known,
        context: &mut Context,
    ) {
        let mut phase = 0;
        for (child, name) in fragment.children(node) {
            let place = self.place(fragment.at(child));
            if name == known.identifier && phase == 0 {
                phase = 1;
                let scheme = fragment.attribute(child, "scheme").unwrap_or_default();
                if trimmed(&scheme).is_empty() {
                    self.problem(ProblemKind::Structure, place, "the identifier has no scheme");
                }
                context.scheme = trimmed(&scheme).into();
                context.identifier = trimmed(&fragment.text(child)).into();
            } else if name == known.segment && phase == 1 {
                phase = 2;
                context.segment = self.container(fragment, child, scanner, known, context, true);
            } else {
                let what = "an entity holds an identifier and perhaps a segment";
                self.problem(ProblemKind::Structure, place, what);
            }
        }
    }

    fn period(&mut self, fragment: &Fragment<'_>, node: usize, known: &Known) -> WrittenPeriod {
        let children: Vec<_> = fragment.children(node).collect();
        let text = |child: usize| -> Box<str> { trimmed(&fragment.text(child)).into() };
        match children[..] {
            [(only, name)] if name == known.instant => WrittenPeriod::Instant(text(only)),
            [(_, name)] if name == known.forever => WrittenPeriod::Forever,
            [(start, first), (end, last)]
                if first == known.start_date && last == known.end_date =>
            {
                WrittenPeriod::Duration(text(start), text(end))
            }
            _ => WrittenPeriod::None,
        }
    }

    /// Keeps the prefixes of names in the value of a typed member: those that are bound nowhere else for the whole
    /// document, those that mean something else there for the member.
    fn prefixes_of(&mut self, text: &str, scanner: &Scanner<'_>, scope: Scope, holder: NameHolder) {
        for (prefix, namespace) in self.names_apart(scanner, scope, text) {
            if prefix.is_empty() || self.bound.contains_key(&prefix) {
                self.instance.scoped.push(ScopedPrefix { holder, prefix, namespace });
            } else {
                self.keep_prefix(&prefix, &namespace);
            }
        }
    }

    /// Tells of an attribute that a member can't have.
    fn attributes_of_member(
        &mut self,
        fragment: &Fragment<'_>,
        member: usize,
        scanner: &Scanner<'_>,
    ) {
        let other = fragment.attributes(member).iter().find(|attribute| {
            let of_xsi = || match attribute.key.split_once(':') {
                Some((prefix, _)) => {
                    scanner.scopes().namespace(fragment.scope(member), prefix) == Some(XSI)
                }
                None => false,
            };
            attribute.key != "dimension" && !of_xsi()
        });
        if let Some(other) = other {
            let what = format!("a member has the attribute `{}`, which it can't have", other.key);
            let at = self.place(fragment.at(member));
            self.problem(ProblemKind::Value, at, what);
        }
    }

    /// Reads the members of a segment or scenario, and gives what else it holds.
    fn container<'a>(
        &mut self,
        fragment: &Fragment<'a>,
        node: usize,
        scanner: &mut Scanner<'a>,
        known: &Known,
        context: &mut Context,
        in_segment: bool,
    ) -> Box<str> {
        let mut rest = String::new();
        let mut is_empty = true;
        for (child, name) in fragment.children(node) {
            is_empty = false;
            let at = self.place(fragment.at(child));
            if name != known.explicit_member && name != known.typed_member {
                let others: Vec<_> = fragment.descendants(child).collect();
                if others.iter().any(|name| scanner.names().namespace(*name) == super::XBRLI) {
                    let what = "an element of instances stands in a segment or scenario";
                    self.problem(ProblemKind::Structure, at, what);
                }
                context.others.extend(others);
                let (scopes, names) = scanner.scopes_and_names();
                fragment.canonical(child, scopes, names, &mut rest);
                continue;
            }
            self.attributes_of_member(fragment, child, scanner);
            let scope = fragment.scope(child);
            let Some(axis) = fragment.attribute(child, "dimension") else {
                self.problem(ProblemKind::Structure, at, "the member names no dimension");
                continue;
            };
            let axis = self.qname(scanner, scope, &axis, at);
            let member = if name == known.explicit_member {
                if fragment.children(child).next().is_some() {
                    self.problem(ProblemKind::Structure, at, "a member holds an element");
                }
                let text = fragment.text(child);
                WrittenMember::Explicit(self.qname(scanner, scope, &text, at))
            } else {
                let mut values = fragment.children(child);
                let (Some((value, element)), None) = (values.next(), values.next()) else {
                    let what = "a typed member holds not just one element";
                    self.problem(ProblemKind::Structure, at, what);
                    continue;
                };
                if fragment.has_own_text(child) {
                    let what = "a typed member holds text beside its element";
                    self.problem(ProblemKind::Structure, at, what);
                }
                let scopes = scanner.scopes();
                let nil = fragment.attribute_in(value, scopes, XSI, "nil");
                let has_elements = fragment.children(value).next().is_some();
                let text = if has_elements {
                    // With its own element, whose attributes are part of what it says.
                    let (scopes, names) = scanner.scopes_and_names();
                    let mut text = String::new();
                    fragment.canonical(value, scopes, names, &mut text);
                    text
                } else {
                    let text = fragment.text(value).into_owned();
                    let holder = NameHolder::Member(context.id, context.dimensions.len());
                    self.prefixes_of(&text, scanner, fragment.scope(value), holder);
                    text
                };
                let is_nil = nil.is_some_and(|nil| matches!(trimmed(&nil), "true" | "1"));
                WrittenMember::Typed { element, text: text.into(), has_elements, is_nil }
            };
            context.dimensions.push(WrittenDimension { axis, member, in_segment, at });
        }
        if is_empty {
            let at = self.place(fragment.at(node));
            self.problem(ProblemKind::Structure, at, "a segment or scenario holds no element");
        }
        rest.into()
    }
}
