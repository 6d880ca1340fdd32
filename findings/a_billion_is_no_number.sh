#!/usr/bin/env bash
# Statements and whole reports are made from data with XSLT 1.0, and most often libxml2 runs it, within lxml, PHP, xsltproc and others. The text of a number is its digits with a point, without an exponent however large or small
# it is (XML Path Language 1.0 section 4.2, the string function; XSLT's xsl:value-of uses it): a total of 12345678901.5 is "12345678901.5". libxml2 writes numbers of a billion or more with an exponent, 1.23456789015e+10, as soon as they do not fit
# four bytes as a whole number, and no more than fifteen digits of them: 1234567890123 is 1.234567890123e+12, and a sum of whole amounts in yen, too. xs:decimal, the type of
# amounts, has no exponents (XML Schema part 2 section 3.2.3), so that a report made like this is refused as soon as a company grows, or is asked for exact figures. xpath, for JavaScript, writes digits; Saxon runs such a sheet by the rules of
# later versions, by which a number that was worked out from text has an exponent from a million on (XPath and XQuery Functions and Operators 3.1, section 19.1.2).
# What is copied from the source, and not worked out, stays as it is, and smaller figures are right. Write figures with format-number(..., '0.##').
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet lxml==6.1.3
npm init -y >/dev/null && npm install --silent --no-audit --no-fund xpath@0.0.34 @xmldom/xmldom@0.9.12
cat > read.js <<'END'
const { DOMParser } = require("@xmldom/xmldom");
const book = new DOMParser().parseFromString(process.argv[2], "text/xml");
console.log(JSON.stringify(process.argv.slice(3).map((path) => require("xpath").select(`string(${path})`, book))));
END
cat > read.py <<'END'
import json, subprocess
from importlib.metadata import version
from lxml import etree

BOOK = "<book><sales>1234567890123</sales><sales>1000000000</sales><small>12.5</small><exact>12345678901.5</exact></book>"
PATHS = ["//sales", "sum(//sales)", "sum(//small)", "//exact * 1", "999999999 + 0.5"]
facts = "".join(f'<f><xsl:value-of select="{path}"/></f>' for path in [*PATHS, "format-number(sum(//sales), '0.##')"])
SHEET = f'<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><facts>{facts}</facts></xsl:template></xsl:stylesheet>'
TYPE = etree.XMLSchema(etree.XML('<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="f" type="xs:decimal"/></xs:schema>'))

made = list(etree.XSLT(etree.XML(SHEET))(etree.XML(BOOK)).getroot())
seen, refused = [fact.text for fact in made], [fact.text for fact in made if not TYPE.validate(etree.XML(etree.tostring(fact)))]
expected = json.loads(subprocess.run(["node", "read.js", BOOK, *PATHS], check=True, capture_output=True, text=True).stdout) + ["1235567890123"]
print(f"version:  lxml {version('lxml')} with libxml2 {'.'.join(map(str, etree.LIBXML_VERSION))} and libxslt {'.'.join(map(str, etree.LIBXSLT_VERSION))}")
print(f"expected: {expected}, as xpath has it, and none refused as xs:decimal")
print(f"seen:     {seen}, refused {refused}")
as_read = ["1234567890123", "1235567890123", "12.5", "12345678901.5", "999999999.5", "1235567890123"]
as_found = [as_read[0], "1.235567890123e+12", as_read[2], "1.23456789015e+10", *as_read[4:]]
raise SystemExit(0 if (seen, refused, expected) == (as_found, [as_found[1], as_found[3]], as_read) else "this has changed: look again")
END
env/bin/python read.py
