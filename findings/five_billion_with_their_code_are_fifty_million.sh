#!/usr/bin/env bash
# Whoever wants no doubt about the currency writes its code of ISO 4217, and English puts it before the amount: JPY 5 billion, USD 1,234.50.
# Microsoft's recognizers-text-suite, which finds amounts in texts, takes the code for one of a small coin, such as cents, where it stands in front,
# and makes a hundredth of the amount: JPY 5 billion are 50 million, and USD 1,234.50 are 12.345. So it goes with the yen, which
# has no coin below it in use. With a sign, ¥5 billion, or the code behind, 5 billion JPY, the same amount is whole, and each answer has the
# same currency, so that one release, quoted twice, gives two figures a hundredfold apart. Nothing is raised. Turn the two round first.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund @microsoft/recognizers-text-suite@1.3.1
cat > read.js <<'END'
const recognizers = require("@microsoft/recognizers-text-suite");
const written = { "JPY 5 billion": 5e9, "5 billion JPY": 5e9, "¥5 billion": 5e9, "EUR 1,234": 1234, "USD 1,234.50": 1234.5, "1,234.50 USD": 1234.5 };
const read = (text) => {
  const found = recognizers.recognizeCurrency(text, recognizers.Culture.English);
  return found.length === 1 ? `${Number(found[0].resolution.value)} ${found[0].resolution.isoCurrency}` : found.length;
};
const seen = Object.keys(written).map(read);
console.log("version:  recognizers-text-suite", require("./node_modules/@microsoft/recognizers-text-suite/package.json").version);
console.log("expected:", JSON.stringify(Object.values(written)));
console.log("seen:    ", JSON.stringify(seen));
const asFound = JSON.stringify(["50000000 JPY", "5000000000 JPY", "5000000000 JPY", "12.34 EUR", "12.345 USD", "1234.5 USD"]);
if (JSON.stringify(seen) !== asFound) { console.log("this has changed: look again"); process.exit(1); }
END
node read.js
