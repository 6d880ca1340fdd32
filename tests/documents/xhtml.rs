//! Pages against XHTML as the schemas of Inline XBRL have it.

use crate::common::kessan;

use super::{assert_told, fact, number, page, said};

/// The schemas of Inline XBRL say what a page is beside its facts, too; in them no element of another namespace stands in it.
#[test]
fn pages_hold_what_xhtml_holds() {
    let in_text =
        |inner: &str| fact("Words", inner).replace("contextRef", "escape=\"true\" contextRef");
    let headed = |head: &str| page("").replace("<title>t</title>", head);
    assert_told(
        "a.xhtml",
        &[
            (
                page(
                    "<table border=\"1\"><thead><tr><th>a</th></tr></thead><tbody><tr><td colspan=\"2\">b</td></tr></tbody></table>",
                ),
                "",
            ),
            (page("<ul><li>a<p>b</p></li></ul><p><img src=\"a\" alt=\"\"/><br/></p><hr/>"), ""),
            (page("<form action=\"a\"><p><select><option>a</option></select></p></form>"), ""),
            (
                page(
                    "<div><object data=\"a\"><param name=\"b\"/>c</object></div><dl><dt>a</dt></dl>",
                ),
                "",
            ),
            (page("<table><col width=\"1*\"/><tr><td align=\"left\">a</td></tr></table>"), ""),
            (page(&in_text("<div>a</div><span>b</span>")), ""),
            (
                headed(
                    "<meta content=\"a\"/><title>t</title><style type=\"text/css\">p {}</style>",
                ),
                "",
            ),
            (
                page(
                    "<p xmlns:o=\"urn:o\" xsi:o=\"\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">a</p>",
                ),
                "",
            ),
            // What XHTML does not have.
            (page("<p><font>a</font></p>"), "misplaced-element"),
            (page("<section>a</section>"), "misplaced-element"),
            (page(&in_text("<u>a</u>")), "misplaced-element"),
            (
                page("<p><svg xmlns=\"http://www.w3.org/2000/svg\"><g>a</g></svg></p>"),
                "misplaced-element",
            ),
            (page("<p align=\"left\">a</p>"), "invalid-attribute"),
            (page("<p data-a=\"b\">a</p>"), "invalid-attribute"),
            (page("<p lang=\"en\">a</p>"), "invalid-attribute"),
            (page("<p xmlns:o=\"urn:o\" o:a=\"b\">a</p>"), "invalid-attribute"),
            (page("<p dir=\"up\">a</p>"), "invalid-attribute"),
            (page("<p id=\"1a\">a</p>"), "invalid-attribute"),
            (page("<p><img src=\"a\"/></p>"), "invalid-attribute"),
            // Where its elements can't stand.
            (page("<span>a</span>"), "misplaced-element"),
            (page("a"), "misplaced-element"),
            (page("<p><span><div>a</div></span></p>"), "misplaced-element"),
            (page("<p><a href=\"a\"><a href=\"b\">a</a></a></p>"), "misplaced-element"),
            (page("<style type=\"text/css\">p {}</style>"), "misplaced-element"),
            (page(&in_text("<li>a</li>")), "misplaced-element"),
            (page("<ul></ul>"), "misplaced-element"),
            (page("<dl></dl>"), "misplaced-element"),
            (
                page("<table><tbody><tr><td>a</td></tr></tbody><tr><td>b</td></tr></table>"),
                "misplaced-element",
            ),
            (page("<table><dd>a</dd><tr><td>b</td></tr></table>"), "misplaced-element"),
            (headed("<title>t</title><div>a</div>"), "misplaced-element"),
            (headed(""), "misplaced-element"),
        ],
    );
    // It is told once, and no fact is lost for it.
    let folder = tempfile::tempdir().expect("a folder");
    let text = page(
        &[&number("", "5")[..], "<p><b><font>a</font></b></p>", "<p><font>a</font></p>"].concat(),
    );
    let told = said(folder.path(), "a.xhtml", &text.replace("</p>", "</p><p><font>a</font></p>"));
    assert_eq!(told.matches("`font` can't stand in `p`").count(), 1, "{told}");
    let facts = kessan(folder.path(), &["facts", "a.xhtml", "--to", "json"]);
    assert_eq!((facts.status, facts.stdout.lines().count()), (Some(0), 1), "{facts:?}");
}

