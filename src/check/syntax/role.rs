//! Roles and arcroles of footnotes and references (XBRL 2.1 §3.5.2.4, §3.5.2.5, §4.11).

use rustc_hash::FxHashSet;

use super::Findings;
use crate::check::dts::references::{Linkbases, linkbase_fault, role_fault};
use crate::diagnostic::Code;
use crate::model::documents::{DocumentId, DocumentKind};
use crate::model::dts::{Dts, NameId, Sym, ns};
use crate::model::instance::{Instance, ReferenceKind};

/// Where the roles of the specification begin.
const STANDARD: &str = "http://www.xbrl.org/2003/role/";
const LINK: &str = "http://www.xbrl.org/2003/role/link";
const FOOTNOTE: &str = "http://www.xbrl.org/2003/role/footnote";
/// The arcrole of references to linkbases.
const LINKBASE: &str = "http://www.w3.org/1999/xlink/properties/linkbase";
const FACT_FOOTNOTE: &str = "http://www.xbrl.org/2003/arcrole/fact-footnote";

/// Roles that are not of the specification are referred to, each once.
pub(super) fn judge(instance: &Instance, findings: &mut Findings) {
    let mut referred: FxHashSet<&str> = FxHashSet::default();
    for reference in &instance.references {
        let arcrole = reference.arcrole.as_deref().unwrap_or("");
        if reference.kind == ReferenceKind::Linkbase && arcrole != LINKBASE {
            let message = format!(
                "The reference to a linkbase has the arcrole `{arcrole}`, not `{LINKBASE}`."
            );
            findings.push(reference.at, Code::InvalidLinkbaseReference, message);
        }
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

/// References lead to what they say: to a schema, to the declaration of a role, to a linkbase that has the links of its
/// role (§3.5.2.4.5, §3.5.2.5.5, §4.2.2, §4.3.2, §4.3.4).
pub(super) fn references(instance: &Instance, dts: &Dts, findings: &mut Findings) {
    let linkbases = Linkbases::of(dts);
    for reference in &instance.references {
        let target = reference.target.as_deref().and_then(|url| dts.names().find(url));
        let Some(target) = target.and_then(|url| dts.documents().of_url(url)) else { continue };
        let (code, fault) = match reference.kind {
            ReferenceKind::Schema => (
                Code::NoSchemaOrLinkbase,
                root_fault((dts, &linkbases), target, &reference.href, DocumentKind::Schema),
            ),
            ReferenceKind::Linkbase => {
                let role = reference.role.as_deref().unwrap_or("");
                match root_fault((dts, &linkbases), target, &reference.href, DocumentKind::Linkbase)
                {
                    Some(fault) => (Code::NoSchemaOrLinkbase, Some(fault)),
                    None => (Code::InvalidLinkbaseReference, linkbase_fault(dts, target, role)),
                }
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

/// What is wrong with where a reference to a schema or a linkbase leads; nothing is known of a document that is not at
/// hand. Linkbases may be parts of schemas.
fn root_fault(
    (dts, linkbases): (&Dts, &Linkbases),
    at: DocumentId,
    href: &str,
    wanted: DocumentKind,
) -> Option<String> {
    let kind = dts.documents().get(at)?.kind;
    let what = if wanted == DocumentKind::Schema { "schema" } else { "linkbase" };
    let fragment = href.split_once('#').map_or("", |(_, fragment)| fragment);
    let is_right = match (kind, wanted) {
        (DocumentKind::Missing, _) => true,
        (_, DocumentKind::Linkbase) => linkbases.has(dts, at, fragment),
        (kind, wanted) => {
            let id = dts.names().find(fragment).filter(|_| !fragment.is_empty());
            kind == wanted && id.is_none_or(|id| dts.documents().of_id(at, id).is_none())
        }
    };
    (!is_right).then(|| format!("`{href}` is referred to as a {what}, and is none."))
}

/// Roles and arcroles of footnotes are declared for the elements that have them (§5.1.3.4, §5.1.4.3). Whether they are
/// declared at all is told at the references to them.
pub(super) fn uses(instance: &Instance, dts: &Dts, findings: &mut Findings) {
    let mut told: FxHashSet<(&str, &str)> = FxHashSet::default();
    let mut of_role = |at: u32, uri: &'_ str, used_on: Vec<&[NameId]>, on: &'static str| {
        let is_on = |name: &NameId| dts.names().parts(*name) == (ns::LINK, on);
        if used_on.is_empty() || used_on.iter().any(|names| names.iter().any(is_on)) {
            return;
        }
        let message = format!("`{uri}` is not declared for `link:{on}`.");
        findings.push(at, Code::BrokenFootnote, message);
    };
    let roles = |uri: &str| {
        let of = dts.roles().iter().filter(|of| dts.text(of.uri) == uri);
        of.map(|of| &*of.used_on).collect::<Vec<_>>()
    };
    let arcroles = |uri: &str| {
        let of = dts.arcroles().iter().filter(|of| dts.text(of.uri) == uri);
        of.map(|of| &*of.used_on).collect::<Vec<_>>()
    };
    for link in &instance.links {
        if told.insert((&link.role, "footnoteLink")) && !link.role.starts_with(STANDARD) {
            of_role(link.at, &link.role, roles(&link.role), "footnoteLink");
        }
        if told.insert((&link.arcrole, "footnoteArc")) && &*link.arcrole != FACT_FOOTNOTE {
            of_role(link.at, &link.arcrole, arcroles(&link.arcrole), "footnoteArc");
        }
    }
    for note in &instance.notes {
        if told.insert((&note.role, "footnote")) && !note.role.starts_with(STANDARD) {
            of_role(note.at, &note.role, roles(&note.role), "footnote");
        }
    }
}
