#!/usr/bin/env bash
# A page of Inline XBRL prints a figure in thousands and says so with scale="3", which a reader multiplies with: 1,234 is 1234000 (Inline XBRL
# 1.1 part 1 section 10, ix:nonFraction). ixbrl-reporter makes tagged accounts from a ledger and has one setting for the scale. In
# its tables it divides by the scale what it prints; where the text of a note quotes the same figure it prints the whole amount and sets scale
# all the same. One page thus has two values for one fact, sales of 1234000 in the table and of 1234000000 in
# the note, and what a person sees in the note is a thousand times what the table says in thousands. With scale 0
# they agree. No message.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet ixbrl-reporter==1.3.0 lxml==6.1.3
cat > config.yaml <<'END'
accounts: {kind: csv, file: ledger.csv}
metadata:
  business: {company-number: "1", entity-scheme: "http://example.com/id"}
  accounting: {currency: EUR, decimals: -3, scale: 3, date: "2024-12-31", periods: [{name: "2024", start: "2024-01-01", end: "2024-12-31"}]}
report:
  title: Accounts
  style: "table { width: 100% }"
  taxonomy: {namespaces: {t: "http://example.com/t"}, schema: [schema.xsd], contexts: [], metadata: [], document-metadata: [], tags: {sales: "t:Sales"}}
  computations:
  - {id: sales, kind: line, description: Sales, period: in-year, accounts: ["Income:Sales"]}
  worksheets: [{id: sheet, kind: simple, computations: [sales]}]
  elements: [{id: report, kind: composite, elements: [{kind: worksheet, worksheet: sheet}, {kind: html, root: {tag: p, content: ["expand:Sales were ~(sales)."]}}]}]
END
cat > ledger.csv <<'END'
Date,Transaction ID,Description,Full Account Name,Amount Num.
01/02/24,1,Goods,Income:Sales,"-1,234,000.00"
,,,Assets:Bank,"1,234,000.00"
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

def values():
    return [int(value) for name, value in facts() if name == "t:Sales"]

seen = {"thousands": values()}
with open("config.yaml") as config:
    settings = config.read()
with open("config.yaml", "w") as config:
    config.write(settings.replace("scale: 3", "scale: 0"))
seen["units"] = values()
print(f"version:  ixbrl-reporter {version('ixbrl-reporter')}")
print(f"expected: {dict.fromkeys(seen, [1234000, 1234000])}: sales in the table, and in the note")
print(f"seen:     {seen}")
raise SystemExit(0 if seen == {"thousands": [1234000, 1234000000], "units": [1234000, 1234000]} else "this has changed: look again")
END
env/bin/python read.py
