//! Pages that companies have tagged themselves are the answer: the tags are taken out, the figures of the
//! tables are read with a taxonomy and a map that say no more than the captions, and what comes out is held
//! against the tags by value, period and unit.
//!
//! The pages are not part of the project; where they are not at hand the test says so. `KESSAN_TAGGED` names
//! further pages, or zip files with pages, parted by `:`. Run by tests/long.sh.

#[path = "../common/mod.rs"]
mod common;

mod draft;
mod page;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use draft::Tagged;
use kessan::archive::incoming::{Incoming, Limits};
use kessan::extract::fact::Extracted;
use kessan::filing::{self, Options, Reading};
use kessan::model::Figure;
use kessan::model::Period;
use kessan::text::{Text, table};
use page::{Page, Tag};

/// Pages, or archives with pages, below `../shared`.
const PAGES: [&str; 5] = [
    "filings/sec-chipotle-10q-2020-ixbrl/cmg-20200331x10q.htm",
    "filings/sec-workiva-10q-2020-ixbrl-excerpt/wk-20200930.htm",
    "filings/tdnet-8566-2024-05-02.zip",
    "filings/nl-kvk-groot-nl-jaarrekening-2023.zip",
    "japan/samples/tdnet/tdnet-62690-2024-05-14-q1-ifrs.zip",
];

/// How the figures of a page came out.
#[derive(Debug, Default)]
struct Verdict {
    /// Tagged figures in cells of tables.
    cells: usize,
    right: usize,
    /// Wrong, and nothing told.
    silent: Vec<String>,
    /// Wrong, and told.
    told: Vec<String>,
    /// No fact.
    missing: Vec<String>,
    questions: usize,
    tables: usize,
}

#[test]
#[ignore = "takes minutes; run by tests/long.sh"]
fn tables_say_what_their_tags_say() {
    let mut files: Vec<PathBuf> =
        PAGES.iter().map(|name| common::root().join("../shared").join(name)).collect();
    if let Some(more) = std::env::var_os("KESSAN_TAGGED") {
        files.extend(std::env::split_paths(&more));
    }
    let shows = std::env::var_os("KESSAN_SHOW").is_some();
    let mut wrong = String::new();
    let (mut cells, mut right) = (0, 0);
    for file in files {
        if !file.is_file() {
            println!("skipped: {} is not there", file.display());
            continue;
        }
        for (name, bytes) in pages(&file) {
            let Some(page) = Page::new(&name, bytes) else { continue };
            let (first, second) = judge(&page);
            println!(
                "{name}: {} tables, {} tagged cells; with the captions alone {} right, {} wrong in silence, {} wrong and told, {} none, {} questions; \
                 with answers {} right, {} wrong in silence, {} wrong and told, {} none",
                first.tables,
                first.cells,
                first.right,
                first.silent.len(),
                first.told.len(),
                first.missing.len(),
                first.questions,
                second.right,
                second.silent.len(),
                second.told.len(),
                second.missing.len(),
            );
            for (verdict, which) in [(&first, "captions alone"), (&second, "answers")] {
                for line in &verdict.silent {
                    let _ = writeln!(wrong, "{name}, {which}: {line}");
                }
                if shows {
                    verdict.told.iter().for_each(|line| println!("told, {which}: {line}"));
                    verdict.missing.iter().for_each(|line| println!("none, {which}: {line}"));
                }
            }
            cells += second.cells;
            right += second.right;
        }
    }
    println!("{right} of {cells} right");
    assert!(wrong.is_empty(), "wrong in silence:\n{wrong}");
    assert!(right * 100 >= cells * 95, "{right} of {cells} right");
}

/// The pages of a file, by name.
fn pages(file: &Path) -> Vec<(String, Vec<u8>)> {
    let name = file.file_name().expect("it has a name").to_string_lossy().into_owned();
    if file.extension().is_none_or(|end| end != "zip") {
        return vec![(name, std::fs::read(file).expect("the page can be read"))];
    }
    let mut archive = Incoming::open(file, Limits::default()).expect("the archive can be read");
    let names: Vec<String> = archive.names().to_vec();
    let pages = names
        .into_iter()
        .filter(|name| [".htm", ".html", ".xhtml"].iter().any(|end| name.ends_with(end)));
    let short = |entry: &str| entry.rsplit('/').next().unwrap_or_default().to_owned();
    pages
        .filter_map(|entry| {
            let bytes = archive.read(&entry).expect("the entry can be read")?;
            Some((format!("{name}/{}", short(&entry)), bytes))
        })
        .collect()
}

