#!/usr/bin/env bash
# HTML and XML let a character be written as its number: &#163; is the pound, &#8364; the euro, &#165; the yen, &#8722; a minus, &#189; a half, and
# tools that make filings write all that is not ASCII so. It is the same character (XML 1.0 section 4.1, character references). xbrlkit
# gives the notes of a filing as text for search and for language models, and puts a blank for each such number: loans of 5
# million pounds, 3 million euros and 400 million yen are 5, 3 and 400 million, a rate of minus half a percent is 0.5, one of
# 1½ % is 1 %. Nothing is raised. In the cells of a table, and written as themselves, the characters are kept, so that a note and its table
# disagree. Decode the page before it is handed over.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet xbrlkit==0.21.2 arelle-release==2.47.3
cat > read.py <<'END'
import re
from importlib.metadata import version
from xbrlkit.text.ixbrl import iXBRLParser

NOTE = "In 2024 the company took up loans of £5 million, €3 million and ¥400 million; a fourth one, at −0.5 percent a year, was paid back, and a fifth costs 1½ percent."
AMOUNTS = re.compile(r"[£€¥−]?\s?[0-9.]+\s?½?(?= million| percent)")

def read(note):
    page = f'<html xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"><body><ix:nonNumeric name="us-gaap:DebtDisclosureTextBlock" contextRef="y" escape="true"><p>{note}</p></ix:nonNumeric></body></html>'
    return [amount.strip() for amount in AMOUNTS.findall(iXBRLParser().parse(page)[0].content)]

as_numbers = NOTE.encode("ascii", "xmlcharrefreplace").decode()
seen = read(as_numbers)
print(f"version:  xbrlkit {version('xbrlkit')}")
print(f"expected: {read(NOTE)}, as with the characters themselves")
print(f"seen:     {seen}, of: {as_numbers}")
as_found = seen == ["5", "3", "400", "0.5", "1"] and read(NOTE) == ["£5", "€3", "¥400", "−0.5", "1½"]
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
