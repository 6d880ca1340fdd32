#!/usr/bin/env python3
"""Whether kessan and Arelle take the same texts for values of typed axes, and the same ones for equal.

  typed_values.py KESSAN [--seed N]
      --seed: decides which texts are tried

Every simple type that an axis can have gets texts, good and bad ones, and one fact for each. What `kessan check` says
of the source (texts that are no values) and `kessan export` writes (one context for equal values) is compared with
what Arelle says of an instance that this script writes itself. Values are equal to kessan where facts have one
context. kessan may hold values for equal that Arelle does not
(`WIDER` says of which types, and why), since it writes one context for them; never the other way round. One line a
difference; the last line is `N types agree, N fail`. Exit status: 0 nothing failed, 1 something did, 2 wrong usage.
"""
import install

install.enter()

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

from arelle_session import ArelleSession
from random_cubes import NAMESPACE, table
from verdict import validate

SECONDS = 120
TAXONOMY = "www.example.com/rnd"
WIDER = {
    "hexBinary": "letters of both cases are the same octets (XML Schema 1.0 Part 2 §3.2.15)",
    "base64Binary": "blanks mean nothing (§3.2.16)",
    "float": "a float has 32 bits (§3.2.4)",
}
# Pairs that Arelle alone holds for equal, against the specification.
MISTAKEN = {("gYear", "0021", "-0021")}
WORDS = ["a", "a b", "a  b", "Kyoto", "a:b", "1a", "12-a", "a/b", "ja", "en-GB", "en_US", "nineletters", "_x", "a.b", "é"]
NUMBERS = ["0", "-0", "1", "01", "+1", "1.0", "1.", ".5", "0.50", "-.5", "1e0", "1E0", "INF", "-INF", "NaN", "--1", "1,5",
           "128", "127", "-128", "-129", "255", "256", "32768", "65536", "2147483648", "4294967296", "0x1",
           "9223372036854775808", "18446744073709551616", "99999999999999999999999", "-1", "-99999999999999999999999"]
DATES = ["2021-05-06", "2021-05-06Z", "2021-05-06+00:00", "2021-05-06+09:00", "2021-02-29", "2020-02-29", "21-05-06",
         "2021-5-6", "2021-13-01", "0000-01-01", "May 6, 2021"]
TIMES = ["07:08:09", "07:08:09.0", "07:08:09.50", "07:08:09.5", "07:08:09Z", "24:00:00", "00:00:00", "25:00:00", "7:08:09"]
PARTS = ["2021", "02021", "0021", "-0021", "0000", "2021Z", "2021+00:00", "2021-05", "2021-13", "--05", "--13", "--05-06",
         "--02-29", "--02-30", "---06", "---32", "05"]
DURATIONS = ["P1Y", "P12M", "P1M", "P31D", "P1D", "PT24H", "PT1.5S", "PT1.50S", "-P1D", "P", "PT", "P1W", "1Y", "P0D", "-P0D"]
OCTETS = ["0a", "0A", "0aF", "zz", "YWJj", "YW Jj", "YWJ", "YQ==", "YR==", "Y"]
ADDRESSES = ["http://a.example/", "http://a.example/é", "http://a.example/%C3%A9", "a/b", "#f", "a#b#c", "100%", "mailto:a@b"]
TRUTHS = ["true", "1", "false", "0", "yes", "TRUE"]
MOMENTS = [f"{date}T{time}" for date in DATES[:5] for time in TIMES[:7] if len(date) == 10] + ["2021-05-06"]
FAMILIES = {
    "string normalizedString token language NCName NMTOKEN NMTOKENS": WORDS,
    "decimal integer nonPositiveInteger negativeInteger long int short byte nonNegativeInteger unsignedLong unsignedInt "
    "unsignedShort unsignedByte positiveInteger float double": NUMBERS,
    "boolean": TRUTHS, "date": DATES, "time": TIMES, "dateTime": MOMENTS, "duration": DURATIONS,
    "gYear gYearMonth gMonth gMonthDay gDay": PARTS, "hexBinary base64Binary": OCTETS, "anyURI": ADDRESSES,
}
TYPES = {name: texts for names, texts in FAMILIES.items() for name in names.split()}


