//! References from schemas to linkbases.

use super::xml::Xml;

/// A reference from a schema to a linkbase (XBRL 2.1 §4.3): file, and role where it has one.
pub(super) struct LinkbaseRef<'a> {
    pub(super) file: String,
    pub(super) role: Option<&'a str>,
}

impl LinkbaseRef<'_> {
    pub(super) fn write(&self, xml: &mut Xml) {
        let mut attributes = vec![("xlink:type", "simple"), ("xlink:href", self.file.as_str())];
        attributes.extend(self.role.map(|role| ("xlink:role", role)));
        attributes.push(("xlink:arcrole", "http://www.w3.org/1999/xlink/properties/linkbase"));
        xml.empty("link:linkbaseRef", &attributes);
    }
}
