#!/usr/bin/env bash
# A period is whatever its context says (XBRL 2.1 section 4.7.2), and an annual report need not be of a year: a company that moves the end of
# its year files one over the months between, one that was founded in March over ten, others over fifteen. The very
# file says so, with dei:DocumentPeriodEndDate and a context that ends on that date. edgartools, a much used reader of American filings, takes for
# the columns of an annual report such periods alone as last 300 to 400 days: of a report on July to December 2024, it
# shows the year to June 2024, which stands there for comparison, as the only column. The figures that the report is about
# are nowhere in the statement, nothing is told, and the newest figures of the company are half a year too old. Over eleven months they are
# there. In the list of facts of the same object they stand, so that nothing was lost in reading.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet edgartools==5.62.1
cat > read.py <<'END'
import os
from importlib.metadata import version
from edgar.xbrl import XBRL

LINK = 'xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"'
ROLE = "http://example.com/role/Income"
NAMES = ("Statement", "Sales", "Wages")
COVER = {"DocumentType": "10-KT", "DocumentPeriodEndDate": "2024-12-31", "DocumentFiscalYearFocus": "2024", "DocumentFiscalPeriodFocus": "FY",
         "CurrentFiscalYearEndDate": "--12-31", "EntityRegistrantName": "Acme"}
INSTANCE = '<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>'

def item(prefix, name, kind):
    return f'<xs:element name="{name}" id="{prefix}_{name}" type="xbrli:{kind}ItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>\n'

def schema(namespace, content):
    return (f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" {LINK} '
            f'targetNamespace="{namespace}" elementFormDefault="qualified">{content}</xs:schema>')

def locator(name):
    return f'<link:loc xlink:type="locator" xlink:href="acme.xsd#acme_{name}" xlink:label="acme_{name}"/>\n'

def report(folder, now, before):
    refs = "".join(f'<link:linkbaseRef xlink:type="simple" xlink:href="acme_{kind}.xml" xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/>\n' for kind in ("pre", "lab"))
    arcs = "".join(
        locator(n) + f'<link:presentationArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/parent-child" xlink:from="acme_Statement" xlink:to="acme_{n}" order="{at}"/>\n'
        for at, n in enumerate(NAMES[1:], 1))
    labels = "".join(
        locator(n) + f'<link:label xlink:type="resource" xlink:label="text_{n}" xlink:role="http://www.xbrl.org/2003/role/label" xml:lang="en-US">{n}</link:label>\n'
        f'<link:labelArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/concept-label" xlink:from="acme_{n}" xlink:to="text_{n}"/>\n' for n in NAMES)
    contexts = "".join(
        f'<context id="{id}"><entity><identifier scheme="http://www.sec.gov/CIK">0000000001</identifier></entity>'
        f'<period><startDate>{start}</startDate><endDate>{end}</endDate></period></context>\n' for id, (start, end) in {"now": now, "before": before}.items())
    facts = "".join(f'<dei:{n} contextRef="now">{v}</dei:{n}>\n' for n, v in COVER.items()) + "".join(
        f'<acme:{n} contextRef="{c}" unitRef="USD" decimals="0">{v}</acme:{n}>\n'
        for n, c, v in [("Sales", "now", 1000), ("Sales", "before", 900), ("Wages", "now", 600), ("Wages", "before", 500)])
    os.mkdir(folder)
    files = {
        # stands in for the regulator's schema of the cover page: its namespace, and the elements used here
        "dei.xsd": schema("http://xbrl.sec.gov/dei/2024", INSTANCE + "".join(item("dei", n, "string") for n in COVER)),
        "acme.xsd": schema("http://example.com/acme", f'''<xs:annotation><xs:appinfo>
{refs}<link:roleType roleURI="{ROLE}" id="Income"><link:definition>0002 - Statement - Income</link:definition><link:usedOn>link:presentationLink</link:usedOn></link:roleType>
</xs:appinfo></xs:annotation><xs:import namespace="http://xbrl.sec.gov/dei/2024" schemaLocation="dei.xsd"/>
{INSTANCE}{item("acme", "Statement", "string")}{item("acme", "Sales", "monetary")}{item("acme", "Wages", "monetary")}'''),
        "acme_pre.xml": f'<link:linkbase {LINK}><link:roleRef roleURI="{ROLE}" xlink:type="simple" xlink:href="acme.xsd#Income"/>'
                        f'<link:presentationLink xlink:type="extended" xlink:role="{ROLE}">\n{locator("Statement")}{arcs}</link:presentationLink></link:linkbase>',
        "acme_lab.xml": f'<link:linkbase {LINK}><link:labelLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">\n{labels}</link:labelLink></link:linkbase>',
        "acme.xml": f'''<xbrl xmlns="http://www.xbrl.org/2003/instance" {LINK} xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:dei="http://xbrl.sec.gov/dei/2024" xmlns:acme="http://example.com/acme">
<link:schemaRef xlink:type="simple" xlink:href="acme.xsd"/>
{contexts}<unit id="USD"><measure>iso4217:USD</measure></unit>
{facts}</xbrl>'''}
    for name, text in files.items():
        with open(f"{folder}/{name}", "w") as file:
            file.write('<?xml version="1.0" encoding="UTF-8"?>\n' + text)

def sales(folder, now, before):
    report(folder, now, before)
    xbrl = XBRL.from_directory(folder)
    table = xbrl.statements[0].to_dataframe()
    row = table[table["label"] == "Sales"].iloc[0]
    columns = {name[:10]: float(row[name]) for name in table.columns if name.startswith("20")}
    facts = xbrl.facts.to_dataframe()
    return columns, sorted(float(v) for v in facts[facts["concept"] == "acme:Sales"]["numeric_value"])

seen = {"twelve months": sales("twelve", ("2024-01-01", "2024-12-31"), ("2023-01-01", "2023-12-31")),
        "eleven months": sales("eleven", ("2024-02-01", "2024-12-31"), ("2023-02-01", "2024-01-31")),
        "six months": sales("six", ("2024-07-01", "2024-12-31"), ("2023-07-01", "2024-06-30"))}
print(f"version:  edgartools {version('edgartools')}")
print("expected: sales of 1000 to 2024-12-31 and of 900 before, each time")
for length, (columns, facts) in seen.items():
    print(f"seen:     {length}: columns {columns}, facts {facts}")
both = [900.0, 1000.0]
raise SystemExit(0 if seen == {"twelve months": ({"2024-12-31": 1000.0, "2023-12-31": 900.0}, both),
                               "eleven months": ({"2024-12-31": 1000.0, "2024-01-31": 900.0}, both),
                               "six months": ({"2024-06-30": 900.0}, both)} else "this has changed: look again")
END
env/bin/python read.py
