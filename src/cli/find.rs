//! `kessan find`: concepts of any taxonomy, of documents or a folder with taxonomy.toml, by name or label.

mod asked;

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use asked::Asked;

use super::taxonomies::Taxonomies;
use super::terminal::{self, Wrapped};
use super::{Ending, count, one_line, options, said, show, tell};
use crate::diagnostic::render::{Format, View};
use crate::filing;
use crate::model::Taxonomy;
use crate::model::dts::{Dts, ElementId, Node};

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// A taxonomy package (zip or folder), a schema or linkbase, a document in a package, or a folder with taxonomy.toml.
    #[arg(value_name = "TAXONOMY")]
    path: PathBuf,
    /// Parts of a name or of a label in any language, in any order; capitals, accents and widths don't count.
    #[arg(value_name = "WORD")]
    word: String,
    #[command(flatten)]
    taxonomies: Taxonomies,
}

pub(super) fn run(arguments: &Arguments, view: View) -> Ending {
    let Arguments { path, word, taxonomies } = arguments;
    let filing = filing::open(path, &taxonomies.apply(options(view)));
    let diagnostics = filing.diagnostics();
    let concepts: Vec<Concept<'_>> = match (filing.set(), filing.taxonomy()) {
        (Some(dts), _) => dts.concepts().map(|(id, _)| of_documents(dts, id)).collect(),
        (None, Some(taxonomy)) => of_source(taxonomy),
        (None, None) => {
            show(diagnostics, view);
            return Ending::Refused;
        }
    };
    let asked = Asked::of(word);
    let mut found = 0;
    let columns = terminal::stdout_columns().filter(|_| view.format != Format::Json);
    let mut out = Wrapped::new(BufWriter::new(io::stdout().lock()), columns);
    let mut namespace = None;
    for concept in &concepts {
        if let Some(label) = concept.fit(&asked) {
            found += 1;
            let written = match columns {
                Some(_) => {
                    let is_new = namespace.replace(concept.namespace) != Some(concept.namespace);
                    concept.show(label, is_new, &mut out)
                }
                None => concept.write(label, view, &mut out),
            };
            if let Err(error) = written {
                return said(Err(error));
            }
        }
    }
    if let Err(error) = out.flush() {
        return said(Err(error));
    }
    drop(out);
    show(diagnostics, view);
    let all = count(concepts.len(), "concept");
    let mut line = format!("{} of {all}", count(found, "concept"));
    if let Some(dts) = filing.set() {
        line = format!("{line} in {}", count(dts.documents().len(), "document"));
    }
    match said(tell(view, &line)) {
        Ending::Done if diagnostics.has_errors() => Ending::Refused,
        ending => ending,
    }
}

/// A concept, whatever the taxonomy is kept in.
struct Concept<'a> {
    namespace: &'a str,
    local: &'a str,
    item_type: &'a str,
    period: String,
    is_abstract: bool,
    /// Language and text of its labels, all roles in their order.
    labels: Vec<(&'a str, &'a str)>,
}

/// A concept of documents.
fn of_documents(dts: &Dts, id: ElementId) -> Concept<'_> {
    let element = dts.element(id);
    let (namespace, local) = dts.names().parts(element.name);
    let labels = dts.labels(Node::Element(id));
    Concept {
        namespace,
        local,
        item_type: dts.type_(element.type_id).name.map_or("", |name| dts.names().local(name)),
        period: element.period.map(|period| period.to_string()).unwrap_or_default(),
        is_abstract: element.is_abstract,
        labels: labels.map(|label| (dts.text(label.lang), dts.text(label.text))).collect(),
    }
}

/// The concepts of a source, with the labels that entry points share.
fn of_source(taxonomy: &Taxonomy) -> Vec<Concept<'_>> {
    let concepts = taxonomy.concepts.values();
    let of = concepts.map(|concept| Concept {
        namespace: &concept.name.namespace,
        local: &concept.name.local,
        item_type: &concept.item_type.qname.local,
        period: concept.period_type.to_string(),
        is_abstract: concept.is_abstract,
        labels: concept.labels.iter().map(|((_, lang), text)| (&**lang, text.as_str())).collect(),
    });
    of.collect()
}

impl<'a> Concept<'a> {
    /// The label to show where its name or a label is what is asked for: the label that is, the first one
    /// where the name is.
    fn fit(&self, asked: &Asked) -> Option<Option<(&'a str, &'a str)>> {
        if asked.fits_name(self.namespace, self.local) {
            return Some(self.labels.first().copied());
        }
        let found = self.labels.iter().find(|(_, text)| asked.fits(text))?;
        Some(Some(*found))
    }

    fn write(
        &self,
        label: Option<(&str, &str)>,
        view: View,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let Self { namespace, local, item_type, period, is_abstract, .. } = self;
        let (lang, label) = label.unwrap_or_default();
        if view.format == Format::Json {
            let row = serde_json::json!({
                "namespace": namespace, "name": local, "type": item_type, "periodType": period,
                "abstract": is_abstract, "lang": lang, "label": label,
            });
            return writeln!(out, "{row}");
        }
        let (kind, label) = (self.kind(), told(lang, label));
        writeln!(out, "{{{namespace}}}{local}\t{kind}\t{period}\t{label}")
    }

    /// As [`Concept::write`], for the eye: its label below its name, and its namespace over the first of several.
    fn show(
        &self,
        label: Option<(&str, &str)>,
        with_namespace: bool,
        out: &mut impl Write,
    ) -> io::Result<()> {
        if with_namespace {
            writeln!(out, "{}", self.namespace)?;
        }
        writeln!(out, "  {}  {}  {}", self.local, self.kind(), self.period)?;
        let (lang, label) = label.unwrap_or_default();
        if label.is_empty() { Ok(()) } else { writeln!(out, "    {}", told(lang, label)) }
    }

    fn kind(&self) -> &str {
        if self.is_abstract { "abstract" } else { self.item_type }
    }
}

/// A label in one line, with its language.
fn told(lang: &str, label: &str) -> String {
    let label = one_line(label);
    if lang.is_empty() { label } else { format!("{label} ({lang})") }
}
