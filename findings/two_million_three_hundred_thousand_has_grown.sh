#!/usr/bin/env bash
# American filings tag amounts that are written in words, with ixt-sec:numwordsen of the registry of their authority: "two million three hundred
# thousand" is 2300000. ixbrlparse leaves the words to word2number, which takes all that stands before "thousand" for thousands, back to
# the beginning of the amount: the three hundred thousand are counted rightly and the "two" of the millions once more among them, so that
# the answer is 2301300, and one million five hundred thousand is 1501500. Both look like amounts that somebody counted. With a comma
# after "million", as such amounts are printed, it is another number still. Without thousands, or with round millions, words are read
# as meant. Nothing is raised, by either.
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

AMOUNTS = {"two million three hundred thousand": 2300000, "one million five hundred thousand": 1500000, "one billion two hundred million": 1200000000,
           "three million, two hundred thousand": 3200000, "two hundred fifty thousand": 250000, "ten million": 10000000}

def read(words):
    fact = f'<p><ix:nonFraction name="t:Sales" contextRef="d" unitRef="USD" decimals="-3" format="ixt-sec:numwordsen">{words}</ix:nonFraction></p>'
    return IXBRL(io.StringIO(PAGE.replace("{facts}", fact))).numeric[0].value

with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    seen = [read(words) for words in AMOUNTS]
print(f"version:  ixbrlparse {version('ixbrlparse')}, word2number {version('word2number')}")
print(f"expected: {list(AMOUNTS.values())}")
print(f"seen:     {seen}")
raise SystemExit(0 if seen == [2301300, 1501500, 1201000200, 106000, 250000, 10000000] and not told else "this has changed: look again")
END
env/bin/python read.py
