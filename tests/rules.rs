//! The pages of the rules: every code has one, every example fails as it says and is mended as it
//! says, and the table of all rules is current.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use common::codes::{OF_DOCUMENTS, OF_EXTRACTION, OF_FORMS};
use common::{bless, case, difference, kessan, root};
use kessan::check::pages::{self, Edit, Page};
use kessan::diagnostic::{CODES, Code};

/// Codes whose page has no example, and why.
const WITHOUT_EXAMPLE: &[(Code, &str)] = &[
    (Code::NotUtf8, "pages are UTF-8 themselves; tests/cases/bad/csv-not-utf-8 has one"),
    (Code::TableReadAs, "pages are UTF-8 with commas; tests/sheets has tables that are not"),
    (Code::HiddenRow, "pages are no workbooks; tests/sheets has one"),
    (Code::LimitPassed, "what passes a limit is too large for a page"),
    (Code::ReportsDiffer, "it is about several reports; tests/together.rs has one"),
    (Code::UnsupportedInput, "it is about the path given, not about what is in a file"),
];

#[test]
fn every_code_has_one_page_and_all_that_can_be_shown_have_an_example() {
    let paged: Vec<Code> = pages::all().map(|page| page.code).collect();
    let known: BTreeSet<Code> = paged.iter().copied().collect();
    assert_eq!(known.len(), paged.len(), "a code has two pages");
    let missing: Vec<&str> =
        CODES.iter().filter(|code| !known.contains(code)).map(|code| code.name()).collect();
    assert!(missing.is_empty(), "codes without a page: {missing:?}");
    let without: BTreeSet<Code> =
        pages::all().filter(|page| page.edits.is_empty()).map(|page| page.code).collect();
    let listed = WITHOUT_EXAMPLE
        .iter()
        .map(|(code, _)| code)
        .chain(OF_EXTRACTION)
        .chain(OF_DOCUMENTS)
        .chain(OF_FORMS)
        .copied();
    assert_eq!(without, listed.collect(), "pages without an example, and those listed here");
}

#[test]
fn every_page_says_everything() {
    for Page { code, checks, why, remedy, specification, validator, .. } in pages::all() {
        let name = code.name();
        for sentence in [checks, why, remedy] {
            assert!(sentence.ends_with('.'), "{name}: `{sentence}` is no sentence");
        }
        let section =
            specification.contains('§') || specification.starts_with("Calculations 1.1 (");
        let sourced = section || specification.starts_with("none: ");
        assert!(sourced, "{name}: `{specification}` names no section and no reason");
        let coded = validator.contains(':') || validator.starts_with("IOerror");
        assert!(coded, "{name}: `{validator}` is neither a code nor a reason");
    }
}

