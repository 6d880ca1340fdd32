#!/usr/bin/env bash
# A text of a filing may hold a number or not, a code or an answer such as "none", and a rule of XBRL Formula asks first: if ($Answer castable as xs:integer) then xs:integer($Answer) ge 0 else ... (XPath 2.0 sections 3.10.3, castable,
# and 3.10.2, cast; castable is true or false and never an error). Arelle reads the words and leaves them out: "castable as" gives the text itself, of which any that is not empty counts as true,
# so that each text is said to be a number, a date or whatever else was asked for, not(...) is never satisfied, and the branch for the others is never taken. "cast as" gives the text as well, so that 12 is not equal
# to 12, and what is "instance of" a type is only so if that very type is named: a whole number is no decimal, though each one is (XPath 2.0 section 2.5.4). The functions xs:integer(...) and the like do cast.
# elementpath does as the standard says. Test with matches($Answer, '^[0-9]+$') instead.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet arelle-release==2.47.3 elementpath==5.1.4
cat > read.py <<'END'
import json, pathlib, subprocess
from importlib.metadata import version
from xml.sax.saxutils import escape
import elementpath

RULES = {"castable": "if ($Answer castable as xs:integer) then $Answer ne 'none' else $Answer eq 'none'", "not castable": "$Answer ne 'none' or not($Answer castable as xs:integer)",
         "date": "not($Answer castable as xs:date)", "whole": "1 instance of xs:decimal", "pattern": "if (matches($Answer, '^[0-9]+$')) then $Answer ne 'none' else $Answer eq 'none'"}
role, formula = "http://xbrl.org/arcrole/2008/variable", "http://www.xbrl.org/2008"
rules = "".join(f'<va:valueAssertion xlink:type="resource" xlink:label="r{number}" id="r{number}" test="{escape(test)}" aspectModel="dimensional" implicitFiltering="false"/>'
                f'<variable:variableArc xlink:type="arc" xlink:arcrole="{role}-set" xlink:from="r{number}" xlink:to="a" name="Answer" order="1"/>' for number, test in enumerate(RULES.values()))
pathlib.Path("rules.xml").write_text(f"""<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:gen="http://xbrl.org/2008/generic" xmlns:va="http://xbrl.org/2008/assertion/value"
 xmlns:variable="http://xbrl.org/2008/variable" xmlns:cf="http://xbrl.org/2008/filter/concept" xmlns:t="http://example.com/t" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://xbrl.org/2008/generic {formula}/generic-link.xsd http://xbrl.org/2008/assertion/value {formula}/value-assertion.xsd http://xbrl.org/2008/variable {formula}/variable.xsd http://xbrl.org/2008/filter/concept {formula}/concept-filter.xsd">
<link:roleRef roleURI="{formula}/role/link" xlink:type="simple" xlink:href="{formula}/generic-link.xsd#standard-link-role"/>
<link:arcroleRef arcroleURI="{role}-set" xlink:type="simple" xlink:href="{formula}/variable.xsd#variable-set"/><link:arcroleRef arcroleURI="{role}-filter" xlink:type="simple" xlink:href="{formula}/variable.xsd#variable-filter"/>
<gen:link xlink:type="extended" xlink:role="{formula}/role/link"><variable:factVariable xlink:type="resource" xlink:label="a" bindAsSequence="false"/><cf:conceptName xlink:type="resource" xlink:label="is"><cf:concept><cf:qname>t:Answer</cf:qname></cf:concept></cf:conceptName>
<variable:variableFilterArc xlink:type="arc" xlink:arcrole="{role}-filter" xlink:from="a" xlink:to="is" complement="false" cover="true"/>{rules}</gen:link></link:linkbase>""")
pathlib.Path("schema.xsd").write_text("""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 targetNamespace="http://example.com/t" elementFormDefault="qualified"><xs:annotation><xs:appinfo><link:linkbaseRef xlink:type="simple" xlink:href="rules.xml" xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/></xs:appinfo></xs:annotation>
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Answer" id="t_Answer" type="xbrli:stringItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/></xs:schema>""")

def unsatisfied(value):
    pathlib.Path("i.xbrl").write_text(f"""<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:t="http://example.com/t">
<link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/><context id="y"><entity><identifier scheme="http://example.com/id">1</identifier></entity><period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period></context>
<t:Answer contextRef="y">{value}</t:Answer></xbrl>""")
    subprocess.run(["env/bin/arelleCmdLine", "--internetConnectivity", "offline", "--disablePersistentConfig", "--file", "i.xbrl", "--validate", "--formulaUnsatisfiedAsser",
                    "--logFile", "log.json", "--logFileMode", "w"], check=True, capture_output=True)
    with open("log.json") as log:
        told = [m for m in json.load(log)["log"] if m["level"] in ("warning", "error", "inconsistency") or "Unsatisfied" in m["code"]]
    return sorted(list(RULES)[int(m["message"]["text"].split()[1].strip(",")[1:])] if "Unsatisfied" in m["code"] else m["code"] for m in told)

def other(value):
    return sorted(name for name, test in RULES.items() if not elementpath.select(None, test, item="", variables={"Answer": str(value)}))

VALUES = ["12", "none"]
seen, expected = {value: unsatisfied(value) for value in VALUES}, {value: other(value) for value in VALUES}
print(f"version:  arelle-release {version('arelle-release')}, elementpath {version('elementpath')}")
print(f"expected: not satisfied {expected}, as elementpath has it")
print(f"seen:     not satisfied {seen}")
raise SystemExit(0 if (seen, expected) == ({"12": ["date", "whole"], "none": ["castable", "date", "not castable", "whole"]}, {"12": [], "none": []}) else "this has changed: look again")
END
env/bin/python read.py
