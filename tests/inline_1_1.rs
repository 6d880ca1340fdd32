//! Cases of Inline XBRL 1.1, for which there is no public suite: what stands in the body of a page, and the values that it
//! gives, or the kind of fault that is told. What a validator says otherwise stands beside a case, with the reason.

use kessan::model::instance::{Instance, ItemKind, ProblemKind};
use kessan::read;

const HEAD: &str = "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"xhtml1-strict.dtd\">\n<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:ix=\"http://www.xbrl.org/2013/inlineXBRL\" \
    xmlns:ixt=\"http://www.xbrl.org/inlineXBRL/transformation/2022-02-16\" \
    xmlns:ixt4=\"http://www.xbrl.org/inlineXBRL/transformation/2020-02-12\" \
    xmlns:ixt3=\"http://www.xbrl.org/inlineXBRL/transformation/2015-02-26\" \
    xmlns:ixt0=\"http://www.xbrl.org/2008/inlineXBRL/transformation\" \
    xmlns:sec=\"http://www.sec.gov/inlineXBRL/transformation/2015-08-31\" \
    xmlns:xbrli=\"http://www.xbrl.org/2003/instance\" xmlns:link=\"http://www.xbrl.org/2003/linkbase\" \
    xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:iso4217=\"http://www.xbrl.org/2003/iso4217\" \
    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:t=\"urn:t\" xml:lang=\"en\">\
    <head><title>t</title></head><body><div style=\"display:none\"><ix:header><ix:references>\
    <link:schemaRef xlink:type=\"simple\" xlink:href=\"t.xsd\"/></ix:references><ix:resources>\
    <xbrli:context id=\"c\"><xbrli:entity><xbrli:identifier scheme=\"urn:s\">e</xbrli:identifier></xbrli:entity>\
    <xbrli:period><xbrli:instant>2024-03-31</xbrli:instant></xbrli:period></xbrli:context>\
    <xbrli:unit id=\"u\"><xbrli:measure>iso4217:JPY</xbrli:measure></xbrli:unit>{R}</ix:resources></ix:header></div>";

/// A page of a body, with `N(` and `T(` for the start tags of a number and a text and `R[…]` for further resources.
fn page(body: &str) -> String {
    let (resources, body) = match body.strip_prefix("R[").and_then(|rest| rest.split_once(']')) {
        Some((resources, body)) => (resources, body),
        None => ("", body),
    };
    let number = "<ix:nonFraction name=\"t:n\" contextRef=\"c\" unitRef=\"u\" decimals=\"0\" ";
    let text = "<ix:nonNumeric name=\"t:a\" contextRef=\"c\" ";
    let body = body
        .replace("/N", "</ix:nonFraction>")
        .replace("/T", "</ix:nonNumeric>")
        .replace("N(", number)
        .replace("T(", text)
        .replace(")>", ">")
        .replace("C(", "<ix:continuation ")
        .replace("/C", "</ix:continuation>");
    format!("{}{body}</body></html>", HEAD.replace("{R}", resources))
}

fn read_page(body: &str) -> Result<Vec<Instance>, String> {
    let pages = vec![("a.xhtml".to_owned(), page(body).into_bytes())];
    read::inline::read(pages).map_err(|error| error.error.what)
}

/// The values of a page, nil as `-`, in the order of the facts.
fn values(instances: &[Instance]) -> Vec<String> {
    let mut values = Vec::new();
    for instance in instances {
        for item in &instance.items {
            values.push(match item.kind {
                ItemKind::Nil | ItemKind::NilTuple => "-".to_owned(),
                ItemKind::Tuple => "(tuple)".to_owned(),
                _ => instance.span(item.value).to_owned(),
            });
        }
    }
    values
}

