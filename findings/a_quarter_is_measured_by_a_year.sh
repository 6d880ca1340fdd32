#!/usr/bin/env bash
# An annual report has the figures of years and of quarters under the same concept; that of October to December and that of the whole year
# end on the same day and differ in where they start (XBRL 2.1 section 4.7.2, startDate and endDate). company-fundamentals, which
# datamule makes its growth rates with, looks for the figure of a year ago by the end of its period alone and takes the first that it
# finds: where the year stands before its last quarter, the quarter of this year is measured by the whole of last year, and sales that
# more than doubled have fallen by 30 %. The order of facts in a report has no meaning (Open Information Model 1.0, a report is a set of
# facts); with the quarters first, it is the year that is measured by a quarter. Nothing is told. Give it spans of one length at a time.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet company-fundamentals==0.0.6
cat > read.py <<'END'
import contextlib, io
from importlib.metadata import version
from company_fundamentals.fundamentals import construct_fundamentals

YEARS = [("2024-01-01", "2024-12-31", 2000), ("2023-01-01", "2023-12-31", 1000)]
QUARTERS = [("2024-10-01", "2024-12-31", 700), ("2023-10-01", "2023-12-31", 300)]

def growth(periods):
    facts = [{"taxonomy": "us-gaap", "name": "Revenues", "value": value, "start": start, "end": end, "context": {}} for start, end, value in periods]
    with contextlib.redirect_stdout(io.StringIO()):
        found = construct_fundamentals(facts, "taxonomy", "name", "start", "end", fundamentals=["revenueGrowth"])
    return {("year" if rate["start"] == "2024-01-01" else "quarter"): round(rate["value"], 2) for rate in found["incomeStatement"]["revenueGrowth"]}

seen = {"years first": growth(YEARS + QUARTERS), "quarters first": growth(QUARTERS + YEARS)}
print(f"version:  company-fundamentals {version('company-fundamentals')}")
print(f"expected: {growth(YEARS) | growth(QUARTERS)} either way")
print(f"seen:     {seen}")
as_found = seen == {"years first": {"year": 1.0, "quarter": -0.3}, "quarters first": {"quarter": 1.33, "year": 5.67}} and growth(YEARS) | growth(QUARTERS) == {"year": 1.0, "quarter": 1.33}
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
