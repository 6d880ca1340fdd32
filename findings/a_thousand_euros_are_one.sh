#!/usr/bin/env bash
# Most of Europe prints 1.234,50 for what Britain prints as 1,234.50, and ixt:numcommadecimal says of a figure that it is printed so
# (Transformation Registry 2 and 3). ixbrl-parse knows that format by name and hands it to the function of the British one, which
# drops commas and keeps the point: 1.234,50 is 1.2345, 1.234 is one and a bit, and 12,5 is 125. In one statement some figures are a thousand times
# too small and others ten times too large. Only figures with two points raise an error; without it a page in
# thousands goes through. Registries 4 and 5 name the format num-comma-decimal, which it does not know and refuses.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet ixbrl-parse==0.11.0 lxml==6.1.3
cat > read.py <<'END'
import lxml.etree as etree
from importlib.metadata import version
from ixbrl_parse.ixbrl import parse

PAGE = '''<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL" xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2015-02-26"
 xmlns:ixt-sec="http://www.sec.gov/inlineXBRL/transformation/2015-08-31" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:t="http://example.com/t" xml:lang="en">
<head><title>t</title></head><body><div style="display:none"><ix:header>
<ix:references><link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/></ix:references><ix:resources>
<xbrli:context id="d"><xbrli:entity><xbrli:identifier scheme="http://example.com/id">1</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:startDate>2024-01-01</xbrli:startDate><xbrli:endDate>2024-12-31</xbrli:endDate></xbrli:period></xbrli:context>
<xbrli:unit id="EUR"><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit>
</ix:resources></ix:header></div><p>{fact}</p></body></html>'''

def read(tag, form, printed, attributes=""):
    fact = f'<ix:{tag} name="t:Fact" contextRef="d" format="{form}" {attributes}>{printed}</ix:{tag}>'
    document = parse(etree.ElementTree(etree.fromstring(PAGE.replace("{fact}", fact))))
    return next(value.to_value().get_value() for context in document.contexts.values() for value in context.values.values())

PRINTED = {"1.234,50": 1234.5, "1.234": 1234.0, "12,5": 12.5, "900": 900.0}
seen = {printed: read("nonFraction", "ixt:numcommadecimal", printed, 'unitRef="EUR" decimals="INF"') for printed in PRINTED}
british = read("nonFraction", "ixt:numdotdecimal", "1,234.50", 'unitRef="EUR" decimals="INF"')
print(f"version:  ixbrl-parse {version('ixbrl-parse')}")
print(f"expected: {PRINTED}")
print(f"seen:     {seen}; 1,234.50 as ixt:numdotdecimal: {british}")
as_found = seen == {"1.234,50": 1.2345, "1.234": 1.234, "12,5": 125.0, "900": 900.0} and british == 1234.5
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
