#!/usr/bin/env bash
# Where a sentence of a release tells an amount in words, it is one such as "two and a half million": 2500000. Two readers of English for JavaScript
# let the half go. compromise gives two million, and three and a half billion are three, though it reads "two and a half" as 2.5 and
# "half a million" as 500000. Microsoft's recognizers-text-suite makes the million part of the half's denominator: two and a half million are
# 2.0000005, and half a million two millionths. The first is a round figure that nobody would doubt, a fifth too small; the second
# is as near to 2 as makes no difference once it is rounded. Nothing is raised. In digits, 2.5 million, both read what is meant.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund compromise@14.17.0 @microsoft/recognizers-text-suite@1.3.1
cat > read.js <<'END'
const nlp = require("compromise"), recognizers = require("@microsoft/recognizers-text-suite");
const written = { "two and a half million": 2.5e6, "three and a half billion": 3.5e9, "half a million": 5e5, "2.5 million": 2.5e6, "two and a half": 2.5 };
const readers = {
  compromise: (text) => nlp(text).numbers().json().map((found) => found.number.num),
  recognizers: (text) => recognizers.recognizeNumber(text, recognizers.Culture.English).map((found) => Number(found.resolution.value)),
};
const seen = Object.fromEntries(Object.entries(readers).map(([name, read]) => [name, Object.keys(written).map((text) => read(text).join(" and "))]));
const version = (name) => `${name} ${require(`./node_modules/${name}/package.json`).version}`;
console.log("version: ", version("compromise") + ",", version("@microsoft/recognizers-text-suite"));
console.log("expected:", JSON.stringify(Object.values(written)));
console.log("seen:    ", JSON.stringify(seen));
const asFound = JSON.stringify({ compromise: ["2000000", "3000000000", "500000", "2500000", "2.5"], recognizers: ["2.0000005", "3.0000000005", "0.000002", "2500000", "2.5"] });
if (JSON.stringify(seen) !== asFound) { console.log("this has changed: look again"); process.exit(1); }
END
node read.js