/// Bodies with the values that they give.
const RIGHT: &[(&str, &[&str])] = &[
    // Numbers without a format.
    ("N()>5/N", &["5"]),
    ("N()> 5 /N", &["5"]),
    ("N()>5.50/N", &["5.5"]),
    ("N()>007/N", &["7"]),
    ("N()>0/N", &["0"]),
    ("N()>.5/N", &["0.5"]),
    // Sign and scale.
    ("N(sign=\"-\")>5/N", &["-5"]),
    ("N(sign=\"-\")>0/N", &["0"]),
    ("N(scale=\"6\")>1234/N", &["1234000000"]),
    ("N(scale=\"0\")>1234/N", &["1234"]),
    ("N(scale=\"-2\")>12.3/N", &["0.123"]),
    ("N(scale=\"-2\")>100/N", &["1"]),
    ("N(scale=\"3\")>1.5/N", &["1500"]),
    ("N(scale=\"1\")>0.05/N", &["0.5"]),
    ("N(scale=\"3\" sign=\"-\")>1.2345/N", &["-1234.5"]),
    ("N(scale=\"-30\")>1/N", &["0.000000000000000000000000000001"]),
    // Formats of numbers.
    ("N(format=\"ixt:num-dot-decimal\")>1,234,567/N", &["1234567"]),
    ("N(format=\"ixt:num-dot-decimal\")>1 234.50/N", &["1234.5"]),
    ("N(format=\"ixt:num-comma-decimal\")>1.234,5/N", &["1234.5"]),
    ("N(format=\"ixt:num-dot-decimal-apos\")>1'234/N", &["1234"]),
    ("N(format=\"ixt:num-unit-decimal\")>12円5銭/N", &["12.05"]),
    ("N(format=\"ixt:fixed-zero\")>-/N", &["0"]),
    ("N(format=\"ixt:fixed-zero\")>\u{2014}/N", &["0"]),
    ("N(format=\"ixt4:num-dot-decimal\" scale=\"6\" sign=\"-\")>1,234/N", &["-1234000000"]),
    ("N(format=\"ixt3:numdotdecimal\")>1,234/N", &["1234"]),
    ("N(format=\"ixt3:zerodash\")>\u{2013}/N", &["0"]),
    ("N(format=\"sec:numwordsen\")>twenty-one/N", &["21"]),
    ("N(format=\"ixt:num-dot-decimal\")>\n  1,234\n/N", &["1234"]),
    ("N(format=\"ixt:num-dot-decimal\")>1<!-- no -->2/N", &["12"]),
    ("N(format=\"ixt:num-dot-decimal\")>&#49;2/N", &["12"]),
    ("N(format=\"ixt:num-dot-decimal\")><![CDATA[12]]>/N", &["12"]),
    // Nil.
    ("N(xsi:nil=\"true\")>/N", &["-"]),
    ("T(xsi:nil=\"1\")>/T", &["-"]),
    ("T(xsi:nil=\"false\")>x/T", &["x"]),
    // Numbers in numbers and in texts.
    ("N()>N()>5/N/N", &["5", "5"]),
    (
        "N(format=\"ixt:num-dot-decimal\" scale=\"3\")>N(format=\"ixt:num-dot-decimal\" scale=\"3\")>1,5/N/N",
        &["15000", "15000"],
    ),
    ("T()>Sales of N()>5/N yen/T", &["Sales of 5 yen", "5"]),
    ("T()>T()>a/T b/T", &["a b", "a"]),
    ("T()>a T()>b T()>c/T/T/T", &["a b c", "b c", "c"]),
    // Texts.
    ("T()>a/T", &["a"]),
    ("T()> a  b /T", &[" a  b "]),
    ("T()>/T", &[""]),
    ("T()>a &amp; b &lt;c&gt;/T", &["a & b <c>"]),
    ("T()>a<b>b</b>c/T", &["abc"]),
    ("T()>a<br/>b/T", &["ab"]),
    ("T(escape=\"false\")>a<i>b</i>/T", &["ab"]),
    ("T()>&#x3042;\u{3044}/T", &["あい"]),
    ("T()>a&nbsp;b/T", &["a\u{a0}b"]),
    // Escaped markup.
    ("T(escape=\"true\")><p>a</p>/T", &["<p>a</p>"]),
    ("T(escape=\"1\")><p>a</p>/T", &["<p>a</p>"]),
    ("T(escape=\"true\")>a &amp; b/T", &["a &amp; b"]),
    ("T(escape=\"true\")>a<br/>b/T", &["a<br/>b"]),
    ("T(escape=\"true\")>a<br></br>b/T", &["a<br/>b"]),
    ("T(escape=\"true\")><p/>/T", &["<p></p>"]),
    ("T(escape=\"true\")><p class=\"x\" id=\"y\">a</p>/T", &["<p class=\"x\" id=\"y\">a</p>"]),
    ("T(escape=\"true\")><p id=\"y\" class=\"x\">a</p>/T", &["<p class=\"x\" id=\"y\">a</p>"]),
    ("T(escape=\"true\")><p>N()>5/N</p>/T", &["<p>5</p>", "5"]),
    ("T(escape=\"true\")><p>T()>a<b>b</b>/T</p>/T", &["<p>a<b>b</b></p>", "ab"]),
    ("T(escape=\"true\")><p>T(escape=\"true\")><b>b</b>/T</p>/T", &["<p><b>b</b></p>", "<b>b</b>"]),
    ("T()>T(escape=\"true\")><b>b</b>/T/T", &["b", "<b>b</b>"]),
    ("T(escape=\"true\")><img src=\"a.png\" alt=\"a\"/>/T", &["<img alt=\"a\" src=\"a.png\"/>"]),
    (
        "T(escape=\"true\")><p title=\"a &quot;b&quot; &amp;\">c</p>/T",
        &["<p title=\"a &quot;b&quot; &amp;\">c</p>"],
    ),
    // Exclusion.
    ("T()>a<ix:exclude>b</ix:exclude>c/T", &["ac"]),
    ("T()>a<ix:exclude><ix:exclude>b</ix:exclude>c</ix:exclude>d/T", &["ad"]),
    ("T(escape=\"true\")><p>a<ix:exclude><b>b</b></ix:exclude></p>/T", &["<p>a</p>"]),
    ("T()>a<ix:exclude>T()>b/T</ix:exclude>c/T", &["ac", "b"]),
    ("T()>T()>a<ix:exclude>b</ix:exclude>/Tc/T", &["ac", "a"]),
    ("T()><ix:exclude>a</ix:exclude>/T", &[""]),
    // Continuation.
    ("T(continuedAt=\"p\")>a/T C(id=\"p\")>b/C", &["ab"]),
    ("N(format=\"ixt0:numcommadot\" scale=\"3\")>1,234.5/N", &["1234500"]),
    ("T(format=\"ixt0:dateslashus\")>03/31/2009/T", &["2009-03-31"]),
    ("C(id=\"p\")>b/C T(continuedAt=\"p\")>a/T", &["ab"]),
    ("T(continuedAt=\"p\")>a/T C(id=\"p\" continuedAt=\"q\")>b/C C(id=\"q\")>c/C", &["abc"]),
    ("C(id=\"q\")>c/C T(continuedAt=\"p\")>a/T C(id=\"p\" continuedAt=\"q\")>b/C", &["abc"]),
    (
        "T(continuedAt=\"p\" escape=\"true\")><p>a</p>/T C(id=\"p\")><p>b</p>/C",
        &["<p>a</p><p>b</p>"],
    ),
    ("T(continuedAt=\"p\")><p>a</p>/T C(id=\"p\")><p>b</p>/C", &["ab"]),
    ("T(continuedAt=\"p\")>a/T C(id=\"p\")>b N()>5/N/C", &["ab 5", "5"]),
    ("T(continuedAt=\"p\")>a/T C(id=\"p\")>b<ix:exclude>x</ix:exclude>/C", &["ab"]),
    ("T()>x T(continuedAt=\"p\")>a/T y C(id=\"p\")>b/C z/T", &["x a y b z", "ab"]),
    (
        "T(continuedAt=\"p\" format=\"ixt:date-year-month-day\")>2024年/T C(id=\"p\")>3月31日/C",
        &["2024-03-31"],
    ),
    // Formats of texts.
    ("T(format=\"ixt:date-year-month-day\")>2024年3月31日/T", &["2024-03-31"]),
    ("T(format=\"ixt:date-monthname-day-year-en\")>March 31, 2024/T", &["2024-03-31"]),
    ("T(format=\"ixt:date-day-monthname-year-de\")>31. März 2024/T", &["2024-03-31"]),
    ("T(format=\"ixt:date-jpn-era-year-month-day\")>令和6年3月31日/T", &["2024-03-31"]),
    ("T(format=\"ixt:fixed-true\")>☒/T", &["true"]),
    ("T(format=\"ixt:fixed-false\")>☐/T", &["false"]),
    ("T(format=\"ixt:fixed-empty\")>none/T", &[""]),
    ("T(format=\"ixt3:booleantrue\")>yes/T", &["true"]),
    ("T(format=\"sec:boolballotbox\")>☒/T", &["true"]),
    ("T(format=\"sec:durwordsen\")>two years/T", &["P2Y"]),
    ("T(format=\"ixt:date-year-month-day\")><b>2024</b>年3月31日/T", &["2024-03-31"]),
    // Tuples.
    ("<ix:tuple name=\"t:g\" tupleID=\"g\"/>T(tupleRef=\"g\" order=\"1\")>a/T", &["(tuple)", "a"]),
    ("<ix:tuple name=\"t:g\">T(order=\"1\")>a/T</ix:tuple>", &["(tuple)", "a"]),
    (
        "<ix:tuple name=\"t:g\">T(order=\"2\")>b/T T(order=\"1\")>a/T</ix:tuple>",
        &["(tuple)", "a", "b"],
    ),
    (
        "T(tupleRef=\"g\" order=\"1.5\")>b/T<ix:tuple name=\"t:g\" tupleID=\"g\">T(order=\"1\")>a/T</ix:tuple>",
        &["(tuple)", "a", "b"],
    ),
    (
        "<ix:tuple name=\"t:g\"><ix:tuple name=\"t:g\" order=\"1\">T(order=\"1\")>a/T</ix:tuple></ix:tuple>",
        &["(tuple)", "(tuple)", "a"],
    ),
    ("<ix:tuple name=\"t:g\" xsi:nil=\"true\"/>", &["-"]),
    // Fractions.
    (
        "<ix:fraction name=\"t:f\" contextRef=\"c\" unitRef=\"u\"><ix:numerator>1</ix:numerator>/<ix:denominator>3</ix:denominator></ix:fraction>",
        &[""],
    ),
    // Relationships.
    (
        "R[<ix:relationship fromRefs=\"f\" toRefs=\"n\"/>]N(id=\"f\")>5/N<ix:footnote id=\"n\">note</ix:footnote>",
        &["5"],
    ),
    (
        "R[<ix:relationship fromRefs=\"f g\" toRefs=\"n\"/>]N(id=\"f\")>5/N N(id=\"g\")>6/N<ix:footnote id=\"n\">note</ix:footnote>",
        &["5", "6"],
    ),
    (
        "R[<ix:relationship fromRefs=\"f\" toRefs=\"g\" arcrole=\"http://www.xbrl.org/2009/arcrole/fact-explanatoryFact\"/>]N(id=\"f\")>5/N N(id=\"g\")>6/N",
        &["5", "6"],
    ),
    (
        "R[<ix:relationship fromRefs=\"f\" toRefs=\"n\"/>]N(id=\"f\")>5/N<ix:footnote id=\"n\" continuedAt=\"p\">a</ix:footnote>C(id=\"p\")>b/C",
        &["5"],
    ),
];

