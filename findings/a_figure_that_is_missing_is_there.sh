#!/usr/bin/env bash
# A fact that has no value is nil, xsi:nil="true" or xsi:nil="1": the attribute is a boolean, and a boolean has two ways to write yes (XML Schema part 1 section 2.6.2, part 2 section 3.2.2.1), of
# which libraries that make XML from data write the short one as well. Rules of XBRL Formula ask fn:nilled whether a figure is missing (XQuery 1.0 and XPath 2.0
# Functions and Operators, section 2.2). Arelle knows both everywhere else: it validates the fact as nil, lists it as such and gives it to variables that take nil
# facts only. For fn:nilled it compares the text with "true": the fact with "1" is not nilled, so that the rule "sales are there" holds for a report in which they are
# missing, and "each missing figure has a note" asks for none. No message. Ask for empty(data($fact)), which is right for both.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet arelle-release==2.47.3
cat > schema.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" targetNamespace="http://example.com/t" elementFormDefault="qualified">
<xs:annotation><xs:appinfo><link:linkbaseRef xlink:type="simple" xlink:href="rules.xml" xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/></xs:appinfo></xs:annotation>
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Sales" id="t_Sales" type="xbrli:decimalItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration" nillable="true"/>
<xs:element name="Costs" id="t_Costs" type="xbrli:decimalItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration" nillable="true"/>
</xs:schema>
END
cat > i.xbrl <<'END'
<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:t="http://example.com/t" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/>
<context id="y"><entity><identifier scheme="http://example.com/id">1</identifier></entity><period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period></context>
<unit id="p"><measure>xbrli:pure</measure></unit><t:Sales contextRef="y" unitRef="p" xsi:nil="1"/><t:Costs contextRef="y" unitRef="p" xsi:nil="true"/></xbrl>
END
cat > read.py <<'END'
import json, pathlib, subprocess
from importlib.metadata import version

RULES = {"nilled($sales)": False, "nilled($costs)": True, "empty(data($sales))": True, "empty(data($costs))": True}
SPECS, ARCS = "http://www.xbrl.org/2008", "http://xbrl.org/arcrole/2008/variable"
parts = []
for name in ("Sales", "Costs"):
    parts.append(f'<variable:factVariable xlink:type="resource" xlink:label="{name}" bindAsSequence="false" nils="true"/><cf:conceptName xlink:type="resource" xlink:label="is{name}"><cf:concept><cf:qname>t:{name}</cf:qname></cf:concept></cf:conceptName>'
                 f'<variable:variableFilterArc xlink:type="arc" xlink:arcrole="{ARCS}-filter" xlink:from="{name}" xlink:to="is{name}" complement="false" cover="true"/>')
for number, rule in enumerate(RULES):
    parts.append(f'<va:valueAssertion xlink:type="resource" xlink:label="r{number}" id="r{number}" test="{rule}" aspectModel="dimensional" implicitFiltering="false"/>')
    parts += [f'<variable:variableArc xlink:type="arc" xlink:arcrole="{ARCS}-set" xlink:from="r{number}" xlink:to="{name}" name="{name.lower()}" order="1"/>' for name in ("Sales", "Costs")]
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
