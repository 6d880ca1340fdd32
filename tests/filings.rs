//! Filings of others, where they are at hand: their facts are those that are expected.

#[path = "common/facts.rs"]
mod facts;

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

use facts::{comparable, fact_of};
use kessan::model::instance::{Instance, ItemId, ItemKind};
use kessan::read;

fn shared(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(path)
}

fn expected(path: &Path) -> Option<Vec<String>> {
    let output = Command::new("xz").arg("-dc").arg(path).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let mut lines: Vec<String> =
        text.lines().filter_map(|line| serde_json::from_str(line).ok()).map(comparable).collect();
    lines.sort();
    Some(lines)
}

/// The bytes of files: of a folder, or of a zip.
fn members(path: &Path, wanted: &dyn Fn(&str) -> bool) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    if path.is_dir() {
        for entry in std::fs::read_dir(path).unwrap() {
            let entry = entry.unwrap().path();
            let name = entry.file_name().unwrap().to_string_lossy().into_owned();
            if wanted(&name) {
                found.push((name, std::fs::read(&entry).unwrap()));
            }
        }
    } else {
        let mut zip = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
        for at in 0..zip.len() {
            let mut entry = zip.by_index(at).unwrap();
            let name = entry.name().unwrap().into_owned();
            if wanted(&name) {
                let mut bytes = Vec::new();
                entry.read_to_end(&mut bytes).unwrap();
                found.push((name, bytes));
            }
        }
    }
    found.sort();
    found
}

/// A filing: the list that stands in `facts`, the folder or zip, which files of it, what it has that the list lacks or
/// has otherwise, and why.
const FILINGS: &[(&str, &str, &str, usize, &str)] = &[
    ("ferc-form2-2021-white-river-hub.jsonl", "ferc-form2-2021-white-river-hub", ".xbrl", 0, ""),
    ("ferc-form6-2021-bayou-bridge.jsonl", "ferc-form6-2021-bayou-bridge", ".xbrl", 0, ""),
    ("es-pgc2007-abreviado-Caso02a.jsonl", "es-pgc2007-abreviado", "Caso02a", 0, ""),
    ("es-pgc2007-abreviado-Caso02b.jsonl", "es-pgc2007-abreviado", "Caso02b", 0, ""),
    ("ifrs-foundation-example1-2017.lxml.jsonl", "ifrs-foundation-example1-2017", "xbrl", 0, ""),
    ("sec-chipotle-10q-2020-ixbrl.nodts.jsonl", "sec-chipotle-10q-2020-ixbrl", ".htm", 0, ""),
    (
        "sec-workiva-10q-2020-ixbrl-excerpt.nodts.jsonl",
        "sec-workiva-10q-2020-ixbrl-excerpt",
        ".htm",
        0,
        "",
    ),
    ("sec-apple-10k-2010-xbrl.lxml.jsonl", "sec-apple-10k-2010-xbrl", ".xml", 0, ""),
    ("edinet-x99001-xbrl.lxml.jsonl", "edinet-fsa-sample-x99001-2025-03-31.zip", ".xbrl", 0, ""),
    (
        "edinet-x99001-xbrl.lxml.jsonl",
        "edinet-fsa-sample-x99001-2025-03-31.zip",
        "_ixbrl.htm",
        0,
        "",
    ),
    ("tdnet-8566-summary.nodts.jsonl", "tdnet-8566-2024-05-02.zip", "Summary", 0, ""),
    (
        "nl-kvk-groot-nl-jaarrekening-2023.nodts.jsonl",
        "nl-kvk-groot-nl-jaarrekening-2023.zip",
        "html",
        0,
        "",
    ),
    ("eba-dora-xbrl.lxml.jsonl", "eba-dora-2024-sample", "_in.xbrl", 0, ""),
    ("esrs-efrag-sample.lxml.jsonl", "esrs-efrag-sample-2026-xbrl", "xbrl", 0, ""),
    ("eiopa-solvency2-random-qes.lxml.jsonl", "eiopa-solvency2-random-qes", "xbrl", 0, ""),
    (
        "uk-gaap-balance-sheet-individual-schedule-4-format-1.jsonl",
        "uk-gaap-samples-2008-06-20.zip",
        "balance-sheet-individual-schedule-4-format-1",
        0,
        "",
    ),
    (
        "uk-gaap-cash-flow-statement-group.jsonl",
        "uk-gaap-samples-2008-06-20.zip",
        "cash-flow-statement-group",
        0,
        "",
    ),
    (
        "uk-gaap-detailed-profit-loss-account-dimension.jsonl",
        "uk-gaap-samples-2008-06-20.zip",
        "detailed-profit-loss-account-dimension",
        0,
        "",
    ),
    (
        "uk-gaap-note-segment-reporting-dimension-extension.jsonl",
        "uk-gaap-samples-2008-06-20.zip",
        "note-segment-reporting-dimension-extension",
        0,
        "",
    ),
];

