#!/usr/bin/env bash
# Each numeric fact says for itself how far it is right (XBRL 2.1 section 4.6.5, decimals). Banks report to the European
# Banking Authority in xBRL-CSV, whose tables take that from one parameter for all amounts of a report; eba-xbridge, which
# converts the older XML to it, sets the parameter to the roughest decimals that any fact has. A holding known to the
# cent and another known to the million: after conversion both are right to the million only. The digits stay, so nothing is
# seen, but checks of sums work with what decimals allow, and let errors of half a million pass that the XML would have shown.
# Without the rough fact the cents are kept. The format itself allows decimals row by row (xBRL-CSV 1.0 section 3.1.9).
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet eba-xbridge==2.2.1 pandas==2.2.3 lxml==6.1.3
cat > convert.py <<'END'
import csv, io, pathlib, warnings, zipfile
from importlib.metadata import version
from xbridge.api import convert_instance

EBA = "http://www.eba.europa.eu/xbrl/crr/dict"
NAMES = {"APR": "eba_AP:x26", "BAS": "eba_BA:x17", "CCA": "eba_CA:x1", "HYV": "eba_BT:x10", "MRW": "eba_AP:x93", "TRI": "eba_TR:x11"}
ENTITY = ('<xbrli:entity><xbrli:identifier scheme="http://standards.iso.org/iso/17442">00000000000000000098</xbrli:identifier></xbrli:entity>'
          '<xbrli:period><xbrli:instant>2018-12-31</xbrli:instant></xbrli:period>')

def holding(key, value, decimals):
    members = "".join(f'<xbrldi:explicitMember dimension="eba_dim:{name}">{member}</xbrldi:explicitMember>' for name, member in NAMES.items())
    return (f'<xbrli:context id="c{key}">{ENTITY}<xbrli:scenario>{members}'
            f'<xbrldi:typedMember dimension="eba_dim:PBE"><eba_typ:PB>{key}</eba_typ:PB></xbrldi:typedMember></xbrli:scenario></xbrli:context>\n'
            f'<eba_met:mi420 contextRef="c{key}" unitRef="EUR" decimals="{decimals}">{value}</eba_met:mi420>\n')

def convert(name, *holdings):
    domains = " ".join(f'xmlns:eba_{d}="{EBA}/dom/{d}"' for d in ("AP", "BA", "BT", "CA", "TR"))
    pathlib.Path(name + ".xbrl").write_text(f'''<?xml version="1.0" encoding="UTF-8"?>
<xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:xbrldi="http://xbrl.org/2006/xbrldi" xmlns:find="http://www.eurofiling.info/xbrl/ext/filing-indicators"
 xmlns:eba_met="{EBA}/met" xmlns:eba_dim="{EBA}/dim" xmlns:eba_typ="{EBA}/typ" {domains}>
<link:schemaRef xlink:type="simple" xlink:href="http://www.eba.europa.eu/eu/fr/xbrl/crr/fws/sbp/cir-2070-2016/2018-03-31/mod/sbpimv_con.xsd"/>
<xbrli:unit id="EUR"><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit>
<xbrli:context id="c">{ENTITY}</xbrli:context>
<find:fIndicators><find:filingIndicator contextRef="c">C_106.00</find:filingIndicator></find:fIndicators>
{"".join(holdings)}</xbrli:xbrl>''')
    folder = pathlib.Path(name)
    folder.mkdir()
    with warnings.catch_warnings(record=True) as told:
        report = zipfile.ZipFile(convert_instance(name + ".xbrl", folder))
    table = lambda file: list(csv.DictReader(io.StringIO(report.read(f"{name}/reports/{file}").decode())))
    decimals = {row["name"]: row["value"] for row in table("parameters.csv")}["decimalsMonetary"]
    return decimals, table("c_106.00.csv")[0]["factValue"], len(told)

exact, rough = holding("001", "1234567.89", 2), holding("002", "45000000", -6)
seen = convert("alone", exact), convert("both", exact, rough)
print(f"version:  eba-xbridge {version('eba-xbridge')}")
print("expected: ('2', '1234567.89') for the exact holding, whatever else the report has")
print(f"seen:     alone {seen[0][:2]}, beside a rough one {seen[1][:2]}, warnings {seen[0][2]} and {seen[1][2]}")
raise SystemExit(0 if seen == (("2", "1234567.89", 0), ("-6", "1234567.89", 0)) else "this has changed: look again")
END
env/bin/python convert.py
