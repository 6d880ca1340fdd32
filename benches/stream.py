#!/usr/bin/env python3
"""Whether memory grows with the facts of a report that is converted: xBRL-CSV to xBRL-JSON.

  stream.py KESSAN [--facts N] [--most MB] [--counted]

Writes a report of N facts (10 million unless told) in xBRL-CSV, each row about another value of a typed dimension, with
ids of rows that follow no order, and converts it. All facts must be there. Ids that count up take no place at all:
`--counted` measures those. Exit status: 0 the peak resident set is below MB (300 unless told), 1 it is not.
"""
import argparse
import json
import sys
import tempfile
from pathlib import Path

from measure import expect, run

COLUMNS = 4
MEASURED = 1_000_000
"""Bytes of the output that are looked through at a time."""

SCHEMA = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 xmlns:xbrldt="http://xbrl.org/2005/xbrldt" targetNamespace="urn:t" elementFormDefault="qualified">
<xs:import namespace="http://www.xbrl.org/2003/instance"
 schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:import namespace="http://xbrl.org/2005/xbrldt" schemaLocation="http://www.xbrl.org/2005/xbrldt-2005.xsd"/>
{items}<xs:element name="Lot" id="t_Lot" type="xbrli:stringItemType" substitutionGroup="xbrldt:dimensionItem"
 abstract="true" xbrli:periodType="duration" xbrldt:typedDomainRef="#t_lot"/>
<xs:element name="lot" id="t_lot" type="xs:int"/>
</xs:schema>
"""
ITEM = """<xs:element name="{name}" id="t_{name}" type="xbrli:{kind}ItemType" substitutionGroup="xbrli:item"
 xbrli:periodType="duration"/>
"""


def write(folder: Path, facts: int, counted: bool) -> None:
    """Writes the report and its taxonomy."""
    kinds = {"Sales": "monetary", "Costs": "monetary", "Words": "string", "Share": "decimal"}
    items = "".join(ITEM.format(name=name, kind=kind) for name, kind in kinds.items())
    (folder / "t.xsd").write_text(SCHEMA.format(items=items))
    money = {"unit": "iso4217:JPY"}
    metadata = {
        "documentInfo": {
            "documentType": "https://xbrl.org/2021/xbrl-csv",
            "namespaces": {"t": "urn:t", "e": "urn:e", "iso4217": "http://www.xbrl.org/2003/iso4217"},
            "taxonomy": ["t.xsd"],
        },
        "tableTemplates": {"rows": {
            "rowIdColumn": "id",
            "columns": {
                "id": {}, "lot": {},
                "sales": {"dimensions": {"concept": "t:Sales", **money}, "decimals": 0},
                "costs": {"dimensions": {"concept": "t:Costs", **money}, "decimals": 0},
                "words": {"dimensions": {"concept": "t:Words", "language": "en"}},
                "share": {"dimensions": {"concept": "t:Share"}, "decimals": 2},
            },
            "dimensions": {"entity": "e:E", "period": "2031", "t:Lot": "$lot"},
        }},
        "tables": {"rows": {"url": "rows.csv"}},
    }
    (folder / "report.json").write_text(json.dumps(metadata))
    with (folder / "rows.csv").open("w") as table:
        table.write("id,lot,sales,costs,words,share\n")
        for at in range(facts // COLUMNS):
            # An odd factor gives each row another number of 32 bits.
            mixed = at * 2654435761 % (1 << 32)
            name = f"r{at}" if counted else f"x{mixed:x}"
            table.write(f"{name},{at},{mixed % 10**9},{at % 997},lot {at} of many,{mixed % 10000 / 100}\n")


def count(path: Path) -> int:
    """The facts of an output."""
    facts, mark, rest = 0, b'"dimensions":', b""
    with path.open("rb") as text:
        while piece := text.read(MEASURED):
            facts += (rest + piece).count(mark)
            rest = piece[1 - len(mark):]
    return facts


def main() -> int:
    """Converts and measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kessan", type=Path)
    parser.add_argument("--facts", type=int, default=10_000_000)
    parser.add_argument("--most", type=float, default=300)
    parser.add_argument("--counted", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kessan-stream-") as scratch:
        folder = Path(scratch)
        write(folder, arguments.facts, arguments.counted)
        command = [str(arguments.kessan.absolute()), "convert", "report.json", "--to", "json", "--out", "out.json"]
        cost = run(command, folder)
        expect(cost.status == 0, cost.text)
        found, wanted = count(folder / "out.json"), arguments.facts // COLUMNS * COLUMNS
        expect(found == wanted, f"{found} facts and not {wanted}")
    met = cost.memory < arguments.most
    print(f"{wanted} facts, xBRL-CSV to xBRL-JSON: {cost.memory:.0f} MB, {cost.cpu:.1f} s{'' if met else ', too much'}")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
