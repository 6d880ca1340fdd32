#!/usr/bin/env bash
# Japanese counts by ten thousands, so that up to four digits stand before each mark: 1兆2345億円 are 1,234,500,000,000 yen, and releases print
# them with a comma as well as without: 1兆2,345億円. Microsoft's recognizers-text-suite, which finds amounts in texts, reads
# the first as meant. Of the second it loses the digits before the comma: 1兆2,345億円 become 1兆345億円, two hundred billion yen less, and 12億3,400万円
# become 12億400万円. Nothing shows it: each answer is a plausible amount in yen, with the
# whole text marked as read. An amount that begins with such a group, 2,345億円, isn't found at all. Nothing is raised. Take the commas out first.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund @microsoft/recognizers-text-suite@1.3.1
cat > read.js <<'END'
const recognizers = require("@microsoft/recognizers-text-suite");
const written = { "1兆2345億円": "1234500000000", "1兆2,345億円": "1234500000000", "12億3400万円": "1234000000", "12億3,400万円": "1234000000", "1億2,345万円": "123450000", "1,234円": "1234" };
const read = (text) => recognizers.recognizeCurrency(text, recognizers.Culture.Japanese).map((found) => found.text === text && found.resolution.value);
const seen = Object.keys(written).map((text) => read(text)[0]);
console.log("version:  recognizers-text-suite", require("./node_modules/@microsoft/recognizers-text-suite/package.json").version);
console.log("expected:", JSON.stringify(Object.values(written)), "and 234500000000 for 2,345億円");
console.log("seen:    ", JSON.stringify(seen), "and", JSON.stringify(read("2,345億円")));
const asFound = JSON.stringify(["1234500000000", "1034500000000", "1234000000", "1204000000", "103450000", "1234"]);
if (JSON.stringify(seen) !== asFound || read("2,345億円").length) { console.log("this has changed: look again"); process.exit(1); }
END
node read.js
