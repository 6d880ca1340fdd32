//! What is told is told in every language: each text of the sources, of the pages and of the findings of
//! golden cases and of faults stands in the tables of each.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use common::{case, kessan, root};
use kessan::check::pages;
use kessan::diagnostic::{CODES, Language};
use kessan::filing::{self, Options};
use kessan::mutate::{Base, Fault, catalogue};
use rayon::prelude::*;

/// Rooms and files whose sentences are no messages, and why.
const NO_MESSAGES: &[(&str, &str)] = &[
    ("check/pages/", "pages are asked for by themselves"),
    ("diagnostic/code/", "so are the codes"),
    ("cli/examples.rs", "help is asked for beside the command line"),
    ("mutate/", "what faults are stands in the files of a suite"),
    ("extract/draft/", "comments in files that are drafted"),
    ("filing/draft.rs", "texts of these files"),
    ("extract/review/", "texts of a page"),
    ("write/workbook.rs", "comments in workbooks"),
    ("notation/language.rs", "codes of languages"),
    ("notation/markup/html.rs", "names of entities"),
];

/// Texts that are no messages though nothing else tells: what they are.
const NO_MESSAGE: &[(&str, &str)] = &[
    ("instead of ", "a word of the column `place`"),
    ("unmatched figure", "counted: `1 unmatched figure`"),
    ("close-set short", "a class of the page"),
    ("long close-on-paper", "a class of the page"),
    ("short close-on-paper", "a class of the page"),
    ("total final", "a class of the page"),
    ("interest paid", "words of labels"),
    ("net assets", "words of labels"),
    ("total assets", "words of labels"),
    ("assets, total", "words of labels"),
    ("liabilities and ", "words of labels"),
    ("equity and liabilities", "words of labels"),
    ("net assets and liabilities", "words of labels"),
    (", net of", "words of labels"),
    (" net of", "words of labels"),
    (" as a percentage of ", "words of labels"),
    ("à court terme", "words of labels"),
    ("à long terme", "words of labels"),
    ("non courant", "words of labels"),
    (" as a percent of ", "words of labels"),
    (" as a share of ", "words of labels"),
    (" as a % of ", "words of labels"),
    (" as % of ", "words of labels"),
    (" in percent of ", "words of labels"),
    ("ratio of ", "words of labels"),
    ("skip = true", "what is written into a map"),
    (" # skip: no figure of the column becomes a fact", "what is written into a map"),
    (
        " # members: whose or which, none where they are those of any result; or { skip = true }: no figure of the column becomes a fact",
        "what is written into a map",
    ),
    ("::notice title=more-findings::{text}", "a workflow command"),
];

fn languages() -> impl Iterator<Item = Language> {
    Language::tags().filter_map(Language::named).filter(|language| !language.is_that_of_code())
}

/// The Rust files below a folder, tests aside.
fn sources(folder: &Path, all: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder can be listed") {
        let path = entry.expect("a folder can be listed").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() && name != "tests" {
            sources(&path, all);
        } else if name.ends_with(".rs") && !["tests.rs", "fixture.rs"].contains(&name) {
            all.push(path);
        }
    }
    all.sort();
}

/// The string literals of a source without its tests, each with what stands before it.
fn literals(source: &str) -> Vec<(String, &str)> {
    let source = source.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default();
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find(['"', '/', '\'', 'r']) {
        let before = &source[..source.len() - rest.len() + at];
        let from = &rest[at..];
        rest = if from.starts_with("//") {
            from.find('\n').map_or("", |end| &from[end..])
        } else if let Some(text) = raw(from).filter(|_| !before.ends_with(char::is_alphanumeric)) {
            found.push((text.to_owned(), before));
            &from[text.len() + from.find(text).unwrap_or_default()..][1..]
        } else if from.starts_with('\'') {
            character(from)
        } else if let Some(from) = from.strip_prefix('"') {
            let (text, behind) = quoted(from);
            found.push((text, before));
            behind
        } else {
            &from[1..]
        };
    }
    found
}

/// The text of a raw literal with hashes or none, if one begins here.
fn raw(from: &str) -> Option<&str> {
    let behind = from.strip_prefix('r')?;
    let hashes = behind.len() - behind.trim_start_matches('#').len();
    let text = behind[hashes..].strip_prefix('"')?;
    text.find(&format!("\"{}", "#".repeat(hashes))).map(|end| &text[..end])
}

