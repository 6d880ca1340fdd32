#!/usr/bin/env bash
# Tools that set XML out in lines put the text of an element on a line of its own, between two line ends and some blanks. To a number, a day or a code that makes no difference: white space around the value of any type but those of texts
# is taken away before it is looked at, and no schema can say otherwise (XML Schema part 2 section 4.3.6, whiteSpace: collapse and fixed for all types that are neither string nor made from it). libxml2, with which lxml,
# PHP, xmllint and others validate, does so for numbers, booleans and binary data and not for dates, moments, years, months and durations: a day of the end of a year with a blank before it or a line end behind is "not a valid value of the
# atomic type 'xs:date'", in an element and in an attribute, and a bank's file, a register or a report that other validators pass is refused. A moment with a Z at its end may have blanks behind it and none before it, a time the other way round. Within
# a union or a list the blanks are taken away, so that the dates of an XBRL context, which are a union of day and moment, pass, and the day of a fact of dateItemType beside them does not. Send files that are not set out.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet lxml==6.1.3 xmlschema==4.3.2
cat > read.py <<'END'
from importlib.metadata import version
from lxml import etree
import xmlschema

VALUES = {"xs:decimal": "12.5", "xs:boolean": "true", "xs:anyURI": "a", "xs:date": "2024-12-31", "xs:dateTime": "2024-12-31T15:30:00", "xs:time": "15:30:00", "xs:gYear": "2024", "xs:gYearMonth": "2024-12", "xs:gMonthDay": "--12-31", "xs:duration": "P1Y"}
ITEM = '<xs:complexType><xs:simpleContent><xs:extension base="xs:date"><xs:attribute name="contextRef" type="xs:string"/></xs:extension></xs:simpleContent></xs:complexType>'
UNION = '<xs:simpleType><xs:union memberTypes="xs:date xs:dateTime"/></xs:simpleType>'

def schemas(content, kind=""):
    text = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="value"{kind}>{content}</xs:element></xs:schema>'
    return etree.XMLSchema(etree.XML(text)), xmlschema.XMLSchema(text)

def refused(pair, value):
    ways = {"as it is": value, "before": f"\n  {value}", "behind": f"{value}\n"}
    return [[name for name, text in ways.items() if not valid(f"<value>{text}</value>")] for valid in (lambda xml: pair[0].validate(etree.XML(xml)), pair[1].is_valid)]

both = {name: refused(schemas("", f' type="{name}"'), value) for name, value in VALUES.items()}
both |= {"dateItemType": refused(schemas(ITEM), "2024-12-31"), "day or moment": refused(schemas(UNION), "2024-12-31")}
seen, expected = ({name: pair[number] for name, pair in both.items() if pair[number]} for number in (0, 1))
print(f"version:  lxml {version('lxml')} with libxml2 {'.'.join(map(str, etree.LIBXML_VERSION))}, xmlschema {version('xmlschema')}")
print(f"expected: none refused for white space {expected}, as xmlschema has it")
print(f"seen:     refused {seen}")
around = ["before", "behind"]
found = {"xs:date": around, "xs:dateTime": around, "xs:time": ["behind"], "xs:gYear": around, "xs:gYearMonth": around, "xs:gMonthDay": ["behind"], "xs:duration": ["behind"], "dateItemType": around}
raise SystemExit(0 if (seen, expected) == (found, {}) else "this has changed: look again")
END
env/bin/python read.py
