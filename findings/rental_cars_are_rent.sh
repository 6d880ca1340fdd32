#!/usr/bin/env bash
# Accounts of a ledger form a tree, whose names are written with colons between: Expenses:Rent is an account, Expenses:Rent:Office a
# part of it, Expenses:Rental cars another account beside it. ixbrl-reporter makes tagged accounts for the British registers from such a
# ledger; given its export as CSV, it takes for an account, and for its parts, all whose whole name begins with the same letters. Rent is
# then rent and rental cars, and Expenses:Rental cars is counted twice where it has a line of its own, so that the costs
# are more than the company has spent. Whether a figure is right depends on how its neighbours happen to be
# called; no message. End the name of no account where another goes on.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet ixbrl-reporter==1.3.0 lxml==6.1.3
cat > config.yaml <<'END'
accounts: {kind: csv, file: ledger.csv}
metadata:
  business: {company-number: "1", entity-scheme: "http://example.com/id"}
  accounting: {currency: EUR, decimals: 0, scale: 0, date: "2024-12-31", periods: [{name: "2024", start: "2024-01-01", end: "2024-12-31"}]}
report:
  title: Accounts
  style: "table { width: 100% }"
  taxonomy: {namespaces: {t: "http://example.com/t"}, schema: [schema.xsd], contexts: [], metadata: [], document-metadata: [], tags: {rent: "t:Rent", cars: "t:Cars", costs: "t:Costs"}}
  computations:
  - {id: rent, kind: line, description: Rent, period: in-year, accounts: ["Expenses:Rent"]}
  - {id: cars, kind: line, description: Cars, period: in-year, accounts: ["Expenses:Rental cars"]}
  - {id: costs, kind: group, description: Costs, period: in-year, inputs: [rent, cars]}
  worksheets: [{id: sheet, kind: simple, computations: [costs]}]
  elements: [{id: report, kind: composite, elements: [{kind: worksheet, worksheet: sheet}]}]
END
cat > read.py <<'END'
import subprocess
from decimal import Decimal
from importlib.metadata import version
from lxml import etree

def facts():
    page = subprocess.run(["env/bin/ixbrl-reporter", "config.yaml", "report", "ixbrl"], check=True, capture_output=True)
    if page.stderr:
        raise SystemExit(f"it says: {page.stderr.decode()}")
    found = etree.fromstring(page.stdout).iter("{http://www.xbrl.org/2013/inlineXBRL}nonFraction")
    return [(fact.get("name"), Decimal(fact.text.replace(",", "")).scaleb(int(fact.get("scale"))) * (-1 if fact.get("sign") else 1)) for fact in found]

LEDGER = """Date,Transaction ID,Description,Full Account Name,Amount Num.
01/03/24,1,Rent,Expenses:Rent:Office,500.00
,,,Assets:Bank,-500.00
01/04/24,2,Car,Expenses:{cars},30.00
,,,Assets:Bank,-30.00
"""
with open("config.yaml") as config:
    settings = config.read()
seen = {}
for cars in ("Hired cars", "Rental cars"):
    for path, text in (("ledger.csv", LEDGER.format(cars=cars)), ("config.yaml", settings.replace("Rental cars", cars))):
        with open(path, "w") as file:
            file.write(text)
    seen[cars] = {name: int(abs(value)) for name, value in facts()}
print(f"version:  ixbrl-reporter {version('ixbrl-reporter')}")
print(f"expected: {dict.fromkeys(seen, {'t:Rent': 500, 't:Cars': 30, 't:Costs': 530})}")
print(f"seen:     {seen}")
as_found = seen == {"Hired cars": {"t:Rent": 500, "t:Cars": 30, "t:Costs": 530}, "Rental cars": {"t:Rent": 530, "t:Cars": 30, "t:Costs": 560}}
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
