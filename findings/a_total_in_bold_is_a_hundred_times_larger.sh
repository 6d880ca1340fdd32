#!/usr/bin/env bash
# Totals of a statement are bold. Where a bold font is missing, word processors and printers' drivers make one: they show the same text twice, the second time a third of a point to the right
# (ISO 32000-1 section 9.4, text objects: any text may be shown anywhere), and nobody sees that there are two. pypdf, which turns pages into text for search and for language models, puts the two
# after one another: a total of 42 is 4242, and 1,234 is 1,2341,234. pdfplumber puts each digit beside its twin: 4422, and 11,,223344. Below a thousand
# the answer is a number like any other, and only totals have it. pypdfium2 and PyMuPDF do not run them together: 42, or 42 twice in
# lines of their own. No message. For pdfplumber, call dedupe_chars() on the page first.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet pypdf==7.1.1 pdfplumber==0.11.10 pypdfium2==5.15.2
cat > read.py <<'END'
import io
from importlib.metadata import version
import pdfplumber, pypdf, pypdfium2

def document(content, catalog="", resources="", more=()):
    objects = [f"<</Type/Catalog/Pages 2 0 R{catalog}>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
               f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>{resources}>>>>",
               f"<</Length {len(content)}>>\nstream\n{content}\nendstream", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>", *more]
    file, places = "%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(file))
        file += f"{number} 0 obj\n{body}\nendobj\n"
    table = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n" + "".join(f"{place:010} 00000 n \n" for place in places)
    return (file + table + f"trailer<</Size {len(places) + 1}/Root 1 0 R>>\nstartxref\n{len(file)}\n%%EOF\n").encode("ascii")

def shown(across, down, text):
    return f"BT /F 12 Tf 1 0 0 1 {across} {down} Tm ({text}) Tj ET\n"

rows = [("Wages", "25", False), ("Rent", "17", False), ("Total", "42", True), ("Sales", "1,234", True)]
data = document("".join(shown(50, 200 - 20 * at, label) + shown(200, 200 - 20 * at, figure) + (shown(200.3, 200 - 20 * at, figure) if bold else "")
                        for at, (label, figure, bold) in enumerate(rows)))
seen = {"pypdf": pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text().splitlines(),
        "pdfplumber": pdfplumber.open(io.BytesIO(data)).pages[0].extract_text().splitlines(),
        "pypdfium2": pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded().splitlines()}
print("version: ", ", ".join(f"{name} {version(name)}" for name in seen))
print(f"expected: {[f'{label} {figure}' for label, figure, _ in rows]}")
print(f"seen:     {seen}")
as_found = {"pypdf": ["Wages 25", "Rent 17", "Total 4242", "Sales 1,2341,234"], "pdfplumber": ["Wages 25", "Rent 17", "Total 4422", "Sales 11,,223344"],
            "pypdfium2": ["Wages 25", "Rent 17", "Total 42", "Sales 1,234"]}
raise SystemExit(0 if seen == as_found else "this has changed: look again")
END
env/bin/python read.py
