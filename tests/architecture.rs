//! The walls of the house: which room may use which, and no circle of files.
//!
//! The sources are read as text: what a file imports or names by a path that begins with `crate`,
//! `super`, `self` or a module of its own, followed through re-exports to the file that it comes from. What a
//! file takes from the `mod.rs` above it is the common ground of its room, and closes no circle.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A module, by the steps of its path below the crate.
type Module = Vec<String>;

/// What each room may use, beside itself and the error of the library (ARCHITECTURE.md).
const ROOMS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("standards", &["model"]),
    ("archive", &["limit"]),
    ("limit", &[]),
    // The program that makes tables when the crate is built.
    ("build", &[]),
    ("diagnostic", &["model"]),
    ("notation", &["model", "standards"]),
    ("profile", &["model", "standards"]),
    ("text", &["model", "standards", "notation"]),
    ("source", &["model", "standards", "notation", "diagnostic", "limit", "archive", "read"]),
    ("read", &["model", "standards", "notation", "diagnostic", "archive", "limit"]),
    ("dts", &["model", "standards", "notation", "archive"]),
    // Of `dts` the names of its files.
    ("check", &["model", "standards", "notation", "diagnostic", "profile", "dts"]),
    (
        "write",
        &["model", "standards", "notation", "diagnostic", "archive", "text", "profile", "dts"],
    ),
    ("extract", &["text", "source", "check", "model", "standards", "notation", "diagnostic"]),
    (
        "filing",
        &[
            "archive",
            "check",
            "diagnostic",
            "dts",
            "extract",
            "limit",
            "model",
            "notation",
            "profile",
            "read",
            "source",
            "standards",
            "text",
            "write",
        ],
    ),
    ("mutate", &["filing", "model", "standards", "dts", "profile"]),
    (
        "cli",
        &[
            "filing",
            "mutate",
            "diagnostic",
            "limit",
            "model",
            "profile",
            "check",
            "extract",
            "source",
            "write",
        ],
    ),
];

/// The sources of the crate, without tests and comments.
struct Sources {
    /// The text of each module.
    texts: BTreeMap<Module, String>,
    /// What each module imports: the name here, and the path.
    imports: BTreeMap<Module, Vec<(String, Vec<String>)>>,
}

impl Sources {
    fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut texts = BTreeMap::new();
        let mut open = vec![root.clone()];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).expect("a folder can be listed") {
                let path = entry.expect("a folder can be listed").path();
                if path.is_dir() {
                    open.push(path);
                } else if path.extension().is_some_and(|of| of == "rs") {
                    let text = fs::read_to_string(&path).expect("a source can be read");
                    let below = path.strip_prefix(&root).expect("it is below").with_extension("");
                    let mut module: Module =
                        below.iter().map(|step| step.to_string_lossy().into_owned()).collect();
                    if module.last().is_some_and(|last| last == "mod" || last == "lib") {
                        module.pop();
                    }
                    texts.insert(module, code(&text));
                }
            }
        }
        Self::new(texts)
    }

    fn new(texts: BTreeMap<Module, String>) -> Self {
        let imports = texts.iter().map(|(module, text)| (module.clone(), imports(text))).collect();
        Self { texts, imports }
    }

    /// The modules that a module uses.
    fn uses(&self, module: &Module) -> BTreeSet<Module> {
        let imported = self.imports[module].iter().map(|(_, path)| path.clone());
        let named = paths(&self.texts[module]);
        let all = imported.chain(named).filter_map(|path| self.absolute(module, &path));
        all.map(|path| self.module_of(&path, 0)).filter(|used| used != module).collect()
    }

    /// A path from the top of the crate; none where it leads out of the crate.
    fn absolute(&self, module: &Module, path: &[String]) -> Option<Vec<String>> {
        let mut base = module.clone();
        let mut rest = path;
        match rest.first()?.as_str() {
            "crate" => return Some(rest[1..].to_vec()),
            "self" => rest = &rest[1..],
            "super" => {
                while rest.first().is_some_and(|step| step == "super") {
                    base.pop();
                    rest = &rest[1..];
                }
            }
            first => {
                base.push(first.to_owned());
                let is_child = self.texts.contains_key(&base);
                base.pop();
                is_child.then_some(())?;
            }
        }
        base.extend_from_slice(rest);
        Some(base)
    }

    /// The module from which what a path names comes, through re-exports.
    fn module_of(&self, path: &[String], followed: usize) -> Module {
        let mut at = 0;
        while at < path.len() && self.texts.contains_key(&path[..=at]) {
            at += 1;
        }
        let module = path[..at].to_vec();
        let reexported = path.get(at).and_then(|name| {
            let (_, from) = self.imports[&module].iter().find(|(known, _)| known == name)?;
            self.absolute(&module, from)
        });
        match reexported {
            Some(mut from) if followed < 8 && from != path[..=at] => {
                from.extend_from_slice(&path[at + 1..]);
                self.module_of(&from, followed + 1)
            }
            _ => module,
        }
    }
}

