#!/usr/bin/env bash
# Rules of XBRL Formula are written in XPath 2.0, where idiv gives a whole quotient and leaves the rest out, towards nought: -7 idiv 2 is
# -3, and -7 mod 2 is -1 (XQuery 1.0 and XPath 2.0 Functions and Operators, sections 6.2.5 and 6.2.6). That is how a release in millions is
# cut from exact figures. Arelle does so for amounts, whose type is decimal. For whole numbers, such as facts of integerItemType,
# literals or a count, it divides as Python does, downwards: the same loss of 1234567 is -1 million as an amount and
# -2 million as a whole number, and the rest that is left over is positive. Gains are right, so a rule that was tried on a
# good year fails, or passes, in a bad one. Write xs:decimal(...) around whole numbers.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet arelle-release==2.47.3
cat > schema.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" targetNamespace="http://example.com/t" elementFormDefault="qualified">
<xs:annotation><xs:appinfo><link:linkbaseRef xlink:type="simple" xlink:href="rules.xml" xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/></xs:appinfo></xs:annotation>
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Amount" id="t_Amount" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
<xs:element name="Whole" id="t_Whole" type="xbrli:integerItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
</xs:schema>
END
cat > read.py <<'END'
import json, pathlib, subprocess
from importlib.metadata import version

RULES = {"amount": "$Amount idiv 1000000 = {0} and $Amount mod 1000000 = {1}",
         "whole": "$Whole idiv 1000000 = {0} and $Whole mod 1000000 = {1}",
         "cast": "xs:decimal($Whole) idiv 1000000 = {0} and xs:decimal($Whole) mod 1000000 = {1}"}

def write(figure, quotient, rest):
    role, formula = "http://xbrl.org/arcrole/2008/variable", "http://www.xbrl.org/2008"
    parts = []
    for name in ("Amount", "Whole"):
        parts.append(f'<variable:factVariable xlink:type="resource" xlink:label="{name}" bindAsSequence="false"/><cf:conceptName xlink:type="resource" xlink:label="is{name}"><cf:concept><cf:qname>t:{name}</cf:qname></cf:concept></cf:conceptName>'
                     f'<variable:variableFilterArc xlink:type="arc" xlink:arcrole="{role}-filter" xlink:from="{name}" xlink:to="is{name}" complement="false" cover="true"/>')
    for rule, test in RULES.items():
        parts.append(f'<va:valueAssertion xlink:type="resource" xlink:label="{rule}" id="{rule}" test="{test.format(quotient, rest)}" aspectModel="dimensional" implicitFiltering="false"/>'
                     + "".join(f'<variable:variableArc xlink:type="arc" xlink:arcrole="{role}-set" xlink:from="{rule}" xlink:to="{name}" name="{name}" order="1"/>' for name in ("Amount", "Whole")))
    pathlib.Path("rules.xml").write_text(f'''<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:gen="http://xbrl.org/2008/generic" xmlns:va="http://xbrl.org/2008/assertion/value" xmlns:variable="http://xbrl.org/2008/variable"
 xmlns:cf="http://xbrl.org/2008/filter/concept" xmlns:t="http://example.com/t" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://xbrl.org/2008/generic {formula}/generic-link.xsd http://xbrl.org/2008/assertion/value {formula}/value-assertion.xsd http://xbrl.org/2008/variable {formula}/variable.xsd http://xbrl.org/2008/filter/concept {formula}/concept-filter.xsd">
<link:roleRef roleURI="{formula}/role/link" xlink:type="simple" xlink:href="{formula}/generic-link.xsd#standard-link-role"/>
<link:arcroleRef arcroleURI="{role}-set" xlink:type="simple" xlink:href="{formula}/variable.xsd#variable-set"/><link:arcroleRef arcroleURI="{role}-filter" xlink:type="simple" xlink:href="{formula}/variable.xsd#variable-filter"/>
<gen:link xlink:type="extended" xlink:role="{formula}/role/link">{"".join(parts)}</gen:link></link:linkbase>''')
    pathlib.Path("i.xbrl").write_text(f'''<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:t="http://example.com/t">
<link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/>
<context id="y"><entity><identifier scheme="http://example.com/id">1</identifier></entity><period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period></context>
<unit id="EUR"><measure>iso4217:EUR</measure></unit><unit id="pure"><measure>pure</measure></unit>
<t:Amount contextRef="y" unitRef="EUR" decimals="0">{figure}</t:Amount><t:Whole contextRef="y" unitRef="pure" decimals="0">{figure}</t:Whole></xbrl>''')

def unsatisfied(*figures):
    write(*figures)
    subprocess.run(["env/bin/arelleCmdLine", "--internetConnectivity", "offline", "--disablePersistentConfig", "--file", "i.xbrl", "--validate", "--formulaUnsatisfiedAsser",
                    "--logFile", "log.json", "--logFileMode", "w"], check=True, capture_output=True)
    with open("log.json") as log:
        messages = [m for m in json.load(log)["log"] if m["level"] in ("warning", "error", "inconsistency") or "Unsatisfied" in m["code"]]
    return sorted(m["message"]["text"].split()[1].strip(",") if "Unsatisfied" in m["code"] else m["code"] for m in messages)

seen = {"gain": unsatisfied(1234567, 1, 234567), "loss": unsatisfied(-1234567, -1, -234567), "loss, downwards": unsatisfied(-1234567, -2, 765433)}
print(f"version:  arelle-release {version('arelle-release')}")
print("expected: a gain of 1234567 is 1 million and 234567, a loss -1 million and -234567, of either type; the rules that are not satisfied:")
print(f"          {({'gain': [], 'loss': [], 'loss, downwards': ['amount', 'cast', 'whole']})}")
print(f"seen:     {seen}")
raise SystemExit(0 if seen == {"gain": [], "loss": ["whole"], "loss, downwards": ["amount", "cast"]} else "this has changed: look again")
END
env/bin/python read.py
