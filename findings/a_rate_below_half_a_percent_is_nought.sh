#!/usr/bin/env bash
# A field of a form or a column of texts is read by the same rules as it is shown, for a language and a style: that is what NumberParser of @internationalized/number does, on
# which the fields of React Aria and others are built. How a number is shown has a number of places behind the point by default, 2 for dollars, 3 for plain
# numbers and none for percentages (ECMA-402, Intl.NumberFormat, SetNumberFormatDigitOptions). One expects that this is for writing; plain numbers and amounts are read to the last digit, $1,234.567 too.
# A percentage alone is rounded when it is read: 12.5% is 0.13, a margin of 7.4% is 0.07, and a rate of 0.4% is nought, each with the style "percent" and nothing else said.
# What was typed is gone. Nothing is raised. Say maximumFractionDigits for the parser as well.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund @internationalized/number@3.6.9
cat > read.js <<'END'
const { readFileSync } = require("node:fs");
const { NumberParser } = require("@internationalized/number");
const rates = ["12.5%", "7.4%", "0.4%", "-1.5%"], dollars = { style: "currency", currency: "USD" };
const read = (texts, options) => texts.map((text) => new NumberParser("en-US", options).parse(text));
const seen = read(rates, { style: "percent" }), exact = read(rates, { style: "percent", maximumFractionDigits: 2 });
const others = [...read(["1,234.56789"], {}), ...read(["$1,234.567"], dollars)];
console.log(`version:  @internationalized/number ${JSON.parse(readFileSync("node_modules/@internationalized/number/package.json")).version}`);
console.log("texts:   ", JSON.stringify(rates), "and 1,234.56789 and $1,234.567");
console.log("expected:", JSON.stringify(exact), "as other numbers are read", JSON.stringify(others));
console.log("seen:    ", JSON.stringify(seen));
const asFound = JSON.stringify([seen, exact, others]) === "[[0.13,0.07,0,-0.02],[0.125,0.074,0.004,-0.015],[1234.56789,1234.567]]";
if (!asFound) { console.log("this has changed: look again"); process.exit(1); }
END
node read.js
