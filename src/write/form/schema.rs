//! The schema of a filing: no elements of its own, it brings together those of the form, their
//! labels and the filing's networks.

use super::Filled;
use crate::notation::markup::bytes::escaped;

/// The schema, as UTF-8. `definition` is the name of the definition linkbase.
pub(super) fn write(filled: &Filled<'_>, definition: &str) -> Vec<u8> {
    let form = filled.form;
    let namespace = escaped(&filled.named(&form.names.namespace));
    let prefix = filled.named(&form.names.prefix);
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <xsd:schema targetNamespace=\"{namespace}\" attributeFormDefault=\"unqualified\" elementFormDefault=\"qualified\" \
         xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" xmlns:{prefix}=\"{namespace}\" \
         xmlns:link=\"http://www.xbrl.org/2003/linkbase\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">\n  \
         <xsd:annotation>\n    <xsd:appinfo>\n"
    );
    let labels = form.labels.iter().map(|address| (&**address, "label"));
    for (address, kind) in labels.chain([(definition, "definition")]) {
        out.push_str(&format!(
            "      <link:linkbaseRef xlink:type=\"simple\" xlink:href=\"{}\" \
             xlink:role=\"http://www.xbrl.org/2003/role/{kind}LinkbaseRef\" \
             xlink:arcrole=\"http://www.w3.org/1999/xlink/properties/linkbase\"/>\n",
            escaped(address)
        ));
    }
    out.push_str("    </xsd:appinfo>\n  </xsd:annotation>\n");
    for import in &form.imports {
        out.push_str(&format!(
            "  <xsd:import namespace=\"{}\" schemaLocation=\"{}\"/>\n",
            escaped(&import.namespace),
            escaped(&import.address)
        ));
    }
    out.push_str("</xsd:schema>\n");
    out.into_bytes()
}
