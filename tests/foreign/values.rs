//! Values of facts: enumerations, fixed values, moments, what cannot be read.

use std::fs;

use crate::common::kessan;

use super::{bare, colours, exported, said, schema_of};

#[test]
fn values_of_enumerations_are_members_of_their_domains() {
    let (folder, text) = exported("tests/cases/types/report");
    let said = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        said(folder.path(), &text.replacen(from, to, 1))
    };
    let name = |local: &str| format!("http://www.example.com/type#{local}");
    let single = |local: &str| format!(">{}</type:EnumerationValue>", name(local));
    let set =
        |locals: [&str; 3]| format!(">{}</type:EnumerationSetValue>", locals.map(name).join(" "));
    let (silk, all) = (single("SilkMember"), set(["CottonMember", "SilkMember", "WoodMember"]));
    assert!(said(&silk, &silk).contains("0 errors, 0 warnings"));
    assert!(said(&silk, &single("WoodMember")).contains("0 errors, 0 warnings"));
    // One that groups others, the head of a domain that is no value, one of another domain, none at all.
    for wrong in ["FibreMember", "MaterialDomain", "KiryuMember", "Silk"] {
        let told = said(&silk, &single(wrong));
        let expected = format!("`{}` is not one of the values of `EnumerationValue`", name(wrong));
        assert!(told.contains("error[unknown-value]") && told.contains(&expected), "{told}");
    }
    // Blanks around a token mean nothing; a set may have no member.
    assert!(said(&silk, &silk.replace("</", " \n </")).contains("0 errors"));
    assert!(said(&all, "></type:EnumerationSetValue>").contains("0 errors"));
    let unsorted = said(&all, &set(["SilkMember", "CottonMember", "WoodMember"]));
    assert!(unsorted.contains("`EnumerationSetValue` are not in the order"), "{unsorted}");
    let twice = said(&all, &set(["CottonMember", "SilkMember", "SilkMember"]));
    assert!(twice.contains("stands twice in the set of `EnumerationSetValue`"), "{twice}");
    let grouping = said(&all, &set(["CottonMember", "FibreMember", "WoodMember"]));
    assert!(grouping.contains("#FibreMember` is not one of the values"), "{grouping}");
    // `MainMaterial` takes the head.
    assert!(text.contains(&format!(">{}</type:MainMaterial>", name("MaterialDomain"))));
}

#[test]
fn enumerations_of_the_first_version_take_names_with_prefixes() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file");
    let role = r#"enum:linkrole="http://www.example.com/role/colours""#;
    let told = |value: &str| {
        let text = format!(
            r#"<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
                xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:t="urn:t" xmlns:own="urn:t">
              <link:schemaRef xlink:type="simple" xlink:href="t.xsd"/>
              <context id="c"><entity><identifier scheme="http://e.example">1</identifier></entity>
                <period><instant>2021-03-31</instant></period></context>
              <t:Colour contextRef="c">{value}</t:Colour></xbrl>"#
        );
        write("report.xbrl", &text);
        kessan(folder.path(), &["check", "report.xbrl"]).stdout
    };
    write("t.xsd", &colours(&format!("enum:domain=\"t:Colours\" {role}")));
    for right in ["t:Red", "own:Blue", " t:Red\n"] {
        assert!(told(right).contains("0 errors, 0 warnings"), "{}", told(right));
    }
    for wrong in ["t:Dark", "t:Other", "t:Colours", "Red"] {
        // The namespace of a name without a prefix is that of instances, which is told with its usual one.
        let shown = if wrong == "Red" { "xbrli:Red" } else { wrong };
        let expected =
            format!("error[unknown-value]: `{shown}` is not one of the values of `Colour`");
        assert!(told(wrong).contains(&expected), "{}", told(wrong));
    }
    write("t.xsd", &colours(&format!("enum:domain=\"t:Colours\" {role} enum:headUsable=\"true\"")));
    assert!(told("t:Colours").contains("0 errors, 0 warnings"), "{}", told("t:Colours"));
    // What the declaration of an enumeration can lack.
    for (says, expected) in [
        (role.to_owned(), "The enumeration `Colour` names no domain."),
        (
            "enum:domain=\"t:Colours\"".to_owned(),
            "The enumeration `Colour` names no role in which its members stand.",
        ),
        (format!("enum:domain=\"t:Green\" {role}"), "`t:Green` is no domain of `Colour`"),
    ] {
        write("t.xsd", &colours(&says));
        let told = kessan(folder.path(), &["check", "t.xsd"]).stdout;
        assert!(told.contains("error[invalid-enumeration]") && told.contains(expected), "{told}");
    }
}

