#!/usr/bin/env bash
# The currency of an amount is a qualified name in the text of a measure, iso4217:EUR, and its prefix is declared somewhere above (XBRL 2.1 section 4.8.2; XML Schema part 2 section 3.2.18, QName). No
# element or attribute of a report has a name with that prefix. Three common ways to tidy XML up look at names only, find the prefix unused and take its declaration away:
# lxml's cleanup_namespaces, minify-xml with its settings as they come, and exclusive canonical XML, in which signatures are made. (Its
# section 1.3 says so: an application has to name such prefixes itself.) What is left is well-formed, has the same figures, and is no valid report any more: the
# unit has no currency, and each amount of it is an error. Members and axes with a prefix of their own go the same way. Say which prefixes to keep: keep_ns_prefixes and
# inclusive_ns_prefixes in lxml, removeUnusedNamespaces: false for the other.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet arelle-release==2.47.3 lxml==6.1.3
npm init -y >/dev/null && npm install --silent --no-audit --no-fund minify-xml@4.5.2
cat > schema.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" targetNamespace="http://example.com/t" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Sales" id="t_Sales" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
</xs:schema>
END
cat > plain.xbrl <<'END'
<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:t="http://example.com/t">
<link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/>
<context id="y"><entity><identifier scheme="http://example.com/id">1</identifier></entity><period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period></context>
<unit id="EUR"><measure>iso4217:EUR</measure></unit>
<t:Sales contextRef="y" unitRef="EUR" decimals="0">5</t:Sales>
</xbrl>
END
cat > minify.mjs <<'END'
import { readFileSync, writeFileSync } from "fs";
import minifyXML from "minify-xml";
writeFileSync("minified.xbrl", minifyXML(readFileSync("plain.xbrl", "utf8")));
END
node minify.mjs
cat > read.py <<'END'
import json, subprocess
from importlib.metadata import version
from lxml import etree

cleaned = etree.parse("plain.xbrl")
etree.cleanup_namespaces(cleaned)
cleaned.write("cleaned.xbrl")
etree.parse("plain.xbrl").write_c14n("canonical.xbrl", exclusive=True)
kept = etree.parse("plain.xbrl")
etree.cleanup_namespaces(kept, keep_ns_prefixes=["iso4217"])
kept.write("kept.xbrl")
seen = {}
for name in ("plain", "cleaned", "canonical", "minified", "kept"):
    subprocess.run(["env/bin/arelleCmdLine", "--internetConnectivity", "offline", "--disablePersistentConfig", "--file", f"{name}.xbrl", "--validate", "--logFile", "log.json", "--logFileMode", "w"],
                   check=True, capture_output=True)
    with open("log.json") as log:
        seen[name] = [message["code"] for message in json.load(log)["log"] if message["level"] in ("warning", "error", "inconsistency")]
ERRORS = ["xmlSchema:valueError", "xbrl.4.8.2:monetaryFactUnit-notSingleMeasure"]
with open("node_modules/minify-xml/package.json") as package:
    print(f"version:  lxml {version('lxml')}, minify-xml {json.load(package)['version']}, arelle-release {version('arelle-release')}")
print("expected: no error in any")
print(f"seen:     {seen}")
raise SystemExit(0 if seen == {"plain": [], "cleaned": ERRORS, "canonical": ERRORS, "minified": ERRORS, "kept": []} else "this has changed: look again")
END
env/bin/python read.py
