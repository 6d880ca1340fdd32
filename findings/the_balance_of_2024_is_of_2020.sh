#!/usr/bin/env bash
# A workbook says from which day it counts: from 1900 or, where it or its template was begun on a Macintosh, from 1904 (ECMA-376 part 1 section 18.2.28, workbookPr, date1904). Excel, LibreOffice and
# openpyxl go by it. pylightxl, for Python, and convert-excel-to-json, for JavaScript, read 31 December 2024 as 30 December 2020, four years and a day too early: a whole table of balance sheet dates is moved by
# the same span, each a plausible day, and figures of this year are found under one that is in the archive already. SheetJS 0.18.5, which the second is made with, writes
# the right day when it is asked for text and the wrong one when it is asked for dates. Amounts are right. Nothing is raised.
# The day before the end of a month, in a column of ends of months, gives it away.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet pylightxl==1.61 openpyxl==3.1.5
npm init -y >/dev/null && npm install --silent --no-audit --no-fund convert-excel-to-json@1.7.0 xlsx@0.18.5
cat > read.js <<'END'
const convert = require("convert-excel-to-json"), xlsx = require("xlsx");
const [date] = Object.values(convert({ sourceFile: "book.xlsx" }))[0].map((row) => row.A);
const day = (options) => { const book = xlsx.readFile("book.xlsx", options); return book.Sheets[book.SheetNames[0]].A1; };
console.log(JSON.stringify({ "convert-excel-to-json": date.toISOString().slice(0, 10), "SheetJS, dates": day({ cellDates: true }).v.toISOString().slice(0, 10), "SheetJS, text": day({}).w }));
END
cat > read.py <<'END'
import datetime, json, os, subprocess
from importlib.metadata import version
import openpyxl, pylightxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

book = openpyxl.Workbook()
book.epoch = CALENDAR_MAC_1904
book.active["A1"] = datetime.date(2024, 12, 31)
book.save("book.xlsx")
expected = openpyxl.load_workbook("book.xlsx").active["A1"].value.date().isoformat()
read = pylightxl.readxl("book.xlsx")
seen = {"pylightxl": read.ws(read.ws_names[0]).index(1, 1)}
environment = {**os.environ, "TZ": "UTC"}
seen.update(json.loads(subprocess.run(["node", "read.js"], check=True, capture_output=True, text=True, env=environment).stdout))
print(f"version:  pylightxl {version('pylightxl')}, convert-excel-to-json 1.7.0, xlsx 0.18.5, openpyxl {version('openpyxl')}")
print(f"expected: {expected}")
print(f"seen:     {seen}")
as_found = expected == "2024-12-31" and seen == {"pylightxl": "2020/12/30", "convert-excel-to-json": "2020-12-30", "SheetJS, dates": "2020-12-30", "SheetJS, text": "2024-12-31"}
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
