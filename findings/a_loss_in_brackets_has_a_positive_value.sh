#!/usr/bin/env bash
# Text that shows a loss in brackets, (1,234), is a number to a workbook: typed, pasted or given to VALUE it is -1234, and (5%) is -0.05 (Excel reads what
# its own formats write; OpenDocument 1.3 part 4, VALUE, leaves more than the plain notation to the program, with an error for what is not understood). @formulajs/formulajs, the functions of Excel
# for JavaScript, drops all that is no digit, point or minus of the keyboard and counts on with the rest: (1,234) is 1234 and so is −1,234 with the minus of typesetters
# (U+2212) or the Japanese ▲1,234; (5%) is 5, since the percent sign is looked for at the end. What cannot be read as meant should be
# #VALUE!, and a word is nought here. A minus of the keyboard is right, so that a column made of both kinds has its losses half right.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund @formulajs/formulajs@4.6.1
cat > read.js <<'END'
const { VALUE } = require("@formulajs/formulajs");
const texts = ["-1,234", "(1,234)", "−1,234", "▲1,234", "5%", "(5%)"];
const seen = texts.map((text) => VALUE(text));
console.log(`version:  @formulajs/formulajs ${require("./node_modules/@formulajs/formulajs/package.json").version}`);
console.log("texts:   ", JSON.stringify(texts));
console.log("expected: [-1234,-1234,-1234,-1234,0.05,-0.05], or errors");
console.log("seen:    ", JSON.stringify(seen));
if (JSON.stringify(seen) !== "[-1234,1234,1234,1234,0.05,5]") { console.log("this has changed: look again"); process.exit(1); }
END
node read.js
