#!/usr/bin/env bash
# American companies file three quarters and then a year; nobody files the fourth quarter, and whoever wants it takes the year less the nine months, where
# both are there. sec-edgar-api makes reports of quarters and years from the facts that the authority gives for a company. Sales, filed each quarter, have their fourth as 460 less
# 330. What is filed less often, taxes paid in the annual report alone, an impairment told in the second quarter and in the year, has no nine months; there the
# value of the whole year is given as that of the fourth quarter, and a half year's as that of the second quarter. An impairment of 5 is thus there twice, the quarters add up
# to more than their year, and trends end in a leap. Some figures in one report are of three months and others of twelve, with nothing to tell them apart.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund sec-edgar-api@1.0.11
cat > read.js <<'END'
const { reportParser } = require("sec-edgar-api");
const fact = (start, end, val, form, filed) => ({ start, end, val, form, filed, fy: 2024, fp: form === "10-K" ? "FY" : `Q${Number(end.slice(5, 7)) / 3}`, accn: `0000000001-25-${filed.slice(2).replaceAll("-", "")}` });
const quarter = (start, end, val, filed) => fact(start, end, val, "10-Q", filed), year = (val) => fact("2024-01-01", "2024-12-31", val, "10-K", "2025-02-14");
const concepts = {
  Revenues: [quarter("2024-01-01", "2024-03-31", 100, "2024-05-01"), quarter("2024-04-01", "2024-06-30", 110, "2024-08-01"), quarter("2024-01-01", "2024-06-30", 210, "2024-08-01"),
    quarter("2024-07-01", "2024-09-30", 120, "2024-11-01"), quarter("2024-01-01", "2024-09-30", 330, "2024-11-01"), year(460)],
  AssetImpairmentCharges: [quarter("2024-04-01", "2024-06-30", 5, "2024-08-01"), quarter("2024-01-01", "2024-06-30", 5, "2024-08-01"), year(5)],
  IncomeTaxesPaid: [year(70)],
  InterestPaid: [quarter("2024-01-01", "2024-06-30", 12, "2024-08-01"), year(20)],
};
const facts = Object.fromEntries(Object.entries(concepts).map(([name, values]) => [name, { label: name, description: name, units: { USD: values } }]));
const reports = reportParser.parseReportsRaw({ cik: 1, entityName: "Acme", facts: { "us-gaap": facts } });
const seen = Object.fromEntries(Object.keys(concepts).map((name) => [name, Object.fromEntries(reports.filter((report) => name in report).map((report) => [report.fiscalPeriod, report[name]]))]));
console.log(`version:  sec-edgar-api ${require("./node_modules/sec-edgar-api/package.json").version}`);
console.log("expected: Q4 of an impairment 0, of taxes and interest paid nothing, and nothing for Q2 of interest paid");
console.log("seen:    ", JSON.stringify(seen));
const found = { Revenues: { Q1: 100, Q2: 110, Q3: 120, Q4: 130, FY: 460 }, AssetImpairmentCharges: { Q2: 5, Q4: 5, FY: 5 }, IncomeTaxesPaid: { Q4: 70, FY: 70 }, InterestPaid: { Q2: 12, Q4: 20, FY: 20 } };
if (JSON.stringify(seen) !== JSON.stringify(found)) { console.log("this has changed: look again"); process.exit(1); }
END
node read.js
