#!/usr/bin/env bash
# Dividends and earnings per share have three places behind the point as often as two: $0.125 is an eighth of a dollar, a usual dividend for a quarter.
# parsecurrency and parse-money, which read amounts of any country, take a point with three digits behind it for a mark of
# thousands. One would think that a nought in front settles it, since no number of thousands begins with one: $0.125 is 125 dollars to both,
# 0,125 € is 125 euros, and .125 too. With two places the same readers are right, so a column of dividends has 0.12 beside 125.
# No error. parse-price reads the same texts as meant.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund parsecurrency@1.1.1 parse-money@1.0.12 parse-price@1.1.8
cat > read.js <<'END'
const currency = require("parsecurrency"), money = require("parse-money").default, price = require("parse-price");
const texts = ["$0.12", "$0.125", "0,125 €", "$.125"];
const read = (reader) => texts.map(reader);
const seen = { parsecurrency: read((text) => currency(text).value), "parse-money": read((text) => money(text).amount) };
const expected = read((text) => (price.default || price)(text));
const versions = ["parsecurrency", "parse-money"].map((name) => `${name} ${require(`./node_modules/${name}/package.json`).version}`);
console.log("version: ", versions.join(", "));
console.log("expected:", JSON.stringify(expected));
console.log("seen:    ", JSON.stringify(seen));
const thousandfold = JSON.stringify([0.12, 125, 125, 125]);
const asFound = Object.values(seen).every((values) => JSON.stringify(values) === thousandfold) && JSON.stringify(expected) === JSON.stringify([0.12, 0.125, 0.125, 0.125]);
if (!asFound) { console.log("this has changed: look again"); process.exit(1); }
END
node read.js
