//! `kessan check`: tells what is wrong, and writes nothing.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::batch::{Batch, Done, Journal};
use super::taxonomies::Taxonomies;
use super::terminal::Wrapped;
use super::{Ending, count, explain, options, said, sum_up, sum_up_of, sums, write_findings};
use crate::check;
use crate::diagnostic::render::{Format, View};
use crate::diagnostic::{Code, Diagnostics, Language, Place};
use crate::filing::{Checked, Input, Options, Together};

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Folders with report.toml or taxonomy.toml, or of such folders; taxonomy packages, schemas, linkbases; reports
    /// in xBRL-JSON and xBRL-CSV.
    #[arg(required_unless_present = "explain", value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Explain a code of diagnostics, with an example, instead of checking; without a code list all.
    #[arg(long, value_name = "CODE", num_args = 0..=1, default_missing_value = "", conflicts_with = "paths")]
    explain: Option<String>,
    /// Show the sums with their parts before what is wrong: all, or with `=wrong` those that do
    /// not hold.
    #[arg(
        long,
        value_enum,
        value_name = "WHICH",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "all"
    )]
    sums: Option<sums::Which>,
    /// Judge sums in this way instead of that of report.toml.
    #[arg(long, value_enum, value_name = "RULES")]
    calculations: Option<sums::Mode>,
    #[command(flatten)]
    taxonomies: Taxonomies,
    #[command(flatten)]
    batch: Batch,
}

pub(super) fn run(arguments: &Arguments, view: View) -> Ending {
    if let Some(code) = &arguments.explain {
        return explain::run(code, view.language);
    }
    let opening = options(view).sums(arguments.calculations.map(sums::Mode::rules));
    let opening = arguments.taxonomies.apply(opening).keep_trees(true);
    let journal = match Journal::open(&arguments.batch, "check") {
        Ok(_) if arguments.batch.is_resumed() && view.format == Format::Sarif => {
            let why = "SARIF is one document and can't be gone on with: take --format json";
            return Ending::Failed(why.to_owned());
        }
        Ok(journal) => journal,
        Err(message) => return Ending::Failed(message),
    };
    let mut document = Vec::new();
    let mut told = opening.findings();
    let mut inputs = Vec::new();
    for path in &arguments.paths {
        inputs.extend(Input::at(path, &opening, &mut told));
    }
    // Reports of others first.
    inputs.sort_by_key(|input| matches!(input, Input::Own(_)));
    let refused = told.has_errors();
    if view.format == Format::Sarif {
        document.push(told);
    } else if told.iter().next().is_some()
        && let Err(error) = write_findings(&[&told], view, &mut io::stdout().lock())
    {
        return said(Err(error));
    }
    // Reports are kept where there are others to hold them against.
    let several = inputs.iter().filter(|input| matches!(input, Input::Own(_))).count() > 1;
    let is_alone = inputs.len() == 1;
    let mut together = Together::default();
    let mut seen = Seen::default();
    let ending = journal.run(
        ("checking", refused, view),
        inputs,
        |input| (input.name(), input.files()),
        |input| {
            let checked = input.check(&opening);
            (shown(&checked, input, arguments, view), checked)
        },
        |input, result| {
            let (shown, checked) = result.unwrap_or_else(|message| {
                let checked = input.failed(&message, &opening);
                (shown(&checked, input, arguments, view), checked)
            });
            match seen.has_all(checked.diagnostics()) && view.format != Format::Sarif {
                true => {
                    let conclusion = conclusion_of(&checked, view.language);
                    let line = view.language.fill("{}, told above", &[&conclusion]);
                    sum_up_of(view, &input.name(), &line, &mut io::stdout())?;
                }
                false => io::stdout().write_all(&shown?)?,
            }
            let done = Done::of(checked.diagnostics(), checked.facts());
            match checked {
                // A document can't be written in pieces.
                _ if view.format == Format::Sarif => {
                    document.push(checked.diagnostics().clone());
                    together.keep(input, checked, several);
                }
                // The end of the process is near, and to take a million things apart takes long.
                checked if is_alone => std::mem::forget(checked),
                checked => together.keep(input, checked, several),
            }
            Ok(done)
        },
    );
    match said(tell_together(together, document, &opening, view)) {
        Ending::Done => ending,
        lost => lost,
    }
}

