//! What the command line tells: findings in text, JSON, SARIF and workflow commands, and sums.

use std::fs;
use std::path::Path;

use crate::common::case::base;
use crate::common::{cases, kessan};

use super::spoil;

/// Puts texts into the place of others in the facts of the base and adds rows.
fn change_facts(folder: &Path, replace: &[(&str, &str)], rows: &str) {
    let facts = folder.join("report/facts.csv");
    let mut text = fs::read_to_string(&facts).expect("the base has facts");
    for (old, new) in replace {
        assert!(text.contains(old), "{old}");
        text = text.replacen(old, new, 1);
    }
    fs::write(facts, text + rows).expect("a file can be written");
}

/// Lets `report.toml` of the base say one thing more.
fn add_setting(folder: &Path, setting: &str) {
    let path = folder.join("report/report.toml");
    let text = fs::read_to_string(&path).expect("the base has it");
    let rounding = "rounding = \"half-up\"";
    assert!(text.contains(rounding));
    let changed = text.replace(rounding, &format!("{rounding}\n{setting}"));
    fs::write(path, changed).expect("a file can be written");
}

/// What a run says in JSON, a value a line.
fn objects(text: &str) -> Vec<serde_json::Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("every line is JSON")).collect()
}

/// Two rows with one wrong text, a wrong text of its own, and a wrong sum.
const WRONG: [(&str, &str); 2] =
    [("JPY,334,", "JPY,344,"), ("JPY/shares,12.34", "JPY/shares,12.3X")];

const WRONG_ROWS: &str = "CostOfSales,1Q22,,,,JPY,1O,million,,,,,Results\n\
                          CostOfSales,1Q23,,,,JPY,1O,million,,,,,Results\n";

#[test]
fn a_wrong_text_in_many_rows_is_one_finding_and_sums_of_other_figures_are_told() {
    let folder = base();

    change_facts(folder.path(), &WRONG, WRONG_ROWS);

    let run = kessan(folder.path(), &["check", "report", "--format", "json"]);

    let told = objects(&run.stdout);

    let codes: Vec<_> = told.iter().filter_map(|told| told["code"].as_str()).collect();

    assert_eq!(codes, ["invalid-figure", "invalid-figure", "inconsistent-calculation"]);

    assert!(told[0].get("follows").is_none());

    let follows = told[1]["follows"].as_array().expect("the other row follows");

    assert_eq!(follows.len(), 1);

    assert_eq!((&told[1]["line"], &follows[0]["line"]), (&26.into(), &27.into()));

    let run = kessan(folder.path(), &["check", "report"]);

    assert!(run.stdout.contains("  … and 1 finding that follows from it\n"), "{}", run.stdout);

    assert!(run.stdout.contains("\n4 errors, 0 warnings, 0 notes in 1 file\n"), "{}", run.stdout);
}

#[test]
fn the_line_stands_below_the_place_with_carets_under_the_cell() {
    let folder = base();
    spoil(folder.path());
    let run = kessan(folder.path(), &["check", "report"]);
    let expected = "  7 | Revenues,1Q20,,,,JPY,\"1,1OO\",million,,,restated,line 4,Results\n    \
                    |                      ^^^^^^^\n";
    assert!(run.stdout.contains(expected), "{}", run.stdout);
}

#[test]
fn no_more_than_asked_for_is_shown_and_all_is_counted() {
    let folder = base();
    change_facts(folder.path(), &WRONG, WRONG_ROWS);
    for command in ["check", "export"] {
        let run = kessan(folder.path(), &[command, "report", "--max", "1"]);
        let text = run.stdout + &run.stderr;
        assert_eq!(text.matches("error[").count(), 1, "{text}");
        assert!(text.contains("… and 3 more\n4 errors, 0 warnings, 0 notes in 1 file\n"), "{text}");
        let run = kessan(folder.path(), &[command, "report", "--max", "2", "--format", "json"]);
        assert_eq!(objects(&(run.stdout + &run.stderr)).len(), 2);
    }
}

