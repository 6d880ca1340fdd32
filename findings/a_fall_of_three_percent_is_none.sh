#!/usr/bin/env bash
# American releases set a fall in parentheses and the sign behind them: "sales (3)%", as their tables do with losses. Microsoft's recognizers-text-suite,
# which finds percentages in texts, does not take the figure for the sign's own and reads the sign alone, as a percentage
# of nought: (3)% is 0%, and so are (12.5)% and "half a percent". A figure that is missing, or none at all, would be seen; 0% is a rate that
# a company may well have, so that in a table of rates each fall is a year without change and each rise is right. "minus 3%" and -3% are
# read as meant. Nothing is raised; only that the text found is "%" gives it away.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund @microsoft/recognizers-text-suite@1.3.1
cat > read.js <<'END'
const recognizers = require("@microsoft/recognizers-text-suite");
const written = { "Sales (3)% on last year": "-3%", "Costs (12.5)%": "-12.5%", "half a percent": "0.5%", "Sales -3% on last year": "-3%", "minus 3%": "-3%", "Sales 3% on last year": "3%" };
const read = (text) => recognizers.recognizePercentage(text, recognizers.Culture.English).map((found) => found.resolution.value).join(" and ");
const seen = Object.keys(written).map(read);
console.log("version:  recognizers-text-suite", require("./node_modules/@microsoft/recognizers-text-suite/package.json").version);
console.log("expected:", JSON.stringify(Object.values(written)));
console.log("seen:    ", JSON.stringify(seen));
if (JSON.stringify(seen) !== JSON.stringify(["0%", "0%", "0%", "-3%", "-3%", "3%"])) { console.log("this has changed: look again"); process.exit(1); }
END
node read.js
