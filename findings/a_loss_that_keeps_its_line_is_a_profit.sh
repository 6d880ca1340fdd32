#!/usr/bin/env bash
# A minus before a figure must not be left alone at the end of a line, so that whoever sets a release in Word types Ctrl+Shift+hyphen for it. Word saves
# that not as a character but as an element of its own, w:noBreakHyphen (ECMA-376 part 1 section 17.3.3.18), and shows it
# as it shows a hyphen. docx2txt and docx2python, which give a document as text, read the texts around it and pass it over: a loss of
# -12.5 is 12.5, and a rate of -3 % is 3 %, in a table as in a sentence; a range 2024-2025 is 20242025. python-docx and markitdown keep it.
# Nothing is raised. A minus typed as the character U+2212 comes through all of them.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet docx2txt==0.9 docx2python==3.7.1 python-docx==1.2.0 'markitdown[docx]==0.1.9'
cat > read.py <<'END'
from importlib.metadata import version
import docx, docx2txt
from docx.oxml import OxmlElement
from docx2python import docx2python
from markitdown import MarkItDown

report = docx.Document()
for before, after in [("Result ", "12.5"), ("Years 2024", "2025")]:
    run = report.add_paragraph().add_run(before)
    run._r.append(OxmlElement("w:noBreakHyphen"))
    run.add_text(after)
report.add_paragraph("Tax \u22123.5")
report.save("report.docx")
words = lambda text: " ".join(text.split()).replace("\u2011", "-").replace("\u2212", "-")
with docx2python("report.docx") as read:
    seen = {"docx2txt": words(docx2txt.process("report.docx")), "docx2python": words(read.text)}
kept = {words(" ".join(p.text for p in docx.Document("report.docx").paragraphs)), words(MarkItDown().convert("report.docx").text_content)}
print("version:  " + ", ".join(f"{name} {version(name)}" for name in seen))
print(f"expected: {kept}, as python-docx and markitdown read it")
print(f"seen:     {seen}")
as_found = kept == {"Result -12.5 Years 2024-2025 Tax -3.5"} and set(seen.values()) == {"Result 12.5 Years 20242025 Tax -3.5"}
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