/// What stands behind a character, or a lifetime.
fn character(from: &str) -> &str {
    let behind = &from[1..];
    let letters: Vec<(usize, char)> = behind.char_indices().take(12).collect();
    let end = match letters.first() {
        Some((_, '\\')) => behind.get(2..).and_then(|rest| rest.find('\'')).map(|at| at + 2),
        _ => letters.get(1).filter(|(_, letter)| *letter == '\'').map(|(at, _)| *at),
    };
    end.map_or(behind, |end| &behind[end + 1..])
}

/// The text of a literal whose quote was opened, and what stands behind it.
fn quoted(from: &str) -> (String, &str) {
    let mut text = String::new();
    let mut letters = from.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return (text, &from[at + 1..]),
            '\\' => match letters.next().map(|(_, letter)| letter) {
                Some('n') => text.push('\n'),
                Some('t') => text.push('\t'),
                Some('\n') => {
                    let behind = letters.as_str().trim_start();
                    letters = from[from.len() - behind.len()..].char_indices();
                    let (more, behind) = quoted(letters.as_str());
                    return (text + &more, behind);
                }
                Some('u') => {
                    let digits: String =
                        letters.by_ref().map(|(_, l)| l).take_while(|l| *l != '}').collect();
                    let code = u32::from_str_radix(digits.trim_start_matches('{'), 16);
                    text.extend(code.ok().and_then(char::from_u32));
                }
                Some(other) => text.push(other),
                None => {}
            },
            other => text.push(other),
        }
    }
    (text, "")
}

/// A format string as the tables have it: `{}` for each of its parts, braces that stand for themselves once.
fn template(literal: &str) -> String {
    let mut out = String::new();
    let mut rest = literal;
    while let Some(at) = rest.find(['{', '}']) {
        out.push_str(&rest[..at]);
        let from = &rest[at..];
        if from.starts_with("{{") || from.starts_with("}}") {
            out.push_str(&from[..1]);
            rest = &from[2..];
        } else {
            out.push_str("{}");
            rest = from.find('}').map_or("", |end| &from[end + 1..]);
        }
    }
    out + rest
}

/// Whether a text is prose: two words or more beside what is filled in.
fn is_prose(text: &str) -> bool {
    let bare = template(text).replace("{}", "");
    let is_word = |word: &&str| {
        let is_letter = |letter: char| letter.is_ascii_alphabetic() || letter == '\'';
        word.len() > 1
            && word.chars().all(is_letter)
            && word.chars().any(|letter| letter.is_ascii_lowercase())
    };
    let words = bare.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '\'');
    text.trim().contains(' ') && words.filter(is_word).count() >= 2
}

/// Whether a text is a part of a file that is written, or of a test or an assertion.
fn is_of_file(text: &str, before: &str) -> bool {
    let asserts = ["expect(", "debug_assert!(", "unreachable!(", "assert!("];
    let is_asserted = asserts.iter().any(|assert| before.trim_end().ends_with(assert));
    let line = before.rsplit('\n').next().unwrap_or_default().trim_start();
    let is_attribute = line.starts_with("#[") || line.starts_with("#!");
    let is_markup = text.contains("=\"") || text.contains("</") || text.contains('\n');
    let is_element = text.contains("xmlns") || text.contains("<?") || text.contains("<xbrl");
    let is_field = text.contains(" = {}") || text.contains(" = \"{}\"");
    let in_braces = text.contains("{ ");
    is_asserted || is_attribute || is_markup || is_element || (is_field && !in_braces)
}

#[test]
fn every_text_of_the_sources_stands_in_the_tables() {
    let mut files = Vec::new();
    let src = root().join("src");
    sources(&src, &mut files);
    let mut texts: BTreeSet<(String, String)> = BTreeSet::new();
    for file in &files {
        let name =
            file.strip_prefix(&src).expect("it is below").to_string_lossy().replace('\\', "/");
        if NO_MESSAGES.iter().any(|(of, _)| name.starts_with(of)) {
            continue;
        }
        let source = fs::read_to_string(file).expect("sources can be read");
        for (text, before) in literals(&source) {
            let is_listed = NO_MESSAGE.iter().any(|(of, _)| *of == text);
            if is_prose(&text) && !is_of_file(&text, before) && !is_listed {
                texts.insert((template(&text), name.clone()));
            }
        }
    }
    assert!(texts.len() > 1500, "only {} texts were found", texts.len());
    for language in languages() {
        let known: BTreeSet<String> =
            language.texts().map(|(english, _)| english.replace("{n}", "{}")).collect();
        let missing: Vec<&(String, String)> =
            texts.iter().filter(|(text, _)| !known.contains(text)).collect();
        assert!(missing.is_empty(), "{} lacks {}: {missing:#?}", language.tag(), missing.len());
    }
}

