#!/usr/bin/env bash
# Releases shorten amounts as bankers do: €3.4m is 3.4 million euros, £5bn five billion pounds, and a rate that rises by 25 bps rises by a
# quarter of a percentage point. quantulum3, which finds quantities with their units in a text, knows dollars, euros and pounds, and
# expands $3M, $5k and $1.2 billion. The small letters it takes for units of physics and joins them to the
# currency: €3.4m are 3.4 euro metres, £5bn five pounds times bits times newton, 250 bp are base pairs and 25 bps bits per
# second. The amount is not scaled, so that a list of the values has 3.4 where the same figure spelt out gives 3400000. Nothing is raised: each is a
# quantity with a unit. Capital letters, or the word million, are read as meant; so is k. (As installed, without the optional classifier.)
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet quantulum3==0.10.0 inflect==7.6.0
cat > read.py <<'END'
import warnings
from importlib.metadata import version
warnings.simplefilter("ignore")
from quantulum3 import parser

def read(text):
    found = parser.parse(text)
    return [(quantity.value, quantity.unit.name) for quantity in found]

spelt = {text: read(f"Sales were {text}.") for text in ("€3.4 million", "€3.4M", "£5 billion", "£250k")}
seen = {text: read(f"Sales were {text}.") for text in ("€3.4m", "£5bn")} | {text: read(f"The margin rose by {text}.") for text in ("250 bp", "25 bps")}
print(f"version:  quantulum3 {version('quantulum3')}")
print(f"expected: millions and billions as in {spelt}, and hundredths of a percentage point")
print(f"seen:     {seen}")
as_found = seen == {"€3.4m": [(3.4, "euro metre")], "£5bn": [(5.0, "pound sterling bit newton")], "250 bp": [(250.0, "base pair")], "25 bps": [(25.0, "bit per second")]}
as_meant = spelt == {"€3.4 million": [(3400000.0, "euro")], "€3.4M": [(3400000.0, "euro")], "£5 billion": [(5000000000.0, "pound sterling")], "£250k": [(250000.0, "pound sterling")]}
raise SystemExit(0 if as_found and as_meant else "this has changed: look again")
END
env/bin/python read.py
