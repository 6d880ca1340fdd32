#!/usr/bin/env bash
# The header of Inline XBRL, with contexts and units, may stand anywhere in the body of a page (Inline XBRL 1.1 part 1 section 8): a page may well begin with the title of the report and have its hidden part after it, or at the end. secxbrl looks at
# the first element of the body alone; when that is not hidden, it takes the page for one without Inline XBRL and
# gives an empty list: no fact and no error, as if the company had tagged nothing. Put the hidden part first.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet secxbrl==0.1.5 selectolax==0.3.29 lxml==6.1.3
cat > schema.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 targetNamespace="http://example.com/t" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Sales" id="t_Sales" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
</xs:schema>
END
cat > read.py <<'END'
from importlib.metadata import version
from secxbrl import parse_inline_xbrl

HEADER = '''<div style="display:none"><ix:header>
<ix:references><link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/></ix:references><ix:resources>
<xbrli:context id="d"><xbrli:entity><xbrli:identifier scheme="http://example.com/id">1</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:startDate>2024-01-01</xbrli:startDate><xbrli:endDate>2024-12-31</xbrli:endDate></xbrli:period></xbrli:context>
<xbrli:unit id="EUR"><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit>
</ix:resources></ix:header></div>
'''
TITLE = "<h1>Lamp Works, annual report</h1>\n"

def facts(*parts):
    found = parse_inline_xbrl(content=f'''<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
 xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2020-02-12" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:t="http://example.com/t" xml:lang="en">
<head><title>t</title></head><body>{"".join(parts)}<p><ix:nonFraction name="t:Sales" contextRef="d" unitRef="EUR" decimals="0" format="ixt:num-dot-decimal">1,234</ix:nonFraction></p>
</body></html>''')
    return [(fact["_attributes"]["name"], fact["_val"]) for fact in found]

seen = [facts(HEADER, TITLE), facts(TITLE, HEADER)]
print(f"version:  secxbrl {version('secxbrl')}")
print("expected: [('t:Sales', '1,234')], wherever the header is")
print(f"seen:     header first {seen[0]}, title first {seen[1]}")
raise SystemExit(0 if seen == [[("t:Sales", "1,234")], []] else "this has changed: look again")
END
env/bin/python read.py
