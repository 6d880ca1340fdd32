//! Examples at the end of every help text.

use clap::Command;

/// A command line, and what it does.
type Example = (&'static str, &'static str);

/// The examples of each command.
const EXAMPLES: &[(&str, &[Example])] = &[
    (
        "new",
        &[
            ("kessan new Hoshino --xlsx --currency JPY", "a starter to fill in a spreadsheet"),
            ("kessan new release.txt --out hoshino", "drafts made of the text of a release"),
        ],
    ),
    (
        "taxonomy",
        &[
            ("kessan taxonomy taxonomy/iij", "the documents and the package below out/"),
            (
                "kessan taxonomy base.zip --to tables",
                "a taxonomy of others as tables to go on from",
            ),
        ],
    ),
    (
        "export",
        &[
            (
                "kessan export examples/2007-08-13-q1-fy2007",
                "instance, inline document and packages below out/",
            ),
            ("kessan export my-report --to json csv", "other syntaxes"),
            (
                "kessan export my-report --text release.txt",
                "the release itself, its figures tagged",
            ),
        ],
    ),
    (
        "extract",
        &[
            (
                "kessan extract release.txt --map map.toml --out facts.csv",
                "the figures that the map finds",
            ),
            (
                "kessan extract release.txt --map map.toml --review page.html",
                "a page to look at them",
            ),
        ],
    ),
    (
        "check",
        &[
            ("kessan check my-report", "what is wrong with a report, and where"),
            ("kessan check examples", "all reports below a folder, each and together"),
            ("kessan check my-report --sums=wrong", "the sums that don't hold, with their parts"),
            ("kessan check filings --format sarif", "one document for a forge"),
            (
                "kessan check filings --resume state.jsonl",
                "thousands of reports; goes on after a stop",
            ),
            ("kessan check --explain missing-cell", "the page of a code; all codes without one"),
        ],
    ),
    ("find", &[("kessan find taxonomy.zip \"operating income\"", "concepts by name or label")]),
    (
        "preview",
        &[(
            "kessan preview my-report --out page.html",
            "a page in which every figure can be checked",
        )],
    ),
    (
        "facts",
        &[
            ("kessan facts report.xbrl --concept Revenue", "the facts of some concepts as a table"),
            ("kessan facts my-report --to csv --out facts.csv", "all facts, a row each"),
            (
                "kessan facts filings --to parquet --out facts.parquet --labels en,ja",
                "the facts of many reports for data frames, with labels",
            ),
        ],
    ),
    (
        "diff",
        &[("kessan diff last-year.xbrl this-year.json", "what differs, whatever the syntaxes")],
    ),
    (
        "convert",
        &[
            ("kessan convert report.xbrl --to json", "report.json"),
            ("kessan convert statements.xlsx --to text", "statements.txt, for new and extract"),
        ],
    ),
    (
        "testcases",
        &[("kessan testcases my-report --seed 7", "filings with a fault each, and their verdicts")],
    ),
    (
        "completions",
        &[
            (
                "kessan completions bash > ~/.local/share/bash-completion/completions/kessan",
                "for bash",
            ),
            ("kessan completions fish > ~/.config/fish/completions/kessan.fish", "for fish"),
        ],
    ),
    ("man", &[("kessan man", "the page of kessan"), ("kessan man check", "that of a command")]),
];

/// The commands whose first example stands in the help of all commands.
const FIRST: [&str; 4] = ["new", "extract", "export", "check"];

/// The command line with its examples.
pub(super) fn shown(command: Command) -> Command {
    let first = EXAMPLES.iter().filter(|(name, _)| FIRST.contains(name));
    let command = command.after_help(text(first.filter_map(|(_, examples)| examples.first())));
    EXAMPLES.iter().fold(command, |command, (name, examples)| {
        if command.find_subcommand(name).is_none() {
            return command;
        }
        command.mut_subcommand(name, |command| command.after_help(text(examples.iter())))
    })
}

fn text<'e>(examples: impl Iterator<Item = &'e Example>) -> String {
    let lines = examples.map(|(line, what)| format!("  {line}\n      {what}\n"));
    format!("Examples:\n{}", lines.collect::<String>())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::{Arguments, spelling};

    #[test]
    fn every_command_has_examples_and_all_of_them_can_be_typed() {
        let command = shown(Arguments::command());
        for of in command.get_subcommands() {
            let name = of.get_name();
            let examples = EXAMPLES.iter().find(|(known, _)| *known == name);
            assert!(examples.is_some_and(|(_, all)| !all.is_empty()), "{name} has no example");
        }
        for (line, _) in EXAMPLES.iter().flat_map(|(_, all)| *all) {
            let typed = line
                .split('>')
                .next()
                .unwrap_or_default()
                .replace("\"operating income\"", "income");
            let words = typed.split_whitespace().map(Into::into).collect();
            let parsed = command.clone().try_get_matches_from(spelling::joined(words, &command));
            assert!(parsed.is_ok(), "{line}: {parsed:?}");
        }
    }
}
