#!/usr/bin/env bash
# A bank's report of the day, camt.052 of ISO 20022, has booked entries and others: the status (Sts) of an entry is BOOK, PDNG for one that is still
# to be booked and may not be, or INFO for one that will not be booked on this account at all, such as that of a daughter's account. bankstatementparser gives the entries as a
# table and a summary for accounts and cash flow. The table has no column for the status, and the summary adds up all three: of a receipt of 100
# that is booked, a pending payment of 500 and 900 for information it makes a total of -1,300 and three transactions. In camt.053, the statement at
# the end of the day, most banks send booked entries only and it is right. camt053 reads the status of each. Nothing is raised.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet bankstatementparser==0.0.29
cat > read.py <<'END'
import pathlib
from importlib.metadata import version
from bankstatementparser import Camt052Parser

def entry(amount, way, status):
    return (f'<Ntry><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>{way}</CdtDbtInd><Sts><Cd>{status}</Cd></Sts><BookgDt><Dt>2024-01-02</Dt></BookgDt>'
            '<ValDt><Dt>2024-01-02</Dt></ValDt><BkTxCd><Prtry><Cd>transfer</Cd></Prtry></BkTxCd></Ntry>')

entries = entry(100, "CRDT", "BOOK") + entry(500, "DBIT", "PDNG") + entry(900, "DBIT", "INFO")
pathlib.Path("report.xml").write_text(f'''<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.052.001.08"><BkToCstmrAcctRpt><GrpHdr><MsgId>m</MsgId><CreDtTm>2024-01-02T12:00:00</CreDtTm></GrpHdr>
<Rpt><Id>r</Id><CreDtTm>2024-01-02T12:00:00</CreDtTm><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>{entries}</Rpt></BkToCstmrAcctRpt></Document>''')
parser = Camt052Parser("report.xml")
table, summary = parser.parse(), parser.get_summary()
seen = [str(amount) for amount in table["Amount"]], summary["transaction_count"], str(summary["total_amount"])
status = [column for column in table.columns if table[column].astype(str).isin(["BOOK", "PDNG", "INFO"]).any()]
print(f"version:  bankstatementparser {version('bankstatementparser')}")
print("expected: 1 booked entry, total 100, or a column that tells which entries are booked")
print(f"seen:     {seen[0]}, {seen[1]} entries, total {seen[2]}, columns with a status: {status}")
as_found = seen == (["100", "-500", "-900"], 3, "-1300.00") and status == []
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