#[test]
fn every_example_fails_as_it_says_and_is_mended_as_it_says() {
    let base = case::base();
    let told_of_base = |report| codes(base.path(), report);
    let of_base = ["report", "misprint", "dts/base.xsd", "given/report.xbrl", "given/inline.xhtml"]
        .map(|name| (name, told_of_base(name)));
    let mut faults = Vec::new();
    for page in pages::all().filter(|page| !page.edits.is_empty()) {
        let name = page.code.name();
        let report = report_of(page.edits);
        let folder = case::base();
        if let Err(fault) = page.edits.iter().try_for_each(|edit| apply(edit, folder.path())) {
            faults.push(format!("{name}: {fault}"));
            continue;
        }
        let told = codes(folder.path(), report);
        if !told.contains(name) {
            faults.push(format!("{name}: the example gives {told:?}"));
        }
        if of_base.iter().any(|(of, told)| *of == report && told.contains(name)) {
            faults.push(format!("{name}: the mended example gives it too"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The report of the base that an example changes, whose taxonomy is that of both, or the taxonomy that is
/// there as documents.
fn report_of(edits: &[Edit]) -> &'static str {
    let is_in = |folder| edits.iter().any(|edit| edit.file.starts_with(folder));
    match () {
        () if is_in("misprint/") => "misprint",
        () if is_in("given/report.xbrl") => "given/report.xbrl",
        () if is_in("given/inline.xhtml") => "given/inline.xhtml",
        () if is_in("dts/") => "dts/base.xsd",
        () => "report",
    }
}

/// Puts what fails in the place of what is right.
fn apply(edit: &Edit, folder: &Path) -> Result<(), String> {
    let Edit { file, mended, fails } = edit;
    let path = folder.join(file);
    if mended.is_empty() {
        if path.exists() {
            return Err(format!("{file} is there, but nothing in it is named"));
        }
        return fs::write(&path, fails).map_err(|error| format!("{file}: {error}"));
    }
    let text = fs::read_to_string(&path).map_err(|error| format!("{file}: {error}"))?;
    match text.matches(mended).count() {
        1 => fs::write(&path, text.replacen(mended, fails, 1)).map_err(|error| error.to_string()),
        times => Err(format!("`{mended}` stands {times} times in {file}")),
    }
}

/// The codes that `check` gives for a report of a folder, those included that follow from others.
fn codes(folder: &Path, report: &str) -> BTreeSet<String> {
    let run = kessan(folder, &["--format", "json", "check", report]);
    let mut codes = BTreeSet::new();
    for line in run.stdout.lines() {
        let Ok(cause) = serde_json::from_str::<serde_json::Value>(line) else { continue };
        let follows = cause.get("follows").and_then(|follows| follows.as_array());
        let all = std::iter::once(&cause).chain(follows.into_iter().flatten());
        codes.extend(all.filter_map(|one| Some(one.get("code")?.as_str()?.to_owned())));
    }
    codes
}

#[test]
fn the_table_of_rules_is_current() {
    let path = root().join("src/check/RULES.md");
    let table = pages::table();
    if bless() {
        fs::write(&path, &table).expect("the table can be written");
    }
    let known = fs::read_to_string(&path).unwrap_or_default();
    if let Some(difference) = difference(&known, &table) {
        panic!(
            "src/check/RULES.md is not what the pages give (KESSAN_BLESS=1 writes it):\n{difference}"
        );
    }
}

#[test]
fn explain_shows_the_page_of_every_code() {
    for page in pages::all() {
        let name = page.code.name();
        let run = kessan(&root(), &["check", "--explain", name]);
        assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""), "{name}");
        assert_eq!(run.stdout, page.to_string());
        assert!(run.stdout.contains(&format!("[{name}]: ")), "{name}");
        assert_eq!(run.stdout.contains("\nMended\n"), !page.edits.is_empty(), "{name}");
    }
}

#[test]
fn explain_names_what_may_be_meant() {
    for (word, meant) in [
        ("inconsistent-duplicate", "`inconsistent-duplicates`"),
        ("INCONSISTENT_DUPLICATS", "`inconsistent-duplicates`"),
        ("duplicates", "`inconsistent-duplicates`"),
        ("rainfall", "RULES.md"),
    ] {
        let run = kessan(&root(), &["check", "--explain", word]);
        assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""), "{word}");
        assert!(run.stderr.contains(meant), "{word}: {}", run.stderr);
    }
}

#[test]
fn explain_without_a_code_lists_all() {
    let run = kessan(&root(), &["check", "--explain"]);
    assert_eq!(run.status, Some(0));
    let listed: Vec<&str> =
        run.stdout.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let known: Vec<&str> = CODES.iter().map(|code| code.name()).collect();
    assert_eq!(listed, known);
}

#[test]
fn check_needs_either_a_path_or_a_code() {
    for arguments in [&["check"][..], &["check", "report", "--explain", "unknown-unit"]] {
        assert_eq!(kessan(&root(), arguments).status, Some(2), "{arguments:?}");
    }
}
