#!/usr/bin/env python3
"""Whether kessan and Arelle judge faults alike.

  agreement.py KESSAN REPORT... [--seed N] [--every N] [--family NAME...] [--only NAME...]
      --seed: decides where faults are put
      --every: judge only each Nth kind of fault
      --family: judge only kinds of these families; --only: judge only these kinds

For every kind of fault that a report has a place for (`kessan testcases`): what `kessan check` says of the source,
against what Arelle says of the filing that was written in spite of the fault: whether it is refused, and whether the
causes are of one family. Differences must stand in `agreement_table.py` with the reason. One line a fault; the last line is
`N agree, N differ as documented, N fail`. Exit status: 0 nothing failed, 1 something did, 2 wrong usage.
"""
import install

install.enter()

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from agreement_table import DIFFERENCES
from both_verdicts import Judge, our_verdict, related, run


def main():
    """Judge every fault in every report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kessan", type=Path)
    parser.add_argument("reports", nargs="+", type=Path, metavar="REPORT")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--family", nargs="+", metavar="NAME")
    parser.add_argument("--only", nargs="+", metavar="NAME")
    parser.add_argument("--every", type=int, default=1, metavar="N")
    arguments = parser.parse_args()
    judge, counts = Judge(), Counter()
    for report in arguments.reports:
        with tempfile.TemporaryDirectory(prefix="kessan-agreement-") as scratch:
            judge_report(judge, arguments, report, Path(scratch), counts)
    print(f"{counts['agree']} agree, {counts['differ']} differ as documented, {counts['fail']} fail")
    return 1 if counts["fail"] else 0


def judge_report(judge, arguments, report, scratch, counts):
    """Judge the faults of one report."""
    kessan, sources, out = arguments.kessan.absolute(), scratch / "sources", scratch / "filings"
    run(kessan, "testcases", report, "--out", out, "--sources", sources, "--seed", arguments.seed, expected={0})
    filings = next(out.iterdir())
    for fault in json.loads((sources / "catalogue.json").read_text())[::arguments.every]:
        chosen = [(arguments.only, "name"), (arguments.family, "family")]
        if any(names and fault[key] not in names for names, key in chosen):
            continue
        source = report_folder(sources / fault["name"])
        if source is None:
            print(f"--   {report.name}: {fault['name']}: there is no place for it", flush=True)
            continue
        since = time.monotonic()
        ours = our_verdict(kessan, source)
        files = sorted(file for file in (filings / fault["family"] / fault["name"]).glob("*") if file.is_file())
        theirs = judge.codes(files[0]) if files else None
        outcome, text = compare(fault, ours, theirs)
        counts[outcome] += 1
        label = {"agree": "ok  ", "differ": "diff", "fail": "FAIL"}[outcome]
        print(f"{label} {report.name}: {fault['name']}: {text} ({time.monotonic() - since:.1f} s)", flush=True)


def report_folder(folder):
    """The folder of the report with a fault, which may have another name than that without; None if there is none."""
    return next((definition.parent for definition in folder.glob("*/report.toml")), None)


def compare(fault, ours, theirs):
    """Whether two verdicts agree; what to print about it."""
    said = f"{', '.join(ours) or 'valid'} | "
    if theirs is None:
        # Nothing can be written: there is nothing to compare, but we must say why.
        if fault["verdict"] == "unsayable":
            return ("agree" if ours else "fail"), said + "nothing is written"
        return "fail", said + "nothing is written"
    said += ", ".join(theirs) or "valid"
    wanted = fault["verdict"] == "invalid"
    if bool(theirs) != wanted:
        return "fail", said + f" | the catalogue says {fault['verdict']}"
    same = bool(ours) == bool(theirs) and (not ours or related(ours, theirs))
    reason = DIFFERENCES.get(fault["name"])
    if reason is None:
        return ("agree" if same else "fail"), said
    if same:
        return "fail", said + " | this is said to be a difference, and is none"
    return "differ", f"{said} | {reason}"


if __name__ == "__main__":
    sys.exit(main())
