#!/usr/bin/env bash
# A Japanese annual report has the sales of the company and, further down, the sales of each segment: the same concept, period
# and unit, told apart by a dimension of the context alone (XBRL Dimensions 1.0, xbrldi:explicitMember). edinet-mcp, which answers
# questions about filings of EDINET, asks of a context whether its id speaks of an earlier year or of the parent company alone
# and reads no dimension. Of all that is left the last in the file wins: the sales of one segment stand as those of the
# company. The order of facts has no meaning (Open Information Model 1.0: a report is a set of facts); here the same two facts are written both ways round.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet edinet-mcp==0.9.0
cat > acme.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:xbrldt="http://xbrl.org/2005/xbrldt"
 targetNamespace="http://example.com/jppfs_cor" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:import namespace="http://xbrl.org/2005/xbrldt" schemaLocation="http://www.xbrl.org/2005/xbrldt-2005.xsd"/>
<xs:element name="NetSales" id="NetSales" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration" xbrli:balance="credit"/>
<xs:element name="OperatingSegmentsAxis" id="OperatingSegmentsAxis" type="xbrli:stringItemType" substitutionGroup="xbrldt:dimensionItem" abstract="true" xbrli:periodType="duration"/>
<xs:element name="LampsReportableSegmentMember" id="LampsReportableSegmentMember" type="xbrli:stringItemType" substitutionGroup="xbrli:item" abstract="true" xbrli:periodType="duration"/>
</xs:schema>
END
cat > read.py <<'END'
import pathlib, shutil
from importlib.metadata import version
from edinet_mcp import normalize_statement
from edinet_mcp.models import Filing
from edinet_mcp.parser import XBRLParser

LAMPS = "CurrentYearDuration_LampsReportableSegmentMember"

def context(name, scenario=""):
    return (f'<context id="{name}"><entity><identifier scheme="http://disclosure.edinet-fsa.go.jp">E00000-000</identifier></entity>'
            f'<period><startDate>2024-04-01</startDate><endDate>2025-03-31</endDate></period>{scenario}</context>\n')

def sales(name, value):
    return f'<jppfs_cor:NetSales contextRef="{name}" unitRef="JPY" decimals="-6">{value}</jppfs_cor:NetSales>\n'

def read(folder, facts):
    folder = pathlib.Path(folder)
    folder.mkdir()
    shutil.copy("acme.xsd", folder)
    (folder / "report.xbrl").write_text(f'''<?xml version="1.0" encoding="UTF-8"?>
<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:xbrldi="http://xbrl.org/2006/xbrldi" xmlns:jppfs_cor="http://example.com/jppfs_cor">
<link:schemaRef xlink:type="simple" xlink:href="acme.xsd"/>
{context("CurrentYearDuration")}{context(LAMPS, '<scenario><xbrldi:explicitMember dimension="jppfs_cor:OperatingSegmentsAxis">jppfs_cor:LampsReportableSegmentMember</xbrldi:explicitMember></scenario>')}<unit id="JPY"><measure>iso4217:JPY</measure></unit>
{facts}</xbrl>''')
    filing = Filing(doc_id="S0000000", edinet_code="E00000", company_name="Lamp Works", doc_type="120", filing_date="2025-06-30")
    rows = normalize_statement(XBRLParser().parse_directory(filing, folder)).income_statement.items
    return [row["当期"] for row in rows]

company, lamps = sales("CurrentYearDuration", 900000000), sales(LAMPS, 300000000)
seen = [read("first", lamps + company), read("last", company + lamps)]
print(f"version:  edinet-mcp {version('edinet-mcp')}")
print("expected: sales of this year [900000000], however the facts are ordered")
print(f"seen:     segment first {seen[0]}, segment last {seen[1]}")
raise SystemExit(0 if seen == [[900000000], [300000000]] else "this has changed: look again")
END
env/bin/python read.py
