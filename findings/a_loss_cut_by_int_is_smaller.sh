#!/usr/bin/env bash
# INT makes a whole number by going down, INT(-2.5) is -3, and TRUNC is there for those who want -2 (ECMA-376 part 1 section 18.17.7, INT: rounded down to the nearest integer; OpenDocument 1.3 part 4, INT: the largest whole number that is not greater).
# MOD goes with INT, a - n*INT(a/n), and so do splits of amounts, days and quarters: a loss of 7 in packs of two is -4 packs and 1. HyperFormula, which works out workbooks in JavaScript, leaves out what is behind the point in INT
# as in TRUNC, although its manual has "rounds a number down to the nearest integer": losses in whole thousands are a thousand smaller than those in the workbook itself, INT(-0.5) is nought, and INT and MOD, which goes down, no longer
# belong together: packs times two and the rest are -5 and not -7. Gains are right, so that a model that was tried on a good year fails in a bad one. ironcalc and formualizer do as a spreadsheet does. Nothing is
# raised. FLOOR(a,1) goes down in HyperFormula as well.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund hyperformula@3.5.0
python3 -m venv env && env/bin/pip install --quiet ironcalc==0.9.1 formualizer==0.13.0
cat > read.js <<'END'
const { HyperFormula } = require("hyperformula");
const sheet = HyperFormula.buildFromArray([process.argv.slice(2)], { licenseKey: "gpl-v3" });
console.log(JSON.stringify({ version: HyperFormula.version, values: sheet.getSheetValues(0)[0] }));
END
cat > read.py <<'END'
import json, subprocess
from importlib.metadata import version
import formualizer, ironcalc

FORMULAS = ["=INT(-2.5)", "=INT(-0.5)", "=INT(-1234567/1000)", "=INT(1234567/1000)", "=INT(-7/2)*2+MOD(-7,2)", "=TRUNC(-2.5)", "=FLOOR(-2.5,1)"]
told = json.loads(subprocess.run(["node", "read.js", *FORMULAS], check=True, capture_output=True, text=True).stdout)
seen = [float(value) for value in told["values"]]
model, book = ironcalc.create("sheet", "en", "UTC", "en"), formualizer.Workbook()
book.add_sheet("sheet")
for row, formula in enumerate(FORMULAS, 1):
    model.set_user_input(0, row, 1, formula)
    book.set_formula("sheet", row, 1, formula)
model.evaluate()
expected = [[float(model.get_formatted_cell_value(0, row, 1)) for row in range(1, len(FORMULAS) + 1)], [float(book.evaluate_cell("sheet", row, 1)) for row in range(1, len(FORMULAS) + 1)]]
print(f"version:  hyperformula {told['version']}, ironcalc {version('ironcalc')}, formualizer {version('formualizer')}")
print(f"formulas: {FORMULAS}")
print(f"expected: {expected[0]}, as the two others have it")
print(f"seen:     {seen}")
right = [-3.0, -1.0, -1235.0, 1234.0, -7.0, -2.0, -3.0]
raise SystemExit(0 if (seen, expected) == ([-2.0, 0.0, -1234.0, 1234.0, -5.0, -2.0, -3.0], [right, right]) else "this has changed: look again")
END
env/bin/python read.py
