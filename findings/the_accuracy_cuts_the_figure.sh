#!/usr/bin/env bash
# decimals says how far a figure is right and changes nothing in the figure (XBRL 2.1 section 4.6.5): 500000 with decimals
# -3, 0 or 2 is half a million each time. Under Python 3 python-xbrl takes the number for the place at which it cuts the digits as
# a text: with -3 the last three are lost, with 2 the first two are all that is left, and with 0, which is what most
# small companies file, nothing is left and the figure is nought. No error, no warning.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet python-xbrl==1.1.1 marshmallow==3.26.1 beautifulsoup4==4.12.3 lxml==6.1.3
cat > schema.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 targetNamespace="http://fasb.org/us-gaap/2024" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Assets" id="e_Assets" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant"/>
</xs:schema>
END
cat > write.py <<'END'
for decimals in ("-3", "0", "2"):
    open(f"{decimals}.xml", "w").write(f'''<?xml version="1.0" encoding="UTF-8"?>
<xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:us-gaap="http://fasb.org/us-gaap/2024">
<link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/>
<xbrli:context id="i"><xbrli:entity><xbrli:identifier scheme="http://example.com/id">1</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:instant>2024-12-31</xbrli:instant></xbrli:period></xbrli:context>
<xbrli:unit id="USD"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit>
<us-gaap:Assets contextRef="i" unitRef="USD" decimals="{decimals}">500000</us-gaap:Assets>
</xbrli:xbrl>''')
END
env/bin/python write.py
env/bin/python - 2>/dev/null <<'END'
from importlib.metadata import version
from xbrl import XBRLParser

def total(decimals):
    parser = XBRLParser()
    instance = parser.parse(open(f"{decimals}.xml"))
    return float(parser.parseGAAP(instance, doc_date="20241231", context="current", ignore_errors=0).assets)

seen = [total(decimals) for decimals in ("-3", "0", "2")]
print(f"version:  python-xbrl {version('python-xbrl')}")
print("expected: [500000.0, 500000.0, 500000.0]")
print(f"seen:     {seen}")
raise SystemExit(0 if seen == [500.0, 0.0, 50.0] else "this has changed: look again")
END
