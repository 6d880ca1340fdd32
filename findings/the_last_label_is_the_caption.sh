#!/usr/bin/env bash
# A concept has labels for many purposes and in many languages, each with its role (XBRL 2.1 section 5.2.2.2.2): a short one for
# tables, a documentation of several sentences. xbrlassembler looks at neither role nor language and keeps whichever label of a
# concept stands last in the linkbase. The order of resources there has no meaning, so that a statement has its captions from
# one publisher and paragraphs of documentation, or another language, from the next.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet xbrlassembler==0.13.1 beautifulsoup4==4.12.3 lxml==6.1.3
cat > write.py <<'END'
import os, sys

def document(body):
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + body

NAMES = {"Sales": "Sales"}
FACTS = {("Sales", "D2024"): 100}
LINK = 'xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"'
ROLE = "http://example.com/role/Income"

def write(folder, facts, last):
    os.mkdir(folder)
    elements = "".join(
        f'<xs:element name="{n}" id="acme_{n}" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>\n'
        for n in ["Statement", *NAMES])
    open(f"{folder}/acme.xsd", "w").write(document(f'''<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" {LINK}
 targetNamespace="http://example.com/acme" elementFormDefault="qualified">
<xs:annotation><xs:appinfo>
<link:linkbaseRef xlink:type="simple" xlink:href="acme_pre.xml" xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/>
<link:linkbaseRef xlink:type="simple" xlink:href="acme_lab.xml" xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/>
<link:roleType roleURI="{ROLE}" id="Income"><link:definition>1 - Statement - Income</link:definition><link:usedOn>link:presentationLink</link:usedOn></link:roleType>
</xs:appinfo></xs:annotation>
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
{elements}</xs:schema>'''))
    loc = lambda n: f'<link:loc xlink:type="locator" xlink:href="acme.xsd#acme_{n}" xlink:label="acme_{n}"/>\n'
    arcs = "".join(
        loc(n) + f'<link:presentationArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/parent-child" xlink:from="acme_Statement" xlink:to="acme_{n}" order="{at}"/>\n'
        for at, n in enumerate(NAMES, 1))
    open(f"{folder}/acme_pre.xml", "w").write(document(
        f'<link:linkbase {LINK}><link:roleRef roleURI="{ROLE}" xlink:type="simple" xlink:href="acme.xsd#Income"/>'
        f'<link:presentationLink xlink:type="extended" xlink:role="{ROLE}">\n{loc("Statement")}{arcs}</link:presentationLink></link:linkbase>'))
    label = lambda n, role, text: (
        f'<link:label xlink:type="resource" xlink:label="lab_acme_{n}" xlink:role="http://www.xbrl.org/2003/role/{role}" xml:lang="en">{text}</link:label>\n')
    both = lambda n: [label(n, "label", NAMES[n]), label(n, "documentation", "What customers paid.")]
    labels = "".join(
        loc(n) + "".join(both(n) if last == "documentation" else reversed(both(n))) +
        f'<link:labelArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/concept-label" xlink:from="acme_{n}" xlink:to="lab_acme_{n}"/>\n'
        for n in NAMES)
    open(f"{folder}/acme_lab.xml", "w").write(document(
        f'<link:linkbase {LINK}><link:labelLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">\n{labels}</link:labelLink></link:linkbase>'))
    contexts = "".join(
        f'<context id="D{y}"><entity><identifier scheme="http://example.com/id">1</identifier></entity>'
        f'<period><startDate>{y}-01-01</startDate><endDate>{y}-12-31</endDate></period></context>\n' for y in (2024,))
    values = "".join(f'<acme:{n} contextRef="{c}" unitRef="EUR" decimals="0">{v}</acme:{n}>\n' for (n, c), v in facts.items())
    open(f"{folder}/acme.xml", "w").write(document(
        f'<xbrl xmlns="http://www.xbrl.org/2003/instance" {LINK} xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:acme="http://example.com/acme">\n'
        f'<link:schemaRef xlink:type="simple" xlink:href="acme.xsd"/>\n{contexts}<unit id="EUR"><measure>iso4217:EUR</measure></unit>\n{values}</xbrl>'))

write("documentation", FACTS, "documentation")
write("label", FACTS, "label")
END
env/bin/python write.py
env/bin/python - 2>/dev/null <<'END'
from importlib.metadata import version
from xbrlassembler import XBRLAssembler

def caption(folder):
    def find(element):
        if element.uri == "acme_Sales":
            return element.label
        return next(filter(None, map(find, element.children)), None)
    return find(XBRLAssembler.from_dir(folder).get("Income"))

seen = [caption("label"), caption("documentation")]
print(f"version:  xbrlassembler {version('xbrlassembler')}")
print("expected: ['Sales', 'Sales']")
print(f"seen:     {seen}")
raise SystemExit(0 if seen == ["Sales", "What customers paid."] else "this has changed: look again")
END
