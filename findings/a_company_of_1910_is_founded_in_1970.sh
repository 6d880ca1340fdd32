#!/usr/bin/env bash
# ISO's SQL has a date from the year 1 to 9999, and a value that a type can't hold raises an error (SQL, part 2, data exception: datetime field overflow). ClickHouse, which
# reads tables of facts and registers straight out of files, counts the days of its Date in two bytes from 1970 on, and what is before or behind is moved to the nearest day that it has, without a word: the
# literal date '1910-04-01' of SQL is the first of January 1970, a lease to 2160 ends on 6 June 2149, and all companies older than that are of one age. A Date32 of 1910 made a Date goes round instead, to 4 September 2089. Amounts get the like: read into
# Decimal(18, 2), the type that one gives a column of a CSV, 12.349 is 12.34, cut and not rounded (SQL leaves it to each database, and most round), so that a column no longer adds up. Dates of reports are right, and so is
# a column whose type is left to ClickHouse. Take Date32, which reaches from 1900 to 2299, and more places than the figures have.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --no-deps chdb-core==26.9.0
cat > companies.csv <<'END'
company,founded,lease_end,per_share
Lamp Works,1910-04-01,2160-03-31,12.349
Candle Works,1969-12-31,2024-12-31,-0.016
END
cat > read.py <<'END'
from importlib.metadata import version
import chdb

def ask(sql):
    return [line.replace('"', "") for line in str(chdb.query(sql, "CSV")).split()]

TYPED = "file('companies.csv', CSVWithNames, 'company String, founded {0}, lease_end {0}, per_share Decimal(18, {1})')"
seen = [ask("select date '1910-04-01', cast('2160-03-31' as Date)"), ask("select founded, lease_end, per_share from " + TYPED.format("Date", 2)),
        ask("select founded, lease_end, per_share from " + TYPED.format("Date32", 3)), ask("select toDate(founded) from (select toDate32('1910-04-01') as founded)")]
RIGHT = ["1910-04-01,2160-03-31,12.349", "1969-12-31,2024-12-31,-0.016"]
found = [["1970-01-01,2149-06-06"], ["1970-01-01,2149-06-06,12.34", "1970-01-01,2024-12-31,-0.01"], RIGHT, ["2089-09-04"]]
print(f"version:  chdb-core {version('chdb-core')}, ClickHouse {ask('select version()')[0]}")
print(f"expected: {[['1910-04-01,2160-03-31'], ['1910-04-01,2160-03-31,12.35', '1969-12-31,2024-12-31,-0.02'], RIGHT, ['1910-04-01']]}, or an error")
print(f"seen:     {seen}")
raise SystemExit(0 if seen == found else "this has changed: look again")
END
env/bin/python read.py
