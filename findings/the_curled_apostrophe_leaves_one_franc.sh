#!/usr/bin/env bash
# The Swiss part thousands with an apostrophe. On a keyboard it is the straight one; the data of Unicode has the curled one, U+2019, for German in Switzerland (CLDR, the symbol group of
# de-CH), and Intl.NumberFormat of JavaScript, Babel for Python, and Word and Excel set to Switzerland write it: CHF 1’234.50. price-parser takes amounts with their
# currency out of texts. The straight apostrophe it reads as meant, CHF 1'234.50 is 1234.50; the curled one ends the number: CHF 1’234.50 is 1 franc, and CHF 25’000’000 is 25, with
# the right currency beside it. Amounts below a thousand are right, so that a list of dividends is and one of sales is not. Nothing is raised. Put ' for ’
# before a text is read.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet price-parser==0.5.1 babel==2.18.0
cat > read.py <<'END'
from importlib.metadata import version
from babel.numbers import format_currency
from price_parser import Price

amounts = ["1234.50", "25000000", "999.50"]
curled = [format_currency(amount, "CHF", locale="de_CH") for amount in amounts]
straight = [text.replace("\u2019", "'") for text in curled]
read = [[str(Price.fromstring(text).amount) for text in texts] for texts in (straight, curled)]
print(f"version:  price-parser {version('price-parser')}, babel {version('babel')}")
print(f"texts:    {straight} and {curled}")
print("expected: 1234.50, 25000000.00 and 999.50 for both")
print(f"seen:     {read[0]} and {read[1]}, currency {Price.fromstring(curled[0]).currency}")
as_found = [["1234.50", "25000000.00", "999.50"], ["1", "25", "999.50"]]
raise SystemExit(0 if read == as_found and "\u2019" in curled[0] else "this has changed: look again")
END
env/bin/python read.py
