#!/usr/bin/env bash
# A page of Inline XBRL has a header that nobody sees, in a part that is not displayed: contexts, units, and facts that are tagged and
# not printed (Inline XBRL 1.1 part 1, ix:header and ix:hidden). Whether such a fact is a loss is said by an attribute, sign="-", as its
# scale is. markitdown and html2text, which turn pages into Markdown for search and for language models, look at no style and take the header for
# the beginning of the text: the first thing that is read of a release is a row of bare figures, dates and units without a name, and a
# hidden loss of 12 thousand is "12". inscriptis leaves out what is not displayed. No message. Take the ix:header out of a page first.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet markitdown==0.1.9 html2text==2025.4.15 inscriptis==2.7.6 lxml==6.1.3
cat > page.html <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:t="http://example.com/t" xml:lang="en">
<head><title>t</title></head><body><div style="display:none"><ix:header>
<ix:hidden><ix:nonFraction name="t:OtherResult" contextRef="d" unitRef="EUR" decimals="-3" scale="3" sign="-">12</ix:nonFraction></ix:hidden>
<ix:references><link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/></ix:references><ix:resources>
<xbrli:context id="d"><xbrli:entity><xbrli:identifier scheme="http://example.com/id">1</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:startDate>2024-01-01</xbrli:startDate><xbrli:endDate>2024-12-31</xbrli:endDate></xbrli:period></xbrli:context>
<xbrli:unit id="EUR"><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit>
</ix:resources></ix:header></div>
<p>Sales were <ix:nonFraction name="t:Sales" contextRef="d" unitRef="EUR" decimals="-3" scale="3">100</ix:nonFraction> thousand euros.</p>
</body></html>
END
cat > read.py <<'END'
import warnings
from importlib.metadata import version
warnings.simplefilter("ignore")
import html2text, inscriptis
from markitdown import MarkItDown

with open("page.html", encoding="utf-8") as file:
    page = file.read()
texts = {"markitdown": MarkItDown().convert("page.html").text_content, "html2text": html2text.html2text(page), "inscriptis": inscriptis.get_text(page)}
seen = {name: text.split() for name, text in texts.items()}
shown = ["Sales", "were", "100", "thousand", "euros."]
print("version:  " + ", ".join(f"{name} {version(name)}" for name in seen))
print(f"expected: {' '.join(shown)}")
print(f"seen:     {({name: ' '.join(words) for name, words in seen.items()})}")
hidden = ["12", "1", "2024-01-012024-12-31", "iso4217:EUR"]
as_found = seen == {"markitdown": hidden + shown, "html2text": hidden + shown, "inscriptis": shown}
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