#[test]
fn a_million_alike_are_one_finding_that_counts_them() {
    let folder = base();
    let rows = (0..2000).map(|_| "CostOfSales,1Q22,,,,JPY,n/a,million,,,,,Results\n");
    change_facts(folder.path(), &[], &rows.collect::<String>());
    let last = "CostOfSales,1Q22,,,,JPY,1O,million,,,,,Results\n";
    change_facts(folder.path(), &[], last);
    let run = kessan(folder.path(), &["check", "report", "--format", "json"]);
    let told = objects(&run.stdout);
    assert_eq!(told.len(), 2);
    assert_eq!(told[0]["follows"].as_array().map(Vec::len), Some(99));
    assert_eq!(told[0]["follows_more"], 1900);
    let run = kessan(folder.path(), &["check", "report"]);
    assert!(run.stdout.contains("… and 1999 findings that follow from it"), "{}", run.stdout);
    assert!(!run.stdout.contains(" more\n"), "{}", run.stdout);
}

#[test]
fn a_sum_of_a_figure_that_is_wrong_itself_follows_from_it() {
    let folder = base();
    let unit = [("JPY,334,million", "pure,334,million")];
    change_facts(folder.path(), &unit, "Revenues,1Q21,,,,pure,900,million,,,,,Results\n");
    let run = kessan(folder.path(), &["check", "report", "--format", "json"]);
    let told = objects(&run.stdout);
    let sums = told.iter().filter(|told| told["code"] == "inconsistent-calculation").count();
    assert_eq!(sums, 0, "{}", run.stdout);
    let cause = told.iter().find(|told| told["code"] == "unit-not-allowed");
    let follows = cause.and_then(|cause| cause["follows"].as_array()).expect("the sum follows");
    assert!(follows.iter().any(|told| told["code"] == "inconsistent-calculation"), "{follows:?}");
}

#[test]
fn workflow_commands_name_file_line_and_column() {
    let folder = base();
    spoil(folder.path());
    let run = kessan(folder.path(), &["check", "report", "--format", "github"]);
    assert_eq!((run.status, run.stdout.lines().count()), (Some(1), 1));
    let begin = "::error file=report/facts.csv,line=7,col=22,title=invalid-figure::`1,1OO` is ";
    assert!(run.stdout.starts_with(begin), "{}", run.stdout);
    assert!(run.stdout.contains("%0Ahelp: "), "{}", run.stdout);
    let run = kessan(folder.path(), &["check", "misprint", "--format", "github"]);
    assert!(run.stdout.starts_with("::notice file=misprint/facts.csv,line="), "{}", run.stdout);
}

#[test]
fn sarif_is_one_document_for_every_command() {
    let folder = base();
    change_facts(folder.path(), &WRONG, WRONG_ROWS);
    let runs = [
        (&["check", "report", "misprint", "taxonomy"][..], 6),
        (&["export", "report"], 3),
        (&["taxonomy", "taxonomy"], 0),
        (&["extract", "nowhere.txt", "--map", "report/map.toml"], 1),
    ];
    for (command, expected) in runs {
        let run = kessan(folder.path(), &[command, &["--format", "sarif"]].concat());
        let text = if command[0] == "check" { run.stdout } else { run.stderr };
        let document: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(document["version"], "2.1.0");
        assert_eq!(document["runs"].as_array().map(Vec::len), Some(1));
        let run = &document["runs"][0];
        let driver = &run["tool"]["driver"];
        assert_eq!(
            (&driver["name"], &run["columnKind"]),
            (&"kessan".into(), &"unicodeCodePoints".into())
        );
        let rules = driver["rules"].as_array().expect("rules are listed");
        let results = run["results"].as_array().expect("results are listed");
        assert_eq!(results.len(), expected, "{text}");
        for result in results {
            let index = result["ruleIndex"].as_u64().expect("a rule is named") as usize;
            assert_eq!(rules[index]["id"], result["ruleId"]);
            assert!(rules[index]["shortDescription"]["text"].is_string());
            let help = rules[index]["help"]["text"].as_str().unwrap_or_default();
            assert!(help.contains("What to do"), "{help}");
            assert!(matches!(result["level"].as_str(), Some("error" | "warning" | "note")));
            assert!(result["message"]["text"].is_string());
            let place = &result["locations"][0]["physicalLocation"];
            assert!(place["artifactLocation"]["uri"].is_string(), "{result}");
            if let Some(region) = place.get("region") {
                assert!(region["startLine"].as_u64() >= Some(1));
            }
        }
    }
}

