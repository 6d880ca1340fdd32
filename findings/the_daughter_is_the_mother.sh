#!/usr/bin/env bash
# Whom a fact is about is said by its own context (XBRL 2.1 section 4.7.3.1, identifier), and in xBRL-JSON by its own dimension
# xbrl:entity; a report may speak of several companies, as one of a group and its daughters does. xbrlkit reads a report with Arelle into a model
# that notes for each fact whose it is, and writes the model out again as xBRL-JSON: there, each fact is given
# to the one company that the filing was announced for. The daughter's sales of 7 stand as the mother's, beside the mother's 100: two
# figures for one fact, of which neither says it is the other's. Arelle's own writer keeps the two apart, from the same file.
# No message; a sum over companies, or a register asked by the identifier, finds the mother only.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet xbrlkit==0.21.2 arelle-release==2.47.3
cat > acme.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 targetNamespace="http://example.com/acme" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Sales" id="acme_Sales" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
</xs:schema>
END
cat > group.xbrl <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:acme="http://example.com/acme">
<link:schemaRef xlink:type="simple" xlink:href="acme.xsd"/>
<context id="m"><entity><identifier scheme="http://example.com/id">Mother</identifier></entity><period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period></context>
<context id="d"><entity><identifier scheme="http://example.com/id">Daughter</identifier></entity><period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period></context>
<unit id="EUR"><measure>iso4217:EUR</measure></unit>
<acme:Sales contextRef="m" unitRef="EUR" decimals="0">100</acme:Sales>
<acme:Sales contextRef="d" unitRef="EUR" decimals="0">7</acme:Sales>
</xbrl>
END
cat > read.py <<'END'
import json, pathlib, shutil, subprocess, sys
from importlib.metadata import version
import arelle
from xbrlkit.model import FilingMeta
from xbrlkit.parse import load_model, to_xbrl_model
from xbrlkit.serialize.oim import to_oim_document

# the standard schemas, from the validator's wheel, where they would be downloaded to
shutil.copytree(pathlib.Path(arelle.__file__).parent / "resources/cache", "cache")
shutil.copytree("cache/http", "cache/https", dirs_exist_ok=True)

def told(document):
    facts = (fact for fact in document["facts"].values())
    return sorted((fact["dimensions"]["entity"].split(":")[1], float(fact["value"])) for fact in facts)

model = to_xbrl_model(load_model("group.xbrl", pathlib.Path("cache"), offline=True), FilingMeta(accession="group", cik="Mother"))
subprocess.run([sys.executable, "-m", "arelle.CntlrCmdLine", "--plugins", "saveLoadableOIM", "-f", "group.xbrl", "--saveLoadableOIM", "arelle.json",
                "--internetConnectivity", "offline"], check=True, capture_output=True)
right = [("Daughter", 7.0), ("Mother", 100.0)]
seen = {"its model": sorted((fact.entity_identifier, fact.numeric_value) for fact in model.facts),
        "its xBRL-JSON": told(to_oim_document(model)),
        "xBRL-JSON of Arelle": told(json.load(open("arelle.json")))}
print(f"version:  xbrlkit {version('xbrlkit')}")
print(f"expected: {right}")
print(f"seen:     {seen}")
wrong = [("Mother", 7.0), ("Mother", 100.0)]
raise SystemExit(0 if seen == {"its model": right, "its xBRL-JSON": wrong, "xBRL-JSON of Arelle": right} else "this has changed: look again")
END
env/bin/python read.py
