#!/usr/bin/env bash
# A date may be printed with two digits for its year, and ixt:date-day-month-year puts it into the present century: 31.12.75 is 2075-12-31
# (Transformation Registry 4, as in 1 to 5; Arelle reads it so). Bonds, leases and licences of fifty years have such dates, and releases
# of Europe print them short. ixbrlparse leaves the year to Python, whose %y takes 69 to 99 for the century before: a bond due
# in 2075 was due in 1975, fifty years before the report. Years up to 68 are right, so that a sample of ordinary dates shows
# nothing. No message.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet ixbrlparse==0.12.0 arelle-release==2.47.3 beautifulsoup4==4.15.0 lxml==6.1.3
cat > read.py <<'END'
import io, warnings
from importlib.metadata import version
from arelle.FunctionIxt import ixtNamespaceFunctions
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

def read(printed):
    fact = f'<p><ix:nonNumeric name="t:Due" contextRef="d" format="ixt:date-day-month-year">{printed}</ix:nonNumeric></p>'
    return IXBRL(io.StringIO(PAGE.replace("{facts}", fact))).nonnumeric[0].value.isoformat()

dates = ["31.12.24", "31.12.68", "31.12.69", "31.12.75"]
expected = [ixtNamespaceFunctions["http://www.xbrl.org/inlineXBRL/transformation/2020-02-12"]["date-day-month-year"](printed) for printed in dates]
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    seen = [read(printed) for printed in dates]
print(f"version:  ixbrlparse {version('ixbrlparse')}, arelle-release {version('arelle-release')}")
print(f"expected: {expected}, as Arelle")
print(f"seen:     {seen}")
as_found = seen == ["2024-12-31", "2068-12-31", "1969-12-31", "1975-12-31"] and expected == ["2024-12-31", "2068-12-31", "2069-12-31", "2075-12-31"] and not told
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
