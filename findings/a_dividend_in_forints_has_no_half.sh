#!/usr/bin/env bash
# How many places an amount has is said by its currency: ISO 4217 gives the forint, the rupiah and the Colombian peso two, the Iraqi dinar three, and JavaScript's standard
# has Intl.NumberFormat take them from there (ECMA-402, CurrencyDigits). Engines and Babel, for Python, take them from Unicode's CLDR, which goes by the coins in use and has none for these:
# as they come, both print a dividend of 12.5 forints without its half and one of 0.75 dinars as a dinar, and earnings of 0.4 per share are nought. They don't even
# print the same, since one rounds a half up and the other to the even number: 13 forints and 12. The code of the currency stands before it, so that the
# figure looks exact. Euros, yen and Kuwaiti dinars, which one tries, are right. Say the places: minimumFractionDigits for one, currency_digits=False for the other.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet babel==2.19.0
npm init -y >/dev/null && npm install --silent --no-audit --no-fund currency-codes@2.2.0
cat > print.mjs <<'END'
import codes from "currency-codes";  // the list of ISO 4217
const amounts = JSON.parse(process.argv[2]);
const print = (code, amount) => new Intl.NumberFormat("en", { style: "currency", currency: code, currencyDisplay: "code" }).format(amount).replace("\u00a0", " ");
console.log(JSON.stringify({ engine: `Node ${process.versions.node} with ICU ${process.versions.icu}`, places: amounts.map(([code]) => codes.code(code).digits), printed: amounts.map(([code, amount]) => print(code, amount)) }));
END
cat > read.py <<'END'
import json, subprocess
from decimal import Decimal
from importlib.metadata import version
from babel.numbers import format_currency

AMOUNTS = [("HUF", "12.5"), ("IDR", "12.5"), ("COP", "0.4"), ("IQD", "0.75"), ("EUR", "12.5"), ("JPY", "13"), ("KWD", "0.75")]
engine = json.loads(subprocess.run(["node", "print.mjs", json.dumps(AMOUNTS)], check=True, capture_output=True, text=True).stdout)
expected = [f"{code} {Decimal(amount):.{places}f}" for (code, amount), places in zip(AMOUNTS, engine["places"])]
babel = [format_currency(Decimal(amount), code, "¤¤ #,##0.00", locale="en").replace("\u00a0", " ") for code, amount in AMOUNTS]
print(f"version:  {engine['engine']}, babel {version('babel')}")
print(f"expected: {expected}")
print(f"seen:     {engine['printed']} and {babel}")
RIGHT = ["EUR 12.50", "JPY 13", "KWD 0.750"]
found = ["HUF 12.50", "IDR 12.50", "COP 0.40", "IQD 0.750"] + RIGHT, ["HUF 13", "IDR 13", "COP 0", "IQD 1"] + RIGHT, ["HUF 12", "IDR 12", "COP 0", "IQD 1"] + RIGHT
raise SystemExit(0 if (expected, engine["printed"], babel) == found else "this has changed: look again")
END
env/bin/python read.py
