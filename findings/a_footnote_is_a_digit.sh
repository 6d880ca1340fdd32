#!/usr/bin/env bash
# Statements mark a figure that has a note with a small raised number: 1,234<sup>1</sup>, as any browser shows it above the line (HTML, section
# 4.5.19, the sub and sup elements). Whoever turns a release into text or Markdown, for search or for a language model, takes a
# converter for it. markdownify, which markitdown is built on, html2text and inscriptis all write the two after one another: sales of 1,234 become
# 1,2341, ten times as much, and a dividend of 0.35 becomes 0.353. pandas goes further and makes the number 12341 of it, in a column of whole
# numbers. Only the place of the comma gives it away, and a figure below a thousand has none. No message. Cut raised numbers out of the page first.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet markdownify==1.2.3 html2text==2025.4.15 inscriptis==2.7.6 pandas==3.1.1 lxml==6.1.3
cat > page.html <<'END'
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Income</title></head><body>
<table><tr><th>Item</th><th>2024</th><th>2023</th></tr>
<tr><td>Sales</td><td>1,234<sup>1</sup></td><td>1,100</td></tr>
<tr><td>Profit</td><td>90<sup>2</sup></td><td>80</td></tr></table>
<p>The dividend is 0.35<sup>3</sup> euros.</p></body></html>
END
cat > read.py <<'END'
import re, warnings
from importlib.metadata import version
warnings.simplefilter("ignore")
import html2text, inscriptis, markdownify, pandas

with open("page.html", encoding="utf-8") as file:
    page = file.read()
texts = {"markdownify": markdownify.markdownify(page), "html2text": html2text.html2text(page), "inscriptis": inscriptis.get_text(page)}
seen = {name: tuple(re.search(f"{word}[^0-9]*([0-9,.]*[0-9])", text).group(1) for word in ("Sales", "Profit", "dividend")) for name, text in texts.items()}
table = pandas.read_html("page.html")[0]
seen["pandas"] = tuple(int(figure) for figure in table["2024"])
print("version:  " + ", ".join(f"{name} {version(name)}" for name in seen))
print("expected: 1,234 and 90 and 0.35, or something between them and their notes")
print(f"seen:     {seen}")
as_found = seen == dict.fromkeys(texts, ("1,2341", "902", "0.353")) | {"pandas": (12341, 902)}
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
