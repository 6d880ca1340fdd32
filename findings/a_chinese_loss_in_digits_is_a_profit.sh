#!/usr/bin/env bash
# Chinese says minus with a word of its own, 负, and releases print it before words and before digits alike: 负1.5亿元 is a loss of 150 million yuan (亿, a hundred million; 万, ten
# thousand). cn2an, which most programs in Python read Chinese numbers with, knows it: 负五千万 is -50000000, and so is 负5千万. In its mode "smart", which is there for texts
# that mix digits and words, an amount of digits with one unit behind them goes another way, where only the keyboard's minus is a minus and 负 is dropped: 负1.5亿 is a
# profit of 150 million, 负3.45万 is 34500 and 负12.5 is 12.5, while -1.5亿 is a loss. Of two losses in one list, 5千万 and 1亿, one
# is a profit. Nothing is raised, though words that it can't read raise an error. Put - for 负 before a text is read.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet cn2an==0.5.24 setuptools==80.9.0
cat > read.py <<'END'
from importlib.metadata import version
from cn2an import cn2an

TEXTS = {"负五千万": -50000000, "负5千万": -50000000, "-1.5亿": -150000000, "负1.5亿": -150000000, "负1亿": -100000000, "负3.45万": -34500, "负12.5": -12.5}
seen = {text: cn2an(text, "smart") for text in TEXTS}
print(f"version:  cn2an {version('cn2an')}")
print(f"expected: {TEXTS}")
print(f"seen:     {seen}")
as_found = {"负五千万": -50000000, "负5千万": -50000000, "-1.5亿": -150000000, "负1.5亿": 150000000, "负1亿": 100000000, "负3.45万": 34500, "负12.5": 12.5}
raise SystemExit(0 if seen == as_found else "this has changed: look again")
END
env/bin/python read.py
