#!/usr/bin/env python3
"""Whether kessan takes the templates that Arelle takes the page of.

  templates.py KESSAN REPORT [--seed N] [--count N]
      --seed, --count: which elements and attributes of the page are tried, and how many

The same edit is made to the standard template and to the inline document that is written with it. What `kessan check`
says of a report that names the template is compared with what Arelle says of the document. The edits are a list of
what people try, and elements with attributes at random. One line a difference; the last line is
`N agree, N fail`. Exit status: 0 nothing failed, 1 something did, 2 wrong usage.
"""
import install

install.enter()

import argparse
import random
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

from both_verdicts import Judge, our_verdict, run

STANDARD = Path(__file__).resolve().parents[2] / "templates" / "report.xhtml"
STRICT = '"-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"'
COVER, HEADING, HEAD_END, HIDDEN = '<div class="cover">', "<h1>", "</head>", '<div style="display:none">'
# Replacements of a text that the template and the document both have, at its first place. Another encoding than UTF-8
# would only be refused where the document has a letter beyond ASCII; kessan refuses it always.
EDITS = [
    ("<html", "<!DOCTYPE html>\n<html"),
    ("<html", f"<!DOCTYPE html PUBLIC {STRICT}>\n<html"),
    ('<?xml version="1.0" encoding="UTF-8"?>\n', ""),
    ("UTF-8", "utf-8"),
    ("UTF-8", "UTF-16"),
    ("<body>", "<body>words"),
    ("<body>", "<body><a>words</a>"),
    ("<body>", "<body><!-- words --><?words?>"),
    ("<body>", '<body onload="a()" class="b">'),
    ("<body>", "<body><p/>"),
    ("<body>", "<body></body><body>"),
    ("<body>", "<body><hr/>"),
    ("<head>", "<head><title>a</title>"),
    ("<head>", "<body/><head>"),
    ("<title>", "<titel>"),
    (HEAD_END, '<script type="text/javascript">1 &lt; 2</script></head>'),
    (HEAD_END, '<link rel="stylesheet" href="a.css"/></head>'),
    (HEAD_END, '<base href="http://www.example.com/"/></head>'),
    (HEAD_END, '<meta charset="utf-8"/></head>'),
    (HEAD_END, '<meta name="a" content="b"/></head>'),
    (HEAD_END, '<style type="text/css">a</style></head>'),
    (HEAD_END, "<p/></head>"),
    (HEAD_END, "words</head>"),
    (HIDDEN, '<div style="DISPLAY: none">'),
    (HIDDEN, '<div style="color: red; display : none;">'),
    (HIDDEN, "<div>"),
    (HIDDEN, '<div style="display:none"><p>a</p>'),
    (COVER, '<div class="cover"><p>'),
    (COVER, '<div class="cover" id="page">'),
    (COVER, '<div class="cover" id="page"><p id="page"/>'),
    (COVER, '<div class="cover" id="1">'),
    (COVER, '<div class="cover" xml:lang="ja">'),
    (COVER, '<div class="cover" lang="ja">'),
    (COVER, '<div class="cover" data-a="1">'),
    (COVER, '<div class="cover" class="a">'),
    (COVER, "<div class=cover>"),
    (COVER, '<div class="cover" title="a &lt; b">'),
    (COVER, '<div class="cover" title="a < b">'),
    (HEADING, "<h1>a &amp; b &#169; "),
    (HEADING, "<h1>a & b "),
    (HEADING, "<h1>&nbsp;"),
    (HEADING, "<h1><![CDATA[a < b]]>"),
    (HEADING, "<br><h1>"),
    (HEADING, '<table><tr><td colspan="2">a</td></tr></table><h1>'),
    (HEADING, '<ul><li>a<p>b</p></li></ul><dl><dt>a</dt><dd>b</dd></dl><h1>'),
    (HEADING, '<table><caption>a</caption><col/><tfoot><tr><td/></tr></tfoot><tbody><tr><td/></tr></tbody></table><h1>'),
    (HEADING, '<table><tbody><tr><td/></tr></tbody><tfoot><tr><td/></tr></tfoot></table><h1>'),
    (HEADING, '<table><tr><td/></tr><thead><tr><td/></tr></thead></table><h1>'),
    (HEADING, "<table></table><h1>"),
    (HEADING, "<table><tr></tr></table><h1>"),
    (HEADING, "<ul></ul><h1>"),
    (HEADING, "<ul><li/></ul><h1>"),
    (HEADING, "<ul><p>a</p></ul><h1>"),
    (HEADING, '<map id="m" name="m"><area alt="a" shape="rect" coords="1,2,3,4"/></map><h1>'),
    (HEADING, '<map id="m"><p>a</p></map><h1>'),
    (HEADING, '<object data="a.svg"><param name="a"/>words</object><h1>'),
    (HEADING, '<form action="a"><fieldset><legend>a</legend></fieldset></form><h1>'),
    (HEADING, '<p><img src="a.png"/></p><h1>'),
    (HEADING, '<form><p>a</p></form><h1>'),
    (HEADING, '<p><bdo>a</bdo></p><h1>'),
    (HEADING, '<svg xmlns="http://www.w3.org/2000/svg"/><h1>'),
    (HEADING, '<p xmlns="http://www.w3.org/1999/xhtml">a</p><h1>'),
]
ELEMENTS = ("a abbr acronym address article b bdo big blockquote br center cite code del dfn div em font h1 h2 h6 hr i iframe "
            "ins kbd label main nav p pre q s samp section small span strong sub sup tt u var").split()
