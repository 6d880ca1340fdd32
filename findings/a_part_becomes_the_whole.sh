#!/usr/bin/env bash
# XBRL 2.1 lets a context say what part of a company it is about in any XML of its own within segment (section 4.7.3.2);
# older filings and several authorities use that instead of dimensions. The Open Information Model has no place for it, and
# a report that has it can't be said in xBRL-JSON. Arelle's saveLoadableOIM plugin writes it all the same and leaves the
# segment out: the sales of one shop stand as sales of the company, beside the company's own, and nothing is said.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet arelle-release==2.47.3
cat > i.xbrl <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:t="http://example.com/t" xmlns:o="http://example.com/o">
<link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/>
<context id="d"><entity><identifier scheme="http://example.com/id">1</identifier></entity>
<period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period></context>
<context id="i"><entity><identifier scheme="http://example.com/id">1</identifier></entity>
<period><instant>2024-12-31</instant></period></context>
<unit id="EUR"><measure>iso4217:EUR</measure></unit>
<context id="s"><entity><identifier scheme="http://example.com/id">1</identifier><segment><o:shop>Lyon</o:shop></segment></entity>
<period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period></context>
<t:Sales contextRef="d" unitRef="EUR" decimals="0">100</t:Sales>
<t:Sales contextRef="s" unitRef="EUR" decimals="0">40</t:Sales>
</xbrl>
END
cat > schema.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 targetNamespace="http://example.com/t" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Sales" id="t_Sales" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
</xs:schema>
END
env/bin/python - <<'END'
import csv, json, subprocess
from importlib.metadata import version
def arelle(*arguments):
    subprocess.run(["env/bin/arelleCmdLine", "--internetConnectivity", "offline", "--disablePersistentConfig", *arguments], check=True, capture_output=True)

def tell(version, expected, seen, as_found):
    print(f"version:  {version}\nexpected: {expected}\nseen:     {seen}")
    raise SystemExit(0 if seen == as_found else "this has changed: look again")

arelle("--file", "i.xbrl", "--validate", "--plugins", "saveLoadableOIM", "--saveLoadableOIM", "o.json", "--logFile", "log.json", "--logFileMode", "w")
with open("o.json") as report:
    facts = list(json.load(report)["facts"].values())
with open("log.json") as log:
    told = [m["code"] for m in json.load(log)["log"] if m["level"] in ("warning", "error", "inconsistency")]
alike = facts[0]["dimensions"] == facts[1]["dimensions"]
tell("arelle-release " + version("arelle-release"), "an error, or no fact of the shop", ("two facts of the company", told) if alike else facts, ("two facts of the company", []))
END
