#!/usr/bin/env bash
# Sentences of a release are put together in a workbook: ="Margin: "&TEXT(B2,"0.0%"), where the percent sign in the format makes 12.5% of 0.125 (ECMA-376
# part 1 section 18.8.31, numFmts), and #,##0 parts thousands. HyperFormula, which works out workbooks in JavaScript, takes both for letters to be
# printed: a margin of 12.5% becomes "0.1%", one of 3% and one of -4.2% both "0.0%", rates that a company may well have; 1,234.5 becomes "1235,##0", which
# one sees at least. The same text read as an input, 12.5%, it does understand and takes for 0.125, and so does its VALUE, so that a rate
# written with TEXT and read back is a hundredth of itself. Its list of differences speaks of formats for dates and currencies.
# fast-formula-parser writes 12.5%. No error. Write TEXT(100*B2,"0.0")&"%".
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund hyperformula@3.5.0 fast-formula-parser@1.0.19
cat > read.js <<'END'
const { HyperFormula } = require("hyperformula"), FormulaParser = require("fast-formula-parser");
const formulas = ['TEXT(0.125,"0.0%")', 'TEXT(0.03,"0.0%")', 'TEXT(-0.042,"0.0%")', 'TEXT(1234.5,"#,##0")'];
const sheet = HyperFormula.buildFromArray([[...formulas.map((text) => "=" + text), "=VALUE(A1)", "12.5%"]], { licenseKey: "gpl-v3" });
const seen = sheet.getSheetValues(0)[0];
const expected = formulas.map((text) => new FormulaParser({}).parse(text, { sheet: "Sheet1", row: 1, col: 1 }));
console.log(`version:  hyperformula ${HyperFormula.version}, fast-formula-parser ${require("./node_modules/fast-formula-parser/package.json").version}`);
console.log("expected:", JSON.stringify([...expected, 0.125, 0.125]));
console.log("seen:    ", JSON.stringify(seen));
const asFound = JSON.stringify(seen) === JSON.stringify(["0.1%", "0.0%", "0.0%", "1235,##0", 0.001, 0.125]) && JSON.stringify(expected) === JSON.stringify(["12.5%", "3.0%", "-4.2%", "1,235"]);
if (!asFound) { console.log("this has changed: look again"); process.exit(1); }
END
node read.js