ATTRIBUTES = ("abbr align bgcolor cite class color datetime dir href hreflang id name onclick rel role rowspan scope style "
              "target title width xml:lang xml:space").split()
VALUES = {"dir": "ltr", "datetime": "2021-05-06T07:08:09Z", "href": "http://www.example.com/", "cite": "http://www.example.com/",
          "xml:space": "preserve", "rowspan": "1", "scope": "col"}


def main():
    """Try every edit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kessan", type=Path)
    parser.add_argument("report", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=40)
    arguments = parser.parse_args()
    edits = EDITS + [(HEADING, f"{text}<h1>") for text in random_texts(arguments.seed, arguments.count)]
    judge, counts = Judge(), Counter()
    with tempfile.TemporaryDirectory(prefix="kessan-templates-") as scratch:
        kessan, scratch = arguments.kessan.absolute(), Path(scratch)
        report = copied(arguments.report, scratch)
        run(kessan, "export", report, "--out", scratch / "out", "--to", "ixbrl,package", expected={0})
        folder = scratch / "out" / report.name
        document, package = next(folder.glob("*.xhtml")), next(folder.glob("*.zip"))
        page = document.read_text()
        name_template(report)
        for old, new in edits:
            (report / "page.xhtml").write_text(replaced(STANDARD.read_text(), old, new))
            document.write_text(replaced(page, old, new))
            ours, theirs = our_verdict(kessan, report), judge.codes(document, [package])
            counts["agree" if bool(ours) == bool(theirs) else "fail"] += 1
            if bool(ours) != bool(theirs):
                print(f"FAIL {new}: {', '.join(ours) or 'valid'} | {', '.join(theirs) or 'valid'}", flush=True)
    print(f"{counts['agree']} agree, {counts['fail']} fail")
    return 1 if counts["fail"] else 0


def copied(report, scratch):
    """A copy of the folder around a report, so that its taxonomy is there too; gives the report in it."""
    around = scratch / "source"
    shutil.copytree(report.absolute().parent, around)
    return around / report.name


def name_template(report):
    """Let a report name its template."""
    definition = report / "report.toml"
    definition.write_text('template = "page.xhtml"\n' + definition.read_text())


def replaced(text, old, new):
    """The text with one replacement."""
    if old not in text:
        sys.exit(f"there is no `{old}`")
    return text.replace(old, new, 1)


def random_texts(seed, count):
    """Elements in elements, with attributes."""
    dice = random.Random(seed)
    for _ in range(count):
        outer, inner = dice.choice(ELEMENTS), dice.choice(ELEMENTS)
        name = dice.choice(ATTRIBUTES)
        yield f'<{outer} {name}="{VALUES.get(name, "a")}">{dice.choice(["", "a"])}<{inner}/></{outer}>'


if __name__ == "__main__":
    sys.exit(main())
