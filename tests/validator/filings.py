#!/usr/bin/env python3
"""Whether kessan and Arelle refuse the same faults of filings for regulators.

  filings.py KESSAN [--only NAME...]

Each fault of `faults_of_filings.py` is put into the example by itself, the filing is written in spite of it, and Arelle
judges what was written: with its plugin for EDINET, or, for a summary at the Tokyo Stock Exchange, against the networks
of the exchange. What the fault adds to what is said of the sound filing must be of the same codes, and at least one. The
taxonomies are looked for in ../shared/japan; where they are not there, nothing is tried, and that is said. Exit status: 0
no difference, 1 some.
"""
import install

install.enter()

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import japan
from faults_of_filings import EDINET, OF_EDINET, OF_TDNET, SUMMARY

# Codes that only one side has of a fault, and why that is so.
DIFFERENCES = {
    "cover-item-missing": ({"EC1004E"}, "what is behind a missing item of the cover moves up"),
    "fact-twice": ({"EC8062W"}, "with a second total the sheet does not balance"),
    "base-presentation-taken": ({"GFM.1.1.3"}, "the address is one that is not taken"),
}


def main():
    """Judge every fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kessan", type=lambda name: Path(name).absolute())
    parser.add_argument("--only", nargs="+", metavar="NAME")
    arguments = parser.parse_args()
    if not japan.MATERIAL.is_dir():
        print("SKIPPED: ../shared/japan is not there")
        return 0
    failed = tried = 0
    with tempfile.TemporaryDirectory(prefix="kessan-filings-") as scratch:
        scratch = Path(scratch)
        package = japan.base(scratch)
        for example, faults, judge in ((EDINET, OF_EDINET, at_edinet), (SUMMARY, OF_TDNET, at_tdnet)):
            sound = None
            for name, *change in (("none",), *faults):
                if sound and arguments.only and name not in arguments.only:
                    continue
                ours, theirs = judge(arguments.kessan, put(scratch, example, change), package, scratch / "out")
                if sound is None:
                    sound = ours, theirs
                    continue
                tried += 1
                fine, text = compare(name, ours - sound[0], theirs - sound[1])
                failed += not fine
                print(f"{'ok  ' if fine else 'FAIL'} {name}: {text}", flush=True)
    print(f"{tried - failed} agree, {failed} do not")
    return 1 if failed or not tried else 0


def compare(name, ours, theirs):
    """Whether a fault is refused alike; what to print about it."""
    apart, reason = DIFFERENCES.get(name, (set(), ""))
    said = f"{', '.join(sorted(ours)) or 'nothing'} | {', '.join(sorted(theirs)) or 'nothing'}"
    fine = bool(ours & theirs) and ours ^ theirs == apart
    return fine, f"{said} | {reason}" if reason else said


def put(scratch, example, change):
    """A copy of an example with one change, below a copy of what it refers to."""
    folder = scratch / "tree"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(japan.ROOT / example, folder / example)
    if example == SUMMARY:
        shutil.copytree(japan.ROOT / "taxonomy", folder / "taxonomy")
    report = folder / example
    (report / "report").mkdir(exist_ok=True)
    (report / "report/empty").touch()
    if change:
        file, old, new = change
        place = report / file
        text = place.read_text(encoding="utf-8")
        if old not in text:
            raise SystemExit(f"{file} has no `{old}`")
        place.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")
    return report / "report" if example == EDINET else report


def at_edinet(kessan, report, package, out):
    """The codes of the regulator that we name, and those that the plugin does."""
    ours, archive = japan.told(kessan, report, package, out)
    return ours, japan.judged(archive, package)


def at_tdnet(kessan, report, package, out):
    """Whether the page of a summary is refused: `refused` stands for all codes."""
    shutil.rmtree(out, ignore_errors=True)
    run = subprocess.run([kessan, "export", report, "--profile", "tdnet", "--packages", package, "--out", out, "--max", "1000",
                          "--in-spite-of-errors"], capture_output=True, text=True, encoding="utf-8")
    page, = out.rglob("*-ixbrl.htm")
    judged = subprocess.run([sys.executable, "-c", japan.RUN, "--workOffline", "--disablePersistentConfig", "--packages", package,
                             "-v", "--calc", "c10", "-f", page], capture_output=True, text=True, encoding="utf-8")
    errors = re.findall(r"^\[(\w+[:.][^\]]*)\]", judged.stdout + judged.stderr, re.M)
    return {"refused"} if re.search(r"^error\[", run.stderr, re.M) else set(), {"refused"} if errors else set()


if __name__ == "__main__":
    sys.exit(main())
