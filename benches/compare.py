#!/usr/bin/env python3
"""What kessan takes, beside an earlier build of it, and what grows faster than its input.

  compare.py [--base BINARY] [--base-root FOLDER] [--ours BINARY] [--facts N] [--runs N] [--only WORDS]

The binary of an earlier commit is given by `--base` or the variable KESSAN_BASE; without one only the targets
that need none are judged. Both run in turns, and ratios are those of pairs: median, and least to most. All outputs
are looked at: exit status, what is printed, how many facts are written, the same bytes at every run and those of the
earlier build. An earlier build may not read the examples of today:
`--base-root` names a work tree of its commit, whose examples it then reads, and the bytes of these are not compared.
Without it, what reads examples, maps or taxonomies of the repository is measured and not compared.

Of a report of many facts a check looks at more than the base did. What the rules that came since cost is measured by
`rules.rs`, which runs the same check and tells the CPU time of each; both ratios are printed, with all rules and without
those, and the target is held against the second.

Exit status: 0 every target is met, or missed by no more than is known and said with the reason; 1 one is not, or an
output is not right.
With TMPDIR=/dev/shm the results go to memory, and the disk does not disturb the times.
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

import cases
from measure import Cost, Known, Pair, Spread, Verdicts, digest, expect, in_turns, run

ROOT = Path(__file__).resolve().parent.parent
DOUBLED = 2.3
"""What twice the input may cost at the most."""
LEAST = 0.15
"""Seconds below which a doubling says more of the start than of the work: sizes are doubled until it takes as long."""
EIGHTFOLD = 8.5
"""What the text of a release eight times as long may cost."""
WRONG = 2.0
"""What wrong rows may cost beside right ones."""
CSV = 5.0
"""What an export may cost beside reading its table with the csv crate and nothing else."""

LOADED = "to load the program, which is four times as large, is most of it"
RULES = "rules look at more than those of the base did"
EARLIER = {"rest", "remote_period", "balance_sheet", "roll_forward", "scale", "siblings", "percent", "sign", "derived"}
"""What the build of commit ab619c3 checked too, by the names that `rules.rs` prints: all others came since."""
QUESTIONS = "questions, notations and layouts that are new cost more than is saved"
RELEASES = ["2007-08-13-q1-fy2007", "2008-02-12-q3-fy2007", "2009-02-12-q3-fy2008", "2009-08-11-q1-fy2009",
            "2012-02-08-q3-fy2011"]
OWN = ["own contexts", "own typed values"]
KNOWN = {
    "smallest report, check: CPU": Known(0.8, LOADED),
    "taxonomy/iij: CPU": Known(0.85, RULES),
    **{f"extract {release}: CPU": Known(2.8, QUESTIONS) for release in RELEASES},
    **{f"many facts, {work}: CPU": Known(2.9, RULES) for work in ["check", "instance"]},
    **{f"many facts, {work}: MB": Known(125.0, RULES) for work in ["check", "instance", "Inline"]},
    "many facts, Inline: CPU": Known(2.7, RULES),
    "many facts, all artefacts: wall": Known(None, RULES),
    "many facts, all artefacts: memory": Known(None, RULES),
    "as real data, shuffled, check: CPU": Known(None, RULES),
    **{f"{shape}, {work}: CPU": Known(None, RULES) for shape in OWN for work in ["instance", "check"]},
    **{f"{shape}, {work}: memory": Known(0.9, RULES) for shape in OWN for work in ["instance", "check"]},
}
"""Targets that are missed, by how much, and why. A run fails where one is missed by more."""


class Work(NamedTuple):
    """A command that both builds are given."""

    name: str
    command: list[str]
    """Arguments; `{out}` stands for a folder of its own."""
    says: str
    cpu: float | None = None
    """At most this part of the CPU time of the base."""
    wall: float | None = None
    memory: float | None = None
    megabytes: float | None = None
    """At most so many MB."""
    written: tuple[str, int] | None = None
    """A file in the folder of outputs, and how many facts it has."""
    status: int | None = 0
    """The exit status; none where findings may stop it."""
    base: bool = True
    """Whether the base has the command."""
    of_tree: bool = False
    """Whether what it reads stands in the repository, of which the base may have another edition."""
    apart: str | None = None
    """The report of which the rules that came since are counted apart."""
    same: bool = True
    """Whether the base writes the same bytes; pages have changed since: their facts are counted."""


def build() -> dict[str, str]:
    """Builds the binaries and gives their paths by name."""
    command = ["cargo", "build", "--release", "--message-format=json-render-diagnostics"]
    command += ["--bin", "kessan", "--bench", "generate", "--bench", "csv_read", "--bench", "rules"]
    lines = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True).stdout.splitlines()
    messages = [json.loads(line) for line in lines]
    return {message["target"]["name"]: message["executable"] for message in messages if message.get("executable")}


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


class Bench:
    """The builds, and where they write."""

    def __init__(
        self, ours: str, base: str | None, base_root: Path | None, folder: Path, runs: int, verdicts: Verdicts,
        rules: str | None,
    ) -> None:
        self.base_root, self.rules, self.known_since = base_root, rules, {}
        self.ours, self.base, self.folder, self.runs, self.verdicts = ours, base, folder, runs, verdicts

    def once(self, program: str, root: Path, work: Work, out: Path, digests: set[str]) -> Cost:
        """One run, its output looked at."""
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        cost = run([program, *(part.replace("{out}", str(out)) for part in work.command)], root)
        right = cost.status == work.status or (work.status is None and cost.status < 2)
        expect(right, f"{work.name}: {program} exits with {cost.status}: {cost.text[-500:]}")
        expect(re.search(work.says, cost.text) is not None, f"{work.name}: {program} says {cost.text[-500:]}")
        if any("{out}" in part for part in work.command):
            digests.add(digest(out))
        return cost

    def work(self, work: Work) -> None:
        """Measures a command and judges it."""
        own, others = set(), set()
        at, beside = self.folder / "ours", self.folder / "base"
        base = self.base if work.base and (self.base_root or not work.of_tree) else None
        other = (lambda: self.once(base, self.base_root or ROOT, work, beside, others)) if base else None
        pair = in_turns(lambda: self.once(self.ours, ROOT, work, at, own), other, self.runs)
        expect(len(own) < 2, f"{work.name}: not the same bytes at every run")
        if base and work.same and not work.of_tree and own != others:
            expect(False, f"{work.name}: other bytes than the base")
        if work.written:
            found = count_facts(at / work.written[0])
            expect(found == work.written[1], f"{work.name}: {found} facts written, not {work.written[1]}")
        show(work.name, pair)
        if self.base and work.base and not base:
            print("    not compared: --base-root names no tree whose files the base can read")
        for what, limit, spread in [("CPU", work.cpu, self.without_since(work, pair)), ("wall", work.wall, pair.wall),
                                    ("memory", work.memory, pair.memory)]:
            if limit is not None and spread:
                print(f"    {what} {self.verdicts.target(f'{work.name}: {what}', spread.median, limit)}")
        if work.megabytes is not None:
            print(f"    MB {self.verdicts.target(f'{work.name}: MB', pair.ours.memory, work.megabytes)}")

    def since(self, report: str) -> dict[str, float]:
        """The seconds of CPU time that each rule takes that came since the base, as the check of a report runs."""
        if report not in self.known_since:
            cost = run([self.rules, report, str(self.runs)])
            expect(cost.status == 0, f"the rules over {report} exit with {cost.status}: {cost.text[-500:]}")
            all_rules = {rule: float(took) / 1000 for rule, took in map(str.split, cost.text.splitlines())}
            expect(EARLIER <= all_rules.keys(), f"no rule is called {EARLIER - all_rules.keys()}")
            self.known_since[report] = {rule: took for rule, took in all_rules.items() if rule not in EARLIER}
        return self.known_since[report]

    def without_since(self, work: Work, pair: Pair) -> Spread | None:
        """The ratio without the rules that came since, which is printed beside the other."""
        if not (work.apart and self.rules and pair.cpu):
            return pair.cpu
        since = self.since(work.apart)
        took = sum(since.values())
        most = sorted(since, key=lambda rule: -since[rule])[:6]
        share = max(1 - took / pair.ours.cpu, 0)
        ratio = Spread(*(figure * share for figure in pair.cpu))
        print(f"    rules that came since: {took:.3f} s of it, "
              + ", ".join(f"{rule} {since[rule]:.3f}" for rule in most))
        print(f"    CPU with all rules × {pair.cpu.median:.2f}, without those that came since × {ratio.median:.2f}")
        return ratio

    def growth(self, case: cases.Case) -> None:
        """Measures a case and its double."""
        shutil.rmtree(self.folder / "cases", ignore_errors=True)
        size, small = case.size, self.measured(case, case.size)
        while small.cpu < LEAST and size < 64 * case.size:
            size *= 2
            small = self.measured(case, size)
        large = self.measured(case, 2 * size)
        ratios = [large.cpu / small.cpu]
        while len(ratios) < self.runs and min(ratios) > DOUBLED / 1.5:
            ratios.append(self.measured(case, 2 * size).cpu / self.measured(case, size).cpu)
        spread = Spread.of(ratios)
        told = self.verdicts.target(f"{case.name}: doubled", spread.median, DOUBLED)
        print(f"{case.name:<40}{size:>9}{small.cpu:>9.3f} s{large.cpu:>9.3f} s  × {spread.median:.2f} "
              f"({spread.low:.2f} to {spread.high:.2f})  {told}", flush=True)

    def measured(self, case: cases.Case, size: int) -> Cost:
        """A run of a case of a size, its output looked at."""
        folder = self.folder / "cases" / f"{case.name}-{size}" / "x"
        if not folder.exists():
            case.make(folder, size)
            for step in case.prepare:
                expect(run([self.ours, *step], folder).status == 0, f"{case.name}: can't be prepared")
        cost = run([self.ours, *case.command], folder)
        says = case.says.replace("{n}", str(size))
        right = cost.status == case.status and re.search(says, cost.text, re.DOTALL)
        expect(bool(right), f"{case.name} of {size} exits with {cost.status}: {cost.text[-500:]}")
        return cost


def show(name: str, pair: Pair) -> None:
    """Prints what a command took."""
    cost = pair.ours
    ratio = ""
    if pair.cpu and pair.wall and pair.memory:
        ratio = (f"  CPU × {pair.cpu.median:.2f} ({pair.cpu.low:.2f} to {pair.cpu.high:.2f})"
                 f"  wall × {pair.wall.median:.2f}  memory × {pair.memory.median:.2f}")
    print(f"{name:<40}{cost.cpu:>9.3f} s{cost.wall:>8.3f} s{cost.memory:>8.1f} MB{ratio}", flush=True)


def small_works(smallest: str) -> list[Work]:
    """What people do every day."""
    example = "examples/2007-08-13-q1-fy2007"
    examples = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("examples/20*") if path.is_dir())
    return [
        Work("start", ["--version"], "kessan"),
        Work("smallest report, check", ["check", smallest], "0 errors", cpu=0.3),
        Work("a real release, all artefacts", ["export", example, "--out", "{out}"], "",
             cpu=0.25, wall=0.28, of_tree=True),
        Work("five releases at once, check", ["check", *examples], "0 errors", of_tree=True),
        Work("taxonomy/iij", ["taxonomy", "taxonomy/iij", "--out", "{out}"], "", cpu=0.5, of_tree=True),
    ]


def large_works(report: str, facts: int) -> list[Work]:
    """A report of many facts."""
    name = Path(report).name
    said = rf"\b0 errors, .*{facts} facts, [1-9]\d* sums"

    def export(syntax: str, ending: str) -> dict:
        return {"command": ["export", report, "--out", "{out}", "--to", syntax], "says": "",
                "written": (f"{name}/{name}.{ending}", facts), "apart": report}

    return [
        Work("many facts, check", ["check", report], said, cpu=0.55, megabytes=85, apart=report),
        Work("many facts, instance", cpu=0.6, megabytes=85, **export("xbrl", "xbrl")),
        Work("many facts, Inline", cpu=0.5, megabytes=85, same=False, **export("ixbrl", "xhtml")),
        Work("many facts, all artefacts", ["export", report, "--out", "{out}"], "", wall=0.35, memory=1.05,
             same=False),
        Work("many facts, xBRL-JSON", ["export", report, "--out", "{out}", "--to", "json"], "", base=False),
        Work("many facts, xBRL-CSV", ["export", report, "--out", "{out}", "--to", "csv"], "", base=False),
    ]


def shaped_works(folder: Path, facts: int) -> list[Work]:
    """Reports as hard as real data, and those in which nothing repeats."""
    works = []
    shapes: list[tuple[str, Callable[[Path, int], None], float, float]] = [
        ("as real data", cases.as_real_data(shuffled=False), 1.05, 1.05),
        ("as real data, shuffled", cases.as_real_data(shuffled=True), 1.05, 1.05),
        ("own contexts", cases.facts_of_own_contexts, 0.25, 0.6),
        ("own typed values", cases.facts_of_typed_values, 0.25, 0.6),
    ]
    for name, make, cpu, memory in shapes:
        report = folder / name.replace(" ", "-").replace(",", "")
        make(report, facts)
        command = ["export", str(report), "--out", "{out}", "--to", "xbrl"]
        written = (f"{report.name}/{report.name}.xbrl", facts)
        both = {"cpu": cpu, "memory": memory, "apart": str(report)}
        works.append(Work(f"{name}, instance", command, "", written=written, **both))
        works.append(Work(f"{name}, check", ["check", str(report)], f"{facts} facts", **both))
    return works


def releases() -> list[Work]:
    """Extraction from the releases, where they are at hand: in the folder that KESSAN_RELEASES names, or beside the
    repository."""
    texts = sorted(Path(os.environ.get("KESSAN_RELEASES", ROOT.parent / "shared" / "seeds")).glob("*.txt"))
    works = []
    for example in sorted(ROOT.glob("examples/20*/map.toml")):
        said = tomllib.loads(example.read_text())["release"].split()
        text = next((text for text in texts if " ".join(said) in " ".join(text.read_text().split())), None)
        if text:
            own = str(example.relative_to(ROOT))
            command = ["extract", str(text), "--map", own, "--out", "{out}/facts.csv"]
            said = r"[1-9]\d* facts"
            works.append(Work(f"extract {example.parent.name}", command, said, cpu=0.5, status=None, of_tree=True))
    if not works:
        print("the texts of the releases are not at hand: extraction is measured by the cases alone")
    return works


def eightfold(bench: Bench) -> None:
    """Holds the text of a release against eight times the same: of each that is at hand, and of one with many tables
    and sentences."""
    folder = bench.folder / "eightfold"
    cases.many_tables(folder, 40)
    made = ["extract", str(folder / "release.txt"), "--map", str(folder / "map.toml")]
    works = [(work.name, work.command) for work in releases()] + [("extract 40 tables", made)]
    for name, command in works:
        text = Path(command[1])
        eight = folder / f"{len(text.name)}-{text.name}"
        eight.write_text((text.read_text() + "\n\n") * 8)

        def extracted(of: Path, rest: list[str] = command[2:4]) -> Cost:
            cost = run([bench.ours, "extract", str(of), *rest, "--out", str(folder / "facts.csv"), "--partial"], ROOT)
            expect(cost.status == 0, f"{name}: exits with {cost.status}: {cost.text[-500:]}")
            expect(re.search(r"[1-9]\d* facts", cost.text) is not None, f"{name}: {cost.text[-500:]}")
            return cost

        pair = in_turns(lambda of=eight: extracted(of), lambda of=text: extracted(of), bench.runs)
        if pair.cpu:
            told = bench.verdicts.target(f"{name}, eight times: CPU", pair.cpu.median, EIGHTFOLD)
            print(f"{name + ', eight times':<52}{pair.ours.cpu:>9.3f} s  × {pair.cpu.median:.2f} "
                  f"({pair.cpu.low:.2f} to {pair.cpu.high:.2f})  {told}", flush=True)


def floor(bench: Bench, reader: str, report: Path) -> None:
    """Holds the export against reading its table and nothing else."""
    out = bench.folder / "ours"
    command = [bench.ours, "export", str(report), "--out", str(out), "--to", "xbrl"]
    pair = in_turns(lambda: run(command), lambda: run([reader, str(report / "facts.csv")]), bench.runs)
    if pair.cpu:
        told = bench.verdicts.target("instance beside reading the table: CPU", pair.cpu.median, CSV)
        print(f"instance beside the csv crate reading the table: × {pair.cpu.median:.2f} "
              f"({pair.cpu.low:.2f} to {pair.cpu.high:.2f})  {told}", flush=True)


def wrong_rows(bench: Bench) -> None:
    """Holds wrong rows against as many right ones."""
    for right, wrong in cases.WRONG:
        shutil.rmtree(bench.folder / "cases", ignore_errors=True)
        size = wrong.size
        costs = in_turns(lambda: bench.measured(wrong, size), lambda: bench.measured(right, size), bench.runs)
        if costs.cpu:
            told = bench.verdicts.target(f"{wrong.name} beside right rows: CPU", costs.cpu.median, WRONG)
            print(f"{wrong.name:<40}{wrong.size:>9}{costs.ours.cpu:>9.3f} s  × {costs.cpu.median:.2f} of right rows"
                  f" ({costs.cpu.low:.2f} to {costs.cpu.high:.2f})  {told}", flush=True)


def main() -> int:
    """Reads the arguments and runs everything in a temporary folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--base", default=os.environ.get("KESSAN_BASE"), help="the binary of an earlier commit")
    parser.add_argument("--base-root", type=Path, help="a work tree of that commit: without it what stands in the "
                        "repository is not compared")
    parser.add_argument("--ours", help="this binary, and no new build")
    parser.add_argument("--facts", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="", help="works and cases with this in their names")
    arguments = parser.parse_args()
    programs = {"kessan": arguments.ours} if arguments.ours else build()
    verdicts = Verdicts(KNOWN)
    wanted = lambda name: arguments.only in name  # noqa: E731
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        base = arguments.base and str(Path(arguments.base).resolve())
        base_root = arguments.base_root and arguments.base_root.resolve()
        ours = str(Path(programs["kessan"]).resolve())
        bench = Bench(ours, base, base_root, folder, arguments.runs, verdicts, programs.get("rules"))
        print(f"{arguments.runs} pairs in turns; base: {base or 'none, so that nothing is compared with it'}\n")
        cases.one_fact_a_concept(folder / "smallest", 1)
        small = small_works(str(folder / "smallest"))
        for work in filter(lambda work: wanted(work.name), [*small, *releases()]):
            bench.work(work)
        report = folder / "many-facts"
        if "generate" in programs and wanted("many facts"):
            report.mkdir()
            run([programs["generate"], str(arguments.facts), str(report)])
            for work in large_works(str(report), arguments.facts):
                bench.work(work)
            floor(bench, programs["csv_read"], report)
        if wanted("shapes of facts"):
            for work in shaped_works(folder, arguments.facts):
                bench.work(work)
        print("\ndoubled input")
        for case in filter(lambda case: wanted(case.name), cases.CASES):
            bench.growth(case)
        if wanted("eight times"):
            print("\na text eight times as long")
            eightfold(bench)
        if wanted("wrong rows"):
            print("\nwrong rows")
            wrong_rows(bench)
        print()
        return verdicts.end()


if __name__ == "__main__":
    sys.exit(main())
