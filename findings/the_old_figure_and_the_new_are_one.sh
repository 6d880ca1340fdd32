#!/usr/bin/env bash
# A release that went through several hands as RTF has its changes tracked: what was struck out stands in the file with \deleted, what was put in with \revised, and text that is not shown with \v (Rich Text
# Format 1.9.1, revision marks of text and the properties of characters). A word processor shows the old figure struck through, and drops it when the changes are accepted. striprtf, which most programs in
# Python take the text out of RTF with, looks at none of the three and puts all together: sales of 100 that were corrected to 120 are 100120, in a sentence as in the cell of a
# table, and a hidden 9 before 50 makes 950 of it. The result is a number like any other, and where nothing was changed the text is right. Signs are
# read as meant, the minus of typesetters and the hyphen that holds its line among them. Nothing is raised. Accept all changes first.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet striprtf==0.0.35
cat > read.py <<'END'
from importlib.metadata import version
from striprtf.striprtf import rtf_to_text

RELEASE = r"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}{\*\revtbl{Unknown;}{Auditor;}}
\pard Sales were {\deleted\revauthdel1 100}{\revised\revauth1 120} million, costs {\v 9}50, result \_12.5 and \u8722 ?3.\par
\trowd\cellx2000\cellx4000 Sales\cell {\deleted\revauthdel1 100}{\revised\revauth1 120}\cell\row}"""
seen = rtf_to_text(RELEASE).strip().splitlines()
print(f"version:  striprtf {version('striprtf')}")
print("expected: Sales were 120 million, costs 50, result \u201112.5 and \u22123. and a row with 120, or at worst the old figure")
print(f"seen:     {seen}")
as_found = ["Sales were 100120 million, costs 950, result \u201112.5 and \u22123.", "Sales|100120|"]
raise SystemExit(0 if seen == as_found else "this has changed: look again")
END
env/bin/python read.py
