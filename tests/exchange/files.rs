//! Reports in folders and archives, in encodings and headers of any kind, with their taxonomy or without.

use std::fs;
use std::path::Path;

use crate::common::kessan;

use super::{Fact, To, instance, opened, said, schema, write_as};

/// A report over the taxonomy of a made package.
pub fn made(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("e.xsd"), schema()).unwrap();
    let fact = |number| Fact {
        concept: 0,
        entity: 1,
        period: 1,
        axis: None,
        place: None,
        key: None,
        number,
        decimals: Some(0),
        text: String::new(),
        is_nil: false,
        notes: Vec::new(),
        explained: None,
        odd: None,
    };
    fs::write(folder.join("a.xbrl"), instance(&[fact(5)], false)).unwrap();
    let two = Fact { concept: 4, text: "words".to_owned(), notes: vec![1], ..fact(2) };
    fs::write(folder.join("b.xbrl"), instance(&[fact(7), two], false)).unwrap();
}

fn zipped(folder: &Path, path: &Path, below: &str) {
    let mut zip = zip::ZipWriter::new(fs::File::create(path).unwrap());
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    for file in names.iter().filter(|path| path.is_file()) {
        let name = format!("{below}{}", file.file_name().unwrap().to_string_lossy());
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, &fs::read(file).unwrap()).unwrap();
    }
    zip.finish().unwrap();
}

#[test]
fn reports_are_found_in_folders_and_archives() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    made(&folder.join("in"));
    zipped(&folder.join("in"), &folder.join("all.zip"), "XBRL/PublicDoc/");
    for path in ["in", "all.zip"] {
        let facts = kessan(folder, &["facts", path, "--to", "csv"]);
        assert_eq!((facts.status, facts.stdout.lines().count()), (Some(0), 5), "{facts:?}");
        assert!(facts.stdout.starts_with("source,concept,"), "{facts:?}");
        assert!(facts.stdout.contains(&format!("\n{path}/")), "{facts:?}");
        let text = kessan(folder, &["facts", path]).stdout;
        let named = text.lines().filter(|line| line.ends_with(".xbrl")).count();
        assert_eq!(named, 2, "{text}");
        let check = kessan(folder, &["check", path]);
        assert_eq!(check.status, Some(0), "{check:?}");
        assert!(check.stdout.contains("a.xbrl: 0 errors"), "{check:?}");
        let out = format!("out-{path}");
        let convert = kessan(folder, &["convert", path, "--to", "json", "--out", &out]);
        assert_eq!(convert.status, Some(0), "{convert:?}");
        let files = convert.stdout.lines().filter(|line| line.ends_with(".json"));
        assert_eq!(files.count(), 2, "{convert:?}");
    }
    let one = kessan(folder, &["facts", "all.zip/XBRL/PublicDoc/b.xbrl", "--to", "csv"]);
    assert_eq!(one.stdout.lines().count(), 4, "{one:?}");
    assert!(one.stdout.starts_with("concept,"), "{one:?}");
    let diff = kessan(folder, &["diff", "in/a.xbrl", "all.zip/XBRL/PublicDoc/b.xbrl"]);
    assert_eq!(diff.status, Some(1), "{diff:?}");
    assert!(diff.stdout.contains("value: e:Money"), "{diff:?}");
    let many = kessan(folder, &["diff", "all.zip", "in/a.xbrl"]);
    assert!(
        many.stderr.contains("There are 2 reports") || many.stdout.contains("There are 2 reports"),
        "{many:?}"
    );
}

/// A report whose taxonomy nobody has is a page as well, and so is one without facts.
#[test]
fn a_report_without_its_taxonomy_is_a_page() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    made(&folder.join("in"));
    fs::remove_file(folder.join("in/e.xsd")).unwrap();
    fs::write(folder.join("in/c.xbrl"), instance(&[], false)).unwrap();
    for name in ["b", "c"] {
        let (from, to) = (format!("in/{name}.xbrl"), format!("{name}.xhtml"));
        let read = ["convert", &from, "--to", "ixbrl", "--out", &to, "--without-taxonomy"];
        let convert = kessan(folder, &read);
        assert_eq!(convert.status, Some(0), "{convert:?}");
        let diff = kessan(folder, &["diff", &from, &to, "--without-taxonomy"]);
        assert_eq!(diff.status, Some(0), "{diff:?}");
    }
}

