#!/usr/bin/env bash
# In a linkbase the xlink:label of a locator is a name within its own extended link: an arc reaches the locators of the link it
# stands in and no others (XBRL 2.1 section 3.5.3.9, xlink:from and xlink:to). Writers who number locators use the same
# names again in each link. leanrl keeps the locators of a whole file in one dictionary and looks the arcs up at the end, when
# the last link has overwritten the others: here the arcs of the income statement add up the balance sheet. The
# profit has no sum any more, and the assets are cash less stock plus stock. Nothing is told.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet leanrl==0.1.5
cat > acme.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 targetNamespace="http://example.com/acme" elementFormDefault="qualified">
<xs:annotation><xs:appinfo>
<link:linkbaseRef xlink:type="simple" xlink:href="acme_cal.xml" xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/>
<link:roleType roleURI="http://example.com/role/Income" id="Income"><link:usedOn>link:calculationLink</link:usedOn></link:roleType>
<link:roleType roleURI="http://example.com/role/Balance" id="Balance"><link:usedOn>link:calculationLink</link:usedOn></link:roleType>
</xs:appinfo></xs:annotation>
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Profit" id="acme_Profit" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration" xbrli:balance="credit"/>
<xs:element name="Sales" id="acme_Sales" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration" xbrli:balance="credit"/>
<xs:element name="Costs" id="acme_Costs" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration" xbrli:balance="debit"/>
<xs:element name="Assets" id="acme_Assets" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant" xbrli:balance="debit"/>
<xs:element name="Cash" id="acme_Cash" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant" xbrli:balance="debit"/>
<xs:element name="Stock" id="acme_Stock" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant" xbrli:balance="debit"/>
</xs:schema>
END
cat > read.py <<'END'
from importlib.metadata import version
from leanrl.linkbases.calculation import parse_calculation_linkbase

SUM = "http://www.xbrl.org/2003/arcrole/summation-item"

def link(role, total, parts, label):
    names = [total, *(name for name, _ in parts)]
    locators = "".join(
        f'<link:loc xlink:type="locator" xlink:href="acme.xsd#acme_{name}" xlink:label="{label(at, name)}"/>\n' for at, name in enumerate(names))
    arcs = "".join(
        f'<link:calculationArc xlink:type="arc" xlink:arcrole="{SUM}" xlink:from="{label(0, total)}" xlink:to="{label(at, name)}" order="{at}" weight="{weight}"/>\n'
        for at, (name, weight) in enumerate(parts, 1))
    return f'<link:calculationLink xlink:type="extended" xlink:role="http://example.com/role/{role}">\n{locators}{arcs}</link:calculationLink>\n'

def formulas(file, label):
    with open(file, "w") as linkbase:
        linkbase.write('<?xml version="1.0" encoding="UTF-8"?>\n'
            '<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink">\n'
            + "".join(f'<link:roleRef roleURI="http://example.com/role/{role}" xlink:type="simple" xlink:href="acme.xsd#{role}"/>\n' for role in ("Income", "Balance"))
            + link("Income", "Profit", [("Sales", 1), ("Costs", -1)], label) + link("Balance", "Assets", [("Cash", 1), ("Stock", 1)], label)
            + "</link:linkbase>")
    tree = parse_calculation_linkbase(file)
    return [tree.get_formula("acme_Profit"), tree.get_formula("acme_Assets")]

right = ["Profit = Sales - Costs", "Assets = Cash + Stock"]
seen = [formulas("names_cal.xml", lambda at, name: name), formulas("acme_cal.xml", lambda at, name: f"loc_{at}")]
print(f"version:  leanrl {version('leanrl')}")
print(f"expected: {right}, whatever the locators are called")
print(f"seen:     called by name {seen[0]}, numbered in each link {seen[1]}")
raise SystemExit(0 if seen == [right, [None, "Assets = Cash - Stock + Stock"]] else "this has changed: look again")
END
env/bin/python read.py
