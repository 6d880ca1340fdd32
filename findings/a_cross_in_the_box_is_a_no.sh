#!/usr/bin/env bash
# The cover of an American report asks some dozen questions that are answered with a mark in a box: is it an annual report, has the company filed all
# it had to, is it a shell. The mark is mostly a cross, and ixt-sec:boolballotbox makes false of an empty box and true of a box
# with a tick or with a cross in it, as in the transforms of the authority itself. ixbrl-parse takes the cross for a no:
# of the boxes on a page all are false, those with a mark and those without, and a company that answers each question with a
# cross is none of what it says. A tick would be read as meant. Nothing is raised.
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

BOXES = {"empty": "\u2610", "tick": "\u2611", "cross": "\u2612"}
seen = {name: read("nonNumeric", "ixt-sec:boolballotbox", box) for name, box in BOXES.items()}
print(f"version:  ixbrl-parse {version('ixbrl-parse')}")
print("expected: {'empty': False, 'tick': True, 'cross': True}")
print(f"seen:     {seen}")
raise SystemExit(0 if seen == {"empty": False, "tick": True, "cross": False} else "this has changed: look again")
END
env/bin/python read.py
