#!/usr/bin/env bash
# Japanese statements date by the years of an emperor's reign, shortened to a letter: R6.3.31 is 31 March of Reiwa 6, which is 2024, and
# H31.3.31 is the same day of Heisei 31, 2019. dateparser, which reads dates in some two hundred languages, Japanese among
# them, does not know the letters and drops them, and makes three numbers of what is left: Reiwa 6 is the sixth of March 2031,
# day, month and year all wrong and nothing raised. R5.12.31 is the fifth of December 2031. Of Heisei 31 only the year is wrong.
# With languages=["ja"] the answer is None, as it is for the reign written out, 令和6年3月31日: read with the language, and give the western year.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet dateparser==1.5.0
cat > read.py <<'END'
import warnings
from datetime import datetime
from importlib.metadata import version
warnings.simplefilter("ignore")
import dateparser

def read(text, **named):
    found = dateparser.parse(text, settings={"RELATIVE_BASE": datetime(2025, 1, 15)}, **named)
    return found and found.date().isoformat()

meant = {"R6.3.31": "2024-03-31", "R5.12.31": "2023-12-31", "H31.3.31": "2019-03-31"}
seen = {text: read(text) for text in meant}
as_japanese = [read("R6.3.31", languages=["ja"]), read("令和6年3月31日", languages=["ja"]), read("2024年3月31日", languages=["ja"])]
print(f"version:  dateparser {version('dateparser')}")
print(f"expected: {meant}, or None, as with languages=['ja']: {as_japanese}")
print(f"seen:     {seen}")
as_found = seen == {"R6.3.31": "2031-03-06", "R5.12.31": "2031-12-05", "H31.3.31": "2031-03-31"} and as_japanese == [None, None, "2024-03-31"]
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
