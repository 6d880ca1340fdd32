#!/usr/bin/env bash
# A PDF of Japanese text can name a font that each reader has or replaces, and one of the tables that belong to the format says what the codes of its text are (ISO 32000-1 section 9.7.5.2, predefined CMaps). UniJIS-UCS2-HW-H
# is for text in UCS-2 as UniJIS-UCS2-H is, with the half-width forms of figures and Latin letters in place of the proportional ones, which columns of figures want; reportlab writes it for UnicodeCIDFont(..., isHalfWidth=True). The file of
# this table holds these few alone and refers to UniJIS-UCS2-H for all others. pdfminer.six, with which pdfplumber and markitdown read PDF, has kept the few: figures and commas are read, and each character that is not of ASCII is
# gone without a gap, 売上高 and 百万円 and the signs of losses with them. △78, ▲5 and −6 are 78, 5 and 6, losses are profits, full-width figures are nothing, and the rows of a statement have no names. With the other table, and for
# pypdf and pypdfium2 with both, all is right. Nothing is raised. Look at the fonts' /Encoding, and read such files with another reader.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet reportlab==5.1.0 pdfminer.six==20260107 pdfplumber==0.11.10 pypdf==7.1.1 pypdfium2==5.15.2
cat > read.py <<'END'
from importlib.metadata import version
import pdfplumber, pypdf, pypdfium2
from pdfminer.high_level import extract_text
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

LINES = ["売上高 1,234 百万円", "純損失 △78", "営業損失 ▲5", "差異 −6", "株数 １２", "EPS 3.45"]

def write(half_width):
    font = UnicodeCIDFont("HeiseiMin-W3", isHalfWidth=half_width)
    pdfmetrics.registerFont(font)
    canvas = Canvas("report.pdf")
    canvas.setFont(font.fontName, 12)
    for number, line in enumerate(LINES):
        canvas.drawString(40, 700 - 30 * number, line)
    canvas.save()
    return pypdf.PdfReader("report.pdf").pages[0]["/Resources"]["/Font"]["/F2"]["/Encoding"]

def lines(text):
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]

READERS = {"pdfplumber": lambda: pdfplumber.open("report.pdf").pages[0].extract_text(), "pdfminer.six": lambda: extract_text("report.pdf"),
           "pypdf": lambda: pypdf.PdfReader("report.pdf").pages[0].extract_text(), "pypdfium2": lambda: pypdfium2.PdfDocument("report.pdf")[0].get_textpage().get_text_range()}
seen = {write(half_width): {name: lines(reader()) for name, reader in READERS.items()} for half_width in (False, True)}
print("versions:", ", ".join(f"{name} {version(name)}" for name in ["reportlab", *READERS]))
print(f"expected: {LINES} of all, with either table")
print(f"seen:     {seen}")
lost = ["1,234", "78", "5", "6", "EPS 3.45"]
found = {"/UniJIS-UCS2-H": dict.fromkeys(READERS, LINES), "/UniJIS-UCS2-HW-H": dict.fromkeys(READERS, LINES) | {"pdfplumber": lost, "pdfminer.six": lost}}
raise SystemExit(0 if seen == found else "this has changed: look again")
END
env/bin/python read.py
