#!/usr/bin/env bash
# The end of a year may be written as 2024-12-31T24:00:00, the last moment of the day, which is the same as 2025-01-01T00:00:00 (XML Schema part 2 section 3.2.7; XBRL 2.1 section 4.7.2 has periods end
# there). Asked for its year or its day, XPath answers with the day that begins: 2025 and 1 (XQuery 1.0 and XPath 2.0 Functions and Operators, section 10.5,
# whose examples have 1999-12-31T24:00:00 with the year 2000). fontoxpath, XPath 3.1 for JavaScript, which page builders and checks in the browser run on, compares the two as equal and gives the
# parts of the one as 2024, 12 and 32: xs:date() of it is 2024-12-32, a text that no other program takes for a date, and a figure is put into the wrong year by
# year-from-dateTime. The end of a day within a month, the 28th of February, say, is right. Take xs:dateTime('...') + xs:dayTimeDuration('PT0S'), which is put right.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund fontoxpath@3.34.0
cat > read.mjs <<'END'
import { readFileSync } from "fs";
import fontoxpath from "fontoxpath";

const END_OF_YEAR = "xs:dateTime('2024-12-31T24:00:00')";
const seen = ["string(X)", "string(xs:date(X))", "year-from-dateTime(X)", "month-from-dateTime(X)", "day-from-dateTime(X)", "X = xs:dateTime('2025-01-01T00:00:00')",
  "day-from-dateTime(X + xs:dayTimeDuration('PT0S'))", "string(xs:date(xs:dateTime('2024-02-28T24:00:00')))"]
  .map((question) => fontoxpath.evaluateXPath(question.replaceAll("X", END_OF_YEAR), null, null));
const found = ["2024-12-32T00:00:00", "2024-12-32", 2024, 12, 32, true, 1, "2024-02-29"];
console.log(`version:  fontoxpath ${JSON.parse(readFileSync("node_modules/fontoxpath/package.json")).version}`);
console.log(`expected: ${JSON.stringify(["2025-01-01T00:00:00", "2025-01-01", 2025, 1, 1, true, 1, "2024-02-29"])}`);
console.log(`seen:     ${JSON.stringify(seen)}`);
if (JSON.stringify(seen) !== JSON.stringify(found)) { console.error("this has changed: look again"); process.exit(1); }
END
node read.mjs
