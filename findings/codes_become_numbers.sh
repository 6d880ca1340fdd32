#!/usr/bin/env bash
# A fact of a string type, and the identifier of an entity, are what stands between the tags, letter by letter (XBRL 2.1
# sections 4.6 and 4.7.3.1). xbrl-parser turns whatever looks like a number into one before it knows what it is: the
# securities code 0042 becomes 42, the version 1.10 becomes 1.1, the product 1E5 a hundred thousand, and the identifier of the
# entity loses its leading zeros, so that it finds no company in any register. Nothing is told. Who gives data to
# such readers had better have codes with a letter in them, or hold what comes out against the schema.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null && npm install --silent --no-audit --no-fund xbrl-parser@1.2.4
cat > instance.xbrl <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:t="http://example.com/t">
<link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/>
<xbrli:context id="d"><xbrli:entity><xbrli:identifier scheme="http://example.com/id">0000012345</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:startDate>2024-01-01</xbrli:startDate><xbrli:endDate>2024-12-31</xbrli:endDate></xbrli:period></xbrli:context>
<xbrli:context id="e"><xbrli:entity><xbrli:identifier scheme="http://example.com/id">0000012345</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:startDate>2023-01-01</xbrli:startDate><xbrli:endDate>2023-12-31</xbrli:endDate></xbrli:period></xbrli:context>
<t:Code contextRef="d">0042</t:Code>
<t:Version contextRef="d">1.10</t:Version>
<t:Product contextRef="d">1E5</t:Product>
</xbrli:xbrl>
END
cat > schema.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 targetNamespace="http://example.com/t" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Code" id="t_Code" type="xbrli:stringItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
<xs:element name="Version" id="t_Version" type="xbrli:stringItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
<xs:element name="Product" id="t_Product" type="xbrli:stringItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
</xs:schema>
END
cat > read.cjs <<'END'
const { readFileSync } = require("fs");
const { parseXbrlFile } = require("xbrl-parser");

const root = parseXbrlFile(readFileSync("instance.xbrl", "utf8"))["xbrli:xbrl"];
const entity = root["xbrli:context"][0]["xbrli:entity"]["xbrli:identifier"];
const seen = [entity, root["t:Code"], root["t:Version"], root["t:Product"]].map((node) => node["#text"]);
console.log("version:  xbrl-parser 1.2.4");
console.log("expected:", JSON.stringify(["0000012345", "0042", "1.10", "1E5"]));
console.log("seen:    ", JSON.stringify(seen));
if (JSON.stringify(seen) !== "[12345,42,1.1,100000]") throw new Error("this has changed: look again");
END
node read.cjs
