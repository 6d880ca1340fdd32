#!/usr/bin/env bash
# An instant without a time means the end of that day; with a time it means what it says, so 2025-01-01T00:00:00 is the
# balance sheet date of 31 December 2024 (XBRL 2.1 section 4.7.2). py-xbrl cuts
# the time off: the same balance is then dated a day, and here a year, later than its twin written as a date.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet py-xbrl==3.0.3 arelle-release==2.47.3
# the standard schemas, from the validator's wheel, where py-xbrl would keep what it downloads
env/bin/python - <<'END'
import pathlib, shutil, arelle
shutil.copytree(pathlib.Path(arelle.__file__).parent / "resources/cache/http/www.xbrl.org", "cache/www.xbrl.org")
END
cat > i.xbrl <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:t="http://example.com/t">
<link:schemaRef xlink:type="simple" xlink:href="schema.xsd"/>
<context id="d"><entity><identifier scheme="http://example.com/id">1</identifier></entity>
<period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period></context>
<context id="i"><entity><identifier scheme="http://example.com/id">1</identifier></entity>
<period><instant>2025-01-01T00:00:00</instant></period></context>
<unit id="EUR"><measure>iso4217:EUR</measure></unit>
<t:Cash contextRef="i" unitRef="EUR" decimals="0">5</t:Cash>
</xbrl>
END
cat > schema.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 targetNamespace="http://example.com/t" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:element name="Cash" id="t_Cash" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant"/>
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

instance = XbrlParser(HttpCache(os.path.abspath("cache"))).parse_instance(os.path.abspath("i.xbrl"))
tell("py-xbrl " + version("py-xbrl"), "2024-12-31", str(instance.facts[0].context.instant_date), "2025-01-01")
END
