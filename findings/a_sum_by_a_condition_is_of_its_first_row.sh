#!/usr/bin/env bash
# Workbooks for statements add up what meets a condition with SUMIF(names,"Shop",amounts) or SUMPRODUCT((names="Shop")*amounts), and weigh with SUMPRODUCT(rates*amounts): a condition is asked of each row, and within SUMPRODUCT signs of arithmetic and
# comparison work row by row (ECMA-376 part 1 section 18.17.7, SUMIF and SUMPRODUCT, whose arguments are arrays; OpenDocument 1.3 part 4 section 3.3, evaluation as array). Two engines for JavaScript keep the first row only, each in another way of writing it.
# fast-formula-parser takes the first cell of a range where it stands by a sign: SUMPRODUCT(B1:B3*C1:C3) is 10 for 140, and by a condition nought, be there ever so many rows that meet it. xlsx-calc, which works
# out what SheetJS has read, asks SUMIF's condition of the first row of a column: 10 for 40, and nought where that row does not meet it. Each is right in the other's formula, and both with
# SUMPRODUCT(B1:B3,C1:C3), so that one of two ways seems to check the other. HyperFormula has SUMIF right and an error for the rest. Here nothing is raised, and a sum of nought is a usual one. Put the products into a column of their own.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund fast-formula-parser@1.0.19 xlsx-calc@0.9.2 xlsx@0.18.5 hyperformula@3.5.0
cat > read.js <<'END'
const FormulaParser = require("fast-formula-parser"), XLSX = require("xlsx"), calculate = require("xlsx-calc"), { HyperFormula } = require("hyperformula");
const rows = [["Shop", 1, 10], ["Web", 2, 20], ["Shop", 3, 30]];
const formulas = ['SUMIF(A1:A3,"Shop",C1:C3)', 'SUMIF(A1:A3,"Web",C1:C3)', 'SUMIF(B1:B3,">1",C1:C3)', 'SUMPRODUCT((A1:A3="Shop")*C1:C3)', 'SUMPRODUCT((A1:A3="Web")*C1:C3)', "SUMPRODUCT((B1:B3>1)*C1:C3)", "SUMPRODUCT(B1:B3*C1:C3)", "SUMPRODUCT(B1:B3,C1:C3)"];
const cells = (from, to) => rows.slice(from.row - 1, to.row).map((row) => row.slice(from.col - 1, to.col));
const parser = new FormulaParser({ onCell: ({ row, col }) => rows[row - 1][col - 1], onRange: ({ from, to }) => cells(from, to) });
const calc = (formula) => {
  const book = { SheetNames: ["Shops"], Sheets: { Shops: XLSX.utils.aoa_to_sheet(rows) } };
  Object.assign(book.Sheets.Shops, { E5: { t: "n", f: formula }, "!ref": "A1:E5" });
  calculate(book);
  return book.Sheets.Shops.E5.v;
};
const other = (formula) => HyperFormula.buildFromArray([...rows, [], [`=${formula}`]], { licenseKey: "gpl-v3" }).getCellValue({ sheet: 0, row: 4, col: 0 });
const version = (name) => `${name} ${JSON.parse(require("fs").readFileSync(`node_modules/${name}/package.json`)).version}`;
const seen = { fast: formulas.map((formula) => parser.parse(formula, { sheet: "Shops", row: 9, col: 9 })), calc: formulas.map(calc) }, expected = [40, 20, 50, 40, 20, 50, 140, 140];
const others = formulas.map(other).map((value) => (typeof value === "number" ? value : value.value));
console.log(`version:  ${version("fast-formula-parser")}, ${version("xlsx-calc")}, ${version("hyperformula")}`);
console.log("formulas:", JSON.stringify(formulas));
console.log("expected:", JSON.stringify(expected), "or an error, as HyperFormula:", JSON.stringify(others));
console.log("seen:    ", JSON.stringify(seen));
const found = [{ fast: [40, 20, 50, 0, 0, 0, 10, 140], calc: [10, 0, 0, 40, 20, 50, 140, 140] }, [40, 20, 50, "#VALUE!", "#VALUE!", "#VALUE!", "#VALUE!", 140]];
if (JSON.stringify([seen, others]) !== JSON.stringify(found)) { console.log("this has changed: look again"); process.exit(1); }
END
node read.js
