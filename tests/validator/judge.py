#!/usr/bin/env python3
"""The judge of XBRL files: Arelle, offline, with everything on, and the checks that Arelle lacks.

  judge.py validate FILE... [--packages ZIP...] [--calculation round|truncate]   one JSON line a file
  judge.py facts FILE [--packages ZIP...]               canonical facts, one JSON line each, sorted
  judge.py compare FIRST SECOND [--packages ZIP...]     facts that only one of two reports has
  judge.py break FILE --out FOLDER [--packages ZIP...]  broken copies of a good file, each with the code it must get
  judge.py serve                                        requests as JSON lines on standard input, answers on output

A request of `serve` is {"command": "validate" | "facts", "file": …, "packages": […], "calculation": "round"}; the
answer to "facts" is {"file": …, "facts": […]}; a request that cannot be answered gets {"file": …, "error": …}.
Exit status: 0 all well, 1 something is not, 2 wrong usage. Installs its private Python on first use (`install.py`).
"""
import install

install.enter()

import argparse
import json
import os
import sys
from pathlib import Path

import facts
import mutations
from arelle_session import CALCULATIONS, ArelleSession
from verdict import validate


def main():
    """Parse the command line and run one command."""
    arguments = parser().parse_args()
    answers = private_stdout()

    def say(line):
        print(line, file=answers, flush=True)

    try:
        return arguments.run(arguments, say)
    except (facts.NotReadable, OSError) as problem:
        print(f"judge: {problem}", file=sys.stderr)
        return 1


def parser():
    """The command line."""
    result = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = result.add_subparsers(required=True, metavar="COMMAND")

    def command(name, run, *names, packages=True, **options):
        sub = commands.add_parser(name)
        sub.set_defaults(run=run)
        for argument in names:
            sub.add_argument(argument, type=Path, **options)
        if packages:
            sub.add_argument("--packages", nargs="+", action="extend", type=Path, default=[], metavar="ZIP")
        return sub

    command("validate", run_validate, "files", nargs="+").add_argument(
        "--calculation", choices=CALCULATIONS, default="round")
    command("facts", run_facts, "file")
    command("compare", run_compare, "first", "second")
    command("break", run_break, "file").add_argument("--out", type=Path, required=True, metavar="FOLDER")
    command("serve", run_serve, packages=False)
    return result


def private_stdout():
    """Standard output for our answers alone: whatever Arelle prints goes to standard error."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return answers


def run_validate(arguments, say):
    """`validate`."""
    session, all_ok = ArelleSession(), True
    for file in arguments.files:
        answer = validate(session, file, arguments.packages, arguments.calculation)
        all_ok &= answer["ok"]
        say(to_json(answer))
    return 0 if all_ok else 1


def run_facts(arguments, say):
    """`facts`."""
    for line in facts.canonical_facts(ArelleSession(), arguments.file, arguments.packages):
        say(line)
    return 0


def run_compare(arguments, say):
    """`compare`."""
    differences = facts.compare(ArelleSession(), arguments.first, arguments.second, arguments.packages)
    for line in differences:
        say(line)
    return 1 if differences else 0


def run_break(arguments, say):
    """`break`."""
    for broken in mutations.broken_copies(arguments.file, arguments.out, arguments.packages):
        say(to_json({"name": broken.name, "file": str(broken.file), "code": broken.code}))
    return 0


def run_serve(_, say):
    """`serve`."""
    session = ArelleSession()
    for line in sys.stdin:
        if line.strip():
            say(to_json(answer(session, line)))
    return 0


def answer(session, line):
    """The answer to one request; a bad request must not end the process."""
    request = {}
    try:
        request = json.loads(line)
        file, packages = request["file"], request.get("packages", [])
        calculation = request.get("calculation", "round")
        if calculation not in CALCULATIONS:
            raise ValueError(f"unknown calculation {calculation!r}")
        if request["command"] == "validate":
            return validate(session, file, packages, calculation)
        if request["command"] == "facts":
            lines = facts.canonical_facts(session, file, packages)
            return {"file": file, "facts": [json.loads(line) for line in lines]}
        raise ValueError(f"unknown command {request['command']!r}")
    except Exception as problem:
        file = request.get("file") if isinstance(request, dict) else None
        return {"file": file, "error": f"{type(problem).__name__}: {problem}"}


def to_json(value):
    """One line of JSON."""
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
