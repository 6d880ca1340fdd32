"""Sums that a report lists as known not to hold: Arelle must find those inconsistent, each once, and no others.

What is listed comes from `known_inconsistencies` of report.toml, the dates of each row's period from the note that
`kessan check` gives for it: so kessan, the list and Arelle must be of one mind.
"""
import csv
import json
import re
import subprocess
import tomllib
from typing import NamedTuple

CODE = "calc11e:inconsistentCalculationUsing"
FINDING = re.compile(r"Calculation inconsistent from (?:\S*:)?(?P<total>\S+) in link role \S*/(?P<statement>\S+) "
                     r".* context (?P<context>\S+) unit (?P<unit>\S+)")
NOTED_PERIOD = re.compile(r"^`\w+` for (\S+) is ")
COLUMNS = ("statement", "total", "period", "unit", "explanation")
CHECK_SECONDS = 120


class KnownSum(NamedTuple):
    """A sum in one context and unit, by the ids that kessan's documents give them; a unit may be left open."""

    statement: str
    total: str
    context: str
    unit: str

    def is_found(self, found):
        """Whether a finding is about this sum. What is read of JSON and CSV has numbers for contexts and units."""
        if re.fullmatch(r"c-\d+", found.context):
            return self[:2] == found[:2]
        return self[:3] == found[:3] and self.unit in ("", found.unit)


class KnownSums:
    """The known sums of a report."""

    def __init__(self, kessan, example):
        self.problems = []
        self._sums = []
        with open(example / "report.toml", "rb") as definition:
            file = tomllib.load(definition).get("known_inconsistencies")
        notes = noted_lines(kessan, example) if file else {}
        if file:
            with open(example / file, encoding="utf-8-sig", newline="") as table:
                reader = csv.DictReader(table)
                for row in reader:
                    self._add(row, reader.line_num, notes)
        self.problems += [f"line {line} is noted, but lists nothing" for line in notes]

    def __len__(self):
        return len(self._sums)

    def _add(self, row, line, notes):
        message = notes.pop(line, "")
        period = NOTED_PERIOD.match(message)
        if not period:
            self.problems.append(f"line {line} is not noted: {message}")
            return
        unit = row.get("unit", "").partition(" ")[0].replace("/", "-per-")
        self._sums.append(KnownSum(row["statement"], row["total"], context_id(period[1], row), unit))

    def compare(self, messages):
        """The messages that are not about known sums, and the known sums that no message finds inconsistent."""
        unseen, others = list(self._sums), []
        for message in messages:
            known = next((known for known in unseen if known.is_found(finding(message))), None)
            if known:
                unseen.remove(known)
            else:
                others.append(message)
        return others, unseen


def finding(message):
    """The sum that a message finds inconsistent; one of nothing when it is about something else."""
    found = FINDING.match(message["text"]) if message["code"].startswith(CODE) else None
    return KnownSum(**found.groupdict()) if found else KnownSum("", "", "", "")


def context_id(period, row):
    """The id of the context: the dates, then the members in the order of their axes (typed ones with the axis)."""
    dates = period.replace("-", "").replace("..", "-")
    members = [row[axis] if row[axis].endswith(("Member", "Domain")) else f"{axis}-{re.sub('[^A-Za-z0-9]', '', row[axis])}"
               for axis in sorted(row) if axis not in COLUMNS and row[axis]]
    return "_".join([("D" if "-" in dates else "I") + dates, *members])


def noted_lines(kessan, example):
    """The notes about known sums, by the line of the list that each names."""
    command = [str(kessan), "check", str(example), "--format", "json"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=CHECK_SECONDS, check=False)
    notes = {}
    for note in map(json.loads, result.stdout.splitlines()):
        if note["code"] == "known-inconsistency":
            notes[note["related"][-1]["line"]] = note["message"]
    return notes
