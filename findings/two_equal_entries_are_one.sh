#!/usr/bin/env bash
# A ledger has equal lines: three tickets of the same day and price, two shops with the same sales. OpenDocument lets a row that comes several times running be written once, with table:number-rows-repeated, and a cell likewise with
# number-columns-repeated (OpenDocument 1.3 part 3, attributes of table:table-row and table:table-cell: the number of successive rows or cells to which the element applies), whatever stands in it. pyexcel-ods, with which pyexcel reads
# such workbooks, repeats cells as they are told and reads each row once: three tickets are one ticket, the list is two lines shorter and its sum lower, each line that is left being right, and empty rows between two parts
# of a table are one. pyexcel-ods3, which is to be its equal, python-calamine and SheetJS have all three, as a spreadsheet does; where both pyexcel packages are installed, one of them reads for
# both. LibreOffice writes rows with content one by one, so that what it saved is right; the files of other writers and of one's own programs need not be. Nothing is raised. Count the rows.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet pyexcel-ods==0.6.0 python-calamine==0.9.1
python3 -m venv other && other/bin/pip install --quiet pyexcel-ods3==0.6.1
npm init -y >/dev/null && npm install --silent --no-audit --no-fund xlsx@0.18.5
cat > read.js <<'END'
const { readFile, utils } = require("xlsx");
console.log(JSON.stringify(utils.sheet_to_json(readFile("ledger.ods").Sheets.Ledger, { header: 1 })));
END
cat > read.py <<'END'
import json, subprocess, zipfile
from importlib.metadata import version
import pyexcel_ods, python_calamine

def text(value):
    return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'

def number(value, repeated=1):
    return f'<table:table-cell office:value-type="float" office:value="{value}" table:number-columns-repeated="{repeated}"><text:p>{value}</text:p></table:table-cell>'

def row(*cells, repeated=1):
    return f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(cells)}</table:table-row>'

ROWS = [row(text("Rent"), number(1200, repeated=2)), row(text("Ticket"), number(45), number(50), repeated=3), row(text("Sales"), number(300), number(310))]
SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
with zipfile.ZipFile("ledger.ods", "w") as file:
    file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    file.writestr("content.xml", f'<office:document-content {SPACES} office:version="1.3"><office:body><office:spreadsheet><table:table table:name="Ledger">{"".join(ROWS)}</table:table></office:spreadsheet></office:body></office:document-content>')
    file.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{MANIFEST}" m:version="1.3"><m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.spreadsheet"/><m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>')

def run(*command):
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

read = {"pyexcel-ods": pyexcel_ods.get_data("ledger.ods")["Ledger"], "pyexcel-ods3": run("other/bin/python", "-c", 'import json, pyexcel_ods3; print(json.dumps(pyexcel_ods3.get_data("ledger.ods")["Ledger"]))'),
        "python-calamine": python_calamine.CalamineWorkbook.from_path("ledger.ods").get_sheet_by_index(0).to_python(), "SheetJS": run("node", "read.js")}
sums = {name: [sum(line[column] for line in rows) for column in (1, 2)] for name, rows in read.items()}
print(f"version:  pyexcel-ods {version('pyexcel-ods')}, python-calamine {version('python-calamine')}")
print("expected: 5 rows, sums 1635 and 1660")
print("seen:    ", {name: (len(rows), sums[name]) for name, rows in read.items()})
short = [["Rent", 1200, 1200], ["Ticket", 45, 50], ["Sales", 300, 310]]
whole = [short[0], *[short[1]] * 3, short[2]]
raise SystemExit(0 if read == {"pyexcel-ods": short, "pyexcel-ods3": whole, "python-calamine": whole, "SheetJS": whole} else "this has changed: look again")
END
env/bin/python read.py
