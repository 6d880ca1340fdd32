//! Locators (XBRL 2.1 §3.5.3.7): they lead somewhere, and in a link of XBRL to what it is about.

use super::tell;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::documents::{DocumentKind, Link, Locator};
use crate::model::dts::{Dts, Node, ns};

pub(super) fn check(dts: &Dts, diagnostics: &mut Diagnostics) {
    for link in dts.documents().links() {
        let of_xbrl = dts.names().parts(link.name);
        let kind = Some(of_xbrl.1).filter(|_| of_xbrl.0 == ns::LINK);
        for locator in dts.documents().locators(link) {
            if let Some(message) = fault(dts, kind, locator) {
                let origin = dts.documents().origin(link, locator.line);
                tell(dts, origin, Code::InvalidLocator, message, diagnostics);
            }
        }
        let _: &Link = link;
    }
}

/// What is wrong with a locator in a link of XBRL (`kind`) or of another specification.
fn fault(dts: &Dts, kind: Option<&str>, locator: &Locator) -> Option<String> {
    let fragment = dts.text(locator.fragment);
    if !dts.names().is(locator.name, ns::LINK, "loc") {
        return kind.map(|kind| {
            format!(
                "`{}` can't be a locator of a `{kind}`: `link:loc` is.",
                dts.shown(locator.name)
            )
        });
    }
    let Some(document) = locator.document else {
        return Some(format!("`{}` is no address that can be located.", dts.text(locator.href)));
    };
    let document = dts.documents().get(document)?;
    if document.kind == DocumentKind::Missing {
        return None;
    }
    let url = dts.text(document.url);
    if fragment.contains('(') && !is_element_scheme(fragment) {
        return Some(format!("`{fragment}` is a pointer of another scheme than `element()`."));
    }
    match (locator.node, kind) {
        (None, None) if fragment.is_empty() => None,
        (None, _) => Some(format!("`{fragment}` is not in `{url}`.")),
        (Some(_), None) => None,
        (Some(node), Some(kind)) => {
            let fits = match node {
                Node::Element(id) => {
                    let element = dts.element(id);
                    element.global && element.kind.is_concept()
                }
                Node::Resource(id) => {
                    let (namespace, local) = dts.names().parts(dts.resource(id).name);
                    namespace == ns::LINK
                        && matches!(
                            (kind, local),
                            ("labelLink", "label") | ("referenceLink", "reference")
                        )
                }
                _ => false,
            };
            (!fits).then(|| format!("`{fragment}` of `{url}` is no concept, as a `{kind}` needs."))
        }
    }
}

/// Whether a pointer is made of `element()` alone.
fn is_element_scheme(fragment: &str) -> bool {
    let mut rest = fragment;
    while let Some(inside) = rest.strip_prefix("element(") {
        let Some(end) = inside.find(')') else { return false };
        rest = inside[end + 1..].trim_ascii_start();
    }
    rest.is_empty()
}
