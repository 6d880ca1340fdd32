#!/usr/bin/env bash
# numeral formats 1200000 as "1.2m" with the format 0.0a and reads it back: $1.2m, 3.4b and 5k are what they say. Releases print $1.2M and $3.4B as often, and
# $3.4bn in Britain. Of letters that it does not know numeral drops the letter and keeps the figure: $1.2M is 1.2, $3.4B and £3.4bn are 3.4, 5K is 5, "1.2 million"
# is 1.2; a text that it cannot read, as "none", is null, which is what one expects of an unknown unit. Its own output in capitals,
# as a style sheet or a call of toUpperCase makes it, is a millionth when read again. Nothing is raised. Put texts into small
# letters and cut bn and mn to one letter first.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund numeral@2.0.6
cat > read.js <<'END'
const numeral = require("numeral");
const texts = ["$1.2m", "$1.2M", "$3.4b", "$3.4B", "£3.4bn", "5k", "5K", "none", numeral(1200000).format("0.0a").toUpperCase()];
const seen = texts.map((text) => numeral(text).value());
console.log(`version:  numeral ${numeral.version}`);
console.log("texts:   ", JSON.stringify(texts));
console.log("expected: [1200000,1200000,3400000000,3400000000,3400000000,5000,5000,null,1200000], or null where it is not understood");
console.log("seen:    ", JSON.stringify(seen));
if (JSON.stringify(seen) !== "[1200000,1.2,3400000000,3.4,3.4,5000,5,null,1.2]") { console.log("this has changed: look again"); process.exit(1); }
END
node read.js
