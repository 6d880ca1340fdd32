#!/usr/bin/env python3
"""Checks many filings in one process, on one core and on two, and with an earlier build one after another.

Writes reports of different companies over one taxonomy into a folder, a wrong sum in every fiftieth. Asserts that every run
says the same of every report: how many facts and sums it has, and which sum is wrong. Ends with status 1 where a target is
missed. Its figures depend on the machine: run it to see yours, with nothing else at work. Seconds of CPU time stand beside those
from start to end: where the two are far apart, or those on one core and on two differ by much, others were at work.

    python3 benches/batch.py --base BINARY        # 1,000 reports of 1,000 facts
"""

import argparse
import csv
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import Cost, Verdicts, expect, run

ROOT = Path(__file__).resolve().parent.parent
PERIODS = [f"{quarter}Q{year:02}" for year in range(1, 4) for quarter in range(1, 5)][:10]
CONCEPTS = 100
PARTS = 9
WRONG = 50
"""Every report of this number has a wrong sum."""


def table(path: Path, rows: list[list[str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def taxonomy(folder: Path) -> None:
    """A statement of ten sums with nine parts each."""
    folder.mkdir(parents=True)
    (folder / "taxonomy.toml").write_text(
        """id = "many"
prefix = "many"
namespace = "http://www.example.com/many"
version = "2004-01-01"
publication_date = "2004-01-01"
languages = ["en"]
publisher_url = "http://www.example.com/"
publisher_country = "JP"

[publisher]
en = "Nobody"

[name]
en = "Many figures"

[description]
en = "Figures that add up."

[[statements]]
id = "Figures"
number = 100
file = "statements/figures.csv"
title.en = "Figures"

[[entry_points]]
id = "all"
name.en = "All"
"""
    )
    (folder / "calendar.toml").write_text('first_month = 1\nyear_named_after = "start"\n')
    table(folder / "units.csv", [["unit", "measure", "per", "label.en"], ["JPY", "iso4217:JPY", "", "Japanese yen"]])
    concepts = [["name", "type", "period", "balance", "label.en"]]
    rows = [["depth", "concept", "preferred_label", "sums_to", "weight"]]
    for name, kind in (("FiguresAbstract", "abstract"), ("FiguresTable", "table"), ("FiguresLineItems", "lineItems")):
        concepts.append([name, kind, "", "", f"{name} [{kind}]"])
        rows.append(["0" if kind == "abstract" else "1", name, "", "", ""])
    for number in range(CONCEPTS):
        of, part = divmod(number, PARTS + 1)
        concepts.append([f"Figure{number:03}", "monetary", "duration", "credit", f"Figure number {number}"])
        total = f"Figure{of * (PARTS + 1) + PARTS:03}"
        rows.append(["2", f"Figure{number:03}", "", "" if part == PARTS else total, "" if part == PARTS else "1"])
    table(folder / "concepts.csv", concepts)
    table(folder / "statements/figures.csv", rows)


def report(folder: Path, number: int) -> None:
    """A report with a figure for every concept and period."""
    folder.mkdir(parents=True)
    (folder / "report.toml").write_text(
        f"""taxonomy = "../taxonomy"
entry_point = "all"
languages = ["en"]
current_period = "{PERIODS[-1]}"
rounding = "half-up"
facts = ["facts.csv"]

[title]
en = "Company {number}"

[entity]
scheme = "http://www.example.com/companies"
identifier = "{number}"
"""
    )
    rows = [["concept", "period", "unit", "value", "scale", "table"]]
    for at, period in enumerate(PERIODS):
        sum_of_parts = 0
        for concept in range(CONCEPTS):
            part = concept % (PARTS + 1)
            value = 100_000 + (number * 7919 + at * 104729 + concept * 1299709) % 899_981
            if part == PARTS:
                value, sum_of_parts = sum_of_parts, 0
                if number % WRONG == 0 and (at, concept) == (3, PARTS):
                    value += 10_000
            else:
                sum_of_parts += value
            rows.append([f"Figure{concept:03}", period, "JPY", f"{value:,}", "thousand", "Figures"])
    table(folder / "facts.csv", rows)


def told(text: str, name: str) -> str:
    """What is said of a report in the end."""
    lines = [line for line in text.splitlines() if line.startswith(f"{name}: ")]
    expect(len(lines) == 1, f"{name} is told {len(lines)} times:\n{text[:2000]}")
    return lines[0]


def one_after_another(base: str, folder: Path, names: list[str]) -> tuple[float, float, list[str]]:
    """Checks reports in a process each: seconds of all and of their CPU time, and what was said."""
    seconds, cpu, said = 0.0, 0.0, []
    for name in names:
        cost = run([base, "check", name], folder)
        seconds += cost.wall
        cpu += cost.cpu
        said.append(cost.text)
    return seconds, cpu, said


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--base", default=os.environ.get("KESSAN_BASE"), help="the binary of an earlier commit")
    parser.add_argument("--ours", help="this binary, and no new build")
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    if not arguments.ours:
        subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    ours = str(Path(arguments.ours or target / "release/kessan").resolve())
    verdicts = Verdicts({})
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        taxonomy(folder / "filings/taxonomy")
        names = [f"filings/r{number:05}" for number in range(arguments.reports)]
        for number, name in enumerate(names):
            report(folder / name, number)

        def check(jobs: int) -> Cost:
            return run([ours, "check", "filings", "--jobs", str(jobs), "--max", "100000"], folder)

        one, two = [], []
        for _ in range(arguments.runs):
            one.append(check(1))
            two.append(check(2))
        text = one[0].text
        expect(all(cost.text == text for cost in one + two), "cores change what is said")
        for number, name in enumerate(names):
            errors = int(number % WRONG == 0)
            line = f"{name}: {errors} error{'' if errors == 1 else 's'}, 0 warnings, 1000 facts, 100 sums, "
            expect(told(text, name).startswith(line), told(text, name))
        wrong = len(range(0, arguments.reports, WRONG))
        expect(text.count("error[inconsistent-calculation]") == wrong, f"{wrong} wrong sums are told")
        expect(all(cost.status == 1 for cost in one + two), "there are errors")
        single, double = min(cost.wall for cost in one), min(cost.wall for cost in two)
        memory = max(cost.memory for cost in two)
        facts = arguments.reports * CONCEPTS * len(PERIODS)
        print(f"{arguments.reports} reports, {facts} facts")
        cpus = [min(cost.cpu for cost in of) for of in (one, two)]
        print(f"one core   {single:7.2f} s  {cpus[0]:7.2f} s of CPU  {facts / single:12,.0f} facts/s  {max(cost.memory for cost in one):6.0f} MB")
        print(f"two cores  {double:7.2f} s  {cpus[1]:7.2f} s of CPU  {facts / double:12,.0f} facts/s  {memory:6.0f} MB")
        print(f"two cores / one core: {single / double:.2f} times as fast", verdicts.target("cores", double / single, 1 / 1.7))
        print(f"memory {memory:.0f} MB", verdicts.target("memory", memory, 200))
        if arguments.base:
            seconds, cpu, said = one_after_another(arguments.base, folder, names)
            for name, of in zip(names, said):
                expect(told(of, name) == told(text, name), f"{told(of, name)} and not {told(text, name)}")
            print(f"base       {seconds:7.2f} s  {cpu:7.2f} s of CPU  in {len(names)} processes")
            print(f"two cores / base: {seconds / double:.2f} times as fast", verdicts.target("base", double / seconds, 1 / 3))
    return verdicts.end()


if __name__ == "__main__":
    sys.exit(main())
