#!/usr/bin/env bash
# Exact amounts are kept as decimals: a profit in yen has no places behind the point, nor has a number of shares, and what one share has
# earned has some. SQL widens the scale for a quotient, so do Arrow and Python, or they give a floating number.
# polars keeps the scale that the operands have and rounds to it: 1234567 yen over 1000 shares are 1235 a share, a margin of
# 12.5 % is 0, and multiplying back does not give the profit. A product is cut the same way: 0.05 times 0.05, both with two places, is
# nought. The type is still called exact and nothing is told. A column of another scale, or a float, changes the answer. Cast to more places first.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet polars==2.1.0 duckdb==2.0.1 pyarrow==25.0.1
cat > read.py <<'END'
import warnings
from decimal import Decimal
from importlib.metadata import version
import duckdb, polars, pyarrow, pyarrow.compute

def in_polars(left, sign, right, scale):
    table = polars.DataFrame({"left": [Decimal(left)], "right": [Decimal(right)]}, schema=dict.fromkeys(("left", "right"), polars.Decimal(18, scale)))
    answer = polars.col("left") / polars.col("right") if sign == "/" else polars.col("left") * polars.col("right")
    return str(table.select(answer).item())

def in_sql(left, sign, right, scale):
    return str(duckdb.sql(f"select {left}::decimal(18,{scale}) {sign} {right}::decimal(18,{scale})").fetchall()[0][0])

def in_arrow(left, sign, right, scale):
    work = pyarrow.compute.divide if sign == "/" else pyarrow.compute.multiply
    kind = pyarrow.decimal128(18, scale)
    return str(work(pyarrow.scalar(Decimal(left), kind), pyarrow.scalar(Decimal(right), kind)).as_py().normalize())

cases = {"profit a share": ("1234567", "/", "1000", 0), "margin": ("125", "/", "1000", 0), "tax": ("0.05", "*", "0.05", 2)}
with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    seen = {name: in_polars(*case) for name, case in cases.items()}
print(f"version:  polars {version('polars')}, duckdb {version('duckdb')}, pyarrow {version('pyarrow')}")
expected = {name: in_sql(*case) for name, case in cases.items()}
print(f"expected: {expected} (SQL), {({name: in_arrow(*case) for name, case in cases.items()})} (Arrow)")
print(f"seen:     {seen}")
as_found = seen == {"profit a share": "1235", "margin": "0", "tax": "0.00"} and not told and expected == {"profit a share": "1234.567", "margin": "0.125", "tax": "0.0025"}
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
