#!/usr/bin/env bash
# In xBRL-CSV a cell names a group of properties that the figures beside it take (propertiesFrom). A group may add nothing, so
# that the figure is reported for the whole where other rows are reported for a part: `all` beside `north`. Arelle takes the
# cell as one that no fact uses, and refuses the report with xbrlce:unmappedCellValue; a cell without any name of a group is
# no way out where a group gives the concept. Give such a group a property that the column gives as well.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet arelle-release==2.47.3
cat > taxonomy.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 targetNamespace="http://example.com/t" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Sales" id="t_Sales" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
</xs:schema>
END
printf 'id,part,value\na,all,5\n' > table.csv
cat > run.py <<'END'
import json, re, subprocess, sys
from importlib.metadata import version

def codes(name, group):
    columns = {"id": {}, "part": {"propertyGroups": {"all": {"dimensions": group}}},
               "value": {"decimals": 0, "propertiesFrom": ["part"], "dimensions": {
                   "concept": "t:Sales", "entity": "e:1", "period": "2024-01-01..2024-12-31", "unit": "iso4217:EUR"}}}
    report = {"documentInfo": {"documentType": "https://xbrl.org/2021/xbrl-csv", "taxonomy": ["taxonomy.xsd"],
              "namespaces": {"t": "http://example.com/t", "e": "http://example.com/id",
                             "iso4217": "http://www.xbrl.org/2003/iso4217"}},
              "tableTemplates": {"one": {"rowIdColumn": "id", "columns": columns}}, "tables": {"one": {"url": "table.csv"}}}
    json.dump(report, open(f"{name}.json", "w"))
    run = subprocess.run([sys.executable, "-m", "arelle.CntlrCmdLine", "--plugins", "loadFromOIM", "-f", f"{name}.json", "--validate",
                          "--internetConnectivity", "offline"], capture_output=True, text=True)
    return sorted(set(re.findall(r"\[((?:xbrlce|oime|oimce|arelleOIMloader):\w+)\]", run.stdout + run.stderr)))

seen = {"adds nothing": codes("nothing", {}), "says the unit again": codes("unit", {"unit": "iso4217:EUR"})}
print(f"version:  arelle-release {version('arelle-release')}")
print(f"expected: {dict.fromkeys(seen, [])}")
print(f"seen:     {seen}")
odd = ["xbrlce:unmappedCellValue"]
raise SystemExit(0 if seen == {"adds nothing": odd, "says the unit again": []} else "this has changed: look again")
END
env/bin/python run.py