/// A source without comments, texts in quotes, and the tests at its end.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// The statements `use …;` of a source: the name that each brings in, and its path.
fn imports(text: &str) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    for statement in text.split(';') {
        let Some(at) = statement.rfind("use ") else { continue };
        let before = statement[..at].trim_end();
        let is_import = before.is_empty()
            || before.ends_with([';', '}', ']', ')'])
            || before.ends_with("pub")
            || statement[..at].ends_with('\n');
        if is_import {
            expand(&statement[at + 4..], &[], &mut found);
        }
    }
    found
}

/// Takes a tree of imports apart.
fn expand(tree: &str, prefix: &[String], found: &mut Vec<(String, Vec<String>)>) {
    let tree = tree.trim();
    if let Some((head, list)) = tree.split_once('{') {
        let list = list.trim_end().strip_suffix('}').unwrap_or(list);
        let mut path = prefix.to_vec();
        path.extend(steps(head));
        let (mut depth, mut from) = (0usize, 0);
        for (at, letter) in list.char_indices() {
            match letter {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                ',' if depth == 0 => {
                    expand(&list[from..at], &path, found);
                    from = at + 1;
                }
                _ => {}
            }
        }
        expand(&list[from..], &path, found);
        return;
    }
    let (path, alias) = tree
        .split_once(" as ")
        .map_or((tree, None), |(path, name)| (path, Some(name.trim().to_owned())));
    let mut full = prefix.to_vec();
    full.extend(steps(path).filter(|step| step != "self" || full_is_start(prefix, path)));
    if let Some(last) = full.last().cloned() {
        found.push((alias.unwrap_or(last), full));
    }
}

/// Whether `self` stands at the beginning of a path, where it means the module.
fn full_is_start(prefix: &[String], path: &str) -> bool {
    prefix.is_empty() && path.trim_start().starts_with("self::")
}

fn steps(path: &str) -> impl Iterator<Item = String> {
    path.split("::").map(str::trim).filter(|step| !step.is_empty()).map(str::to_owned)
}

/// The paths that stand in a source: names joined by `::`.
fn paths(text: &str) -> Vec<Vec<String>> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("::") {
        let start = rest[..at]
            .rfind(|c| !is_name(c))
            .map_or(0, |before| before + rest[before..].chars().next().map_or(1, char::len_utf8));
        let mut path = vec![rest[start..at].to_owned()];
        let mut end = at;
        while let Some(next) = rest[end..].strip_prefix("::") {
            let length = next.find(|c| !is_name(c)).unwrap_or(next.len());
            if length == 0 {
                break;
            }
            path.push(next[..length].to_owned());
            end += 2 + length;
        }
        // What a list of imports names is read as imports: the path before it is none of its own.
        let is_list = rest[end..].starts_with("::{");
        rest = &rest[end.max(at + 2)..];
        if !is_list && path.len() > 1 && !path[0].is_empty() {
            found.push(path);
        }
    }
    found
}

fn shown(module: &Module) -> String {
    module.join("/")
}

