//! `xbrli:context` and `xbrli:unit` (XBRL 2.1 §4.7, §4.8): the same in an instance and inside
//! an inline document.

use std::io::{self, Write};

use super::Output;
use crate::model::{INSTANCE_PREFIXES, MemberValue, Period, QName};
use crate::notation::markup::bytes::{Bytes, escaped};

/// The namespaces that contexts, units and facts use, as attributes of the root.
pub(super) fn namespaces(output: &Output<'_>) -> String {
    let publication = &output.taxonomy.publication;
    let own = (publication.prefix.as_str(), publication.namespace.as_str());
    let bound = INSTANCE_PREFIXES.into_iter().chain([own]);
    let attributes: Vec<String> = bound
        .map(|(prefix, namespace)| format!("xmlns:{prefix}=\"{}\"", escaped(namespace)))
        .collect();
    attributes.join(" ")
}

/// The `link:schemaRef` to the entry point.
pub(super) fn schema_ref(output: &Output<'_>) -> String {
    format!(
        "<link:schemaRef xlink:type=\"simple\" xlink:href=\"{}\"/>",
        escaped(&output.schema_ref)
    )
}

/// Writes the contexts and units that facts use.
pub(super) fn write(output: &Output<'_>, out: &mut Bytes<impl Write>) -> io::Result<()> {
    let entity = &output.report.entity;
    let entity = format!(
        "<xbrli:entity><xbrli:identifier scheme=\"{}\">{}</xbrli:identifier></xbrli:entity>",
        escaped(&entity.scheme),
        escaped(&entity.identifier)
    );
    for (at, context) in output.report.contexts.iter().enumerate() {
        if !output.used_contexts[at] {
            continue;
        }
        out.push(format!("  <xbrli:context id=\"{}\">{entity}<xbrli:period>", output.contexts[at]));
        out.push(match output.report.periods[context.period.index()] {
            Period::Instant(day) => format!("<xbrli:instant>{day}</xbrli:instant>"),
            Period::Duration { start, end } => format!(
                "<xbrli:startDate>{start}</xbrli:startDate><xbrli:endDate>{end}</xbrli:endDate>"
            ),
        });
        out.push("</xbrli:period>");
        scenario(output, at, out);
        out.push("</xbrli:context>\n");
        out.flush_if_full()?;
    }
    for ((unit, id), used) in output.units.iter().zip(&output.used_units) {
        if !used {
            continue;
        }
        let measure = |name: &QName| format!("<xbrli:measure>{name}</xbrli:measure>");
        let numerator = measure(&unit.measures.numerator);
        out.push(match &unit.measures.denominator {
            None => format!("  <xbrli:unit id=\"{id}\">{numerator}</xbrli:unit>\n"),
            Some(denominator) => format!(
                "  <xbrli:unit id=\"{id}\"><xbrli:divide>\
                 <xbrli:unitNumerator>{numerator}</xbrli:unitNumerator>\
                 <xbrli:unitDenominator>{}</xbrli:unitDenominator>\
                 </xbrli:divide></xbrli:unit>\n",
                measure(denominator)
            ),
        });
    }
    Ok(())
}

/// The dimensions of a context, in the scenario; nothing when there are none.
fn scenario(output: &Output<'_>, context: usize, out: &mut Bytes<impl Write>) {
    let dimensions = output.report.contexts[context].dimensions;
    let dimensions = &output.report.dimensions[dimensions.index()];
    if dimensions.is_empty() {
        return;
    }
    out.push("<xbrli:scenario>");
    for (axis, value) in dimensions {
        let axis_name = &output.taxonomy.concept(*axis).name;
        match value {
            MemberValue::Explicit(member) => out.push(format!(
                "<xbrldi:explicitMember dimension=\"{axis_name}\">{}</xbrldi:explicitMember>",
                output.taxonomy.concept(*member).name
            )),
            MemberValue::Typed(value) => {
                let typed = output.taxonomy.axes.get(axis).and_then(|axis| axis.typed.as_ref());
                let element = typed.map_or(axis_name, |typed| &typed.element);
                out.push(format!(
                    "<xbrldi:typedMember dimension=\"{axis_name}\"><{element}>{}</{element}></xbrldi:typedMember>",
                    escaped(value.text())
                ));
            }
        }
    }
    out.push("</xbrli:scenario>");
}
