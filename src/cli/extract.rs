//! `kessan extract`: the text of a release becomes a table of facts.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::output::Staged;
use super::{Ending, count, no_output, options, said, show, sum_up, words};
use crate::diagnostic::render::View;
use crate::extract::facts_csv;
use crate::extract::review::{self, Review};
use crate::filing::{self, Reading};

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The text of the release.
    release: PathBuf,
    /// What is particular to this release; report.toml stands beside it.
    #[arg(long, value_name = "MAP")]
    map: PathBuf,
    /// Taxonomy packages that the taxonomy of the report imports, as zip files or folders.
    #[arg(long, value_name = "PACKAGE", value_delimiter = ',')]
    packages: Vec<PathBuf>,
    /// The table of facts to write; standard output when left out.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// A page to write that shows the text with its figures marked.
    #[arg(long, value_name = "FILE")]
    review: Option<PathBuf>,
    /// Exit with status 0 although questions are left, figures are lost or no fact was made.
    #[arg(long)]
    partial: bool,
    /// Add the captions that the map settles, and the units of what was read, to `phrases.toml` beside the taxonomy, where
    /// they serve the next release.
    #[arg(long)]
    learn: bool,
    /// A file with words of a language that is not known yet (docs: releases); may be repeated.
    #[arg(long, value_name = "FILE")]
    words: Vec<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, view: View) -> Ending {
    if let Err(message) = words::add(&arguments.words) {
        return Ending::Failed(message);
    }
    let opening = options(view).packages(arguments.packages.clone());
    let (reading, diagnostics) = filing::read_release(&arguments.release, &arguments.map, &opening);
    show(&diagnostics, view);
    let Some(read) = reading else { return Ending::Refused };
    if let Err(ending) = write(arguments, &read) {
        return ending;
    }
    if arguments.learn
        && let Err(ending) = learn(arguments, &read, view)
    {
        return ending;
    }
    let open = read.extraction.questions() > 0 || read.lost > 0;
    let left = open || read.extraction.facts.is_empty();
    let told = match arguments.out {
        Some(_) => sum_up(view, &summary(&read), &mut io::stdout()),
        // The facts have standard output for themselves.
        None if left => {
            let _ = writeln!(io::stderr(), "{}", summary(&read));
            Ok(())
        }
        None => Ok(()),
    };
    match said(told) {
        Ending::Done if left && !arguments.partial => Ending::Refused,
        ending => ending,
    }
}

/// Adds to the phrases of the company what the map settles.
fn learn(arguments: &Arguments, reading: &Reading, view: View) -> Result<(), Ending> {
    let opening = options(view).packages(arguments.packages.clone());
    let (learned, diagnostics) = filing::learn_phrases(&arguments.map, reading, &opening);
    show(&diagnostics, view);
    let Some((path, content, added)) = learned else { return Err(Ending::Refused) };
    if added > 0 {
        let staged = stage(&path, |file| file.write_all(content.as_bytes()));
        staged.and_then(Staged::finish).map_err(Ending::Failed)?;
    }
    // The facts may have standard output for themselves.
    let told = format!("{}: {} learnt", path.display(), count(added, "phrase"));
    let _ = writeln!(io::stderr(), "{told}");
    Ok(())
}

/// Writes what was asked for; the table of facts goes to standard output when it has no name.
fn write(arguments: &Arguments, read: &Reading) -> Result<(), Ending> {
    let Reading { text, taxonomy, extraction, .. } = read;
    let mut staged: Vec<Staged> = Vec::new();
    if let Some(page) = &arguments.review {
        let staging = stage(page, |file| review_page(read, &arguments.release, file));
        staged.push(staging.map_err(Ending::Failed)?);
    }
    match &arguments.out {
        Some(out) => {
            let write =
                |file: &mut dyn Write| facts_csv::write(&extraction.facts, text, taxonomy, file);
            staged.push(stage(out, write).map_err(Ending::Failed)?);
        }
        None => facts_csv::write(&extraction.facts, text, taxonomy, io::stdout().lock())
            .map_err(no_output)?,
    }
    for files in staged {
        files.finish().map_err(Ending::Failed)?;
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

fn review_page(read: &Reading, release: &Path, out: &mut dyn Write) -> io::Result<()> {
    let Reading { text, taxonomy, extraction, .. } = read;
    let entry_point = taxonomy.entry_points.get(read.entry_point);
    let name = release.file_name().unwrap_or_default().to_string_lossy();
    let review = Review {
        title: &read.title,
        name: &name,
        text,
        facts: &review::extraction::facts(extraction, taxonomy, entry_point),
        suspects: &review::extraction::suspects(extraction),
        unmatched: &extraction.unmatched,
    };
    review::write(&review, out)
}

/// What was found, in one line.
fn summary(Reading { extraction, lost, .. }: &Reading) -> String {
    let seen = &extraction.count;
    let left = match (extraction.facts.len(), extraction.questions()) {
        (0, 0) => "; no fact was made".to_owned(),
        (0, questions) => format!("; no fact was made, {} to answer", count(questions, "question")),
        (_, 0) => String::new(),
        (_, questions) => format!("; {} to answer", count(questions, "question")),
    };
    format!(
        "{} of {} in the map, {}, {} ({} in sentences), {}, {}",
        seen.known_tables,
        count(seen.tables, "table"),
        count(seen.cells, "cell"),
        count(extraction.facts.len(), "fact"),
        seen.in_passages,
        count(extraction.unmatched.len(), "unmatched figure"),
        count(extraction.findings.len(), "finding"),
    ) + &left
        + &match lost {
            0 => String::new(),
            lost => format!("; {} with lost figures", count(*lost, "line")),
        }
}
