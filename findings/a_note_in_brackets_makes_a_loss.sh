#!/usr/bin/env bash
# In statements a figure is followed by the number of its note in brackets, 1,234 (2), and a loss stands in brackets itself, (1,234). numeral, which most pages
# that format numbers use, also reads them: it looks for an opening and a closing bracket anywhere in the text and for digits anywhere else. Sales of 1,234 with note 2 are a
# loss of 12,342, ten times as large and of the other sign; 56 (10) is -5610. (1,234) is read as meant, so that the sign rule looks sound, and a percentage
# with a note, 12.5% (1), is -0.1251. One would think that what stands outside of brackets is no loss.
# accounting leaves out the note of this text and reads 1234. Nothing is raised. Cut notes off first.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund numeral@2.0.6 accounting@0.4.1
cat > read.js <<'END'
const numeral = require("numeral"), accounting = require("accounting");
const texts = ["(1,234)", "1,234", "1,234 (2)", "56 (10)", "12.5% (1)"];
const seen = texts.map((text) => numeral(text).value());
console.log(`version:  numeral ${numeral.version}, accounting ${accounting.version}`);
console.log("texts:   ", JSON.stringify(texts));
console.log("expected: [-1234,1234,1234,56,0.125], or nothing");
console.log("seen:    ", JSON.stringify(seen), `accounting ${accounting.unformat(texts[2])}`);
if (JSON.stringify(seen) !== "[-1234,1234,-12342,-5610,-0.1251]" || accounting.unformat(texts[2]) !== 1234) { console.log("this has changed: look again"); process.exit(1); }
END
node read.js
