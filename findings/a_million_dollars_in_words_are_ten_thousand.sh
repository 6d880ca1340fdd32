#!/usr/bin/env bash
# A cheque, a bond or a note to the accounts repeats an amount in words, and num2words writes them in some forty languages. A whole number, which an amount
# without cents mostly is in a program or a table, it takes for so many cents: 1000000 dollars are "ten thousand dollars". The same
# amount as a decimal number, as a floating one or as a text is a million, so that of one column the rows without cents are a hundredth
# once they pass through a program that keeps whole numbers whole. English, German and French do so; in Japanese the same number is a
# million yen. The amount in words is what counts where the two differ. Nothing is raised. Give it a Decimal always.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet num2words==0.5.14
cat > read.py <<'END'
from decimal import Decimal
from importlib.metadata import version
from num2words import num2words

def words(amount, language, currency):
    return num2words(amount, lang=language, to="currency", currency=currency)

languages = [("en", "USD"), ("de", "EUR"), ("fr", "EUR"), ("ja", "JPY")]
seen = [words(1000000, *language) for language in languages]
expected = [words(Decimal(1000000), *language) for language in languages]
print(f"version:  num2words {version('num2words')}")
print(f"expected: {expected}, as of the Decimal")
print(f"seen:     {seen}")
million = ["one million dollars, zero cents", "eine Million Euro und null Cent", "un million euros et zéro centimes", "百万円"]
as_found = expected == million and [words("1000000", *language) for language in languages] == million and [words(1000000.0, *language) for language in languages] == million
as_found = as_found and seen == ["ten thousand dollars, zero cents", "zehntausend Euro und null Cent", "dix mille euros et zéro centimes", "百万円"]
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
