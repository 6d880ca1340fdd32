//! `kessan extract`: the text of a release becomes a table of facts.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::output::Staged;
use super::{Ending, count, show, tell};
use crate::diagnostic::render::Format;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::extract::doubts::contradictions;
use crate::extract::text::{Span, Text};
use crate::extract::{self, Extraction, facts_csv};
use crate::model::Taxonomy;
use crate::source;
use crate::source::map::Map;
use crate::source::report::Outline;

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The text of the release.
    release: PathBuf,
    /// What is particular to this release; report.toml stands beside it.
    #[arg(long, value_name = "MAP")]
    map: PathBuf,
    /// The table of facts to write; standard output when left out.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, format: Format) -> Ending {
    let mut diagnostics = Diagnostics::new();
    let read = read(arguments, &mut diagnostics);
    let Some((text, taxonomy, extraction)) = read.filter(|_| !diagnostics.has_errors()) else {
        source::Locator::new().complete(&mut diagnostics);
        show(&diagnostics, format);
        return Ending::Refused;
    };
    show(&diagnostics, format);
    if let Err(message) = write(arguments, &text, &taxonomy, &extraction) {
        return Ending::Failed(message);
    }
    if arguments.out.is_some() {
        tell(format, &summary(&extraction));
    }
    Ending::Done
}

fn read(
    arguments: &Arguments,
    diagnostics: &mut Diagnostics,
) -> Option<(Text, Taxonomy, Extraction)> {
    let folder = arguments.map.parent().filter(|folder| !folder.as_os_str().is_empty());
    let outline = source::report::outline(folder.unwrap_or(Path::new(".")), diagnostics)?;
    let map = source::map::read(&arguments.map, &outline.taxonomy, diagnostics)?;
    let text = Text::new(source::read_text(&arguments.release, diagnostics)?);
    let name: Arc<str> = arguments.release.to_string_lossy().as_ref().into();
    if !is_meant(&text, &map) {
        diagnostics.push(other_release(&name, &map));
        return None;
    }
    let Outline { taxonomy, report } = outline;
    let mut extraction = extract::extract(&text, &map, &taxonomy, &report);
    extraction.findings.extend(contradictions(&extraction.facts, &text, &taxonomy, report));
    for finding in &extraction.findings {
        diagnostics.push(finding.diagnostic(&name, &text));
    }
    tell_unmatched(&extraction, &text, &name, diagnostics);
    Some((text, taxonomy, extraction))
}

/// Tells the figures that no fact claims, a note for each line.
fn tell_unmatched(
    extraction: &Extraction,
    text: &Text,
    name: &Arc<str>,
    diagnostics: &mut Diagnostics,
) {
    let line = |span: &Span| text.line_of(span.start);
    for figures in extraction.unmatched.chunk_by(|one, next| line(one) == line(next)) {
        let shown: Vec<&str> = figures.iter().map(|span| text.slice(*span)).collect();
        let position = text.position(figures[0].start);
        let place = Place::at(name, position.line, position.column);
        let message = format!("No fact claims {}.", shown.join(" · "));
        diagnostics.push(
            Diagnostic::new(Code::UnmatchedFigure, place, message)
                .help("give it to a passage or row of the map, or name its passage in [[ignore]]"),
        );
    }
}

/// Whether the text is the one that the map is for.
fn is_meant(text: &Text, map: &Map) -> bool {
    let folded = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    folded(text.as_str()).contains(&folded(&map.release))
}

fn other_release(name: &Arc<str>, map: &Map) -> Diagnostic {
    let message = format!("The map is for a text in which `{}` stands; it does not.", map.release);
    Diagnostic::new(Code::OtherRelease, Place::file(name), message)
        .related(Place::file(&map.name))
        .help("use the map of this release, or write one for it")
}

fn write(
    arguments: &Arguments,
    text: &Text,
    taxonomy: &Taxonomy,
    extraction: &Extraction,
) -> Result<(), String> {
    let Some(out) = arguments.out.as_ref() else {
        let written = facts_csv::write(&extraction.facts, text, taxonomy, io::stdout().lock());
        return written.map_err(|error| format!("can't write to standard output: {error}"));
    };
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty());
    let name = out.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = name.ok_or_else(|| format!("`{}` is no name of a file", out.display()))?;
    let mut staged = Staged::new(folder.unwrap_or(Path::new(".")))?;
    staged.write(&name, |file| {
        let file: &mut dyn Write = file;
        facts_csv::write(&extraction.facts, text, taxonomy, file)
    })?;
    staged.finish().map(|_| ())
}

/// What was found, in one line.
fn summary(extraction: &Extraction) -> String {
    let seen = &extraction.count;
    format!(
        "{} of {} in the map, {}, {} ({} in sentences), {}, {}",
        seen.known_tables,
        count(seen.tables, "table"),
        count(seen.cells, "cell"),
        count(extraction.facts.len(), "fact"),
        seen.in_passages,
        count(extraction.unmatched.len(), "unmatched figure"),
        count(extraction.findings.len(), "finding"),
    )
}
