#!/usr/bin/env bash
# Digits of a code are checked, or months counted, over the numbers from one to so many: XPath 2.0, in which rules of XBRL Formula are written, has 1 to 12 for a sequence of twelve numbers, and 1 to 0 for an empty one
# (XPath 2.0 section 3.3.1, constructing sequences). Arelle runs through it in "for $i in 1 to 12" as meant, which most rules do, and takes it for a single thing wherever it is handed on: count(1 to 12) is 1, an
# empty range is not empty and counts as 1 too, index-of finds nothing in it, and (1 to 12)[3] is nothing. A rule that counts the columns or the months that there should be by a range
# is never satisfied by a good filing; sum(1 to 12) and = raise errors. elementpath does as the standard says. Write "for $i in 1 to 12 return $i", which is the same sequence, and for which count, sum and = are right.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet arelle-release==2.47.3 elementpath==5.1.4
cat > read.py <<'END'
import json, pathlib, subprocess
from importlib.metadata import version
from xml.sax.saxutils import escape
import elementpath

RULES = {"count": "count(1 to 12) = string-length($Months)", "empty": "empty(1 to 0)", "place": "index-of(1 to 12, 3) = 3", "third": "(1 to 12)[3] = 3", "for": "count(for $i in 1 to 12 return $i) = string-length($Months)",
         "digits": "sum(for $i in 1 to 12 return number(substring($Months, $i, 1))) = 9"}
role, formula = "http://xbrl.org/arcrole/2008/variable", "http://www.xbrl.org/2008"
rules = "".join(f'<va:valueAssertion xlink:type="resource" xlink:label="r{number}" id="r{number}" test="{escape(test)}" aspectModel="dimensional" implicitFiltering="false"/>'
                f'<variable:variableArc xlink:type="arc" xlink:arcrole="{role}-set" xlink:from="r{number}" xlink:to="a" name="Months" order="1"/>' for number, test in enumerate(RULES.values()))
pathlib.Path("rules.xml").write_text(f"""<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:gen="http://xbrl.org/2008/generic" xmlns:va="http://xbrl.org/2008/assertion/value"
 xmlns:variable="http://xbrl.org/2008/variable" xmlns:cf="http://xbrl.org/2008/filter/concept" xmlns:t="http://example.com/t" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://xbrl.org/2008/generic {formula}/generic-link.xsd http://xbrl.org/2008/assertion/value {formula}/value-assertion.xsd http://xbrl.org/2008/variable {formula}/variable.xsd http://xbrl.org/2008/filter/concept {formula}/concept-filter.xsd">
<link:roleRef roleURI="{formula}/role/link" xlink:type="simple" xlink:href="{formula}/generic-link.xsd#standard-link-role"/>
<link:arcroleRef arcroleURI="{role}-set" xlink:type="simple" xlink:href="{formula}/variable.xsd#variable-set"/><link:arcroleRef arcroleURI="{role}-filter" xlink:type="simple" xlink:href="{formula}/variable.xsd#variable-filter"/>
<gen:link xlink:type="extended" xlink:role="{formula}/role/link"><variable:factVariable xlink:type="resource" xlink:label="a" bindAsSequence="false"/><cf:conceptName xlink:type="resource" xlink:label="is"><cf:concept><cf:qname>t:Months</cf:qname></cf:concept></cf:conceptName>
<variable:variableFilterArc xlink:type="arc" xlink:arcrole="{role}-filter" xlink:from="a" xlink:to="is" complement="false" cover="true"/>{rules}</gen:link></link:linkbase>""")
pathlib.Path("schema.xsd").write_text("""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 targetNamespace="http://example.com/t" elementFormDefault="qualified"><xs:annotation><xs:appinfo><link:linkbaseRef xlink:type="simple" xlink:href="rules.xml" xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/></xs:appinfo></xs:annotation>
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Months" id="t_Months" type="xbrli:stringItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/></xs:schema>""")

def unsatisfied(value):
    pathlib.Path("i.xbrl").write_text(f"""<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:t="http://example.com/t">
<link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/><context id="y"><entity><identifier scheme="http://example.com/id">1</identifier></entity><period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period></context>
<t:Months contextRef="y">{value}</t:Months></xbrl>""")
    subprocess.run(["env/bin/arelleCmdLine", "--internetConnectivity", "offline", "--disablePersistentConfig", "--file", "i.xbrl", "--validate", "--formulaUnsatisfiedAsser",
                    "--logFile", "log.json", "--logFileMode", "w"], check=True, capture_output=True)
    with open("log.json") as log:
        told = [m for m in json.load(log)["log"] if m["level"] in ("warning", "error", "inconsistency") or "Unsatisfied" in m["code"]]
    return sorted(list(RULES)[int(m["message"]["text"].split()[1].strip(",")[1:])] if "Unsatisfied" in m["code"] else m["code"] for m in told)

def other(value):
    return sorted(name for name, test in RULES.items() if not elementpath.select(None, test, item="", variables={"Months": str(value)}))

VALUES = ["101010111111"]
seen, expected = {value: unsatisfied(value) for value in VALUES}, {value: other(value) for value in VALUES}
print(f"version:  arelle-release {version('arelle-release')}, elementpath {version('elementpath')}")
print(f"expected: not satisfied {expected}, as elementpath has it")
print(f"seen:     not satisfied {seen}")
raise SystemExit(0 if (seen, expected) == ({"101010111111": ["count", "empty", "place", "third"]}, {"101010111111": []}) else "this has changed: look again")
END
env/bin/python read.py