/// Tells what reports say of each other, and writes the document where all come into one.
fn tell_together(
    together: Together,
    mut document: Vec<Diagnostics>,
    opening: &Options,
    view: View,
) -> io::Result<()> {
    let reports = together.reports();
    let compared = together.compare(opening);
    if view.format == Format::Sarif {
        document.push(compared);
        let document: Vec<_> = document.iter().collect();
        return write_findings(&document, view, &mut io::stdout().lock());
    }
    if reports < 2 {
        return Ok(());
    }
    write_findings(&[&compared], view, &mut io::stdout().lock())?;
    let warnings = count(compared.warnings(), "warning");
    let line = format!("{} together: {warnings}", count(reports, "report"));
    sum_up(view, &line, &mut io::stdout())
}

/// What is written of an input: nothing yet where all come into one document.
fn shown(
    checked: &Checked,
    input: &Input,
    arguments: &Arguments,
    view: View,
) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    if view.format == Format::Sarif {
        return Ok(out);
    }
    let diagnostics = checked.diagnostics();
    if let (Checked::Own(filing, _), Some(which), Format::Text) =
        (checked, arguments.sums, view.format)
    {
        let columns = view.terminal.and_then(|terminal| terminal.columns);
        let mut wrapped = Wrapped::new(&mut out, columns);
        sums::write(filing, which, view.language, &mut wrapped)?;
        wrapped.flush()?;
    }
    write_findings(&[diagnostics], view, &mut out)?;
    sum_up_of(view, &input.name(), &conclusion_of(checked, view.language), &mut out)?;
    Ok(out)
}

/// The last line about an input, behind its name.
fn conclusion_of(checked: &Checked, language: Language) -> String {
    let parts = match checked {
        Checked::Own(filing, summary) => conclusion(*summary, filing.diagnostics()),
        Checked::Other(diagnostics, facts) => found_in(diagnostics, *facts),
    };
    let parts = parts.iter().map(|part| language.say(part).into_owned());
    parts.reduce(|before, part| language.fill("{}, {}", &[&before, &part])).unwrap_or_default()
}

/// What was told already: a taxonomy source and a report in it say the same of what both lack.
#[derive(Default)]
struct Seen {
    told: FxHashSet<(Code, Place, String)>,
    files: FxHashMap<Arc<str>, Arc<str>>,
}

impl Seen {
    /// Whether there are findings, and all of them were told before.
    fn has_all(&mut self, diagnostics: &Diagnostics) -> bool {
        let mut fresh = diagnostics.iter().count() < diagnostics.total();
        for finding in diagnostics.iter() {
            let file = finding.place.file.as_ref().map(|file| self.whole(file));
            let place = Place { file, ..finding.place.clone() };
            fresh |= self.told.insert((finding.code, place, finding.message.clone()));
        }
        diagnostics.total() > 0 && !fresh
    }

    /// A file by the path that it has whatever way leads to it.
    fn whole(&mut self, file: &Arc<str>) -> Arc<str> {
        let whole = || match fs::canonicalize(&**file) {
            Ok(path) => path.to_string_lossy().as_ref().into(),
            Err(_) => file.clone(),
        };
        self.files.entry(file.clone()).or_insert_with(whole).clone()
    }
}

fn found_in(diagnostics: &Diagnostics, facts: usize) -> Vec<String> {
    let mut parts = conclusion(None, diagnostics);
    parts.push(count(facts, "fact"));
    parts
}

fn conclusion(summary: Option<check::Summary>, diagnostics: &Diagnostics) -> Vec<String> {
    let mut parts =
        vec![count(diagnostics.errors(), "error"), count(diagnostics.warnings(), "warning")];
    if diagnostics.notes() > 0 {
        parts.push(count(diagnostics.notes(), "note"));
    }
    if let Some(summary) = summary {
        let duplicates = summary.duplicates;
        parts.push(count(summary.facts, "fact"));
        parts.push(count(summary.calculations, "sum"));
        parts.push(format!(
            "{} complete and {} consistent duplicates",
            duplicates.complete, duplicates.consistent
        ));
    }
    parts
}
