#!/usr/bin/env bash
# What stands in a tag of Inline XBRL becomes a figure in two steps: its format makes a number of it, then scale multiplies by a power of ten and
# sign turns it round (Inline XBRL 1.1 part 1 section 10, ix:nonFraction). "two" in "a loss of two million", tagged with scale 6 and sign -, is
# minus two million. ixbrlparse makes both steps within each format, and for words (ixt-sec:numwordsen, of the American authority) it
# leaves the second out: 2. The same figure in digits is read as -2000000 by the same program from the same page, so that two
# facts that agree contradict each other. Nothing is raised.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet ixbrlparse==0.12.0 word2number==1.1 beautifulsoup4==4.15.0 lxml==6.1.3
cat > read.py <<'END'
import io, warnings
from importlib.metadata import version
from ixbrlparse import IXBRL

PAGE = '''<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL" xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2020-02-12"
 xmlns:ixt-sec="http://www.sec.gov/inlineXBRL/transformation/2015-08-31" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:t="http://example.com/t" xml:lang="en">
<head><title>t</title></head><body><div style="display:none"><ix:header>
<ix:references><link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/></ix:references><ix:resources>
<xbrli:context id="d"><xbrli:entity><xbrli:identifier scheme="http://example.com/id">1</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:startDate>2024-01-01</xbrli:startDate><xbrli:endDate>2024-12-31</xbrli:endDate></xbrli:period></xbrli:context>
<xbrli:unit id="USD"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit>
</ix:resources></ix:header></div>{facts}</body></html>'''

def read(printed, form):
    fact = f'<p>a loss of <ix:nonFraction name="t:Result" contextRef="d" unitRef="USD" decimals="-6" scale="6" sign="-" format="{form}">{printed}</ix:nonFraction> million</p>'
    return IXBRL(io.StringIO(PAGE.replace("{facts}", fact))).numeric[0].value

with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    seen = {"two": read("two", "ixt-sec:numwordsen"), "2": read("2", "ixt:num-dot-decimal")}
print(f"version:  ixbrlparse {version('ixbrlparse')}")
print(f"expected: {dict.fromkeys(seen, -2000000)}")
print(f"seen:     {seen}")
raise SystemExit(0 if seen == {"two": 2, "2": -2000000} and not told else "this has changed: look again")
END
env/bin/python read.py
