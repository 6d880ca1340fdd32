#!/usr/bin/env bash
# Pages are made smaller before they are put on the web by leaving out white space that nobody sees; between two words one blank has to stay. Tags of Inline XBRL lie within sentences, one beside the
# other, and print nothing of their own (Inline XBRL 1.1 part 1): "In 2024 12 shops" may be three facts, or a note with two in it. html-minifier-terser, told to
# keep the letters of names and the closing strokes as XHTML needs, knows the elements of HTML and takes each other for a block, beside which blanks are not seen: with collapseWhitespace the blanks
# before and after each tagged figure go, on the page and in the value of the note around them, "In202412shops of340closed". b and i in the same sentence keep theirs. The
# tagged figures themselves are whole, the page valid, and the note is not what was signed. No setting names more elements; with conservativeCollapse one blank stays everywhere.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund html-minifier-terser@7.2.0
cat > read.mjs <<'END'
import { readFileSync } from "fs";
import { minify } from "html-minifier-terser";

const figure = (name, text) => `<ix:nonFraction name="t:${name}" contextRef="d" unitRef="p" decimals="0">${text}</ix:nonFraction>`;
const PAGE = `<p><ix:nonNumeric name="t:Note" contextRef="d">In <ix:nonNumeric name="t:Year" contextRef="d">2024</ix:nonNumeric> ${figure("Closed", 12)} shops of ${figure("All", 340)} closed, `
  + `<b>more</b> <i>than</i> before.</ix:nonNumeric></p>`;
const AS_XHTML = { caseSensitive: true, keepClosingSlash: true, collapseWhitespace: true };
const seen = [];
for (const more of [{}, { conservativeCollapse: true }])
  seen.push((await minify(PAGE, { ...AS_XHTML, ...more })).replace(/<[^>]*>/g, ""));
const NOTE = "In 2024 12 shops of 340 closed, more than before.";
const found = ["In202412shops of340closed, more than before.", NOTE];
console.log(`version:  html-minifier-terser ${JSON.parse(readFileSync("node_modules/html-minifier-terser/package.json")).version}`);
console.log(`expected: the note ${JSON.stringify([NOTE, NOTE])}`);
console.log(`seen:     the note ${JSON.stringify(seen)}`);
if (JSON.stringify(seen) !== JSON.stringify(found)) { console.error("this has changed: look again"); process.exit(1); }
END
node read.mjs
