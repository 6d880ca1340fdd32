#!/usr/bin/env python3
"""Whether kessan and Arelle find the same facts dimensionally valid, over random taxonomies.

  cubes.py KESSAN [--seed N] [--count N] [--keep FOLDER]
      --seed: the first of the seeds; --count: how many taxonomies; --keep: where to leave those that differ

Each seed gives a small taxonomy (axes that share members, unusable members, defaults, typed axes; closed, open and
excluding cubes, axes restricted to some members) and facts with random members. `kessan check` says of the source
which facts no cube takes; Arelle says it of an instance that this script writes itself against the taxonomy that
kessan generates. Any other message of Arelle fails too. One line a difference; the last line is `N agree, N fail`
and how many facts were valid and not. Exit status: 0 nothing failed, 1 something did, 2 wrong usage.
"""
import install

install.enter()

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from arelle_session import ArelleSession
from random_cubes import RandomCubes
from verdict import validate

SECONDS = 120
INVALID = "xbrldie:PrimaryItemDimensionallyInvalidError"
TAXONOMY = "www.example.com/rnd"


def main():
    """Judge one taxonomy after the other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kessan", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--keep", type=Path)
    arguments = parser.parse_args()
    session, counts = ArelleSession(), Counter()
    for seed in range(arguments.seed, arguments.seed + arguments.count):
        with tempfile.TemporaryDirectory(prefix="kessan-cubes-") as scratch:
            judge(session, arguments, seed, Path(scratch), counts)
    print(f"{counts['agree']} agree, {counts['fail']} fail; "
          f"{counts['valid']} facts are valid, {counts['invalid']} are not")
    return 1 if counts["fail"] else 0


def judge(session, arguments, seed, scratch, counts):
    """Compare the two verdicts on every fact of one taxonomy."""
    kessan, cubes = arguments.kessan.absolute(), RandomCubes(seed)
    cubes.write(scratch)
    ours, problems = our_verdict(kessan, scratch / "report")
    status, output = run(kessan, "taxonomy", scratch / "taxonomy", "--out", scratch / "out")
    if status:
        problems += output.splitlines()
    else:
        schema = scratch / "out" / "rnd" / TAXONOMY / "rnd-all.xsd"
        instance = schema.with_name("instance.xbrl")
        instance.write_text(cubes.instance(schema.name), encoding="utf-8")
        theirs, messages = their_verdict(session, instance)
        problems += messages + [f"row {row}: {'kessan' if row in ours else 'Arelle'} alone refuses {cubes.facts[row]}"
                                for row in sorted(ours ^ theirs)]
        counts["invalid"] += len(theirs)
        counts["valid"] += len(cubes.facts) - len(theirs)
    counts["fail" if problems else "agree"] += 1
    for problem in problems:
        print(f"FAIL seed {seed}: {problem}", flush=True)
    if problems and arguments.keep:
        shutil.copytree(scratch, arguments.keep / str(seed), dirs_exist_ok=True)


def run(*command):
    """Run a command; returns its exit status and what it printed."""
    command = [str(part) for part in command]
    result = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    return result.returncode, result.stdout + result.stderr


def our_verdict(kessan, report):
    """The rows that kessan refuses, and errors that are about anything else."""
    _, output = run(kessan, "--format", "json", "check", report)
    rows, problems = set(), []
    for line in output.splitlines():
        found = json.loads(line) if line.startswith("{") else {}
        told = [found, *found.get("follows", [])]
        for finding in told:
            if finding.get("code") == "dimensions-not-allowed":
                # The heading is line 1.
                rows.add(finding["line"] - 2)
            elif finding.get("severity") == "error":
                problems.append(f"{finding['code']}: {finding['message']}")
    return rows, problems


def their_verdict(session, instance):
    """The rows that Arelle refuses, and messages about anything else."""
    rows, problems = set(), []
    for message in validate(session, instance)["messages"]:
        context = re.search(r"context c(\d+) ", message["text"])
        if message["code"] == INVALID and context:
            rows.add(int(context[1]))
        else:
            problems.append(f"{message['code']}: {message['text']}")
    return rows, problems


if __name__ == "__main__":
    sys.exit(main())
