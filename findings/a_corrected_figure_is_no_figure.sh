#!/usr/bin/env bash
# A release goes from hand to hand as a Word document with changes tracked: 100 struck out, 120 put in. The file holds both, in w:del and w:ins
# (ECMA-376 part 1 sections 17.13.5.14 and 17.13.5.18), and whoever reads it expects the new figure, or at worst the old one.
# python-docx, which most programs for Word documents are made with, reads the runs that stand directly in a paragraph, and neither of
# the two does: the sentence is "Sales rose to  million." and the cell of the table is empty, as if nothing had been
# reported, while all that was never changed is there. docx2txt and markitdown read 120.
# Nothing is raised. Accept all changes in the document before a program reads it.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet python-docx==1.2.0 docx2txt==0.9 'markitdown[docx]==0.1.9'
cat > read.py <<'END'
from importlib.metadata import version
import docx, docx2txt
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from markitdown import MarkItDown

def change(paragraph, old, new):
    marks = f'{nsdecls("w")} w:author="a" w:date="2025-02-14T09:00:00Z"'
    paragraph._p.append(parse_xml(f'<w:del {marks} w:id="1"><w:r><w:delText>{old}</w:delText></w:r></w:del>'))
    paragraph._p.append(parse_xml(f'<w:ins {marks} w:id="2"><w:r><w:t>{new}</w:t></w:r></w:ins>'))

report = docx.Document()
sentence = report.add_paragraph("Sales rose to ")
change(sentence, "100", "120")
sentence.add_run(" million.")
row = report.add_table(rows=1, cols=3).rows[0].cells
row[0].text, row[2].text = "Sales", "90"
change(row[1].paragraphs[0], "100", "120")
report.save("report.docx")
read = docx.Document("report.docx")
seen = [read.paragraphs[0].text, [cell.text for cell in read.tables[0].rows[0].cells]]
others = [text.count("120") for text in (docx2txt.process("report.docx"), MarkItDown().convert("report.docx").text_content)]
print(f"version:  python-docx {version('python-docx')}")
print("expected: ['Sales rose to 120 million.', ['Sales', '120', '90']]; 120 twice in docx2txt and markitdown: ", others)
print(f"seen:     {seen}")
as_found = seen == ["Sales rose to  million.", ["Sales", "", "90"]] and others == [2, 2]
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
