#!/usr/bin/env bash
# A workbook keeps exact amounts and shows them in millions by its number format alone: a comma after the last digit divides by a thousand,
# two by a million (ECMA-376 part 1 section 18.8.31, numFmts), so that #,##0.0,, shows 1234567890 as 1,234.6. Excel, LibreOffice, SheetJS do so. xlsx2html, which
# makes web pages of workbooks with their formats, knows commas between digits and no others: under the heading "in millions"
# its page prints 1,234,567,890.0, a million times too large, and a column in thousands has stray commas
# in front of whole amounts. A percentage or parentheses for losses are as in the workbook, so that one
# trusts the page. Nothing is raised. Divide the amounts in the workbook itself.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet xlsx2html==0.6.4 openpyxl==3.1.5 babel==2.19.0
npm init -y >/dev/null && npm install --silent --no-audit --no-fund xlsx@0.18.5
cat > read.py <<'END'
import json, re, subprocess
from importlib.metadata import version
import openpyxl
from xlsx2html import xlsx2html

cells = [(1234567890, "#,##0.0,,"), (-1234567890, "#,##0,,;(#,##0,,)"), (1234567, "#,##0,"), (-1234567, "#,##0;(#,##0)"), (0.125, "0.0%")]
book = openpyxl.Workbook()
for row, (value, shape) in enumerate(cells, 1):
    book.active.cell(row, 1, value).number_format = shape
book.save("report.xlsx")
page = xlsx2html("report.xlsx")
page.seek(0)
seen = [re.sub("<.*?>", "", cell).strip() for cell in re.findall(r"<td.*?</td>", page.read(), re.S)]
script = "const X = require('xlsx'), s = Object.values(X.readFile('report.xlsx').Sheets)[0]; console.log(JSON.stringify([1, 2, 3, 4, 5].map((row) => s['A' + row].w)))"
expected = json.loads(subprocess.run(["node", "-e", script], check=True, capture_output=True, text=True).stdout)
print(f"version:  xlsx2html {version('xlsx2html')}")
print(f"expected: {expected}, as SheetJS shows them")
print(f"seen:     {seen}")
as_found = expected == ["1,234.6", "(1,235)", "1,235", "(1,234,567)", "12.5%"] and seen == ["1,234,567,890.0", "(,1234567890)", ",1234567", "(1,234,567)", "12.5%"]
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
