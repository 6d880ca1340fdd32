#!/usr/bin/env bash
# Arelle's --facts writes a table of facts that people take into spreadsheets and compare with. Its values are not the
# reported ones: they are rounded to the decimals of each fact, so 1234567 with decimals -3 is 1235000 and a loss of 400
# is "-0". XBRL 2.1 and the Open Information Model say that the value is what was reported, and decimals how exact it is.
# Compare with the JSON that the saveLoadableOIM plugin writes: there the value is whole.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet arelle-release==2.47.3
cat > i.xbrl <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:t="http://example.com/t">
<link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/>
<context id="d"><entity><identifier scheme="http://example.com/id">1</identifier></entity>
<period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period></context>
<context id="i"><entity><identifier scheme="http://example.com/id">1</identifier></entity>
<period><instant>2024-12-31</instant></period></context>
<unit id="EUR"><measure>iso4217:EUR</measure></unit>
<t:Sales contextRef="d" unitRef="EUR" decimals="-3">1234567</t:Sales>
<t:Loss contextRef="d" unitRef="EUR" decimals="-3">-400</t:Loss>
</xbrl>
END
cat > schema.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 targetNamespace="http://example.com/t" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Sales" id="t_Sales" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
<xs:element name="Loss" id="t_Loss" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
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

arelle("--file", "i.xbrl", "--facts", "facts.csv")
with open("facts.csv", encoding="utf-8-sig", newline="") as table:
    seen = [row["Value"] for row in csv.DictReader(table)]
tell("arelle-release " + version("arelle-release"), ["1234567", "-400"], seen, ["1235000", "-0"])
END