/// The arrows from rooms to rooms that the plan does not allow, each with a file that has it.
fn forbidden(sources: &Sources) -> Vec<String> {
    let mut wrong = Vec::new();
    for module in
        sources.texts.keys().filter(|module| module.first().is_some_and(|of| of != "main"))
    {
        let room = module[0].as_str();
        if room == "error" {
            continue;
        }
        let Some((_, allowed)) = ROOMS.iter().find(|(known, _)| *known == room) else {
            wrong.push(format!("{}: the room `{room}` has no row in the table", shown(module)));
            continue;
        };
        for used in sources.uses(module) {
            // The top of the crate gives out the error alone.
            let Some(of) = used.first().filter(|of| *of != "error" && *of != room) else {
                continue;
            };
            if !allowed.contains(&of.as_str()) {
                wrong.push(format!("{} uses {}", shown(module), shown(&used)));
            }
        }
    }
    wrong
}

/// The circles of files: sets of modules each of which leads to all others.
fn circles(sources: &Sources) -> Vec<BTreeSet<Module>> {
    let arrows: BTreeMap<&Module, BTreeSet<Module>> = sources
        .texts
        .keys()
        .map(|module| {
            let used = sources.uses(module).into_iter();
            (module, used.filter(|of| !module.starts_with(of)).collect())
        })
        .collect();
    let reached = |from: &Module| {
        let mut seen: BTreeSet<Module> = BTreeSet::new();
        let mut open = vec![from.clone()];
        while let Some(at) = open.pop() {
            for next in &arrows[&at] {
                if seen.insert(next.clone()) {
                    open.push(next.clone());
                }
            }
        }
        seen
    };
    let reach: BTreeMap<&Module, BTreeSet<Module>> =
        arrows.keys().map(|module| (*module, reached(module))).collect();
    let mut found: Vec<BTreeSet<Module>> = Vec::new();
    for (module, seen) in reach.iter().filter(|(module, seen)| seen.contains(**module)) {
        if !found.iter().any(|circle| circle.contains(*module)) {
            let back = seen.iter().filter(|other| reach[other].contains(*module));
            found.push(back.cloned().collect());
        }
    }
    found
}

#[test]
fn rooms_use_what_they_may() {
    let wrong = forbidden(&Sources::read());
    assert!(wrong.is_empty(), "arrows that the plan forbids:\n{}", wrong.join("\n"));
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let circles = circles(&Sources::read());
    let shown = |circle: &BTreeSet<Module>| circle.iter().map(shown).collect::<Vec<_>>().join(" ");
    let found: Vec<String> = circles.iter().map(shown).collect();
    assert!(found.is_empty(), "circles of files:\n{}", found.join("\n"));
}

/// The test is able to fail: an arrow that the plan forbids, and a circle through a re-export, are seen.
#[test]
fn what_is_forbidden_is_seen() {
    let texts = [
        ("model", "mod fact;\npub use fact::Fact;\n"),
        ("model/fact", "use crate::write::Output;\npub struct Fact;\n"),
        ("write", "pub struct Output;\npub mod one;\nmod two;\npub use two::Two;\n"),
        ("write/one", "use super::{Output, Two};\nfn f() { crate::read::thing(); }\n"),
        ("write/two", "use super::one;\n"),
        ("read", "use crate::model::{self, Fact};\nuse std::fs;\n"),
    ];
    let steps = |path: &str| path.split('/').map(str::to_owned).collect::<Module>();
    let mut texts: BTreeMap<Module, String> =
        texts.iter().map(|(path, text)| (steps(path), code(text))).collect();
    texts.insert(Module::new(), String::new());
    let sources = Sources::new(texts);
    let wrong = forbidden(&sources);
    assert_eq!(wrong, ["model/fact uses write", "write/one uses read"]);
    let found: Vec<String> = circles(&sources).iter().flatten().map(shown).collect();
    let through = ["model", "model/fact", "read", "write", "write/one", "write/two"];
    assert_eq!(found, through.map(String::from));
}
