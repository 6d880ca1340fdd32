"""What kessan says of a source, what Arelle says of the filing made of it, and whether both are about the same."""
import json
import re
import subprocess
import sys

from agreement_table import CAUSES
from arelle_session import ArelleSession
from filing_check import FilingChecks
from verdict import validate

SECONDS = 600


class Judge:
    """Arelle, and XML Schema as libxml2 sees it."""

    def __init__(self):
        self._session, self._schemas = ArelleSession(), FilingChecks()

    def codes(self, filing, packages=()):
        """The codes of all messages about a filing."""
        verdict = validate(self._session, filing, packages, schemas=self._schemas.check)
        return sorted({message["code"] for message in verdict["messages"]})


def run(*command, expected):
    """Run a command; returns its exit status and standard output."""
    command = [str(part) for part in command]
    result = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    if result.returncode not in expected:
        sys.exit(f"{' '.join(command)}: exit status {result.returncode}\n{result.stdout}{result.stderr}")
    return result.returncode, result.stdout


def our_verdict(kessan, source):
    """The codes of the errors that kessan finds in a source; none where it takes it."""
    status, output = run(kessan, "--format", "json", "check", source, expected={0, 1})
    found = [json.loads(line) for line in output.splitlines() if line.startswith("{")]
    errors = sorted({line["code"] for line in found if line.get("severity") == "error"})
    if bool(status) != bool(errors):
        sys.exit(f"{source}: exit status {status}, but the errors are {errors}")
    return errors


def related(ours, theirs):
    """Whether one of our codes is about what one of theirs is about."""
    return any(re.match(CAUSES[code], other) for code in ours if code in CAUSES for other in theirs)
