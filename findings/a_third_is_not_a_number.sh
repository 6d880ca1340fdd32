#!/usr/bin/env bash
# A share of one third can be told exactly, as ix:fraction with a numerator and a denominator (Inline XBRL 1.1 part 1 section 7;
# XBRL 2.1 section 5.1.1.3). ixbrl-viewer writes the facts of a report beside the page for people to look at; a
# fraction becomes the text NaN in them and loses its unit, though the validator that the viewer is a plug-in of has read
# 1/3 from the same page and says nothing. The other figures of the page are right.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet ixbrl-viewer==1.5.8 arelle-release==2.47.3 lxml==6.1.3
cat > page.html <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
 xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2020-02-12" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:t="http://example.com/t" xml:lang="en">
<head><title>t</title></head><body><div style="display:none"><ix:header>
<ix:references><link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/></ix:references><ix:resources>
<xbrli:context id="d"><xbrli:entity><xbrli:identifier scheme="http://example.com/id">1</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:startDate>2024-01-01</xbrli:startDate><xbrli:endDate>2024-12-31</xbrli:endDate></xbrli:period></xbrli:context>
<xbrli:unit id="pure"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>
</ix:resources></ix:header></div>
<p><ix:nonFraction name="t:Share" contextRef="d" unitRef="pure" decimals="2" scale="-2">33</ix:nonFraction> %</p>
<p><ix:fraction name="t:ExactShare" contextRef="d" unitRef="pure"><ix:numerator>1</ix:numerator>/<ix:denominator>3</ix:denominator></ix:fraction></p>
</body></html>
END
cat > schema.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 targetNamespace="http://example.com/t" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Share" id="t_Share" type="xbrli:pureItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
<xs:element name="ExactShare" id="t_ExactShare" type="xbrli:fractionItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
</xs:schema>
END
cat > read.py <<'END'
import html, json, re, subprocess
from importlib.metadata import version

subprocess.run(["env/bin/arelleCmdLine", "--internetConnectivity", "offline", "--disablePersistentConfig", "--file", "page.html", "--validate",
                "--plugins", "ixbrl-viewer", "--save-viewer", "viewer.html", "--logFile", "log.json", "--logFileMode", "w"], check=True, capture_output=True)
with open("viewer.html") as page:
    data = json.loads(html.unescape(re.search(r'<script type="application/x\.ixbrl-viewer\+json">(.*?)</script>', page.read(), re.S).group(1)))
with open("log.json") as log:
    told = [message["code"] for message in json.load(log)["log"] if message["level"] in ("warning", "error", "inconsistency")]
facts = data.get("facts") or data["sourceReports"][0]["targetReports"][0]["facts"]
seen = [(fact["a"]["c"], fact["v"], fact["a"].get("u")) for fact in facts.values()], told
print(f"version:  ixbrl-viewer {version('ixbrl-viewer')} with arelle-release {version('arelle-release')}")
print("expected: t:ExactShare 1/3 with unit xbrli:pure, or a message")
print(f"seen:     {seen}")
raise SystemExit(0 if seen == ([("t:Share", "0.33", "xbrli:pure"), ("t:ExactShare", "NaN", None)], []) else "this has changed: look again")
END
env/bin/python read.py
