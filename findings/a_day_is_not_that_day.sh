#!/usr/bin/env bash
# When a release went out is a moment, a fact such as 2024-12-31T15:00:00 of dateTimeItemType, and a rule of XBRL Formula that asks for the day takes it with xs:date(...), which leaves the hour
# behind (XQuery 1.0 and XPath 2.0 Functions and Operators, section 17.1.5, casting to date and time types). Arelle writes the result as 2024-12-31, says that its day is the 31st, and keeps the
# hour within: the day is not equal to xs:date('2024-12-31') but after it, and two moments of one day are two days, so that "published on the day of the
# meeting" fails for each report that has an hour and holds at midnight, which one tries first. dateTime(day, hour), which puts the two together (section 5.2),
# gives the day and drops the hour. No message. Compare string(xs:date(...)), which is right.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet arelle-release==2.47.3
cat > schema.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" targetNamespace="http://example.com/t" elementFormDefault="qualified">
<xs:annotation><xs:appinfo><link:linkbaseRef xlink:type="simple" xlink:href="rules.xml" xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/></xs:appinfo></xs:annotation>
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Published" id="t_Published" type="xbrli:dateTimeItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
</xs:schema>
END
cat > i.xbrl <<'END'
<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:t="http://example.com/t">
<link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/>
<context id="y"><entity><identifier scheme="http://example.com/id">1</identifier></entity><period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period></context>
<t:Published contextRef="y">2024-12-31T15:00:00</t:Published></xbrl>
END
cat > read.py <<'END'
import json, pathlib, subprocess
from importlib.metadata import version

RULES = {"xs:date($fact) = xs:date('2024-12-31')": False, "not(xs:date($fact) gt xs:date('2024-12-31'))": False, "string(xs:date($fact)) = '2024-12-31'": True,
         "xs:date($fact) = xs:date(xs:dateTime('2024-12-31T18:30:00'))": False, "xs:date(xs:dateTime('2024-12-31T00:00:00')) = xs:date('2024-12-31')": True,
         "day-from-date(xs:date($fact)) = 31": True, "string(dateTime(xs:date('2024-12-31'), xs:time('15:00:00'))) = '2024-12-31T15:00:00'": False}
SPECS, ARCS = "http://www.xbrl.org/2008", "http://xbrl.org/arcrole/2008/variable"
parts = ['<variable:factVariable xlink:type="resource" xlink:label="fact" bindAsSequence="false"/><cf:conceptName xlink:type="resource" xlink:label="is"><cf:concept><cf:qname>t:Published</cf:qname></cf:concept></cf:conceptName>'
         f'<variable:variableFilterArc xlink:type="arc" xlink:arcrole="{ARCS}-filter" xlink:from="fact" xlink:to="is" complement="false" cover="true"/>']
for number, rule in enumerate(RULES):
    parts.append(f'<va:valueAssertion xlink:type="resource" xlink:label="r{number}" id="r{number}" test="{rule}" aspectModel="dimensional" implicitFiltering="false"/>'
                 f'<variable:variableArc xlink:type="arc" xlink:arcrole="{ARCS}-set" xlink:from="r{number}" xlink:to="fact" name="fact" order="1"/>')
pathlib.Path("rules.xml").write_text(f'''<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:gen="http://xbrl.org/2008/generic" xmlns:va="http://xbrl.org/2008/assertion/value" xmlns:variable="http://xbrl.org/2008/variable"
 xmlns:cf="http://xbrl.org/2008/filter/concept" xmlns:t="http://example.com/t" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://xbrl.org/2008/generic {SPECS}/generic-link.xsd http://xbrl.org/2008/assertion/value {SPECS}/value-assertion.xsd http://xbrl.org/2008/variable {SPECS}/variable.xsd http://xbrl.org/2008/filter/concept {SPECS}/concept-filter.xsd">
<link:roleRef roleURI="{SPECS}/role/link" xlink:type="simple" xlink:href="{SPECS}/generic-link.xsd#standard-link-role"/>
<link:arcroleRef arcroleURI="{ARCS}-set" xlink:type="simple" xlink:href="{SPECS}/variable.xsd#variable-set"/><link:arcroleRef arcroleURI="{ARCS}-filter" xlink:type="simple" xlink:href="{SPECS}/variable.xsd#variable-filter"/>
<gen:link xlink:type="extended" xlink:role="{SPECS}/role/link">{"".join(parts)}</gen:link></link:linkbase>''')
subprocess.run(["env/bin/arelleCmdLine", "--internetConnectivity", "offline", "--disablePersistentConfig", "--file", "i.xbrl", "--validate", "--formulaUnsatisfiedAsser", "--formulaSatisfiedAsser",
                "--logFile", "log.json", "--logFileMode", "w"], check=True, capture_output=True)
log = [m for m in json.loads(pathlib.Path("log.json").read_text())["log"] if m["level"] in ("warning", "error", "inconsistency") or "atisfied" in m["code"]]
verdicts = {m["message"]["text"].split()[1].strip(","): "Unsatisfied" not in m["code"] if "atisfied" in m["code"] else m["code"] for m in log}
seen = {rule: verdicts.get(f"r{number}") for number, rule in enumerate(RULES)}
print(f"version:  arelle-release {version('arelle-release')}")
print("expected: each of these rules is satisfied")
print(f"seen:     {json.dumps(seen, indent=10)}")
raise SystemExit(0 if seen == RULES else "this has changed: look again")
END
env/bin/python read.py
