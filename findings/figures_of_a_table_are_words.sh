#!/usr/bin/env bash
# Columns of figures are set in tabular figures, all of one width, which a font has beside those for running text; in the font they are called one.tf, two.tnum or three.lf, the name of the sign and, after a full stop, which form of it. Where a PDF
# says nothing else of what its signs mean, as those made by TeX and older programs, a reader goes by these names, of which what follows the first full stop is dropped (ISO 32000-1 section 9.10.2, mapping character codes to Unicode
# values; Adobe Glyph List Specification, section 2). pypdf looks up the whole name, and where its list has none puts the name itself into the text: the sentence above a table, in the usual figures, is right, and its rows are
# "Sales /one.tf/comma.tf/two.tf/three.tf/four.tf". A minus and the bracket of a loss have such forms as well. A search for figures finds none in the table, and the first digits that it finds are those of a year or a page in the
# text around it. pdfplumber, PyMuPDF and pypdfium2 read them as figures. Nothing is raised. Replace /NAME.form by the sign that NAME is called after.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet pypdf==7.1.1 pdfplumber==0.11.10 pymupdf==2.0 pypdfium2==5.15.2
cat > read.py <<'END'
from importlib.metadata import version
import pdfplumber, pymupdf, pypdf, pypdfium2

NAMES = dict(zip("0123456789,()−", ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "comma", "parenleft", "parenright", "minus"]))
CODES = {sign: number for number, sign in enumerate(NAMES, 128)}
LINES = [("Result 56 in 2025", False), ("Sales 1,234", True), ("Loss (56)", True), ("Change −78", True)]

def shown(line, tabular):
    return "".join(f"{CODES[sign] if tabular and sign in CODES else ord(sign):02X}" for sign in line)

text = "".join(f"1 0 0 1 40 {700 - 30 * number} Tm <{shown(*line)}> Tj " for number, line in enumerate(LINES))
stream, names = f"BT /F 12 Tf {text}ET", " ".join(f"/{name}.tf" for name in NAMES.values())
objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F 4 0 R >> >> >>",
           f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 32 /LastChar 141 /Widths [{'500 ' * 110}] /FontDescriptor 6 0 R /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [128 {names}] >> >>",
           f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream", "<< /Type /FontDescriptor /FontName /Helvetica /Flags 32 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>"]
out, places = b"%PDF-1.7\n", []
for number, content in enumerate(objects, 1):
    places.append(len(out))
    out += f"{number} 0 obj\n{content}\nendobj\n".encode()
rows = "".join(f"{place:010d} 00000 n \n" for place in places)
out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{rows}trailer\n<< /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode()
with open("report.pdf", "wb") as file:
    file.write(out)

READERS = {"pypdf": lambda: pypdf.PdfReader("report.pdf").pages[0].extract_text(), "pdfplumber": lambda: pdfplumber.open("report.pdf").pages[0].extract_text(),
           "pymupdf": lambda: pymupdf.open("report.pdf")[0].get_text(), "pypdfium2": lambda: pypdfium2.PdfDocument("report.pdf")[0].get_textpage().get_text_range()}
seen = {name: [line.strip() for line in reader().splitlines() if line.strip()] for name, reader in READERS.items()}
right = [line for line, _ in LINES]
print("versions:", ", ".join(f"{name} {version(name)}" for name in READERS))
print(f"expected: {right} of all")
print(f"seen:     {seen}")
found = [right[0], "Sales /one.tf/comma.tf/two.tf/three.tf/four.tf", "Loss /parenleft.tf/five.tf/six.tf/parenright.tf", "Change /minus.tf/seven.tf/eight.tf"]
raise SystemExit(0 if seen == dict.fromkeys(READERS, right) | {"pypdf": found} else "this has changed: look again")
END
env/bin/python read.py
