#!/usr/bin/env bash
# A figure may be told apart from the total in more ways than one: the reserves, as part of equity, and of these what a corrected error changed (XBRL Dimensions 1.0, two
# xbrldi:explicitMember in one context, as the statement of changes in equity has them). pyesef, which makes one table of many European reports (ESEF), splits the text
# of the whole scenario at the colon to get the member, which works for one. With two there are three pieces, and it takes that for no member: the correction of 5
# stands in the table as equity without a part, beside the true total of 60, same concept, same day, and nothing tells which of the two is
# the company. The part that is told in one way, 40, is marked as such, so that one trusts the column. No message.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet pyesef==1.0.2 arelle-release==2.47.3 pandas==3.1.1 jstyleson==0.0.2
cat > schema.xsd <<'END'
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:xbrldt="http://xbrl.org/2005/xbrldt" targetNamespace="http://example.com/t" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:import namespace="http://xbrl.org/2005/xbrldt" schemaLocation="http://www.xbrl.org/2005/xbrldt-2005.xsd"/>
<xs:element name="Equity" id="t_Equity" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant" xbrli:balance="credit"/>
<xs:element name="PartAxis" id="t_PartAxis" type="xbrli:stringItemType" substitutionGroup="xbrldt:dimensionItem" xbrli:periodType="duration" abstract="true"/>
<xs:element name="CorrectionAxis" id="t_CorrectionAxis" type="xbrli:stringItemType" substitutionGroup="xbrldt:dimensionItem" xbrli:periodType="duration" abstract="true"/>
<xs:element name="Reserves" id="t_Reserves" type="xbrli:stringItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration" abstract="true"/>
<xs:element name="ErrorCorrected" id="t_ErrorCorrected" type="xbrli:stringItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration" abstract="true"/>
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
contexts = context("end", END) + context("reserves", END, ("PartAxis", "Reserves")) + context("corrected", END, ("PartAxis", "Reserves"), ("CorrectionAxis", "ErrorCorrected"))
facts = fact("Equity", "end", 60) + fact("Equity", "reserves", 40) + fact("Equity", "corrected", 5)
FOUND = [("Equity", None, "60"), ("Equity", "Reserves", "40"), ("Equity", None, "5")]
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