#[test]
fn tables_of_enumerations_of_the_first_version_can_be_read_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let says = r#"enum:domain="t:Colours" enum:linkrole="http://www.example.com/role/colours""#;
    let schema = colours(says).replace("urn:t", "http://www.example.com/t");
    fs::write(folder.path().join("t.xsd"), schema).expect("a file");
    let run = kessan(folder.path(), &["taxonomy", "t.xsd", "--to", "tables", "--out", "tables"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let said = format!("{}{}", run.stdout, run.stderr);
    assert!(said.contains("the domain of an enumeration"), "{said}");
    let tables = fs::read_dir(folder.path().join("tables")).expect("it is written");
    let source = tables.flatten().next().expect("a folder").path();
    let checked = kessan(folder.path(), &["check", source.to_str().expect("a path in UTF-8")]);
    assert!(checked.stdout.contains("0 errors"), "{}", checked.stdout);
}

#[test]
fn values_that_cannot_be_read_are_no_facts() {
    let folder = tempfile::tempdir().expect("a folder");
    let types = schema_of(&[("Cash", "monetary"), ("Day", "date")]);
    fs::write(folder.path().join("nowhere.xsd"), types).expect("a file");
    let fact =
        |value| format!("<t:Cash contextRef=\"c\" unitRef=\"u\" decimals=\"0\">{value}</t:Cash>");
    let nowhere = "<t:Cash contextRef=\"c\" unitRef=\"v\" decimals=\"0\">7</t:Cash>";
    let day = "<t:Day contextRef=\"c\">foo</t:Day>";
    let all = [&fact("5"), &fact("1,000"), &fact("1e2"), &fact(""), nowhere, day].concat();
    fs::write(folder.path().join("r.xbrl"), bare(&all)).expect("a file");
    let facts = kessan(folder.path(), &["facts", "r.xbrl", "--to", "json"]);
    assert_eq!(facts.status, Some(1), "{facts:?}");
    assert_eq!(facts.stdout.lines().count(), 1, "{facts:?}");
    assert!(facts.stderr.contains("a fact whose value is none of its type (4 times"), "{facts:?}");
    assert!(facts.stderr.contains("a fact whose unit is not there (once"), "{facts:?}");
    let parquet = ["facts", "r.xbrl", "--to", "parquet", "--out", "r.parquet"];
    assert_eq!(kessan(folder.path(), &parquet).status, Some(1));
    // On a page: a format that is not known, a scale that is none, a text that the format does not read.
    let number = |how: &str, text: &str| {
        format!(
            "<ix:nonFraction name=\"t:Cash\" contextRef=\"c\" unitRef=\"u\" decimals=\"0\" {how}>{text}</ix:nonFraction>"
        )
    };
    let page = format!(
        r#"<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL" xmlns:x="http://www.xbrl.org/2003/instance"
            xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217"
            xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2022-02-16" xmlns:t="urn:t"><head><title>t</title></head><body><div style="display:none">
            <ix:header><ix:references><link:schemaRef xlink:type="simple" xlink:href="nowhere.xsd"/></ix:references><ix:resources>
            <x:context id="c"><x:entity><x:identifier scheme="http://e.example">1</x:identifier></x:entity><x:period><x:instant>2021-03-31</x:instant></x:period></x:context>
            <x:unit id="u"><x:measure>iso4217:EUR</x:measure></x:unit></ix:resources></ix:header></div><p>{}{}{}{}{}</p></body></html>"#,
        number("", "5"),
        number("format=\"ixt:none\"", "6"),
        number("scale=\"1.5\"", "7"),
        number("format=\"ixt:num-comma-decimal\"", "1,234.5"),
        "<ix:nonNumeric name=\"t:Day\" contextRef=\"c\" format=\"ixt:date-year-month-day\">foo</ix:nonNumeric>",
    );
    fs::write(folder.path().join("page.xhtml"), page).expect("a file");
    let facts = kessan(folder.path(), &["facts", "page.xhtml", "--to", "json"]);
    assert_eq!(facts.status, Some(1), "{facts:?}");
    assert_eq!(facts.stdout.lines().count(), 1, "{facts:?}");
    assert!(facts.stderr.contains("a fact whose value can't be read (4 times"), "{facts:?}");
}

#[test]
fn parts_of_seconds_are_written_as_they_are_read() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("nowhere.xsd"), schema_of(&[("Cash", "monetary")]))
        .expect("a file");
    let fact = "<t:Cash contextRef=\"c\" unitRef=\"u\" decimals=\"0\">5</t:Cash>";
    let report = bare(fact).replace(">2021-03-31<", ">2021-03-31T12:30:00.250<");
    fs::write(folder.path().join("r.xbrl"), report).expect("a file");
    fs::create_dir(folder.path().join("csv")).expect("a folder");
    fs::write(folder.path().join("csv/nowhere.xsd"), schema_of(&[("Cash", "monetary")]))
        .expect("a file");
    for (to, out, read) in [("json", "r.json", "r.json"), ("csv", "csv", "csv/r.json")] {
        let run = kessan(folder.path(), &["convert", "r.xbrl", "--to", to, "--out", out]);
        assert_eq!(run.status, Some(0), "{to}: {run:?}");
        let facts = kessan(folder.path(), &["facts", read, "--to", "csv"]);
        assert_eq!(facts.status, Some(0), "{to}: {facts:?}");
        assert!(facts.stdout.contains("2021-03-31T12:30:00.25"), "{to}: {facts:?}");
    }
}

