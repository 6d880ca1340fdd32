#!/usr/bin/env bash
# When a release goes out is a moment, written with its zone: midnight in Tokyo, 2025-01-01T00:00:00+09:00, is 2024-12-31T15:00:00Z, and an hour later by universal time is later (XML Schema part 2
# section 3.2.7.4; XQuery 1.0 and XPath 2.0 Functions and Operators, section 10.4.6, op:dateTime-equal). elementpath, XPath for Python, compares the days as
# they are written and looks at the zone only where they are alike: where two zones have two dates, a later moment is earlier and a moment is not equal to itself,
# though its difference to itself is nought. Rules on deadlines decide wrongly for nine hours of each day in Japan and for five in New York; noon, which one tries first, is right. xmlschema
# validates with the same comparison: a release at eight in the morning of New Year's Day in Tokyo is refused where a schema asks for moments of 2024 in
# universal time, though it is one. libxml2 takes it.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet elementpath==5.1.4 xmlschema==4.3.2 lxml==6.1.3
cat > read.py <<'END'
from importlib.metadata import version
import elementpath, xmlschema
from elementpath.xpath2 import XPath2Parser
from lxml import etree

TOKYO = "xs:dateTime('2025-01-01T00:00:00+09:00')"
RULES = [f"{TOKYO} = xs:dateTime('2024-12-31T15:00:00Z')", f"{TOKYO} - xs:dateTime('2024-12-31T15:00:00Z') = xs:dayTimeDuration('PT0S')",
         f"{TOKYO} < xs:dateTime('2024-12-31T16:00:00Z')", "xs:dateTime('2024-12-31T20:00:00-05:00') > xs:dateTime('2025-01-01T00:30:00Z')",
         "xs:dateTime('2025-01-01T12:00:00+09:00') = xs:dateTime('2025-01-01T03:00:00Z')"]
rules = [elementpath.select(etree.XML("<report/>"), rule, parser=XPath2Parser) for rule in RULES]
SCHEMA = ('<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="published"><xs:simpleType><xs:restriction base="xs:dateTime">'
          '<xs:minInclusive value="2024-01-01T00:00:00Z"/><xs:maxInclusive value="2024-12-31T23:59:59Z"/></xs:restriction></xs:simpleType></xs:element></xs:schema>')
MOMENTS = ["2024-06-30T12:00:00+09:00", "2024-12-31T23:00:00Z", "2025-01-01T08:00:00+09:00"]  # the last two are the same
texts = [f"<published>{moment}</published>" for moment in MOMENTS]
valid = [xmlschema.XMLSchema(SCHEMA).is_valid(text) for text in texts]
libxml2 = [etree.XMLSchema(etree.XML(SCHEMA)).validate(etree.XML(text)) for text in texts]
print(f"version:  elementpath {version('elementpath')}, xmlschema {version('xmlschema')}")
print(f"expected: rules [True, True, True, True, True], valid {libxml2} as by libxml2")
print(f"seen:     rules {rules}, valid {valid}")
raise SystemExit(0 if (rules, valid, libxml2) == ([False, True, False, False, True], [True, True, False], [True] * 3) else "this has changed: look again")
END
env/bin/python read.py
