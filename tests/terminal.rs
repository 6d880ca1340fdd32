//! What people expect of a command: completions, a manual, defaults, silence, and help with paths.

mod common;

use std::fs;

use common::{cases, copy, kessan};
use tempfile::TempDir;

/// A folder with the base case.
fn base() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    copy(&cases().join("base"), folder.path());
    folder
}

#[test]
fn shells_and_manuals_are_served() {
    let folder = base();
    for (shell, word) in [
        ("bash", "complete -F"),
        ("zsh", "#compdef kessan"),
        ("fish", "complete -c kessan"),
        ("powershell", "Register-ArgumentCompleter"),
    ] {
        let run = kessan(folder.path(), &["completions", shell]);
        assert_eq!(run.status, Some(0));
        assert!(run.stdout.contains(word) && run.stdout.contains("taxonomy"), "{shell}");
    }
    let page = kessan(folder.path(), &["man", "check"]).stdout;
    assert!(page.contains(".TH kessan-check") && page.contains("\\-\\-explain"), "{page}");
    assert_eq!(kessan(folder.path(), &["man", "chek"]).status, Some(2));
    assert_eq!(kessan(folder.path(), &["man", "--out", "man"]).status, Some(0));
    for page in ["kessan.1", "kessan-check.1", "kessan-facts.1"] {
        assert!(folder.path().join("man").join(page).is_file(), "{page}");
    }
}

#[test]
fn help_ends_with_examples() {
    let run = kessan(base().path(), &["export", "--help"]);
    assert!(run.stdout.contains("Examples:\n  kessan export "), "{}", run.stdout);
}

#[test]
fn several_values_may_be_parted_by_blanks() {
    let folder = base();
    let run = kessan(folder.path(), &["export", "--to", "json", "xbrl", "report", "--out", "out"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    for file in ["report.json", "report.xbrl"] {
        assert!(folder.path().join("out/report").join(file).is_file(), "{run:?}");
    }
}

#[test]
fn quiet_tells_errors_and_warnings_only() {
    let folder = base();
    let run = kessan(folder.path(), &["check", "report", "--quiet"]);
    assert_eq!((run.status, run.stdout.as_str(), run.stderr.as_str()), (Some(0), "", ""));
    let facts = folder.path().join("report/facts.csv");
    let text = fs::read_to_string(&facts).expect("it is there").replace("Revenues", "Revenue");
    fs::write(facts, text).expect("it can be written");
    let run = kessan(folder.path(), &["check", "report", "--quiet"]);
    assert_eq!(run.status, Some(1));
    assert!(run.stdout.starts_with("error[unknown-concept]"), "{}", run.stdout);
    assert!(!run.stdout.contains("0 notes"), "{}", run.stdout);
}

#[test]
fn a_path_that_leads_nowhere_is_told_with_what_would_do() {
    let folder = base();
    let told = |arguments: &[&str]| {
        let run = kessan(folder.path(), arguments);
        assert_eq!(run.status, Some(1), "{run:?}");
        format!("{}{}", run.stdout, run.stderr)
    };
    for command in ["check", "export", "facts"] {
        let found = told(&[command, "reprot"]);
        assert!(
            found.contains("`reprot` is not there: the working folder has no `reprot`."),
            "{found}"
        );
        assert!(found.contains("`report`"), "{found}");
    }
    let found = told(&["extract", "report/facts.csv", "--map", "mpa.toml", "--out", "new.csv"]);
    assert!(found.contains("the working folder has no `mpa.toml`"), "{found}");
    let found = told(&["check", "nothing/report/more"]);
    assert!(found.contains("the working folder has no `nothing`"), "{found}");
    let found = told(&["check", "report/facts.csv"]);
    assert!(found.contains("its folder `report` would do"), "{found}");
}

#[test]
fn settings_stand_for_their_folder() {
    let folder = base();
    for command in ["check", "facts"] {
        let run = kessan(folder.path(), &[command, "report/report.toml"]);
        assert_eq!(run.status, Some(0), "{run:?}");
    }
    let run = kessan(folder.path(), &["export", "report/report.toml"]);
    assert!(folder.path().join("out/report/report.xbrl").is_file(), "{run:?}");
}

#[test]
fn a_file_holds_defaults_and_what_is_typed_goes_before() {
    let folder = base();
    let write = |text: &str| fs::write(folder.path().join("kessan.toml"), text).expect("it fits");
    write("quiet = true\n\n[export]\nto = [\"json\"]\nout = \"filings\"\n");
    let run = kessan(folder.path(), &["export", "report"]);
    assert_eq!((run.status, run.stdout.as_str()), (Some(0), ""), "{run:?}");
    let is_there = |path: &str| folder.path().join(path).is_file();
    assert!(is_there("filings/report/report.json") && !is_there("filings/report/report.xbrl"));
    // From a folder below, the nearest file above counts.
    let run = kessan(&folder.path().join("report"), &["export", ".", "--to", "xbrl", "--out", "o"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    assert!(is_there("report/o/report/report.xbrl") && !is_there("report/o/report/report.json"));
    for (text, told) in [
        ("quite = true\n", "kessan.toml: there is no option `quite`"),
        ("[exprot]\n", "there is no command `exprot`"),
        ("max = [1]\n", "`max` does not take this value"),
        ("max = \"many\"\n", "kessan.toml: `max`: invalid value 'many'"),
        ("[check]\ncalculations = \"wild\"\n", "kessan.toml: `calculations`: invalid value 'wild'"),
        ("= 1\n", "kessan.toml"),
    ] {
        write(text);
        let run = kessan(folder.path(), &["check", "report"]);
        assert_eq!(run.status, Some(2), "{text}: {run:?}");
        assert!(run.stderr.contains(told), "{text}: {}", run.stderr);
    }
}
