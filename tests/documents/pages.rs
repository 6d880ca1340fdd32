//! Pages with one thing wrong, and pages beside each other.

use std::fs;

use crate::common::kessan;

use super::{assert_told, fact, instance, number, page, schema};

/// A footnote of a page.
const FOOTNOTE: &str = r#"<ix:footnote id="f" xml:lang="en">a note</ix:footnote>"#;

/// A fact of text.
const A_FACT: &str = "<ix:nonNumeric name=\"t:Words\" contextRef=\"c\">a</ix:nonNumeric>";

#[test]
fn values_of_pages_are_of_the_types_of_their_concepts() {
    assert_told(
        "a.xhtml",
        &[
            (page(&fact("Is", "yes")), "invalid-value"),
            (page(&fact("On", "2031-02-29")), "invalid-value"),
            (page(&fact("Of", "zz:a")), "invalid-value"),
            (page(&fact("Of", "t:a")), ""),
            (page(&fact("Of", "zz:a").replace("<p>", "<p xmlns:zz=\"urn:z\">")), ""),
            (page(&fact("Kind", "t:Cash")), ""),
            (page(&fact("Kind", "z:Cash").replace("<p>", "<p xmlns:z=\"urn:t\">")), ""),
            (page(&fact("Code", "AB-12")), ""),
            (page(&fact("Code", "AB-x")), "invalid-value"),
            (page(&number("", "101").replace("t:Cash", "t:Small")), "invalid-value"),
            (page(&number("", "1O1")), "invalid-text"),
        ],
    );
}

#[test]
fn elements_of_pages_have_their_attributes() {
    let first = |body: &str| page(body).replace("2013/inlineXBRL", "2008/inlineXBRL");
    assert_told(
        "a.xhtml",
        &[
            (page(&fact("Is", "true")), ""),
            (first(&number("", "1")), ""),
            (first(&number("nil=\"true\"", "1")), "invalid-attribute"),
            (first(&number("class=\"x\"", "1")), "invalid-attribute"),
            (
                first(&A_FACT.replace("contextRef", "continuedAt=\"x\" contextRef")),
                "invalid-attribute",
            ),
            (page(&number("format=\"ixt:fixed-zero\"", "")), "misplaced-element"),
            (page(&number("class=\"x\"", "1")), "invalid-attribute"),
            (page(&number("escape=\"true\"", "1")), "invalid-attribute"),
            (page(&number("t:own=\"x\"", "1")), ""),
            (page(&number("order=\"1\"", "1")), "broken-tuple"),
            (
                page(&fact("Words", "a").replace("contextRef", "scale=\"1\" contextRef")),
                "invalid-attribute",
            ),
            (page("<p><ix:foo/></p>"), "misplaced-element"),
            (page("<p ix:foo=\"1\">a</p>"), "invalid-attribute"),
            (page(&number("xbrli:balance=\"debit\"", "1")), "invalid-attribute"),
            (page(&format!("<table>{A_FACT}</table>")), "misplaced-element"),
            (page(&format!("<table><tr><td>{A_FACT}</td></tr></table>")), ""),
            (page("").replace("<title>t", &format!("<title>{A_FACT}")), "misplaced-element"),
            (
                page("<p>").replace(
                    "<p>",
                    &format!("<p id=\"x\">{}</p>", A_FACT.replace("name", "id=\"x\" name")),
                ),
                "repeated-xml-id",
            ),
            (
                page(&A_FACT.replace("name", "xsi:nil=\"true\" name").replace(">a<", "><b/><")),
                "misplaced-element",
            ),
            (
                page(&format!("<div>{}{}</div>", number("id=\"n\"", "1"), number("id=\"m\"", "1")))
                    .replace(
                        "</ix:resources>",
                        "<ix:relationship fromRefs=\"n\" toRefs=\"m\" order=\"x\"/></ix:resources>",
                    ),
                "invalid-attribute",
            ),
        ],
    );
}

