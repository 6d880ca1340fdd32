#!/usr/bin/env bash
# A release is in thousands or millions, made from exact figures with ROUND(x, -3) in a workbook. ROUND takes a half away from nought, a loss like a profit:
# 1250 to hundreds is 1300 and -1250 is -1300 (ECMA-376 part 1 section 18.17.7, ROUND). Programs that work out such workbooks without a spreadsheet
# do otherwise, each in its way. hot-formula-parser takes a half upwards: profits as meant, each loss of a half smaller than it is, so that a
# profit and the same loss no longer cancel. pycel takes it away from nought for units and decimals, as one finds when trying
# 2.5, and to the even side for tens, hundreds and thousands, where releases need it: 2500 to thousands is 2000, 3500 is 4000. Python's
# formulas and HyperFormula round as Excel does. Nothing is raised.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet pycel==1.0b30 openpyxl==3.1.5
npm init -y >/dev/null && npm install --silent --no-audit --no-fund hot-formula-parser@4.0.0 hyperformula@3.5.0
cat > read.js <<'END'
const { Parser } = require("hot-formula-parser"), { HyperFormula } = require("hyperformula");
const formulas = process.argv.slice(2), sheet = HyperFormula.buildFromArray([formulas.map((text) => "=" + text)], { licenseKey: "gpl-v3" });
console.log(JSON.stringify({ "hot-formula-parser": formulas.map((text) => new Parser().parse(text).result), hyperformula: sheet.getSheetValues(0)[0] }));
END
cat > read.py <<'END'
import json, logging, subprocess
from importlib.metadata import version
import openpyxl
from pycel import ExcelCompiler

logging.disable(logging.CRITICAL)
formulas = ["ROUND(2.5,0)", "ROUND(1250,-2)", "ROUND(-1250,-2)", "ROUND(2500,-3)", "ROUND(-2500,-3)", "ROUND(3500,-3)"]
book = openpyxl.Workbook()
for row, formula in enumerate(formulas, 1):
    book.active.cell(row, 1, "=" + formula)
book.save("book.xlsx")
compiled = ExcelCompiler(filename="book.xlsx")
seen = {"pycel": [compiled.evaluate(f"{book.active.title}!A{row}") for row in range(1, len(formulas) + 1)]}
seen.update(json.loads(subprocess.run(["node", "read.js", *formulas], check=True, capture_output=True, text=True).stdout))
expected = seen.pop("hyperformula")
print(f"version:  pycel {version('pycel')}, hot-formula-parser 4.0.0, hyperformula 3.5.0")
print(f"expected: {dict(zip(formulas, expected))}")
print(f"seen:     {seen}")
as_found = (expected == [3, 1300, -1300, 3000, -3000, 4000] and seen["pycel"] == [3, 1200, -1200, 2000, -2000, 4000]
            and seen["hot-formula-parser"] == [3, 1300, -1200, 3000, -2000, 4000])
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
