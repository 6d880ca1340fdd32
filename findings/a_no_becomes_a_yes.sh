#!/usr/bin/env bash
# A boolean fact is true, false, 1 or 0 (XBRL 2.1 section 5.1.1.3, booleanItemType, with the values of XML Schema). The filings of
# American power companies to their regulator, FERC, reach researchers as tables that catalystcoop-ferc-xbrl-extractor makes of them; it asks
# Python whether the text of the fact is a true thing, and each text is one that is not empty: false becomes True, and so does 0.
# The column is of type boolean and full, nothing is told, and no line of it says no: every plant is jointly owned, every answer
# to a question of the form is a yes. Figures in the same row are right. An answer as a word, Yes or No, would have come through.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet catalystcoop.ferc-xbrl-extractor==1.11.2 arelle-release==2.47.3 pandas==2.3.3
cat > read.py <<'END'
import io, json, logging, zipfile
from importlib.metadata import version
from pathlib import Path
from arelle import Cntlr

class Offline(Cntlr.Cntlr):  # the standard schemas come with the validator
    def __init__(self, *given, **named):
        super().__init__(*given, **named)
        self.webCache.workOffline = True

    def startLogging(self, *given, **named):
        super().startLogging("logToBuffer")

Cntlr.Cntlr = Offline
from ferc_xbrl_extractor.xbrl import extract

LINK = 'xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"'
ROLE = "http://example.com/role/Plants"
TYPES = {"Plants": "stringItemType", "ReportDate": "dateItemType", "JointlyOwned": "booleanItemType", "Cost": "monetaryItemType"}
SCHEMA, PLACE = "form-1_2024-01-01.xsd", "taxonomy/form1/2024-01-01/form/form1/"

def locator(name):
    return f'<link:loc xlink:type="locator" xlink:href="{SCHEMA}#ferc_{name}" xlink:label="{name}"/>\n'

def taxonomy():
    elements = "".join(
        f'<xs:element name="{n}" id="ferc_{n}" type="xbrli:{t}" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>\n' for n, t in TYPES.items())
    refs = "".join(
        f'<link:linkbaseRef xlink:type="simple" xlink:href="{file}" xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/>\n' for file in ("pre.xml", "lab.xml"))
    schema = f'''<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" {LINK}
 targetNamespace="http://example.com/ferc" elementFormDefault="qualified"><xs:annotation><xs:appinfo>
{refs}<link:roleType roleURI="{ROLE}" id="Plants"><link:definition>001 - Schedule - Plants</link:definition><link:usedOn>link:presentationLink</link:usedOn></link:roleType>
</xs:appinfo></xs:annotation>
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
{elements}</xs:schema>'''
    arcs = "".join(
        locator(n) + f'<link:presentationArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/parent-child" xlink:from="Plants" xlink:to="{n}" order="{at}"/>\n'
        for at, n in enumerate(list(TYPES)[1:], 1))
    presentation = (f'<link:linkbase {LINK}><link:roleRef roleURI="{ROLE}" xlink:type="simple" xlink:href="{SCHEMA}#Plants"/>'
                    f'<link:presentationLink xlink:type="extended" xlink:role="{ROLE}">\n{locator("Plants")}{arcs}</link:presentationLink></link:linkbase>')
    labels = "".join(
        locator(n) + "".join(f'<link:label xlink:type="resource" xlink:label="text_{n}" xlink:role="http://www.xbrl.org/2003/role/{r}" xml:lang="en">{n}</link:label>\n' for r in ("label", "documentation"))
        + f'<link:labelArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/concept-label" xlink:from="{n}" xlink:to="text_{n}"/>\n' for n in TYPES)
    label = f'<link:linkbase {LINK}><link:labelLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">\n{labels}</link:labelLink></link:linkbase>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in {SCHEMA: schema, "pre.xml": presentation, "lab.xml": label}.items():
            archive.writestr(PLACE + name, text)
    with zipfile.ZipFile("taxonomies.zip", "w") as archive:
        archive.writestr("form-1-2024-01-01.zip", packed.getvalue())

def filings(answers):
    told = {"1": []}
    with zipfile.ZipFile("filings.zip", "w") as archive:
        for name, answer in answers.items():
            archive.writestr(f"{name}.xbrl", f'''<?xml version="1.0" encoding="UTF-8"?>
<xbrl xmlns="http://www.xbrl.org/2003/instance" {LINK} xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:ferc="http://example.com/ferc">
<link:schemaRef xlink:type="simple" xlink:href="{SCHEMA}"/>
<context id="y"><entity><identifier scheme="http://example.com/id">1</identifier></entity><period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period></context>
<unit id="USD"><measure>iso4217:USD</measure></unit>
<ferc:ReportDate contextRef="y">2024-12-31</ferc:ReportDate>
<ferc:JointlyOwned contextRef="y">{answer}</ferc:JointlyOwned>
<ferc:Cost contextRef="y" unitRef="USD" decimals="0">500</ferc:Cost>
</xbrl>''')
            told["1"].append({"filename": f"{name}.xbrl", "taxonomy_zip_name": "form-1-2024-01-01.zip", "rss_metadata": {"published_parsed": "2025-02-01T00:00:00+00:00"}})
        archive.writestr("rssfeed", json.dumps(told))

if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    answers = {"a": "true", "b": "false", "c": "1", "d": "0"}
    taxonomy()
    filings(answers)
    tables = extract(filings=[Path("filings.zip")], taxonomy_source="taxonomies.zip", form_number=1, db_uri="plants.sqlite").table_data
    rows = tables["plants_001_duration"].reset_index().set_index("filing_name")
    seen = {answer: (bool(rows.loc[name, "jointly_owned"]), float(rows.loc[name, "cost"])) for name, answer in answers.items()}
    print(f"version:  catalystcoop.ferc-xbrl-extractor {version('catalystcoop.ferc-xbrl-extractor')}")
    print(f"expected: {({answer: (answer in ('true', '1'), 500.0) for answer in seen})}")
    print(f"seen:     {seen}")
    raise SystemExit(0 if seen == dict.fromkeys(seen, (True, 500.0)) else "this has changed: look again")
END
env/bin/python read.py