/// What comes out with the captions alone, and with what is asked answered.
fn judge(page: &Page) -> (Verdict, Verdict) {
    let text = Text::new(page.text.clone());
    let found = table::find(&text);
    let tables: Vec<Tagged> = found.iter().filter_map(|table| Tagged::new(table, page)).collect();
    let mut answers = vec![false; tables.len()];
    let asked = read(page, &text, &tables, &answers);
    let first = &asked.extraction;
    for (at, of) in tables.iter().enumerate() {
        let inside = |span: &kessan::text::Span| of.table.span.contains(*span);
        let asked = first
            .findings
            .iter()
            .filter(|finding| finding.kind.is_question())
            .any(|finding| finding.at.as_ref().is_some_and(inside));
        let mut rows = of.cells.iter().map(|(row, _, _)| &of.table.rows[*row]);
        let captionless = rows.any(|row| draft::caption(&text, row).is_empty());
        answers[at] = asked || captionless || !first.facts.iter().any(|fact| inside(&fact.span));
    }
    let second = read(page, &text, &tables, &answers);
    if std::env::var_os("KESSAN_SHOW").is_some() {
        for (reading, which) in [(&asked, "captions alone"), (&second, "answers")] {
            for finding in &reading.extraction.findings {
                let place = finding.at.map(|at| text.position(at.start).to_string());
                let code = finding.kind.code().name();
                println!("{which}: {code} {}: {}", place.unwrap_or_default(), finding.message);
            }
        }
    }
    (verdict(&asked, page, &text, &tables), verdict(&second, page, &text, &tables))
}

fn read(page: &Page, text: &Text, tables: &[Tagged], answers: &[bool]) -> Reading {
    let out = tempfile::tempdir().expect("a folder can be made");
    let folder = out.path();
    draft::write(folder, text, page, tables, answers);
    let release = folder.join("release.html");
    std::fs::write(&release, &page.text).expect("the page can be written");
    if let Some(kept) = std::env::var_os("KESSAN_KEEP") {
        common::copy(folder, Path::new(&kept));
    }
    let (reading, diagnostics) =
        filing::read_release(&release, &folder.join("map.toml"), &Options::new());
    reading.unwrap_or_else(|| panic!("{diagnostics:?}"))
}

fn verdict(reading: &Reading, page: &Page, text: &Text, tables: &[Tagged]) -> Verdict {
    let extraction = &reading.extraction;
    let questions = extraction.findings.iter().filter(|finding| finding.kind.is_question());
    let mut verdict =
        Verdict { tables: tables.len(), questions: questions.count(), ..Verdict::default() };
    let cells = tables.iter().flat_map(|of| of.cells.iter().map(move |(_, _, tag)| (of, *tag)));
    for (of, tag) in cells {
        verdict.cells += 1;
        let place = text.position(tag.start);
        let printed = &page.text[tag.start..tag.end];
        let is_here = |fact: &&Extracted| {
            fact.span.start < tag.end.max(tag.start + 1) && tag.start < fact.span.end
        };
        let Some(fact) = extraction.facts.iter().find(is_here) else {
            verdict.missing.push(format!("{place} {} {printed}", tag.concept));
            continue;
        };
        let same =
            page.tags.iter().filter(|other| other.start == tag.start && other.end == tag.end);
        if same.clone().any(|tag| difference(fact, tag, reading).is_none())
            || of.is_odd(tag) && difference(fact, &turned(tag), reading).is_none()
        {
            verdict.right += 1;
            continue;
        }
        let line = format!(
            "{place} {} {printed}: {}",
            tag.concept,
            difference(fact, tag, reading).unwrap_or_default()
        );
        let about = |finding: &&kessan::extract::finding::Finding| {
            let spans = finding.at.iter().chain(&finding.others);
            spans.into_iter().any(|at| at.start < fact.span.end && fact.span.start < at.end)
        };
        match extraction.findings.iter().find(about) {
            Some(finding) => verdict.told.push(format!("{line} ({})", finding.kind.code().name())),
            None => verdict.silent.push(line),
        }
    }
    verdict
}

/// The tag with the other sign.
fn turned(tag: &Tag) -> Tag {
    Tag { value: tag.value.negated(), ..tag.clone() }
}

/// In what a fact is not what a tag says.
fn difference(fact: &Extracted, tag: &Tag, reading: &Reading) -> Option<String> {
    let period = match fact.period {
        Period::Instant { .. } => fact.period.last_day().map(|day| day.to_string()),
        _ => fact
            .period
            .first_day()
            .zip(fact.period.last_day())
            .map(|(from, to)| format!("{from}..{to}")),
    };
    let period = period.unwrap_or_default();
    // Ratios have no unit of their own.
    let unit = fact.unit.clone().unwrap_or_else(|| "pure".to_owned());
    if value(fact, reading) == Some(tag.value) && period == tag.period && unit == tag.unit {
        return None;
    }
    Some(format!(
        "{} · 10^{}, {unit}, {period}, not {}, {}, {}",
        fact.printed, fact.scale, tag.value, tag.unit, tag.period
    ))
}

/// The value of a fact, its sign turned where its label is a negated one.
fn value(fact: &Extracted, reading: &Reading) -> Option<Figure> {
    let digits: String = fact.printed.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let value = Figure::of_decimal(&digits)?.shift(i32::from(fact.scale)).ok()?;
    let printed = fact.printed.starts_with(['(', '△', '▲', '-', '−', '–']);
    let nodes = &reading.taxonomy.statements[fact.statement.index()].nodes;
    let node = nodes.iter().find(|node| node.concept == fact.concept);
    let turned = node.is_some_and(|node| node.preferred_label.is_negated());
    Some(if printed == turned { value } else { value.negated() })
}
