#!/usr/bin/env bash
# Tables of facts go from Python or a database to pages as Arrow, a format that keeps exact amounts as decimals: a whole number and, in the type of the column, how many of its digits stand behind the point (Arrow columnar format,
# Schema.fbs, Decimal: scale). 1234.50 with a scale of 2 is 123450 and 2; pyarrow, polars and DuckDB read it back as 1234.50. apache-arrow, the reader for JavaScript of the format's own makers, knows the scale of the column and
# leaves it out of its values: Number(value), String(value) and so sums are of 123450, the row as JSON and the table printed as text have 123450 and -5 for minus five hundredths. A column without places is right, so that
# a page which was tried on yen shows dollars a hundred times too large, and one column of rates a million times. Nothing is raised. Give the scale yourself, value.valueOf(column.type.scale), or write floating numbers.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet pyarrow==26.0.1
npm init -y >/dev/null && npm install --silent --no-audit --no-fund apache-arrow@21.2.0
cat > write.py <<'END'
from decimal import Decimal
import pyarrow, pyarrow.feather

COLUMNS = {"yen": ("1234", 0), "dollars": ("1234.50", 2), "loss": ("-0.05", 2), "rate": ("0.125000", 6)}
table = pyarrow.table({name: pyarrow.array([Decimal(value)], pyarrow.decimal128(18, scale)) for name, (value, scale) in COLUMNS.items()})
pyarrow.feather.write_feather(table, "facts.arrow", compression="uncompressed")
print("pyarrow ", pyarrow.__version__, "reads", {name: str(value) for name, value in pyarrow.feather.read_table("facts.arrow").to_pylist()[0].items()})
END
cat > read.js <<'END'
const { readFileSync } = require("fs");
const { tableFromIPC } = require("apache-arrow");
const table = tableFromIPC(readFileSync("facts.arrow"));
const names = table.schema.fields.map((field) => field.name), each = (way) => Object.fromEntries(names.map((name) => [name, way(table.getChild(name).get(0), table.getChild(name).type)]));
const seen = { number: each((value) => Number(value)), text: each((value) => String(value)), twice: each((value) => value * 2), row: String(table.get(0)), withScale: each((value, type) => value.valueOf(type.scale)) };
const found = { number: { yen: 1234, dollars: 123450, loss: -5, rate: 125000 }, text: { yen: "1234", dollars: "123450", loss: "-5", rate: "125000" }, twice: { yen: 2468, dollars: 246900, loss: -10, rate: 250000 },
  row: '{"yen": 1234, "dollars": 123450, "loss": -5, "rate": 125000}', withScale: { yen: 1234, dollars: 1234.5, loss: -0.05, rate: 0.125 } };
console.log(`version:  apache-arrow ${JSON.parse(readFileSync("node_modules/apache-arrow/package.json")).version}, types ${names.map((name) => table.getChild(name).type)}`);
console.log("expected: 1234, 1234.5, -0.05 and 0.125 in each, 2468, 2469, -0.1 and 0.25 twice over");
console.log("seen:    ", JSON.stringify(seen));
if (JSON.stringify(seen) !== JSON.stringify(found)) { console.log("this has changed: look again"); process.exit(1); }
END
env/bin/python write.py
node read.js
