//! Target roles (Dimensions 1.0 §2.4.3): declared, and referred to. A role without a link only means that
//! nothing follows (suite, 104 V-01).

use std::collections::HashSet;

use crate::check::dts::tell;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::documents::ReferenceKind;
use crate::model::dts::{Dts, Sym, ns};

pub(super) fn check(dts: &Dts, diagnostics: &mut Diagnostics) {
    let documents = dts.documents();
    let referred: HashSet<(u32, Sym)> = documents
        .references()
        .iter()
        .filter(|reference| reference.kind == ReferenceKind::RoleRef)
        .filter_map(|reference| Some((reference.linkbase?, reference.uri)))
        .collect();
    let is_definition = |name| dts.names().is(name, ns::LINK, "definitionLink");
    let declared: HashSet<Sym> = dts.roles().iter().map(|role| role.uri).collect();
    for link in documents.links().iter().filter(|link| is_definition(link.name)) {
        for arc in documents.arcs(link) {
            let role = arc.target_role;
            let uri = dts.text(role);
            let is_standard = uri == "http://www.xbrl.org/2003/role/link";
            if role == Sym::EMPTY {
                continue;
            }
            let message = if is_standard {
                continue;
            } else if !declared.contains(&role) {
                format!("The target role `{uri}` is declared nowhere.")
            } else if !referred.contains(&(link.linkbase, role)) {
                format!("The linkbase has no roleRef to the target role `{uri}`.")
            } else {
                continue;
            };
            let at = documents.origin(link, arc.line);
            tell(dts, at, Code::TargetRoleNotResolved, message, diagnostics);
        }
    }
}
