#!/usr/bin/env bash
# A taxonomy can say that a rate has at most one place behind the point, with fractionDigits (XML Schema part 2 section 4.3.12). That is said of the value and not of how it is written: 1.50 is the
# same value as 1.5 and has one place, as 12.000 has none, and a tool that writes all figures with two or three places makes valid facts. libxml2 and the validator of Java agree. Arelle counts the
# characters behind the point: 1.50 and 12.000 are errors, as 1.55 is, and the filing with them is refused. totalDigits, of the same section, is
# counted by the value: 1.20 has two digits. A figure that is printed as 1.50 in a page of Inline XBRL has the same fate. Write facts of such types without noughts at the end.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet arelle-release==2.47.3 lxml==6.1.3
cat > read.py <<'END'
import json, subprocess
from importlib.metadata import version
from lxml import etree

# base type of the concept, its facet, values of facts
TYPES = [("decimal", '<xs:fractionDigits value="1"/>', ["1.5", "1.50", "12.000", "1.55"]), ("decimal", '<xs:totalDigits value="2"/>', ["1.20", "1.23"])]
XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"'
concepts, facts, other = [], [], []
for number, (base, facet, values) in enumerate(TYPES):
    concepts.append(f'<xs:element name="C{number}" id="t_C{number}" substitutionGroup="xbrli:item" xbrli:periodType="duration"><xs:complexType><xs:simpleContent>'
                    f'<xs:restriction base="xbrli:{base}ItemType">{facet}</xs:restriction></xs:simpleContent></xs:complexType></xs:element>')
    simple = etree.XMLSchema(etree.XML(f'<xs:schema {XS}><xs:element name="c"><xs:simpleType><xs:restriction base="xs:{base}">{facet}</xs:restriction></xs:simpleType></xs:element></xs:schema>'))
    for value in values:
        facts.append((f'<t:C{number} contextRef="y" unitRef="p" decimals="INF">{value}</t:C{number}>', value))
        other += [] if simple.validate(etree.XML(f"<c>{value}</c>")) else [value]
with open("schema.xsd", "w", encoding="utf-8") as schema:
    schema.write(f'<xs:schema {XS} xmlns:xbrli="http://www.xbrl.org/2003/instance" targetNamespace="http://example.com/t" elementFormDefault="qualified">'
                 '<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>' + "".join(concepts) + "</xs:schema>")
HEAD = ('<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:t="http://example.com/t">'
        '<link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/><context id="y"><entity><identifier scheme="http://example.com/id">1</identifier></entity>'
        '<period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period></context><unit id="p"><measure>xbrli:pure</measure></unit>')
with open("i.xbrl", "w", encoding="utf-8") as report:
    report.write(HEAD + "".join(fact for fact, _ in facts) + "</xbrl>")
subprocess.run(["env/bin/arelleCmdLine", "--internetConnectivity", "offline", "--disablePersistentConfig", "--file", "i.xbrl", "--validate", "--logFile", "log.json", "--logFileMode", "w"],
               check=True, capture_output=True)
with open("log.json") as log:
    told = [(message["code"], message["message"]["text"]) for message in json.load(log)["log"] if message["level"] in ("warning", "error", "inconsistency")]
refused = [value for _, value in facts if any(code == "xmlSchema:valueError" and f"value error: {value}, " in text for code, text in told)]
refused += [code for code, _ in told if code != "xmlSchema:valueError"]
print(f"version:  arelle-release {version('arelle-release')}")
print(f"expected: refused {other}, as libxml2 does")
print(f"seen:     refused {refused}")
raise SystemExit(0 if (refused, other) == (["1.50", "12.000", "1.55", "1.23"], ["1.55", "1.23"]) else "this has changed: look again")
END
env/bin/python read.py
