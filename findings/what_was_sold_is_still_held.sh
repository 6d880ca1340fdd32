#!/usr/bin/env bash
# Spanish funds report each investment with its value now and a period before, told apart by the contexts alone (XBRL 2.1
# section 4.7). cnmv-xbrl gives one value for each and takes the first in the file that is above zero, whatever period it belongs
# to. An investment that was sold, whose value now is 0, is thus listed with what it was worth before the sale, and a
# fund's holdings add up to more than it has; one that is worth less than nothing, as a derivative can be, has no value at all.
# No warning. The other investments are right as long as the present stands before the past.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet cnmv-xbrl==1.0.2
cat > fund.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:f="http://example.com/fund"
 targetNamespace="http://example.com/fund" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="InversionesFinancierasInterior" id="f_InversionesFinancierasInterior" substitutionGroup="xbrli:tuple" nillable="true">
<xs:complexType><xs:sequence>
<xs:element ref="f:InversionesFinancierasDescripcion"/>
<xs:element ref="f:InversionesFinancierasValor" maxOccurs="2"/>
</xs:sequence><xs:attribute name="id" type="xs:ID"/></xs:complexType>
</xs:element>
<xs:element name="InversionesFinancierasDescripcion" id="f_InversionesFinancierasDescripcion" type="xbrli:stringItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant"/>
<xs:element name="InversionesFinancierasValor" id="f_InversionesFinancierasValor" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant"/>
</xs:schema>
END
cat > read.py <<'END'
from importlib.metadata import version
from cnmv_xbrl import parse_xbrl

INVESTMENTS = [("BONO|Lamp Works 3%", 500, 480), ("ACCION|Candle Works", 0, 300), ("FUTURO|Oil", -20, None)]

def context(name, date):
    return (f'<context id="{name}"><entity><identifier scheme="http://example.com/id">1</identifier></entity>'
            f'<period><instant>{date}</instant></period></context>\n')

def investment(text, now, before):
    value = lambda context, amount: "" if amount is None else (
        f'<f:InversionesFinancierasValor contextRef="{context}" unitRef="EUR" decimals="0">{amount}</f:InversionesFinancierasValor>\n')
    return (f'<f:InversionesFinancierasInterior>\n<f:InversionesFinancierasDescripcion contextRef="now">{text}</f:InversionesFinancierasDescripcion>\n'
            f'{value("now", now)}{value("before", before)}</f:InversionesFinancierasInterior>\n')

with open("report.xbrl", "w") as report:
    report.write('<?xml version="1.0" encoding="UTF-8"?>\n'
        '<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"\n'
        ' xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:f="http://example.com/fund">\n'
        '<link:schemaRef xlink:type="simple" xlink:href="fund.xsd"/>\n'
        + context("now", "2024-12-31") + context("before", "2024-06-30") + '<unit id="EUR"><measure>iso4217:EUR</measure></unit>\n'
        + "".join(investment(*one) for one in INVESTMENTS) + "</xbrl>")
seen = [holding.market_value for holding in parse_xbrl("report.xbrl").get_portfolio_holdings()]
print(f"version:  cnmv-xbrl {version('cnmv-xbrl')}")
print("expected: values now [500.0, 0.0, -20.0]")
print(f"seen:     values now {seen}")
raise SystemExit(0 if seen == [500.0, 300.0, None] else "this has changed: look again")
END
env/bin/python read.py
