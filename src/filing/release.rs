//! The facts in the text of a release, read with its map.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Options, neighbour, open_calendar, open_currency};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::extract::doubts::contradictions;
use crate::extract::{self, Extraction};
use crate::model::{Period, Taxonomy};
use crate::source::map::{Lesson, Map};
use crate::source::report::Outline;
use crate::source::{self, Locator};
use crate::text::{Span, Text, words};

/// What was read out of the text of a release.
#[derive(Debug)]
#[non_exhaustive]
pub struct Reading {
    /// The title of the report in the taxonomy's first language, else in any; its id without one.
    pub title: String,
    /// The text.
    pub text: Text,
    /// The taxonomy of the report.
    pub taxonomy: Taxonomy,
    /// Position of the entry point of the report.
    pub entry_point: usize,
    /// The period that the report is about.
    pub current_period: Option<Period>,
    /// Facts with their places, and what is doubtful.
    pub extraction: Extraction,
    /// How many lines of the text have figures that became no facts and that no table of the report gives instead.
    pub lost: usize,
}

/// Reads the facts out of the text of a release. `report.toml` stands beside the map. There is no
/// reading where there are errors.
#[must_use]
pub fn read_release(
    release: &Path,
    map: &Path,
    options: &Options,
) -> (Option<Reading>, Diagnostics) {
    let mut diagnostics = options.diagnostics();
    let reading = read(release, map, &options.packages, &mut diagnostics)
        .filter(|_| !diagnostics.has_errors());
    if reading.is_none() {
        Locator::new().complete(&mut diagnostics);
    }
    (reading, diagnostics)
}

/// The phrases of a company with what the map of a release and a reading by it add: the file beside the taxonomy, what
/// it will hold, and how many captions and units are new. None where report or map can't be read.
#[must_use]
pub fn learn_phrases(
    map: &Path,
    reading: &Reading,
    options: &Options,
) -> (Option<(PathBuf, String, usize)>, Diagnostics) {
    let mut diagnostics = options.diagnostics();
    let learned = learned(map, &reading.lesson(), &options.packages, &mut diagnostics);
    (learned, diagnostics)
}

fn learned(
    map: &Path,
    lesson: &Lesson,
    packages: &[PathBuf],
    diagnostics: &mut Diagnostics,
) -> Option<(PathBuf, String, usize)> {
    let folder = map.parent().filter(|folder| !folder.as_os_str().is_empty());
    let begun = super::begun(folder.unwrap_or(Path::new(".")), packages, diagnostics)?;
    let path = begun.taxonomy_folder().join(source::map::PHRASES);
    let known = match path.is_file() {
        true => source::read_text(&path, diagnostics)?,
        false => String::new(),
    };
    match source::map::learn(&known, &source::read_text(map, diagnostics)?, lesson) {
        Ok((content, added)) => Some((path, content, added)),
        Err(error) => {
            let error = error.message();
            let message = format!("What the map teaches can't be kept: {error}");
            let place = Place::file(&path.to_string_lossy().as_ref().into());
            diagnostics.push(Diagnostic::new(Code::InvalidMap, place, message));
            None
        }
    }
}

fn read(
    release: &Path,
    map: &Path,
    packages: &[PathBuf],
    diagnostics: &mut Diagnostics,
) -> Option<Reading> {
    let folder = map.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    // Where neither is there, the map is what was named.
    if ![map, &folder.join(super::REPORT)].into_iter().any(source::has_settings)
        && let Some(told) = neighbour::not_there(map)
    {
        diagnostics.push(told);
        return None;
    }
    let begun = super::begun(folder, packages, diagnostics)?;
    let phrases = begun.taxonomy_folder();
    let corrected = begun.corrected_lines();
    let outline = begun.outline(diagnostics)?;
    let current = outline.report.current_period;
    let path = map;
    let read_map = |taxonomy: &Taxonomy, diagnostics: &mut Diagnostics| {
        let mut map = source::map::read(path, taxonomy, diagnostics)?;
        source::map::serve(&phrases, taxonomy, current, &mut map, diagnostics);
        Some(map)
    };
    let map = read_map(&outline.taxonomy, diagnostics)?;
    let text = Text::new(source::read_page(release, diagnostics)?);
    let name: Arc<str> = release.to_string_lossy().as_ref().into();
    if !is_meant(&text, &map) {
        diagnostics.push(other_release(&name, &map));
        return None;
    }
    let Outline { taxonomy, report } = outline;
    let (entry_point, current_period) = (report.entry_point, report.current_period);
    let title = taxonomy.languages.first().and_then(|lang| report.title.get(lang));
    let title = title.or(report.title.values().next()).unwrap_or(&report.id).clone();
    let mut extraction = extract::of_sound(&text, &map, &taxonomy, &report);
    let Extraction { facts, lost, .. } = &extraction;
    let doubts = contradictions(facts, lost, &text, &taxonomy, report);
    // Facts whose periods go with a calendar that a draft guessed are no better than the guess.
    let calendar = phrases.join("calendar.toml");
    // What can't be read of it was told with the taxonomy.
    let silent = &mut Diagnostics::default();
    let asked = (!facts.is_empty() && calendar.is_file())
        .then(|| source::read_text(&calendar, silent))
        .flatten();
    let open = asked.and_then(|asked| open_calendar::of(&asked, taxonomy.calendar));
    let guessed = open.and_then(|open| {
        let again = super::begun(folder, packages, silent)?;
        let Outline { mut taxonomy, report } = again.outline(silent)?;
        taxonomy.calendar = open.other;
        let map = read_map(&taxonomy, silent)?;
        let by_other = extract::of_sound(&text, &map, &taxonomy, &report).facts;
        open.finding(&calendar, facts, &by_other)
    });
    let written = source::read_text(path, silent).unwrap_or_default();
    let units = facts.iter().filter_map(|fact| fact.unit.as_deref());
    let currency = open_currency::finding(&written, &path.to_string_lossy(), units);
    extraction.findings.extend(doubts.into_iter().chain(guessed).chain(currency));
    for finding in &extraction.findings {
        diagnostics.push(finding.diagnostic(&name, &text));
    }
    tell_unmatched(&extraction, &text, &name, diagnostics);
    let lost = lost_lines(&extraction, &text, &corrected);
    Some(Reading { title, text, taxonomy, entry_point, current_period, extraction, lost })
}

/// How many lines of the text have figures that became no facts, and for none of them a fact of the report.
fn lost_lines(extraction: &Extraction, text: &Text, corrected: &BTreeSet<u32>) -> usize {
    let losing = extraction.findings.iter().filter(|finding| finding.kind.loses_figures());
    let line = |at: Span| text.position(at.start).line;
    let lines: BTreeSet<u32> = losing.filter_map(|finding| finding.at).map(line).collect();
    lines.difference(corrected).count()
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

/// Whether the text is the one that the map is for: its words stand there, as they are written or as a
/// page shows them, where tags may stand between them.
fn is_meant(text: &Text, map: &Map) -> bool {
    let folded = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let wanted = folded(&map.release);
    folded(text.as_str()).contains(&wanted) || folded(&words::mask(text.as_str())).contains(&wanted)
}

fn other_release(name: &Arc<str>, map: &Map) -> Diagnostic {
    let message = format!("The map is for a text in which `{}` stands; it does not.", map.release);
    Diagnostic::new(Code::OtherRelease, Place::file(name), message)
        .related(Place::file(&map.name))
        .help("use the map of this release, or write one for it")
}
