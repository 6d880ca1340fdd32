//! Pages whose facts are of several targets (Inline XBRL 1.1 §4.2): they are told and compared together, with ids that no two
//! of them share.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use common::{Run, kessan};

const SCHEMA: &str = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" targetNamespace="urn:t" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Ferries" id="t_Ferries" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant" nillable="true"/>
</xs:schema>"#;

/// A page with a fact and a note to it in each of two targets.
const PAGE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:t="urn:t" xml:lang="en"><head><title>t</title></head><body><div style="display:none"><ix:header>
<ix:references><link:schemaRef xlink:type="simple" xlink:href="t.xsd"/></ix:references>
<ix:references target="z"><link:schemaRef xlink:type="simple" xlink:href="t.xsd"/></ix:references>
<ix:resources><ix:relationship fromRefs="f1" toRefs="a"/><ix:relationship fromRefs="f2" toRefs="b"/>
<xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="urn:s">e</xbrli:identifier></xbrli:entity><xbrli:period><xbrli:instant>2031-03-31</xbrli:instant></xbrli:period></xbrli:context>
<xbrli:unit id="u"><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit></ix:resources></ix:header></div>
<p><ix:nonFraction id="f1" name="t:Ferries" contextRef="c" unitRef="u" decimals="0">5</ix:nonFraction></p>
<p><ix:nonFraction id="f2" target="z" name="t:Ferries" contextRef="c" unitRef="u" decimals="0">7</ix:nonFraction></p>
<p><ix:footnote id="a">with the old pier</ix:footnote></p>
<p><ix:footnote id="b">with the new pier</ix:footnote></p>
</body></html>
"#;

fn diff(folder: &Path, from: &str, to: &str) -> Run {
    assert!(PAGE.contains(from), "{from}");
    fs::write(folder.join("b.xhtml"), PAGE.replacen(from, to, 1)).expect("a file");
    kessan(folder, &["diff", "a.xhtml", "b.xhtml"])
}

#[test]
fn notes_of_each_target_are_compared_by_themselves() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    fs::write(folder.join("t.xsd"), SCHEMA).expect("a file");
    fs::write(folder.join("a.xhtml"), PAGE).expect("a file");
    let json = kessan(folder, &["facts", "a.xhtml", "--to", "json"]).stdout;
    let id = |line: &str| Some(line.split_once("\"id\":\"")?.1.split('"').next()?.to_owned());
    let ids: BTreeSet<String> = json.lines().filter_map(id).collect();
    assert_eq!((ids.len(), json.lines().count()), (4, 4), "{json}");
    let same = diff(folder, "old pier", "old pier");
    assert_eq!(same.status, Some(0), "{}{}", same.stdout, same.stderr);
    for (from, other) in [("old pier", "new pier"), ("new pier", "old pier")] {
        let run = diff(folder, from, "bridge");
        assert_eq!(run.status, Some(1), "{}{}", run.stdout, run.stderr);
        assert!(
            run.stdout.contains(from) && run.stdout.contains("with the bridge"),
            "{}",
            run.stdout
        );
        assert!(!run.stdout.contains(other), "{}", run.stdout);
    }
}