fn read_all(files: Vec<(String, Vec<u8>)>) -> Result<Vec<Instance>, String> {
    let (mut pages, mut instances) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        match read::kind(&text).map_err(|error| format!("{name}: {error:?}"))? {
            read::DocumentKind::Page => pages.push((name, bytes)),
            read::DocumentKind::Instance => {
                let read = read::instance::read(&name, bytes);
                instances.push(read.map_err(|error| format!("{name}: {error:?}"))?);
            }
            read::DocumentKind::Other | read::DocumentKind::Taxonomy => {}
        }
    }
    if !pages.is_empty() {
        instances.extend(read::inline::read(pages).map_err(|error| format!("{error:?}"))?);
    }
    Ok(instances)
}

#[test]
fn facts_are_those_expected() {
    if !shared("filings/facts").is_dir() {
        eprintln!("skipped: ../shared/filings is not there");
        return;
    }
    let mut failed = 0;
    for (list, folder, wanted, allowed, why) in FILINGS {
        let Some(expected) = expected(&shared(&format!("filings/facts/{list}.xz"))) else {
            eprintln!("skipped: the command xz is not there");
            return;
        };
        let inline_only = wanted.contains("htm");
        let files = members(&shared(&format!("filings/{folder}")), &|name| {
            name.contains(wanted)
                && !name.ends_with(".xsd")
                && (!inline_only || !name.ends_with("xml"))
        });
        let names: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
        let instances = match read_all(files) {
            Ok(instances) => instances,
            Err(error) => {
                eprintln!("{list}: {error}");
                failed += 1;
                continue;
            }
        };
        // Lists that were made without a taxonomy have neither tuples nor footnotes.
        let is_flat = list.contains(".lxml.");
        let mut got: Vec<String> = Vec::new();
        for instance in &instances {
            for (at, item) in instance.items.iter().enumerate() {
                let is_tuple = matches!(item.kind, ItemKind::Tuple | ItemKind::NilTuple);
                if if is_flat { is_tuple } else { item.parent.is_some() } {
                    continue;
                }
                let mut fact = fact_of(instance, ItemId::from(at), item);
                if is_flat {
                    fact.as_object_mut().unwrap().remove("footnotes");
                }
                got.push(comparable(fact));
            }
        }
        got.sort();
        let mut count: BTreeMap<&str, i64> = BTreeMap::new();
        got.iter().for_each(|line| *count.entry(line).or_default() += 1);
        expected.iter().for_each(|line| *count.entry(line).or_default() -= 1);
        // Formats of the SEC are not known to the tool that made the list.
        let refused = "\"value\":\"(ixTransformValueError)\"";
        let unknown: Vec<&str> = count
            .iter()
            .filter(|(line, n)| **n < 0 && line.contains(refused))
            .map(|(line, _)| *line)
            .collect();
        for line in unknown.into_iter().flat_map(|line| [line, line]) {
            if count[line] >= 0 {
                continue;
            }
            let (before, after) = line.split_once(refused).unwrap();
            let same = count
                .iter()
                .find(|(other, n)| **n > 0 && other.starts_with(before) && other.ends_with(after));
            if let Some(other) = same.map(|(other, _)| *other) {
                *count.get_mut(other).unwrap() -= 1;
                *count.get_mut(line).unwrap() += 1;
            }
        }
        let more: Vec<&&str> =
            count.iter().filter(|(_, n)| **n > 0).map(|(line, _)| line).collect();
        let less: Vec<&&str> =
            count.iter().filter(|(_, n)| **n < 0).map(|(line, _)| line).collect();
        let differ: i64 = count.values().map(|n| n.abs()).sum();
        let problems: usize = instances.iter().map(|instance| instance.problems.len()).sum();
        println!(
            "{list} ({wanted}): {} facts, {} expected, {differ} differences, {problems} problems {names:.0?}",
            got.len(),
            expected.len()
        );
        for instance in &instances {
            for problem in instance.problems.iter().take(3) {
                println!("    {:?} {:?}", instance.place(problem.at), problem);
            }
        }
        if differ as usize > *allowed {
            failed += 1;
            for (mark, lines) in [("+", more), ("-", less)] {
                for line in lines.iter().take(3) {
                    println!("  {mark} {}", line.chars().take(700).collect::<String>());
                }
            }
            println!("  {why}");
        }
    }
    assert_eq!(failed, 0);
}

