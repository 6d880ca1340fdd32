//! Many inputs of one command: worked on on all cores, told in their order, and gone on with where
//! the command was stopped.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use super::progress::Counted;
use super::{Ending, count, no_output, said, tell};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::render::View;
use crate::filing;

#[derive(clap::Args)]
pub(super) struct Batch {
    /// Keep in this file which inputs are done, and pass over those that it names, unless they changed since or
    /// what was made of them is gone: a command that was stopped goes on where it was.
    #[arg(long, value_name = "FILE")]
    resume: Option<PathBuf>,
}

impl Batch {
    /// Whether what was done before is passed over.
    pub(super) fn is_resumed(&self) -> bool {
        self.resume.is_some()
    }
}

/// What became of an input.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Done {
    input: String,
    /// Sizes and times of its files.
    stamp: String,
    /// Whether it has errors.
    pub(super) refused: bool,
    /// Why its output could not be written.
    pub(super) failed: Option<String>,
    facts: usize,
    errors: usize,
    warnings: usize,
    /// What was written: where one of these is gone, the input is not done.
    #[serde(default)]
    pub(super) written: Vec<PathBuf>,
}

impl Done {
    /// Of what was found out, and how many facts there are.
    pub(super) fn of(diagnostics: &Diagnostics, facts: usize) -> Self {
        Self {
            refused: diagnostics.has_errors(),
            facts,
            errors: diagnostics.errors(),
            warnings: diagnostics.warnings(),
            ..Self::default()
        }
    }

    /// Whether nothing is left to do for an input whose files have this stamp now.
    fn stands(&self, stamp: &str) -> bool {
        self.stamp == stamp
            && self.failed.is_none()
            && self.written.iter().all(|file| file.exists())
    }
}

/// The run that a file belongs to: its first line.
#[derive(PartialEq, Eq, Serialize, Deserialize)]
struct Run {
    kessan: String,
    command: String,
    /// The options, and not where to look for inputs.
    options: Vec<String>,
}

/// Which inputs are done.
pub(super) struct Journal {
    file: Option<(PathBuf, File)>,
    done: BTreeMap<String, Done>,
}

/// What becomes of all inputs.
#[derive(Default)]
struct Totals {
    inputs: usize,
    before: usize,
    refused: usize,
    failed: usize,
    facts: usize,
    errors: usize,
    warnings: usize,
    /// Why the last one that failed could not be written.
    why: String,
}

impl Journal {
    /// Opens the file that is asked for, or makes it.
    ///
    /// # Errors
    /// When it can't be read or written, or belongs to another run.
    pub(super) fn open(batch: &Batch, command: &str) -> Result<Self, String> {
        let mut done = BTreeMap::new();
        let Some(path) = &batch.resume else { return Ok(Self { file: None, done }) };
        let failed = |error: io::Error| format!("`{}`: {error}", path.display());
        let run = serde_json::to_string(&this_run(command)).map_err(|error| error.to_string())?;
        let opened = OpenOptions::new().read(true).append(true).create(true).open(path);
        let mut file = opened.map_err(failed)?;
        let mut lines = BufReader::new(File::open(path).map_err(failed)?).lines();
        let mut is_whole = true;
        match lines.next().transpose().map_err(failed)? {
            None => writeln!(file, "{run}").map_err(failed)?,
            Some(first) if first == run => {
                for line in lines {
                    // The last line may be half there.
                    let line = serde_json::from_str(&line.map_err(failed)?);
                    is_whole = line.is_ok();
                    let Ok(line) = line else { continue };
                    let line: Done = line;
                    done.insert(line.input.clone(), line);
                }
            }
            Some(_) => {
                return Err(format!(
                    "`{}` belongs to another run: name another file, or remove it",
                    path.display()
                ));
            }
        }
        if !is_whole {
            writeln!(file).map_err(failed)?;
        }
        Ok(Self { file: Some((path.clone(), file)), done })
    }