#[test]
fn decimals_of_any_size_are_read_alike_and_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    fs::write(folder.join("nowhere.xsd"), schema_of(&[("Cash", "monetary")])).expect("a file");
    let metadata = r#"{"documentInfo": {"documentType": "https://xbrl.org/2021/xbrl-csv", "namespaces": {"t": "urn:t",
        "e": "http://e.example", "iso4217": "http://www.xbrl.org/2003/iso4217"}, "taxonomy": ["nowhere.xsd"]},
        "tableTemplates": {"t": {"columns": {"v": {"decimals": DECIMALS, "dimensions": {"concept": "t:Cash",
        "entity": "e:1", "period": "2021-04-01T00:00:00", "unit": "iso4217:EUR"}}}}}, "tables": {"t": {"url": "t.csv"}}}"#;
    let json = r#"{"documentInfo": {"documentType": "https://xbrl.org/2021/xbrl-json", "namespaces": {"t": "urn:t",
        "e": "http://e.example", "iso4217": "http://www.xbrl.org/2003/iso4217"}, "taxonomy": ["nowhere.xsd"]}, "facts":
        {"f": {"value": "5", "decimals": DECIMALS, "dimensions": {"concept": "t:Cash", "entity": "e:1",
        "period": "2021-04-01T00:00:00", "unit": "iso4217:EUR"}}}}"#;
    let item = "<t:Cash contextRef=\"c\" unitRef=\"u\" decimals=\"DECIMALS\">5</t:Cash>";
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).expect("a file");
    for (decimals, kept) in [
        ("2147483648", "2147483647"),
        ("-3000000000", "-2147483647"),
        ("999999999999999999999", "2147483647"),
        ("-999999999999999999999", "-2147483647"),
        ("-2147483648", "-2147483647"),
        ("2147483646", "2147483646"),
        // What programs write that mean INF by the largest number.
        ("2147483647", "2147483647"),
        ("-2147483647", "-2147483647"),
    ] {
        let is_told = decimals != kept;
        write("r.xbrl", &bare(item).replace("DECIMALS", decimals));
        write("r.json", &json.replace("DECIMALS", decimals));
        write("m.json", &metadata.replace("DECIMALS", decimals));
        write("t.csv", "v\n5\n");
        let read = |path: &str| {
            let run = kessan(folder, &["facts", path, "--to", "csv"]);
            assert_eq!(run.status, Some(0), "{path} {decimals}: {run:?}");
            assert!(run.stdout.contains(&format!(",{kept},")), "{path} {decimals}: {run:?}");
            assert_eq!(
                run.stderr.contains("beyond 2147483647"),
                is_told,
                "{path} {decimals}: {run:?}"
            );
        };
        for path in ["r.xbrl", "r.json", "m.json"] {
            read(path);
        }
        let (without, suffix) = (metadata.replace("\"decimals\": DECIMALS, ", ""), decimals);
        write("m.json", &without);
        write("t.csv", &format!("v\n5d{suffix}\n"));
        read("m.json");
        let run = kessan(folder, &["convert", "r.xbrl", "--to", "xbrl", "--out", "s.xbrl"]);
        assert_eq!(run.stderr.contains("beyond 2147483647"), is_told, "{run:?}");
    }
    let precise = bare(&item.replace("decimals=\"DECIMALS\"", "precision=\"4294967296\""));
    write("r.xbrl", &precise);
    let run = kessan(folder, &["facts", "r.xbrl"]);
    assert!(run.stderr.contains("beyond 2147483647"), "{run:?}");
    write("r.xbrl", &bare(&item.replace("decimals=\"DECIMALS\"", "precision=\"1\"")));
    let run = kessan(folder, &["convert", "r.xbrl", "--to", "ixbrl", "--out", "page.xhtml"]);
    assert!(run.stderr.contains("a precision, which became decimals (once: t:Cash)"), "{run:?}");
}

#[test]
fn a_name_without_a_namespace_stays_one_on_a_page() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("t.xsd"), schema_of(&[("Kind", "QName")])).expect("a file");
    let json = r#"{"documentInfo": {"documentType": "https://xbrl.org/2021/xbrl-json", "namespaces": {"t": "urn:t",
        "e": "http://e.example"}, "taxonomy": ["t.xsd"]}, "facts": {"f": {"value": "Cash", "dimensions":
        {"concept": "t:Kind", "entity": "e:1", "period": "2021-04-01T00:00:00"}}}}"#;
    fs::write(folder.path().join("r.json"), json).expect("a file");
    let run = kessan(folder.path(), &["convert", "r.json", "--to", "ixbrl", "--out", "page.xhtml"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    let page = fs::read_to_string(folder.path().join("page.xhtml")).expect("it was written");
    let fact = page.split("<ix:nonNumeric").nth(1).expect("a fact");
    assert!(fact.split('>').next().is_some_and(|tag| tag.contains(" xmlns=\"\"")), "{fact}");
    let check = kessan(folder.path(), &["check", "page.xhtml"]);
    assert_eq!(check.status, Some(0), "{check:?}");
}
