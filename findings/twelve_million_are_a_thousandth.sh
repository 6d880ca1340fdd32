#!/usr/bin/env bash
# A workbook shows 12.5 as 12.5m with the number format 0.0\m, where the backslash says that the next letter is shown as it is (ECMA-376 part 1 section 18.8.31,
# numFmts); with more letters they stand in quotes, #,##0 "shares". Two readers look for the letters of dates in a format and do not mind
# backslash or quotes. xlsx2csv takes the amount for a day of the year 1900 and writes its month in the place of the m: 12.5 million are 0.001, and so are 20 and
# 30, 340 million are 0.012, each a number like any other. exceljs, for JavaScript, gives such days; with quotes it reads the amount, while
# xlsx2csv gives the format, with the hour of midnight in the midst of the word shares. openpyxl and SheetJS read what the cell holds. Nothing is raised.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet xlsx2csv==0.8.6 openpyxl==3.1.5
npm init -y >/dev/null && npm install --silent --no-audit --no-fund exceljs@4.4.0 xlsx@0.18.5
cat > read.py <<'END'
import json, subprocess
from importlib.metadata import version
import openpyxl

book = openpyxl.Workbook()
for row, (amount, shape) in enumerate([(12.5, "0.0\\m"), (20, "0.0\\m"), (30, "0.0\\m"), (340, "0.0\\m"), (7, '#,##0 "shares"')], 1):
    book.active.cell(row, 1, amount).number_format = shape
book.save("report.xlsx")

def node(script):
    return json.loads(subprocess.run(["node", "-e", script], check=True, capture_output=True, text=True).stdout)

expected = [cell.value for cell in openpyxl.load_workbook("report.xlsx").active["A"]]
sheetjs = node("const s = Object.values(require('xlsx').readFile('report.xlsx', { cellDates: true }).Sheets)[0]; console.log(JSON.stringify([1, 2, 3, 4, 5].map((row) => s['A' + row].v)))")
seen = {"xlsx2csv": subprocess.run(["env/bin/xlsx2csv", "report.xlsx"], check=True, capture_output=True, text=True).stdout.splitlines(),
        "exceljs": node("const { Workbook } = require('exceljs'), book = new Workbook(); book.xlsx.readFile('report.xlsx').then(() => console.log(JSON.stringify([1, 2, 3, 4, 5].map((row) => book.worksheets[0].getCell(row, 1).value))))")}
print("version:  xlsx2csv", version("xlsx2csv") + ", exceljs", node("console.log(JSON.stringify(require('exceljs/package.json').version))"))
print(f"expected: {expected}, as openpyxl and SheetJS read them")
print(f"seen:     {seen}")
as_found = expected == sheetjs == [12.5, 20, 30, 340, 7] and seen["xlsx2csv"] == ["0.001", "0.001", "0.001", "0.012", '"#,##0 ""s12ares"""']
as_found = as_found and [str(value)[:10] for value in seen["exceljs"]] == ["1900-01-11", "1900-01-19", "1900-01-29", "1900-12-05", "7"]
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
