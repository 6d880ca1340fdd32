#!/usr/bin/env python3
"""Whether Arelle has every code that the pages of the rules quote from it.

  codes.py [RULES]          the table of all rules; `src/check/RULES.md` by default

A code of Arelle stands as a string in its source, or is put together there: a prefix and a name, or the section of
Inline XBRL by the element and the kind of rule. What is quoted must be one of these. Says which codes are not; the last
line is `N codes, M unknown`. Exit status: 0 all are known, 1 some are not.
"""
import install

install.enter()

import contextlib
import re
import sys
from pathlib import Path

import arelle
from arelle.XhtmlInlineUtil import ixMsgCode

RULES = Path(__file__).resolve().parents[2] / "src" / "check" / "RULES.md"
# A prefix, perhaps with the number of a section, and a name: `xbrl.4.6.5:decimals`, `calc11e:excessDigits`.
CODE = re.compile(r"\b[a-z][A-Za-z0-9]*(?:\.[0-9]+)*:[A-Za-z][\w-]*|\bxbrl(?:\.[0-9]+)+(?:\.[A-Za-z]\w*)?\b|\bIOerror\b")
# The same as literals of Python: whole, or up to where the rest is put behind.
LITERAL = re.compile(r"""["']([\w.{}-]+(?::[\w-]*)?)["']( \+)?""")
NAMED_BY_PREFIX = re.compile(r"""f["']\{[\w.]*[pP]refix\}:([\w-]+)["']""")
INLINE = re.compile(r"""ixMsgCode\(\s*["'](\w+)["']([^)]*)""")
ELEMENTS = ("html continuation exclude footnote fraction denominator numerator header hidden nonFraction nonNumeric "
            "references relationship resources tuple").split()


def main(rules=RULES):
    """Compare what is quoted with what there is."""
    source = "\n".join(path.read_text(encoding="utf-8", errors="replace")
                       for folder in arelle.__path__ for path in sorted(Path(folder).rglob("*.py")))
    literals = {(match[1], bool(match[2])) for match in LITERAL.finditer(source)}
    whole = {text for text, _ in literals} | set(inline_codes(source))
    begun = tuple(text for text, goes_on in literals if goes_on and re.search(":.", text))
    after_prefix = set(NAMED_BY_PREFIX.findall(source))
    codes = sorted(set(quoted(Path(rules).read_text(encoding="utf-8"))))
    unknown = [code for code in codes
               if code not in whole and not code.startswith(begun) and code.partition(":")[2] not in after_prefix]
    for code in unknown:
        print(f"unknown {code}")
    print(f"{len(codes)} codes, {len(unknown)} unknown")
    return 1 if unknown or not codes else 0


def quoted(table):
    """The codes in the last column of the tables of rules."""
    for line in table.splitlines():
        if line.startswith("| `"):
            yield from CODE.findall(line.rstrip(" |").rpartition(" | ")[2])


def inline_codes(source):
    """The codes of Inline XBRL 1.1: of the element that a call names, or of any where it takes the one at hand."""
    for name, rest in INLINE.findall(source):
        section = re.search(r"""sect=["']([\w-]+)""", rest)
        element = re.search(r"""name=["'](\w+)""", rest)
        for each in [element[1]] if element else ELEMENTS:
            with contextlib.suppress(KeyError):  # a kind of rule that the element has none of
                yield ixMsgCode(name, sect=section[1] if section else "constraint", name=each)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
