#!/usr/bin/env bash
# Banks and insurers of the European Union file a register of their contracts with providers of information technology (DORA),
# in which every party is named by its Legal Entity Identifier. The last two of its 20 characters are check digits (ISO 17442: the
# whole, with letters as 10 to 35, leaves 1 when divided by 97), made to catch a slip of the hand. dora-roi-validator quotes that rule, check digits and
# all, in its report and looks at the form alone: two characters that changed places pass, as does any other wrong pair of digits.
# A register that "passed" is then sent back by the authority, or names another party than the contract does.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet dora-roi-validator==0.0.1
env/bin/python - <<'END'
from importlib.metadata import version
from dora_roi_validator.checks import run_all_checks

def rest(code):
    return int("".join(str(int(letter, 36)) for letter in code)) % 97

def with_check_digits(name):
    return f"{name}{98 - rest(name + '00'):02}"

bank, provider = with_check_digits("ZZZZ00EXAMPLEBANK1"), with_check_digits("ZZZZ00EXAMPLEHOST1")
assert rest(bank) == rest(provider) == 1
slip = provider[:6] + provider[7] + provider[6] + provider[8:]
assert rest(slip) != 1

def verdict(code):
    row = {"entity_lei": bank, "third_party_lei": code, "contract_reference": "C-1",
           "contract_start_date": "2025-04-01", "ict_service_type": "S01"}
    return [error.rule_id for error in run_all_checks([row]).errors]

assert verdict(provider[:-1]) == ["v0001_lei_format"], "a character too few is told"
seen = {"right": verdict(provider), "two characters interchanged": verdict(slip)}
expected = {"right": [], "two characters interchanged": ["v0001_lei_format"]}
as_found = {"right": [], "two characters interchanged": []}
print(f"version:  dora-roi-validator {version('dora-roi-validator')}\nexpected: {expected}\nseen:     {seen}")
raise SystemExit(0 if seen == as_found else "this has changed: look again")
END
