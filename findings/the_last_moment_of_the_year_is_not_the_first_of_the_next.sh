#!/usr/bin/env bash
# XML Schema writes midnight in two ways, 2024-12-31T24:00:00 and 2025-01-01T00:00:00, and says that they are one value (part 2 section 3.2.7); XBRL ends its periods there, and tools write one or the other.
# A facet and a key go by values and not by how they are written. libxml2, with which lxml validates, keeps the 24 as the hour of the day before: what ends by 2024-12-31T24:00:00 at the latest is refused where the
# same moment is written the other way, though a quarter to midnight is taken; an enumeration of ends of years knows one of the two; and two rows that end at one moment
# have two keys, so that a reference from the one to the other is an error. xmlschema, and the validator of Java, see one value. Write T00:00:00 throughout.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet lxml==6.1.3 xmlschema==4.3.2
cat > read.py <<'END'
from importlib.metadata import version
import xmlschema
from lxml import etree

EVENING, MORNING = "2024-12-31T24:00:00", "2025-01-01T00:00:00"  # one moment
HEAD = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">'
def facet(text):
    return f'{HEAD}<xs:element name="end"><xs:simpleType><xs:restriction base="xs:dateTime">{text}</xs:restriction></xs:simpleType></xs:element></xs:schema>'

TABLE = (HEAD + '<xs:element name="table"><xs:complexType><xs:sequence><xs:element name="period" maxOccurs="unbounded"><xs:complexType><xs:attribute name="end" type="xs:dateTime"/></xs:complexType></xs:element>'
         '<xs:element name="row" maxOccurs="unbounded"><xs:complexType><xs:attribute name="end" type="xs:dateTime"/></xs:complexType></xs:element></xs:sequence></xs:complexType>'
         '<xs:key name="k"><xs:selector xpath="period"/><xs:field xpath="@end"/></xs:key><xs:keyref name="r" refer="k"><xs:selector xpath="row"/><xs:field xpath="@end"/></xs:keyref></xs:element></xs:schema>')
CASES = [(facet(f'<xs:maxInclusive value="{EVENING}"/>'), f"<end>{MORNING}</end>"), (facet(f'<xs:maxInclusive value="{EVENING}"/>'), "<end>2024-12-31T23:45:00</end>"),
         (facet(f'<xs:enumeration value="{MORNING}"/>'), f"<end>{EVENING}</end>"), (TABLE, f'<table><period end="{MORNING}"/><row end="{EVENING}"/></table>'),
         (TABLE, f'<table><period end="{MORNING}"/><row end="{MORNING}"/></table>')]
libxml2 = [etree.XMLSchema(etree.XML(schema)).validate(etree.XML(report)) for schema, report in CASES]
other = [xmlschema.XMLSchema(schema).is_valid(report) for schema, report in CASES]
print(f"version:  lxml {version('lxml')} with libxml2 {'.'.join(map(str, etree.LIBXML_VERSION))}")
print(f"expected: valid {[True] * 5}, as xmlschema {other}")
print(f"seen:     valid {libxml2}")
raise SystemExit(0 if (libxml2, other) == ([False, True, False, False, True], [True] * 5) else "this has changed: look again")
END
env/bin/python read.py
