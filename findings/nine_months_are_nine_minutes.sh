#!/usr/bin/env bash
# Figures of a year that is still under way are told by how far it has gone: 3M, 6M, 9M, 12M, or 1H and 2H for its halves; a
# split of shares is told as 1:10. csvkit, whose commands many use to look at tables of such figures, to join them and to put them into a database, asks
# of each column whether it is of durations before it takes it for text: nine months become 0:09:00, nine minutes, the first half
# becomes one hour, and a split of one into ten a minute and ten seconds. The table goes into SQL with a column of type
# DATETIME. A column that also has FY or Q1 stays text, so the same export is right one quarter and wrong the next. No warning; --no-inference
# keeps what was written.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet csvkit==2.2.0 agate==1.14.2
cat > figures.csv <<'END'
months,half,split,sales
3M,1H,1:10,100
6M,1H,1:10,210
9M,2H,1:10,330
12M,2H,1:10,450
END
cat > read.py <<'END'
import csv, io, subprocess
from importlib.metadata import version

def run(command, *arguments):
    return subprocess.run([f"env/bin/{command}", *arguments], check=True, capture_output=True, text=True)

def columns(*arguments):
    done = run("in2csv", *arguments)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    return {name: [row[name] for row in rows] for name in ("months", "half", "split")}, done.stderr

written, _ = columns("--no-inference", "figures.csv")
seen, told = columns("figures.csv")
stored = [line.split()[:2] for line in run("csvsql", "figures.csv").stdout.splitlines() if line.startswith("\t")]
print(f"version:  csvkit {version('csvkit')}, agate {version('agate')}")
print(f"expected: {written}, as with --no-inference")
print(f"seen:     {seen}, in a database {stored}")
as_found = (
    seen == {"months": ["0:03:00", "0:06:00", "0:09:00", "0:12:00"], "half": ["1:00:00", "1:00:00", "2:00:00", "2:00:00"], "split": ["0:01:10"] * 4}
    and not told
    and stored == [["months", "DATETIME"], ["half", "DATETIME"], ["split", "DATETIME"], ["sales", "DECIMAL"]]
)
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
