#!/usr/bin/env bash
# A schema that wants a name or a remark to be of letters says so for all scripts at once, with a pattern such as [\p{L}\p{N} ]+ (XML Schema part 2 appendix F.1.1, category escape: the general categories of the characters of Unicode, L for letters; chinese
# characters and the syllables of Korean are of category Lo, other letters). Unicode's own list gives these in two lines each, the first and the last character of a long row, and libxml2, with which lxml, PHP, xmllint
# and others validate, has taken the two for all that there are: 一 and 龥 are letters to it, 가 and 힣, and the tens of thousands between them are not, nor are those of the rows that were added later, which names of people need. 日本電灯 and
# 한국 are refused where Straße, Ελλάδα and カナ pass, a valid filing of a Japanese, a Chinese or a Korean company is not taken, and \P{L}, for all but letters, takes them. Nothing hints at the cause: the message names the pattern.
# Blocks are right: write [\p{L}\p{IsCJKUnifiedIdeographs}\p{IsHangulSyllables}]. In the newest currencies, ₹ and ₽, it sees no \p{Sc} either, as they came to Unicode after its list.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet lxml==6.1.3 xmlschema==4.3.2
cat > read.py <<'END'
from importlib.metadata import version
from unicodedata import category
from lxml import etree
import xmlschema

NAMES = ["Straße", "Ελλάδα", "カナ", "一", "龥", "가", "힣", "日本電灯", "円", "한국", "𠮷野"]
PATTERNS = {r"[\p{L}]+": NAMES, r"\P{L}+": NAMES, r"[\p{L}\p{IsCJKUnifiedIdeographs}\p{IsHangulSyllables}]+": NAMES[:-1], r"\p{Sc}": ["€", "¥", "₹", "₽"]}

def taken(pattern, texts):
    schema = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="name"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="{pattern}"/></xs:restriction></xs:simpleType></xs:element></xs:schema>'
    libxml2, other = etree.XMLSchema(etree.XML(schema)), xmlschema.XMLSchema(schema)
    return [text for text in texts if libxml2.validate(etree.XML(f"<name>{text}</name>"))], [text for text in texts if other.is_valid(f"<name>{text}</name>")]

both = {pattern: taken(pattern, texts) for pattern, texts in PATTERNS.items()}
seen, expected = ({pattern: pair[number] for pattern, pair in both.items()} for number in (0, 1))
print(f"version:  lxml {version('lxml')} with libxml2 {'.'.join(map(str, etree.LIBXML_VERSION))}, xmlschema {version('xmlschema')}")
print("category:", {text: category(text[0]) for text in NAMES})
print(f"expected: taken {expected}, as xmlschema has it")
print(f"seen:     taken {seen}")
found = {r"[\p{L}]+": NAMES[:7], r"\P{L}+": NAMES[7:], r"[\p{L}\p{IsCJKUnifiedIdeographs}\p{IsHangulSyllables}]+": NAMES[:-1], r"\p{Sc}": ["€", "¥"]}
right = {**PATTERNS, r"\P{L}+": []}
raise SystemExit(0 if (seen, expected) == (found, right) else "this has changed: look again")
END
env/bin/python read.py
