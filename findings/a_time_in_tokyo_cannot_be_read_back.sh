#!/usr/bin/env bash
# When a release went out is a moment, and a moment has a zone: half past three in Tokyo is 2025-02-14T15:30:00+09:00, a value that dateTimeItemType takes. xBRL-JSON may say of
# itself that its values are canonical (xBRL-JSON 1.0, the feature xbrl:canonicalValues), which for a moment means in universal time,
# 2025-02-14T06:30:00Z (XML Schema part 2 section 3.2.7.2). Arelle's writer, the plug-in saveLoadableOIM, says so in each file and writes the
# moment as it stood: the same Arelle, reading its own file back, calls the report invalid for it. The report it was
# made from is valid, the figures in it are not touched, and the writing tells nothing. Give moments in universal time.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet arelle-release==2.47.3
cat > schema.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" targetNamespace="http://example.com/t" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Moment" id="t_Moment" type="xbrli:dateTimeItemType" nillable="true" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
</xs:schema>
END
cat > i.xbrl <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:t="http://example.com/t">
<link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/>
<context id="d"><entity><identifier scheme="http://example.com/id">1</identifier></entity><period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period></context>
<t:Moment contextRef="d">MOMENT</t:Moment>
</xbrl>
END
cat > read.py <<'END'
import csv, json, subprocess
from importlib.metadata import version

def arelle(*arguments):
    run = subprocess.run(["env/bin/arelleCmdLine", "--internetConnectivity", "offline", "--disablePersistentConfig", "--validate", "--logFile", "log.json", "--logFileMode", "w", *arguments], check=True, capture_output=True)
    with open("log.json") as log:
        return sorted({m["code"] for m in json.load(log)["log"] if m["level"] in ("warning", "error", "inconsistency")}), run.returncode

def there_and_back(moment):
    with open("i.xbrl") as report:
        text = report.read()
    with open("report.xbrl", "w") as report:
        report.write(text.replace("MOMENT", moment))
    written = arelle("--file", "report.xbrl", "--plugins", "saveLoadableOIM", "--saveLoadableOIM", "report.json")[0]
    with open("report.json") as report:
        json_report = json.load(report)
    value, = (fact["value"] for fact in json_report["facts"].values())
    return written, json_report["documentInfo"]["features"].get("xbrl:canonicalValues"), value, arelle("--plugins", "loadFromOIM", "--file", "report.json")[0]

universal, tokyo = "2025-02-14T06:30:00Z", "2025-02-14T15:30:00+09:00"
seen = [there_and_back(moment) for moment in (universal, tokyo)]
print(f"version:  arelle-release {version('arelle-release')}")
print(f"expected: {2 * [([], True, universal, [])]}")
print(f"seen:     {seen}")
as_found = seen == [([], True, universal, []), ([], True, tokyo, ["xbrlje:nonCanonicalValue"])]
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
