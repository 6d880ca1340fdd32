#!/usr/bin/env bash
# What a company would be worth without goodwill, patents and names is its equity less both. American companies tag goodwill alone, and
# goodwill and the others in one sum, IntangibleAssetsNetIncludingGoodwill, whose name tells that goodwill is in it.
# company-fundamentals, which gives datamule its ratios, takes equity less goodwill less that sum: goodwill goes off twice, and
# a company with 1000 of equity, 300 of goodwill and 100 of patents has a tangible book value of 300 for 600, 3 a share for 6. A company
# that has bought much has less than nothing. Where either tag is missing there is no value at all, so that each one that
# is there, of a company with goodwill, is wrong. Nothing is told.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet company-fundamentals==0.0.6
cat > read.py <<'END'
import contextlib, io
from importlib.metadata import version
from company_fundamentals.fundamentals import construct_fundamentals

def values(**reported):
    facts = [{"taxonomy": "us-gaap", "name": name, "value": value, "start": None, "end": "2024-12-31", "context": {}} for name, value in reported.items()]
    with contextlib.redirect_stdout(io.StringIO()):
        found = construct_fundamentals(facts, "taxonomy", "name", "start", "end", fundamentals=["tangibleBookValue", "tangibleBookValuePerShare"])
    return {name: value[0]["value"] for name, value in found.get("balanceSheet", {}).items()}

equity, goodwill, patents, shares = 1000, 300, 100, 100
both = {"StockholdersEquity": equity, "IntangibleAssetsNetIncludingGoodwill": goodwill + patents, "CommonStockSharesOutstanding": shares}
seen = [values(Goodwill=goodwill, **both), values(**both)]
tangible = equity - goodwill - patents
print(f"version:  company-fundamentals {version('company-fundamentals')}")
print(f"expected: {[{'tangibleBookValue': float(tangible), 'tangibleBookValuePerShare': tangible / shares}] * 2}, with goodwill told apart and without")
print(f"seen:     {seen}")
raise SystemExit(0 if seen == [{"tangibleBookValue": 300.0, "tangibleBookValuePerShare": 3.0}, {}] else "this has changed: look again")
END
env/bin/python read.py
