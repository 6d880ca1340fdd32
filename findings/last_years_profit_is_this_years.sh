#!/usr/bin/env bash
# In a table of segments the name of each stands once, in a cell that goes over several rows (HTML, section 4.9.11, rowspan). The rows below
# have one cell less in the source and as many columns on the page. markitdown, which turns pages into Markdown for language models, and html2text
# and inscriptis, which turn them into text, know colspan or nothing of spans: the cells of such a row all move one place to the
# left. The label of the row stands under the segment, this year's figure under the labels, and last year's under this year. Where the
# last column is empty nothing looks wrong; by the rules of Markdown tables a row that is too short just ends with empty cells. A profit of
# 10 is read as 9, a loss of this year as last year's gain. A browser, and the table model of HTML, put all in their place.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet markitdown==0.1.9 html2text==2025.4.15 inscriptis==2.7.6 lxml==6.1.3
cat > page.html <<'END'
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Segments</title></head><body>
<table><tr><th>Segment</th><th>Item</th><th>2024</th><th>2023</th></tr>
<tr><td rowspan="2">Shops</td><td>Sales</td><td>100</td><td>90</td></tr>
<tr><td>Profit</td><td>10</td><td>9</td></tr>
<tr><td rowspan="2">Web</td><td>Sales</td><td>50</td><td>20</td></tr>
<tr><td>Profit</td><td>(5)</td><td>2</td></tr></table></body></html>
END
cat > read.py <<'END'
import re, warnings
from importlib.metadata import version
warnings.simplefilter("ignore")
import html2text, inscriptis
from markitdown import MarkItDown

def third_column(lines):
    rows = [re.split(r"\s*\|\s*|\s{2,}", line.strip().strip("|").strip()) for line in lines]
    return [row[2] for row in rows if row[0] == "Profit" or row[1:2] == ["Profit"]]

with open("page.html", encoding="utf-8") as file:
    page = file.read()
texts = {"markitdown": MarkItDown().convert("page.html").text_content, "html2text": html2text.html2text(page), "inscriptis": inscriptis.get_text(page)}
seen = {name: third_column(text.splitlines()) for name, text in texts.items()}
print("version:  " + ", ".join(f"{name} {version(name)}" for name in seen))
print("expected: ['10', '(5)'], the profits under 2024")
print(f"seen:     {seen}")
raise SystemExit(0 if seen == dict.fromkeys(seen, ["9", "2"]) else "this has changed: look again")
END
env/bin/python read.py
