#!/usr/bin/env bash
# A rule of XBRL Formula that takes an amount apart as text, its last three digits, say, or how many it has, or that puts it in a message, makes a text of a number. In XPath 2.0 the text of a decimal is what its value is and not how it came about:
# one that is whole is written as a whole number, and other noughts at the end go too (XQuery 1.0 and XPath 2.0 Functions and Operators, section 17.1.2, casting to xs:string). 4000.00 and 1000.00 are "5000" together, and 0.50 and 0 are "0.5"; a fact
# alone, string($Amount), is a node and has the text that was filed. elementpath and Saxon do so. Arelle keeps the places that its sums and products come with: the same total ends in three noughts where the filer wrote
# whole numbers and does not where he wrote cents, as even xs:decimal($Amount) does. Rules that ask for whole thousands, for the length of a number or for one text to be equal to another refuse
# valid filings, and messages print one value in two ways. Compare as numbers: $Total mod 1000 = 0.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet arelle-release==2.47.3 elementpath==5.1.4
cat > read.py <<'END'
import json, pathlib, subprocess
from decimal import Decimal
from importlib.metadata import version
from xml.sax.saxutils import escape
import elementpath

RULES = {"thousands": "ends-with(string($Amount + 1000), '000')", "length": "string-length(string($Amount * 10)) = 5", "concat": "concat($Amount + 1000, ' EUR') = '5000 EUR'",
         "cast": "string(xs:decimal($Amount)) = '4000'", "difference": "string($Amount - 0.10 + 0.10) = '4000'", "number": "($Amount + 1000) mod 1000 = 0"}
role, formula = "http://xbrl.org/arcrole/2008/variable", "http://www.xbrl.org/2008"
rules = "".join(f'<va:valueAssertion xlink:type="resource" xlink:label="r{number}" id="r{number}" test="{escape(test)}" aspectModel="dimensional" implicitFiltering="false"/>'
                f'<variable:variableArc xlink:type="arc" xlink:arcrole="{role}-set" xlink:from="r{number}" xlink:to="a" name="Amount" order="1"/>' for number, test in enumerate(RULES.values()))
pathlib.Path("rules.xml").write_text(f"""<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:gen="http://xbrl.org/2008/generic" xmlns:va="http://xbrl.org/2008/assertion/value"
 xmlns:variable="http://xbrl.org/2008/variable" xmlns:cf="http://xbrl.org/2008/filter/concept" xmlns:t="http://example.com/t" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://xbrl.org/2008/generic {formula}/generic-link.xsd http://xbrl.org/2008/assertion/value {formula}/value-assertion.xsd http://xbrl.org/2008/variable {formula}/variable.xsd http://xbrl.org/2008/filter/concept {formula}/concept-filter.xsd">
<link:roleRef roleURI="{formula}/role/link" xlink:type="simple" xlink:href="{formula}/generic-link.xsd#standard-link-role"/>
<link:arcroleRef arcroleURI="{role}-set" xlink:type="simple" xlink:href="{formula}/variable.xsd#variable-set"/><link:arcroleRef arcroleURI="{role}-filter" xlink:type="simple" xlink:href="{formula}/variable.xsd#variable-filter"/>
<gen:link xlink:type="extended" xlink:role="{formula}/role/link"><variable:factVariable xlink:type="resource" xlink:label="a" bindAsSequence="false"/><cf:conceptName xlink:type="resource" xlink:label="is"><cf:concept><cf:qname>t:Amount</cf:qname></cf:concept></cf:conceptName>
<variable:variableFilterArc xlink:type="arc" xlink:arcrole="{role}-filter" xlink:from="a" xlink:to="is" complement="false" cover="true"/>{rules}</gen:link></link:linkbase>""")
pathlib.Path("schema.xsd").write_text("""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 targetNamespace="http://example.com/t" elementFormDefault="qualified"><xs:annotation><xs:appinfo><link:linkbaseRef xlink:type="simple" xlink:href="rules.xml" xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/></xs:appinfo></xs:annotation>
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Amount" id="t_Amount" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/></xs:schema>""")

def unsatisfied(value):
    pathlib.Path("i.xbrl").write_text(f"""<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:t="http://example.com/t">
<link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/><context id="y"><entity><identifier scheme="http://example.com/id">1</identifier></entity><period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period></context>
<unit id="EUR"><measure>iso4217:EUR</measure></unit><t:Amount contextRef="y" unitRef="EUR" decimals="2">{value}</t:Amount></xbrl>""")
    subprocess.run(["env/bin/arelleCmdLine", "--internetConnectivity", "offline", "--disablePersistentConfig", "--file", "i.xbrl", "--validate", "--formulaUnsatisfiedAsser",
                    "--logFile", "log.json", "--logFileMode", "w"], check=True, capture_output=True)
    with open("log.json") as log:
        told = [m for m in json.load(log)["log"] if m["level"] in ("warning", "error", "inconsistency") or "Unsatisfied" in m["code"]]
    return sorted(list(RULES)[int(m["message"]["text"].split()[1].strip(",")[1:])] if "Unsatisfied" in m["code"] else m["code"] for m in told)

def other(value):
    return sorted(name for name, test in RULES.items() if not elementpath.select(None, test, item="", variables={"Amount": Decimal(value)}))

VALUES = ["4000", "4000.00"]
seen, expected = {value: unsatisfied(value) for value in VALUES}, {value: other(value) for value in VALUES}
print(f"version:  arelle-release {version('arelle-release')}, elementpath {version('elementpath')}")
print(f"expected: not satisfied {expected}, as elementpath has it")
print(f"seen:     not satisfied {seen}")
raise SystemExit(0 if (seen, expected) == ({"4000": ["difference"], "4000.00": ["cast", "concat", "difference", "length", "thousands"]}, {"4000": [], "4000.00": []}) else "this has changed: look again")
END
env/bin/python read.py
