#!/usr/bin/env bash
# A date without a time means the end of that day: the balance of 2024-12-31 is that of midnight at its end (XBRL 2.1 section 4.7.2), and
# Arelle holds it as the first moment of 2025-01-01, which its own lists turn back. arelle-mcp, which hands Arelle's facts to
# assistants, cuts the time off and keeps the day: in its lists, its CSV and its statements all balances and all years end a day
# late, those of 2024 on 2025-01-01, in a year they do not belong to, while the start of a year is right. Asked for the assets
# at 2024-12-31, as its manual says to ask, it has none; asked for 2025-01-01 it gives them. Fiscal years that end with a month
# all move into the next. No message. Take a day off each end before anything is joined by date.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet arelle-mcp==2.1.1 arelle-release==2.47.3 mcp==1.30.0
cat > acme.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 targetNamespace="http://example.com/acme" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Sales" id="acme_Sales" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
<xs:element name="Assets" id="acme_Assets" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant"/>
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
        facts = (await tool("xbrl_extract_facts", filing_id=filing))["facts"]
        listed = {fact["local_name"]: fact.get("period") or f"{fact['period_start']} to {fact['period_end']}" for fact in facts}
        lines = (await tool("xbrl_export_csv", filing_id=filing, columns=["concept", "period"]))["csv"].split()
        found = {day: (await tool("xbrl_fact_details", filing_id=filing, concept_name="Assets", period=day))["fact_count"] for day in ("2024-12-31", "2025-01-01")}
        return listed, lines[1:], found

write("i.xbrl", [("Sales", 100, "2024-01-01/2024-12-31"), ("Assets", 500, "2024-12-31")])
seen = asyncio.run(ask("i.xbrl"))
print(f"version:  arelle-mcp {version('arelle-mcp')}, arelle-release {version('arelle-release')}")
expected = ({"Sales": "2024-01-01 to 2024-12-31", "Assets": "2024-12-31"}, ["Sales,2024-12-31", "Assets,2024-12-31"], {"2024-12-31": 1, "2025-01-01": 0})
print(f"expected: {expected}")
print(f"seen:     {seen}")
as_found = ({"Sales": "2024-01-01 to 2025-01-01", "Assets": "2025-01-01"}, ["Sales,2025-01-01", "Assets,2025-01-01"], {"2024-12-31": 0, "2025-01-01": 1})
raise SystemExit(0 if seen == as_found else "this has changed: look again")
END
env/bin/python read.py
