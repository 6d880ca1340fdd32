#!/usr/bin/env bash
# decimals="INF" says that a figure is exact, as numbers of shares and ratios often are (XBRL 2.1 section 4.6.5). edinet-xbrl
# reads the attribute as a whole number while it walks through the file, so one exact figure among thousands of rounded
# ones raises an error and no fact of the filing can be had. EDINET itself takes such filings.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet edinet-xbrl==0.2.0 python-xbrl==1.1.1 marshmallow==3.26.1 beautifulsoup4==4.12.3 lxml==6.1.3
cat > schema.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 targetNamespace="http://example.com/t" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Shares" id="e_Shares" type="xbrli:sharesItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant"/>
</xs:schema>
END
cat > write.py <<'END'
def instance(decimals):
    return f'''<?xml version="1.0" encoding="UTF-8"?>
<xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:t="http://example.com/t">
<link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/>
<xbrli:context id="i"><xbrli:entity><xbrli:identifier scheme="http://example.com/id">1</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:instant>2024-12-31</xbrli:instant></xbrli:period></xbrli:context>
<xbrli:unit id="shares"><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unit>
<t:Shares contextRef="i" unitRef="shares" decimals="{decimals}">1000000</t:Shares>
</xbrli:xbrl>'''
for name, decimals in (("rounded", "0"), ("exact", "INF")):
    open(f"{name}.xbrl", "w").write(instance(decimals))
END
env/bin/python write.py
env/bin/python - 2>/dev/null <<'END'
from importlib.metadata import version
from edinet_xbrl.edinet_xbrl_parser import EdinetXbrlParser

def read(path):
    try:
        return EdinetXbrlParser.parse_file(path).get_data_list("t:Shares")[0].get_value()
    except ValueError as error:
        return type(error).__name__

seen = [read("rounded.xbrl"), read("exact.xbrl")]
print(f"version:  edinet-xbrl {version('edinet-xbrl')}")
print("expected: ['1000000', '1000000']")
print(f"seen:     {seen}")
raise SystemExit(0 if seen == ["1000000", "ValueError"] else "this has changed: look again")
END