/// Filings without a list are read without a complaint; what EDINET made of the pages of its samples is what we make.
#[test]
fn japanese_samples_are_read() {
    let folder = shared("japan/samples");
    if !folder.is_dir() {
        eprintln!("skipped: ../shared/japan/samples is not there");
        return;
    }
    let mut zips = Vec::new();
    for kind in ["tdnet", "edinet"] {
        for entry in std::fs::read_dir(folder.join(kind)).unwrap() {
            zips.push(entry.unwrap().path());
        }
    }
    zips.push(shared("filings/tdnet-8566-2024-05-02.zip"));
    zips.push(shared("filings/tdnet-2218-2024-05-14-forecast-revision.zip"));
    zips.push(shared("filings/tdnet-summaries-2013-2015.zip"));
    zips.push(shared("filings/nl-kvk-nba-klein-nl-commercieel-inrichtingsjaarrekening-2023.zip"));
    zips.push(shared("filings/uk-gaap-samples-2008-06-20.zip"));
    zips.sort();
    for zip in zips.iter().filter(|path| path.extension().is_some_and(|ext| ext == "zip")) {
        let files = members(zip, &|name| {
            (name.ends_with("htm")
                || name.ends_with("html")
                || name.ends_with(".xbrl")
                || name.ends_with(".xml"))
                && !name.contains("META-INF")
        });
        // Each file is read on its own, for a zip may hold several filings; sets by folder.
        let mut sets: BTreeMap<String, Vec<(String, Vec<u8>)>> = BTreeMap::new();
        for (name, bytes) in files {
            let is_set = ["PublicDoc", "Attachment"].iter().any(|part| name.contains(part));
            let key =
                if is_set { name.rsplit_once('/').map_or("", |(folder, _)| folder) } else { &name };
            sets.entry(key.to_owned()).or_default().push((name.clone(), bytes));
        }
        let (mut facts, mut problems, mut count) = (0, Vec::new(), 0);
        for (name, files) in sets {
            match read_all(files) {
                Ok(instances) => {
                    for instance in &instances {
                        count += usize::from(!instance.items.is_empty());
                        facts += instance.items.len();
                        problems.extend(instance.problems.iter().map(|problem| {
                            format!("{:?} {problem:?}", instance.place(problem.at))
                        }));
                    }
                }
                Err(error) => problems.push(format!("{name}: {error}")),
            }
        }
        println!(
            "{}: {count} reports, {facts} facts, {} problems",
            zip.file_name().unwrap().to_string_lossy(),
            problems.len()
        );
        assert!(problems.is_empty(), "{problems:#?}");
        assert!(facts > 0);
    }
}

/// What EDINET made of the pages of its samples is what we make of them.
#[test]
fn instances_of_edinet_are_ours() {
    let folder = shared("japan/samples/edinet");
    if !folder.is_dir() {
        eprintln!("skipped: ../shared/japan/samples is not there");
        return;
    }
    let lines = |instances: &[Instance]| {
        let mut lines: Vec<String> = Vec::new();
        for instance in instances {
            for (at, item) in instance.children(None) {
                lines.push(comparable(fact_of(instance, at, item)));
            }
        }
        lines.sort();
        lines
    };
    for (zip, sample) in [
        ("fsa2026-07-shelf-registration-X99008.zip", "X99008"),
        ("fsa2026-03-asr-ifrs-X99002.zip", "X99002"),
    ] {
        let made = members(&folder.join("edinet-made"), &|name| name.contains(sample));
        let [(name, bytes)] = &made[..] else { panic!("{sample}") };
        let bytes = if name.ends_with("gz") {
            let output =
                Command::new("gzip").arg("-dc").arg(folder.join("edinet-made").join(name)).output();
            output.unwrap().stdout
        } else {
            bytes.clone()
        };
        let expected = lines(&[read::instance::read(name, bytes).unwrap()]);
        let pages =
            members(&folder.join(zip), &|name| name.contains("PublicDoc") && name.ends_with("htm"));
        let got = lines(&read::inline::read(pages).unwrap());
        let more: Vec<_> = got.iter().filter(|line| !expected.contains(line)).collect();
        let less: Vec<_> = expected.iter().filter(|line| !got.contains(line)).collect();
        println!("{sample}: {} facts, {} more, {} less", got.len(), more.len(), less.len());
        for line in more.iter().take(2).chain(less.iter().take(2)) {
            println!("  {line:.600}");
        }
        assert_eq!((got.len(), more.len(), less.len()), (expected.len(), 0, 0));
    }
}
