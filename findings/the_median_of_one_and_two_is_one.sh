#!/usr/bin/env bash
# Exact amounts are kept as decimals: yen, shares and people have no places behind the point. The median of an even number of them lies halfway between the two in the middle: 1 and 2 have 1.5
# (SQL, part 2, percentile_cont: the value between two rows is interpolated). DuckDB gives its median, and quantile_cont, which interpolates, the type of the column and cuts what
# does not fit: 1 and 2 have the median 1, -1 and -2 have -1, prices of 1.25 and 1.26 have 1.25, and the median absolute deviation of each pair is nought. avg of the same column is 1.5, a double, and
# the median of the same figures as whole numbers is 1.5 as well, so that it depends on the type that a file was written with. Parquet files of accounts have decimals.
# A median of a few segments or branches is up to a unit off, always towards nought. Nothing is told. Cast to double, or to more places, first.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet duckdb==2.0.1
cat > read.py <<'END'
import duckdb

def row(figures, places, columns="median(x), quantile_cont(x, 0.5), mad(x), avg(x)"):
    kind = "integer" if places is None else f"decimal(18, {places})"
    duckdb.sql(f"copy (select unnest([{', '.join(figures)}]::{kind}[]) as x) to 'figures.parquet' (format parquet)")
    return [str(value) for value in duckdb.sql(f"select {columns} from 'figures.parquet'").fetchall()[0]]

seen = [row(["1", "2"], 0), row(["-1", "-2"], 0), row(["1.25", "1.26"], 2), row(["1", "2"], None), row(["1", "2"], 1)]
print(f"version:  duckdb {duckdb.__version__}")
print("expected: median and quantile 1.5, -1.5, 1.255, 1.5, 1.5, as avg gives them; median absolute deviation 0.5, 0.5, 0.005, 0.5, 0.5")
print(f"seen:     {seen}")
as_found = [["1", "1", "0", "1.5"], ["-1", "-1", "0", "-1.5"], ["1.25", "1.25", "0.00", "1.255"], ["1.5", "1.5", "0.5", "1.5"], ["1.5", "1.5", "0.5", "1.5"]]
raise SystemExit(0 if seen == as_found else "this has changed: look again")
END
env/bin/python read.py
