#!/usr/bin/env bash
# A page of Inline XBRL can hold several reports: a fact with a target belongs to the report of that name, a fact without to the
# default one (Inline XBRL 1.1 part 1 section 12, ix:references and target). Danish reports have figures by Danish law under a target of
# their own, beside those by IFRS. Arelle alone gives the default report. With its plug-in inlineXbrlDocumentSet, which reports of several
# pages need, it loads one report for each target, and writes each to the one file that was asked for, so that the last
# overwrites the first: --facts and --saveLoadableOIM hold the other report alone, sales of 90 for sales of 100, under the same concept,
# company, year and currency, and nothing in the file says which report it is. The plug-in's own --saveInstance writes the default report:
# two outputs of one run speak of two reports. Name the target, "(default)", with --inlineTarget whenever the plug-in is on.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet arelle-release==2.47.3
cat > acme.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 targetNamespace="http://example.com/acme" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Sales" id="acme_Sales" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
</xs:schema>
END
cat > page.xhtml <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:acme="http://example.com/acme">
<head><title>Report</title></head><body><div style="display:none"><ix:header>
<ix:references><link:schemaRef xlink:type="simple" xlink:href="acme.xsd"/></ix:references>
<ix:references target="law"><link:schemaRef xlink:type="simple" xlink:href="acme.xsd"/></ix:references>
<ix:resources>
<xbrli:context id="y"><xbrli:entity><xbrli:identifier scheme="http://example.com/id">1</xbrli:identifier></xbrli:entity><xbrli:period><xbrli:startDate>2024-01-01</xbrli:startDate><xbrli:endDate>2024-12-31</xbrli:endDate></xbrli:period></xbrli:context>
<xbrli:unit id="EUR"><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit>
</ix:resources></ix:header></div>
<p>Sales are <ix:nonFraction name="acme:Sales" contextRef="y" unitRef="EUR" decimals="0">100</ix:nonFraction>;
by the law of the land they are <ix:nonFraction target="law" name="acme:Sales" contextRef="y" unitRef="EUR" decimals="0">90</ix:nonFraction>.</p>
</body></html>
END
cat > run.py <<'END'
import csv, json, re, subprocess, sys
from importlib.metadata import version
from pathlib import Path

def outputs(name, plugins, *options):
    plugins = "|".join(["saveLoadableOIM", *plugins])
    run = subprocess.run([sys.executable, "-m", "arelle.CntlrCmdLine", "--plugins", plugins, "-f", "page.xhtml", "--validate", *options,
                          "--facts", f"{name}.csv", "--factListCols", "Label,Value", "--saveLoadableOIM", f"{name}.json", "--internetConnectivity", "offline"],
                         capture_output=True, text=True)
    told = re.findall(r"^\[(?!info\]).*", run.stdout + run.stderr, re.M)
    written = {"list": [int(row["Value"]) for row in csv.DictReader(open(f"{name}.csv", encoding="utf-8-sig"))],
               "JSON": [int(float(fact["value"])) for fact in json.load(open(f"{name}.json"))["facts"].values()]}
    instance = Path("page_extracted.xbrl")
    if instance.exists():
        written["instance"] = [int(value) for value in re.findall(r"<acme:Sales[^>]*>(\d+)<", instance.read_text())]
        instance.unlink()
    return written, told

seen = {"alone": outputs("alone", []),
        "with the plug-in": outputs("set", ["inlineXbrlDocumentSet"], "--saveInstance"),
        "target named": outputs("named", ["inlineXbrlDocumentSet"], "--inlineTarget", "(default)")}
print(f"version:  arelle-release {version('arelle-release')}")
print("expected: 100 each time, or both reports in files of their own")
for how, (written, told) in seen.items():
    print(f"seen:     {how} {written}, messages {told}")
right = {"list": [100], "JSON": [100]}
wrong = {"list": [90], "JSON": [90], "instance": [100]}
raise SystemExit(0 if seen == {"alone": (right, []), "with the plug-in": (wrong, []), "target named": (right, [])} else "this has changed: look again")
END
env/bin/python run.py
