#!/usr/bin/env bash
# A fact may be nil, reported as having no value, which is not nought (XML Schema part 1 section 2.6.2, xsi:nil). In a rule of XBRL Formula a nil fact has no typed value: it
# takes no part in a sum, and no part in an average, neither above nor below the line (XPath 2.0 section 2.4.2, atomization of a nilled element gives
# the empty sequence; Functions and Operators section 15.4.2, fn:avg, divides by the number of values). Arelle leaves it out of the sum and divides by the number of
# facts, the nil ones among them: the mean of 30, nil and 60 is 30, as if the year in between had earned nothing, while sum and max
# are right. Divided by hand, sum(x) div count(data(x)), or with [not(nilled(.))], the mean is 45. No message says anything.
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

RULES = ["avg(//t:Amount)", "sum(//t:Amount)", "max(//t:Amount)", "avg(//t:Amount[not(nilled(.))])", "count(data(//t:Amount))"]
AMOUNTS = ["30", "", "60"]
EXPECTED = ["45", "90", "60", "45", "2"]
FOUND = ["30", "90", "60", "45", "2"]

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
