#!/usr/bin/env python3
"""Whether kessan and Arelle refuse the same faults of filings for regulators.

  filings.py KESSAN [--only NAME...] [--jobs N]

Each fault of `faults_of_filings.py` is put into the example by itself, the filing is written in spite of it, and Arelle
judges what was written: with its plugin for EDINET, or, for a summary at the Tokyo Stock Exchange, against the networks
of the exchange. What the fault adds to what is said of the sound filing must be of the same codes, and at least one,
or the difference is listed with its reason; so is every rule of the profile that no fault breaks. The
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
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import japan
from faults_of_filings import DIFFERENCES, EDINET, OF_EDINET, OF_TDNET, SUMMARY, WITHOUT


def main():
    """Judge every fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kessan", type=lambda name: Path(name).absolute())
    parser.add_argument("--only", nargs="+", metavar="NAME")
    parser.add_argument("--jobs", type=int, default=2, help="how many filings are judged at a time")
    arguments = parser.parse_args()
    if not japan.MATERIAL.is_dir():
        print("SKIPPED: ../shared/japan is not there")
        return 0
    failed = tried = 0
    broken = set()
    with tempfile.TemporaryDirectory(prefix="kessan-filings-") as scratch, ThreadPoolExecutor(arguments.jobs) as pool:
        scratch = Path(scratch)
        package = japan.base(scratch)
        for example, faults, judge in ((EDINET, OF_EDINET, at_edinet), (SUMMARY, OF_TDNET, at_tdnet)):
            chosen = [fault for fault in faults if not arguments.only or fault[0] in arguments.only]

            def verdict(fault):
                folder = scratch / fault[0]
                result = judge(arguments.kessan, put(folder, example, fault[1:]), package, folder / "out")
                shutil.rmtree(folder)
                return result

            verdicts = pool.map(verdict, [("none",), *chosen])
            sound = next(verdicts)
            broken |= sound[0]
            for (name, *_), (ours, theirs) in zip(chosen, verdicts, strict=True):
                tried += 1
                broken |= ours
                fine, text = compare(name, ours - sound[0], theirs - sound[1])
                failed += not fine
                print(f"{'ok  ' if fine else 'FAIL'} {name}: {text}", flush=True)
    print(f"{tried - failed} agree, {failed} do not")
    lacking = set() if arguments.only else rules() - broken - set(WITHOUT)
    for rule in sorted(lacking):
        print(f"FAIL {rule} of the profile has no fault")
    return 1 if failed or lacking or not tried else 0


def compare(name, ours, theirs):
    """Whether a fault is refused alike; what to print about it."""
    apart, reason = DIFFERENCES.get(name, (set(), ""))
    said = f"{', '.join(sorted(ours)) or 'nothing'} | {', '.join(sorted(theirs)) or 'nothing'}"
    fine = bool(ours) and ours ^ theirs == apart
    return fine, f"{said} | {reason}" if reason else said


def rules():
    """The names of the rules of the profile for EDINET."""
    profile = tomllib.loads((japan.ROOT / "profiles/edinet.toml").read_text(encoding="utf-8"))
    told = profile["extension"]["rules"]
    names = [*told["apply"].values(), *(expected["rule"] for expected in told["expected"])]
    return japan.codes(name.removeprefix("EDINET.") for name in names if name)


def put(folder, example, changes):
    """A copy of an example with changes, below a copy of what it refers to."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(japan.ROOT / example, folder / example)
    if example == SUMMARY:
        shutil.copytree(japan.ROOT / "taxonomy", folder / "taxonomy")
    report = folder / example
    (report / "report").mkdir(exist_ok=True)
    for file, size in (("empty", 0), ("picture.png", 200), ("large.png", 400_000)):
        (report / "report" / file).write_bytes(b"\x89PNG\r\n\x1a\n".ljust(size, b"0")[:size])
    for file, old, new in zip(changes[::3], changes[1::3], changes[2::3], strict=True):
        place = report / file
        text = place.read_text(encoding="utf-8") if place.exists() else ""
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
