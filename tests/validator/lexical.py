#!/usr/bin/env python3
"""Whether kessan takes the values that XML Schema takes, and no others.

  lexical.py KESSAN REPORT [--seed N] [--count N]
      REPORT: a report whose taxonomy has a concept of every type, named `DateValue` for `date`
      --seed: decides which values are tried; --count: how many of each type

Values of every type that is no quantity are made from good ones by small changes: letters dropped, doubled, exchanged,
put in. Each is judged by `kessan check`, by Arelle's reading of values, and by libxml2 with the published schemas; a
value is good when both of these take it. One line a type; the last line is `N values judged alike, N not`. Exit
status: 0 all alike, 1 not, 2 wrong usage.
"""
import install

install.enter()

import argparse
import csv
import json
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from arelle import XmlValidate
from lxml import etree

from document_sources import Sources, Standards

INSTANCE = "http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"
REGISTRY = "https://www.xbrl.org/dtr/type/2024-01-31/types.xsd"
PREFIXES = {"xbrli": "http://www.xbrl.org/2003/instance", "iso4217": "http://www.xbrl.org/2003/iso4217"}
# Words for yes and no are read too, and tagged with a transformation.
PRINTED = {"yes", "no", "true", "false"}
# What we refuse knowingly; `agreement_table.py` says why.
REFUSED = {"QName": lambda value: ":" not in value}
INTEGERS = {"integer": 10**6, "nonPositiveInteger": 0, "negativeInteger": -1, "long": 2**63, "int": 2**31,
            "short": 2**15, "byte": 2**7, "nonNegativeInteger": 0, "unsignedLong": 2**64, "unsignedInt": 2**32,
            "unsignedShort": 2**16, "unsignedByte": 2**8, "positiveInteger": 1}
# For each type the name of Arelle's base type, and values to begin with.
TEXTS = {
    "boolean": ("boolean", ["true", "false"]),
    "hexBinary": ("hexBinary", ["0FB8", "00ff00aa"]),
    "base64Binary": ("base64Binary", ["YQ==", "YWI=", "YWJj", "Y W J j", "YWJjYWI="]),
    "anyURI": ("anyURI", ["http://www.example.com/a?b#c", "mailto:a@example.com", "a/b%20c"]),
    "QName": ("QName", ["iso4217:JPY", "xbrli:shares"]),
    "duration": ("duration", ["P1Y6M", "-P30D", "PT12H30M", "PT1.5S", "P1DT2H", "P1Y2M3DT4H5M6.7S"]),
    "dateTime": ("XBRLI_DATEUNION", ["2021-08-02", "2021-08-02T15:30:00.25Z", "2020-02-29T24:00:00"]),
    "dateAndTime": ("dateTime", ["2021-08-02T15:30:00", "1999-12-31T24:00:00-14:00"]),
    "time": ("time", ["15:30:00", "24:00:00", "00:00:00.001Z", "23:59:59+14:00"]),
    "date": ("date", ["2021-08-02", "2000-02-29Z", "2021-12-31+13:59"]),
    "gYearMonth": ("gYearMonth", ["2021-08", "-0044-03Z", "12021-12+01:00"]),
    "gYear": ("gYear", ["2021", "-0044", "12021", "2021Z"]),
    "gMonthDay": ("gMonthDay", ["--08-02", "--02-29", "--12-31Z"]),
    "gDay": ("gDay", ["---02", "---31+09:00"]),
    "gMonth": ("gMonth", ["--08", "--12Z"]),
    "language": ("language", ["ja", "en-GB", "zh-Hant-TW"]),
    "Name": ("Name", ["a:name-1.2", "_b"]),
    "NCName": ("NCName", ["name_1", "a-b.c"]),
    "token": ("token", ["Some words"]),
}


