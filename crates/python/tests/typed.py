"""What a type checker is to see of the wheel: this file is checked, and not run."""

from pathlib import Path

import kessan

report: kessan.Report = kessan.read(Path("a"), ["b"], without_taxonomy=True)
count: int = len(report)
codes: list[str] = [finding.code for finding in kessan.check("a")]
files: list[str] = kessan.convert("a", "b", "xbrl") + kessan.export("a", "b", ["xbrl", "json"], profile="intl")
kessan.convert("a", "b", "pdf")  # type: ignore[arg-type]
