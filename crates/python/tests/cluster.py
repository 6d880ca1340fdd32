"""Jobs of the examples over generated filings: their tables are the one that a single machine writes.

usage: cluster.py KESSAN FILINGS JOB...
"""

import importlib.util
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow
import pyarrow.compute
import pyarrow.dataset

ROOT = Path(__file__).resolve().parents[3]


def generator():
    """What writes filings for the benchmark of batches."""
    sys.path.insert(0, str(ROOT / "benches"))
    found = importlib.util.spec_from_file_location("batch", ROOT / "benches/batch.py")
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def rows(path: Path) -> pyarrow.Table:
    """The rows of a table, in an order of their own."""
    table = pyarrow.dataset.dataset(path, format="parquet").to_table()
    return table.sort_by([("source", "ascending"), ("id", "ascending")])


def main(kessan: str, number: int, jobs: list[str]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        many = generator()
        many.taxonomy(folder / "filings/taxonomy")
        for at in range(number):
            # Those with a wrong sum are refused, and stop nothing.
            many.report(folder / f"filings/r{at:05}", at)
        single = folder / "single.parquet"
        command = [kessan, "facts", str(folder / "filings"), "--to", "parquet", "--out", str(single), "--quiet"]
        subprocess.run(command, stderr=subprocess.DEVNULL)
        expected = rows(single)
        sound = number - len(range(0, number, many.WRONG))
        assert expected.num_rows == sound * 1000, expected.num_rows
        for job in jobs:
            begun = time.monotonic()
            subprocess.run([sys.executable, ROOT / f"crates/python/examples/{job}.py", folder / "filings", folder / job], check=True)
            found = rows(folder / job)
            assert found.column_names == expected.column_names, found.schema
            for name in expected.column_names:
                one, other = found[name].to_pylist(), expected[name].to_pylist()
                assert one == other, f"{job}: {name} differs"
            seconds = time.monotonic() - begun
            print(f"{job}: {found.num_rows} facts of {sound} of {number} filings, as on a single machine, {seconds:.0f} s")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
