//! All commands and options as one page of Markdown, for the book: made of what clap knows, so that it is what `--help` says.

use std::fmt::{self, Write};

use clap::{Arg, Command};

/// The head of the page.
const HEAD: &str = "# Every command and option\n\n\
    `kessan man --markdown` writes this page; it says what `kessan COMMAND --help` says. What the commands are for stands in\n\
    [The commands](commands.md).\n";

/// The page, of a command that was built.
pub(super) fn page(command: &Command) -> String {
    let mut page = HEAD.to_owned();
    // A text takes all that is written into it.
    let _ = write(command, &mut page);
    page
}

fn write(command: &Command, page: &mut String) -> fmt::Result {
    page.push_str("\n## All commands\n\nThese options go with every command.\n\n");
    options(command.get_arguments().filter(|of| of.is_global_set()), page)?;
    for of in command.get_subcommands().filter(|of| of.get_name() != "help") {
        let name = of.get_name();
        let about = of.get_about().map(ToString::to_string).unwrap_or_default();
        let usage = of.clone().render_usage().to_string();
        let usage = usage.trim_start_matches("Usage: ");
        write!(
            page,
            "\n## kessan {name}\n\n{}.\n\n```\n{usage}\n```\n\n",
            about.trim_end_matches('.')
        )?;
        options(of.get_arguments().filter(|of| !of.is_global_set()), page)?;
        if let Some(examples) = of.get_after_help() {
            write!(page, "\n{}", examples_of(&examples.to_string()))?;
        }
    }
    Ok(())
}

/// The rows of arguments and options; `--help` goes without saying.
fn options<'a>(arguments: impl Iterator<Item = &'a Arg>, page: &mut String) -> fmt::Result {
    let mut shown = arguments
        .filter(|of| !of.is_hide_set() && !["help", "version"].contains(&of.get_id().as_str()))
        .peekable();
    if shown.peek().is_none() {
        return Ok(());
    }
    page.push_str("| option | says |\n|---|---|\n");
    shown.try_for_each(|of| writeln!(page, "| `{}` | {} |", typed(of), says(of)))
}

/// What is typed: `--to <WHAT>`, `-q, --quiet`, `<RELEASE|NAME>`.
fn typed(argument: &Arg) -> String {
    let short = argument.get_short().map(|letter| format!("-{letter}, ")).unwrap_or_default();
    // A bar would end the cell of the table.
    format!("{short}{argument}").replace('|', "\\|")
}

/// What help says of an argument, with the values that it takes and its default.
fn says(argument: &Arg) -> String {
    let help = argument.get_long_help().or(argument.get_help());
    let help = help.map(ToString::to_string).unwrap_or_default();
    let mut says = help.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|");
    if !says.ends_with('.') {
        says.push('.');
    }
    if !argument.get_action().takes_values() {
        return says;
    }
    let values = argument.get_possible_values();
    let values = values.iter().filter(|value| !value.is_hide_set());
    let values: Vec<String> = values.map(|value| format!("`{}`", value.get_name())).collect();
    if !values.is_empty() {
        let _ = write!(says, " [possible values: {}]", values.join(", "));
    }
    let defaults = argument.get_default_values().iter();
    let defaults: Vec<String> = defaults.map(|of| format!("`{}`", of.to_string_lossy())).collect();
    if !defaults.is_empty() {
        let _ = write!(says, " [default: {}]", defaults.join(", "));
    }
    says
}

/// Examples as a block: `Examples:` and lines that are indented.
fn examples_of(text: &str) -> String {
    let lines = text.lines().skip(1).map(|line| line.strip_prefix("  ").unwrap_or(line));
    format!("```\n{}\n```\n", lines.collect::<Vec<_>>().join("\n"))
}
