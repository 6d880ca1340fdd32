//! Reports that are sent in one archive: the one that was asked for, and those that its sheet names.

use std::collections::BTreeSet;
use std::path::Path;

use super::{Made, open};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::filing::Options;
use crate::profile::{Extended, Extension, fill};

/// Opens the report of a folder, and those that are sent beside it.
pub(super) fn open_all<'p>(
    folder: &Path,
    extension: &'p Extension,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Vec<Made<'p>> {
    let Some(main) = open(folder, extension, options, diagnostics) else { return Vec::new() };
    tell_kind(extension, &main, diagnostics);
    let named = main.sheet.beside.clone();
    let mut all = vec![main];
    for (report, place) in &named {
        let Some(made) = open(&folder.join(report), extension, options, diagnostics) else {
            continue;
        };
        agree(extension, &all, &made, place, diagnostics);
        all.push(made);
    }
    all
}

/// What is sent beside filings is none by itself.
fn tell_kind(extension: &Extension, main: &Made<'_>, diagnostics: &mut Diagnostics) {
    if !main.about.set.is_beside {
        return;
    }
    let (kind, place) = &main.sheet.kind;
    let kinds: Vec<&str> = extension.kinds.iter().map(|of| &*of.id).collect();
    let message = format!("A report of the kind `{kind}` is sent beside a filing, never alone.");
    let help = format!(
        "name it in [[beside]] of the sheet of a filing ({}), and ask for that",
        kinds.join(", ")
    );
    diagnostics.push(Diagnostic::new(Code::InvalidForm, place.clone(), message).help(help));
}

/// Documents that are sent as they are under the name of another, or of a page or a list.
pub(super) fn tell_paths(made: &[Made<'_>], sets: &[Extended<'_>], diagnostics: &mut Diagnostics) {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for set in sets {
        let index = set.extension.index.as_ref().filter(|_| !set.set.is_beside);
        let lists = [&set.set.manifest.file].into_iter().chain(index.map(|index| &index.file));
        let pages = set.pages.iter().map(|page| set.page_file(page));
        let names = lists.cloned().chain(pages);
        taken.extend(names.map(|name| format!("{}{name}", set.set.names.folder)));
    }
    for of in made {
        for file in &of.sheet.files {
            let path = format!("{}{}", of.about.set.names.folder, file.name);
            if !taken.insert(path.clone()) {
                let message = format!("Two documents of the filing would be called `{path}`.");
                let told = Diagnostic::new(Code::InvalidForm, file.from.1.clone(), message);
                diagnostics.push(told.help("give one of them another `name`"));
            }
        }
    }
}

/// A report that is sent beside others is of their filer and day, has a name of its own, and has none beside it.
fn agree(
    extension: &Extension,
    others: &[Made<'_>],
    made: &Made<'_>,
    place: &Place,
    diagnostics: &mut Diagnostics,
) {
    let mut tell = |message: String, help: &str| {
        let told = Diagnostic::new(Code::InvalidForm, place.clone(), message);
        diagnostics.push(told.help(help));
    };
    let value = |of: &Made<'_>, name: &String| of.about.values.get(name).cloned();
    for name in &extension.alike {
        if let (Some(main), Some(own)) = (value(&others[0], name), value(made, name))
            && main != own
        {
            let message =
                format!("`{name}` of the report beside is `{own}`, and of the filing `{main}`.");
            tell(message, "write the same in both sheets");
        }
    }
    let stem = |of: &Made<'_>| {
        fill(&of.about.set.names.stem, |name| of.about.values.get(name).map(String::as_str))
    };
    if others.iter().any(|other| stem(other) == stem(made)) {
        let message = format!("Two reports of the filing have the name `{}`.", stem(made));
        tell(message, "tell them apart in [values] of their sheets");
    }
    if !made.sheet.beside.is_empty() {
        let message = "A report that is sent beside another names reports beside it.".to_owned();
        tell(message, "name all of them in the sheet of the filing");
    }
}
