#!/usr/bin/env bash
# Germans, Italians and the Dutch print 1.234.567,89 € for what the English print as €1,234,567.89. Microsoft's recognizers-text-suite, which finds amounts in texts,
# has names for all these languages (Culture.German, ...) and is told one with each text. It has no model of the amounts of some, takes the
# English one without a word, and that adds up what stands behind points: 1.234.567,89 € are 1.234 + 0.567 + 0.89 = 2.691 euros, 1.234,50 €
# are 1.734, and 1.234 € one and a bit. In Spanish and Portuguese, which it has models of, the same texts are read as meant, and
# amounts below a thousand, 12,5 € too, are right in all. The answer has no trace of the language that was used.
# Call it with a false for the fallback, the fourth argument, and it raises an error instead.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund @microsoft/recognizers-text-suite@1.3.1
cat > read.js <<'END'
const { recognizeCurrency, Culture } = require("@microsoft/recognizers-text-suite");
const written = ["1.234.567,89 €", "1.234,50 €", "1.234 €", "12,5 €"];
const read = (culture) => written.map((text) => recognizeCurrency(text, culture).map((found) => found.resolution.value.replace(",", ".")).join(" and "));
const seen = Object.fromEntries(["German", "Italian", "Dutch"].map((name) => [name, read(Culture[name])]));
const expected = ["Spanish", "Portuguese"].map((name) => read(Culture[name]));
let refused = false;
try { recognizeCurrency("1.234 €", Culture.German, undefined, false); } catch { refused = true; }
console.log("version:  recognizers-text-suite", require("./node_modules/@microsoft/recognizers-text-suite/package.json").version);
console.log("expected:", JSON.stringify(expected[0]), "as in Spanish and Portuguese");
console.log("seen:    ", JSON.stringify(seen));
const meant = JSON.stringify(["1234567.89", "1234.5", "1234", "12.5"]), english = JSON.stringify(["2.691", "1.734", "1.234", "12.5"]);
const asFound = expected.every((values) => JSON.stringify(values) === meant) && Object.values(seen).every((values) => JSON.stringify(values) === english) && refused;
if (!asFound) { console.log("this has changed: look again"); process.exit(1); }
END
node read.js
