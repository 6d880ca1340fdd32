#!/usr/bin/env bash
# Where a sentence tells an amount in words with a point, as a call with investors is written down, it is "one point five billion" or "three point two five million". Two readers of English numbers
# make the decimals and forget what they are decimals of. numbered, for JavaScript, gives 1.5 for the first and 3.1 for the second, which is nobody's number; of "minus five million" it gives
# five million, though "negative five million" is below nought. text2digits, for Python, writes the noughts of the billion behind the point: 1.5000000000, which is one and a half,
# and 3.25000000. Whole amounts, "two hundred million", are read as meant by both, and text2digits reads
# "2.5 million" and "minus five million" too. Nothing is raised. words-to-numbers, for JavaScript, gives null.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet text2digits==0.1.2
npm init -y >/dev/null && npm install --silent --no-audit --no-fund numbered@1.1.0
cat > read.py <<'END'
import json, subprocess
from importlib.metadata import version
from text2digits import text2digits

texts = ["two hundred million", "one point five billion", "three point two five million", "minus five million", "negative five million"]
program = 'const { parse } = require("numbered"); console.log(JSON.stringify(process.argv.slice(1).map((text) => parse(text))))'
numbered = json.loads(subprocess.run(["node", "-e", program, *texts], check=True, capture_output=True, text=True).stdout)
converter = text2digits.Text2Digits()
digits = [converter.convert(text) for text in texts[:4]]
print(f"version:  numbered 1.1.0, text2digits {version('text2digits')}")
print("expected: 200000000, 1500000000, 3250000, -5000000, -5000000")
print(f"seen:     numbered {numbered}, text2digits {digits}")
as_found = (numbered == [200000000, 1.5, 3.1, 5000000, -5000000] and digits[0] == "200000000" and digits[3] == "-5000000"
            and [float(text) for text in digits[1:3]] == [1.5, 3.25])
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
