#!/usr/bin/env bash
# A loss printed in parentheses is tagged with sign="-" (Inline XBRL 1.1 part 1), since the figure itself has no minus.
# brel-xbrl reads scale and format and never looks at sign: every loss, outflow and deduction comes out positive, with no
# error in its list of errors. Net income from such data is wrong for every company that lost money.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet brel-xbrl==0.8.2a1 arelle-release==2.47.3 lxml==5.1.0
# the standard schemas, from the validator, under the names of brel's own cache
export HOME=$folder
env/bin/python - <<'END'
import pathlib, shutil, arelle
from brel.parsers.dts import XHTMLFileManager
cache = pathlib.Path(".brel/dts_cache"); cache.mkdir(parents=True)
standard = pathlib.Path(arelle.__file__).parent / "resources/cache/http"
for schema in standard.rglob("*.xsd"):
    address = "http://" + schema.relative_to(standard).as_posix()
    shutil.copy(schema, cache / XHTMLFileManager.uri_to_filename(None, address))
END
cat > page.html <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
 xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2020-02-12" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:t="http://example.com/t" xml:lang="en">
<head><title>t</title></head><body><div style="display:none"><ix:header>
<ix:references><link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/></ix:references><ix:resources>
<xbrli:context id="d"><xbrli:entity><xbrli:identifier scheme="http://example.com/id">1</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:startDate>2024-01-01</xbrli:startDate><xbrli:endDate>2024-12-31</xbrli:endDate></xbrli:period></xbrli:context>
<xbrli:context id="e"><xbrli:entity><xbrli:identifier scheme="http://example.com/id">1</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:startDate>2023-01-01</xbrli:startDate><xbrli:endDate>2023-12-31</xbrli:endDate></xbrli:period></xbrli:context>
<xbrli:unit id="EUR"><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit>
<xbrli:unit id="USD"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit>
</ix:resources></ix:header></div>
<p>(<ix:nonFraction id="a" name="t:Result" contextRef="d" unitRef="EUR" decimals="0" scale="0" sign="-" format="ixt:num-dot-decimal">12</ix:nonFraction>)</p>
</body></html>
END
cat > schema.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 targetNamespace="http://example.com/t" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Result" id="t_Result" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
</xs:schema>
END
env/bin/python - <<'END'
from importlib.metadata import version
from brel import Filing

def tell(version, expected, seen, as_found):
    print(f"version:  {version}\nexpected: {expected}\nseen:     {seen}")
    raise SystemExit(0 if seen == as_found else "this has changed: look again")

filing = Filing.open("page.html", mode="xhtml")
seen = [fact.get_value_as_str() for fact in filing.get_all_facts()] + filing.get_errors()
tell("brel-xbrl " + version("brel-xbrl"), ["-12"], seen, ["12.0"])
END
