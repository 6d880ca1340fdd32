#!/usr/bin/env bash
# A table in Word can work out its total, =SUM(ABOVE), and a sentence can quote a figure of the table by reference; both are fields, saved with what they came to last. In the simple form the result stands
# in w:fldSimple (ECMA-376 part 1 section 17.16.19), and Word shows it like any other text. mammoth, which makes web pages of documents and which markitdown reads them with, and python-docx
# go through the runs of a paragraph and not into such a field: the cell of the total is empty, as if nothing had been added up, and "Profit was  million" has a
# hole where the figure is. All that was typed by hand is there. The long form of the same field, w:fldChar, is read by each of them. docx2txt reads
# both. mammoth notes in its list of messages that an element was ignored, which markitdown does not hand on; python-docx says nothing. Turn fields into text in Word (Ctrl+Shift+F9) first.
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

def field(code, result):
    return f'<w:fldSimple w:instr=" {code} ">{text(result)}</w:fldSimple>'

def long_field(code, result):
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return mark("begin") + f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>' + mark("separate") + text(result) + mark("end")

def row(*cells):
    return "<w:tr>" + "".join(f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p>{cell}</w:p></w:tc>' for cell in cells) + "</w:tr>"

write("<w:p>" + text("Profit was ") + field("REF profit", "35") + text(" million, sales ") + long_field("REF sales", "80") + text(".") + "</w:p>"
      '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>'
      + row(text("Europe"), text("20")) + row(text("Asia"), text("15")) + row(text("Total"), field("=SUM(ABOVE)", "35")) + "</w:tbl>")
read = docx.Document("release.docx")
with open("release.docx", "rb") as file:
    page = mammoth.extract_raw_text(file)
seen = {"python-docx": [read.paragraphs[0].text, *(cell.text for row in read.tables[0].rows for cell in row.cells)], "mammoth": page.value.split("\n\n")[:7]}
expected = docx2txt.process("release.docx").split("\n\n")
print("version: ", ", ".join(f"{name} {version(name)}" for name in ("python-docx", "docx2txt", "mammoth")))
print(f"expected: {expected}, as docx2txt reads it")
print(f"seen:     {seen}, messages {[message.message for message in page.messages]}")
lost = ["Profit was  million, sales 80.", "Europe", "20", "Asia", "15", "Total", ""]
as_found = seen == {"python-docx": lost, "mammoth": lost} and expected == ["Profit was 35 million, sales 80.", "Europe", "20", "Asia", "15", "Total", "35"]
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
