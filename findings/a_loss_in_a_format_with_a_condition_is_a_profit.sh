#!/usr/bin/env bash
# A workbook shows large amounts in millions and small ones whole with a condition in the number format, [>999999]0.0,,"m";#,##0, and prints a dash for nought with [=0]"-";#,##0
# (ECMA-376 part 1 section 18.8.31, numFmts). Without conditions the second part of a format is for what is below nought and has its own sign or brackets; a part
# with a condition, and what is left for the others, takes amounts of either sign, and Excel and LibreOffice print the minus. SheetJS leaves the
# minus out wherever a format has two parts or more: a loss of 1,234,567 is "1,234,567", -12.5% is "12.5%". That text is what sheet_to_csv, sheet_to_html and the
# field w of a cell give, so that each loss of such a column is a profit of the same size. Plain formats, and those with brackets, are right. numfmt, for the same
# formats, prints the minus. Nothing is raised. Take the value (v, or rawNumbers) and not the text.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund xlsx@0.18.5 numfmt@4.0.1
cat > read.mjs <<'END'
import { createRequire } from "module";
import { format } from "numfmt";
const require = createRequire(import.meta.url), XLSX = require("xlsx");
const formats = ['[>999999]0.0,,"m";#,##0', '[>=1000000]0.0,,"M";[>=1000]0.0,"K";0', '[=0]"-";#,##0', '[=0]"nil";0.0%', "#,##0;(#,##0)", "#,##0.0"];
const values = [-1234567, -1234567, -1234, -0.125, -1234, -1234];
const sheet = XLSX.utils.aoa_to_sheet([values]);
formats.forEach((code, at) => { sheet[XLSX.utils.encode_cell({ r: 0, c: at })].z = code; });
const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, sheet, "s");
const read = XLSX.read(XLSX.write(book, { type: "buffer", bookType: "xlsx" }));  // written and read back, as a file is
const seen = XLSX.utils.sheet_to_csv(read.Sheets.s, { FS: "|" }).trim().split("|");
const expected = formats.map((code, at) => format(code, values[at]));
console.log(`version:  xlsx ${XLSX.version}, numfmt ${require("./node_modules/numfmt/package.json").version}`);
console.log("formats: ", JSON.stringify(formats), "of", JSON.stringify(values));
console.log("expected:", JSON.stringify(expected));
console.log("seen:    ", JSON.stringify(seen));
const asFound = [["-1,234,567", "-1234567", "-1,234", "-12.5%", "(1,234)", "-1,234.0"], ["1,234,567", "1234567", "1,234", "12.5%", "(1,234)", "-1,234.0"]];
if (JSON.stringify([expected, seen]) !== JSON.stringify(asFound)) { console.log("this has changed: look again"); process.exit(1); }
END
node read.mjs
