//! `kessan completions` and `kessan man`: what shells and readers of manuals ask for.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Command;
use clap_complete::Shell;
use clap_mangen::Man;

use super::output::Staged;
use super::{Ending, reference, said};
use crate::diagnostic::did_you_mean;

#[derive(clap::Args)]
pub(super) struct Completions {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

#[derive(clap::Args)]
pub(super) struct Manual {
    /// The command; the page of kessan itself without it.
    command: Option<String>,
    /// Write all pages into this folder instead.
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    out: Option<PathBuf>,
    /// Write all commands and options as one page of Markdown instead.
    #[arg(long, conflicts_with_all = ["command", "out"])]
    markdown: bool,
}

/// Writes the completions for a shell.
pub(super) fn completions(arguments: &Completions, mut command: Command) -> Ending {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "kessan", &mut script);
    said(io::stdout().write_all(&script))
}

/// Writes pages of the manual.
pub(super) fn manual(arguments: &Manual, mut command: Command) -> Ending {
    command.build();
    if arguments.markdown {
        return said(io::stdout().write_all(reference::page(&command).as_bytes()));
    }
    if let Some(folder) = &arguments.out {
        return match write_all(folder, &command) {
            Ok(()) => Ending::Done,
            Err(message) => Ending::Failed(message),
        };
    }
    let Some(name) = &arguments.command else { return said(page(&command, &mut io::stdout())) };
    let names = command.get_subcommands().map(Command::get_name);
    match command.find_subcommand(name) {
        Some(of) => said(page(of, &mut io::stdout())),
        None => {
            let help =
                did_you_mean(name, names).unwrap_or_else(|| "kessan --help lists them".to_owned());
            Ending::Failed(format!("there is no command `{name}`; {help}"))
        }
    }
}

fn page(command: &Command, out: &mut dyn Write) -> io::Result<()> {
    let title = command.get_display_name().unwrap_or("kessan").to_owned();
    let mut page = Vec::new();
    Man::new(command.clone().display_name(title.clone())).title(title).render(&mut page)?;
    out.write_all(&page)
}

fn write_all(folder: &std::path::Path, command: &Command) -> Result<(), String> {
    let mut staged = Staged::new(folder)?;
    let pages = command.get_subcommands().filter(|of| of.get_name() != "help");
    for of in std::iter::once(command).chain(pages) {
        let name = of.get_display_name().unwrap_or_else(|| of.get_name());
        staged.write(&format!("{name}.1"), |out| Ok(page(of, out)?))?;
    }
    staged.finish().map(drop)
}
