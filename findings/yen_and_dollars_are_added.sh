#!/usr/bin/env bash
# The amounts of companies of several countries stand in one column with the sign of the currency before each. csvkit takes such a
# column for numbers and drops the sign, whichever it is and whether or not it is the same in every row: dollars, yen
# and euros become plain numbers in the table that it writes, csvstat gives their sum and mean, and csvsort puts 1,200 yen above 1,000
# dollars. So does its SQL. One would think that what is no number stays text, as "USD 1,000" does, and that a
# percentage is not the same as its digits: 12.5% becomes 12.5 beside 0.125. No warning; --no-inference keeps what was written.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet csvkit==2.2.0 agate==1.14.2
cat > sales.csv <<'END'
company,sales,margin,coded
A,"$1,000",12.5%,"USD 1,000"
B,"¥1,200",0.125,"JPY 1,200"
C,€900,12.5%,EUR 900
END
cat > read.py <<'END'
import csv, io, json, subprocess
from importlib.metadata import version

def run(command, *arguments):
    done = subprocess.run([f"env/bin/{command}", *arguments], check=True, capture_output=True, text=True)
    return done.stdout, done.stderr

def columns(*arguments):
    text, told = run("in2csv", *arguments)
    rows = list(csv.DictReader(io.StringIO(text)))
    return {name: [row[name] for row in rows] for name in ("sales", "margin", "coded")}, told

written, _ = columns("--no-inference", "sales.csv")
seen, told = columns("sales.csv")
total = next(column["sum"] for column in json.loads(run("csvstat", "--json", "sales.csv")[0]) if column["column_name"] == "sales")
largest = [row["company"] for row in csv.DictReader(io.StringIO(run("csvsort", "-r", "-c", "sales", "sales.csv")[0]))][0]
print(f"version:  csvkit {version('csvkit')}, agate {version('agate')}")
print(f"expected: {written}, no sum")
print(f"seen:     {seen}, a sum of {total}, the largest is {largest}")
as_found = seen == {"sales": ["1000", "1200", "900"], "margin": ["12.5", "0.125", "12.5"], "coded": written["coded"]} and not told and (total, largest) == (3100, "B")
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