def main():
    """Compare type by type."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kessan", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    session, failed = ArelleSession(), 0
    for name, texts in TYPES.items():
        texts = texts_of(name, texts, random.Random(f"{arguments.seed} {name}"))
        with tempfile.TemporaryDirectory(prefix="kessan-typed-") as scratch:
            problems = compare(session, arguments.kessan.absolute(), name, texts, Path(scratch))
        failed += bool(problems)
        for problem in problems:
            print(f"FAIL {name}: {problem}", flush=True)
    print(f"{len(TYPES) - failed} types agree, {failed} fail")
    return 1 if failed else 0


def texts_of(name, texts, chance):
    """The texts of the family, and random ones; none twice."""
    more = []
    if texts is NUMBERS:
        for _ in range(20):
            digits = f"{'0' * chance.randint(0, 2)}{chance.randint(0, 12)}"
            fraction = chance.choice(["", "", ".", f".{chance.choice(['0', '5', '50', '05'])}"])
            exponent = chance.choice(["", "", "E1", "e-1"]) if name in ("float", "double") else ""
            more.append(chance.choice(["", "+", "-"]) + digits + fraction + exponent)
    elif texts is WORDS:
        more = ["".join(chance.choice("ab1 -_.:") for _ in range(chance.randint(1, 6))).strip() for _ in range(20)]
    elif texts is DURATIONS:
        more = [f"P{chance.randint(0, 2)}Y{chance.choice([0, 12, 24])}MT{chance.choice([0, 60])}M{chance.choice([0, 60])}S" for _ in range(10)]
    return [text for text in dict.fromkeys(texts + more) if text]


def compare(session, kessan, name, texts, scratch):
    """What the two verdicts on the texts of one type differ in."""
    write_source(scratch, name, texts)
    command = [str(kessan), "taxonomy", str(scratch / "taxonomy"), "--out", str(scratch / "out")]
    made = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    if made.returncode:
        return made.stderr.splitlines()
    bad = no_values(kessan, scratch)
    folder = scratch / "out" / "rnd" / TAXONOMY
    their_bad, _ = their_verdict(session, folder, texts, range(len(texts)))
    problems = [f"{'kessan' if row in bad else 'Arelle'} alone refuses `{texts[row]}`" for row in sorted(bad ^ their_bad)]
    good = [row for row in range(len(texts)) if row not in bad | their_bad]
    write_source(scratch, name, [texts[row] for row in good])
    ours = {(good[one], good[other]) for one, other in equal_values(kessan, scratch)}
    _, theirs = their_verdict(session, folder, texts, good)
    for one, other in sorted(ours ^ theirs):
        texts_alike = (name, texts[one], texts[other])
        if texts_alike not in MISTAKEN and ((one, other) in theirs or name not in WIDER):
            alone = "Arelle" if (one, other) in theirs else "kessan"
            problems.append(f"{alone} alone holds `{texts[one]}` and `{texts[other]}` for equal")
    return problems


def write_source(folder, name, texts):
    """A taxonomy with one typed axis in no cube, and a fact for each text."""
    taxonomy, report = folder / "taxonomy", folder / "report"
    amounts = [f"Amount{row}" for row in range(len(texts))]
    taxonomy.mkdir(exist_ok=True)
    report.mkdir(exist_ok=True)
    (taxonomy / "taxonomy.toml").write_text(
        f'id = "rnd"\nprefix = "rnd"\nnamespace = "{NAMESPACE}"\nversion = "1"\nlanguages = ["en"]\n'
        'publisher.en = "Nobody"\nname.en = "Typed"\n[[statements]]\nid = "S"\nnumber = 1\nfile = "s.csv"\ntitle.en = "S"\n'
        '[[entry_points]]\nid = "all"\nname.en = "All"\n')
    (taxonomy / "calendar.toml").write_text('first_month = 4\nyear_named_after = "start"\n')
    table(taxonomy / "units.csv", ("unit", "measure", "label.en"), [("pure", "xbrli:pure", "Pure")])
    table(taxonomy / "concepts.csv", ("name", "type", "period", "label.en"),
          [("SAbstract", "abstract", "", "S"), ("TAxis", "axis", "", "T"),
           *((name, "decimal", "duration", name) for name in amounts)])
    table(taxonomy / "dimensions.csv", ("axis", "member", "typed"), [("TAxis", "", name)])
    table(taxonomy / "s.csv", ("depth", "concept"), [(0, "SAbstract"), *((1, name) for name in amounts)])
    (report / "report.toml").write_text(
        'taxonomy = "../taxonomy"\nentry_point = "all"\nlanguages = ["en"]\nfacts = ["facts.csv"]\ntitle.en = "Typed"\n'
        '[entity]\nscheme = "http://www.example.com/companies"\nidentifier = "1"\n')
    rows = [(f"Amount{row}", "2021-01-01..2021-03-31", "pure", row, f'"{text}"') for row, text in enumerate(texts)]
    table(report / "facts.csv", ("concept", "period", "unit", "value", "TAxis"), rows)


def findings(kessan, scratch, code):
    """The findings of one code, those that follow from others too."""
    command = [str(kessan), "--format", "json", "check", str(scratch / "report")]
    output = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False).stdout
    for line in output.splitlines():
        found = json.loads(line) if line.startswith("{") else {}
        for finding in [found, *found.get("follows", [])]:
            if finding.get("code") == code:
                yield finding


def no_values(kessan, scratch):
    """The rows whose texts kessan refuses. The heading is line 1."""
    return {finding["line"] - 2 for finding in findings(kessan, scratch, "invalid-text")}


def equal_values(kessan, scratch):
    """The pairs of rows for which kessan writes one context."""
    command = [str(kessan), "export", str(scratch / "report"), "--out", str(scratch / "report-out"), "--to", "xbrl"]
    subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=True)
    instance = (scratch / "report-out" / "report" / "report.xbrl").read_text(encoding="utf-8")
    contexts = {}
    for row, context in re.findall(r'<rnd:Amount(\d+) [^>]*contextRef="([^"]*)"', instance):
        contexts.setdefault(context, set()).add(int(row))
    return pairs(contexts.values())


def pairs(groups):
    """Every pair of every group."""
    return {(one, other) for group in groups for one in group for other in group if one < other}


def their_verdict(session, folder, texts, rows):
    """The rows whose texts Arelle refuses, and the pairs of rows that it holds for equal contexts."""
    head = ('<xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" '
            'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xbrldi="http://xbrl.org/2006/xbrldi" '
            f'xmlns:rnd="{NAMESPACE}"><link:schemaRef xlink:type="simple" xlink:href="rnd-all.xsd"/>'
            '<xbrli:unit id="pure"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>')
    lines = [head]
    for row in rows:
        lines.append(
            f'<xbrli:context id="c{row}"><xbrli:entity><xbrli:identifier scheme="http://www.example.com/companies">1'
            "</xbrli:identifier></xbrli:entity><xbrli:period><xbrli:startDate>2021-01-01</xbrli:startDate>"
            "<xbrli:endDate>2021-03-31</xbrli:endDate></xbrli:period><xbrli:scenario>"
            f'<xbrldi:typedMember dimension="rnd:TAxis"><rnd:TAxisTypedDomain>{escape(texts[row])}</rnd:TAxisTypedDomain>'
            f'</xbrldi:typedMember></xbrli:scenario></xbrli:context><rnd:Amount0 contextRef="c{row}" unitRef="pure" '
            f'decimals="0">{row}</rnd:Amount0>')
    instance = folder / "instance.xbrl"
    instance.write_text("\n".join([*lines, "</xbrli:xbrl>"]), encoding="utf-8")
    bad, groups, rows = set(), [], list(rows)
    for message in validate(session, instance)["messages"]:
        if message["code"] == "arelle:duplicateFacts":
            groups.append({int(number) for number in re.findall(r"\bc(\d+)\b", message["text"])})
        elif message["code"] in ("xmlSchema:valueError", "judge:instance"):
            for line in re.findall(r"instance\.xbrl:(\d+)", message["text"]):
                bad.add(rows[int(line) - 2])
    return bad, pairs(groups)


if __name__ == "__main__":
    sys.exit(main())
