//! What is written is whole, whoever else writes, whatever ends the process, and wherever there is
//! no room; and nothing else is left behind. What the system does not offer is said and left out.

#![cfg(unix)]

mod common;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use common::case::base;
use common::{kessan, snapshot};
use tempfile::TempDir;

/// The files of a folder by name.
type Files = BTreeMap<PathBuf, Vec<u8>>;

fn files(folder: &Path) -> Files {
    let below = |path: PathBuf| path.strip_prefix(folder).expect("it is below").to_owned();
    snapshot(folder).into_iter().filter_map(|(path, bytes)| Some((below(path), bytes?))).collect()
}

/// The base with another figure in it.
fn other() -> TempDir {
    let folder = base();
    let facts = folder.path().join("report/facts.csv");
    let text = fs::read_to_string(&facts).expect("the base has facts");
    assert!(text.contains("12.34"));
    fs::write(&facts, text.replace("12.34", "56.78")).expect("a file can be written");
    folder
}

fn command(folder: &Path, out: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kessan"));
    command.current_dir(folder).args(["export", "report", "--out"]).arg(out);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn start(folder: &Path, out: &Path) -> Child {
    command(folder, out).spawn().expect("the command was built")
}

/// What an export of a folder gives.
fn exported(folder: &Path) -> Files {
    let out = folder.join("alone");
    let done = start(folder, &out).wait_with_output().expect("it ends");
    assert!(done.status.success());
    files(&out)
}

#[test]
fn of_two_exports_into_one_folder_one_is_there_whole() {
    let (one, two, shared) = (base(), other(), base());
    let (first, second) = (exported(one.path()), exported(two.path()));
    assert_ne!(first, second);
    let mut seen = [0; 2];
    for round in 0..40 {
        let out = shared.path().join(if round % 2 == 0 { "out" } else { "other" });
        let pair = [start(one.path(), &out), start(two.path(), &out)];
        for child in pair {
            let done = child.wait_with_output().expect("it ends");
            let said = String::from_utf8_lossy(&done.stdout).into_owned();
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
            assert!(first.keys().all(|name| said.contains(&*out.join(name).to_string_lossy())));
        }
        let found = files(&out);
        let which = [&first, &second].iter().position(|known| **known == found);
        seen[which.unwrap_or_else(|| panic!("a mixture: {:?}", found.keys()))] += 1;
        if round % 10 < 2 {
            fs::remove_dir_all(&out).expect("it can be removed");
        }
    }
    assert_eq!(seen.iter().sum::<i32>(), 40);
}

/// Numbers that look random and are the same at every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// Ends an export by a signal, at some moment between its start and its end.
fn killed(child: Child, signal: &str, after: Duration) -> ExitStatus {
    std::thread::sleep(after);
    let id = child.id().to_string();
    // It may have ended already.
    let sent = Command::new("kill").args(["-s", signal, &id]).stderr(Stdio::null()).status();
    assert!(sent.is_ok(), "there is no `kill`");
    child.wait_with_output().expect("it ends").status
}

/// Whether a signal was ignored when this test began, as that of the terminal is in what a shell runs beside
/// itself: children inherit it.
fn is_ignored(signal: u32) -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = line.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    ignored.is_some_and(|mask| mask & (1 << (signal - 1)) != 0)
}

