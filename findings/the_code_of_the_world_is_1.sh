#!/usr/bin/env bash
# Statistics travel between central banks and authorities as SDMX-CSV, where each column holds codes of a code list, letter by letter: in
# the list of the United Nations 001 is the world, 008 Albania, 036 Australia, and 01 is the first class of many a list (SDMX-ML, common:IDType,
# may begin with a digit). pysdmx, the library of the Bank for International Settlements, gives all columns as text, so that one
# takes them for what was in the file. They have been numbers in between: 001 is 1, 01 is 1, an amount of 12345678901234567.89 is
# 1.2345678901234568e+16, and 1.10 lost its last place. A column with one code of letters, as a total, is kept as it was, so that the
# same code is told differently from file to file. Nothing is raised; joins with the code list find nothing.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet "pysdmx[data]==1.21.0" pandas==3.1.1 pyarrow==25.0.1
cat > read.py <<'END'
import warnings
from importlib.metadata import version
warnings.simplefilter("ignore")
from pysdmx.io import read_sdmx

ROWS = [("001", "01", "12345678901234567.89"), ("036", "02", "1.10")]

def read(*rows):
    with open("data.csv", "w") as data:
        data.write("STRUCTURE,STRUCTURE_ID,ACTION,AREA,CLASS,TIME_PERIOD,OBS_VALUE\n")
        data.writelines(f"dataflow,EX:FLOW(1.0),I,{area},{kind},2024,{value}\n" for area, kind, value in rows)
    table = read_sdmx("data.csv").data[0].data
    return [tuple(row) for row in table[["AREA", "CLASS", "OBS_VALUE"]].itertuples(index=False)]

seen = read(*ROWS)
with_letters = read(*ROWS, ("W0", "_T", "5"))
print(f"version:  pysdmx {version('pysdmx')}")
print(f"expected: {ROWS}")
print(f"seen:     {seen}; with a row of letters: {with_letters}")
as_found = seen == [("1", "1", "1.2345678901234568e+16"), ("36", "2", "1.1")] and [row[:2] for row in with_letters] == [("001", "01"), ("036", "02"), ("W0", "_T")]
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
