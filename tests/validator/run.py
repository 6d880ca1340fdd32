#!/usr/bin/env python3
"""The whole validator run: exports every example and has a judge that is not ours look at what came out.

  run.py KESSAN EXAMPLES [--texts FOLDER] [--whole] [--jobs N]
      KESSAN: the binary; EXAMPLES: the folder with a folder for each report
      --texts FOLDER: texts of releases, for examples without a `release.txt`
      --whole: no broken copies are judged
      --jobs N: each example in a process of its own, N at a time

For each example: the export succeeds, a second one gives the same bytes, every file validates (but for the sums that
the report lists as known not to hold: those, and no others, must be found), all syntaxes say the same facts, and
broken copies are rejected with the code they deserve. Where the text of the release is at hand, the inline document
that is this text goes through the same. One line a check; the last line is `N passed, N failed`. Exit status: 0 nothing failed, 1 something did, 2 wrong usage.
"""
import install

install.enter()

import argparse
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

import facts
import mutations
import parallel
from arelle_session import ArelleSession
from known_sums import KnownSums
from release_texts import text_of
from verdict import validate

REPORT_SUFFIXES = (".xbrl", ".xhtml", ".xbri")
TEXT_SUFFIXES = (".xhtml", ".xbri")
OTHER_REPORTS = ("{0}.json", "{0}-csv/*.json", "{0}-*.xbr")
SYNTAXES = "xbrl,ixbrl,json,csv,package,xbr"
SELF_CONTAINED = (".xbri", ".zip")
MOST_DETAILS = 12
EXPORT_SECONDS = 120


class Tally:
    """Prints each check as it ends and counts."""

    def __init__(self):
        self.passed = self.failed = 0
        self._since = time.monotonic()

    def check(self, name, problems):
        """Record one check: passed when there are no problems."""
        now = time.monotonic()
        print(f"{'FAIL' if problems else 'ok  '} {name} ({now - self._since:.1f} s)", flush=True)
        for problem in problems[:MOST_DETAILS]:
            print("     " + problem)
        if len(problems) > MOST_DETAILS:
            print(f"     … and {len(problems) - MOST_DETAILS} more")
        self._since = now
        if problems:
            self.failed += 1
        else:
            self.passed += 1
        return not problems


def main():
    """Run everything on every example."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kessan", type=Path)
    parser.add_argument("examples", type=Path)
    parser.add_argument("--texts", type=Path, metavar="FOLDER")
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--jobs", type=int, default=1, metavar="N")
    parser.add_argument("--only", metavar="EXAMPLE", help=argparse.SUPPRESS)
    parser.add_argument("--package-judged", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if not arguments.kessan.is_file():
        parser.error(f"there is no {arguments.kessan}")
    examples = sorted(definition.parent for definition in arguments.examples.glob("*/report.toml"))
    if not examples:
        parser.error(f"there is no example in {arguments.examples}")
    if arguments.jobs > 1:
        return parallel.run(arguments, examples)
    examples = [example for example in examples if arguments.only in (None, example.name)]
    tally, session, tried = Tally(), ArelleSession(), set()
    for example in examples:
        with tempfile.TemporaryDirectory(prefix="kessan-run-") as scratch:
            text = text_of(example, arguments.texts)
            judge_example(tally, session, arguments, example, text, Path(scratch), tried)
    if tried:
        untried = [mutation for mutation in mutations.MUTATIONS if (mutation.name, mutation.code) not in tried]
        tally.check("every mutation found something to break",
                    [f"{mutation.name} ({mutation.code}): in no example" for mutation in untried])
    print(f"{tally.passed} passed, {tally.failed} failed")
    return 1 if tally.failed else 0


def judge_example(tally, session, arguments, example, text, scratch, tried):
    """All checks on one example; `text` is that of its release, or None."""
    kessan, report = arguments.kessan.absolute(), example.name
    exports = [scratch / "first", scratch / "second"]
    if not tally.check(f"{report}: exports", [problem for out in exports for problem in export(kessan, example, out, "--to", SYNTAXES)]):
        return
    tally.check(f"{report}: a second export gives the same bytes", different_files(*exports))
    folder = exports[0] / report
    packages = sorted(folder.glob("*.zip"))
    reports = [folder / f"{report}{suffix}" for suffix in REPORT_SUFFIXES]
    missing = [f"there is no {file.name}" for file in reports if not file.is_file()]
    missing += [] if packages else ["there is no taxonomy package"]
    if not tally.check(f"{report}: all files are there", missing):
        return
    for pattern in OTHER_REPORTS:
        reports += sorted(folder.glob(pattern.format(report)))
    if text:
        reports += text_reports(tally, kessan, example, text, scratch)
    calculation = calculation_of(example)
    known, answers = KnownSums(kessan, example), {}
    if known or known.problems:
        tally.check(f"{report}: {len(known)} sums are noted as known not to hold", known.problems)
    judged = [] if arguments.package_judged else packages
    for file in judged + reports:
        answer = answers[file] = validate(session, file, packages_for(file, packages), calculation)
        counted = f", {answer['facts']} facts" if answer["facts"] else ""
        messages, unseen = answer["messages"], []
        if known and file in reports:
            messages, unseen = known.compare(messages)
            counted += f", {len(known)} known sums do not hold"
        tally.check(f"{report}: {file.name} is valid{counted}",
                    message_lines(messages) + [f"found to hold: {known_sum}" for known_sum in unseen])
    for file in reports[1:]:
        tally.check(f"{report}: {file.name} has the facts of {reports[0].name}",
                    differences(session, reports[0], file, packages))
    for file in [] if arguments.whole else judged + reports:
        judge_broken(tally, session, file, packages, calculation, scratch / "broken" / file.name, tried, answers[file])
    if not arguments.whole:
        judge_comparison(tally, session, reports, packages, scratch)


def text_reports(tally, kessan, example, text, scratch):
    """The inline document that is the text of the release, and its package; none when they can't be exported."""
    exports, report = [scratch / "text-first", scratch / "text-second"], example.name
    problems = [problem for out in exports for problem in export(kessan, example, out, "--text", str(text))]
    if not tally.check(f"{report}: exports as the text of the release", problems):
        return []
    tally.check(f"{report}: a second export of the text gives the same bytes", different_files(*exports))
    found = []
    for suffix in TEXT_SUFFIXES:
        file = exports[0] / report / f"{report}{suffix}"
        found.append(file.rename(file.with_name(f"{report}-text{suffix}")))
    return found


