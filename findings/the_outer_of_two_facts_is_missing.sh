#!/usr/bin/env bash
# One printed figure may be two facts, one ix:nonFraction around another: a closing balance that is the opening balance of
# the next period, say. py-xbrl gives the inner fact and drops the outer one in silence; there is no count to compare with,
# and a whole column of opening balances can be missing.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet py-xbrl==3.0.3 arelle-release==2.47.3
# the standard schemas, from the validator's wheel, where py-xbrl would keep what it downloads
env/bin/python - <<'END'
import pathlib, shutil, arelle
shutil.copytree(pathlib.Path(arelle.__file__).parent / "resources/cache/http/www.xbrl.org", "cache/www.xbrl.org")
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
<p><ix:nonFraction name="t:Sales" contextRef="d" unitRef="EUR" decimals="0"><ix:nonFraction name="t:Sales" contextRef="e" unitRef="EUR" decimals="0">7</ix:nonFraction></ix:nonFraction></p>
</body></html>
END
cat > schema.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 targetNamespace="http://example.com/t" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Sales" id="t_Sales" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
</xs:schema>
END
env/bin/python - <<'END'
import os
from importlib.metadata import version
from xbrl.cache import HttpCache
from xbrl.instance import XbrlParser

def tell(version, expected, seen, as_found):
    print(f"version:  {version}\nexpected: {expected}\nseen:     {seen}")
    raise SystemExit(0 if seen == as_found else "this has changed: look again")

instance = XbrlParser(HttpCache(os.path.abspath("cache"))).parse_instance(os.path.abspath("page.html"))
tell("py-xbrl " + version("py-xbrl"), ["2023-12-31", "2024-12-31"], sorted(str(f.context.end_date) for f in instance.facts), ["2023-12-31"])
END
