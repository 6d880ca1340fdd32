#!/usr/bin/env bash
# A concept may have one fact in a report or fifty: nothing in XBRL 2.1 (section 4.6, items) tells the one from the others, and
# a young company, or a concept that is new this year, has but one. parse-xbrl turns the filing into JSON, where elements
# of one name are a list when there are several and a single object when there is one, and walks both as a list. What
# is reported once is therefore not found, and what is not found is given as 0: sales of a thousand are nought, and so
# are margins and all else that is drawn from them. With last year's figure beside it, this year's appears. Nothing is told.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund parse-xbrl@1.1.5
cat > acme.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 targetNamespace="http://example.com/gaap" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:import namespace="http://example.com/dei" schemaLocation="dei.xsd"/>
<xs:element name="Assets" id="g_Assets" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant"/>
<xs:element name="Revenues" id="g_Revenues" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
<xs:element name="NetIncomeLoss" id="g_NetIncomeLoss" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
</xs:schema>
END
cat > dei.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 targetNamespace="http://example.com/dei" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="DocumentPeriodEndDate" id="d_DocumentPeriodEndDate" type="xbrli:dateItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
</xs:schema>
END
cat > read.js <<'END'
const fs = require("fs");
const { parse } = require("parse-xbrl");
const entity = '<entity><identifier scheme="http://example.com/id">1</identifier></entity>';
const money = (name, context, value) => `<us-gaap:${name} contextRef="${context}" unitRef="USD" decimals="0">${value}</us-gaap:${name}>\n`;
const report = facts => `<?xml version="1.0" encoding="UTF-8"?>
<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:us-gaap="http://example.com/gaap" xmlns:dei="http://example.com/dei">
<link:schemaRef xlink:type="simple" xlink:href="acme.xsd"/>
<context id="D24">${entity}<period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period></context>
<context id="D23">${entity}<period><startDate>2023-01-01</startDate><endDate>2023-12-31</endDate></period></context>
<context id="I24">${entity}<period><instant>2024-12-31</instant></period></context>
<unit id="USD"><measure>iso4217:USD</measure></unit>
<dei:DocumentPeriodEndDate contextRef="D24">2024-12-31</dei:DocumentPeriodEndDate>
${money("Assets", "I24", 500)}${money("NetIncomeLoss", "D24", 70)}${facts}</xbrl>`;
fs.writeFileSync("once.xml", report(money("Revenues", "D24", 1000)));
fs.writeFileSync("twice.xml", report(money("Revenues", "D24", 1000) + money("Revenues", "D23", 900)));
const say = console.log;
console.log = console.warn = () => {};
(async () => {
  const seen = [(await parse("twice.xml")).Revenues, (await parse("once.xml")).Revenues];
  say("version:  parse-xbrl", require("./node_modules/parse-xbrl/package.json").version);
  say("expected: sales of 2024 with those of 2023 beside them 1000, alone 1000");
  say(`seen:     sales of 2024 with those of 2023 beside them ${seen[0]}, alone ${seen[1]}`);
  if (JSON.stringify(seen) !== "[1000,0]") { console.error("this has changed: look again"); process.exit(1); }
})();
END
node read.js
