//! Roles and arcroles of footnotes and references (XBRL 2.1 §3.5.2.4, §3.5.2.5, §4.11).

use rustc_hash::FxHashSet;

use super::Findings;
use crate::check::dts::references::{linkbase_fault, role_fault};
use crate::diagnostic::Code;
use crate::model::dts::{Dts, Sym};
use crate::model::instance::{Instance, ReferenceKind};

/// Where the roles of the specification begin.
const STANDARD: &str = "http://www.xbrl.org/2003/role/";
const LINK: &str = "http://www.xbrl.org/2003/role/link";
const FOOTNOTE: &str = "http://www.xbrl.org/2003/role/footnote";
const FACT_FOOTNOTE: &str = "http://www.xbrl.org/2003/arcrole/fact-footnote";

/// Roles that are not of the specification are referred to, each once.
pub(super) fn judge(instance: &Instance, findings: &mut Findings) {
    let mut referred: FxHashSet<&str> = FxHashSet::default();
    for reference in &instance.references {
        if !matches!(reference.kind, ReferenceKind::Role | ReferenceKind::Arcrole) {
            continue;
        }
        let uri = reference.uri.as_deref().unwrap_or("");
        if !referred.insert(uri) {
            let message = format!("`{uri}` is referred to twice.");
            findings.push(reference.at, Code::BrokenFootnote, message);
        }
    }
    let mut of_role = |at: u32, role: &str, own: &str, what: &str| {
        if role == own || role.is_empty() || referred.contains(role) {
            return;
        }
        let message = match role.starts_with(STANDARD) {
            true => format!("`{role}` is no role of {what}."),
            false => {
                format!("The role `{role}` of {what} has no reference to where it is declared.")
            }
        };
        findings.push(at, Code::BrokenFootnote, message);
    };
    for link in &instance.links {
        of_role(link.at, &link.role, LINK, "a link");
        of_role(link.at, &link.arcrole, FACT_FOOTNOTE, "an arc");
    }
    for note in &instance.notes {
        of_role(note.at, &note.role, FOOTNOTE, "a footnote");
    }
}

/// References lead to what they say: to the declaration of a role, to a linkbase that has the links of its role (§3.5.2.4.5,
/// §3.5.2.5.5, §4.3.4).
pub(super) fn references(instance: &Instance, dts: &Dts, findings: &mut Findings) {
    for reference in &instance.references {
        let target = reference.target.as_deref().and_then(|url| dts.names().find(url));
        let Some(target) = target.and_then(|url| dts.documents().of_url(url)) else { continue };
        let (code, fault) = match reference.kind {
            ReferenceKind::Schema => continue,
            ReferenceKind::Linkbase => {
                let role = reference.role.as_deref().unwrap_or("");
                (Code::InvalidLinkbaseReference, linkbase_fault(dts, target, role))
            }
            ReferenceKind::Role | ReferenceKind::Arcrole => {
                let id = reference.href.split_once('#').map_or("", |(_, id)| id);
                // Pointers of other schemes, and letters that are escaped, are looked for by readers.
                if id.contains(['(', '%']) {
                    continue;
                }
                let id = dts.names().find(id).unwrap_or(Sym(u32::MAX));
                let uri = reference.uri.as_deref().unwrap_or("");
                let is_arcrole = reference.kind == ReferenceKind::Arcrole;
                let fault = role_fault(dts, (target, id), is_arcrole, uri, &reference.href);
                (Code::InvalidRoleReference, fault)
            }
        };
        if let Some(message) = fault {
            findings.push(reference.at, code, message);
        }
    }
}
