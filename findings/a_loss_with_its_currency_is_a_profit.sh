#!/usr/bin/env bash
# Tables of budgets and accounts are published as Data Packages, whose Table Schema says of a column with bareNumber: false that signs stand around its numbers, "EUR 1,234.50" or "12.5%", which
# a reader strips (Table Schema 1, number, bareNumber: leading and trailing characters that are no part of the number; a number may begin with a sign). tableschema, the reader of that
# standard for Python, strips all that is neither digit nor the two marks, the minus with it: "EUR -5" is 5, "-12.5%" is 12.5 and a bare -12.5 in the same column 12.5 too. The column adds
# up to what all its amounts would be as gains, each right in size, and the schema, with bareNumber or not, finds the table valid. Without
# bareNumber a minus is read. frictionless, its successor, keeps the keyboard's minus where it stands before a digit. Nothing is raised.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet tableschema==1.21.0 frictionless==5.21.0 setuptools==80.9.0
cat > read.py <<'END'
import csv, warnings
from importlib.metadata import version
warnings.simplefilter("ignore")
import frictionless, tableschema

ROWS = [("Sales", "EUR 1,234.50"), ("Result", "EUR -5"), ("Change", "-12.5%"), ("Other", "-7")]
with open("table.csv", "w", newline="") as file:
    csv.writer(file).writerows([("line", "amount"), *ROWS])
number = {"name": "amount", "type": "number", "bareNumber": False, "groupChar": ","}
table = tableschema.Table("table.csv", schema={"fields": [{"name": "line", "type": "string"}, number]})
seen = {line: str(amount) for line, amount in table.read()}
successor = {line: str(frictionless.Field.from_descriptor(number).read_cell(text)[0]) for line, text in ROWS}
bare = str(tableschema.Field({"name": "amount", "type": "number", "groupChar": ","}).cast_value("-7"))
print(f"version:  tableschema {version('tableschema')}, frictionless {version('frictionless')}")
print(f"expected: {successor}, as frictionless reads them")
print(f"seen:     {seen}; without bareNumber -7 is {bare}")
as_found = seen == {"Sales": "1234.50", "Result": "5", "Change": "12.5", "Other": "7"} and bare == "-7"
raise SystemExit(0 if as_found and successor == {"Sales": "1234.50", "Result": "-5", "Change": "-12.5", "Other": "-7"} else "this has changed: look again")
END
env/bin/python read.py
