#!/usr/bin/env bash
# Banks, payment services and card files give amounts as a whole number of the currency's smallest unit: 1234 is 12.34 euros, 1234 yen and 1.234 Kuwaiti dinars, by the places that ISO 4217 lists for each
# code. stockholm, money for Python, makes an amount of such a number with Money.from_sub_units(1234, "JPY"), and turns it back with sub_units. It has a list of the places of all
# currencies, and looks into it only where the currency is handed over as an object, get_currency("JPY"); the code alone, as the manual writes it in most places, counts by the
# hundred: 12.34 yen, 12.34 dinars, and 500000 units for 5000 yen, a hundred times what was meant. The currency prints the same, though the two amounts are
# not equal. For two codes the list is wrong as well: the Bahraini dinar has a thousand parts and the Burundian franc none. The euro, which one tries, is right by both ways.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet stockholm==0.5.7 iso4217==1.16.20260101
cat > read.py <<'END'
from importlib.metadata import version
from iso4217 import Currency
from stockholm import Money, get_currency

CODES = ["EUR", "JPY", "KWD", "IQD", "BHD", "BIF"]
expected = {code: str(1234 / 10 ** Currency(code).exponent) if Currency(code).exponent else "1234" for code in CODES}
by_code = {code: Money.from_sub_units(1234, code).amount_as_string() for code in CODES}
by_object = {code: Money.from_sub_units(1234, get_currency(code)).amount_as_string() for code in CODES}
units = [int(Money(5000, "JPY").sub_units), int(Money(5000, get_currency("JPY")).sub_units)]
same_name = str(Money(1, "JPY").currency) == str(Money(1, get_currency("JPY")).currency)
print(f"version:  stockholm {version('stockholm')}")
print(f"expected: {expected} by the code and by the object, units of 5000 yen [5000, 5000]")
print(f"seen:     {by_code} by the code, {by_object} by the object, units {units}")
found = (dict.fromkeys(CODES, "12.34"), expected | {"BHD": "12.34", "BIF": "12.34"}, [500000, 5000], True)
raise SystemExit(0 if (by_code, by_object, units, same_name) == found else "this has changed: look again")
END
env/bin/python read.py