#[test]
fn a_signal_leaves_all_files_or_none() {
    let (folder, earlier) = (base(), other());
    let (new, old) = (exported(folder.path()), exported(earlier.path()));
    let begun = Instant::now();
    exported(folder.path());
    let long = u64::try_from(begun.elapsed().as_micros()).expect("it is short").max(2_000);
    let mut numbers = Numbers(7);
    for (signal, number) in [("INT", 2_i32), ("TERM", 15), ("HUP", 1)] {
        if is_ignored(number.unsigned_abs()) {
            println!("SKIPPED: {signal} is ignored here");
            continue;
        }
        let mut ended = 0;
        for round in 0..50 {
            let out = folder.path().join("out");
            let has_old = round % 2 == 0;
            if has_old {
                fs::create_dir_all(&out).expect("a folder can be made");
                for (name, bytes) in &old {
                    let place = out.join(name);
                    fs::create_dir_all(place.parent().expect("it has one"))
                        .expect("it can be made");
                    fs::write(place, bytes).expect("a file can be written");
                }
            }
            let child = start(folder.path(), &out);
            let status = killed(child, signal, Duration::from_micros(numbers.below(long)));
            match status.signal() {
                Some(by) => assert_eq!(by, number, "{signal}"),
                None => assert!(status.success(), "{signal}: {status}"),
            }
            ended += u32::from(status.signal().is_some());
            let found = files(&out);
            let is_whole =
                found == new || (has_old && found == old) || (!has_old && found.is_empty());
            assert!(is_whole, "{signal} {round}: {:?}", found.keys());
            let folders = snapshot(&out).len() - found.len();
            assert!(!found.is_empty() || folders == 0, "{signal} {round}: a folder is left");
            if out.exists() {
                fs::remove_dir_all(&out).expect("it can be removed");
            }
        }
        println!("{signal}: {ended} of 50 ended by it");
        assert!(ended > 0, "no export was ended by {signal}");
    }
}

#[test]
fn a_signal_that_is_to_be_ignored_is() {
    let folder = base();
    let out = folder.path().join("out");
    let mut shell = Command::new("sh");
    shell
        .current_dir(folder.path())
        .args(["-c", "trap '' HUP; exec \"$0\" export report --out out"]);
    let child = shell.arg(env!("CARGO_BIN_EXE_kessan")).stdout(Stdio::null()).spawn();
    let status = killed(child.expect("there is a shell"), "HUP", Duration::from_millis(5));
    assert!(status.success() || !Path::new("/proc/self/status").exists(), "{status}");
    assert!(status.signal().is_some() || files(&out).len() == 4);
}

/// Runs an export into a file system of so many KiB, and gives its status, what it said, and what
/// is there behind it; nothing where none can be mounted.
fn in_small_room(folder: &Path, room: u32) -> Option<(Option<i32>, String, String)> {
    let disk = folder.join("disk");
    fs::create_dir_all(&disk).expect("a folder can be made");
    let script = "mount -t tmpfs -o size=$1k tmpfs disk || exit 99
        \"$2\" export report --out disk/out 2>said >/dev/null; status=$?
        find disk -mindepth 1 >left; exit $status";
    let mut unshare = Command::new("unshare");
    unshare.current_dir(folder).args(["-rm", "sh", "-c", script, "sh", &room.to_string()]);
    let done = unshare.arg(env!("CARGO_BIN_EXE_kessan")).stderr(Stdio::null()).status().ok()?;
    let read = |name| fs::read_to_string(folder.join(name)).ok();
    (done.code() != Some(99)).then(|| Some((done.code(), read("said")?, read("left")?)))?
}

#[test]
fn a_full_disk_is_told_and_nothing_is_left_on_it() {
    let folder = base();
    let mut seen = [0; 2];
    for room in (4..=160).step_by(4) {
        let Some((status, said, left)) = in_small_room(folder.path(), room) else {
            println!("SKIPPED: no small file system can be mounted here");
            return;
        };
        if status == Some(0) {
            assert_eq!(
                left.lines().filter(|path| path.contains("out/report/")).count(),
                4,
                "{left}"
            );
            seen[0] += 1;
            continue;
        }
        seen[1] += 1;
        assert_eq!(status, Some(2), "{room}: {said}");
        assert!(said.starts_with("error: can't "), "{room}: {said}");
        assert_eq!((said.lines().count(), left.as_str()), (1, ""), "{room}: {said}");
    }
    assert!(seen[0] > 0 && seen[1] > 5, "{seen:?}");
}