#[test]
fn what_is_not_listed_is_counted() {
    let folder = base();
    change_facts(folder.path(), &WRONG, WRONG_ROWS);
    let check = |format| {
        let command = ["check", "report", "--max", "1", "--format", format];
        kessan(folder.path(), &command).stdout
    };
    let document: serde_json::Value = serde_json::from_str(&check("sarif")).expect("it is JSON");
    let run = &document["runs"][0];
    assert_eq!(run["results"].as_array().map(Vec::len), Some(1));
    let properties = &run["properties"];
    let count = |name: &str| properties[name].as_u64().unwrap_or_default();
    let all = count("errors") + count("warnings") + count("notes");
    assert!(count("notListed") > 0 && count("notListed") < all, "{properties}");
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], true);
    let notification = &invocation["toolExecutionNotifications"][0];
    let text = notification["message"]["text"].as_str().unwrap_or_default();
    assert!(text.starts_with(&format!("{} more findings", count("notListed"))), "{text}");
    let commands = check("github");
    let more = format!("::notice title=more-findings::{} more findings", count("notListed"));
    assert!(commands.lines().any(|line| line.starts_with(&more)), "{commands}");
}

#[test]
fn sums_are_shown_with_parts_difference_and_places() {
    let folder = base();
    change_facts(folder.path(), &[("JPY,334,", "JPY,344,")], "");
    let run = kessan(folder.path(), &["check", "report", "--sums=wrong"]);
    let tree = "Results 2021-04-01..2021-06-30 JPY thousand: does not hold, difference 10,000\n\
        GrossProfit           344,000  [343,500, 344,500]  report/facts.csv:10:25\n\
        ├ + Revenues        1,234,000  [1,233,986.5, 1,233,987.5]  report/facts.csv:6:22  report/facts.csv:18:22\n\
        └ − CostOfSales       900,000  [899,500, 900,500]  report/facts.csv:8:25\n  \
          sum of the parts             [333,486.5, 334,487.5]\n\n";
    assert!(run.stdout.starts_with(tree), "{}", run.stdout);
    assert!(!run.stdout.contains(": holds"), "{}", run.stdout);
    let run = kessan(folder.path(), &["check", "report", "--sums"]);
    assert!(run.stdout.contains(": holds\n"), "{}", run.stdout);
}

#[test]
fn classic_sums_are_shown_with_what_is_compared() {
    let folder = base();
    // Without its duplicate the sum binds; the part is rounded to its own decimals.
    let changes = [
        ("JPY,334,", "JPY,344,"),
        ("Revenues,1Q21,,,,JPY,\"1,233,987\",thousands,,,,line 12,Results\n", ""),
    ];
    change_facts(folder.path(), &changes, "");
    let command = ["check", "report", "--sums=wrong", "--calculations", "classic"];
    let run = kessan(folder.path(), &command);
    let tree = "Results 2021-04-01..2021-06-30 JPY million: does not hold, difference 10\n\
        GrossProfit           344  [344]  report/facts.csv:10:25\n\
        ├ + Revenues        1,234  [1,234]  report/facts.csv:6:22\n\
        └ − CostOfSales       900  [900]  report/facts.csv:8:25\n  \
          sum of the parts         [334]\n\n";
    assert!(run.stdout.starts_with(tree), "{}", run.stdout);
}

