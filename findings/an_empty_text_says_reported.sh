#!/usr/bin/env bash
# A fact may have an empty text: a field of a form that a company left blank is a fact with nothing in it, which is not the same as one that is nil (XML
# Schema part 1 section 2.6.2, xsi:nil; xBRL-JSON 1.0 tells "" from null, and xBRL-CSV 1.0 #empty from #nil). Arelle's --facts, a table that people take into
# spreadsheets, has a text of its own for each: the value of an empty fact is "(reported)", as if the company had said so, and that of a nil one is
# "(nil)". Nothing tells them from facts whose text is just that, and whoever counts the remarks that companies made, or the fields
# they left blank, finds a text in each. Arelle's own JSON of the same report has "" and null. Take that where texts count.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet arelle-release==2.47.3
cat > schema.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" targetNamespace="http://example.com/t" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Blank" id="t_Blank" type="xbrli:stringItemType" nillable="true" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
<xs:element name="Nil" id="t_Nil" type="xbrli:stringItemType" nillable="true" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
<xs:element name="Said" id="t_Said" type="xbrli:stringItemType" nillable="true" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
<xs:element name="Word" id="t_Word" type="xbrli:stringItemType" nillable="true" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
<xs:element name="Remark" id="t_Remark" type="xbrli:stringItemType" nillable="true" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
</xs:schema>
END
cat > i.xbrl <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:t="http://example.com/t">
<link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/>
<context id="d"><entity><identifier scheme="http://example.com/id">1</identifier></entity><period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period></context>
<t:Blank contextRef="d"></t:Blank>
<t:Nil contextRef="d" xsi:nil="true"/>
<t:Said contextRef="d">(reported)</t:Said>
<t:Word contextRef="d">(nil)</t:Word>
<t:Remark contextRef="d">none</t:Remark>
</xbrl>
END
cat > read.py <<'END'
import csv, json, subprocess
from importlib.metadata import version

def arelle(*arguments):
    run = subprocess.run(["env/bin/arelleCmdLine", "--internetConnectivity", "offline", "--disablePersistentConfig", "--validate", "--logFile", "log.json", "--logFileMode", "w", *arguments], check=True, capture_output=True)
    with open("log.json") as log:
        return sorted({m["code"] for m in json.load(log)["log"] if m["level"] in ("warning", "error", "inconsistency")}), run.returncode

told = arelle("--file", "i.xbrl", "--facts", "facts.csv")
with open("facts.csv", encoding="utf-8-sig", newline="") as table:
    seen = [row["Value"] for row in csv.DictReader(table)]
arelle("--file", "i.xbrl", "--plugins", "saveLoadableOIM", "--saveLoadableOIM", "facts.json")
with open("facts.json") as report:
    expected = [fact["value"] for fact in json.load(report)["facts"].values()]
print(f"version:  arelle-release {version('arelle-release')}")
print(f"expected: {expected}, as in its JSON")
print(f"seen:     {seen}, messages {told}")
as_found = expected == ["", None, "(reported)", "(nil)", "none"] and seen == ["(reported)", "(nil)", "(reported)", "(nil)", "none"] and told == ([], 0)
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