#[test]
fn every_page_is_in_the_tables() {
    for language in languages() {
        let mut missing = BTreeSet::new();
        let mut ask = |text: &'static str| {
            if language.known(text).is_none() {
                missing.insert(text);
            }
        };
        CODES.iter().for_each(|code| ask(code.info().summary));
        for page in pages::all() {
            [page.checks, page.why, page.remedy].into_iter().for_each(&mut ask);
            let reasons = [page.specification, page.validator];
            reasons.iter().filter_map(|text| text.strip_prefix("none: ")).for_each(&mut ask);
        }
        assert!(missing.is_empty(), "{} lacks {missing:#?}", language.tag());
    }
}

/// The parts of a text that are filled in, each as often as it stands there.
fn parts(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let behind = &rest[at + 1..];
        let end = behind.find('}').unwrap_or(0);
        let part = &behind[..end];
        if part.bytes().all(|byte| byte.is_ascii_digit()) || part == "n" {
            found.push(part);
        }
        rest = behind;
    }
    found
}

#[test]
fn tables_carry_over_every_part_once() {
    for language in languages() {
        for (english, other) in language.texts() {
            let count = parts(english).len();
            let filled = parts(other);
            let in_order = filled.iter().all(|part| part.is_empty());
            let mut numbers: Vec<usize> =
                filled.iter().filter_map(|part| part.parse().ok()).collect();
            numbers.sort_unstable();
            let is_whole = match in_order {
                true => filled.len() == count,
                false => numbers == (1..=count).collect::<Vec<_>>(),
            };
            assert!(is_whole, "{}: `{english}` is `{other}`", language.tag());
            assert!(!other.trim().is_empty(), "{}: `{english}` is empty", language.tag());
        }
    }
}

/// The messages and helps of findings as JSON, a line each, that a language does not have.
fn untold(language: Language, findings: &str) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    for line in findings.lines() {
        let Ok(cause) = serde_json::from_str::<serde_json::Value>(line) else { continue };
        let follows = cause.get("follows").and_then(|follows| follows.as_array());
        for one in std::iter::once(&cause).chain(follows.into_iter().flatten()) {
            let text = |member: &str| one.get(member).and_then(|text| text.as_str());
            texts.extend([text("message"), text("help")].into_iter().flatten().map(str::to_owned));
        }
    }
    texts.into_par_iter().filter(|text| language.known(text).is_none()).collect()
}

#[test]
fn golden_cases_are_told_in_every_language() {
    for language in languages() {
        let mut missing = BTreeSet::new();
        let mut told = 0;
        for case in case::all("bad") {
            let text = fs::read_to_string(case.folder.join("expected.txt")).expect("it is there");
            for line in text.lines() {
                let message = line.split_once("]: ").filter(|(kind, _)| {
                    ["error[", "warning[", "note["].iter().any(|of| kind.starts_with(of))
                });
                let help = line.strip_prefix("  help: ");
                let Some(text) = message.map(|(_, message)| message).or(help) else { continue };
                told += 1;
                if language.known(text).is_none() {
                    missing.insert(text.to_owned());
                }
            }
        }
        assert!(told > 300, "only {told} lines");
        assert!(missing.is_empty(), "{}: {missing:#?}", language.tag());
    }
}

/// The sources of every kind of fault, written below a folder with the report of the golden cases: names of the folders
/// with the reports.
fn faults(folder: &Path) -> Vec<String> {
    let mut filing = filing::open_report(&folder.join("report"), &Options::new());
    filing.check();
    let (taxonomy, report) = filing.into_models().expect("the base is sound");
    let report = report.expect("it is a report");
    let base = Base::new(&folder.join("report"), taxonomy, report).expect("faults can be put in");
    let written = |fault: &Fault| {
        let mutant = fault.put_into(&base, 1)?;
        let report = mutant.write(&folder.join("sources").join(fault.name)).expect("it is written");
        Some(report.to_string_lossy().into_owned())
    };
    catalogue().filter_map(written).collect()
}

#[test]
fn faults_are_told_in_every_language() {
    let folder = case::base();
    let mut told = String::new();
    // Some at a time, for what reports say of each other is told too.
    for some in faults(folder.path()).chunks(40) {
        let mut arguments = vec!["--format", "json", "check"];
        arguments.extend(some.iter().map(String::as_str));
        told += &kessan(folder.path(), &arguments).stdout;
    }
    assert!(told.lines().count() > 200, "{told}");
    for language in languages() {
        let missing = untold(language, &told);
        assert!(missing.is_empty(), "{}: {missing:#?}", language.tag());
    }
}