/// What content models leave out below single elements, and what stands once or in an order.
#[test]
fn some_elements_exclude_others() {
    let headed = |head: &str| page("").replace("<title>t</title>", head);
    let ruby = |inner: &str| page(&format!("<p><ruby>{inner}</ruby></p>"));
    let button = |inner: &str| page(&format!("<p><button>{inner}</button></p>"));
    let pre = |inner: &str| page(&format!("<pre>{inner}</pre>"));
    let wrong = "misplaced-element";
    assert_told(
        "a.xhtml",
        &[
            (button("<b>a</b><p>b</p><object data=\"a\"/>"), ""),
            (button("<input/>"), wrong),
            (button("<a href=\"a\">a</a>"), wrong),
            (button("<span><a href=\"a\">a</a></span>"), ""),
            (page("<p><label>a<b>b</b><input/></label></p>"), ""),
            (page("<p><label>a<label>b</label></label></p>"), wrong),
            (page("<form action=\"a\"><form action=\"a\"><p>a</p></form></form>"), wrong),
            (pre("a <b>b</b><span><sub>c</sub></span><br/>"), ""),
            (pre("<img src=\"a\" alt=\"\"/>"), wrong),
            (pre("<sup>1</sup>"), wrong),
            (ruby("<rb>a</rb><rt>b</rt>"), ""),
            (ruby("<rb>a</rb><rp>(</rp><rt>b</rt><rp>)</rp>"), ""),
            (ruby("<rb>a</rb>"), wrong),
            (ruby("<rt>a</rt><rb>b</rb>"), wrong),
            (ruby("<rb>a</rb><rt>b</rt><rt>c</rt>"), wrong),
            (ruby("<rbc><rb>a</rb></rbc><rtc><rt>b</rt></rtc>"), wrong),
            (ruby("<rb><b>a</b></rb><rt>b</rt>"), wrong),
            (ruby(""), wrong),
            (headed("<base href=\"a\"/><title>t</title><meta content=\"a\"/>"), ""),
            (headed("<title>t</title><title>u</title>"), wrong),
            (headed("<title>t</title><base href=\"a\"/><base href=\"b\"/>"), wrong),
            (headed("<meta content=\"a\"/>"), wrong),
        ],
    );
}

/// Attributes have values of their types.
#[test]
fn values_of_attributes_are_those_of_xhtml() {
    let table = |attributes: &str, of_cell: &str| {
        page(&format!("<table {attributes}><tr><td {of_cell}>a</td></tr></table>"))
    };
    let wrong = "invalid-attribute";
    assert_told(
        "a.xhtml",
        &[
            (table("border=\"1\" width=\"99.5%\"", "colspan=\"12345\" char=\".\""), ""),
            (table("border=\"1px\"", ""), wrong),
            (table("width=\"3*\"", ""), wrong),
            (table("", "colspan=\"-1\""), wrong),
            (table("", "char=\"..\""), wrong),
            (table("", "scope=\"both\""), wrong),
            (page("<p><input type=\"checkbox\" checked=\"checked\"/></p>"), ""),
            (page("<p><input type=\"email\"/></p>"), wrong),
            (page("<p><input checked=\"true\"/></p>"), wrong),
            (page("<form action=\"a\" method=\"POST\"><p>a</p></form>"), wrong),
            (page("<p><ins datetime=\"2031-01-01T00:00:00\">a</ins></p>"), ""),
            (page("<p><ins datetime=\"2031-01-01\">a</ins></p>"), wrong),
            (page("<p><a hreflang=\"de_DE\" href=\"a\">a</a></p>"), wrong),
        ],
    );
}
