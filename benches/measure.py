"""Runs processes in turns and tells what they took."""
import hashlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Cost(NamedTuple):
    """What a process took."""

    cpu: float
    """Seconds of user and system CPU time."""
    wall: float
    """Seconds from start to end."""
    memory: float
    """Peak resident set in MB (10^6 bytes)."""
    status: int
    text: str
    """What it printed."""


def run(command: list[str], folder: Path | None = None) -> Cost:
    """Runs a process."""
    with tempfile.TemporaryFile("w+") as output:
        start = time.monotonic()
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read()
    # Linux counts in KiB.
    cpu, memory = usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6
    return Cost(cpu, wall, memory, process.returncode, text)


def expect(right: bool, otherwise: str) -> None:
    """Ends the run when a result is not right."""
    if not right:
        sys.exit(f"wrong: {otherwise}")


def digest(path: Path) -> str:
    """The hash of a file, or of all files in a folder with their names."""
    files = sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
    whole = hashlib.sha256()
    for file in files:
        whole.update(str(file.relative_to(path)).encode())
        with file.open("rb") as content:
            whole.update(hashlib.file_digest(content, "sha256").digest())
    return whole.hexdigest()


class Spread(NamedTuple):
    """Several figures of one kind."""

    low: float
    median: float
    high: float

    @staticmethod
    def of(figures: list[float]) -> "Spread":
        return Spread(min(figures), statistics.median(figures), max(figures))


class Pair(NamedTuple):
    """Two processes that ran in turns: what each took, and the ratio of the first to the second, pair by pair."""

    ours: Cost
    cpu: Spread | None
    wall: Spread | None
    memory: Spread | None


def in_turns(ours: Callable[[], Cost], base: Callable[[], Cost] | None, runs: int) -> Pair:
    """Runs two processes by turns; which is first changes from pair to pair."""
    pairs: list[tuple[Cost, Cost | None]] = []
    for turn in range(runs):
        if base is None:
            pairs.append((ours(), None))
        elif turn % 2:
            other = base()
            pairs.append((ours(), other))
        else:
            own = ours()
            pairs.append((own, base()))

    def median(of: Callable[[Cost], float]) -> float:
        return statistics.median(of(own) for own, _ in pairs)

    def ratio(of: Callable[[Cost], float]) -> Spread | None:
        if base is None:
            return None
        return Spread.of([of(own) / max(of(other), 1e-4) for own, other in pairs if other])

    last = pairs[-1][0]
    cost = Cost(median(lambda c: c.cpu), median(lambda c: c.wall), median(lambda c: c.memory), last.status, last.text)
    return Pair(cost, ratio(lambda c: c.cpu), ratio(lambda c: c.wall), ratio(lambda c: c.memory))


class Known(NamedTuple):
    """A target that is known to be missed."""

    value: float | None
    """What was measured instead; none where no run on a quiet machine has told it yet: then all is taken."""
    why: str


WORSE = 1.2
"""How much more than its value a known miss may come to: as much as one run differs from another."""


class Verdicts:
    """Targets, whether they are met, and those that are known not to be."""

    def __init__(self, known: dict[str, Known]) -> None:
        self.known, self.missed, self.needless, self.asked = known, [], [], set()

    def target(self, name: str, value: float, limit: float) -> str:
        """Judges a figure: what to print of it."""
        self.asked.add(name)
        known = self.known.get(name)
        if value <= limit:
            if known:
                self.needless.append(name)
            return f"<= {limit:g} met"
        if known and (known.value is None or value <= known.value * WORSE):
            return f"<= {limit:g} missed, as is known: {known.why}"
        worse = f", and worse than {known.value:g}, which is known" if known else ""
        self.missed.append(f"{name}: {value:.3g} is not <= {limit:g}{worse}")
        return f"<= {limit:g} MISSED{worse}"

    def end(self) -> int:
        """Prints the verdict and gives the exit status."""
        for name in self.needless:
            print(f"met, though it is declared as missed: {name}")
        for told in self.missed:
            print(f"MISSED: {told}")
        count = sum(name in self.known for name in self.asked) - len(self.needless)
        print(f"{len(self.asked)} targets, {len(self.missed)} missed, {count} that are known to be missed")
        return 1 if self.missed else 0