/// Bodies with the kind of what is told.
const WRONG: &[(&str, ProblemKind)] = &[
    ("N()>-5/N", ProblemKind::Transformation),
    ("N()>1,234/N", ProblemKind::Transformation),
    ("N()>/N", ProblemKind::Transformation),
    ("N()>１２/N", ProblemKind::Transformation),
    ("N(format=\"ixt:num-dot-decimal\")>△5/N", ProblemKind::Transformation),
    ("N(format=\"ixt:num-dot-decimal\")>(5)/N", ProblemKind::Transformation),
    ("N(format=\"ixt:num-dot-decimal\")>12./N", ProblemKind::Transformation),
    ("N(format=\"ixt:no-such-format\")>5/N", ProblemKind::Transformation),
    ("N(format=\"ixt4:num-dot-decimal-apos\")>5/N", ProblemKind::Transformation),
    ("N(format=\"ixt3:numdotdecimal\")>12,34/N", ProblemKind::Transformation),
    ("T(format=\"ixt:date-year-month-day\")>2024年2月30日/T", ProblemKind::Transformation),
    ("T(format=\"ixt:date-month-day\")>3月31日/T", ProblemKind::Transformation),
    // A validator passes over a prefix that is not bound.
    ("N(format=\"none:num-dot-decimal\")>5/N", ProblemKind::Prefix),
    ("<ix:nonNumeric name=\"none:a\" contextRef=\"c\">a</ix:nonNumeric>", ProblemKind::Prefix),
    ("N(sign=\"+\")>5/N", ProblemKind::Value),
    ("N(sign=\"\")>5/N", ProblemKind::Value),
    ("N(scale=\"x\")>5/N", ProblemKind::Value),
    ("N(scale=\"1.5\")>5/N", ProblemKind::Value),
    ("T(escape=\"yes\")>a/T", ProblemKind::Value),
    (
        "<ix:nonFraction name=\"t:n\" contextRef=\"c\" unitRef=\"u\" decimals=\"x\">5</ix:nonFraction>",
        ProblemKind::Value,
    ),
    (
        "<ix:nonFraction name=\"t:n\" contextRef=\"c\" unitRef=\"u\" decimals=\"0\" precision=\"1\">5</ix:nonFraction>",
        ProblemKind::Structure,
    ),
    (
        "<ix:nonFraction name=\"t:n\" contextRef=\"c\" decimals=\"0\">5</ix:nonFraction>",
        ProblemKind::Structure,
    ),
    (
        "<ix:nonFraction name=\"t:n\" unitRef=\"u\" decimals=\"0\">5</ix:nonFraction>",
        ProblemKind::Structure,
    ),
    ("<ix:nonNumeric contextRef=\"c\">a</ix:nonNumeric>", ProblemKind::Structure),
    ("N(xsi:nil=\"true\")>-/N", ProblemKind::Structure),
    ("N(xsi:nil=\"true\")><b/>/N", ProblemKind::Structure),
    ("N(format=\"ixt:num-dot-decimal\")>12,<b>480</b>/N", ProblemKind::Structure),
    ("N()><b>480</b>/N", ProblemKind::Structure),
    ("N()>1<br/>/N", ProblemKind::Structure),
    ("N()>1 N()>2/N/N", ProblemKind::Structure),
    ("N()>N()>2/N 1/N", ProblemKind::Structure),
    ("N()>N()>2/NN()>2/N/N", ProblemKind::Structure),
    ("N()>1<ix:exclude>2</ix:exclude>/N", ProblemKind::Structure),
    ("T(xsi:nil=\"true\")>a/T", ProblemKind::Structure),
    ("T(escape=\"true\" format=\"ixt:fixed-true\")>a/T", ProblemKind::Structure),
    ("<p><ix:exclude>a</ix:exclude></p>", ProblemKind::Structure),
    ("<ix:numerator>1</ix:numerator>", ProblemKind::Structure),
    (
        "<ix:fraction name=\"t:f\" contextRef=\"c\" unitRef=\"u\"><ix:numerator>1</ix:numerator></ix:fraction>",
        ProblemKind::Structure,
    ),
    ("<ix:relationship fromRefs=\"a\" toRefs=\"b\"/>", ProblemKind::Structure),
    ("<ix:continuation>a</ix:continuation>", ProblemKind::Structure),
    ("<ix:footnote>a</ix:footnote>", ProblemKind::Structure),
    ("R[<p/>]", ProblemKind::Structure),
    ("R[<xbrli:unit id=\"e\"/>]", ProblemKind::Structure),
    ("R[<xbrli:context/>]", ProblemKind::Structure),
    ("T(continuedAt=\"p\")>a/T", ProblemKind::Continuation),
    ("C(id=\"p\")>a/C", ProblemKind::Continuation),
    ("T(continuedAt=\"p\")>a C(id=\"p\")>b/C/T", ProblemKind::Continuation),
    ("N(scale=\"6\")>N(scale=\"3\")>1/N/N", ProblemKind::Structure),
    (
        "N(format=\"ixt:num-dot-decimal\")>N(format=\"ixt4:num-dot-decimal\")>1/N/N",
        ProblemKind::Structure,
    ),
    (
        "R[<xbrli:unit id=\"v\"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit>]N()><ix:nonFraction name=\"t:n\" contextRef=\"c\" unitRef=\"v\" decimals=\"0\">1/N/N",
        ProblemKind::Structure,
    ),
    ("T(continuedAt=\"p\")>a/T C(id=\"p\" continuedAt=\"p\")>b/C", ProblemKind::Continuation),
    (
        "T(continuedAt=\"p\")>a/T C(id=\"p\" continuedAt=\"q\")>b/C C(id=\"q\" continuedAt=\"p\")>c/C",
        ProblemKind::Continuation,
    ),
    (
        "T(continuedAt=\"p\")>a/T T(continuedAt=\"p\")>b/T C(id=\"p\")>c/C",
        ProblemKind::Continuation,
    ),
    (
        "T(continuedAt=\"p\")>a/T C(id=\"p\" continuedAt=\"q\")>b C(id=\"q\")>c/C/C",
        ProblemKind::Continuation,
    ),
    ("T(id=\"p\")>a/T T(continuedAt=\"p\")>b/T", ProblemKind::Continuation),
    ("N(id=\"f\")>5/N N(id=\"f\")>6/N", ProblemKind::Id),
    ("N(id=\"5\")>5/N", ProblemKind::Id),
    ("<p id=\"a\"/><p id=\"a\"/>", ProblemKind::Id),
    ("<p id=\"f\"/>N(id=\"f\")>5/N<p id=\"f\"/>", ProblemKind::Id),
    (
        "R[<xbrli:unit id=\"u\"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>]",
        ProblemKind::Id,
    ),
    (
        "<ix:tuple name=\"t:g\" tupleID=\"g\"/><ix:tuple name=\"t:g\" tupleID=\"g\"/>",
        ProblemKind::Id,
    ),
    ("T(tupleRef=\"g\" order=\"1\")>a/T", ProblemKind::Tuple),
    ("<ix:tuple name=\"t:g\">T()>a/T</ix:tuple>", ProblemKind::Tuple),
    ("<ix:tuple name=\"t:g\">T(order=\"x\")>a/T</ix:tuple>", ProblemKind::Tuple),
    ("<ix:tuple name=\"t:g\" tupleID=\"g\" tupleRef=\"g\" order=\"1\"/>", ProblemKind::Tuple),
    ("<ix:tuple name=\"t:g\">T(order=\"1\" target=\"x\")>a/T</ix:tuple>", ProblemKind::Tuple),
    ("T(target=\"x\")>a/T", ProblemKind::Target),
    ("R[<ix:relationship fromRefs=\"f\" toRefs=\"n\"/>]N(id=\"f\")>5/N", ProblemKind::Footnote),
    (
        "R[<ix:relationship fromRefs=\"f\" toRefs=\"n\"/>]<ix:footnote id=\"n\">a</ix:footnote>",
        ProblemKind::Footnote,
    ),
    (
        "R[<ix:relationship fromRefs=\"\" toRefs=\"n\"/>]<ix:footnote id=\"n\">a</ix:footnote>",
        ProblemKind::Footnote,
    ),
    (
        "R[<ix:relationship fromRefs=\"f\" toRefs=\"n f\"/>]N(id=\"f\")>5/N<ix:footnote id=\"n\">a</ix:footnote>",
        ProblemKind::Footnote,
    ),
];

#[test]
fn values_are_those_of_the_specification() {
    let mut wrong = Vec::new();
    for (body, expected) in RIGHT {
        match read_page(body) {
            Ok(instances) => {
                let got = values(&instances);
                let problems = &instances[0].problems;
                if got != *expected || !problems.is_empty() {
                    wrong.push(format!("{body}: {got:?}, not {expected:?}; {problems:?}"));
                }
            }
            Err(error) => wrong.push(format!("{body}: {error}")),
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), RIGHT.len(), wrong.join("\n"));
}

#[test]
fn faults_are_told() {
    let mut wrong = Vec::new();
    for (body, kind) in WRONG {
        match read_page(body) {
            Ok(instances) => {
                let told: Vec<ProblemKind> =
                    instances[0].problems.iter().map(|of| of.kind).collect();
                if !told.contains(kind) {
                    wrong.push(format!("{body}: {:?}, not {kind:?}", instances[0].problems));
                }
            }
            Err(error) => wrong.push(format!("{body}: {error}")),
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), WRONG.len(), wrong.join("\n"));
    assert!(RIGHT.len() + WRONG.len() >= 150, "{} cases", RIGHT.len() + WRONG.len());
}
