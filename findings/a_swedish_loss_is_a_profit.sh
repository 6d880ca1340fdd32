#!/usr/bin/env bash
# What the minus of a language is stands in the data of Unicode (CLDR, the symbol minusSign): in Swedish, Norwegian, Finnish and others it is U+2212, not the hyphen
# of the keyboard. Intl.NumberFormat of JavaScript writes it so, and so do pages and statements made with it: −1 234,5. Three
# readers of amounts that most pages in JavaScript use, accounting, currency.js and numeral, know the keyboard's minus and brackets and drop all else that is
# no digit: told the decimal comma, they read each Swedish loss as a profit of the same size. The figure is right to the last place and a
# text that is no amount gives nothing or nought, so that one thinks that signs are looked at. Written in English or
# French the same loss has the hyphen and is read as meant. Nothing is raised. Put U+002D for U+2212 before a text is read.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund accounting@0.4.1 currency.js@2.0.4 numeral@2.0.6
cat > read.js <<'END'
const accounting = require("accounting"), currency = require("currency.js"), numeral = require("numeral");
require("numeral/locales");
numeral.locale("fi");  // a comma for decimals, a blank for thousands
const read = (text) => [accounting.unformat(text, ","), currency(text, { decimal: ",", separator: " " }).value, numeral(text).value()];
const written = ["sv-SE", "nb-NO", "fi-FI", "fr-FR"].map((language) => new Intl.NumberFormat(language).format(-1234.5));
const version = (name) => require(`./node_modules/${name}/package.json`).version;
console.log(`version:  accounting ${version("accounting")}, currency.js ${version("currency.js")}, numeral ${version("numeral")}, node ${process.version}`);
console.log("texts:   ", JSON.stringify(written), "in Swedish, Norwegian, Finnish and French");
console.log("expected: -1234.5 for each, or an error");
const seen = written.map(read);
console.log("seen:    ", JSON.stringify(seen));
const profit = [1234.5, 1234.5, 1234.5], loss = [-1234.5, -1234.5, -1234.5];
if (JSON.stringify(seen) !== JSON.stringify([profit, profit, profit, loss])) { console.log("this has changed: look again"); process.exit(1); }
END
node read.js
