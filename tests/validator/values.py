#!/usr/bin/env python3
"""A second judge of values: what the tables of a report print is worked out again, by code that shares nothing with
kessan, and held against what Arelle reads from every syntax that kessan writes. A value that all writers get wrong
alike shows here.

  values.py KESSAN EXAMPLE...    EXAMPLE: a folder with report.toml

Figures are worked out with decimal arithmetic from the printed figure, its sign, its per cent sign and the scale;
periods from their code and the fiscal calendar. Each figure must be among the facts of its concept, period, members
and unit, and no syntax may have figures that no table prints.
"""
import install

install.enter()

import csv
import functools
import re
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from arelle_session import ArelleSession

SCALES = {"": 0, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "千": 3, "百万": 6, "億": 8, "十億": 9}
NOTHING = set("-–—―−－─_")
MINUS = "−－△▲-"
SYNTAXES = "xbrl,ixbrl,json,csv,package"


def main():
    """Judge every example that is named."""
    kessan, failed = Path(sys.argv[1]).absolute(), 0
    session = ArelleSession()
    for example in map(Path, sys.argv[2:]):
        with tempfile.TemporaryDirectory(prefix="kessan-values-") as scratch:
            problems, figures, syntaxes = judge(kessan, session, example, Path(scratch))
        print(f"{'FAIL' if problems else 'ok  '} {example.name}: {figures} printed figures in {syntaxes} syntaxes")
        for problem in problems[:12]:
            print("     " + problem)
        failed += bool(problems)
    return 1 if failed else 0


def judge(kessan, session, example, scratch):
    """What the syntaxes of an example say in another way than its tables."""
    command = [kessan, "export", example, "--out", scratch, "--to", SYNTAXES]
    subprocess.run(command, check=True, capture_output=True)
    printed, problems = printed_figures(example), []
    folder = next(scratch.iterdir())
    packages = list(folder.glob("*.zip"))
    files = [file for pattern in ("*.xbrl", "*.xhtml", "*.json", "*-csv/*.json") for file in folder.glob(pattern)]
    for file in files:
        with session.open(file, packages) as opened:
            read = Counter(key for model in opened.models for key in read_figures(model))
        for key in sorted((printed - read).keys(), key=str)[:6]:
            problems.append(f"{file.name} lacks {key}")
        for key in sorted((read - printed).keys(), key=str)[:6]:
            problems.append(f"{file.name} has {key}, which no table prints")
    return problems, sum(printed.values()), len(files)


def printed_figures(example):
    """Every figure of the tables: concept, ends of the period, members, unit, value."""
    with open(example / "report.toml", "rb") as file:
        report = tomllib.load(file)
    source = example / report["taxonomy"]
    with open(source / "calendar.toml", "rb") as file:
        calendar = tomllib.load(file)
    concepts = {row["name"]: row for row in rows(source / "concepts.csv")}
    units = {row["unit"]: row for row in rows(source / "units.csv")}
    defaults = {(row["axis"], row["member"]) for row in rows(source / "dimensions.csv") if row.get("default") == "yes"}
    found = Counter()
    for name in report["facts"]:
        for row in rows(example / name):
            value = figure(row, concepts[row["concept"]]["type"], is_negated(source, row))
            if value is None:
                continue
            members = tuple(sorted((axis, member) for axis, member in row.items()
                                   if axis and axis.endswith("Axis") and member and (axis, member) not in defaults))
            ends = period(row["period"], calendar, concepts[row["concept"]]["period"])
            found[row["concept"], ends, members, unit(units[row["unit"] or ("shares" if concepts[row["concept"]]["type"] == "shares" else "pure")]), value] += 1
    return found


@functools.cache
def rows(path):
    """The rows of a table."""
    with open(path, newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def is_negated(source, row):
    """Whether the statement that shows a figure prints it with the other sign: by its label or by one of its members."""
    if not row["table"]:
        return False
    nodes = rows(source / statements(source)[row["table"]])
    labels = [node["preferred_label"] or "" for node in nodes if node["concept"] == row["concept"]]
    members = {node["concept"] for node in nodes if node.get("negated") == "yes"}
    return any(label.startswith("negated") for label in labels) != any(value in members for value in row.values())


@functools.cache
def statements(source):
    """The file of each statement."""
    with open(source / "taxonomy.toml", "rb") as file:
        return {one["id"]: one["file"] for one in tomllib.load(file)["statements"]}


def figure(row, item_type, negated):
    """The value that a printed figure means; None for what is no figure."""
    text = row["value"].strip()
    if not re.search(r"[0-9]", text) or item_type in NOT_NUMERIC or row.get("lang"):
        return None
    is_percent = text.endswith("%") or text.endswith("%)")
    is_negative = (text.startswith("(") and text.endswith(")")) or text[0] in MINUS
    digits = re.sub(r"[(),%\s" + re.escape(MINUS) + "]", "", text)
    value = Decimal(digits)
    scale = row["scale"] or ""
    power = SCALES[scale] if scale in SCALES else int(scale)
    value = value.scaleb(-2 if is_percent else power)
    return plain(-value if is_negative != negated else value)


NOT_NUMERIC = {"string", "date", "textBlock", "boolean", "anyURI", "gYear", "duration", "token", "normalizedString",
               "dateTime", "enumeration", "enumerationSet", "QName", "language"}


def plain(value):
    """A number in one spelling."""
    text = format(value.normalize(), "f")
    return "0" if text in ("-0", "0") else text


def unit(row):
    """A unit as numerator and denominator, by local names."""
    return (row["measure"].split(":")[-1], (row.get("per") or "").split(":")[-1])


def period(code, calendar, period_type):
    """The two ends of a period, the second exclusive; one end twice where it is a moment."""
    ends = span(code.removesuffix(".end"), calendar)
    return (ends[1], ends[1]) if code.endswith(".end") or period_type == "instant" else ends


def span(code, calendar):
    """First day and the day after the last of a code (`1Q07`, `9M08`, `1H09`, `FY06`) or of dates."""
    days = re.findall(r"\d{4}-\d\d-\d\d", code)
    if days:
        return date.fromisoformat(days[0]), date.fromisoformat(days[-1]) + timedelta(1)
    match = re.fullmatch(r"(?:(\d)Q|(\d+)M|(\d)H|FY)(\d\d)", code)
    quarter, months, half, year = match.groups()
    first = calendar["first_month"]
    start_year = 2000 + int(year) - (1 if calendar["year_named_after"] == "end" and first > 1 else 0)
    begin, length = 0, 12
    if quarter:
        begin, length = 3 * (int(quarter) - 1), 3
    elif months:
        length = int(months)
    elif half:
        begin, length = 6 * (int(half) - 1), 6

    def month(offset):
        index = first - 1 + offset
        return date(start_year + index // 12, index % 12 + 1, 1)

    return month(begin), month(begin + length)


def read_figures(model):
    """The figures that Arelle reads, in the same terms."""
    for fact in model.factsInInstance:
        if not fact.isNumeric or fact.isNil:
            continue
        context = fact.context
        end = context.endDatetime.date()
        ends = (end, end) if context.isInstantPeriod else (context.startDatetime.date(), end)
        members = tuple(sorted((axis.localName, value.memberQname.localName) for axis, value in context.qnameDims.items()))
        over, under = fact.unit.measures
        yield (fact.qname.localName, ends, members,
               (over[0].localName, under[0].localName if under else ""), plain(Decimal(fact.value)))


if __name__ == "__main__":
    sys.exit(main())