#[test]
fn headers_of_pages_hold_their_parts_alone() {
    let hidden = |inner: &str| {
        page(&fact("Is", "true")).replacen("<ix:references>", &format!("{inner}<ix:references>"), 1)
    };
    assert_told(
        "a.xhtml",
        &[
            (hidden("zz"), "misplaced-element"),
            (hidden("<xbrli:measure>a</xbrli:measure>"), "misplaced-element"),
            (
                page("").replace("</ix:resources>", "zz</ix:resources>"),
                "misplaced-element",
            ),
            (
                page("").replace("<ix:references>", "<ix:references>zz"),
                "misplaced-element",
            ),
            (page(&format!("<ix:header>{A_FACT}</ix:header>")), "misplaced-element"),
            (
                page(&A_FACT.replace(">a<", "><xbrli:measure>a</xbrli:measure><")),
                "misplaced-element",
            ),
            (
                page(&format!("{}{}", number("id=\"n\"", "1"), FOOTNOTE)).replace(
                    "</ix:resources>",
                    "<ix:relationship fromRefs=\"n\" toRefs=\"f\" name=\"a\"/></ix:resources>",
                ),
                "invalid-attribute",
            ),
            (
                page(&format!("{}{}", number("id=\"n\"", "1"), FOOTNOTE)).replace(
                    "</ix:resources>",
                    " <ix:relationship xml:lang=\"en\" fromRefs=\"n\" toRefs=\"f\" order=\"1\"/>\n</ix:resources>",
                ),
                "",
            ),
            (hidden(&format!("<ix:hidden>{A_FACT}</ix:hidden>")), ""),
            (hidden("<ix:hidden/>"), "misplaced-element"),
            (hidden(&format!("<ix:hidden>x{A_FACT}</ix:hidden>")), "misplaced-element"),
            (hidden(&format!("<ix:hidden><p>{A_FACT}</p></ix:hidden>")), "misplaced-element"),
            (hidden(&format!("<ix:hidden>{A_FACT}</ix:hidden>").repeat(2)), "misplaced-element"),
        ],
    );
}

/// Pages that were saved together are no set where their contexts have the same ids and say something else; where one of them
/// needs the other, no fact is given whose context nobody knows.
#[test]
fn pages_of_two_companies_in_a_folder_are_two_reports() {
    let folder = tempfile::tempdir().expect("a folder");
    let pages = folder.path().join("pages");
    fs::create_dir(&pages).expect("a folder");
    fs::write(pages.join("t.xsd"), schema()).expect("a file");
    let one = page(&number("", "5"));
    let other = page(&number("", "6")).replace(">e<", ">f<");
    fs::write(pages.join("a.xhtml"), one).expect("a file");
    let told = |other: &str| {
        fs::write(pages.join("b.xhtml"), other).expect("a file");
        kessan(folder.path(), &["facts", "pages", "--to", "csv"])
    };
    let run = told(&other);
    let rows = |part: &str| run.stdout.lines().filter(|line| line.contains(part)).count();
    assert_eq!((rows("urn:s#e"), rows("urn:s#f")), (1, 1), "{}{}", run.stdout, run.stderr);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let (from, to) = (other.find("<ix:references>"), other.find("<ix:resources>"));
    let alone = [&other[..from.unwrap()], &other[to.unwrap()..]].concat();
    let run = told(&alone);
    assert!(run.stderr.contains("says two things under one id"), "{}", run.stderr);
    assert_eq!(run.status, Some(1), "{}", run.stdout);
}

/// Bulk files of a register have pages and instances of many companies beside each other; an instance that was made of a page
/// says nothing else.
#[test]
fn an_instance_beside_pages_is_a_report_unless_it_was_made_of_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let pages = folder.path().join("pages");
    fs::create_dir(&pages).expect("a folder");
    fs::write(pages.join("t.xsd"), schema()).expect("a file");
    fs::write(pages.join("a.xhtml"), page(&number("", "100"))).expect("a file");
    let own = instance();
    for (text, reports) in
        [(own.clone(), 1), (own.replace(">e<", ">f<"), 2), (own.replace("2031-", "2032-"), 2)]
    {
        fs::write(pages.join("a_htm.xml"), &text).expect("a file");
        let run = kessan(folder.path(), &["facts", "pages", "--to", "csv", "--concept", "Cash"]);
        let facts = run.stdout.lines().filter(|line| line.contains("t:Cash")).count();
        assert_eq!(facts, reports, "{text}{}{}", run.stdout, run.stderr);
    }
}
