#!/usr/bin/env bash
# Whether a figure is above or below nought is in its value alone; the balance attribute of a concept, debit or credit, tells which side of the ledger it stands on and is there for
# amounts that have a side (XBRL 2.1 section 5.1.1.2). A change of cash, a revaluation or a rate has none. pyesef, which makes one table of many European reports (ESEF), writes what is on
# the debit side below nought, as ledgers do, and what has no side at all too: cash that grew by 7 has the value -7, a tax rate of 25 % is -0.25, and a true fall of cash
# would be a rise. The column is called value, "nominal value of the record", and nothing tells which of the figures were turned round. What is on the credit
# side is as reported, so that profit and equity look right. Take the values from Arelle, which it reads them with.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet pyesef==1.0.2 arelle-release==2.47.3 pandas==3.1.1 jstyleson==0.0.2
cat > schema.xsd <<'END'
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:xbrldt="http://xbrl.org/2005/xbrldt" targetNamespace="http://example.com/t" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:import namespace="http://xbrl.org/2005/xbrldt" schemaLocation="http://www.xbrl.org/2005/xbrldt-2005.xsd"/>
<xs:element name="Equity" id="t_Equity" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant" xbrli:balance="credit"/>
<xs:element name="ChangeOfCash" id="t_ChangeOfCash" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
<xs:element name="TaxRate" id="t_TaxRate" type="xbrli:pureItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
</xs:schema>
END
touch definitions.csv  # pyesef writes it once, from the labels of a taxonomy, which this one does without
cat > read.py <<'END'
from importlib.metadata import version
from arelle import Cntlr
from pyesef.helpers.read_facts import read_facts

def context(name, period, *members):
    scenario = "".join(f'<xbrldi:explicitMember dimension="t:{axis}">t:{member}</xbrldi:explicitMember>' for axis, member in members)
    return (f'<xbrli:context id="{name}"><xbrli:entity><xbrli:identifier scheme="http://standards.iso.org/iso/17442">529900T8BM49AURSDO55</xbrli:identifier></xbrli:entity>'
            f'<xbrli:period>{period}</xbrli:period>' + (f'<xbrli:scenario>{scenario}</xbrli:scenario>' if scenario else "") + '</xbrli:context>')

def fact(concept, name, value, unit="EUR"):
    return f'<p><ix:nonFraction name="t:{concept}" contextRef="{name}" unitRef="{unit}" decimals="INF">{value}</ix:nonFraction></p>\n'

YEAR, END = "<xbrli:startDate>2024-01-01</xbrli:startDate><xbrli:endDate>2024-12-31</xbrli:endDate>", "<xbrli:instant>2024-12-31</xbrli:instant>"
contexts = context("year", YEAR) + context("end", END)
facts = fact("Equity", "end", 60) + fact("ChangeOfCash", "year", 7) + fact("TaxRate", "year", "0.25", "pure")
FOUND = [("Equity", None, "60"), ("ChangeOfCash", None, "-7"), ("TaxRate", None, "-0.25")]
with open("page.xhtml", "w", encoding="utf-8") as page:
    page.write('<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:xbrldi="http://xbrl.org/2006/xbrldi" xmlns:link="http://www.xbrl.org/2003/linkbase"\n'
               ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:t="http://example.com/t"><head><title>t</title></head><body><div style="display:none"><ix:header>\n'
               f'<ix:references><link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/></ix:references><ix:resources>{contexts}<xbrli:unit id="EUR"><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit>'
               f'<xbrli:unit id="pure"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit></ix:resources></ix:header></div>\n{facts}</body></html>')
controller = Cntlr.Cntlr(logFileName="logToBuffer", disable_persistent_config=True)
controller.webCache.workOffline = True
model = controller.modelManager.load("page.xhtml")
reported = {(one.qname.localName, one.contextID): str(one.xValue) for one in model.facts}
seen = [(one.xml_name, one.membership, str(one.value)) for one in read_facts(model, [], {})]
print(f"version:  pyesef {version('pyesef')} with arelle-release {version('arelle-release')}")
print(f"expected: {reported}")
print(f"seen:     {seen}")
raise SystemExit(0 if seen == FOUND else "this has changed: look again")
END
env/bin/python read.py
