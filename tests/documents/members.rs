//! Typed members of complex types, and what else segments hold: which are the same, and what is written of them.

use std::fs;
use std::path::Path;

use crate::common::{Run, kessan};

use super::instance;

/// An instance with something in the segment of its context.
fn with(segment: &str) -> String {
    let segment = format!("</xbrli:identifier><xbrli:segment>{segment}</xbrli:segment>");
    instance().replace("</xbrli:identifier>", &segment)
}

/// A typed member whose element is written like this.
fn member(element: &str) -> String {
    with(&format!("<xbrldi:typedMember dimension=\"t:Axis\">{element}</xbrldi:typedMember>"))
}

fn run(folder: &Path, arguments: &[&str]) -> Run {
    kessan(folder, &[arguments, &["--without-taxonomy"]].concat())
}

fn difference(one: &str, other: &str) -> Option<i32> {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.xbrl"), one).expect("a file");
    fs::write(folder.path().join("b.xbrl"), other).expect("a file");
    run(folder.path(), &["diff", "a.xbrl", "b.xbrl"]).status
}

/// What the element of a typed member has beside its content is part of what it says.
#[test]
fn attributes_of_typed_members_tell_them_apart() {
    let key = |key: u8| member(&format!("<t:key k=\"{key}\"><t:part>1</t:part></t:key>"));
    assert_eq!(difference(&key(1), &key(1)), Some(0));
    assert_eq!(difference(&key(1), &key(2)), Some(1));
}

const KEY: &str = "<t:key a=\"1\" b=\"2\"><p>1</p><t:q t:z=\"x\">2</t:q></t:key>";

/// The key in other words: prefixes, blanks, comments and the order of attributes say nothing (XBRL 2.1 §4.10).
fn respelled() -> [String; 4] {
    [
        KEY.replace("t:", "u:").replace("<u:key", "<u:key xmlns:u=\"urn:t\""),
        "<key xmlns=\"urn:t\" b=\"2\" a=\"1\"><p xmlns=\"\">1</p><q xmlns:o=\"urn:t\" o:z=\"x\">2</q></key>"
            .to_owned(),
        KEY.replace("><p", ">\n  <p").replace("</p><", "</p> <!-- a part --> <"),
        KEY.replace("<p>1</p>", "<p><![CDATA[1]]></p>"),
    ]
}

#[test]
fn prefixes_of_members_and_segments_say_nothing() {
    for other in respelled() {
        assert_eq!(difference(&member(KEY), &member(&other)), Some(0), "{other}");
        assert_eq!(difference(&with(KEY), &with(&other)), Some(0), "{other}");
    }
    for other in [
        KEY.replace("<t:key", "<t:key xmlns:t=\"urn:other\""),
        KEY.replace("<p>", "<p xmlns=\"urn:t\">"),
        KEY.replace("t:z", "z"),
        KEY.replace("<p>1</p>", "<p>01</p>"),
        KEY.replace("<p>1</p><t:q t:z=\"x\">2</t:q>", "<t:q t:z=\"x\">2</t:q><p>1</p>"),
    ] {
        assert_eq!(difference(&member(KEY), &member(&other)), Some(1), "{other}");
        assert_eq!(difference(&with(KEY), &with(&other)), Some(1), "{other}");
    }
}

/// Figures of one member that is spelled in two ways contradict each other.
#[test]
fn duplicates_are_found_below_other_prefixes() {
    let folder = tempfile::tempdir().expect("a folder");
    for other in respelled() {
        let text = member(KEY);
        let (from, to) = (text.find("<xbrli:context"), text.find("<xbrli:unit"));
        let context = &text[from.expect("a context")..to.expect("a unit")];
        let second = context.replacen("id=\"c\"", "id=\"d\"", 1).replacen(KEY, &other, 1);
        let fact =
            "<t:Cash contextRef=\"d\" unitRef=\"u\" decimals=\"0\">7</t:Cash><link:footnoteLink";
        let text = text.replacen("<xbrli:unit", &format!("{second}<xbrli:unit"), 1).replacen(
            "<link:footnoteLink",
            fact,
            1,
        );
        fs::write(folder.path().join("a.xbrl"), text).expect("a file");
        let told = run(folder.path(), &["check", "a.xbrl"]).stdout;
        assert!(told.contains("[inconsistent-duplicates]"), "{other}: {told}");
    }
}

/// What is written means the same, also in a page, where another namespace needs no prefix; words that may be names keep the
/// prefixes that they need. Syntaxes without such members say so.
#[test]
fn members_of_complex_types_are_written_again() {
    let named = "<t:key xmlns:v=\"urn:v\" kind=\"v:a\"><p>v:b</p></t:key>";
    let segment = "<t:note><p>aside</p></t:note>";
    for key in respelled().iter().map(String::as_str).chain([KEY, named]) {
        let folder = tempfile::tempdir().expect("a folder");
        let typed = format!("<xbrldi:typedMember dimension=\"t:Axis\">{key}</xbrldi:typedMember>");
        for (at, text) in [member(key), with(key), with(&(typed + segment))].iter().enumerate() {
            fs::write(folder.path().join("a.xbrl"), text).expect("a file");
            for (to, file) in [("xbrl", "b.xbrl"), ("ixbrl", "b.xhtml")] {
                let file = format!("{at}{file}");
                let done = run(folder.path(), &["convert", "a.xbrl", "--to", to, "--out", &file]);
                assert_eq!(done.status, Some(0), "{key}: {done:?}");
                let diff = run(folder.path(), &["diff", "a.xbrl", &file]);
                assert_eq!(diff.status, Some(0), "{key}: {diff:?}");
                let written = fs::read_to_string(folder.path().join(&file)).expect("a file");
                assert_eq!(written.contains("xmlns:v=\"urn:v\""), key == named, "{written}");
            }
            for (to, file) in [("json", "b.json"), ("csv", "tables")] {
                let done = run(folder.path(), &["convert", "a.xbrl", "--to", to, "--out", file]);
                assert_ne!(done.status, Some(0), "{key}: {done:?}");
            }
        }
    }
}