#[test]
fn lost_output_is_told() {
    let full = Path::new("/dev/full");
    let folder = base();
    for arguments in [
        &["check", "report"][..],
        &["check", "report", "--sums"],
        &["check", "report", "--format", "json"],
        &["check", "report", "--format", "sarif"],
        &["check", "--explain", "unknown-concept"],
        &["export", "report"],
        &["taxonomy", "taxonomy"],
        &["--help"],
        &["--version"],
        &["--limit", "help"],
    ] {
        let mut outputs = vec![];
        if full.exists() {
            outputs.push((
                "full",
                Stdio::from(File::options().write(true).open(full).expect("it opens")),
            ));
        } else {
            println!("SKIPPED: there is no /dev/full here");
        }
        // A pipe that nobody reads.
        let mut reader =
            Command::new("true").stdin(Stdio::piped()).spawn().expect("there is `true`");
        let pipe = reader.stdin.take().expect("it has a pipe");
        reader.wait().expect("it ends");
        outputs.push(("closed", Stdio::from(pipe)));
        for (what, output) in outputs {
            let child = Command::new(env!("CARGO_BIN_EXE_kessan"))
                .current_dir(folder.path())
                .args(arguments)
                .stdout(output)
                .stderr(Stdio::piped())
                .spawn();
            let done = child.expect("the command was built").wait_with_output().expect("it ends");
            let said = String::from_utf8_lossy(&done.stderr).into_owned();
            // JSON of a report without findings says nothing, and nothing is lost.
            let is_silent = arguments.contains(&"json") && done.status.code() == Some(0);
            assert!(is_silent || done.status.code() == Some(2), "{arguments:?} {what}: {said}");
            // Who closes a pipe has seen enough: `kessan facts report.xbrl | head`.
            let told = said.contains("error: can't write to standard output");
            assert!(is_silent || told == (what == "full"), "{arguments:?} {what}: {said}");
        }
    }
}

#[test]
fn links_at_names_of_others_are_not_followed() {
    let folder = base();
    let out = folder.path().join("out/report");
    fs::create_dir_all(&out).expect("a folder can be made");
    let victim = folder.path().join("victim");
    fs::write(&victim, "mine").expect("a file can be written");
    for name in ["report.xbrl", ".report.xbrl.partial", ".report.xbrl.tmp", ".kessan-.partial"] {
        symlink(&victim, out.join(name)).expect("a link can be made");
    }
    assert_eq!(kessan(folder.path(), &["export", "report"]).status, Some(0));
    assert_eq!(fs::read_to_string(&victim).expect("it is there"), "mine");
    let is_link = |name: &str| out.join(name).symlink_metadata().expect("it is there").is_symlink();
    assert!(!is_link("report.xbrl") && is_link(".report.xbrl.partial"));
}

#[test]
fn endless_files_end_with_a_message() {
    for (file, limits, told) in [
        ("report/report.toml", "file=1M", "has more than 1M (--limit file)"),
        ("taxonomy/concepts.csv", "file=1M", "has more than 1M (--limit file)"),
        ("report/facts.csv", "row=1M", "has more than 1M (--limit row)"),
        ("report/facts.csv", "table=3M,row=9M", "has more than 3M (--limit table)"),
    ] {
        let folder = base();
        let path = folder.path().join(file);
        fs::remove_file(&path).expect("the base has it");
        symlink("/dev/zero", &path).expect("a link can be made");
        let run = kessan(folder.path(), &["check", "report", "--limit", limits]);
        assert_eq!(run.status, Some(1), "{file}: {}", run.stderr);
        assert!(run.stdout.contains(told), "{file}: {}", run.stdout);
    }
    let folder = base();
    let facts = folder.path().join("report/facts.csv");
    let text = fs::read_to_string(&facts).expect("the base has it");
    let many = "Audited,1Q21,,,,,false,,,,,line 2,Cover\n".repeat(40_000);
    fs::write(&facts, format!("{text}{many}")).expect("a file can be written");
    let run = kessan(folder.path(), &["check", "report", "--limit", "table=1M"]);
    assert!(run.stdout.contains("has more than 1M (--limit table)"), "{}", run.stdout);
    let run = kessan(folder.path(), &["check", "report", "--limit", "row=1K"]);
    assert_eq!(run.status, Some(0), "{}", run.stdout);
    fs::write(&facts, format!("{text}\"{many}")).expect("a file can be written");
    let run = kessan(folder.path(), &["check", "report", "--limit", "row=200K"]);
    assert!(run.stdout.contains("has more than 200K (--limit row)"), "{}", run.stdout);
}

