#!/usr/bin/env bash
# A line of a bank statement of the form MT940 says with a mark which way the money went: C for credit, D for debit, RC when a credit is taken back, RD when a debit is
# (SWIFT MT940, field 61, subfield 3). mt-940, which most programs in Python read such statements with, gives amounts with a sign. It asks whether the mark is D and leaves all others
# above nought: a receipt of 100 that the bank takes back is a second receipt of 100, and cash is 200 too high. RD, a payment taken back, comes out as meant, so that the mark seems to be
# known. The opening and closing balances in the same statement are right and are not compared with the lines. bankfile, which is
# built on mt-940, turns the sign itself. Nothing is raised. Look at the mark beside the amount.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv env && env/bin/pip install --quiet mt-940==5.1.1 bankfile==0.2.0
cat > statement.sta <<'END'
:20:JANUARY
:25:12345678/0001234567
:28C:1/1
:60F:C240101EUR1000,00
:61:2401020102C100,00NTRFREF1
:86:receipt
:61:2401030103D50,00NTRFREF2
:86:payment
:61:2401040104RC100,00NTRFREF1
:86:receipt taken back
:61:2401050105RD50,00NTRFREF2
:86:payment taken back
:62F:C240105EUR1000,00
END
cat > read.py <<'END'
from importlib.metadata import version
import bankfile, mt940

statement = mt940.parse("statement.sta")
seen = [(line.data["status"], str(line.data["amount"].amount)) for line in statement]
change = sum(line.data["amount"].amount for line in statement)
balances = statement.data["final_closing_balance"].amount.amount - statement.data["final_opening_balance"].amount.amount
expected = [str(line.amount) for line in bankfile.parse("statement.sta").transactions]
print(f"version:  mt-940 {version('mt-940')}, bankfile {version('bankfile')}")
print(f"expected: {expected}, together {balances}, as the balances say")
print(f"seen:     {seen}, together {change}")
as_found = (seen == [("C", "100.00"), ("D", "-50.00"), ("RC", "100.00"), ("RD", "50.00")] and change == 200 and balances == 0
            and expected == ["100.00", "-50.00", "-100.00", "50.00"])
raise SystemExit(0 if as_found else "this has changed: look again")
END
env/bin/python read.py
