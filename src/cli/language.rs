//! The language of what is told: `--lang`, or the locale; help in that language.

use std::borrow::Cow;
use std::env;
use std::ffi::OsString;

use clap::builder::PossibleValuesParser;
use clap::{Arg, Command};

use super::{OF_ALL, commands};
use crate::diagnostic::Language;

/// The option that chooses a language.
pub(super) const OPTION: &str = "--lang";

/// The locale of messages by POSIX: the first of these that is set and not empty.
const LOCALES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// What `--lang` takes.
pub(super) fn values() -> PossibleValuesParser {
    PossibleValuesParser::new(Language::tags())
}

/// The language of help, which is shown before arguments are understood: that of `--lang` among the
/// words, or that of the locale.
pub(super) fn of_words(words: &[OsString]) -> Language {
    let words = || words.iter().filter_map(|word| word.to_str());
    let behind = words().zip(words().skip(1)).filter(|(word, _)| *word == OPTION);
    let joined = words().filter_map(|word| word.strip_prefix(OPTION)?.strip_prefix('='));
    let named = behind.map(|(_, tag)| tag).chain(joined).find_map(Language::named);
    named.unwrap_or_else(of_locale)
}

/// The language of the locale.
fn of_locale() -> Language {
    let set = |name| env::var(name).ok().filter(|locale| !locale.is_empty());
    LOCALES
        .into_iter()
        .find_map(set)
        .map_or_else(Language::default, |locale| Language::of_locale(&locale))
}

/// A command whose help is in a language.
pub(super) fn helped(mut command: Command, language: Language) -> Command {
    if language.is_that_of_code() {
        return command;
    }
    command = commands::whole(command);
    // Only then are there `--help`, `--version` and the command `help`.
    command.build();
    translated(command, language)
}

fn translated(command: Command, language: Language) -> Command {
    let say = |text: Option<String>| text.map(|text| said(&text, language));
    let text = |styled: Option<&clap::builder::StyledStr>| styled.map(ToString::to_string);
    let about = say(text(command.get_about()));
    let long_about = say(text(command.get_long_about()));
    let after = say(text(command.get_after_help()));
    let names: Vec<String> = command.get_subcommands().map(|of| of.get_name().to_owned()).collect();
    let mut command = command
        .help_template(template(language))
        .subcommand_help_heading(language.word("Commands"))
        .mut_args(|argument| argument_in(argument, language));
    if let Some(about) = about {
        command = command.about(about);
    }
    if let Some(about) = long_about {
        command = command.long_about(about);
    }
    if let Some(after) = after {
        command = command.after_help(after);
    }
    for name in names {
        command = command.mut_subcommand(name, |of| translated(of, language));
    }
    command
}

/// The parts of a page of help, as clap orders them.
fn template(language: Language) -> String {
    let usage = said("Usage", language);
    format!(
        "{{before-help}}{{about-with-newline}}\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}"
    )
}

fn argument_in(argument: Arg, language: Language) -> Arg {
    let heading = match argument.get_help_heading() {
        Some(_) => OF_ALL,
        None if argument.is_positional() => "Arguments",
        None => "Options",
    };
    let notes = notes(&argument, language);
    let with_notes = |text: &str| format!("{}{notes}", said(text, language));
    let help = argument.get_help().map(|text| with_notes(&text.to_string()));
    let long = argument.get_long_help().map(|text| with_notes(&text.to_string()));
    let mut argument = argument
        .help_heading(language.word(heading))
        .hide_possible_values(true)
        .hide_default_value(true);
    if let Some(help) = help {
        argument = argument.help(help);
    }
    if let Some(long) = long {
        argument = argument.long_help(long);
    }
    argument
}

/// The default and the values that an argument takes, which clap would say in English.
fn notes(argument: &Arg, language: Language) -> String {
    let mut notes = String::new();
    let defaults: Vec<Cow<'_, str>> =
        argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    let takes_value = argument.get_action().takes_values();
    if takes_value && !defaults.is_empty() && !argument.is_hide_default_value_set() {
        notes.push_str(&language.fill(" [default: {}]", &[&defaults.join(" ")]));
    }
    if takes_value && !argument.is_hide_possible_values_set() {
        let values = argument.get_possible_values();
        let shown: Vec<String> = (values.iter())
            .filter(|value| !value.is_hide_set())
            .map(|value| match value.get_help() {
                Some(help) => {
                    format!("{} ({})", value.get_name(), said(&help.to_string(), language))
                }
                None => value.get_name().to_owned(),
            })
            .collect();
        if !shown.is_empty() {
            notes.push_str(&language.fill(" [possible values: {}]", &[&shown.join(", ")]));
        }
    }
    notes
}

/// A text of several lines, each in the language; blanks at the beginning of a line stay.
pub(super) fn said(text: &str, language: Language) -> String {
    if language.is_that_of_code() {
        return text.to_owned();
    }
    let line = |line: &str| {
        let bare = line.trim_start();
        let indent = &line[..line.len() - bare.len()];
        format!("{indent}{}", language.say(bare))
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::{Arguments, examples};
    use crate::limit::LIMITS;

    /// Every text of a command and of those below it that help shows, line by line where it has examples.
    fn texts(command: &Command, all: &mut Vec<String>) {
        let mut add = |text: Option<&clap::builder::StyledStr>| {
            all.extend(text.map(ToString::to_string));
        };
        add(command.get_about());
        add(command.get_long_about());
        for argument in command.get_arguments() {
            add(argument.get_help());
            add(argument.get_long_help());
        }
        let examples = command.get_after_help().map(ToString::to_string).unwrap_or_default();
        let lines = examples.lines().map(str::trim).filter(|line| !line.starts_with("kessan "));
        all.extend(lines.filter(|line| !line.is_empty()).map(str::to_owned));
        let values =
            command.get_arguments().filter(|argument| argument.get_action().takes_values());
        for value in values.flat_map(Arg::get_possible_values) {
            all.extend(value.get_help().map(ToString::to_string));
        }
        command.get_subcommands().for_each(|of| texts(of, all));
    }

    #[test]
    fn help_is_in_all_languages() {
        let mut command = examples::shown(Arguments::command());
        command.build();
        let mut all = Vec::new();
        texts(&command, &mut all);
        all.extend(LIMITS.iter().map(|info| info.counts.to_owned()));
        for language in Language::tags().filter_map(Language::named) {
            let of_code = language.is_that_of_code();
            let lacks = |text: &&String| !of_code && language.known(text).is_none();
            let missing: Vec<&String> = all.iter().filter(lacks).collect();
            assert!(missing.is_empty(), "{}: {missing:#?}", language.tag());
            let mut command = helped(Arguments::command(), language);
            let help = command.render_long_help().to_string();
            for heading in ["Options", "Commands"] {
                assert!(help.contains(language.word(heading)), "{heading}: {help}");
            }
        }
    }
}
