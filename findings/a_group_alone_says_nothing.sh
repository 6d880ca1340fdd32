#!/usr/bin/env bash
# In xBRL-CSV a column of figures may take concept, unit and period from a group of properties that another cell of the row
# names (propertiesFrom), and need have no dimensions of its own: that is what groups are for. Arelle loads such a report
# only where the column itself states a dimension, whichever; where the entity stands at the table or the report, as writers
# of large reports put it, the whole report gives no fact and an error of the program instead of one of the specification.
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
printf 'id,kind,value\na,sold,5\n' > table.csv
cat > run.py <<'END'
import csv, json, subprocess, sys
from importlib.metadata import version

def facts(where):
    group = {"decimals": 0, "dimensions": {"concept": "t:Sales", "period": "2024-01-01..2024-12-31", "unit": "iso4217:EUR"}}
    value = {"propertiesFrom": ["kind"]}
    template = {"rowIdColumn": "id", "columns": {"id": {}, "kind": {"propertyGroups": {"sold": group}}, "value": value}}
    report = {"documentInfo": {"documentType": "https://xbrl.org/2021/xbrl-csv", "taxonomy": ["taxonomy.xsd"],
              "namespaces": {"t": "http://example.com/t", "e": "http://example.com/id",
                             "iso4217": "http://www.xbrl.org/2003/iso4217"}},
              "tableTemplates": {"one": template}, "tables": {"one": {"url": "table.csv"}}}
    {"report": report, "table": template, "column": value}[where]["dimensions"] = {"entity": "e:1"}
    json.dump(report, open(f"{where}.json", "w"))
    run = subprocess.run([sys.executable, "-m", "arelle.CntlrCmdLine", "--plugins", "loadFromOIM", "-f", f"{where}.json", "--validate",
                          "--facts", f"{where}.csv", "--factListCols", "Label,Value", "--internetConnectivity", "offline"],
                         capture_output=True, text=True)
    if "arelleOIMloader:error" in run.stdout + run.stderr:
        return "an error of the program"
    return len(list(csv.DictReader(open(f"{where}.csv", encoding="utf-8-sig"))))

seen = {where: facts(where) for where in ("column", "table", "report")}
print(f"version:  arelle-release {version('arelle-release')}")
print(f"expected: {dict.fromkeys(seen, 1)}")
print(f"seen:     {seen}")
odd = "an error of the program"
raise SystemExit(0 if seen == {"column": 1, "table": odd, "report": odd} else "this has changed: look again")
END
env/bin/python run.py
