#!/usr/bin/env python3
"""Compares whole processes on a synthetic report: kessan, xmllint on its results, a bare reader of the table.

  compare.py [FACTS] [--runs N]      FACTS: how many facts the report has (default 1000000)

Each process runs N times (default 5); the medians of user + system CPU time and of the peak resident set are shown.
What comes out is checked: the table has FACTS rows, the report has no diagnostics and its sums were checked, each
result has FACTS facts and the same bytes at every run. Times are shown beside their targets and never fail a run.

The peak resident set of a process counts from the fork, so that no number is below that of this script. With
TMPDIR=/dev/shm the results go to memory, and the disk does not disturb the times.
Exit status: 0 all results are right, 1 one is not.
"""
import argparse
import hashlib
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

ROOT = Path(__file__).resolve().parent.parent
SYNTAXES = {"xbrl": "xbrl", "ixbrl": "xhtml"}
SIZES = (1_000, 10_000, 100_000)
MOST_MEMORY = 120
MOST_TIMES_CSV = 5
MOST_TIMES_CHECK = 1.5
"""What checking a fact of the largest report may cost beside one of CHECK_FROM facts."""
CHECK_FROM = 10_000


class Cost(NamedTuple):
    """What a process took."""

    cpu: float
    """Seconds of user and system CPU time."""
    memory: float
    """Peak resident set in MB (10^6 bytes)."""


def build() -> dict[str, str]:
    """Builds the binaries and gives their paths by name."""
    command = ["cargo", "build", "--release", "--message-format=json-render-diagnostics"]
    command += ["--bin", "kessan", "--bench", "generate", "--bench", "csv_read"]
    lines = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True).stdout.splitlines()
    messages = [json.loads(line) for line in lines]
    return {message["target"]["name"]: message["executable"] for message in messages if message.get("executable")}


def run(command: list[str]) -> tuple[Cost, str]:
    """Runs a process: what it took, and what it printed."""
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read()
    expect(process.returncode == 0, f"{' '.join(command)} exited with {process.returncode}: {text}")
    # Linux counts in KiB.
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6), text


def measure(command: list[str], runs: int, check) -> Cost:
    """The median cost of a process; `check` looks at what each run printed."""
    costs = []
    for _ in range(runs):
        cost, text = run(command)
        check(text)
        costs.append(cost)
    return Cost(statistics.median(c.cpu for c in costs), statistics.median(c.memory for c in costs))


def expect(right: bool, otherwise: str) -> None:
    """Ends the run when a result is not right."""
    if not right:
        sys.exit(f"wrong: {otherwise}")


