#!/usr/bin/env bash
# Whoever sets a release in Word takes a true minus, the sign of the euro or plus-minus from Insert, Symbol. Out of the font Symbol it is saved not as text but as an element, w:sym with a font and
# a code (ECMA-376 part 1 section 17.3.3.30): F02D is −, F0A0 €, F0B1 ±. Word shows and prints it as any other sign. python-docx, which most programs for Word documents are made with, and docx2txt give a
# document as text and pass it over: a loss of −12.5 is 12.5, in a table as in a sentence, and a rate of ±2 % is 2 %. A minus from the keyboard is kept, as is, in
# python-docx, the hyphen that holds its line, so that one paragraph has its losses both ways. mammoth and markitdown give −, € and ±.
# Nothing is raised. Look for w:sym in the document first.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet python-docx==1.2.0 docx2txt==0.9 mammoth==1.13.0
cat > read.py <<'END'
import zipfile
from importlib.metadata import version
import docx, docx2txt, mammoth

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"

def write(body):
    with zipfile.ZipFile("release.docx", "w") as file:
        file.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                      f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{OFFICE}.document.main+xml"/></Types>')
        file.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" Type="{DOCUMENT}" Target="word/document.xml"/></Relationships>')
        file.writestr("word/document.xml", f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}<w:sectPr/></w:body></w:document>')

def text(letters):
    return f'<w:r><w:t xml:space="preserve">{letters}</w:t></w:r>'

def symbol(code):
    return f'<w:r><w:sym w:font="Symbol" w:char="{code}"/></w:r>'

cells = "".join(f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p>{inner}</w:p></w:tc>' for inner in (text("Result"), symbol("F02D") + text("12.5")))
write("<w:p>" + text("Result ") + symbol("F02D") + text("12.5, before -7.0, in a year ") + symbol("F0B1") + text("2 %") + "</w:p>"
      f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl>')
read = docx.Document("release.docx")
with open("release.docx", "rb") as file:
    expected = mammoth.extract_raw_text(file).value.split("\n\n")[:3]
seen = {"python-docx": [read.paragraphs[0].text, *(cell.text for cell in read.tables[0].rows[0].cells)], "docx2txt": docx2txt.process("release.docx").split("\n\n")[:3]}
print("version: ", ", ".join(f"{name} {version(name)}" for name in ("python-docx", "docx2txt", "mammoth")))
print(f"expected: {expected}, as mammoth reads it")
print(f"seen:     {seen}")
lost = ["Result 12.5, before -7.0, in a year 2 %", "Result", "12.5"]
as_found = seen == {"python-docx": lost, "docx2txt": lost} and expected == ["Result −12.5, before -7.0, in a year ±2 %", "Result", "−12.5"]
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
