#!/usr/bin/env bash
# A PDF can hold its figures several times in layers, one for each language or currency, of which one is on as the document says (ISO 32000-1 section 8.11, optional content; its default
# configuration lists what is OFF). A person sees, prints and searches that one. pypdf, pdfplumber and pypdfium2 read all layers: a table in German and in English has
# each figure twice, in the same place, 1.234 beside 1,234. Where the layers are in euros and in dollars, or a draft and the final one,
# a column has two figures to a line, or the last digits of the one behind the first of the other, and which is off is told nowhere in the text. PyMuPDF
# goes by the document. No message. Print such a file to another first.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet pypdf==7.1.1 pdfplumber==0.11.10 pypdfium2==5.15.2 pymupdf==2.0
cat > read.py <<'END'
import io
from importlib.metadata import version
import pdfplumber, pymupdf, pypdf, pypdfium2

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

content = shown(50, 200, "Sales") + "/OC /Euro BDC " + shown(150, 200, "90") + "EMC /OC /Dollar BDC " + shown(163.4, 200, "100") + "EMC"
data = document(content, "/OCProperties<</OCGs[6 0 R 7 0 R]/D<</OFF[6 0 R]>>>>", "/Properties<</Euro 6 0 R/Dollar 7 0 R>>", ("<</Type/OCG/Name(Euro)>>", "<</Type/OCG/Name(Dollar)>>"))
seen = {"pypdf": pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text(), "pdfplumber": pdfplumber.open(io.BytesIO(data)).pages[0].extract_text(),
        "pypdfium2": pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded(), "pymupdf": pymupdf.open(stream=data).load_page(0).get_text()}
seen = {name: text.split() for name, text in seen.items()}
print("version: ", ", ".join(f"{name} {version(name)}" for name in seen))
print("expected: ['Sales', '100'], for the layer in euros is off")
print(f"seen:     {seen}")
grown = ["Sales", "90100"]
raise SystemExit(0 if seen == {"pypdf": grown, "pdfplumber": grown, "pypdfium2": grown, "pymupdf": ["Sales", "100"]} else "this has changed: look again")
END
env/bin/python read.py
