//! The commands. What a command takes is put together when it is asked for: of a dozen, a run needs one.

use clap::error::ErrorKind;
use clap::{ArgMatches, Args, Error, FromArgMatches, Subcommand};

use super::{
    check, convert, diff, export, extract, facts, find, new, preview, shell, taxonomy, testcases,
};

/// A command with what it was given.
pub(super) enum Command {
    New(new::Arguments),
    Taxonomy(taxonomy::Arguments),
    Export(export::Arguments),
    Extract(extract::Arguments),
    Check(check::Arguments),
    Find(find::Arguments),
    Preview(preview::Arguments),
    Facts(facts::Arguments),
    Diff(diff::Arguments),
    Convert(convert::Arguments),
    Testcases(testcases::Arguments),
    Completions(shell::Completions),
    Man(shell::Manual),
}

/// A command before it is given anything.
struct Listed {
    name: &'static str,
    about: &'static str,
    /// Adds what it takes.
    arguments: fn(clap::Command) -> clap::Command,
    /// Reads what it was given.
    read: fn(&mut ArgMatches) -> Result<Command, Error>,
}

/// All commands, in the order of the help.
const LISTED: [Listed; 13] = [
    Listed {
        name: "new",
        about: "Draft the first taxonomy, map and report of a company",
        arguments: new::Arguments::augment_args,
        read: |given| new::Arguments::from_arg_matches_mut(given).map(Command::New),
    },
    Listed {
        name: "taxonomy",
        about: "Write a taxonomy: schema, linkbases and taxonomy package",
        arguments: taxonomy::Arguments::augment_args,
        read: |given| taxonomy::Arguments::from_arg_matches_mut(given).map(Command::Taxonomy),
    },
    Listed {
        name: "export",
        about: "Check a report and write it as filings",
        arguments: export::Arguments::augment_args,
        read: |given| export::Arguments::from_arg_matches_mut(given).map(Command::Export),
    },
    Listed {
        name: "extract",
        about: "Read the facts out of the text of a release",
        arguments: extract::Arguments::augment_args,
        read: |given| extract::Arguments::from_arg_matches_mut(given).map(Command::Extract),
    },
    Listed {
        name: "check",
        about: "Check reports and taxonomy sources, and write nothing",
        arguments: check::Arguments::augment_args,
        read: |given| check::Arguments::from_arg_matches_mut(given).map(Command::Check),
    },
    Listed {
        name: "find",
        about: "Find concepts of a taxonomy by name or label",
        arguments: find::Arguments::augment_args,
        read: |given| find::Arguments::from_arg_matches_mut(given).map(Command::Find),
    },
    Listed {
        name: "preview",
        about: "Write a page in which a person can check every figure",
        arguments: preview::Arguments::augment_args,
        read: |given| preview::Arguments::from_arg_matches_mut(given).map(Command::Preview),
    },
    Listed {
        name: "facts",
        about: "Show the facts of reports in any syntax",
        arguments: facts::Arguments::augment_args,
        read: |given| facts::Arguments::from_arg_matches_mut(given).map(Command::Facts),
    },
    Listed {
        name: "diff",
        about: "Tell what differs between two reports in any syntaxes, or two taxonomies",
        arguments: diff::Arguments::augment_args,
        read: |given| diff::Arguments::from_arg_matches_mut(given).map(Command::Diff),
    },
    Listed {
        name: "convert",
        about: "Write a report in another syntax",
        arguments: convert::Arguments::augment_args,
        read: |given| convert::Arguments::from_arg_matches_mut(given).map(Command::Convert),
    },
    Listed {
        name: "testcases",
        about: "Write filings with single faults and the results that a validator must come to",
        arguments: testcases::Arguments::augment_args,
        read: |given| testcases::Arguments::from_arg_matches_mut(given).map(Command::Testcases),
    },
    Listed {
        name: "completions",
        about: "Write the completions for a shell",
        arguments: shell::Completions::augment_args,
        read: |given| shell::Completions::from_arg_matches_mut(given).map(Command::Completions),
    },
    Listed {
        name: "man",
        about: "Write a page of the manual",
        arguments: shell::Manual::augment_args,
        read: |given| shell::Manual::from_arg_matches_mut(given).map(Command::Man),
    },
];

/// The command line with all that its commands take, in the order in which that is declared.
pub(super) fn whole(command: clap::Command) -> clap::Command {
    LISTED.iter().fold(command, |command, Listed { name, arguments, .. }| {
        command.mut_subcommand(*name, |of| {
            let is_whole = of.get_arguments().next().is_some();
            if is_whole { of } else { arguments(of.defer(|of| of)) }
        })
    })
}

impl Subcommand for Command {
    fn augment_subcommands(command: clap::Command) -> clap::Command {
        LISTED.iter().fold(command, |command, Listed { name, about, arguments, .. }| {
            command.subcommand(clap::Command::new(*name).about(*about).defer(*arguments))
        })
    }

    fn augment_subcommands_for_update(command: clap::Command) -> clap::Command {
        Self::augment_subcommands(command)
    }

    fn has_subcommand(name: &str) -> bool {
        LISTED.iter().any(|of| of.name == name)
    }
}

impl FromArgMatches for Command {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        Self::from_arg_matches_mut(&mut matches.clone())
    }

    fn from_arg_matches_mut(matches: &mut ArgMatches) -> Result<Self, Error> {
        let (name, mut given) = matches.remove_subcommand().unwrap_or_default();
        match LISTED.iter().find(|of| of.name == name) {
            Some(of) => (of.read)(&mut given),
            None => Err(Error::raw(ErrorKind::MissingSubcommand, "there is no such command")),
        }
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
