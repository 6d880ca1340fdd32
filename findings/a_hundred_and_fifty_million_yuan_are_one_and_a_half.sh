#!/usr/bin/env bash
# Chinese counts large amounts in 万, ten thousand, and 亿, a hundred million, with a point before the unit as other languages have before million: 一点五亿 is 1.5 times a hundred
# million, 150000000, and a chairman's letter, or what was said to analysts, has it in words. nzh, which reads and writes Chinese numbers for JavaScript, reads whole amounts
# as meant, 一亿五千万 is 150000000, and of an amount with a point it leaves the unit behind out: 一点五亿 is 1.5, 三十二点五万 is 32.5 and 负一点二亿 is -1.2. Such a figure may
# well stand in a table in millions. A text that it can't read at all gives 0, without an error, which one would look for. cn2an, for
# Python, raises an error for it. Nothing is raised here. Read what stands before the unit and multiply.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund nzh@1.0.14
cat > read.js <<'END'
const nzh = require("nzh/cn");
const texts = { "一亿五千万": 150000000, "三十二万五千": 325000, "一点五": 1.5, "一点五亿": 150000000, "三十二点五万": 325000, "负一点二亿": -120000000 };
const seen = Object.fromEntries(Object.keys(texts).map((text) => [text, Number(nzh.decodeS(text))]));
console.log(`version:  nzh ${require("./node_modules/nzh/package.json").version}`);
console.log("expected:", JSON.stringify(texts));
console.log("seen:    ", JSON.stringify(seen));
const asFound = { "一亿五千万": 150000000, "三十二万五千": 325000, "一点五": 1.5, "一点五亿": 1.5, "三十二点五万": 32.5, "负一点二亿": -1.2 };
if (JSON.stringify(seen) !== JSON.stringify(asFound)) { console.log("this has changed: look again"); process.exit(1); }
END
node read.js