/// A document in whatever encoding says what it says in UTF-8, as an instance and as a page.
#[test]
fn documents_are_read_in_the_encoding_that_they_declare() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    made(folder);
    let instance = fs::read_to_string(folder.join("b.xbrl")).unwrap();
    for (name, words) in
        [("iso-8859-15", "£ é €"), ("windows-1252", "12 € – ß"), ("shift_jis", "売上高 △")]
    {
        let utf_8 = instance.replace(">words<", &format!(">{words}<"));
        fs::write(folder.join("utf-8.xbrl"), &utf_8).unwrap();
        let read = opened(&folder.join("utf-8.xbrl"));
        let expected = said(&read);
        assert!(expected.iter().any(|line| line.contains(words)), "{expected:?}");
        let page = fs::read_to_string(write_as(&read, To::Inline, folder, "page")).unwrap();
        for (end, text) in [("xbrl", utf_8), ("xhtml", page)] {
            let body = text.split_once("?>").map_or(&*text, |(_, body)| body);
            let text = format!("<?xml version=\"1.0\" encoding=\"{name}\"?>{body}");
            let encoding = encoding_rs::Encoding::for_label(name.as_bytes()).unwrap();
            // What the encoding lacks, as a sign of the page's layout, is written by its number.
            let (bytes, _, _) = encoding.encode(&text);
            let path = folder.join(format!("{name}.{end}"));
            fs::write(&path, &bytes).unwrap();
            assert_eq!(said(&opened(&path)), expected, "{name} {end}");
        }
        let preview = ["preview", &format!("{name}.xhtml"), "--out", "preview.html"];
        assert_eq!(kessan(folder, &preview).status, Some(0));
        let preview = fs::read_to_string(folder.join("preview.html")).unwrap();
        let declared = format!("encoding=\"{name}\"");
        assert!(preview.contains(words), "{name}");
        assert!(!preview.contains(&declared), "{name}");
    }
}

/// What repeats the names of a header again and again takes no time that grows with the square of them.
#[test]
fn a_header_with_very_many_names_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let names: Vec<String> = (0..60_000).map(|at| format!("\"p{at}\":\"urn:{at}\"")).collect();
    let text = format!(
        "{{\"documentInfo\":{{\"documentType\":\"https://xbrl.org/2021/xbrl-json\",\"namespaces\":{{{}}},\
         \"taxonomy\":[\"e.xsd\"]}},\"facts\":{{}}}}",
        names.join(",")
    );
    fs::write(folder.path().join("a.json"), text).unwrap();
    let start = std::time::Instant::now();
    let facts = kessan(folder.path(), &["facts", "a.json", "--without-taxonomy"]);
    assert_eq!(facts.status, Some(0), "{facts:?}");
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

/// A linkbase of labels that is not there is one finding, and the report is judged by what is.
#[test]
fn a_taxonomy_without_its_labels_judges() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    made(&folder.join("in"));
    let labels = r#"<xs:annotation><xs:appinfo><link:linkbaseRef xmlns:link="http://www.xbrl.org/2003/linkbase"
        xmlns:xlink="http://www.w3.org/1999/xlink" xlink:type="simple" xlink:href="lab.xml" xlink:role="http://www.xbrl.org/2003/role/ROLE"
        xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/></xs:appinfo></xs:annotation>"#;
    let instance = fs::read_to_string(folder.join("in/a.xbrl")).unwrap();
    fs::write(folder.join("in/a.xbrl"), instance.replace(">5<", ">five<")).unwrap();
    for (role, errors) in [("labelLinkbaseRef", 2), ("definitionLinkbaseRef", 1)] {
        let labels = labels.replace("ROLE", role);
        let with = schema().replacen("<xs:import", &format!("{labels}<xs:import"), 1);
        fs::write(folder.join("in/e.xsd"), with).unwrap();
        let check = kessan(folder, &["check", "in/a.xbrl"]);
        let told = format!("{}{}", check.stdout, check.stderr);
        assert_eq!(check.status, Some(1), "{check:?}");
        assert!(told.contains("error[taxonomy-not-there]"), "{told}");
        assert!(told.contains(&format!("a.xbrl: {errors} error")), "{told}");
        let convert = kessan(folder, &["convert", "in/b.xbrl", "--to", "json", "--out", "b.json"]);
        assert_eq!(convert.status, Some(i32::from(errors == 1)), "{convert:?}");
    }
}

