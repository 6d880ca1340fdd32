#!/usr/bin/env bash
# Exact amounts are kept as decimals: yen, shares and people have no places behind the point. Their mean has some: 1 and 2 are 1.5 on average. Arrow widens the scale of a quotient (1 by 3 is 0.3333), and one
# expects as much of a mean. pyarrow gives the mean of a column of decimals the places that the column has and rounds to them, a half away from nought: 1 and 2 are 2 on
# average, -1 and -2 are -2, and prices of 1.25 and 1.26 are 1.26. So do group_by on a table, Dataset and pandas with its Arrow types, where the median beside it is 1.5. The mean times the
# number is no longer the sum, quarterly means of a few people or cents are half a unit off. The same figures as whole numbers (int64) have a mean of 1.5, so that it depends on
# the type that a file was written with. The type is still called exact and nothing is told. Divide the sum by the count, or cast to more places first.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet pyarrow==26.0.1 pandas==3.1.1
cat > read.py <<'END'
from decimal import Decimal
import pandas
import pyarrow
import pyarrow.compute as compute
import pyarrow.parquet as parquet

def column(values, scale):
    return pyarrow.array([Decimal(value) for value in values], pyarrow.decimal128(18, scale))

means = [str(compute.mean(values).as_py()) for values in (column(["1", "2"], 0), column(["-1", "-2"], 0), column(["1.25", "1.26"], 2), pyarrow.array([1, 2]), column(["1.000", "2.000"], 3))]
parquet.write_table(pyarrow.table({"quarter": ["Q1", "Q1"], "people": column(["1", "2"], 0)}), "people.parquet")
table = parquet.read_table("people.parquet")
grouped = str(table.group_by("quarter").aggregate([("people", "mean")])["people_mean"][0].as_py())
people = pandas.read_parquet("people.parquet", dtype_backend="pyarrow")["people"]
print(f"version:  pyarrow {pyarrow.__version__}, pandas {pandas.__version__}")
print("expected: 1.5, -1.5, 1.255, 1.5, 1.500; by quarter 1.5; in pandas 1.5, median 1.5")
print(f"seen:     {means}; by quarter {grouped}; in pandas {people.mean()}, median {people.median()}")
as_found = means == ["2", "-2", "1.26", "1.5", "1.500"] and grouped == "2" and (str(people.mean()), str(people.median())) == ("2", "1.5")
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
