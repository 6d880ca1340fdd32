#!/usr/bin/env bash
# A report may hold two figures for one thing, 60 in the table and 70 in a note, both right to the unit. By Calculations 1.1 such a sum can't be judged: facts that contradict each other are themselves an inconsistency
# (oime:disallowedDuplicateFacts), whatever the sum is, and a report is a set of facts, in which none comes first (Open Information Model 1.0, report). Arelle looks for such facts and finds
# those of different decimals. Where both have the same decimals it takes the one that stands first in the file: with total 100 and 40 beside it, 60 before 70 is a right sum, 70 before 60 a
# wrong one, by 10, and in neither case does it say that there are two. The same report, written by two programs, has two verdicts. With 70 to the
# tenth it says what the matter is. Compare facts with --validateDuplicateFacts inconsistent as well.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet arelle-release==2.47.3
cat > read.py <<'END'
import json, pathlib, subprocess
from importlib.metadata import version

ARC, LINK = "https://xbrl.org/2023/arcrole/summation-item", 'xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"'
elements = "".join(f'<xs:element name="{name}" id="t_{name}" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant"/>' for name in ("Total", "Table", "Rest"))
pathlib.Path("schema.xsd").write_text(f'''<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" {LINK} targetNamespace="http://example.com/t" elementFormDefault="qualified">
<xs:annotation><xs:appinfo><link:linkbaseRef xlink:type="simple" xlink:href="sums.xml" xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/></xs:appinfo></xs:annotation>
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>{elements}</xs:schema>''')
locators = "".join(f'<link:loc xlink:type="locator" xlink:href="schema.xsd#t_{name}" xlink:label="{name}"/>' for name in ("Total", "Table", "Rest"))
arcs = "".join(f'<link:calculationArc xlink:type="arc" xlink:arcrole="{ARC}" xlink:from="Total" xlink:to="{name}" weight="1" order="{at}"/>' for at, name in enumerate(("Table", "Rest"), 1))
pathlib.Path("sums.xml").write_text(f'''<link:linkbase {LINK}><link:arcroleRef arcroleURI="{ARC}" xlink:type="simple" xlink:href="http://www.xbrl.org/2023/calculation-1.1.xsd#summation-item"/>
<link:calculationLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">{locators}{arcs}</link:calculationLink></link:linkbase>''')

def told(*facts):
    written = "".join(f'<t:{name} contextRef="d" unitRef="u" decimals="{decimals}">{value}</t:{name}>' for name, value, decimals in (("Total", 100, 0), *facts, ("Rest", 40, 0)))
    pathlib.Path("i.xbrl").write_text(f'''<xbrl xmlns="http://www.xbrl.org/2003/instance" {LINK} xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:t="http://example.com/t"><link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/>
<context id="d"><entity><identifier scheme="http://example.com/id">1</identifier></entity><period><instant>2024-12-31</instant></period></context><unit id="u"><measure>iso4217:EUR</measure></unit>{written}</xbrl>''')
    subprocess.run(["env/bin/arelleCmdLine", "--internetConnectivity", "offline", "--disablePersistentConfig", "--file", "i.xbrl", "--validate", "--calc", "round-to-nearest", "--logFile", "log.json", "--logFileMode", "w"],
                   check=True, capture_output=True)
    return [message["code"] for message in json.loads(pathlib.Path("log.json").read_text())["log"] if message["level"] in ("warning", "error", "inconsistency")]

seen = [told(("Table", 60, 0), ("Table", 70, 0)), told(("Table", 70, 0), ("Table", 60, 0)), told(("Table", 60, 0), ("Table", "70.0", 1))]
print(f"version:  arelle-release {version('arelle-release')}")
print("expected: oime:disallowedDuplicateFacts for 60 and 70, for 70 and 60, and for 60 and 70.0")
print(f"seen:     {seen}")
as_found = seen == [[], ["calc11e:inconsistentCalculationUsingRounding"], ["oime:disallowedDuplicateFacts"]]
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