#[test]
fn limits_are_listed_and_must_be_some() {
    let folder = base();
    let list = kessan(folder.path(), &["--limit", "help"]);
    assert!(list.status == Some(0) && list.stdout.lines().count() >= 3, "{}", list.stdout);
    for bad in ["rows=5", "row", "row=", "row=many", "row=0"] {
        let run = kessan(folder.path(), &["check", "report", "--limit", bad]);
        assert!(
            run.status == Some(2) && run.stderr.starts_with("error: "),
            "{bad}: {}",
            run.stderr
        );
    }
}

#[test]
fn limits_hold_for_archives_and_taxonomies() {
    let folder = base();
    let made = kessan(folder.path(), &["taxonomy", "taxonomy", "--out", "out"]);
    assert_eq!(made.status, Some(0), "{}", made.stderr);
    let package = "out/loom/loom.zip";
    let plain = kessan(folder.path(), &["check", package]);
    assert_eq!(plain.status, Some(0), "{}", plain.stdout);
    for (limit, told) in [
        ("entries=2", "--limit entries"),
        ("size=1K", "--limit size"),
        ("depth=3", "--limit depth"),
        ("documents=2", "--limit documents"),
        ("taxonomy=1K", "--limit taxonomy"),
        ("relationships=2", "--limit relationships"),
    ] {
        let run = kessan(folder.path(), &["check", package, "--limit", limit]);
        assert!(run.status == Some(1) && run.stdout.contains(told), "{limit}: {}", run.stdout);
    }
    let run = kessan(folder.path(), &["check", package, "--limit", "depth=100000"]);
    assert!(run.status == Some(2) && run.stderr.contains("1000 at most"), "{}", run.stderr);
}

#[test]
fn pipes_are_written_into() {
    use std::os::unix::fs::FileTypeExt;
    let folder = base();
    let at = |name: &str| folder.path().join(name);
    let plain = kessan(folder.path(), &["facts", "report", "--to", "csv", "--out", "plain.csv"]);
    assert_eq!(plain.status, Some(0), "{}", plain.stderr);
    let expected = fs::read(at("plain.csv")).expect("it is written");
    let made = Command::new("mkfifo").arg(at("pipe")).status().expect("there is `mkfifo`");
    assert!(made.success());
    let pipe = at("pipe");
    let reader = std::thread::spawn(move || fs::read(pipe).expect("it can be read"));
    let piped = kessan(folder.path(), &["facts", "report", "--to", "csv", "--out", "pipe"]);
    assert_eq!(piped.status, Some(0), "{}", piped.stderr);
    assert_eq!(reader.join().expect("it ends"), expected);
    let kind = fs::symlink_metadata(at("pipe")).expect("it is there").file_type();
    assert!(kind.is_fifo(), "the pipe stays");
}

#[test]
fn what_is_no_table_is_neither_read_nor_shown() {
    for (file, old, new) in [
        ("report/report.toml", "facts = [\"facts.csv\"]", "facts = [\"../secret\"]"),
        (
            "report/report.toml",
            "rounding = \"half-up\"",
            "rounding = \"half-up\"\ntemplate = \"../secret\"",
        ),
        ("taxonomy/taxonomy.toml", "statements/cover.csv", "../secret"),
    ] {
        let folder = base();
        fs::write(folder.path().join("secret"), "root:hidden:0:0\n")
            .expect("a file can be written");
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).expect("the base has it");
        assert!(text.contains(old));
        fs::write(&path, text.replace(old, new)).expect("a file can be written");
        let run = kessan(folder.path(), &["check", "report"]);
        assert_eq!(run.status, Some(1), "{}", run.stdout);
        assert!(run.stdout.contains("error[other-kind-of-file]"), "{}", run.stdout);
        assert!(!run.stdout.contains("hidden"), "{}", run.stdout);
    }
}
