#!/usr/bin/env bash
# Terms of leases, loans and options are durations, printed as "1", "12" or "365" and tagged ixt-sec:duryear, durmonth or durday of the American
# authority: P1Y, P12M and P365D, as XML Schema writes them. ixbrl-parse turns all of them into days and the days back into years,
# months and days, with thirty days to a month and 356 to a year, two digits changed about: one year is P11M26D, twelve
# months P1Y4D, 365 days P1Y9D and 52 weeks P1Y8D: four words for one time, four values, of which one is less than a year and three
# are more. Five years are P5Y, since the slip is made there and back, so that a sample of whole years looks well. Nothing is raised.
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

TERMS = {"duryear": "1", "durmonth": "12", "durday": "365", "durweek": "52"}
seen = {form: read("nonNumeric", f"ixt-sec:{form}", printed) for form, printed in TERMS.items()}
five = read("nonNumeric", "ixt-sec:duryear", "5")
print(f"version:  ixbrl-parse {version('ixbrl-parse')}")
print("expected: {'duryear': 'P1Y', 'durmonth': 'P12M' or 'P1Y', 'durday': 'P365D', 'durweek': 'P364D'}")
print(f"seen:     {seen}; five years {five}")
as_found = seen == {"duryear": "P11M26D", "durmonth": "P1Y4D", "durday": "P1Y9D", "durweek": "P1Y8D"} and five == "P5Y"
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
