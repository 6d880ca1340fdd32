//! `kessan extract`: the text of a release becomes a table of facts.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::output::Staged;
use super::{Ending, count, show, tell};
use crate::diagnostic::render::View;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::extract::doubts::contradictions;
use crate::extract::review::{self, Review};
use crate::extract::{self, Extraction, facts_csv};
use crate::model::Taxonomy;
use crate::source;
use crate::source::map::Map;
use crate::source::report::Outline;
use crate::text::{Span, Text};

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
    /// A page to write that shows the text with its figures marked.
    #[arg(long, value_name = "FILE")]
    review: Option<PathBuf>,
}

/// What a run of the command knows.
struct Read {
    text: Text,
    taxonomy: Taxonomy,
    /// Position of the entry point of the report.
    entry_point: usize,
    extraction: Extraction,
}

pub(super) fn run(arguments: &Arguments, view: View) -> Ending {
    let mut diagnostics = view.diagnostics();
    let read = read(arguments, &mut diagnostics);
    let Some(read) = read.filter(|_| !diagnostics.has_errors()) else {
        source::Locator::new().complete(&mut diagnostics);
        show(&diagnostics, view);
        return Ending::Refused;
    };
    show(&diagnostics, view);
    if let Err(message) = write(arguments, &read) {
        return Ending::Failed(message);
    }
    if arguments.out.is_some() {
        tell(view, &summary(&read.extraction));
    }
    Ending::Done
}

fn read(arguments: &Arguments, diagnostics: &mut Diagnostics) -> Option<Read> {
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
    let entry_point = report.entry_point;
    let mut extraction = extract::extract(&text, &map, &taxonomy, &report);
    let Extraction { facts, lost, .. } = &extraction;
    let doubts = contradictions(facts, lost, &text, &taxonomy, report);
    extraction.findings.extend(doubts);
    for finding in &extraction.findings {
        diagnostics.push(finding.diagnostic(&name, &text));
    }
    tell_unmatched(&extraction, &text, &name, diagnostics);
    Some(Read { text, taxonomy, entry_point, extraction })
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

/// Writes what was asked for; the table of facts goes to standard output when it has no name.
fn write(arguments: &Arguments, read: &Read) -> Result<(), String> {
    let Read { text, taxonomy, extraction, .. } = read;
    let mut staged: Vec<Staged> = Vec::new();
    if let Some(page) = &arguments.review {
        staged.push(stage(page, |file| review_page(read, &arguments.release, file))?);
    }
    match &arguments.out {
        Some(out) => staged
            .push(stage(out, |file| facts_csv::write(&extraction.facts, text, taxonomy, file))?),
        None => facts_csv::write(&extraction.facts, text, taxonomy, io::stdout().lock())
            .map_err(|error| format!("can't write to standard output: {error}"))?,
    }
    for files in staged {
        files.finish()?;
    }
    Ok(())
}

/// Writes a file under a temporary name beside its own.
fn stage(
    file: &Path,
    content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<Staged, String> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = name.ok_or_else(|| format!("`{}` is no name of a file", file.display()))?;
    let mut staged = Staged::new(folder.unwrap_or(Path::new(".")))?;
    staged.write(&name, |file| Ok(content(file)?))?;
    Ok(staged)
}

fn review_page(read: &Read, release: &Path, out: &mut dyn Write) -> io::Result<()> {
    let Read { text, taxonomy, extraction, .. } = read;
    let entry_point = taxonomy.entry_points.get(read.entry_point);
    let title = release.file_name().unwrap_or_default().to_string_lossy();
    let review = Review {
        title: &title,
        text,
        facts: &review::extraction::facts(extraction, taxonomy, entry_point),
        suspects: &review::extraction::suspects(extraction),
        unmatched: &extraction.unmatched,
    };
    review::write(&review, out)
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
