#!/usr/bin/env bash
# A report holds figures of many spans, told apart by their contexts alone (XBRL 2.1 section 4.7.2): the year, the year before, quarters, the
# half year so far. arelle-mcp lets assistants ask Arelle for ratios, trends and summaries of a filing. To find the newest figure it
# writes each period as a text, "Q 2023-04-01" for a quarter, "FY 2025-01-01" for a year and a bare date for any other span, and takes the
# one that is last in the alphabet. Q comes after F, and letters after digits: a quarter of the year before goes before
# the year that the report is about, and the half year of an interim report after the whole year before it. Sales are one span and
# profit another, so the margin of 10 % is 50 % in one report and 6.67 % in the other, and sales that grew have "fallen" by 80 %. No word of it; each
# figure is one of the report's. Ask for facts with their periods, never for its ratios.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet arelle-mcp==2.1.1 arelle-release==2.47.3 mcp==1.30.0
cat > acme.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 targetNamespace="http://example.com/acme" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Revenues" id="acme_Revenues" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
<xs:element name="NetIncomeLoss" id="acme_NetIncomeLoss" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
</xs:schema>
END
cat > read.py <<'END'
import asyncio, json
from importlib.metadata import version
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

def write(path, facts):
    contexts, values = "", ""
    for at, (name, value, period) in enumerate(facts):
        start, _, end = period.partition("/")
        dates = f"<startDate>{start}</startDate><endDate>{end}</endDate>" if end else f"<instant>{start}</instant>"
        contexts += f'<context id="c{at}"><entity><identifier scheme="http://example.com/id">1</identifier></entity><period>{dates}</period></context>\n'
        values += f'<acme:{name} contextRef="c{at}" unitRef="USD" decimals="0">{value}</acme:{name}>\n'
    with open(path, "w") as report:
        report.write(f'''<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:acme="http://example.com/acme">
<link:schemaRef xlink:type="simple" xlink:href="acme.xsd"/>
{contexts}<unit id="USD"><measure>iso4217:USD</measure></unit>
{values}</xbrl>''')

async def ask(path):
    async with stdio_client(StdioServerParameters(command="env/bin/arelle-mcp"), errlog=open("log.txt", "w")) as pipes, ClientSession(*pipes) as session:
        await session.initialize()

        async def tool(name, **given):
            return json.loads((await session.call_tool(name, {"params": given})).content[0].text)

        filing = (await tool("xbrl_load_filing", file_path=path, offline=True))["filing_id"]
        summary = (await tool("xbrl_smart_summary", filing_id=filing))["income"]
        ratios = (await tool("xbrl_financial_ratios", filing_id=filing))["profitability"]
        trend = (await tool("xbrl_trend_analysis", filing_id=filing, concepts=["Revenues"]))["trends"][0]
        return summary["revenue"], summary["net_income"], ratios["net_margin"], trend["percent_change"]

YEAR, BEFORE = "2024-01-01/2024-12-31", "2023-01-01/2023-12-31"
write("annual.xbrl", [("Revenues", 1000, YEAR), ("Revenues", 900, BEFORE), ("Revenues", 200, "2023-01-01/2023-03-31"), ("NetIncomeLoss", 100, YEAR)])
write("interim.xbrl", [("Revenues", 600, "2024-01-01/2024-06-30"), ("Revenues", 900, BEFORE), ("NetIncomeLoss", 60, "2024-01-01/2024-06-30")])
seen = {path: asyncio.run(ask(f"{path}.xbrl")) for path in ("annual", "interim")}
print(f"version:  arelle-mcp {version('arelle-mcp')}, arelle-release {version('arelle-release')}")
print("expected: annual (1000.0, 100.0, 0.1, 11.11), interim (600.0, 60.0, 0.1, no trend): sales, profit, margin, growth of sales in %")
print(f"seen:     {seen}")
raise SystemExit(0 if seen == {"annual": (200.0, 100.0, 0.5, -80.0), "interim": (900.0, 60.0, 0.0667, 50.0)} else "this has changed: look again")
END
env/bin/python read.py
