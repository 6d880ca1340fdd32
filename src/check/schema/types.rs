//! Types by themselves: contents that can be read in one way only (XML Schema 1.0 Part 1 §3.8.6),
//! patterns that are patterns (Part 2 appendix F), and facets that the values can have (§4.1.5).

use super::applicable::is_applicable;
use super::content::Model;
use crate::check::document_place::place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::documents::Origin;
use crate::model::dts::{Dts, FacetKind};

pub(super) fn check(dts: &Dts, diagnostics: &mut Diagnostics) {
    for (id, of) in dts.types() {
        let judged = |origin: &Origin| {
            dts.documents().get(origin.document).is_some_and(|document| document.is_judged())
        };
        let Some(origin) = of.origin.filter(judged) else { continue };
        if of.particle.is_some()
            && let Some(name) = Model::new(dts, id).ambiguous(dts)
        {
            let message = format!(
                "`{}` can be taken in two ways where it stands in the type.",
                dts.shown(name)
            );
            diagnostics.push(Diagnostic::new(Code::InvalidType, place(dts, origin), message));
        }
        for facet in &of.facets {
            let text = dts.text(facet.value);
            let message = if !is_applicable(dts, id, facet.kind) {
                format!(
                    "`xs:{}` with the value `{text}` limits what the values of the type have not.",
                    facet.kind.local()
                )
            } else if facet.kind == FacetKind::Pattern && !is_pattern(text) {
                format!("`{text}` is no pattern of XML Schema.")
            } else {
                continue;
            };
            let at = place(dts, Origin { line: facet.line, ..origin });
            diagnostics.push(Diagnostic::new(Code::InvalidType, at, message));
        }
    }
}

/// Whether a text is a pattern: what stands behind a backslash can stand there, and brackets are
/// closed.
fn is_pattern(text: &str) -> bool {
    let (mut groups, mut classes) = (0i32, 0i32);
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => {
                let escaped = letters.next();
                let known = |c| "nrt\\|.?*+(){}-[]^$sSiIcCdDwWpP".contains(c);
                if !escaped.is_some_and(known) {
                    return false;
                }
            }
            '[' => classes += 1,
            ']' => classes -= 1,
            '(' if classes == 0 => groups += 1,
            ')' if classes == 0 => groups -= 1,
            _ => {}
        }
        if groups < 0 || classes < 0 {
            return false;
        }
    }
    groups == 0 && classes == 0
}
