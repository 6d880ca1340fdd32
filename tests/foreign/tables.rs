//! Tables of others: names of their taxonomies, places of findings, numbers, axes without a domain.

use std::fs;
use std::path::Path;

use crate::common::{kessan, root};

use super::{bare, schema_of};

#[test]
fn what_metadata_extend_names_its_taxonomy_from_where_it_stands() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
    fs::create_dir(folder.path().join("sub")).expect("a folder");
    write("t.xsd", &schema_of(&[("Cash", "monetary")]));
    write("one.csv", "id,cash,remark\na,5,none\n");
    let kind = r#""documentType": "https://xbrl.org/2021/xbrl-csv""#;
    write("r.json", &format!(r#"{{"documentInfo": {{{kind}, "extends": ["sub/base.json"]}}}}"#));
    let base = |unit: &str| {
        let text = format!(
            r#"{{"documentInfo": {{{kind}, "namespaces": {{"t": "urn:t", "e": "http://e.example",
            "iso4217": "http://www.xbrl.org/2003/iso4217"}}, "taxonomy": ["../t.xsd"]}},
            "tableTemplates": {{"one": {{"rowIdColumn": "id", "columns": {{"id": {{}}, "remark": {{"comment": true}}, "cash": {{"dimensions":
            {{"concept": "t:Cash", "entity": "e:1", "period": "2021-03-31@end", "unit": "{unit}"}}}}}}}}}},
            "tables": {{"one": {{"url": "one.csv"}}}}}}"#
        );
        write("sub/base.json", &text);
        kessan(folder.path(), &["check", "r.json"])
    };
    let right = base("iso4217:EUR");
    assert_eq!(right.status, Some(0), "{right:?}");
    assert!(right.stdout.contains("1 fact"), "{right:?}");
    // What a comment holds is nothing that a fact could take.
    let wrong = base("$remark");
    assert!(wrong.stdout.contains("invalidReferenceTarget"), "{wrong:?}");
}

#[test]
fn numbers_of_tables_are_written_as_tables_read_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let facts: Vec<String> = [".615", "+0012", "7.", "1.50", "-.5"]
        .iter()
        .enumerate()
        .map(|(at, value)| {
            format!("<t:N{at} contextRef=\"c\" unitRef=\"u\" decimals=\"INF\">{value}</t:N{at}>")
        })
        .collect();
    fs::write(folder.path().join("r.xbrl"), bare(&facts.concat())).expect("a file");
    let arguments = ["convert", "r.xbrl", "--without-taxonomy", "--to", "tables", "--out", "out"];
    let run = kessan(folder.path(), &arguments);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let table = fs::read_to_string(folder.path().join("out/facts.csv")).expect("a table");
    for value in [",0.615,", ",12,", ",7,", ",1.50,", ",-0.5,"] {
        assert!(table.contains(value), "{value}: {table}");
    }
}

#[test]
fn findings_about_tables_stand_at_their_cells() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = root().join("tests/cases/types/report");
    let source = source.to_str().expect("a path in UTF-8");
    let arguments = ["export", source, "--to", "csv,package", "--out", "out"];
    let run = kessan(folder.path(), &arguments);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let written: Vec<&str> = run.stdout.lines().map(str::trim).collect();
    let package = written.iter().find(|line| line.ends_with(".zip")).expect("a package");
    let metadata = written.iter().find(|line| line.ends_with(".json")).expect("metadata");
    let tables = Path::new(metadata).parent().expect("a folder");
    // The table that has the enumeration, with a member that can't be used.
    let found = fs::read_dir(folder.path().join(tables)).expect("a folder").find_map(|entry| {
        let path = entry.ok()?.path();
        let text = fs::read_to_string(&path).ok()?;
        let is_it = path.extension()? == "csv" && text.contains("type:SilkMember");
        is_it.then_some((path, text))
    });
    let (path, text) = found.expect("a table with the member");
    let at = text.lines().position(|line| line.contains("type:SilkMember")).expect("a row") + 1;
    fs::write(&path, text.replacen("type:SilkMember", "type:FibreMember", 1)).expect("a file");
    let told = kessan(folder.path(), &["check", metadata, "--packages", package]).stdout;
    let name = path.file_name().expect("a name").to_string_lossy().into_owned();
    assert!(told.contains("error[unknown-value]"), "{told}");
    assert!(told.contains(&format!("{name}:{at}:")), "{told}");
}

#[test]
fn an_axis_without_a_domain_takes_members_in_tables_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let axis = r#"<xs:import namespace="http://xbrl.org/2005/xbrldt" schemaLocation="http://www.xbrl.org/2005/xbrldt-2005.xsd"/>
        <xs:element name="Axis" id="Axis" type="x:stringItemType" substitutionGroup="d:dimensionItem" x:periodType="duration" abstract="true" nillable="true" xmlns:d="http://xbrl.org/2005/xbrldt"/>
        <xs:element name="North" id="North" type="x:stringItemType" substitutionGroup="x:item" x:periodType="duration" abstract="true" nillable="true"/>
        <xs:element name="Cash" "#;
    let types = schema_of(&[("Cash", "monetary")]);
    fs::write(folder.join("nowhere.xsd"), types.replace("<xs:element name=\"Cash\" ", axis))
        .expect("a file");
    let fact = "<t:Cash contextRef=\"c\" unitRef=\"u\" decimals=\"0\">5</t:Cash>";
    let member = "</period><scenario><m:explicitMember xmlns:m=\"http://xbrl.org/2006/xbrldi\" dimension=\"t:Axis\">t:North</m:explicitMember></scenario>";
    fs::write(folder.join("r.xbrl"), bare(fact).replace("</period>", member)).expect("a file");
    let run = kessan(folder, &["convert", "r.xbrl", "--to", "tables", "--out", "out"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    let check = kessan(folder, &["check", "out"]);
    assert_eq!(check.status, Some(0), "{check:?}");
    let back = kessan(folder, &["export", "out", "--to", "xbrl", "--out", "again"]);
    assert_eq!(back.status, Some(0), "{back:?}");
    let file = back.stdout.lines().map(str::trim).find(|line| line.ends_with(".xbrl"));
    let facts = |path: &str| kessan(folder, &["facts", path, "--to", "json"]).stdout;
    let (one, again) = (facts("r.xbrl"), facts(file.expect("an instance")));
    assert!(one.contains("t:Axis") && again.contains(":Axis"), "{one} {again}");
}
