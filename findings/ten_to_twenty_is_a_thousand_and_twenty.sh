#!/usr/bin/env bash
# Japanese forecasts are often a range, written with a wave: 10〜20億円 is one to two billion yen. neologdn puts Japanese text into one shape
# before search, counting of words or a language model, as most pipelines for that language do; people know that it evens out
# widths, blanks and dashes. It also takes out waves, all kinds of them, which in chat mean a drawn-out tone, and the two ends of a range grow together: the
# forecast is 1020億円, a hundred billion yen, and the days from 3月1日〜31日 are 3月1日31日. A range written with a dash stays. Nothing is
# raised, and a figure of four digits looks like any other. Call it with tilde="ignore", which leaves waves as they are.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet neologdn==0.5.6
cat > read.py <<'END'
from importlib.metadata import version
import neologdn

texts = ["営業利益は10〜20億円", "配当は10～12円", "5~6%の増収", "10-20億円"]
seen, kept = [neologdn.normalize(text) for text in texts], [neologdn.normalize(text, tilde="ignore") for text in texts]
print(f"version:  neologdn {version('neologdn')}")
print(f"expected: two figures in each, as in {kept}")
print(f"seen:     {seen}")
as_found = seen == ["営業利益は1020億円", "配当は1012円", "56%の増収", "10-20億円"] and kept == texts
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
