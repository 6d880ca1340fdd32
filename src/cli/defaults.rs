//! A file of defaults: what would else be typed every time.
//!
//! `kessan.toml` in the working folder or the nearest one above, or the file that `KESSAN_CONFIG`
//! names (none where that is empty). Keys at the top are options of all commands; a table named
//! like a command holds options of it. What is typed goes before.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command};
use toml::{Table, Value};

use super::commands;
use crate::diagnostic::did_you_mean;

/// The name of the file.
const NAME: &str = "kessan.toml";

/// The arguments with those of the file of defaults that are not typed; none where there is no such file.
///
/// # Errors
/// When the file can't be read, or names an option that there is not.
pub(super) fn added(
    words: Vec<OsString>,
    command: &Command,
    typed: &ArgMatches,
) -> Result<Option<Vec<OsString>>, String> {
    let Some(path) = file() else { return Ok(None) };
    let shown = path.display().to_string();
    let text =
        fs::read_to_string(&path).map_err(|error| format!("{shown} can't be read: {error}"))?;
    let table: Table = text.parse().map_err(|error: toml::de::Error| {
        format!("{shown}: {}", error.message().lines().next().unwrap_or("it is not TOML"))
    })?;
    let Some((name, typed)) = typed.subcommand() else { return Ok(None) };
    let command = &commands::whole(command.clone());
    let options =
        |key: &str, of: &Command| option(key, of).map_err(|what| format!("{shown}: {what}"));
    let mut found: Vec<(Arg, Value)> = Vec::new();
    for (key, value) in table {
        match value {
            Value::Table(of) => {
                let known = command.find_subcommand(&key);
                let known = known.ok_or_else(|| format!("{shown}: there is no command `{key}`"))?;
                for (option, value) in of {
                    let option = options(&option, known)?;
                    if key == name {
                        found.push((option, value));
                    }
                }
            }
            value => found.push((options(&key, command)?, value)),
        }
    }
    let mut added = Vec::new();
    for (option, value) in found {
        let id = option.get_id().as_str();
        let is_typed = typed.try_contains_id(id).is_ok()
            && typed.value_source(id) == Some(clap::parser::ValueSource::CommandLine);
        if !is_typed {
            let long = option.get_long().unwrap_or_default().to_owned();
            let word = word(&option, &value);
            let word = word.ok_or_else(|| format!("{shown}: `{long}` does not take this value"))?;
            let Word::Said(value) = word else { continue };
            let word = OsString::from(format!("--{long}{value}"));
            // What can't be taken is to be looked for in the file.
            let tried = with(words.clone(), name, [word.clone()]);
            if let Err(error) = command.clone().try_get_matches_from(tried) {
                let why = error.to_string();
                let why = why.lines().next().unwrap_or_default().trim_start_matches("error: ");
                return Err(format!("{shown}: `{long}`: {why}"));
            }
            added.push(word);
        }
    }
    Ok(Some(with(words, name, added)))
}

/// The arguments with others behind the command, before what may follow `--`.
fn with(
    mut words: Vec<OsString>,
    command: &str,
    others: impl IntoIterator<Item = OsString>,
) -> Vec<OsString> {
    let at = words.iter().position(|word| *word == *command).map_or(words.len(), |at| at + 1);
    words.splice(at..at, others);
    words
}

/// The file of defaults, where there is one.
fn file() -> Option<PathBuf> {
    if let Some(named) = env::var_os("KESSAN_CONFIG") {
        return (!named.is_empty()).then(|| named.into());
    }
    let folder = env::current_dir().ok()?;
    folder.ancestors().map(|above| above.join(NAME)).find(|path| is_file(path))
}

fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// The option that a key names, or what is wrong with it.
fn option(key: &str, command: &Command) -> Result<Arg, String> {
    let long = key.replace('_', "-");
    let known = || command.get_arguments().filter_map(Arg::get_long).filter(|name| *name != "help");
    match command.get_arguments().find(|option| option.get_long() == Some(&long)) {
        Some(option) => Ok(option.clone()),
        None => {
            let help = did_you_mean(&long, known())
                .unwrap_or_else(|| format!("there are {}", known().collect::<Vec<_>>().join(", ")));
            Err(format!("there is no option `{key}`; {help}"))
        }
    }
}

/// How a value is said on the command line.
enum Word {
    /// By the name of the option, and this behind it.
    Said(String),
    /// By saying nothing: a switch is off.
    Off,
}

/// How a value of an option is said; none where it can't be one of it.
fn word(option: &Arg, value: &Value) -> Option<Word> {
    let is_switch = matches!(option.get_action(), ArgAction::SetTrue);
    let single = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Integer(number) => Some(number.to_string()),
        _ => None,
    };
    Some(match (is_switch, value) {
        (true, Value::Boolean(true)) => Word::Said(String::new()),
        (true, Value::Boolean(false)) => Word::Off,
        (false, Value::Array(values)) if option.get_value_delimiter().is_some() => {
            let values: Option<Vec<String>> = values.iter().map(single).collect();
            Word::Said(format!("={}", values?.join(",")))
        }
        (false, value) => Word::Said(format!("={}", single(value)?)),
        _ => return None,
    })
}
