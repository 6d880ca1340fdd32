#!/usr/bin/env bash
# A period or a loan that runs from the end of a month by months ends at the end of a month: EDATE of 31 January 2024 and 1 is 29 February, since the
# day is cut to the last one that there is (OpenDocument 1.3 part 4, EDATE; Excel does so). Programs that work out workbooks without a spreadsheet
# do otherwise. fast-formula-parser, hot-formula-parser and pycel let the day run over: 2 March 2024, so that a balance sheet date falls into the
# next month, and in common years 3 March. HyperFormula cuts the day and knows no leap year there: 28 February 2024, a day that is no
# end of a month, though its own EOMONTH says 29. From 31 March back by one month the same happens. Dates up to the 28th are right.
# Nothing is raised. Use EOMONTH for ends of months: all four have it right.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet pycel==1.0b30 openpyxl==3.1.5
npm init -y >/dev/null && npm install --silent --no-audit --no-fund hyperformula@3.5.0 fast-formula-parser@1.0.19 hot-formula-parser@4.0.0
cat > read.js <<'END'
const { HyperFormula } = require("hyperformula"), FormulaParser = require("fast-formula-parser"), { Parser } = require("hot-formula-parser");
const formulas = process.argv.slice(2), sheet = HyperFormula.buildFromArray([formulas.map((text) => "=" + text)], { licenseKey: "gpl-v3" });
console.log(JSON.stringify({
  hyperformula: sheet.getSheetValues(0)[0],
  "fast-formula-parser": formulas.map((text) => new FormulaParser({}).parse(text, { sheet: "Sheet1", row: 1, col: 1 })),
  "hot-formula-parser": formulas.map((text) => new Parser().parse(text).result),
}));
END
cat > read.py <<'END'
import datetime, json, logging, subprocess
from importlib.metadata import version
import openpyxl
from pycel import ExcelCompiler

logging.disable(logging.CRITICAL)
formulas = ["EDATE(DATE(2024,1,31),1)", "EDATE(DATE(2024,3,31),-1)", "EDATE(DATE(2024,1,28),1)", "EOMONTH(DATE(2024,1,31),1)"]
book = openpyxl.Workbook()
for row, formula in enumerate(formulas, 1):
    book.active.cell(row, 1, "=" + formula)
book.save("book.xlsx")
compiled = ExcelCompiler(filename="book.xlsx")
read = {"pycel": [compiled.evaluate(f"{book.active.title}!A{row}") for row in range(1, len(formulas) + 1)]}
read.update(json.loads(subprocess.run(["node", "read.js", *formulas], check=True, capture_output=True, text=True).stdout))
seen = {name: [(datetime.date(1899, 12, 30) + datetime.timedelta(int(day))).isoformat() for day in days] for name, days in read.items()}
print(f"version:  pycel {version('pycel')}, hyperformula 3.5.0, fast-formula-parser 1.0.19, hot-formula-parser 4.0.0")
print("expected: ['2024-02-29', '2024-02-29', '2024-02-28', '2024-02-29']")
print(f"seen:     {seen}")
over, cut = (["2024-03-02", "2024-03-02", "2024-02-28", "2024-02-29"], ["2024-02-28", "2024-02-28", "2024-02-28", "2024-02-29"])
as_found = seen == {"pycel": over, "hyperformula": cut, "fast-formula-parser": over, "hot-formula-parser": over}
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
