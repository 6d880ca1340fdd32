//! An instance that was read, as a document of XBRL 2.1: also the instance that inline documents say, with all that the
//! Open Information Model has no words for (tuples, fractions, segments of any content).

use std::collections::BTreeMap;
use std::io::{self, Write};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::INSTANCE_PREFIXES;
use crate::model::instance::{
    Accuracy, IdRef, Instance, Item, ItemId, ItemKind, LinkTarget, NameId, ReferenceKind, Span,
    WrittenDimension, WrittenMember, WrittenPeriod,
};
use crate::notation::markup::bytes::Bytes;

/// Namespaces that the document needs, with their usual prefixes.
const STANDARD: [(&str, &str); 6] = [
    ("xbrli", "http://www.xbrl.org/2003/instance"),
    ("link", "http://www.xbrl.org/2003/linkbase"),
    ("xlink", "http://www.w3.org/1999/xlink"),
    ("xbrldi", "http://xbrl.org/2006/xbrldi"),
    ("xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ("iso4217", "http://www.xbrl.org/2003/iso4217"),
];

/// Writes an instance. References keep the addresses that they had, so that the document belongs where those of the
/// input are.
///
/// # Errors
/// When the output can't be written.
pub fn instance(instance: &Instance, out: impl Write) -> io::Result<()> {
    let mut writer = Writer {
        instance,
        out: Bytes::new(out),
        prefixes: prefixes(instance),
        names: FxHashMap::default(),
    };
    writer.document()
}

/// Prefixes by namespace: those of the standards, then those of the documents, then numbered ones.
fn prefixes(instance: &Instance) -> BTreeMap<String, String> {
    let mut prefixes: BTreeMap<String, String> = BTreeMap::new();
    let mut taken: FxHashSet<String> = FxHashSet::default();
    for (prefix, namespace) in STANDARD {
        prefixes.insert(namespace.to_owned(), prefix.to_owned());
        taken.insert(prefix.to_owned());
    }
    let html = ["http://www.w3.org/1999/xhtml", "http://www.w3.org/XML/1998/namespace"];
    let is_inline = |namespace: &str| namespace.contains("/inlineXBRL");
    for (prefix, namespace) in &instance.prefixes {
        // Names in values have the usual prefixes of standards.
        let fixed = INSTANCE_PREFIXES.iter().find(|(_, of)| **of == **namespace);
        let prefix = fixed.map_or(&**prefix, |(fixed, _)| fixed);
        let is_wanted =
            !prefix.is_empty() && !html.contains(&&**namespace) && !is_inline(namespace);
        if is_wanted && !prefixes.contains_key(&**namespace) && taken.insert(prefix.to_string()) {
            prefixes.insert(namespace.to_string(), prefix.to_string());
        }
    }
    let mut names: Vec<NameId> = instance.items.iter().map(|item| item.name).collect();
    for context in &instance.contexts {
        for dimension in &context.dimensions {
            names.push(dimension.axis);
            names.push(match dimension.member {
                WrittenMember::Explicit(name) | WrittenMember::Typed { element: name, .. } => name,
            });
        }
    }
    for unit in &instance.units {
        names.extend(unit.numerators.iter().chain(&unit.denominators));
    }
    let used: FxHashSet<&str> = names.iter().map(|name| instance.names.namespace(*name)).collect();
    let mut missing: Vec<&str> =
        used.into_iter().filter(|of| !of.is_empty() && !prefixes.contains_key(*of)).collect();
    missing.sort_unstable();
    for (number, namespace) in (1..).zip(missing) {
        let mut prefix = format!("ns{number}");
        while !taken.insert(prefix.clone()) {
            prefix.push('_');
        }
        prefixes.insert(namespace.to_owned(), prefix);
    }
    prefixes
}

struct Writer<'a, W> {
    instance: &'a Instance,
    out: Bytes<W>,
    prefixes: BTreeMap<String, String>,
    names: FxHashMap<NameId, String>,
}