#[test]
fn sums_are_judged_by_the_rules_that_are_asked_for() {
    let folder = base();
    // Parts of 1,100 and 850 in millions; half a million may be lost in each.
    change_facts(folder.path(), &[("JPY,250,million", "JPY,251,million")], "");
    let wrong = |rules: &str| {
        let run = kessan(folder.path(), &["check", "report", "--calculations", rules]);
        assert_eq!(run.status, Some(i32::from(run.stdout.contains("error["))));
        run.stdout.matches("error[inconsistent-calculation]").count()
    };
    assert_eq!((wrong("round"), wrong("classic")), (0, 1));
    // The total of the other sum has parts that stand twice: it does not bind.
    change_facts(folder.path(), &[("JPY,334,", "JPY,344,")], "");
    assert_eq!((wrong("round"), wrong("classic")), (1, 1));
}

#[test]
fn a_report_says_which_duplicates_it_allows() {
    let again = "EarningsPerShare,1Q21,,,,JPY/shares,12.34,,,,,,Results\n";
    // The base has one pair of consistent duplicates, and a name in two languages.
    for (policy, rows, expected) in
        [("consistent", again, 0), ("complete", "", 1), ("complete", again, 1), ("none", again, 2)]
    {
        let folder = base();
        change_facts(folder.path(), &[], rows);
        add_setting(folder.path(), &format!("duplicates = \"{policy}\""));
        let run = kessan(folder.path(), &["check", "report", "--format", "json"]);
        let told = objects(&run.stdout);
        assert_eq!(told.len(), expected, "{policy}: {}", run.stdout);
        assert!(told.iter().all(|told| told["code"] == "disallowed-duplicates"));
    }
    let folder = base();
    add_setting(folder.path(), "duplicates = \"some\"");
    assert_eq!(kessan(folder.path(), &["check", "report"]).status, Some(1));
}

#[test]
fn concepts_of_a_source_are_found_as_those_of_its_package() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let source = cases().join("base/taxonomy");
    let source = source.to_string_lossy();
    let run = |arguments: &[&str]| {
        let run = kessan(folder.path(), arguments);
        assert_eq!(run.status, Some(0), "{arguments:?}: {}", run.stderr);
        run.stdout
    };
    run(&["taxonomy", &source, "--out", "out"]);
    for word in ["revenues", "売上", "nothing of the kind"] {
        let of = |path: &str| -> Vec<String> {
            let told = run(&["find", path, word, "--format", "json"]);
            let mut lines: Vec<String> = told
                .lines()
                .filter(|line| line.contains("periodType"))
                .map(str::to_owned)
                .collect();
            lines.sort();
            lines
        };
        let found = of(&source);
        assert_eq!(found, of("out/loom/loom.zip"), "{word}");
        assert_eq!(found.is_empty(), word.contains(' '), "{word}");
    }
}

#[test]
fn the_package_beside_a_report_is_named_where_its_taxonomy_is_not_at_hand() {
    let folder = base();
    let run = |arguments: &[&str]| kessan(folder.path(), arguments);
    assert_eq!(
        run(&["export", "report", "--out", "out", "--to", "xbrl,json,package"]).status,
        Some(0)
    );
    for report in ["out/report/report.xbrl", "out/report/report.json"] {
        let told = run(&["check", report]);
        assert_eq!(told.status, Some(1), "{}", told.stdout);
        assert!(told.stdout.contains("--packages out/report/loom.zip"), "{}", told.stdout);
        let with = run(&["check", report, "--packages", "out/report/loom.zip"]);
        assert_eq!(with.status, Some(0), "{}", with.stdout);
    }
    fs::remove_file(folder.path().join("out/report/loom.zip")).expect("it can be removed");
    let told = run(&["check", "out/report/report.xbrl"]).stdout;
    assert!(told.contains("name the taxonomy package with --packages"), "{told}");
}
