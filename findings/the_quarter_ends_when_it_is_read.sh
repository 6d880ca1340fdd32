#!/usr/bin/env bash
# "Q3 2024" or "2024-Q3" over a column names a span of three months. dateparser reads it as a date since version 1.5, and with
# PREFER_DAY_OF_MONTH="last", the setting that makes the last of December from "December 2024", one expects the 30th of September. What
# comes out depends on the day of reading: the quarter is taken at the month that lies as deep in it as the current month
# lies in its own. Read in January the third quarter ends on 31 July, in February on 31 August, in March on 30 September; the same
# file loaded twice gives two dates for a balance, without an error. PREFER_MONTH_OF_YEAR="last" is needed as well.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet dateparser==1.5.0
cat > read.py <<'END'
import warnings
from datetime import datetime
from importlib.metadata import version
warnings.simplefilter("ignore")
import dateparser

def read(text, month, **more):
    settings = {"PREFER_DAY_OF_MONTH": "last", "RELATIVE_BASE": datetime(2025, month, 15), **more}
    return dateparser.parse(text, languages=["en"], settings=settings).date().isoformat()

seen = {text: [read(text, month) for month in (1, 2, 3)] for text in ("Q3 2024", "2024-Q3", "September 2024")}
both = [read("Q3 2024", month, PREFER_MONTH_OF_YEAR="last") for month in (1, 2, 3)]
print(f"version:  dateparser {version('dateparser')}")
print(f"expected: {dict.fromkeys(seen, ['2024-09-30'] * 3)}, as with PREFER_MONTH_OF_YEAR='last': {both}")
print(f"seen:     {seen}, read in January, February and March")
wandering = ["2024-07-31", "2024-08-31", "2024-09-30"]
as_found = seen == {"Q3 2024": wandering, "2024-Q3": wandering, "September 2024": ["2024-09-30"] * 3} and both == ["2024-09-30"] * 3
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