    /// Works on all items that are not done, tells of each in their order, and in the end of all. `what` is shown
    /// while it lasts, with whether there were errors before; `of` gives the name of an item and its files; `take` tells
    /// of the result, or of the message with which the work panicked.
    pub(super) fn run<T: Sync, R: Send>(
        mut self,
        (what, refused, view): (&'static str, bool, View),
        items: Vec<T>,
        of: impl Fn(&T) -> (String, Vec<PathBuf>),
        work: impl Fn(&T) -> R + Sync,
        take: impl FnMut(&T, Result<R, String>) -> io::Result<Done>,
    ) -> Ending {
        let mut totals = Totals::default();
        if let Err(ending) = self.work((what, view), items, of, work, take, &mut totals) {
            return ending;
        }
        let is_one = totals.inputs == 1 && totals.before == 0;
        if totals.failed > 0 && is_one {
            return Ending::Failed(totals.why);
        }
        let told = if is_one { Ok(()) } else { tell(view, &totals.line()) };
        match said(told) {
            Ending::Done if totals.failed > 0 => {
                Ending::Failed(format!("{} could not be written", count(totals.failed, "output")))
            }
            Ending::Done if refused || totals.refused > 0 => Ending::Refused,
            ending => ending,
        }
    }

    /// As [`Journal::run`], without the end.
    fn work<T: Sync, R: Send>(
        &mut self,
        (what, view): (&'static str, View),
        items: Vec<T>,
        of: impl Fn(&T) -> (String, Vec<PathBuf>),
        work: impl Fn(&T) -> R + Sync,
        mut take: impl FnMut(&T, Result<R, String>) -> io::Result<Done>,
        totals: &mut Totals,
    ) -> Result<(), Ending> {
        let mut left = Vec::new();
        for item in items {
            let (name, files) = of(&item);
            let stamp = if self.file.is_some() { stamp(&files) } else { String::new() };
            match self.done.remove(&name).filter(|done| done.stands(&stamp)) {
                Some(done) => {
                    totals.before += 1;
                    totals.add(&done);
                }
                None => left.push((item, name, stamp)),
            }
        }
        let mut progress = Counted::new(what, left.len(), view);
        let mut number = 0;
        filing::in_order(
            &left,
            |(item, ..)| work(item),
            |(item, name, stamp), result| {
                let told = take(item, result).and_then(|done| io::stdout().flush().map(|()| done));
                let told = told.map_err(no_output)?;
                let done = Done { input: name.clone(), stamp: stamp.clone(), ..told };
                if let Some(why) = done.failed.as_ref().filter(|_| left.len() > 1) {
                    let _ = writeln!(io::stderr(), "error: {name}: {why}");
                }
                totals.add(&done);
                number += 1;
                progress.done(number);
                self.keep(&done).map_err(Ending::Failed)
            },
        )
    }

    /// Keeps that an input is done.
    fn keep(&mut self, done: &Done) -> Result<(), String> {
        let Some((path, file)) = &mut self.file else { return Ok(()) };
        let line = serde_json::to_string(done).map_err(|error| error.to_string())?;
        writeln!(file, "{line}").map_err(|error| format!("`{}`: {error}", path.display()))
    }
}

impl Totals {
    fn add(&mut self, done: &Done) {
        self.inputs += 1;
        self.refused += usize::from(done.refused);
        if let Some(why) = &done.failed {
            self.failed += 1;
            self.why.clone_from(why);
        }
        self.facts += done.facts;
        self.errors += done.errors;
        self.warnings += done.warnings;
    }

    /// What is told in the end.
    fn line(&self) -> String {
        let mut line = count(self.inputs, "input");
        if self.before > 0 {
            line += &format!(" ({} done before)", self.before);
        }
        line += &format!(": {} with errors", self.refused);
        if self.failed > 0 {
            line += &format!(", {} not written", self.failed);
        }
        line += &format!("; {}, {}", count(self.errors, "error"), count(self.warnings, "warning"));
        if self.facts > 0 {
            line += &format!(", {}", count(self.facts, "fact"));
        }
        line
    }
}

/// The run of this process: what was typed, but for the file itself and where output goes.
fn this_run(command: &str) -> Run {
    let mut words = std::env::args().skip(1).peekable();
    let mut options = Vec::new();
    while let Some(word) = words.next() {
        let name = word.split('=').next().unwrap_or_default();
        let is_left_out = ["--resume", "--jobs", "--color"].contains(&name);
        let takes_next = is_left_out && !word.contains('=');
        if takes_next {
            words.next();
        } else if !is_left_out {
            options.push(word);
        }
    }
    let kessan = env!("CARGO_PKG_VERSION").to_owned();
    Run { kessan, command: command.to_owned(), options }
}

/// Sizes and times of files, of folders those of all that is in them.
fn stamp(files: &[PathBuf]) -> String {
    let (mut number, mut bytes, mut latest) = (0_u64, 0_u64, 0_u128);
    let mut left: Vec<PathBuf> = files.to_vec();
    while let Some(path) = left.pop() {
        let Ok(known) = fs::symlink_metadata(&path) else { continue };
        if known.is_dir() {
            left.extend(entries(&path));
        } else {
            number += 1;
            bytes = bytes.saturating_add(known.len());
            let changed = known.modified().ok();
            let since = changed.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
            latest = latest.max(since.map_or(0, |since| since.as_nanos()));
        }
    }
    format!("{number}-{bytes}-{latest}")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}
