#!/usr/bin/env bash
# Rules of XBRL Formula are written in XPath 2.0, whose round() gives the nearest whole number, a half going upwards: -2.7 is -3, -2.2 is -2, -2.5 is -2 and -1 is -1 (XQuery 1.0
# and XPath 2.0 Functions and Operators, section 6.4.4, fn:round). That is how a rule compares a release in millions with exact figures. Arelle adds a half and
# cuts what is behind the point, which for figures below nought goes upwards once more: each loss comes out one too small, -2.7 is -2, -2.2 is -1, and
# a whole number that needs no rounding is changed, -5 is -4 and -1 is 0. Profits are right, and so are losses that end in a half, which one tries first.
# A rule thus fails, or passes, in a bad year that was right in every good one. Write floor(x + 0.5), which does what round should; round-half-to-even is right too.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet arelle-release==2.47.3
cat > schema.xsd <<'END'
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" targetNamespace="http://example.com/t" elementFormDefault="qualified">
<xs:annotation><xs:appinfo><link:linkbaseRef xlink:type="simple" xlink:href="rules.xml" xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/></xs:appinfo></xs:annotation>
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Amount" id="t_Amount" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration" nillable="true"/>
</xs:schema>
END
cat > read.py <<'END'
import pathlib, re, subprocess
from importlib.metadata import version

RULES = ["round((//t:Amount)[1])", "round((//t:Amount)[2] div 1000000)", "round((//t:Amount)[3])", "round((//t:Amount)[4])", "floor((//t:Amount)[2] div 1000000 + 0.5)", "round-half-to-even((//t:Amount)[3])"]
AMOUNTS = ["2.7", "-2700000", "-5", "-2.5"]
EXPECTED = ["3", "-3", "-5", "-2", "-3", "-5"]
FOUND = ["3", "-2", "-4", "-2", "-3", "-5"]

ROLE, FORMULA = "http://xbrl.org/arcrole/2008/variable-set", "http://www.xbrl.org/2008"
variables = "".join(f'<variable:generalVariable xlink:type="resource" xlink:label="v{at}" bindAsSequence="true" select="{rule}"/><variable:variableArc xlink:type="arc" xlink:arcrole="{ROLE}" xlink:from="rule" xlink:to="v{at}" name="v{at}" order="1"/>'
                    for at, rule in enumerate(RULES))
pathlib.Path("rules.xml").write_text(f'''<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:gen="http://xbrl.org/2008/generic" xmlns:va="http://xbrl.org/2008/assertion/value" xmlns:variable="http://xbrl.org/2008/variable"
 xmlns:t="http://example.com/t" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://xbrl.org/2008/generic {FORMULA}/generic-link.xsd http://xbrl.org/2008/assertion/value {FORMULA}/value-assertion.xsd http://xbrl.org/2008/variable {FORMULA}/variable.xsd">
<link:roleRef roleURI="{FORMULA}/role/link" xlink:type="simple" xlink:href="{FORMULA}/generic-link.xsd#standard-link-role"/><link:arcroleRef arcroleURI="{ROLE}" xlink:type="simple" xlink:href="{FORMULA}/variable.xsd#variable-set"/>
<gen:link xlink:type="extended" xlink:role="{FORMULA}/role/link"><va:valueAssertion xlink:type="resource" xlink:label="rule" id="rule" test="true()" aspectModel="dimensional" implicitFiltering="false"/>{variables}</gen:link></link:linkbase>''')
facts = "\n".join(f'<t:Amount contextRef="y{at}" unitRef="EUR" ' + (f'decimals="INF">{value}</t:Amount>' if value else 'xsi:nil="true"/>') for at, value in enumerate(AMOUNTS))
contexts = "\n".join(f'<context id="y{at}"><entity><identifier scheme="http://example.com/id">1</identifier></entity><period><startDate>{2020 + at}-01-01</startDate><endDate>{2020 + at}-12-31</endDate></period></context>' for at in range(len(AMOUNTS)))
pathlib.Path("i.xbrl").write_text(f'''<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:t="http://example.com/t" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/>
{contexts}<unit id="EUR"><measure>iso4217:EUR</measure></unit>
{facts}</xbrl>''')
log = subprocess.run(["env/bin/arelleCmdLine", "--internetConnectivity", "offline", "--disablePersistentConfig", "--file", "i.xbrl", "--validate", "--formulaVarExpressionResult"],
                     check=True, capture_output=True, text=True).stdout
read = dict(re.findall(r"General Variable v(\d+): select result \[(.*?)\] - ", log))
seen = {rule: re.sub(r"Decimal\('(.*?)'\)", r"\1", read[str(at)]) for at, rule in enumerate(RULES)}
print(f"version:  arelle-release {version('arelle-release')}, amounts {AMOUNTS}")
print(f"expected: {dict(zip(RULES, EXPECTED))}")
print(f"seen:     {seen}")
raise SystemExit(0 if list(seen.values()) == FOUND and "error" not in log.lower() else "this has changed: look again")
END
env/bin/python read.py
