#!/usr/bin/env bash
# Japanese statements mark a loss with a triangle, △78 or ▲78, European ones with a true minus, −78, and web pages often set the sign in an element of its own: a span or a font for its colour, a cell that it is aligned in, a link to
# a note (HTML, section 4.5, text-level semantics, of which none says anything about what stands in it). Resiliparse, with which the large collections of web pages that language models learn from are turned into text, keeps all
# of it. Asked for the main content, main_content=True, as such collections are made, it leaves out each element that has neither a letter nor a digit nor a sign of ASCII in it, on the ground that it is but ornament: <span>△</span>78
# and <span>−</span>78 are 78, a loss is a profit, in a table as in a sentence, and the dash of a year without a figure is an empty cell. The hyphen, brackets and the signs of currencies stay, and so does a triangle that
# stands with its figure in one element: most pages are right. Nothing is raised. Take the text without main_content, or take such elements away first, with their text left.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet Resiliparse==2.0.1
cat > read.py <<'END'
from importlib.metadata import version
from resiliparse.extract.html2text import extract_plain_text

FIGURES = {"△78": "△78", "<span>△</span>78": "△78", '<font color="red">▲</font>78': "▲78", "<span>−</span>78": "−78", "<b>—</b>": "—", "<span>-</span>78": "-78", "<span>(</span>78<span>)</span>": "(78)", "<span>¥</span>78": "¥78"}
PAGE = """<html><body><main><p>Sales of the year are told in the table below and in the notes, which follow.</p>
<table><tr><th>Item</th><th>2025</th><th>2024</th></tr><tr><td>Result</td><td>{0}</td><td>90</td></tr></table>
<p>Our result came to {0} million yen, after 90 in the year before, and the outlook for the coming year is unchanged.</p></main></body></html>"""

def read(figure, **options):
    lines = extract_plain_text(PAGE.format(figure), **options).splitlines()
    row, sentence = next(line for line in lines if line.startswith("Result\t")), next(line for line in lines if line.startswith("Our"))
    return "".join(row.split("\t")[1:-1]).strip(), sentence.split("came to")[1].split("million")[0].strip()

whole, main = ({figure: read(figure, **options) for figure in FIGURES} for options in ({}, {"main_content": True}))
print(f"version:  Resiliparse {version('Resiliparse')}")
print(f"expected: {list(FIGURES.values())} in table and sentence, as without main_content")
print(f"seen:     {[main[figure][0] for figure in FIGURES]} in the table, {[main[figure][1] for figure in FIGURES]} in the sentence")
found = ["△78", "78", "78", "78", "", "-78", "(78)", "¥78"]
as_found = [main[figure] for figure in FIGURES] == [(text, text) for text in found] and whole == {figure: (text, text) for figure, text in FIGURES.items()}
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
