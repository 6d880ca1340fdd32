#!/usr/bin/env bash
# A share of one third can be told exactly in Inline XBRL, as ix:fraction with a numerator and a denominator (Inline XBRL 1.1 part 1, ix:fraction);
# in the report that the page stands for, it is an element with a unit and the two as elements in it (XBRL 2.1 section 5.1.1.3). Arelle reads
# 1/3 from the page and finds it valid. The report that its plug-in inlineXbrlDocumentSet extracts from it, with --saveInstance, holds the
# text "1/3" instead and has lost the unit: the same Arelle, reading its own file back, calls the fact invalid, and has no value for it. A
# valid page becomes an invalid report, and only who validates twice will know. The other figures of the page are whole.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet arelle-release==2.47.3 lxml==6.1.3
cat > page.html <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL" xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2022-02-16"
 xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:t="http://example.com/t" xml:lang="en">
<head><title>t</title></head><body><div style="display:none"><ix:header>
<ix:references><link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/></ix:references><ix:resources>
<xbrli:context id="d"><xbrli:entity><xbrli:identifier scheme="http://example.com/id">1</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:instant>2024-12-31</xbrli:instant></xbrli:period></xbrli:context>
<xbrli:unit id="pure"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>
</ix:resources></ix:header></div>
<p>Our share: <ix:fraction name="t:Share" contextRef="d" unitRef="pure"><ix:numerator format="ixt:num-dot-decimal">1</ix:numerator>/<ix:denominator format="ixt:num-dot-decimal">3</ix:denominator></ix:fraction>,
rate: <ix:nonFraction name="t:Rate" contextRef="d" unitRef="pure" decimals="INF" scale="-2" format="ixt:num-dot-decimal">12.5</ix:nonFraction> %</p></body></html>
END
cat > schema.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 targetNamespace="http://example.com/t" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Share" id="t_Share" type="xbrli:fractionItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant"/>
<xs:element name="Rate" id="t_Rate" type="xbrli:pureItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant"/>
</xs:schema>
END
cat > read.py <<'END'
import json, subprocess
from importlib.metadata import version
from lxml import etree

def told(*arguments):
    subprocess.run(["env/bin/arelleCmdLine", "--internetConnectivity", "offline", "--disablePersistentConfig", "--validate", "--logFile", "log.json", "--logFileMode", "w", *arguments],
                   check=True, capture_output=True)
    with open("log.json") as log:
        return sorted({m["code"] for m in json.load(log)["log"] if m["level"] in ("warning", "error", "inconsistency")})

page = told("--file", "page.html", "--plugins", "inlineXbrlDocumentSet", "--saveInstance")
facts = {name: etree.parse("page_extracted.xbrl").find(f"{{http://example.com/t}}{name}") for name in ("Share", "Rate")}
seen = {name: (fact.text, fact.get("unitRef"), len(fact)) for name, fact in facts.items()}
extracted = told("--file", "page_extracted.xbrl")
print(f"version:  arelle-release {version('arelle-release')}")
print("expected: Share with unit pure and two elements in it, Rate (0.125, pure), both files valid")
print(f"seen:     {seen}; of the page it says {page}, of its own report {extracted}")
as_found = seen == {"Share": ("1/3", None, 0), "Rate": ("0.125", "pure", 0)} and page == [] and "xmlSchema:valueError" in extracted
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
