#!/usr/bin/env bash
# The text of a page, for search, for an e-mail or for a language model, is had in JavaScript mostly with html-to-text. One expects a blank, a tab or a new line between the cells of a
# table: its Python namesakes and a copy out of a browser have one. As it comes, html-to-text takes each table for a means of layout and puts nothing between
# cells, and between rows what stands in the source there: the years over two columns are 20242023, sales of 1,234 and 567 are "1,234567", which is a number, and in a page without line ends the label of the next row follows at once.
# Where the figures end nobody can tell any more: 12 and 345 are 12345. A paragraph beside the table is right, so that a look at the beginning of a release shows nothing.
# No message. Set selectors: [{ selector: "table", format: "dataTable" }], as its documentation says further down.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund html-to-text@10.0.1
cat > read.mjs <<'END'
import { readFileSync } from "node:fs";
import { convert } from "html-to-text";
const page = `<p>Sales rose.</p><table><tr><th></th><th>2024</th><th>2023</th></tr>
<tr><td>Sales</td><td>1,234</td><td>567</td></tr>
<tr><td>Plants</td><td>12</td><td>345</td></tr></table>`;
const words = (text) => text.split(/\s+/).filter((word) => word);
const seen = words(convert(page));
const expected = words(convert(page, { selectors: [{ selector: "table", format: "dataTable" }] }));
console.log(`version:  html-to-text ${JSON.parse(readFileSync("node_modules/html-to-text/package.json")).version}`);
console.log("expected:", expected.join(" "));
console.log("seen:    ", seen.join(" "));
const asFound = seen.join(" ") === "Sales rose. 20242023 Sales1,234567 Plants12345" && expected.join(" ") === "Sales rose. 2024 2023 Sales 1,234 567 Plants 12 345";
if (!asFound) { console.log("this has changed: look again"); process.exit(1); }
END
node read.mjs
