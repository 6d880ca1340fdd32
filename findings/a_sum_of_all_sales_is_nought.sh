#!/usr/bin/env bash
# SUMIF(names, "Sales*", amounts) adds up all lines whose name begins so, whatever the case of letters; workbooks for statements are full of it (ECMA-376 part 1 section
# 18.17.7, COUNTIF and SUMIF: * stands for any letters, ? for one). @formulajs/formulajs, the functions of Excel for JavaScript, knows the
# signs < and > in the same place and compares the rest letter by letter: the sum is 0, as if there had been no sales, and so are SUMIFS, COUNTIF and COUNTIFS;
# "sales" for Sales is 0 as well. A nought is what an empty year has, and "<>Sales*", all but sales, has the sales in it.
# HyperFormula gives the sum from the same table. Nothing is raised. Match the names first.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund @formulajs/formulajs@4.6.1 hyperformula@3.5.0
cat > read.js <<'END'
const functions = require("@formulajs/formulajs"), { HyperFormula } = require("hyperformula");
const names = ["Sales Europe", "Sales Asia", "Costs"], amounts = [100, 60, 30];
const patterns = ["Sales*", "costs", "<>Sales*", ">50"];
const formulas = patterns.map((pattern, at) => `=SUMIF(${at === 3 ? "B" : "A"}1:${at === 3 ? "B" : "A"}3,"${pattern}",B1:B3)`);
const sheet = HyperFormula.buildFromArray([...names.map((name, at) => [name, amounts[at]]), formulas], { licenseKey: "gpl-v3" });
const seen = patterns.map((pattern, at) => functions.SUMIF(at === 3 ? amounts : names, pattern, amounts));
const others = [functions.SUMIFS(amounts, names, "Sales*"), functions.COUNTIF(names, "Sales*"), functions.COUNTIFS(names, "Sales*")];
const expected = sheet.getSheetValues(0)[3];
console.log(`version:  @formulajs/formulajs ${require("./node_modules/@formulajs/formulajs/package.json").version}, hyperformula ${HyperFormula.version}`);
console.log("expected:", JSON.stringify(patterns), JSON.stringify(expected), "and SUMIFS 160, COUNTIF 2, COUNTIFS 2");
console.log("seen:    ", JSON.stringify(seen), JSON.stringify(others));
if (JSON.stringify([expected, seen, others]) !== "[[160,30,30,160],[0,0,190,160],[0,0,0]]") { console.log("this has changed: look again"); process.exit(1); }
END
node read.js
