//! `xbrli:context` and `xbrli:unit` (XBRL 2.1 §4.7, §4.8): the same in an instance and inside
//! an inline document.

use std::io::{self, Write};

use super::{Output, names};
use crate::model::{
    ConceptId, Container, Containers, DimensionsId, Measures, MemberValue, Period, QName,
};
use crate::notation::markup::bytes::{Bytes, escaped};

/// The namespaces that contexts, units and facts use, as attributes of the root.
pub(super) fn namespaces(output: &Output<'_>) -> String {
    let attributes: Vec<String> = output
        .prefixes
        .iter()
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
    for (at, context) in output.report.contexts.iter().enumerate() {
        if !output.used_contexts[at] {
            continue;
        }
        let containers = &output.report.containers[context.containers.index()];
        out.push("  <xbrli:context id=\"");
        out.push(&output.contexts[at]);
        out.push("\"><xbrli:entity><xbrli:identifier scheme=\"");
        let entity = &output.report.entities[context.entity.index()];
        out.push_escaped(&entity.scheme);
        out.push("\">");
        out.push_escaped(&entity.identifier);
        out.push("</xbrli:identifier>");
        container(output, context.dimensions, containers, Container::Segment, out);
        out.push("</xbrli:entity><xbrli:period>");
        period(output.report.periods[context.period.index()], out);
        out.push("</xbrli:period>");
        container(output, context.dimensions, containers, Container::Scenario, out);
        out.push("</xbrli:context>\n");
        out.flush_if_full()?;
    }
    let units = output.report.units.iter().zip(&output.units).zip(&output.used_units);
    for ((unit, id), _) in units.filter(|(_, used)| **used) {
        write_unit(output, &unit.measures, id, out);
    }
    Ok(())
}

fn period(period: Period, out: &mut Bytes<impl Write>) {
    match period {
        Period::Instant(day) => {
            out.push("<xbrli:instant>");
            names::push_day(day, "-", |part| out.push(part));
            out.push("</xbrli:instant>");
        }
        Period::Moment(at) => out.push(format!("<xbrli:instant>{at}</xbrli:instant>")),
        Period::Duration { start, end } => {
            out.push("<xbrli:startDate>");
            names::push_day(start, "-", |part| out.push(part));
            out.push("</xbrli:startDate><xbrli:endDate>");
            names::push_day(end, "-", |part| out.push(part));
            out.push("</xbrli:endDate>");
        }
        Period::Span { start, end } => out.push(format!(
            "<xbrli:startDate>{start}</xbrli:startDate><xbrli:endDate>{end}</xbrli:endDate>"
        )),
        Period::Forever => out.push("<xbrli:forever/>"),
    }
}

fn write_unit(output: &Output<'_>, measures: &Measures, id: &str, out: &mut Bytes<impl Write>) {
    let product = |factors: &[QName]| {
        let written = factors.iter().map(|factor| {
            // On a page names without a prefix would be those of XHTML.
            let none = if factor.namespace.is_empty() { " xmlns=\"\"" } else { "" };
            format!("<xbrli:measure{none}>{}</xbrli:measure>", output.prefixes.name(factor))
        });
        written.collect::<String>()
    };
    let numerators = product(measures.numerators());
    out.push(match measures.denominators() {
        [] => format!("  <xbrli:unit id=\"{id}\">{numerators}</xbrli:unit>\n"),
        denominators => format!(
            "  <xbrli:unit id=\"{id}\"><xbrli:divide>\
             <xbrli:unitNumerator>{numerators}</xbrli:unitNumerator>\
             <xbrli:unitDenominator>{}</xbrli:unitDenominator>\
             </xbrli:divide></xbrli:unit>\n",
            product(denominators)
        ),
    });
}

/// The segment or scenario of a context; nothing when nothing stands there.
fn container(
    output: &Output<'_>,
    dimensions: DimensionsId,
    containers: &Containers,
    which: Container,
    out: &mut Bytes<impl Write>,
) {
    let members = output.report.dimensions[dimensions.index()].iter();
    let mut members = members.filter(|(axis, _)| containers.of(*axis) == which).peekable();
    let content = containers.content(which);
    if members.peek().is_none() && content.is_empty() {
        return;
    }
    let name = match which {
        Container::Segment => "xbrli:segment",
        Container::Scenario => "xbrli:scenario",
    };
    for part in ["<", name, ">"] {
        out.push(part);
    }
    for (axis, value) in members {
        member(output, *axis, value, out);
    }
    out.push(content);
    for part in ["</", name, ">"] {
        out.push(part);
    }
}

fn member(output: &Output<'_>, axis: ConceptId, value: &MemberValue, out: &mut Bytes<impl Write>) {
    let name = |of: ConceptId| &output.taxonomy.concept(of).name;
    let push_name = |name: &QName, out: &mut Bytes<_>| {
        output.prefixes.push_name(name, |part| out.push(part));
    };
    match value {
        MemberValue::Explicit(member) => {
            out.push("<xbrldi:explicitMember dimension=\"");
            push_name(name(axis), out);
            out.push("\">");
            push_name(name(*member), out);
            out.push("</xbrldi:explicitMember>");
        }
        MemberValue::Typed(value) => {
            let typed = output.taxonomy.axes.get(&axis).and_then(|axis| axis.typed.as_ref());
            let element = typed.map_or(name(axis), |typed| &typed.element);
            out.push("<xbrldi:typedMember dimension=\"");
            push_name(name(axis), out);
            out.push("\">");
            if value.is_elements() {
                out.push(value.text());
            } else {
                out.push("<");
                push_name(element, out);
                out.push(if value.is_nil() { " xsi:nil=\"true\">" } else { ">" });
                out.push_escaped(value.text());
                out.push("</");
                push_name(element, out);
                out.push(">");
            }
            out.push("</xbrldi:typedMember>");
        }
    }
}