#[test]
fn archives_in_archives_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    made(&folder.join("in"));
    fs::create_dir_all(folder.join("0")).unwrap();
    zipped(&folder.join("in"), &folder.join("0/inner.zip"), "XBRL/");
    for depth in 1..=4 {
        let (below, at) = (folder.join((depth - 1).to_string()), folder.join(depth.to_string()));
        fs::create_dir_all(&at).unwrap();
        zipped(&below, &at.join("inner.zip"), "a/b/");
    }
    // Of several reports the first column names that of each, and the last the namespace.
    let csv = |path: &str| {
        let mut run = kessan(folder, &["facts", path, "--to", "csv"]);
        let without = run.stdout.lines().map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let first = usize::from(cells.len() > 9);
            cells[first..cells.len().min(first + 9)].join(",")
        });
        run.stdout = without.map(|line| line + "\n").collect();
        run
    };
    let plain = csv("in");
    assert_eq!(plain.stdout.lines().count(), 5, "{plain:?}");
    for depth in 0..=3 {
        let packed = csv(&format!("{depth}/inner.zip"));
        assert_eq!((packed.status, &packed.stdout), (Some(0), &plain.stdout), "{packed:?}");
    }
    // So deep nobody puts anything: it is told, and nothing is read.
    let deep = csv("4/inner.zip");
    assert_eq!(deep.stdout.lines().count(), 1, "{deep:?}");
    assert!(deep.stderr.contains("in too many others"), "{deep:?}");
    let check = kessan(folder, &["check", "2/inner.zip"]);
    assert_eq!(check.status, Some(0), "{check:?}");
    let name = "2/inner.zip/a/b/inner.zip/a/b/inner.zip/XBRL/a.xbrl";
    assert!(check.stdout.contains(&format!("{name}: 0 errors")), "{check:?}");
    let one = csv(name);
    assert_eq!((one.status, one.stdout.lines().count()), (Some(0), 2), "{one:?}");
    // What only has the name of an archive does not fail a run; one that is broken does, and the rest is read.
    for (broken, status) in [("no zip", 0), ("PK, and no more", 1)] {
        fs::write(folder.join("0/broken.zip"), broken).unwrap();
        fs::create_dir_all(folder.join("0/__MACOSX")).unwrap();
        for name in ["._inner.zip", "._a.xbrl"] {
            fs::write(folder.join("0/__MACOSX").join(name), [0, 5, 22, 7]).unwrap();
        }
        zipped(&folder.join("0"), &folder.join("some.zip"), "");
        let some = csv("some.zip");
        assert_eq!((some.status, &some.stdout), (Some(status), &plain.stdout), "{some:?}");
        assert!(some.stderr.contains("some.zip/broken.zip"), "{some:?}");
        assert!(!some.stderr.contains("__MACOSX"), "{some:?}");
        // Nothing is told of it where the one beside it is asked for.
        for inside in ["some.zip/inner.zip", "some.zip/inner.zip/XBRL/a.xbrl"] {
            let beside = csv(inside);
            assert_eq!((beside.status, beside.stderr.as_str()), (Some(0), ""), "{beside:?}");
        }
    }
}
