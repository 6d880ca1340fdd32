//! The definition linkbase of a filing: the regulator's networks under the filing's own roles, with what
//! the filing uses of them.

use rustc_hash::FxHashMap;

use super::{Filled, Network};
use crate::model::documents::ContextElement;
use crate::model::dts::{ElementId, arcrole};
use crate::notation::markup::bytes::escaped;

/// The schema that defines the arcroles of dimensions.
const DIMENSIONS: &str = "http://www.xbrl.org/2005/xbrldt-2005.xsd";

/// The linkbase, as UTF-8.
pub(super) fn write(filled: &Filled<'_>, networks: &[Network]) -> Vec<u8> {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <link:linkbase xmlns:link=\"http://www.xbrl.org/2003/linkbase\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         xmlns:xbrldt=\"http://xbrl.org/2005/xbrldt\">\n",
    );
    for network in networks {
        let role = own_role(filled, network);
        let href = declared(filled, &role).unwrap_or_default();
        out.push_str(&format!(
            "  <link:roleRef xlink:type=\"simple\" xlink:href=\"{}\" roleURI=\"{}\"/>\n",
            escaped(&href),
            escaped(&role)
        ));
    }
    for uri in arcroles(filled, networks) {
        let id = uri.rsplit('/').next().unwrap_or_default();
        out.push_str(&format!(
            "  <link:arcroleRef xlink:type=\"simple\" xlink:href=\"{DIMENSIONS}#{id}\" arcroleURI=\"{uri}\"/>\n"
        ));
    }
    for network in networks {
        link(filled, network, &mut out);
    }
    out.push_str("</link:linkbase>\n");
    out.into_bytes()
}

/// The role under which a filing writes a network of the regulator.
pub(super) fn own_role(filled: &Filled<'_>, network: &Network) -> String {
    let base = filled.base.text(network.role);
    let rest = base.strip_prefix(&*filled.form.roles.base).unwrap_or(base);
    format!("{}{rest}", filled.form.roles.own)
}

/// The address of the declaration of a role; none where no schema declares it.
fn declared(filled: &Filled<'_>, role: &str) -> Option<String> {
    let base = filled.base;
    let of = base.roles().iter().find(|known| base.text(known.uri) == role)?;
    let document = base.documents().get(of.origin.document)?;
    Some(format!("{}#{}", base.text(document.url), base.text(of.id)))
}

/// The arcroles in use, sorted.
fn arcroles<'f>(filled: &Filled<'f>, networks: &[Network]) -> Vec<&'f str> {
    let base = filled.base;
    let arcs = networks.iter().flat_map(|network| &network.arcs);
    let mut used: Vec<&str> = arcs.map(|arc| base.text(base.arc(arc.arc).arcrole)).collect();
    used.sort_unstable();
    used.dedup();
    used
}

fn link(filled: &Filled<'_>, network: &Network, out: &mut String) {
    let base = filled.base;
    out.push_str(&format!(
        "  <link:definitionLink xlink:type=\"extended\" xlink:role=\"{}\">\n",
        escaped(&own_role(filled, network))
    ));
    let labels = labels(filled, network);
    let locator = |element: ElementId, label: &str| {
        let of = base.element(element);
        let document = base.documents().get(of.origin.document);
        let address = document.map_or("", |document| base.text(document.url));
        format!(
            "    <link:loc xlink:type=\"locator\" xlink:href=\"{}#{}\" xlink:label=\"{label}\"/>\n",
            escaped(address),
            escaped(base.text(of.id))
        )
    };
    for element in &network.elements {
        out.push_str(&locator(*element, &labels[element]));
    }
    for relationship in &network.arcs {
        let (Some(from), Some(to)) = (relationship.from.element(), relationship.to.element())
        else {
            continue;
        };
        let arc = base.arc(relationship.arc);
        let of = base.text(arc.arcrole);
        let mut target = labels[&to].clone();
        // The domain and the default are one element, and no two arcs may join the same labels.
        if of == arcrole::DIMENSION_DEFAULT {
            target.push_str("-default");
            out.push_str(&locator(to, &target));
        }
        let mut attributes = String::new();
        if of == arcrole::ALL {
            attributes.push_str(&format!(" xbrldt:closed=\"{}\"", arc.closed));
            let element = match arc.context_element {
                Some(ContextElement::Segment) => "segment",
                _ => "scenario",
            };
            attributes.push_str(&format!(" xbrldt:contextElement=\"{element}\""));
        }
        if !arc.usable {
            attributes.push_str(" xbrldt:usable=\"false\"");
        }
        out.push_str(&format!(
            "    <link:definitionArc xlink:type=\"arc\" xlink:arcrole=\"{of}\" xlink:from=\"{}\" xlink:to=\"{target}\" order=\"{}\"{attributes}/>\n",
            labels[&from], arc.order
        ));
    }
    out.push_str("  </link:definitionLink>\n");
}

/// A label for each element of a link: its name, with a number where two have the same.
fn labels(filled: &Filled<'_>, network: &Network) -> FxHashMap<ElementId, String> {
    let mut times: FxHashMap<&str, u32> = FxHashMap::default();
    let mut labels = FxHashMap::default();
    for element in &network.elements {
        let (_, local) = filled.base.name_of(*element);
        let nth = times.entry(local).or_default();
        *nth += 1;
        let label = if *nth > 1 { format!("{local}-{nth}") } else { local.to_owned() };
        labels.insert(*element, label);
    }
    labels
}