#[test]
fn the_language_is_that_of_the_option_or_of_the_locale() {
    let folder = case::base();
    fs::write(folder.path().join("report/facts.csv"), "concept,period\n").expect("it is written");
    let run = |locale: &[(&str, &str)], arguments: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_kessan"));
        ["LC_ALL", "LC_MESSAGES", "LANG"].iter().for_each(|name| _ = command.env_remove(name));
        command.envs(locale.iter().copied()).args(arguments).current_dir(folder.path());
        let output = command.output().expect("the command was built");
        String::from_utf8(output.stdout).expect("it is UTF-8")
    };
    let check = ["check", "report"];
    let told = |locale: &[(&str, &str)], arguments: &[&str]| run(locale, arguments);
    let is_japanese = |text: &str| text.contains("表に列 `value` がありません。");
    assert!(told(&[], &check).contains("has no column"));
    assert!(is_japanese(&told(&[("LANG", "ja_JP.UTF-8")], &check)));
    assert!(is_japanese(&told(&[("LC_MESSAGES", "ja_JP"), ("LANG", "C")], &check)));
    assert!(!is_japanese(&told(&[("LC_ALL", "C"), ("LANG", "ja_JP.UTF-8")], &check)));
    assert!(is_japanese(&told(&[("LC_ALL", ""), ("LANG", "ja")], &check)));
    assert!(is_japanese(&told(&[], &["--lang", "ja", "check", "report"])));
    assert!(is_japanese(&told(&[], &["check", "report", "--lang=ja"])));
    assert!(!is_japanese(&told(&[("LANG", "ja")], &["--lang", "en", "check", "report"])));
    let json = told(&[], &["--lang", "ja", "--format", "json", "check", "report"]);
    assert!(
        json.contains("\"code\":\"missing-column\",\"severity\":\"error\"") && is_japanese(&json)
    );
    let sarif = told(&[], &["--lang", "ja", "--format", "sarif", "check", "report"]);
    assert!(sarif.contains("\"ruleId\": \"missing-column\"") && is_japanese(&sarif), "{sarif}");
    assert!(told(&[], &["--lang", "ja", "check", "--help"]).contains("使い方: kessan check"));
    let page = told(&[], &["--lang", "ja", "check", "--explain", "missing-column"]);
    assert!(page.starts_with("エラー[missing-column]: 表に必要な列がありません。"), "{page}");
}

#[test]
fn names_of_files_are_the_same_in_every_language() {
    let folder = case::base();
    // Names that are words or texts of the tables too.
    for name in ["map", "note", "numbers", "Options", "report.json"] {
        common::copy(&folder.path().join("report"), &folder.path().join(name));
        let told = |arguments: &[&str]| {
            let run = kessan(folder.path(), &[&["--lang", "ja"], arguments].concat());
            assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""), "{arguments:?}");
            run.stdout
        };
        let checked = told(&["check", name]);
        let conclusion =
            "エラー 0 件、警告 0 件、ファクト 24 個、合計 2 個、完全な重複 0、整合する重複 1";
        assert_eq!(checked, format!("{name}: {conclusion}\n"));
        let out = format!("out/{name}");
        let exported = told(&["export", name, "--out", &out, "--to", "json"]);
        assert!(exported.contains("ファクト 24 個:\n"), "{exported}");
        assert!(exported.contains(&format!("\n  {out}/")), "{exported}");
        let page = format!("pages/{name}");
        assert_eq!(told(&["preview", name, "--out", &page]), format!("{page}\n"));
        let new = format!("{out}/new");
        let drafted = told(&["new", "Company", "--out", &new]);
        assert!(drafted.contains(&format!("\n{new}/map.toml\n")), "{drafted}");
        assert!(drafted.contains(&format!("次に: {new}/facts.csv に")), "{drafted}");
    }
    common::copy(&folder.path().join("report"), &folder.path().join("1 error; map"));
    let checked = kessan(folder.path(), &["--lang", "ja", "check", "1 error; map"]).stdout;
    assert!(checked.contains("\n1 error; map: エラー 0 件、警告 1 件"), "{checked}");
    let refused = kessan(folder.path(), &["--lang", "ja", "check", "--sums=map", "report"]);
    assert!(refused.stderr.contains("値 'map' は"), "{}", refused.stderr);
}
