#!/usr/bin/env bash
# The terms of leases, loans and options are durations, P18M or P5Y, and what has passed already has a minus, -P1Y (XML Schema part 2 section 3.2.6). Added to a day they count years and months by the calendar and end on the last day of a
# month where it has no such day (XML Schema part 2 appendix E). Day.js, the date library that most pages use, reads and adds them so with its plugin for durations. Its plugin for quarters, which pages of accounts load to name them, takes over
# add() and makes a plain number of what it is given: loaded after the one for durations, it has each term added as so many milliseconds, 365 days for a year and a twelfth of that for a month. Five years from 31 December 2024 then
# end a day early, eighteen months on the first of July and not on 30 June, a month from 31 January on the first of March; what falls due moves to another quarter. In the other order all is right, and add(5, "year")
# is in both. In either order the minus of -P1Y is read and dropped, so that a year ago is a year ahead. moment, whose ways Day.js follows, has it all right. Nothing is raised. Load durations last.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund dayjs@1.11.23 moment@2.31.0
cat > read.js <<'END'
const cases = [["2024-12-31", "P5Y"], ["2024-12-31", "P18M"], ["2024-01-31", "P1M"], ["2024-12-31", "-P1Y"], ["2024-12-31", "P30D"]];
const library = process.argv[2] === "moment" ? require("moment") : require("dayjs");
process.argv.slice(3).forEach((plugin) => library.extend(require(`dayjs/plugin/${plugin}`)));
console.log(JSON.stringify([...cases.map(([day, term]) => library(day).add(library.duration(term)).format("YYYY-MM-DD")), library("2024-12-31").add(5, "year").format("YYYY-MM-DD")]));
END
cat > tell.js <<'END'
const ask = (...plugins) => JSON.parse(require("child_process").execFileSync(process.execPath, ["read.js", ...plugins], { env: { ...process.env, TZ: "UTC" } }));
const expected = ask("moment"), seen = { "durations alone": ask("dayjs", "duration"), "quarters, durations": ask("dayjs", "quarterOfYear", "duration"), "durations, quarters": ask("dayjs", "duration", "quarterOfYear") };
console.log(`version:  dayjs ${require("dayjs/package.json").version}, moment ${require("moment").version}`);
console.log("terms:    P5Y, P18M, P1M from 31 January, -P1Y, P30D, and five years by their unit");
console.log("expected:", JSON.stringify(expected), "in each order, as moment has it");
console.log("seen:    ", JSON.stringify(seen));
const right = ["2029-12-31", "2026-06-30", "2024-02-29", "2023-12-31", "2025-01-30", "2029-12-31"], ahead = right.with(3, "2025-12-31");
const found = { "durations alone": ahead, "quarters, durations": ahead, "durations, quarters": ["2029-12-30", "2026-07-01", "2024-03-01", "2025-12-31", "2025-01-30", "2029-12-31"] };
if (JSON.stringify([seen, expected]) !== JSON.stringify([found, right])) { console.log("this has changed: look again"); process.exit(1); }
END
node tell.js
