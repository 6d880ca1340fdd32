"""Converts the files of reports from every syntax into every other; Arelle must read the same facts from all of them.

usage: exchange.py KESSAN REPORT...
"""
import install

install.enter()

import subprocess
import sys
import tempfile
from pathlib import Path

from arelle_session import ArelleSession
from facts import NotReadable, compare

SYNTAXES = {"xbrl": ".xbrl", "ixbrl": ".xhtml", "json": ".json", "csv": "-csv"}


def main():
    """Convert all reports that are named."""
    kessan, *reports = sys.argv[1:]
    session, failed, total = ArelleSession(), 0, 0
    for report in reports:
        with tempfile.TemporaryDirectory(prefix="kessan-exchange-") as folder:
            for name, problems in conversions(session, kessan, report, Path(folder)):
                total += 1
                failed += bool(problems)
                for problem in problems[:5]:
                    print(f"FAIL {name}: {problem[:300]}")
    print(f"{total} conversions, {failed} with other facts")
    return 1 if failed or not total else 0


def conversions(session, kessan, report, folder):
    """Name and problems of each conversion."""
    run(kessan, "export", report, "--out", folder, "--to", "xbrl,ixbrl,json,package")
    [instance] = folder.glob("*/*.xbrl")
    [package] = folder.glob("*/*.zip")
    for source in (instance, instance.with_suffix(".xhtml"), instance.with_suffix(".json")):
        for syntax, end in SYNTAXES.items():
            out = folder / "converted" / source.suffix[1:] / f"to{end}"
            run(kessan, "convert", source, "--to", syntax, "--packages", package, "--out", out)
            read = next(out.glob("*.json")) if syntax == "csv" else out
            name = f"{instance.stem} {source.suffix} to {syntax}"
            try:
                yield name, compare(session, instance, read, [package])
            except NotReadable as error:
                yield name, [str(error)]


def run(kessan, *arguments):
    """Run a command that must succeed."""
    done = subprocess.run([kessan, *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"kessan {' '.join(map(str, arguments))}: {done.stdout}{done.stderr}")


if __name__ == "__main__":
    sys.exit(main())
