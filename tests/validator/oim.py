#!/usr/bin/env python3
"""The cases of tests/oim, held against Arelle: each file or table with a few texts replaced must give the codes that
the case names. Where Arelle says something else than the specification, the case has that under `arelle`, with the
reason. kessan is held against the same cases by tests/oim.rs.

  oim.py [CASES]    CASES: tests/oim unless it is named
"""
import install

install.enter()

import shutil
import sys
import tempfile
import tomllib
from pathlib import Path

from arelle_session import ArelleSession
from verdict import validate

ENTRY = {"json": "report.json", "csv": "metadata.json", "constraints": "constraints.json"}
# A report may have no facts, and inconsistent facts where it does not say that it has none.
FINE = {"judge:noFacts", "arelle:duplicateFacts"}


def main():
    """Run all cases."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "oim"
    session, failed, total = ArelleSession(), 0, 0
    for syntax, entry in ENTRY.items():
        with open(folder / f"{syntax}.toml", "rb") as file:
            cases = tomllib.load(file)["case"]
        for case in cases:
            total += 1
            problem = judge(session, folder / "base", entry, case)
            if problem:
                failed += 1
                print(f"FAIL {syntax}: {case['name']}: {problem}")
    print(f"{total - failed} passed, {failed} failed")
    return 1 if failed else 0


def judge(session, base, entry, case):
    """What Arelle says of a case in another way than expected."""
    with tempfile.TemporaryDirectory(prefix="kessan-oim-") as scratch:
        folder = Path(scratch) / "case"
        shutil.copytree(base, folder)
        for edit in case["edits"]:
            file = folder / edit.get("file", entry)
            text = file.read_bytes().decode()
            if edit["old"] not in text:
                return f"`{edit['old']}` is not in {file.name}"
            file.write_bytes(text.replace(edit["old"], edit["new"], 1).encode())
        answer = validate(session, folder / entry, schemas=lambda *_: [])
    found = {message["code"] for message in answer["messages"]}
    wanted = set(case.get("arelle", case["codes"]))
    if not wanted:
        return f"found {sorted(found)}" if found - FINE else None
    # One fault may have others in its wake; which, is not what the case is about.
    return None if wanted <= found else f"wanted {sorted(wanted)}, found {sorted(found)}"


if __name__ == "__main__":
    sys.exit(main())