def export(kessan, example, out, *options):
    """Export an example; returns what went wrong."""
    command = [str(kessan), "export", str(example), "--out", str(out), *options]
    try:
        result = subprocess.run(command, capture_output=True, text=True, timeout=EXPORT_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as problem:
        return [str(problem)]
    if result.returncode:
        return [f"exit status {result.returncode}", *(result.stdout + result.stderr).splitlines()]
    return []


def different_files(first, second):
    """The files that are not in both folders with the same bytes."""
    contents = [{file.relative_to(folder): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
                for folder in (first, second)]
    names = sorted(contents[0].keys() | contents[1].keys())
    return [f"{name} differs" for name in names if contents[0].get(name) != contents[1].get(name)]


def calculation_of(example):
    """How sums are to be judged: by the rounding that the report states (`rounding` in its report.toml)."""
    with open(example / "report.toml", "rb") as definition:
        return "truncate" if tomllib.load(definition).get("rounding") == "truncate" else "round"


def packages_for(file, packages):
    """The taxonomy packages that must be at hand when judging a file: none if it brings its own taxonomy."""
    return [] if file.suffix in SELF_CONTAINED else packages


def message_lines(messages):
    """Messages for people."""
    return [f"{message['code']} ({message['level']}): {message['text']}" for message in messages]


def without_places(message):
    """What a message says, without the files and lines that it names at its end."""
    return message["code"], message["text"].rpartition(" — ")[0] or message["text"]


def differences(session, first, second, packages):
    """What two reports do not agree on, or why they cannot be compared."""
    try:
        return facts.compare(session, first, second, packages)
    except facts.NotReadable as problem:
        return [str(problem)]


def judge_broken(tally, session, file, packages, calculation, folder, tried, whole):
    """Every broken copy must be rejected for the right reason, and not for one that the whole file gives too."""
    before = {without_places(message) for message in whole["messages"]}
    for broken in mutations.broken_copies(file, folder, packages):
        tried.add((broken.name, broken.code))
        answer = validate(session, broken.file, packages_for(file, packages), calculation)
        new = [message for message in answer["messages"] if without_places(message) not in before]
        rejected = any(message["code"].startswith(broken.code) for message in new)
        tally.check(f"{file.name}: {broken.name} is rejected as {broken.code}",
                    [] if rejected else message_lines(answer["messages"]) or ["found valid"])


def judge_comparison(tally, session, reports, packages, scratch):
    """A figure changed in one syntax only is valid by itself; the comparison must see it: where two equal facts are
    shown as one figure, in both."""
    inline = next(file for file in reports if file.suffix == ".xhtml")
    changed = scratch / "wrong-figure.xhtml"
    try:
        changed.write_bytes(mutations.wrong_figure(inline.read_bytes(), packages))
        found = differences(session, inline, changed, packages)
    except mutations.NotApplicable:
        found = ["there is no figure outside of every sum"]
    tally.check(f"{inline.name}: a changed figure is noticed", [] if len(set(found)) == 2 else found or ["not noticed"])


if __name__ == "__main__":
    sys.exit(main())
