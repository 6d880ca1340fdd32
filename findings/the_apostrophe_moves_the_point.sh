#!/usr/bin/env bash
# The Swiss part thousands with an apostrophe, and Transformation Registry 5 has formats for them: under
# ixt:num-dot-decimal-apos the text 1'234.50 is 1234.50, as under ixt:num-dot-decimal 1,234.50 is. openesef, made for the European
# format ESEF, has the two formats with an apostrophe under each other's name: it takes the point for a mark of thousands and
# drops it, so that the amount is a hundred times, or ten times, too large, depending on how many digits
# stand behind the point. No warning; figures without a point are right, which hides it in most statements.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet openesef==0.3.8.29
cat > page.html <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
 xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2022-02-16" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:t="http://example.com/t" xml:lang="en">
<head><title>t</title></head><body><div style="display:none"><ix:header>
<ix:references><link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/></ix:references><ix:resources>
<xbrli:context id="d"><xbrli:entity><xbrli:identifier scheme="http://example.com/id">1</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:startDate>2024-01-01</xbrli:startDate><xbrli:endDate>2024-12-31</xbrli:endDate></xbrli:period></xbrli:context>
<xbrli:unit id="CHF"><xbrli:measure>iso4217:CHF</xbrli:measure></xbrli:unit>
</ix:resources></ix:header></div>
<p><ix:nonFraction name="t:Sales" contextRef="d" unitRef="CHF" decimals="2" format="ixt:num-dot-decimal">1,234.50</ix:nonFraction></p>
<p><ix:nonFraction name="t:Rent" contextRef="d" unitRef="CHF" decimals="2" format="ixt:num-dot-decimal-apos">1'234.50</ix:nonFraction></p>
<p>millions: <ix:nonFraction name="t:Wages" contextRef="d" unitRef="CHF" decimals="-5" scale="6" format="ixt:num-dot-decimal-apos">1'234.5</ix:nonFraction></p>
</body></html>
END
cat > schema.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 targetNamespace="http://example.com/t" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Sales" id="t_Sales" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
<xs:element name="Rent" id="t_Rent" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
<xs:element name="Wages" id="t_Wages" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
</xs:schema>
END
cat > read.py <<'END'
import os
from decimal import Decimal
from importlib.metadata import version
from openesef.instance.instance import Instance

facts = {fact.qname: Decimal(fact.value) for fact in Instance(location=os.path.abspath("page.html")).xbrl.facts.values()}
seen = [facts["t:Sales"], facts["t:Rent"], facts["t:Wages"]]
say = lambda values: [format(value, "f") for value in values]
print(f"version:  openesef {version('openesef')}")
print("expected: ['1234.5', '1234.5', '1234500000']")
print(f"seen:     {say(seen)}")
raise SystemExit(0 if seen == [Decimal("1234.5"), 123450, 12345000000] else "this has changed: look again")
END
env/bin/python read.py
