//! Pages about taxonomies as documents: whether they can be read.

use super::{Edit, Page};
use crate::diagnostic::Code;

/// An example in the schema of a small taxonomy.
const fn schema(mended: &'static str, fails: &'static str) -> Edit {
    Edit { file: "dts/base.xsd", mended, fails }
}

pub(super) const PAGES: &[Page] = &[
    Page {
        code: Code::DocumentMissing,
        checks: "Every document to which a taxonomy refers is at hand: beside the document that refers to it, in a taxonomy package whose catalog remaps its address, or among the standard schemas, which come with the program.",
        why: "What is not at hand can't be judged, and what it declares is unknown. Nothing is ever fetched from a network.",
        remedy: "Correct the address, or name the taxonomy package that has the document with `--packages`.",
        edits: &[schema("base-label.xml", "base-labels.xml")],
        specification: "XBRL 2.1 §3.2 (discovery)",
        validator: "IOerror",
    },
    Page {
        code: Code::IllFormedXml,
        checks: "The documents of a taxonomy are well-formed XML in an encoding that they name, and declare no entities.",
        why: "A document that is not well formed says nothing; entities are a way to make a reader fetch files or run out of memory.",
        remedy: "Mend the document at the line that is told; write the text of an entity where it is used.",
        edits: &[schema("</xs:schema>", "")],
        specification: "none: XML 1.0 and Namespaces in XML 1.0",
        validator: "xmlSchema:syntax",
    },
    Page {
        code: Code::LimitPassed,
        checks: "Files cost no more than limits allow: entries of an archive and their bytes, bytes for each byte in the archive, documents and relationships of a taxonomy.",
        why: "A small file can be made to fill any memory; no real taxonomy comes near the limits.",
        remedy: "Look whether the file is what it says it is.",
        edits: &[],
        specification: "none: protects the machine",
        validator: "none: it has no such limits",
    },
];
