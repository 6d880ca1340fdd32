#!/usr/bin/env python3
"""Whether kessan and Arelle judge random mistakes alike.

  fuzz.py KESSAN REPORT... [--seed N] [--edits N] [--first N] [--inline] [--keep FOLDER]
      --seed, --edits: which edits, and how many of each report
      --first N: begin with this one
      --inline: judge the inline document of what we take, too
      --keep FOLDER: where sources are kept on which verdicts differ

Each edit changes one thing in one text of a report or of its taxonomy (`text_edits.py`), and knows nothing of what it means.
What `kessan check` says is held against what Arelle says of the filing that is written in spite of it; where a filing
can't say what is wrong, only our refusal is counted. One line an edit that differs; the last line is
`N agree, N unsaid, N differ as documented, N fail`. Exit status: 0 nothing failed, 1 something did, 2 wrong usage.
"""
import install

install.enter()

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from pathlib import Path
from random import Random

from agreement_table import TAKEN
from both_verdicts import Judge, our_verdict, related
from text_edits import edit

MOST_TRIES = 50


def main():
    """Judge the edits of every report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kessan", type=Path)
    parser.add_argument("reports", nargs="+", type=Path, metavar="REPORT")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--edits", type=int, default=100)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--inline", action="store_true")
    parser.add_argument("--keep", type=Path)
    arguments = parser.parse_args()
    judge, counts = Judge(), Counter()
    for report in arguments.reports:
        with tempfile.TemporaryDirectory(prefix="kessan-fuzz-") as scratch:
            source = Source(report, Path(scratch) / "valid")
            for number in range(arguments.first, arguments.first + arguments.edits):
                name = f"{report.name}: seed {arguments.seed}, edit {number}"
                judge_edit(judge, arguments, source, number, name, counts)
    names = ("agree", "unsaid", "differ", "fail")
    print("{} agree, {} unsaid, {} differ as documented, {} fail".format(*(counts[name] for name in names)))
    return 1 if counts["fail"] else 0


class Source:
    """A copy of a report and of its taxonomy, to edit copies of."""

    def __init__(self, report, folder):
        settings = tomllib.loads((report / "report.toml").read_text())
        taxonomy = report / settings["taxonomy"]
        self.base, self.report = folder, f"report/{report.name}"
        shutil.copytree(report, folder / self.report)
        shutil.copytree(taxonomy, folder / "taxonomy")
        # The page has a template of its own, and no part in verdicts.
        lines = (report / "report.toml").read_text().splitlines()
        kept = [line for line in lines if not line.startswith(("taxonomy =", "template ="))]
        (folder / self.report / "report.toml").write_text("\n".join(['taxonomy = "../../taxonomy"', *kept]) + "\n")
        self.texts = sorted(
            path.relative_to(folder) for path in folder.rglob("*")
            if path.suffix in (".csv", ".toml") and path.name != "map.toml")

    def edited(self, into, random):
        """A copy with one edit, and what it is."""
        for _ in range(MOST_TRIES):
            path = random.choice(self.weighted())
            done = edit((self.base / path).read_text(), path.name, random)
            if done:
                shutil.copytree(self.base, into, copy_function=os.link)
                (into / path).unlink()
                (into / path).write_text(done[0])
                return f"{path}: {done[1]}"
        sys.exit("fuzz: nothing can be edited")

    def weighted(self):
        """The texts, facts as often as all others."""
        facts = [path for path in self.texts if str(path).startswith("report/") and path.suffix == ".csv"]
        others = [path for path in self.texts if path not in facts]
        return facts * -(-len(others) // (2 * len(facts))) + others


def judge_edit(judge, arguments, source, number, name, counts):
    """Judge one edit."""
    with tempfile.TemporaryDirectory(prefix="kessan-fuzz-") as scratch:
        scratch = Path(scratch)
        what = source.edited(scratch / "source", Random(f"{arguments.seed}/{number}"))
        ours = our_verdict(arguments.kessan.absolute(), scratch / "source" / source.report)
        theirs = their_verdict(judge, arguments, scratch / "source" / source.report, scratch / "out", bool(ours))
        outcome = compare(ours, theirs)
        counts[outcome] += 1
        if outcome in ("differ", "fail"):
            said = "nothing is written" if theirs is None else ", ".join(theirs) or "valid"
            print(f"{outcome.upper()} {name}: {what!r}: {', '.join(ours) or 'valid'} | {said}", flush=True)
            if arguments.keep and outcome == "fail":
                shutil.copytree(scratch, arguments.keep / name.replace(": ", "-").replace(", ", "-").replace(" ", "-"))


def their_verdict(judge, arguments, report, out, refused):
    """The codes of all messages about the filing that is written in spite of errors; None where none can be."""
    syntaxes = "xbrl,package" if refused or not arguments.inline else "xbrl,ixbrl,package"
    command = [arguments.kessan.absolute(), "export", report, "--in-spite-of-errors", "--to", syntaxes, "--out", out]
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if result.returncode == 1:
        return None
    if result.returncode:
        sys.exit(f"fuzz: {report}: exit status {result.returncode}\n{result.stderr}")
    packages = list(out.glob("*/*.zip"))
    filings = sorted(path for path in out.glob("*/*") if path.suffix in (".xbrl", ".xhtml"))
    codes = {code for filing in filings for code in judge.codes(filing, packages)}
    if refused and not codes:
        # What is wrong may stand where the entry point of the report does not lead to.
        codes = {code for package in packages for code in judge.codes(package)}
    return sorted(codes)


def compare(ours, theirs):
    """Whether two verdicts agree."""
    if theirs is None:
        return "unsaid" if ours else "fail"
    if bool(ours) == bool(theirs) and (not ours or related(ours, theirs)):
        return "agree"
    return "differ" if ours and not theirs and set(ours) <= TAKEN else "fail"


if __name__ == "__main__":
    sys.exit(main())
