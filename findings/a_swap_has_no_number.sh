#!/usr/bin/env bash
# Each security has an ISIN: two letters, nine characters, a digit that checks them (ISO 6166). The letters are a country, or one of the few that no country has: XS for those cleared
# internationally, EU for the European Union's, and EZ for derivatives traded off exchanges, swaps and options, whose numbers have been given since 2017 and
# stand in the lists of derivatives that insurers, funds and banks file in XBRL. python-stdnum, which most checks in Python are made with, has a list of the letters without EZ: the number of
# each swap is refused as having an invalid part, though its digit is right, and a filing is held back, or its holder told to leave the number out. validator, for JavaScript, takes
# it and refuses it with the wrong digit. Check the digit alone, with stdnum.luhn over the letters as numbers, and leave the prefix to the register.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet python-stdnum==2.2
npm init -y >/dev/null && npm install --silent --no-audit --no-fund validator@13.15.35
cat > read.py <<'END'
import json, subprocess
from importlib.metadata import version
from stdnum import exceptions, isin, luhn

def number(prefix):
    """An ISIN of our own making: the digit is by ISO 6166, letters as 10 to 35 and the digits doubled in turn (Luhn)."""
    digits = "".join(str(int(sign, 36)) for sign in prefix + "000LAMP01")
    return prefix + "000LAMP01" + luhn.calc_check_digit(digits)

def verdict(text):
    try:
        return isin.validate(text) == text
    except exceptions.ValidationError as error:
        return type(error).__name__

NUMBERS = [number("JP"), number("XS"), number("EU"), number("EZ"), number("EZ")[:-1] + str((int(number("EZ")[-1]) + 1) % 10)]  # the last has a wrong digit
stdnum = [verdict(text) for text in NUMBERS]
script = "const v = require('validator'); console.log(JSON.stringify(JSON.parse(process.argv[1]).map((text) => v.isISIN(text))))"
validator = json.loads(subprocess.run(["node", "-e", script, json.dumps(NUMBERS)], check=True, capture_output=True, text=True).stdout)
print(f"version:  python-stdnum {version('python-stdnum')}")
print(f"expected: {NUMBERS} {[True, True, True, True, 'InvalidChecksum']}, as validator {validator}")
print(f"seen:     {stdnum}")
raise SystemExit(0 if (stdnum, validator) == ([True, True, True, "InvalidComponent", "InvalidComponent"], [True, True, True, True, False]) else "this has changed: look again")
END
env/bin/python read.py
