#!/usr/bin/env bash
# Japanese counts by ten thousands (万) and multiplies them with all that stands before, up to the next larger unit: 三百万 is 300 times ten thousand, 3000000, and
# 一億二千三百万 is 123000000. Certificates, contracts and old reports print amounts so. kanji-to-number turns such numbers into digits, alone or within a sentence.
# Of what stands before a unit it multiplies no more than a digit and adds the rest: 三百万 is 10300, 十億 is 100000010 and 一億二千三百万 is 100012300, each a
# plausible amount in digits. What needs no multiplying is right, 九百八十七 and 二千三百 and 一億, so that a
# sample of small numbers looks well. kanjize and jpnumeric read the same texts as meant. Nothing is raised.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet kanji-to-number==0.2.1 kanjize==1.6.1 jpnumeric==0.1.1
cat > read.py <<'END'
from importlib.metadata import version
from jpnumeric import to_int
from kanji_to_number import kanji_to_number, kanji_to_number_in_text
from kanjize import kanji2number

TEXTS = ["九百八十七", "二千三百", "一億", "三百万", "二千三百万", "十億", "一億二千三百万"]
expected = [kanji2number(text) for text in TEXTS]
seen = [kanji_to_number(text) for text in TEXTS]
sentence = kanji_to_number_in_text("配当は三百万円")
print(f"version:  kanji-to-number {version('kanji-to-number')}, kanjize {version('kanjize')}, jpnumeric {version('jpnumeric')}")
print(f"expected: {expected} and 配当は3000000円")
print(f"seen:     {seen} and {sentence}")
as_found = [[987, 2300, 100000000, 3000000, 23000000, 1000000000, 123000000], [987, 2300, 100000000, 10300, 12300, 100000010, 100012300]]
unchanged = [expected, seen] == as_found and [to_int(text) for text in TEXTS] == expected and sentence == "配当は10300円"
raise SystemExit(0 if unchanged else "this has changed: look again")
END
env/bin/python read.py
