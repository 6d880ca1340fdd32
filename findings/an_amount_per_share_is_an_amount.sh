#!/usr/bin/env bash
# Earnings per share are not in euros but in euros per share: a unit with a numerator and a denominator (XBRL 2.1 sections
# 4.8.3 and 4.8.4). ixbrlparse takes the first measure that it finds anywhere within a unit for the whole of it, so that what is
# earned per share has the same unit as what is earned; in a table of a concept over many companies, or of all amounts in
# a currency, the two stand side by side as money. A price per square metre, or wages per hour, go the same way. No error.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet ixbrlparse==0.12.0 beautifulsoup4==4.15.0 lxml==6.1.3
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
<xbrli:unit id="EUR"><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit>
<xbrli:unit id="EURperShare"><xbrli:divide><xbrli:unitNumerator><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unitNumerator>
<xbrli:unitDenominator><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unitDenominator></xbrli:divide></xbrli:unit>
</ix:resources></ix:header></div>
<p><ix:nonFraction name="t:Earned" contextRef="d" unitRef="EUR" decimals="0" format="ixt:num-dot-decimal">250</ix:nonFraction></p>
<p><ix:nonFraction name="t:EarnedPerShare" contextRef="d" unitRef="EURperShare" decimals="2" format="ixt:num-dot-decimal">1.25</ix:nonFraction></p>
</body></html>
END
cat > schema.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 targetNamespace="http://example.com/t" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Earned" id="t_Earned" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
<xs:element name="EarnedPerShare" id="t_EarnedPerShare" type="xbrli:decimalItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
</xs:schema>
END
env/bin/python - <<'END'
from importlib.metadata import version
from ixbrlparse import IXBRL

def tell(version, expected, seen, as_found):
    print(f"version:  {version}\nexpected: {expected}\nseen:     {seen}")
    raise SystemExit(0 if seen == as_found else "this has changed: look again")

report = IXBRL.open("page.html")
seen = [(row["name"], row["value"], row["unit"]) for row in report.to_table("numeric")], len(report.errors)
tell("ixbrlparse " + version("ixbrlparse"), "EarnedPerShare 1.25 in euros per share", seen,
     ([("Earned", 250.0, "iso4217:EUR"), ("EarnedPerShare", 1.25, "iso4217:EUR")], 0))
END
