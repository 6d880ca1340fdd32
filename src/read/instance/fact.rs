//! Items and tuples (XBRL 2.1 §4.6, §4.9).

use std::borrow::Cow;

use super::{Builder, Known, XSI};
use crate::model::instance::{
    Accuracy, Item, ItemId, ItemKind, NameHolder, NameId, ProblemKind, ScopedPrefix, Span,
};
use crate::notation::lexical::is_ncname;
use crate::read::xml::{Scanner, Scope, Token, XML, XmlError, trimmed};

/// How long a value with names in it may be, in bytes.
const MOST_NAMES: usize = 1000;

/// A tuple that is open.
struct Tuple {
    item: ItemId,
    lang: u16,
}

/// What the start tag of a fact says.
struct Start {
    item: Item,
    has_unit: bool,
}

impl Builder {
    /// Reads the fact that was opened last, and all that is in it where it is a tuple.
    pub(super) fn fact(
        &mut self,
        scanner: &mut Scanner<'_>,
        known: &Known,
        name: NameId,
    ) -> Result<(), XmlError> {
        let mut tuples: Vec<Tuple> = Vec::new();
        let mut name = name;
        loop {
            let lang = tuples.last().map_or(self.root_lang, |tuple| tuple.lang);
            let start = self.start(scanner, name, tuples.last().map(|tuple| tuple.item), lang);
            if let Some(child) = self.content(scanner, known, start)? {
                tuples.push(Tuple {
                    item: ItemId::from(self.instance.items.len() - 1),
                    lang: self.instance.items.last().map_or(0, |item| item.lang),
                });
                name = child;
                continue;
            }
            // The fact is over; what comes next in the tuple around it?
            loop {
                if tuples.is_empty() {
                    return Ok(());
                }
                match scanner.token()? {
                    Token::Start(child) => {
                        name = child;
                        break;
                    }
                    Token::Text(text) => self.no_text(&text, scanner.at()),
                    Token::End => {
                        tuples.pop();
                    }
                    Token::Eof => return Ok(()),
                }
            }
        }
    }

    fn no_text(&mut self, text: &str, at: usize) {
        if !trimmed(text).is_empty() {
            let at = self.place(at);
            self.problem(ProblemKind::Tuple, at, "text stands in a tuple");
        }
    }

    fn start(
        &mut self,
        scanner: &Scanner<'_>,
        name: NameId,
        parent: Option<ItemId>,
        lang: u16,
    ) -> Start {
        let at = self.place(scanner.at());
        let mut item = Item {
            is_unread: false,
            name,
            parent,
            context: None,
            unit: None,
            id: None,
            value: Span::default(),
            accuracy: Accuracy::None,
            at,
            lang,
            kind: ItemKind::Item,
        };
        let mut further = None;
        for attribute in scanner.attributes() {
            match attribute.key {
                "contextRef" => item.context = Some(self.refer_to_context(&attribute.value())),
                "unitRef" => item.unit = Some(self.refer_to_unit(&attribute.value())),
                "decimals" => item.accuracy = self.decimals(item.accuracy, &attribute.value(), at),
                "precision" => {
                    item.accuracy = self.precision(item.accuracy, &attribute.value(), at);
                }
                "id" => item.id = Some(self.take_id(&attribute.value(), scanner.at())),
                key => match scanner.attribute_name(key) {
                    Some((XSI, "nil")) => match trimmed(&attribute.value()) {
                        "true" | "1" => item.kind = ItemKind::Nil,
                        "false" | "0" => {}
                        _ => self.problem(ProblemKind::Value, at, "`xsi:nil` is no boolean"),
                    },
                    Some((XSI, "type")) => {
                        self.problem(ProblemKind::Structure, at, "a fact has `xsi:type`");
                    }
                    Some((XML, "lang")) => {
                        item.lang = self.instance.language(&attribute.value());
                    }
                    Some(("", key)) => further = Some(key),
                    Some((super::XBRLI | super::LINK | super::XLINK, key)) => {
                        let what = format!("a fact has the attribute `{key}`");
                        self.problem(ProblemKind::Structure, at, what);
                    }
                    Some(_) => {}
                    None => {
                        let what = format!("the prefix of `{key}` is not bound");
                        self.problem(ProblemKind::Prefix, at, what);
                    }
                },
            }
        }
        // Tuples may have what their types say.
        if let Some(key) = further.filter(|_| item.context.is_some()) {
            let what = format!("a fact has the attribute `{key}`");
            self.problem(ProblemKind::Structure, at, what);
        }
        Start { has_unit: item.unit.is_some(), item }
    }

