#!/usr/bin/env bash
# Facts come as a list of rows, each with an exact Decimal: amounts of a hundred lines in whole yen, then what one share has earned, 35.25, and a
# rate of 0.35. polars settles the type of a list of rows by the first hundred, and one expects that what does not fit comes to light, as
# a word among numbers does: that is an error. Of decimals it takes the places of those hundred, which are none, and rounds all that
# follow to them: a share has earned 35, the rate is nought. The column is still one of decimals and nothing is told. The same figures as a
# column keep their places, and so do the rows where an exact one is among the first hundred, so that a short report is right and a
# long one is not. A series of texts goes the same way with str.to_decimal. Give infer_schema_length=None, or the type.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet polars==2.1.0
cat > read.py <<'END'
import warnings
from decimal import Decimal
from importlib.metadata import version
import polars

figures = [Decimal(1000 + line) for line in range(100)] + [Decimal("35.25"), Decimal("0.35")]

def last_two(frame):
    return [str(value) for value in frame["value"].to_list()[-2:]]

def rows(figures):
    return [{"value": figure} for figure in figures]

with warnings.catch_warnings(record=True) as told:
    warnings.simplefilter("always")
    seen = {"rows": last_two(polars.DataFrame(rows(figures))), "texts": [str(value) for value in polars.Series([str(f) for f in figures]).str.to_decimal().to_list()[-2:]]}
    expected = {"column": last_two(polars.DataFrame({"value": figures})), "99 rows before": last_two(polars.DataFrame(rows(figures[1:]))),
                "all rows looked at": last_two(polars.DataFrame(rows(figures), infer_schema_length=None))}
try:
    mixed = last_two(polars.DataFrame(rows([1] * 100 + ["none"])))
except polars.exceptions.ComputeError:
    mixed = "error"
print(f"version:  polars {version('polars')}")
print(f"expected: {expected}; a word after a hundred numbers: {mixed}")
print(f"seen:     {seen}, warnings {len(told)}")
as_found = seen == dict.fromkeys(seen, ["35", "0"]) and expected == dict.fromkeys(expected, ["35.25", "0.35"]) and mixed == "error" and not told
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
