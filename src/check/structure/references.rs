//! Parts of references, two of which are typed in the reference schema.

use super::Judged;
use crate::diagnostic::{Code, Diagnostics, Part, Thing};
use crate::model::Concept;
use crate::notation::lexical::is_uri;
use crate::notation::period;
use crate::standards::namespaces;

/// Checks the references of a concept.
pub(super) fn check(
    judged: Judged<'_>,
    thing: Thing,
    concept: &Concept,
    diagnostics: &mut Diagnostics,
) {
    let parts = concept.references.iter().flat_map(|reference| &reference.parts);
    for part in parts.filter(|part| &*part.name.namespace == namespaces::REF) {
        let (name, text) = (&*part.name.local, part.text.as_str());
        let (place, fits, help) = match name {
            "URI" => (Part::ReferenceUri, is_uri(text), "write it as http://www.example.com/page"),
            "URIDate" => {
                (Part::ReferenceDate, period::date(text).is_some(), "write the day as 2007-08-13")
            }
            _ => continue,
        };
        if !fits {
            let message = format!("`{text}` is not a value of the reference part `{name}`.");
            let told = judged.diagnostic(Code::InvalidCell, (thing, place), message);
            diagnostics.push(told.help(help));
        }
        if name == "URI" && text.contains(char::is_whitespace) {
            let message = format!("The URI `{}` has a blank in it.", text.escape_debug());
            let told = judged.diagnostic(Code::BlankInAddress, (thing, place), message);
            diagnostics.push(told.help("write a blank as %20, or take it out"));
        }
    }
}
