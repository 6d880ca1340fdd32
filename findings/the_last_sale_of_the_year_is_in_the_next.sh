#!/usr/bin/env bash
# A bank's file of the form OFX dates an entry with the hour and the zone: 20241231230000[-5:EST] is eleven in the evening of 31 December in New York, and that
# is the day it was posted on (OFX 1.6, section 3.2.8, dates, times and time zones). ofxparse turns it to universal time and gives it without a zone: 1 January 2025, 4 o'clock, in
# another month and another year. East of Greenwich it goes the other way, half past midnight of 1 January in Tokyo is 31 December. An entry without a zone in the same file keeps
# its day, so that the list is in a mixture of days, none marked. Cut-off at the end of a period, which auditors look at first, goes by
# these days. ofxtools gives the same moment and says that it is universal time. Nothing is raised.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet ofxparse==0.21 beautifulsoup4==4.15.0 lxml==6.1.3
cat > bank.ofx <<'END'
OFXHEADER:100
DATA:OFXSGML
VERSION:160
SECURITY:NONE
ENCODING:USASCII
CHARSET:1252
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE

<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20250106<LANGUAGE>ENG</SONRS></SIGNONMSGSRSV1>
<BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS><STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>1<ACCTID>2<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20241201<DTEND>20250106
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20241231230000[-5:EST]<TRNAMT>100.00<FITID>1<NAME>New York</STMTTRN>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20250101003000[+9:JST]<TRNAMT>200.00<FITID>2<NAME>Tokyo</STMTTRN>
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20241231230000<TRNAMT>300.00<FITID>3<NAME>no zone</STMTTRN>
</BANKTRANLIST><LEDGERBAL><BALAMT>600.00<DTASOF>20250106</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
END
cat > read.py <<'END'
import warnings
from importlib.metadata import version
warnings.simplefilter("ignore")
from ofxparse import OfxParser

with open("bank.ofx", "rb") as file:
    entries = OfxParser.parse(file).account.statement.transactions
seen = {entry.payee: (entry.date.date().isoformat(), entry.date.tzinfo) for entry in entries}
print(f"version:  ofxparse {version('ofxparse')}")
print("expected: New York 2024-12-31, Tokyo 2025-01-01, no zone 2024-12-31, or a time with its zone")
print(f"seen:     {seen}")
as_found = seen == {"New York": ("2025-01-01", None), "Tokyo": ("2024-12-31", None), "no zone": ("2024-12-31", None)}
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