impl<W: Write> Writer<'_, W> {
    fn document(&mut self) -> io::Result<()> {
        self.out.push("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xbrli:xbrl");
        for (namespace, prefix) in self.prefixes.clone() {
            self.out.push(" xmlns:");
            self.out.push(&prefix);
            self.out.push("=\"");
            self.out.push_escaped(&namespace);
            self.out.push("\"");
        }
        self.out.push(">\n");
        self.references();
        let instance = self.instance;
        for context in &instance.contexts {
            self.context(context);
            self.out.flush_if_full()?;
        }
        for unit in &instance.units {
            self.unit(unit);
        }
        let mut fractions: FxHashMap<ItemId, (Span, Span)> = FxHashMap::default();
        for (item, numerator, denominator) in &instance.fractions {
            fractions.insert(*item, (*numerator, *denominator));
        }
        // Members of a tuple follow it: what is open ends where an item has another parent.
        let mut open: Vec<ItemId> = Vec::new();
        for (at, item) in instance.items.iter().enumerate() {
            while open.last().copied() != item.parent {
                let Some(tuple) = open.pop() else { break };
                self.end(instance.items[tuple.index()].name);
            }
            let at = ItemId::from(at);
            self.item(item, fractions.get(&at).copied());
            if item.kind == ItemKind::Tuple {
                open.push(at);
            }
            self.out.flush_if_full()?;
        }
        while let Some(tuple) = open.pop() {
            self.end(instance.items[tuple.index()].name);
        }
        self.links();
        self.out.push("</xbrli:xbrl>\n");
        self.out.end()
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(" ");
        self.out.push(name);
        self.out.push("=\"");
        self.out.push_escaped(value);
        self.out.push("\"");
    }

    /// A name with its prefix.
    fn name(&mut self, name: NameId) -> String {
        if let Some(known) = self.names.get(&name) {
            return known.clone();
        }
        let (namespace, local) = self.instance.names.parts(name);
        let text = match self.prefixes.get(namespace) {
            Some(prefix) => format!("{prefix}:{local}"),
            None => local.to_owned(),
        };
        self.names.insert(name, text.clone());
        text
    }

    fn end(&mut self, name: NameId) {
        let name = self.name(name);
        self.out.push("</");
        self.out.push(&name);
        self.out.push(">\n");
    }

    fn references(&mut self) {
        let instance = self.instance;
        let mut sorted: Vec<_> = instance.references.iter().collect();
        sorted.sort_by_key(|reference| match reference.kind {
            ReferenceKind::Schema => 0,
            ReferenceKind::Linkbase => 1,
            ReferenceKind::Role => 2,
            ReferenceKind::Arcrole => 3,
        });
        for reference in sorted {
            let (element, uri) = match reference.kind {
                ReferenceKind::Schema => ("schemaRef", ""),
                ReferenceKind::Linkbase => ("linkbaseRef", ""),
                ReferenceKind::Role => ("roleRef", "roleURI"),
                ReferenceKind::Arcrole => ("arcroleRef", "arcroleURI"),
            };
            self.out.push("<link:");
            self.out.push(element);
            self.attribute("xlink:type", "simple");
            self.attribute("xlink:href", &reference.href);
            for (name, value) in [
                ("xlink:role", &reference.role),
                ("xlink:arcrole", &reference.arcrole),
                (uri, &reference.uri),
            ] {
                if let Some(value) = value {
                    self.attribute(name, value);
                }
            }
            if let Some(base) = &reference.base {
                self.attribute("xml:base", base);
            }
            self.out.push("/>\n");
        }
    }

    fn id(&mut self, id: IdRef) {
        let instance = self.instance;
        self.attribute("id", instance.id_text(id));
    }

    fn context(&mut self, context: &crate::model::instance::Context) {
        self.out.push("<xbrli:context");
        self.id(context.id);
        self.out.push("><xbrli:entity><xbrli:identifier");
        self.attribute("scheme", &context.scheme);
        self.out.push(">");
        self.out.push_escaped(&context.identifier);
        self.out.push("</xbrli:identifier>");
        self.container("segment", &context.dimensions, true, &context.segment);
        self.out.push("</xbrli:entity><xbrli:period>");
        let mut date = |element: &str, text: &str| {
            self.out.push("<xbrli:");
            self.out.push(element);
            self.out.push(">");
            self.out.push(text);
            self.out.push("</xbrli:");
            self.out.push(element);
            self.out.push(">");
        };
        match &context.period {
            WrittenPeriod::Instant(at) => date("instant", at),
            WrittenPeriod::Duration(start, end) => {
                date("startDate", start);
                date("endDate", end);
            }
            WrittenPeriod::Forever => self.out.push("<xbrli:forever/>"),
            WrittenPeriod::None => {}
        }
        self.out.push("</xbrli:period>");
        self.container("scenario", &context.dimensions, false, &context.scenario);
        self.out.push("</xbrli:context>\n");
    }

    fn container(
        &mut self,
        element: &str,
        dimensions: &[WrittenDimension],
        in_segment: bool,
        rest: &str,
    ) {
        let of: Vec<_> = dimensions.iter().filter(|of| of.in_segment == in_segment).collect();
        if of.is_empty() && rest.is_empty() {
            return;
        }
        self.out.push("<xbrli:");
        self.out.push(element);
        self.out.push(">");
        for dimension in of {
            let axis = self.name(dimension.axis);
            match &dimension.member {
                WrittenMember::Explicit(member) => {
                    self.out.push("<xbrldi:explicitMember");
                    self.attribute("dimension", &axis);
                    self.out.push(">");
                    let member = self.name(*member);
                    self.out.push(&member);
                    self.out.push("</xbrldi:explicitMember>");
                }
                WrittenMember::Typed { element, text, has_elements, is_nil } => {
                    self.out.push("<xbrldi:typedMember");
                    self.attribute("dimension", &axis);
                    self.out.push(">");
                    if *has_elements {
                        self.out.push(&**text);
                    } else {
                        self.out.push("<");
                        let element = self.name(*element);
                        self.out.push(&element);
                        if *is_nil {
                            self.attribute("xsi:nil", "true");
                        }
                        self.out.push(">");
                        self.out.push_escaped(text);
                        self.out.push("</");
                        self.out.push(&element);
                        self.out.push(">");
                    }
                    self.out.push("</xbrldi:typedMember>");
                }
            }
        }
        self.out.push(rest);
        self.out.push("</xbrli:");
        self.out.push(element);
        self.out.push(">");
    }

    fn unit(&mut self, unit: &crate::model::instance::Unit) {
        self.out.push("<xbrli:unit");
        self.id(unit.id);
        self.out.push(">");
        if unit.denominators.is_empty() {
            self.measures(&unit.numerators);
        } else {
            self.out.push("<xbrli:divide><xbrli:unitNumerator>");
            self.measures(&unit.numerators);
            self.out.push("</xbrli:unitNumerator><xbrli:unitDenominator>");
            self.measures(&unit.denominators);
            self.out.push("</xbrli:unitDenominator></xbrli:divide>");
        }
        self.out.push("</xbrli:unit>\n");
    }

    fn measures(&mut self, names: &[NameId]) {
        for name in names {
            let name = self.name(*name);
            self.out.push("<xbrli:measure>");
            self.out.push(&name);
            self.out.push("</xbrli:measure>");
        }
    }

    fn item(&mut self, item: &Item, terms: Option<(Span, Span)>) {
        let instance = self.instance;
        let name = self.name(item.name);
        self.out.push("<");
        self.out.push(&name);
        for (attribute, id) in
            [("id", item.id), ("contextRef", item.context), ("unitRef", item.unit)]
        {
            if let Some(id) = id {
                self.attribute(attribute, instance.id_text(id));
            }
        }
        match item.accuracy {
            Accuracy::Exact => self.attribute("decimals", "INF"),
            Accuracy::Precision(digits) => self.attribute("precision", &digits.to_string()),
            Accuracy::ExactPrecision => self.attribute("precision", "INF"),
            of => {
                if let Some(decimals) = of.decimals() {
                    self.attribute("decimals", &decimals.to_string());
                }
            }
        }
        let is_tuple = matches!(item.kind, ItemKind::Tuple | ItemKind::NilTuple);
        if item.unit.is_none()
            && !is_tuple
            && let Some(lang) = instance.language_of(item)
        {
            self.attribute("xml:lang", lang);
        }
        if matches!(item.kind, ItemKind::Nil | ItemKind::NilTuple) {
            self.attribute("xsi:nil", "true");
            self.out.push("/>\n");
            return;
        }
        self.out.push(">");
        if item.kind == ItemKind::Tuple {
            return;
        }
        if let Some((numerator, denominator)) = terms {
            for (element, term) in [("numerator", numerator), ("denominator", denominator)] {
                self.out.push("<xbrli:");
                self.out.push(element);
                self.out.push(">");
                self.out.push_escaped(instance.span(term));
                self.out.push("</xbrli:");
                self.out.push(element);
                self.out.push(">");
            }
        } else {
            self.out.push_escaped(instance.span(item.value));
        }
        self.end(item.name);
    }

    fn links(&mut self) {
        let instance = self.instance;
        let mut roles: Vec<&str> = Vec::new();
        for link in &instance.links {
            if !roles.contains(&&*link.role) {
                roles.push(&link.role);
            }
        }
        for role in roles {
            self.out.push("<link:footnoteLink");
            self.attribute("xlink:type", "extended");
            self.attribute("xlink:role", role);
            self.out.push(">\n");
            let of: Vec<_> = instance.links.iter().filter(|link| &*link.role == role).collect();
            let mut facts: Vec<IdRef> = Vec::new();
            let mut notes: Vec<usize> = Vec::new();
            let mut known: FxHashSet<IdRef> = FxHashSet::default();
            for link in &of {
                let to = match link.to {
                    LinkTarget::Fact(id) => Some(id),
                    LinkTarget::Note(note) => {
                        if !notes.contains(&note) {
                            notes.push(note);
                        }
                        None
                    }
                };
                facts.extend(std::iter::once(link.from).chain(to).filter(|id| known.insert(*id)));
            }
            for id in facts {
                let id = instance.id_text(id);
                self.out.push("<link:loc");
                self.attribute("xlink:type", "locator");
                self.attribute("xlink:href", &format!("#{id}"));
                self.attribute("xlink:label", &format!("fact_{id}"));
                self.out.push("/>\n");
            }
            for note in notes {
                self.note(note);
            }
            for link in of {
                self.out.push("<link:footnoteArc");
                self.attribute("xlink:type", "arc");
                self.attribute("xlink:arcrole", &link.arcrole);
                self.attribute("xlink:from", &format!("fact_{}", instance.id_text(link.from)));
                let to = match link.to {
                    LinkTarget::Fact(id) => format!("fact_{}", instance.id_text(id)),
                    LinkTarget::Note(note) => format!("note_{}", note + 1),
                };
                self.attribute("xlink:to", &to);
                if let Some(order) = &link.order {
                    self.attribute("order", order);
                }
                self.out.push("/>\n");
            }
            self.out.push("</link:footnoteLink>\n");
        }
    }

    fn note(&mut self, note: usize) {
        let instance = self.instance;
        let of = &instance.notes[note];
        // Markup of a page has no prefixes; the default namespace is that of XHTML.
        self.out.push("<link:footnote xmlns=\"http://www.w3.org/1999/xhtml\"");
        self.attribute("xlink:type", "resource");
        self.attribute("xlink:label", &format!("note_{}", note + 1));
        if !of.role.is_empty() {
            self.attribute("xlink:role", &of.role);
        }
        for (name, value) in [("xml:lang", &of.lang), ("xlink:title", &of.title)] {
            if let Some(value) = value {
                self.attribute(name, value);
            }
        }
        self.out.push(">");
        self.out.push(&*of.content);
        self.out.push("</link:footnote>\n");
    }
}
