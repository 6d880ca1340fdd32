#!/usr/bin/env bash
# Calculations 1.1 gives the sums of a taxonomy an arcrole of its own, https://xbrl.org/2023/arcrole/summation-item, on the same
# link:calculationArc with the same weight as before: costs count with -1. robosystems-xbrl-holon
# turns filings into one document that programs reason over. It knows the arcrole of 2003 only and takes
# all it does not know for definition links: under the new arcrole the sum is no calculation any more, its weights are gone,
# and profit stands over sales and costs as a member of a domain over others. The validator it is built on, Arelle,
# reads both. Nothing is told; a taxonomy that only moves to the new arcrole loses every sum.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet robosystems-xbrl-holon==0.1.2 arelle-release==2.47.3
cat > acme.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 targetNamespace="http://example.com/acme" elementFormDefault="qualified">
<xs:annotation><xs:appinfo>
<link:linkbaseRef xlink:type="simple" xlink:href="acme_cal.xml" xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/>
<link:roleType roleURI="http://example.com/role/Income" id="Income"><link:definition>Income</link:definition><link:usedOn>link:calculationLink</link:usedOn></link:roleType>
</xs:appinfo></xs:annotation>
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Profit" id="acme_Profit" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration" xbrli:balance="credit"/>
<xs:element name="Sales" id="acme_Sales" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration" xbrli:balance="credit"/>
<xs:element name="Costs" id="acme_Costs" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration" xbrli:balance="debit"/>
</xs:schema>
END
cat > i.xbrl <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:acme="http://example.com/acme">
<link:schemaRef xlink:type="simple" xlink:href="acme.xsd"/>
<context id="d"><entity><identifier scheme="http://example.com/id">1</identifier></entity>
<period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period></context>
<unit id="EUR"><measure>iso4217:EUR</measure></unit>
<acme:Profit contextRef="d" unitRef="EUR" decimals="0">40</acme:Profit>
<acme:Sales contextRef="d" unitRef="EUR" decimals="0">100</acme:Sales>
<acme:Costs contextRef="d" unitRef="EUR" decimals="0">60</acme:Costs>
</xbrl>
END
cat > read.py <<'END'
import pathlib, shutil, sys
from importlib.metadata import version
import arelle
from robosystems_xbrl_holon.model import FilingMeta
from robosystems_xbrl_holon.parse.arelle_load import close, load_model
from robosystems_xbrl_holon.parse.to_model import to_xbrl_model

# the standard schemas, from the validator's wheel, where they would be downloaded to
shutil.copytree(pathlib.Path(arelle.__file__).parent / "resources/cache", "cache")

def sums(arcrole, declaration=""):
    arcs = "".join(
        f'<link:calculationArc xlink:type="arc" xlink:arcrole="{arcrole}" xlink:from="Profit" xlink:to="{name}" order="{at}" weight="{weight}"/>\n'
        for at, (name, weight) in enumerate([("Sales", 1), ("Costs", -1)], 1))
    locators = "".join(f'<link:loc xlink:type="locator" xlink:href="acme.xsd#acme_{name}" xlink:label="{name}"/>\n' for name in ("Profit", "Sales", "Costs"))
    pathlib.Path("acme_cal.xml").write_text(f'''<?xml version="1.0" encoding="UTF-8"?>
<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink">
<link:roleRef roleURI="http://example.com/role/Income" xlink:type="simple" xlink:href="acme.xsd#Income"/>{declaration}
<link:calculationLink xlink:type="extended" xlink:role="http://example.com/role/Income">
{locators}{arcs}</link:calculationLink></link:linkbase>''')
    loaded = load_model("i.xbrl", cache_dir="cache")
    networks = to_xbrl_model(loaded, FilingMeta(accession="0000000000-25-000001", cik="0000000001")).networks
    close(loaded.modelManager.cntlr)
    return [(network.kind, [arc.weight for arc in network.arcs]) for network in networks]

newer = "https://xbrl.org/2023/arcrole/summation-item"
seen = [sums("http://www.xbrl.org/2003/arcrole/summation-item"),
        sums(newer, f'<link:arcroleRef arcroleURI="{newer}" xlink:type="simple" xlink:href="https://www.xbrl.org/2023/calculation-1.1.xsd#summation-item"/>')]
print(f"version:  robosystems-xbrl-holon {version('robosystems-xbrl-holon')}")
print("expected: [('calculation', [1.0, -1.0])] under either arcrole")
print(f"seen:     2003 {seen[0]}, 2023 {seen[1]}")
raise SystemExit(0 if seen == [[("calculation", [1.0, -1.0])], [("definition", [None, None])]] else "this has changed: look again")
END
env/bin/python read.py
