#!/usr/bin/env bash
# The term of a lease, a loan or an option is a span of years and months, which are not so many days, and SQL keeps it so: an interval of years and months cannot be turned into days (SQL, part 2, interval types: year-month and day-time
# intervals are not comparable). DuckDB, with which tables of facts are read and joined, has such spans, and a day plus a span is right: 31 December 2024 and ten years are 31 December 2034. Handed to Python, as what fetchall() and
# fetchone() give, the span becomes a timedelta, which knows days alone, and each month is made thirty of them: a year has 360 days, ten years 3600, and the lease that is worked out in Python ends on 9 November 2034,
# seven weeks early; what has passed between two ends of a year, by age(), is 360 days as well. DuckDB goes by the same rule itself where spans are compared: a year is equal to 360 days and shorter than 365, so that a condition
# "longer than a year" takes what is of 361 days. Spans of days are right, and so is the difference of two dates. Nothing is raised. Add in SQL, hand over the number of months, or take Arrow, which keeps months and days apart.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet duckdb==2.0.1 pyarrow==26.0.1
cat > read.py <<'END'
from datetime import date, timedelta
import duckdb

START = date(2024, 12, 31)

def ask(sql):
    return duckdb.connect().execute(sql).fetchone()

(in_sql,), (term,), (passed,) = ask("select date '2024-12-31' + interval 10 year"), ask("select interval 10 year"), ask("select age(date '2024-12-31', date '2023-12-31')")
seen = {"in SQL": str(in_sql)[:10], "in Python": str(START + term), "a year passed": passed.days, "days apart": ask("select date '2024-12-31' - date '2023-12-31'")[0],
        "a year is": ask("select interval 1 year = interval 360 day, interval 1 year < interval 365 day, interval 361 day > interval 1 year")}
months = duckdb.connect().sql("select interval 10 year as term").arrow().read_all()["term"][0].as_py().months
print(f"version:  duckdb {duckdb.__version__}")
print("expected: 2034-12-31 in both, 366 days passed, or an error; a year neither equal to 360 days nor shorter than 365 and than 361, as one from here has 365")
print(f"seen:     {seen}, months in Arrow {months}")
found = {"in SQL": "2034-12-31", "in Python": "2034-11-09", "a year passed": 360, "days apart": 366, "a year is": (True, True, True)}
raise SystemExit(0 if (seen, months, term) == (found, 120, timedelta(days=3600)) else "this has changed: look again")
END
env/bin/python read.py
