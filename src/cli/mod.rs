//! The command line: one file a command. The only room that knows terminal, files of output and
//! exit status.

mod batch;
mod cache;
mod check;
mod commands;
mod convert;
mod defaults;
mod diff;
mod examples;
mod explain;
mod export;
mod extract;
mod facts;
mod find;
mod language;
mod layout;
mod limits;
mod new;
mod output;
mod preview;
mod progress;
mod reference;
mod shell;
mod signals;
mod spelling;
mod sums;
mod taxonomies;
mod taxonomy;
mod taxonomy_diff;
mod terminal;
mod testcases;
mod words;
mod workbook;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::num::NonZero;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, ValueEnum};

use crate::check::pages;
use crate::diagnostic::render::{self, Format, View};
use crate::diagnostic::{Diagnostics, Language};
use crate::filing::{self, Options};
use crate::source;
use commands::Command;

/// What heads the options that go with every command, in help.
const OF_ALL: &str = "Options of all commands";

/// Turns the figures of earnings releases into XBRL filings.
#[derive(Parser)]
#[command(name = "kessan", version, about, max_term_width = 100, arg_required_else_help = true)]
struct Arguments {
    /// How diagnostics are shown.
    #[arg(long, global = true, help_heading = OF_ALL, value_enum, default_value_t)]
    format: FormatName,
    /// How many findings are shown at most; all are counted.
    #[arg(long, global = true, help_heading = OF_ALL, value_name = "N")]
    max: Option<usize>,
    /// Whether findings are coloured; `auto` on terminals, unless NO_COLOR is set.
    #[arg(long, global = true, help_heading = OF_ALL, value_enum, default_value_t)]
    color: terminal::Color,
    /// How much is read before input is given up; `help` lists the limits.
    #[arg(
        long,
        global = true,
        help_heading = OF_ALL,
        value_name = "NAME=VALUE",
        value_delimiter = ','
    )]
    limit: Vec<String>,
    /// The language of messages, help and the pages of rules; that of the locale without it.
    #[arg(
        long,
        global = true,
        help_heading = OF_ALL,
        value_name = "LANGUAGE",
        value_parser = language::values()
    )]
    lang: Option<String>,
    /// Tell errors and warnings only: no notes, no summaries, no progress.
    #[arg(long, short, global = true, help_heading = OF_ALL)]
    quiet: bool,
    /// How many inputs are worked on at once; as many as there are cores without it.
    #[arg(long, global = true, help_heading = OF_ALL, value_name = "N")]
    jobs: Option<NonZero<usize>>,
    /// Take nothing from the cache of packages that were read before, and put nothing into it.
    #[arg(long, global = true, help_heading = OF_ALL)]
    no_cache: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum FormatName {
    /// Lines for people.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
    /// Workflow commands, which GitHub shows beside the lines.
    Github,
    /// One SARIF 2.1.0 document.
    Sarif,
}

impl From<FormatName> for Format {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Text => Self::Text,
            FormatName::Json => Self::Json,
            FormatName::Github => Self::Github,
            FormatName::Sarif => Self::Sarif,
        }
    }
}

/// How many columns stand before an excerpt, and for the marks where it was cut.
const MARGIN: usize = 14;

/// How a command ended.
enum Ending {
    /// It did what it should.
    Done,
    /// The input has errors.
    Refused,
    /// Output could not be written.
    Failed(String),
    /// Whoever read standard output wants no more of it: `kessan facts report.xbrl | head`.
    Closed,
}

/// Runs the command that the arguments name. The exit status is 0 when it is done, 1 when the
/// input has errors, 2 when the usage is wrong or output can't be written.
pub fn run(arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let known = examples::shown(Arguments::command());
    let words = spelling::joined(arguments.collect(), &known);
    let language = language::of_words(&words);
    let known = language::helped(known, language);
    let parsed = match parsed(words, &known, language) {
        Ok(arguments) => arguments,
        Err(code) => return code,
    };
    let Arguments { format, max, color, limit, lang, quiet, jobs, no_cache, command } = parsed;
    // A file of defaults may have said it.
    let language = lang.and_then(|tag| Language::named(&tag)).unwrap_or(language);
    if limits::is_help(&limit) {
        let terminal = terminal::of(terminal::Color::Never, io::stdout().is_terminal());
        let list = limits::list(language);
        let mut lines = list.lines().flat_map(|line| render::Terminal::lines(terminal, line));
        return said(lines.try_for_each(|line| writeln!(io::stdout(), "{line}"))).code(language);
    }
    if let Err(message) = limits::set(&limit) {
        return Ending::Failed(message).code(language);
    }
    if let Some(Err(message)) = jobs.map(filing::use_workers) {
        return Ending::Failed(message).code(language);
    }
    if !no_cache {
        cache::enable();
    }
    let Some(command) = command else {
        let what = "a command is needed: kessan --help lists them";
        return ended(&known.clone().error(ErrorKind::MissingSubcommand, what), language);
    };
    // The findings of a check are its output; those of other commands stand beside theirs.
    let is_terminal = match command {
        Command::Check(_) => io::stdout().is_terminal(),
        _ => io::stderr().is_terminal(),
    };
    let terminal = terminal::of(color, is_terminal);
    let view = View { format: format.into(), max, terminal, quiet, language };
    let ending = match command {
        Command::New(arguments) => new::run(&arguments, view),
        Command::Taxonomy(arguments) => taxonomy::run(&arguments, view),
        Command::Export(arguments) => export::run(&arguments, view),
        Command::Extract(arguments) => extract::run(&arguments, view),
        Command::Check(arguments) => check::run(&arguments, view),
        Command::Find(arguments) => find::run(&arguments, view),
        Command::Preview(arguments) => preview::run(&arguments, view),
        Command::Facts(arguments) => facts::run(&arguments, view),
        Command::Diff(arguments) => diff::run(&arguments, view),
        Command::Convert(arguments) => convert::run(&arguments, view),
        Command::Testcases(arguments) => testcases::run(&arguments, view),
        Command::Completions(arguments) => shell::completions(&arguments, commands::whole(known)),
        Command::Man(arguments) => shell::manual(&arguments, commands::whole(known)),
    };
    ending.code(language)
}

