#!/usr/bin/env bash
# Whom a fact is about is a scheme and an identifier within it, any token (XBRL 2.1 section 4.7.3.1); one that writes exchange and code as
# TSE:77 and NYSE:77 is as good as another. In xBRL-JSON and xBRL-CSV the two parts are written one after the other with a colon
# between, prefix first, and the second part may have colons of its own (Open Information Model 1.0, entity; SQName).
# Arelle reads such reports. Its writer, the plug-in saveLoadableOIM, takes what stands before the colon of the identifier for a prefix of
# XML and drops it: both companies are 77, two figures stand for the sales of one, and no message is given. Its own list of
# facts keeps the two apart. Convert only reports whose identifiers have no colon, or count the companies before and after.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet arelle-release==2.47.3
cat > i.xbrl <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:t="http://example.com/t">
<link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/>
<context id="a"><entity><identifier scheme="http://example.com/listed">TSE:77</identifier></entity>
<period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period></context>
<context id="b"><entity><identifier scheme="http://example.com/listed">NYSE:77</identifier></entity>
<period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period></context>
<unit id="EUR"><measure>iso4217:EUR</measure></unit>
<t:Sales contextRef="a" unitRef="EUR" decimals="0">100</t:Sales>
<t:Sales contextRef="b" unitRef="EUR" decimals="0">7</t:Sales>
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
cat > read.py <<'END'
import csv, json, subprocess
from importlib.metadata import version

def arelle(*arguments):
    subprocess.run(["env/bin/arelleCmdLine", "--internetConnectivity", "offline", "--disablePersistentConfig", "--logFileMode", "w", *arguments],
                   check=True, capture_output=True)

def told():
    with open("log.json") as log:
        return [m["code"] for m in json.load(log)["log"] if m["level"] in ("warning", "error", "inconsistency")]

def sales(path):
    with open(path) as report:
        return sorted((fact["dimensions"]["entity"].partition(":")[2], float(fact["value"])) for fact in json.load(report)["facts"].values())

arelle("--file", "i.xbrl", "--validate", "--plugins", "saveLoadableOIM", "--saveLoadableOIM", "o.json", "--facts", "facts.csv",
       "--factListCols", "Label,EntityIdentifier,Value", "--logFile", "log.json")
with open("facts.csv", encoding="utf-8-sig") as facts:
    listed = sorted((row["EntityIdentifier"], float(row["Value"])) for row in csv.DictReader(facts))
seen = (sales("o.json"), told())
print(f"version:  arelle-release {version('arelle-release')}")
print(f"expected: {([('NYSE:77', 7.0), ('TSE:77', 100.0)], [])}, as its list of facts has it: {listed}")
print(f"seen:     {seen}")
as_found = listed == [("NYSE:77", 7.0), ("TSE:77", 100.0)] and seen == ([("77", 7.0), ("77", 100.0)], [])
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