    /// Reads what stands in a fact; the first child where it is a tuple with any.
    fn content(
        &mut self,
        scanner: &mut Scanner<'_>,
        known: &Known,
        start: Start,
    ) -> Result<Option<NameId>, XmlError> {
        let Start { mut item, has_unit } = start;
        let scope = scanner.scope();
        if let Some((at, text)) = scanner.whole_text() {
            if !text.is_empty() {
                item.value = self.in_document(at, text.len());
                self.scoped(scanner, scope, text);
            }
            self.instance.items.push(item);
            return Ok(None);
        }
        let mut text: Option<(usize, Cow<'_, str>)> = None;
        loop {
            match scanner.token()? {
                Token::End | Token::Eof => break,
                Token::Text(piece) => match &mut text {
                    None => text = Some((scanner.at(), piece)),
                    Some((_, before)) => before.to_mut().push_str(&piece),
                },
                Token::Start(child) => {
                    if item.context.is_none() && !has_unit {
                        if let Some((at, text)) = &text {
                            self.no_text(text, *at);
                        }
                        let is_nil = item.kind == ItemKind::Nil;
                        item.kind = if is_nil { ItemKind::NilTuple } else { ItemKind::Tuple };
                        self.instance.items.push(item);
                        return Ok(Some(child));
                    }
                    if child == known.numerator || child == known.denominator {
                        self.fraction(scanner, known, child, &mut item)?;
                        break;
                    }
                    let at = self.place(scanner.at());
                    self.problem(ProblemKind::Structure, at, "an item holds an element");
                    scanner.skip()?;
                }
            }
        }
        if let Some((at, text)) = text {
            self.scoped(scanner, scope, &text);
            item.value = match text {
                // A borrowed piece begins where its token does.
                Cow::Borrowed(text) if scanner.is_at(at, text) => self.in_document(at, text.len()),
                text => self.make(&text),
            };
        }
        self.instance.items.push(item);
        Ok(None)
    }

    /// Keeps what prefixes of names in the value of the item that is read stand for, where that is not what they do in the
    /// whole document.
    fn scoped(&mut self, scanner: &Scanner<'_>, scope: Scope, text: &str) {
        let holder = NameHolder::Item(ItemId::from(self.instance.items.len()));
        let apart = self.names_apart(scanner, scope, text).into_iter();
        let scoped = apart.map(|(prefix, namespace)| ScopedPrefix { holder, prefix, namespace });
        self.instance.scoped.extend(scoped);
    }

    /// The prefixes of names in a value, and what they stand for, where that is not what they do in the whole document. The
    /// local part of names in some namespaces is any text (Data Type Registry, `SQName`).
    pub(in crate::read) fn names_apart(
        &self,
        scanner: &Scanner<'_>,
        scope: Scope,
        text: &str,
    ) -> Vec<(Box<str>, Box<str>)> {
        let mut apart: Vec<(Box<str>, Box<str>)> = Vec::new();
        if scope == self.root_scope || text.len() > MOST_NAMES {
            return apart;
        }
        for word in text.split_ascii_whitespace() {
            let (prefix, local) = word.split_once(':').unwrap_or(("", word));
            let is_name = match prefix {
                "" => is_ncname(local),
                _ => !local.is_empty() && is_ncname(prefix),
            };
            // Once a prefix: texts are names as well, word by word.
            if !is_name || apart.iter().any(|(known, _)| **known == *prefix) {
                continue;
            }
            let Some(namespace) = scanner.scopes().namespace(scope, prefix) else { continue };
            let is_new = self.bound.get(prefix).is_none_or(|of| **of != *namespace);
            if is_new && !(prefix.is_empty() && namespace.is_empty()) {
                apart.push((prefix.into(), namespace.into()));
            }
        }
        apart
    }

    fn fraction(
        &mut self,
        scanner: &mut Scanner<'_>,
        known: &Known,
        first: NameId,
        item: &mut Item,
    ) -> Result<(), XmlError> {
        let mut terms = [None, None];
        let mut child = Some(first);
        let depth = scanner.depth() - 1;
        while scanner.depth() >= depth {
            if let Some(name) = child.take() {
                let at = self.place(scanner.at());
                let mut text = String::new();
                let inner = scanner.depth();
                while scanner.depth() >= inner {
                    if let Token::Text(piece) = scanner.token()? {
                        text.push_str(&piece);
                    }
                }
                let of = usize::from(name == known.denominator);
                let is_term = name == known.numerator || name == known.denominator;
                if !is_term || terms[of].is_some() || (of == 0 && terms[1].is_some()) {
                    let what = "a fraction holds a numerator and a denominator";
                    self.problem(ProblemKind::Structure, at, what);
                } else {
                    terms[of] = Some(self.make(trimmed(&text)));
                }
                continue;
            }
            match scanner.token()? {
                Token::Start(name) => child = Some(name),
                Token::Text(text) => self.no_text(&text, scanner.at()),
                Token::End | Token::Eof => {}
            }
        }
        if let [Some(numerator), Some(denominator)] = terms {
            if item.kind == ItemKind::Nil {
                self.problem(ProblemKind::Structure, item.at, "a fraction that is nil has terms");
            }
            item.kind = ItemKind::Fraction;
            let of = ItemId::from(self.instance.items.len());
            self.instance.fractions.push((of, numerator, denominator));
        } else {
            self.problem(ProblemKind::Structure, item.at, "a fraction lacks a term");
        }
        Ok(())
    }

    /// `decimals`, beside what was said before.
    pub(in crate::read) fn decimals(&mut self, before: Accuracy, text: &str, at: u32) -> Accuracy {
        let accuracy = match trimmed(text) {
            "INF" => Accuracy::Exact,
            text if !is_integer(text) => Accuracy::Wrong,
            text => match text.parse() {
                Ok(places) if places != i32::MIN => Accuracy::Decimals(places),
                _ => Accuracy::Beyond { below: text.starts_with('-') },
            },
        };
        self.accuracy(before, accuracy, at)
    }

    /// `precision`, beside what was said before.
    pub(in crate::read) fn precision(&mut self, before: Accuracy, text: &str, at: u32) -> Accuracy {
        let accuracy = match trimmed(text) {
            "INF" => Accuracy::ExactPrecision,
            text if !is_integer(text) => Accuracy::Wrong,
            text => match text.strip_prefix('-') {
                Some(digits) if digits.bytes().any(|digit| digit != b'0') => Accuracy::Wrong,
                Some(_) => Accuracy::Precision(0),
                None => Accuracy::Precision(text.parse().unwrap_or(u32::MAX)),
            },
        };
        self.accuracy(before, accuracy, at)
    }

    fn accuracy(&mut self, before: Accuracy, accuracy: Accuracy, at: u32) -> Accuracy {
        if before != Accuracy::None {
            let what = "a fact has both `decimals` and `precision`";
            self.problem(ProblemKind::Structure, at, what);
            return Accuracy::Wrong;
        }
        if accuracy == Accuracy::Wrong {
            self.problem(ProblemKind::Value, at, "`decimals` or `precision` is no number");
        }
        accuracy
    }
}

/// Whether a text is an `xs:integer`, however long it is.
fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use crate::model::instance::{ItemId, NameHolder};
    use crate::read::instance::read;

    #[test]
    fn what_a_prefix_means_in_a_value_is_kept_once() {
        let words = "some words of a note ".repeat(40);
        let text = format!(
            "<xbrl xmlns='http://www.xbrl.org/2003/instance' xmlns:p='urn:a'>\
             <W xmlns='urn:t' contextRef='c'>{words}</W>\
             <W xmlns='urn:t' xmlns:p='urn:b' contextRef='c'>p:x p:y z</W></xbrl>"
        );
        let instance = read("a.xbrl", text.into_bytes()).expect("it is well-formed");
        let scoped = instance.scoped.iter();
        let kept: Vec<_> = scoped.map(|of| (of.holder, &*of.prefix, &*of.namespace)).collect();
        let item = |at: usize| NameHolder::Item(ItemId::from(at));
        assert_eq!(kept, [(item(0), "", "urn:t"), (item(1), "p", "urn:b"), (item(1), "", "urn:t")]);
    }
}
