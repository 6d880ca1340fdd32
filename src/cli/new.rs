//! `kessan new`: the first taxonomy, map and report of a company.

use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::output::Staged;
use super::{
    Ending, count, options, said, show, tell_files, tell_line, tell_lines, words, workbook,
};
use crate::diagnostic::render::View;
use crate::extract::draft::{Draft, QUESTION};
use crate::filing;
use crate::source;

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The text of a release, a workbook with its statements, perhaps with a sheet (`figures.xlsx#Income`), or a name for
    /// a company, which begins with the fifteen concepts of a starter.
    #[arg(value_name = "RELEASE|WORKBOOK|NAME")]
    release: PathBuf,
    /// Folder to write into; it must not be there yet. A name made of the release when left out.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Write the tables as workbooks, with lists to choose from.
    #[arg(long)]
    xlsx: bool,
    /// The currency of a company that is only named, by its code; that of a release its text says.
    #[arg(long, value_name = "CODE")]
    currency: Option<String>,
    /// A file with words of a language that is not known yet (docs: releases); may be repeated.
    #[arg(long, value_name = "FILE")]
    words: Vec<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, view: View) -> Ending {
    if let Err(message) = words::add(&arguments.words) {
        return Ending::Failed(message);
    }
    let name = arguments.release.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let out = arguments.out.clone().unwrap_or_else(|| folder(&name));
    if out.exists() {
        return Ending::Failed(format!(
            "`{}` is there already: name another folder with --out",
            out.display()
        ));
    }
    let is_release = is_release(&arguments.release);
    if is_release && arguments.currency.is_some() {
        let what =
            "the text of a release says its currency: leave --currency out, and look at `units`";
        return Ending::Failed(what.to_owned());
    }
    let draft = match is_release {
        true => {
            let (draft, diagnostics) = filing::draft_release(&arguments.release, &options(view));
            show(&diagnostics, view);
            draft
        }
        false if looks_like_a_file(&arguments.release) => {
            return Ending::Failed(format!("`{}` is not there", arguments.release.display()));
        }
        false => match started(arguments, &name) {
            Ok(draft) => Some(draft),
            Err(message) => return Ending::Failed(message),
        },
    };
    let Some(draft) = draft else { return Ending::Refused };
    match write(&draft, &out, arguments.xlsx) {
        Ok(files) => said(summary(&draft, &files, arguments, &out, view)),
        Err(message) => Ending::Failed(message),
    }
}

/// The folder of a draft. Its name becomes that of files, and blanks make trouble in addresses; at its ends points hide
/// a folder, and hyphens make an option of it.
fn folder(name: &str) -> PathBuf {
    // Some systems write letters and their marks apart.
    let name: String = name.nfc().collect();
    let is_kept = |c: char| c.is_alphanumeric() || is_combining_mark(c) || "._-".contains(c);
    let parts = name.split(|c: char| !is_kept(c)).filter(|part| !part.is_empty());
    let joined = parts.collect::<Vec<&str>>().join("-");
    let stem = match joined.trim_matches(['-', '.']) {
        "" => "draft",
        stem => stem,
    };
    PathBuf::from(format!("{stem}.filing"))
}

/// The starter of a company that is only named.
fn started(arguments: &Arguments, name: &str) -> Result<Draft, String> {
    let mut draft = match &arguments.currency {
        Some(code) => filing::starter_in(name, code)?,
        None => filing::starter(name),
    };
    if arguments.xlsx {
        // Figures are written into a sheet: there is no text to be read with a map.
        draft.files.remove("map.toml");
    }
    Ok(draft)
}

/// Whether there is something to draft from.
fn is_release(path: &Path) -> bool {
    path.is_file() || source::is_workbook(path)
}

/// Whether a path that leads nowhere was meant as one.
fn looks_like_a_file(path: &Path) -> bool {
    path.extension().is_some() || path.components().count() > 1
}

fn write(draft: &Draft, out: &Path, xlsx: bool) -> Result<Vec<PathBuf>, String> {
    let mut staged = Staged::new(out)?;
    for (name, content) in &draft.files {
        staged.write(name, |file| Ok(file.write_all(content.as_bytes())?))?;
    }
    if xlsx {
        workbook::bind(&mut staged)?;
    }
    staged.finish()
}

fn summary(
    draft: &Draft,
    files: &[PathBuf],
    arguments: &Arguments,
    out: &Path,
    view: View,
) -> std::io::Result<()> {
    tell_files(view, files)?;
    let (language, mut stdout) = (view.language, std::io::stdout());
    let (questions, folder) = (count(draft.questions(), "question"), out.display().to_string());
    let look = "{} to look at: `grep -rn '{}' {}`";
    let look = language.fill(look, &[&language.say(&questions), QUESTION, &pasted(out)]);
    tell_line(view, &look, &mut stdout)?;
    for (name, content) in &draft.files {
        for (number, line) in (1..).zip(content.lines()) {
            if let Some(question) = line.strip_prefix(QUESTION) {
                let place = out.join(name).display().to_string();
                tell_lines(view, &format!("  {place}:{number}:{question}"), &mut stdout)?;
            }
        }
    }
    let next = if is_release(&arguments.release) {
        let release = match source::is_workbook(&arguments.release) {
            true => out.join(filing::TEXT),
            false => arguments.release.clone(),
        };
        let paths = [release, out.join("map.toml"), out.join("facts.csv")];
        let [release, map, facts] = paths.map(|path| pasted(&path));
        let next = "then: kessan extract {} --map {} --out {}";
        language.fill(next, &[&release, &map, &facts])
    } else {
        let next = match arguments.xlsx {
            true => {
                "then: write figures into the sheet `facts` of {}/report.xlsx, and kessan export {}"
            }
            false => "then: write figures into {}/facts.csv, and kessan export {}",
        };
        language.fill(next, &[&folder, &pasted(out)])
    };
    tell_line(view, &next, &mut stdout)
}

/// A path as a shell takes it: in quotes where it has signs that mean something there.
fn pasted(path: &Path) -> String {
    let path = path.display().to_string();
    let is_plain = |c: char| c.is_alphanumeric() || "/\\.:_-+@,".contains(c);
    match path.chars().all(is_plain) {
        true => path,
        false => format!("'{}'", path.replace('\'', "'\\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::{folder, pasted};

    #[test]
    fn names_of_folders_have_no_blanks() {
        for (name, expected) in [
            ("Grey Owl Mills", "Grey-Owl-Mills.filing"),
            ("results (1)", "results-1.filing"),
            ("決算短信", "決算短信.filing"),
            ("カ\u{3099}イト\u{3099}工業", "ガイド工業.filing"),
            ("Cafe\u{301}", "Café.filing"),
            ("x\u{33f}", "x\u{33f}.filing"),
            ("!!!", "draft.filing"),
            ("-x", "x.filing"),
            (".q3 (2)...", "q3-2.filing"),
        ] {
            assert_eq!(folder(name), std::path::Path::new(expected));
        }
    }

    #[test]
    fn paths_can_be_pasted_into_a_shell() {
        for (path, expected) in [
            ("out/map.toml", "out/map.toml"),
            ("決算/1.txt", "決算/1.txt"),
            ("my release (1).txt", "'my release (1).txt'"),
            ("it's", r"'it'\''s'"),
        ] {
            assert_eq!(pasted(path.as_ref()), expected);
        }
    }
}