def main():
    """Judge values of every type."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kessan", type=Path)
    parser.add_argument("report", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=80)
    arguments = parser.parse_args()
    grammar, alike, unlike = compiled(), 0, 0
    for name in [*TEXTS, *INTEGERS]:
        chance = random.Random(f"{arguments.seed} {name}")
        values = integers(chance, INTEGERS[name]) if name in INTEGERS else \
            texts(chance, TEXTS[name][1], arguments.count)
        ours = taken(arguments.kessan.absolute(), arguments.report, name, values)
        good = {value for value in values if is_good(grammar, name, value)}
        wrong = sorted(value for value in values if (value in ours) != (value in good))
        wrong = [value for value in wrong if name != "boolean" or value.lower() not in PRINTED]
        knowingly = REFUSED.get(name, lambda value: False)
        wrong = [value for value in wrong if value in ours or not knowingly(value)]
        alike, unlike = alike + len(values) - len(wrong), unlike + len(wrong)
        print(f"{'FAIL' if wrong else 'ok  '} {name}: {len(good)} of {len(values)} values are good")
        for value in wrong:
            print(f"     {value!r}: {'taken' if value in ours else 'refused'} by kessan alone")
    print(f"{alike} values judged alike, {unlike} not")
    return 1 if unlike else 0


def texts(chance, seeds, count):
    """Values made from good ones: these, and others by one to three changes."""
    letters = sorted(set("".join(seeds)) | set("0123456789-+:.TZPaA =#%/_"))
    values = dict.fromkeys(seeds)
    while len(values) < count:
        value = list(chance.choice(seeds))
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(value) + 1)
            value[at:at + chance.randint(0, 1)] = chance.choice(["", chance.choice(letters), chance.choice("0123456789")])
        value = "".join(value)
        if value.strip() == value and value:
            values[value] = None
    return list(values)


def integers(chance, bound):
    """Whole numbers about the bounds of a type, and some that are none."""
    near = {sign * (bound + step) for sign in (1, -1) for step in range(-2, 3)}
    near |= {chance.randint(-2 * abs(bound) - 9, 2 * abs(bound) + 9) for _ in range(20)}
    return [str(number) for number in sorted(near | {0, 1, -1})] + ["1.5", "x"]


def taken(kessan, report, name, values):
    """The values that kessan takes for the concept of a type."""
    with tempfile.TemporaryDirectory(prefix="kessan-lexical-") as scratch:
        folder = Path(scratch) / report.name
        shutil.copytree(report.parent / "taxonomy", Path(scratch) / "taxonomy")
        shutil.copytree(report, folder)
        unit = "looms" if name in INTEGERS else ""
        with open(folder / "facts.csv", "w", newline="", encoding="utf-8") as file:
            table = csv.writer(file, lineterminator="\n")
            table.writerow(["concept", "period", "unit", "value"])
            for at, value in enumerate(values):
                # Each value has a day of its own, so that no two are about the same.
                day = f"2021-{at // 28 + 1:02}-{at % 28 + 1:02}"
                table.writerow([f"{name[0].upper()}{name[1:]}Value", f"{day}..{day}", unit, value])
        result = subprocess.run([kessan, "--format", "json", "check", folder], capture_output=True, text=True, check=False)
    if result.returncode not in (0, 1):
        sys.exit(f"lexical: {result.stdout}{result.stderr}")
    found = [json.loads(line) for line in result.stdout.splitlines() if line.startswith("{")]
    refused = {line["line"] for line in found if line.get("severity") == "error"}
    return {value for at, value in enumerate(values, 2) if at not in refused}


def compiled():
    """The published schemas with an element for each type."""
    sources = Sources(Standards())
    elements = "".join(
        f'<xs:element name="{name}" type="{"d" if name == "dateAndTime" else "x"}:'
        f'{"dateTime" if name == "dateAndTime" else name}ItemType"/>' for name in [*TEXTS, *INTEGERS])
    schema = (f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:x="{PREFIXES["xbrli"]}" '
              f'xmlns:d="http://www.xbrl.org/dtr/type/2024-01-31">'
              f'<xs:import namespace="{PREFIXES["xbrli"]}" schemaLocation="{INSTANCE}"/>'
              f'<xs:import namespace="http://www.xbrl.org/dtr/type/2024-01-31" schemaLocation="{REGISTRY}"/>'
              f'{elements}</xs:schema>')
    return etree.XMLSchema(etree.fromstring(schema, sources.parser()))


def is_good(grammar, name, value):
    """Whether both judges take a value."""
    base = name if name in INTEGERS else TEXTS[name][0]
    read = XmlValidate.validateValueString(base, value, nsmap=PREFIXES)
    element = etree.Element(name, contextRef="c", nsmap=PREFIXES)
    if name in INTEGERS:
        element.set("unitRef", "u")
        element.set("decimals", "0")
    element.text = value
    return read.isXValid and grammar.validate(element)


if __name__ == "__main__":
    sys.exit(main())
