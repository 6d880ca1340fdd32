#!/usr/bin/env bash
# The definition of an extended link role is a text for people (XBRL 2.1 section 5.1.3.3). Arelle's --factTable writes the
# statements of a report as a table, captions down and periods across; when a role is called "1 - Statement - Income", as
# many taxonomies call theirs after the American habit, it shows only the periods that it works out from the American
# element DocumentPeriodEndDate. A report of any other country has no such element: all captions and columns are there, every
# figure is missing, and no message says so. Called "Income", or "1 - Disclosure - Income", the same report has its figures.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet arelle-release==2.47.3
cat > acme_pre.xml <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink">
<link:roleRef roleURI="http://example.com/role/Income" xlink:type="simple" xlink:href="acme.xsd#Income"/>
<link:presentationLink xlink:type="extended" xlink:role="http://example.com/role/Income">
<link:loc xlink:type="locator" xlink:href="acme.xsd#acme_Statement" xlink:label="Statement"/>
<link:loc xlink:type="locator" xlink:href="acme.xsd#acme_Sales" xlink:label="Sales"/>
<link:loc xlink:type="locator" xlink:href="acme.xsd#acme_Wages" xlink:label="Wages"/>
<link:presentationArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/parent-child" xlink:from="Statement" xlink:to="Sales" order="1"/>
<link:presentationArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/parent-child" xlink:from="Statement" xlink:to="Wages" order="2"/>
</link:presentationLink></link:linkbase>
END
cat > i.xbrl <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:acme="http://example.com/acme">
<link:schemaRef xlink:type="simple" xlink:href="acme.xsd"/>
<context id="d"><entity><identifier scheme="http://example.com/id">1</identifier></entity>
<period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period></context>
<unit id="EUR"><measure>iso4217:EUR</measure></unit>
<acme:Sales contextRef="d" unitRef="EUR" decimals="0">100</acme:Sales>
<acme:Wages contextRef="d" unitRef="EUR" decimals="0">60</acme:Wages>
</xbrl>
END
cat > read.py <<'END'
import csv, json, subprocess
from importlib.metadata import version

def table(definition):
    with open("acme.xsd", "w") as schema:
        schema.write(f'''<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 targetNamespace="http://example.com/acme" elementFormDefault="qualified">
<xs:annotation><xs:appinfo>
<link:linkbaseRef xlink:type="simple" xlink:href="acme_pre.xml" xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/>
<link:roleType roleURI="http://example.com/role/Income" id="Income"><link:definition>{definition}</link:definition><link:usedOn>link:presentationLink</link:usedOn></link:roleType>
</xs:appinfo></xs:annotation>
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Statement" id="acme_Statement" type="xbrli:stringItemType" substitutionGroup="xbrli:item" abstract="true" xbrli:periodType="duration"/>
<xs:element name="Sales" id="acme_Sales" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
<xs:element name="Wages" id="acme_Wages" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
</xs:schema>''')
    subprocess.run(["env/bin/arelleCmdLine", "--internetConnectivity", "offline", "--disablePersistentConfig", "--file", "i.xbrl", "--validate",
                    "--factTable", "table.csv", "--logFile", "log.json", "--logFileMode", "w"], check=True, capture_output=True)
    with open("table.csv", encoding="utf-8-sig", newline="") as rows:
        cells = [cell for row in csv.reader(rows) for cell in row[1:]]
    with open("log.json") as log:
        told = [message["code"] for message in json.load(log)["log"] if message["level"] in ("warning", "error", "inconsistency")]
    return [cell for cell in cells if cell.isdigit()], told

seen = [table("Income"), table("1 - Disclosure - Income"), table("1 - Statement - Income")]
whole = (["100", "60"], [])
print(f"version:  arelle-release {version('arelle-release')}")
print(f"expected: {whole} under each title")
print(f"seen:     Income {seen[0]}, 1 - Disclosure - Income {seen[1]}, 1 - Statement - Income {seen[2]}")
raise SystemExit(0 if seen == [whole, whole, ([], [])] else "this has changed: look again")
END
env/bin/python read.py
