#!/usr/bin/env bash
# Companies from abroad that file in America report in their own currency and print, beside the figures of this year, what they are in dollars: the
# same concept and period twice, with two units, which makes two facts (XBRL 2.1 section 4.10; Open Information Model 1.0, unit). edgartools, a
# much used reader of American filings, has one cell for each concept and period and fills it with the fact that stands first in
# the file, whatever its unit. The order of facts has no meaning. With the translation first, sales of this year are 1000 dollars, those
# of last year 7000 yuan and wages are yuan throughout, in one table without a word on currencies: sales have fallen by six
# sevenths that have grown. A context with a dimension in its scenario, or of another company, takes the cell the same way.
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
COVER = {"DocumentType": "20-F", "DocumentPeriodEndDate": "2024-12-31", "DocumentFiscalYearFocus": "2024", "DocumentFiscalPeriodFocus": "FY", "CurrentFiscalYearEndDate": "--12-31", "EntityRegistrantName": "Acme"}
INSTANCE = '<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>'

def item(prefix, name, kind):
    return f'<xs:element name="{name}" id="{prefix}_{name}" type="xbrli:{kind}ItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>\n'

def schema(namespace, content):
    return (f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" {LINK} '
            f'targetNamespace="{namespace}" elementFormDefault="qualified">{content}</xs:schema>')

def locator(name):
    return f'<link:loc xlink:type="locator" xlink:href="acme.xsd#acme_{name}" xlink:label="acme_{name}"/>\n'

def report(folder, facts):
    refs = "".join(f'<link:linkbaseRef xlink:type="simple" xlink:href="acme_{kind}.xml" xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/>\n' for kind in ("pre", "lab"))
    arcs = "".join(
        locator(n) + f'<link:presentationArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/parent-child" xlink:from="acme_Statement" xlink:to="acme_{n}" order="{at}"/>\n'
        for at, n in enumerate(NAMES[1:], 1))
    labels = "".join(
        locator(n) + f'<link:label xlink:type="resource" xlink:label="text_{n}" xlink:role="http://www.xbrl.org/2003/role/label" xml:lang="en-US">{n}</link:label>\n'
        f'<link:labelArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/concept-label" xlink:from="acme_{n}" xlink:to="text_{n}"/>\n' for n in NAMES)
    contexts = "".join(
        f'<context id="{id}"><entity><identifier scheme="http://www.sec.gov/CIK">0000000001</identifier></entity>'
        f'<period><startDate>{year}-01-01</startDate><endDate>{year}-12-31</endDate></period></context>\n' for id, year in (("now", 2024), ("before", 2023)))
    facts = "".join(f'<dei:{n} contextRef="now">{v}</dei:{n}>\n' for n, v in COVER.items()) + "".join(
        f'<acme:{n} contextRef="{c}" unitRef="{u}" decimals="0">{v}</acme:{n}>\n' for n, c, u, v in facts)
    os.mkdir(folder)
    files = {
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
{contexts}<unit id="CNY"><measure>iso4217:CNY</measure></unit><unit id="USD"><measure>iso4217:USD</measure></unit>
{facts}</xbrl>'''}
    for name, text in files.items():
        with open(f"{folder}/{name}", "w") as file:
            file.write('<?xml version="1.0" encoding="UTF-8"?>\n' + text)

YUAN = [("Sales", "now", "CNY", 7200), ("Sales", "before", "CNY", 7000), ("Wages", "now", "CNY", 720), ("Wages", "before", "CNY", 700)]
DOLLARS = [("Sales", "now", "USD", 1000)]

def sales(folder, facts):
    report(folder, facts)
    table = XBRL.from_directory(folder).statements[0].to_dataframe()
    rows = {label: table[table["label"] == label].iloc[0] for label in ("Sales", "Wages")}
    years = [name for name in sorted(table.columns, reverse=True) if name.startswith("20")]
    return {label: [float(row[name]) for name in years] for label, row in rows.items()}

seen = {"translation last": sales("last", YUAN + DOLLARS), "translation first": sales("first", DOLLARS + YUAN)}
print(f"version:  edgartools {version('edgartools')}")
print("expected: {'Sales': [7200.0, 7000.0], 'Wages': [720.0, 700.0]}, either way, or a column for each currency")
print(f"seen:     {seen}")
as_found = seen == {"translation last": {"Sales": [7200.0, 7000.0], "Wages": [720.0, 700.0]}, "translation first": {"Sales": [1000.0, 7000.0], "Wages": [720.0, 700.0]}}
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
