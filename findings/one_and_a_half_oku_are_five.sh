#!/usr/bin/env bash
# 1.5億円 are 150 million yen: Japanese releases write large amounts with a point before the myriad (億, 100 million; 兆, a billion of the long scale) as other languages do
# before million. Two readers of Japanese numbers take the point for the end of a text. japanese-numbers-python gives two numbers, 1 and 500 million; whoever looks for the
# amount in a sentence takes the one with a size to it, more than three times too large. @geolonia/japanese-numeral finds 5億 in the sentence likewise, and
# given the amount itself answers 0. Whole amounts, 15億 or 1億5千万, are read as meant by both, and kanjize reads 1.5億 too. Nothing is raised.
# Take the point out and count places first.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet japanese-numbers-python==0.2.1 kanjize==1.6.1
npm init -y >/dev/null && npm install --silent --no-audit --no-fund @geolonia/japanese-numeral@1.0.2
cat > read.js <<'END'
const { kanji2number, findKanjiNumbers } = require("@geolonia/japanese-numeral");
const texts = process.argv.slice(2);
console.log(JSON.stringify([texts.map((text) => kanji2number(text)), texts.map((text) => findKanjiNumbers(`売上高は${text}円`))]));
END
cat > read.py <<'END'
import json, subprocess
from importlib.metadata import version
import kanjize
from japanese_numbers import to_arabic_numbers

texts = ["1.5億", "12.3兆", "1億5千万"]
expected = [int(kanjize.kanji2number(text)) for text in texts]
python = [list(to_arabic_numbers(f"売上高は{text}円")) for text in texts]
whole, found = json.loads(subprocess.run(["node", "read.js", *texts], check=True, capture_output=True, text=True).stdout)
print(f"version:  japanese-numbers-python {version('japanese-numbers-python')}, @geolonia/japanese-numeral 1.0.2, kanjize {version('kanjize')}")
print(f"expected: {dict(zip(texts, expected))}")
print(f"seen:     japanese-numbers-python {python}, @geolonia/japanese-numeral {whole}, in a sentence {found}")
as_found = (expected == [150_000_000, 12_300_000_000_000, 150_000_000] and python == [[1, 500_000_000], [12, 3_000_000_000_000], [150_000_000]]
            and whole == [0, 0, 150_000_000] and found == [["5億"], ["3兆"], ["1億5千万"]])
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
