//! What the attributes of the elements of Inline XBRL say.

use super::super::number;
use super::super::open::Frame;
use super::super::set::FormatRef;
use super::Walk;
use crate::model::instance::{NameId, ProblemKind};
use crate::notation::transform::Format;
use crate::read::xml::trimmed;

impl<'a> Walk<'_, 'a> {
    pub(super) fn reference(&mut self, key: &str) -> Option<crate::model::instance::IdRef> {
        let value = self.scanner.attribute(key)?;
        Some(self.set.builder.instance.id(trimmed(&value)))
    }

    pub(super) fn number_attributes(&mut self, frame: &mut Frame<'a>) {
        for index in 0..self.scanner.attributes().len() {
            let attribute = self.scanner.attributes()[index];
            match attribute.key {
                "format" => frame.format = self.format(attribute.raw, frame.at),
                "scale" => self.scale(frame, &attribute.value()),
                "sign" => self.sign(frame, &attribute.value()),
                _ => {}
            }
        }
    }

    pub(super) fn scale(&mut self, frame: &mut Frame<'a>, text: &str) {
        let scale = trimmed(text).parse::<i32>().ok();
        match scale.filter(|scale| scale.abs() <= number::MAX_SCALE) {
            Some(scale) => frame.scale = scale,
            None => {
                let what = format!("`scale` is no whole number up to {}", number::MAX_SCALE);
                self.problem(ProblemKind::Value, frame.at, what);
                frame.is_unread = true;
            }
        }
    }

    pub(super) fn sign(&mut self, frame: &mut Frame<'a>, text: &str) {
        if text == "-" {
            frame.negative = true;
        } else {
            self.problem(ProblemKind::Value, frame.at, "`sign` is not `-`");
            frame.is_unread = true;
        }
    }

    /// The number of the target with a name.
    pub(super) fn target(&mut self, name: &str, at: u32) -> u16 {
        if !crate::notation::lexical::is_ncname(name) {
            self.problem(ProblemKind::Target, at, "the name of a target is no name");
        }
        self.set.target(Some(name))
    }

    /// Whether the content of a fact is taken with its markup.
    pub(super) fn escape(&mut self, text: &str, at: u32) -> bool {
        match trimmed(text) {
            "true" | "1" => true,
            "false" | "0" => false,
            _ => {
                self.problem(ProblemKind::Value, at, "`escape` is no boolean");
                false
            }
        }
    }

    /// The format that a QName means where the element stands.
    pub(super) fn format(&mut self, raw: &'a str, at: u32) -> FormatRef {
        self.keep_caches();
        if let Some(format) = self.formats.get(raw) {
            return *format;
        }
        let scope = self.scanner.scope();
        let (scopes, names) = self.scanner.scopes_and_names();
        let format = match scopes.qname(scope, raw, names) {
            Some(name) => {
                let (namespace, local) = names.parts(name);
                match Format::find(namespace, local) {
                    Some(format) => FormatRef::Known(format),
                    None => {
                        let what = format!("the format `{local}` of `{namespace}` is not known");
                        self.problem(ProblemKind::Transformation, at, what);
                        FormatRef::Unknown
                    }
                }
            }
            None => {
                let what = format!("the prefix of the format `{raw}` is not bound");
                self.problem(ProblemKind::Prefix, at, what);
                FormatRef::Unknown
            }
        };
        self.formats.insert(raw, format);
        format
    }

    /// Caches hold for one scope.
    pub(super) fn keep_caches(&mut self) {
        if self.cached_in != self.scanner.scope() {
            self.concepts.clear();
            self.formats.clear();
            self.cached_in = self.scanner.scope();
        }
    }

    pub(super) fn concept(&mut self, raw: &'a str, at: u32) -> NameId {
        self.keep_caches();
        if let Some(name) = self.concepts.get(raw) {
            return *name;
        }
        let scope = self.scanner.scope();
        let name = self.set.builder.qname(self.scanner, scope, raw, at);
        self.concepts.insert(raw, name);
        name
    }
}
