#!/usr/bin/env python3
"""The cases of tests/inline, held against Arelle: a page must give the values that its case names, or be told of. Where
Arelle says something else than the specification, the case has that under `arelle`, with the reason. kessan is held
against the same cases by tests/inline_1_1.rs.

  inline.py [CASES]    CASES: tests/inline unless it is named
"""
import install

install.enter()

import re
import shutil
import sys
import tempfile
import tomllib
from decimal import Decimal, InvalidOperation
from pathlib import Path

from arelle_session import ArelleSession
from verdict import validate

SHORT = [
    ("/N", "</ix:nonFraction>"),
    ("/T", "</ix:nonNumeric>"),
    ("N(", '<ix:nonFraction name="t:n" contextRef="c" unitRef="u" decimals="0" '),
    ("T(", '<ix:nonNumeric name="t:a" contextRef="c" '),
    (")>", ">"),
    ("C(", "<ix:continuation "),
    ("/C", "</ix:continuation>"),
]
# A page may have no facts, or the same twice.
FINE = {"judge:noFacts", "arelle:duplicateFacts"}


def main():
    """Run all cases."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "inline"
    around = (folder / "page.xhtml").read_text(encoding="utf-8")
    session, failed, total = ArelleSession(), 0, 0
    with tempfile.TemporaryDirectory(prefix="kessan-inline-") as scratch:
        shutil.copy(folder / "t.xsd", scratch)
        file = Path(scratch) / "a.xhtml"
        for name, judge in (("right", judge_right), ("wrong", judge_wrong)):
            for case in tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))["case"]:
                total += 1
                file.write_text(page(case["body"], around), encoding="utf-8")
                problem = judge(session, file, case)
                if problem:
                    failed += 1
                    print(f"FAIL {name} {case['section']}: {case['body']}: {problem}")
    print(f"{total - failed} passed, {failed} failed")
    return 1 if failed else 0


def page(body, around):
    """The page of a case."""
    resources = ""
    if found := re.match(r"R\[(.*?)\](.*)", body, re.DOTALL):
        resources, body = found.groups()
    for short, long in SHORT:
        body = body.replace(short, long)
    return around.replace("{resources}", resources).replace("{body}", f"<div>{body}</div>")


def codes(session, file):
    """What Arelle tells of a page."""
    return {message["code"] for message in validate(session, file, schemas=lambda *_: [])["messages"]} - FINE


def judge_right(session, file, case):
    """What is wrong with Arelle's values of a page; what it says besides must be known."""
    with session.open(file) as opened:
        values = [value for model in opened.models for value in values_of(model.facts)]
    if list(map(plain, values)) != list(map(plain, case["values"])) and "arelle" not in case:
        return f"{values}, not {case['values']}"
    found = codes(session, file)
    return f"found {sorted(found)}" if found != set(case.get("arelle", ())) else None


def judge_wrong(session, file, case):
    """Whether Arelle tells of a page with one of the codes, or of nothing where none is named."""
    found = codes(session, file)
    wanted = set(case["arelle"])
    return None if wanted & found or not wanted | found else f"wanted {sorted(wanted)}, found {sorted(found)}"


def values_of(facts):
    """Values in the order of the facts, as the cases write them."""
    for fact in facts:
        if fact.isTuple and not fact.isNil:
            yield "(tuple)"
            yield from values_of(fact.modelTupleFacts)
        else:
            yield "-" if fact.isNil else fact.value


def plain(value):
    """Numbers by what they are worth."""
    try:
        return Decimal(value)
    except InvalidOperation:
        return value


if __name__ == "__main__":
    sys.exit(main())
