#!/usr/bin/env bash
# A dash stands in a statement for nothing to report: a year without a plant, a quarter before the company was listed. In a workbook it is text, which AVERAGE
# leaves out, of cells that it is given by their range, both from the sum and from the number that it divides by (ECMA-376 part 1 section 18.17.7, AVERAGE). xlsx-calc, which works
# out workbooks read with SheetJS, leaves text out of the sum and counts it: the mean of 30, a dash and 60 is 30 instead of 45, each dash a year of
# nought. An empty cell is left out as meant, so that a table with holes is right and the same with dashes is not. SUM, MIN and MAX are
# right too. hyperformula gives 45. Nothing is raised.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund xlsx-calc@0.9.2 xlsx@0.18.5 hyperformula@3.5.0
cat > read.js <<'END'
const xlsx = require("xlsx"), calculate = require("xlsx-calc"), { HyperFormula } = require("hyperformula");
const rows = [[30, "–", 60], [30, null, 60]], formulas = ["AVERAGE(A1:C1)", "AVERAGE(A2:C2)"];
const sheet = xlsx.utils.aoa_to_sheet(rows);
formulas.forEach((formula, at) => { sheet[`D${at + 1}`] = { t: "n", v: 0, f: formula }; });
sheet["!ref"] = "A1:D2";
const written = xlsx.write({ SheetNames: ["s"], Sheets: { s: sheet } }, { type: "buffer", bookType: "xlsx" });
const book = xlsx.read(written);
calculate(book);
const seen = ["D1", "D2"].map((name) => book.Sheets.s[name].v);
const reference = HyperFormula.buildFromArray(rows.map((row, at) => [...row, "=" + formulas[at]]), { licenseKey: "gpl-v3" });
const expected = reference.getSheetValues(0).map((row) => row[3]);
console.log(`version:  xlsx-calc ${require("./node_modules/xlsx-calc/package.json").version}, hyperformula ${HyperFormula.version}`);
console.log("expected:", JSON.stringify(expected));
console.log("seen:    ", JSON.stringify(seen));
if (JSON.stringify([expected, seen]) !== "[[45,45],[30,45]]") { console.log("this has changed: look again"); process.exit(1); }
END
node read.js
