#!/usr/bin/env bash
# xbrl-forge writes a report from one description of it, as a page of Inline XBRL or as an XBRL instance; one word, xhtml,
# chooses. The description says of a figure how it is printed: sign, format, scale (Inline XBRL 1.1 part 1 section 10). The page hands
# all three on. The instance has to hold the value itself, and for it only the scale is used: a loss of 12 comes out as a
# profit, and 1.234 with a German point for thousands as one and a bit. Two files of one source, both valid, with
# different figures; no warning. Arelle reads both here.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet xbrl-forge==1.0.0 arelle-release==2.47.3 lxml==6.1.3
cat > schema.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 targetNamespace="http://example.com/t" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Sales" id="t_Sales" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
<xs:element name="Result" id="t_Result" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
<xs:element name="Wages" id="t_Wages" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
</xs:schema>
END
cat > write.py <<'END'
import json, pathlib, subprocess
from decimal import Decimal
from importlib.metadata import version
from xbrl_forge import create_xbrl, load_input_data, validate_input_data

T, ISO, IXT = "http://example.com/t", "http://www.xbrl.org/2003/iso4217", "http://www.xbrl.org/inlineXBRL/transformation/2020-02-12"

def figure(name, shown, format="num-dot-decimal", **more):
    return {"type": "BASE_XBRL", "content": shown, "tags": [{
        "namespace": T, "name": name, "entity": "1", "entity_scheme": "http://example.com/id", "start_date": "2024-01-01",
        "end_date": "2024-12-31", "dimensions": [], "attributes": {
            "decimals": 0, "scale": 3, "unit": {"numerator": {"namespace": ISO, "name": "EUR"}}, "format": {"namespace": IXT, "name": format}, **more}}]}

def files(folder):
    for file in folder.contained_files or []:
        yield file
        yield from files(file)

def read(xhtml):
    data = {"reports": [{
        "name": "report", "taxonomy_schema": "schema.xsd", "lang": "en", "xhtml": xhtml, "priority": 100,
        "namespaces": {T: "t", ISO: "iso4217", IXT: "ixt", "http://www.xbrl.org/2003/instance": "xbrli"},
        "content": [figure("Sales", "100"), figure("Result", "12", sign=True), figure("Wages", "1.234", "num-comma-decimal")]}]}
    validate_input_data(data)
    report = next(file for file in files(create_xbrl([load_input_data(data)])) if file.name.startswith("report."))
    content = report.content.encode() if isinstance(report.content, str) else report.content
    pathlib.Path(report.name).write_bytes(content)
    subprocess.run(["env/bin/arelleCmdLine", "--internetConnectivity", "offline", "--disablePersistentConfig", "--file", report.name, "--validate",
                    "--plugins", "saveLoadableOIM", "--saveLoadableOIM", "facts.json", "--logFile", "log.json", "--logFileMode", "w"], check=True, capture_output=True)
    with open("log.json") as log:
        told = [message["code"] for message in json.load(log)["log"] if message["level"] in ("error", "inconsistency")]
    with open("facts.json") as facts:
        return [str(int(Decimal(fact["value"]))) for fact in json.load(facts)["facts"].values()], told

seen = [read(True), read(False)]
print(f"version:  xbrl-forge {version('xbrl-forge')}")
print("expected: ['100000', '-12000', '1234000'] in both, no errors")
print(f"seen:     page {seen[0]}, instance {seen[1]}")
raise SystemExit(0 if seen == [(["100000", "-12000", "1234000"], []), (["100000", "12000", "1234"], [])] else "this has changed: look again")
END
env/bin/python write.py 2>/dev/null
