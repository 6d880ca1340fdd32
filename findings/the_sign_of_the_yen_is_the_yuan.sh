#!/usr/bin/env bash
# Releases of Japanese companies in English write ¥5 billion, or JPY 5 billion. One sign serves the yen and the yuan, and what a program
# does not know it should ask or leave open. quantulum3, which finds quantities with their units in a text, makes each such amount (as installed, without the optional
# classifier) one of Chinese yuan, worth some twenty times as much, even where the same sentence says yen, Tokyo or Japan. Spelt out,
# 5 billion yen are yen; the code of ISO 4217, the surest way to write it, is not seen at all and the amount has no
# unit. Nothing in the result tells that there was a choice.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet quantulum3==0.10.0 inflect==7.6.0
cat > read.py <<'END'
import warnings
from importlib.metadata import version
warnings.simplefilter("ignore")
from quantulum3 import parser

texts = ["Sales were ¥5 billion.", "A company of Tokyo, Japan, with sales of ¥5 billion, keeps its books in yen.", "Sales were JPY 5 billion.", "Sales were 5 billion yen."]
seen = [[(quantity.value, quantity.unit.name) for quantity in parser.parse(text)] for text in texts]
print(f"version:  quantulum3 {version('quantulum3')}")
print(f"expected: {[[(5e9, 'japanese yen')]] * len(texts)}, or no unit for the sign alone")
print(f"seen:     {seen}")
as_found = seen == [[(5e9, "chinese yuan")], [(5e9, "chinese yuan")], [(5e9, "dimensionless")], [(5e9, "japanese yen")]]
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
