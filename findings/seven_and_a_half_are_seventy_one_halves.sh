#!/usr/bin/env bash
# Names and lines of statements are brought into plain letters before they are compared, stored or searched: with NFKC, one of the four normal forms of Unicode, which most Japanese
# pipelines begin with, or with a library that makes ASCII of anything. ½ is one sign, which both take apart into 1, a stroke and 2 (Unicode Standard Annex 15, compatibility decomposition), and nobody minds what
# stands in front of it: a bond at 7½ % is at 71/2 %, thirty-five and a half, 5¾ is 53/4, and a raised note grows on to its figure, 1,234² is 1,2342 and ①1,234 11,234.
# Unidecode, the oldest of them, puts a blank before a fraction, 7 1/2 %, so that one trusts the others, text-unidecode (which most makers of slugs install) and anyascii, to do the
# same; the notes it runs together as well. Nothing is raised. Put a blank before each fraction, and cut notes off, first.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet Unidecode==1.4.0 text-unidecode==1.3 anyascii==0.3.3
cat > read.py <<'END'
import unicodedata
from importlib.metadata import version
import anyascii, text_unidecode, unidecode

TEXTS = ["7½ %", "5¾", "1,234²", "①1,234"]
ways = {"NFKC": lambda text: unicodedata.normalize("NFKC", text).replace("\u2044", "/"), "text-unidecode": text_unidecode.unidecode, "anyascii": anyascii.anyascii, "Unidecode": unidecode.unidecode}
seen = {name: [way(text) for text in TEXTS] for name, way in ways.items()}
print("version: ", ", ".join(f"{name} {version(name)}" for name in ways if name != "NFKC") + f", Unicode {unicodedata.unidata_version}")
print(f"texts:    {TEXTS}")
print("expected: ['7 1/2 %', '5 3/4', ...], with whatever part a note from its figure")
print(f"seen:     {seen}")
grown = ["71/2 %", "53/4", "1,2342", "11,234"]
as_found = {"NFKC": grown, "text-unidecode": [*grown[:3], "1,234"], "anyascii": grown, "Unidecode": ["7 1/2 %", "5 3/4", "1,2342", "11,234"]}
raise SystemExit(0 if seen == as_found else "this has changed: look again")
END
env/bin/python read.py