def count_facts(path: Path) -> int:
    """The facts of an instance or an inline document: the elements that refer to a context."""
    count = 0

    def start(_name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += "contextRef" in attributes

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    with path.open("rb") as file:
        parser.ParseFile(file)
    return count


def digest(path: Path) -> str:
    """The hash of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Bench:
    """The processes on one synthetic report."""

    def __init__(self, programs: dict[str, str], folder: Path, facts: int, runs: int) -> None:
        self.programs, self.folder, self.facts, self.runs = programs, folder, facts, runs
        self.report = folder / f"synthetic-{facts}"
        self.report.mkdir()
        run([programs["generate"], str(facts), str(self.report)])

    def csv_read(self) -> Cost:
        """Reading the table with the csv crate and nothing else."""
        def check(text: str) -> None:
            expect(text.strip() == str(self.facts), f"the table has {text.strip()} rows, not {self.facts}")

        return measure([self.programs["csv_read"], str(self.report / "facts.csv")], self.runs, check)

    def check(self) -> Cost:
        """`kessan check`."""
        def check(text: str) -> None:
            found = re.search(r"\b0 errors, .*?(\d+) facts, (\d+) sums", text)
            right = found and int(found[1]) == self.facts and int(found[2]) > 0
            expect(bool(right), f"check of {self.facts} facts says: {text}")

        return measure([self.programs["kessan"], "check", str(self.report)], self.runs, check)

    def result(self, syntax: str) -> Path:
        """The file that an export writes."""
        return self.folder / syntax / self.report.name / f"{self.report.name}.{SYNTAXES[syntax]}"

    def export(self, syntax: str) -> Cost:
        """`kessan export` in one syntax."""
        digests = set()
        out = self.folder / syntax
        command = [self.programs["kessan"], "export", str(self.report), "--out", str(out), "--to", syntax]
        cost = measure(command, self.runs, lambda _text: digests.add(digest(self.result(syntax))))
        expect(len(digests) == 1, f"{syntax} of {self.facts} facts is not the same at every run")
        found = count_facts(self.result(syntax))
        expect(found == self.facts, f"{syntax} has {found} facts, not {self.facts}")
        return cost

    def xmllint(self, syntax: str) -> Cost | None:
        """Parsing the result of an export; nothing when there is no xmllint."""
        if not shutil.which("xmllint"):
            return None
        command = ["xmllint", "--stream", "--noout", str(self.result(syntax))]
        return measure(command, self.runs, lambda text: expect(not text, f"xmllint says: {text}"))


def line(name: str, cost: Cost | None, size: Path | None = None) -> None:
    """Prints what a process took."""
    if cost is None:
        print(f"{name:<22}  not measured: xmllint is missing (Debian package libxml2-utils)")
        return
    of = f"{size.stat().st_size / 1e6:>8.1f} MB" if size else ""
    print(f"{name:<22}{cost.cpu:>8.3f} s{cost.memory:>9.1f} MB{of}")


def target(name: str, value: float, limit: float, unit: str) -> None:
    """Prints a target beside what was measured."""
    verdict = "met" if value <= limit else "MISSED"
    print(f"{name:<46}{value:>9.3f} {unit:<3}{limit:>9.3f} {unit:<3} {verdict}")


def compare(bench: Bench) -> None:
    """All processes on one report, and the targets."""
    print(f"{bench.facts} facts, median of {bench.runs} runs\n")
    print(f"{'process':<22}{'CPU':>8}  {'peak RSS':>9}   {'file':>8}")
    table = bench.csv_read()
    line("csv read", table, bench.report / "facts.csv")
    line("kessan check", bench.check())
    exports, parses = {}, {}
    for syntax in SYNTAXES:
        exports[syntax] = bench.export(syntax)
        line(f"kessan export {syntax}", exports[syntax], bench.result(syntax))
        parses[syntax] = bench.xmllint(syntax)
        line(f"xmllint on {syntax}", parses[syntax], bench.result(syntax))
    print(f"\n{'target':<46}{'measured':>9}    {'limit':>9}")
    for syntax, cost in exports.items():
        if parse := parses[syntax]:
            target(f"{syntax}: CPU below that of xmllint on the result", cost.cpu, parse.cpu, "s")
        target(f"{syntax}: CPU at most {MOST_TIMES_CSV} × csv read", cost.cpu, MOST_TIMES_CSV * table.cpu, "s")
        target(f"{syntax}: peak RSS at most {MOST_MEMORY} MB", cost.memory, MOST_MEMORY, "MB")


def per_fact(programs: dict[str, str], folder: Path, sizes: list[int], runs: int) -> None:
    """What a fact costs by the number of facts."""
    print(f"\nCPU a fact in µs\n{'facts':<12}" + "".join(f"{syntax:>10}" for syntax in SYNTAXES) + f"{'check':>10}")
    checks = {}
    for facts in sizes:
        with tempfile.TemporaryDirectory(dir=folder) as own:
            bench = Bench(programs, Path(own), facts, runs)
            costs = [bench.export(syntax).cpu / facts * 1e6 for syntax in SYNTAXES]
            checks[facts] = bench.check().cpu / facts * 1e6
            costs.append(checks[facts])
        print(f"{facts:<12}" + "".join(f"{cost:>10.3f}" for cost in costs))
    least, most = checks.get(CHECK_FROM), checks[max(checks)]
    if least:
        target(f"check: a fact at most {MOST_TIMES_CHECK} × that of {CHECK_FROM}", most, MOST_TIMES_CHECK * least, "µs")


def main() -> None:
    """Reads the arguments and runs everything in a temporary folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("facts", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    programs = build()
    with tempfile.TemporaryDirectory() as folder:
        compare(Bench(programs, Path(folder), arguments.facts, arguments.runs))
        per_fact(programs, Path(folder), sorted({*SIZES, arguments.facts}), arguments.runs)


if __name__ == "__main__":
    main()