/// The arguments with the defaults of a file, or how the program ends.
fn parsed(
    words: Vec<OsString>,
    known: &clap::Command,
    language: Language,
) -> Result<Arguments, ExitCode> {
    let read = |words: &[OsString]| known.clone().try_get_matches_from(words);
    let typed = read(&words).map_err(|error| ended(&error, language))?;
    let added = defaults::added(words, known, &typed);
    let added = added.map_err(|message| Ending::Failed(message).code(language))?;
    let all = added.map_or(Ok(typed), |words| read(&words));
    let all = all.and_then(|all| Arguments::from_arg_matches(&all));
    all.map_err(|error| ended(&error, language))
}

/// Shows help, the version or what is wrong with the arguments.
fn ended(error: &clap::Error, language: Language) -> ExitCode {
    // Nothing can be said where standard error is lost.
    let printed = || error.print();
    match error.use_stderr() {
        true if language.is_that_of_code() => _ = printed(),
        true => {
            let text = language::said(&error.render().to_string(), language);
            let _ = write!(io::stderr(), "{text}");
        }
        false => return said(printed()).code(language),
    }
    ExitCode::from(2)
}

impl Ending {
    /// The exit status.
    fn code(self, language: Language) -> ExitCode {
        match self {
            Self::Done => ExitCode::SUCCESS,
            Self::Refused => ExitCode::from(1),
            Self::Failed(message) => {
                let parts = [&*language.say("error"), &*language.say(&message)];
                let line = language.fill("{}: {}", &parts);
                let terminal = terminal::of(terminal::Color::Never, io::stderr().is_terminal());
                for line in render::Terminal::lines(terminal, &line) {
                    let _ = writeln!(io::stderr(), "{line}");
                }
                ExitCode::from(2)
            }
            // The shell's own word for it would be a signal; nobody has to be told.
            Self::Closed => ExitCode::from(2),
        }
    }
}

/// How a command ends that had only to say something on standard output.
fn said(result: io::Result<()>) -> Ending {
    match result.and_then(|()| io::stdout().flush()) {
        Ok(()) => Ending::Done,
        Err(error) => no_output(error),
    }
}

/// How a command ends whose standard output is lost.
fn no_output(error: io::Error) -> Ending {
    match error.kind() {
        io::ErrorKind::BrokenPipe => Ending::Closed,
        _ => Ending::Failed(format!("can't write to standard output: {error}")),
    }
}

/// How filings are opened whose findings are shown so.
fn options(view: View) -> Options {
    Options::new().keep_findings(view.max.unwrap_or_default())
}

/// Shows diagnostics beside the output of a command.
fn show(diagnostics: &Diagnostics, view: View) {
    // Where standard error is lost, the exit status says the most.
    let _ = write_findings(&[diagnostics], view, &mut io::stderr().lock());
}

/// Writes what there is to tell.
fn write_findings(groups: &[&Diagnostics], view: View, out: &mut impl Write) -> io::Result<()> {
    let explain = |code| pages::of(code).map(|page| page.told(view.language).to_string());
    // The number of the line stands before it.
    let columns = view.terminal.and_then(|terminal| terminal.columns);
    let widest = columns.map_or(source::WIDEST, |columns| columns.saturating_sub(MARGIN));
    render::write(groups, view, |places| source::excerpts(places, widest), explain, out)
}

/// Says what was done, in a format for people.
fn tell(view: View, text: &str) -> io::Result<()> {
    tell_line(view, &language::said(text, view.language), &mut io::stdout())
}

/// Names what was written, in a format for people: names are the same in all languages.
fn tell_files(view: View, files: &[PathBuf]) -> io::Result<()> {
    let mut names = files.iter().map(|file| file.display().to_string());
    names.try_for_each(|name| tell_line(view, &name, &mut io::stdout()))
}

/// As [`tell`], for what is in the language already, into an output that stands before standard output.
fn tell_line(view: View, line: &str, out: &mut impl Write) -> io::Result<()> {
    match view.format {
        Format::Text if !view.quiet => writeln!(out, "{line}"),
        _ => Ok(()),
    }
}

/// As [`tell`], on a terminal broken between words.
fn sum_up(view: View, text: &str, out: &mut impl Write) -> io::Result<()> {
    tell_lines(view, &language::said(text, view.language), out)
}

/// As [`sum_up`], of an input or a file; `told` is in the language already.
fn sum_up_of(view: View, name: &str, told: &str, out: &mut impl Write) -> io::Result<()> {
    tell_lines(view, &view.language.fill("{}: {}", &[name, told]), out)
}

fn tell_lines(view: View, line: &str, out: &mut impl Write) -> io::Result<()> {
    let lines = render::Terminal::lines(view.terminal, line);
    lines.iter().try_for_each(|line| tell_line(view, line, out))
}

/// A text with single blanks within and none around it.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `1 error`, `2 errors`.
fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
