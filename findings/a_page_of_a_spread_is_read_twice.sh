#!/usr/bin/env bash
# Annual reports are set as spreads, two pages side by side, and cut into single pages for the web by saying of each half what is to be shown: the crop box, which a viewer cuts the page to (ISO 32000-1
# section 14.11.2, page boundaries). Both pages then have the whole spread as their content, and one sees the left half on the first and the right half on the second. PyMuPDF reads what is shown. pypdf and
# pdfplumber, with which most text and tables are taken out of PDF in Python, read all that is there: each figure stands on two pages, a line of the one page goes on with the line of the
# other, "Sales 120 Assets 500", and whoever adds up the sales of all pages has twice as much. pdfplumber tells the box of each page and does not go by it. pypdfium2 does one thing or the
# other: get_text_range reads both halves, get_text_bounded the half that is shown. Crop before reading, page.crop(page.cropbox) with pdfplumber.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet pypdf==7.1.1 pdfplumber==0.11.10 pypdfium2==5.15.2 pymupdf==2.0 reportlab==5.1.0
cat > read.py <<'END'
from importlib.metadata import version
import pdfplumber, pymupdf, pypdf, pypdfium2
from pypdf.generic import RectangleObject
from reportlab.pdfgen.canvas import Canvas

spread = Canvas("spread.pdf", pagesize=(800, 400))
for x, lines in ((50, ("Sales 120", "Profit 12")), (450, ("Assets 500", "Equity 200"))):
    for number, line in enumerate(lines):
        spread.drawString(x, 300 - 20 * number, line)
spread.showPage()
spread.save()
report = pypdf.PdfWriter()
for left in (0, 400):
    page = pypdf.PdfReader("spread.pdf").pages[0]
    page.cropbox = RectangleObject((left, 0, left + 400, 400))
    report.add_page(page)
report.write("report.pdf")

def pages(texts):
    return [" ".join(text.split()) for text in texts]

with pdfplumber.open("report.pdf") as plumber:
    seen = {"pdfplumber": pages(page.extract_text() for page in plumber.pages)}
    boxes = [page.cropbox for page in plumber.pages]
    cropped = pages(page.crop(page.cropbox).extract_text() for page in plumber.pages)
seen["pypdf"] = pages(page.extract_text() for page in pypdf.PdfReader("report.pdf").pages)
pdfium = [page.get_textpage() for page in pypdfium2.PdfDocument("report.pdf")]
seen["pypdfium2, range"], seen["pypdfium2, bounded"] = pages(page.get_text_range() for page in pdfium), pages(page.get_text_bounded() for page in pdfium)
seen["pymupdf"] = pages(page.get_text() for page in pymupdf.open("report.pdf"))
SHOWN, ALL = ["Sales 120 Profit 12", "Assets 500 Equity 200"], ["Sales 120 Profit 12 Assets 500 Equity 200"] * 2
print("version:  " + ", ".join(f"{name} {version(name)}" for name in ("pypdf", "pdfplumber", "pypdfium2", "pymupdf")))
print(f"expected: {SHOWN} by each; pdfplumber knows {boxes}")
print(f"seen:     {seen}; pdfplumber cropped {cropped}")
found = {"pdfplumber": ["Sales 120 Assets 500 Profit 12 Equity 200"] * 2, "pypdf": ALL, "pypdfium2, range": ALL, "pypdfium2, bounded": SHOWN, "pymupdf": SHOWN}
raise SystemExit(0 if (seen, cropped) == (found, SHOWN) else "this has changed: look again")
END
env/bin/python read.py
