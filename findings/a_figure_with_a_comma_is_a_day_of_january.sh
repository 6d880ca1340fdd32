#!/usr/bin/env bash
# Figures that were pasted from a release stand in a workbook as text, 1,234. SUM leaves text in its cells out, =A1*1 reads it as the figure, and so does
# VALUE (ECMA-376 part 1 section 18.17.7, SUM and VALUE); a program that works out workbooks and cannot do that may well raise an error.
# Two for Python ask a reader of dates about each text that is no plain number. It takes 1,234 for January of the year 234: xlcalculator
# adds up -608,464 or so for it (the day of the month is that of today) even in a SUM, and a total with one such cell is
# below nought; formulas says that VALUE("1,234") is 85,469, and so are 1,234,567 and -1,234. Figures from 1,000 to 12,999 can be
# read so and are; 45,678 is left out of the sum, or is an error. Nothing is raised. Turn text into numbers before they are loaded.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet xlcalculator==0.5.0 formulas==1.3.4 openpyxl==3.1.5
cat > read.py <<'END'
import logging
from importlib.metadata import version
import formulas, openpyxl
from xlcalculator import Evaluator, ModelCompiler

logging.disable(logging.CRITICAL)
cells = {"A1": "1,234", "A2": 500, "B1": "=SUM(A1:A2)", "B2": "=A1*1"}
book = openpyxl.Workbook()
for name, value in cells.items():
    book.active[name] = value
book.save("book.xlsx")
evaluator = Evaluator(ModelCompiler().read_and_parse_archive("book.xlsx"))
first = [int(float(str(evaluator.evaluate(f"{book.active.title}!{name}")))) for name in ("B1", "B2")]
texts = ["1,234", "1,234,567", "-1,234"]
second = [float(formulas.Parser().ast(f'=VALUE("{text}")')[1].compile()()) for text in texts]
print(f"version:  xlcalculator {version('xlcalculator')}, formulas {version('formulas')}")
print("expected: xlcalculator [500, 1234], formulas [1234.0, 1234567.0, -1234.0], or errors")
print(f"seen:     xlcalculator {first}, formulas {second}")
january = range(-608494, -608462)  # the days of January 234, counted from 1900
as_found = first[0] - 500 in january and first[1] in january and second == [85469.0] * 3
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
