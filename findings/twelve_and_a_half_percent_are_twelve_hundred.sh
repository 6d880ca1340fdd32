#!/usr/bin/env bash
# A fraction, 12½ %, is often set by hand: a small raised 1, a stroke, a small lowered 2. So that a reader knows what it is, a PDF can say with ActualText what the marks of a span stand for, here ½
# (ISO 32000-1 section 14.9.4, replacement text), as tagged reports that may be read aloud do; a minus that is a sign of a font of its own is told the same way.
# Programs that show pages go by it when they copy text, and so do PyMuPDF and pypdfium2. pypdf, pdfplumber and pdfminer.six, with which
# most text and most tables are taken out of PDF in Python, read the marks and not what they stand for: 12½ % is 1212 %, and a loss of −5 is D5. What the report
# says for machines is lost on the machine. No message.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet pypdf==7.1.1 pdfplumber==0.11.10 pdfminer.six==20260107 pypdfium2==5.15.2
cat > read.py <<'END'
import io
from importlib.metadata import version
import pdfplumber, pypdf, pypdfium2
from pdfminer.high_level import extract_text

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

half = "/Span <</ActualText <FEFF00BD>>> BDC /F 7 Tf 2 Ts (1) Tj 0 Ts (2) Tj EMC /F 12 Tf"  # the stroke is a line, drawn behind
content = f"BT /F 12 Tf 50 200 Td (Rate 12) Tj {half} ( %) Tj ET 105 199 m 109 208 l S BT /F 12 Tf 50 150 Td (Loss ) Tj /Span <</ActualText <FEFF2212>>> BDC (D) Tj EMC (5) Tj ET"
data = document(content)
seen = {"pypdf": pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text(), "pdfplumber": pdfplumber.open(io.BytesIO(data)).pages[0].extract_text(),
        "pdfminer.six": extract_text(io.BytesIO(data)), "pypdfium2": pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded()}
seen = {name: "".join(text.split()) for name, text in seen.items()}  # blanks apart
print("version: ", ", ".join(f"{name} {version(name)}" for name in seen))
print("expected: Rate12½%Loss−5")
print(f"seen:     {seen}")
marks = "Rate1212%LossD5"
raise SystemExit(0 if seen == {"pypdf": marks, "pdfplumber": marks, "pdfminer.six": marks, "pypdfium2": "Rate12½%Loss−5"} else "this has changed: look again")
END
env/bin/python read.py
