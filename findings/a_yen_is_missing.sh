#!/usr/bin/env bash
# Japanese releases shorten amounts with a point and the sign for a hundred million: 2.3億円 are 230000000 yen exactly. kanjize, a much
# used reader of such numbers, gives a whole number of yen, so that one takes it for exact. It multiplies as floating numbers
# and cuts what is behind the point: 2.3億 is 229999999, 0.58億 57999999, 2.3百万 2299999. Of the amounts with one place up to
# a hundred 億 one in eleven lacks its last yen, of those with two places one in fourteen, so that sums do not add
# up and the same figure from another source is another one. Without a point, as in 2億3000万, all are right.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet kanjize==1.6.1
cat > read.py <<'END'
from decimal import Decimal
from importlib.metadata import version
from kanjize import kanji2number

def wrong(places):
    amounts = [Decimal(number).scaleb(-places) for number in range(1, 100 * 10**places)]
    return sum(kanji2number(f"{amount}億") != amount * 10**8 for amount in amounts), len(amounts)

seen = [kanji2number(text) for text in ("2.3億", "0.58億", "2.3百万", "2億3000万")]
print(f"version:  kanjize {version('kanjize')}")
print(f"expected: {[230000000, 58000000, 2300000, 230000000]}, and none of the amounts wrong")
print(f"seen:     {seen}, wrong of all with one place: {wrong(1)}, with two: {wrong(2)}")
as_found = seen == [229999999, 57999999, 2299999, 230000000] and (wrong(1), wrong(2)) == ((87, 999), (698, 9999))
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
