#!/usr/bin/env python3
"""What Arelle says of a summary of every kind, each with a fact for everything that its form has.

  KESSAN_SUMMARIES=FOLDER cargo test --test summaries
  summaries.py FOLDER

The filings are those of tests/summaries.rs; the taxonomies are looked for in ../shared/japan, and where they are not
there, nothing is tried, and that is said. Exit status: 0 Arelle says nothing of any of them, 1 something, or none is
there.
"""
import install

install.enter()

import re
import subprocess
import sys
import tempfile
from pathlib import Path

import japan


def main(folder):
    """Judge every page below a folder."""
    if not japan.MATERIAL.is_dir():
        print("SKIPPED: ../shared/japan is not there")
        return 0
    pages = sorted(Path(folder).rglob("*-ixbrl.htm"))
    refused = 0
    with tempfile.TemporaryDirectory(prefix="kessan-summaries-") as scratch:
        package = japan.base(Path(scratch))
        for page in pages:
            said = judged(page, package)
            refused += bool(said)
            print(f"{'FAIL' if said else 'ok  '} {page.parent.name}", *said[:5], sep="\n     ", flush=True)
    print(f"{len(pages) - refused} kinds of summaries are taken, {refused} are not")
    return 1 if refused or not pages else 0


def judged(page, package):
    """The messages about a page; notes are none."""
    run = subprocess.run([sys.executable, "-c", japan.RUN, "--workOffline", "--disablePersistentConfig", "--packages", package, "-v",
                          "--calc", "c10", "-f", page], capture_output=True, text=True, encoding="utf-8")
    lines = (run.stdout + run.stderr).splitlines()
    told = [line for line in lines if re.match(r"\[(?!info\]|\])", line)]
    return told or (lines[-5:] if run.returncode else [])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
