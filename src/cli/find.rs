//! `kessan find`: concepts of a taxonomy by name or label.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use super::taxonomies::Taxonomies;
use super::{Ending, count, options, said, show, tell};
use crate::diagnostic::render::{Format, View};
use crate::filing;
use crate::model::dts::{Dts, Element, ElementId, Node};

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// A taxonomy package (zip or folder), a schema or linkbase, or a document in a package.
    #[arg(value_name = "PACKAGE")]
    path: PathBuf,
    /// A part of a name or of a label in any language; capitals don't count.
    #[arg(value_name = "WORD")]
    word: String,
    #[command(flatten)]
    taxonomies: Taxonomies,
}

pub(super) fn run(arguments: &Arguments, view: View) -> Ending {
    let Arguments { path, word, taxonomies } = arguments;
    let filing = filing::open(path, &taxonomies.apply(options(view)));
    let diagnostics = filing.diagnostics();
    let Some(dts) = filing.set() else {
        show(diagnostics, view);
        return Ending::Refused;
    };
    let word = word.to_lowercase();
    let mut found = 0;
    let mut out = BufWriter::new(io::stdout().lock());
    for (id, element) in dts.concepts() {
        if let Some(fit) = fit(dts, id, &word) {
            found += 1;
            if let Err(error) = write(dts, element, fit, view, &mut out) {
                return said(Err(error));
            }
        }
    }
    if let Err(error) = out.flush() {
        return said(Err(error));
    }
    drop(out);
    show(diagnostics, view);
    let documents = count(dts.documents().len(), "document");
    let all = count(dts.concepts().count(), "concept");
    let told = tell(view, &format!("{} of {all} in {documents}", count(found, "concept")));
    match said(told) {
        Ending::Done if diagnostics.has_errors() => Ending::Refused,
        ending => ending,
    }
}

/// Where a word, in small letters, was found.
#[derive(Clone, Copy)]
enum Fit<'a> {
    Name,
    Label { lang: &'a str, text: &'a str },
}

/// The name of a concept or the first label that has a word; the label shown beside a name is its
/// first standard one.
fn fit<'a>(dts: &'a Dts, id: ElementId, word: &str) -> Option<Fit<'a>> {
    let node = Node::Element(id);
    let label = |wanted: &str| {
        dts.labels(node).find_map(|label| {
            let text = dts.text(label.text);
            let fits = wanted.is_empty() || text.to_lowercase().contains(wanted);
            fits.then(|| Fit::Label { lang: dts.text(label.lang), text })
        })
    };
    let (_, local) = dts.name_of(id);
    if local.to_lowercase().contains(word) {
        return Some(label("").unwrap_or(Fit::Name));
    }
    label(word)
}

/// Writes a concept on a line: name, type, period, balance, label.
fn write(
    dts: &Dts,
    element: &Element,
    fit: Fit<'_>,
    view: View,
    out: &mut impl Write,
) -> io::Result<()> {
    let (namespace, local) = dts.names().parts(element.name);
    let of = dts.type_(element.type_id).name.map_or("", |name| dts.names().local(name));
    let period = element.period.map(|period| period.to_string()).unwrap_or_default();
    let (lang, label) = match fit {
        Fit::Name => ("", ""),
        Fit::Label { lang, text } => (lang, text),
    };
    if view.format == Format::Json {
        let row = serde_json::json!({
            "namespace": namespace, "name": local, "type": of, "periodType": period,
            "abstract": element.is_abstract, "lang": lang, "label": label,
        });
        return writeln!(out, "{row}");
    }
    let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
    let kind = if element.is_abstract { "abstract" } else { of };
    let lang = if lang.is_empty() { String::new() } else { format!(" ({lang})") };
    writeln!(out, "{{{namespace}}}{local}\t{kind}\t{period}\t{label}{lang}")
}
