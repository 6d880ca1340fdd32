#!/usr/bin/env bash
# A name in English and in Japanese is two facts, told apart by xml:lang. Arelle's saveLoadableOIM plugin writes both to
# xBRL-CSV without the language dimension (its JSON has it): the same software, reading its own file back, finds two
# values for one fact. A bilingual filing converted to CSV is an inconsistent one.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet arelle-release==2.47.3
cat > i.xbrl <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:t="http://example.com/t">
<link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/>
<context id="d"><entity><identifier scheme="http://example.com/id">1</identifier></entity>
<period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period></context>
<context id="i"><entity><identifier scheme="http://example.com/id">1</identifier></entity>
<period><instant>2024-12-31</instant></period></context>
<unit id="EUR"><measure>iso4217:EUR</measure></unit>
<t:Name contextRef="d" xml:lang="en">Lamp Works</t:Name>
<t:Name contextRef="d" xml:lang="fr">Lampisterie</t:Name>
</xbrl>
END
cat > schema.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 targetNamespace="http://example.com/t" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Name" id="t_Name" type="xbrli:stringItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
</xs:schema>
END
env/bin/python - <<'END'
import csv, json, subprocess
from importlib.metadata import version
def arelle(*arguments):
    subprocess.run(["env/bin/arelleCmdLine", "--internetConnectivity", "offline", "--disablePersistentConfig", *arguments], check=True, capture_output=True)

def tell(version, expected, seen, as_found):
    print(f"version:  {version}\nexpected: {expected}\nseen:     {seen}")
    raise SystemExit(0 if seen == as_found else "this has changed: look again")

arelle("--file", "i.xbrl", "--plugins", "saveLoadableOIM", "--saveLoadableOIM", "o.csv")
arelle("--file", "o-metadata.json", "--validate", "--validateDuplicateFacts", "inconsistent", "--logFile", "log.json", "--logFileMode", "w")
with open("log.json") as log:
    codes = sorted({m["code"] for m in json.load(log)["log"] if m["level"] in ("warning", "error", "inconsistency")})
tell("arelle-release " + version("arelle-release"), [], codes, ["arelle:duplicateFacts"])
END
